package layout

import (
	"fmt"
	"slices"

	"galen/internal/diag"
)

// nesting is what a body opens and closes, in a sequence that mirrors the parse
// tree; one of the four is set.
type nesting struct {
	mark *mark       // a tag of an element that must be closed
	call string      // the name of a part
	arms [][]nesting // a branch: its alternatives, of which a loop repeats the first
	jump bool        // {{break}} or {{continue}}
	loop bool
}

// mark is the start tag or the end tag of an element.
type mark struct {
	name string
	end  bool
	at   int
	body *body
}

// closed are the elements that have an end tag, whatever follows (html.spec.whatwg.org,
// "tag omission"), but for those whose end the reader looks for by itself.
var closed = set(`a abbr address article aside audio b bdi bdo blockquote button canvas cite code data datalist del
	details dfn dialog div dl em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup i ins kbd
	label legend main map mark math menu meter nav noscript object ol output picture progress q s samp search section
	select small span strong sub summary sup svg table template time u ul var video`)

// nests notes a tag that was read.
func (r *reader) nests(t *tag) {
	drawn := t.slash && (t.name == "svg" || t.name == "math") // the others are not closed by a slash
	if closed[t.name] && !drawn {
		r.nest = append(r.nest, nesting{mark: &mark{t.name, t.end, t.from, r.body}})
	}
}

// A page can come out in as many ways as its branches can be combined. Going
// through a layout, its ways are the stacks of elements that can be open at a
// place: an {{if}} adds to them, and two that are alike go on as one. A tag is at
// fault when no way that closes as much as can be closed finds the other tag of
// its element. So what one {{if}} opens another one may close. A layout that goes
// beyond a maximum is not judged.
const (
	turns    = 2 // of a loop: what a turn opens the next may close
	maxWays  = 32
	maxOpen  = 200     // elements within each other
	maxSteps = 100_000 // as parts can call parts that call parts
)

// tracer goes through a unit.
type tracer struct {
	*linkUnit
	met    []*mark
	jumped []way // out of the turn of the loop that is gone through
	steps  int
	lost   bool // there are too many ways
}

// unpaired gives the tags that a layout meets, in the order in which it does, and
// whether each is one of an element that is opened and never closed, or the other
// way round.
func (s *linkUnit) unpaired() (met []*mark, alone map[*mark]bool) {
	t := &tracer{linkUnit: s}
	ways := t.follow(s.root.nest, []way{{}})
	if t.lost {
		return nil, nil
	}
	least := -1
	for _, w := range ways {
		if n := w.depth(); least < 0 || n < least {
			least = n
		}
	}
	paired, done := map[*mark]bool{}, map[*trail]bool{}
	for _, w := range ways {
		if w.depth() == least {
			w.seen.gather(paired, done)
		}
	}
	alone = map[*mark]bool{}
	for _, m := range t.met {
		if _, again := alone[m]; !again {
			alone[m] = !paired[m]
			met = append(met, m)
		}
	}
	return met, alone
}

// nesting reports the tags without their others: those of every layout that meets
// them, and those of some.
func (t *theme) nesting(scenes []*linkUnit) (problems diag.List) {
	var order []*mark
	layouts, alone := map[*mark]int{}, map[*mark][]*linkUnit{}
	for _, s := range scenes {
		if !s.sound || slices.ContainsFunc(s.reached, func(b *body) bool { return t.fails(b.file) }) {
			continue
		}
		met, lonely := s.unpaired()
		for _, m := range met {
			if layouts[m]++; layouts[m] == 1 {
				order = append(order, m)
			}
			if lonely[m] {
				alone[m] = append(alone[m], s)
			}
		}
	}
	for _, m := range order {
		if len(alone[m]) == 0 {
			continue
		}
		everywhere := len(alone[m]) == layouts[m]
		problems = append(problems, m.fault(alone[m], everywhere))
	}
	return problems
}

// fault is what is said of a tag that is alone in some layouts.
func (m *mark) fault(alone []*linkUnit, everywhere bool) diag.Diagnostic {
	at := diag.Locate(m.body.file.path, m.body.file.text, m.at)
	in, file := "", alone[0].root.file.path
	if !everywhere {
		in = ` in the layout "` + alone[0].root.name + `"`
		if n := len(alone) - 1; n > 0 {
			in += fmt.Sprintf(" and %d more", n)
		}
	}
	switch {
	case m.end && everywhere:
		return diag.Errorf(at, "unopened-element", "</%s> closes nothing", m.name).
			WithHint("remove it, or write <%s> where the element begins", m.name)
	case m.end:
		return diag.Errorf(at, "unopened-element", "</%s> closes nothing%s", m.name, in).
			WithHint("look for an extra </%s> before it, such as in %s", m.name, file)
	case everywhere:
		return diag.Errorf(at, "unclosed-element", "<%s> is not closed", m.name).WithHint("write </%s> where it ends", m.name)
	}
	return diag.Errorf(at, "unclosed-element", "<%s> is not closed%s", m.name, in).
		WithHint("write </%s> where it ends, such as in %s", m.name, file)
}

// follow follows a sequence.
func (t *tracer) follow(seq []nesting, ways []way) []way {
	for _, n := range seq {
		t.steps += len(ways)
		switch {
		case t.lost || len(ways) == 0:
			return nil
		case n.mark != nil:
			t.met = append(t.met, n.mark)
			if n.mark.end {
				ways = shut(ways, n.mark)
			} else {
				ways = opened(ways, n.mark)
			}
		case n.jump:
			t.jumped = merged(t.jumped, ways...)
			return nil
		case n.loop:
			ways = t.loop(n.arms, ways)
		case n.arms != nil:
			ways = merged(t.follow(n.arms[0], slices.Clone(ways)), t.follow(n.arms[1], ways)...)
		case t.names[n.call] != nil:
			ways = t.follow(t.names[n.call].nest, ways)
		}
		deep := func(w way) bool { return w.depth() > maxOpen }
		t.lost = t.lost || len(ways) > maxWays || t.steps > maxSteps || slices.ContainsFunc(ways, deep)
	}
	return ways
}

// loop follows a loop; its second arm is for no turns.
func (t *tracer) loop(arms [][]nesting, ways []way) []way {
	outer := t.jumped
	after := t.follow(arms[1], slices.Clone(ways))
	for range turns {
		t.jumped = nil
		ways = t.follow(arms[0], ways)
		ways = merged(ways, t.jumped...)
		after = merged(slices.Clip(after), ways...)
	}
	t.jumped = outer
	return after
}
