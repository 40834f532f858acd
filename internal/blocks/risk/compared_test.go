package risk

import (
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/testing/tally"
	"galen/internal/words"
)

// denominators are the numbers of two groups, and what is to be written in their place; ""
// where nothing is said.
var denominators = []struct{ numbers, want string }{
	// listed
	{"without: 20 in 1000\nwith: 3 in 200", "without: 20 in 1000\nwith: 15 in 1000"},
	// made up
	{"without: 2%\nwith: 15 in 1000", "without: 20 in 1000\nwith: 15 in 1000"},
	{"without: 1 in 50\nwith: 1 in 100", "without: 2 in 100\nwith: 1 in 100"},
	{"without: 1 in 20\nwith: 3 in 250", "without: 50 in 1000\nwith: 12 in 1000"},
	{"without: 1 in 50\nwith: 402 in 14573", "without: 20 in 1000\nwith: 28 in 1000"},
	{"without: 20 in 1000\nwith: 3 in 200\nwith-interval: 2 to 4", "without: 20 in 1000\nwith: 15 in 1000\nwith-interval: 10 to 20"},
	{"without: 4 in 200\nwithout-interval: 3 to 5\nwith: 15 in 1000", "without: 20 in 1000\nwithout-interval: 15 to 25\nwith: 15 in 1000"},
	{"people: 1000\nwithout: 1 in 10\nwith: 1 in 20", "people: 1000\nwithout: 100 in 1000\nwith: 50 in 1000"},
	{"people: 100\nwithout: 1 in 10\nwith: 15 in 1000", "people: 1000\nwithout: 100 in 1000\nwith: 15 in 1000"},
	{"people: 100\nwithout: 20 in 1000\nwith: 15 in 1000", ""},
	{"without: 20 in 1000\nwith: 15 in 1,000", ""},
	{"without: 2%\nwith: 1 in 100", ""},
	{"without: 2%\nwith: 1.5%", ""},
	{"without: 20 in 1000\nwith: 402 in 14573", ""}, // once it is rounded, as the error asks
	{"without: 1 in 7000\nwith: 2 in 9000", ""},     // which no picture can show
}

// TestDenominators: two groups are compared of as many people, and the hint says how to
// write that, intervals too.
func TestDenominators(t *testing.T) {
	tally.Kind(t, "denominators", "denominators")
	const rest = "outcome: a stroke\nover: 5 years\nsource: a\n"
	for _, c := range denominators {
		_, list := read(rest + c.numbers)
		var told []diag.Diagnostic
		for _, d := range list {
			if d.Code == "other-denominator" {
				told = append(told, d)
			}
		}
		if c.want == "" {
			if len(told) > 0 {
				t.Errorf("%s: %v", c.numbers, told)
			}
			continue
		}
		if len(told) != 1 || told[0].Severity != diag.Warning || told[0].Line != 4+strings.Count(c.numbers[:strings.LastIndex(c.numbers, "with: ")], "\n") {
			t.Errorf("%s: %v", c.numbers, list)
			continue
		}
		for line := range strings.SplitSeq(c.want, "\n") {
			if !strings.Contains(told[0].Hint, line) && !strings.HasPrefix(line, "people") {
				t.Errorf("%s: the hint %q does not say %q", c.numbers, told[0].Hint, line)
			}
		}
		if _, list := read(rest + c.want); len(list) > 0 {
			t.Errorf("%s: the hint does not work: %v", c.numbers, list)
		}
	}
}

// headings are effects listed as harms, with the heading that their numbers bear out.
var headings = []struct{ harm, want string }{
	// listed
	{"outcome: a rash, without: 4 in 1000, with: 1 in 1000", "Benefit: a rash within 5 years"},
	// made up
	{"outcome: a rash, without: 1 in 1000, with: 4 in 1000", "Harm: a rash within 5 years"},
	{"outcome: a rash, without: 4 in 1000, with: 4 in 1000", "Other outcome: a rash within 5 years"},
	{"outcome: remission, wanted: true, without: 4 in 1000, with: 1 in 1000", "Harm: remission within 5 years"},
	{"outcome: remission, wanted: true, without: 1 in 1000, with: 4 in 1000", "Benefit: remission within 5 years"},
	{"outcome: remission, wanted: true, without: 4 in 1000, with: 4 in 1000", "Other outcome: remission within 5 years"},
	{"outcome: a rash, without: 4 in 1000, with: 6 in 1000, with-interval: 2 to 9", "Possible harm: a rash within 5 years"},
	{"outcome: a rash, without: 4 in 1000, with: 3 in 1000, with-interval: 1 to 9", "Other outcome: a rash within 5 years"},
	{"outcome: a rash, without: 4 in 1000, with: 2 in 1000, with-interval: 1 to 3, over: 1 year", "Benefit: a rash within 1 year"},
}

func TestHeadings(t *testing.T) {
	tally.Kind(t, "headings of harms", "headings")
	w := words.For("en")
	for _, c := range headings {
		b := must(t, sound+"harms:\n  - {"+c.harm+"}\n")
		if page := b.HTML(w, ""); !strings.Contains(page, `<p class="risk-harm">`+c.want+"</p>") {
			t.Errorf("%s: no heading %q in %s", c.harm, c.want, page)
		}
		if said := strings.Join(b.Sentences(w), "\n"); !strings.Contains(said, "\n"+c.want+".\n") {
			t.Errorf("%s: no %q in %s", c.harm, c.want, said)
		}
	}
}
