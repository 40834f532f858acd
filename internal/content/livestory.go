package content

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// A live story is an article of the kind "live": below an introduction stand entries, each
// under a heading of the second level that begins with its time. They may be written
// newest first or oldest first. As soon as the text is parsed its tree is put in the order
// of time, so that whatever is numbered after that (citations, headings, charts) is
// numbered from the oldest entry, and stays what it is when an entry is added; and so that
// what waits for its time stands at the end of everything.

// Live is the kind of articles that are live stories.
const Live = "live"

// entryHeading is a heading that begins an entry.
type entryHeading struct {
	*ast.Heading
	at    diag.Position
	civil time.Time // as written, as if in UTC
	dayed bool      // its day is written
	below []ast.Node
}

// id is that of the entry on its page.
func (e *entryHeading) id() string {
	form := "2006-01-02-1504"
	if e.civil.Second() > 0 {
		form += "05"
	}
	return "at-" + e.civil.Format(form)
}

// division is how the text of a live story is divided. Nil is that of any other document.
type division struct {
	entries []*entryHeading // oldest first
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

// firstDay is the day of the article, from which that of the first entry follows.
func (p divided) firstDay() time.Time {
	written := p.key("date").Text
	day, _ := time.Parse(time.DateOnly, written[:min(len(written), len(time.DateOnly))])
	return day
}

// divide finds the entries of a live story, and puts them in the order of time.
func (c *composed) divide(first time.Time) {
	d, day := &division{}, first
	c.division = d
	var last *entryHeading
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
			}
			continue
		}
		if e := c.entryOf(h, day); e != nil {
			d.entries, last, day = append(d.entries, e), e, e.civil.Truncate(24*time.Hour)
		}
	}
	d.undated(first)
	d.ordered()
	d.distinct()
	for _, e := range d.entries {
		for _, n := range append([]ast.Node{e.Heading}, e.below...) {
			c.doc.RemoveChild(c.doc, n)
			c.doc.AppendChild(c.doc, n)
		}
	}
}

// entryTime is the time with which the heading of an entry begins.
var entryTime = regexp.MustCompile(`^(?:(\d{4}-\d{2}-\d{2})[ T]+)?(\d{2}:\d{2}(?::\d{2})?)(?:\s+|$)`)

