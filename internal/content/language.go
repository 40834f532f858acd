package content

import (
	"galen/internal/frontmatter"
	"galen/internal/typography"
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
