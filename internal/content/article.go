// Package content turns one Markdown file into one document: front matter with
// a type for every key, and HTML.
//
// There are six kinds of documents, told apart by where the file lies:
//
//	content/_index.md               Home      the home page's own words
//	content/health/_index.md        Category  a folder of articles, and of further categories
//	content/health/flu.md           Article   also content/health/flu/index.md, with its pictures beside it
//	content/authors/news-desk.md    Author    a person or a desk that writes or reviews
//	content/conditions/lupus.md     Term      of a taxonomy that galen.yaml declares: what articles are filed under
//	content/about.md                Page      a plain page; with a key "category" it is an Article
//	content/trials/running.md        Page      with a key "list", one that lists articles: see selectionpages.go of package site
//
// Each of them may lie beside its like in another language of the site, as flu.es.md; see translation.go.
//
// Texts that several of them show are in content/_parts; see part.go.
//
// The life of a file: Text (is it text at all?) → split (where does the front
// matter end?) → headerDecoder (what do its keys say?) → limits (is its shape sane?) →
// goldmark, with nodes of our own (scripts, comments, citations) → validator (links,
// pictures, headings, HTML, what would be lost) → htmlRenderer (compact HTML). Beside them,
// the comments of readers and the glossary are read, which are YAML.
//
// Parsing one file uses nothing of any other file, but for what Rules names and, of a translation, the front
// matter of its original. A link to another article is
// therefore not resolved here: the HTML holds a numbered gap for it (see Body),
// which the site fills when it renders.
package content

import (
	"reflect"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
	"galen/internal/selection"
)

// Kinds of articles, as the key "kind" names them; the first is the default.
var Kinds = []string{"news", "explainer", "guide", "opinion", Live}

// Document is what every Markdown file has, but for its words.
type Document struct {
	File    string           // content/health/flu.md
	Slug    frontmatter.Word // the last part of its URL
	Aliases []frontmatter.Word
	Layout  frontmatter.Word // empty: the kind of document names it
	Lang    frontmatter.Word // a BCP 47 tag, of a document in another language than the site; empty: that of the site
	Edition string           // the language of the edition it is in; empty: that of the site. See translation.go
	Draft   bool
	Sample  diag.Position // of  sample: true,  the mark of a file that came with Galen; zero: it is none
	Waivers []Waiver
	Fields  []Field // that the site declares
	Broken  bool    // nothing but its place is known
	Shape

	Original   string      // the file of which it is a translation; empty: of none that is there
	Translated *Translated // what somebody signed of that; nil: nobody did
	Outdated   bool        // the original has other words since
}

// Shape is what of a text other pages may depend on: where it leads, what it shows,
// and what can be linked to.
type Shape struct {
	Faulty  bool        // the file has mistakes, so there may be more that it leads to
	Minutes int         // to read it
	Targets []Target    // of the gaps of the body, in their order
	Anchors []string    // the ids of its headings
	Papers  []Paper     // that it links to
	Frames  []string    // the origins that its page lets frames in from
	Studies []Study     // of its blocks; where they stand is left out
	Entries []LiveEntry // of a live story, oldest first
}

// Words are those of a document: its text, and how other pages name it.
type Words struct {
	Digest      memo.Digest // of the bytes of the file and of the parts that it shows
	Parts       []ShownPart // these, and the original of a translation
	Title       frontmatter.Word
	Description frontmatter.Word
	TextDigest  memo.Digest // of the pieces and gaps of the body
	Blocks      bool        // the body has some of the vocabulary, which have a style sheet of their own
	Shows       Shown       // what is in its gaps
	body        *Body       `pack:"-"` // nil when it is kept in a ParseCache: see Body
	blob        *blobRef    `pack:"-"` // where; nil: nowhere
	Signed      string      // the hash of the manuscript, of an article whose review has a hash
	Supports    string      // likewise, that of its supports
	Findings    diag.List   // of Rules.Check or CheckWords
}

// Article is a piece of journalism.
//
// It has two halves of different types, because an edit changes the one as a rule
// and the other seldom. Where an article stands in the site, and all that others show
// of it but its title and description, follows from its Outline alone.
type Article struct {
	Outline
	Words
	OutlineDigest  memo.Digest // of the Outline; zero when it is Broken
	HeadlineDigest memo.Digest // of title and description; likewise
}

// Outline is all of an article but its words. What is added to it is part of its
// digest by that alone.
type Outline struct {
	Document
	Kind        string           // one of Kinds
	Plain       bool             // it is the plain-language version of the article beside it: see plainversion.go
	Folder      string           // the folder it lies in, below content: "health/autoimmune"
	Category    frontmatter.Word // as the key says; empty: the folder is the category
	Breadcrumbs []Crumb
	Date        civildate.Moment // zero of a guide that has none; see Since
	Updated     civildate.Moment
	UpdatedAt   diag.Position
	Authors     []frontmatter.Word // ids
	Tags        []frontmatter.Word
	Image       *Image
	Related     []Pick
	Reviewed    *Review
	Study       *Study      // the first; further ones are in Studies
	References  []Reference // those that the text cites first, in the order in which it does
	Comments    string      // one of States
	*Extras
}

