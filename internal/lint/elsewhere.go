package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads the words of languages other than English, of which nothing is known but what
// their vocabularies say: letters beyond ASCII, stems, elisions, and how numbers are written.

// wildcard is a part of a word that stands for all words that have it: durchbruch*, *studie.
type wildcard struct {
	begin, end string
	id         uint16
}

func wildcardOf(word string, id uint16) wildcard {
	begin, end, _ := strings.Cut(word, "*")
	return wildcard{begin, end, id}
}

func (s *wildcard) fits(word string) bool {
	return len(word) >= len(s.begin)+len(s.end) && strings.HasPrefix(word, s.begin) && strings.HasSuffix(word, s.end)
}

// wild is the entry of the longest stem of a word, 0 when it has none.
func (l *lexicon) wild(word string) (id uint16) {
	longest := 0
	for i := range l.wildcards {
		if s := &l.wildcards[i]; len(s.begin)+len(s.end) > longest && s.fits(word) {
			id, longest = s.id, len(s.begin)+len(s.end)
		}
	}
	return id
}

// closeWildcards makes words and longer stems belong to the sets of the stems that they have.
func (l *lexicon) closeWildcards() {
	for i := range l.wildcards {
		s := &l.wildcards[i]
		for id := 1; id < len(l.entries); id++ {
			if e := &l.entries[id]; uint16(id) != s.id && s.fits(e.text) {
				for n := range l.sets {
					if l.in(s.id, n) && !l.in(uint16(id), n) {
						e.sets[n>>6] |= 1 << (n & 63)
						l.sets[n] = append(l.sets[n], uint16(id))
					}
				}
			}
		}
	}
}

// wordElsewhere is word of a language other than English.
func (t *tokens) wordElsewhere(i int) int {
	from := i
	w := word{}
	for i < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if unicode.IsUpper(r) {
				w.caps++
			}
		case unicode.IsDigit(r):
			w.mixed = true
		case (r == '\'' || r == '’') && i > from && !t.lexicon.numerals.Elides():
			if next, _ := utf8.DecodeRuneInString(t.text[i+size:]); !unicode.IsLetter(next) {
				size = 0
			}
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		i += size
	}
	if i == from { // a mark of its own
		_, size := utf8.DecodeRuneInString(t.text[i:])
		return i + size
	}
	if end, n, ok := t.numeral(from); ok {
		w = word{kind: number, value: n, from: int32(from), to: int32(end)}
		t.add(w)
		return t.sign(&t.words[len(t.words)-1], end)
	}
	written := strings.ToLower(t.text[from:i])
	if w.id = t.lexicon.find(hash(written), written); w.id == 0 {
		w.id = t.lexicon.wild(written)
	}
	first, _ := utf8.DecodeRuneInString(t.text[from:])
	w.upper = unicode.IsUpper(first)
	w.from, w.to = int32(from), int32(i)
	t.add(w)
	return i
}

// numeral is the number that is spelled out at an offset, hyphens and all: vingt-deux.
func (t *tokens) numeral(from int) (end int, value float64, ok bool) {
	for end = from; end < len(t.text); {
		r, size := utf8.DecodeRuneInString(t.text[end:])
		if !unicode.IsLetter(r) && r != '-' {
			break
		}
		end += size
	}
	value, ok = t.lexicon.numerals.Small(t.text[from:end])
	return end, value, ok
}

// numberElsewhere is number of a language other than English.
func (t *tokens) numberElsewhere(i int) int {
	from := i
	w := word{kind: number}
	value, decimals, size := t.lexicon.numerals.Digits(t.text[i:])
	w.value, w.decimals = value, decimals
	i += size
	for t.lexicon.numerals.Spaced() && decimals == 0 && (i-from <= 3 || i-from > 4) && w.value >= 1 {
		n := thousands(t.text[i:])
		if n == 0 {
			break
		}
		more, decimals, size := t.lexicon.numerals.Digits(t.text[i+n:])
		if size != 3 && !(decimals > 0 && size > 4) {
			break
		}
		w.value, w.decimals = w.value*1000+more, decimals
		i += n + size
	}
	if r, _ := utf8.DecodeRuneInString(t.text[i:]); unicode.IsLetter(r) {
		return t.wordElsewhere(from)
	}
	w.from, w.to = int32(from), int32(i)
	if i-from <= 4 { // phase 1, in 2024
		w.id = t.lexicon.find(hash(t.text[from:i]), t.text[from:i])
	}
	if t.lexicon.vocabulary.Has("ordinal-stops") && strings.HasPrefix(t.text[i:], ". ") && !t.ended(i) { // der 12. Mai
		w.kind = plain
	}
	if t.gap == hyphen && len(t.words) > 0 && t.words[len(t.words)-1].kind == plain && int(t.words[len(t.words)-1].to)+1 == from {
		w.kind, w.mixed = plain, true // COVID-19
	}
	t.add(w)
	return t.sign(&t.words[len(t.words)-1], i)
}

// ended reports whether a sentence ends with the stop at an offset.
func (t *tokens) ended(stop int) bool {
	for k := t.sentence; k < len(t.sentences); k++ {
		if s := t.sentences[k]; s.To > stop {
			return s.To == stop+1
		}
	}
	return true
}

// thousands is the size of a space between three digits and three more, 0 when there is none.
func thousands(rest string) int {
	for _, space := range []string{" ", "\u00a0", "\u202f", "\u2009"} {
		if tail, ok := strings.CutPrefix(rest, space); ok && digits(tail) == 3 {
			return len(space)
		}
	}
	return 0
}
