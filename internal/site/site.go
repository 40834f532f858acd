// Package site knows a whole site: every page and its address, the category
// tree, the lists, what is related to what, and who may be seen when.
//
// A site has three layers, each of which sees those below it and no more:
//
//   - The Structure follows from the outlines of the articles and from all other
//     documents. It does not know what any article says.
//   - The catalog adds the headlines: titles and descriptions, by which pages name
//     other articles. A fact about more than one article sees the catalog, which notes the
//     headlines that it hands out to it.
//   - The Site adds what each article says, its text and the comments on it. A fact
//     that shows a text sees the catalog and that one text. Only the files for searching
//     see all texts.
//
// So an edit makes anew what it can reach: a text, the facts of one page; a headline,
// those that show headlines; an outline, the structure. What that is, is not for
// anybody to remember: a function whose type does not let it see a text cannot depend
// on one.
//
// Nothing of this ever changes once it is made. Assemble makes the Structure, and
// settles everything that needs more than one file:
//
//   - which articles are shown. One that is a draft, lies in the future, is
//     under embargo or has expired is held back: it is in no list, no feed, no
//     related articles, and links to it become plain text. Nothing of it can
//     reach an output, because nothing that renders can reach it.
//   - who owns which URL. Two owners are refused, also when their paths differ
//     only in capital letters or in how an accent is encoded, and also when one
//     is an alias, a file or an asset.
//   - where links lead, and whether the heading they name exists.
//
// What the pages then show is asked for by facts. A fact is a readable key,
// such as article:/health/flu/ or list:/health/page/2/; Value gives the plain value
// that a template sees under it, nil when there is none. Nothing else leaves
// this package, so that whoever notes the keys has noted every dependency.
//
// A site in several languages has an edition for each. An edition is a Structure, a catalog
// and a Site of its own, made from the documents of its language and from a configuration of
// its own, as if it were another site at a folder below: so its lists, feeds, terms, search and
// home page are those of its language, and no code that makes them knows of languages. The
// edition in the site's own language is the one that Assemble gives, and leads to the others.
// Files are shared: what lies beside the documents, in static and in data belongs to the site's
// own edition, and is published if any shows it. Three things go from one edition to another:
//
//   - the fact twins:PATH, the languages in which readers may see a page, by which heads,
//     switches, sitemaps and structured data name each other. What is held back is in none.
//   - links: one to a page of the site's own language leads to its translation where readers may
//     see that, else to the page itself, and says in which language that is.
//   - what a translation has from its original, which package content has joined by then.
//
// A document is in every edition what its original is: authors are named by the id of the original, categories by
// the folder, and terms, too, as the original is named. A slug of a translation is an address and no more.
//
// In keys of facts of other editions, the language stands in front: es|article:/salud/gripe/.
//
// Paths in keys and in this package begin and end with a slash, are not
// escaped, and hold neither the folder of baseURL nor that of the edition; addresses in values
// (URL, Canonical) are what goes into a page.
package site

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/content/retraction"
	"galen/internal/diag"
	"galen/internal/media/resize"
	"galen/internal/memo"
	"galen/internal/search"
	"galen/internal/selection"
	"galen/internal/source"
	"galen/internal/theme/asset"
	"galen/internal/theme/ownblock"
	"galen/internal/words"
)

// Show says which articles are shown.
type Show int

// The ways to show a site.
const (
	Live       Show = iota // what readers may see now
	WithDrafts             // and drafts, marked as such
	Everything             // and what is scheduled, under embargo or expired, marked
)

// Options are what a site depends on beside its files.
type Options struct {
	Digest        memo.Digest // of all that the structure follows from, but the clock; zero when nobody asks
	Now           time.Time   // the build clock
	Show          Show
	Retractions   *retraction.Table        // nil when the site has none
	Pictures      *resize.Cache            // where prints of pictures are made; nil: one that keeps nothing
	Blocks        *ownblock.Set            // of the site's own; may be nil
	EditionBlocks map[string]*ownblock.Set // the same for each further language
	Tables        *Tables                  // those that were read before; nil: none
	Sought        *search.Cache            // what was read for searching before; nil: nothing
}

