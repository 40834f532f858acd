package site

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Titles stand from A to Z as readers of the site's language look for them: accents and capital
// letters decide only between titles that are otherwise the same, a language may have letters
// of its own (in Swedish Ö is the last one), and a number goes by what it is: Part 2 before Part
// 10. A title is sorted as it is written; "The" is a word like any other.

// titleKeys gives, for a title, a text that sorts as the title does. It is not safe for concurrent use.
func titleKeys(lang string) func(title string) string {
	by, keys := collate.New(language.Make(lang), collate.Numeric), new(collate.Buffer)
	return func(title string) string {
		defer keys.Reset()
		return string(by.KeyFromString(keys, title))
	}
}

// byTitle sorts things from A to Z by their titles, and by their paths where these are the same.
func byTitle[T any](lang string, all []T, name func(T) (title, path string)) []T {
	type named struct {
		thing     T
		key, path string
	}
	key, sorted := titleKeys(lang), make([]named, len(all))
	for i, thing := range all {
		title, path := name(thing)
		sorted[i] = named{thing, key(title), path}
	}
	slices.SortStableFunc(sorted, func(a, b named) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.path, b.path)) })
	for i := range sorted {
		all[i] = sorted[i].thing
	}
	return all
}

// lettersOf tells the letter under which a title stands in an index: the first one without its
// accents, unless the language has it as a letter of its own; "#" where there is none.
func lettersOf(lang string) func(title string) string {
	loose := collate.New(language.Make(lang), collate.Loose)
	same := func(a, b rune) bool { return loose.CompareString(string(a), string(b)) == 0 }
	return func(title string) string {
		first, _ := utf8.DecodeRuneInString(norm.NFC.String(title))
		if !unicode.IsLetter(first) {
			return "#"
		}
		for c := 'A'; c <= 'Z'; c++ {
			if same(c, first) {
				return string(c)
			}
		}
		if plain, _ := utf8.DecodeRuneInString(norm.NFD.String(title)); same(plain, first) {
			first = plain
		}
		return string(unicode.ToUpper(first))
	}
}
