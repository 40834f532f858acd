package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
	"galen/internal/words"
)

// Value returns what a fact's key stands for, nil when there is nothing. The
// keys, and the types of their values:
//
//	site                    Info
//	menu:NAME               []MenuLink
//	asset:NAME              string, the URL of a file of static
//	data:NAME               data.Value, a file of the folder data
//	page:PATH               Page
//	fields:PATH             []Field, those that the site declares
//	field:NAME              Declared, what the site says of a field
//	twins:PATH              []Translation, the languages in which readers may see the page; nothing where that is one
//	crumbs:PATH             []Link
//	feeds:PATH              []Feed
//	frames:PATH             []string, the origins from which the page lets frames in
//	article:PATH            Article
//	body:PATH               template.HTML
//	poster:PATH             Poster, an article's social card
//	related:PATH            []Card
//	comments:PATH           Comments, of an article
//	budgets                 Budgets, when there are any
//	newsletter              Newsletter
//	support                 Support
//	list:PATH               List; the path of an archive page gives that page
//	front:PATH              Front, what stands where on the home page or the page of a category
//	banner                  Banner, when there is one
//	category:PATH           Category
//	categories              []Category
//	latest:N:PATH           []Card, the newest N of a category
//	select:QUERY            []Card, those that a selection is of; see package selection
//	author:PATH             Person
//	staff                   []Member
//	terms:KIND              []Term; KIND is tags, authors or months
//	term:PATH               Topic, a term of a taxonomy of the site's own
//	taxonomy:PATH           Taxonomy, all its terms
//	target:PATH             string, where an alias leads
//	channel:PATH            Channel, the feed of a list, without its items
//	podcast:PATH            Podcast, the show of a page
//	episode:PATH            *Episode, an article as an episode of its show
//	live:PATH               *LiveStory, the entries of a live story
//	entries:PATH            []Item, the same as its feeds show them
//	item:PATH               Item, an article as feeds show it
//	withdrawal:PATH         Withdrawal, of an article that was withdrawn
//	corrections             []Erratum, all corrections and withdrawals
//	corrections:N           []Erratum, the latest N
//	corrections:url         string, the address of the page with all of them; "" when there is none
//	glossary                []Definition
//	studies                 []StudyGroup
//	indexes                 []Link, the pages that list what the site has
//	searching:PATH          Search, of the page where readers search
//	search:FILE             string, a file of the index for searching
//	sitemap:NAME            []Entry
//	sitemaps                []Entry, one for each sitemap
//	news                    []Entry, the last two days
//	robots                  []string, the addresses of sitemaps that robots.txt names
//	redirects               []redirect.Rule, former addresses and withdrawals
//	headers                 []Header
func (s *Site) Value(key string) any {
	family, arg, _ := strings.Cut(key, ":")
	if read := siteFacts[family]; read != nil {
		return read(s, arg)
	}
	if read := storyFacts[family]; read != nil {
		p, own := s.shownStory(arg)
		if p == nil {
			return nil
		}
		f := s.notingStory(p)
		v := read(f, p, own)
		if storyDigesters[family] == nil {
			s.storyAnswers.Store(key, storyAnswer{own, memo.Answer{Digest: memo.OfValue(v), Of: f.shows()}}) // while it is at hand
		}
		return v
	}
	return s.value(key)
}

// value is the value of a fact that shows no text.
func (f *catalog) value(key string) any {
	family, arg, _ := strings.Cut(key, ":")
	if common[family] {
		if v, known := f.shared.Load(key); known {
			return v
		}
	}
	read, ok := catalogFacts[family]
	if !ok {
		return nil
	}
	f = f.noting()
	v := read(f, arg)
	switch {
	case common[family]:
		f.shared.Store(key, v)
	case catalogDigesters[family] == nil: // while it is at hand
		f.answers.LoadOrStore(key, memo.Answer{Digest: memo.OfValue(v), Of: f.shows()})
	}
	return v
}

