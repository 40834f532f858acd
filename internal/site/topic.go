package site

import (
	"slices"

	"galen/internal/content"
)

// Topic is a term of a taxonomy of the site's own, as its page shows it.
type Topic struct {
	Synonyms []string
	Image    *Image
	Picks    []Card // articles to begin with, which editors chose
	Within   []Link // the terms below it
	Series   bool   // its articles are the parts of a series, in their order
	About    *About // what it is, for machines; nil when the site does not say
}

// About is the subject of an article or a page, for machines.
type About struct {
	Type     string // of schema.org: MedicalCondition
	Medical  bool   // which may have a medical code
	Name     string
	URL      string // of the page of the term, with scheme and host
	MeSH     string
	Synonyms []string
}

// Filing is the terms of a taxonomy under which an article is filed.
type Filing struct {
	Name     string // of the taxonomy, as in galen.yaml
	Taxonomy Link
	Terms    []Link
}

// Taxonomy is what the page of all terms of a taxonomy shows.
type Taxonomy struct {
	Terms  []TermEntry // from A to Z: those of no group
	Groups []TermGroup // of a tree, or of many terms
}

// TermGroup is a term at the top of a tree with all that are below it, or the terms that begin
// with a letter.
type TermGroup struct {
	Title string // or the letter; "#" for terms that begin with none
	URL   string // "" of a letter
	Terms []TermEntry
}

// TermEntry is a term in an index.
type TermEntry struct {
	Title string
	URL   string
	Above string // in a tree, the terms between the top and it
}

// lettered is how many terms a taxonomy has before its page shows them by letter.
const lettered = 30

// topic is what the page of a term shows.
func (s *catalog) topic(path string) any {
	p := s.pages[path]
	if p == nil || p.hidden || p.kind != TermPage {
		return nil
	}
	if p.number > 0 { // which shows nothing but articles
		return Topic{}
	}
	t := p.term
	v := Topic{Series: t.of.Ordered, About: s.about(t)}
	for _, below := range t.children {
		v.Within = append(v.Within, s.termLink(below))
	}
	if d := t.document; d != nil {
		if d.Image != nil {
			v.Image = s.picture(&d.Document, d.Image)
		}
		for _, w := range d.Synonyms {
			v.Synonyms = append(v.Synonyms, s.typeset(w.Text))
		}
		v.Picks = s.cards(s.picks(d))
	}
	return v
}

// picks are the articles that an editor chose for the page of a term.
func (s *Structure) picks(d *content.Term) (all []*articleNode) {
	for _, w := range d.Picks {
		if p := s.articleAt(&d.Document, w.Text); p != nil {
			all = append(all, p)
		}
	}
	return all
}

// about is what a term is; nil when the site does not say of what type its terms are.
func (s *Structure) about(t *term) *About {
	if t.of == nil || t.of.About == "" {
		return nil
	}
	a := &About{Type: t.of.About, Medical: t.of.Medical(), Name: s.termTitle(t), URL: s.canonical(t.path)}
	if d := t.document; d != nil {
		a.MeSH = d.MeSH
		for _, w := range d.Synonyms {
			a.Synonyms = append(a.Synonyms, s.typeset(w.Text))
		}
	}
	return a
}

// file adds to the value of an article under which terms it is filed.
func (s *catalog) file(p *articleNode, v *Article) {
	for _, t := range p.terms {
		if t.of.Ordered {
			continue
		}
		if about := s.about(t); about != nil {
			v.About = append(v.About, *about)
		}
		i := slices.IndexFunc(v.Terms, func(f Filing) bool { return f.Name == t.of.Name })
		if i < 0 {
			i = len(v.Terms)
			v.Terms = append(v.Terms, Filing{Name: t.of.Name, Taxonomy: Link{s.gatheringTitle(t.of), s.href(t.of.path)}})
		}
		v.Terms[i].Terms = append(v.Terms[i].Terms, s.termLink(t))
	}
	v.Series = s.seriesPlace(p)
}

// taxonomy is what the page of all terms of a taxonomy shows.
func (s *catalog) taxonomy(path string) any {
	p := s.pages[path]
	if p == nil || p.kind != TaxonomyPage {
		return nil
	}
	var v Taxonomy
	all, letterOf := s.fromAToZ(p.gathers), lettersOf(s.cfg.Language)
	for _, t := range all {
		switch {
		case t.parent != nil:
		case len(t.children) > 0:
			v.Groups = append(v.Groups, TermGroup{s.termTitle(t), s.href(t.path), s.below(t, "")})
		case len(all) > lettered && !p.gathers.Tree:
			letter := letterOf(t.title)
			i := slices.IndexFunc(v.Groups, func(g TermGroup) bool { return g.Title == letter })
			if i < 0 {
				i, v.Groups = len(v.Groups), append(v.Groups, TermGroup{Title: letter})
			}
			v.Groups[i].Terms = append(v.Groups[i].Terms, s.entryOf(t, ""))
		default:
			v.Terms = append(v.Terms, s.entryOf(t, ""))
		}
	}
	return v
}

// entryOf is a term in an index.
func (s *Structure) entryOf(t *term, above string) TermEntry {
	return TermEntry{s.termTitle(t), s.href(t.path), above}
}

// below are the terms below one, each followed by those below it.
func (s *Structure) below(t *term, between string) (all []TermEntry) {
	for _, child := range t.children {
		note := s.termTitle(child)
		if between != "" {
			note = between + s.words.Say("term.between") + note
		}
		all = append(append(all, s.entryOf(child, between)), s.below(child, note)...)
	}
	return all
}

// checkTerm checks what the page of a term names in its front matter.
func (b *builder) checkTerm(p *page) {
	d := p.term.document
	if d.Image != nil && d.Image.Src.Text != "" {
		focus := focusOf(d.Image)
		b.checkPicture(p, d.Image.Src.Text, d.Image.Src.At, &focus)
	}
	for _, w := range d.Picks {
		to := b.checkArticle(p, w, "article", "write the slug of an article")
		b.passedOver(to, w.Text, w.At, "nothing replaces it")
	}
}
