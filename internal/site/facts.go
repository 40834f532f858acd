package site

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"galen/internal/article"
	"galen/internal/config"
	"galen/internal/memo"
	"galen/internal/moment"
)

// Value returns what a fact's key stands for, nil when there is nothing. The
// keys, and the types of their values:
//
//	site                    Info
//	menu:NAME               []Link
//	asset:NAME              string, the URL of a file of static
//	page:PATH               Page
//	crumbs:PATH             []Link
//	feeds:PATH              []Feed
//	article:PATH            Article
//	body:PATH               template.HTML
//	poster:PATH             Poster, an article's social card
//	related:PATH            []Card
//	comments:PATH           Comments, of an article
//	budgets                 Budgets, when there are any
//	newsletter              Newsletter
//	support                 Support
//	list:PATH               List; the path of an archive page gives that page
//	category:PATH           Category
//	categories              []Category
//	latest:N:PATH           []Card, the newest N of a category
//	author:PATH             Person
//	terms:KIND              []Term; KIND is tags, authors or months
//	target:PATH             string, where an alias leads
//	channel:PATH            Channel, the feed of a list, without its items
//	item:PATH               Item, an article as feeds show it
//	withdrawal:PATH         Withdrawal, of an article that was withdrawn
//	corrections             []Erratum, all corrections and withdrawals
//	corrections:N           []Erratum, the latest N
//	glossary                []Definition
//	studies                 []StudyGroup
//	indexes                 []Link, the pages that list what the site has
//	sitemap:NAME            []Entry
//	sitemaps                []Entry, one for each sitemap
//	news                    []Entry, the last two days
//	robots                  []string, the addresses of sitemaps that robots.txt names
//	headers                 []Header
func (s *Site) Value(key string) any {
	family, arg, _ := strings.Cut(key, ":")
	if common[family] {
		if v, known := s.shared.Load(key); known {
			return v
		}
	}
	read, ok := families[family]
	if !ok {
		return nil
	}
	v := read(s, arg)
	switch {
	case common[family]:
		s.shared.Store(key, v)
	case digesters[family] == nil: // while it is at hand
		if _, known := s.digests.Load(key); !known {
			s.digests.Store(key, memo.OfValue(v))
		}
	}
	return v
}

// common are the families whose values many pages show: each value is made once.
var common = map[string]bool{"site": true, "menu": true, "asset": true, "categories": true, "latest": true, "terms": true, "indexes": true}

// Digest is the digest of what a fact's key stands for.
func (s *Site) Digest(key string) memo.Digest {
	if d, known := s.digests.Load(key); known {
		return d.(memo.Digest)
	}
	if s.settled(key) {
		return s.root.Digest(key)
	}
	d := s.digest(key)
	s.digests.Store(key, d)
	return d
}

// Forget lets go of the digest of a fact that its asker has noted by now, unless many
// pages show it. Those of a large site would else be kept twice.
func (s *Site) Forget(key string) {
	if family, _, _ := strings.Cut(key, ":"); !common[family] {
		s.digests.Delete(key)
	}
}

var families map[string]func(*Site, string) any

func init() { // a literal would refer to itself through Value
	families = map[string]func(*Site, string) any{
		"site":        func(s *Site, _ string) any { return s.info() },
		"menu":        func(s *Site, name string) any { return s.menu(name) },
		"asset":       (*Site).asset,
		"page":        (*Site).pageOf,
		"crumbs":      onPage((*Site).crumbs),
		"feeds":       onPage((*Site).announced),
		"article":     onPiece((*Site).article),
		"body":        onPage(func(s *Site, p *page) template.HTML { return s.body(p) }),
		"poster":      onStory((*Site).poster),
		"related":     onPiece((*Site).relatedCards),
		"comments":    onPiece((*Site).comments),
		"budgets":     (*Site).budgets,
		"newsletter":  func(s *Site, _ string) any { return s.newsletter() },
		"support":     func(s *Site, _ string) any { return s.support() },
		"list":        onPage((*Site).listOf),
		"category":    onPage(func(s *Site, p *page) Category { return s.categoryValue(p.category) }),
		"categories":  func(s *Site, _ string) any { return s.categoryValue(s.home).Children },
		"latest":      (*Site).latest,
		"author":      onPage(func(s *Site, p *page) Person { return s.person(p.term) }),
		"terms":       func(s *Site, kind string) any { return s.terms(kind) },
		"target":      (*Site).target,
		"channel":     onPage((*Site).channel),
		"item":        onPiece((*Site).item),
		"withdrawal":  (*Site).withdrawal,
		"corrections": (*Site).latestErrata,
		"glossary":    func(s *Site, _ string) any { return s.definitions() },
		"studies":     func(s *Site, _ string) any { return s.studyIndex() },
		"indexes":     func(s *Site, _ string) any { return s.indexes() },
		"sitemap":     func(s *Site, name string) any { return s.sitemap(name) },
		"sitemaps":    func(s *Site, _ string) any { return s.sitemaps() },
		"news":        func(s *Site, _ string) any { return s.news() },
		"robots":      func(s *Site, _ string) any { return s.robots() },
		"headers":     func(s *Site, _ string) any { return s.headers() },
	}
}

