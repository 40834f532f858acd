package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/taxonomy"
)

// Terms: what articles are gathered under by a key of their front matter, which is tags or
// a taxonomy of the site's own.

// gathering is a key by which articles are gathered, with all its terms.
type gathering struct {
	*taxonomy.Declaration
	what       string // a term of it in messages
	path       string
	terms      map[string]*term // by slug
	titles     map[string]*term // of terms that have a page, by the slug of the title
	synonyms   map[string]*term // likewise
	names      map[string]*term // all names of terms that have a page
	ofOriginal map[string]*term // in an edition, the terms of originals, by the files of these
	known      map[string]bool  // slugs, also of terms that nothing but what is held back has
}

func newGathering(of *taxonomy.Declaration, what string) *gathering {
	return &gathering{of, what, "/" + of.Name + "/", map[string]*term{}, map[string]*term{}, map[string]*term{}, nil, map[string]*term{}, map[string]bool{}}
}

// named finds a term by its slug or title.
func (g *gathering) named(slug string) *term {
	if t := g.terms[slug]; t != nil {
		return t
	}
	return g.titles[slug]
}

// gathering is the taxonomy of the site's own with a name; nil when there is none.
func (s *Structure) gathering(name string) *gathering {
	if i := slices.IndexFunc(s.taxonomies, func(g *gathering) bool { return g.Name == name }); i >= 0 {
		return s.taxonomies[i]
	}
	return nil
}

// termNamed finds a term that is shown, by its slug or title: one of a taxonomy of the site's
// own, or a tag. It is nil when there is none.
func (s *Structure) termNamed(taxonomy, name string) *term {
	g := s.gathering(taxonomy)
	if taxonomy == s.tags.Name {
		g = s.tags
	}
	if g == nil {
		return nil
	}
	return s.termIn(g, name)
}

// termAt is the term with the path of its page, conditions/lupus or tags/sleep, or the tag of
// a name; nil when there is none that is shown.
func (s *Structure) termAt(name string) *term {
	if of, slug, cut := strings.Cut(name, "/"); cut {
		if t := s.termNamed(of, slug); t != nil {
			return t
		}
	}
	return s.termNamed(s.tags.Name, name)
}

// isTerm is whether there is a term with a path or a tag of a name, also one of nothing but
// what is held back.
func (b *builder) isTerm(name string) bool {
	of, slug, cut := strings.Cut(name, "/")
	for _, g := range append([]*gathering{b.tags}, b.taxonomies...) {
		if cut && g.Name == of && (g.known[b.slugs.Of(slug)] || b.translated(g, slug) != nil) || g == b.tags && g.known[b.slugs.Of(name)] {
			return true
		}
	}
	return false
}

// gathered are all terms in whose lists an article is: its tags, and its terms with those
// above them.
func (p *articleNode) gathered() []*term {
	if len(p.terms) == 0 {
		return p.tags
	}
	all := slices.Clone(p.tags)
	for _, t := range p.terms {
		for up := t; up != nil && !slices.Contains(all, up); up = up.parent {
			all = append(all, up)
		}
	}
	return all
}

// alike are the terms by which others go with an article. Those of a series have a way
// from one to the next of their own.
func (p *articleNode) alike() []*term {
	if len(p.terms) == 0 {
		return p.tags
	}
	all := slices.Clone(p.tags)
	for _, t := range p.terms {
		if !t.of.Ordered {
			all = append(all, t)
		}
	}
	return all
}

// gatherings makes the taxonomies, and the terms that have a page.
func (b *builder) gatherings() {
	b.tags = newGathering(&taxonomy.Declaration{Name: "tags"}, "tag")
	for i := range b.cfg.Taxonomies {
		b.taxonomies = append(b.taxonomies, newGathering(&b.cfg.Taxonomies[i], "term"))
	}
	for _, d := range b.set.Terms {
		g := b.gathering(d.Taxonomy)
		slug := d.Slug.Text
		if g == nil || slug == "" {
			continue
		}
		if first := g.terms[slug]; first != nil {
			b.add(diag.Errorf(d.Slug.At, "url-taken", "the URL %s is taken by %s", b.whole(first.path), first.at.File).With(first.at).WithHint("give one of them a different slug or name"))
			continue
		}
		path := g.path + slug + "/"
		g.terms[slug] = &term{path: path, title: cmp.Or(d.Title.Text, slug), document: d, of: g, list: &list{path: path}, at: diag.Position{File: d.File}}
		if b.folder != "" {
			g.ofOriginal[content.OriginalFile(d.File, b.codes)] = g.terms[slug]
		}
	}
	for _, g := range b.taxonomies {
		all := b.fromAToZ(g)
		b.otherNames(g, all)
		g.names = maps.Clone(g.synonyms)
		maps.Copy(g.names, g.titles)
		maps.Copy(g.names, g.terms)
		for _, t := range all {
			b.setParent(t)
		}
		for _, t := range all {
			b.cutCircle(t)
		}
		for _, t := range all {
			if t.parent != nil {
				t.parent.children = append(t.parent.children, t)
			}
		}
	}
}

