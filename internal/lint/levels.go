package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

// timeLabel says when a value was so.
var timeLabel = newCue(`(?i)\b(?:(?:19|20)\d\d|last (?:year|month|week|winter|summer|spring|autumn|season|time)|this (?:year|month|week|winter|summer|spring|autumn|season|time)|(?:year|month|week|winter|decade|quarter)s? (?:before|ago|earlier|later|on)|previous(?:ly)?|now|today|then|before(?:hand)?|after(?:wards?)?|at (?:the )?(?:start|outset|end|first|baseline|beginning|admission|enrolment)|on (?:arrival|admission|entry|joining|enrolment|discharge)|originally|initially|when (?:they|he|she|it) (?:\w+ )?(?:signed|joined|began|started|came|arrived|enrolled)|to (?:begin|start) with|by the end|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|first|second|later|earlier)\b`)

// levels holds the size of a change against the two values beside it, of which each has its time: 46 per cent sent it back, the year
// before 40 per cent, an increase of 6 per cent. Where the difference of two shares is called a percentage, no time is needed.
func (r *reading) timedLevels() {
	for i := range r.passages {
		p := &r.passages[i]
		list := r.numbersOf(p)
		for n := range list {
			s := &list[n]
			for k := range s.Quantities {
				if q := &s.Quantities[k]; (sizeNamed(s, k) || sizeTold(s, k)) && !r.judged236(p, q) {
					r.heldAgainst(p, list, n, k)
				}
			}
		}
	}
}

var toldBehind = newCue(`(?i)^(?: (?:a year|in a year|within a year|overall|in all))?[,;:]? ?(?:up|down|better|worse|more|less|higher|lower|fewer|points?)\b`)

// sizeTold reports whether a quantity behind which up or down stands is by how much something changed.
func sizeTold(s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	return (q.Kind == quantity.Share || q.Kind == quantity.Factor && q.Change == quantity.None && q.Value < 1) && q.Base == 0 && toldBehind.MatchString(s.After(k))
}

// judged236 reports whether a passage has a finding about its numbers.
func (r *reading) judged236(p *block, q *quantity.Quantity) bool {
	at := r.at(p, r.wordAt(p, q.From))
	for _, d := range r.list {
		if (d.Code == "HN236" || d.Code == "HN238") && d.Position.Line == at.Line {
			return true
		}
	}
	return false
}

// heldAgainst holds one size against the two values of its sentence, or of those beside it.
func (r *reading) heldAgainst(p *block, list []quantity.Sentence, n, k int) {
	q := &list[n].Quantities[k]
	for _, reach := range [][2]int{{n, n}, {n - 1, n}, {n - 1, n - 1}, {n, n + 1}, {n + 1, n + 1}} {
		from, to := reach[0], reach[1]
		if from < 0 || to >= len(list) || list[to].Index-list[from].Index > 1 || from != n && to != n && (from < n-1 || list[max(from, n)].Index-list[min(from, n)].Index > 1) {
			continue
		}
		values, text := valuesOf(list, from, to, q)
		if len(values) != 2 {
			continue
		}
		x, y := values[0], values[1]
		if !ofOneKind(x, y) || level(x) <= 0 || level(y) <= 0 || x.Bound != quantity.Exact || y.Bound != quantity.Exact {
			continue
		}
		if from == to && from == n && ownClause.MatchString(nearer(list[n].Text, q, x, y)) {
			continue
		}
		if from == to && from == n && (x.From < q.From) != (y.From < q.From) && ownClause.MatchString(list[n].Text[q.To:max(q.To, x.From, y.From)]) {
			continue // of something else
		}
		points := math.Abs(level(x) - level(y))
		asked := directionOf(list[n].Text[list[n].From:list[n].To])
		if x.Kind == quantity.Share {
			if q.Kind == quantity.Share && q.Value >= 1 && math.Abs(points-q.Value) < 0.05+rounding(q) && math.Abs(100*points/math.Min(level(x), level(y))-q.Value) > 1.5 && math.Abs(100*points/math.Max(level(x), level(y))-q.Value) > 1.5 && !r.pointsToo(list, from, to) {
				r.wrong("HN238", p, q, "%s and %s are %s percentage points apart, and not %s", quoted(p, x), quoted(p, y), rounded(points), quoted(p, q))
				return
			}
		}
		if len(timeLabel.FindAllString(text, 4)) < 2 || asked == quantity.None || setAgainst.MatchString(earlierSelf.ReplaceAllString(text, "")) {
			continue
		}
		if x.Kind == quantity.Count && (x.About != y.About && x.About != quantity.Nothing && y.About != quantity.Nothing || x.About == quantity.Nothing && y.About == quantity.Nothing || min(x.Value, y.Value) < 5) {
			continue // days, and studies
		}
		if (level(x) < level(y)) != (asked == quantity.Rise) {
			x, y = y, x
		}
		r.comparedChange(p, q, x, y, level(x), level(y))
		return
	}
}

// nearer is what stands between a quantity and the nearer of two.
func nearer(text string, q, x, y *quantity.Quantity) string {
	first, last := x, y
	if y.From < x.From {
		first, last = y, x
	}
	switch {
	case q.To <= first.From:
		return text[q.To:first.From]
	case q.From >= last.To:
		return text[last.To:q.From]
	}
	return ""
}

// pointsToo reports whether percentage points are named beside.
func (r *reading) pointsToo(list []quantity.Sentence, from, to int) bool {
	for n := from; n <= to; n++ {
		if strings.Contains(list[n].Text[list[n].From:list[n].To], "percentage point") {
			return true
		}
	}
	return false
}

// directionOf is the way in which a sentence says that something changed, None where it says both or neither.
func directionOf(text string) quantity.Change {
	up, down := false, false
	for _, m := range changedVerb.FindAllStringSubmatchIndex(text, -1) {
		up, down = up || m[4] >= 0, down || m[2] >= 0
	}
	switch {
	case up && !down:
		return quantity.Rise
	case down && !up:
		return quantity.Fall
	}
	return quantity.None
}

// valuesOf are the values of some sentences that can be the ends of a change: all but years, sizes and the size q.
func valuesOf(list []quantity.Sentence, from, to int, q *quantity.Quantity) (values []*quantity.Quantity, text string) {
	for n := from; n <= to; n++ {
		s := &list[n]
		text += s.Text[s.From:s.To] + " "
		for k := range s.Quantities {
			v := &s.Quantities[k]
			switch {
			case v == q || yearly(v) || v.Kind == quantity.Factor || v.Kind == quantity.Points || v.Kind == quantity.Interval || v.Kind == quantity.PValue || v.Kind == quantity.Ratio:
			case v.Kind == quantity.Measure && (v.About == quantity.Time || v.About == quantity.Money):
			case sizeNamed(s, k) || relativeShare(s, k):
				return nil, ""
			default:
				values = append(values, v)
			}
		}
	}
	if len(values) > 2 { // shares beside the counts of which they are
		var shares []*quantity.Quantity
		for _, v := range values {
			if v.Kind == quantity.Share || v.Kind == quantity.Rate {
				shares = append(shares, v)
			}
		}
		if len(shares) == 2 {
			values = shares
		}
	}
	return values, text
}
