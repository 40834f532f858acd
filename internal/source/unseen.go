package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/diag"
)

// unseen are characters that nobody sees, with their names. Those that scripts need,
// such as the joiners of Arabic and Hindi and of emoji, are not among them.
var unseen = map[rune]string{
	'\u200b': "zero-width space", '\ufeff': "byte-order mark", '\u2028': "line separator", '\u2029': "paragraph separator", '\u00ad': "soft hyphen",
	'\u115f': "Hangul filler", '\u1160': "Hangul filler", '\u3164': "Hangul filler", '\uffa0': "Hangul filler", '\u180e': "Mongolian vowel separator",
	'\u2061': "sign of a function", '\u2062': "sign of multiplication", '\u2063': "comma of mathematics", '\u2064': "plus of mathematics",
	'\u206a': "deprecated format character", '\u206b': "deprecated format character", '\u206c': "deprecated format character",
	'\u206d': "deprecated format character", '\u206e': "deprecated format character", '\u206f': "deprecated format character",
	'\ufff9': "mark of an annotation", '\ufffa': "mark of an annotation", '\ufffb': "mark of an annotation",
}

// UnseenName is the name of a character that nobody sees, "" of others.
func UnseenName(c rune) string { return unseen[c] }

// Unseen reports the characters of a text that deceive the eye: those that turn the
// direction of writing and tags are errors; other invisible ones, private ones and
// letters of one script in a word of another are warnings, one of a kind.
func Unseen(file string, text []byte) (list diag.List) {
	met := map[string]int{} // where in list each kind stands
	counts := map[string]int{}
	report := func(at int, c rune, name string, severity diag.Severity, hint string) {
		counts[name]++
		if _, again := met[name]; again {
			return
		}
		met[name] = len(list)
		d := diag.Errorf(diag.Locate(file, text, at), "invisible-character", "this is the character U+%04X: %s", c, name).WithHint("%s", hint)
		d.Severity = severity
		list = append(list, d)
	}
	for i, last := 0, rune(0); ; {
		n := ordinary(text[i:])
		if i += n; i == len(text) {
			break
		}
		if n > 0 {
			last = rune(text[i-1])
		}
		c, size := utf8.DecodeRune(text[i:])
		switch {
		case Turning(c):
			report(i, c, "it changes the direction of writing, so the text is shown differently from how it is stored", diag.Error, "delete it")
		case c >= 0xe0000 && c <= 0xe007f:
			if last != 0x1f3f4 { // the flags of England, Scotland and Wales are written with tags
				report(i, c, "an invisible tag", diag.Error, "delete it")
			}
			c = last // so are all tags of a flag
		case unseen[c] != "":
			report(i, c, "a "+unseen[c]+", which is invisible", diag.Warning, "delete it: if you cannot find it, delete the letters on both sides, too, and type them again")
		case c == '\u200c' || c == '\u200d':
			if next, _ := utf8.DecodeRune(text[i+size:]); isLatin(last) && isLatin(next) {
				report(i, c, "an invisible joiner between Latin letters", diag.Warning, "delete it: if you cannot find it, delete the letters on both sides, too, and type them again")
			}
		case c == utf8.RuneError || c == '\ufffc':
			report(i, c, "a sign for a character or picture that was lost when the text was copied", diag.Warning, "write what stood there")
		case unicode.Is(unicode.Co, c):
			report(i, c, "a private character, which every font shows differently", diag.Warning, "write another, or show it in a picture")
		case c >= 0x370 && c < 0x530:
			word, from := wordAt(text, i)
			if odd, name := mixed(word); odd != 0 {
				report(from+strings.IndexRune(word, odd), odd, fmt.Sprintf("the %s letter %q in %q, which looks like one of the other letters there", name, odd, word), diag.Warning, "type the word again")
			}
			if end := from + len(word); end > i {
				i, last = end, c
				continue
			}
		}
		last = c
		i += size
	}
	for name, n := range counts {
		list[met[name]].Message += more(n - 1)
	}
	return append(append(list, disguised(file, text)...), misread(file, text)...)
}

// more says in how many more places something stands.
func more(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (and in 1 more place)"
	}
	return fmt.Sprintf(" (and in %d more places)", n)
}

func isLatin(c rune) bool { return unicode.Is(unicode.Latin, c) }

// Turning reports whether a character turns the direction of writing.
func Turning(c rune) bool { return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 }
