package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
)

// reading is an article as the rules see it.
type reading struct {
	*Checker
	*language        // of which the rules have words: that of the article, or English
	tag       string // of the language of the article
	glossary         // of its edition
	article   *content.Article
	text      *textseg.Text
	passages  []block          // the headline, the dek, then the blocks of the text
	words     []word           // of all passages
	hits      []hit            // likewise, by passage and by first word
	figures   quantity.Memory  // the sentences that have numbers, of all passages
	division  textseg.Division // of the passage that is read
	meter     textseg.Meter
	list      diag.List
	reported  []said
	study     facts
	lines     []line      // of the story, see tell
	all       claims.Sign // of all of these
	starts    cueSet      // likewise
	ledger    []datum     // of these, see countFigures
	pages     []int       // where those of each line begin
}

// block is the headline, the dek or a block of the text.
type block struct {
	*textseg.Block
	role       role
	text       string
	value      diag.Position // of the headline or dek
	first, end int           // its words in reading.words
	hits       [2]int        // its hits in reading.hits, from and up to
	figures    [2]int        // its sentences in that, likewise
	running    int           // how many paragraphs and items stand before it
	signs      claims.Sign   // of how a study was made
	office     bool          // what an office puts below every text
}

type role uint8

const (
	body role = iota
	headline
	dek
)

// read prepares a reading, in the memory of one that is over.
func (c *Checker) read(a *content.Article, text *textseg.Text) *reading {
	r, _ := c.spare.Get().(*reading)
	if r == nil {
		r = &reading{}
	}
	r.Checker, r.article, r.tag, r.text = c, a, c.languageOf(a), text
	r.language = c.in(r.tag)
	r.division.Language = r.tag
	r.glossary = c.glossaries[a.Edition]
	r.meter.Reset(r.terms)
	r.passage(block{role: headline, text: a.Title.Text, value: a.Title.At, Block: &textseg.Block{Kind: textseg.Heading, Text: a.Title.Text}})
	r.passage(aboveText(a.Description.Text, a.Description.At))
	running, office := 0, claims.Boilerplate(text.Blocks)
	for i := range text.Blocks {
		b := &text.Blocks[i]
		if b.Kind == textseg.Code {
			continue
		}
		r.passage(block{Block: b, text: b.Text, running: running, office: office[i]})
		r.meter.Add(b, &r.division)
		if b.Running() && sentence(b.Text) {
			running++
		}
	}
	return r
}

// aboveText is a text of the front matter.
func aboveText(text string, at diag.Position) block {
	return block{role: dek, text: text, value: at, Block: &textseg.Block{Text: text}}
}

// put keeps the memory of a reading for the next one.
func (c *Checker) put(r *reading) {
	clear(r.passages)
	r.meter.Reset(nil)
	clear(r.list)
	r.figures.Reset()
	clear(r.lines)
	clear(r.ledger)
	*r = reading{figures: r.figures, lines: r.lines[:0], ledger: r.ledger[:0], pages: r.pages[:0], reported: r.reported[:0], passages: r.passages[:0], words: r.words[:0], hits: r.hits[:0], list: r.list[:0], division: r.division, meter: r.meter}
	c.spare.Put(r)
}

// sentence reports whether a text ends as a sentence does; a label or a byline does
// not.
func sentence(s string) bool {
	s = strings.TrimRight(s, " )]\"”’'“‘»›」』）")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:。！？؟۔।", last)
}

func (r *reading) passage(p block) {
	r.division.Divide(p.text)
	p.first = len(r.words)
	t := tokens{lexicon: r.lexicon, text: p.text, sentences: r.division.Sentences, words: r.words}
	t.divided(r.division.Words, r.known)
	r.words, p.signs = t.words, t.signs
	p.end = len(r.words)
	p.hits[0] = len(r.hits)
	r.hits = r.book.find(r.lexicon, r.words[p.first:p.end], p.first, r.hits)
	p.hits[1] = len(r.hits)
	p.figures[0] = len(r.figures.Sentences)
	if t.numeric { // no other passage has quantities
		r.numbers.Read(&r.figures, p.text, &r.division)
	}
	p.figures[1] = len(r.figures.Sentences)
	r.passages = append(r.passages, p)
}

// found are the hits of a passage.
func (r *reading) found(p *block) []hit { return r.hits[p.hits[0]:p.hits[1]] }

