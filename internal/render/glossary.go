package render

import (
	"strings"

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
		if len(all) == 0 || all[len(all)-1].Letter != d.Letter {
			id := strings.ToLower(d.Letter)
			if d.Letter == "#" {
				id = "other"
			}
			all = append(all, Initial{Letter: d.Letter, ID: id})
		}
		last := &all[len(all)-1]
		last.Definitions = append(last.Definitions, d)
	}
	return all
}
