package layout

import "slices"

// way is one way to get to a place.
type way struct {
	top  *open
	seen *trail // tags of elements that were opened and closed
}

// open is an element that is open, and those around it.
type open struct {
	name  string
	by    *trail // its start tags: branches may each have one
	body  *body  // in which the first of these stands
	below *open
	depth int    // how many are open
	path  string // the names from the outermost, which are few
}

// trail is a set of marks, made of others.
type trail struct {
	mark *mark
	of   [2]*trail
}

func both(a, b *trail) *trail {
	switch {
	case a == b || b == nil:
		return a
	case a == nil:
		return b
	}
	return &trail{of: [2]*trail{a, b}}
}

func (t *trail) gather(marks map[*mark]bool, done map[*trail]bool) {
	for ; t != nil && !done[t]; t = t.of[1] {
		done[t] = true
		if t.mark != nil {
			marks[t.mark] = true
		}
		t.of[0].gather(marks, done)
	}
}

// path is the names of what is open.
func (w way) path() string {
	if w.top == nil {
		return ""
	}
	return w.top.path
}

func (w way) depth() int {
	if w.top == nil {
		return 0
	}
	return w.top.depth
}

// merged adds ways to others.
func merged(ways []way, more ...way) []way {
	for _, m := range more {
		at := slices.IndexFunc(ways, func(w way) bool { return w.path() == m.path() })
		if at < 0 {
			ways = append(ways, m)
		} else if w := ways[at]; w != m {
			ways[at] = way{alike(w.top, m.top), both(w.seen, m.seen)}
		}
	}
	return ways
}

// alike is two stacks of the same names as one.
func alike(a, b *open) *open {
	if a == b {
		return a
	}
	return &open{a.name, both(a.by, b.by), a.body, alike(a.below, b.below), a.depth, a.path}
}

func opened(ways []way, m *mark) []way {
	var now []way
	for _, w := range ways {
		now = append(now, way{&open{m.name, &trail{mark: m}, m.body, w.top, w.depth() + 1, w.path() + ">" + m.name}, w.seen})
	}
	return now
}

// shut closes an element, and as browsers do what is open within it. A way on which
// there is none is no way, unless there is no other.
func shut(ways []way, m *mark) []way {
	var now []way
	for _, w := range ways {
		if o := w.closedBy(m); o != nil {
			now = merged(now, way{o.below, both(w.seen, both(o.by, &trail{mark: m}))})
		}
	}
	if now == nil {
		return ways
	}
	return now
}

// closedBy is the element that an end tag closes. One that another body has opened
// it does not close together with what that body has opened within: then the tag
// is one too many.
func (w way) closedBy(m *mark) *open {
	o := w.top
	for o != nil && o.name != m.name {
		o = o.below
	}
	for within := w.top; within != o; within = within.below {
		if o != nil && within.body == o.body && o.body != m.body {
			return nil
		}
	}
	return o
}
