package site

import "galen/internal/typography"

// typeset is a text of front matter as pages, feeds, cards and structured data show it:
// with the typographic marks that the body has. What is signed and recorded stays as
// it was typed.
func (s *Structure) typeset(text string) string { return typography.For(s.cfg.Language).Text(text) }

// typesetIn is typeset for a text in a language; "" is that of the site.
func (s *Structure) typesetIn(tag, text string) string {
	if tag == "" {
		return s.typeset(text)
	}
	return typography.For(tag).Text(text)
}
