package site

import (
	"cmp"
	"slices"
	"strings"

	"galen/internal/content"
)

// Named is something that documents refer to by a name, for whoever helps to write them.
// Whether readers may see it makes no difference.
type Named struct {
	Name  string // as front matter has it
	Path  string // as links have it, from the top of the site; "" of what has no page
	Title string
	File  string // "" of what has no document
}

// Named lists what the key of front matter "category", "authors", "tags" or "related", or that
// of a taxonomy, may name in a document, by name; nil for any other key. What "related" names
// are the articles and plain pages.
func (s *Site) Named(key, file string) (all []Named) {
	e := s.editionWith(file)
	add := func(name, path, title, file string) { all = append(all, Named{name, path, title, file}) }
	switch key {
	case "category":
		for path, c := range e.tree {
			add(path, e.whole(c.path), c.Title.Text, c.File)
		}
	case "authors":
		for id, t := range e.authors {
			add(id, e.whole(t.path), t.title, t.author.File)
		}
	case "related":
		for slug, pages := range e.Structure.index.bySlug {
			for _, p := range pages {
				add(slug, e.whole(p.path), e.titleOf(p), p.document.File)
			}
		}
	default:
		g := e.gathering(key)
		if key == e.tags.Name {
			g = e.tags
		}
		if g == nil {
			return nil
		}
		for slug, t := range g.terms {
			file := ""
			if t.document != nil {
				file = t.document.File
			}
			add(slug, e.whole(t.path), t.title, file)
		}
	}
	slices.SortFunc(all, func(a, b Named) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.File, b.File))
	})
	return all
}

// LeadsTo is what a link of a document leads to, if that is a document.
func (s *Site) LeadsTo(file, target string) (n Named, ok bool) {
	target, _, _ = strings.Cut(target, "#")
	target = s.local(target)
	if target == "" || outside(target) {
		return Named{}, false
	}
	e := s.editionWith(file)
	to, found, _ := e.reach(&content.Document{File: file}, target)
	if !found || to.page == nil {
		return Named{}, false
	}
	in := e
	for _, other := range append([]*Site{s}, s.editions...) {
		if to.in != nil && other.Structure == to.in {
			in = other
		}
	}
	n = Named{Path: in.whole(to.page.path), Title: in.titleOf(to.page), File: to.page.at.File}
	if d := to.page.document; d != nil {
		n.Name, n.File = d.Slug.Text, d.File
	}
	return n, true
}

// editionWith is the edition in which a document lies.
func (s *Site) editionWith(file string) *Site {
	for _, e := range s.editions {
		if e.Structure.index.byDocument[file] != nil {
			return e
		}
	}
	return s
}
