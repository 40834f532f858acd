package frontmatter

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"galen/internal/diag"
)

// This file, inline.go and lines.go read plain YAML, in which nearly every header is
// written: keys and lists by their indentation, values on one line or in a simple
// block of lines, and nothing to be reported. They give just what the decoder gives, in a
// tenth of its time (BenchmarkYAML). Whatever they are not sure of they decline:
// then the decoder reads the text, and words what is wrong with it.

// maxKeys is how many keys a group of plain YAML may have: each is compared with
// those before it.
const maxKeys = 300

// plainReader stands at one line of a header.
type plainReader struct {
	file, text string
	line       int // of the file, at which the reader stands
	start, end int // where in text the line begins and ends
	at         int // where the part of it begins that is to be read next
	over       bool
	ascii      bool

	entries []Entry // of the groups that are being read, the innermost last
	items   []Value // of the lists, likewise
}

// plainReaders keeps readers for their lists, which are the larger part of what
// reading costs.
var plainReaders = sync.Pool{New: func() any { return &plainReader{} }}

// plainYAML reads a header of plain YAML; ok is false for any other.
func plainYAML(file, text string, line int) (top Value, ok bool) {
	r := plainReaders.Get().(*plainReader)
	*r = plainReader{file: file, text: text, line: line - 1, end: -1, entries: r.entries[:0], items: r.items[:0]}
	if r.legible() {
		if r.next(); !r.over {
			top, ok = r.block(0)
		}
	}
	ok = ok && r.over && top.Kind == Map
	if cap(r.entries) <= 128 && cap(r.items) <= 128 { // larger ones are rare, and not worth keeping
		r.file, r.text = "", ""
		clear(r.entries[:cap(r.entries)]) // or they would keep the text
		clear(r.items[:cap(r.items)])
		plainReaders.Put(r)
	}
	return top, ok
}

// legible reports whether text has none of the characters that YAML treats in a
// manner of its own: tabs, and what it takes for ends of lines or for none of its
// characters.
func (r *plainReader) legible() bool {
	r.ascii = true
	for i := range len(r.text) {
		switch c := r.text[i]; {
		case c >= utf8.RuneSelf:
			r.ascii = false
		case c < ' ' && c != '\n', c == 0x7f:
			return false
		}
	}
	if r.ascii {
		return true
	}
	for _, c := range r.text {
		switch {
		case c < utf8.RuneSelf:
		case c < 0xa0, c == '\u2028', c == '\u2029', c == '\ufeff', c == utf8.RuneError, c == '\ufffe', c == '\uffff':
			return false
		}
	}
	return true
}

// next goes to the next line that holds more than a comment.
func (r *plainReader) next() {
	for r.end+1 < len(r.text) {
		r.line++
		r.start = r.end + 1
		r.end = len(r.text)
		if n := strings.IndexByte(r.text[r.start:], '\n'); n >= 0 {
			r.end = r.start + n
		}
		r.at = r.skip(r.start)
		if r.at < r.end && r.text[r.at] != '#' {
			return
		}
	}
	r.over = true
}

// skip is the offset of the first character from i on that is no space.
func (r *plainReader) skip(i int) int {
	for i < r.end && r.text[i] == ' ' {
		i++
	}
	return i
}

// column is how far the next part stands from the start of its line, in spaces
// and the hyphens of lists.
func (r *plainReader) column() int { return r.at - r.start }

// dash reports whether an item of a list begins here.
func (r *plainReader) dash() bool {
	return r.text[r.at] == '-' && r.at+1 < r.end && r.text[r.at+1] == ' '
}

func (r *plainReader) place(i int) diag.Position {
	column := i - r.start + 1
	if !r.ascii {
		column = utf8.RuneCountInString(r.text[r.start:i]) + 1
	}
	return diag.Position{File: r.file, Line: r.line, Column: column}
}

// block reads the list or the group that begins here.
func (r *plainReader) block(depth int) (Value, bool) {
	if r.dash() {
		return r.list(depth)
	}
	return r.group(depth)
}

// group reads the keys that stand in this column.
func (r *plainReader) group(depth int) (Value, bool) {
	at, column, first := r.place(r.at), r.column(), len(r.entries)
	for !r.over && r.column() == column {
		e, ok := r.entry(column, depth+1)
		if !ok || !r.add(e, first) {
			return Value{}, false
		}
	}
	return r.closeGroup(at, first), depth < maxDepth && (r.over || r.column() < column)
}

// add adds a key to the group whose entries begin at first.
func (r *plainReader) add(e Entry, first int) bool {
	for i := first; i < len(r.entries); i++ {
		if r.entries[i].Key == e.Key {
			return false
		}
	}
	r.entries = append(r.entries, e)
	return len(r.entries)-first <= maxKeys
}

func (r *plainReader) closeGroup(at diag.Position, first int) Value {
	v := Value{Kind: Map, At: at}
	if len(r.entries) > first {
		v.Entries = slices.Clone(r.entries[first:])
		r.entries = r.entries[:first]
	}
	return v
}

// entry reads a key and its value, which may stand on the lines below.
func (r *plainReader) entry(column, depth int) (e Entry, ok bool) {
	e.Key = keyAt(r.text[r.at:r.end])
	if e.Key == "" {
		return e, false
	}
	e.At = r.place(r.at)
	colon := r.at + len(e.Key)
	i := r.skip(colon + 1)
	if i < r.end && r.text[i] != '#' {
		e.Value, ok = r.value(i, column, depth)
		return e, ok
	}
	e.Value.At = r.place(colon + 1)
	if !r.ends(i) {
		return e, false
	}
	r.next()
	if !r.over && (r.column() > column || r.column() == column && r.dash()) {
		e.Value, ok = r.block(depth)
		return e, ok
	}
	return e, true
}

// list reads the items whose hyphens stand in this column.
func (r *plainReader) list(depth int) (Value, bool) {
	at, column, first := r.place(r.at), r.column(), len(r.items)
	for !r.over && r.column() == column && r.dash() {
		r.at = r.skip(r.at + 1)
		if r.at == r.end {
			return Value{}, false
		}
		var item Value
		var ok bool
		if keyAt(r.text[r.at:r.end]) != "" {
			item, ok = r.group(depth + 1)
		} else {
			item, ok = r.value(r.at, column, depth+1)
		}
		if !ok {
			return Value{}, false
		}
		r.items = append(r.items, item)
	}
	return r.closeList(at, first), depth < maxDepth && (r.over || r.column() <= column)
}

func (r *plainReader) closeList(at diag.Position, first int) Value {
	v := Value{Kind: List, At: at}
	if len(r.items) > first {
		v.Items = slices.Clone(r.items[first:])
		r.items = r.items[:first]
	}
	return v
}

// keyAt is the key at the start of a line, "" if none begins there that is made of
// the letters that keys are made of.
func keyAt(line string) string {
	for i := range len(line) {
		switch c := line[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '/' || c == '.'):
		case c == ':' && (i+1 == len(line) || line[i+1] == ' '):
			return line[:i]
		default:
			return ""
		}
	}
	return ""
}
