package diag

import (
	"sort"
	"unicode/utf8"
)

// Lines answers many positions in one text without reading it each time.
type Lines struct {
	file   string
	text   []byte
	starts []int // the offset of each line; filled at the first question
}

// NewLines prepares to locate offsets in a file's text.
func NewLines(file string, text []byte) *Lines { return &Lines{file: file, text: text} }

// At is the same as Locate.
func (l *Lines) At(offset int) Position {
	if l.starts == nil {
		l.starts = []int{0}
		for i, c := range l.text {
			if c == '\n' {
				l.starts = append(l.starts, i+1)
			}
		}
	}
	offset = min(max(offset, 0), len(l.text))
	line := sort.SearchInts(l.starts, offset+1) // the number of lines that start at or before offset
	return Position{File: l.file, Line: line, Column: 1 + utf8.RuneCount(l.text[l.starts[line-1]:offset])}
}
