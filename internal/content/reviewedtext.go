package content

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/text/unicode/norm"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/memo"
	"galen/internal/source"
)

// ReviewedText is what an article claims, word for word: its title, description,
// study and references, and its text. How lines are broken, which quotation marks
// are typed and how words are marked are no part of it, except that they are struck
// out, stand beside an empty cell, or are numbered from another number than 1; so it stays the same until somebody changes a word. Where links lead, what is cited
// where and which pictures are shown is kept apart, as its Supports.
type ReviewedText struct {
	Sentences  []Sentence
	Supports   []Support
	Entries    []ReviewedText      // of a live story, oldest first: what stands in each, and is in none of the above
	References []ReviewedReference // likewise of a live story

	begins []beginning       // of its paragraphs
	parts  []ShownPart       // that the text names
	header frontmatter.Value // of its file
}

// Sentence is a sentence, a heading, a cell, or a value of the front matter.
type Sentence struct {
	Text string
	At   diag.Position // of its first word
}

// claims are the keys of the front matter that a manuscript holds.
var claims = []string{"title", "description", "study", "references"}

// ManuscriptOf reads a file once more, and the parts that it shows. It is empty when the
// file cannot be read.
func ManuscriptOf(f source.File, parts Parts, zone *time.Location) ReviewedText {
	p, _, ok := split(f)
	p.zone = zone
	if !p.translated(f.Path, parts) || !ok {
		return ReviewedText{}
	}
	return p.manuscript(f.Path, parts)
}

// KeyAt is where the value of a key of the front matter stands, or the file alone when it
// has no such key.
func KeyAt(f source.File, key string) diag.Position {
	if p, _, ok := split(f); ok {
		for _, e := range p.header.Entries {
			if e.Key == key {
				return e.Value.At
			}
		}
	}
	return diag.Position{File: f.Path}
}

func (p divided) manuscript(file string, parts Parts) ReviewedText {
	var m ReviewedText
	c := p.compose(file, nil, parts)
	m.parts, m.header = c.shown, p.header
	for _, key := range claims {
		for _, e := range p.header.Entries {
			switch {
			case e.Key != key:
			case key == "references" && c.division != nil:
				m.References = reviewedReferences(e.Value)
			default:
				m.value(key, e.Value)
				m.keyed(key)
			}
		}
	}
	r := reading{source: c.source(), lines: c.lines, start: c.start, m: &m}
	if c.division == nil {
		ast.Walk(c.doc, r.block)
		return m
	}
	m.Entries = make([]ReviewedText, 0, len(c.division.entries))
	for n := c.doc.FirstChild(); n != nil; n = n.NextSibling() {
		if c.division.entry(n) != nil {
			m.Entries = append(m.Entries, ReviewedText{})
			r.m = &m.Entries[len(m.Entries)-1]
		}
		ast.Walk(n, r.block)
	}
	return m
}

// value adds what a key of the front matter says. The title and the description
// are sentences; what lies deeper is named, because a number is no claim without
// its key.
func (m *ReviewedText) value(name string, v frontmatter.Value) {
	if v.Empty() {
		return
	}
	m.begin()
	switch v.Kind {
	case frontmatter.List:
		for _, item := range v.Items {
			m.value(name, item)
		}
	case frontmatter.Map:
		entries := slices.Clone(v.Entries)
		slices.SortFunc(entries, func(a, b frontmatter.Entry) int { return cmp.Compare(a.Key, b.Key) })
		for _, e := range entries {
			m.value(name+"."+e.Key, e.Value)
		}
	default:
		if strings.Contains(name, ".") {
			m.Sentences = append(m.Sentences, Sentence{plainWords(name + " " + v.Text), v.At})
		} else if said := plainWords(v.Text); said != "" {
			m.Sentences = append(m.Sentences, Sentence{said, v.At})
		}
	}
}

// reading gathers the sentences of a parsed text.
type reading struct {
	source []byte
	lines  *diag.Lines
	start  int // offset of source in the file
	m      *ReviewedText
}

