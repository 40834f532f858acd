package civildate

import (
	"strings"
	"testing"
	"time"
)

// TestZones: a time in a form of other generators is refused with the exact form of
// ours, and that form is read as the same instant.
func TestZones(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2026-02-01 09:30:00 UTC", "2026-02-01T09:30:00Z"},
		{"2026-02-01 09:30:00 +0000 UTC", "2026-02-01T09:30:00Z"},
		{"2026-02-01 09:30:00 EST", "2026-02-01T09:30:00-05:00"},
		// Made up.
		{"2026-02-01 09:30 UTC", "2026-02-01T09:30:00Z"},
		{"2026-02-01T09:30:00 UTC", "2026-02-01T09:30:00Z"},
		{"2026-2-1 9:30 GMT", "2026-02-01T09:30:00Z"},
		{"2026-02-01 09:30:00 +0100 CET", "2026-02-01T09:30:00+01:00"},
		{"2026-02-01 09:30:00 -0500 EST", "2026-02-01T09:30:00-05:00"},
		{"2026-07-01 09:30 CEST", "2026-07-01T09:30:00+02:00"},
		{"2026-02-01 9:30 am EST", "2026-02-01T09:30:00-05:00"},
		{"2026-02-01 9:30PM PST", "2026-02-01T21:30:00-08:00"},
		{"Sun, 01 Feb 2026 09:30:00 GMT", "2026-02-01T09:30:00Z"},
		{"Sun, 01 Feb 2026 09:30:00 +0000 (UTC)", "2026-02-01T09:30:00Z"},
		{"Sun, 01 Feb 2026 09:30:00 +0530", "2026-02-01T09:30:00+05:30"},
		{"1 February 2026, 09:30 AEST", "2026-02-01T09:30:00+10:00"},
		{"February 1, 2026 9:30 am EST", "2026-02-01T09:30:00-05:00"},
		{"2026-02-01 09:30:00 IST", "2026-02-01T09:30:00+05:30 or 2026-02-01T09:30:00+01:00 or 2026-02-01T09:30:00+02:00"},
		{"2026/02/01 09:30 JST", "2026-02-01T09:30:00+09:00"},
	} {
		m, problem := Parse(c.text, time.UTC)
		if problem == nil { // read as it is
			if want, _ := Parse(c.want, time.UTC); !m.Time.Equal(want.Time) {
				t.Errorf("%q is read as %s", c.text, m.ISO())
			}
			continue
		}
		if problem.Hint != "write "+c.want {
			t.Errorf("%q: %s; %s", c.text, problem.Message, problem.Hint)
		}
		for form := range strings.SplitSeq(strings.TrimPrefix(problem.Hint, "write "), " or ") {
			if _, again := Parse(form, time.UTC); again != nil {
				t.Errorf("the hint of %q does not help: %v", c.text, again)
			}
		}
	}
	for _, text := range []string{"soon UTC", "2026-13-45 09:30 UTC", "EST", "2026-02-01 99:30 EST", "2026-02-01 09:30 XYZ"} {
		if m, problem := Parse(text, time.UTC); problem == nil || strings.Contains(problem.Hint, "EST") {
			t.Errorf("%q: %v %v", text, m, problem)
		}
	}
}
