package check

import "strings"

// registries are how the numbers of ClinicalTrials.gov begin, and those of the
// registries of the World Health Organization's platform, with how many digits
// follow at least.
var registries = []struct {
	prefix string
	digits int
}{
	{"NCT", 8}, {"ISRCTN", 8}, {"EUCTR", 4}, {"ACTRN", 14}, {"ChiCTR", 0}, {"CTRI/", 4}, {"jRCT", 0}, {"UMIN0", 0},
}

// registryNumber reports whether a text begins with the number of a trial.
func registryNumber(s string) bool {
	for _, r := range registries {
		if strings.HasPrefix(s, r.prefix) && digits(s[len(r.prefix):]) >= r.digits {
			return true
		}
	}
	return false
}

// hasRegistryNumber reports whether the number of a trial stands in a text. (These
// were patterns once, and the costliest part of reading an article.)
func hasRegistryNumber(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case 'N', 'I', 'E', 'A', 'C', 'j', 'U':
			if registryNumber(s[i:]) {
				return true
			}
		}
	}
	return false
}

// hasDOI reports whether a digital object identifier stands in a text: 10., four
// to nine digits, a slash and something behind it.
func hasDOI(s string) bool {
	for {
		at := strings.Index(s, "10.")
		if at < 0 {
			return false
		}
		inside := at > 0 && (letter(s[at-1]) || s[at-1] == '_' || digits(s[at-1:at]) > 0) // 110.5
		s = s[at+len("10."):]
		n := digits(s)
		if !inside && n >= 4 && n <= 9 && len(s) > n+1 && s[n] == '/' && strings.IndexByte(" \t\n\f\r", s[n+1]) < 0 {
			return true
		}
	}
}
