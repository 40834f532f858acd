package content

import (
	"strings"
	"unicode"
)

// Statements to readers, such as a correction, must say something: a full stop in the
// place of one would satisfy a key, and nobody else.

// Tells reports whether a correction can say what was wrong and what is right. That takes
// two different words and six letters or digits, or four letters of a script that sets no
// spaces between words.
func (c Correction) Tells() bool {
	signs, dense := 0, 0
	for _, c := range c.Text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			signs++
		}
		if unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			dense++
		}
	}
	return dense >= 4 || signs >= 6 && differentWords(c.Text) >= 2
}

// differentWords counts the words of a text, each once.
func differentWords(text string) int {
	words := map[string]bool{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		words[word] = true
	}
	return len(words)
}

// worded reports whether a text has a word: two letters side by side, or one sign of a
// script in which that is a word.
func worded(text string) bool {
	before := false
	for _, c := range text {
		letter := unicode.IsLetter(c) || unicode.IsMark(c)
		if letter && before || unicode.Is(unicode.Han, c) {
			return true
		}
		before = letter
	}
	return false
}
