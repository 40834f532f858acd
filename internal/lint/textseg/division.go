package textseg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Division is a text cut into its sentences and its words, in one pass. The zero
// value is ready. Of one that divides text after text, the lists are used again.
type Division struct {
	Language string // of the texts, a BCP 47 tag; "" is English

	Sentences []Span // without the spaces between them
	Words     []Word
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
	how := conventionsOf(d.Language)
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
		if how.ends(s, from, i, end) {
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
