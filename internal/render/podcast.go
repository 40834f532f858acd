package render

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"time"

	"galen/internal/site"
)

// The feed of a show: RSS with the tags of directories (help.apple.com/itc/podcasts_connect)
// and of the podcast namespace (podcasting2.org/docs/podcast-namespace), for transcripts and
// chapters.
type podcastRSS struct {
	XMLName xml.Name       `xml:"rss"`
	Version string         `xml:"version,attr"`
	Atom    string         `xml:"xmlns:atom,attr"`
	Content string         `xml:"xmlns:content,attr"`
	DC      string         `xml:"xmlns:dc,attr"`
	ITunes  string         `xml:"xmlns:itunes,attr"`
	Podcast string         `xml:"xmlns:podcast,attr"`
	Channel podcastChannel `xml:"channel"`
}

type podcastChannel struct {
	Title       string          `xml:"title"`
	Link        string          `xml:"link"`
	Description string          `xml:"description"`
	Language    string          `xml:"language"`
	Built       string          `xml:"lastBuildDate,omitempty"`
	Generator   string          `xml:"generator"`
	Self        atomLink        `xml:"atom:link"`
	Author      string          `xml:"itunes:author"`
	Owner       *podcastOwner   `xml:"itunes:owner"`
	Category    podcastCategory `xml:"itunes:category"`
	Explicit    bool            `xml:"itunes:explicit"`
	Image       *podcastImage   `xml:"itunes:image"`
	Type        string          `xml:"itunes:type"`
	Items       []podcastItem   `xml:"item"`
}

type podcastOwner struct {
	Name  string `xml:"itunes:name"`
	Email string `xml:"itunes:email"`
}

type podcastCategory struct {
	Text string `xml:"text,attr"`
}

type podcastImage struct {
	Href string `xml:"href,attr"`
}

type podcastItem struct {
	Title       string           `xml:"title"`
	Link        string           `xml:"link"`
	GUID        rssGUID          `xml:"guid"`
	Published   string           `xml:"pubDate"`
	Language    string           `xml:"dc:language,omitempty"`
	Creators    []string         `xml:"dc:creator"`
	Description string           `xml:"description"`
	Content     cdata            `xml:"content:encoded"`
	Enclosure   podcastEnclosure `xml:"enclosure"`
	Duration    int              `xml:"itunes:duration"`
	Explicit    bool             `xml:"itunes:explicit"`
	Season      int              `xml:"itunes:season,omitempty"`
	Episode     int              `xml:"itunes:episode,omitempty"`
	Type        string           `xml:"itunes:episodeType"`
	Transcript  *podcastFile     `xml:"podcast:transcript"`
	Chapters    *podcastFile     `xml:"podcast:chapters"`
}

type podcastEnclosure struct {
	URL    string `xml:"url,attr"`
	Length string `xml:"length,attr"`
	Type   string `xml:"type,attr"`
}

type podcastFile struct {
	URL  string `xml:"url,attr"`
	Type string `xml:"type,attr"`
}

// show writes the feed of a show.
func (v *View) show(o site.Output, c channel, w *bytes.Buffer) error {
	p := c.Podcast
	feed := podcastRSS{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/",
		ITunes: "http://www.itunes.com/dtds/podcast-1.0.dtd", Podcast: "https://podcastindex.org/namespace/1.0",
	}
	feed.Channel = podcastChannel{
		Title: plainText(c.Title), Link: c.Home, Description: plainText(p.Description), Language: c.Language, Generator: "Galen",
		Self: atomLink{Rel: "self", Type: "application/rss+xml", Href: c.self}, Author: p.Author, Category: podcastCategory{p.Category}, Explicit: p.Explicit, Type: "episodic",
	}
	if p.Email != "" {
		feed.Channel.Owner = &podcastOwner{p.Author, p.Email}
	}
	if p.Cover != "" {
		feed.Channel.Image = &podcastImage{p.Cover}
	}
	for _, path := range c.Items {
		i, e := must[site.Item](v, "item:"+path), must[*site.Episode](v, "episode:"+path)
		if e == nil {
			continue
		}
		guarded, err := v.judged(o, i)
		if err != nil {
			return err
		}
		if guarded {
			v.facts.Note(guardFact)
		}
		if i.Modified.After(c.updated) {
			c.updated = i.Modified
		}
		feed.Channel.Items = append(feed.Channel.Items, podcastItemOf(i, e))
	}
	feed.Channel.Built = c.built()
	return writeXML(w, feed)
}

func podcastItemOf(i site.Item, e *site.Episode) podcastItem {
	item := podcastItem{
		Title: plainText(e.Title), Language: i.Language, Link: i.URL, GUID: rssGUID{e.Permalink, e.GUID}, Published: i.Published.Format(time.RFC1123Z), Description: plainText(i.Description),
		Content: cdata{i.HTML}, Enclosure: podcastEnclosure{e.Audio, strconv.FormatInt(e.Size, 10), e.MediaType}, Duration: max(1, int(e.Duration.Round(time.Second)/time.Second)),
		Explicit: e.Explicit, Season: e.Season, Episode: e.Number, Type: "full",
	}
	for _, a := range i.Authors {
		item.Creators = append(item.Creators, a.Title)
	}
	if e.Transcript != "" {
		item.Transcript = &podcastFile{e.Transcript, "text/plain"}
	}
	if e.Chapters != "" {
		item.Chapters = &podcastFile{e.Chapters, "application/json+chapters"}
	}
	return item
}