// entryOf reads the time of an entry's heading, and takes it off its text. The day is that of
// the entry above; nil: the heading has no time.
func (c *composed) entryOf(h *ast.Heading, day time.Time) *entryHeading {
	e := &entryHeading{Heading: h, at: c.lines.At(c.start + max(0, h.Pos()))}
	written := headingText(h, c.source())
	m := entryTime.FindSubmatch(written)
	if m == nil {
		c.division.problem(e.at, "no-time", "begin it with its time, as in  ## 14:05 The title,  or  ## 2026-11-28 14:05 The title;  a heading within an entry begins with ###",
			"in a live story each heading of the second level is an entry, and this one does not begin with a time")
		return nil
	}
	var err error
	if e.dayed = len(m[1]) > 0; e.dayed {
		if day, err = time.Parse(time.DateOnly, string(m[1])); err != nil {
			c.division.problem(e.at, "bad-time", "write a day that there is, as in  ## 2026-11-28 14:05 The title", "%q is no day", m[1])
			return nil
		}
	}
	clock, err := time.Parse(time.TimeOnly, (string(m[2]) + ":00")[:len(time.TimeOnly)])
	if err != nil {
		c.division.problem(e.at, "bad-time", "write a time from 00:00 to 23:59, as in  ## 14:05 The title", "%q is no time", m[2])
		return nil
	}
	e.civil = time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), clock.Second(), 0, time.UTC)
	withoutStart(h, h.Lines().At(0).Start+len(m[0]))
	if strings.TrimSpace(plain(h, c.source())) == "" {
		c.division.problem(e.at, "untitled-entry", "write behind the time what happened, as in  ## 14:05 The title", "this entry has no title")
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

// undated reports the second of two entries whose day cannot be told: below one of a later day
// than that of the article, 23:50 may be of that day, or of the one before it.
func (d *division) undated(first time.Time) {
	if len(d.entries) != 2 {
		return
	}
	above, e := d.entries[0], d.entries[1]
	if day := above.civil.Truncate(24 * time.Hour); above.dayed && !e.dayed && day.After(first) && e.civil.After(above.civil) {
		clock := e.civil.Format(" 15:04 …")
		d.problem(e.at, "entry-order", "write its day:  ## "+day.AddDate(0, 0, -1).Format(time.DateOnly)+clock+"  or  ## "+day.Format(time.DateOnly)+clock,
			"the day of this entry cannot be told: below one of another day it may be of that day, or of the one before")
	}
}

// ordered sorts the entries, and reports those that stand neither newest first nor oldest
// first, as most of them do.
func (d *division) ordered() {
	falling, first := 0, 1
	if len(d.entries) > 2 && !d.entries[0].dayed && d.entries[1].dayed {
		first = 2 // the day of the first may be forgotten
	}
	for i := first; i < len(d.entries); i++ {
		falling += d.entries[i-1].civil.Compare(d.entries[i].civil)
	}
	newestFirst := falling > 0
	order := "oldest first"
	if newestFirst {
		order = "newest first"
	}
	for i := 1; i < len(d.entries); i++ {
		above, e := d.entries[i-1], d.entries[i]
		if c := above.civil.Compare(e.civil); c == 0 || (c > 0) == newestFirst {
			continue
		}
		if i == 1 && !above.dayed {
			e = above
		}
		hint := "put it in its place"
		if !e.dayed {
			day := e.civil
			if newestFirst {
				day = day.AddDate(0, 0, -1)
			} else {
				day = day.AddDate(0, 0, 1)
			}
			hint += ", or write the day that it is of:  ## " + day.Format(time.DateOnly) + e.civil.Format(" 15:04 …")
		}
		d.problem(e.at, "entry-order", hint, "the entry of %s stands out of order: the others are written %s", e.civil.Format("2006-01-02 15:04"), order)
	}
	slices.SortStableFunc(d.entries, func(a, b *entryHeading) int { return a.civil.Compare(b.civil) })
}

// distinct reports two entries of one time, by which each is known.
func (d *division) distinct() {
	for i := 1; i < len(d.entries); i++ {
		a, b := d.entries[i-1], d.entries[i]
		if !a.civil.Equal(b.civil) {
			continue
		}
		if cmp.Compare(a.at.Line, b.at.Line) > 0 {
			a, b = b, a
		}
		d.list = append(d.list, diag.Errorf(b.at, "same-time", "there are two entries of %s, and an entry is known by its time", b.civil.Format("15:04")).With(a.at).
			WithHint("give the later one seconds:  ## %s:30 …", b.civil.Format("15:04")))
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
	c := e.civil
	at := time.Date(c.Year(), c.Month(), c.Day(), c.Hour(), c.Minute(), c.Second(), 0, in.rules.Zone)
	if at.Hour() != c.Hour() || at.Minute() != c.Minute() {
		in.problem(e.at, "bad-time", "write the time that clocks showed", "there was no %s on that day: clocks went forward", c.Format("15:04"))
	}
	for _, other := range []*ast.Heading{e.Heading, in.given[e.id()]} {
		if other != nil && idOf(other) != "" {
			in.problem(in.idAt(other), "bad-heading-id", "delete  {#"+idOf(other)+"}", "an entry of a live story has the id of its time, %q, and no heading has that or gives it another", e.id())
		}
	}
	var cited []int
	for _, i := range in.books.order {
		cited = append(cited, (*in.books.references)[i].Cited)
	}
	in.entries = append(in.entries, LiveEntry{At: at, ID: e.id(), Anchors: len(in.headings), Frames: len(in.embeds.origins), Studies: len(in.studies), Cited: cited})
	in.told = append(in.told, EntryWords{
		Title: in.rules.style().Text(title), At: e.at, Questions: len(in.questions), Films: len(in.embeds.films), Dates: len(in.embeds.dated),
		Recordings: len(in.recordings), Words: in.words,
	})
	in.headings = append(in.headings, Heading{e.Level, e.id(), title})
	in.lastHeading = e.Heading
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
			in.list = append(in.list, diag.Warningf(in.at(h), "not-live", "this heading begins with a time, and the article is no live story").
				WithHint("for entries that are dated, newest first, write  kind: live  in the front matter; otherwise begin the heading with a word"))
			return
		}
	}
}

// times checks the entries of a live story against its other dates.
func (h *headerDecoder) times(a *Article) {
	for i, e := range a.Entries {
		at := a.Body.Entries[i].At
		switch {
		case !a.Date.IsZero() && e.At.Before(a.Date.Time):
			h.add(diag.Errorf(at, "date-order", "this entry is of %s, before the article's date, %s", e.At.Format("2006-01-02 15:04"), a.Date.ISO()).
				WithHint("check both; where the day of an entry is another than that of the one above it, write it:  ## 2026-11-28 14:05 …"))
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
		h.Problem("ended", "not-live", "write  kind: live,  or delete the line", `only a live story has a key "ended"`)
	case a.Ended.Day:
		h.Problem("ended", "no-time", "write  ended: "+a.Ended.ISO()+"T18:00", "the end of a live story has a time, too")
	case a.Ended.Time.Before(a.Date.Time):
		h.Problem("ended", "date-order", "check both dates", `"ended" is before "date"`)
	}
}
