package sitecheck

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

// feed is a feed of any kind.
type feed struct {
	kind    string // rss, atom or json
	title   string
	home    string // the page that it belongs to
	self    string // its own address, as it says
	updated time.Time
	items   []entry
	gone    []entry      // tombstones
	show    *show        // what it says as a podcast; nil: it is none
	other   *gofeed.Feed // the same as gofeed reads it
}

type entry struct {
	id, link, title, summary, html string
	picture                        string // its address, or ""
	authors                        []string
	published, updated             time.Time
	elements                       []*html.Node // of html
	episode                        *episode     // of a show
}

// Namespaces of feeds: Atom's (RFC 4287), and of the modules of RSS that carry
// the full text, the authors and the picture.
const (
	atomSpace    = "http://www.w3.org/2005/Atom"
	contentSpace = "http://purl.org/rss/1.0/modules/content/"
	dcSpace      = "http://purl.org/dc/elements/1.1/"
	mediaSpace   = "http://search.yahoo.com/mrss/"
	itunesSpace  = "http://www.itunes.com/dtds/podcast-1.0.dtd"
	podcastSpace = "https://podcastindex.org/namespace/1.0"
)

// readFeed reads a feed strictly and says what is wrong with its form. The feed
// is nil when the file is none. tree gives the file as XML.
func readFeed(data []byte, tree func() (*element, error)) (*feed, []string) {
	r := &feedReader{feed: &feed{}}
	top, err := tree()
	switch {
	case bytes.HasPrefix(data, []byte("{")) && bytes.Contains(data, []byte("jsonfeed.org/")):
		r.json(data)
	case err != nil:
		return nil, []string{"is not sound XML: " + err.Error()}
	case top.is("", "rss") && len(top.all("", "channel")) == 1:
		r.rss(top.all("", "channel")[0])
	case top.is(atomSpace, "feed"):
		r.atom(top)
	default:
		return nil, []string{fmt.Sprintf("begins with <%s>, as no feed does", top.name)}
	}
	r.others(data)
	return r.feed, r.faults
}

// others reads the feed, and the texts in it, with the programs of others.
func (r *feedReader) others(data []byte) {
	var err error
	if r.feed.other, err = gofeed.NewParser().ParseString(string(data)); err != nil {
		r.fault("gofeed cannot read it: %s", err)
		r.feed.other = &gofeed.Feed{}
	}
	for i := range r.feed.items {
		item := &r.feed.items[i]
		root, err := html.Parse(strings.NewReader(item.html))
		if err != nil {
			r.fault("the text of %q cannot be read: %s", item.id, err)
			continue
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				item.elements = append(item.elements, n)
			}
		}
	}
}

type feedReader struct {
	feed   *feed
	faults []string
}

func (r *feedReader) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

// known judges the children of e: once are the names that must be there exactly
// once, many those that may be there any number of times.
func (r *feedReader) known(e *element, once, many string) {
	names := map[string]int{}
	for _, c := range e.children {
		name := map[string]string{atomSpace: "atom:", contentSpace: "content:", dcSpace: "dc:", mediaSpace: "media:", tombsSpace: "at:", itunesSpace: "itunes:", podcastSpace: "podcast:"}[c.space] + c.name
		names[name]++
		if !slices.Contains(strings.Fields(once+" "+many), name) {
			r.fault("<%s> may not stand in <%s>", name, e.name)
		}
	}
	for _, name := range strings.Fields(once) {
		if names[name] != 1 {
			r.fault("<%s> is %d times in <%s>", name, names[name], e.name)
		}
	}
}

func (r *feedReader) time(text string, forms ...string) time.Time {
	for _, form := range forms {
		if t, err := time.Parse(form, text); err == nil {
			return t
		}
	}
	r.fault("%q is not a date", text)
	return time.Time{}
}

