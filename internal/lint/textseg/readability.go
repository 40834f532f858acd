package textseg

import (
	"math"

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
	m := Meter{terms: terms}
	var d Division
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Running() {
			d.Divide(b.Text)
		}
		m.Add(b, &d)
	}
	return m.Reading()
}
