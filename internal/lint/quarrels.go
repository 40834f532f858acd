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
			r.timesAsMuch(p, s)
			r.changedSince(p, list, n)
			for k := range s.Quantities {
				if r.sameShare(p, s, k) || r.multipleOf(p, s, k) || r.moreBy(p, s, k) || r.bothSexes(p, s, k) || r.shareOfCount(p, s, k) || r.countOfBase(p, s, k) || r.countsAsShare(p, s, k) {
					break
				}
			}
			r.partsOfWhole(p, list, n)
			r.thatMeans(p, list, n)
			r.spanOfYears(p, s)
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

// timesAsMuch holds a verb such as doubled against two values that change in its sentence.
func (r *reading) timesAsMuch(p *block, s *quantity.Sentence) {
	all := endsOf(s)
	if len(all) != 1 {
		return
	}
	x, y := &s.Quantities[all[0][0]], &s.Quantities[all[0][1]]
	for k := range s.Quantities {
		f := &s.Quantities[k]
		if f.Kind != quantity.Factor || f.Change == quantity.None || newClause.MatchString(strings.TrimSuffix(trimHedge(strings.TrimRight(nearer(s.Text, f, x, y), " ")), "from")) || level(x) <= 0 || level(y) <= 0 {
			continue
		}
		if off := math.Log(level(y) / level(x) / f.Value); (math.Abs(off) > math.Log(1.2) || f.Bound == quantity.AtLeast && off < -math.Log(1.1)) && (f.Bound == quantity.Exact || math.Abs(off) > math.Log(1.36) && !(f.Bound == quantity.AtLeast && (f.Change == quantity.Rise) == (off > 0))) {
			r.wrong("HN236", p, f, "%s to %s is not %q, but %s times as much", quoted(p, x), quoted(p, y), quoted(p, f), rounded(level(y)/level(x)))
		}
		return
	}
}

// changedSince holds the size of a change against the two values that the next sentence gives.
func (r *reading) changedSince(p *block, list []quantity.Sentence, n int) {
	if n == 0 || list[n].Index != list[n-1].Index+1 {
		return
	}
	s, before := &list[n], &list[n-1]
	ends := endsOf(s)
	if len(ends) != 1 || len(endsOf(before)) > 0 || !goesOn.MatchString(s.Text[s.From:s.To]) {
		return
	}
	for k := range s.Quantities {
		if sizeNamed(s, k) {
			return
		}
	}
	named := -1
	for k := range before.Quantities {
		if sizeNamed(before, k) {
			if named >= 0 {
				return
			}
			named = k
		}
	}
	if x, y := &s.Quantities[ends[0][0]], &s.Quantities[ends[0][1]]; named >= 0 && level(x) > 0 {
		r.comparedChange(p, &before.Quantities[named], x, y, level(x), level(y))
	}
}

// goesOn begins a sentence about what the one before was about.
var goesOn = newForm(`(?i)^(?:it|they|that|this|the (?:number|figure|share|rate|total|count|average|proportion|percentage|tally)|numbers|figures|cases|from)\b`)

var (
	ofCount   = newForm(`(?i)^ of (?:the |its |all |all the |these |those |some |about |their )*$`)
	ofAllBase = newForm(`(?i)^(?:out )?(?:of|among) (?:the |its |all |all the |these |those |some |about )*$`)
)

