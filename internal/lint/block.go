package lint

import (
	"galen/internal/lint/claims"
	"galen/internal/lint/textseg"
)

// spelling is what a form of a word is to the rules: one word or, when it has
// hyphens, several, with places from its beginning.
type spelling struct {
	word
	more  []word
	fixed bool // false when that depends on what stands around, as for numbers

	sign    claims.Sign
	numeric bool // it may be a part of a quantity
}

// spell works that out.
func (l *language) spell(f *textseg.Form) spelling {
	s := l.lexicon.spell(f)
	s.sign, s.numeric = l.studies.Of(f), l.numbers.Numeric(f)
	s.word.sign, s.word.starts = s.sign, startsOf(f.Spelling)
	return s
}

// spell reads a form as a text of its own.
func (l *lexicon) spell(f *textseg.Form) spelling {
	t := tokens{lexicon: l, text: f.Spelling}
	t.read(0, len(t.text))
	for _, w := range t.words {
		if w.kind != plain || l.entries[w.id].value >= 0 {
			return spelling{}
		}
	}
	if len(t.words) == 0 || t.gap != 0 {
		return spelling{}
	}
	return spelling{word: t.words[0], more: t.words[1:], fixed: true}
}

// divided adds the words of a text that is divided already: the same as wordsOf,
// at a third of the cost, because most words were met before.
func (t *tokens) divided(words []textseg.Word, known *textseg.Gloss[spelling]) {
	at := 0 // up to here the text is read
	for i := range words {
		w := &words[i]
		s := known.Of(w.Form)
		t.signs |= s.sign
		t.numeric = t.numeric || s.numeric
		from, to := int(w.From), int(w.To)
		if at > from { // a sign took it along: 5 percent
			at = t.read(at, to)
			continue
		}
		if from != at+1 || t.text[at] != ' ' {
			t.read(at, from)
		}
		if !s.fixed {
			at = t.read(from, to)
			continue
		}
		t.copied(&s.word, w.From)
		for k := range s.more {
			t.copied(&s.more[k], w.From)
		}
		at = to
	}
	t.read(at, len(t.text))
}

// copied adds a word of a form that stands at an offset.
func (t *tokens) copied(known *word, at int32) {
	t.words = append(t.words, *known)
	w := &t.words[len(t.words)-1]
	w.from += at
	w.to += at
	t.gap |= w.before
	t.stand()
}
