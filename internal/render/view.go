// Package render turns a site into the bytes of its files.
//
// The site says which files there are (site.Outputs). Each is made by itself,
// in any order, on any processor: a page by executing its layout with a View, a
// feed, sitemap or other file for machines by encoding values.
//
// A View is the only way from a template to the site. Each of its methods asks
// for one fact and returns a plain value; nothing that it returns leads back
// into the site.
package render

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/site"
)

// View is what a layout is executed with: the dot of every template. Its
// methods are the vocabulary of themes.
//
//	{{.Site}} {{.Page}} {{.Crumbs}} {{.Menu "main"}} {{.Asset "site.css"}}     on every page
//	{{.Twins}} {{.Alternates}}                                                 on every page
//	{{.Data "cases"}} {{.Fields}} {{.Field "subtitle"}}
//	{{.Feeds}} {{.JSONLD}} {{.Categories}} {{.Latest "health/heart" 4}}
//	{{.Select "category: health, kind: news, n: 4"}}
//	{{.Article}} {{.Body}} {{.Related}} {{.Live}}                              on an article
//	{{.List}}                       on the home page and those of categories, tags, terms, authors, months
//	{{.Front}} {{.Banner}}          on the home page and those of categories
//	{{.Category}} {{.Author}} {{.Terms}} {{.Term}} {{.Taxonomy}} {{.Target}} {{.Withdrawal}} {{.Corrections}}   on pages of that kind
//	{{.Studies}} {{.Glossary}} {{.Search}}                                             likewise
//	{{.Comments}} {{.Newsletter}} {{.Support}} {{.Indexes}} {{.LatestCorrections 3}} {{.CorrectionsURL}} {{.Policy}} {{.Notice}}
type View struct {
	site    *site.Site
	facts   *memo.Recorder // notes every fact that is asked for
	safe    *cspCheck      // of the whole site
	ground  *jsonldPrefix  // of the structured data of all pages
	entries *entries       // of all feeds
	wrong   *wrongData     // of the whole site
	asked   []answer       // what was asked for already: most values are, several times a page
	path    string         // of the page
	kind    site.PageKind  // of the page
	known   bool           // all that the scripts in its layout ask for is known
}

// answer is a fact's value.
type answer struct {
	key   string
	value any
}

// get asks for a fact, and notes it. Every method of View, and nothing else in
// this package, reads the site through it.
func get[T any](v *View, key string) (T, bool) {
	for i := range v.asked {
		if v.asked[i].key == key {
			value, ok := v.asked[i].value.(T)
			return value, ok
		}
	}
	if family, path, _ := strings.Cut(key, ":"); family == "body" || family == "item" || family == "live" || family == "entries" {
		for _, name := range v.site.BlockData(path) { // what changed is told by its own name
			v.facts.Note("data:" + name)
		}
	}
	v.facts.Note(key)
	found := v.site.Value(key)
	v.asked = append(v.asked, answer{key, found})
	value, ok := found.(T)
	return value, ok
}

func must[T any](v *View, key string) T {
	value, _ := get[T](v, key)
	return value
}

// only is must for values that pages of one kind have.
func only[T any](v *View, method, family, kinds string) (T, error) {
	value, ok := get[T](v, family+":"+v.path)
	if !ok {
		return value, diag.Errorf(diag.Position{}, "other-kind", "%q only works on %s, but this page is of the kind %q", method, kinds, v.kind).
			WithHint("use it in the layout of that kind")
	}
	return value, nil
}

// Site is the site as a whole: its title, language, publisher.
func (v *View) Site() site.Info {
	info := must[site.Info](v, "site")
	info.Alone = info.Alone && v.known
	return info
}

// Page is what every page has: kind, titles, description, address.
func (v *View) Page() (site.Page, error) {
	p := v.page()
	return p, faultIn(p.Text)
}

func (v *View) page() site.Page { return must[site.Page](v, "page:"+v.path) }

// faultIn is the problem of a template of a block in a text.
func faultIn(text template.HTML) error {
	if d, is := site.FaultIn(text); is {
		return d
	}
	return nil
}

// pageKind is the kind that the page's value names.
func (v *View) pageKind() site.PageKind {
	kind, _ := site.PageKindOf(v.page().Kind)
	return kind
}

