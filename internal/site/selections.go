package site

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/selection"
)

// Selections of articles, as templates and list pages ask for them: see package selection. A
// query is looked up in the shortest list of articles of which all that it selects are
// members, so that a query on every page does not look at every article each time.

// selections is what a structure knows of the queries that it was asked, and what it needs to
// answer them. All of it is made when it is first asked for.
type selections struct {
	words   *selection.Vocabulary
	texts   sync.Map // of readSelection, by the text of a template
	answers sync.Map // []*articleNode, by query; of titles, a catalog has its own

	once    sync.Once
	entries []selection.Entry        // of Structure.nodes
	having  map[trait][]*articleNode // newest first
}

// trait is something that articles may have, by which they are looked up.
type trait struct{ key, value string }

// readSelection is a selection, as it was read of a text.
type readSelection struct {
	selection.Selection
	list diag.List
}

// ReadSelection reads a selection as a template writes it, and gives it as facts name it. The
// list is what is wrong with it; no page depends on it. Positions are those in the text.
func (s *Structure) ReadSelection(text string) (query selection.Selection, list diag.List) {
	if read, known := s.selections.texts.Load(text); known {
		r := read.(readSelection)
		return r.Selection, r.list
	}
	query, list = selection.Parse(text, s.selections.words)
	if !list.Failed() {
		_, list = s.resolved(query)
	}
	s.selections.texts.Store(text, readSelection{query, list})
	return query, list
}

// SelectionFact is the key of the fact of a selection that was read.
func (s *Structure) SelectionFact(query selection.Selection) string {
	text := query.String()
	s.selections.texts.LoadOrStore(text, readSelection{Selection: query}) // so that it is not read again
	return "select:" + text
}

// resolved is a selection in the words of the structure, and which of its names there are not.
func (s *Structure) resolved(query selection.Selection) (selection.Selection, diag.List) {
	var list diag.List
	unknown := func(w frontmatter.Word, what, hint string, names []string) {
		d := diag.Errorf(w.At, "no-"+what, "there is no %s %q", what, w.Text).WithHint("%s", hint)
		if near := diag.Nearest(w.Text, names); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		list = append(list, d)
	}
	query = query.Resolved(func(kind selection.Named, w frontmatter.Word) string {
		switch kind {
		case selection.Category:
			if s.tree[w.Text] == nil {
				unknown(w, "category", "name a folder of content that has an _index.md", s.CategoryNames())
			}
		case selection.Author:
			if s.authors[w.Text] == nil {
				unknown(w, "author", "write the name of a file of content/authors, without .md", slices.Collect(maps.Keys(s.authors)))
			}
		case selection.Tag:
			slug := s.slugs.Of(w.Text)
			if !s.tags.known[slug] {
				unknown(w, "tag", "write a tag that an article has", s.tagTitles())
			}
			return slug
		case selection.Term:
			name, of, _ := s.termPath(w.Text)
			if t := s.termMeant(w.Text); name == "" && t != nil {
				list = append(list, otherName(w, t).WithHint("write  %s", strings.Trim(t.path, "/")))
			} else if name == "" {
				unknown(w, "term", "write the name of a taxonomy and a term of it, such as  conditions/lupus", of)
			}
			return name
		}
		return w.Text
	})
	return query, list
}

// termPath is a term as entries have it, conditions/lupus; "" of none, with those that there are.
func (s *Structure) termPath(written string) (name string, known []string, t *term) {
	of, slug, _ := strings.Cut(strings.Trim(written, "/"), "/")
	g := s.gathering(of)
	if g == nil {
		for _, g := range s.taxonomies {
			known = append(known, g.Name+"/"+slug)
		}
		return "", known, nil
	}
	if t = s.termIn(g, slug); t != nil {
		return strings.Trim(t.path, "/"), nil, t
	}
	if slug = s.slugs.Of(slug); g.known[slug] {
		return of + "/" + slug, nil, nil
	}
	for slug := range g.terms {
		known = append(known, of+"/"+slug)
	}
	return "", known, nil
}

// selected are the cards of a query, nil when it is none.
func (s *catalog) selected(text string) any {
	if nodes, ok := s.selectedNodes(text); ok {
		return s.cards(nodes)
	}
	return nil
}