// fromAToZ are the terms of a gathering in the order of their titles.
func (s *Structure) fromAToZ(g *gathering) []*term {
	return byTitle(s.cfg.Language, slices.Collect(maps.Values(g.terms)), (*term).name)
}

func (t *term) name() (title, path string) { return t.title, t.path }

// otherNames notes by what else than their slugs the terms of a taxonomy are called.
func (b *builder) otherNames(g *gathering, all []*term) {
	for _, t := range all {
		slug := b.slugs.Of(t.title)
		if other := g.named(slug); other != nil && other != t {
			b.add(diag.Errorf(t.document.Title.At, "name-taken", "%q is already the name of %s", t.title, other.at.File).With(other.at).WithHint("merge the two, or give one of them a different title or slug"))
			continue
		}
		g.titles[slug] = t
	}
	for _, t := range all {
		for _, w := range t.document.Synonyms {
			slug := b.slugs.Of(w.Text)
			other := cmp.Or(g.named(slug), g.synonyms[slug])
			switch {
			case other == t:
				b.add(diag.Errorf(w.At, "listed-twice", "the term is already called %q", w.Text).WithHint("delete the synonym"))
			case other != nil:
				b.add(diag.Errorf(w.At, "name-taken", "%q is already a name of %s", w.Text, other.at.File).With(other.at).WithHint("delete it in one of them"))
			default:
				g.synonyms[slug] = t
			}
		}
	}
}

// setParent finds the term above one.
func (b *builder) setParent(t *term) {
	w := t.document.Parent
	if w.Text == "" {
		return
	}
	up := b.termIn(t.of, w.Text)
	if of := b.originalTerm(t.of, w.Text); of != nil && b.inOriginal(w) {
		up = t.of.ofOriginal[of.document.File]
	}
	switch {
	case up == t:
		b.add(diag.Errorf(w.At, "own-parent", "the term is its own parent").WithHint("name the term above it, or delete the line"))
	case up != nil:
		t.parent = up
	default:
		d := diag.Errorf(w.At, "unknown-term", "unknown parent %q: there is no content/%s/%s", w.Text, t.of.Name, b.fileName(b.slugs.Of(w.Text)+".md")).
			WithHint("add that file with a title, or name another term as its parent")
		b.add(b.withTermHint(d, t.of, w.Text))
	}
}

// cutCircle reports a term that is above itself.
func (b *builder) cutCircle(t *term) {
	seen := map[*term]bool{}
	for up := t.parent; up != nil && !seen[up]; up = up.parent {
		seen[up] = true
		if up == t {
			w := t.document.Parent
			b.add(diag.Errorf(w.At, "own-parent", "%q is both above and below %q", t.parent.title, t.title).WithHint("delete the key  parent  of the one that belongs at the top"))
			t.parent = nil
			return
		}
	}
}

// near is the term with a page whose name is nearest to a slug; nil when none is near.
func (g *gathering) near(slug string) *term {
	return g.names[diag.Nearest(slug, slices.Collect(maps.Keys(g.names)))]
}

// maxTagSlug is the length of a tag or term in a URL, in bytes: it names a folder.
const maxTagSlug = 200

// termsOf finds or makes the terms under which an article is filed.
func (b *builder) termsOf(a *content.Outline) (all []*term) {
	for _, f := range a.Filed {
		if g := b.gathering(f.Taxonomy); g != nil {
			all = append(all, b.termsIn(g, f.Terms)...)
		}
	}
	return all
}

// termsIn finds or makes terms of one gathering.
func (b *builder) termsIn(g *gathering, words []frontmatter.Word) (terms []*term) {
	for _, w := range words {
		t := b.termOf(g, w)
		switch {
		case t == nil:
		case slices.Contains(terms, t):
			b.add(diag.Errorf(w.At, "listed-twice", "the %s %q is listed twice", g.what, t.title).WithHint("delete one"))
		default:
			terms = append(terms, t)
		}
	}
	return terms
}

