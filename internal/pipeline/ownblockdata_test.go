package pipeline

import (
	"maps"
	"strings"
	"testing"
)

// TestOwnBlockData: after edits of what blocks of the site's own show of the folder data, of
// its schema and of their templates, a warm build and a preview give what a clean build does,
// and pages show it.
func TestOwnBlockData(t *testing.T) {
	w := newWorkshop(t, nil)
	w.state.files = localPaper()
	w.state.good = maps.Clone(w.state.files)
	const wards, desk, beds = "data/wards.csv", "data/desk.yaml", "templates/blocks/_beds.html"
	steps := []struct{ file, text, shown string }{ // shown: in about.md; "" where the site is in error
		{"", "", "<li>North: 12"},
		{wards, "Ward,Beds\nNorth,13\n", "<li>North: 13"},
		{wards, "Ward,Beds\nNorth,13\nSouth,7\n", "<li>South: 7"},
		{wards, "Ward,Bedz\nNorth,13\n", ""},
		{wards, "Ward,Beds\nNorth,13,2\n", ""},
		{wards, "Ward,Beds\nNorth,14\n", "<li>North: 14"},
		{"data/wards.schema.yaml", "columns:\n  Beds: {type: number, max: 9}\n", ""},
		{"data/wards.schema.yaml", "columns:\n  Beds: {type: number, max: 99}\n", "<li>North: 14"},
		{wards, "", ""},
		{"data/wards.yaml", "- {Ward: West, Beds: 3}\n", "<li>West: 3"},
		{"data/wards.schema.yaml", "", "<li>West: 3"},
		{desk, "phone: 555-0102\n", "<li>West: 3"},
		{desk, "", ""},
		{desk, "phone: 555-0103\n", "<li>West: 3"},
		{beds, `<p>{{(.Data "desk").Text "phone"}}</p>`, "<p>555-0103"},
		{desk, "phone: 555-0104\n", "<p>555-0104"},
		{beds, `{{$name := "desk"}}<p>{{(.Data $name).Text "phone"}}</p>`, "<p>555-0104"},
		{desk, "phone: 555-0105\n", "<p>555-0105"},
		{"data/other.csv", "Year,Cases\n2025,5\n", "<p>555-0105"},
		{beds, "<hr>", "<hr>"},
		{desk, "phone: 555-0106\n", "<hr>"},
	}
	for i, s := range steps {
		if s.file != "" {
			if w.state.files[s.file] = s.text; s.text == "" {
				delete(w.state.files, s.file)
			}
		}
		if fault := w.compare(); fault != "" {
			t.Fatalf("step %d, %s: %s", i, s.file, fault)
		}
		page := look(t, w.warm.out)["about/index.html"]
		if w.state.failing != (s.shown == "") || !w.state.failing && !strings.Contains(page, s.shown) {
			t.Errorf("step %d, %s: in error: %v, and the page does not show %q", i, s.file, w.state.failing, s.shown)
		}
	}
	if fault := w.verify(); fault != "" {
		t.Error(fault)
	}
	t.Logf("%d edits", len(steps))
}
