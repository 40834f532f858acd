package site

import (
	"html/template"
	"strings"

	"galen/internal/content"
)

// The types in this file are what templates see. They are plain values: nothing
// in them leads back into the Site.

// Info is the site as a whole.
type Info struct {
	Title       string
	Description string
	Language    string // BCP 47
	Direction   string // of its script: ltr or rtl
	Alone       bool   // it is known that pages load nothing from other sites: galen.yaml allows no origin, no page shows a film or post of another site, and all that scripts ask for is known
	URL         string // of the home page: "/", or "/folder/"
	Canonical   string // the same with scheme and host
	Root        string // the address of the whole site, of which this may be one language
	Several     bool   // the site has several languages
	Search      string // of the page where readers search; "" when they cannot
	Logo        *Image // that shows the site's name; nil: the name is set in type
	Publisher   Publisher
}

// Publisher is who answers for the site.
type Publisher struct {
	Name     string
	URL      string // a path when it is this site
	Logo     *Image
	Policies []Policy
}

// Policy is a page that states a rule of the publisher.
type Policy struct {
	Kind     string // as in galen.yaml: "corrections"
	Property string // of schema.org: "correctionsPolicy"
	Title    string
	URL      string // a path when it is a page of this site
}

// Link is a title with an address. URL is empty for what the reader is looking
// at already.
type Link struct {
	Title string
	URL   string
}

// MenuLink is an entry of a menu.
type MenuLink struct {
	Link
	Hreflang string // the language of a page of another edition; "" of any other
}

// When is a moment: ISO for <time datetime>, Text for readers, Day the same without
// the time of day, and Instant for search engines, which want a time with its zone of
// every date: that of a day is its first. The zero When means "not given".
type When struct {
	ISO     string
	Text    string
	Day     string
	Instant string
}

// Image is a picture with its size in pixels.
type Image struct {
	URL       string
	Canonical string // with scheme and host
	Width     int
	Height    int
	Alt       string
	Credit    string
	Copyright string // "© 2026 Example Agency", or ""
	Licence   Link   // its name and address; zero when none is given
	Caption   string
	Spoken             // of Alt and Caption
	Srcset    string   // the same in other sizes, that of URL included; "" when there is only one
	Sources   []Source // the same in formats that take less of the line, the best first
	Wide      *Crop    // 16:9; nil, as the others, when the picture is a drawing or too small
	Standard  *Crop    // 4:3
	Square    *Crop    // 1:1
}

// Shareable reports whether other sites can show the picture: none of them shows a
// drawing (SVG).
func (i *Image) Shareable() bool {
	return i != nil && !strings.HasSuffix(strings.ToLower(i.URL), ".svg")
}

// Person is an author or reviewer: a person or a desk.
type Person struct {
	Name        string
	URL         string
	Canonical   string
	Desk        bool
	Role        string
	Credentials string
	ORCID       string // https://orcid.org/…
	Links       []Link
	Direction   string // of Name, when it is another than the site's

	// On the page of the author alone:

	Pronouns     string
	Affiliations []string
	Email        string // "" when readers are told none
	Reviewed     []Card // the newest articles that they reviewed
	ReviewedAll  int    // how many those are in all

	// There, and of the reviewer of an article:

	Image *Image // a portrait; nil when there is none
}

// Member is somebody on the staff page.
type Member struct {
	Name        string
	URL         string
	Desk        bool
	Role        string
	Credentials string
	Pronouns    string
	Image       *Image // as of a Person
	Count       int    // articles
}

// Card is an article as other pages show it.
type Card struct {
	Title       string
	URL         string
	Description string
	Kind        string // news, explainer, guide, opinion, live, live-ended
	Category    Link
	Authors     []Mention
	Published   When // zero of a guide without a date
	Reviewed    When // of such a guide
	Image       *Image
	Evidence    string  // of the study that it reports: "Early trial (phase 1), no comparison group · 26 people · not peer reviewed"
	Minutes     int     // reading time
	Held        string  // in a preview: why readers do not see it yet
	Spoken              // of Title and Description
	Outside     bool    // a link with words of its own, as to another site: only Title, URL and Hreflang are given
	Hreflang    string  // of such a link to a page of the site that is in another language
	Fields      []Field // that the site declares for cards
}

