package taxonomy

import (
	"fmt"
	"testing"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
)

func declared(t *testing.T, text string) (Declarations, diag.List) {
	t.Helper()
	value, list := frontmatter.YAML("galen.yaml", "taxonomies:\n"+text+"\n", 1)
	if list.Failed() {
		t.Fatalf("%q: %v", text, list)
	}
	r := frontmatter.NewReader(value, &list)
	all := Read(r, fields.Declarations{{Name: "stage"}})
	r.Done(nil)
	return all, list
}

// TestDeclarations is each mistake in a declaration, at its place, and what the hint says
// solves it.
func TestDeclarations(t *testing.T) {
	cases := []struct{ wrong, place, code, right string }{
		{"  Conditions: A", "2:3", "bad-taxonomy", "  conditions: A"},
		{"  body_parts: A", "2:3", "bad-taxonomy", "  body-parts: A"},
		{"  tags: A", "2:3", "bad-taxonomy", "  topics: A"},
		{"  study: A", "2:3", "bad-taxonomy", "  studied: A"},
		{"  search: A", "2:3", "bad-taxonomy", "  found: A"},
		{"  stage: A", "2:3", "bad-taxonomy", "  stages: A"},
		{"  ills: Ills\n  places:", "3:10", "bad-taxonomy", "  ills: Ills\n  places: Places"},
		{"  places: [A]", "2:11", "wrong-type", "  places: A"},
		{"  places: {name: A}", "2:12", "unknown-key", "  places: {title: A}"},
		{"  places: {titel: A}", "2:12", "unknown-key", "  places: {title: A}"},
		{"  places: {path: /p/}", "2:12", "unknown-key", "  places: {title: A}"},
		{"  places: {tree: maybe}", "2:18", "not-true-or-false", "  places: {tree: true}"},
		{"  places: {feeds: none}", "2:19", "not-true-or-false", "  places: {feeds: false}"},
		{"  places: {about: place}", "2:19", "unknown-choice", "  places: {about: Place}"},
		{"  ills: {about: Condition}", "2:17", "unknown-choice", "  ills: {about: MedicalCondition}"},
		{"  ills: {about: Diseases}", "2:17", "unknown-choice", "  ills: {about: MedicalCondition}"},
		{"  series: {tree: true}", "2:18", "bad-taxonomy", "  series: {title: A}"},
		{"  series: {about: Thing}", "2:19", "bad-taxonomy", "  series: {title: A}"},
	}
	for _, c := range cases {
		_, list := declared(t, c.wrong)
		if len(list) != 1 || fmt.Sprintf("%d:%d", list[0].Line, list[0].Column) != c.place || list[0].Code != c.code || list[0].Hint == "" {
			t.Errorf("%q: want %s %s, and this is told: %v", c.wrong, c.place, c.code, list)
		}
		if _, list := declared(t, c.right); len(list) > 0 {
			t.Errorf("%q: %v", c.right, list)
		}
	}
	t.Logf("%d cases", len(cases))
}

// TestSeries: every site has series, whether or not it says so, and only they have an order.
func TestSeries(t *testing.T) {
	for text, want := range map[string]string{
		"  places: Places":                 "[places:Places series:]",
		"  series: Parts\n  places: Towns": "[series:Parts places:Towns]",
		"  series: {feeds: false}":         "[series:Series]",
		"  body-parts: {tree: true}":       "[body-parts:Body parts series:]",
	} {
		all, list := declared(t, text)
		var got []string
		for _, d := range all {
			got = append(got, d.Name+":"+d.Title)
			if d.Ordered != (d.Name == Series) {
				t.Errorf("%q: the order of %s", text, d.Name)
			}
		}
		if fmt.Sprint(got) != want || len(list) > 0 {
			t.Errorf("%q: %q, want %q; %v", text, got, want, list)
		}
	}
}