// termOf finds or makes the term that an article names; nil when it cannot be one.
func (b *builder) termOf(g *gathering, w frontmatter.Word) *term {
	slug := b.slugs.Of(w.Text)
	t := g.named(slug)
	if of := b.originalTerm(g, w.Text); of != nil && (t == nil || t.original == of || b.inOriginal(w)) {
		if own := g.ofOriginal[of.document.File]; own != nil {
			return own
		}
		if !g.Declared {
			return b.borrowTerm(g, of)
		}
		b.add(diag.Errorf(w.At, "unknown-term", "the term %q of %q is not there in %q", w.Text, g.Name, b.cfg.Language).
			WithHint("add %s with a title", b.fileName(of.document.File)))
		return nil
	}
	switch {
	case len(slug) > maxTagSlug:
		b.add(diag.Errorf(w.At, "bad-tag", "the %s %q makes a URL of %d bytes; the limit is %d", g.what, w.Text, len(slug), maxTagSlug).WithHint("use a word or two"))
	case slug == "":
		b.add(diag.Errorf(w.At, "bad-tag", "the %s %q has no letter or digit, so it can have no URL", g.what, w.Text).WithHint("use a word"))
	case t != nil && t.document != nil && w.Text != t.title && w.Text != t.document.Slug.Text && !t.document.Broken && !b.inOriginal(w):
		b.add(diag.Errorf(w.At, "tag-clash", "the term %q is spelled differently in %s", w.Text, t.document.File).WithHint("write  %s  or  %s", t.document.Slug.Text, t.title))
	case t != nil && t.document == nil && t.title != w.Text:
		b.add(diag.Errorf(w.At, "tag-clash", "the %ss %q and %q would share the URL %s", g.what, w.Text, t.title, b.whole(t.path)).With(t.at).
			WithHint("spell the %s the same everywhere, or choose another word", g.what))
	case t != nil:
		return t
	case g.synonyms[slug] != nil:
		t := g.synonyms[slug]
		b.add(diag.Errorf(w.At, "unknown-term", "%q is another name of the term %q", w.Text, t.title).With(t.at).WithHint("write  %s", t.document.Slug.Text))
	case !b.slugs.Fits(slug):
		hint := fmt.Sprintf("a tag has no other address: write it in letters that do; or gather articles by a taxonomy, whose terms may have one: "+
			"taxonomies: {topics: Topics}  in galen.yaml,  topics: [%s]  here, and content/topics/NAME.md with  title: %s", w.Text, w.Text)
		if g != b.tags {
			hint = fmt.Sprintf("add content/%s/NAME.md, with a name in ASCII, whose title is %q", g.Name, w.Text)
		}
		b.add(diag.Errorf(w.At, "bad-tag", "galen.yaml says  slugs: ascii,  and the %s %q has letters that have no form in ASCII", g.what, w.Text).WithHint("%s", hint))
	case g.Declared:
		b.add(b.withTermHint(diag.Errorf(w.At, "unknown-term", "unknown term %q of %q", w.Text, g.Name).WithHint("add content/%s/%s with a title", g.Name, b.fileName(slug+".md")), g, w.Text))
	default:
		return b.newTerm(g, w, slug)
	}
	return nil
}

// newTerm makes a term that has no page of its own. One whose name is near to that of
// another which has may be a slip.
func (b *builder) newTerm(g *gathering, w frontmatter.Word, slug string) *term {
	if t := g.near(slug); t != nil && !b.inOriginal(w) { // which is judged there
		b.add(diag.Warningf(w.At, "near-term", "no file of content/%s is about %q, but there is one about %q", g.Name, w.Text, t.title).
			WithHint("did you mean %q? If not, add content/%s/%s with a title", t.document.Slug.Text, g.Name, b.fileName(slug+".md")))
	}
	path := g.path + slug + "/"
	t := &term{path: path, title: w.Text, of: g, at: w.At, list: &list{path: path}}
	g.terms[slug] = t
	return t
}

// dropUnusedTerms forgets the tags and terms that only held-back articles have, but for
// those that have a page.
func (b *builder) dropUnusedTerms() {
	used := map[*term]bool{}
	for _, p := range b.nodes {
		for _, t := range p.gathered() {
			used[t] = true
		}
	}
	for _, g := range append([]*gathering{b.tags}, b.taxonomies...) {
		for slug := range g.terms {
			g.known[slug] = true
		}
		unused := func(_ string, t *term) bool { return !used[t] && t.document == nil }
		maps.DeleteFunc(g.terms, unused)
		maps.DeleteFunc(g.ofOriginal, unused)
		b.placeBorrowed(g)
	}
}

// isThere reports whether a taxonomy has a page of all its terms: one that the site declares
// has, and series have it when there is one.
func (g *gathering) isThere() bool { return g.Title != "" || len(g.terms) > 0 }

// gatheringTitle is the title of a taxonomy.
func (s *Structure) gatheringTitle(g *gathering) string {
	return cmp.Or(s.typeset(g.Title), s.words.Say("series.title"))
}

// termPages adds the pages of taxonomies and their terms.
func (b *builder) termPages() {
	for _, g := range b.taxonomies {
		if !g.isThere() {
			continue
		}
		b.page(&page{path: g.path, kind: TaxonomyPage, layout: TaxonomyPage.defaultLayout(), title: b.gatheringTitle(g), summary: b.typeset(g.Description), gathers: g, at: g.At})
		for _, t := range b.fromAToZ(g) {
			p := &page{path: t.path, kind: TermPage, layout: TermPage.defaultLayout(), title: t.title, term: t, list: t.list, at: t.at}
			if d := t.document; d != nil {
				p.layout, p.document, p.own = layoutOf(&d.Document, TermPage), &d.Document, &story{Words: &d.Words}
				p.title, p.summary, p.at = b.typeset(t.title), b.typeset(d.Description.Text), d.Slug.At
			}
			b.listPages(p)
		}
	}
}

// synonyms are the other names of a term.
func (t *term) synonyms() (all []string) {
	if t.document != nil {
		for _, w := range t.document.Synonyms {
			all = append(all, w.Text)
		}
	}
	return all
}
