package render

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galen/internal/site"
)

// Glossary lists the terms that the site explains, alphabetically.
func (v *View) Glossary() []site.Definition { return must[[]site.Definition](v, "glossary") }

// Initial is a letter, and the terms of the glossary that begin with it.
type Initial struct {
	Letter      string // "#" stands for all that is none
	ID          string // of its element on a page
	Definitions []site.Definition
}

// GlossaryLetters divides the glossary by first letters.
func (v *View) GlossaryLetters() (all []Initial) {
	for _, d := range v.Glossary() {
		letter, id := initial(d.Term)
		i := slices.IndexFunc(all, func(x Initial) bool { return x.Letter == letter })
		if i < 0 {
			i, all = len(all), append(all, Initial{Letter: letter, ID: id})
		}
		all[i].Definitions = append(all[i].Definitions, d)
	}
	slices.SortStableFunc(all, func(a, b Initial) int { return cmp.Compare(a.Letter, b.Letter) })
	return all
}

// initial is the first letter of a term, without its accents.
func initial(term string) (letter, id string) {
	if c, _ := utf8.DecodeRuneInString(norm.NFD.String(term)); unicode.IsLetter(c) {
		return string(unicode.ToUpper(c)), string(unicode.ToLower(c))
	}
	return "#", "other"
}
