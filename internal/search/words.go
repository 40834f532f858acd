package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of words: longer ones are addresses and the like, and longer numbers are counted
// things that nobody looks for.
const (
	maxWord   = 40 // bytes
	maxDigits = 4
)

// reader takes texts apart into words.
type reader struct {
	html    bool
	emit    func(word []byte, capitals bool) // the word in small letters, with its accents
	open    func(tag []byte)                 // told of every tag of HTML: h2, /h2
	word    []byte
	small   bool   // the word has a small letter
	tag     []byte // what is known of the name of the tag that is open
	named   bool   // its name is complete
	inTag   bool
	quote   byte // that is open in a tag, 0 for none
	last    byte // of the tag
	skipped string
}

// joining are the elements that may stand within a word.
var joining = map[string]bool{"sub": true, "em": true, "strong": true, "b": true, "i": true, "s": true, "del": true, "abbr": true, "wbr": true}

// wordless are the elements in which nothing is read.
var wordless = map[string]bool{"svg": true, "script": true, "style": true}

// read goes on with a piece of text. A tag of HTML may begin in one and end in another.
func (r *reader) read(text string) {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case r.inTag:
			r.inside(c)
			i++
		case r.html && c == '<':
			r.inTag, r.named, r.tag, r.quote, r.last = true, false, r.tag[:0], 0, c
			i++
		case r.skipped != "":
			i++
		case 'a' <= c && c <= 'z':
			r.word, r.small = append(r.word, c), true
			i++
		case 'A' <= c && c <= 'Z':
			r.word = append(r.word, c+'a'-'A')
			i++
		case '0' <= c && c <= '9':
			r.word = append(r.word, c)
			i++
		case c == '\'' || c >= utf8.RuneSelf || r.html && c == '&':
			i += r.other(text[i:])
		default:
			r.end()
			i++
		}
	}
}

// inside reads a character of a tag.
func (r *reader) inside(c byte) {
	switch {
	case r.quote != 0:
		if c == r.quote {
			r.quote = 0
		}
	case (c == '"' || c == '\'') && r.last == '=':
		r.quote = c
	case c == '>':
		r.inTag = false
		r.close()
	case c == ' ' || c == '\n':
		r.named = true
	case !r.named && len(r.tag) < 10:
		r.tag = append(r.tag, c)
	}
	r.last = c
}

// close ends a tag.
func (r *reader) close() {
	name := strings.TrimPrefix(string(r.tag), "/")
	switch {
	case r.skipped != "":
		if name == r.skipped && r.tag[0] == '/' {
			r.skipped = ""
		}
		return
	case joining[name]:
		return
	}
	r.end()
	if wordless[name] && len(r.tag) == len(name) {
		r.skipped = name
	}
	if r.open != nil {
		r.open(r.tag)
	}
}

// other reads a character that is neither ASCII letter nor digit, and gives its length.
func (r *reader) other(text string) int {
	c, size := utf8.DecodeRuneInString(text)
	if c == '&' {
		if c, size = reference(text); c == 0 {
			r.end()
			return 1
		}
	}
	switch {
	case c == '\u00ad':
	case isApostrophe(c):
		if rest := text[size:]; len(r.word) > 0 && len(rest) > 0 && rest[0]|0x20 == 's' {
			if next, _ := utf8.DecodeRuneInString(rest[1:]); !isWord(next) {
				size++
			}
		}
		r.end()
	case isWord(c):
		small := unicode.ToLower(c)
		r.small = r.small || small == c
		r.word = utf8.AppendRune(r.word, small)
	default:
		r.end()
	}
	return size
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' || c == 'ʼ' }

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c) }

// reference is the character that a reference of HTML stands for, as far as it can be part of a word.
func reference(text string) (rune, int) {
	end := strings.IndexByte(text[:min(len(text), 10)], ';')
	if end < 0 {
		return 0, 0
	}
	switch text[1:end] {
	case "#39", "apos", "rsquo":
		return '\'', end + 1
	case "shy":
		return '\u00ad', end + 1
	}
	return ' ', end + 1
}

// end ends a word.
func (r *reader) end() {
	if len(r.word) == 0 {
		return
	}
	r.emit(r.word, !r.small)
	r.word, r.small = r.word[:0], false
}

// finish ends a text.
func (r *reader) finish() {
	r.end()
	r.inTag, r.skipped = false, ""
}

// Words takes a plain text apart into forms, as the script does with what a reader types.
func Words(text string) (forms []string) {
	r := reader{emit: func(word []byte, _ bool) {
		for _, w := range parts(string(word)) {
			if form := fold(w); usable(form) {
				forms = append(forms, form)
			}
		}
	}}
	r.read(text)
	r.finish()
	return forms
}

// usable reports whether a form is worth a place in the index.
func usable(form string) bool {
	if form == "" || len(form) > maxWord {
		return false
	}
	return len(form) <= maxDigits || strings.Trim(form, "0123456789") != ""
}

// unspaced are the scripts that put no spaces between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// parts are what a word is looked up by: itself, and of scripts without spaces each two
// letters that stand beside each other.
func parts(word string) []string {
	if !strings.ContainsFunc(word, isUnspaced) {
		return []string{word}
	}
	var all []string
	var run []rune
	within := false
	flush := func() {
		switch {
		case len(run) == 0:
		case !within || len(run) == 1:
			all = append(all, string(run))
		default:
			for i := range len(run) - 1 {
				all = append(all, string(run[i:i+2]))
			}
		}
		run = run[:0]
	}
	for _, c := range word {
		if is := isUnspaced(c); is != within {
			flush()
			within = is
		}
		run = append(run, c)
	}
	flush()
	return all
}

func isUnspaced(c rune) bool { return c >= 0x0E00 && unicode.In(c, unspaced...) }

// fold is a word in small letters without accents.
func fold(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return word
	}
	var b strings.Builder
	for _, c := range norm.NFKD.String(word) {
		switch {
		case unicode.Is(unicode.Mn, c):
		case c == 'ß':
			b.WriteString("ss")
		default:
			if c = unicode.ToLower(c); isWord(c) {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}
