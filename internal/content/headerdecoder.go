package content

import (
	"path"
	"slices"
	"strings"

	"galen/internal/address"
	"galen/internal/content/identifier"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
)

// Lengths of texts, in characters; MaxTitle is that of a title.
const (
	MaxTitle = 300
	maxText  = 2000
	maxName  = 200
)

// otherNames are keys of other generators and everyday words, with ours.
var otherNames = map[string]string{
	"lastmod": "updated", "modified": "updated", "last_modified": "updated", "dek": "description", "summary": "description",
	"excerpt": "description", "published": "date", "publishdate": "date", "pubdate": "date", "author": "authors",
	"byline": "authors", "section": "category", "categories": severalCategories, "expirydate": "expires", "unpublish": "expires", "url": "slug",
	"permalink": "slug", "redirects": "aliases", "redirect_from": "aliases", "tag": "tags", "keywords": "tags", "topics": "tags",
	"cover": "image", "thumbnail": "image", "picture": "image", "template": "layout", "type": "kind", "source": "references", "waiver": "waivers", "exceptions": "waivers", "release": "sources",
	"citations": "references", "headline": "title", "status": "draft", "hidden": "draft", "reviewer": "reviewed", "see_also": "related",
	"deck": "description", "standfirst": "description", "teaser": "description", "blurb": "description", "abstract": "description", "lede": "description",
	"intro": "description", "metadescription": "description", "seodescription": "description",
	"featuredimage": "image", "featureimage": "image", "primaryimage": "image", "mainimage": "image", "leadimage": "image", "heroimage": "image", "headerimage": "image",
	"hero": "image", "banner": "image", "ogimage": "image", "socialimage": "image", "coverimage": "image", "images": "image", "photo": "image",
	"publishedat": "date", "createdat": "date", "created": "date", "updatedat": "updated", "lastupdated": "updated", "modifiedat": "updated", "reviewedby": "reviewed",
	"subtitle": noSubtitle, "subheading": noSubtitle, "subhead": noSubtitle, "tagline": noSubtitle, "strapline": noSubtitle,
	"kicker": noKicker, "eyebrow": noKicker, "overline": noKicker, "weight": noOrder, "order": noOrder, "menuorder": noOrder, "featured": noPlace, "sticky": noPlace, "pinned": noPlace, "pin": noPlace, "lead": noPlace, "picks": noPlace, "pins": noPlace, "shelves": noPlace,
	"seotitle": "delete this line: pages only have a  title", "metatitle": "delete this line: pages only have a  title",
	"canonical": publishedElsewhere, "canonicalurl": publishedElsewhere, "sourceurl": publishedElsewhere, "originalurl": publishedElsewhere, "syndicatedfrom": publishedElsewhere, "externalurl": publishedElsewhere,
	"language": "lang", "locale": "lang",
	"toc": "delete this line: long articles get a list of contents automatically", "wordcount": "delete this line: Galen counts the words",
	"readingtime": "delete this line: Galen works out the reading time",
	"conflicts":   "disclosures", "breadcrumb": "breadcrumbs", "trial": "study", "studies": "study",
}

// What is said of keys that have no like here.
const (
	noSubtitle         = "an article has no subtitle: the sentence under the headline is its  description"
	noKicker           = "delete this line: the label above a headline comes from  category  and  kind"
	noPlace            = "to put it at the top, write  lead,  picks  or  pins  in content/_index.md or in the _index.md of a category"
	noBegin            = "delete it: it begins as soon as its article, or the page that it links to, is published"
	noOrder            = "delete this line: articles are in the order of their dates, or of the line  order: [first, second]  in their category's _index.md"
	publishedElsewhere = `for a piece first published elsewhere, write  published_at: {title: The paper, url: "https://…"}`
	severalCategories  = "an article has one  category;  write more in the line  also_in: [second, third]"
)

// headerDecoder reads the front matter of one document.
type headerDecoder struct {
	*frontmatter.Reader
	said   frontmatter.Value // the front matter
	doc    Document
	words  Words
	text   []byte   // of the file
	topics []string // of its original
	plain  bool     // it is a plain-language version, by its name
	rules  Rules
	list   *diag.List
}

