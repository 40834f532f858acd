package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

// quarrels finds numbers of a sentence that cannot all be right, whatever the words between them: a change and its two ends, one
// share told in two ways, parts and their whole, a multiple and what it is of, years and how many they are. HN236, and HN238 where percent
// stands for points.
func (r *reading) quarrels() {
	for i := range r.passages {
		p := &r.passages[i]
		list := r.numbersOf(p)
		for n := range list {
			s := &list[n]
			if r.doubted236(s) {
				continue
			}
			for _, c := range changesOf(s) {
				if level(c.from) > 0 && !r.differed(p, c) {
					r.comparedChange(p, c.by, c.from, c.to, level(c.from), level(c.to))
				}
			}
			r.wrongWay(p, s)
			for k := range s.Quantities {
				if r.sameShare(p, s, k) {
					break
				}
			}
		}
	}
}

// doubted236 reports whether a sentence has a finding about its numbers already.
func (r *reading) doubted236(s *quantity.Sentence) bool {
	for _, d := range r.list {
		if d.Code == "HN236" || d.Code == "HN238" || d.Code == "HN233" || d.Code == "HN232" {
			return true
		}
	}
	return len(s.Quantities) < 2
}

// level is the value of one end of a change; of a part it is the share.
func level(q *quantity.Quantity) float64 {
	if q.Kind == quantity.Part && q.Base > 0 {
		return q.Value / q.Base
	}
	return q.Value
}

// differed holds a difference against its two ends, and reports whether it was one.
func (r *reading) differed(p *block, c moved) bool {
	if c.by.Kind != quantity.Count && c.by.Kind != quantity.Measure {
		return false
	}
	if off := math.Abs(math.Abs(c.from.Value-c.to.Value) - c.by.Value); off > max(rounding(c.from), rounding(c.to), rounding(c.by)) && c.by.Bound == quantity.Exact && c.from.Bound == quantity.Exact && c.to.Bound == quantity.Exact {
		r.wrong("HN236", p, c.by, "%s and %s differ by %s, and not by %s", quoted(p, c.from), quoted(p, c.to), rounded(math.Abs(c.from.Value-c.to.Value)), quoted(p, c.by))
	}
	return true
}

// goesOn begins a sentence about what the one before was about.
var goesOn = newForm(`(?i)^(?:it|they|that|this|the (?:number|figure|share|rate|total|count|average|proportion|percentage|tally)|numbers|figures|cases|from)\b`)

var (
	ofAllBase = newForm(`(?i)^(?:out )?(?:of|among) (?:the |its |all |all the |these |those |some |about )*$`)
)

var (
	wentUp   = newForm(`(?i)\b(?:rose|risen|increased|climbed|jumped|soared|surged|grew|grown|went up|gone up|(?:is|are|was|were) up|edged up|crept up|leapt)\b[^.;]{0,70}$`)
	wentDown = newForm(`(?i)\b(?:fell|fallen|decreased|declined|dropped|plunged|plummeted|sank|shrank|went down|gone down|come down|came down|(?:is|are|was|were) down|eased|slipped|dipped|tumbled)\b[^.;]{0,70}$`)
	notMoved = newForm(`(?i)\b(?:not|never|no|instead|rather|but|while|whereas|after|before|then|should|would|until)\b`)
)

// wrongWay finds what is said to rise and falls by its numbers: visits rose to 412 from 468.
func (r *reading) wrongWay(p *block, s *quantity.Sentence) {
	for a := range s.Quantities {
		b := a + 1
		if b >= len(s.Quantities) {
			return
		}
		x, y := &s.Quantities[a], &s.Quantities[b]
		if !ofOneKind(x, y) || yearly(x) || yearly(y) || x.Bound == quantity.UpTo || sizeNamed(s, a) || sizeNamed(s, b) {
			continue
		}
		first, second := trimHedge(strings.TrimRight(s.Before(a), " ")), trimHedge(strings.TrimRight(s.Before(b), " "))
		from, to := x, y
		switch {
		case strings.HasSuffix(first, "from") && strings.HasSuffix(second, " to"):
		case strings.HasSuffix(first, " to") && strings.HasSuffix(second, "from"):
			from, to = y, x
		default:
			continue
		}
		before := s.Text[s.From:x.From]
		up, down := wentUp.FindString(before), wentDown.FindString(before)
		if len(up) > 0 && len(down) > 0 || notMoved.MatchString(up+down) || level(from) == level(to) || strings.ContainsAny(up+down, ",") && len(up+down) > 50 {
			continue
		}
		if y.Kind == quantity.Count && !closedBy(s.After(b)) {
			continue
		}
		if rises := level(to) > level(from); up != "" && !rises || down != "" && rises {
			r.wrong("HN236", p, x, "from %s to %s is the other way", quoted(p, from), quoted(p, to))
			return
		}
	}
}

