package article

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"galen/internal/diag"
	"galen/internal/memo"
)

// Body is the HTML of a document, with gaps where it refers to the rest of the
// site. It is stored as the pieces between the gaps: Pieces[0], Gaps[0],
// Pieces[1], …, so there is one piece more than there are gaps.
type Body struct {
	Pieces   []string
	Gaps     []Gap
	Headings []Heading
	Words    int
	Digest   memo.Digest // of the pieces and gaps
}

// GapKind is what a Gap is to be filled with.
type GapKind int

// The kinds of gaps.
const (
	LinkStart GapKind = iota // <a href="…">, or nothing when the target may not be shown
	LinkEnd                  // </a>, or nothing, as its LinkStart
	Picture                  // the attributes src, width and height of an <img>
)

// Gap is a reference to another part of the site.
type Gap struct {
	Kind     GapKind
	Target   string // as written, without the fragment; empty for LinkEnd
	Fragment string // without #
	Title    string // of a link
	At       diag.Position
}

// Heading is a heading of the body.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
}

// Empty reports whether there is no text.
func (b *Body) Empty() bool { return len(b.Pieces) == 0 || len(b.Pieces) == 1 && b.Pieces[0] == "" }

// HasID reports whether a heading of the body has the id.
func (b *Body) HasID(id string) bool {
	for _, h := range b.Headings {
		if h.ID == id {
			return true
		}
	}
	return false
}

// Minutes is the reading time at 220 words a minute, at least one.
func (b *Body) Minutes() int { return max(1, (b.Words+219)/220) }

// gapScheme marks, in the HTML that the Markdown renderer writes, the address
// of gap n as "galen-gap:n". No text can hold it: an address with an unknown
// scheme is refused when the text is inspected.
const gapScheme = "galen-gap:"

// cutGaps divides finished HTML at its gaps. In gaps stand the links and
// pictures by number; each link gets its LinkEnd here.
func cutGaps(html []byte, gaps []Gap) (Body, error) {
	b := Body{}
	rest := string(html)
	open := false // a link whose end has not been reached
	for {
		at, kind := strings.Index(rest, gapScheme), Picture
		if at >= 0 && strings.HasSuffix(rest[:at], `<a href="`) {
			kind = LinkStart
		}
		if end := strings.Index(rest, "</a>"); open && end >= 0 && (at < 0 || end < at) {
			b.Pieces, b.Gaps = append(b.Pieces, rest[:end]), append(b.Gaps, Gap{Kind: LinkEnd})
			rest, open = rest[end+len("</a>"):], false
			continue
		}
		if at < 0 {
			break
		}
		number, after, found := strings.Cut(rest[at+len(gapScheme):], `"`)
		n, err := strconv.Atoi(number)
		if !found || err != nil || n >= len(gaps) || gaps[n].Kind != kind {
			return Body{}, fmt.Errorf("gap %q is not where it was put", number)
		}
		before := rest[:at]
		if kind == LinkStart {
			before = strings.TrimSuffix(before, `<a href="`)
			_, after, _ = strings.Cut(after, ">") // a title, which the gap knows
			open = true
		} else {
			before = strings.TrimSuffix(before, `src="`)
		}
		b.Pieces, b.Gaps = append(b.Pieces, before), append(b.Gaps, gaps[n])
		rest = after
	}
	b.Pieces = append(b.Pieces, rest)
	b.Digest = b.digest()
	return b, nil
}

func (b *Body) digest() memo.Digest {
	h := memo.NewHasher()
	for i, p := range b.Pieces {
		h.String(p)
		if i < len(b.Gaps) {
			g := b.Gaps[i]
			h.Int(int(g.Kind))
			h.String(g.Target)
			h.String(g.Fragment)
			h.String(g.Title)
		}
	}
	return h.Sum()
}

// Fill writes the body with its gaps filled. For each gap but LinkEnd it asks
// fill, which returns what to write, or ok false to leave a link as plain text.
func (b *Body) Fill(w *bytes.Buffer, fill func(Gap) (text string, ok bool)) {
	shown := false
	for i, p := range b.Pieces {
		w.WriteString(p)
		if i == len(b.Gaps) {
			return
		}
		if b.Gaps[i].Kind == LinkEnd {
			if shown {
				w.WriteString("</a>")
			}
			continue
		}
		text, ok := fill(b.Gaps[i])
		if ok {
			w.WriteString(text)
		}
		if b.Gaps[i].Kind == LinkStart {
			shown = ok
		}
	}
}
