package selection

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
)

const declarations = `fields:
  audience: choice [parents, clinicians]
  dose: number
  opened: date
  free: yes/no
  subtitle: line
  checker: author
  clip: file
  places: list of line
  team: {type: line, for: [pages]}
`

func vocabulary(t *testing.T) *Vocabulary {
	t.Helper()
	value, list := frontmatter.YAML("galen.yaml", declarations, 1)
	r := frontmatter.NewReader(value, &list)
	declared := fields.Read(r)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return &Vocabulary{
		Kinds: fields.Kinds, Zone: time.UTC, Fields: declared,
		Evidence: [][]string{{"randomised-controlled", "one-arm"}, {"preprint", "peer-reviewed"}, {"phase-1", "phase-2"}},
	}
}

// written reads a selection as front matter has it.
func written(text string, v *Vocabulary) (Selection, diag.List) {
	value, list := frontmatter.YAML("a.md", "list: {"+text+"}\n", 1)
	r := frontmatter.NewReader(value, &list)
	s := Read(r, "list", v)
	if s == nil {
		s = &Selection{}
	}
	return *s, list
}

// TestMistakes is each mistake at its place, in a template and in front matter, and what the
// hint says solves it.
func TestMistakes(t *testing.T) {
	v := vocabulary(t)
	const inFrontMatter = len("list: {")
	for _, c := range []struct {
		wrong  string
		column int
		code   string
		right  string
	}{
		{"categry: health", 1, "unknown-key", "category: health"},
		{"categories: health", 1, "unknown-key", "category: health"},
		{"limit: 4", 1, "unknown-key", "n: 4"},
		{"order: oldest", 1, "unknown-key", "sort: oldest"},
		{"category: /", 11, "no-category", "kind: news"},
		{"below: no", 8, "bad-selection", "category: health, below: no"},
		{"category: health, below: maybe", 26, "not-true-or-false", "category: health, below: no"},
		{"kind: report", 7, "unknown-choice", "kind: news"},
		{"kind: [news, guides]", 14, "unknown-choice", "kind: [news, guide]"},
		{"evidence: preprints", 11, "unknown-choice", "evidence: preprint"},
		{"since: 2026-02-30", 8, "bad-date", "since: 2026-02-28"},
		{"since: 2026-02-01, before: 2026-02-01", 28, "date-order", "since: 2026-02-01, before: 2026-02-02"},
		{"field: {audence: parents}", 9, "no-field", "field: {audience: parents}"},
		{"field: {audience: parent}", 19, "unknown-choice", "field: {audience: parents}"},
		{"field: {audience: [parents, nobody]}", 29, "unknown-choice", "field: {audience: [parents, clinicians]}"},
		{"field: {team: a}", 9, "no-field", "field: {subtitle: a}"},
		{"field: {dose: much}", 15, "not-a-number", "field: {dose: 12}"},
		{"field: {dose: {a: 1}}", 15, "wrong-type", "field: {dose: 1}"},
		{"field: {opened: yesterday}", 17, "bad-date", "field: {opened: 2026-11-29}"},
		{"field: {free: maybe}", 15, "not-true-or-false", "field: {free: yes}"},
		{"field: {clip: a.mp3}", 15, "bad-selection", "has: clip"},
		{"field: audience", 8, "wrong-type", "field: {audience: parents}"},
		{"has: clips", 6, "no-field", "has: clip"},
		{"sort: newst", 7, "unknown-choice", "sort: newest"},
		{"sort: doses", 7, "unknown-choice", "sort: dose"},
		{"sort: clip", 7, "bad-selection", "sort: subtitle"},
		{"sort: dose down", 7, "bad-selection", "sort: dose descending"},
		{"sort: newest descending", 7, "bad-selection", "sort: newest"},
		{"n: 0", 4, "not-a-number", "n: 10"},
		{"n: many", 4, "not-a-number", "n: 10"},
	} {
		for _, reading := range []struct {
			read  func(string, *Vocabulary) (Selection, diag.List)
			shift int
		}{{Parse, 0}, {written, inFrontMatter}} {
			_, list := reading.read(c.wrong, v)
			if len(list) != 1 || list[0].Column != c.column+reading.shift || list[0].Line != 1 || list[0].Code != c.code || list[0].Hint == "" {
				t.Errorf("%q: want %s in column %d, and this is told: %v", c.wrong, c.code, c.column+reading.shift, list)
			}
			if _, list := reading.read(c.right, v); len(list) > 0 {
				t.Errorf("%q: %v", c.right, list)
			}
		}
	}
	for _, wrong := range []string{"", "  ", "health", "category: [health", "category: health, category: trials", "kind: 'news", "kind: news} {"} {
		if _, list := Parse(wrong, v); !list.Failed() || list[0].Hint == "" {
			t.Errorf("%q: %v", wrong, list)
		}
	}
	if _, list := Parse("kind: report, tagg: x, sort: nothing, n: 0", v); len(list) != 4 {
		t.Errorf("four mistakes: %v", list)
	}
}