var (
	inApposition = newForm(`^[^.,;:%()–—]{0,45}?(?: ?[(\[]| ?[–—] ?|, or |, (?:that is|i\.e\.|which is|equal to|equivalent to|meaning|making) )(?:about |around |nearly |almost |roughly |just |some |exactly |only )*$`)
	inCommas     = newForm(`^[^.,;:%()–—]{0,45}, (?:about |around |nearly |almost |roughly |just |some |exactly |only )*$`)
	notSame      = newForm(`(?i)\b(?:compared|than|versus|against|instead|while|whereas|but|from|up|down|more|less|fewer|lower|higher|of whom|of which|in (?:19|20)\d\d|range|CI|interval|average|earlier|before|target)\b|\d`)
)

// asShare is a quantity as a percentage of a whole.
func asShare(q *quantity.Quantity) (share float64, ok bool) {
	switch {
	case q.Kind == quantity.Share && q.Value <= 100:
		return q.Value, true
	case (q.Kind == quantity.Part || q.Kind == quantity.Rate) && q.Base > 1 && q.Value <= q.Base:
		return 100 * q.Value / q.Base, true
	case q.Kind == quantity.Factor && q.Change == quantity.None && q.Value > 0 && q.Value < 1:
		return 100 * q.Value, true
	}
	return 0, false
}

// sameShare holds one share against another that only says it otherwise: one adult in eight, or 8%.
func (r *reading) sameShare(p *block, s *quantity.Sentence, k int) bool {
	if k+1 == len(s.Quantities) {
		return false
	}
	x, next := &s.Quantities[k], k+1
	if s.Quantities[next].About == quantity.Time && next+1 < len(s.Quantities) && x.Kind == quantity.Part { // in 13 of 26,000 babies over three years, or
		next++
	}
	y := &s.Quantities[next]
	a, ok := asShare(x)
	b, also := asShare(y)
	between := s.Text[x.To:y.From]
	k = next - 1
	if !ok || !also || x.Kind == quantity.Share || !inApposition.MatchString(between) && !(x.Kind == quantity.Factor && x.Change == quantity.None && inCommas.MatchString(between) && shut.MatchString(s.After(k+1))) || notSame.MatchString(between) || relativeQuantity(s, k) || relativeQuantity(s, k+1) || y.Base > 0 && y.Kind == quantity.Share {
		return false
	}
	if after := s.After(k + 1); strings.HasPrefix(after, " in ") || strings.HasPrefix(after, " of the ") && !strings.Contains(between, "or") {
		return false
	}
	room := 0.6 + rounding(y)
	for _, q := range []*quantity.Quantity{x, y} {
		switch {
		case q.Bound == quantity.AtLeast, q.Bound == quantity.Below: // more than half is no 46%
		case q.Bound == quantity.Roughly:
			room = max(room, 2.5, min(6, 0.25*a))
		case q.Kind == quantity.Factor, q.Kind == quantity.Part && q.Base <= 20:
			room = max(room, 2.5, 0.12*a)
		}
	}
	if m := max(a, b); m < 10 {
		room = min(room, 0.3*m)
	}
	if x.Kind == quantity.Part && x.Value == 1 && x.Base > 20 {
		room = max(0.1, 0.15*a)
	}
	if x.Bound == quantity.AtLeast && b >= a || x.Bound == quantity.Below && b <= a || y.Kind == quantity.Factor {
		return false
	}
	if math.Abs(a-b) <= room || x.Bound == quantity.UpTo || y.Bound == quantity.UpTo || math.Abs(100-a-b) <= room {
		return false
	}
	r.wrong("HN236", p, y, "%s is %s%%, and not %s", quoted(p, x), rounded(a), quoted(p, y))
	return true
}
