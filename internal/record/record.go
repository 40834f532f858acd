// Package record keeps what a newsroom has stood for in public, so that no text
// changes in silence. It is the file record.jsonl beside galen.yaml, which is made
// to be committed: lines of JSON, sorted, one for each
//
//   - address that was published: which article or plain page it showed, when it was
//     last updated, which corrections it had, and marks of its sentences and of all
//     else of its own that readers were shown;
//   - sign-off: what a reviewer has seen;
//   - translation: what its original said, paragraph by paragraph, when it was signed;
//   - author or reviewer: the name that readers know, and what stands beside it;
//   - term of the glossary: what readers were told that it stands for;
//   - rollback: which release of which target was brought back, and when.
//
// The last line stands for all addresses: it tells when some were taken out.
//
// A mark is four characters that stand for a sentence. The record does not hold the
// sentences themselves: it says which of those that are there now are new. Because
// each line is about one article, two editors who publish different articles change
// different lines, and a version control system can merge them. A merge may leave two
// lines about one thing, which is an error: which of them readers have seen is for
// people to say.
//
// The life of the record: Read → Damage → Published, Changed → Set → Close → Text.
package record

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"galen/internal/diag"
	"galen/internal/memo"
)

// File is the name of the record, beside galen.yaml.
const File = "record.jsonl"

// Form is that of the lines that are written now.
const Form = 2

// Line is one line. Exactly one of URL, Signed, Translated, Author, Term, Emergency and Target is given.
type Line struct {
	URL         string            `json:"url,omitempty"`        // a path of the site: /health/flu/
	Signed      string            `json:"signed,omitempty"`     // the file of an article whose text a reviewer has signed
	Translated  string            `json:"translated,omitempty"` // the file of a translation that was signed; File is its original
	Author      string            `json:"author,omitempty"`     // the id of an author or reviewer, whose name is the Title
	Term        string            `json:"term,omitempty"`       // of the glossary; the Title is its expansion, and the Hash that of its meaning
	Emergency   map[string]string `json:"emergency,omitempty"`  // telephone numbers by region, that of all regions at "all"
	Target      string            `json:"target,omitempty"`     // a place where a release was brought back; Seen is when
	Release     string            `json:"release,omitempty"`    // which one
	Plain       bool              `json:"plain,omitempty"`      // a page that is no article
	File        string            `json:"file,omitempty"`
	Form        int               `json:"form,omitempty"` // of the line: Form; 0 of one that only tells of words
	Title       string            `json:"title,omitempty"`
	Published   string            `json:"published,omitempty"` // dates are in ISO form
	Updated     string            `json:"updated,omitempty"`
	Expires     string            `json:"expires,omitempty"`
	Seen        string            `json:"seen,omitempty"`        // the instant of the release that last changed this line
	Corrections []string          `json:"corrections,omitempty"` // a digest of each
	Withdrawn   string            `json:"withdrawn,omitempty"`
	By          string            `json:"by,omitempty"`     // who has reviewed it
	On          string            `json:"on,omitempty"`     // and when
	Moved       string            `json:"moved,omitempty"`  // the address that this old one leads to
	Hash        string            `json:"hash,omitempty"`   // of all words
	Marks       string            `json:"marks,omitempty"`  // of the sentences, in order
	Source      string            `json:"source,omitempty"` // digest of the file's bytes

	// Shown is what readers are shown beside the words: marks of the authors, of the
	// disclosures, of links and so on, by what they are. Of an original it is the marks of title,
	// description, study and references, and Marks are those of its paragraphs.
	Shown map[string]string `json:"shown,omitempty"`

	At diag.Position `json:"-"` // where the line stands
}

// key sorts numbers for emergencies before translations, these before rollbacks, these before terms, terms before authors, those before sign-offs, and those before
// addresses. A rollback has a line of its own for each second.
func (l Line) key() string {
	key := l.URL + "\x00" + l.Signed + "\x00" + l.Author + "\x00" + l.Term + "\x00"
	if l.Emergency != nil {
		key += "\x00"
	}
	if l.Translated != "" {
		key += "\x01" + l.Translated
	}
	if l.Target != "" {
		key += l.Target + "\x00" + l.Seen
	}
	return key
}

// about is what a line is about, in words.
func (l Line) about() string {
	switch {
	case l.URL != "":
		return "the address " + l.URL
	case l.Signed != "":
		return "the sign-off of " + l.Signed
	case l.Translated != "":
		return "the translation " + l.Translated
	case l.Author != "":
		return "the author " + l.Author
	case l.Target != "":
		return "the rollback of " + l.Target
	case l.Emergency != nil:
		return "the numbers for emergencies"
	}
	return "the term " + l.Term
}

// kinds is how many of the things that a line can be about are given.
func (l Line) kinds() (n int) {
	for _, about := range []string{l.URL, l.Signed, l.Translated, l.Author, l.Term, l.Target} {
		if about != "" {
			n++
		}
	}
	if l.Emergency != nil {
		n++
	}
	return n
}

// Same reports whether two lines say the same of an article, whenever they were
// written.
func (l Line) Same(other Line) bool {
	l.Seen, other.Seen, l.At, other.At = "", "", diag.Position{}, diag.Position{}
	return reflect.DeepEqual(l, other)
}

// Record is the whole file. The zero Record is an empty one.
type Record struct {
	lines   map[string]Line // by key
	closing closing         // as it was read, or made by Close
}

