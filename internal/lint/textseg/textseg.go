// Package textseg is the words of a document, with the place of every one.
//
// A Text is a list of Blocks: a paragraph, a heading, an item of a list, a cell
// of a table, a picture's caption. A Block's Text is what a reader sees of it: no
// marks of Markdown, typographic quotation marks, spaces for line ends. Its parts
// are Spans of bytes: Sentences, Quotations, Words, Links. At says where in the
// file a byte of it was written, so that a finding can be shown there.
//
//	for i := range text.Blocks {
//		b := &text.Blocks[i]
//		for _, s := range b.Sentences() {
//			fmt.Println(b.At(s.From), b.Cut(s))
//		}
//	}
//
// Whoever has parsed a document makes its Text with a Builder. A Text remembers
// its quotations, so one goroutine at a time may use it.
//
// Who reads every word of many texts keeps a Division, which finds sentences and
// words in one pass and in the same memory each time. A Word of it knows its Form:
// the spelling, met before in all likelihood, with its syllables. A Gloss is what
// somebody else knows of forms, such as the words of which a rule speaks. A Meter
// scores what was divided; Readability does all of this for a text.
//
// Everything here is about form: it can tell how long a sentence is, and never
// whether it is true. The rules of sentences and syllables are those of English.
package textseg

import (
	"galen/internal/diag"
)

// Kind is what a Block is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading        // Level 2 to 6
	Item           // of a list; Level 1 is the outermost list
	Cell           // of a table; Level 1 is a cell of its head
	Quote          // what stands in a block quotation, whatever else it is there
	Caption        // under a picture
	Picture        // a picture's description, for those who cannot see it
	Note           // a footnote
	Term           // what a definition list defines
	Code           // a block of code
	Derived        // a sentence that a block makes of its numbers
)

var kinds = [...]string{"paragraph", "heading", "item", "cell", "quote", "caption", "picture", "note", "term", "code", "derived"}

// String gives the kind's name, in lower case.
func (k Kind) String() string { return kinds[k] }

// Text is the words of a document, in the order of the file.
type Text struct {
	File   string
	Blocks []Block

	lines *diag.Lines
}

// Block is a stretch of text that no sentence leaves.
type Block struct {
	Kind  Kind
	Level int
	Text  string
	Links []Link
	Notes []int  // offsets of Text at which a footnote or a reference is referred to
	Cites []Cite // those of references
	Code  []Span // what stands between backquotes

	places     []place
	lines      *diag.Lines
	quotations []Span
	quotesRead bool // whether those are known
}

// Span is a part of a Block: the bytes of its Text from From up to To.
type Span struct{ From, To int }

// Len is the number of bytes.
func (s Span) Len() int { return s.To - s.From }

// Holds reports whether the byte at offset is in the span.
func (s Span) Holds(offset int) bool { return s.From <= offset && offset < s.To }

// Link is linked text.
type Link struct {
	Span
	Address string // as it is written in the file
}

// Cite is a place of a Block's Text, behind a sentence or a word of it, at which
// references are cited.
type Cite struct {
	At  int // offset of Text
	IDs []string
}

// Cut is the text of a span.
func (b *Block) Cut(s Span) string { return b.Text[s.From:s.To] }

// At is the place in the file of the byte at offset of Text. Offsets outside are
// moved to the nearest end.
func (b *Block) At(offset int) diag.Position {
	if b.lines == nil {
		return diag.Position{}
	}
	return b.lines.At(b.Offset(offset))
}

// Running reports whether the block is written in sentences, as paragraphs, items
// and quotations are, and not in labels, as headings and cells.
func (b *Block) Running() bool { return b.Kind == Paragraph || b.Kind == Item || b.Kind == Quote }
