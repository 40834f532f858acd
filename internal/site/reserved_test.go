package site

import (
	"slices"
	"strings"
	"testing"

	"galen/internal/diag"
)

// TestReserved: nothing but files whose names change with their bytes lies in the folder
// of those that browsers never ask for again, and all of them do.
func TestReserved(t *testing.T) {
	const text = "---\ntitle: A page\ndescription: What it says.\n"
	refused := 0
	for name, c := range map[string]struct {
		files map[string]string
		want  string // a file that is published; "" if the site is refused
	}{
		"a style sheet in static":  {map[string]string{"static/immutable/a.css": "p{color:red}"}, "immutable/immutable/a."},
		"a paper in static":        {map[string]string{"static/immutable/a.pdf": "%PDF-1.7"}, ""},
		"in other letters":         {map[string]string{"static/Immutable/a.txt": "x"}, ""},
		"a page":                   {map[string]string{"content/immutable.md": text + "---\nText.\n"}, ""},
		"an alias":                 {map[string]string{"content/health/a.md": piecePage("2026-11-01", "aliases: [/immutable/old/]")}, ""},
		"an alias without a slash": {map[string]string{"content/health/a.md": piecePage("2026-11-01", "aliases: [/immutable]")}, ""},
		"a folder beside":          {map[string]string{"static/immutables/a.txt": "x"}, "immutables/a.txt"},
		"further down":             {map[string]string{"static/a/immutable/a.txt": "x"}, "a/immutable/a.txt"},
	} {
		s, list := assembled(t, c.files, Live)
		told := len(slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return d.Code != "reserved-folder" }))
		if c.want == "" {
			if refused++; told != 1 {
				t.Errorf("%s: %v", name, list)
			}
			continue
		}
		found := false
		for _, o := range s.Outputs() {
			found = found || strings.HasPrefix(o.File, c.want)
			if o.Lasts != strings.HasPrefix(o.File, "immutable/") {
				t.Errorf("%s: %s", name, o.File)
			}
		}
		if told > 0 || !found {
			t.Errorf("%s: no %s\n%v", name, c.want, list)
		}
	}
	if refused != 5 {
		t.Errorf("%d refused", refused)
	}
}
