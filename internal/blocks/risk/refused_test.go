package risk

import (
	"regexp"
	"strings"
	"testing"

	"galen/internal/testing/tally"
	"galen/internal/words"
)

const sound = "outcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: who-2024\n"

// TestRefused holds what is wrong in a block: where it is, what is said, and that the
// hint works: with the lines of fixed in the place of those of the same keys, nothing
// is wrong any more.
func TestRefused(t *testing.T) {
	for i, c := range []struct{ line, code, message, fixed string }{
		{"with: 15", "bad-rate", "15 of how many?", "with: 15 in 1000"},
		{"with: fifteen", "bad-rate", "does not say how many", "with: 20 in 1000"},
		{"with: fewer", "bad-rate", "does not say how many", "with: 20 in 1000"},
		{"with: -5 in 1000", "bad-rate", "does not say how many", "with: 20 in 1000"},
		{"with: 15 in 0", "bad-rate", "of nobody", "with: 20 in 1000"},
		{"with: 0 in 0", "bad-rate", "of nobody", "with: 20 in 1000"},
		{"with: 1500 in 1000", "bad-rate", "more than everybody", "with: 20 in 1000"},
		{"with: 120%", "bad-rate", "more than everybody", "with: 20 in 1000"},
		{"with: [15, 1000]", "wrong-type", "must be text", "with: 15 in 1000"},
		{"with:", "empty-value", "is empty", "with: 15 in 1000"},
		{"with: 1.25%", "part-of-a-person", "1.25 of 100 is 12.5 of 1,000", "with: 13 in 1000"},
		{"with: 402 in 14573", "part-of-a-person", "402 of 14,573 is 27.6 of 1,000", "with: 28 in 1000"},
		{"people: 100", "part-of-a-person", "not all numbers", "people: 1000"},
		{"people: 500", "bad-people", "100 or 1,000 people", "people: 1000"},
		{"people: all", "bad-people", "100 or 1,000 people", "people: 1000"},
		{"with-interval: 16 to 19", "bad-interval", "does not include", "with-interval: 12 to 19"},
		{"with-interval: 19 to 12", "bad-interval", "higher end", "with-interval: 12 to 19"},
		{"with-interval: 12", "bad-interval", "not an interval", "with-interval: 12 to 19"},
		{"with-interval: wide", "bad-interval", "not an interval", "with-interval: 12 to 19"},
		{"with-interval: 12 to 1900", "bad-interval", "beyond everybody", "with-interval: 12 to 19"},
		{"with-interval: 12% to 19%", "bad-interval", "does not include", "with-interval: 1.2% to 1.9%"},
		{"without-interval: 12 to 19", "bad-interval", "does not include", "without-interval: 17 to 23"},
		{"source: a reference", "bad-source", "neither", "source: who-2024"},
		{"source: WHO, 2024", "bad-source", "neither", "source: who-2024"},
		{"source: ftp://x.example/y", "bad-url", "", "source: https://x.example/y"},
		{"source: [a, b]", "bad-source", "one source", "source: who-2024"},
		{"source:", "empty-value", "is empty", "source: the-id-of-a-reference"},
		{"over: within 5 years", "bad-time", "after the word", "over: 5 years"},
		{"over: 5", "bad-time", "of what?", "over: 5 years"},
		{"over:", "empty-value", "is empty", "over: 5 years"},
		{"outcome: death", "missing-key", "does not make sense", "happened: died"},
		{"outcome: Deaths from any cause", "missing-key", "does not make sense", "happened: died"},
		{"outcome: had a stroke", "bad-outcome", "after the word", "outcome: a stroke"},
		{"happened: were found to have lung cancer", "bad-outcome", "cannot both", "happened: developed lung cancer"},
		{"wanted: yes", "not-true-or-false", "", "wanted: true"},
		{"harms: bleeding", "wrong-type", "must be a list", "harms:\n  - {outcome: a rash, without: 1 in 100, with: 3 in 100}"},
		{"harms: [bleeding]", "wrong-type", "group of keys", "harms:\n  - {outcome: a rash, without: 1 in 100, with: 3 in 100}"},
		{"harms:\n  - outcome: a rash\n    without: 1 in 100", "missing-key", `a harm needs the key "with"`, "harms:\n  - outcome: a rash\n    without: 1 in 100\n    with: 3 in 100"},
		{"harms:\n  - {outcome: a rash, without: 10 in 1000, with: 0.25%}", "part-of-a-person", "2.5 of 1,000", "harms:\n  - {outcome: a rash, without: 10 in 1000, with: 3 in 1000}"},
		{"control: 20 in 1000", "unknown-key", "control", "without: 20 in 1000"},
		{"withh: 20 in 1000", "unknown-key", "withh", "with: 20 in 1000"},
		{"ci: 12 to 19", "unknown-key", "ci", "with-interval: 12 to 19"},
		{"side-effects:\n  - {outcome: a rash, without: 1 in 100, with: 3 in 100}", "unknown-key", "side-effects", "harms:\n  - {outcome: a rash, without: 1 in 100, with: 3 in 100}"},
	} {
		text := replaced(sound, c.line)
		_, list := read(text)
		if len(list) != 1 {
			t.Errorf("%d: %s: %d problems: %v", i, c.line, len(list), list)
			continue
		}
		d := list[0]
		line := strings.Split(text, "\n")[max(0, d.Line-1)]
		if d.Code != c.code || !strings.Contains(d.Message, c.message) || d.Hint == "" || d.Line == 0 || !strings.Contains(c.line, strings.TrimSpace(line)) {
			t.Errorf("%d: %s: %v (%s), line %q", i, c.line, d, d.Hint, line)
		}
		key, _, _ := strings.Cut(c.line, ":")
		fixed := replaced(text, c.fixed)
		if !strings.HasPrefix(c.fixed, key+":") && d.Code == "unknown-key" {
			fixed = replaced(sound, c.fixed)
		}
		if _, rest := read(fixed); len(rest) > 0 {
			t.Errorf("%d: %s: the hint %q does not work: %v\n%s", i, c.line, d.Hint, rest, fixed)
		}
		if said := strings.SplitN(c.fixed, "\n", 2)[0]; d.Code != "wrong-type" && d.Code != "unknown-key" && d.Code != "not-true-or-false" && !strings.HasPrefix(c.line, "harms") && !quoted(d.Hint, said) {
			t.Errorf("%d: %s: the hint %q does not say %q", i, c.line, d.Hint, said)
		}
	}
}

