package lint

import (
	"regexp"
	"testing"
)

// FuzzNumbers holds the numbers of papers against the pattern that describes them.
func FuzzNumbers(f *testing.F) {
	doi := regexp.MustCompile(`\b10\.\d{4,9}/\S`)
	for _, s := range []string{
		"10.1000/x", "https://doi.org/10.1056/NEJMoa1", "110.1000/x", "x10.1000/x", "_10.1000/x", "-10.1000/x", "é10.1000/x", "10.100/x", "10.123456789/x", "10.1234567890/x",
		"10.1000/ x", "10.1000/", "10.1000", "10.10.1000/x", "1010.1000/x", "10.1000/é", "10.1000/\u00a0",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for what, answer := range map[string][2]bool{
			"has a DOI": {hasDOI(s), doi.MatchString(s)},
		} {
			if answer[0] != answer[1] {
				t.Errorf("%q %s: %v, and the pattern says %v", s, what, answer[0], answer[1])
			}
		}
	})
}
