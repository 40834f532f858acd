package layout

// White space between block elements is not shown, and of several spaces in a
// line of text only the first is. Which spaces of a template these are can
// depend on the branches that are taken, so a space goes only when it could go
// on every path: when on all paths to it the last thing shown was a block or
// another space, or when on all paths from it a block follows first.

// drift is what a stretch of a template does to the question "may white space
// go here?", asked on one of its sides and answered on the other. The order is
// that of caution.
type drift uint8

const (
	keep drift = iota // no, whatever was the case before
	same              // as before
	drop              // yes
)

// then is the drift of f followed by g.
func (f drift) then(g drift) drift {
	if g == same {
		return f
	}
	return g
}

// spacing removes white space from the bodies of a theme.
type spacing struct {
	bodies map[string][]*body // every definition of a name, in any layout
	known  map[*body][2]drift // the drift over a body, forwards and backwards
}

// over is the drift over a piece: forwards (from what stands before it) or
// backwards (from what follows).
func (s *spacing) over(p token, back bool) drift {
	switch p.kind {
	case space, edge:
		if p.kind == space && back {
			return same
		}
		return drop
	case shown, thing:
		return keep
	case opener:
		if back {
			return keep
		}
	case passed:
		if !back {
			return keep
		}
	case call:
		d := drop
		for _, b := range s.bodies[p.name] {
			d = min(d, s.overBody(b, back))
		}
		if len(s.bodies[p.name]) == 0 {
			return keep
		}
		return d
	case branch:
		d := drop
		for _, arm := range p.arms {
			d = min(d, s.overAll(arm, back))
		}
		if p.jumps {
			return keep
		}
		return d
	}
	return same
}

func (s *spacing) overAll(seq []token, back bool) drift {
	d := same
	for i := range seq {
		if back {
			d = d.then(s.over(seq[len(seq)-1-i], back))
		} else {
			d = d.then(s.over(seq[i], back))
		}
	}
	return d
}

func (s *spacing) overBody(b *body, back bool) drift {
	if known, ok := s.known[b]; ok {
		return known[side(back)]
	}
	s.known[b] = [2]drift{keep, keep} // for bodies that call themselves, which is an error
	s.known[b] = [2]drift{s.overAll(b.pieces, false), s.overAll(b.pieces, true)}
	return s.known[b][side(back)]
}

func side(back bool) int {
	if back {
		return 1
	}
	return 0
}

// settle decides for every space of a sequence. before and after are keep or
// drop: what holds at its two ends.
func (s *spacing) settle(seq []token, before, after drift) {
	afters := make([]drift, len(seq))
	for i := len(seq) - 1; i >= 0; i-- {
		afters[i] = after
		after = after.then(s.over(seq[i], true))
	}
	for i := range seq {
		p := &seq[i]
		switch {
		case p.kind == space && (before == drop || afters[i] == drop):
			p.text = nil
		case p.kind == branch:
			s.settleArms(p, before, afters[i])
		}
		before = before.then(s.over(*p, false))
	}
}

func (s *spacing) settleArms(p *token, before, after drift) {
	for i, arm := range p.arms {
		from, to := before, after
		if p.loop && i == 0 { // the body may come before and after itself
			from = min(from, from.then(s.overAll(arm, false)))
			to = min(to, to.then(s.overAll(arm, true)))
			if p.jumps {
				from, to = keep, keep
			}
		}
		s.settle(arm, from, to)
	}
}
