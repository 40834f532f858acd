package site

import (
	"html"
	"html/template"
	"slices"
	"strings"
	"time"

	xhtml "golang.org/x/net/html"

	"galen/internal/content"
	"galen/internal/frontmatter/civildate"
	"galen/internal/words"
)

// A live story has one page, with all entries that readers may see now. What else names the
// story (cards, feeds of lists) shows none of them, so that a further entry changes its own
// page and feeds, and the sitemap. An entry whose time has not come is cut off from the
// outline and from the text before anything is made of them.

// LiveStory is what a live story has beside its introduction.
type LiveStory struct {
	Spoken         // of the entries
	State   string // in words: since when it is live, or that it ended
	Began   When
	Ended   When // zero while it goes on
	Feed    Feed // of the entries; zero where there is none
	Entries []LiveEntry
}

// LiveEntry is an entry of a live story.
type LiveEntry struct {
	ID        string // of its element; URL leads there
	URL       string
	Canonical string
	At        When
	Title     template.HTML
	Headline  string        // the title as plain text
	HTML      template.HTML // the text
	Text      string        // the text as plain text
	Held      string        // in a preview: why readers do not see it yet
}

// liveEnded is the kind of a card of a live story that has ended.
const liveEnded = "live-ended"

// entriesShown is how many entries of an article are shown, from its first.
func (s *Structure) entriesShown(a *content.Outline) int {
	if s.opt.Show == Everything {
		return len(a.Entries)
	}
	return a.EntriesBy(s.opt.Now)
}

// hasEnded reports whether a live story is over.
func (s *Structure) hasEnded(a *content.Outline) bool {
	return !a.Ended.IsZero() && !a.Ended.Time.After(s.opt.Now)
}

// shownKind is the kind of an article as readers are told it.
func (s *Structure) shownKind(a *content.Outline) string {
	if a.Kind == content.Live && s.hasEnded(a) {
		return liveEnded
	}
	return a.Kind
}

// modified is when the page of an article last changed: with the latest entry of a live
// story, or its end.
func (s *Structure) modified(a *content.Outline) civildate.Moment {
	return later(a.Modified(), s.liveChange(a))
}

// liveChange is when a live story last went on, or ended; zero of any other article.
func (s *Structure) liveChange(a *content.Outline) (latest civildate.Moment) {
	if n := a.EntriesBy(s.opt.Now); n > 0 {
		latest = later(latest, civildate.Moment{Time: a.Entries[n-1].At})
	}
	if s.hasEnded(a) {
		latest = later(latest, a.Ended)
	}
	return latest
}

func later(a, b civildate.Moment) civildate.Moment {
	if b.Time.After(a.Time) {
		return b
	}
	return a
}

// tell divides what a live story says, without the entries that are to come, into its
// introduction and the whole.
func (s *Structure) tell(own *story, a *content.Article) {
	if a.Kind != content.Live {
		return
	}
	own.whole = a.Words.FirstEntries(s.entriesShown(&a.Outline))
	introduction := own.whole.Body().Introduction()
	own.Words = own.whole.WithBody(&introduction)
}

// live is what a live story has beside its introduction; nil of any other article.
func (s *catalog) live(p *page, own *story) *LiveStory {
	a := p.article
	if a.Kind != content.Live || own.whole == nil {
		return nil
	}
	v := &LiveStory{Spoken: s.spoken(a.Lang.Text), Began: s.when(a.Date)}
	for _, f := range s.feedsOf(p) {
		if strings.HasPrefix(f.URL, s.href(p.path)) {
			v.Feed = f
			break
		}
	}
	switch {
	case s.hasEnded(a.Outline):
		v.Ended = s.when(a.Ended)
		v.State = s.words.Say("live.ended", words.Text("date", v.Ended.Text))
	case len(a.Entries) > 0:
		v.State = s.words.Say("live.latest", words.Text("date", s.words.Time(a.Entries[len(a.Entries)-1].At)))
	default:
		v.State = s.words.Say("live.begun")
	}
	for i, e := range own.whole.Body().Entries {
		title, text := own.whole.Body().Entry(i)
		entry := s.liveEntry(p, a.Entries[i], e, s.part(p, own, title), s.part(p, own, text))
		entry.Text = textIn(s.said(p, &story{Words: own.WithBody(&text)}))
		v.Entries = append(v.Entries, entry)
	}
	slices.Reverse(v.Entries)
	s.explainEntries(p, own, v.Entries)
	return v
}

// explainEntries opens what the glossary explains where the page has it first: in the
// introduction, which body explains, or else in the uppermost entry.
func (s *catalog) explainEntries(p *page, own *story, entries []LiveEntry) {
	if s.gloss == nil {
		return
	}
	x := explainer{glossary: s.gloss}
	x.explain(s.fill(p, own, s.href))
	for i := range entries {
		entries[i].HTML = template.HTML(x.explain(string(entries[i].HTML)))
	}
}

