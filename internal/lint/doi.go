package lint

import "strings"

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
