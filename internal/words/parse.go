package words

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/locale"
	"galen/internal/source"
)

// entry is the words of a key, or the forms of them.
type entry struct {
	usual []part            // the only form, or that of the category other
	forms map[string][]part // by the categories of CLDR
}

// part is a piece of text, or the name of an argument that stands between pieces.
type part struct{ text, argument string }

// reading is words of a language as they are read.
type reading struct {
	locale   *locale.Locale
	model    map[string]entry // of English; nil when it is that which is read
	spoken   *Language        // that of the program; nil while it is read
	entries  map[string]entry
	at       map[string]diag.Position // of the keys
	blank    map[string]bool          // keys that stand there without words
	problems diag.List
	blanks   []blank // the problems of these
}

// blank is the problem of a key without words.
type blank struct {
	diag.Diagnostic
	key string
}

// newReading begins to read words of a language.
func newReading(tag string, model map[string]entry) *reading {
	return &reading{locale: locale.For(tag), model: model, entries: map[string]entry{}, at: map[string]diag.Position{}, blank: map[string]bool{}}
}

// document reads a whole file.
func (r *reading) document(file string, text []byte) {
	top, problems := frontmatter.YAML(file, string(text), 1)
	r.problems = append(r.problems, problems...)
	r.group("", &top)
}

