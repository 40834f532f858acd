package content

import (
	"slices"
	"strings"
	"time"

	"galen/internal/blocks/risk"
	"galen/internal/diag"
	"galen/internal/memo"
)

// Body is the HTML of a document, with placeholders where it refers to the rest of the
// site, and what else its own page alone asks for. It is stored as the segments between them: Segments[0],
// Placeholders[0], Segments[1], …, so there is one segment more than there are placeholders.
type Body struct {
	Segments     []string
	Placeholders []Placeholder
	Headings     Headings
	Words        int
	Minutes      int             // to read them
	Blocks       bool            // as of its Words
	Questions    []Question      // of blocks of frequently asked ones
	Risks        []risk.Risk     // of blocks that show some, for Rules.Check and the files beside the text
	Studies      []*Study        `pack:"-"` // of blocks, likewise
	Recordings   []Recording     // of blocks of films and sound
	EmbedDates   []DatedEmbed    // of those and of posts
	Films        []FramedFilm    // elsewhere, which are shown
	Entries      []EntryWords    // of a live story, oldest first
	Letters      []string        // words that may be abbreviations, as in HTML; see Letters
	PapersAt     []diag.Position // where each of Shape.Papers stands
	Length       int             // of the pieces, in bytes
	Lead         int             // of the first
	Digest       memo.Digest     // of the pieces and gaps
}

// Body gives the body, which is not to be changed. That of an article that is kept in a ParseCache is read
// from there: the bodies of a newsroom are never all in memory. It is an empty one when the file of the
// article was changed since it was parsed; see ParseCache.Missing.
func (w *Words) Body() *Body {
	switch {
	case w.body != nil:
		return w.body
	case w.blob != nil:
		return w.blob.body(w.TextDigest)
	}
	return new(Body)
}

// WithBody is the words with another body.
func (w *Words) WithBody(b *Body) *Words {
	other := *w
	other.body, other.blob, other.TextDigest, other.Blocks, other.Shows = b, nil, b.Digest, b.Blocks, 0
	for _, p := range b.Placeholders {
		other.Shows |= 1 << p.Kind
	}
	return &other
}

// TargetAt is where the nth placeholder stands; nowhere when the body cannot be read again.
func (w *Words) TargetAt(n int) (at diag.Position) {
	if all := w.Body().Placeholders; n < len(all) {
		at = all[n].At
	}
	return at
}

// PaperAt is where the nth of Shape.Papers stands, likewise.
func (w *Words) PaperAt(n int) (at diag.Position) {
	if all := w.Body().PapersAt; n < len(all) {
		at = all[n]
	}
	return at
}

// Shown is a set of kinds of placeholders.
type Shown uint32

// Has reports whether one of the kinds is in the set.
func (s Shown) Has(kinds ...PlaceholderKind) bool {
	return s.Any(func(k PlaceholderKind) bool { return slices.Contains(kinds, k) })
}

// Any reports whether a kind that is wanted is in the set.
func (s Shown) Any(wanted func(PlaceholderKind) bool) bool {
	for k := PlaceholderKind(0); s>>k != 0; k++ {
		if s>>k&1 != 0 && wanted(k) {
			return true
		}
	}
	return false
}

// fits reports whether there is one segment more than there are placeholders.
func (b *Body) fits() bool { return len(b.Segments) == len(b.Placeholders)+1 }

// PlaceholderKind is what a Placeholder is to be filled with.
type PlaceholderKind int

// The kinds of placeholders.
const (
	LinkStart  PlaceholderKind = iota // <a href="…">, or nothing when the target may not be shown
	LinkEnd                           // </a>, or nothing, as its LinkStart
	Picture                           // the attributes src, width and height of an <img>
	BlockStart                        // a block of the site's own: what stands up to its BlockEnd goes into its template
	BlockEnd
	Film          // the attributes src, width and height of a <video>
	Sound         // the attribute src of an <audio>
	Poster        // the attribute poster of a <video>
	Captions      // the attribute src of a <track>; the fragment is the film
	Playing       // how long a recording plays and how large it is, in words
	Transcript    // the text of a file, as paragraphs
	Figure        // a table or a chart of a file of data
	StudyBox      // the facts of a study
	OfferedFigure // in a Target: one whose file readers can download, too
	EntryStart    // nothing: here begins the title of an entry of a live story
	EntryText     // nothing: here begins its text
	Download      // in a link to a file, before its end: of what kind and how large it is; the fragment is a size that the link says
)

// Placeholder is a reference to another part of the site.
type Placeholder struct {
	Kind     PlaceholderKind
	Target   string   // as written, without the fragment; empty for LinkEnd
	Fragment string   // without #
	Title    string   // of a link
	Language string   // in which it stands, where that is not the document's: a BCP 47 tag
	Args     []string // of a block: names and values by turns
	At       diag.Position
	Figure   *DataFigure // of that kind; what it says is in the digest of whatever shows it
	Study    *Study      // likewise
}

// Target is what a Placeholder is about.
type Target struct {
	Kind     PlaceholderKind
	Target   string
	Fragment string
}

