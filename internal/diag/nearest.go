package diag

import (
	"slices"
	"unicode/utf8"
)

// longestWord is the length in characters beyond which nothing is near: a word
// so long is no slip of the finger, and comparing takes time that grows with its
// square.
const longestWord = 200

// Nearest returns the candidate that word was most likely meant to be: the one
// at the smallest edit distance, if no more than a third of the letters (at
// least one) differ. Ties go to the candidate that sorts first. It returns ""
// when nothing is near, and for a word of more than 200 letters.
func Nearest(word string, candidates []string) string {
	if utf8.RuneCountInString(word) > longestWord {
		return ""
	}
	best, bestCost := "", 1+max(1, len([]rune(word))/3)
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if cost := distance([]rune(word), []rune(c), bestCost); cost < bestCost {
			best, bestCost = c, cost
		}
	}
	return best
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour (the restricted Damerau–Levenshtein distance) to turn a into
// b, or limit when it is at least that.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return min(row[len(b)], limit)
}