// closing is the last line. It stands for all addresses, so that a line which is
// taken out, or written by hand, is noticed.
type closing struct {
	Addresses int    `json:"addresses,omitempty"` // how many
	Seal      string `json:"seal,omitempty"`      // a digest of their lines
}

// Close makes the last line anew. Whoever adds a sign-off only leaves it.
func (r *Record) Close() { r.closing = r.close() }

func (r Record) close() closing {
	all := r.Addresses()
	if len(all) == 0 {
		return closing{}
	}
	h := memo.NewHasher()
	for _, l := range all {
		text, _ := json.Marshal(l)
		h.String(string(text))
	}
	return closing{len(all), h.Sum().String()[:16]}
}

// Damage says how the addresses are not those that Close stood for; it is empty when
// they are, and for a record of the form before, which was never closed.
func (r Record) Damage() string {
	now := r.close()
	switch {
	case r.closing == now:
		return ""
	case r.closing.Seal == "":
		for _, l := range r.lines {
			if l.URL != "" && l.Form > 0 {
				return "its last line is gone"
			}
		}
		return ""
	case r.closing.Addresses != now.Addresses:
		return fmt.Sprintf("it had %d addresses and now has %d", r.closing.Addresses, now.Addresses)
	}
	return "a line was changed by hand"
}

// Read reads a record. A line that cannot be read is an error at its place.
func Read(data []byte) (Record, diag.List) {
	r := Record{lines: map[string]Line{}}
	var list diag.List
	n := 0
	for text := range bytes.Lines(data) {
		n++
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		at := diag.Position{File: File, Line: n, Column: 1}
		var l struct {
			Line
			closing
		}
		switch err := json.Unmarshal(text, &l); {
		case bytes.HasPrefix(text, []byte("<<<<<<<")) || bytes.HasPrefix(text, []byte("=======")) || bytes.HasPrefix(text, []byte(">>>>>>>")):
			list = append(list, diag.Errorf(at, "merge-conflict", "two versions of this file have not been merged").
				WithHint("keep the lines of both, the later one where two are about the same article, and delete this line"))
		case err == nil && l.Seal != "" && l.kinds() == 0:
			r.closing = l.closing
		case err != nil || l.kinds() != 1:
			list = append(list, diag.Errorf(at, "bad-record", "this line cannot be read").WithHint("restore it from version control: only Galen writes this file"))
		default:
			l.At = at
			if other, twice := r.lines[l.key()]; twice {
				list = append(list, twoLines(other, l.Line))
			}
			r.lines[l.key()] = l.Line
		}
	}
	return r, list
}

// twoLines is what is said of two lines about one thing, such as a merge leaves. The
// later one is right, if it can be told which that is: what else has changed since is
// then found by the next release.
func twoLines(first, second Line) diag.Diagnostic {
	d := diag.Errorf(second.At, "two-lines", "%s has a second line here; the first is line %d", second.about(), first.At.Line).With(first.At)
	other := first
	other.At = second.At
	switch {
	case reflect.DeepEqual(other, second):
		return d.WithHint("they say the same: delete line %d", second.At.Line)
	case cmp.Or(first.Seen, first.On) > cmp.Or(second.Seen, second.On):
		return d.WithHint("keep line %d, which is the later one, and delete line %d", first.At.Line, second.At.Line)
	case cmp.Or(first.Seen, first.On) < cmp.Or(second.Seen, second.On):
		return d.WithHint("keep line %d, which is the later one, and delete line %d", second.At.Line, first.At.Line)
	}
	return d.WithHint("check in version control which of the two was published last, and delete the other")
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

// Translated finds what the original of a translation said when that was signed, by the translation's file
// and the hash that it was given. A translation that was renamed since is found by the hash.
func (r Record) Translated(file, hash string) (Line, bool) {
	if l, ok := r.lines[Line{Translated: file}.key()]; ok && l.Hash == hash {
		return l, true
	}
	for _, key := range slices.Sorted(maps.Keys(r.lines)) {
		if l := r.lines[key]; l.Translated != "" && l.Hash == hash {
			return l, true
		}
	}
	return Line{}, false
}

// LastTranslated finds the last signature of a translation's file.
func (r Record) LastTranslated(file string) (Line, bool) {
	l, ok := r.lines[Line{Translated: file}.key()]
	return l, ok
}

// SignOffs lists the lines of all sign-offs, sorted.
func (r Record) SignOffs() []Line {
	var all []Line
	for _, l := range r.lines {
		if l.Signed != "" {
			all = append(all, l)
		}
	}
	slices.SortFunc(all, func(a, b Line) int { return cmp.Compare(a.Signed, b.Signed) })
	return all
}

// Author finds the line of an author or reviewer by id.
func (r Record) Author(id string) (Line, bool) {
	l, ok := r.lines[Line{Author: id}.key()]
	return l, ok
}

// Glossary finds the line of a term.
func (r Record) Glossary(term string) (Line, bool) {
	l, ok := r.lines[Line{Term: term}.key()]
	return l, ok
}

// Numbers is the line about the telephone numbers for emergencies.
func (r Record) Numbers() (Line, bool) {
	l, ok := r.lines[Line{Emergency: map[string]string{}}.key()]
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
func (r Record) Clone() Record { return Record{maps.Clone(r.lines), r.closing} }

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
	if r.closing.Seal != "" {
		e.Encode(r.closing)
	}
	return w.Bytes()
}