// quoted reports whether a hint says what to write; one on intervals names no numbers.
func quoted(hint, said string) bool {
	return strings.Contains(hint, said) || strings.Contains(said, "-interval") || strings.Contains(hint, "https://") && strings.Contains(said, "https://") || strings.Contains(hint, "who-2024")
}

// replaced puts lines in the place of the one of the same key, or adds them.
func replaced(text, lines string) string {
	key, _, _ := strings.Cut(lines, ":")
	var out []string
	done, inside := false, false
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if inside && strings.HasPrefix(line, " ") {
			continue
		}
		inside = strings.HasPrefix(line, key+":")
		if inside {
			line, done = lines, true
		}
		out = append(out, line)
	}
	if !done {
		out = append(out, lines)
	}
	return strings.Join(out, "\n") + "\n"
}

// rounded are numbers of parts of people, and whether rounding them is proposed.
var rounded = []struct {
	numbers string
	round   bool
}{
	// listed
	{"without: 1 in 1000\nwith: 1 in 10000", false},
	{"without: 25 in 10000\nwith: 15 in 10000", false},
	{"without: 2.6 in 1000\nwith: 1.4 in 1000", false},
	// made up
	{"without: 1 in 7000\nwith: 2 in 7000", false},
	{"without: 2 in 10000\nwith: 1 in 10000", false},
	{"without: 1.4 in 1000\nwith: 1 in 1000", false},
	{"without: 0 in 1000\nwith: 1.5 in 1000", false},
	{"without: 0 in 1000\nwith: 4 in 10000", false},
	{"without: 1 in 100000\nwith: 0 in 1000", false},
	{"without: 20 in 1000\nwith: 0.3 in 1000", false},
	{"without: 10 in 1000\nwith: 12.5 in 1000", true},
	{"without: 402 in 14573\nwith: 474 in 14560", true},
	{"without: 20 in 1000\nwith: 402 in 14573", true},
	{"without: 0 in 1000\nwith: 30.4 in 1000", true},
	{"without: 20.4 in 1000\nwith: 0 in 1000", true},
	{"without: 25 in 1000\nwith: 15.3 in 1000", true},
}