// Structure is a site without the words of its articles. It is safe for concurrent use.
type Structure struct {
	edition
	cfg               config.Config
	words             *words.Language
	slugs             content.Slugs
	opt               Options
	assets            *asset.Set
	pages             map[string]*page   // by path
	vacant            map[string]*page   // by path: see vacant.go
	order             []*page            // by path
	all               []*content.Outline // of the articles, in the order of their files
	nodes             []*articleNode     // shown articles, newest first
	places            []place            // of the nodes
	withdrawnArticles []*articleNode     // withdrawn ones, the latest withdrawal first
	plainVersions     []*articleNode     // of articles, shown or withdrawn; they are among neither of those
	searchable        []*articleNode     // shown articles and plain-language versions, newest first
	tags              *gathering
	taxonomies        []*gathering     // those of the site's own, in the order of galen.yaml
	authors           map[string]*term // by id
	months            []*term          // newest first
	studies           map[string]*term // groups of studies, by slug; empty without an index of studies
	home              *category
	tree              map[string]*category // by path below content
	aliases           []alias
	byAlias           map[string]*page   // where each leads
	former            map[*page][]string // the aliases of each page
	files             map[string]*file   // by path below content
	static            map[string]*photo  // pictures of static that documents show, by name
	media             map[string]*medium // what blocks of recordings use, by file of the project
	plays             bool               // a page that is shown has one
	data              []source.File      // of the folder data, by path
	index             index
	heldBack          []HeldBack
	errataPage        *content.Page // nil when there is none: see findCorrections
	corrections       string        // the path of the page that lists all corrections
	gloss             *glossary     // nil when the site has none
	selections        *selections
	plan              *plan
	shows             map[string]*term        // of podcasts, by id
	cardName          string                  // see nameOnCards
	searching         func() *search.Analyzer // nil when readers cannot search
	drawn             map[int]*page           // articles that show tables or charts of files, by their places in all
	opened            func() []OpenedPage     // see Opened; made once
	amended           func() []*articleNode   // see errata; likewise
	lessonLists       sync.Map                // see lessonsIn
	list              []problem               // of what it is made of, but for the comments
	scorePool         sync.Pool               // of *tally
}

// page is anything that has an address of its own and a layout.
type page struct {
	path     string
	kind     PageKind
	layout   string
	title    string            // of an article: see catalog.titleOf
	summary  string            // likewise
	document *content.Document // nil for what is only a list
	own      *story            // of a document that is no article
	article  *articleNode      // of an article
	plain    *content.Page     // of a plain page
	category *category         // of a category and the home page
	term     *term             // of a tag, an author, a month or a term of a taxonomy
	gathers  *gathering        // of the page of all terms of a taxonomy
	list     *list             // of a page that shows articles
	number   int               // of an archive page, from 1
	at       diag.Position     // who owns it
	hidden   bool              // held back: known, so that links to it can be judged, and never shown
	expired  bool              // hidden, and no time will show it again: what it is, or all that it lists, has expired or was withdrawn
}

// articleNode is an article with its place in the site.
type articleNode struct {
	*content.Outline
	path       string
	category   *category
	also       []*category // that list it, too, but for those above its own
	tags       []*term
	terms      []*term  // of taxonomies of the site's own
	heldReason string   // why readers may not see it now
	number     int      // its place in Structure.nodes
	id         int      // its place in Structure.all
	at         int64    // Since, in seconds: dates have no parts of one
	heldFrom   int      // the first target of its text that is not shown yet; -1: there is none
	later      []string // the ids of the headings of its entries that are not shown yet
	part       int      // its number in its series, from 1
	related    *relatedCache
	full       *articleNode // the article, of a plain-language version
	plain      *articleNode // the plain-language version, while readers see it
}

// category is a node of the category tree.
type category struct {
	*content.Category
	path     string // "/health/"
	parent   *category
	children []*category // by path
	chain    []*category // from the top to this one
	list     *list
	number   int       // from 1; the home page has 0
	once     sync.Once // for the next
	shared   []int     // see common
}

