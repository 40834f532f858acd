package rules

import (
	"slices"
	"strings"

	"galen/internal/locale"
)

// Languages are those in which a rule can judge a text, by their tags: "de en". A rule that
// looks for words is silent in any other.
type Languages string

// What most rules know. A rule that judges form asks the same in every language.
const (
	English       Languages = "en"
	FourLanguages Languages = "de en es fr"                // of which there are words for numbers, claims and studies
	Shipped       Languages = "ar cy de en es fr it nl pt" // of the theme
	EveryLanguage Languages = "*"
)

// Know reports whether a language, by its BCP 47 tag, is one of them, or a variety of one;
// no tag is English.
func (l Languages) Know(tag string) bool {
	base, _, _ := strings.Cut(tag, "-")
	if base == "" {
		base = string(English)
	}
	if l == EveryLanguage {
		return true
	}
	base = strings.ToLower(base)
	for known := range strings.FieldsSeq(string(l)) {
		if known == base {
			return true
		}
	}
	return false
}

// String names them for an editor: "English and German".
func (l Languages) String() string {
	if l == EveryLanguage {
		return "every language"
	}
	var names []string
	for tag := range strings.FieldsSeq(string(l)) {
		names = append(names, locale.Name(tag))
	}
	slices.Sort(names)
	return locale.For("en").Join(names)
}

// Unasked are the codes of the rules that do not know a language, in order, but for those
// that are off in the whole site.
func (s Settings) Unasked(tag string) (codes []string) {
	for _, r := range Rules {
		if !r.Languages.Know(tag) && s.asks(r.Code) {
			codes = append(codes, r.Code)
		}
	}
	return codes
}

// ofPages are the codes of the rules that judge a document by its words and numbers alone. No other is asked about
// what is no article.
const ofPages = "HN201 HN202 HN210 HN211 HN212 HN220 HN230 HN231 HN232 HN233 HN234 HN235 HN236 HN238 HN242 HN280 HN400 HN401 HN402 HN404"

// OfPages reports whether a rule judges documents that are no articles, too: plain pages, texts above lists, biographies.
func OfPages(code string) bool { return strings.Contains(ofPages, code) }

// asks reports whether a rule is on in the site, or in a category.
func (s Settings) asks(code string) bool {
	return s.Level(code, "") != Off || slices.ContainsFunc(s.Categories, func(c Category) bool { return s.Level(code, c.Path) != Off })
}
