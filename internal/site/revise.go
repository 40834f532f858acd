package site

import (
	"maps"
	"strings"

	"galen/internal/article"
	"galen/internal/diag"
)

// Revise gives the site as it is after the words of some articles changed: their
// texts, titles and descriptions. It is what Assemble would give, at a cost that does
// not grow with the site, which is what makes a preview of ten thousand articles show
// an edit at once. It reports false when anything else is another, which the outlines
// of the articles tell. Then Assemble must be asked.
//
// The new site shares with the old one all that follows from outlines. So whoever
// shows the title, the description or the text of a piece or page that he holds asks
// for its newest revision first.
//
// Changed holds the articles as they are now, and comments those of the site, by the
// article's file, of which the ones in commented have changed; there are none of
// another article than before. The list holds the problems that Assemble would find
// in all these.
func (s *Site) Revise(changed []*article.Article, comments map[string]article.Comments, commented []article.Comments) (*Site, diag.List, bool) {
	b := builder{Site: &Site{
		cfg: s.cfg, opt: s.opt, assets: s.assets, pages: s.pages, order: s.order, all: s.all, pieces: s.pieces, places: s.places, gone: s.gone, tags: s.tags, authors: s.authors,
		months: s.months, studies: s.studies, home: s.home, tree: s.tree, aliases: s.aliases, byAlias: s.byAlias, files: s.files, static: s.static, said: comments, gloss: s.gloss, index: s.index, held: s.held, plan: s.plan, revised: maps.Clone(s.revised),
	}}
	if b.revised == nil {
		b.revised = map[string]*page{}
	}
	b.like(s)
	for _, a := range changed {
		old := s.at(s.Path(a))
		if old == nil || old.piece == nil || a.Outline.IsZero() || a.Outline != old.piece.Article.Outline {
			return nil, nil, false
		}
		now, p := *old, *old.piece
		p.Article, p.cell, p.kin, now.piece = a, &cardCell{}, &kinCell{}, &p
		now.document, now.title, now.summary = &a.Document, b.typeset(a.Title.Text), b.typeset(a.Description.Text)
		b.revised[now.path] = &now
		b.edit(now.path, old.piece.Article.Frame == a.Frame)
		b.answerable(a)
		b.retractedIn(a)
		b.gaps(&now)
	}
	for _, c := range commented {
		b.root = nil
		p := b.index.byDocument[c.Article]
		if p == nil || p.piece == nil {
			return nil, nil, false // of an article that is held back, perhaps
		}
		b.dated(b.newest(p.piece).Article, c)
	}
	return b.Site, b.list, true
}

// like begins a revision in which no word is another than in s, or in the site that
// s is a revision of words of.
func (b *builder) like(s *Site) {
	if b.root, b.edited = s, nil; s.root != nil {
		b.root, b.edited = s.root, maps.Clone(s.edited)
	}
}

// edit notes that an article is another than in the root: in nothing but the words
// of its text, or else the root is one no more.
func (b *builder) edit(path string, words bool) {
	if !words || b.root == nil {
		b.root = nil
		return
	}
	if b.edited == nil {
		b.edited = map[string]bool{}
	}
	b.edited[path] = true
}

// settled reports whether a fact is what it is in the root. After an edit the facts
// of all pages are asked for, to find mistakes; a look at the root takes a tenth of
// the time that working them out takes.
func (s *Site) settled(key string) bool {
	family, path, _ := strings.Cut(key, ":")
	return s.root != nil && Tells(family) && !s.edited[path]
}

// SamePlan reports whether two sites have the same outputs because one is a
// revision of the other.
func (s *Site) SamePlan(other *Site) bool { return s.plan == other.plan }

// Path is the path of an article's page, "" when it has none.
func (s *Site) Path(a *article.Article) string {
	if p := s.index.byDocument[a.File]; p != nil {
		return p.path
	}
	return ""
}

// at is the page at a path, in its newest revision.
func (s *Site) at(path string) *page {
	if p := s.revised[path]; p != nil {
		return p
	}
	return s.pages[path]
}

// newest is the newest revision of a piece.
func (s *Site) newest(p *piece) *piece {
	if now := s.revised[p.path]; now != nil {
		return now.piece
	}
	return p
}
