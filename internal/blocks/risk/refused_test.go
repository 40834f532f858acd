package risk

import (
	"strings"
	"testing"
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
		{"with: 1500 in 1000", "bad-rate", "more than all", "with: 20 in 1000"},
		{"with: 120%", "bad-rate", "more than all", "with: 20 in 1000"},
		{"with: [15, 1000]", "wrong-type", "must be text", "with: 15 in 1000"},
		{"with:", "empty-value", "is empty", "with: 15 in 1000"},
		{"with: 1.25%", "part-of-a-person", "1.25 of 100 is 12.5 of 1,000", "with: 13 in 1000"},
		{"with: 402 in 14573", "part-of-a-person", "402 of 14,573 is 27.6 of 1,000", "with: 28 in 1000"},
		{"people: 100", "part-of-a-person", "not all numbers", "people: 1000"},
		{"people: 500", "bad-people", "100 or 1,000 people", "people: 1000"},
		{"people: all", "bad-people", "100 or 1,000 people", "people: 1000"},
		{"with-interval: 16 to 19", "bad-interval", "does not hold", "with-interval: 12 to 19"},
		{"with-interval: 19 to 12", "bad-interval", "higher end", "with-interval: 12 to 19"},
		{"with-interval: 12", "bad-interval", "not an interval", "with-interval: 12 to 19"},
		{"with-interval: wide", "bad-interval", "not an interval", "with-interval: 12 to 19"},
		{"with-interval: 12 to 1900", "bad-interval", "beyond all", "with-interval: 12 to 19"},
		{"with-interval: 12% to 19%", "bad-interval", "does not hold", "with-interval: 1.2% to 1.9%"},
		{"without-interval: 12 to 19", "bad-interval", "does not hold", "without-interval: 17 to 23"},
		{"source: a reference", "bad-source", "neither", "source: who-2024"},
		{"source: WHO, 2024", "bad-source", "neither", "source: who-2024"},
		{"source: ftp://x.example/y", "bad-url", "", "source: https://x.example/y"},
		{"source: [a, b]", "bad-source", "one source", "source: who-2024"},
		{"source:", "empty-value", "is empty", "source: the-id-of-a-reference"},
		{"over: within 5 years", "bad-time", "after the word", "over: 5 years"},
		{"over: 5", "bad-time", "of what?", "over: 5 years"},
		{"over:", "empty-value", "is empty", "over: 5 years"},
		{"outcome: death", "missing-key", "no English", "happened: died"},
		{"outcome: Deaths from any cause", "missing-key", "no English", "happened: died"},
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

// TestTooSmall holds numbers that no picture can show: no rounding is proposed that would
// make another difference of them.
func TestTooSmall(t *testing.T) {
	for _, numbers := range []string{"without: 2.6 in 1000\nwith: 1.4 in 1000", "without: 1 in 7000\nwith: 2 in 7000", "without: 2 in 10000\nwith: 1 in 10000"} {
		_, list := read("outcome: a stroke\nover: a year\nsource: a\n" + numbers)
		if len(list) != 2 || !strings.Contains(list[0].Hint, "leave the block out") {
			t.Errorf("%s: %v", numbers, list)
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
