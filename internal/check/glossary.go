package check

import (
	"strings"

	"galen/internal/article"
	"galen/internal/prose"
)

// Explain has a new checker take the terms of a glossary as explained: they do not
// make a text hard to read, and letters that are spelled out there need not be
// spelled out in every article, for every article shows what they stand for.
func (c *Checker) Explain(glossary []article.Entry) {
	if len(glossary) == 0 {
		return
	}
	var terms []string
	c.listed = map[string]bool{}
	for _, e := range glossary {
		terms = append(terms, e.Term)
		if e.Expansion != "" {
			terms = append(terms, e.Expansion)
			c.listed[e.Term] = true
			c.Key += "\n=" + e.Term
		}
	}
	c.Terms = prose.NewTerms(terms)
	c.Key += "\n" + strings.Join(terms, "\n")
}