// Heading is a heading of the body.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
	HTML  string // with its passages; "" of one without
}

// Headings are those of a body, packed: its own page alone asks for them, and the bodies of all
// articles are in memory.
type Headings string

func packed(list []Heading) Headings {
	if len(list) == 0 {
		return ""
	}
	return Headings(memo.Pack(list))
}

// List gives them in their order.
func (h Headings) List() (list []Heading) {
	if h != "" {
		memo.Unpack(string(h), &list, time.UTC)
	}
	return list
}

// Empty reports whether there is no text.
func (b *Body) Empty() bool { return b.Length == 0 && len(b.Placeholders) == 0 }

// shape is that of a body with these headings, but for its papers.
func (b *Body) shape(headings []Heading) (s Shape) {
	s.Minutes = max(1, b.Minutes)
	s.Targets = slices.Grow(s.Targets, len(b.Placeholders))
	for _, g := range b.Placeholders {
		kind := g.Kind
		if kind == Figure && g.Figure.Offered() {
			kind = OfferedFigure
		}
		s.Targets = append(s.Targets, Target{kind, g.Target, g.Fragment})
	}
	for _, study := range b.Studies {
		placed := *study
		placed.At = diag.Position{}
		s.Studies = append(s.Studies, placed)
	}
	s.Anchors = slices.Grow(s.Anchors, len(headings))
	for _, h := range headings {
		s.Anchors = append(s.Anchors, h.ID)
	}
	return s
}

// HasID reports whether a heading of the text has the id.
func (s *Shape) HasID(id string) bool { return slices.Contains(s.Anchors, id) }

// Unread reports whether the text has mistakes for which its headings are not known.
func (s *Shape) Unread() bool { return s.Faulty && len(s.Anchors) == 0 }

func (b *Body) digest() memo.Digest {
	h := memo.NewHasher()
	for i, p := range b.Segments {
		h.String(p)
		if i < len(b.Placeholders) {
			g := b.Placeholders[i]
			h.Int(int(g.Kind))
			h.String(g.Target)
			h.String(g.Fragment)
			h.String(g.Title)
			h.String(g.Language)
			h.Digest(memo.OfStrings(g.Args...))
		}
	}
	return h.Sum()
}

// Fill writes the body with its gaps filled. For each gap but LinkEnd, BlockStart and
// BlockEnd it asks fill, which returns what to write, or ok false to leave a link as plain
// text. For a Picture that may be a whole <picture>, up to the attributes of its <img>. For
// each block it asks block, with what stands in it.
func (b *Body) Fill(w *strings.Builder, fill func(Placeholder) (text string, ok bool), block func(p Placeholder, inside string) string) {
	f := filler{w: w, fill: fill, block: block}
	w.Grow(b.Length + 128*len(b.Placeholders)) // as a rule it is enough
	for i, p := range b.Segments {
		if i == len(b.Placeholders) {
			f.w.WriteString(f.closed(p))
			return
		}
		f.gap(f.closed(p), b.Placeholders[i])
	}
}

// filler fills the gaps of one body, in their order.
type filler struct {
	w        *strings.Builder
	fill     func(Placeholder) (string, bool)
	block    func(Placeholder, string) string
	shown    bool // the link that is open has a tag
	choosing bool // a <picture> is open, of which the <img> goes on
	outer    []outerText
}

// outerText is what was written before a block began, to go on with behind it.
type outerText struct {
	w     *strings.Builder
	start Placeholder
}

// closed is a piece of text with the end of the <picture> in it that is open.
func (f *filler) closed(piece string) string {
	if !f.choosing {
		return piece
	}
	f.choosing = false
	rest := restOfTag(piece)
	return piece[:rest] + "</picture>" + piece[rest:]
}

// gap writes a piece and what follows it.
func (f *filler) gap(piece string, p Placeholder) {
	const img, choice = "<img ", "<picture>"
	switch p.Kind {
	case LinkEnd:
		f.w.WriteString(piece)
		if f.shown {
			f.w.WriteString("</a>")
		}
		return
	case BlockStart:
		f.w.WriteString(piece)
		f.outer = append(f.outer, outerText{f.w, p})
		f.w = new(strings.Builder)
		return
	case BlockEnd:
		f.w.WriteString(piece)
		last := len(f.outer) - 1
		inside, outer := f.w.String(), f.outer[last]
		f.w, f.outer = outer.w, f.outer[:last]
		f.w.WriteString(f.block(outer.start, inside))
		return
	case LinkStart, Picture:
	}
	text, ok := f.fill(p)
	if f.choosing = ok && p.Kind == Picture && strings.HasPrefix(text, choice); f.choosing {
		piece = piece[:len(piece)-len(img)] // it comes at the end of text
	}
	f.w.WriteString(piece)
	if ok {
		f.w.WriteString(text)
	}
	if p.Kind == LinkStart {
		f.shown = ok
	}
}

// restOfTag is where the tag ends in which a text begins.
func restOfTag(html string) int {
	return tagEnd(html, -1)
}
