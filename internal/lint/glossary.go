package lint

import (
	"galen/internal/content"
	"galen/internal/lint/textseg"
)

// glossary is what readers of an edition are told, whichever page they read.
type glossary struct {
	terms  *textseg.Terms  // which do not make a text hard; nil: there are none
	listed map[string]bool // letters that it spells out
}

// Explain has a new checker take the terms of the glossary of an edition as explained: they do not
// make a text hard to read, and letters that are spelled out there need not be
// spelled out in every article, for every article shows what they stand for.
func (c *Checker) Explain(edition string, entries []content.Entry) {
	if len(entries) == 0 {
		return
	}
	g := glossary{Terms(entries), map[string]bool{}}
	if edition != "" {
		c.Key += "\n|" + edition
	}
	for _, e := range entries {
		c.Key += "\n" + e.Term + "=" + e.Expansion
		if e.Expansion == "" {
			continue
		}
		for _, term := range append([]string{e.Term}, e.Synonyms...) { // which open it, too
			g.listed[term] = true
			c.Key += "\n" + term
		}
	}
	c.glossaries[edition] = g
}

// Terms are the words of a glossary, and what its letters stand for.
func Terms(entries []content.Entry) *textseg.Terms {
	var terms []string
	for _, e := range entries {
		terms = append(terms, e.Term, e.Expansion)
	}
	return textseg.NewTerms(terms)
}
