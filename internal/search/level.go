package search

// Levels are what a posting of each level is worth, from the least. Those of a title
// begin at 80, which nothing else reaches.
var Levels = [...]int{2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 36, 40, 44, 48, 52, 56, 60, 65, 70, 75, 80, 88, 98, 110, 126, 150}

// What places in an article are worth.
const (
	inHeading     = 60
	inLabel       = 18
	inDescription = 20
	inText        = 79 // at most; see textWorth
	belowTitle    = 79 // all of these together, at most
	usualLength   = 300
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

// textWorth is what a word is worth that a text has so often: less, the longer the text is, and each
// time less. A text of usualLength that has it once gives it half of inText.
func textWorth(count, words int) int {
	if count == 0 {
		return 0
	}
	return inText * count * usualLength / (count*usualLength + words)
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