// selectedNodes are the articles of a query; false when it is none.
func (s *catalog) selectedNodes(text string) ([]*articleNode, bool) {
	query, list := s.ReadSelection(text)
	if list.Failed() {
		return nil, false
	}
	return s.choose(text, query), true
}

// choose are the articles of a query, in its order. Text stands for the query.
func (s *catalog) choose(text string, query selection.Selection) []*articleNode {
	if query.Sort.By == selection.ByTitle {
		return s.sorting(text, func(s *catalog) []*articleNode { return s.chosen(query) })
	}
	if known, ok := s.selections.answers.Load(text); ok {
		return known.([]*articleNode)
	}
	nodes := s.chosen(query)
	s.selections.answers.Store(text, nodes)
	return nodes
}

// chosen are those that are not known yet.
func (s *catalog) chosen(query selection.Selection) []*articleNode {
	query, _ = s.resolved(query)
	nodes := s.matching(query)
	if query.Sort.By != selection.Newest {
		nodes = s.sorted(nodes, query.Sort)
	}
	if query.N > 0 && len(nodes) > query.N {
		nodes = nodes[:query.N:query.N]
	}
	return nodes
}

// matching are the articles that a query selects, newest first; of one that is sorted so, no
// more than it asks for.
func (s *Structure) matching(query selection.Selection) (found []*articleNode) {
	s.selections.once.Do(s.indexEntries)
	nodes := s.candidates(query)
	most := len(nodes)
	if query.Sort.By == selection.Newest && query.N > 0 {
		most = query.N
	}
	for _, p := range nodes {
		if len(found) == most {
			break
		}
		if query.Match(&s.selections.entries[p.number]) {
			found = append(found, p)
		}
	}
	return found
}

// candidates is the shortest list that has all articles of a query, newest first.
func (s *Structure) candidates(query selection.Selection) []*articleNode {
	best := s.nodes
	try := func(lists ...[]*articleNode) {
		n := 0
		for _, l := range lists {
			n += len(l)
		}
		if n >= len(best) {
			return
		}
		if len(lists) == 1 {
			best = lists[0]
			return
		}
		best = slices.Concat(lists...)
		slices.SortFunc(best, func(a, b *articleNode) int { return a.number - b.number })
		best = slices.Compact(best)
	}
	having := func(key string, values []string) (lists [][]*articleNode) {
		for _, v := range values {
			lists = append(lists, s.selections.having[trait{key, v}])
		}
		return lists
	}
	if len(query.Kinds) > 0 {
		try(having("kind", query.Kinds)...)
	}
	for _, group := range query.Evidence {
		try(having("evidence", group)...)
	}
	for _, name := range query.Has {
		try(s.selections.having[trait{"has", name}])
	}
	for _, c := range query.Fields {
		try(having("field:"+c.Name, c.Any)...)
	}
	var lists [4][][]*articleNode
	for _, w := range query.Categories {
		lists[0] = append(lists[0], s.tree[w.Text].list.articles)
	}
	for _, w := range query.Tags {
		var tagged []*articleNode
		if t := s.tags.terms[w.Text]; t != nil {
			tagged = t.list.articles
		}
		lists[1] = append(lists[1], tagged)
	}
	for _, w := range query.Authors {
		lists[2] = append(lists[2], s.authors[w.Text].list.articles)
	}
	for _, w := range query.Terms {
		var under []*articleNode
		if _, _, t := s.termPath(w.Text); t != nil {
			under = t.list.articles
		}
		lists[3] = append(lists[3], under)
	}
	for _, l := range lists {
		if len(l) > 0 {
			try(l...)
		}
	}
	return s.within(best, query)
}

// within leaves out the articles before and after the days of a query: of a list that is
// newest first, those at its ends.
func (s *Structure) within(nodes []*articleNode, query selection.Selection) []*articleNode {
	if !query.Before.IsZero() {
		nodes = nodes[sort.Search(len(nodes), func(i int) bool { return nodes[i].Since().Time.Before(query.Before.Time) }):]
	}
	if !query.Since.IsZero() {
		nodes = nodes[:sort.Search(len(nodes), func(i int) bool { return nodes[i].Since().Time.Before(query.Since.Time) })]
	}
	return nodes
}

