package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// inASCII writes a text, in small letters and in a language, with the letters of ASCII. It
// reports false for a text with letters of a script that it has no rules for. Signs stay.
//
// The rules are those of the language where it has such: German ä is ae, Danish and Norwegian å
// is aa as in passports (ICAO 9303), Greek goes by ELOT 743, Ukrainian by resolution 55 of 2010,
// Bulgarian by the law of 2009, Serbian as in its Latin letters, other Cyrillic by BGN/PCGN
// without signs. Elsewhere a letter loses its marks. A Greek letter by itself is a sign of
// science in any language but Greek, and has its name: β-blocker; and µg is mcg, never mg.
func inASCII(text, tag string) (string, bool) {
	if isASCII(text) {
		return text, true
	}
	w := asciiWriter{letters: []rune(text)}
	w.language, _, _ = strings.Cut(strings.ToLower(tag), "-")
	for w.at = 0; w.at < len(w.letters); w.at++ {
		if !w.write(w.letters[w.at]) {
			return "", false
		}
	}
	return w.out.String(), true
}

type asciiWriter struct {
	letters  []rune
	at       int
	language string
	out      strings.Builder
}

// write writes the letter at its place, and reports whether it could.
func (w *asciiWriter) write(c rune) bool {
	switch {
	case c < unicode.MaxASCII:
		w.out.WriteRune(c)
		return true
	case unicode.Is(unicode.Greek, c):
		return w.greek(c)
	case unicode.Is(unicode.Cyrillic, c):
		return w.cyrillic(c)
	}
	if said, ok := w.own(c); ok {
		w.out.WriteString(said)
		return true
	}
	if unicode.IsMark(c) {
		return unicode.Is(unicode.Inherited, c) // the accent of a letter that is written without it
	}
	if said, ok := latin[c]; ok {
		w.out.WriteString(said)
		return true
	}
	if unicode.IsDigit(c) {
		return w.digit(c)
	}
	if unicode.IsLetter(c) {
		bare := []rune(norm.NFD.String(string(c)))
		if len(bare) < 2 || bare[0] == c {
			return false
		}
		said, ok := latin[bare[0]]
		if !ok && bare[0] < unicode.MaxASCII {
			said, ok = string(bare[0]), true
		}
		w.out.WriteString(said)
		return ok
	}
	w.out.WriteRune(c) // a sign
	return true
}

// digit writes a decimal digit of any script: each has its ten in a row.
func (w *asciiWriter) digit(c rune) bool {
	n := rune(0)
	for n < 9 && unicode.IsDigit(c-n-1) {
		n++
	}
	w.out.WriteRune('0' + n)
	return true
}

// latin are the Latin letters that are no others with marks.
var latin = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ĸ': "k", 'ŋ': "ng", 'ŧ': "t", 'ə': "e",
	'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'ƴ': "y", 'ɛ': "e", 'ɔ': "o", 'ʼ': "", 'ʻ': "",
}

// ownLetters are what languages write for their letters.
var ownLetters = map[string]map[rune]string{
	"de": {'ä': "ae", 'ö': "oe", 'ü': "ue"}, "da": nordic, "nb": nordic, "nn": nordic, "no": nordic,
	"hr": {'đ': "dj"}, "bs": {'đ': "dj"}, "sr": {'đ': "dj"}, "is": {'ö': "o", 'ð': "d"},
}

var nordic = map[rune]string{'å': "aa", 'ø': "oe", 'ö': "oe", 'ä': "ae", 'ü': "ue"}

func (w *asciiWriter) own(c rune) (string, bool) {
	said, ok := ownLetters[w.language][c]
	return said, ok
}

// near is the letter some places on; 0 of none.
func (w *asciiWriter) near(n int) rune {
	if i := w.at + n; i >= 0 && i < len(w.letters) {
		return w.letters[i]
	}
	return 0
}

func bareGreek(c rune) rune { return []rune(norm.NFD.String(string(c)))[0] }

