package lint

import (
	"galen/internal/content"
	"galen/internal/lint/textseg"
)

// Explain has a new checker take the terms of a glossary as explained: they do not
// make a text hard to read, and letters that are spelled out there need not be
// spelled out in every article, for every article shows what they stand for.
func (c *Checker) Explain(glossary []content.Entry) {
	if len(glossary) == 0 {
		return
	}
	c.listed = map[string]bool{}
	for _, e := range glossary {
		c.Key += "\n" + e.Term + "=" + e.Expansion
		if e.Expansion == "" {
			continue
		}
		for _, term := range append([]string{e.Term}, e.Synonyms...) { // which open it, too
			c.listed[term] = true
			c.Key += "\n" + term
		}
	}
	c.Terms = Terms(glossary)
}

// Terms are the words of a glossary, and what its letters stand for.
func Terms(glossary []content.Entry) *textseg.Terms {
	var terms []string
	for _, e := range glossary {
		terms = append(terms, e.Term, e.Expansion)
	}
	return textseg.NewTerms(terms)
}
