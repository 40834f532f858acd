package site

import "galen/internal/typography"

// typeset is a text of front matter as pages, feeds, cards and structured data show it:
// with the typographic marks that the body has. What is signed and recorded stays as
// it was typed.
func (s *Structure) typeset(text string) string { return typography.For(s.cfg.Language).Text(text) }