// block adds the sentences of a block that holds words, such as a paragraph.
func (r *reading) block(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering || n.Type() == ast.TypeDocument {
		return ast.WalkContinue, nil
	}
	if n.Type() == ast.TypeInline {
		return ast.WalkSkipChildren, nil
	}
	if !published[n.Kind()] && !isRefused(n) {
		panic(unwritten("manuscript", n))
	}
	if d, ok := n.(*directive.Node); ok {
		r.directive(d)
	}
	r.m.begin()
	switch n.Kind() {
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
			if said := plainWords(string(s.Value(r.source))); said != "" {
				r.m.Sentences = append(r.m.Sentences, Sentence{said, r.lines.At(r.start + s.Start)})
			}
		}
		return ast.WalkSkipChildren, nil
	case ast.KindList:
		if list := n.(*ast.List); list.IsOrdered() && list.Start != 1 {
			r.m.Sentences = append(r.m.Sentences, Sentence{listFrom + strconv.Itoa(list.Start) + ")", r.lines.At(r.start + max(0, n.Pos()))})
		}
	case extast.KindTableCell:
		if n.FirstChild() == nil {
			r.m.Sentences = append(r.m.Sentences, Sentence{emptyCell, r.lines.At(r.start + cellStart(n))})
		}
	}
	if c := n.FirstChild(); c == nil || c.Type() != ast.TypeInline {
		return ast.WalkContinue, nil
	}
	var line spoken
	line.collect(n, r.source)
	first := len(r.m.Sentences)
	var starts []int
	line.sentences(func(from int, said string) {
		starts = append(starts, from)
		r.m.Sentences = append(r.m.Sentences, Sentence{said, r.lines.At(r.start + line.offset(from))})
	})
	for _, s := range line.supports {
		if i := sort.SearchInts(starts, s.at+1) - 1; i >= 0 {
			s.Sentence = r.m.Sentences[first+i].Text
		}
		s.At = r.lines.At(r.start + s.source)
		r.m.Supports = append(r.m.Supports, s.Support)
	}
	return ast.WalkSkipChildren, nil
}

// directive adds what the arguments of a block say. A text, such as the title of a box, is
// words; another value is no claim without its key.
func (r *reading) directive(d *directive.Node) {
	r.m.Sentences = append(r.m.Sentences, Sentence{blockMark + d.Name + ")", r.lines.At(r.start + d.NameAt)})
	v, _ := d.Value(r.source, r.lines, r.start)
	for _, e := range v.Entries {
		if e.Key == "lang" && languageOfBlock(d) != "" && d.Name != "audio" && d.Name != "video" {
			continue // as that of a passage, it is no word
		}
		if said := plainWords(e.Value.Text); d.Form == directive.Container && e.Value.Kind == frontmatter.Text && said != "" {
			r.m.Sentences = append(r.m.Sentences, Sentence{said, e.Value.At})
		} else {
			r.m.value(d.Name+"."+e.Key, e.Value)
		}
	}
}

// What says where words stand, and is none itself: a cell of a table without words, beside
// which a number belongs to another column; and the number from which a list counts.
const (
	emptyCell = "(an empty cell)"
	listFrom  = "(a list from "
	blockMark = "(a block: "
)

// cellStart is where a cell of a table begins in the source, or else its row.
func cellStart(n ast.Node) int {
	if n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	return max(0, n.Parent().Pos())
}

// struckOut stands before and after words that are struck out.
const struckOut = "~~"

// spoken is the text of a block, and where its parts stand in the source.
type spoken struct {
	text     []byte
	parts    []struct{ at, source int }
	last     int // where in the source the text ended that was read last
	supports []placedSupport
}

func (s *spoken) write(text string, source int) {
	s.parts = append(s.parts, struct{ at, source int }{len(s.text), source})
	s.text = append(s.text, text...)
}

// offset is the place in the source of a place in the text.
func (s *spoken) offset(at int) int {
	i, found := slices.BinarySearchFunc(s.parts, at, func(p struct{ at, source int }, at int) int { return p.at - at })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	return s.parts[i].source + at - s.parts[i].at
}

