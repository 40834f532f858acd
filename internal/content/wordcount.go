package content

import (
	"unicode"
	"unicode/utf8"
)

// wordCount is how much there is to read, by the way that a script is written in: words
// between white space; characters of Chinese and Japanese, which are counted one by one
// there; characters of scripts that have no mark between words.
type wordCount struct{ words, characters, running int }

// How many a minute readers read, and how long a word is that no space shows. ICU 78
// divides 1,997 characters of Thai about health and law into 499 words (4.0, and 3.9 to
// 4.1 in each of four texts); Lao, Khmer and Burmese are taken to be alike.
const (
	wordsMinute      = 220
	charactersMinute = 500 // as publishers in these languages reckon
	runningWord      = 4
)

// total is the number of words.
func (c wordCount) total() int {
	return c.words + c.characters + (c.running+runningWord-1)/runningWord
}

// minutes is how long they are to read, one at least.
func (c wordCount) minutes() int {
	words := c.total() - c.characters
	const both = wordsMinute * charactersMinute
	return max(1, (words*charactersMinute+c.characters*wordsMinute+both-1)/both)
}

func (c *wordCount) add(d wordCount) {
	c.words += d.words
	c.characters += d.characters
	c.running += d.running
}

// wordEnds is how the words of a character's script are told apart.
type wordEnds uint8

const (
	byBlanks   wordEnds = iota // by white space
	eachCounts                 // each counts
	running                    // by nothing
	parting                    // it is a mark of a script that has no spaces, and a word ends there
)

// wordEndsOf is that of a character that is no white space.
func wordEndsOf(c rune) wordEnds {
	switch {
	case c < 0x0e00 || 0x2000 <= c && c < 0x2e80: // nearly all
		return byBlanks
	case c < 0x0f00, 0x1000 <= c && c < 0x10a0, 0x1780 <= c && c < 0x1800:
		return running
	case c == '・' || c == '゠':
		return parting
	case 0x3040 <= c && c < 0x3130, c >= 0x2e80 && unicode.In(c, unicode.Han, unicode.Katakana):
		return eachCounts
	case unicode.Is(cjkMarks, c) && !unicode.IsLetter(c) && !unicode.IsDigit(c):
		return parting
	}
	return byBlanks
}

// parts reports whether no word goes on beside a character.
func parts(c rune) bool { return unicode.IsSpace(c) || wordEndsOf(c) != byBlanks }

// countWords counts what is between white space, as strings.Fields has it, without making
// it, or character by character, and says which classes of bytes the text holds.
func countWords(text []byte) (n wordCount, seen uint8) {
	before := uint8(separating)
	for i := 0; i < len(text); {
		here, size := byteClasses[text[i]], 1
		if text[i] >= utf8.RuneSelf {
			var c rune
			c, size = utf8.DecodeRune(text[i:])
			here = n.foreign(c)
		}
		n.words += int(before &^ here & separating) // a branch would be guessed wrong twice a word
		seen |= here
		before = here
		i += size
	}
	return n, seen
}

// foreign counts a character beyond ASCII if it is not a part of a word between white
// space, and gives its class.
func (c *wordCount) foreign(r rune) uint8 {
	if unicode.IsSpace(r) {
		return separating
	}
	switch wordEndsOf(r) {
	case byBlanks:
		return 0
	case eachCounts:
		c.characters++
	case running:
		c.running++
	}
	return separating
}
