package site

import (
	"slices"
)

// above is the way from the page of all terms to a term, without it.
func (s *Structure) above(t *term) (links []Link) {
	for up := t.parent; up != nil; up = up.parent {
		links = append(links, s.termLink(up))
	}
	links = append(links, Link{s.gatheringTitle(t.of), s.href(t.of.path)})
	slices.Reverse(links)
	return links
}

func (s *Structure) termLink(t *term) Link { return Link{s.termTitle(t), s.href(t.path)} }

// termTitle is the title of a term as readers see it: as it is typed in articles, or set as
// the texts of its page are.
func (s *Structure) termTitle(t *term) string {
	if t.document != nil {
		return s.typeset(t.title)
	}
	return t.title
}
