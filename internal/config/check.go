package config

import (
	"strings"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/lint/rules"
)

// otherLevels are everyday words for the levels of rules.
var otherLevels = map[string]string{"warning": "warn", "info": "note", "none": "off", "false": "off", "no": "off", "ignore": "off", "fail": "error"}

// readCheck reads what the site asks of the editorial rules:
//
//	check:
//	  levels: {HN210: note}            error, warn, note or off, by rule
//	  categories:
//	    opinion: {HN210: off}          instead, in a category and below it
//	  words: [wonder shot]             further hype words and phrases
//	  allow: [Hope Street]             phrases in which a hype word is none
//	  grades: {news: 10, guide: 8}     highest reading grade, by kind of article
//	  archive: {before: 2026-12-01, level: warn}    articles that have not changed since
func readCheck(r *frontmatter.Reader, zone *time.Location, list *diag.List) rules.Settings {
	s := rules.Settings{}
	g := r.Group("check")
	if g == nil {
		return s
	}
	s.Levels = readLevels(g, "levels", list)
	if categories := g.Group("categories"); categories != nil {
		for _, path := range categories.Keys() {
			s.Categories = append(s.Categories, rules.Category{Path: strings.Trim(path, "/"), Levels: readLevels(categories, path, list)})
		}
		categories.Done(nil)
	}
	s.Words, s.Allow = lines(g, "words"), lines(g, "allow")
	if grades := g.Group("grades"); grades != nil {
		s.Grades = map[string]float64{}
		for _, kind := range rules.Kinds {
			if grades.Has(kind) {
				s.Grades[kind] = float64(grades.Count(kind, rules.Grade(kind), 1, 20))
			}
		}
		grades.Done(nil)
	}
	s.Archive = readArchive(g, zone)
	g.Done(map[string]string{"old": "archive", "past": "archive", "legacy": "archive", "level": "levels", "rules": "levels", "severity": "levels", "category": "categories", "hype": "words",
		"allowed": "allow", "except": "allow", "exceptions": "allow", "grade": "grades", "readability": "grades"})
	return s
}

// readArchive reads how articles of another time are judged.
func readArchive(parent *frontmatter.Reader, zone *time.Location) (a rules.Archive) {
	g := parent.Group("archive")
	if g == nil {
		return a
	}
	g.Require("an archive", map[string]string{"before": "before: 2026-12-01"})
	a.Before = g.Moment("before", zone).Time
	a.Level, _ = rules.ParseLevel(g.Choice("level", "warn", "note", "off"))
	g.Done(map[string]string{"until": "before", "date": "before", "severity": "level", "levels": "level"})
	return a
}

// maxPhrases is how many phrases of its own a site may have in a list.
const maxPhrases = 200

// lines reads a list of phrases.
func lines(g *frontmatter.Reader, key string) []string {
	var all []string
	for _, w := range g.Words(key, 100) {
		all = append(all, w.Text)
	}
	if len(all) > maxPhrases {
		g.Problem(key, "too-many", "keep only those that your writers use", "%q has %d phrases; the limit is %d", key, len(all), maxPhrases)
		return all[:maxPhrases]
	}
	return all
}

// readLevels reads levels by rule.
func readLevels(parent *frontmatter.Reader, key string, list *diag.List) map[string]rules.Level {
	g := parent.GroupLike(key, "{HN212: off}")
	if g == nil {
		return nil
	}
	levels := map[string]rules.Level{}
	for _, e := range parent.Entries(key) {
		code := e.Key
		v := g.Raw(code)
		if _, known := rules.Find(code); !known {
			*list = append(*list, unknownRule(e.At, code))
			continue
		}
		if rules.Fixed(code) {
			*list = append(*list, diag.Errorf(e.At, "fixed-level", "the level of %q cannot be changed", code).WithHint("delete it: readers are promised what this rule protects"))
			continue
		}
		level, ok := rules.ParseLevel(v.Text)
		if !ok || v.Kind == frontmatter.List || v.Kind == frontmatter.Map {
			hint := "choose one of: " + strings.Join(rules.Levels, ", ")
			if near := otherLevels[strings.ToLower(v.Text)]; near != "" {
				hint = "did you mean \"" + near + "\"?"
			} else if near := diag.Nearest(v.Text, rules.Levels); near != "" {
				hint = "did you mean \"" + near + "\"?"
			}
			g.Problem(code, "unknown-level", hint, "%q is not a level", v.Text)
			continue
		}
		levels[code] = level
	}
	return levels
}

// unknownRule reports a code that no rule has.
func unknownRule(at diag.Position, code string) diag.Diagnostic {
	d := diag.Errorf(at, "unknown-rule", "unknown rule %q", code).WithHint("galen check --explain  lists the rules")
	if near := diag.Nearest(strings.ToUpper(code), rules.Codes()); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return d
}
