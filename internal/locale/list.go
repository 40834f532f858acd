package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Join writes a list: A, B and C.
func (l *Locale) Join(items []string) string {
	var b strings.Builder
	for i, item := range items {
		b.WriteString(l.Between(i, len(items), item) + item)
	}
	return b.String()
}

// Between is what stands in a list of n items before item i, counted from 0; "" before the
// first. Some languages say "and" otherwise before some words.
func (l *Locale) Between(i, n int, item string) string {
	pattern := l.middle
	switch {
	case i <= 0 || i >= n:
		return ""
	case n == 2:
		pattern = l.pair
	case i == n-1:
		pattern = l.end
	case i == 1:
		pattern = l.start
	}
	between := strings.TrimSuffix(strings.TrimPrefix(pattern, "{0}"), "{1}")
	switch base, _, _ := strings.Cut(l.tag, "-"); {
	case base == "es" && between == " y " && soundsLikeY(item):
		return " e "
	case base == "he" && strings.HasSuffix(between, "ו") && !startsHebrew(item):
		return between + "-"
	}
	return between
}

// soundsLikeY reports whether a Spanish word begins with the sound of the word "y".
func soundsLikeY(word string) bool {
	word = strings.ToLower(word)
	rest, silent := strings.CutPrefix(word, "h")
	for _, i := range []string{"i", "í"} {
		if after, ok := strings.CutPrefix(rest, i); ok {
			return !silent || !strings.HasPrefix(after, "a") && !strings.HasPrefix(after, "e") // hielo, hiato
		}
	}
	return false
}

func startsHebrew(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Hebrew, first)
}
