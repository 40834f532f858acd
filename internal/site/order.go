package site

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/selection"
)

// The order in which readers see the articles of a list: newest first, unless its category says
// otherwise. Feeds, and whoever asks for the latest, have them newest first in any case.

// indexArticles makes the index of articles, by which a category of any edition names some; that of all pages comes
// later.
func (b *builder) indexArticles() {
	for _, e := range b.everyEdition() {
		for _, c := range e.tree {
			if len(c.Order.First) > 0 {
				b.index = b.newIndex()
				return
			}
		}
	}
}

// orderLists notes in which order categories want their articles.
func (b *builder) orderLists() {
	for _, c := range b.tree {
		if c.Order.ByTitle {
			c.list.order.By = selection.ByTitle
		}
		if len(c.Order.First) > 0 {
			b.wantedFirst(c)
		}
	}
}

// wantedFirst puts articles above the others of a category, but for those that nobody may see.
func (b *builder) wantedFirst(c *category) {
	l := c.list
	for _, w := range c.Order.First {
		to, found, ambiguous := b.resolve(&c.Document, w.Text)
		switch {
		case !found || to.page == nil || to.page.article == nil:
			d := diag.Errorf(w.At, "unknown-article", "there is no article %q to put first", w.Text).WithHint("write the slugs of articles of this category")
			var slugs []string
			for _, p := range l.articles {
				slugs = append(slugs, p.Slug.Text)
			}
			if near := diag.Nearest(w.Text, slugs); near != "" {
				d = d.WithHint("did you mean %q?", near)
			}
			b.add(d)
		case ambiguous:
			b.add(diag.Errorf(w.At, "ambiguous-link", "several articles have the slug %q", w.Text).WithHint("write its path, such as %s", b.whole(to.page.path)))
		case to.page.hidden || to.page.kind == WithdrawnPage:
			b.passedOver(to.page, w.Text, w.At, "the others are in order without it")
		case !slices.Contains(l.articles, to.page.article):
			b.add(diag.Errorf(w.At, "unknown-article", "%q is not in the category %q", w.Text, strings.Trim(c.path, "/")).
				With(diag.Position{File: to.page.article.File}).WithHint("delete it here, or give the article  also_in: [%s]", strings.Trim(c.path, "/")))
		case !slices.Contains(l.first, to.page.article):
			l.first = append(l.first, to.page.article)
		}
	}
	if len(l.first) > 0 {
		l.rest = make([]*articleNode, 0, len(l.articles))
		for _, p := range l.articles {
			if !slices.Contains(l.first, p) {
				l.rest = append(l.rest, p)
			}
		}
	}
}

// ordered reports whether readers see a list otherwise than newest first.
func (l *list) ordered() bool { return l.forward() || len(l.first) > 0 || l.parts != nil }

// paged are the articles of a list that are divided among its pages.
func (l *list) paged() []*articleNode {
	switch {
	case l.parts != nil:
		return l.parts
	case len(l.first) > 0:
		return l.rest
	}
	return l.articles
}

// archived is the number of a list's archive pages. They are numbered from the
// oldest and are full, so that none changes once it is there; the list's own
// address shows what is left, the newest: one page's worth or more, and less
// than two. A series has none: its page shows all parts in order.
func (l *list) archived(size int) int {
	if l.parts != nil {
		return 0
	}
	return archivedOf(len(l.paged()), size)
}

// archivedOf is the number of archive pages of a list of so many articles.
func archivedOf(articles, size int) int { return max(0, articles/size-1) }

// part is what of the articles of a list its archive page of a number shows; 0 is the list's
// own address.
func (l *list) part(all []*articleNode, number, size int) []*articleNode {
	n := len(all)
	if number == 0 {
		return all[:n-l.archived(size)*size]
	}
	return all[n-number*size : n-(number-1)*size]
}

// on returns the articles that a page lists.
func (f *catalog) on(p *page) []*articleNode {
	l, size := p.list, f.cfg.PageSize
	switch {
	case l.forward():
		return l.forwardPart(f.inOrder(l), p.number, size)
	case p.kind == TermPage && p.number == 0 && p.term.document != nil && l.parts == nil:
		picks := f.picks(p.term.document) // which stand above
		return slices.DeleteFunc(slices.Clone(l.part(l.articles, 0, size)), func(a *articleNode) bool { return slices.Contains(picks, a) })
	case p.number == 0 && len(l.first) > 0:
		return append(slices.Clone(l.first), l.part(l.rest, 0, size)...)
	}
	return l.part(l.paged(), p.number, size)
}
