package textseg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Division is a text cut into its sentences and its words, in one pass. The zero
// value is ready. Of one that divides text after text, the lists are used again.
type Division struct {
	Sentences []Span // without the spaces between them
	Words     []Word
	Stops     *Stops // of the language, where it is another than English
}

// Stops are the full stops of a language that end no sentence.
type Stops struct {
	Ordinals bool            // 12. August
	Words    map[string]bool // abbreviations, in small letters: z in z. B.
}

// within reports whether the stop behind the text before, a part of a sentence, does not end it.
func (x *Stops) within(before string) bool {
	if x == nil {
		return false
	}
	word := before[strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '.' })+1:]
	digits := word != "" && len(word) <= 2 && strings.Trim(word, "0123456789") == ""
	return digits && x.Ordinals || x.Words[strings.ToLower(word)]
}

// Word is a word of a text that was divided.
type Word struct {
	From, To int32 // bytes of the text
	*Form
	explained bool // it belongs to a term of a glossary
}

// Divide cuts a text. What was found in the one before is gone.
func (d *Division) Divide(s string) {
	d.Sentences, d.Words = d.Sentences[:0], d.Words[:0]
	from := skipSpace(s, 0)
	for i := from; i < len(s); {
		switch c := s[i]; {
		case plain[c]:
			i = d.word(s, i, 1)
			continue
		case c < utf8.RuneSelf && c != '.' && c != '?' && c != '!': // nearly all
			i++
			continue
		case c >= utf8.RuneSelf:
			if size, in := wordByte(s, i); in {
				i = d.word(s, i, size)
				continue
			}
		}
		size, stop := terminator(s, i) // none is a part of a word, and none inside a word ends a sentence
		if !stop {
			i += size
			continue
		}
		end := closers(s, terminators(s, i))
		if ends(s, from, i, end) && (s[i] != '.' || end == len(s) || !d.Stops.within(s[from:i])) {
			d.Sentences = append(d.Sentences, Span{from, end})
			from = skipSpace(s, end)
			end = from
		}
		i = max(end, i+size)
	}
	if rest := strings.TrimRightFunc(s[min(from, len(s)):], unicode.IsSpace); rest != "" {
		d.Sentences = append(d.Sentences, Span{from, from + len(rest)})
	}
}

// word adds the word that begins at i with a character of a size, and returns where
// it ends.
func (d *Division) word(s string, i, size int) (end int) {
	end = wordEnd(s, i+size)
	d.Words = append(d.Words, Word{From: int32(i), To: int32(end), Form: FormOf(s[i:end])})
	return end
}

// Sentences finds the sentences of the block, without the spaces between them.
// Text without a full stop, such as a heading, is one sentence.
func (b *Block) Sentences() []Span { return Sentences(b.Text) }

// Sentences finds the sentences of a text.
func Sentences(s string) []Span {
	var d Division
	d.Divide(s)
	return d.Sentences
}

// Words finds the words of the block.
func (b *Block) Words() []Span { return Words(b.Text) }

// Words finds the words of a text. A word begins with a letter or a digit; a
// hyphen, apostrophe, full stop or comma belongs to it when a letter or digit
// stands on both sides (of a full stop between letters, only as in U.S. or e.g.,
// whose last stop is left out). So well-known, patient’s, 12,000, 0.05 and CAR-T
// are one word each, and "phase 1/2" is three.
func Words(s string) []Span {
	var d Division
	d.Divide(s)
	all := make([]Span, len(d.Words))
	for i, w := range d.Words {
		all[i] = Span{int(w.From), int(w.To)}
	}
	return all
}
