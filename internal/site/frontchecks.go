package site

import (
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
)

// What editors name on the home page and the pages of categories must be there, and what
// has no place for now, or for good, is told.

// checkFront checks what the front matter of a category names.
func (b *builder) checkFront(p *page) {
	front := &p.category.Front
	first := map[*page]content.Ending{}
	named := func(all []content.Placing) {
		in := map[*page]bool{}
		for _, n := range all {
			to := b.checkPlacing(p, n)
			if to == nil {
				continue
			}
			if before, again := first[to]; in[to] || again && before.Until.IsZero() {
				b.add(diag.Warningf(n.Article.At, "listed-twice", "%q already has a place on this page, and is shown once", n.Article.Text).WithHint("delete one"))
			}
			in[to] = true
			if _, again := first[to]; !again {
				first[to] = n.Ending
			}
		}
	}
	if front.Lead != nil {
		named([]content.Placing{*front.Lead})
	}
	named(front.Picks)
	named(front.Pins)
	for i := range front.Shelves {
		b.checkShelf(&front.Shelves[i])
	}
	front.EachEnding(func(what, name string, e content.Ending) {
		if !b.stands(e) {
			b.add(noted(diag.Warningf(e.At, "past", "the %s has left the page: its time has passed", what).WithHint("delete it, or write a later time")))
		}
	})
	if banner := front.Banner; banner != nil {
		to := b.checkAddress(p, banner.URL.Text, banner.URL.At, "link of the banner", "")
		b.passedOver(to, banner.URL.Text, banner.URL.At, "the banner is not shown")
	}
}

// checkPlacing checks an article that is to have a place, and gives its page.
func (b *builder) checkPlacing(p *page, n content.Placing) *page {
	to := b.checkArticle(p, n.Article, "article", "write the slug or the path of an article of this site")
	b.passedOver(to, n.Article.Text, n.Article.At, "the next article takes its place")
	return to
}

// passedOver tells of a page that readers may not see, and so has no place for now.
func (b *builder) passedOver(to *page, name string, at diag.Position, so string) {
	switch {
	case to == nil || to.document != nil && to.document.Broken:
	case to.kind == WithdrawnPage:
		b.add(diag.Warningf(at, "withdrawn-pick", "%q was withdrawn, and %s", name, so).WithHint("delete it"))
	case to.hidden && to.expired:
		b.add(noted(diag.Warningf(at, "held-pick", "%q has expired, and %s", name, so).WithHint("delete it")))
	case to.hidden:
		b.add(noted(diag.Warningf(at, "held-pick", "%q is not published yet, and until then %s", name, so).WithHint("nothing to do: it takes its place once it is published")))
	}
}

// noted makes a note of a problem: the same text may be right tomorrow.
func noted(d diag.Diagnostic) diag.Diagnostic {
	d.Severity = diag.Note
	return d
}

// checkShelf checks where the articles of a shelf come from.
func (b *builder) checkShelf(shelf *content.Shelf) {
	if shelf.Selection != nil {
		_, list := b.resolved(*shelf.Selection)
		b.add(list...)
		return
	}
	from := shelf.From
	if from.Text == "" || b.tree[strings.Trim(from.Text, "/")] != nil || b.isTerm(strings.Trim(from.Text, "/")) {
		return
	}
	if t := b.termMeant(from.Text); t != nil {
		b.add(otherName(from, t).WithHint("write  %s", strings.Trim(t.path, "/")))
		return
	}
	names := b.categoryNames()
	for _, g := range append([]*gathering{b.tags}, b.taxonomies...) {
		for slug, t := range g.terms {
			if g == b.tags {
				slug = t.title
			} else {
				slug = g.Name + "/" + slug
			}
			names = append(names, slug)
		}
	}
	d := diag.Errorf(from.At, "no-shelf", "there is no category, tag or term %q", from.Text).WithHint("write the folder of a category, such as  health/heart,  a tag, or a term with its taxonomy, such as  conditions/lupus")
	if near := diag.Nearest(strings.Trim(from.Text, "/"), names); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	b.add(d)
}
