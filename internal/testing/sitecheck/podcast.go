package sitecheck

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strconv"
	"strings"
)

// show is what the feed of a podcast says in the tags of Apple.
type show struct {
	author, category, image, explicit string
}

// episode is what an item of such a feed says beside its text.
type episode struct {
	audio, mediaType, transcript, chapters string
	length, seconds                        int
	season, number                         string
}

// What must stand once in the channel and in each item of a podcast, and what may.
const (
	inShow        = " itunes:author itunes:category itunes:explicit itunes:image itunes:type"
	inEpisode     = " enclosure itunes:duration itunes:explicit itunes:episodeType"
	besideEpisode = " itunes:season itunes:episode podcast:transcript podcast:chapters"
)

// podcast reads what a channel says of a show; nil when it is of none.
func (r *feedReader) podcast(channel *element) *show {
	if !slices.ContainsFunc(channel.children, func(e *element) bool { return e.space == itunesSpace }) {
		return nil
	}
	s := &show{author: channel.value(itunesSpace, "author"), explicit: channel.value(itunesSpace, "explicit")}
	for _, e := range channel.all(itunesSpace, "image") {
		s.image = e.attribute("href")
	}
	for _, e := range channel.all(itunesSpace, "category") {
		s.category = e.attribute("text")
	}
	for _, e := range channel.all(itunesSpace, "owner") {
		if !strings.Contains(e.value(itunesSpace, "email"), "@") || e.value(itunesSpace, "name") == "" {
			r.fault("the owner of the show has no address")
		}
	}
	if s.author == "" || s.category == "" || s.explicit != "true" && s.explicit != "false" {
		r.fault("the show has the author %q and the category %q, and is explicit: %q", s.author, s.category, s.explicit)
	}
	return s
}

func (r *feedReader) episode(item *element) *episode {
	e := &episode{season: item.value(itunesSpace, "season"), number: item.value(itunesSpace, "episode")}
	for _, n := range item.all("", "enclosure") {
		e.audio, e.mediaType = n.attribute("url"), n.attribute("type")
		e.length, _ = strconv.Atoi(n.attribute("length"))
	}
	for _, n := range item.all(podcastSpace, "transcript") {
		if e.transcript = n.attribute("url"); n.attribute("type") != "text/plain" {
			r.fault("the transcript %q is of the type %q", e.transcript, n.attribute("type"))
		}
	}
	for _, n := range item.all(podcastSpace, "chapters") {
		if e.chapters = n.attribute("url"); n.attribute("type") != "application/json+chapters" {
			r.fault("the chapters %q are of the type %q", e.chapters, n.attribute("type"))
		}
	}
	if e.seconds, _ = strconv.Atoi(item.value(itunesSpace, "duration")); e.seconds < 1 {
		r.fault("the episode %q plays %q seconds", e.audio, item.value(itunesSpace, "duration"))
	}
	for _, n := range []string{e.season, e.number} {
		if i, err := strconv.Atoi(n); n != "" && (err != nil || i < 1) {
			r.fault("%q is no number of a season or an episode", n)
		}
	}
	return e
}

// soundTypes are the media types of recordings, by the endings of their names.
var soundTypes = map[string]string{".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".webm": "audio/webm"}

// ownFile gives the file of the site to which a full address leads.
func (v *verdict) ownFile(file, what, address string) []byte {
	t := v.target(v.base.String(), address)
	if t.fault != "" || t.away || !strings.HasPrefix(address, v.base.String()) {
		v.add(file, "%s %q is no file of the site: %s", what, address, t.fault)
		return nil
	}
	return v.files[t.file]
}

// episode judges an episode against its files, its page and what gofeed reads.
func (v *verdict) episode(file string, f *feed, item entry, p *page) {
	e := item.episode
	if data := v.ownFile(file, "the recording", e.audio); data != nil && (len(data) != e.length || soundTypes[path.Ext(e.audio)] != e.mediaType) {
		v.add(file, "the recording %q has %d bytes, and the feed says %d of the type %q", e.audio, len(data), e.length, e.mediaType)
	}
	if data := v.ownFile(file, "the transcript", e.transcript); data != nil && len(bytes.TrimSpace(data)) == 0 {
		v.add(file, "the transcript %q is empty", e.transcript)
	}
	if e.chapters != "" {
		v.chapters(file, e, v.ownFile(file, "the file of chapters", e.chapters))
	}
	if v.ownFile(file, "the picture of the show", f.show.image) != nil && path.Ext(f.show.image) != ".jpg" && path.Ext(f.show.image) != ".png" {
		v.add(file, "the picture of the show, %q, is neither JPEG nor PNG", f.show.image)
	}
	named, plays := item.title == p.heading(), false
	for n := range p.named("audio") {
		named = named || attr(n, "aria-label") == item.title
		for c := range n.Descendants() {
			plays = plays || attr(c, "src") != "" && v.target(p.address, attr(c, "src")).file == v.target(p.address, e.audio).file
		}
		plays = plays || attr(n, "src") != "" && v.target(p.address, attr(n, "src")).file == v.target(p.address, e.audio).file
	}
	if !named || !plays {
		v.add(file, "the page of the episode %q plays it: %v, and names it: %v", item.title, plays, named)
	}
	for _, other := range f.other.Items {
		if other.GUID != item.id {
			continue
		}
		if len(other.Enclosures) != 1 || other.Enclosures[0].URL != e.audio || other.Enclosures[0].Length != strconv.Itoa(e.length) || other.Enclosures[0].Type != e.mediaType {
			v.add(file, "gofeed reads other recordings of %q", item.id)
		}
		if x := other.ITunesExt; x == nil || x.Duration != strconv.Itoa(e.seconds) || x.Season != e.season || x.Episode != e.number {
			v.add(file, "gofeed reads other tags of %q", item.id)
		}
	}
	if x := f.other.ITunesExt; x == nil || x.Author != f.show.author || x.Image != f.show.image || len(x.Categories) != 1 || x.Categories[0].Text != f.show.category {
		v.add(file, "gofeed reads another show")
	}
}

// chapters judges the file of an episode's chapters (JSON chapters 1.2 of the podcast namespace).
func (v *verdict) chapters(file string, e *episode, data []byte) {
	var c struct {
		Version  string
		Chapters []struct {
			StartTime float64
			Title     string
		}
	}
	if data == nil {
		return
	}
	if err := json.Unmarshal(data, &c); err != nil || c.Version != "1.2.0" || len(c.Chapters) == 0 {
		v.add(file, "the chapters %q are %d of the version %q: %v", e.chapters, len(c.Chapters), c.Version, err)
		return
	}
	for i, chapter := range c.Chapters {
		if chapter.Title == "" || chapter.StartTime >= float64(e.seconds) || i > 0 && chapter.StartTime <= c.Chapters[i-1].StartTime {
			v.add(file, "the chapter %q begins at %v of %d seconds", chapter.Title, chapter.StartTime, e.seconds)
		}
	}
}