// Twins are the languages in which readers may see the page, its own among them; nothing where that is
// the only one.
func (v *View) Twins() []site.Translation {
	if !v.Site().Several {
		return nil // and no page of the site has the fact to note
	}
	return must[[]site.Translation](v, "twins:"+v.path)
}

// Alternates are the same as search engines are told: with  x-default, for readers of any other language. A notice of
// a withdrawal is no page in other words, and only its readers are led on.
func (v *View) Alternates() []site.Translation {
	if v.pageKind() == site.WithdrawnPage {
		return nil
	}
	return alternates(v.Twins())
}

// alternates adds which page is for readers of any other language: the original, if it is there.
func alternates(all []site.Translation) []site.Translation {
	if len(all) == 0 {
		return nil
	}
	other := all[0]
	other.Language = "x-default"
	return append(slices.Clip(all), other)
}

// Crumbs is the way here from the home page; the last link is this page and has
// no URL. The home page has none.
func (v *View) Crumbs() []site.Link { return must[[]site.Link](v, "crumbs:"+v.path) }

// Menu is a menu of galen.yaml; one that is not there is empty.
func (v *View) Menu(name string) []site.MenuLink { return must[[]site.MenuLink](v, "menu:"+name) }

// Asset is the URL of a file of static, with the digest in its name.
func (v *View) Asset(name string) (string, error) {
	url, ok := get[string](v, "asset:"+name)
	if !ok {
		return "", v.unknown(name, v.site.AssetNames(), "no-asset", "write its path below static: site.css", "there is no file %q in static")
	}
	return url, nil
}

// Data is what a file of the folder data says: one of CSV, TSV, YAML or JSON, named without
// its ending, or with it where there are two.
func (v *View) Data(name string) (data.Value, error) {
	value, ok := get[data.Value](v, "data:"+name)
	if !ok {
		return value, v.wrong.note(v.site.DataProblems(name))
	}
	return value, nil
}

// Fields are the fields of the page's document that the site declares in galen.yaml, those
// that it gives, in the order of their declarations.
func (v *View) Fields() []site.Field { return must[[]site.Field](v, "fields:"+v.path) }

// Field is one of them; nil when the document does not give it.
func (v *View) Field(name string) (*site.Field, error) {
	if _, ok := get[site.Declared](v, "field:"+name); !ok {
		return nil, site.NoField(name, v.site.FieldNames())
	}
	for _, f := range v.Fields() {
		if f.Name == name {
			return &f, nil
		}
	}
	return nil, nil
}

// unknown is the problem of a name that is not there.
func (v *View) unknown(name string, names []string, code, hint, format string) error {
	if near := diag.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return diag.Errorf(diag.Position{}, code, format, name).WithHint("%s", hint)
}

// Feeds lists the feeds to announce: the page's own, then the site's.
func (v *View) Feeds() []site.Feed { return must[[]site.Feed](v, "feeds:"+v.path) }

// Categories is the category tree, from its top.
func (v *View) Categories() []site.Category { return must[[]site.Category](v, "categories") }

// Latest is the newest n articles of a category, named by its folder or URL.
func (v *View) Latest(category string, n int) ([]site.Card, error) {
	if n < 0 {
		return nil, diag.Errorf(diag.Position{}, "wrong-value", "%d is not a number of articles", n).WithHint("write how many, after the category: {{.Latest %q 4}}", category)
	}
	base := v.Site().URL
	if len(category) > len(base) && category[:len(base)] == base {
		category = category[len(base):]
	}
	if plain, err := url.PathUnescape(category); err == nil { // a URL is escaped, and no folder's name holds a %
		category = plain
	}
	cards, ok := get[[]site.Card](v, fmt.Sprintf("latest:%d:%s", n, category))
	if !ok {
		return nil, v.unknown(category, v.site.CategoryNames(), "no-category", "name a folder of content: health/heart", "there is no category %q")
	}
	return cards, nil
}

