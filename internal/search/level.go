package search

// A level is a grade, of what an article says of a stem below its title, and Titled if the title has
// the stem, too.

// Grades are what the grades are worth, from the least.
var Grades = [...]int{1, 4, 8, 12, 16, 20, 24, 28, 32, 37, 42, 48, 54, 61, 68, 75}

const (
	// Titled is added to a grade.
	Titled = 16
	// InTitle is what a word of a title is worth by itself.
	InTitle = 16
	// WholeTitle is what the title is worth that has all that a reader looks for. With a part of it a title is worth
	// that part, multiplied by itself twice: one word of three tells little.
	WholeTitle = 56
	// Aside is what a common word is worth that stands in the title and in the query.
	Aside = 40

	levels = len(Grades) + Titled
)

// What places below the title are worth.
const (
	inHeading     = 60
	inLabel       = 18
	inDescription = 4
	inText        = 79 // at most; see textWorth
	usualLength   = 375
	leastLength   = 75
)

// titleWorth is what a word of a title adds to its grade: the fewer words there are, the more.
func titleWorth(words int) int {
	switch {
	case words <= 3:
		return 12
	case words <= 6:
		return 8
	case words <= 10:
		return 4
	}
	return 0
}

// textWorth is what a word is worth that a text has so often: less, the longer the text is, and each
// time less.
func textWorth(count, words int) int {
	if count == 0 {
		return 0
	}
	return inText * count * usualLength / (count*usualLength + leastLength + words)
}

// gradeOf is the grade of the most that is not worth more.
func gradeOf(worth int) int {
	grade := 0
	for grade+1 < len(Grades) && Grades[grade+1] <= worth {
		grade++
	}
	return grade
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
