package prose

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// Form is a word as it is spelled, and what is known of the spelling alone. A
// newsroom's words are few: the same form stands for a word wherever it is met, so
// that what a form costs to work out is paid once.
type Form struct {
	Spelling  string
	Syllables int // at least one
	Letters   int // letters and digits, in code points; what joins them is left out
	number    int // its place among the forms, or -1
}

const (
	formCount   = 1 << 15 // as many as are kept, a power of two: 3 MB when all are taken
	longestForm = 64      // bytes of a word that is kept
)

// forms are the words that were met last, each in one of two places.
var (
	forms    [formCount]atomic.Pointer[Form]
	formSeed = maphash.MakeSeed()
)

// FormOf is the form of a word. Many goroutines may ask.
func FormOf(word string) *Form {
	at := maphash.String(formSeed, word) & (formCount - 1)
	if f := forms[at].Load(); f != nil && f.Spelling == word {
		return f
	}
	if f := forms[at^1].Load(); f != nil && f.Spelling == word {
		return f
	}
	return newForm(word, int(at))
}

func newForm(word string, at int) *Form {
	f := &Form{Spelling: strings.Clone(word), Syllables: syllables(word), Letters: lettersOf(word), number: -1}
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
