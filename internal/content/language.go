package content

import (
	"cmp"
	"path"
	"strings"

	"galen/internal/frontmatter"
	"galen/internal/typography"
	"galen/internal/words"
)

// language reads the language of an article. That of the site counts as none.
func (h *headerDecoder) language() frontmatter.Word {
	w := h.Line("lang", 35)
	if w.Text == "" {
		return w
	}
	tag, ok := typography.Tag(w.Text)
	if !ok {
		h.Problem("lang", "bad-language", typography.TagHint(w.Text), "unknown language %q", w.Text)
	}
	site := h.rules.Language
	if site == "" {
		site = "en"
	}
	if tag == site {
		return frontmatter.Word{}
	}
	if h.doc.Edition != "" && !h.plain && h.rules.Parts.original(h.doc.File) != nil && primary(tag) != primary(h.doc.Edition) {
		name, _ := editionOf(strings.TrimSuffix(h.doc.File, ".md"), h.rules.Codes)
		h.Problem("lang", "bad-language", "delete the line; a translation into "+tag+" is called "+path.Base(name)+"."+tag+".md", "by its name, this is the translation into %q", h.doc.Edition)
		return frontmatter.Word{}
	}
	return frontmatter.Word{Text: tag, At: w.At}
}

// primary is a language without its region.
func primary(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

func (r *Rules) style() *typography.Style { return typography.For(r.Language) }

func (r *Rules) slugs() Slugs { return Slugs{r.Language, r.ASCII} }

// in is the rules for an article in a language; "" is that of the site.
func (r Rules) in(tag string) Rules {
	if tag != "" {
		r.around, r.Language = cmp.Or(r.Language, "en"), tag
	}
	return r
}

// words are those that Galen says in a text.
func (r *Rules) words() *words.Language {
	return r.Words.Inside(cmp.Or(r.around, r.Language), r.Language)
}
