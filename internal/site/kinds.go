package site

import (
	"slices"
)

// PageKind says what a page is. Templates see its name: {{.Page.Kind}}.
//
// A switch over it names every kind, which a test of cmd/galen holds: a kind that is
// added is a list of places to decide about.
type PageKind uint8

// The kinds of pages.
const (
	HomePage        PageKind = iota
	CategoryPage             // a folder of articles
	ArticlePage              // an article that stands
	WithdrawnPage            // the notice at the address of an article that was withdrawn
	AuthorPage               // an author or a desk, with their articles
	AuthorsPage              // all authors
	TagPage                  // the articles with a tag
	TagsPage                 // all tags
	TermPage                 // the articles under a term of a taxonomy of the site's own
	TaxonomyPage             // all terms of a taxonomy
	MonthPage                // the articles of a month
	MonthsPage               // all months
	StudyPage                // the articles on one kind of study
	StudiesPage              // all kinds of studies
	PodcastPage              // the episodes of a show
	SearchPage               // where readers search
	CorrectionsPage          // all corrections and withdrawals
	PlainPage                // any other document: "About us"
	SelectionPage            // a plain page that lists a selection of articles
	NotFoundPage             // what a host shows where there is nothing
	RedirectPage             // what leads from an alias to another page
)

// pageKinds are the names of the kinds.
var pageKinds = [...]string{
	HomePage: "home", CategoryPage: "category", ArticlePage: "article", WithdrawnPage: "withdrawn",
	AuthorPage: "author", AuthorsPage: "authors", TagPage: "tag", TagsPage: "tags", TermPage: "term", TaxonomyPage: "taxonomy", MonthPage: "month", MonthsPage: "months",
	StudyPage: "study", StudiesPage: "studies", PodcastPage: "podcast", SearchPage: "search", CorrectionsPage: "corrections", PlainPage: "page", SelectionPage: "selection", NotFoundPage: "404",
	RedirectPage: "redirect",
}

// String is the kind's name, by which templates know it.
func (k PageKind) String() string { return pageKinds[k] }

// PageKindOf is the kind of that name; ok is false when there is none.
func PageKindOf(name string) (k PageKind, ok bool) {
	i := slices.Index(pageKinds[:], name)
	return PageKind(max(i, 0)), i >= 0
}

// defaultLayout is the name of the layout that pages of a kind have when their document
// names none.
func (k PageKind) defaultLayout() string {
	if k == StudyPage {
		return TagPage.String() // which lists articles likewise
	}
	return k.String()
}

// isLinkedBySlug reports whether links to pages of a kind may give nothing but the slug.
func (k PageKind) isLinkedBySlug() bool {
	switch k {
	case ArticlePage, WithdrawnPage, PlainPage, CorrectionsPage, SelectionPage:
		return true
	case HomePage, CategoryPage, AuthorPage, AuthorsPage, TagPage, TagsPage, TermPage, TaxonomyPage, MonthPage, MonthsPage,
		StudyPage, StudiesPage, PodcastPage, SearchPage, NotFoundPage, RedirectPage:
	}
	return false
}

// OutputKind says how an output is made.
type OutputKind uint8

// The kinds of outputs.
const (
	PageOutput      OutputKind = iota // the layout Layout, shown for the page at Path
	RedirectOutput                    // the layout "redirect", for the alias at Path
	FeedOutput                        // the feed of the list at Path, in the format Format
	SitemapOutput                     // the sitemap whose name is Layout
	SitemapsOutput                    // the index of all sitemaps
	NewsOutput                        // the sitemap of the news
	RobotsOutput                      // robots.txt; Data is the site's own, which may be empty
	RedirectsOutput                   // _redirects; Data likewise
	HeadersOutput                     // _headers
	FileOutput                        // the bytes of Data, or those at Disk, as they are
	PictureOutput                     // the Print, of the picture at Path
	PosterOutput                      // the social card of the article at Path
	SearchOutput                      // the file Layout of the index for searching
)

var outputKinds = [...]string{
	PageOutput: "page", RedirectOutput: "redirect", FeedOutput: "feed", SitemapOutput: "sitemap", SitemapsOutput: "sitemaps",
	NewsOutput: "news", RobotsOutput: "robots", RedirectsOutput: "redirects", HeadersOutput: "headers", FileOutput: "file",
	PictureOutput: "picture", PosterOutput: "poster", SearchOutput: "search",
}

// String is the kind's name.
func (k OutputKind) String() string { return outputKinds[k] }

// IsTemplated reports whether outputs of the kind are made by layouts.
func (k OutputKind) IsTemplated() bool { return k == PageOutput || k == RedirectOutput }
