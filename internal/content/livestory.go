package content

import (
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// A live story is an article of the kind "live": below an introduction stand entries, each
// under a heading of the second level that begins with its time. They may be written
// newest first or oldest first. As soon as the text is parsed its tree is put in the order
// of time, so that whatever is numbered after that (citations, headings, charts) is
// numbered from the oldest entry, and stays what it is when an entry is added; and so that
// what waits for its time stands at the end of everything.

// Live is the kind of articles that are live stories.
const Live = "live"

// division is how the text of a live story is divided. Nil is that of any other document.
type division struct {
	entries []*entryHeading // oldest first
	first   time.Time       // the day of the article
	end     time.Time       // that on which the story ended; zero: it goes on
	zone    *time.Location
	unread  bool // the time of an entry cannot be read
	list    diag.List
}

// entry finds the entry that a heading begins.
func (d *division) entry(n ast.Node) *entryHeading {
	if d == nil {
		return nil
	}
	for _, e := range d.entries {
		if e.Heading == n {
			return e
		}
	}
	return nil
}

func (d *division) problem(at diag.Position, code, hint, format string, args ...any) {
	d.list = append(d.list, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
}

// key is the value of a key of the front matter, as text.
func (p divided) key(name string) frontmatter.Value {
	for _, e := range p.header.Entries {
		if e.Key == name {
			return e.Value
		}
	}
	return frontmatter.Value{}
}

func (p divided) isLive() bool { return p.key("kind").Text == Live }

// dayOf is the day that a key of the front matter names; zero: none.
func (p divided) dayOf(key string) time.Time {
	written, problem := civildate.Parse(p.key(key).Text, p.clocks())
	if problem != nil {
		return time.Time{}
	}
	return day(written.Time)
}

// clocks is the zone in whose time entries are written.
func (p divided) clocks() *time.Location {
	if p.zone == nil {
		return time.UTC
	}
	return p.zone
}

// divide finds the entries of a live story, and puts them in the order of time.
func (c *composed) divide(first, end time.Time, zone *time.Location) {
	d := &division{first: first, end: end, zone: zone}
	c.division = d
	var last *entryHeading
	var introduction []ast.Node
	for n := c.doc.FirstChild(); n != nil; n = n.NextSibling() {
		if notes, ok := n.(*extast.FootnoteList); ok {
			at := c.lines.At(c.start + max(0, notes.FirstChild().Pos()))
			d.problem(at, "live-footnote", "say it in the text, or cite a reference:  [@id]", "a live story has no footnotes: entries are read one by one")
			continue
		}
		h, ok := n.(*ast.Heading)
		if !ok || h.Level != 2 {
			if last != nil {
				last.below = append(last.below, n)
			} else if len(d.entries) == 0 {
				introduction = append(introduction, n)
			}
			continue
		}
		last = nil
		if e := c.entryOf(h); e != nil {
			d.entries, last = append(d.entries, e), e
		}
	}
	c.raise(introduction)
	d.inTime()
	for _, e := range d.entries {
		for _, n := range append([]ast.Node{e.Heading}, e.below...) {
			c.doc.RemoveChild(c.doc, n)
			c.doc.AppendChild(c.doc, n)
		}
	}
}

// entryOf reads the heading of an entry, and takes its time off its text; nil: the heading has
// no time.
func (c *composed) entryOf(h *ast.Heading) *entryHeading {
	e := &entryHeading{Heading: h, at: c.lines.At(c.start + max(0, h.Pos()))}
	written := headingText(h, c.source())
	length := e.read(string(written), c.division)
	if length == 0 {
		return nil
	}
	withoutStart(h, h.Lines().At(0).Start+length)
	if strings.TrimSpace(plain(h, c.source())) == "" {
		c.division.problem(e.at, "untitled-entry", "write what happened after the time, as in  ## 14:05 The title", "this entry has no title")
	}
	return e
}

// headingText is a heading as it is written.
func headingText(h *ast.Heading, source []byte) []byte {
	if h.Lines().Len() == 0 {
		return nil
	}
	line := h.Lines().At(0)
	return line.Value(source)
}

// withoutStart takes the text of a heading away that stands before an offset of the source.
func withoutStart(h *ast.Heading, offset int) {
	for {
		first, ok := h.FirstChild().(*ast.Text)
		if !ok || first.Segment.Start >= offset {
			return
		}
		if first.Segment.Stop > offset {
			first.Segment.Start = offset
			return
		}
		h.RemoveChild(h, first)
	}
}

// reserve keeps the ids of the entries from other headings.
func (in *validator) reserve() {
	if in.text.division == nil {
		return
	}
	for _, e := range in.text.division.entries {
		in.ids.take(e.id())
	}
}

// entry notes where an entry begins.
func (in *validator) entry(e *entryHeading, title string) {
	for _, other := range []*ast.Heading{e.Heading, in.given[e.id()]} {
		if other != nil && idOf(other) != "" {
			what := "an entry of a live story has an id already, made of its time: %q"
			if other != e.Heading {
				what = "the id %q is that of an entry of this live story"
			}
			in.problem(in.idAt(other), "bad-heading-id", "delete  {#"+idOf(other)+"}", what, e.id())
		}
	}
	var cited []int
	for _, i := range in.books.order {
		cited = append(cited, (*in.books.references)[i].Cited)
	}
	in.entries = append(in.entries, LiveEntry{At: e.instant, ID: e.id(), Anchors: len(in.headings), Frames: len(in.embeds.origins), Studies: len(in.studies), Cited: cited})
	in.told = append(in.told, EntryWords{
		Title: in.rules.style().Text(title), At: e.at, Questions: len(in.questions), Films: len(in.embeds.films), Dates: len(in.embeds.dated),
		Recordings: len(in.recordings), Words: in.words.total(),
	})
	in.headings = append(in.headings, Heading{Level: e.Level, ID: e.id(), Text: title})
	in.lastHeading = e.Heading
}

// noEntry reports a heading that looks like that of an entry, and is none.
func (in *validator) noEntry(h *ast.Heading) {
	if h.Level == 1 || !entryTime.Match(headingText(h, in.source)) {
		return // a heading of the first level is told for itself
	}
	for n := h.Parent(); n != nil; n = n.Parent() {
		if block, ok := n.(*directive.Node); ok && len(block.Faults) > 0 {
			return // it may not be ended
		}
	}
	if h.Parent().Kind() == ast.KindDocument {
		in.problem(in.at(h), "no-entry", "write ## for an entry; otherwise begin with a word", "this heading begins with a time but is not an entry, because entries begin with ##")
		return
	}
	in.problem(in.at(h), "no-entry", "put it below the quotation, list or box; if it is not an entry, begin it with a word",
		"this heading begins with a time but is not an entry, because it is inside a quotation, a list or a box")
}

// placed tells the entries where they begin in a body.
func (b *Body) placed(entries []LiveEntry) {
	n := 0
	for i, g := range b.Placeholders {
		if g.Kind == EntryStart {
			entries[n].Targets = i
			n++
		}
	}
}

// timed warns of headings that begin with a time where there are no entries.
func (in *validator) timed(p divided, doc ast.Node) {
	if kind := p.key("kind").Text; kind != "" && kind != Kinds[0] || in.books.references == nil {
		return
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level != 2 {
			continue
		}
		if entryTime.Match(headingText(h, in.source)) {
			in.list = append(in.list, diag.Warningf(in.at(h), "not-live", "this heading begins with a time, but the article is not a live story").
				WithHint("to write dated entries, newest first, add  kind: live  to the front matter; otherwise begin the heading with a word"))
			return
		}
	}
}

// times checks the entries of a live story against its other dates.
func (h *headerDecoder) times(a *Article) {
	for i, e := range a.Entries {
		at := a.Body().Entries[i].At
		switch {
		case !a.Date.IsZero() && e.At.Before(a.Date.Time):
			h.add(diag.Errorf(at, "date-order", "this entry is of %s, before the article's date, %s", e.At.Format("2006-01-02 15:04"), a.Date.ISO()).
				WithHint("write the day of the entry, as in  ## %s 14:05 …,  or in the front matter  date: %s", a.Date.Time.Format(time.DateOnly), e.At.Format("2006-01-02T15:04")))
		case !a.Ended.IsZero() && e.At.After(a.Ended.Time):
			h.add(diag.Errorf(at, "date-order", "this entry is of %s, after the end of the story, %s", e.At.Format("2006-01-02 15:04"), a.Ended.ISO()).
				WithHint("delete the key  ended,  or write a later time there"))
		}
	}
}

// ended reads when a live story ended.
func (h *headerDecoder) ended(a *Article) {
	a.Ended = h.Moment("ended", h.rules.Zone)
	switch {
	case a.Ended.IsZero():
	case a.Kind != Live:
		h.add(diag.Errorf(h.nearest("ended", "kind"), "not-live", `only a live story has a key "ended"`).WithHint("write  kind: live,  or delete the line"))
	case a.Ended.Day:
		h.Problem("ended", "no-time", "write  ended: "+a.Ended.ISO()+"T18:00", "the end of a live story has a time, too")
	case a.Ended.Time.Before(a.Date.Time):
		h.add(diag.Errorf(h.nearest("ended", "date"), "date-order", `"ended" is before "date"`).WithHint("check both dates"))
	}
}
