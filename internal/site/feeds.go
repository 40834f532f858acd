package site

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/frontmatter/civildate"
	"galen/internal/words"
)

// Channel is a feed without its items. Addresses have scheme and host.
type Channel struct {
	Title       string
	Description string // of the list
	About       string // what the site says of itself, when the list says nothing
	Home        string // the address of the page that lists the same articles
	Language    string // BCP 47
	Publisher   Link
	Items       []string // paths of articles, newest first
	Podcast     *Podcast // the show of which they are episodes; nil: of none
	Live        bool     // its items are the entries of the live story at its address
	Withdrawn   []Tombstone
}

// Item is an article as feeds show it. Addresses have scheme and host.
type Item struct {
	Title       string
	URL         string
	Description string
	Category    string
	AlsoIn      []string // titles of further categories
	Spoken               // of all but Category, AlsoIn, Authors and Tags
	Original    string   // of a piece that was published elsewhere first, its address there
	Authors     []Link
	Tags        []string
	Image       *Image // its lead picture, nil when it has none
	Published   time.Time
	Modified    time.Time // not before Published
	HTML        string
	Fields      []ItemField // of the site's own, those that feeds show
}

// ItemField is a field of the site's own in a feed that programs read.
type ItemField struct {
	Name, Label, Text, URL string
	Items                  []string // of a list
}

// Entry is a line of a sitemap.
type Entry struct {
	Path      string // of the page; of a sitemap, its file; may be empty
	Canonical string
	Title     string
	Language  string // BCP 47, of an article in another than the site's
	Published time.Time
	Modified  civildate.Moment // zero when unknown
	Editions  []Translation    // the languages in which the page is there, if there are more than one
}

// formats are the kinds of feeds that a page has: all for the home page, categories and live
// stories, RSS for authors, tags, terms, shows and list pages. A page has its feeds as long as it is
// there, also when nothing is in them: who subscribed to one would else be told that there is none.
func (s *Structure) formats(p *page) []FeedFormat {
	if p.hidden || s.Unlisted() {
		return nil
	}
	return s.formatsOf(p)
}

// formatsOf is formats of a page that readers see, on a site that is listed.
func (s *Structure) formatsOf(p *page) []FeedFormat {
	if p.article != nil && p.kind == ArticlePage && len(p.article.Entries) > 0 {
		return s.cfg.Feeds.Formats
	}
	if p.list == nil || p.number > 0 {
		return nil
	}
	switch p.kind {
	case HomePage, CategoryPage:
		return s.cfg.Feeds.Formats
	case PodcastPage:
		return []FeedFormat{RSS} // which programs that play podcasts read, and no other
	case AuthorPage, TagPage, SelectionPage:
		if slices.Contains(s.cfg.Feeds.Formats, RSS) {
			return []FeedFormat{RSS}
		}
	case TermPage:
		if p.term.of.Feeds && slices.Contains(s.cfg.Feeds.Formats, RSS) {
			return []FeedFormat{RSS}
		}
	case ArticlePage, WithdrawnPage, AuthorsPage, TagsPage, TaxonomyPage, MonthPage, MonthsPage, StudyPage, StudiesPage, SearchPage,
		CorrectionsPage, PlainPage, NotFoundPage, RedirectPage:
	}
	return nil
}

// inFeeds reports whether feeds have an article. They tell what is new, and when: a guide
// without a date is in none.
func inFeeds(p *articleNode) bool { return !p.Undated() }

// fed are the articles of a list, newest first.
func (l *list) fed() []*articleNode { return l.articles }

// feedsOf lists the feeds that a page's head names: its own, and the site's.
func (s *catalog) feedsOf(p *page) []Feed {
	var feeds []Feed
	from := []*page{p}
	if home := s.pages["/"]; home != p {
		from = append(from, home)
	}
	for _, q := range from {
		for _, f := range s.formats(q) {
			t := feedTypes[f]
			title := s.words.Say("feed.format", words.Text("title", s.channelTitle(q)), words.Text("format", t.name))
			feeds = append(feeds, Feed{title, t.media, s.href(q.path + t.file)})
		}
	}
	return feeds
}

// channelTitle is the title of the feed of a page.
func (s *catalog) channelTitle(p *page) string {
	if p.kind == HomePage {
		return s.cfg.Title
	}
	return s.words.Say("feed.list", words.Text("site", s.cfg.Title), words.Text("list", s.titleOf(p)))
}

