package rules

import (
	"strings"
	"time"
)

// Settings are what a site asks of the rules, as galen.yaml has it under "check".
// The zero value asks what the book does.
type Settings struct {
	Levels     map[string]Level   // by code
	Categories []Category         // in the order of galen.yaml
	Words      []string           // further hype words and phrases, in small letters
	Allow      []string           // phrases in which a hype word is none
	Grades     map[string]float64 // highest reading grade, by kind of article
	Archive    Archive
}

// Archive is how grave breaches are, at most, in articles of another time: those that were
// published before a day, and have not changed since. The zero Archive has none.
type Archive struct {
	Before time.Time
	Level  Level
}

// Has reports whether an article belongs to the archive, by the last moment at which it was
// published, updated or corrected.
func (a Archive) Has(last time.Time) bool { return last.Before(a.Before) && !last.IsZero() }

// Category is what a category and those below it ask for instead.
type Category struct {
	Path   string // health/heart
	Levels map[string]Level
}

// Level is how grave a breach of a rule is in a category: what the nearest
// category above says, or else the site, or else the book.
func (s Settings) Level(code, category string) Level {
	level, depth := Note, -1
	if r, ok := Find(code); ok {
		level = r.Level
	}
	if l, ok := s.Levels[code]; ok {
		level = l
	}
	for _, c := range s.Categories {
		l, ok := c.Levels[code]
		if ok && len(c.Path) > depth && strings.HasPrefix(category+"/", c.Path+"/") {
			level, depth = l, len(c.Path)
		}
	}
	return level
}

// Kinds are the kinds of articles that have limits of their own; "plain" is their plain-language versions.
var Kinds = []string{"news", "explainer", "guide", "opinion", "live", "plain"}

// Grade is the highest reading grade of a kind of article, unless galen.yaml says
// otherwise: the American Medical Association advises 6 for what patients are
// given, and the National Institutes of Health 6 to 8. The Patient Information Forum and the NHS aim at a reading age of
// 9 to 11 years, which is that of grades 4 to 6.
func Grade(kind string) int {
	switch kind {
	case "plain":
		return 6
	case "guide":
		return 8
	}
	return 10
}

// Hardest is the reading grade above which HN260 speaks: the one that galen.yaml sets, else one that about a tenth of
// what newspapers and health agencies publish is above. The advice of Grade, which nine tenths do not keep, says
// nothing of one of them. Guides are for patients, and it is theirs; and
// a plain-language version is for whoever finds the article too hard.
func (s Settings) Hardest(kind string) float64 {
	if g, ok := s.Grades[kind]; ok || kind == "guide" || kind == "plain" {
		return max(g, s.Grade(kind))
	}
	return 15
}

// Grade is the highest reading grade of a kind of article on this site.
func (s Settings) Grade(kind string) float64 {
	if g, ok := s.Grades[kind]; ok {
		return g
	}
	return float64(Grade(kind))
}