// Extras is what of an outline few articles have. All that have nothing of it share one; so it is
// changed by nobody but by who parses the article.
type Extras struct {
	AlsoIn      []frontmatter.Word // further categories that list it
	PublishedAt *Elsewhere         // nil: it was published here first
	Embargo     civildate.Moment
	Expires     civildate.Moment
	Ended       civildate.Moment // of a live story: when it ended, with its time
	Filed       []Filed          // under terms, in the order of the declared taxonomies
	Part        int              // its number in its series; 0: it follows from the dates
	PartAt      diag.Position    // of the number
	Audio       *Audio           // that it is about
	Disclosures []frontmatter.Word
	Corrections []Correction // oldest first
	Sources     Sources
	Accountability
}

var noExtras = &Extras{}

// NewArticle is an article of which nothing is known yet.
func NewArticle() *Article { return &Article{Outline: Outline{Extras: &Extras{}}} }

// share lets an outline without extras have those that all such have.
func (a *Outline) share() {
	if reflect.ValueOf(a.Extras).Elem().IsZero() {
		a.Extras = noExtras
	}
}

// Category is a folder's own page. In a translation its slug is the last part of its address, which is the name
// of the folder unless it has another.
type Category struct {
	Document
	Words
	Path  string // "health/autoimmune"; "" is the home page
	Front Front
	Order Order
}

// Order is that of the articles that a category lists; the zero Order is newest first.
type Order struct {
	ByTitle bool
	First   []frontmatter.Word // slugs or paths of those that come first, in this order
}

// Author is a person or a desk.
type Author struct {
	Document
	Words
	ID           string // the name of the file without its language, by which articles of every language name the author
	Name         string
	Desk         bool // an organization, not a person
	Role         string
	Credentials  string
	ORCID        string // 0000-0002-1825-0097
	Pronouns     string // she/her
	Affiliations []string
	Email        frontmatter.Word // that readers may write to; without the key nobody is told one
	Image        *Image           // a portrait
	Order        int              // where the staff page has the author; 0: after those that have a number
	Links        []Crumb
}

// Page is a plain page.
type Page struct {
	Document
	Words
	Folder    string               // of one that lists a selection
	List      *selection.Selection // what it lists; nil: nothing
	Updated   civildate.Moment     // when its text last changed, if that is said
	UpdatedAt diag.Position
	AI        *AI
}

// Image is the picture of an article.
type Image struct {
	Src       frontmatter.Word // a path relative to the article, or below static with a leading slash
	Alt       string
	Credit    string
	Caption   string
	AltAt     diag.Position
	CaptionAt diag.Position
	Copyright string // "© 2026 Example Agency"
	Licence   Crumb  // its name, "CC BY 4.0", and address; zero when none is given
	FocusX    int    // the point that every crop shows, in hundredths of the width
	FocusY    int    // and of the height; 50 and 50 where the front matter says nothing
}

// Pick is an editor's choice of a related piece: a slug or path in Ref, or a link.
type Pick struct {
	Ref  frontmatter.Word
	Link *Crumb
}

// Crumb is a title with an address.
type Crumb struct {
	Title string
	URL   frontmatter.Word
}

// Review is a qualified person's check of the text.
type Review struct {
	By   frontmatter.Word // the id of an author
	On   civildate.Moment
	Hash frontmatter.Word // of what was signed; see Signed. Empty when none is given
	At   diag.Position
}

// Reference is a source that the article rests on. At least one of the
// identifiers is given.
type Reference struct {
	ID           string
	Title        string
	Authors      string // as they are to be shown: "Müller F, Taubmann J, et al"
	Journal      string
	Year         int
	Kind         string // one of ReferenceKinds, or ""
	DOI          string // 10.1000/xyz
	PMID         string // digits
	PMCID        string // PMC and digits
	NCT          string // NCT and eight digits
	ISRCTN       string // ISRCTN and eight digits
	Registry     string // the number of a study in another registry of identifier.Registries
	RegistryURL  string // where that entry can be read
	URL          string
	Acknowledged string // a notice that the editor knows of: one of Notices, or ""
	Cited        int    // how often the text cites it
	At           diag.Position
}

// Link is where the reference can be read: the DOI, PubMed, the trial registry
// or its own URL.
func (r Reference) Link() string {
	if all := r.Links(); len(all) > 0 {
		return all[0].URL.Text
	}
	return ""
}

// Correction says what was wrong and since when it is right.
type Correction struct {
	Date     civildate.Moment
	Text     string
	At       diag.Position
	Original bool // it is that of the original of a translation, in the words of that
}

// Release is the instant from which the article may be seen: the later of its
// date and the end of its embargo.
func (a *Outline) Release() time.Time {
	if a.Embargo.Time.After(a.Date.Time) {
		return a.Embargo.Time
	}
	return a.Date.Time
}

// Live reports whether readers may see the article at the instant now.
func (a *Outline) Live(now time.Time) bool {
	return !a.Draft && !a.Release().After(now) && (a.Expires.IsZero() || a.Expires.Time.After(now))
}

// Undated reports whether an article is a guide without a date of publication.
func (a *Outline) Undated() bool { return a.Date.IsZero() }

// Since is the moment by which an article stands among others: its date, or the day of the
// review of one without.
func (a *Outline) Since() civildate.Moment {
	if a.Undated() && a.Reviewed != nil {
		return a.Reviewed.On
	}
	return a.Date
}

// Changed is when the text last changed, as it says: the later of updated and the corrections;
// zero when it says neither.
func (a *Outline) Changed() civildate.Moment {
	latest := a.Updated
	for _, c := range a.Corrections {
		latest = later(latest, c.Date)
	}
	return latest
}

// Modified is when the text last changed or, if it never did, since when it is there.
func (a *Outline) Modified() civildate.Moment { return later(a.Since(), a.Changed()) }