func (s *catalog) entry(p *articleNode) Entry {
	return Entry{Path: p.path, Canonical: s.canonical(p.path), Title: s.title(p), Language: p.Lang.Text, Published: p.Release(), Modified: s.modified(p.Outline)}
}

// channel is the feed of a list; the zero Channel of what is none.
func (s *catalog) channel(p *page) Channel {
	if p.list == nil && len(s.formats(p)) == 0 {
		return Channel{}
	}
	c := Channel{Title: s.channelTitle(p), Description: s.summaryOf(p), Home: s.canonical(p.path), Language: s.cfg.Language}
	if c.Description == "" {
		c.About = s.cfg.Description
	}
	c.Publisher = Link{s.cfg.Publisher.Name, cmp.Or(s.cfg.Publisher.URL, s.canonical("/"))}
	if c.Live = p.list == nil; c.Live {
		return c
	}
	size := s.cfg.Feeds.Size
	if p.kind == PodcastPage {
		size = maxEpisodes
	}
	for _, piece := range p.list.fed() {
		if len(c.Items) == size {
			break
		}
		if inFeeds(piece) {
			c.Items = append(c.Items, piece.path)
		}
	}
	if p.kind == PodcastPage {
		show := s.podcast(p)
		c.Podcast, c.Title, c.Language = &show, show.Title, show.Language
		return c
	}
	c.Withdrawn = s.tombstones(p.list)
	return c
}

// maxEpisodes is how many episodes the feed of a show has, as directories take them.
const maxEpisodes = 300

// item is an article as feeds show it.
func (s *catalog) item(p *page, own *story) Item {
	i := s.itemWithout(p)
	i.HTML += i.block(s.full(p, own))
	if p.article.Kind == content.Live {
		i.HTML += s.followLive(p)
	}
	return i
}

// itemWithout is an item without the text, but with its notes.
func (s *catalog) itemWithout(p *page) Item {
	a := p.article
	i := s.itemAbout(p)
	i.HTML, i.Image = s.notes(a.Outline)+s.fieldsIn(&a.Document), s.lead(a)
	i.Fields = s.fieldsAsked(&a.Document)
	return i
}

// itemAbout is what an item says beside what it shows.
func (s *catalog) itemAbout(p *page) Item {
	a := p.article
	i := Item{
		Title: s.titleOf(p), URL: s.canonical(p.path), Description: s.summaryOf(p), Category: s.typeset(a.category.Title.Text),
		Published: a.Release(), Modified: a.Modified().Time,
	}
	if i.Published.After(i.Modified) { // a piece under embargo was not there before
		i.Modified = i.Published
	}
	for _, w := range a.Authors {
		if t := s.authors[w.Text]; t != nil {
			i.Authors = append(i.Authors, Link{t.title, s.canonical(t.path)})
		}
	}
	i.Spoken = s.spoken(a.Lang.Text)
	if a.PublishedAt != nil {
		i.Original = a.PublishedAt.URL.Text
	}
	for _, c := range a.also {
		i.AlsoIn = append(i.AlsoIn, s.typeset(c.Title.Text))
	}
	for _, t := range slices.Concat(a.tags, a.terms) {
		i.Tags = append(i.Tags, s.termTitle(t))
	}
	return i
}

// perSitemap is how many addresses a sitemap of pages holds, on average, at most; the protocol
// allows 50,000 (sitemaps.org, 0.9).
const perSitemap = 10_000

// sitemapsFor is how many sitemaps so many pages have: a power of two. A page is in that which
// its address names, so that another page changes one of them, until there are twice as many.
func sitemapsFor(pages int) int {
	n := 1
	for n*perSitemap < pages {
		n *= 2
	}
	return n
}

// sitemapOf is in which of n sitemaps a page is, from 0.
func sitemapOf(path string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(path)) // never fails
	return int(h.Sum32() % uint32(n))
}

// sitemap gives the addresses of one sitemap: a month, 2026-11, or the N-th
// part of what is in no month, pages-N.
func (s *catalog) sitemap(name string) []Entry {
	if n := 0; strings.HasPrefix(name, "pages-") {
		fmt.Sscanf(name, "pages-%d", &n)
		return s.plain(n-1, sitemapsFor(s.plainCount()))
	}
	var entries []Entry
	for _, m := range s.months {
		if monthName(m) == name {
			entries = make([]Entry, 0, len(m.list.articles))
			for _, p := range m.list.articles {
				if p.PublishedAt != nil {
					continue // a sitemap has addresses under which search engines are to list pages
				}
				for _, p := range p.versions() {
					e := s.entry(p)
					entries = append(entries, Entry{Canonical: e.Canonical, Modified: e.Modified, Editions: s.translations(s.pages[p.path])}) // no more than a sitemap shows
				}
			}
		}
	}
	return entries
}

