package content

import (
	"cmp"

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
	return frontmatter.Word{Text: tag, At: w.At}
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
