package textseg

import (
	"strings"
	"sync/atomic"
)

// Form is a word as it is spelled, and what is known of the spelling alone. A
// newsroom's words are few: the same form stands for a word wherever it is met, so
// that what a form costs to work out is paid once.
type Form struct {
	shape
	Spelling  string
	Syllables int // at least one
	Letters   int // letters and digits, in code points; what joins them is left out
	number    int // its place among the forms, or -1
}

const (
	formBits    = 15
	formCount   = 1 << formBits // as many as are kept: 3 MB when all are taken
	longestForm = 64            // bytes of a word that is kept
)

// forms are the words that were met last, each in one of two places.
var forms [formCount]atomic.Pointer[Form]

// FormOf is the form of a word. Many goroutines may ask.
func FormOf(word string) *Form {
	s := shapeOf(word)
	at := s.place()
	if f := forms[at].Load(); f != nil && f.shape == s && (s.size <= 16 || f.Spelling == word) {
		return f
	}
	if f := forms[at^1].Load(); f != nil && f.shape == s && (s.size <= 16 || f.Spelling == word) {
		return f
	}
	return newForm(word, s, at)
}

func newForm(word string, s shape, at int) *Form {
	f := &Form{shape: s, Spelling: strings.Clone(word), Syllables: syllables(word), Letters: lettersOf(word), number: -1}
	if len(word) > longestForm {
		return f
	}
	if forms[at].Load() != nil && forms[at^1].Load() == nil {
		at ^= 1
	}
	f.number = at
	forms[at].Store(f)
	return f
}

// shape is the first and the last eight bytes of a word, which may overlap: all
// there is to tell of one of at most 16 bytes. (With a hash of the whole word, and
// the text compared, dividing an article takes a third more time.)
type shape struct {
	first, last uint64
	size        int
}

func shapeOf(word string) shape {
	n := len(word)
	switch {
	case n >= 8:
		return shape{eight(word), eight(word[n-8:]), n}
	case n >= 4:
		return shape{four(word), four(word[n-4:]), n}
	case n > 0:
		return shape{uint64(word[0]) | uint64(word[n/2])<<8 | uint64(word[n-1])<<16, 0, n}
	}
	return shape{}
}

// place spreads words over the forms.
func (s shape) place() int {
	const golden = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	h := (s.first^uint64(s.size))*golden ^ s.last
	h ^= h >> 32
	return int(h * golden >> (64 - formBits))
}

// eight is the first eight bytes of a text.
func eight(s string) uint64 { return four(s) | four(s[4:8])<<32 }

func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// Syllables counts the syllables of an English word, at least one. The parts of a
// hyphenated word are added up; an abbreviation in capitals is spelled out, but for
// those that are spoken as words; a number has one, as in all programs that score
// texts, because their formulas were fitted to words.
func Syllables(word string) int { return FormOf(word).Syllables }

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

// Gloss is what somebody knows of forms besides, worked out once for each. Many
// goroutines may use one.
type Gloss[T any] struct {
	about func(*Form) T
	notes [formCount]atomic.Pointer[note[T]]
}

type note[T any] struct {
	form *Form
	said T
}

// NewGloss makes a gloss that says of a form what about does.
func NewGloss[T any](about func(*Form) T) *Gloss[T] { return &Gloss[T]{about: about} }

// Of is what the gloss says of a form. It is not to be changed.
func (g *Gloss[T]) Of(f *Form) *T {
	if f.number < 0 {
		said := g.about(f)
		return &said
	}
	slot := &g.notes[f.number]
	n := slot.Load()
	if n == nil || n.form != f {
		n = &note[T]{f, g.about(f)}
		slot.Store(n)
	}
	return &n.said
}
