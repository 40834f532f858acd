package prose

import (
	"bytes"

	"galen/internal/diag"
)

// Builder makes a Text from left to right. Between Begin and End come the words
// of one block; blocks do not nest.
type Builder struct {
	text   Text
	lines  *diag.Lines
	block  Block
	words  []byte  // of the block
	places []place // of all blocks
	first  int     // the block's first place
	from   int     // where the open link begins, -1 when none is open
	to     string  // its address
}

// NewBuilder makes a builder for the words of a file whose whole text is source:
// offsets in it become lines and columns.
func NewBuilder(file string, source []byte) *Builder {
	lines := diag.NewLines(file, source)
	return &Builder{
		text: Text{File: file, Blocks: make([]Block, 0, 32), lines: lines}, lines: lines,
		words: make([]byte, 0, 2048), places: make([]place, 0, 256), from: -1,
	}
}

// Begin begins a block.
func (b *Builder) Begin(kind Kind, level int) {
	b.block = Block{Kind: kind, Level: level, lines: b.lines}
	b.words, b.first, b.from = b.words[:0], len(b.places), -1
}

// Write adds text that stands in the file, byte for byte, at an offset.
func (b *Builder) Write(text string, source int) { b.Put(text, source, len(text)) }

// Copy is Write for bytes.
func (b *Builder) Copy(text []byte, source int) {
	if len(text) > 0 {
		b.place(len(text), source, len(text))
		b.words = append(b.words, text...)
	}
}

// Put adds text that is written otherwise in the file, in the length bytes from
// source on, such as ’ for '.
func (b *Builder) Put(text string, source, length int) {
	if text != "" {
		b.place(len(text), source, length)
		b.words = append(b.words, text...)
	}
}

// place notes where the next size bytes are written.
func (b *Builder) place(size, source, length int) {
	if size == length && b.continues(source) {
		b.places[len(b.places)-1].length += length
		return
	}
	b.places = append(b.places, place{len(b.words), source, length})
}

// continues reports whether the last place is byte for byte and ends at source.
func (b *Builder) continues(source int) bool {
	if len(b.places) == b.first {
		return false
	}
	last := b.places[len(b.places)-1]
	return last.source+last.length == source && last.length == len(b.words)-last.text
}

// Len is how many bytes the block has so far.
func (b *Builder) Len() int { return len(b.words) }

// Link begins a link, which lasts until Unlink.
func (b *Builder) Link(address string) { b.from, b.to = len(b.words), address }

// Unlink ends the link.
func (b *Builder) Unlink() {
	if b.from >= 0 {
		b.block.Links = append(b.block.Links, Link{Span{b.from, len(b.words)}, b.to})
	}
	b.from = -1
}

// Note says that a footnote is referred to here.
func (b *Builder) Note() { b.block.Notes = append(b.block.Notes, len(b.words)) }

// Code says that the text from an offset of the block on stood between backquotes.
func (b *Builder) Code(from int) { b.block.Code = append(b.block.Code, Span{from, len(b.words)}) }

// End ends the block. One without text is dropped.
func (b *Builder) End() {
	if len(bytes.TrimSpace(b.words)) == 0 {
		return
	}
	b.block.Text, b.block.places = string(b.words), b.places[b.first:len(b.places):len(b.places)]
	b.text.Blocks = append(b.text.Blocks, b.block)
}

// Text is what has been built. The builder is not used again.
func (b *Builder) Text() *Text { return &b.text }