// collect adds what is below a node.
func (s *spoken) collect(parent ast.Node, source []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		s.node(n, source)
	}
}

func (s *spoken) node(n ast.Node, source []byte) {
	s.support(n, source, s.last)
	switch t := n.(type) {
	case *ast.Text:
		s.last = t.Segment.Stop
		if t.IsRaw() {
			s.write(string(t.Segment.Value(source)), t.Segment.Start)
		} else {
			s.write(decoded(t.Segment.Value(source)), t.Segment.Start)
		}
		if t.SoftLineBreak() || t.HardLineBreak() {
			s.write(" ", s.last)
		}
	case *ast.String: // a typographic character; what is written for it stands right behind what was last
		s.write(string(t.Value), s.last)
	case *ast.AutoLink:
		s.write(string(t.Label(source)), s.last)
	case *ast.Image:
		s.collect(n, source)
		s.write(" "+decoded(t.Title)+" ", s.last)
	case *script:
		s.write(string(appendScript(nil, t, source)), t.Pos())
	case *extast.Strikethrough: // what is struck out says that it no longer holds
		s.write(struckOut, s.last)
		s.collect(n, source)
		s.write(struckOut, s.last)
	case *ast.Emphasis, *ast.CodeSpan, *ast.Link, *passage:
		s.collect(n, source)
	case *extast.FootnoteLink, *extast.FootnoteBacklink, *citation, *deskNote:
	default:
		if !isRefused(n) {
			panic(unwritten("manuscript", n))
		}
	}
}

// sentences yields each sentence and where it begins. A full stop ends one when
// a capital letter, a digit or a quotation mark follows. That takes "Dr. Who" for
// two, which does no harm: both versions of a text are cut alike.
func (s *spoken) sentences(yield func(from int, said string)) {
	var words []string
	from, end := -1, false
	for at := 0; at < len(s.text); {
		c, size := utf8.DecodeRune(s.text[at:])
		if unicode.IsSpace(c) {
			at += size
			continue
		}
		next := at + cmp.Or(bytes.IndexFunc(s.text[at:], unicode.IsSpace)+1, len(s.text)-at+1) - 1
		if end && !unicode.IsLower(c) {
			yield(from, strings.Join(words, " "))
			words, from = nil, -1
		}
		if from < 0 {
			from = at
		}
		word := plainWords(string(s.text[at:next]))
		words = append(words, word)
		end = strings.HasSuffix(strings.TrimRight(word, `"')]*~`), ".") || strings.ContainsAny(word[max(0, len(word)-2):], "?!")
		at = next
	}
	if len(words) > 0 {
		yield(from, strings.Join(words, " "))
	}
}

// straight writes quotation marks, apostrophes and soft hyphens as a typewriter
// would.
var straight = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "…", "...", "\u00ad", "")

// plainWords is a text with one space between words.
func plainWords(s string) string {
	return straight.Replace(norm.NFC.String(strings.Join(strings.Fields(s), " ")))
}

// Digest stands for all words in their order. Where one paragraph ends and the
// next begins does not matter.
func (m ReviewedText) Digest() memo.Digest {
	h := memo.NewHasher()
	for _, s := range m.Sentences {
		for word := range strings.FieldsSeq(s.Text) {
			h.String(word)
		}
	}
	return h.Sum()
}

// hashLength is that of a hash, in characters. It guards against slips, not against
// people who forge: they could write a new hash as well.
const hashLength = 16

// Hash is the digest of the words alone.
func (m ReviewedText) Hash() string { return m.Digest().String()[:hashLength] }

// Marks has four characters for each sentence, by which a changed one is found.
func (m ReviewedText) Marks() string { return MarksOf(m.Sentences) }

// MarksOf has four characters for each text, by which a changed one is found.
func MarksOf(all []Sentence) string {
	var b strings.Builder
	for _, s := range all {
		digest := memo.Of([]byte(s.Text))
		b.WriteString(base64.RawURLEncoding.EncodeToString(digest[:3]))
	}
	return b.String()
}
