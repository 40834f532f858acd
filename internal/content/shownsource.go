package content

import (
	"html"
	"slices"
	"strings"

	"galen/internal/diag"
)

// A block may name a reference of the article as its source: "source: who-2024". In a text
// with citations that is one more of them, which the list of references leads back to. In
// a text without any it is a link, and no reason to cite all the others.

// shownSource is the reference that a block names.
type shownSource struct {
	mark  // its number is 0 in a text without citations
	title string
}

// shows finds the reference that a block names at a place, and reports one that is
// missing.
func (in *validator) shows(id string, at diag.Position) *shownSource {
	if in.part {
		return nil // it is the reference of an article
	}
	if in.books.references == nil {
		in.problem(at, "undefined-citation", "write the address of the source, beginning with https://", "only an article has references to cite")
		return nil
	}
	i, ok := in.books.find(id)
	if !ok {
		in.problem(at, "undefined-citation", in.likelySource(id), "there is no reference with the id %q", id)
		return nil
	}
	s := &shownSource{mark{key: id, sound: true}, (*in.books.references)[i].Title}
	in.books.shown = append(in.books.shown, s)
	return s
}

// isReference reports whether a word is the id of a reference, or so near to one that it is
// meant for that.
func (in *validator) isReference(word string) bool {
	if word == "" || in.books.references == nil || strings.ContainsAny(word, " \t") {
		return false
	}
	if _, ok := in.books.find(word); ok {
		return true
	}
	return strings.Contains(in.likelySource(word), "write  source: ")
}

// likelySource hints at the reference that may have been meant.
func (in *validator) likelySource(id string) string {
	var ids []string
	for _, r := range *in.books.references {
		if r.ID != "" {
			ids = append(ids, r.ID)
		}
	}
	if i := slices.IndexFunc(ids, func(other string) bool { return strings.EqualFold(id, other) }); i >= 0 {
		return "ids differ in capital letters: write  source: " + ids[i]
	}
	if near := diag.Nearest(id, ids); near != "" {
		return "write  source: " + near
	}
	return "add it to the references in the front matter, with  id: " + id
}

// shownSource is a link to a reference, by its title.
func (s *htmlRenderer) shownSource(c *shownSource) string {
	id := ""
	if c.number > 0 {
		id = ` id="` + CitationID(c.number, c.nth) + `" role="doc-biblioref"`
	}
	return `<a href="#` + referenceAnchor + c.key + `"` + id + ">" + html.EscapeString(s.inspect.rules.style().Text(c.title)) + "</a>"
}