// greek writes a Greek letter, or the two that are one sound.
func (w *asciiWriter) greek(c rune) bool {
	before, after := w.near(-1), w.near(1)
	isGreek := func(c rune) bool { return unicode.Is(unicode.Greek, c) }
	if w.language != "el" && !isGreek(before) && !isGreek(after) {
		said, ok := greekNames[bareGreek(c)]
		if c == 'μ' && unicode.Is(unicode.Latin, after) {
			said = "mc"
		}
		w.out.WriteString(said)
		return ok
	}
	bare, next := bareGreek(c), rune(0)
	if isGreek(after) {
		next = bareGreek(after)
	}
	pair := string([]rune{bare, next})
	split := strings.ContainsRune(norm.NFD.String(string(after)), '\u0308') // αϋ: two sounds
	switch {
	case (pair == "αυ" || pair == "ευ" || pair == "ηυ") && !split:
		w.out.WriteString(greekLetters[bare])
		third := bareGreek(max(w.near(2), 'x'))
		if third == 'x' || strings.ContainsRune("θκξπσςτφχψ", third) {
			w.out.WriteString("f")
		} else {
			w.out.WriteString("v")
		}
		w.at++
		return true
	case pair == "ου" && !split:
		w.out.WriteString("ou")
		w.at++
		return true
	case pair == "μπ" && !unicode.IsLetter(before):
		w.out.WriteString("b")
		w.at++
		return true
	case bare == 'γ' && (next == 'γ' || next == 'ξ' || next == 'χ'):
		w.out.WriteString("n")
		return true
	}
	said, ok := greekLetters[bare]
	w.out.WriteString(said)
	return ok
}

var greekLetters = map[rune]string{
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p",
	'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}

var greekNames = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon", 'ζ': "zeta", 'η': "eta", 'θ': "theta", 'ι': "iota", 'κ': "kappa", 'λ': "lambda", 'μ': "mu",
	'ν': "nu", 'ξ': "xi", 'ο': "omicron", 'π': "pi", 'ρ': "rho", 'σ': "sigma", 'ς': "sigma", 'τ': "tau", 'υ': "upsilon", 'φ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega",
}

// cyrillic writes a Cyrillic letter.
func (w *asciiWriter) cyrillic(c rune) bool {
	first := !unicode.IsLetter(w.near(-1)) && w.near(-1) != '’' && w.near(-1) != '\''
	if w.language == "uk" {
		if first {
			if said, ok := ukrainianFirst[c]; ok {
				w.out.WriteString(said)
				return true
			}
		}
		if c == 'г' && w.near(-1) == 'з' {
			w.out.WriteString("gh")
			return true
		}
	}
	if w.language == "bg" && c == 'и' && w.near(1) == 'я' && !unicode.IsLetter(w.near(2)) {
		w.out.WriteString("ia")
		w.at++
		return true
	}
	said, ok := cyrillicOf[w.language][c]
	if !ok {
		said, ok = cyrillicLetters[c]
	}
	w.out.WriteString(said)
	return ok
}

var cyrillicLetters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o",
	'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e",
	'ю': "yu", 'я': "ya", 'і': "i", 'ї': "yi", 'є': "ye", 'ґ': "g", 'ў': "u", 'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz", 'ѓ': "gj", 'ќ': "kj", 'ѕ': "dz",
	'ѐ': "e", 'ѝ': "i",
}

var cyrillicOf = map[string]map[rune]string{
	"uk": {'г': "h", 'и': "y", 'є': "ie", 'ї': "i", 'й': "i", 'ю': "iu", 'я': "ia"},
	"be": {'г': "h", 'ё': "io", 'й': "i", 'ю': "iu", 'я': "ia"},
	"bg": {'х': "h", 'щ': "sht", 'ъ': "a", 'ь': "y"},
	"sr": {'ж': "z", 'х': "h", 'ц': "c", 'ч': "c", 'ш': "s"},
	"mk": {'х': "h", 'ц': "c", 'џ': "dj"},
}

var ukrainianFirst = map[rune]string{'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya"}
