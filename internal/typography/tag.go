package typography

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// rightToLeft are the ISO 15924 codes of the scripts that run from right to left.
var rightToLeft = []string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"}

// Direction is how the usual script of a language runs: ltr or rtl.
func Direction(tag string) string {
	script, _ := language.Make(tag).Script()
	if slices.Contains(rightToLeft, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// Tag is a BCP 47 tag as it is to be written, en-GB, however it was spelled; ok is false for
// what is none, or names a language that nobody knows.
func Tag(written string) (tag string, ok bool) {
	t, err := language.Raw.Parse(written)
	if _, unknown := language.Parse(written); err != nil || unknown != nil || strings.Contains(written, "_") {
		return "", false
	}
	return t.String(), true
}

// IsEnglish reports whether a language is English; no tag is.
func IsEnglish(tag string) bool {
	base, _, _ := strings.Cut(tag, "-")
	return base == "" || strings.EqualFold(base, "en")
}