// term is what articles are gathered under: a tag, an author, a month, a term of a taxonomy
// of the site's own.
type term struct {
	path     string
	title    string
	author   *content.Author // of an author
	podcast  *config.Podcast // of a show
	document *content.Term   // of a term of a taxonomy that has a page; nil
	original *term           // of a term of an edition that has no file in its language; nil: see borrowTerm
	of       *gathering      // of a tag or a term of a taxonomy
	parent   *term           // above it in a tree
	children []*term         // by title
	list     *list
	reviewed []*articleNode // by an author, newest first
	at       diag.Position  // of its page, or of the first article that names it
}

// list is a sequence of articles with an address.
type list struct {
	path      string
	articles  []*articleNode  // newest first
	first     []*articleNode  // that an editor wants above the others, on the list's own address
	rest      []*articleNode  // the others, newest first, when there are such
	order     selection.Order // of a list that a page selects, or of a category by title; else the zero Order
	numbers   []int32         // of the nodes, in the list of a tag or term
	parts     []*articleNode  // of a series, in their order; then there are no archive pages
	withdrawn []*articleNode  // withdrawn, the latest withdrawal first
}

// HeldBack is an article that is held back.
type HeldBack struct {
	File   string
	Path   string    // its address, from the root of the site; "" of an entry
	Reason string    // "draft", "scheduled", "embargoed" or "expired"; "entry" of one of a live story
	Until  time.Time // zero when no time will show it
}

// HeldBack lists what is held back, by file.
func (s *Structure) HeldBack() []HeldBack {
	all := s.heldBack
	for _, e := range s.others() {
		all = append(slices.Clip(all), e.heldBack...)
	}
	if s.family != nil {
		slices.SortStableFunc(all, func(a, b HeldBack) int { return cmp.Compare(a.File, b.File) })
	}
	return all
}

// Language is the site's language, a BCP 47 tag.
func (s *Structure) Language() string { return s.cfg.Language }

// Assemble makes the structure of a site. It makes one even when something is wrong,
// which Show tells. When ctx ends meanwhile, it gives nil.
func Assemble(ctx context.Context, cfg config.Config, set Documents, assets *asset.Set, opt Options) *Structure {
	own := newBuilder(cfg, set, assets, opt)
	own.root, own.codes = cfg.Base, cfg.Codes()
	all := []*builder{own}
	if len(cfg.Languages) > 0 {
		own.set = set.of("")
		own.all = own.set.Outlines
		for _, e := range cfg.Languages {
			all = append(all, own.editionOf(e, set.of(e.Language)))
		}
		for _, b := range all {
			own.family = append(own.family, b.Structure)
		}
		names := own.nameLanguages()
		for _, b := range all {
			b.family, b.names = own.family, names
		}
		numberParts(all)
	}
	for _, step := range []func(*builder){
		(*builder).categories, (*builder).writers, (*builder).gatherings, (*builder).articles, (*builder).dropUnnamed, (*builder).lists, (*builder).indexArticles, (*builder).orderLists, (*builder).addPages,
		(*builder).termPages, (*builder).studyPages, (*builder).podcasts, (*builder).searchPage, (*builder).vacantPages, (*builder).selectionPages,
		(*builder).oldPaths, (*builder).indexPages, (*builder).references, (*builder).retracted, (*builder).reportMisnamed, (*builder).reportUnpublished,
		(*builder).checkURLOwners,
	} {
		for _, b := range all {
			if ctx.Err() != nil {
				return nil
			}
			step(b)
		}
	}
	for _, b := range all {
		slices.SortFunc(b.order, func(a, c *page) int { return cmp.Compare(a.path, c.path) })
	}
	return own.Structure
}

