// Package record keeps what a newsroom has stood for in public, so that no text
// changes in silence. It is the file record.jsonl beside galen.yaml, which is made
// to be committed: lines of JSON, sorted, one for each
//
//   - address that was published: which article it showed, when it was last
//     updated, which corrections it had, and marks of its sentences;
//   - sign-off: which words a reviewer has seen.
//
// A mark is four characters that stand for a sentence. The record does not hold the
// sentences themselves: it says which of those that are there now are new. Because
// each line is about one article, two editors who publish different articles change
// different lines, and a version control system can merge them.
//
// The life of the record: Read → Find, Changed → Set → Text.
package record

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"galen/internal/diag"
)

// File is the name of the record, beside galen.yaml.
const File = "record.jsonl"

// Line is one line. Exactly one of URL and Signed is given.
type Line struct {
	URL         string   `json:"url,omitempty"`    // a path of the site: /health/flu/
	Signed      string   `json:"signed,omitempty"` // the file of an article whose text a reviewer has signed
	File        string   `json:"file,omitempty"`
	Title       string   `json:"title,omitempty"`
	Published   string   `json:"published,omitempty"` // dates are in ISO form
	Updated     string   `json:"updated,omitempty"`
	Corrections []string `json:"corrections,omitempty"` // a digest of each
	Withdrawn   string   `json:"withdrawn,omitempty"`
	Moved       string   `json:"moved,omitempty"`  // the address that this old one leads to
	Hash        string   `json:"hash,omitempty"`   // of all words
	Marks       string   `json:"marks,omitempty"`  // of the sentences, in order
	Source      string   `json:"source,omitempty"` // digest of the file's bytes: while it is the same, nothing has to be compared

	At diag.Position `json:"-"` // where the line stands
}

// key sorts addresses behind sign-offs.
func (l Line) key() string { return l.URL + "\x00" + l.Signed }

// Record is the whole file. The zero Record is an empty one.
type Record struct {
	lines map[string]Line // by key
}

// Read reads a record. A line that cannot be read is an error at its place.
func Read(data []byte) (Record, diag.List) {
	r := Record{map[string]Line{}}
	var list diag.List
	n := 0
	for text := range bytes.Lines(data) {
		n++
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		at := diag.Position{File: File, Line: n, Column: 1}
		var l Line
		switch err := json.Unmarshal(text, &l); {
		case bytes.HasPrefix(text, []byte("<<<<<<<")) || bytes.HasPrefix(text, []byte("=======")) || bytes.HasPrefix(text, []byte(">>>>>>>")):
			list = append(list, diag.Errorf(at, "merge-conflict", "two versions of this file have not been merged").
				WithHint("keep the lines of both, the later one where two are about the same article, and delete this line"))
		case err != nil || (l.URL == "") == (l.Signed == ""):
			list = append(list, diag.Errorf(at, "bad-record", "this line cannot be read").WithHint("restore it from version control: Galen writes this file, and nobody else"))
		default:
			l.At = at
			r.lines[l.key()] = l
		}
	}
	return r, list
}

// Published finds the line of an address.
func (r Record) Published(url string) (Line, bool) {
	l, ok := r.lines[Line{URL: url}.key()]
	return l, ok
}

// Signed finds the sign-off of an article's file.
func (r Record) Signed(file string) (Line, bool) {
	l, ok := r.lines[Line{Signed: file}.key()]
	return l, ok
}

// Addresses lists the lines of all addresses, sorted.
func (r Record) Addresses() []Line {
	var all []Line
	for _, l := range r.lines {
		if l.URL != "" {
			all = append(all, l)
		}
	}
	slices.SortFunc(all, func(a, b Line) int { return cmp.Compare(a.URL, b.URL) })
	return all
}

// Clone is a copy that may be changed.
func (r Record) Clone() Record { return Record{maps.Clone(r.lines)} }

// Set puts a line in the place of the one about the same thing.
func (r *Record) Set(l Line) {
	if r.lines == nil {
		r.lines = map[string]Line{}
	}
	r.lines[l.key()] = l
}

// Text is the record as a file, the same bytes for the same lines.
func (r Record) Text() []byte {
	keys := make([]string, 0, len(r.lines))
	for key := range r.lines {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var w bytes.Buffer
	e := json.NewEncoder(&w)
	e.SetEscapeHTML(false)
	for _, key := range keys {
		e.Encode(r.lines[key])
	}
	return w.Bytes()
}

// markLength is that of a mark, in characters.
const markLength = 4

// Changed compares the marks of two versions of a text. It gives the numbers of
// the sentences of the new one, from 0, that the old one does not have; when the
// new one has only lost sentences or put them in another order, it gives the first
// that stands where another one stood.
func Changed(before, now string) (sentences []int, added bool) {
	old := map[string]int{}
	for m := range marks(before) {
		old[before[m:m+markLength]]++
	}
	for m := range marks(now) {
		mark := now[m : m+markLength]
		if old[mark] == 0 {
			sentences = append(sentences, m/markLength)
		}
		old[mark]--
	}
	if len(sentences) > 0 {
		return sentences, true
	}
	for m := range marks(now) {
		if !strings.HasPrefix(before[min(m, len(before)):], now[m:m+markLength]) {
			return []int{m / markLength}, false
		}
	}
	return []int{max(0, len(now)/markLength-1)}, false // it has lost its end
}

// marks yields where each mark begins.
func marks(all string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; at+markLength <= len(all); at += markLength {
			if !yield(at) {
				return
			}
		}
	}
}
