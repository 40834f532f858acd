package diag

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Lines answers many positions in one text without reading it each time. It is
// quickest when the questions come in the order of the text. It is not for use by
// several goroutines at once.
type Lines struct {
	file   string
	text   []byte
	starts []int // the offset of each line; filled at the first question

	// The last answer: the next one on its line counts on from there, because a
	// paragraph of many links may be one long line.
	line, offset, column int

	joined []joined
}

var newline = []byte("\n")

// NewLines prepares to locate offsets in a file's text.
func NewLines(file string, text []byte) *Lines { return &Lines{file: file, text: text} }

// At is the same as Locate.
func (l *Lines) At(offset int) Position {
	if l.joined != nil {
		if own, from := l.part(offset); own != l {
			return own.At(offset - from)
		}
	}
	if l.starts == nil {
		l.starts = make([]int, 1, 1+bytes.Count(l.text, newline))
		for at := bytes.IndexByte(l.text, '\n') + 1; at > l.starts[len(l.starts)-1]; at += bytes.IndexByte(l.text[at:], '\n') + 1 {
			l.starts = append(l.starts, at)
		}
	}
	offset = character(l.text, offset)
	line := sort.SearchInts(l.starts, offset+1) // the number of lines that start at or before offset
	from, column := l.starts[line-1], 1
	if line == l.line && l.offset <= offset {
		from, column = l.offset, l.column
	}
	column += utf8.RuneCount(l.text[from:offset])
	l.line, l.offset, l.column = line, offset, column
	return Position{File: l.file, Line: line, Column: column}
}

// reach is how far behind a place Find looks, in bytes.
const reach = 10000

// Offset is the place in the text of a position that At gave.
func (l *Lines) Offset(p Position) int {
	if own, from := l.partOf(p.File); own != l {
		return from + own.Offset(p)
	}
	l.At(0) // the starts
	if p.Line < 1 || p.Line > len(l.starts) {
		return 0
	}
	at := l.starts[p.Line-1]
	for range p.Column - 1 {
		_, size := utf8.DecodeRune(l.text[at:])
		at += size
	}
	return at
}

// Find is the place of the byte at offset of words, where they next stand from
// near on; ok is false when they do not stand within some lines.
func (l *Lines) Find(near Position, words string, offset int) (at Position, ok bool) {
	if own, _ := l.partOf(near.File); own != l {
		return own.Find(near, words, offset)
	}
	l.At(0) // the starts
	if near.Line < 1 || near.Line > len(l.starts) {
		return near, false
	}
	from := l.starts[near.Line-1]
	for range near.Column - 1 {
		_, size := utf8.DecodeRune(l.text[from:])
		from += size
	}
	n := bytes.Index(l.text[from:min(from+reach, len(l.text))], []byte(words))
	if n < 0 {
		return near, false
	}
	return l.At(from + n + offset), true
}