func newBuilder(cfg config.Config, set Documents, assets *asset.Set, opt Options) *builder {
	b := &builder{
		Structure: &Structure{
			cfg: cfg, words: cfg.Words.For(cfg.Language), cardName: nameOnCards(&cfg), slugs: content.Slugs{Language: cfg.Language, ASCII: cfg.ASCII}, opt: opt, assets: assets, all: set.Outlines, plan: &plan{},
			pages: map[string]*page{}, authors: map[string]*term{},
			tree: map[string]*category{}, byAlias: map[string]*page{}, files: map[string]*file{}, gloss: newGlossary(set.Glossary[""], cfg.Words.For(cfg.Language)),
			selections: &selections{words: content.Selections(cfg.Fields, cfg.Zone)},
		},
		set: set, permalinks: permalinkParts(cfg.Permalink),
	}
	if b.opt.Pictures == nil {
		b.opt.Pictures = resize.New("")
	}
	b.static, b.media, b.data = map[string]*photo{}, map[string]*medium{}, set.Data
	if b.opt.Tables == nil {
		b.opt.Tables = new(Tables)
	}
	if b.opt.Sought == nil {
		b.opt.Sought = search.NewCache(nil)
	}
	b.drawn, b.opened, b.amended = map[int]*page{}, sync.OnceValue(b.findOpened), sync.OnceValue(b.findAmended)
	return b
}

// builder makes a Structure, collecting problems.
type builder struct {
	*Structure
	set        Documents
	permalinks []string        // the parts of the pattern
	unseen     []*articleNode  // articles that are held back, with their tags and terms
	checking   textPlace       // what of the text of an article is being looked at
	asked      map[string]bool // files of the folder data that blocks ask for, by name
}

func (b *builder) add(list ...diag.Diagnostic) {
	for _, d := range list {
		b.list = append(b.list, problem{d, b.checking})
	}
}

// categories builds the tree.
func (b *builder) categories() {
	home := b.set.Home
	if home == nil {
		home = &content.Category{Document: content.Document{File: "content/" + b.indexName()}}
		home.Title.Text, home.Description.Text = b.cfg.Title, b.cfg.Description
	}
	b.home = &category{Category: home, path: "/", list: &list{path: "/"}}
	for _, c := range b.set.Categories { // sorted by file, so a parent may come after its children
		path := b.addressOf(c.Path)
		if first := b.tree[c.Path]; first != nil {
			b.add(sameNames(first.File, c.File))
			continue
		}
		b.tree[c.Path] = &category{Category: c, path: path, list: &list{path: path}, number: len(b.tree) + 1}
	}
	for _, c := range b.set.Categories {
		node := b.tree[c.Path]
		node.parent = b.home
		if cut := strings.LastIndexByte(c.Path, '/'); cut >= 0 {
			above := c.Path[:cut]
			if node.parent = b.tree[above]; node.parent == nil {
				b.add(diag.Errorf(diag.Position{File: c.File}, "no-category", "the category above this one, %q, has no %s", above, b.indexName()).
					WithHint("add content/%s/%s with a title and a description", above, b.indexName()))
				node.parent = b.home
			}
		}
		node.parent.children = append(node.parent.children, node)
	}
	for _, c := range append([]*category{b.home}, values(b.tree)...) {
		slices.SortFunc(c.children, func(x, y *category) int { return cmp.Compare(x.path, y.path) })
		for up := c; up != nil && up != b.home; up = up.parent {
			c.chain = append(c.chain, up)
		}
		slices.Reverse(c.chain)
	}
}

func values(tree map[string]*category) []*category {
	var all []*category
	for _, c := range tree {
		all = append(all, c)
	}
	return all
}

// writers notes the authors, who have a page each.
func (b *builder) writers() {
	for _, a := range append(slices.Clip(b.set.Authors), b.borrowed()...) {
		if first := b.authors[a.ID]; first != nil { // its name is spelled in another form of Unicode
			b.add(sameNames(first.at.File, a.File))
			continue
		}
		path := "/authors/" + a.Slug.Text + "/"
		b.authors[a.ID] = &term{path: path, title: a.Name, author: a, list: &list{path: path}, at: diag.Position{File: a.File}}
	}
}
