package textseg

import "galen/internal/diag"

// Find is the place in the file, from a place on, at which a value of the front
// matter has the byte at offset. A value that is spelled otherwise in the file, as
// one that is folded over lines, is sought by its next words; near itself is
// returned when these are not there either.
func (t *Text) Find(near diag.Position, value string, offset int) diag.Position {
	if t == nil || t.lines == nil || offset > len(value) {
		return near
	}
	if at, ok := t.lines.Find(near, value, offset); ok {
		return at
	}
	next := value[offset:]
	if _, first := wordByte(next, 0); first {
		next = next[:wordEnd(next, 0)]
	}
	if at, ok := t.lines.Find(near, next, 0); ok && next != "" {
		return at
	}
	return near
}
