package check

import (
	"regexp"
	"testing"
)

// FuzzNumbers holds the numbers of trials and of papers against the patterns that
// describe them.
func FuzzNumbers(f *testing.F) {
	registry := regexp.MustCompile(`NCT\d{8}|ISRCTN\d{8}|EUCTR\d{4}|ACTRN\d{14}|ChiCTR|CTRI/\d{4}|jRCT|UMIN0`)
	beginning := regexp.MustCompile(`^(?:` + registry.String() + `)`)
	doi := regexp.MustCompile(`\b10\.\d{4,9}/\S`)
	for _, s := range []string{
		"", "NCT01234567", "NCT0123456", "the trial (NCT012345678)", "NNCT01234567", "ISRCTN12345678 and more", "EUCTR2020-001", "EUCTR202", "ACTRN12605000000123",
		"ACTRN1260500000012", "ChiCTR", "CTRI/2020/", "CTRI/202", "jRCT", "UMIN0", "UMIN", "nct01234567",
		"10.1000/x", "https://doi.org/10.1056/NEJMoa1", "110.1000/x", "x10.1000/x", "_10.1000/x", "-10.1000/x", "é10.1000/x", "10.100/x", "10.123456789/x", "10.1234567890/x",
		"10.1000/ x", "10.1000/", "10.1000", "10.10.1000/x", "1010.1000/x", "10.1000/é", "10.1000/\u00a0",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for what, answer := range map[string][2]bool{
			"has a registry number": {hasRegistryNumber(s), registry.MatchString(s)}, "begins with one": {registryNumber(s), beginning.MatchString(s)},
			"has a DOI": {hasDOI(s), doi.MatchString(s)},
		} {
			if answer[0] != answer[1] {
				t.Errorf("%q %s: %v, and the pattern says %v", s, what, answer[0], answer[1])
			}
		}
	})
}
