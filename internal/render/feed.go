package render

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"time"

	"galen/internal/site"
	"galen/internal/theme/asset"
)

// channel is a feed before it takes a form.
type channel struct {
	site.Channel
	self    string // the feed's own address
	updated time.Time
	entries []*entry
}

// form is a format of feeds. Its head is a whole feed without an entry; entries go
// in before its tail.
type form struct {
	head    func(c channel, w *bytes.Buffer) error
	entry   func(i site.Item, w *bytes.Buffer) error
	tail    string
	between string
	notices bool // it knows no tombstones
}

var forms = map[site.FeedFormat]form{
	site.RSS:      {head: rssHead, entry: rssEntry, tail: "</channel></rss>", notices: true},
	site.Atom:     {head: atomHead, entry: newAtomEntry, tail: "</feed>"},
	site.JSONFeed: {head: jsonHead, entry: jsonEntry, tail: "]}", between: ",", notices: true},
}

// feed writes the feed of a list: the full text of its newest articles.
func feed(v *View, o site.Output, w *bytes.Buffer) error {
	c := channel{Channel: must[site.Channel](v, "channel:"+o.Path)}
	c.self = c.Home + site.FeedFile(o.Format)
	if c.Podcast != nil {
		return v.show(o, c, w)
	}
	f := forms[o.Format]
	if c.Live {
		if err := v.liveEntries(o, &c); err != nil {
			return err
		}
	}
	for _, path := range c.Items {
		e, err := v.entry(o, path)
		if err != nil {
			return err
		}
		c.entries = append(c.entries, e)
		if e.modified.After(c.updated) {
			c.updated = e.modified
		}
	}
	for _, t := range c.Withdrawn {
		if t.On.After(c.updated) {
			c.updated = t.On
		}
	}
	if f.notices {
		if err := c.notify(f); err != nil {
			return err
		}
	}
	if err := f.head(c, w); err != nil {
		return err
	}
	w.Truncate(w.Len() - len(f.tail))
	for i, e := range c.entries {
		if i > 0 {
			w.WriteString(f.between)
		}
		w.Write(e.text)
	}
	w.WriteString(f.tail)
	return nil
}

// liveEntries gives a channel the entries of a live story.
func (v *View) liveEntries(o site.Output, c *channel) error {
	items := must[[]site.Item](v, "entries:"+o.Path)
	for _, i := range items {
		guarded, err := v.judged(o, i)
		if err != nil {
			return err
		}
		if guarded {
			v.facts.Note(guardFact)
		}
		e, err := newEntry(forms[o.Format], i)
		if err != nil {
			return err
		}
		c.entries = append(c.entries, e)
		if e.modified.After(c.updated) {
			c.updated = e.modified
		}
	}
	return nil
}

// writeXML writes a value; start names its element where its type does not.
func writeXML(w *bytes.Buffer, v any, start ...xml.StartElement) error {
	from := w.Len()
	e := xml.NewEncoder(w)
	var err error
	if len(start) == 0 {
		w.WriteString(xml.Header)
		err = e.Encode(v)
	} else {
		err = e.EncodeElement(v, start[0])
	}
	text := w.Bytes()[from:]
	for _, tag := range emptyTags {
		text = shorten(text, tag)
	}
	w.Truncate(from + len(text))
	return err
}

func element(name string) xml.StartElement { return xml.StartElement{Name: xml.Name{Local: name}} }

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

// built is when a feed of RSS last changed; "" of one that has nothing.
func (c channel) built() string {
	if c.updated.IsZero() {
		return ""
	}
	return c.updated.Format(time.RFC1123Z)
}

// changed is the same for Atom, which must have it, and has the same for all feeds of nothing.
func (c channel) changed() string {
	if c.updated.IsZero() {
		return time.Unix(0, 0).UTC().Format(time.RFC3339)
	}
	return c.updated.Format(time.RFC3339)
}