// shareOfCount holds a count against the fraction and the number of which it is: a quarter of the 480 pupils, or 160.
func (r *reading) shareOfCount(p *block, s *quantity.Sentence, k int) bool {
	x := &s.Quantities[k]
	share, ok := asShare(x)
	n, next := x.Base, k+1
	if !ok || x.Kind == quantity.Part && x.Base > 20 || x.Kind == quantity.Rate {
		return false
	}
	if x.Kind == quantity.Part {
		n = 0 // of how many it is said to be
	}
	if n == 0 && next < len(s.Quantities) && s.Quantities[next].Kind == quantity.Count && ofCount.MatchString(s.Before(next)) {
		n, next = s.Quantities[next].Value, next+1
	}
	if n == 0 && k == 1 && isCount(&s.Quantities[0]) && next < len(s.Quantities) && ofThem.MatchString(s.Before(next)) {
		n = s.Quantities[0].Value
	}
	if n < 10 || next >= len(s.Quantities) || yearly(&s.Quantities[next]) || !inApposition.MatchString(s.Before(next)) && !inCommas.MatchString(s.Before(next)) || notSame.MatchString(s.Before(next)) {
		return false
	}
	y := &s.Quantities[next]
	after := s.After(next)
	closed := after == "" || strings.HasPrefix(after, ")") || strings.HasPrefix(after, ",") || strings.HasPrefix(after, " –") || strings.HasPrefix(after, " people") || strings.HasPrefix(after, " altogether") || strings.HasPrefix(after, " in all") || strings.HasPrefix(after, ".") || strings.HasPrefix(after, " of them")
	if y.Kind != quantity.Count || y.Value >= n || !closed || y.Value < 3 {
		return false
	}
	off, room := math.Abs(100*y.Value/n-share), 1.5
	if x.Kind == quantity.Factor || x.Kind == quantity.Part {
		room = 4
	}
	if x.Bound != quantity.Exact {
		room += 5
	}
	if off <= room {
		return false
	}
	r.wrong("HN236", p, y, "%s of %s is about %s, and not %s", quoted(p, x), rounded(n), rounded(share*n/100), quoted(p, y))
	return true
}

// countOfBase holds a share against the count before it and the group with which the sentence begins: of 4,000 tests, 300 (12%).
func (r *reading) countOfBase(p *block, s *quantity.Sentence, k int) bool {
	base := &s.Quantities[0]
	if k == 0 || k+1 >= len(s.Quantities) || base.Kind != quantity.Count || setAgainst.MatchString(s.Text[s.From:s.To]) || !ofAllBase.MatchString(s.Text[s.From:base.From]) {
		return false
	}
	x, y := &s.Quantities[k], &s.Quantities[k+1]
	between := s.Before(k + 1)
	if x.Kind != quantity.Count || y.Kind != quantity.Share || x.Value >= base.Value || !inApposition.MatchString(between) || notSame.MatchString(between) || overlaps.MatchString(s.Text[base.To:x.From]) || y.Bound == quantity.UpTo {
		return false
	}
	room := 0.6 + rounding(y)
	if y.Bound != quantity.Exact {
		room += 3
	}
	if math.Abs(100*x.Value/base.Value-y.Value) <= room {
		return false
	}
	r.wrong("HN236", p, y, "%s of %s is %s%%, and not %s", quoted(p, x), quoted(p, base), rounded(100*x.Value/base.Value), quoted(p, y))
	return true
}

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
	x, y := &s.Quantities[k], &s.Quantities[k+1]
	a, ok := asShare(x)
	b, also := asShare(y)
	between := s.Before(k + 1)
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

var (
	asManyAs = newForm(`(?i)^ (?:as (?:many|much|high|often|long|large)(?: \w+)? as|the(?: \w+)?|more than the|what it was) (?:the |in the |those |about )?(?:\w+ )?[£$€]?$`)
	byWhich  = newForm(`(?i)^ (?:\w+ )?(more|fewer|less|higher|lower|greater|above|below)\b(?: than)?`)
)

