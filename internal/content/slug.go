package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"galen/internal/source"
)

// maxSlug is the length of a slug in bytes; a file name may have 255.
const maxSlug = 150

// slugProblem says why s cannot be a part of a URL, or "". Letters of any
// script will do, if they are small and composed (NFC).
func slugProblem(s string) string {
	switch {
	case s == "":
		return "is empty"
	case len(s) > maxSlug:
		return "is longer than 150 bytes"
	case strings.ContainsAny(s, `/\%`) || s == "." || strings.Contains(s, ".."):
		return "would lead outside its folder"
	case !strings.Contains(s, ".") && source.Reserved(s):
		return "is a name that Windows reserves"
	case !norm.NFC.IsNormalString(s):
		return "holds letters in decomposed form (NFD)"
	}
	for _, c := range s {
		switch {
		case unicode.IsUpper(c) || unicode.IsTitle(c):
			return "holds a capital letter"
		case c == '-' || unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
		default:
			return "holds the character \"" + string(c) + "\""
		}
	}
	if strings.Trim(s, "-") != s {
		return "begins or ends with a hyphen"
	}
	return ""
}

// slugProblem says what is wrong with a slug on a site with these rules, or "".
func (r *Rules) slugProblem(s string) string {
	if why := slugProblem(s); why != "" || r.slugs().Fits(s) {
		return why
	}
	return "holds letters that are not ASCII, and galen.yaml says  slugs: ascii"
}

// aliasFits reports whether an alias is a path that any disk can hold. Old paths
// may have capitals and dots.
func aliasFits(path string) bool {
	if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, `\%?#:*"<>|`) || strings.Contains(path, "//") || strings.Contains(path, "..") {
		return false
	}
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if len(part) > maxSlug || source.Reserved(part) || strings.Trim(part, ". ") != part {
			return false
		}
	}
	return true
}
