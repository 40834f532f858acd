package layout

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/words"
)

// maxDepth is how many bodies may call one another in a chain (promise P11).
const maxDepth = 64

// linkUnit is one layout with all the parts it can call: names mean something
// only in a unit, as each layout gives its own "main".
type linkUnit struct {
	root      *body
	rules     *Rules
	language  *words.Language
	functions template.FuncMap
	names     map[string]*body
	reached   []*body // root first
	height    map[*body]int
	sound     bool
}

// scene joins the names of a layout to those of the parts.
func (t *theme) scene(root *body) *linkUnit {
	s := &linkUnit{root: root, rules: &t.rules, language: t.language, functions: t.functions, names: maps.Clone(t.parts), height: map[*body]int{}, sound: true}
	for _, b := range root.file.bodies {
		s.names[b.name] = b
	}
	return s
}

// walk follows the calls from a body, and reports those that lead nowhere or
// in a circle. elsewhere are names that other layouts give.
func (s *linkUnit) walk(b *body, elsewhere map[string][]*body) diag.List {
	w := &walker{linkUnit: s, elsewhere: elsewhere}
	w.visit(b)
	if w.problems == nil && s.height[b] > maxDepth {
		w.tooDeep(b)
	}
	s.sound = s.sound && w.problems == nil
	return w.problems
}

type walker struct {
	*linkUnit
	elsewhere map[string][]*body
	path      []*body
	problems  diag.List
}

func (w *walker) visit(b *body) {
	if w.height[b] > 0 {
		return
	}
	w.reached = append(w.reached, b)
	w.height[b] = 1
	w.path = append(w.path, b)
	for _, c := range b.calls {
		next := w.names[c.node.Name]
		switch {
		case next == nil && len(w.elsewhere[c.node.Name]) == 0:
			w.undefined(b, c)
		case next == nil:
		case slices.Contains(w.path, next):
			w.circle(b, c, next)
		default:
			w.visit(next)
			w.height[b] = max(w.height[b], 1+w.height[next])
		}
	}
	w.path = w.path[:len(w.path)-1]
}

func (w *walker) fault(b *body, at int, code, hint, format string, args ...any) {
	d := errorList{path: b.file.path, written: b.file.text}
	d.fault(at, code, hint, format, args...)
	w.problems = append(w.problems, d.problems...)
}

func (w *walker) undefined(b *body, c callSite) {
	hint := "write templates/" + extensionPath(c.node.Name)
	if near := diag.Nearest(c.node.Name, slices.Collect(maps.Keys(w.names))); near != "" {
		hint = `did you mean "` + near + `"?`
	}
	w.fault(b, c.at, "unknown-part", hint, "there is no part %q", c.node.Name)
}

// extensionPath is where the part of a name would be.
func extensionPath(name string) string {
	i := strings.LastIndexByte(name, '/') + 1
	return name[:i] + "_" + name[i:] + extension
}

// circle reports a chain of calls that closes. Whichever of its bodies is
// entered first, the chain is told from the name that sorts first, so that it
// is reported once.
func (w *walker) circle(b *body, c callSite, next *body) {
	ring := slices.Clone(w.path[slices.Index(w.path, next):])
	least := slices.MinFunc(ring, func(a, b *body) int { return strings.Compare(a.name, b.name) })
	for ring[0] != least {
		ring = append(ring[1:], ring[0])
	}
	last := ring[len(ring)-1]
	for _, site := range last.calls {
		if w.names[site.node.Name] == least {
			b, c = last, site
			break
		}
	}
	var chain strings.Builder
	for _, r := range ring {
		chain.WriteString(r.name + " → ")
	}
	w.fault(b, c.at, "circular-part", "remove one of these calls", "%q includes itself: %s%s", least.name, chain.String(), least.name)
}

// tooDeep reports the call that goes beyond maxDepth on the longest chain.
func (w *walker) tooDeep(b *body) {
	for depth := 1; ; depth++ {
		i := slices.IndexFunc(b.calls, func(c callSite) bool {
			next := w.names[c.node.Name]
			return next != nil && w.height[next] == w.height[b]-1
		})
		if depth == maxDepth {
			w.fault(b, b.calls[i].at, "deep-parts", "call the parts side by side instead of one within the other", "more than %d parts call one another", maxDepth)
			return
		}
		b = w.names[b.calls[i].node.Name]
	}
}

// idle warns of what a layout defines and nothing calls: most often a name that
// is not quite that of the {{block}} which it should fill.
func (s *linkUnit) idle() diag.List {
	var called []string
	for _, b := range s.reached {
		for _, c := range b.calls {
			called = append(called, c.node.Name)
		}
	}
	var problems diag.List
	for _, b := range s.root.file.bodies {
		if slices.Contains(s.reached, b) {
			continue
		}
		d := diag.Warningf(b.position(), "unused-define", "nothing calls %q", b.name)
		if near := diag.Nearest(b.name, called); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		problems = append(problems, d)
	}
	return problems
}

// digest stands for all the text that the layout can write, and the words that it asks for.
func (s *linkUnit) digest() memo.Digest {
	files, asked := map[string]memo.Digest{}, map[string]bool{}
	for _, b := range s.reached {
		files[b.file.path] = b.file.digest
		for _, key := range b.asked {
			asked[key] = true
		}
	}
	h := memo.NewHasher()
	h.String(functionsVersion)
	h.String(s.root.file.path)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		h.String(path)
		h.Digest(files[path])
	}
	for _, key := range slices.Sorted(maps.Keys(asked)) {
		h.String(key)
		h.String(s.language.Entry(key))
	}
	return h.Sum()
}
