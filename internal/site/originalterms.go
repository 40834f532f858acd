package site

import (
	"cmp"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Terms of an edition are those of the site's own language: a translation has the terms of its original, under
// the names that these have there. The file of a term in another language says its title and address alone.

// originalTerm is, in an edition, the term of the site's own language with a slug or title, if it has a page; else nil.
func (s *Structure) originalTerm(g *gathering, name string) *term {
	if s.folder == "" {
		return nil
	}
	if from := s.main().gathering(g.Name); from != nil {
		if of := from.named(s.main().slugs.Of(name)); of != nil && of.document != nil {
			return of
		}
	}
	return nil
}

// inOriginal reports whether a word of a document of an edition stands in a file of the site's own language, which
// means the terms of that.
func (s *Structure) inOriginal(w frontmatter.Word) bool {
	return s.folder != "" && w.At.File != "" && content.OriginalFile(w.At.File, s.codes) == w.At.File
}

// translated is, in an edition, the term whose original has a slug or title; nil when there is none.
func (s *Structure) translated(g *gathering, name string) *term {
	if of := s.originalTerm(g, name); of != nil {
		return g.ofOriginal[of.document.File]
	}
	return nil
}

// termIn is the term of a gathering with a name, as its edition or else as the site's own language has it; nil when
// there is none.
func (s *Structure) termIn(g *gathering, name string) *term {
	return cmp.Or(g.named(s.slugs.Of(name)), s.translated(g, name))
}

// borrowTerm makes a term that has no file in the language of an edition, where the file of its original need not be
// translated. It has the name and the address of the original, whatever it is called by an article.
func (b *builder) borrowTerm(g *gathering, of *term) *term {
	slug := of.document.Slug.Text
	path := g.path + slug + "/"
	if first := g.terms[slug]; first != nil {
		b.add(diag.Errorf(first.at, "url-taken", "the URL %s is taken by %s", b.whole(path), of.at.File).With(of.at).
			WithHint("give this term another slug, or add %s with one", b.fileName(of.document.File)))
		return first
	}
	t := &term{path: path, title: of.title, original: of, of: g, list: &list{path: path}, at: of.at}
	for up := of.parent; up != nil && t.parent == nil; up = up.parent {
		if above := g.ofOriginal[up.document.File]; above != nil && above.document != nil {
			t.parent = above
		}
	}
	g.terms[slug], g.ofOriginal[of.document.File] = t, t
	return t
}

// placeBorrowed puts the borrowed terms that are left below those above them.
func (b *builder) placeBorrowed(g *gathering) {
	for _, t := range g.terms {
		if t.original != nil && t.parent != nil {
			t.parent.children = byTitle(b.cfg.Language, append(t.parent.children, t), (*term).name)
		}
	}
}
