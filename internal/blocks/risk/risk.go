// Package risk is the block "risk": what a treatment, or anything else that is done or
// happens to people, changes for them, shown as people.
//
//	:::risk
//	outcome: a stroke
//	without: 20 in 1000
//	with: 15 in 1000
//	over: 5 years
//	source: mrc-1985
//	:::
//
// Read reads the keys and brings all numbers to one group of 100 or of 1,000 people, of
// which every one is a whole person: what is shown, written and calculated are the same
// numbers. Figures works out the differences. HTML and Sentences say it, in words of
// package words. A picture has one icon for each person, in as many paths as there are
// states; each icon is one sub-path, so that its moves (M, m) can be counted.
//
// The keys, of the block and, but for the last four, of each of its harms:
//
//	outcome           what happens, with its article: a stroke
//	happened          the same as a predicate in the past tense, where "had a stroke" does not fit: died
//	without, with     how many of the two groups it happened to: 20 in 1000, 1 in 50, 2%
//	without-interval  the 95% interval of that, in the same unit: 17 to 23
//	with-interval     likewise; alone, it is that of the relative effect applied to a fixed without
//	over              how long people were followed: 5 years; a harm without it has that of the block
//	wanted            true where the outcome is what people hope for: remission
//	who               of whom the numbers are: women aged 50
//	treatment         what the second group had, and the first had not: blood pressure tablets
//	without-label     what tells the first group, in place of "without it": usual care, on placebo
//	with-label        likewise of the second: the tablets, given the tablets, who walked
//	people            how many the picture shows, 100 or 1000
//	source            a reference of the article by its id, or an address
//	harms             a list of groups with the keys above
//
// That numbers of the text around agree is a rule of package lint, HN235.
package risk

import (
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Risk is a block that was read. All its numbers are of People.
type Risk struct {
	At           diag.Position
	People       int // in each group: 100 or 1000
	Who          string
	Treatment    string
	WithoutLabel string
	WithLabel    string
	Effects      []Effect // the outcome, then the harms
	Source       Source
	Written      []frontmatter.Word // those of the texts above and of the effects, with their places
}

// Effect is how often something happens in the two groups.
type Effect struct {
	At            diag.Position
	Outcome       string // a stroke
	Happened      string // had a stroke, died; empty: had the outcome
	Over          string // 5 years
	Wanted        bool   // it is good for people
	Without, With Count
}

// Count is to how many people of a group something happens.
type Count struct {
	N     int
	Range *Range // nil: the source gives none
}

// Range is a 95% interval, in tenths of a person: 125 is 12.5.
type Range struct{ Low, High int }

// Source is where the numbers are from: the id of a reference of the article, or an
// address.
type Source struct {
	ID, Address string
	At          diag.Position
}
