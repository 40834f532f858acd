package frontmatter

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"galen/internal/diag"
)

// Reader asks one map for its keys. Its methods never fail: a problem goes to
// the list that all Readers of one header share, and the zero value comes back.
type Reader struct {
	entries []Entry
	at      diag.Position
	asked   []string  // keys; one may stand there more than once
	few     [8]string // room for those of most groups
	list    *diag.List
	braces  bool // the map is written as arguments between braces
	nested  bool // the map is the value of a key

	example   func(key string) string                       // a value for one that is no text; nil: none
	elsewhere func(key string) (hint string, declared bool) // of a key that nobody asked for and that others know; nil: none

	where    string            // see Require
	named    diag.Position     // see Named
	required map[string]string // likewise
}

// NewReader reads a Map, adding its problems to list.
func NewReader(v Value, list *diag.List) *Reader {
	r := newReader(&v, list, nil)
	r.nested = false
	r.asked = make([]string, 0, 48) // as many keys as articles are asked for
	return r
}

func newReader(v *Value, list *diag.List, example func(key string) string) *Reader {
	r := &Reader{entries: v.Entries, at: v.At, list: list, braces: v.Untyped, nested: true, example: example}
	r.asked = r.few[:0]
	return r
}

// Show has hints show values for keys whose value is no text, here and in the groups below, and
// say where a key belongs that nobody asks for here. Either may be nil.
func (r *Reader) Show(example func(key string) string, elsewhere func(key string) (hint string, declared bool)) {
	r.example, r.elsewhere = example, elsewhere
}

// exampleOf is a value for a key, "" where none is known.
func (r *Reader) exampleOf(key string) string {
	if r.example == nil {
		return ""
	}
	return r.example(key)
}

// At is where the map begins.
func (r *Reader) At() diag.Position { return r.at }

// Place is where a key's value stands, or where the map begins when the key is
// absent.
func (r *Reader) Place(key string) diag.Position {
	if v := r.written(key); v != nil {
		return v.At
	}
	return r.at
}

// NamePlace is where a key itself stands, or where the map begins when it is absent.
func (r *Reader) NamePlace(key string) diag.Position {
	if i := index(r.entries, key); i >= 0 {
		return r.entries[i].At
	}
	return r.at
}

// written is the value that stands at a key, empty or not; nil when there is none.
func (r *Reader) written(key string) *Value {
	if i := index(r.entries, key); i >= 0 {
		return &r.entries[i].Value
	}
	return nil
}

// child is the value of a key, nil when it is absent or empty.
func (r *Reader) child(key string) *Value {
	if v := r.written(key); v != nil && !v.Empty() {
		return v
	}
	return nil
}

// ask is child for a key that becomes known by it.
func (r *Reader) ask(key string) *Value {
	if n := len(r.asked); n == 0 || r.asked[n-1] != key {
		r.asked = append(r.asked, key)
	}
	return r.child(key)
}

// Asked are the keys that were asked for, by name.
func (r *Reader) Asked() []string {
	known := slices.Clone(r.asked)
	slices.Sort(known)
	return slices.Compact(known)
}

// Has reports whether the key is there and not empty. It becomes known by it, so that one
// that is read only where it is there is known where it is empty, too.
func (r *Reader) Has(key string) bool { return r.ask(key) != nil }

// Blank reports whether the key is there and says nothing.
func (r *Reader) Blank(key string) bool {
	v := r.written(key)
	return v != nil && v.Empty()
}

// Listed reports whether a list stands at the key, even one without items: for the
// few keys of galen.yaml where [] chooses none of what there is.
func (r *Reader) Listed(key string) bool {
	v := r.written(key)
	return r.Has(key) || v != nil && v.Kind == List
}

// Problem adds an error at a key's value.
func (r *Reader) Problem(key, code, hint, format string, args ...any) {
	r.add(diag.Errorf(r.Place(key), code, format, args...).WithHint("%s", hint))
}

// Misnamed adds an error at a key itself, where that is what is wrong.
func (r *Reader) Misnamed(key, code, hint, format string, args ...any) {
	r.add(diag.Errorf(r.NamePlace(key), code, format, args...).WithHint("%s", hint))
}

func (r *Reader) add(d diag.Diagnostic) { *r.list = append(*r.list, d) }

// Add adds a problem that was found elsewhere, with its own place.
func (r *Reader) Add(d diag.Diagnostic) { r.add(d) }

// find returns a key's value if it is there and not empty.
func (r *Reader) find(key string) *Value {
	v := r.ask(key)
	if v == nil || v.Kind == Refused {
		return nil
	}
	return v
}

// Require names the keys that must be there and not be empty, each with a line
// that would do. Where says whose keys they are: "an article". Done reports
// those that are missing.
func (r *Reader) Require(where string, hints map[string]string) {
	r.where, r.required = where, hints
}

// Need is Require for further keys.
func (r *Reader) Need(where string, hints map[string]string) {
	if len(hints) == 0 {
		return
	}
	all := maps.Clone(r.required)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, hints)
	r.where, r.required = where, all
}

