package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/diag"
)

// wordAt is the run of letters around a place, and where it begins.
func wordAt(text []byte, at int) (word string, from int) {
	from, to := at, at
	for from > 0 {
		c, size := utf8.DecodeLastRune(text[:from])
		if !unicode.IsLetter(c) && !unicode.IsMark(c) {
			break
		}
		from -= size
	}
	for to < len(text) {
		c, size := utf8.DecodeRune(text[to:])
		if !unicode.IsLetter(c) && !unicode.IsMark(c) {
			break
		}
		to += size
	}
	return string(text[from:to]), from
}

// Letters of other scripts that look like Latin ones, and Latin ones that look like
// Cyrillic. Greek in science is no mix: TNFα, NFκB, ΔF508.
const (
	cyrillicTwins = "аесорхуіјѕһԛԝАВЕКМНОРСТХІЈЅУ"
	greekTwins    = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
	latinTwins    = "aceopxyiABEKMHOPCTXy"
)

// mixed finds, in a word of two scripts, a letter that pretends to be of the other.
func mixed(word string) (odd rune, script string) {
	latin, cyrillic, latinAlone, cyrillicAlone := rune(0), rune(0), false, false
	for _, c := range word {
		switch {
		case isLatin(c):
			latin = max(latin, c)
			latinAlone = latinAlone || !strings.ContainsRune(latinTwins, c)
		case unicode.Is(unicode.Cyrillic, c):
			if cyrillic == 0 {
				cyrillic = c
			}
			cyrillicAlone = cyrillicAlone || !strings.ContainsRune(cyrillicTwins, c)
		case strings.ContainsRune(greekTwins, c) && odd == 0:
			odd, script = c, "Greek"
		}
	}
	switch {
	case latin == 0:
		return 0, ""
	case odd != 0:
		return odd, script
	case cyrillic != 0 && !cyrillicAlone:
		return cyrillic, "Cyrillic"
	case cyrillic != 0 && !latinAlone:
		return latin, "Latin"
	}
	return 0, ""
}

// Disguised is a letter in a name that looks like another: Cyrillic or Greek ones in a
// word of Latin letters, or a word of nothing but such letters. It is "" if there is none.
func Disguised(name string) (word string, odd rune, script string) {
	for _, word := range strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
		if odd, script := mixed(word); odd != 0 {
			return word, odd, script
		}
		if odd, script := twinned(word); odd != 0 {
			return word, odd, script
		}
	}
	return "", 0, ""
}

// twinned finds the first letter of a word that could be read as a Latin one.
func twinned(word string) (odd rune, script string) {
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case strings.Trim(word, cyrillicTwins) == "":
		return first, "Cyrillic"
	case strings.Trim(word, greekTwins) == "" && utf8.RuneCountInString(word) >= leastGreek:
		return first, "Greek"
	}
	return 0, ""
}

// leastGreek is how many Greek letters make a word, and no symbol of science.
const leastGreek = 3

// disguised warns of words that look Latin in a text that has no other word of their
// script: АСЕ in Cyrillic letters is found by nobody who looks for ACE.
func disguised(file string, text []byte) (list diag.List) {
	met, counts := map[string]int{}, map[string]int{}
	for i := 0; ; {
		i += ordinary(text[i:])
		if i >= len(text) {
			break
		}
		c, size := utf8.DecodeRune(text[i:])
		if c < 0x370 || c >= 0x530 {
			i += size
			continue
		}
		word, from := wordAt(text, i)
		i = max(from+len(word), i+size)
		odd, script := twinned(word)
		if odd == 0 {
			if !strings.ContainsFunc(word, isLatin) && (c >= 0x400 || utf8.RuneCountInString(word) >= leastGreek) {
				return nil // a text that quotes this script
			}
			continue
		}
		if counts[word]++; counts[word] > 1 {
			continue
		}
		met[word] = len(list)
		list = append(list, diag.Warningf(diag.Locate(file, text, from), "invisible-character", "%q is written in %s letters, which look like Latin ones", word, script).
			WithHint("type the word again"))
	}
	for word, n := range counts {
		list[met[word]].Message += more(n - 1)
	}
	return list
}

// DisguisedName warns of a file whose name holds letters that look like others.
func DisguisedName(path string) diag.List {
	word, odd, script := Disguised(path)
	if odd == 0 {
		return nil
	}
	return diag.List{diag.Warningf(diag.Position{File: path}, "invisible-character", "the name of this file holds the %s letter %q in %q, which looks like a Latin one", script, odd, word).
		WithHint("type its name again; where the file is named, too")}
}
