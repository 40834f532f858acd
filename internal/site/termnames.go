package site

import (
	"cmp"
	"fmt"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// termMeant is the term that is meant by a name that no list can be asked for: one without its
// taxonomy, lupus, or by a synonym, conditions/sle; nil when there is none, or when it is of several.
func (s *Structure) termMeant(written string) (meant *term) {
	of, name, cut := strings.Cut(strings.Trim(written, "/"), "/")
	for _, g := range s.taxonomies {
		slug := s.slugs.Of(of)
		if cut {
			slug = s.slugs.Of(name)
		}
		t := cmp.Or(g.named(slug), g.synonyms[slug])
		switch {
		case t == nil || cut && g.Name != of:
		case meant != nil:
			return nil
		default:
			meant = t
		}
	}
	return meant
}

// otherName is the problem of a name that means a term and is not its own.
func otherName(w frontmatter.Word, t *term) diag.Diagnostic {
	d := diag.Errorf(w.At, "no-term", "%q is another name of the term %q", w.Text, t.title)
	if !strings.Contains(w.Text, "/") && (strings.EqualFold(w.Text, t.title) || strings.HasSuffix(t.path, "/"+w.Text+"/")) {
		d.Message = fmt.Sprintf("the term %q is named without its taxonomy", w.Text)
	}
	if t.document != nil {
		d = d.With(t.at)
	}
	return d
}

// withTermHint adds to d the term that a name was most likely meant to be.
func (b *builder) withTermHint(d diag.Diagnostic, g *gathering, written string) diag.Diagnostic {
	slug := b.slugs.Of(written)
	if t := g.synonyms[slug]; t != nil {
		d.Message = fmt.Sprintf("%q is another name of the term %q", written, t.title)
		return d.WithHint("write  %s", t.document.Slug.Text)
	}
	if t := g.near(slug); t != nil {
		return d.WithHint("did you mean %q?", t.document.Slug.Text)
	}
	return d
}

// tagTitles are the tags that readers see.
func (s *Structure) tagTitles() (all []string) {
	for _, t := range s.tags.terms {
		all = append(all, t.title)
	}
	return all
}
