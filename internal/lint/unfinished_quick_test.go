package lint

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galen/internal/diag"
)

// TestQuickLooks holds the quick looks by which most of a text is passed over against the
// search that they spare: what they pass over has nothing to find.
func TestQuickLooks(t *testing.T) {
	pieces := strings.Fields("to be written To Confirmed tk TK TKTK tbc TODO FIXME Text goes here. Insert your the My a title Caption comes HERE… placeholder lorem Lorem ipsum xxx XXX XXXXXX XX% X% " +
		"[insert [Your name] [citation needed] [a](b) [b][c] [^1] ![IMG_2041.jpg](a.jpg) ![ alt: alt: chart.svg http://a.example/ https://example.org/x //localhost http://b.test/ .invalid dose trial of and ]")
	r := rand.New(rand.NewPCG(1, 2))
	lines, found := 0, 0
	for range 20_000 {
		var w strings.Builder
		for range 1 + r.IntN(4) {
			for range 1 + r.IntN(5) {
				w.WriteString(pieces[r.IntN(len(pieces))])
				w.WriteString([]string{" ", "  ", ".", "! "}[max(0, r.IntN(12)-8)])
			}
			w.WriteString("\n")
		}
		text := w.String()
		for line := range strings.Lines(text) {
			lines++
			if line = strings.TrimSpace(line); wholeLine.MatchString(line) && !mayStand([]byte(line)) {
				t.Errorf("%q is a placeholder, and is passed over", line)
			}
		}
		quick := Unfinished("x.md", "en", []byte(text), 0)
		u := unfinished{file: "x.md", text: []byte(text), examples: true, placeholders: true, pictures: true}
		u.search()
		found += len(quick)
		if !slices.EqualFunc(quick, u.list, func(a, b diag.Diagnostic) bool { return a.Error() == b.Error() }) {
			t.Fatalf("%q: %v, and without the quick looks %v", text, quick, u.list)
		}
	}
	t.Logf("%d lines, %d findings", lines, found)
	if found < 10_000 {
		t.Error("too few findings")
	}
}
