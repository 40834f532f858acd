package sitecheck

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// feedTypes are the media types under which pages announce feeds.
var feedTypes = map[string]string{"application/rss+xml": "rss", "application/atom+xml": "atom", "application/feed+json": "json"}

// Feeds judges every feed that a page announces, and that no feed is left
// unannounced: its form, strictly; that gofeed, which many programs read feeds
// with, finds the same in it; its ids, dates and addresses; and that each item
// says what its page says.
func Feeds(s *Site) []Fault {
	v := &verdict{Site: s}
	announced := map[string]bool{}
	for p := range s.all {
		for _, n := range p.elements {
			kind, known := feedTypes[attr(n, "type")]
			if n.Data != "link" || attr(n, "rel") != "alternate" || !known {
				continue
			}
			t := s.target(p.address, attr(n, "href"))
			switch {
			case t.fault != "" || t.away:
				v.add(p.file, "the feed %q %s", attr(n, "href"), t.fault)
			case s.feedIn(t.file) != nil && s.feedIn(t.file).kind != kind:
				v.add(p.file, "announces %q as %s, and it is %s", attr(n, "href"), kind, s.feedIn(t.file).kind)
			case !announced[t.file]:
				announced[t.file] = true
				v.feed(t.file)
			}
		}
	}
	for _, file := range s.names {
		if f := s.feedIn(file); f != nil && !announced[file] {
			v.add(file, "no page announces this feed")
		}
	}
	return v.faults
}

// feedIn is the feed that a file holds, nil when it holds none.
func (s *Site) feedIn(file string) *feed {
	if s.other[file] == nil {
		return nil
	}
	f, _ := s.other[file].feed()
	return f
}

func (v *verdict) feed(file string) {
	if v.other[file] == nil {
		v.add(file, "is announced as a feed")
		return
	}
	f, faults := v.other[file].feed()
	for _, fault := range faults {
		v.add(file, "%s", fault)
	}
	if f == nil {
		return
	}
	own := v.Site.address(file)
	if f.self != own {
		v.add(file, "gives its own address as %q, and is at %s", f.self, own)
	}
	home := v.pages[v.target(own, f.home).file]
	if home == nil || home.address != f.home || !slices.ContainsFunc(home.links("alternate"), func(href string) bool { return v.target(home.address, href).file == file }) {
		v.add(file, "belongs to %q, a page that does not announce it", f.home)
	}
	if f.title == "" || len(f.items) == 0 && home != nil && home.listsArticles() {
		v.add(file, "has the title %q and %d items", f.title, len(f.items))
	}
	v.otherReader(file, f)
	for _, item := range f.gone {
		if !v.notice(file, item) {
			v.add(file, "says that %q was withdrawn, and it was not", item.id)
		}
	}
	ids, previous := map[string]bool{}, time.Time{}
	for i, item := range f.items {
		if ids[item.id] || item.id == "" {
			v.add(file, "the id %q is there twice, or empty", item.id)
		}
		ids[item.id] = true
		v.item(file, f, item)
		if i > 0 && item.published.After(previous) && !item.published.IsZero() {
			v.add(file, "the item %q is newer than the one before it", item.id)
		}
		previous = item.published
		if f.updated.Before(item.updated) && !f.updated.IsZero() {
			v.add(file, "changed at %s, its item %q later", f.updated, item.id)
		}
	}
}

// listsArticles reports whether a page has cards of articles, which its feed then has, too, but
// for those that somebody only reviewed.
func (p *page) listsArticles() bool {
	is := func(n *html.Node, class string) bool { return slices.Contains(strings.Fields(attr(n, "class")), class) }
	return slices.ContainsFunc(p.elements, func(n *html.Node) bool {
		for above := range n.Ancestors() {
			if is(above, "reviewed") {
				return false
			}
		}
		return is(n, "card")
	})
}

// otherReader compares what gofeed reads.
func (v *verdict) otherReader(file string, f *feed) {
	other := f.other
	if len(other.Items) != len(f.items) {
		v.add(file, "gofeed reads %d items of %d", len(other.Items), len(f.items))
		return
	}
	for i, item := range other.Items {
		ours := f.items[i]
		if f.kind == "rss" {
			item.Title = html.UnescapeString(item.Title) // gofeed leaves what is HTML to its user
		}
		if item.GUID != ours.id || item.Link != ours.link || item.Title != ours.title || item.PublishedParsed == nil || !item.PublishedParsed.Equal(ours.published) {
			v.add(file, "gofeed reads %q %q %q %q, where we read %q", item.Title, item.GUID, item.Link, item.Published, ours.title)
		}
	}
}

// item judges one item against the page that it leads to.
func (v *verdict) item(file string, f *feed, item entry) {
	if v.notice(file, item) {
		return
	}
	t := v.target(v.base.String(), item.link)
	p := v.pages[t.file]
	if p != nil && t.fragment != "" && t.fault == "" {
		v.liveItem(file, item, p, t.fragment)
		v.content(file, item)
		return
	}
	if p == nil || p.address != item.link || !p.listed() {
		v.add(file, "the item %q leads to %q: %s", item.id, item.link, t.fault)
		return
	}
	if item.episode != nil {
		v.episode(file, f, item, p)
	} else if title := p.heading(); item.title != title {
		v.add(file, "the item %q has the title %q, its page %q", item.id, item.title, title)
	}
	if item.summary != p.meta("description") {
		v.add(file, "the item %q has the summary %q, its page %q", item.id, item.summary, p.meta("description"))
	}
	for _, name := range item.authors {
		if !strings.Contains(p.shown(), name) {
			v.add(file, "the item %q is by %q, which its page does not show", item.id, name)
		}
	}
	if len(item.authors) == 0 {
		v.add(file, "the item %q has no author", item.id)
	}
	// A piece under embargo comes out later than the date that it bears.
	if first := p.meta("article:published_time"); !agrees(item.published, first) && earlier(item.published.Format(time.RFC3339), first) {
		v.add(file, "the item %q is of %s, its page of %s", item.id, item.published.Format(time.RFC3339), first)
	}
	if f.kind != "rss" && item.updated.Before(item.published) {
		v.add(file, "the item %q changed before it was published", item.id)
	}
	if item.picture != "" {
		picture := v.target(v.base.String(), item.picture)
		if picture.fault != "" || picture.away || !strings.HasPrefix(item.picture, v.base.String()) {
			v.add(file, "the picture %q of the item %q is no file of the site: %s", item.picture, item.id, picture.fault)
		}
	}
	v.content(file, item)
}

// content judges the HTML of an item: a feed reader shows it at an address of
// its own, so every address must be full.
func (v *verdict) content(file string, item entry) {
	if strings.TrimSpace(item.html) == "" {
		v.add(file, "the item %q has no text", item.id)
	}
	for _, n := range item.elements {
		v.fullAddresses(file, item.id, n)
	}
}

func (v *verdict) fullAddresses(file, id string, n *html.Node) {
	for _, r := range references(n) {
		u, err := url.Parse(r.address)
		if err != nil || !u.IsAbs() {
			v.add(file, "the item %q: %s %q is not a full address", id, r.at, r.address)
			continue
		}
		t := v.target(v.base.String(), r.address)
		p := v.pages[t.file]
		if t.fault != "" {
			v.add(file, "the item %q: %s %q %s", id, r.at, r.address, t.fault)
		} else if p != nil && (p.redirect || t.fragment != "" && p.ids[t.fragment] == 0) {
			v.add(file, "the item %q: %s %q leads to a redirect, or to an id that is not there", id, r.at, r.address)
		}
	}
}