func (h *headerDecoder) add(d diag.Diagnostic) { *h.list = append(*h.list, d) }

// common reads the keys that every kind of document may have.
func (h *headerDecoder) common() {
	h.words.Title = h.Line("title", MaxTitle)
	h.words.Description = h.Line("description", maxText)
	h.doc.Layout = h.Line("layout", maxName)
	if l := h.doc.Layout; strings.Trim(l.Text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
		h.add(diag.Errorf(l.At, "bad-layout", "the layout %q is not the name of a template", l.Text).WithHint("name a file of templates, without .html"))
		h.doc.Layout.Text = ""
	}
	h.doc.Waivers = h.waivers()
	if h.Flag("sample") {
		h.doc.Sample = h.Place("sample")
	}
	h.doc.Translated = h.translated()
	h.doc.Aliases = h.Words("aliases", 500)
	for _, a := range h.doc.Aliases {
		if !aliasFits(a.Text) {
			h.add(diag.Errorf(a.At, "bad-alias", "the alias %q is not a path of this site", a.Text).WithHint("write the old path, such as /old-category/old-slug/"))
		}
	}
}

// slug reads the key "slug", or judges the name of the file that stands in for
// it.
func (h *headerDecoder) slug() {
	name, before := h.doc.Slug.Text, len(*h.list)
	w := h.Spelled("slug", 400)
	if len(*h.list) > before {
		return // reported
	}
	if h.Has("slug") {
		h.doc.Slug = frontmatter.Word{Text: w.Text, At: h.Place("slug")}
	}
	why := h.rules.slugProblem(h.doc.Slug.Text)
	if why == "" {
		return
	}
	written, hint := h.doc.Slug.Text, "use small letters, digits and hyphens"
	h.doc.Slug.Text = name // so that one bad slug does not look like other mistakes as well
	if better := h.rules.slugs().File(written); better != "" && h.rules.slugProblem(better) == "" {
		h.doc.Slug.Text, hint = better, "use  slug: "+better
	}
	if h.Has("slug") {
		h.add(diag.Errorf(h.doc.Slug.At, "bad-slug", "the slug %q %s", written, why).WithHint("%s", hint))
	} else {
		h.add(diag.Errorf(h.doc.Slug.At, "bad-slug", "the name of this file becomes its URL, and %q %s", written, why).WithHint("rename the file, or %s", hint))
	}
}

// draft reads the key of that name. One without a value holds nothing back, and
// that is worth a word.
func (h *headerDecoder) draft() {
	h.doc.Draft = h.Flag("draft")
	if h.Blank("draft") {
		h.add(diag.Warningf(h.Place("draft"), "empty-draft", `"draft" is empty, which counts as false: this will be published`).
			WithHint("to keep it unpublished, write  draft: true,  otherwise delete the line"))
	}
}

func (h *headerDecoder) page(folder string) *Page {
	if h.doc.Broken {
		return &Page{Document: h.doc, Words: h.words, Folder: folder}
	}
	h.Require("a page", map[string]string{"title": "title: About us"})
	h.common()
	h.slug()
	h.draft()
	if h.Has("category") { // which would make an article of a page without a list
		h.Problem("category", "bad-selection", "delete it: the page is in the category of its folder; to choose the articles that it lists, write  list: {category: …}", `a page with a list has no key "category"`)
	}
	page := &Page{Folder: folder, List: h.selection(), Updated: h.Moment("updated", h.rules.Zone)}
	if !page.Updated.IsZero() {
		page.UpdatedAt = h.Place("updated")
	}
	page.AI = h.ai()
	h.fields("a page", h.rules.Fields.Of(fields.Pages, "", ""))
	h.done()
	page.Document, page.Words = h.doc, h.words
	return page
}