// TestString: what a selection is written as reads as the same, and the order of words and
// keys makes no difference.
func TestString(t *testing.T) {
	v := vocabulary(t)
	for _, c := range []struct{ one, canonical string }{
		{"category: content/health/, below: no", "category: health, below: no"},
		{"below: yes, category: [trials, health/heart, trials]", "category: [health/heart, trials]"},
		{"tag: CAR T-cells", `tag: "CAR T-cells"`},
		{`tag: "5", author: [b, "a"]`, `tag: "5", author: [a, b]`},
		{`tag: "null"`, `tag: "null"`},
		{"n: 4, kind: [news, guide], sort: newest", "kind: [guide, news], n: 4"},
		{"evidence: [peer-reviewed, one-arm, randomised-controlled]", "evidence: [one-arm, peer-reviewed, randomised-controlled]"},
		{"language: [de-AT, en]", "language: [de-AT, en]"},
		{"since: 2026-01-02, before: 2026-02-01T09:30", `since: "2026-01-02", before: "2026-02-01T09:30:00Z"`},
		{"field: {free: true, dose: [1.50, 2], opened: 2026-01-02, audience: parents, subtitle: 'A: b'}", `field: {audience: parents, dose: ["1.5", "2"], free: yes, opened: "2026-01-02", subtitle: "A: b"}`},
		{"has: [dose, clip], sort: dose ascending", "has: [clip, dose], sort: dose"},
		{"sort: newest", "sort: newest"},
		{"sort: title descending", `sort: "title descending"`},
	} {
		s, list := Parse(c.one, v)
		if s.String() != c.canonical || len(list) > 0 {
			t.Errorf("%q: %s, want %s %v", c.one, s.String(), c.canonical, list)
		}
		again, list := Parse(s.String(), v)
		if again.String() != c.canonical || len(list) > 0 {
			t.Errorf("%q again: %s %v", c.canonical, again.String(), list)
		}
	}
}

// TestMatch: which of some articles are selected, in which order.
func TestMatch(t *testing.T) {
	v := vocabulary(t)
	day := func(d int) time.Time { return time.Date(2026, 1, d, 9, 0, 0, 0, time.UTC) }
	numbers := func(all ...string) (values []Value) {
		for _, n := range all {
			value, _ := ValueOf(v.Fields.Named("dose"), n, time.Time{})
			values = append(values, value)
		}
		return values
	}
	entries := []Entry{
		{Path: "a", Title: "d", Folders: []string{"health"}, Kind: "news", Date: day(1), Tags: []string{"flu"}, Authors: []string{"x", "y"}, Language: "de-AT", Fields: map[string][]Value{"dose": numbers("10")}},
		{Path: "b", Title: "c", Folders: []string{"health/heart"}, Kind: "guide", Date: day(2), Authors: []string{"y"}, Evidence: []string{"one-arm", "preprint", "phase-1"}, Fields: map[string][]Value{"dose": numbers("9.0"), "clip": nil}},
		{Path: "c", Title: "b", Folders: []string{"hearts"}, Kind: "news", Date: day(3), Tags: []string{"flu", "cold"}, Evidence: []string{"one-arm", "peer-reviewed"}, Language: "den"},
		{Path: "d", Title: "a", Folders: []string{"hearts"}, Kind: "opinion"},
	}
	for _, c := range []struct{ text, want string }{
		{"sort: newest", "cbad"}, {"sort: oldest", "abcd"}, {"sort: title", "dcba"}, {"sort: title descending", "abcd"},
		{"sort: dose", "bacd"}, {"sort: dose descending", "abcd"},
		{"category: health", "ba"}, {"category: health, below: no", "a"}, {"category: heart", ""}, {"category: [health/heart, hearts]", "cbd"},
		{"tag: flu", "ca"}, {"tag: [cold, other]", "c"}, {"kind: [news, opinion]", "cad"}, {"author: y", "ba"}, {"author: y, kind: news", "a"},
		{"evidence: one-arm", "cb"}, {"evidence: [one-arm, randomised-controlled, preprint]", "b"}, {"evidence: phase-2", ""},
		{"language: de", "a"}, {"language: de-AT", "a"}, {"language: de-CH", ""},
		{"since: 2026-01-02", "cb"}, {"before: 2026-01-02", "a"}, {"since: 2026-01-02, before: 2026-01-03", "b"},
		{"field: {dose: 9}", "b"}, {"field: {dose: [9, 10.0]}", "ba"}, {"has: clip", "b"}, {"has: [clip, dose]", "b"}, {"has: dose", "ba"},
	} {
		s, list := Parse(c.text, v)
		var got []string
		var chosen []*Entry
		for i := range entries {
			if s.Match(&entries[i]) {
				chosen = append(chosen, &entries[i])
			}
		}
		for len(chosen) > 0 { // the first of those left, so that Compare is held as an order
			first := 0
			for i := range chosen {
				if s.Sort.Compare(chosen[i], chosen[first]) < 0 {
					first = i
				}
			}
			got = append(got, chosen[first].Path)
			chosen = append(chosen[:first], chosen[first+1:]...)
		}
		if strings.Join(got, "") != c.want || len(list) > 0 {
			t.Errorf("%q: %s, want %s %v", c.text, fmt.Sprint(got), c.want, list)
		}
	}
}