func (s *catalog) liveEntry(p *page, e content.LiveEntry, said content.EntryWords, title, text string) LiveEntry {
	v := LiveEntry{
		ID: e.ID, URL: s.href(p.path) + "#" + e.ID, Canonical: s.canonical(p.path) + "#" + e.ID, At: s.when(civildate.Moment{Time: e.At}),
		Title: template.HTML(title), Headline: said.Title, HTML: template.HTML(text),
	}
	if e.At.After(s.opt.Now) {
		v.Held = s.words.Say("held.scheduled", words.Text("date", s.words.Time(e.At)))
	}
	return v
}

// part writes a part of what a page says as HTML for the page. Its pictures are not those on the
// first screen.
func (s *catalog) part(p *page, own *story, body content.Body) string {
	show := s.inText(p, own)
	show(resolvedImage{})
	return s.partWith(p, own, body, s.href, show)
}

// partWith writes a part of what a page says as HTML.
func (s *catalog) partWith(p *page, own *story, body content.Body, address func(string) string, show func(resolvedImage) string) string {
	return s.fillWith(p, &story{Words: own.WithBody(&body)}, address, show)
}

// textIn is the words of HTML: what stands in different blocks is divided by a space.
func textIn(text string) string {
	var b strings.Builder
	z := xhtml.NewTokenizer(strings.NewReader(text))
	skip := 0
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case xhtml.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case xhtml.StartTagToken:
			if name, _ := z.TagName(); string(name) == "svg" {
				skip++
			} else if !inline[string(name)] {
				b.WriteByte(' ')
			}
		case xhtml.EndTagToken:
			if name, _ := z.TagName(); string(name) == "svg" {
				skip--
			} else if !inline[string(name)] {
				b.WriteByte(' ')
			}
		}
	}
}

// inline are the elements within a word or a line.
var inline = map[string]bool{"a": true, "abbr": true, "b": true, "code": true, "del": true, "em": true, "i": true, "span": true, "strong": true, "sub": true, "sup": true, "time": true}

// entryItems are the entries of a live story as its own feeds show them, the newest first.
func (s *catalog) entryItems(p *page, own *story) []Item {
	a := p.article
	if a.Kind != content.Live || own.whole == nil {
		return nil
	}
	var all []Item
	about := s.itemAbout(p)
	for i := len(own.whole.Body().Entries) - 1; i >= 0 && len(all) < s.cfg.Feeds.Size; i-- {
		e := a.Entries[i]
		_, text := own.whole.Body().Entry(i)
		written := s.partWith(p, own, text, s.canonical, inFeed)
		if own.whole.Body().Blocks {
			written = s.withoutPlayers(a.Lang.Text, forFeeds(written))
		}
		item := about
		item.Title, item.URL, item.Published, item.Modified, item.Image = own.whole.Body().Entries[i].Title, s.canonical(p.path)+"#"+e.ID, e.At, e.At, nil
		item.Description = shortened(textIn(written))
		item.HTML = strings.ReplaceAll(item.block(written), `<a href="#`, `<a href="`+html.EscapeString(s.canonical(p.path))+`#`)
		all = append(all, item)
	}
	return all
}

// gist is how much of an entry the list of a feed reader shows, in bytes.
const gist = 200

// shortened is the beginning of a text, as an item of a feed needs it beside the whole.
func shortened(text string) string {
	if len(text) <= gist {
		return text
	}
	at := strings.LastIndexByte(text[:gist], ' ')
	if at < 0 {
		return text
	}
	return text[:at] + " …"
}

// follow is the sentence below the introduction of a live story in feeds of lists.
func (s *catalog) followLive(p *page) string {
	link := `<a href="` + html.EscapeString(s.canonical(p.path)) + `">` + html.EscapeString(s.words.Say("live.all")) + `</a>`
	return "<p>" + link + "</p>"
}

// ComingEntries are the entries of live stories that are held back although their story is not, or
// not any more by then.
func (s *Structure) ComingEntries() (all []HeldBack) {
	for _, a := range s.all {
		if a.Draft || a.Broken || a.Withdrawn != nil {
			continue
		}
		for _, e := range a.Entries {
			if e.At.After(s.opt.Now) && e.At.After(a.Release()) && (a.Expires.IsZero() || e.At.Before(a.Expires.Time)) {
				all = append(all, HeldBack{File: a.File, Reason: "entry", Until: e.At})
			}
		}
	}
	return all
}

// entryInstants are when a live story changes by itself.
func entryInstants(a *content.Outline) (all []time.Time) {
	for _, e := range a.Entries {
		all = append(all, e.At)
	}
	if !a.Ended.IsZero() {
		all = append(all, a.Ended.Time)
	}
	return all
}
