package preview

import (
	"strings"
	"testing"

	"galen/internal/diag"
)

// noted is a site whose page has notes to colleagues.
type noted struct {
	Files
	found, notes diag.List
}

func (n noted) Findings(string) diag.List { return n.found }
func (n noted) Notes(string) diag.List    { return n.notes }
func (n noted) Text(string) []byte        { return []byte("<!-- ask her -->\n") }

// TestNotesAreShown: the panel beside a page gets the notes, with or without findings, and
// nothing when there are none.
func TestNotesAreShown(t *testing.T) {
	note := diag.Errorf(diag.Position{File: "content/a.md", Line: 1, Column: 1}, "desk-note", "%s", "ask her: 5% <b>?")
	note.Severity = diag.Note
	found := diag.Warningf(diag.Position{File: "content/a.md", Line: 1, Column: 1}, "x", "a finding")
	for _, tt := range []struct {
		site noted
		want []string
	}{
		{noted{}, nil},
		{noted{notes: diag.List{note}}, []string{`"problems":null`, `"place":"content/a.md:1:1"`, `ask her: 5% `}},
		{noted{found: diag.List{found}, notes: diag.List{note}}, []string{`"message":"a finding"`, `"notes":[`}},
	} {
		got := string(findings(tt.site, "a/index.html"))
		if tt.want == nil && got != "" {
			t.Errorf("nothing is to be shown: %s", got)
		}
		for _, w := range tt.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s holds no %s", got, w)
			}
		}
	}
}
