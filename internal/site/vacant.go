package site

import (
	"fmt"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/selection"
)

// Vacant pages: those that list articles, are there only as long as there is one, and have
// none that readers may see now. A link to one, or its place in a menu, is right: it was there
// until its last article expired, or will be when the first is published. Such a page is known
// as the page of an article is that is held back, so that links to it can be judged, and is no
// page of the site. Likewise the further pages of a list, which has fewer of them for now.
//
// A page that no article calls for, held back or not, is not vacant, and a link to it stays an
// error.

// vacancy is what readers do not see of a list.
type vacancy struct {
	articles int           // as many of its articles
	pages    bool          // it has further pages when it is long
	expired  bool          // none of them will be there again
	at       diag.Position // of the first of them
}

// count adds an article to what is not seen.
func (v vacancy) count(p *articleNode, expired bool) vacancy {
	if v.articles == 0 {
		v.at, v.expired = diag.Position{File: p.File}, true
	}
	v.articles++
	v.expired = v.expired && expired
	return v
}

// vacantPages notes them, but for those of list pages.
func (b *builder) vacantPages() {
	b.vacant = map[string]*page{}
	missing := map[string]vacancy{}
	b.eachUnseen(func(p *articleNode, expired bool) {
		for path, pages := range b.calledFor(p) {
			v := missing[path].count(p, expired)
			v.pages = pages
			missing[path] = v
		}
	})
	for _, p := range b.nodes {
		if p.heldFrom >= 0 { // studies in entries of a live story that are to come
			seen := groupsOf(p.Outline)
			for path := range b.studyPaths(p) {
				if slug := strings.Trim(strings.TrimPrefix(path, studiesPath), "/"); !slices.Contains(seen, slug) {
					missing[path] = missing[path].count(p, false)
				}
			}
		}
	}
	for path, v := range missing {
		b.addVacant(path, v)
	}
}

// eachUnseen gives the articles that readers do not see, and whether they will not see
// them again.
func (b *builder) eachUnseen(give func(p *articleNode, expired bool)) {
	for _, p := range b.unseen {
		give(p, p.heldReason == "expired")
	}
	for _, p := range b.withdrawnArticles {
		give(p, true)
	}
}

// calledFor are the addresses of pages that list an article, or would. The value is whether
// such a list has further pages.
func (b *builder) calledFor(p *articleNode) map[string]bool {
	paths := b.studyPaths(p)
	paths[b.home.path] = true
	for _, c := range p.categories() {
		paths[c.path] = true
	}
	for _, t := range p.gathered() {
		paths[t.of.path], paths[t.path] = false, !t.of.Ordered
	}
	for _, w := range p.Authors {
		if a := b.authors[w.Text]; a != nil {
			paths[a.path] = true
		}
	}
	if !p.Undated() && !p.Date.IsZero() {
		paths[monthPath(p.Date.Time)] = true
	}
	if t := b.show(p.Outline); t != nil {
		paths[t.path] = true
	}
	if len(p.Corrections) > 0 || p.Withdrawn != nil {
		paths[b.corrections] = false
	}
	return paths
}

// studyPaths are the addresses of pages that list the studies of an article, with all its
// entries.
func (b *builder) studyPaths(p *articleNode) map[string]bool {
	paths := map[string]bool{}
	if b.replacesStudies() {
		return paths
	}
	for _, slug := range groupsOf(b.all[p.id]) {
		paths[studiesPath], paths[studiesPath+slug+"/"] = false, true
	}
	return paths
}

// addVacant notes the page of a list, and its further pages, as far as they are not there.
func (b *builder) addVacant(path string, v vacancy) {
	shown, least, first := 0, 0, 1
	if slug, group := strings.CutPrefix(path, studiesPath); group && slug != "" {
		least = studiesShown
		if t := b.studies[strings.Trim(slug, "/")]; t != nil {
			shown = len(t.list.articles)
		}
	}
	p := b.pages[path]
	if p != nil && p.list != nil {
		shown = len(p.list.paged())
		if p.list.forward() {
			first = 2
		}
	}
	add := func(path string) {
		b.vacant[path] = &page{path: path, kind: NotFoundPage, at: v.at, hidden: true, expired: v.expired}
	}
	all := shown + v.articles
	if p == nil && all > least {
		add(path)
	}
	if !v.pages || p != nil && p.list == nil {
		return
	}
	size := b.cfg.PageSize
	for n := archivedOf(shown, size); n < archivedOf(all, size); n++ {
		add(fmt.Sprintf("%spage/%d/", path, n+first))
	}
}

// vacantPagesOf notes the further pages of a list page. Which articles have something in a field
// that leads elsewhere changes with what is seen there, so that any may be among them.
func (b *builder) vacantPagesOf(l *list, query selection.Selection) {
	v := vacancy{pages: true}
	b.eachUnseen(func(p *articleNode, expired bool) {
		if e := b.selectable(p); query.Match(&e) {
			v = v.count(p, expired)
		}
	})
	if len(query.Has)+len(query.Fields) > 0 && len(b.unseen) > 0 {
		v.articles, v.expired, v.at = len(b.all)-len(l.articles), false, diag.Position{File: b.pages[l.path].at.File}
	}
	if query.N > 0 {
		v.articles = min(v.articles, query.N-len(l.articles))
	}
	b.addVacant(l.path, v)
}

// reportUnseen tells of a reference to what readers may not see now: what becomes of it.
func (b *builder) reportUnseen(to destination, heading string, at diag.Position, what, so string) {
	if !to.hides(heading) || to.page.document != nil && to.page.document.Broken {
		return
	}
	leads, with, lists := "an article that is not published yet", "the piece", to.page.document == nil
	switch {
	case !to.page.hidden:
		leads, with = "an entry of a live story that is not published yet", "the entry"
	case to.page.expired && lists:
		leads = "a page whose articles have all expired or were withdrawn"
	case to.page.expired:
		leads = "an article that has expired"
	case lists:
		leads, with = "a page of articles that are not published yet", "the first of them"
	}
	if to.page.hidden && to.page.expired {
		b.add(diag.Warningf(at, "held-link", "%s leads to %s, and %s", what, leads, so).WithHint("delete it, or link to something else"))
		return
	}
	b.add(diag.Warningf(at, "held-link", "%s leads to %s, and %s until then", what, leads, so).WithHint("nothing to do: the link appears with %s", with))
}