// Article is an article's own page, without its text.
type Article struct {
	Title       string
	Description string
	URL         string
	Canonical   string
	Kind        string
	Episode     *EpisodeNote // of the recording that it is about; nil: there is none, or nothing to say
	Live        bool         // it is a live story, which has entries: see Live
	Category    Link
	Spoken                 // of all that its file says
	AlsoIn      []Link     // further categories
	PublishedAt *Elsewhere // nil: it was published here first
	Section     string     // titles of the category chain: "Health, Autoimmune conditions"
	Authors     []Person
	Reviewed    *Review
	Unreviewed  bool // it has none, and the site wants readers to be told
	Published   When // zero of a guide without a date
	Updated     When // zero when never changed
	Image       *Image
	Social      *Image // what other sites show: Image cropped to 16:9, or a social card
	Words       int
	Minutes     int
	Contents    []Heading // empty for short articles
	Tags        []Link
	Terms       []Filing     // under which it is filed, by taxonomy
	About       []About      // what terms say of its subject, for machines
	Series      *SeriesPlace // of a part of a series
	Study       *Study
	Studies     []Study // further ones, whose boxes stand in the text
	References  []Reference
	Disclosures []string
	Corrections []Correction
	Due         When // when it is to be reviewed again; zero: never
	Overdue     bool // Due is past
	AI          *AI
	Checklist   []Criterion
	Products    []string // that it is about
	Help        []Help
	Full        *Link  // the article, of a plain-language version
	Plain       *Link  // its plain-language version
	Held        string // in a preview: why readers do not see it yet
	Blocks      bool   // its text has blocks, such as notes, for which there is a style sheet
	Questions   []content.Question
	Recordings  []Recording // films and sound in its text
	Films       []Film      // of other sites, which its text shows
}

// Film is a film of another site, which the text of an article shows.
type Film struct {
	Title    string
	Poster   string // with scheme and host
	URL      string // of its page there
	Frame    string // of what is shown here
	Length   string // ISO 8601: PT3M20S; "" when it is not known
	Uploaded string // ISO 8601; "" likewise
}

// Elsewhere is where an article was published first.
type Elsewhere struct {
	Title string // of the paper, agency or site
	URL   string
	On    When
}

// Review is a check by a qualified person or desk.
type Review struct {
	By Person
	On When
}

// Heading is an entry of an article's contents.
type Heading struct {
	Title    string
	HTML     template.HTML // the title with the languages of its words; "" where all of them are the article's
	ID       string
	Sections []Heading // one level below
}

// Correction says what was wrong, and since when it is right.
type Correction struct {
	On       When
	Text     string
	Spoken          // of Text
	Original string // the URL of the original of a translation, of which it speaks in the words of that; else ""
}

// List is one page of a list of articles, newest first.
type List struct {
	Cards    []Card
	Number   int    // of the page, from 1, the oldest; 0 for the list's own address, which shows the newest
	Newer    string // URL of the neighbouring page, or ""
	Older    string
	Newest   string // URL of the list's own address
	Sorted   bool   // otherwise than newest first, as a page or category asked: Newer is the page before and Older the next
	Episodes bool   // its articles are the episodes of a show
}

// Category is a folder of articles.
type Category struct {
	Title       string
	Description string
	URL         string
	Count       int // articles, those of subcategories included
	Children    []Category
}

// Term is an entry of an index: a tag, an author, a month.
type Term struct {
	Title string
	URL   string
	Count int    // articles
	Note  string // an author's role
}

// Page is what every page has in its head.
type Page struct {
	Kind        string // the name of a PageKind
	Title       string // of the document, without the site's name; empty for the home page
	Heading     string
	Description string
	URL         string
	Canonical   string
	Original    string        // of an article that was published elsewhere first, its address there
	Text        template.HTML // of a category, an author or a plain page; an article's own is Body
	Blocks      bool          // there are some in Text, as in an Article
	Spoken                    // of Title and Description; zero but for articles
	Updated     When          // of a plain page that says so
	AI          *AI           // likewise
	Outdated    *Outdated     // of a translation
}

// Header is an HTTP header that hosts are to send with every page.
type Header struct {
	Name  string
	Value string
}

// Feed is a feed that a page announces.
type Feed struct {
	Title string
	Type  string // application/rss+xml …
	URL   string
}