// shownStory is a shown page and what it says; nothing of a page that says nothing.
func (s *Site) shownStory(path string) (*page, *story) {
	p := s.pages[path]
	if p == nil || p.hidden {
		return nil, nil
	}
	own := s.storyOf(p)
	if own == nil {
		own = silent
	}
	return p, own
}

// silent is what a page says that says nothing.
var silent = &story{Words: &content.Words{}}

// common are the families whose values many pages show: each value is made once.
var common = map[string]bool{"site": true, "menu": true, "asset": true, "data": true, "field": true, "banner": true, "categories": true, "latest": true, "terms": true, "indexes": true}

// catalogFacts are the facts that follow from the catalog, and storyFacts those of a page
// that show what it says. siteFacts follow from all that the site says: an edit of any text asks
// for them anew, so they are few. There are no others: what a function is not given no fact
// of it can depend on.
var (
	catalogFacts map[string]func(*catalog, string) any
	storyFacts   map[string]func(*catalog, *page, *story) any
	siteFacts    map[string]func(*Site, string) any
)

func init() { // a literal would refer to itself through Value
	siteFacts = map[string]func(*Site, string) any{
		"search": (*Site).searchFile,
	}
	storyFacts = map[string]func(*catalog, *page, *story) any{
		"article":  ofArticle((*catalog).article),
		"body":     func(f *catalog, p *page, own *story) any { return f.body(p, own) },
		"comments": ofArticle((*catalog).comments),
		"item":     ofArticle((*catalog).item),
		"live":     ofArticle((*catalog).live),
		"entries":  ofArticle((*catalog).entryItems),
	}
	catalogFacts = map[string]func(*catalog, string) any{
		"site":        func(f *catalog, _ string) any { return f.info() },
		"menu":        func(f *catalog, name string) any { return f.menu(name) },
		"asset":       func(f *catalog, name string) any { return f.asset(name) },
		"data":        func(f *catalog, name string) any { return f.dataOf(name) },
		"page":        (*catalog).pageOf,
		"fields":      onPage(func(f *catalog, p *page) []Field { return f.fieldsOf(p.document) }),
		"field":       (*catalog).declared,
		"twins":       onPage(func(f *catalog, p *page) []Translation { return f.translations(p) }),
		"crumbs":      onPage((*catalog).crumbs),
		"feeds":       onPage(func(f *catalog, p *page) []Feed { return f.feedsOf(p) }),
		"poster":      onStory((*catalog).poster),
		"related":     onArticle((*catalog).relatedCards),
		"budgets":     func(f *catalog, name string) any { return f.budgets(name) },
		"newsletter":  func(f *catalog, _ string) any { return f.newsletter() },
		"support":     func(f *catalog, _ string) any { return f.support() },
		"list":        onPage((*catalog).listOf),
		"front":       onPage((*catalog).frontOf),
		"banner":      func(f *catalog, _ string) any { return f.banner() },
		"category":    onPage(func(f *catalog, p *page) Category { return f.categoryValue(p.category) }),
		"categories":  func(f *catalog, _ string) any { return f.categoryValue(f.home).Children },
		"latest":      (*catalog).latest,
		"select":      (*catalog).selected,
		"author":      onPage((*catalog).authorOn),
		"staff":       func(f *catalog, _ string) any { return f.staff() },
		"terms":       func(f *catalog, name string) any { return f.terms(name) },
		"term":        (*catalog).topic,
		"taxonomy":    (*catalog).taxonomy,
		"podcast":     onPage((*catalog).podcast),
		"episode":     onArticle((*catalog).episode),
		"target":      func(f *catalog, path string) any { return f.target(path) },
		"frames":      onPage(func(f *catalog, p *page) []string { return f.framesOf(p) }),
		"channel":     onPage((*catalog).channel),
		"withdrawal":  (*catalog).withdrawal,
		"corrections": (*catalog).latestErrata,
		"glossary":    func(f *catalog, _ string) any { return f.glossaryOf() },
		"studies":     func(f *catalog, _ string) any { return f.studyIndex() },
		"indexes":     func(f *catalog, _ string) any { return f.indexes() },
		"searching":   onPage(func(f *catalog, p *page) any { return f.searchOn(p) }),
		"sitemap":     func(f *catalog, name string) any { return f.sitemap(name) },
		"sitemaps":    func(f *catalog, _ string) any { return f.sitemaps() },
		"news":        func(f *catalog, _ string) any { return f.news() },
		"robots":      func(f *catalog, _ string) any { return f.robots() },
		"redirects":   func(f *catalog, _ string) any { return f.Redirects() },
		"headers":     func(f *catalog, _ string) any { return f.headers() },
	}
}