// rss reads a channel (rssboard.org/rss-specification).
func (r *feedReader) rss(channel *element) {
	r.feed.kind = "rss"
	f := r.feed
	inChannel, inItem, also := "", "", ""
	if f.show = r.podcast(channel); f.show != nil {
		inChannel, inItem, also = inShow, inEpisode, besideEpisode
	}
	r.known(channel, "title link description language atom:link"+inChannel, "lastBuildDate item generator image copyright itunes:owner")
	f.title, f.home = r.shown(channel.value("", "title")), channel.value("", "link")
	if built := channel.all("", "lastBuildDate"); len(built) > 0 || len(channel.all("", "item")) > 0 {
		f.updated = r.time(channel.value("", "lastBuildDate"), time.RFC1123Z, time.RFC1123)
	}
	f.self = r.relation(channel, "self")
	for _, e := range channel.all("", "item") {
		r.known(e, "title link guid pubDate description content:encoded"+inItem, "dc:creator category media:content"+also)
		item := entry{
			id: e.value("", "guid"), link: e.value("", "link"), title: r.shown(e.value("", "title")), summary: r.shown(e.value("", "description")),
			html: e.value(contentSpace, "encoded"), published: r.time(e.value("", "pubDate"), time.RFC1123Z, time.RFC1123),
		}
		for _, guid := range e.all("", "guid") {
			if own := f.show != nil && guid.attribute("isPermaLink") == "false"; !own && (guid.attribute("isPermaLink") != "true" || item.id != item.link) {
				r.fault("the guid %q is not the address %q", item.id, item.link)
			}
		}
		for _, m := range e.all(mediaSpace, "content") {
			item.picture = m.attribute("url")
			if m.attribute("medium") != "image" || !strings.HasPrefix(m.attribute("type"), "image/") {
				r.fault("the picture of %q is of the type %q", item.id, m.attribute("type"))
			}
		}
		for _, c := range e.all(dcSpace, "creator") {
			item.authors = append(item.authors, strings.TrimSpace(c.text))
		}
		if f.show != nil {
			item.episode = r.episode(e)
		}
		f.items = append(f.items, item)
	}
}

// shown is a text of RSS as most programs show it: as HTML, in which there may be no
// tag.
func (r *feedReader) shown(text string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		default:
			r.fault("a tag is shown as one, in %q", text)
		}
	}
}

// relation is the address of the one link with a relation.
func (r *feedReader) relation(e *element, rel string) string {
	var all []string
	for _, l := range e.all(atomSpace, "link") {
		if l.attribute("rel") == rel {
			all = append(all, l.attribute("href"))
		}
	}
	if len(all) != 1 {
		r.fault("%d links rel=%s in <%s>", len(all), rel, e.name)
		return ""
	}
	return all[0]
}

// atom reads a feed of RFC 4287.
func (r *feedReader) atom(top *element) {
	r.feed.kind = "atom"
	r.known(top, "atom:title atom:id atom:updated", "atom:subtitle atom:link atom:author atom:entry atom:rights atom:icon atom:logo atom:generator at:deleted-entry")
	f := r.feed
	r.tombstones(top)
	f.title, f.updated = top.value(atomSpace, "title"), r.time(top.value(atomSpace, "updated"), time.RFC3339)
	f.home, f.self = r.relation(top, "alternate"), r.relation(top, "self")
	for _, e := range top.all(atomSpace, "entry") {
		r.known(e, "atom:title atom:id atom:updated atom:published atom:summary atom:content", "atom:link atom:author atom:category atom:rights")
		item := entry{
			id: e.value(atomSpace, "id"), link: r.relation(e, "alternate"), title: e.value(atomSpace, "title"), summary: e.value(atomSpace, "summary"),
			html: e.value(atomSpace, "content"), published: r.time(e.value(atomSpace, "published"), time.RFC3339), updated: r.time(e.value(atomSpace, "updated"), time.RFC3339),
		}
		for _, c := range e.all(atomSpace, "content") {
			if c.attribute("type") != "html" {
				r.fault("the content of %q is of the type %q", item.id, c.attribute("type"))
			}
		}
		for _, l := range e.all(atomSpace, "link") {
			if l.attribute("rel") == "enclosure" {
				item.picture = l.attribute("href")
			}
		}
		for _, a := range e.all(atomSpace, "author") {
			item.authors = append(item.authors, a.value(atomSpace, "name"))
		}
		f.items = append(f.items, item)
	}
}

// json reads a JSON Feed (jsonfeed.org/version/1.1).
func (r *feedReader) json(data []byte) {
	type author struct{ Name, URL, Avatar string }
	var in struct {
		Version, Title, Description, Language, Icon string
		Home                                        string `json:"home_page_url"`
		Self                                        string `json:"feed_url"`
		Authors                                     []author
		Items                                       []struct {
			ID, URL, Title, Summary, Image string
			HTML                           string `json:"content_html"`
			Published                      string `json:"date_published"`
			Modified                       string `json:"date_modified"`
			Authors                        []author
			Tags                           []string
		}
	}
	r.feed.kind = "json"
	if _, err := readJSON(data); err != nil {
		r.fault("is not sound JSON: %s", err)
		return
	}
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		r.fault("is not a JSON Feed: %s", err)
	}
	if in.Version != "https://jsonfeed.org/version/1.1" {
		r.fault("is of the version %q", in.Version)
	}
	f := r.feed
	f.title, f.home, f.self = in.Title, in.Home, in.Self
	for _, i := range in.Items {
		item := entry{id: i.ID, link: i.URL, title: i.Title, summary: i.Summary, html: i.HTML, picture: i.Image, published: r.time(i.Published, time.RFC3339), updated: r.time(i.Modified, time.RFC3339)}
		for _, a := range i.Authors {
			item.authors = append(item.authors, a.Name)
		}
		f.items = append(f.items, item)
	}
}
