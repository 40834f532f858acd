package check

import "galen/internal/prose"

// spelling is what a form of a word is to the rules wherever it stands: the words
// that it is to them, with places from its beginning.
type spelling struct {
	words []word
	fixed bool // false when it depends on what stands around, as for numbers
}

// spell works that out: a form is read as a text of its own.
func (l *lexicon) spell(f *prose.Form) spelling {
	s := spelling{words: l.wordsOf(nil, f.Spelling, nil), fixed: true}
	for _, w := range s.words {
		if w.kind != plain || l.entries[w.id].value >= 0 {
			return spelling{}
		}
	}
	return s
}

// divided adds the words of a text that is divided already: the same as wordsOf,
// at a third of the cost, because most words were met before.
func (t *tokens) divided(words []prose.Word, known *prose.Gloss[spelling]) {
	at := 0 // up to here the text is read
	for i := range words {
		w := &words[i]
		from, to := int(w.From), int(w.To)
		if at > from { // a sign took it along: 5 percent
			at = t.read(at, to)
			continue
		}
		if from != at+1 || t.text[at] != ' ' {
			at = t.read(at, from)
		}
		s := known.Of(w.Form)
		if !s.fixed {
			at = t.read(from, to)
			continue
		}
		for _, x := range s.words {
			t.gap |= x.before
			x.from += w.From
			x.to += w.From
			t.add(x)
		}
		at = to
	}
	t.read(at, len(t.text))
}