func (r *reading) problem(at diag.Position, code, hint, format string, args ...any) {
	r.problems = append(r.problems, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
}

// without notes a key, or a form of one, that has no words.
func (r *reading) without(key string, at diag.Position, format string, args ...any) {
	r.blank[key] = true
	d := diag.Errorf(at, "no-words", format, args...).WithHint("write them, or delete the line")
	r.blanks = append(r.blanks, blank{d, key})
}

// read takes in what stands under a key.
func (r *reading) read(key string, v *frontmatter.Value) {
	switch {
	case v.Kind == frontmatter.Refused: // reported
	case v.Kind == frontmatter.Map && r.holdsForms(key, v):
		r.forms(key, v)
	case v.Kind == frontmatter.Map:
		r.group(key, v)
	case v.Kind == frontmatter.List:
		r.problem(v.At, "wrong-value", "write a text", "the words of %q are a list", key)
	case r.isGroup(key):
		r.problem(v.At, "wrong-value", "write one of the keys below it: "+r.some(key), "%q has other keys below it and no words of its own", key)
	case v.Text == "" || v.Kind == frontmatter.Null:
		r.without(key, v.At, "%q has no words", key)
	default:
		r.marked(v)
		if parts, ok := r.parts(v); ok {
			r.add(key, v.At, entry{usual: parts})
		}
	}
}

// group reads the keys below one.
func (r *reading) group(key string, v *frontmatter.Value) {
	for i := range v.Entries {
		e := &v.Entries[i]
		path := e.Key
		if key != "" {
			path = key + "." + path
		}
		first, twice := r.at[path]
		switch {
		case twice && !r.isGroup(path):
			d := diag.Errorf(e.At, "duplicate-word", "the words %q appear twice", path)
			r.problems = append(r.problems, d.WithHint("delete one of the two").With(first))
			continue
		case r.model != nil && !r.known(path):
			r.unknown(e.At, path)
			continue
		}
		r.at[path] = e.At
		r.read(path, &e.Value)
	}
}

// holdsForms reports whether a group of keys is the forms of one entry.
func (r *reading) holdsForms(key string, v *frontmatter.Value) bool {
	if r.model != nil {
		_, ok := r.model[key]
		return ok
	}
	return len(v.Entries) > 0 && !slices.ContainsFunc(v.Entries, func(e frontmatter.Entry) bool { return !slices.Contains(locale.Categories, e.Key) })
}

// forms reads those of an entry.
func (r *reading) forms(key string, v *frontmatter.Value) {
	e, sound := entry{forms: map[string][]part{}}, true
	for i := range v.Entries {
		form := &v.Entries[i]
		if !slices.Contains(locale.Categories, form.Key) {
			hint := "the categories of this language are " + categoriesOf(r.locale)
			r.problem(form.At, "unknown-category", hint, "%q has no keys below it, and %q is not a category of numbers", key, form.Key)
			sound = false
		} else if form.Value.Text == "" {
			r.without(key, form.At, "the form %q of %q has no words", form.Key, key)
			sound = false
		} else if parts, ok := r.parts(&form.Value); ok {
			r.marked(&form.Value)
			e.forms[form.Key] = parts
		} else {
			sound = false
		}
	}
	if e.usual = e.forms["other"]; e.usual == nil && sound {
		r.problem(v.At, "missing-category", r.toAdd(key), "%q has no words for the category \"other\"", key)
		return
	}
	if sound {
		r.add(key, v.At, e)
	}
}

// toAdd says how the usual form of a key is added: in the words of the program where it has such in the language.
func (r *reading) toAdd(key string) string {
	if l := r.spoken; l == nil || slices.Contains(l.missing, key) {
		return "write  other: …  beside its other keys, in this language; in English it is " + quoted(r.model[key].usual)
	}
	return "write  other: " + quoted(r.spoken.entries[key].usual) + "  beside its other keys"
}

// marked warns of marks and tags in words of a site: words are plain text.
func (r *reading) marked(v *frontmatter.Value) {
	if r.spoken == nil {
		return
	}
	if d := source.MarkIn(v.Text, func(string) diag.Position { return v.At }); d != nil {
		r.problems = append(r.problems, *d)
	}
}

// add takes an entry in, and judges it by the English one.
func (r *reading) add(key string, at diag.Position, e entry) {
	if r.entries[key] = e; r.model == nil {
		return
	}
	for _, f := range e.faults(r.model[key], r.locale) {
		r.problem(at, f.code, f.hint, "%s: %s", key, f.message)
	}
}

func categoriesOf(l *locale.Locale) string {
	all, _ := l.Plurals()
	return strings.Join(all, ", ")
}

// known reports whether there is a key of that name, or keys below it.
func (r *reading) known(path string) bool {
	_, ok := r.model[path]
	return ok || r.isGroup(path)
}

// isGroup reports whether there are keys below a name.
func (r *reading) isGroup(path string) bool {
	for key := range r.model {
		if strings.HasPrefix(key, path+".") {
			return true
		}
	}
	return false
}

// some are keys below a name, for a hint.
func (r *reading) some(path string) string {
	var below []string
	for _, key := range slices.Sorted(maps.Keys(r.model)) {
		if strings.HasPrefix(key, path+".") {
			below = append(below, key)
		}
	}
	if len(below) > 4 {
		below = append(below[:4], "…")
	}
	return strings.Join(below, ", ")
}

// unknown is the problem of a key that there is not.
func (r *reading) unknown(at diag.Position, path string) {
	hint := "galen words en --print  shows all keys"
	if near := diag.Nearest(path, slices.Collect(maps.Keys(r.model))); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	} else if end := strings.LastIndexByte(path, '.'); end > 0 && r.isGroup(path[:end]) {
		hint = "there are " + r.some(path[:end])
	}
	r.problem(at, "unknown-word", hint, "there are no words under the key %q", path)
}

// parts takes words apart at the names of their arguments.
func (r *reading) parts(v *frontmatter.Value) (parts []part, ok bool) {
	for text := v.Text; text != ""; {
		before, rest, found := strings.Cut(text, "{")
		if strings.Contains(before, "}") {
			r.problem(v.At, "wrong-arguments", "write the name of an argument between { and }", "%q closes something that was not opened", text)
			return nil, false
		}
		if before != "" {
			parts = append(parts, part{text: before})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" || strings.ContainsAny(name, "{ ") {
			r.problem(v.At, "wrong-arguments", "write the name of an argument between { and }", "%q has no name of an argument after {", text)
			return nil, false
		}
		parts, text = append(parts, part{argument: name}), after
	}
	return parts, true
}

// Arguments are the names of the arguments that a key's words want, in their order in
// the usual form; ok is false when there are no words.
func (l *Language) Arguments(key string) (names []string, ok bool) {
	e, ok := l.entries[key]
	return namesIn(e.usual), ok
}
