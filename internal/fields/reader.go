package fields

import (
	"maps"
	"slices"
	"strings"

	"galen/internal/diag"
)

// Reader asks one map for its keys. Its methods never fail: a problem goes to
// the list that all Readers of one header share, and the zero value comes back.
type Reader struct {
	value Value
	asked map[string]bool
	list  *diag.List

	where    string            // see Require
	required map[string]string // likewise
}

// NewReader reads a Map, adding its problems to list.
func NewReader(v Value, list *diag.List) *Reader {
	return &Reader{value: v, asked: map[string]bool{}, list: list}
}

// At is where the map begins.
func (r *Reader) At() diag.Position { return r.value.At }

// Place is where a key's value stands, or where the map begins when the key is
// absent.
func (r *Reader) Place(key string) diag.Position {
	if v := r.value.child(key); v != nil {
		return v.At
	}
	return r.value.At
}

// Has reports whether the key is there, even if empty.
func (r *Reader) Has(key string) bool { return r.value.child(key) != nil }

// Problem adds an error at a key's value.
func (r *Reader) Problem(key, code, hint, format string, args ...any) {
	r.add(diag.Errorf(r.Place(key), code, format, args...).WithHint("%s", hint))
}

func (r *Reader) add(d diag.Diagnostic) { *r.list = append(*r.list, d) }

// find returns a key's value if it is there and not empty.
func (r *Reader) find(key string) *Value {
	r.asked[key] = true
	v := r.value.child(key)
	if v == nil || v.Kind == Null || v.Kind == Refused {
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

// missing reports the required keys that are missing, but for those that an
// unknown key was meant to be, and those that are empty.
func (r *Reader) missing(meant map[string]bool) {
	for _, key := range slices.Sorted(maps.Keys(r.required)) {
		v := r.value.child(key)
		switch {
		case v == nil && !meant[key]:
			r.add(diag.Errorf(r.value.At, "missing-key", "%s needs the key %q", r.where, key).WithHint("add the line  %s", r.required[key]))
		case v != nil && v.empty():
			r.add(diag.Errorf(v.At, "empty-value", "%q is empty", key).WithHint("write, for example,  %s", r.required[key]))
		}
	}
}

func (v *Value) empty() bool {
	return v.Kind == Null || v.Kind == Text && strings.TrimSpace(v.Text) == "" || v.Kind == List && len(v.Items) == 0
}

// Done reports the required keys that are missing and the keys that nobody
// asked for. Other maps names used elsewhere to the key that is meant here.
func (r *Reader) Done(other map[string]string) {
	known := slices.Sorted(maps.Keys(r.asked))
	all := strings.Join(known, ", ")
	meant := map[string]bool{}
	for _, e := range r.value.Entries {
		if r.asked[e.Key] {
			continue
		}
		d := diag.Errorf(e.At, "unknown-key", "unknown key %q", e.Key).WithHint("the keys are: %s", all)
		lower := strings.ToLower(e.Key)
		near := diag.Nearest(lower, known)
		switch {
		case r.asked[lower]:
			near = lower
			d = d.WithHint("keys are written in lower case: %q", lower)
		case r.asked[other[lower]]:
			near = other[lower]
			d = d.WithHint("here this key is called %q", near)
		case near != "":
			d = d.WithHint("did you mean %q?", near)
		}
		meant[near] = true
		r.add(d)
	}
	r.missing(meant)
}

// Keys lists the keys of a map whose keys are free, such as names of menus.
func (r *Reader) Keys() []string {
	var keys []string
	for _, e := range r.value.Entries {
		keys = append(keys, e.Key)
	}
	return keys
}

// Raw is a key's value as it stands, for a map with rules of its own; the zero
// Value when it is absent.
func (r *Reader) Raw(key string) Value {
	r.asked[key] = true
	return r.Peek(key)
}

// Peek is Raw for a key that stays unknown.
func (r *Reader) Peek(key string) Value {
	if v := r.value.child(key); v != nil {
		return *v
	}
	return Value{At: r.value.At}
}
