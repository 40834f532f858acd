package lsp

import (
	"bytes"
	"slices"
	"sort"
	"unicode/utf8"

	"galen/internal/diag"
)

// The units in which an editor counts the characters of a line.
const (
	utf8Units  = "utf-8"
	utf16Units = "utf-16"
)

// text is what a file says, with a way from the editor's positions to bytes and back. It
// never changes.
type text struct {
	data   []byte
	units  string
	starts []int // of the lines, as the protocol has them: a CR alone ends one, too
}

func newText(data []byte, units string) *text {
	t := &text{data: data, units: units, starts: []int{0}}
	for i, c := range data {
		if c == '\n' || c == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// end is the offset at which a line ends, without what ends it.
func (t *text) end(line int) int {
	if line+1 >= len(t.starts) {
		return len(t.data)
	}
	end := t.starts[line+1] - 1
	if end > t.starts[line] && t.data[end] == '\n' && t.data[end-1] == '\r' {
		end--
	}
	return end
}

// width is how many units the character at the beginning of data is, and how many bytes.
func (t *text) width(data []byte) (units, size int) {
	c, size := utf8.DecodeRune(data)
	switch {
	case t.units == utf8Units:
		return size, size
	case c > 0xffff:
		return 2, size
	}
	return 1, size
}

// offset is the byte at a position. A position outside the text is moved to its nearest
// place, one within a character to its start.
func (t *text) offset(p position) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(t.starts) {
		return len(t.data)
	}
	at, end := t.starts[p.Line], t.end(p.Line)
	for left := p.Character; left > 0 && at < end; {
		units, size := t.width(t.data[at:end])
		if left -= units; left < 0 {
			break
		}
		at += size
	}
	return at
}

// position is the place of a byte.
func (t *text) position(offset int) position {
	offset = min(max(offset, 0), len(t.data))
	line := sort.SearchInts(t.starts, offset+1) - 1
	p := position{Line: line}
	for at := t.starts[line]; at < offset; {
		units, size := t.width(t.data[at:])
		if at += size; at > offset {
			break
		}
		p.Character += units
	}
	return p
}

// edited is the text after a change, and which bytes were replaced by how many.
func (t *text) edited(c change) (now *text, from, to, length int) {
	if c.Range == nil {
		from, to, length = differing(t.data, []byte(c.Text))
		return newText([]byte(c.Text), t.units), from, to, length
	}
	from, to = t.offset(c.Range.Start), t.offset(c.Range.End)
	if from > to {
		from, to = to, from
	}
	data := slices.Concat(t.data[:from], []byte(c.Text), t.data[to:])
	return newText(data, t.units), from, to, len(c.Text)
}

// differing is the part of a text that another one replaces, and how long that is there.
func differing(old, now []byte) (from, to, length int) {
	for from < len(old) && from < len(now) && old[from] == now[from] {
		from++
	}
	to, end := len(old), len(now)
	for to > from && end > from && old[to-1] == now[end-1] {
		to--
		end--
	}
	return from, to, end - from
}

var byteOrderMark = []byte("\ufeff")

// span is a part of a text, in bytes.
type span struct{ from, to int }

// ranged is a span as the editor has it.
func (t *text) ranged(s span) textRange { return textRange{t.position(s.from), t.position(s.to)} }

// moved is where a span is after a part of the text was replaced; ok is false when that part
// touches it.
func (s span) moved(from, to, length int) (now span, ok bool) {
	switch {
	case s.to <= from:
		return s, true
	case s.from >= to:
		by := length - (to - from)
		return span{s.from + by, s.to + by}, true
	}
	return s, false
}

// place is the part of a text that a problem is about: the words that it quotes, if they
// begin at its caret, or else the word there; all of the line when it names no column. Of a
// problem with the file as a whole it is the beginning of the file.
func (t *text) place(d diag.Diagnostic) span {
	data, mark := t.data, 0
	if bytes.HasPrefix(data, byteOrderMark) { // which columns do not count
		data, mark = data[len(byteOrderMark):], len(byteOrderMark)
	}
	if d.Line == 0 {
		return span{mark, mark}
	}
	lines := diag.NewLines(d.File, data)
	from := lines.Offset(diag.Position{File: d.File, Line: d.Line, Column: max(d.Column, 1)})
	rest := data[from:]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	rest = bytes.TrimSuffix(rest, []byte("\r"))
	to := len(rest)
	if d.Column > 0 {
		to = marked(rest, d.Message)
	}
	return span{mark + from, mark + from + to}
}

// marked is how many bytes at the beginning of a line a problem is about.
func marked(line []byte, message string) int {
	for _, quoted := range quotedIn(message) {
		if bytes.HasPrefix(line, []byte(quoted)) {
			return len(quoted)
		}
	}
	n := 0
	for n < len(line) {
		c, size := utf8.DecodeRune(line[n:])
		if n > 0 && !inWord(c) {
			break
		}
		n += size
		if !inWord(c) {
			break
		}
	}
	return n
}