// multipleOf holds a multiple against the two numbers around it: 120 women, twice as many as the 80 men.
func (r *reading) multipleOf(p *block, s *quantity.Sentence, k int) bool {
	f := &s.Quantities[k]
	if f.Kind != quantity.Factor || f.Change != quantity.None || k == 0 || k+1 >= len(s.Quantities) || !asManyAs.MatchString(s.Before(k+1)) {
		return false
	}
	x, y := &s.Quantities[k-1], &s.Quantities[k+1]
	if yearly(x) && k > 1 {
		x = &s.Quantities[k-2]
	}
	if !ofOneKind(x, y) || x.Kind == quantity.Factor || yearly(x) || yearly(y) || level(y) == 0 || len(s.Before(k)) > 40 || strings.Contains(s.After(k+1), "expected") {
		return false
	}
	if off := math.Abs(math.Log(level(x) / level(y) / f.Value)); level(x) <= 0 || off < math.Log(1.2) || f.Bound != quantity.Exact && off < math.Log(1.45) {
		return false
	}
	r.wrong("HN236", p, f, "%s is %s times %s, and not %q", quoted(p, x), rounded(level(x)/level(y)), quoted(p, y), quoted(p, f))
	return true
}

// moreBy holds a difference against the two numbers around it: 40 cases, 15 more than the 30 of last year.
func (r *reading) moreBy(p *block, s *quantity.Sentence, k int) bool {
	if k == 0 || k+1 >= len(s.Quantities) {
		return false
	}
	x, d, y := &s.Quantities[k-1], &s.Quantities[k], &s.Quantities[k+1]
	if y.Spelled && y.Value == 1 {
		return false
	}
	m := byWhich.FindStringSubmatch(s.Before(k + 1))
	if m == nil || d.Kind != quantity.Count && d.Kind != quantity.Measure || !strings.Contains(s.Before(k+1), "than") || len(s.Before(k+1)) > 40 || len(s.Before(k)) > 90 || !strings.Contains(s.Before(k), ",") || ownClause.MatchString(s.Before(k)+s.Before(k+1)) {
		return false
	}
	if x.Kind != y.Kind || x.Kind != d.Kind || x.Unit != y.Unit || x.Unit != d.Unit || yearly(x) || yearly(y) || x.Bound != quantity.Exact || y.Bound != quantity.Exact && y.Bound != quantity.AtLeast || d.Bound != quantity.Exact || x.Decimals != y.Decimals {
		return false
	}
	want := x.Value - y.Value
	if strings.Contains("fewer less lower below", strings.ToLower(m[1])) {
		want = -want
	}
	if math.Abs(want-d.Value) <= rounding(x)+rounding(y)+rounding(d) {
		return false
	}
	r.wrong("HN236", p, d, "%s and %s differ by %s, and not by %s", quoted(p, x), quoted(p, y), rounded(math.Abs(want)), quoted(p, d))
	return true
}

var (
	ofMen   = newForm(`(?i)^ (?:\w+ )?(men|boys|males|women|girls|females|mothers|fathers|adults|children)\b[^\d.;]{0,12}\band $`)
	ofWomen = newForm(`(?i)^ (?:\w+ )?(?:men|boys|males|women|girls|females|mothers|fathers|adults|children)\b`)
)

// bothSexes adds up men and women: 30 patients, 12 men and 15 women.
func (r *reading) bothSexes(p *block, s *quantity.Sentence, k int) bool {
	if k == 0 || k+1 >= len(s.Quantities) {
		return false
	}
	w, x, y := &s.Quantities[k-1], &s.Quantities[k], &s.Quantities[k+1]
	between := s.Before(k)
	if w.Kind != quantity.Count || x.Kind != quantity.Count || y.Kind != quantity.Count || !ofMen.MatchString(s.Before(k+1)) || !ofWomen.MatchString(s.After(k+1)) || len(between) > 40 || !strings.ContainsAny(between, ":(,") || w.About != quantity.People || w.Bound != quantity.Exact {
		return false
	}
	sum := x.Value + y.Value
	if sum == w.Value || w.Value < x.Value || w.Value < y.Value || w.Value < 0.7*sum || w.Value > 1.4*sum || strings.Contains(between, "includ") || strings.Contains(between, "among") {
		return false
	}
	r.wrong("HN236", p, w, "%s and %s are %s, and not %s", quoted(p, x), quoted(p, y), rounded(sum), quoted(p, w))
	return true
}
