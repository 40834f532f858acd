package captions

import (
	"bytes"
	"slices"
)

// Span is a part of a text, from an offset to another.
type Span struct{ From, To int }

// Notes finds the comments of WebVTT in a text, with lines ended by LF, CR or both: blocks that begin
// with NOTE, each with the empty lines after it. One in which --> stands is none to browsers,
// which take it for a caption.
func Notes(text []byte) (all []Span) {
	blank, from := false, -1
	for at := 0; at < len(text); {
		line, next := lineOf(text, at)
		empty := len(bytes.Trim(line, " \t")) == 0
		switch {
		case from < 0 && blank && !empty && isNote(line):
			from = at
		case from >= 0 && blank && !empty: // a new block after the note
			all = append(all, Span{from, at})
			if from = -1; isNote(line) {
				from = at
			}
		case from >= 0 && bytes.Contains(line, []byte(arrow)):
			from = -1
		}
		blank, at = empty, next
	}
	if from >= 0 {
		all = append(all, Span{from, len(text)})
	}
	return all
}

func isNote(line []byte) bool {
	rest, is := bytes.CutPrefix(line, []byte("NOTE"))
	return is && (len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t') && !bytes.Contains(line, []byte(arrow))
}

// lineOf is the line at an offset, without its end, and where the next one begins.
func lineOf(text []byte, at int) (line []byte, next int) {
	end := bytes.IndexAny(text[at:], "\r\n")
	if end < 0 {
		return text[at:], len(text)
	}
	next = at + end + 1
	if text[at+end] == '\r' && next < len(text) && text[next] == '\n' {
		next++
	}
	return text[at : at+end], next
}

// WithoutNotes is a file without its comments; all else is as it was, byte for byte.
func WithoutNotes(text []byte) []byte {
	notes := Notes(text)
	if len(notes) == 0 {
		return text
	}
	text = slices.Clone(text)
	for _, n := range slices.Backward(notes) {
		text = slices.Delete(text, n.From, n.To)
	}
	return text
}
