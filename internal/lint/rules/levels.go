// Package rules is the book of editorial rules: what each asks of a text, how
// grave a breach is, why, and where the rule comes from. Package lint applies
// them; galen.yaml and waivers name them by their codes; `galen check --explain`
// prints them.
//
// Rules judge form, never truth. They can see that a percentage has no count
// beside it, and not whether the percentage is right. A page without findings is
// not thereby a good one, and no seal may be made of it.
//
// A code is HN and three digits. It never changes its meaning and is never used
// again for another rule. The first digit is the chapter:
//
//	HN1  how a story is made: waivers, sign-off
//	HN2  words, numbers, claims, abbreviations, readability
//	HN3  attribution: what JAMA's benchmarks and the ten criteria ask for
//	HN4  unfinished work: an error in a build for the public
package rules

import (
	"slices"
	"strings"
)

// Level is how grave a breach of a rule is.
type Level int

// The levels. Error stops a build; Warning and Note are only said.
const (
	Error Level = iota
	Warning
	Note
	Off
)

// Levels are the words for the levels, as galen.yaml has them.
var Levels = []string{"error", "warn", "note", "off"}

// String is the level's word.
func (l Level) String() string { return Levels[l] }

// ParseLevel reads a level's word; ok is false when it is none.
func ParseLevel(word string) (level Level, ok bool) {
	i := slices.Index(Levels, word)
	return Level(i), i >= 0
}

// Rule is one rule of the book.
type Rule struct {
	Code      string
	Title     string    // what is found, as a heading
	Level     Level     // unless galen.yaml says otherwise
	Languages Languages // in which it judges texts
	Why       string    // for an editor, in a few sentences
	Source    string    // who asks for it
	Before    string    // a passage that is found
	After     string    // the same, mended
}

// Find gives the rule of a code.
func Find(code string) (Rule, bool) {
	i, found := slices.BinarySearchFunc(Rules, code, func(r Rule, code string) int { return strings.Compare(r.Code, code) })
	if !found {
		return Rule{}, false
	}
	return Rules[i], true
}

// Codes lists the codes of all rules, in order.
func Codes() []string {
	codes := make([]string, len(Rules))
	for i, r := range Rules {
		codes[i] = r.Code
	}
	return codes
}
