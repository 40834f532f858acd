package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/lint/claims"
	"galen/internal/lint/textseg"
)

// word is a word of a block, or a number with its percent sign. Hyphens divide
// words here, so that game-changer and game changer are the same.
type word struct {
	from, to int32 // bytes of the block's text
	id       uint16
	sentence uint16
	kind     kind
	before   gap
	upper    bool    // begins with a capital
	mixed    bool    // has letters and digits, as CD19
	decimals int8    // of a number
	caps     int8    // capitals in it
	value    float64 // of a number
	sign     claims.Sign
	starts   cueSet
}

// kind is what a word is.
type kind uint8

const (
	plain kind = iota
	number
	percent
)

// gap is what stands between a word and the one before it.
type gap uint8

const (
	comma  gap = 1 << iota // , ; : and dashes
	opened                 // (
	closed                 // )
	hyphen
	slash
	stop // the sentence ends
)

// tokens finds the words of a block and what the lexicon knows of them.
type tokens struct {
	lexicon   *lexicon
	text      string
	sentences []textseg.Span
	sentence  int
	gap       gap
	words     []word
	signs     claims.Sign // of the words
	numeric   bool        // one of them may be a part of a quantity
}

// wordsOf adds the words of a text to a list.
func (l *lexicon) wordsOf(words []word, text string, sentences []textseg.Span) []word {
	t := tokens{lexicon: l, text: text, sentences: sentences, words: words}
	t.read(0, len(text))
	return t.words
}

// read reads the text from i up to to, and a percent sign or word behind it; it
// returns where it ended.
func (t *tokens) read(i, to int) int {
	for i < to {
		c := t.text[i]
		switch {
		case '0' <= c && c <= '9':
			i = t.number(i)
		case letter(c):
			i = t.word(i)
		default:
			i = t.mark(i)
		}
	}
	return i
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// mark notes what is neither a letter nor a digit, or begins a word of letters
// beyond ASCII.
func (t *tokens) mark(i int) int {
	switch t.text[i] {
	case ',', ';', ':':
		t.gap |= comma
	case '(', '[':
		t.gap |= opened
	case ')', ']':
		t.gap |= closed
	case '-':
		t.gap |= hyphen
	case '/':
		t.gap |= slash
	}
	if t.text[i] < utf8.RuneSelf {
		return i + 1
	}
	r, size := utf8.DecodeRuneInString(t.text[i:])
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return t.word(i)
	case r == '–' || r == '‑' || r == '‐':
		t.gap |= hyphen
	case r == '—':
		t.gap |= comma
	}
	return i + size
}

// word reads a word that begins at i: letters and digits, and apostrophes between
// letters. A possessive s is left out of what is looked up.
func (t *tokens) word(i int) int {
	if t.lexicon.vocabulary != nil {
		return t.wordElsewhere(i)
	}
	from := i
	w := word{}
	h := hashSeed
	end, endHash := -1, uint32(0) // where the word ends without its possessive s
	for i < len(t.text) {
		c := t.text[i]
		switch {
		case letter(c):
			if c < 'a' {
				w.caps++
			}
			h = (h ^ uint32(c|0x20)) * hashPrime
			i++
			continue
		case '0' <= c && c <= '9':
			w.mixed = true
			h = (h ^ uint32(c)) * hashPrime
			i++
			continue
		case c >= utf8.RuneSelf || c == '\'':
			r, size := utf8.DecodeRuneInString(t.text[i:])
			if r == '\'' || r == '’' {
				if i+size < len(t.text) && letter(t.text[i+size]) {
					end, endHash = i, h
					h = (h ^ '\'') * hashPrime
					i += size
					continue
				}
			} else if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				for k := range size {
					h = (h ^ uint32(t.text[i+k])) * hashPrime
				}
				if unicode.IsUpper(r) {
					w.caps++
				}
				i += size
				continue
			}
		}
		break
	}
	if end >= 0 && i-end <= 4 && (t.text[i-1] == 's' || t.text[i-1] == 'S') && strings.IndexByte("'\x99", t.text[i-2]) >= 0 {
		h = endHash
	}
	first, _ := utf8.DecodeRuneInString(t.text[from:])
	w.upper = unicode.IsUpper(first)
	w.from, w.to = int32(from), int32(i)
	if w.id = t.lexicon.find(h, t.text[from:i]); w.id != 0 {
		if n := t.lexicon.entries[w.id].value; n >= 0 {
			return t.spelled(w, n)
		}
	}
	t.add(w)
	return i
}

// spelled adds a number that is written in letters; twenty-six is one.
func (t *tokens) spelled(w word, n int) int {
	w.kind, w.value = number, float64(n)
	if k := len(t.words); k > 0 && n > 0 && n < 10 && t.gap&^hyphen == 0 && t.gap != 0 {
		last := &t.words[k-1]
		if last.kind == number && letter(t.text[last.from]) && last.value >= 20 && last.value < 100 && int(last.value)%10 == 0 {
			last.value += float64(n)
			last.to = w.to
			t.gap = 0
			return t.sign(last, int(w.to))
		}
	}
	t.add(w)
	return t.sign(&t.words[len(t.words)-1], int(w.to))
}

// number reads digits with their commas and decimals. What has letters behind it
// (26th, 5mg, 1990s) is a word and no number.
func (t *tokens) number(i int) int {
	if t.lexicon.vocabulary != nil {
		return t.numberElsewhere(i)
	}
	from := i
	w := word{kind: number}
	scale := 0.0
	for i < len(t.text) {
		c := t.text[i]
		switch {
		case '0' <= c && c <= '9':
			w.value = w.value*10 + float64(c-'0')
			if scale > 0 {
				scale *= 10
				w.decimals++
			}
		case c == ',' && scale == 0 && digits(t.text[i+1:]) == 3:
		case c == '.' && scale == 0 && digits(t.text[i+1:]) > 0:
			scale = 1
		default:
			goto end
		}
		i++
	}
end:
	if i < len(t.text) && letter(t.text[i]) {
		return t.word(from)
	}
	if scale > 0 {
		w.value /= scale
	}
	w.from, w.to = int32(from), int32(i)
	if i-from <= 4 { // phase 1, in 2024
		w.id = t.lexicon.find(hash(t.text[from:i]), t.text[from:i])
	}
	if t.gap == hyphen && len(t.words) > 0 && t.words[len(t.words)-1].kind == plain && int(t.words[len(t.words)-1].to)+1 == from {
		w.kind, w.mixed = plain, true // COVID-19
	}
	t.add(w)
	return t.sign(&t.words[len(t.words)-1], i)
}

// digits counts the digits that a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// sign takes %, percent and per cent into the number before them.
func (t *tokens) sign(w *word, i int) int {
	rest := strings.TrimLeft(t.text[i:], " \u00a0\u202f")
	for _, sign := range t.lexicon.percent {
		tail, ok := strings.CutPrefix(rest, sign)
		if ok && w.kind == number && (tail == "" || !letter(tail[0])) {
			w.kind = percent
			end := len(t.text) - len(tail)
			w.to = int32(end)
			return end
		}
	}
	return i
}

// add adds a word.
func (t *tokens) add(w word) {
	t.words = append(t.words, w)
	t.stand()
}

// stand notes of the last word in which sentence it stands, and behind what.
func (t *tokens) stand() {
	w := &t.words[len(t.words)-1]
	for t.sentence+1 < len(t.sentences) && int(w.from) >= t.sentences[t.sentence+1].From {
		t.sentence++
		t.gap |= stop
	}
	w.sentence, w.before = uint16(t.sentence), t.gap
	t.gap = 0
}
