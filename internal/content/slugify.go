package content

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"galen/internal/source"
)

// Slug is SlugIn for a language in which the small letter of I is i.
func Slug(text string) string { return SlugIn(text, "") }

// Slugs is how a site makes slugs.
type Slugs struct {
	Language string // a BCP 47 tag
	ASCII    bool   // with the letters of ASCII, as the language writes its own in them
}

// Of is the slug of a text: see SlugIn. Where a letter cannot be written in ASCII it is the
// slug that the text has otherwise, which does not fit.
func (s Slugs) Of(text string) string {
	if s.ASCII {
		if plain, ok := inASCII(small(text, s.Language), s.Language); ok {
			text = plain
		}
	}
	return SlugIn(text, s.Language)
}

// Fits reports whether a slug can be a part of an address.
func (s Slugs) Fits(slug string) bool { return slug != "" && (!s.ASCII || isASCII(slug)) }

// File is a slug that can be the name of a file on any system: not too long, and none of the
// names that a system or Galen reserves.
func (s Slugs) File(title string) string {
	slug := s.Of(title)
	for len(slug) > maxSlug {
		cut := strings.LastIndexByte(slug[:maxSlug+1], '-')
		if cut <= 0 {
			for cut = maxSlug; !utf8.RuneStart(slug[cut]); cut-- {
			}
		}
		slug = strings.TrimRight(slug[:cut], "-")
	}
	if source.Reserved(slug) || slug == "index" {
		slug += "-article"
	}
	return slug
}

// SlugIn makes a slug from any text in a language, given by its BCP 47 tag: small
// letters and digits, and a hyphen for every run of other characters. What is only
// another form of a letter or digit counts as that (Unicode's NFKC): CO₂ is co2, ½ is
// 1-2. A plus or minus at the end of a word tells HER2+ from HER2−, and is spelled. It
// is empty for a text without letters or digits.
func SlugIn(text, tag string) string {
	w := slugWriter{rest: small(text, tag)}
	w.out.Grow(len(w.rest))
	for w.rest != "" {
		c, size := utf8.DecodeRuneInString(w.rest)
		w.rest = w.rest[size:]
		w.write(c)
	}
	return norm.NFC.String(w.out.String()) // again: an apostrophe may have stood between a letter and its accent
}

// trademarks would become letters of the word that they stand behind.
var trademarks = strings.NewReplacer("™", " ", "℠", " ")

// small is a text in small letters and compatible form.
func small(text, tag string) string {
	if isASCII(text) {
		if !dotless(tag) {
			return strings.ToLower(text)
		}
		return strings.ToLower(strings.ReplaceAll(text, "I", "ı"))
	}
	text = norm.NFKC.String(trademarks.Replace(text))
	if dotless(tag) {
		return cases.Lower(language.Turkish).String(text)
	}
	// In small letters the dot of İ would stay as a character of its own. A sigma at
	// the end of a word has its own form.
	text = strings.ToLower(strings.ReplaceAll(text, "İ", "i"))
	if !strings.Contains(text, "σ") {
		return text
	}
	letters := []rune(text)
	for i, c := range letters {
		if c == 'σ' && i > 0 && unicode.IsLetter(letters[i-1]) && (i+1 == len(letters) || !unicode.IsLetter(letters[i+1]) && !unicode.IsMark(letters[i+1])) {
			letters[i] = 'ς'
		}
	}
	return string(letters)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// dotless reports whether the small letter of I in a language is ı.
func dotless(tag string) bool {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base == "tr" || base == "az"
}

// slugWriter writes a slug character by character.
type slugWriter struct {
	out  strings.Builder
	rest string // of the text
	gap  bool   // something that is no part of a slug came last
}

func (w *slugWriter) write(c rune) {
	switch {
	case c >= 'a' && c <= 'z' && !w.gap:
		w.out.WriteByte(byte(c))
	case unicode.IsMark(c) && (w.gap || w.out.Len() == 0):
	case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
		w.part(string(c))
	case c == '\'' || c == '’':
	default:
		w.sign(c)
		w.gap = true
	}
}

// part writes a part of the slug, after a hyphen if there was a gap.
func (w *slugWriter) part(text string) {
	if w.gap && w.out.Len() > 0 {
		w.out.WriteByte('-')
	}
	w.gap = false
	w.out.WriteString(text)
}

// sign spells a sign at the end of a word.
func (w *slugWriter) sign(c rune) {
	if w.out.Len() == 0 || w.gap {
		return
	}
	words := ""
	switch c {
	case '+':
		words = "plus"
	case '±':
		words = "plus-minus"
	case '−', '-', '\u2010', '\u2011':
		words = "minus"
	}
	if words == "" || words == "minus" && c != '−' && w.suspended() {
		return
	}
	again := 1 // C++
	rest := w.rest
	for c == '+' && strings.HasPrefix(rest, "+") {
		rest = rest[1:]
		again++
	}
	if next, _ := utf8.DecodeRuneInString(rest); rest != "" && (unicode.IsLetter(next) || unicode.IsDigit(next) || c != '+' && c != '±' && !endsWord(next)) {
		return // it stands between two words
	}
	w.rest = rest
	for range again {
		w.gap = true
		w.part(words)
	}
}

// endsWord reports whether a minus before a character can be the end of a word.
func endsWord(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("/,;:.)]", c) }

// suspended reports whether a hyphen that ends a word stands for what follows, as in
// pre- and post-natal or 5-, 10- and 15-year, and not for a minus. One at the end of
// a text does so for nothing.
func (w *slugWriter) suspended() bool {
	if w.rest == "" {
		return false
	}
	said := w.out.String()
	last := said[len(said)-1]
	if last < '0' || last > '9' || strings.HasPrefix(w.rest, ",") {
		return true
	}
	next, _, _ := strings.Cut(strings.TrimSpace(w.rest), " ")
	return slices.Contains([]string{"and", "or", "to", "vs", "versus", "through", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of"}, next)
}
