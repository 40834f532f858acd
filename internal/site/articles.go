package site

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// articles gives every article its category and address, checks whom it names,
// and decides whether it is shown.
func (b *builder) articles() {
	known := map[string]*articleNode{} // by file
	for _, plain := range []bool{false, true} {
		for i, a := range b.set.Outlines {
			switch {
			case a.Plain != plain:
			case a.Broken && !plain:
				b.placeholder(a)
			case !a.Broken && plain:
				full, _ := content.FullFile(a.File, b.codes)
				b.article(i, a, known[full])
			case !a.Broken:
				known[a.File] = b.article(i, a, nil)
			}
		}
	}
	b.dropUnusedTerms()
}

// article places one; full is the article of a plain-language version. It is nil when it has no place.
func (b *builder) article(i int, a *content.Outline, full *articleNode) *articleNode {
	if a.Plain && full == nil {
		return nil // which was reported
	}
	whole, heldFrom := a, -1
	if n := b.entriesShown(a); n < len(a.Entries) {
		a, heldFrom = whole.FirstEntries(n), whole.Entries[n].Targets
	}
	p := &articleNode{Outline: a, heldFrom: heldFrom, later: whole.Anchors[len(a.Anchors):], id: i, category: b.categoryOf(a), at: a.Since().Time.Unix(), related: &relatedCache{}, full: full}
	b.knownAuthors(a)
	if p.category == nil || a.Slug.Text == "" {
		return nil
	}
	p.also = b.alsoIn(a, p.category)
	if full == nil {
		p.path = b.permalink(p)
	} else {
		p.path = full.path + a.Slug.Text + "/"
	}
	p.heldReason = b.classify(a, p.path)
	shown := p.heldReason == "" || b.opt.Show == Everything || b.opt.Show == WithDrafts && p.heldReason == "draft"
	if full == nil {
		p.tags, p.terms = b.termsIn(b.tags, a.Tags), b.termsOf(a)
	} else {
		p.tags, p.terms = full.tags, slices.DeleteFunc(slices.Clone(full.terms), func(t *term) bool { return t.of.Ordered })
	}
	if !shown {
		if unseen := *p; full == nil {
			b.unseen = append(b.unseen, &unseen)
		}
		p.tags, p.terms = nil, nil // which are judged like any other and then forgotten
	}
	kind, layout := ArticlePage, layoutOf(&a.Document, ArticlePage)
	if shown && b.withdrawn(a) {
		kind, layout = WithdrawnPage, WithdrawnPage.defaultLayout()
	}
	switch {
	case !shown:
	case full != nil:
		b.plainVersions = append(b.plainVersions, p)
		if kind == ArticlePage {
			full.plain = p
		}
	case kind == WithdrawnPage:
		b.withdrawnArticles = append(b.withdrawnArticles, p)
	default:
		b.nodes = append(b.nodes, p)
	}
	b.answerable(a)
	b.page(&page{
		path: p.path, kind: kind, layout: layout,
		document: &a.Document, article: p, at: a.Slug.At, hidden: !shown, expired: !shown && p.heldReason == "expired",
	})
	return p
}

// placeholder keeps the place of an article that could not be read, so that links
// to it are not reported as well.
func (b *builder) placeholder(a *content.Outline) {
	b.page(&page{path: "/" + a.Folder + "/" + a.Slug.Text + "/", kind: ArticlePage, document: &a.Document, at: diag.Position{File: a.File}, hidden: true})
}

// layoutOf is the layout of a page of some kind that shows a document.
func layoutOf(d *content.Document, kind PageKind) string {
	return cmp.Or(d.Layout.Text, kind.defaultLayout())
}

// categoryOf finds an article's category: the one that its key names, or its
// folder.
func (b *builder) categoryOf(a *content.Outline) *category {
	name, at := strings.Trim(a.Category.Text, "/"), a.Category.At
	if name == "" {
		if c := b.tree[a.Folder]; c != nil {
			return c
		}
		b.add(diag.Errorf(diag.Position{File: a.File}, "no-category", "the folder %q is not a category: it has no %s", "content/"+a.Folder, b.indexName()).
			WithHint("add content/%s/%s with a title and a description, or name the article's category:  category: …", a.Folder, b.indexName()))
		return nil
	}
	return b.categoryNamed(name, at)
}

// categoryNamed finds a category that an article names.
func (b *builder) categoryNamed(name string, at diag.Position) *category {
	if c := b.tree[name]; c != nil {
		return c
	}
	d := diag.Errorf(at, "no-category", "unknown category %q", name).WithHint("a category is a folder of content with an _index.md")
	if b.main().tree[name] != nil {
		b.add(diag.Errorf(at, "no-category", "the category %q is not there in %q: it has no %s", name, b.cfg.Language, b.indexName()).
			WithHint("add content/%s/%s with a title and a description", name, b.indexName()))
		return nil
	}
	if near := diag.Nearest(name, b.categoryNames()); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	if folder := b.categoryTitled(name); folder != "" {
		d = d.WithHint("write the category's folder:  %s", folder)
	}
	b.add(d)
	return nil
}

