package content

import (
	"galen/internal/address"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// Elsewhere is where a piece was published first, when that was not here.
type Elsewhere struct {
	Title string // of the paper, agency or site
	URL   frontmatter.Word
	Date  civildate.Moment // zero when it is not said
	At    diag.Position    // of the date
}

func (h *headerDecoder) publishedAt() *Elsewhere {
	g := h.Group("published_at")
	if g == nil {
		return nil
	}
	g.Require("a first publication elsewhere", map[string]string{"title": "title: The Conversation", "url": "url: https://www.example.org/"})
	e := &Elsewhere{Title: g.Line("title", maxName).Text, URL: g.WebAddress("url", maxText), Date: g.Moment("date", h.rules.Zone), At: g.Place("date")}
	if _, own := address.Own(h.rules.Home, e.URL.Text); own && h.rules.Home != "" {
		h.add(diag.Errorf(e.URL.At, "bad-url", "the address %q is on this site, but this key is for pieces first published elsewhere", e.URL.Text).
			WithHint("delete the key; an old address of this piece goes into  aliases: […]"))
		e.URL.Text = ""
	}
	g.Done(map[string]string{"name": "title", "publisher": "title", "site": "title", "source": "title", "link": "url", "address": "url", "on": "date", "published": "date"})
	return e
}