// plain lists the pages of one of n parts, from 0, that search engines may list and that are in no month: what is no
// article, guides without a date, and their plain-language versions.
func (s *Structure) plain(part, n int) []Entry {
	var entries []Entry
	for _, p := range s.order {
		if !p.isPlain() || sitemapOf(p.path, n) != part {
			continue
		}
		e := Entry{Path: p.path, Canonical: s.canonical(p.path), Editions: s.translations(p)}
		if p.article != nil {
			e.Modified = p.article.Modified()
		}
		entries = append(entries, e)
	}
	return entries
}

// plainCount is how many those are.
func (s *Structure) plainCount() (n int) {
	for _, p := range s.order {
		if p.isPlain() {
			n++
		}
	}
	return n
}

// isPlain reports whether a page is in a sitemap that is of no month.
func (p *page) isPlain() bool {
	switch {
	case p.hidden || p.kind == NotFoundPage || p.kind == SearchPage:
		return false
	case p.article == nil:
		return true
	}
	return p.kind == ArticlePage && p.article.monthless() && p.article.PublishedAt == nil
}

// versions are an article and its plain-language version, which is in the sitemap of its month.
func (p *articleNode) versions() []*articleNode {
	if p.plain == nil || p.plain.Undated() {
		return []*articleNode{p}
	}
	return []*articleNode{p, p.plain}
}

// monthless reports whether an article is in no month.
func (p *articleNode) monthless() bool { return p.Undated() || p.full != nil && p.full.Undated() }

// monthName is 2026-11 for the archive of that month.
func monthName(m *term) string {
	return strings.ReplaceAll(strings.Trim(strings.TrimPrefix(m.path, "/archive/"), "/"), "/", "-")
}

// sitemaps are those of all editions.
func (s *Structure) sitemaps() []Entry {
	all := s.ownSitemaps()
	for _, e := range s.others() {
		all = append(all, e.ownSitemaps()...)
	}
	return all
}

// ownSitemaps are those of the edition.
func (s *Structure) ownSitemaps() []Entry {
	var all []Entry
	add := func(name string, modified civildate.Moment) {
		path := "/sitemaps/" + name + ".xml"
		all = append(all, Entry{Path: path, Canonical: s.canonical(path), Title: name, Modified: modified})
	}
	for n := range sitemapsFor(s.plainCount()) {
		add(fmt.Sprintf("pages-%d", n+1), civildate.Moment{})
	}
	for _, m := range s.months {
		var latest civildate.Moment
		for _, p := range m.list.articles {
			for _, p := range p.versions() {
				if changed := s.modified(p.Outline); p.PublishedAt == nil && changed.Time.After(latest.Time) {
					latest = changed
				}
			}
		}
		if !latest.IsZero() {
			add(monthName(m), latest)
		}
	}
	return all
}

// robots lists the addresses of the sitemaps that robots.txt names.
func (s *Structure) robots() []string {
	all := []string{s.canonical("/" + sitemapsFile)}
	for _, e := range append([]*Structure{s}, s.others()...) {
		if len(e.fresh()) > 0 {
			all = append(all, e.canonical("/"+newsFile))
		}
	}
	return all
}

// newsWindow and maxNews are Google's rules for news sitemaps: articles of the
// last two days, at most 1,000.
const (
	newsWindow = 48 * time.Hour
	maxNews    = 1000
)

func (s *catalog) news() []Entry {
	var entries []Entry
	for _, p := range s.fresh() {
		entries = append(entries, s.entry(p))
	}
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Path, b.Path)) })
	return entries[:min(len(entries), maxNews)]
}

// fresh are the articles of the last two days, but for guides and what was published elsewhere
// first.
func (s *Structure) fresh() (pieces []*articleNode) {
	for _, p := range s.nodes {
		if p.Kind != "guide" && p.PublishedAt == nil && s.opt.Now.Sub(p.Release()) < newsWindow {
			pieces = append(pieces, p)
		}
	}
	return pieces
}