// sorted is a list of articles in another order than newest first.
func (s *catalog) sorted(nodes []*articleNode, order selection.Order) []*articleNode {
	s.selections.once.Do(s.indexEntries)
	type keyed struct {
		*articleNode
		entry selection.Entry
	}
	all := make([]keyed, len(nodes))
	for i, p := range nodes {
		all[i] = keyed{p, s.selections.entries[p.number]}
	}
	if order.By == selection.ByTitle {
		key := titleKeys(s.cfg.Language)
		for i := range all {
			all[i].entry.Title = key(s.title(all[i].articleNode))
		}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return order.Compare(&a.entry, &b.entry) })
	nodes = make([]*articleNode, len(all))
	for i := range all {
		nodes[i] = all[i].articleNode
	}
	return nodes
}

// indexEntries says of every article that is shown what selections ask.
func (s *Structure) indexEntries() {
	x := s.selections
	x.entries, x.having = make([]selection.Entry, len(s.nodes)), map[trait][]*articleNode{}
	for i, p := range s.nodes {
		e := &x.entries[i]
		*e = s.selectable(p)
		has := func(key, value string) {
			x.having[trait{key, value}] = append(x.having[trait{key, value}], p)
		}
		has("kind", e.Kind)
		for _, word := range e.Evidence {
			has("evidence", word)
		}
		for name, values := range e.Fields {
			has("has", name)
			for n, v := range values {
				if !slices.ContainsFunc(values[:n], func(other selection.Value) bool { return other.Text == v.Text }) {
					has("field:"+name, v.Text)
				}
			}
		}
	}
}

// selectable says of an article what selections ask.
func (s *Structure) selectable(p *articleNode) selection.Entry {
	e := selection.Entry{
		Path: p.path, Folders: []string{p.category.Path}, Kind: p.Kind, Evidence: p.Study.Evidence(),
		Language: cmp.Or(p.Lang.Text, s.cfg.Language), Date: p.Since().Time, Fields: s.fieldEntries(&p.Document),
	}
	for _, c := range p.also {
		e.Folders = append(e.Folders, c.Path)
	}
	for _, t := range p.gathered() {
		if t.of == s.tags {
			e.Tags = append(e.Tags, strings.Trim(strings.TrimPrefix(t.path, "/tags/"), "/"))
			continue
		}
		e.Terms = append(e.Terms, strings.Trim(t.path, "/"))
	}
	for _, w := range p.Authors {
		e.Authors = append(e.Authors, w.Text)
	}
	return e
}

// fieldEntries are the fields that a document gives to readers, as selections compare them.
func (s *Structure) fieldEntries(d *content.Document) map[string][]selection.Value {
	var all map[string][]selection.Value
	for i := range d.Fields {
		f := &d.Fields[i]
		of := s.cfg.Fields.Named(f.Name)
		if of == nil || !s.shownField(d, f) {
			continue
		}
		items := []content.Field{*f}
		if f.Type == fields.List {
			items, of = f.Items, of.Item
		}
		var values []selection.Value
		for n := range items {
			written := items[n].Text
			if items[n].Yes {
				written = "yes"
			}
			if v, ok := selection.ValueOf(of, written, items[n].Date.Time); ok {
				values = append(values, v)
			}
		}
		if all == nil {
			all = map[string][]selection.Value{}
		}
		all[f.Name] = values
	}
	return all
}

// shownField reports whether readers see anything of a field: one that leads to what is held
// back they do not.
func (s *Structure) shownField(d *content.Document, f *content.Field) bool {
	switch f.Type {
	case fields.Link:
		target, heading, _ := strings.Cut(s.local(f.Text), "#")
		to, found, _ := s.reach(d, target)
		return !found || !to.hides(heading)
	case fields.Article:
		to, found, _ := s.resolve(d, s.local(f.Text))
		return found && to.page != nil && !to.page.hidden && to.page.article != nil
	case fields.Author:
		return s.authors[f.Text] != nil
	case fields.List:
		return slices.ContainsFunc(f.Items, func(item content.Field) bool { return s.shownField(d, &item) })
	case fields.Group:
		return slices.ContainsFunc(f.Keys, func(key content.Field) bool { return s.shownField(d, &key) })
	case fields.Misread:
		return false
	case fields.Line, fields.Text, fields.Number, fields.Date, fields.YesNo, fields.Choice, fields.Picture, fields.File:
	}
	return true
}
