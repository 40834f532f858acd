package lint

import (
	"slices"
	"testing"

	"galen/internal/lint/rules"
)

// TestTimedCounts: one thing counted at two times is a base of how many times as much it is; two numbers with dates are none.
func TestTimedCounts(t *testing.T) {
	c := New(rules.Settings{})
	for _, p := range []struct {
		text   string
		raised bool
	}{
		{"Measles cases triple|The county counted 42 people with measles in the first half of the year, three times as many as the 14 in the same months last year.", false},
		{"Daily pill|The pill cuts the risk of stroke by 30 percent, doctors say. The centre has had 12 wards since 2011 and 400 cars park there this year.", true},
	} {
		codes := codesOf(t, c, passage{text: p.text})
		if slices.Contains(codes, "HN230") != p.raised {
			t.Errorf("%s: %v, want HN230 %v", p.text, codes, p.raised)
		}
	}
}
