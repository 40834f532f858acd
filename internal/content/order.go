package content

import (
	"strings"

	"galen/internal/frontmatter"
)

// listOrder reads in which order a category lists its articles: by title, or some first.
func (h *headerDecoder) listOrder() Order {
	if v := h.Peek("order"); v.Kind == frontmatter.List || v.Kind == frontmatter.Text && strings.Contains(v.Text, ",") {
		return Order{First: h.once("order", "article")}
	}
	return Order{ByTitle: h.Choice("order", "newest", "title") == "title"}
}
