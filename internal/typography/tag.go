package typography

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"
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

// Attributes are those of an element of HTML that holds text in a language, within text in another:
// they say the language, and the direction of its script where that is another. Between one
// language and itself there are none.
func Attributes(tag, around string) string {
	if tag == around {
		return ""
	}
	if d := Direction(tag); d != Direction(around) {
		return ` lang="` + tag + `" dir="` + d + `"`
	}
	return ` lang="` + tag + `"`
}

// Tag is a BCP 47 tag as it is to be written, en-GB, however it was spelled; ok is false for
// what is none, or names a language or a region that nobody knows, by a code that is for private use, or one that
// has been replaced, as iw has been by he.
func Tag(written string) (tag string, ok bool) {
	t, err := language.Raw.Parse(written)
	if _, unknown := language.Parse(written); err != nil || unknown != nil || strings.Contains(written, "_") || !knownRegion(t) {
		return "", false
	}
	if base, _, _ := t.Raw(); base.IsPrivateUse() || nobodys(t) || replaced(t) != t {
		return "", false
	}
	return t.String(), true
}

// nobodys reports whether a tag is for private use as a whole, as x-default is.
func nobodys(t language.Tag) bool {
	base, _, _ := t.Raw()
	return base == (language.Base{}) && len(t.Extensions()) > 0
}

// replaced is a tag with the code that its language has now.
func replaced(t language.Tag) language.Tag {
	base, _, _ := t.Raw()
	if now, err := language.DeprecatedBase.Canonicalize(t); err == nil && now != t {
		return now
	}
	if now, err := language.Legacy.Canonicalize(t); err == nil && base.String() != "tl" { // which CLDR takes for Filipino
		return now
	}
	return t
}

// noLanguage are the tags of what is in no language, in an unknown one, or in several.
var noLanguage = []string{"mis", "mul", "und", "zxx"}

// SiteTag is Tag for what is written of a whole site, whose tag pages, search engines and names of files have: it
// names one language, and has no part for programs or for private use.
func SiteTag(written string) (tag string, ok bool) {
	if tag, ok = Tag(written); !ok {
		return "", false
	}
	t := language.Raw.Make(tag)
	if base, _, _ := t.Raw(); slices.Contains(noLanguage, base.String()) || len(t.Extensions()) > 0 {
		return "", false
	}
	return tag, true
}

// knownRegion reports whether a tag names no region, or one that CLDR knows by that code: a country, or a part of the
// world such as 419. Codes for private use and those of former countries are none.
func knownRegion(t language.Tag) bool {
	_, _, region := t.Raw()
	if region == (language.Region{}) {
		return true
	}
	return (region.IsCountry() || region.IsGroup() && !region.IsPrivateUse()) && region.Canonicalize() == region
}

// withRegion is a tag with the code that its region has now: en-GB of en-UK; "" where it has none.
func withRegion(written string) string {
	t, err := language.Raw.Parse(written)
	_, _, region := t.Raw()
	if now := region.Canonicalize(); err == nil && now != region {
		tag, _ := Tag(strings.Replace(t.String(), "-"+region.String(), "-"+now.String(), 1))
		return tag
	}
	return ""
}

// scripts are the letters of scripts, by their ISO 15924 codes.
var scripts = map[string][]*unicode.RangeTable{
	"Latn": {unicode.Latin}, "Arab": {unicode.Arabic}, "Armn": {unicode.Armenian}, "Beng": {unicode.Bengali}, "Cyrl": {unicode.Cyrillic},
	"Deva": {unicode.Devanagari}, "Ethi": {unicode.Ethiopic}, "Geor": {unicode.Georgian}, "Grek": {unicode.Greek}, "Gujr": {unicode.Gujarati},
	"Guru": {unicode.Gurmukhi}, "Hans": {unicode.Han}, "Hant": {unicode.Han}, "Hebr": {unicode.Hebrew}, "Jpan": {unicode.Han, unicode.Hiragana, unicode.Katakana},
	"Khmr": {unicode.Khmer}, "Knda": {unicode.Kannada}, "Kore": {unicode.Hangul}, "Laoo": {unicode.Lao}, "Mlym": {unicode.Malayalam}, "Mymr": {unicode.Myanmar},
	"Sinh": {unicode.Sinhala}, "Syrc": {unicode.Syriac}, "Taml": {unicode.Tamil}, "Telu": {unicode.Telugu}, "Thaa": {unicode.Thaana}, "Thai": {unicode.Thai},
	"Tibt": {unicode.Tibetan},
}

// Base is a language without its script and region, by its tag.
func Base(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(base)
}

// HasScript reports whether a text has a letter of the usual script of a language, as far as
// that is known: a text in Latin letters is not Arabic.
func HasScript(tag, text string) bool {
	script, _ := language.Make(tag).Script()
	tables := scripts[script.String()]
	return tables == nil || strings.ContainsFunc(text, func(c rune) bool { return unicode.In(c, tables...) })
}

// Runs is the direction of the first letter of a text, ltr or rtl; "" of one without letters.
func Runs(text string) string {
	for _, c := range text {
		switch class, _ := bidi.LookupRune(c); class.Class() {
		case bidi.L:
			return "ltr"
		case bidi.R, bidi.AL:
			return "rtl"
		}
	}
	return ""
}

// IsEnglish reports whether a language is English; no tag is.
func IsEnglish(tag string) bool {
	base, _, _ := strings.Cut(tag, "-")
	return base == "" || strings.EqualFold(base, "en")
}
