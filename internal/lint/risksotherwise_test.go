package lint

import (
	"strings"
	"testing"
)

// fewerStrokes is a block in which 20 and 15 of 1,000 have a stroke: 25% fewer, 0.5 percentage points.
const fewerStrokes = "outcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\ntreatment: the tablets\nsource: mrc-1985\n"

// TestRisksOtherwise: a number may be true in another meaning than its nearest words have, and
// what a hint says to write is true.
func TestRisksOtherwise(t *testing.T) {
	for _, text := range []string{
		"The absolute risk of a stroke fell by 0.5%.",
		"The absolute reduction in strokes is 0.5%.",
		"Strokes fell by a quarter, or 25%.",
		"The relative reduction in stroke was one quarter (25%).",
		"The reduction in stroke was 25 per cent.",
		"Strokes fell by 25% in relative terms, and by 0.5% in absolute terms.",
		"The risk of a stroke is 5 in 1,000 lower.",
		"98% of people will not have a stroke without the tablets.",
		"Stroke risk dropped a whopping 25%, from 2% down to 1.5%.",
	} {
		if list := riskFindings(t, fewerStrokes, text); len(list) != 0 {
			t.Errorf("%s: %v %s", text, list, list[0].Hint)
		}
	}
	for text, hint := range map[string]string{
		"The absolute risk of a stroke fell by 3%.":                            "write 0.5 percentage points,",
		"The reduction in stroke was 45 per cent.":                             "",
		"Strokes fell by 35% in relative terms, and by 0.5% in absolute ones.": "",
		"90% of people will not have a stroke without the tablets.":            "",
		"The risk of a stroke is 9 in 1,000 lower.":                            "",
	} {
		if list := riskFindings(t, fewerStrokes, text); len(list) != 1 || !strings.Contains(list[0].Hint, hint) {
			t.Errorf("%s: %d findings: %v", text, len(list), list)
		}
	}
}
