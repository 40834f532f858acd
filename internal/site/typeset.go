package site

import (
	"galen/internal/content"
	"galen/internal/typography"
)

// typeset is a text of front matter as pages, feeds, cards and structured data show it:
// with the typographic marks that the body has. What is signed and recorded stays as
// it was typed.
func (s *Structure) typeset(text string) string { return typography.For(s.cfg.Language).Text(text) }

// study is what readers are told of a study; nil for none.
func (s *Structure) study(a *content.Study) *Study {
	v := study(a)
	if v != nil {
		for _, text := range []*string{&v.Name, &v.Condition, &v.Treatment, &v.Comparator, &v.Endpoint, &v.Sponsor, &v.Setting} {
			*text = s.typeset(*text)
		}
	}
	return v
}
