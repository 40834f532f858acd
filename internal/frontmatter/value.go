// Package frontmatter reads the keys of front matter and of galen.yaml strictly.
//
// Text in YAML or TOML becomes a Value: a tree in which every key and every
// value knows its position and its own spelling. A Reader then asks a map for
// its keys by name and type; what is missing, mistyped, doubled or unknown
// becomes a diagnostic at its place, and reading goes on, so that one run
// reports everything.
//
// An optional key whose value is empty, in whatever form, counts as absent: see
// Value.Empty. A required one is reported as empty.
//
// Nothing is guessed. `draft: yes` is not true, a number is not a title, and a
// key that nobody asked for is an error that names the nearest key which
// exists. YAML's anchors, aliases, merge keys and type tags are refused: nobody
// needs them in an article, and they are how a small file becomes a large one.
package frontmatter

import (
	"regexp"
	"strconv"
	"strings"

	"galen/internal/diag"
)

// Kind is what a value is, by its spelling alone.
type Kind int

// The kinds of values.
const (
	Null Kind = iota // nothing, null or ~
	Text
	Number
	Bool
	Date // a date or time without quotation marks
	List
	Map
	Refused // present, and reported already
)

// String names a kind as an editor would.
func (k Kind) String() string {
	return [...]string{"empty", "text", "a number", "true or false", "a date", "a list", "a group of keys", "refused"}[k]
}

// Value is one node of a header.
type Value struct {
	Kind    Kind
	Text    string // a scalar as it was spelled, without its quotation marks
	Quoted  bool
	Wrapped bool    // a text without quotation marks on more than one line
	Untyped bool    // an argument between braces: a text, and also the number or date that it spells; or the map of such
	Items   []Value // of a List
	Entries []Entry // of a Map, in the order written
	At      diag.Position
}

// Empty reports whether a value says nothing: null, a text of white space, a list
// or a group of nothing but such. An optional key with an empty value counts as
// absent, in whatever form it is written, because that is how programs in which
// articles are edited leave a field that nobody filled in.
func (v *Value) Empty() bool {
	switch v.Kind {
	case Null:
		return true
	case Text:
		return strings.TrimSpace(v.Text) == ""
	case List:
		for i := range v.Items {
			if !v.Items[i].Empty() {
				return false
			}
		}
		return true
	case Map:
		for i := range v.Entries {
			if !v.Entries[i].Value.Empty() {
				return false
			}
		}
		return true
	}
	return false
}

// isScalar reports whether values of a kind are one word or line.
func isScalar(k Kind) bool { return k == Text || k == Number || k == Bool || k == Date }

// plainFlow is a text that needs no quotation marks within brackets.
var plainFlow = regexp.MustCompile(`^[\p{L}/][\p{L}\p{N} ./_-]*$`)

// flow writes a value in YAML, on one line.
func flow(v *Value) string {
	var all []string
	switch v.Kind {
	case Map:
		for i := range v.Entries {
			all = append(all, v.Entries[i].Key+": "+flow(&v.Entries[i].Value))
		}
		return "{" + strings.Join(all, ", ") + "}"
	case List:
		for i := range v.Items {
			all = append(all, flow(&v.Items[i]))
		}
		return "[" + strings.Join(all, ", ") + "]"
	case Text:
		if v.Quoted || !plainFlow.MatchString(v.Text) {
			return strconv.Quote(v.Text)
		}
	}
	return v.Text
}

// Entry is one key of a Map.
type Entry struct {
	Key   string
	At    diag.Position
	Value Value
}

// index is where a key stands among entries, or -1.
func index(entries []Entry, key string) int {
	for i := range entries { // without copying them, which are large
		if entries[i].Key == key {
			return i
		}
	}
	return -1
}

// maxDepth is how deeply values may be nested.
const maxDepth = 16
