package lint

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"galen/internal/lint/vocabulary"
)

// longestElsewhere is how many bytes a line may have that is one of standsElsewhere.
const longestElsewhere = 60

// standsElsewhere are lines that stand for words to come in other languages than English, in small letters.
var standsElsewhere = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, tag := range vocabulary.Languages() {
		for _, line := range vocabulary.Of(tag).Lines("placeholder", "") {
			all[strings.ToLower(line)] = true
		}
	}
	delete(all, "")
	return all
})

// stands reports whether a text in a language is nothing but a placeholder, in English or in another
// language. In Spanish, "Todo." means "Everything.", while TODO is what it is everywhere.
func stands(text []byte, language string) bool {
	if mayStand(text) && wholeLine.Match(text) {
		return !ordinary(string(text), language)
	}
	text = bytes.TrimRight(text, " .!…:")
	if len(text) == 0 || len(text) > longestElsewhere {
		return false
	}
	var small [longestElsewhere]byte
	for i, c := range text {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		small[i] = c
	}
	if c := text[0]; c >= 0x80 { // À écrire
		return standsElsewhere()[strings.ToLower(string(text))]
	}
	return standsElsewhere()[string(small[:len(text)])]
}

// ordinary reports whether a text is a word that is no placeholder in its language, unless it is
// written in capitals.
func ordinary(text, language string) bool {
	v := vocabulary.Of(language)
	if word := strings.TrimRight(text, " .!…"); v != nil && word != strings.ToUpper(word) {
		return slices.Contains(v.Lines("placeholder", "ordinary"), strings.ToLower(word))
	}
	return false
}