// onPage makes a family of a function of a shown page.
func onPage[T any](read func(*catalog, *page) T) func(*catalog, string) any {
	return func(f *catalog, path string) any {
		if p := f.pages[path]; p != nil && !p.hidden {
			return read(f, p)
		}
		return nil
	}
}

// onStory makes a family of a function of an article's page, or of the notice that it
// was withdrawn.
func onStory[T any](read func(*catalog, *page) T) func(*catalog, string) any {
	return func(f *catalog, path string) any {
		if p := f.pages[path]; p != nil && !p.hidden && p.article != nil {
			return read(f, p)
		}
		return nil
	}
}

// onArticle makes a family of a function of an article's page.
func onArticle[T any](read func(*catalog, *page) T) func(*catalog, string) any {
	return func(f *catalog, path string) any {
		if p := f.pages[path]; p != nil && !p.hidden && p.article != nil && p.kind != WithdrawnPage {
			return read(f, p)
		}
		return nil
	}
}

// ofArticle makes a family of a function of an article's page and what it says.
func ofArticle[T any](read func(*catalog, *page, *story) T) func(*catalog, *page, *story) any {
	return func(f *catalog, p *page, own *story) any {
		if p.article != nil && p.kind != WithdrawnPage {
			return read(f, p, own)
		}
		return nil
	}
}

func (s *catalog) info() Info {
	p := s.cfg.Publisher
	i := Info{
		Title: s.cfg.Title, Description: s.cfg.Description, Language: s.cfg.Language, Direction: s.cfg.Direction,
		Alone: len(s.cfg.Allow) == 0 && s.assets.RequestsKnown() && len(s.Opened()) == 0, URL: s.href("/"), Canonical: s.canonical("/"), Root: s.root.URL(), Several: s.family != nil, Search: s.Searched(),
		Publisher: Publisher{Name: p.Name, URL: p.URL},
	}
	if p.URL == "" {
		i.Publisher.URL = i.URL
	} else if url, ok := s.follow(&s.home.Document, p.URL); ok {
		i.Publisher.URL = url
	}
	i.Publisher.Logo, i.Logo = s.logo(p.Logo.Text, p.Name), s.logo(s.cfg.Brand.Logo.Text, s.cfg.Title)
	for _, policy := range p.Policies {
		v := Policy{Kind: policy.Kind, Property: config.PolicyKinds[policy.Kind], URL: policy.Page.Text, Title: policy.Page.Text}
		if to, found, _ := s.resolve(&s.home.Document, s.local(policy.Page.Text)); found && to.page != nil {
			if to.page.hidden {
				continue
			}
			v.URL, v.Title = s.href(to.page.path), s.titleOf(to.page)
		} else if s.folder != "" && !outside(s.local(policy.Page.Text)) {
			continue // it is not there in this language
		} else if url, ok := s.follow(&s.home.Document, policy.Page.Text); ok {
			v.URL = url
		}
		i.Publisher.Policies = append(i.Publisher.Policies, v)
	}
	return i
}

