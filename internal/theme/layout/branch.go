package layout

import "text/template/parse"

// branch reads the arms of an {{if}}, {{with}} or {{range}}, which must all end
// at the same place in HTML.
func (r *reader) branch(n *parse.BranchNode, loop bool) {
	at := opening(r.written, n.Pos)
	r.meet(at, false)
	outer, outerNest, outerJumps, before := r.seq, r.nest, r.jumps, r.place
	p := token{kind: branch, loop: loop}
	inner := nesting{loop: loop}
	arm := func(l *parse.ListNode) place {
		r.seq, r.nest, r.place = nil, nil, before
		r.list(l)
		if loop { // the next turn follows directly
			r.space()
		}
		p.arms, inner.arms = append(p.arms, r.seq), append(inner.arms, r.nest)
		return r.place
	}
	r.jumps = outerJumps && !loop
	one := arm(n.List)
	if loop {
		p.jumps, r.jumps = r.jumps, outerJumps
	}
	two := arm(n.ElseList)
	r.seq, r.nest = outer, append(outerNest, inner)
	r.add(p)
	r.join(n, at, loop, one, two, before)
}

func (r *reader) join(n *parse.BranchNode, at int, loop bool, one, two, before place) {
	verb, _ := word(r.written, inner(r.written, at))
	switch {
	case loop && !one.meets(before):
		r.fault(at, "branch-in-tag", "", "this {{range}} begins %s and ends %s", before.words(), one.words())
		r.place = before
	case !one.meets(two) && n.ElseList == nil:
		r.fault(at, "branch-in-tag", "", "this {{%s}} begins %s and ends %s", verb, before.words(), one.words())
		r.place = before
	case !one.meets(two):
		r.fault(at, "branch-in-tag", "", "one branch of this {{%s}} ends %s, the other %s", verb, one.words(), two.words())
		r.place = one
	default:
		r.place = one
		r.place.state = max(one.state, two.state)
		r.place.fresh = one.fresh || two.fresh
		r.place.spaced = one.spaced && two.spaced
		r.place.due = one.due || two.due
		r.place.glued = one.glued || two.glued
		if two.script.within() {
			r.place.script = two.script
		}
	}
}

// finish checks that nothing stays open at the end of the body.
func (r *reader) finish() {
	p, at := r.place, 0
	if p.state != inText {
		at = r.tag.from
	}
	switch {
	case p.state == inComment:
		r.fault(at, "unclosed-element", `end the comment with "-->"`, "this comment is not closed")
	case p.state == inRaw:
		r.fault(at, "unclosed-element", "write </"+p.element+"> where it ends", "<%s> is not closed", p.element)
	case p.state != inText:
		r.fault(at, "unclosed-element", `end the tag with ">"`, "this tag is not closed")
	case p.pre:
		r.fault(r.preAt, "unclosed-element", "write </pre> in the same file", "<pre> is not closed")
	}
}