// Tells reports whether a family of facts is the site's.
func Tells(family string) bool { return families[family] != nil }

// onPage makes a family of a function of a shown page.
func onPage[T any](read func(*Site, *page) T) func(*Site, string) any {
	return func(s *Site, path string) any {
		if p := s.at(path); p != nil && !p.hidden {
			return read(s, p)
		}
		return nil
	}
}

// onStory makes a family of a function of an article's page, or of the notice that it
// was withdrawn.
func onStory[T any](read func(*Site, *page) T) func(*Site, string) any {
	return func(s *Site, path string) any {
		if p := s.at(path); p != nil && !p.hidden && p.piece != nil {
			return read(s, p)
		}
		return nil
	}
}

// onPiece makes a family of a function of an article's page.
func onPiece[T any](read func(*Site, *page) T) func(*Site, string) any {
	return func(s *Site, path string) any {
		if p := s.at(path); p != nil && !p.hidden && p.piece != nil && p.kind != "withdrawn" {
			return read(s, p)
		}
		return nil
	}
}

func (s *Site) info() Info {
	p := s.cfg.Publisher
	i := Info{
		Title: s.cfg.Title, Description: s.cfg.Description, Language: s.cfg.Language, Direction: s.cfg.Direction,
		Alone: len(s.cfg.Allow) == 0 && s.assets.RequestsKnown(), URL: s.href("/"), Canonical: s.canonical("/"),
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
			v.URL, v.Title = s.href(to.page.path), s.at(to.page.path).title
		} else if url, ok := s.follow(&s.home.Document, policy.Page.Text); ok {
			v.URL = url
		}
		i.Publisher.Policies = append(i.Publisher.Policies, v)
	}
	return i
}

func (s *Site) menu(name string) []Link {
	var links []Link
	for _, l := range s.cfg.Menus[name] {
		if url, ok := s.follow(&s.home.Document, l.URL.Text); ok {
			links = append(links, Link{l.Title, url})
		}
	}
	return links
}

// follow turns an address in front matter or configuration into what goes into
// a page; ok is false for what may not be shown.
func (s *Site) follow(d *article.Document, text string) (href string, ok bool) {
	if text = s.local(text); outside(text) {
		return text, true
	}
	target, fragment, _ := strings.Cut(text, "#")
	if fragment != "" {
		fragment = "#" + escape(fragment)
	}
	to, found, _ := s.resolve(d, target)
	if !found {
		return "", false
	}
	path, ok := s.where(to)
	return s.href(path) + fragment, ok
}

// where is the path of what a reference leads to; ok is false when it is held
// back.
func (s *Site) where(to destination) (path string, ok bool) {
	switch {
	case to.page != nil:
		return to.page.path, !to.page.hidden
	case to.asset != nil:
		return "/" + to.asset.Path, true
	}
	return "/" + to.file.out, true
}

func (s *Site) asset(name string) any {
	a, ok := s.assets.Lookup(name)
	if !ok {
		return nil
	}
	return s.href("/" + a.Path)
}

// AssetNames and CategoryNames are for messages that say which name may have been
// meant; no page depends on them.
func (s *Site) AssetNames() []string { return s.assets.Names() }

// CategoryNames lists the folders of all categories.
func (s *Site) CategoryNames() []string { return slices.Collect(maps.Keys(s.tree)) }

func (s *Site) when(m moment.Moment) When {
	day := m
	day.Day = true
	instant := m // of a day: its first
	instant.Day = false
	return When{m.ISO(), m.Text(s.cfg.Language), day.Text(s.cfg.Language), instant.ISO()}
}

// held gives the words that mark a piece in a preview.
func held(p *piece) string {
	switch p.held {
	case "draft":
		return "Draft"
	case "scheduled", "embargoed":
		return strings.ToUpper(p.held[:1]) + p.held[1:] + " until " + p.Release().Format("2 January 2006, 15:04 MST")
	case "expired":
		return "Expired"
	}
	return ""
}
