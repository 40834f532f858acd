package rules

import "strings"

// Fixed reports whether a rule's level cannot be changed: readers or the law rely
// on it, or without it the record of the site would not be one.
func Fixed(code string) bool {
	return code == "HN406" || code == "HN407" || strings.HasPrefix(code, "HN1") && code != "HN102" && code != "HN103" && code != "HN109" && code != "HN113" && code != "HN114" && code < "HN190"
}
