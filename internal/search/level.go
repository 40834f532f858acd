package search

// Levels are what a posting of each level is worth, from the least. Those of a title
// begin at 80, which nothing else reaches.
var Levels = [...]int{1, 3, 5, 7, 9, 12, 15, 20, 26, 34, 44, 58, 62, 65, 68, 71, 75, 80, 92, 108, 126, 150}

// What places in an article are worth.
const (
	inHeading     = 60
	inLabel       = 18
	inDescription = 20
	inText        = 16 // at most; see textWorth
	belowTitle    = 79 // all of these together, at most
	usualLength   = 600
)

// titleWorth is what a word of a title is worth: the fewer there are, the more.
func titleWorth(words int) int {
	switch {
	case words <= 3:
		return 110
	case words <= 6:
		return 98
	case words <= 10:
		return 88
	}
	return 80
}

// textWorth is what a word is worth that a text has so often: more in a short text, and each
// time less. A text of usualLength that has it twice gives it half of inText.
func textWorth(count, words int) int {
	return inText * count * 2 * usualLength / (count*2*usualLength + 2*usualLength + 2*words)
}

// levelOf is the level of the most that is not worth more.
func levelOf(worth int) int {
	level := 0
	for level+1 < len(Levels) && Levels[level+1] <= worth {
		level++
	}
	return level
}

// Rarity says how much a stem tells of what a reader looks for that so many of all articles
// have: sixteen times the logarithm to the base 2, and 8 for one that all have. The script counts
// likewise, in whole numbers.
func Rarity(have, all int) int {
	x := max(16, 16*all/max(1, have))
	bits := 0
	for x>>bits > 1 {
		bits++
	}
	return 16*bits + (x<<4>>bits)&15 - 64 + 8
}
