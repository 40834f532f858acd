package lint

import (
	"math"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/lint/quantity"
)

// briefest is up to how many sentences a story is so short that its few numbers are about one thing.
const briefest = 7

// closed holds the few numbers of a very short story against each other, whatever stands between them: the only change and the only
// two values of one kind.
func (r *reading) closed() {
	lines := 0
	for i := range r.lines {
		lines += int(boolean(r.lines[i].in.role == body))
	}
	if lines > briefest || len(r.ledger) > 9 || slices.ContainsFunc(r.list, func(d diag.Diagnostic) bool { return numberCodes[d.Code] }) {
		return
	}
	all := pick(r.ledger, func(f *datum) bool {
		return f.l.in.role == body && !yearly(f.Quantity) && !(f.Spelled && f.Value == 1 && f.Base == 0)
	})
	r.onlyChange(all)
}

// onlyChange holds the only change of a story against its only two values of one kind.
func (r *reading) onlyChange(all []*datum) {
	var size *datum
	var levels []*datum
	for _, f := range all {
		switch {
		case f.size() && (f.Kind == quantity.Share || f.Kind == quantity.Points || f.Kind == quantity.Factor):
			if size != nil {
				return
			}
			size = f
		case f.Kind == quantity.Points || f.Kind == quantity.Ratio || f.Kind == quantity.Interval || f.Kind == quantity.PValue:
			return
		case f.ranged || f.size() || notLevel.MatchString(f.after):
		default:
			levels = append(levels, f)
		}
	}
	if size == nil || !size.firm() && (size.Bound != quantity.AtLeast || size.Change != quantity.None) || strings.ContainsAny(size.before, "≥≤<>=±+") {
		return
	}
	for n, f := range levels {
		for _, g := range levels[:n] {
			if f.l == g.l && (r.explainsChange(size, f, g) || r.explainsChange(size, g, f)) {
				return
			}
		}
	}
	levels = slices.DeleteFunc(levels, func(f *datum) bool { return f.Kind == quantity.Measure && f.About == quantity.Time })
	for n := 0; n < len(levels); n++ { // of those that are not alike there may be more
		alone := 0
		for _, g := range levels {
			alone += int(boolean(g != levels[n] && sameKind(levels[n], g)))
		}
		if alone == 0 {
			levels = slices.Delete(levels, n, n+1)
			n--
		}
	}
	if len(levels) != 2 || !levels[0].firm() || !levels[1].firm() || levels[0].Value <= 0 || levels[1].Value <= 0 {
		return
	}
	x, y := levels[0], levels[1]
	text := strings.ToLower(x.l.text + " " + y.l.text)
	if elsewiseSaid.MatchString(strings.ToLower(size.l.text)) || len(placedIn.FindAllString(text, 3)) < 2 && !heldAgainst.MatchString(text) || groupPrior.MatchString(x.before) && !sharesStem(x.l.text, y.l.text) {
		return
	}
	if !besideChange(size, x, y) {
		return
	}
	if x.counts() && x.noun != y.noun && x.noun != "" && y.noun != "" {
		return
	}
	if size.Bound == quantity.AtLeast && size.Kind != quantity.Points && size.Change == quantity.None {
		said, a, b := size.Value, level(x.Quantity), level(y.Quantity)
		if size.Kind == quantity.Factor {
			said *= 100
		}
		if fell, rose := 100*(max(a, b)-min(a, b))/max(a, b), 100*(max(a, b)-min(a, b))/min(a, b); said < 100 && rose < 0.93*said && fell > 0.4*said && !r.doubts(size) {
			r.contradict(size, "%s and %s differ by %s%%", x.written(), y.written(), rounded(fell))
		}
		return
	}
	r.judgeChange(size, x, y)
}

// headChange holds a change that the headline names against the only two values of one kind with which the text begins: up 5%, and the
// text has 62% and 67%; halved, and it has 64 days and 40.
func (r *reading) headChange() {
	var size *datum
	for k := range r.ledger {
		if f := &r.ledger[k]; f.l.in.role == headline && f.size() && f.firm() && (f.Kind == quantity.Share || f.Kind == quantity.Factor || f.Kind == quantity.Points) {
			if size != nil {
				return
			}
			size = f
		}
	}
	if size == nil {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role != body || l.numbers == nil || size.Kind != quantity.Share || !sharesStem(size.l.text, l.text) {
			continue
		}
		for _, ends := range endsOf(l.numbers) { // 71%, down from 76%
			x, y := &r.figuresOf(i, i+1)[ends[0]], &r.figuresOf(i, i+1)[ends[1]]
			if x.Kind == quantity.Share && y.Kind == quantity.Share && math.Abs(math.Abs(x.Value-y.Value)-size.Value) < 0.05 {
				r.judgeChange(size, x, y)
				return
			}
		}
	}
	first := r.firstBody()
	list := r.figuresOf(first, first+5)
	var pairs [][2]*datum
	for a := range list {
		x := &list[a]
		switch {
		case x.size() && x.Kind != quantity.Count && x.Kind != quantity.Measure:
			return // the text names a change of its own
		case !x.isLevel():
			continue
		}
		same := pick(list, func(f *datum) bool {
			return f.isLevel() && f.Value != x.Value && sameKind(x, f) && within(level(x.Quantity), level(f.Quantity), 12)
		})
		if len(same) == 1 && same[0].From > x.From {
			pairs = append(pairs, [2]*datum{x, same[0]})
		}
		for _, f := range same {
			if r.explainsChange(size, x, f) || r.explainsChange(size, f, x) {
				return
			}
		}
	}
	if len(pairs) != 1 {
		return
	}
	x, y := pairs[0][0], pairs[0][1]
	text := strings.ToLower(x.l.text)
	if y.l != x.l {
		text += strings.ToLower(y.l.text)
	}
	if x.l == y.l && x.Kind == quantity.Share && size.Kind == quantity.Share && math.Abs(math.Abs(x.Value-y.Value)-size.Value) < 0.05 && sharesStem(size.l.text, text) {
		r.judgeChange(size, x, y)
		return
	}
	if y.i > x.i+1 || len(placedIn.FindAllString(text, 3)) < 2 && !heldAgainst.MatchString(text) || elsewiseSaid.MatchString(text) || !sharesStem(size.l.text, text) {
		return
	}
	r.judgeChange(size, x, y)
}

// isLevel reports whether a figure may be how much of something there was at a time or in a group.
func (f *datum) isLevel() bool {
	switch f.Kind {
	case quantity.Count, quantity.Measure, quantity.Share, quantity.Part, quantity.Rate:
	default:
		return false
	}
	return f.firm() && f.Value > 0 && !f.ranged && !f.size() && !yearly(f.Quantity) && !(f.Spelled && f.Value == 1 && f.Base == 0) && (f.Kind == quantity.Share || !notLevel.MatchString(f.after)) && !agedPrior.MatchString(f.before)
}

// sameKind reports whether two figures may be two values of one thing.
func sameKind(f, g *datum) bool {
	if f.counts() && g.counts() {
		return f.alike(g)
	}
	return f.Kind == g.Kind && f.Unit == g.Unit && (f.Kind != quantity.Rate || f.Base == g.Base)
}
