package render

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"time"

	"galen/internal/site"
)

// channel is a feed before it takes a form.
type channel struct {
	site.Channel
	self    string // the feed's own address
	updated time.Time
	items   []site.Item
}

// feed writes the feed of a list: the full text of its newest articles.
func feed(v *View, o site.Output, w *bytes.Buffer) error {
	c := channel{Channel: must[site.Channel](v, "channel:"+o.Path)}
	c.self = c.Home + site.FeedFile(o.Layout)
	var text []byte
	for _, path := range c.Items {
		i := must[site.Item](v, "item:"+path)
		text = append(text[:0], i.HTML...)
		if err := v.safe.item(o, text, v.facts); err != nil {
			return err
		}
		c.items = append(c.items, i)
		if i.Modified.After(c.updated) {
			c.updated = i.Modified
		}
	}
	for _, t := range c.Withdrawn {
		if t.On.After(c.updated) {
			c.updated = t.On
		}
	}
	switch o.Layout {
	case "atom":
		return writeXML(w, c.atom())
	case "json":
		return c.json(w)
	}
	return writeXML(w, c.rss())
}

func writeXML(w *bytes.Buffer, v any) error {
	w.WriteString(xml.Header)
	if err := xml.NewEncoder(w).Encode(v); err != nil {
		return err
	}
	text := w.Bytes()
	for _, tag := range emptyTags {
		text = shorten(text, tag)
	}
	w.Truncate(len(text))
	return nil
}

// emptyTags end elements that have only attributes. No text and no HTML of an
// article can hold these.
var emptyTags = [][]byte{[]byte("></link>"), []byte("></atom:link>"), []byte("></category>")}

// shorten writes /> for every end tag, in place.
func shorten(text, tag []byte) []byte {
	out := bytes.Index(text, tag)
	if out < 0 {
		return text
	}
	for rest := text[out:]; ; {
		out += copy(text[out:], "/>")
		rest = rest[len(tag):]
		next := bytes.Index(rest, tag)
		if next < 0 {
			return text[:out+copy(text[out:], rest)]
		}
		out += copy(text[out:], rest[:next])
		rest = rest[next:]
	}
}

// description is there in every form, because RSS must have one.
func (c channel) description() string { return cmp.Or(c.Description, c.About, c.Title) }

// RSS 2.0 (rssboard.org/rss-specification), with the modules content, dc and
// atom that its best-practices profile names.
type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Content string     `xml:"xmlns:content,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Built       string    `xml:"lastBuildDate"`
	Generator   string    `xml:"generator"`
	Self        atomLink  `xml:"atom:link"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        rssGUID  `xml:"guid"`
	Published   string   `xml:"pubDate"`
	Creators    []string `xml:"dc:creator"`
	Categories  []string `xml:"category"`
	Description string   `xml:"description"`
	Content     cdata    `xml:"content:encoded"`
}

type rssGUID struct {
	Permalink bool   `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

func (c channel) rss() rss {
	r := rss{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/",
		Channel: rssChannel{
			Title: plainText(c.Title), Link: c.Home, Description: plainText(c.description()), Language: c.Language, Built: c.updated.Format(time.RFC1123Z),
			Generator: "Galen", Self: atomLink{Rel: "self", Type: "application/rss+xml", Href: c.self},
		},
	}
	for _, i := range c.withNotices() {
		ri := rssItem{
			Title: plainText(i.Title), Link: i.URL, GUID: rssGUID{true, i.URL}, Published: i.Published.Format(time.RFC1123Z),
			Description: plainText(i.Description), Content: cdata{i.HTML}, Categories: []string{i.Category},
		}
		for _, a := range i.Authors {
			ri.Creators = append(ri.Creators, a.Title)
		}
		ri.Categories = append(ri.Categories, i.Tags...)
		r.Channel.Items = append(r.Channel.Items, ri)
	}
	return r
}

// Atom (RFC 4287).
type atom struct {
	XMLName  xml.Name      `xml:"feed"`
	NS       string        `xml:"xmlns,attr"`
	Tombs    string        `xml:"xmlns:at,attr,omitempty"`
	Lang     string        `xml:"xml:lang,attr"`
	Title    string        `xml:"title"`
	Subtitle string        `xml:"subtitle,omitempty"`
	ID       string        `xml:"id"`
	Updated  string        `xml:"updated"`
	Links    []atomLink    `xml:"link"`
	Author   []atomPerson  `xml:"author"`
	Deleted  []atomDeleted `xml:"at:deleted-entry"`
	Entries  []atomEntry   `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomTerm struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",cdata"`
}

type atomEntry struct {
	Title      string       `xml:"title"`
	ID         string       `xml:"id"`
	Links      []atomLink   `xml:"link"`
	Published  string       `xml:"published"`
	Updated    string       `xml:"updated"`
	Authors    []atomPerson `xml:"author"`
	Categories []atomTerm   `xml:"category"`
	Summary    string       `xml:"summary"`
	Content    atomText     `xml:"content"`
}

func (c channel) atom() atom {
	a := atom{
		NS: "http://www.w3.org/2005/Atom", Lang: c.Language, Title: c.Title, Subtitle: c.Description, ID: c.Home, Updated: c.updated.Format(time.RFC3339),
		Links:  []atomLink{{"self", "application/atom+xml", c.self}, {"alternate", "text/html", c.Home}},
		Author: []atomPerson{{c.Publisher.Title, c.Publisher.URL}},
	}
	a.Tombs, a.Deleted = c.deleted()
	for _, i := range c.items {
		e := atomEntry{
			Title: i.Title, ID: i.URL, Links: []atomLink{{"alternate", "text/html", i.URL}},
			Published: i.Published.Format(time.RFC3339), Updated: i.Modified.Format(time.RFC3339),
			Categories: []atomTerm{{i.Category}}, Summary: i.Description, Content: atomText{"html", i.HTML},
		}
		for _, p := range i.Authors {
			e.Authors = append(e.Authors, atomPerson{p.Title, p.URL})
		}
		for _, t := range i.Tags {
			e.Categories = append(e.Categories, atomTerm{t})
		}
		a.Entries = append(a.Entries, e)
	}
	return a
}

// JSON Feed 1.1 (jsonfeed.org/version/1.1).
type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Summary   string       `json:"summary"`
	HTML      string       `json:"content_html"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors"`
	Tags      []string     `json:"tags,omitempty"`
}

func (c channel) json(w *bytes.Buffer) error {
	f := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: c.Title, Home: c.Home, Self: c.self, Description: c.Description,
		Language: c.Language, Authors: []jsonAuthor{{c.Publisher.Title, c.Publisher.URL}}, Items: []jsonItem{},
	}
	for _, i := range c.withNotices() {
		j := jsonItem{
			ID: i.URL, URL: i.URL, Title: i.Title, Summary: i.Description, HTML: i.HTML,
			Published: i.Published.Format(time.RFC3339), Modified: i.Modified.Format(time.RFC3339),
		}
		if i.Image != "" {
			j.Image = i.Image
		}
		for _, p := range i.Authors {
			j.Authors = append(j.Authors, jsonAuthor{p.Title, p.URL})
		}
		j.Tags = append(j.Tags, i.Tags...)
		f.Items = append(f.Items, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // no browser reads it as HTML, and it is shorter
	err := e.Encode(f)
	w.Truncate(len(bytes.TrimRight(w.Bytes(), "\n")))
	return err
}
