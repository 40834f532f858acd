package content

import (
	"slices"
	"strings"

	"galen/internal/blocks/risk"
	"galen/internal/diag"
	"galen/internal/memo"
)

// Body is the HTML of a document, with gaps where it refers to the rest of the
// site. It is stored as the pieces between the gaps: Pieces[0], Gaps[0],
// Pieces[1], …, so there is one piece more than there are gaps.
type Body struct {
	Segments     []string `pack:"-"` // nil when they are kept on a Shelf: ask Text
	Placeholders []Placeholder
	Headings     []Heading
	Words        int
	Blocks       bool            // there are some of the vocabulary, which have a style sheet of their own
	Questions    []Question      // of blocks of frequently asked ones
	Risks        []risk.Risk     `pack:"-"` // of blocks that show some, for Rules.Check
	Letters      []string        // words that may be abbreviations, as in HTML; see Letters
	PapersAt     []diag.Position // where each of Shape.Papers stands
	Length       int             // of the pieces, in bytes
	Lead         int             // of the first
	Digest       memo.Digest     // of the pieces and gaps

	blob *blobRef `pack:"-"`
}

// Text gives the pieces.
func (b *Body) Text() []string {
	if b.Segments == nil && b.blob != nil && b.Length+len(b.Placeholders) > 0 {
		return b.blob.text(b)
	}
	return b.Segments
}

// fits reports whether there is one piece more than there are gaps.
func (b *Body) fits() bool { return len(b.Segments) == len(b.Placeholders)+1 }

// PlaceholderKind is what a Gap is to be filled with.
type PlaceholderKind int

// The kinds of gaps.
const (
	LinkStart PlaceholderKind = iota // <a href="…">, or nothing when the target may not be shown
	LinkEnd                          // </a>, or nothing, as its LinkStart
	Picture                          // the attributes src, width and height of an <img>
)

// Placeholder is a reference to another part of the site.
type Placeholder struct {
	Kind     PlaceholderKind
	Target   string // as written, without the fragment; empty for LinkEnd
	Fragment string // without #
	Title    string // of a link
	At       diag.Position
}

// Target is what a Gap is about.
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
}

// Empty reports whether there is no text.
func (b *Body) Empty() bool { return b.Length == 0 && len(b.Placeholders) == 0 }

// shape is that of a body, but for its papers.
func (b *Body) shape() (s Shape) {
	s.Minutes = max(1, (b.Words+219)/220) // at 220 words a minute
	s.Targets = slices.Grow(s.Targets, len(b.Placeholders))
	for _, g := range b.Placeholders {
		s.Targets = append(s.Targets, Target{g.Kind, g.Target, g.Fragment})
	}
	s.Anchors = slices.Grow(s.Anchors, len(b.Headings))
	for _, h := range b.Headings {
		s.Anchors = append(s.Anchors, h.ID)
	}
	return s
}

// HasID reports whether a heading of the text has the id.
func (s *Shape) HasID(id string) bool { return slices.Contains(s.Anchors, id) }

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
		}
	}
	return h.Sum()
}

// Fill writes the body with its gaps filled. For each gap but LinkEnd it asks
// fill, which returns what to write, or ok false to leave a link as plain text. For
// a Picture that may be a whole <picture>, up to the attributes of its <img>.
func (b *Body) Fill(w *strings.Builder, fill func(Placeholder) (text string, ok bool)) {
	const img, choice = "<img ", "<picture>"
	shown, choosing := false, false
	w.Grow(b.Length + 128*len(b.Placeholders)) // as a rule it is enough
	for i, p := range b.Text() {
		if choosing {
			rest := restOfTag(p)
			w.WriteString(p[:rest])
			w.WriteString("</picture>")
			p, choosing = p[rest:], false
		}
		if i == len(b.Placeholders) {
			w.WriteString(p)
			return
		}
		if b.Placeholders[i].Kind == LinkEnd {
			w.WriteString(p)
			if shown {
				w.WriteString("</a>")
			}
			continue
		}
		text, ok := fill(b.Placeholders[i])
		if choosing = ok && b.Placeholders[i].Kind == Picture && strings.HasPrefix(text, choice); choosing {
			p = p[:len(p)-len(img)] // it comes at the end of text
		}
		w.WriteString(p)
		if ok {
			w.WriteString(text)
		}
		if b.Placeholders[i].Kind == LinkStart {
			shown = ok
		}
	}
}

// restOfTag is where the tag ends in which a text begins.
func restOfTag(html string) int {
	return tagEnd(html, -1)
}
