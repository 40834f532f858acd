package site

import (
	"fmt"
	"path"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/selection"
)

// Pages that list a selection: plain pages with the key "list", in the folder of a category or
// in none. They have what lists of categories have: archive pages, a feed, a way from the top.

// selectionPages adds them, when all that fields of articles may lead to is known.
func (b *builder) selectionPages() {
	indexed := false
	for _, p := range b.set.Pages {
		if p.List == nil || p.Slug.Text == "" {
			continue
		}
		if b.tree[p.Folder] == nil && p.Folder != "" {
			b.add(diag.Errorf(diag.Position{File: p.File}, "no-category", "the folder %q is not a category: it has no %s", "content/"+p.Folder, b.indexName()).
				WithHint("add content/%s/%s with a title and a description, or move the file into content", p.Folder, b.indexName()))
			continue
		}
		if !indexed {
			b.index, indexed = b.newIndex(), true // but for these pages, which no field of an article depends on
		}
		at := path.Join("/", p.Folder, p.Slug.Text) + "/"
		if c := b.tree[p.Folder]; c != nil {
			at = c.path + p.Slug.Text + "/"
		}
		b.noteDraft(p, at)
		list, query := b.selectionList(p, at)
		b.listPages(&page{
			path: at, kind: SelectionPage, layout: layoutOf(&p.Document, SelectionPage), title: b.typeset(p.Title.Text), summary: b.typeset(p.Description.Text),
			document: &p.Document, own: &story{Words: &p.Words}, plain: p, list: list, at: p.Slug.At, hidden: p.Draft && b.opt.Show == Live,
		})
		b.vacantPagesOf(list, query)
	}
}

// noteDraft notes a page that is held back.
func (b *builder) noteDraft(p *content.Page, at string) {
	if p.Draft {
		b.heldBack = append(b.heldBack, HeldBack{File: p.File, Path: b.whole(at), Reason: "draft"})
	}
}

// selectionList is the list of a page, and the selection of its articles. Of names that there
// are not it says so.
func (b *builder) selectionList(p *content.Page, at string) (l *list, query selection.Selection) {
	l = &list{path: at, order: p.List.Sort}
	query, problems := b.resolved(*p.List)
	for i, d := range problems {
		if d.File != p.File && d.File != "" {
			problems[i] = b.notInLanguage(p, d)
		}
	}
	if b.add(problems...); problems.Failed() {
		return l, query
	}
	query.Sort = selection.Order{}
	l.articles = b.matching(query)
	for _, a := range b.withdrawnArticles {
		if e := b.selectable(a); query.Match(&e) {
			l.withdrawn = append(l.withdrawn, a)
		}
	}
	return l, query
}

// notInLanguage is the problem of a name in the selection that a translation has from its original, which names
// what is there in the language of that.
func (b *builder) notInLanguage(p *content.Page, d diag.Diagnostic) diag.Diagnostic {
	key, such := strings.TrimPrefix(d.Code, "no-"), "…"
	if _, near, found := strings.Cut(d.Hint, `did you mean "`); found {
		such, _, _ = strings.Cut(near, `"`)
	}
	at := d.Position
	d.Message += fmt.Sprintf(" in %q, and %s lists what its original does", b.language, path.Base(p.File))
	d.Position = diag.Position{File: p.File}
	return d.With(at).WithHint("say in %s what it lists in its language, as in  list: {%s: %s}", p.File, key, such)
}

// inOrder are the articles of a list that is sorted otherwise than newest first.
func (f *catalog) inOrder(l *list) []*articleNode {
	return f.sorting(l, func(f *catalog) []*articleNode { return f.sorted(l.articles, l.order) })
}

// sorting is articles in an order that may depend on titles, by a key; it is found once.
func (f *catalog) sorting(key any, find func(*catalog) []*articleNode) []*articleNode {
	known, ok := f.sortings.Load(key)
	if !ok {
		noting := f.noting()
		nodes := find(noting)
		known, _ = f.sortings.LoadOrStore(key, sorting{nodes, noting.shows()})
	}
	f.note(known.(sorting).shows...)
	return known.(sorting).nodes
}

// forward reports whether the pages of a list are numbered from its beginning, which its own
// address shows: of one that is not newest first, what is added comes last, or anywhere.
func (l *list) forward() bool { return l.order.By != selection.Newest }

// forwardPart is what a page of such a list shows: pages after the first are 2 and so on, and
// the last shows what is left.
func (l *list) forwardPart(all []*articleNode, number, size int) []*articleNode {
	switch last := l.archived(size); {
	case last == 0:
		return all
	case number == 0:
		return all[:size]
	case number == last+1:
		return all[(number-1)*size:]
	}
	return all[(number-1)*size : number*size]
}
