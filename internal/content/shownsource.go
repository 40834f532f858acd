package content

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
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

// namedSource is a source that is no words: a reference, or the address of a page.
type namedSource struct {
	id, address frontmatter.Word
	cited       *shownSource // once it was found
}

// referenceForm is a word that stands for a reference; typedID is one that looks like it: no
// name of an office, which has a capital letter or a space.
var (
	referenceForm = regexp.MustCompile(`^\[?@([A-Za-z0-9][\w-]*)\]?$`)
	webForm       = regexp.MustCompile(`^(?i:https?:|www\.)\S+$`)
	typedID       = regexp.MustCompile(`^[a-z0-9_-]*[a-z][a-z0-9_-]*$`)
)

// sourceOf reads the key "source" of a block: what it names, or else its words.
func (in *validator) sourceOf(r *frontmatter.Reader) (named namedSource, said frontmatter.Word) {
	w := r.Line("source", maxText)
	switch m := referenceForm.FindStringSubmatch(w.Text); {
	case webForm.MatchString(w.Text):
		named.address = r.WebAddress("source", maxText)
	case m != nil:
		w.Text = m[1]
		named.id = w
	case in.isReference(w.Text):
		named.id = w
	default:
		return named, w
	}
	return named, frontmatter.Word{}
}

// check finds the reference.
func (n *namedSource) check(in *validator) {
	switch id := n.id.Text; {
	case n.address.Text != "":
		in.paper(n.address.Text, n.address.At)
	case id != "" && !in.part && in.books.references != nil && !in.cites(id):
		hint := in.likelySource(id)
		if !strings.Contains(hint, "write  source: ") {
			hint += ";  or write the name of its source, which has a capital letter or a space"
		}
		in.problem(n.id.At, "undefined-citation", hint, "there is no reference with the id %q", id)
	case id != "":
		n.cited = in.shows(id, n.id.At)
	}
}

func (in *validator) cites(id string) bool {
	_, ok := in.books.find(id)
	return ok
}

// namedSource is a link to a source that is no words, or "".
func (s *htmlRenderer) namedSource(n namedSource) string {
	switch {
	case n.cited != nil:
		return s.shownSource(n.cited)
	case n.address.Text != "":
		return siteLink(n.address.Text)
	}
	return ""
}

// siteLink is a link to a page of another site, by the site's name.
func siteLink(address string) string {
	title := address
	if u, err := url.Parse(address); err == nil {
		title = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return `<a href="` + html.EscapeString(address) + `">` + html.EscapeString(title) + "</a>"
}

// isReference reports whether a word is the id of a reference, or meant for that: it is near to
// one, or is written as ids are in an article that has references.
func (in *validator) isReference(word string) bool {
	if word == "" || in.books.references == nil || strings.ContainsAny(word, " \t") {
		return false
	}
	return in.cites(word) || len(*in.books.references) > 0 && typedID.MatchString(word) || strings.Contains(in.likelySource(word), "write  source: ")
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
	return `<a href="#` + referenceAnchor + c.key + `"` + id + ">" + html.EscapeString(s.style().Text(c.title)) + "</a>"
}