// numbersOf are the sentences of a passage that have numbers.
func (r *reading) numbersOf(p *block) []quantity.Sentence {
	return r.figures.Sentences[p.figures[0]:p.figures[1]]
}

// wordAt is the word of a passage that holds the byte at an offset, or the last one before it.
func (r *reading) wordAt(p *block, offset int) int {
	n, _ := slices.BinarySearchFunc(r.words[p.first:p.end], offset, func(w word, offset int) int {
		if int(w.to) <= offset {
			return -1
		}
		return 1
	})
	return min(p.first+n, p.end-1)
}

// has reports whether a passage has a phrase of a topic.
func (r *reading) has(p *block, t topic) bool {
	for _, h := range r.found(p) {
		if h.topic == t {
			return true
		}
	}
	return false
}

// count is how often a topic is met in the article.
func (r *reading) count(t topic) int {
	n := 0
	for _, h := range r.hits {
		if h.topic == t {
			n++
		}
	}
	return n
}

// first is the first passage that has a phrase of a topic, and the phrase.
func (r *reading) first(t topic) (*block, hit, bool) {
	for i := range r.passages {
		for _, h := range r.found(&r.passages[i]) {
			if h.topic == t {
				return &r.passages[i], h, true
			}
		}
	}
	return nil, hit{}, false
}

// at is the place in the file of a word of a passage.
func (r *reading) at(p *block, w int) diag.Position {
	return r.placed(p, int(r.words[w].from))
}

// said is what the writer wrote, from one word up to another.
func (r *reading) said(p *block, from, to int) string {
	return p.text[r.words[from].from:r.words[to-1].to]
}

// spoken reports whether a word stands in a quotation.
func (r *reading) spoken(p *block, w int) bool {
	return p.role == body && p.Quoted(int(r.words[w].from))
}

// is reports whether word w, which may lie outside the passage, is in the same
// sentence as word near and of a class.
func (r *reading) is(p *block, w, near, set int) bool {
	return w >= p.first && w < p.end && r.words[w].sentence == r.words[near].sentence && r.lexicon.in(r.words[w].id, set)
}

// around reports whether one of the n words before a hit, or of those behind it,
// is of a class.
func (r *reading) around(p *block, h hit, before, behind, set int) bool {
	for k := 1; k <= before; k++ {
		if r.is(p, h.from-k, h.from, set) {
			return true
		}
	}
	for k := range behind {
		if r.is(p, h.to+k, h.to-1, set) {
			return true
		}
	}
	return false
}

// knows reports whether a rule knows the language of the article.
func (r *reading) knows(code string) bool {
	rule, ok := rules.Find(code)
	return ok && rule.Languages.Know(r.tag)
}

// report adds a finding at a word, of a rule that knows the language. Its level is that of the rule, for now. What stands
// between backquotes is shown as a sample, and says nothing: no finding is kept.
func (r *reading) report(code string, p *block, w int, hint, format string, args ...any) *diag.Diagnostic {
	if !r.knows(code) {
		return new(diag.Diagnostic)
	}
	for _, s := range p.Code {
		if s.Holds(int(r.words[w].from)) {
			return new(diag.Diagnostic)
		}
	}
	if !apiece[code] {
		at := said{code, p.first, r.words[w].sentence}
		if slices.Contains(r.reported, at) {
			return new(diag.Diagnostic)
		}
		r.reported = append(r.reported, at)
	}
	return r.reportAt(code, r.at(p, w), hint, format, args...)
}

// said is that a sentence has a finding of a kind, of which one is enough.
type said struct {
	code     string
	passage  int // its first word
	sentence uint16
}

// apiece are the rules by which each thing of a sentence is a finding of its own: numbers that are wrong, and letters.
var apiece = map[string]bool{"HN231": true, "HN232": true, "HN233": true, "HN235": true, "HN236": true, "HN250": true, "HN251": true, "HN252": true, "HN253": true, "HN280": true}

func (r *reading) reportAt(code string, at diag.Position, hint, format string, args ...any) *diag.Diagnostic {
	if !r.knows(code) {
		return new(diag.Diagnostic)
	}
	rule, _ := rules.Find(code)
	d := diag.Errorf(at, code, format, args...)
	d.Hint, d.Severity = hint, severities[rule.Level]
	r.list = append(r.list, d)
	return &r.list[len(r.list)-1]
}