// alsoIn finds the further categories of an article. A translation is in those that its original names and its language
// has.
func (b *builder) alsoIn(a *content.Outline, own *category) (all []*category) {
	for _, w := range a.AlsoIn {
		if name := strings.Trim(w.Text, "/"); w.At.File != a.File && b.tree[name] == nil && b.main().tree[name] != nil {
			continue
		}
		c := b.categoryNamed(strings.Trim(w.Text, "/"), w.At)
		switch {
		case c == nil:
		case slices.Contains(own.chain, c):
			b.add(diag.Errorf(w.At, "listed-twice", "the article is already in %q, because its category is %q", w.Text, own.Path).WithHint("delete it"))
		default:
			all = append(all, c)
		}
	}
	return all
}

// categories are those that list an article: its own and all above it, and so with the further
// ones. The home page is none.
func (p *articleNode) categories() []*category {
	if len(p.also) == 0 {
		return p.category.chain
	}
	all := slices.Clone(p.category.chain)
	for _, c := range p.also {
		for _, up := range c.chain {
			if !slices.Contains(all, up) {
				all = append(all, up)
			}
		}
	}
	return all
}

func (b *builder) categoryNames() []string {
	var names []string
	for name := range b.tree {
		names = append(names, name)
	}
	return names
}

// checkAuthor reports somebody who has no page.
func (b *builder) checkAuthor(w frontmatter.Word, what string) {
	if w.Text == "" || b.authors[w.Text] != nil || b.inOriginal(w) && b.main().authors[w.Text] == nil { // told of the original
		return
	}
	id := content.Slug(strings.TrimSuffix(path.Base(w.Text), ".md"))
	d := diag.Errorf(w.At, "unknown-author", "unknown %s %q", what, w.Text).WithHint("add content/authors/%s.md with a name and a role", id)
	if id != w.Text {
		d = d.WithHint("add content/authors/%s.md with a name and a role, and write  %s  here", id, id)
	}
	if near := diag.Nearest(id, slices.Collect(maps.Keys(b.authors))); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	if id := b.authorNamed(w.Text); id != "" {
		d = d.WithHint("write the author's id, which is the name of the file:  %s", id)
	}
	b.add(d)
}

func (b *builder) knownAuthors(a *content.Outline) {
	for _, w := range a.Authors {
		b.checkAuthor(w, "author")
	}
	if a.Reviewed != nil {
		b.checkAuthor(a.Reviewed.By, "reviewer")
	}
	b.checkEditor(a.AI)
	b.checkTranslator(&a.Document)
}

// checkEditor checks who answers for what a program did.
func (b *builder) checkEditor(ai *content.AI) {
	if ai != nil && !ai.Unchecked() {
		b.checkAuthor(ai.By, "editor")
	}
}

// permalink fills the site's pattern.
func (b *builder) permalink(p *articleNode) string {
	t := p.Date.Time
	if t.IsZero() {
		t = time.Unix(0, 0).UTC() // a missing date has been reported, unless it may be missing
		b.datedAddress(p)
	}
	var path strings.Builder
	for _, part := range b.permalinks {
		switch part {
		case ":category":
			path.WriteString(strings.Trim(p.category.path, "/"))
		case ":slug":
			path.WriteString(p.Slug.Text)
		case ":year":
			path.WriteString(t.Format("2006"))
		case ":month":
			path.WriteString(t.Format("01"))
		case ":day":
			path.WriteString(t.Format("02"))
		default:
			path.WriteString(part)
		}
	}
	return path.String()
}

// datedAddress reports a guide without a date whose address would hold one.
func (b *builder) datedAddress(p *articleNode) {
	for _, part := range []string{":year", ":month", ":day"} {
		if p.Reviewed != nil && slices.Contains(b.permalinks, part) {
			b.add(diag.Errorf(diag.Position{File: p.File}, "no-date", "the permalink of this site needs %s, but this guide has no date", part).
				WithHint("give it a  date: …"))
			return
		}
	}
}

// permalinkParts takes the site's pattern apart.
func permalinkParts(pattern string) (parts []string) {
	for pattern != "" {
		at, name := len(pattern), ""
		for _, n := range []string{":category", ":slug", ":year", ":month", ":day"} {
			if i := strings.Index(pattern, n); i >= 0 && i < at {
				at, name = i, n
			}
		}
		if at > 0 {
			parts = append(parts, pattern[:at])
		}
		if name != "" {
			parts = append(parts, name)
		}
		pattern = pattern[at+len(name):]
	}
	return parts
}

// classify says why readers may not see an article now, "" when they may, and
// notes it among those held back.
func (b *builder) classify(a *content.Outline, path string) string {
	h := HeldBack{File: a.File, Path: b.whole(path)}
	switch now := b.opt.Now; {
	case a.Draft:
		h.Reason = "draft"
	case !a.Expires.IsZero() && !a.Expires.Time.After(now) && !b.withdrawn(a):
		h.Reason = "expired"
	case a.Embargo.Time.After(now):
		h.Reason, h.Until = "embargoed", a.Release()
	case a.Release().After(now):
		h.Reason, h.Until = "scheduled", a.Release()
	default:
		return ""
	}
	b.heldBack = append(b.heldBack, h)
	return h.Reason
}

// folderOf is the folder, below content, that paths in a document are relative
// to.
func folderOf(d *content.Document) string {
	return strings.TrimPrefix(path.Dir(strings.TrimPrefix(d.File, "content/")), ".")
}