func (s *catalog) menu(name string) []MenuLink {
	var links []MenuLink
	for _, l := range s.cfg.Menus[name] {
		if s.folder != "" && s.own.Menus == nil { // the site's own, in the language of its titles
			if to, found, _ := s.resolve(&s.home.Document, s.local(l.URL.Text)); found && to.page != nil && !to.page.hidden {
				if path, ok := s.where(to); ok {
					links = append(links, MenuLink{Link: Link{cmp.Or(feedName(to.feed), s.titleOf(to.page), s.label("home")), s.href(path)}})
				}
			}
			continue
		}
		if url, language, ok := s.leadsTo(&s.home.Document, l.URL.Text); ok {
			links = append(links, MenuLink{Link{l.Title, url}, language})
		}
	}
	return links
}

// follow turns an address in front matter or configuration into what goes into
// a page; ok is false for what may not be shown.
func (s *Structure) follow(d *content.Document, text string) (href string, ok bool) {
	href, _, ok = s.leadsTo(d, text)
	return href, ok
}

// leadsTo is follow, with the language of the page that it leads to: see hreflang.
func (s *Structure) leadsTo(d *content.Document, text string) (href, language string, ok bool) {
	if text = s.local(text); outside(text) {
		return text, "", true
	}
	target, fragment, _ := strings.Cut(text, "#")
	to, found, _ := s.reach(d, target)
	if !found || to.hides(fragment) {
		return "", "", false
	}
	path, ok := s.where(to)
	if href = s.href(path); fragment != "" {
		href += s.fragment(to, fragment)
	}
	return href, to.hreflang(), ok
}

// hreflang is the language of a page of another edition than that which leads to it; "" of any other.
func (to destination) hreflang() string {
	if to.in == nil {
		return ""
	}
	return to.in.languageOn(to.page)
}

// hreflangAttribute is that of a link to a page in a language; none where it is "".
func hreflangAttribute(language string) string {
	if language == "" {
		return ""
	}
	return ` hreflang="` + language + `"`
}

// hides reports whether readers may not see what a reference leads to, or the heading there.
func (to destination) hides(heading string) bool {
	return to.page != nil && (to.page.hidden || to.page.article != nil && slices.Contains(to.page.article.later, heading))
}

// where is the path of what a reference leads to; ok is false when it is held
// back.
func (s *Structure) where(to destination) (path string, ok bool) {
	switch {
	case to.in != nil:
		return "/" + to.in.whole(to.page.path) + to.feed, !to.page.hidden && (to.feed == "" || !s.Unlisted())
	case to.page != nil:
		return to.page.path + to.feed, !to.page.hidden && (to.feed == "" || !s.Unlisted())
	case to.asset != nil:
		return s.ofSite(to.asset.Path), true
	}
	return s.ofSite(to.file.out), true
}

func (s *Structure) asset(name string) any {
	a, ok := s.assets.Lookup(name)
	if !ok {
		return nil
	}
	return s.href(s.ofSite(a.Path))
}

// AssetNames and CategoryNames are for messages that say which name may have been
// meant; no page depends on them.
func (s *Structure) AssetNames() []string { return s.assets.Names() }

// CategoryNames lists the folders of all categories.
func (s *Structure) CategoryNames() []string { return slices.Collect(maps.Keys(s.tree)) }

func (s *Structure) when(m civildate.Moment) When {
	day := m
	day.Day = true
	instant := m // of a day: its first
	instant.Day = false
	return When{m.ISO(), s.date(m), s.date(day), instant.ISO()}
}

// date is a moment for readers, "" for none.
func (s *Structure) date(m civildate.Moment) string {
	switch {
	case m.IsZero():
		return ""
	case m.Day:
		return s.words.Day(m.Time)
	}
	return s.words.Time(m.Time)
}

// heldLabel gives the words that mark an article in a preview, "" for one that readers see.
func (s *Structure) heldLabel(p *articleNode) string {
	if p.heldReason == "" {
		return ""
	}
	return s.words.Say("held."+p.heldReason, words.Text("date", s.words.Time(p.Release())))
}
