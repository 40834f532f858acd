package prose

import (
	"math"
	"slices"
	"strings"

	"galen/internal/diag"
)

// Score is what the formulas of readability are made from. They were fitted to
// school texts, in English, of the years 1943 to 1975: they see the length of
// words and sentences, and nothing else.
type Score struct {
	Sentences int
	Words     int // that make sentences long; a hyphenated word and a number are one
	Measured  int // words whose own length counts: Words less those of a glossary
	Letters   int // letters and digits of the measured words
	Syllables int // of the measured words; a number has one
	Long      int // measured words of three syllables or more
}

// Kincaid is the Flesch-Kincaid grade: years of American school. (Kincaid,
// Fishburne, Rogers and Chissom, 1975.)
func (s Score) Kincaid() float64 {
	return s.of(0.39*s.length() + 11.8*ratio(s.Syllables, s.Measured) - 15.59)
}

// Flesch is the reading ease, from about 0 (hard) to 100 (easy). (Flesch, 1948.)
func (s Score) Flesch() float64 {
	return s.of(206.835 - 1.015*s.length() - 84.6*ratio(s.Syllables, s.Measured))
}

// ARI is the automated readability index, a grade that needs no syllables. (Smith
// and Senter, 1967.)
func (s Score) ARI() float64 {
	return s.of(4.71*ratio(s.Letters, s.Measured) + 0.5*s.length() - 21.43)
}

// SMOG is a grade made from the long words. It was made for 30 sentences or more,
// and says little of fewer. (McLaughlin, 1969.)
func (s Score) SMOG() float64 {
	return s.of(3.1291 + 1.043*math.Sqrt(30*ratio(s.Long, s.Sentences)))
}

func (s Score) length() float64 { return ratio(s.Words, s.Sentences) }

// of is 0 for a score of nothing, for which no formula has a meaning.
func (s Score) of(grade float64) float64 {
	if s.Words == 0 || s.Measured == 0 {
		return 0
	}
	return grade
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

// Add is the score of two texts together.
func (s *Score) Add(t Score) {
	s.Sentences += t.Sentences
	s.Words += t.Words
	s.Measured += t.Measured
	s.Letters += t.Letters
	s.Syllables += t.Syllables
	s.Long += t.Long
}

// Reading is how hard a text is to read.
type Reading struct {
	Score
	Spared   Score      // the same without the length of the glossary's terms
	Sections []Section  // in the order of the text; the first may have no heading
	Hardest  []Sentence // at most three, hardest first
}

// Section is a heading of the second level with all up to the next.
type Section struct {
	Score
	Heading string // empty above the first
	At      diag.Position
}

// Sentence is a sentence that is hard to read.
type Sentence struct {
	Score
	Text string
	At   diag.Position
}

// hardest is how many sentences a Reading shows; shortest is how many words those
// have at least: a formula says nothing of three words.
const hardest, shortest = 3, 12

// Readability scores the paragraphs, items and quotations of a text. Headings,
// tables and captions are no sentences. Terms are what a glossary explains to the
// reader; nil is an empty one.
func Readability(t *Text, terms *Terms) Reading {
	var r Reading
	var hard []candidate
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Kind == Heading && b.Level == 2 {
			r.Sections = append(r.Sections, Section{Heading: b.Text, At: b.At(0)})
		}
		if !b.Running() {
			continue
		}
		if len(r.Sections) == 0 {
			r.Sections = []Section{{At: b.At(0)}}
		}
		section := &r.Sections[len(r.Sections)-1]
		words := b.Words()
		spared := terms.in(b.Text, words)
		for _, s := range b.Sentences() {
			n := 0
			for n < len(words) && words[n].From < s.To {
				n++
			}
			all, less := count(b.Text, words[:n], spared)
			words = words[n:]
			if all.Words == 0 {
				continue
			}
			section.Add(all)
			r.Add(all)
			r.Spared.Add(less)
			if all.Words >= shortest {
				hard = append(hard, candidate{all.Kincaid(), all, b, s})
			}
		}
	}
	r.Hardest = top(hard)
	return r
}

// candidate is a sentence that may be among the hardest.
type candidate struct {
	grade float64
	score Score
	block *Block
	span  Span
}

func top(hard []candidate) []Sentence {
	var all []Sentence
	for range min(hardest, len(hard)) {
		at := 0
		for i, c := range hard {
			if c.grade > hard[at].grade {
				at = i
			}
		}
		c := hard[at]
		all = append(all, Sentence{c.score, c.block.Cut(c.span), c.block.At(c.span.From)})
		hard[at].grade = math.Inf(-1)
	}
	return all
}

// count scores the words of one sentence, with and without those that are spared,
// which stand in the order of the text.
func count(text string, words, spared []Span) (all, less Score) {
	all.Sentences, all.Words, all.Measured = 1, len(words), len(words)
	var terms Score
	for _, w := range words {
		word := text[w.From:w.To]
		syllables := Syllables(word)
		long := 0
		if syllables >= 3 {
			long = 1
		}
		letters := lettersOf(word)
		all.Letters += letters
		all.Syllables += syllables
		all.Long += long
		if len(spared) > 0 && slices.Contains(spared, w) {
			terms.Measured++
			terms.Letters += letters
			terms.Syllables += syllables
			terms.Long += long
		}
	}
	less = all
	less.Measured -= terms.Measured
	less.Letters -= terms.Letters
	less.Syllables -= terms.Syllables
	less.Long -= terms.Long
	return all, less
}

// lettersOf counts letters and digits, in code points; what joins them is left out.
func lettersOf(word string) (n int) {
	for i := 0; i < len(word); {
		size, in := wordByte(word, i)
		if in {
			n++
		}
		i += size
	}
	return n
}

// Terms are words and phrases that a glossary explains.
type Terms struct {
	phrases map[string][][]string // by the first word, in lower case
}

// NewTerms makes the terms of a list, in which case makes no difference.
func NewTerms(list []string) *Terms {
	t := &Terms{map[string][][]string{}}
	for _, term := range list {
		var words []string
		for _, w := range Words(term) {
			words = append(words, strings.ToLower(term[w.From:w.To]))
		}
		if len(words) > 0 {
			t.phrases[words[0]] = append(t.phrases[words[0]], words)
		}
	}
	return t
}

// in finds the words of a text that belong to terms. A plural s makes no
// difference to the last word.
func (t *Terms) in(text string, words []Span) (found []Span) {
	if t == nil || len(t.phrases) == 0 {
		return nil
	}
	for i := range words {
		first := strings.ToLower(text[words[i].From:words[i].To])
		for _, phrases := range [][][]string{t.phrases[first], t.phrases[strings.TrimSuffix(first, "s")]} {
			for _, p := range phrases {
				if i+len(p) <= len(words) && matches(text, words[i:i+len(p)], p) {
					found = append(found, words[i:i+len(p)]...)
				}
			}
		}
	}
	return found
}

func matches(text string, words []Span, phrase []string) bool {
	for i, w := range words {
		word := text[w.From:w.To]
		if !strings.EqualFold(word, phrase[i]) && (i < len(words)-1 || !strings.EqualFold(word, phrase[i]+"s")) {
			return false
		}
	}
	return true
}