func (h *headerDecoder) category(folder string) *Category {
	if h.doc.Broken {
		return &Category{Document: h.doc, Words: h.words, Path: folder}
	}
	if folder == "" {
		h.Require("the home page", map[string]string{"title": "title: Health news"})
		h.common()
	} else {
		h.Require("a category", map[string]string{"title": "title: Heart", "description": "description: News about the heart."})
		h.common()
		for part := range strings.SplitSeq(folder, "/") {
			if why := h.rules.slugProblem(part); why != "" {
				h.add(diag.Errorf(diag.Position{File: h.doc.File}, "bad-slug", "the name of this folder becomes part of URLs, and %q %s", part, why).
					WithHint("rename the folder: small letters, digits and hyphens"))
			}
		}
		if h.doc.Edition != "" {
			h.doc.Slug.Text = path.Base(folder)
			h.slug()
		}
	}
	front := h.front(folder == "")
	var order Order
	if folder != "" {
		order = h.listOrder()
	}
	h.fields("a category", h.rules.Fields.Of(fields.Categories, "", ""))
	h.Done(frontNames)
	return &Category{Document: h.doc, Words: h.words, Path: folder, Front: front, Order: order}
}

func (h *headerDecoder) author() *Author {
	id := h.doc.Slug.Text // what the file says of its slug is its address alone
	h.orphaned("an author", []string{"name"})
	if h.doc.Broken {
		return &Author{Document: h.doc, Words: h.words, ID: id}
	}
	h.Require("an author", map[string]string{"name": "name: News desk", "role": "role: Reporter"})
	h.common()
	h.slug()
	a := &Author{
		ID:          id,
		Name:        h.Line("name", maxName).Text,
		Desk:        h.Choice("kind", "person", "desk") == "desk",
		Role:        h.Line("role", maxName).Text,
		Credentials: h.Line("credentials", maxName).Text,
		ORCID:       h.orcid(),
		Links:       h.links("links"),
		Pronouns:    h.Line("pronouns", maxName).Text,
		Email:       h.email(),
		Image:       h.image(),
		Order:       h.Count("order", 0, 1, 10000),
	}
	for _, w := range h.Words("affiliations", maxName) {
		a.Affiliations = append(a.Affiliations, w.Text)
	}
	if h.words.Title.Text != "" {
		h.Problem("title", "unknown-key", "write  name: …", "an author has a name, not a title")
	}
	h.words.Title = frontmatter.Word{Text: a.Name, At: h.Place("name")}
	h.fields("an author", h.rules.Fields.Of(fields.Authors, "", ""))
	a.Document, a.Words = h.doc, h.words
	h.Done(map[string]string{"bio": "role", "job": "role", "position": "role", "title": "name", "portrait": "image", "photo": "image", "picture": "image", "avatar": "image",
		"affiliation": "affiliations", "institution": "affiliations", "mail": "email", "contact": "email", "weight": "order"})
	return a
}

// email reads the address of a mailbox.
func (h *headerDecoder) email() frontmatter.Word {
	w := h.Spelled("email", maxName)
	if p := address.Check("mailto:" + w.Text); w.Text != "" && (p.Why != "" || strings.ContainsAny(w.Text, "?:/")) {
		h.Problem("email", "bad-email", "write the address alone, such as  email: desk@"+strings.TrimSuffix(strings.TrimPrefix(h.rules.Home, "https://"), "/"), "%q is not the address of a mailbox", w.Text)
		w.Text = ""
	}
	return w
}

// orcid reads an ORCID iD, bare or as an address.
func (h *headerDecoder) orcid() string {
	w := h.Spelled("orcid", 100)
	if w.Text == "" {
		return ""
	}
	id, ok := identifier.ORCID.Read(w.Text)
	if !ok {
		h.Problem("orcid", "bad-orcid", "copy it from orcid.org: four groups of four digits, such as 0000-0002-1825-0097", "%q is not an ORCID iD", w.Text)
	}
	return id
}

func (h *headerDecoder) links(key string) []Crumb {
	groups := h.Groups(key, "{title: Health, url: /health/}")
	links := slices.Grow([]Crumb(nil), len(groups))
	for _, g := range groups {
		g.Require("an item", needLink)
		c := Crumb{g.Line("title", maxName).Text, g.Address("url", maxText)}
		g.Done(linkNames)
		if c.URL.Text != "" {
			links = append(links, c)
		}
	}
	return links
}