// TestRounded: no rounding is proposed that would make nothing of something, or another ratio or
// difference; what is proposed works.
func TestRounded(t *testing.T) {
	tally.Kind(t, "rounded numbers", "rounded")
	const rest = "outcome: a stroke\nover: a year\nsource: a\n"
	hinted := regexp.MustCompile(`write  (with(?:out)?: \d+ in 1000)`)
	for _, c := range rounded {
		_, list := read(rest + c.numbers)
		if len(list) == 0 {
			t.Errorf("%s: nothing is said", c.numbers)
		}
		text := rest + c.numbers + "\n"
		for _, d := range list {
			m := hinted.FindStringSubmatch(d.Hint)
			if (m != nil) != c.round || c.round == strings.Contains(d.Hint, "leave the block out") {
				t.Errorf("%s: %s", c.numbers, d.Hint)
			} else if m != nil {
				text = replaced(text, m[1])
			}
		}
		if _, list := read(text); c.round && len(list) > 0 {
			t.Errorf("%s: the hints do not work: %v", c.numbers, list)
		}
	}
}

// keys are the numbers of two groups, and what the key of the second picture says.
var keys = []struct{ without, with, want string }{
	// listed
	{"163 in 1000", "4 in 1000", "4 had a stroke; 159 fewer had a stroke than among those without it; the other 837 did not in either group"},
	// made up
	{"20 in 1000", "15 in 1000", "15 had a stroke; 5 fewer had a stroke than among those without it; the other 980 did not in either group"},
	{"20 in 1000", "0 in 1000", "20 fewer had a stroke than among those without it; the other 980 did not in either group"},
	{"15 in 1000", "20 in 1000", "15 had a stroke, as among those without it; 5 more had a stroke; 980 did not"},
	{"15 in 1000", "15 in 1000", "15 had a stroke; 985 did not"},
	{"100%", "40%", "40 had a stroke; 60 fewer had a stroke than among those without it"},
}

// TestKeys: how many had not what happened is true of the group, or said of both.
func TestKeys(t *testing.T) {
	tally.Kind(t, "keys of pictures", "keys")
	for _, c := range keys {
		b := must(t, "outcome: a stroke\nover: a year\nsource: a\nwithout: "+c.without+"\nwith: "+c.with+"\n")
		page := b.HTML(words.For("en"), "")
		if !strings.Contains(page, "with it: "+c.want+`"`) {
			t.Errorf("%s, %s: %s", c.without, c.with, page)
		}
		for said := range strings.SplitSeq(c.want, "; ") {
			if !strings.Contains(page, "</svg>"+said+"</li>") {
				t.Errorf("%s, %s: no %q in the key", c.without, c.with, said)
			}
		}
	}
}

// TestAll reports everything that is wrong in one run.
func TestAll(t *testing.T) {
	_, list := read("outcome: death\nwithout: 20\nwith: 30 in 10\nsource: x y\npeople: 7\nharms: [a]\nfoo: 1\n")
	if len(list) != 8 {
		t.Errorf("%d: %v", len(list), list)
	}
}

// FuzzRead reads anything: it never panics, and what it takes is shown with numbers that
// agree.
func FuzzRead(f *testing.F) {
	f.Add(sound)
	f.Add("outcome: x\nwithout: 1 in 50\nwith: 2.5%\nwith-interval: 2 to 3\npeople: 1000\nover: a\nsource: https://x.example/\nharms:\n  - {outcome: y, without: 0 in 1, with: 1 in 1}\n")
	f.Fuzz(func(t *testing.T, text string) {
		b, list := read(text)
		if list.Failed() {
			return
		}
		for i := range b.Effects {
			e := &b.Effects[i]
			figures := e.Figures(b.People)
			if e.Without.N < 0 || e.With.N > b.People || figures.Needed < 0 || figures.Most < figures.Fewest {
				t.Errorf("%+v %+v", e, figures)
			}
		}
	})
}
