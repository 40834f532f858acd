package content

import (
	"testing"
	"time"

	"galen/internal/testing/tally"
)

// TestKind14MonthEnds: a review never lasts longer than promised, also at the end of a month.
func TestKind14MonthEnds(t *testing.T) {
	tally.Kind(t, 14)
	for _, c := range []struct {
		from   string
		number int
		unit   string
		want   string
	}{
		// listed
		{"2024-08-31", 6, "mo", "2025-02-28"}, {"2026-11-30", 3, "mo", "2027-02-28"}, {"2026-01-31", 13, "mo", "2027-02-28"},
		// made up
		{"2024-02-29", 1, "y", "2025-02-28"}, {"2024-02-29", 4, "y", "2028-02-29"}, {"2023-08-31", 6, "mo", "2024-02-29"},
		{"2026-03-31", 1, "mo", "2026-04-30"}, {"2026-05-31", 36, "mo", "2029-05-31"}, {"2026-12-31", 2, "mo", "2027-02-28"},
		{"2026-01-30", 1, "mo", "2026-02-28"}, {"2026-02-28", 1, "mo", "2026-03-28"}, {"2026-01-15", 12, "mo", "2027-01-15"}, {"2026-01-31", 4, "w", "2026-02-28"},
	} {
		from, _ := time.Parse(time.DateOnly, c.from)
		if got := (Period{Number: c.number, Unit: c.unit}).After(from).Format(time.DateOnly); got != c.want {
			t.Errorf("%s and %d%s: %s, want %s", c.from, c.number, c.unit, got, c.want)
		}
	}
}