// Named says where the name of the map stands, at which keys are told that are missing in it; else that is where it
// begins, which may be a line below.
func (r *Reader) Named(at diag.Position) { r.named = at }

// missing reports the required keys that are missing, but for those that an
// unknown key was meant to be, and those that are empty.
func (r *Reader) missing(meant []string) {
	there := true
	for key := range r.required {
		there = there && r.child(key) != nil
	}
	if there {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(r.required)) {
		v := r.written(key)
		switch {
		case v == nil && !slices.Contains(meant, key):
			r.add(diag.Errorf(cmp.Or(r.named, r.at), "missing-key", "%s needs the key %q", r.where, key).WithHint("%s", r.toAdd(r.required[key])))
		case v != nil && v.Empty():
			r.add(diag.Errorf(v.At, "empty-value", "%q is empty", key).WithHint("write, for example,  %s", r.required[key]))
		}
	}
}

// toAdd says how a missing key is added.
func (r *Reader) toAdd(line string) string {
	switch {
	case r.braces && len(r.entries) > 0:
		return "write  " + line + "  between the braces"
	case r.braces:
		return "write  {" + line + "}  after the name of the block"
	case r.nested:
		return "write  " + line + "  beside its other keys"
	}
	return "add the line  " + line
}

// Done reports the required keys that are missing and the keys that nobody
// asked for. Other maps names used elsewhere, in small letters, to the key that is
// meant here, or to a sentence where none does the same.
func (r *Reader) Done(other map[string]string) {
	var meant []string
	empty := "" // the key without a value above, to which an unknown one may be meant to belong
	for _, e := range r.entries {
		switch {
		case !slices.Contains(r.asked, e.Key):
			meant = append(meant, r.unknown(e, empty, other))
		case e.Value.Kind == Null && e.Value.Text == "":
			empty = e.Key
		default:
			empty = ""
		}
	}
	r.missing(meant)
}

// unknown reports a key that nobody asked for, which may belong to an empty one above
// it, and gives the one that was meant, or "".
func (r *Reader) unknown(e Entry, empty string, other map[string]string) (near string) {
	known := r.Asked()
	d := diag.Errorf(e.At, "unknown-key", "unknown key %q", e.Key).WithHint("the keys are: %s", strings.Join(known, ", "))
	if len(known) == 0 {
		d = d.WithHint("delete it: there are no keys here")
	}
	lower := strings.ToLower(e.Key)
	belongs, declared := "", false
	if r.elsewhere != nil {
		belongs, declared = r.elsewhere(lower)
	}
	near = diag.Nearest(lower, known)
	meant := other[lower]
	if meant == "" {
		meant = other[strings.NewReplacer("_", "", "-", "", " ", "").Replace(lower)]
	}
	switch {
	case slices.Contains(known, lower):
		near = lower
		d = d.WithHint("keys are written in lower case: %q", lower)
	case declared:
		near = ""
		d = d.WithHint("%s", belongs)
	case slices.Contains(known, meant):
		near = meant
		d = d.WithHint("here this key is called %q", near)
	case strings.Contains(meant, " "):
		near = ""
		d = d.WithHint("%s", meant)
	case belongs != "":
		near = ""
		d = d.WithHint("%s", belongs)
	case near != "":
		d = d.WithHint("did you mean %q?", near)
	case empty != "":
		d = d.WithHint("if it belongs to %q above it, begin its line with two spaces:    %s: …", empty, e.Key)
	}
	if v := r.child(near); near != "" && v != nil && v.At.File == e.At.File { // not one of the original of a translation
		d = d.WithHint("%s", strings.TrimSuffix(d.Hint, "?")+", which already exists: delete this line or that one")
	}
	r.add(d)
	return near
}

// Keys lists the keys of a map whose keys are free, such as names of menus. Those
// without a value are left out.
func (r *Reader) Keys() []string {
	var keys []string
	for i := range r.entries {
		e := &r.entries[i]
		if r.Blank(e.Key) {
			r.ask(e.Key)
			continue
		}
		keys = append(keys, e.Key)
	}
	return keys
}

// Blanks lists the keys of such a map that Keys leaves out.
func (r *Reader) Blanks() (keys []string) {
	for i := range r.entries {
		if r.Blank(r.entries[i].Key) {
			keys = append(keys, r.entries[i].Key)
		}
	}
	return keys
}

// Entries are the keys and values of a group, for one whose keys are free. Those
// without a value are left out.
func (r *Reader) Entries(group string) []Entry {
	return slices.DeleteFunc(slices.Clone(r.Raw(group).Entries), func(e Entry) bool { return e.Value.Empty() })
}

// Raw is a key's value as it stands, for a map with rules of its own; an empty
// Value when it is absent.
func (r *Reader) Raw(key string) Value {
	r.ask(key)
	return r.Peek(key)
}

// Peek is Raw for a key that stays unknown.
func (r *Reader) Peek(key string) Value {
	if v := r.child(key); v != nil {
		return *v
	}
	return Value{At: r.Place(key)}
}
