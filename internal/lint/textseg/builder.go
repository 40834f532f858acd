package textseg

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"galen/internal/diag"
)

// Builder makes a Text from left to right. Between Begin and End come the words
// of one block; blocks do not nest.
type Builder struct {
	file   string
	lines  *diag.Lines
	block  Block
	blocks []Block
	ends   []end   // of those
	words  []byte  // of all blocks
	start  int     // where the block begins in words
	places []place // of all blocks
	first  int     // the block's first place
	from   int     // where the open link begins, -1 when none is open
	to     string  // its address
}

// end is where the words and the places of a block end.
type end struct{ words, places int }

// drafts are builders whose text is made: the next one is written in their memory.
var drafts = sync.Pool{New: func() any { return &Builder{} }}

// NewBuilder makes a builder for the words of a file: lines tells the places of offsets
// in its whole text.
func NewBuilder(file string, lines *diag.Lines) *Builder {
	b := drafts.Get().(*Builder)
	b.file, b.lines, b.from = file, lines, -1
	return b
}

// Begin begins a block.
func (b *Builder) Begin(kind Kind, level int) {
	b.block = Block{Kind: kind, Level: level, lines: b.lines}
	b.cut()
}

// cut lets a block begin behind those that have ended.
func (b *Builder) cut() {
	var last end
	if n := len(b.ends); n > 0 {
		last = b.ends[n-1]
	}
	b.words, b.places = b.words[:last.words], b.places[:last.places]
	b.start, b.first, b.from = last.words, last.places, -1
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

// reach is how far behind a word the next one is sought, in bytes: for tags and spaces.
const reach = 200

// Spelled adds text that stands in the file, whose whole text is given, from an offset on,
// where it may be spelled otherwise: between marks, with other quotation marks or spaces. Each word gets the place
// where it is found; one that is not found, the place where it should be. It gives the
// offset behind the last word.
func (b *Builder) Spelled(text string, file []byte, source int) int {
	if bytes.HasPrefix(file[source:], []byte(text)) {
		b.Write(text, source)
		return source + len(text)
	}
	for from := 0; from < len(text); {
		end := from
		for end < len(text) && text[end] == ' ' {
			end++
		}
		word := text[end:]
		if n := strings.IndexByte(word, ' '); n >= 0 {
			word = word[:n]
		}
		b.Put(text[from:end], source, min(1, len(file)-source))
		source = b.word(word, file, source)
		from = end + len(word)
	}
	return source
}

// typed are marks as typesetting makes them, and what is typed for them.
var typed = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

// word adds one word of Spelled.
func (b *Builder) word(word string, file []byte, source int) (end int) {
	near := file[source:min(source+len(word)+reach, len(file))]
	if n := bytes.Index(near, []byte(word)); n >= 0 {
		b.Write(word, source+n)
		return source + n + len(word)
	}
	n := bytes.Index(near, []byte(typed.Replace(word)))
	if n < 0 {
		b.Put(word, source, min(1, len(near)))
		return source
	}
	at := source + n
	for _, c := range word {
		size := len(typed.Replace(string(c)))
		b.Put(string(c), at, size)
		at += size
	}
	return at
}

// place notes where the next size bytes are written.
func (b *Builder) place(size, source, length int) {
	if size == length && b.continues(source) {
		b.places[len(b.places)-1].length += int32(length)
		return
	}
	b.places = append(b.places, place{int32(b.Len()), int32(source), int32(length)})
}

// continues reports whether the last place is byte for byte and ends at source.
func (b *Builder) continues(source int) bool {
	if len(b.places) == b.first {
		return false
	}
	last := b.places[len(b.places)-1]
	return int(last.source+last.length) == source && int(last.length) == b.Len()-int(last.text)
}

// Len is how many bytes the block has so far.
func (b *Builder) Len() int { return len(b.words) - b.start }

// Link begins a link, which lasts until Unlink.
func (b *Builder) Link(address string) { b.from, b.to = b.Len(), address }

// Unlink ends the link.
func (b *Builder) Unlink() {
	if b.from >= 0 {
		b.block.Links = append(b.block.Links, Link{Span{b.from, b.Len()}, b.to})
	}
	b.from = -1
}

// Note says that a footnote is referred to here.
func (b *Builder) Note() { b.block.Notes = append(b.block.Notes, b.Len()) }

// Cite says that references are cited here, by their ids.
func (b *Builder) Cite(ids []string) {
	b.Note()
	b.block.Cites = append(b.block.Cites, Cite{b.Len(), ids})
}

// Code says that the text from an offset of the block on stood between backquotes.
func (b *Builder) Code(from int) { b.block.Code = append(b.block.Code, Span{from, b.Len()}) }

// End ends the block. One without text is dropped.
func (b *Builder) End() {
	if len(bytes.TrimSpace(b.words[b.start:])) > 0 {
		b.blocks = append(b.blocks, b.block)
		b.ends = append(b.ends, end{len(b.words), len(b.places)})
	}
}

// Text is what has been built. The builder is not used again.
func (b *Builder) Text() *Text {
	b.cut() // of a block that was dropped
	t := &Text{File: b.file, Blocks: slices.Clone(b.blocks), lines: b.lines}
	words, places := string(b.words), slices.Clone(b.places)
	var from end
	for i, to := range b.ends {
		t.Blocks[i].Text, t.Blocks[i].places = words[from.words:to.words], places[from.places:to.places:to.places]
		from = to
	}
	clear(b.blocks)
	*b = Builder{blocks: b.blocks[:0], ends: b.ends[:0], words: b.words[:0], places: b.places[:0]}
	drafts.Put(b)
	return t
}
