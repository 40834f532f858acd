package lint

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

// judged is what Judge says of an article, by place, level and code.
func judged(t *testing.T, s rules.Settings, header, now string) string {
	t.Helper()
	text := strings.Replace(usual, "title: A story\n", "title: A breakthrough\n"+header, 1) + "The results were astonishing.\n"
	c := New(s)
	document, list := content.Parse(source.NewFile("content/health/heart/x.md", []byte(text)), content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: c.Article})
	if list.Failed() {
		t.Fatal(list)
	}
	at, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	list, _ = c.Judge(document.(*content.Article), nil, at)
	for _, d := range list {
		said = append(said, d.Severity.String()+" "+d.Code)
	}
	return strings.Join(said, ", ")
}

// TestWaivers: a waiver silences its rule until its time is over, and one that
// silences nothing is noted.
func TestWaivers(t *testing.T) {
	const waiver = "waivers: [{rule: HN210, reason: a title, until: 2026-12-01}]\n"
	for _, c := range []struct{ header, now, want string }{
		{"", "2026-11-22T12:00:00Z", "error HN201, warning HN210"},
		{waiver, "2026-11-22T12:00:00Z", "error HN201"},
		{waiver, "2026-11-30T23:59:59Z", "error HN201"},
		{waiver, "2026-12-01T00:00:00Z", "error HN201, error HN190, warning HN210"},
		{strings.Replace(waiver, "HN210", "HN230", 1), "2026-11-22T12:00:00Z", "error HN201, note HN191, warning HN210"},
		{strings.Replace(waiver, "HN210", "HN201", 1), "2026-11-22T12:00:00Z", "warning HN210"},
	} {
		got := judged(t, rules.Settings{}, c.header, c.now)
		if got != c.want {
			t.Errorf("%s at %s: got %s, want %s", c.header, c.now, got, c.want)
		}
	}
}

// TestForeignWaiver: a waiver of a rule that was not asked is not said to silence nothing.
func TestForeignWaiver(t *testing.T) {
	const waiver = "waivers: [{rule: %s, reason: a title, until: 2026-12-01}]\nlang: %s\n"
	for _, c := range []struct{ rule, lang, want string }{
		{"HN250", "en", "error HN201, note HN191, warning HN210"}, {"HN250", "ja", ""}, {"HN400", "ja", "note HN191"},
	} {
		if got := judged(t, rules.Settings{}, fmt.Sprintf(waiver, c.rule, c.lang), "2026-11-22T12:00:00Z"); got != c.want {
			t.Errorf("%s in %s: got %s, want %s", c.rule, c.lang, got, c.want)
		}
	}
}

// TestLevels: the nearest category that speaks of a rule decides, then the site.
func TestLevels(t *testing.T) {
	level := func(code string, l rules.Level) map[string]rules.Level { return map[string]rules.Level{code: l} }
	for want, s := range map[string]rules.Settings{
		"error HN201, warning HN210": {Words: []string{"nonsense"}},
		"error HN201":                {Levels: level("HN210", rules.Off)},
		"error HN201, error HN210":   {Levels: level("HN210", rules.Error)},
		"warning HN201, warning HN210": {
			Levels:     level("HN201", rules.Note),
			Categories: []rules.Category{{Path: "health/heart", Levels: level("HN201", rules.Warning)}, {Path: "health", Levels: level("HN201", rules.Off)}},
		},
		"warning HN210": {Categories: []rules.Category{{Path: "health", Levels: level("HN201", rules.Off)}, {Path: "healthy", Levels: level("HN210", rules.Off)}}},
	} {
		if got := judged(t, s, "", "2026-11-22T12:00:00Z"); got != want {
			t.Errorf("%+v: got %s, want %s", s, got, want)
		}
	}
}

// TestExpiry is the next instant at which a waiver ends.
func TestExpiry(t *testing.T) {
	text := strings.Replace(usual, "title", "waivers: [{rule: HN210, reason: a, until: 2026-12-01}, {rule: HN201, reason: b, until: 2026-11-25}]\ntitle", 1) + "Text.\n"
	document, list := content.Parse(source.NewFile("content/health/x.md", []byte(text)), content.Rules{Zone: time.UTC})
	if list.Failed() {
		t.Fatal(list)
	}
	for now, want := range map[string]string{"2026-11-22": "2026-11-25", "2026-11-25": "2026-12-01", "2026-12-01": "0001-01-01"} {
		at, err := time.Parse(time.DateOnly, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := Expiry(&document.(*content.Article).Document, at).Format(time.DateOnly); got != want {
			t.Errorf("on %s: got %s, want %s", now, got, want)
		}
	}
}

// TestSettings: a site's own words are found, and its own phrases are allowed.
func TestSettings(t *testing.T) {
	c := New(rules.Settings{Words: []string{"wonder-shot", "life-changing"}, Allow: []string{"astonishing tales", "Miracle Street"}})
	for text, want := range map[string]string{
		"It is a wonder shot.":                  "HN210",
		"A life changing pill.":                 "HN210",
		"The magazine is Astonishing Tales.":    "",
		"The clinic is at 4 miracle street.":    "",
		"The clinic is at the miracle stadium.": "HN210",
	} {
		var codes []string
		for _, d := range findings(t, c, "content/health/x.md", text) {
			codes = append(codes, d.Code)
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestForeign: rules are silent in languages that they do not know, and speak in all others.
func TestForeign(t *testing.T) {
	const cell = "| Jahr | Fälle |\n| --- | --- |\n| 2026 | TBC |\n"
	for _, language := range []string{"en", "de", "ja"} {
		c := New(rules.Settings{})
		c.Read(language)
		if list := findings(t, c, "content/health/x.md", cell); len(list) != 1 || list[0].Code != "HN400" {
			t.Errorf("%s: %v", language, list)
		}
	}
	for language, want := range map[string]int{"en": 1, "en-GB": 1, "EN-us": 1, "de": 0, "fr-CA": 0, "enm": 0} {
		c := New(rules.Settings{})
		c.Read(language)
		if list := findings(t, c, "content/health/x.md", "It is a breakthrough."); len(list) != want {
			t.Errorf("%s: %v", language, list)
		}
	}
}

// TestOverlap: passages shared with a release, with the lines of both.
func TestOverlap(t *testing.T) {
	const release = "FOR RELEASE\n\nThe trial met its main goal, and people who took the drug every day walked\nfurther after six months than those who did not.\n\nAbout the company.\n"
	c := New(rules.Settings{})
	for text, want := range map[string]string{
		"As expected, people who took the drug every day walked further after six months than those who did not.":          "content/health/x.md:8:14 release.txt:3:34",
		"People who took the drug could walk longer distances when half a year had passed.":                                "",
		"The maker says that “people who took the drug every day walked further after six months than those who did not”.": "",
		"The trial met its main goal.": "",
	} {
		file := source.NewFile("content/health/x.md", []byte(usual+text))
		var said []string
		for _, d := range c.Overlap(content.NewArticle(), content.Prose(file, content.Parts{}), "release.txt", []byte(release)) {
			said = append(said, d.Position.String(), d.Also[0].String())
			if d.Code != "HN240" || d.Severity != diag.Warning {
				t.Errorf("%v", d)
			}
		}
		if got := strings.Join(said, " "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
