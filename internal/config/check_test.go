package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/lint/rules"
)

// TestCheck is what a site may ask of the editorial rules, and each mistake at its
// place.
func TestCheck(t *testing.T) {
	for text, want := range map[string]string{
		"check: {}\n": "",
		"check: {levels: {HN210: off, HN201: warn}}\n":            "",
		"check: {level: {HN210: off}}\n":                          `4:9 unknown-key: unknown key "level"`,
		"check: {levels: {HN21O: off}}\n":                         `4:18 unknown-rule: unknown rule "HN21O"`,
		"check: {levels: {hn210: off}}\n":                         `4:18 unknown-rule: unknown rule "hn210"`,
		"check: {levels: {HN101: off}}\n":                         `4:18 fixed-level: the level of "HN101" cannot be changed`,
		"check: {levels: {HN210: loud}}\n":                        `4:25 unknown-level: "loud" is not a level`,
		"check: {levels: {HN210: [off]}}\n":                       `4:25 unknown-level: "" is not a level`,
		"check: {levels: [HN210]}\n":                              `4:17 wrong-type: "levels" must be a group of keys, and this is a list`,
		"check: {categories: {health: HN210}}\n":                  `4:30 wrong-type: "health" must be a group of keys, and this is text`,
		"check: {categories: {a/b: {HN999: off}}}\n":              `4:28 unknown-rule: unknown rule "HN999"`,
		"check: {grades: {news: 0}}\n":                            `4:24 not-a-number: "news" must be a whole number from 1 to 20`,
		"check: {grades: {novel: 8}}\n":                           `4:18 unknown-key: unknown key "novel"`,
		"check: {words: [a" + strings.Repeat(", a", 200) + "]}\n": `4:16 too-many: "words" has 201 phrases; the limit is 200`,
		"check: {archive: {before: 2026-12-01}}\n":                "",
		"check: {archive: {before: 2026-12-01, level: off}}\n":    "",
		"check: {archive: {level: note}}\n":                       `4:18 missing-key: an archive needs the key "before"`,
		"check: {archive: {before: 2026-12-01, level: error}}\n":  `4:46 unknown-choice: unknown level "error"`,
		"check: {archive: {before: soon}}\n":                      `4:27 bad-date: "soon" is not a date`,
		"check: {archive: {until: 2026-12-01}}\n":                 `4:19 unknown-key: unknown key "until"`,
		"check: [HN210]\n":                                        `4:8 wrong-type: "check" must be a group of keys, and this is a list`,
	} {
		if _, got := said(t, text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	c, problems := said(t, "check:\n  levels: {HN210: off}\n  categories: {/health/heart/: {HN201: note}}\n  words: [wonder shot]\n  allow: [Hope Street]\n  grades: {news: 12}\n")
	want := rules.Settings{
		Levels:     map[string]rules.Level{"HN210": rules.Off},
		Categories: []rules.Category{{Path: "health/heart", Levels: map[string]rules.Level{"HN201": rules.Note}}},
		Words:      []string{"wonder shot"}, Allow: []string{"Hope Street"}, Grades: map[string]float64{"news": 12},
	}
	if d := cmp.Diff(want, c.Check); d != "" || problems != "" {
		t.Error(d, problems)
	}
	if got := []float64{c.Check.Grade("news"), c.Check.Grade("guide"), c.Check.Grade("opinion")}; got[0] != 12 || got[1] != 8 || got[2] != 10 {
		t.Errorf("grades %v", got)
	}
}
