package fields

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
)

// This file and inline.go read plain YAML, in which nearly every header is
// written: keys and lists by their indentation, values that begin and end on one
// line, and nothing to be reported. They give just what the decoder gives, in a
// twentieth of its time. Whatever they are not sure of they decline: then the
// decoder reads the text, and words what is wrong with it.

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

// plainYAML reads a header of plain YAML; ok is false for any other.
func plainYAML(file, text string, line int) (top Value, ok bool) {
	var entries [24]Entry // on the stack; more than that go to the heap
	var items [16]Value
	r := plainReader{file: file, text: text, line: line - 1, end: -1, entries: entries[:0], items: items[:0]}
	if !r.legible() {
		return Value{}, false
	}
	r.next()
	if r.over || !r.block(&top, 0) || !r.over || top.Kind != Map {
		return Value{}, false
	}
	return top, true
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
func (r *plainReader) block(v *Value, depth int) bool {
	*v = Value{At: r.place(r.at)}
	if r.dash() {
		return r.list(v, depth)
	}
	return r.group(v, depth)
}

// group reads the keys that stand in this column.
func (r *plainReader) group(v *Value, depth int) bool {
	column, first := r.column(), len(r.entries)
	for !r.over && r.column() == column {
		var e Entry
		if !r.entry(&e, column, depth+1) || !r.add(e, first) {
			return false
		}
	}
	r.closeGroup(v, first)
	return depth < maxDepth && (r.over || r.column() < column)
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

func (r *plainReader) closeGroup(v *Value, first int) {
	v.Kind = Map
	if len(r.entries) > first {
		v.Entries = slices.Clone(r.entries[first:])
	}
	r.entries = r.entries[:first]
}

// entry reads a key and its value, which may stand on the lines below.
func (r *plainReader) entry(e *Entry, column, depth int) bool {
	e.Key = keyAt(r.text[r.at:r.end])
	if e.Key == "" {
		return false
	}
	e.At = r.place(r.at)
	behind := r.at + len(e.Key) + 1 // the colon
	e.Value.At = r.place(behind)
	i := r.skip(behind)
	if i < r.end && r.text[i] != '#' {
		return r.value(&e.Value, i, depth)
	}
	if !r.ends(i) {
		return false
	}
	r.next()
	if !r.over && (r.column() > column || r.column() == column && r.dash()) {
		return r.block(&e.Value, depth)
	}
	return true
}

// list reads the items whose hyphens stand in this column.
func (r *plainReader) list(v *Value, depth int) bool {
	column, first := r.column(), len(r.items)
	for !r.over && r.column() == column && r.dash() {
		var item Value
		r.at = r.skip(r.at + 1)
		item.At = r.place(r.at)
		read := false
		if r.at < r.end && keyAt(r.text[r.at:r.end]) != "" {
			read = r.group(&item, depth+1)
		} else if r.at < r.end {
			read = r.value(&item, r.at, depth+1)
		}
		if !read {
			return false
		}
		r.items = append(r.items, item)
	}
	r.closeList(v, first)
	return depth < maxDepth && (r.over || r.column() <= column)
}

func (r *plainReader) closeList(v *Value, first int) {
	v.Kind = List
	if len(r.items) > first {
		v.Items = slices.Clone(r.items[first:])
	}
	r.items = r.items[:first]
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
