package prose

import (
	"strings"

	"galen/internal/diag"
)

// Builder makes a Text from left to right. Between Begin and End come the words
// of one block; blocks do not nest.
type Builder struct {
	text  Text
	lines *diag.Lines
	block Block
	words strings.Builder
	from  int    // where the open link begins, -1 when none is open
	to    string // its address
}

// NewBuilder makes a builder for the words of a file whose whole text is source:
// offsets in it become lines and columns.
func NewBuilder(file string, source []byte) *Builder {
	return &Builder{text: Text{File: file}, lines: diag.NewLines(file, source), from: -1}
}

// Begin begins a block.
func (b *Builder) Begin(kind Kind, level int) {
	b.block = Block{Kind: kind, Level: level, lines: b.lines}
	b.words.Reset()
	b.from = -1
}

// Write adds text that stands in the file, byte for byte, at an offset.
func (b *Builder) Write(text string, source int) { b.Put(text, source, len(text)) }

// Put adds text that is written otherwise in the file, in the length bytes from
// source on, such as ’ for '.
func (b *Builder) Put(text string, source, length int) {
	if text == "" {
		return
	}
	b.block.places = append(b.block.places, place{b.words.Len(), source, length})
	b.words.WriteString(text)
}

// Len is how many bytes the block has so far.
func (b *Builder) Len() int { return b.words.Len() }

// Link begins a link, which lasts until Unlink.
func (b *Builder) Link(address string) { b.from, b.to = b.words.Len(), address }

// Unlink ends the link.
func (b *Builder) Unlink() {
	if b.from >= 0 {
		b.block.Links = append(b.block.Links, Link{Span{b.from, b.words.Len()}, b.to})
	}
	b.from = -1
}

// Note says that a footnote is referred to here.
func (b *Builder) Note() { b.block.Notes = append(b.block.Notes, b.words.Len()) }

// Code says that the text from an offset of the block on stood between backquotes.
func (b *Builder) Code(from int) { b.block.Code = append(b.block.Code, Span{from, b.words.Len()}) }

// End ends the block. One without text is dropped.
func (b *Builder) End() {
	b.block.Text = b.words.String()
	if strings.TrimSpace(b.block.Text) != "" {
		b.text.Blocks = append(b.text.Blocks, b.block)
	}
}

// Text is what has been built. The builder is not used again.
func (b *Builder) Text() *Text { return &b.text }