// RSS 2.0 (rssboard.org/rss-specification), with the modules content, dc and
// atom that its best-practices profile names, and media for an article's picture
// (rssboard.org/media-rss).
type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Content string     `xml:"xmlns:content,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Media   string     `xml:"xmlns:media,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description"`
	Language    string   `xml:"language"`
	Built       string   `xml:"lastBuildDate,omitempty"`
	Generator   string   `xml:"generator"`
	Self        atomLink `xml:"atom:link"`
}

type rssItem struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	GUID        rssGUID   `xml:"guid"`
	Published   string    `xml:"pubDate"`
	Language    string    `xml:"dc:language,omitempty"`
	Creators    []string  `xml:"dc:creator"`
	Categories  []string  `xml:"category"`
	Description string    `xml:"description"`
	Content     cdata     `xml:"content:encoded"`
	Media       *rssMedia `xml:"media:content"`
}

type rssMedia struct {
	URL       string `xml:"url,attr"`
	Medium    string `xml:"medium,attr"`
	Type      string `xml:"type,attr,omitempty"`
	Width     int    `xml:"width,attr,omitempty"`
	Height    int    `xml:"height,attr,omitempty"`
	Words     string `xml:"media:description,omitempty"`
	Credit    string `xml:"media:credit,omitempty"`
	Copyright string `xml:"media:copyright,omitempty"`
}

type rssGUID struct {
	Permalink bool   `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

func rssHead(c channel, w *bytes.Buffer) error {
	return writeXML(w, rss{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/", Media: "http://search.yahoo.com/mrss/",
		Channel: rssChannel{
			Title: plainText(c.Title), Link: c.Home, Description: plainText(c.description()), Language: c.Language, Built: c.built(),
			Generator: "Galen", Self: atomLink{Rel: "self", Type: "application/rss+xml", Href: c.self},
		},
	})
}

func rssEntry(i site.Item, w *bytes.Buffer) error {
	ri := rssItem{
		Title: plainText(i.Title), Link: i.URL, GUID: rssGUID{true, i.URL}, Published: i.Published.Format(time.RFC1123Z),
		Language: i.Language, Description: plainText(i.Description), Content: cdata{i.HTML}, Categories: []string{i.Category},
	}
	for _, a := range i.Authors {
		ri.Creators = append(ri.Creators, a.Title)
	}
	ri.Categories = append(append(ri.Categories, i.AlsoIn...), i.Tags...)
	if img := i.Image; img != nil {
		ri.Media = &rssMedia{img.Canonical, "image", asset.MediaType(img.Canonical), img.Width, img.Height, img.Alt, img.Credit, img.Copyright} // texts: Media RSS has HTML only where it is said
	}
	return writeXML(w, ri, element("item"))
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
	Lang       string       `xml:"xml:lang,attr,omitempty"`
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

func atomHead(c channel, w *bytes.Buffer) error {
	a := atom{
		NS: "http://www.w3.org/2005/Atom", Lang: c.Language, Title: c.Title, Subtitle: c.Description, ID: c.Home, Updated: c.changed(),
		Links:  []atomLink{{"self", "application/atom+xml", c.self}, {"alternate", "text/html", c.Home}},
		Author: []atomPerson{{c.Publisher.Title, c.Publisher.URL}},
	}
	a.Tombs, a.Deleted = c.deleted()
	return writeXML(w, a)
}

func newAtomEntry(i site.Item, w *bytes.Buffer) error {
	e := atomEntry{
		Lang:  i.Language,
		Title: i.Title, ID: i.URL, Links: []atomLink{{"alternate", "text/html", i.URL}},
		Published: i.Published.Format(time.RFC3339), Updated: i.Modified.Format(time.RFC3339),
		Categories: []atomTerm{{i.Category}}, Summary: i.Description, Content: atomText{"html", i.HTML},
	}
	if i.Original != "" {
		e.Links = append(e.Links, atomLink{"via", "text/html", i.Original})
	}
	if i.Image != nil {
		e.Links = append(e.Links, atomLink{"enclosure", asset.MediaType(i.Image.Canonical), i.Image.Canonical})
	}
	for _, p := range i.Authors {
		e.Authors = append(e.Authors, atomPerson{p.Title, p.URL})
	}
	for _, t := range slices.Concat(i.AlsoIn, i.Tags) {
		e.Categories = append(e.Categories, atomTerm{t})
	}
	return writeXML(w, e, element("entry"))
}
