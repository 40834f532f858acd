package site

import (
	"strconv"

	"galen/internal/words"
)

// Breadcrumbs: the way from the home page to a page, and what editors write instead.

// crumbs is the way from the home page to p, which is the last link and has no
// address.
func (s *catalog) crumbs(p *page) []Link {
	if p.kind == HomePage && p.number == 0 {
		return nil
	}
	trail := []Link{{s.label("home"), s.href("/")}}
	switch p.kind {
	case WithdrawnPage:
		return append(append(trail, s.chain(p.article.category)...), Link{Title: s.withdrawnTitle(s.titleOf(p))})
	case ArticlePage:
		if len(p.article.Breadcrumbs) > 0 {
			return s.ownCrumbs(p)
		}
		trail = append(trail, s.chain(p.article.category)...)
	case CategoryPage:
		trail = append(trail, s.chain(p.category.parent)...)
	case TagPage:
		trail = append(trail, Link{s.label("topics"), s.href("/tags/")})
	case SelectionPage:
		trail = append(trail, s.chain(s.tree[p.plain.Folder])...)
	case TermPage:
		trail = append(trail, s.above(p.term)...)
	case AuthorPage:
		trail = append(trail, Link{s.label("authors"), s.href("/authors/")})
	case MonthPage:
		trail = append(trail, Link{s.label("archive"), s.href("/archive/")})
	case StudyPage:
		trail = append(trail, Link{s.label("studies"), s.href(studiesPath)})
	case HomePage, AuthorsPage, TagsPage, TaxonomyPage, MonthsPage, StudiesPage, PodcastPage, SearchPage, CorrectionsPage, PlainPage, NotFoundPage, RedirectPage:
	}
	if p.number == 0 {
		return append(trail, Link{Title: s.titleOf(p)})
	}
	if p.kind != HomePage {
		trail = append(trail, Link{p.title, s.href(p.list.path)})
	}
	return append(trail, Link{Title: s.words.Say("title.crumb", words.Text("page", s.label("page")), words.Text("number", strconv.Itoa(p.number)))})
}

// chain lists a category and those above it, from the top.
func (s *Structure) chain(c *category) []Link {
	var links []Link
	if c != nil {
		for _, up := range c.chain {
			links = append(links, Link{s.typeset(up.Title.Text), s.href(up.path)})
		}
	}
	return links
}

// ownCrumbs is the trail that an article's front matter gives. Its last entry
// may be the article itself, under a shorter name.
func (s *catalog) ownCrumbs(p *page) []Link {
	var trail []Link
	own := Link{Title: s.titleOf(p)}
	for i, c := range p.article.Breadcrumbs {
		href, ok := s.follow(p.document, c.URL.Text)
		if ok && href == s.href(p.path) && i == len(p.article.Breadcrumbs)-1 {
			own.Title = s.typesetIn(p.article.Lang.Text, c.Title)
		} else if ok {
			trail = append(trail, Link{s.typeset(c.Title), href})
		}
	}
	return append(trail, own)
}
