package content

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/taxonomy"
)

// Term is what articles of a taxonomy of the site's own are filed under, with a page of its own.
type Term struct {
	Document
	Words
	Taxonomy string
	Parent   frontmatter.Word // the slug or title of the term above, in a tree; empty: it is at the top
	Synonyms []frontmatter.Word
	MeSH     string // D and digits, of a descriptor, or C and digits
	Image    *Image
	Picks    []frontmatter.Word // articles to begin with
	AI       *AI
}

// Filed is the terms of one taxonomy under which an article is filed.
type Filed struct {
	Taxonomy string
	Terms    []frontmatter.Word
}

// maxPicks is how many articles an editor may put above a list.
const maxPicks = 20

// inTaxonomy reads what lies in the folder of a taxonomy. It gives nil when that can be no
// term.
func (h *headerDecoder) inTaxonomy(of *taxonomy.Declaration, folder, name string) any {
	at := h.doc.Slug.At
	switch {
	case name == "_index" && of.Title == "":
		h.add(diag.Errorf(at, "misplaced", "content/%s is the folder for pages of series, not a category", of.Name).WithHint("give the category another folder"))
		return nil
	case name == "_index":
		h.add(diag.Errorf(at, "misplaced", "Galen makes the page of all terms of %q", of.Name).
			WithHint("write its words in galen.yaml:  %s: {title: …, description: …};  and give a category another folder", of.Name))
		return nil
	case name == "index" && folder != of.Name:
		folder, name = path.Split(folder)
		folder = strings.TrimSuffix(folder, "/")
		h.doc.Slug.Text = norm.NFC.String(name)
	}
	if folder != of.Name {
		d := diag.Errorf(at, "misplaced", "terms must be directly in content/%s", of.Name).WithHint("move the file up")
		if of.Tree {
			d = d.WithHint("move the file up, and write in it what the term belongs to:  parent: %s", path.Base(folder))
		}
		h.add(d)
		return nil
	}
	return h.term(of)
}

func (h *headerDecoder) term(of *taxonomy.Declaration) *Term {
	t := &Term{Document: h.doc, Words: h.words, Taxonomy: of.Name}
	if h.doc.Broken {
		return t
	}
	h.Require("a term", needTerm)
	h.common()
	h.slug()
	t.Parent = h.Spelled("parent", maxName)
	if h.Has("parent") && !of.Tree {
		h.Problem("parent", "no-tree", "delete the line, or write  tree: true  at "+of.Name+" in galen.yaml", "the terms of %q are not a tree", of.Name)
		t.Parent.Text = ""
	}
	t.Synonyms = h.once("synonyms", "synonym")
	t.MeSH = h.mesh()
	t.Image = h.image()
	if t.Picks = h.once("picks", "article"); len(t.Picks) > maxPicks {
		h.Problem("picks", "too-many-picks", "keep only those that readers should start with", "the term has %d picks; the limit is %d", len(t.Picks), maxPicks)
	}
	t.AI = h.ai()
	h.fields("a term", h.rules.Fields.Of(fields.Terms, "", ""))
	h.Done(termNames)
	t.Document, t.Words = h.doc, h.words
	return t
}

var (
	meshForm = regexp.MustCompile(`^[CD](\d{6}|\d{9})$`)
	treeForm = regexp.MustCompile(`^[A-Z]\d\d(\.\d{3})*$`)
)

// mesh reads an identifier of MeSH, bare or as an address.
func (h *headerDecoder) mesh() string {
	w := h.Spelled("mesh", maxName)
	if w.Text == "" {
		return ""
	}
	id := strings.ToUpper(w.Text[strings.LastIndexAny(w.Text, "/=: ")+1:])
	if meshForm.MatchString(id) {
		return id
	}
	hint := "copy the unique ID from meshb.nlm.nih.gov: D or C with six or nine digits, such as D008180"
	if treeForm.MatchString(id) {
		hint = "this is a place in the tree of MeSH; the unique ID is beside it, such as D008180"
	}
	h.Problem("mesh", "bad-mesh", hint, "%q is not the unique ID of a term of MeSH", w.Text)
	return ""
}

// filed reads under which terms an article is filed.
func (h *headerDecoder) filed(a *Article) {
	for i := range h.rules.Taxonomies {
		of := &h.rules.Taxonomies[i]
		if !h.Has(of.Name) {
			continue
		}
		if of.Ordered {
			h.series(a, of.Name)
			continue
		}
		words := h.once(of.Name, "term")
		if len(words) > maxTags {
			h.Problem(of.Name, "too-many-terms", "keep only those that readers use to find it", "the article has %d terms of %q; the limit is %d", len(words), of.Name, maxTags)
			words = words[:maxTags]
		}
		if len(words) > 0 {
			a.Filed = append(a.Filed, Filed{of.Name, words})
		}
	}
}

// series reads of which series an article is a part, and which.
func (h *headerDecoder) series(a *Article, key string) {
	if h.Raw(key).Kind != frontmatter.Map {
		if h.Raw(key).Kind == frontmatter.List {
			h.Problem(key, "wrong-type", "write one:  series: Sleep", "an article is part of one series, but this is a list")
			return
		}
		if title := h.Spelled(key, maxName); title.Text != "" {
			a.Filed = append(a.Filed, Filed{key, []frontmatter.Word{title}})
		}
		return
	}
	g := h.Group(key)
	g.Require("a series", map[string]string{"title": "title: Sleep"})
	title := g.Spelled("title", maxName)
	if g.Has("part") {
		a.Part, a.PartAt = g.Count("part", 2, 1, maxParts), g.Place("part")
	}
	g.Done(map[string]string{"name": "title", "series": "title", "number": "part", "order": "part", "position": "part", "weight": "part", "n": "part"})
	if title.Text != "" {
		a.Filed = append(a.Filed, Filed{key, []frontmatter.Word{title}})
	}
}

// maxParts is how many parts a series may have.
const maxParts = 1000