// Select is the articles of a selection, as package selection has them written: those of
// some categories, tags, kinds and so on, in some order. On the page of an article, that one
// is not among them.
func (v *View) Select(text string) ([]site.Card, error) {
	query, list := v.site.ReadSelection(text)
	if len(list) > 0 {
		return nil, site.SelectionFault(text, list)
	}
	own, most := v.page(), query.N
	if own.Kind == site.ArticlePage.String() && most > 0 {
		query.N++
	}
	cards := must[[]site.Card](v, v.site.SelectionFact(query))
	if own.Kind == site.ArticlePage.String() {
		cards = slices.DeleteFunc(slices.Clone(cards), func(c site.Card) bool { return c.URL == own.URL })
		if most > 0 && len(cards) > most {
			cards = cards[:most]
		}
	}
	return cards, nil
}

// Article is the article that an article page shows, without its text.
func (v *View) Article() (site.Article, error) {
	return only[site.Article](v, "Article", "article", "articles")
}

// Body is an article's text.
func (v *View) Body() (template.HTML, error) {
	text, err := only[template.HTML](v, "Body", "body", "pages with a text of their own")
	if err == nil {
		err = faultIn(text)
	}
	return text, err
}

// Podcast is the show that a page of one shows.
func (v *View) Podcast() (site.Podcast, error) {
	return only[site.Podcast](v, "Podcast", "podcast", "pages of shows")
}

// Live is the entries of a live story; nil of any other article, of which Article.Live is
// false.
func (v *View) Live() (*site.LiveStory, error) {
	live, err := only[*site.LiveStory](v, "Live", "live", "articles")
	if err != nil || live == nil {
		return nil, err
	}
	for _, e := range live.Entries {
		if err := faultIn(e.HTML); err != nil {
			return nil, err
		}
	}
	return live, nil
}

// Related is what goes with an article: the editor's picks, then the most
// similar.
func (v *View) Related() ([]site.Card, error) {
	return only[[]site.Card](v, "Related", "related", "articles")
}

// List is the page's list of articles, or the part of it on this archive page.
func (v *View) List() (site.List, error) {
	return only[site.List](v, "List", "list", "home, category, tag, term, author and month pages")
}

// Front is what stands where on the page. No article stands on it twice, unless a shelf may
// repeat what is shown already.
func (v *View) Front() (site.Front, error) {
	return only[site.Front](v, "Front", "front", "home and category pages")
}

// Banner is what readers are told above everything else; nil when that is nothing.
func (v *View) Banner() *site.Banner {
	if b, ok := get[site.Banner](v, "banner"); ok {
		return &b
	}
	return nil
}

// Category is the category that a category page shows.
func (v *View) Category() (site.Category, error) {
	return only[site.Category](v, "Category", "category", "categories")
}

// Author is the author that an author page shows.
func (v *View) Author() (site.Person, error) {
	return only[site.Person](v, "Author", "author", "authors")
}

// Staff lists the authors, in the order of their numbers and names.
func (v *View) Staff() []site.Member { return must[[]site.Member](v, "staff") }

// Studies lists the studies that articles report, by kind.
func (v *View) Studies() []site.StudyGroup { return must[[]site.StudyGroup](v, "studies") }

// Search is what the page of the search needs.
func (v *View) Search() (site.Search, error) {
	return only[site.Search](v, "Search", "searching", "the page of the search")
}

// Indexes are the pages that list what the site has: its topics, authors, months
// and, when there are any, studies.
func (v *View) Indexes() []site.Link { return must[[]site.Link](v, "indexes") }

// Terms lists the tags, authors or months on the page that indexes them.
func (v *View) Terms() []site.Term { return must[[]site.Term](v, "terms:"+v.kind.String()) }

// Term is the term of a taxonomy of the site's own that its page shows.
func (v *View) Term() (site.Topic, error) {
	return only[site.Topic](v, "Term", "term", "pages of terms")
}

// Taxonomy is all terms of a taxonomy of the site's own, on the page that indexes them.
func (v *View) Taxonomy() (site.Taxonomy, error) {
	return only[site.Taxonomy](v, "Taxonomy", "taxonomy", "pages of all terms")
}

// Target is where a redirect page leads.
func (v *View) Target() (string, error) {
	return only[string](v, "Target", "target", "redirect pages")
}

// Notice is what a preview says about a page that readers do not see yet; it is
// empty on every page that is published.
func (v *View) Notice() string {
	return must[site.Article](v, "article:"+v.path).Held
}
