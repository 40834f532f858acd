package site

import (
	"cmp"
	"slices"
	"time"
)

// lists fills every list, newest article first.
func (b *builder) lists() {
	slices.SortFunc(b.nodes, newestFirst)
	b.searchable = b.nodes
	if len(b.plainVersions) > 0 {
		b.searchable = slices.Clone(b.nodes)
		for _, p := range b.plainVersions {
			if !b.withdrawn(p.Outline) {
				b.searchable = append(b.searchable, p)
			}
		}
		slices.SortFunc(b.searchable, newestFirst)
	}
	for i, p := range b.nodes {
		p.number = i
		b.places = append(b.places, place{p.at, p.category.number, len(p.also) > 0})
		b.home.list.articles = append(b.home.list.articles, p)
		for _, c := range p.categories() {
			c.list.articles = append(c.list.articles, p)
		}
		for _, t := range p.gathered() {
			t.list.articles, t.list.numbers = append(t.list.articles, p), append(t.list.numbers, int32(i))
		}
		for _, w := range p.Authors {
			if a := b.authors[w.Text]; a != nil {
				a.list.articles = append(a.list.articles, p)
			}
		}
		if p.Reviewed != nil && b.authors[p.Reviewed.By.Text] != nil {
			by := b.authors[p.Reviewed.By.Text]
			by.reviewed = append(by.reviewed, p)
		}
		if !p.Undated() {
			m := b.month(p.Date.Time)
			m.articles = append(m.articles, p)
		}
	}
	b.addWithdrawn()
	b.orderParts()
}

func newestFirst(x, y *articleNode) int {
	return cmp.Or(cmp.Compare(y.at, x.at), cmp.Compare(x.path, y.path))
}

// monthPath is the address of the articles of a month.
func monthPath(t time.Time) string { return t.Format("/archive/2006/01/") }

// month returns the list of a month, which is the last one or a new one:
// articles come newest first.
func (b *builder) month(t time.Time) *list {
	path := monthPath(t)
	if n := len(b.months); n > 0 && b.months[n-1].path == path {
		return b.months[n-1].list
	}
	m := &term{path: path, title: b.words.Month(t), list: &list{path: path}}
	b.months = append(b.months, m)
	return m.list
}
