package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

// portionOf is a part of a group whose size is told: 45 of the 180, or of the 180 schools, 45.
type portionOf struct {
	part, whole float64
	first, last *datum // where they stand; one and the same of 45 of the 180
}

var (
	groupPrior = newForm(`(?:^|[^a-z])(?:of|among|out of|from) (?:(?:the|all|of|these|those|their|its|his|her|our|this|that|some|about|around|nearly|almost|roughly|just|over|under|a|total|every|first|last|other|\w+ly|[a-z-]+[’']s|[a-z-]+s[’']) )*$`)
	// notTheSame says that two numbers beside each other are not of the same thing.
	notTheSame = newForm(`\b(?:compared|than|versus|vs|against|instead|while|whereas|but|although|though|from|up|down|of whom|of which|range|ci|interval|average|earlier|before|target|goal|previous\w*|last|another|other|others|rest|remaining|further|more|fewer|less|also|then|later|half|if|would|could|aged?|both|each|except|without|alone)\b|\d`)
	// sameAgain says that a number repeats what another says.
	sameAgain = newForm(`^[^.]{0,70}?(?: ?[(\[:;]| ?[–—] ?| - |, (?:or|that is|i\.e\.|which is|that makes|making|equal to|equivalent to|meaning|namely|where|with|as|in other words|so|and that is|which means)\b|,? or ) ?(?:[a-z’' ]{0,24} )?$`)
)

// shareLike is a figure as an absolute share of a group, in percent.
func (f *datum) shareLike() (share float64, ok bool) {
	share, ok = asShare(f.Quantity)
	switch {
	case !ok || share <= 0 || f.Bound == quantity.UpTo || f.Kind == quantity.Share && f.Base > 0 || f.Kind == quantity.Part && f.Base > 20 && f.Value > 1:
		return 0, false
	case f.Kind != quantity.Part && f.Kind != quantity.Rate && relativeQuantity(f.l.numbers, f.k):
		return 0, false
	}
	return share, true
}

// shares hold a share against the part and the group that it is of: nine in ten were pleased: 612 of the 900.
func (r *reading) sharesOf(i int) {
	list := r.figuresOf(i, i+1)
	r.shareOfNext(list)
	r.shareThenCount(i, list)
	all := r.portions(i, i+1)
	if len(list) == 0 {
		return
	}
	for n := range list {
		s := &list[n]
		said, ok := s.shareLike()
		if !ok {
			continue
		}
		var of *portionOf
		for k := range all {
			p := &all[k]
			if p.first == s || p.last == s {
				continue
			}
			is := 100 * p.part / p.whole
			if math.Abs(is-said) < 1.5 || math.Abs(100-is-said) < 1.5 {
				of = nil
				break
			}
			if r.sameShareAs(s, p, list) {
				of = p
			}
		}
		if of == nil {
			of = r.rateOf(s)
		}
		if of == nil {
			continue
		}
		is := 100 * of.part / of.whole
		if !within(is, said, 1.9) || len(all) > 2 || len(all) == 2 && all[0].last != all[1].first && all[0].first != s && all[1].first != s && of.first.i == i && r.lines[i].meets(setAgainst) {
			continue
		}
		if !r.doubts(s) {
			r.unlikeShare(s.l.in, s.Quantity, is, said, of.part, of.whole)
		}
		return
	}
}

// sameShareAs reports whether a share stands beside a portion of a group, and says the same.
func (r *reading) sameShareAs(s *datum, p *portionOf, list []datum) bool {
	var gap string
	switch {
	case p.first.From > s.To && p.first.k == s.k+1:
		gap = between(s, p.first)
		if p.first != p.last && groupPrior.MatchString(gap) && len(gap) < 20 { // half of the 620 women asked, 280
			return len(p.last.before) < 60 && strings.HasPrefix(strings.TrimLeft(p.last.after, " "), ",") || strings.HasSuffix(strings.TrimRight(p.last.before, " "), "(") || strings.HasSuffix(p.last.before, " or ") || strings.HasSuffix(p.last.before, "that is ") || strings.HasSuffix(p.last.before, "– ")
		}
	case s.From > p.last.To && s.k == p.last.k+1:
		gap = between(p.last, s)
		if p.first != p.last && groupPrior.MatchString(s.before) || strings.Contains(gap, ";") && !shut.MatchString(s.after) {
			return false
		}
	default:
		return false
	}
	apposed := s.Kind == quantity.Factor && p.first.From > s.To && inCommas.MatchString(gap) && shut.MatchString(p.last.after)
	if strings.HasSuffix(gap, ": ") {
		return len(gap) < 90 && !heldAgainst.MatchString(gap) && !otherClause.MatchString(gap)
	}
	return len(gap) < 90 && (sameAgain.MatchString(gap) || apposed) && !notTheSame.MatchString(gap)
}

// rateSaid calls a share by what it is: a response rate of 65 percent.
var rateSaid = newForm(`(?:,|\(|–|;|:|\bor|\band that is|\bmaking) ?(?:which (?:is|was|means) )?(?:an? )?(?:[a-z-]+ ){0,2}(?:rate|share|proportion|uptake|coverage|response|turnout|occupancy|percentage) of (?:about |around |just |only |nearly |almost |some )*$`)

// rateOf is what a rate is of: the only count before it in its sentence, and the only larger one there or in the sentence before.
func (r *reading) rateOf(s *datum) *portionOf {
	if !rateSaid.MatchString(s.before) || s.Kind == quantity.Rate {
		return nil
	}
	all := pick(r.figuresOf(s.i-1, s.i+1), func(f *datum) bool { return f.From != s.From && f.counts() && (f.i < s.i || f.k < s.k) })
	if len(all) != 2 || all[1].i != s.i || all[0].l.in != s.l.in || !all[0].firm() || !all[1].firm() {
		return nil
	}
	p, w := all[1], all[0]
	if p.Value > w.Value {
		p, w = w, p
	}
	return &portionOf{p.Value, w.Value, all[0], p}
}

// doubts reports whether a finding about numbers stands in the sentence of a figure.
func (r *reading) doubts(f *datum) bool {
	first, last := r.at(f.l.in, f.l.first), r.at(f.l.in, f.l.end-1)
	for _, d := range r.list {
		if numberCodes[d.Code] && d.Line >= first.Line && d.Line <= last.Line && (d.Line > first.Line || d.Column >= first.Column) && (d.Line < last.Line || d.Column <= last.Column) {
			return true
		}
	}
	return false
}

// headShare holds a share of the headline against the only part of a group that the beginning of the text counts.
func (r *reading) headShare() {
	head := pick(r.ledger, func(f *datum) bool { return f.l.in.role == headline })
	first := r.firstBody()
	for _, s := range head {
		said, ok := s.shareLike()
		if !ok || !s.firm() {
			continue
		}
		all := r.portions(first, first+4)
		if len(all) == 0 {
			r.headShareOnly(s, said, first)
		}
		if len(all) == 0 || len(all) > 4 {
			return
		}
		sum, most := 0.0, []portionOf(nil) // of the largest group
		for _, p := range all {
			is := 100 * p.part / p.whole
			sum += is
			if s.agrees(said, is) || s.agrees(said, 100-is) || s.agrees(said, sum) || s.agrees(said, 100-sum) {
				return
			}
			if len(most) > 0 && most[0].whole < p.whole {
				most = nil
			}
			if len(most) == 0 || most[0].whole == p.whole {
				most = append(most, p)
			}
		}
		for k := range r.ledger {
			if v, ok := asShare(r.ledger[k].Quantity); ok && r.ledger[k].l.in.role == body && r.ledger[k].From != most[0].first.From && (s.agrees(said, v) || s.agrees(said, 100-v)) {
				return
			}
		}
		if is := 100 * most[0].part / most[0].whole; len(most) == 1 && sharesStem(s.l.text, most[0].last.l.text+most[0].first.l.text) && within(is, said, 2.1) && !within(100-is, said, 1.15) {
			r.contradict(s, "the text counts %s of %s, which is %s%%", rounded(most[0].part), rounded(most[0].whole), rounded(is))
		}
		return
	}
}

// headShareOnly holds a share of the headline against the only one of the text.
func (r *reading) headShareOnly(s *datum, said float64, first int) {
	var only *datum
	for k := range r.ledger {
		f := &r.ledger[k]
		is, ok := asShare(f.Quantity)
		switch {
		case f.l.in.role != body || !ok && f.Kind != quantity.Ratio && f.Kind != quantity.Points:
			continue
		case only != nil || !ok || !f.firm() || f.i > first+1 || s.agrees(said, is) || s.agrees(said, 100-is):
			return
		}
		only = f
	}
	if only == nil || relativeQuantity(only.l.numbers, only.k) || only.Kind == quantity.Factor || !sharesStem(s.l.text, only.l.text) {
		return
	}
	if is, _ := only.shareLike(); within(is, said, 2.1) && !within(is, said, 1.12) {
		r.contradict(s, "%s above the text, and %s in it", s.written(), only.written())
	}
}

// firstBody is the first sentence below the headline.
func (r *reading) firstBody() (first int) {
	for first < len(r.lines) && r.lines[first].in.role != body {
		first++
	}
	return first
}

// agrees reports whether a share that a figure says, in percent, may be meant for another.
func (f *datum) agrees(said, is float64) bool {
	room := 1.5 + rounding(f.Quantity)
	switch {
	case f.Bound == quantity.AtLeast:
		return is >= said-0.5 && is < 1.5*said+3
	case f.Bound == quantity.Below:
		return is <= said+0.5 && is > said/1.5-3
	case f.Kind == quantity.Rate:
		room = 0.1 * said
	case f.Kind == quantity.Part && f.Value == 1 && f.Base <= 20: // one in eight: 11.6 to 13.5
		room = max(said-100/(f.Base+0.6), 1.2)
	case f.Kind != quantity.Share:
		room = 4
	}
	if f.Bound == quantity.Roughly {
		room = max(1.7*room, 0.12*said)
	}
	return math.Abs(is-said) <= room
}

// headCount holds a number of the headline against the only one of its kind with which the text begins.
func (r *reading) headCount() {
	head := pick(r.ledger, func(f *datum) bool {
		return f.l.in.role == headline && f.counts() && f.Bound == quantity.Exact && (f.Value > 3 || !f.Spelled) && f.noun != "more"
	})
	if len(head) != 1 {
		return
	}
	h := head[0]
	first := 0
	for first < len(r.lines) && r.lines[first].in.role != body {
		first++
	}
	list := r.figuresOf(first, first+2)
	same := pick(list, func(f *datum) bool {
		return f.counts() && f.Bound == quantity.Exact && f.i <= first+1 && (f.About == h.About || h.About == quantity.Nothing) && (h.noun == "" || f.alike(h))
	})
	all := pick(r.ledger, func(f *datum) bool { return f.l.in.role != headline })
	if len(same) != 1 || same[0].i != first || !sharesStem(h.l.text, same[0].l.text) || !within(h.Value, same[0].Value, 1.7) || h.Value == same[0].Value {
		return
	}
	if math.Abs(h.Value-same[0].Value) <= rounding(h.Quantity) || same[0].Value > h.Value && same[0].Value-h.Value < 0.1*h.Value && math.Mod(h.Value, 10) == 0 {
		return
	}
	for a, f := range all {
		if f.Value == h.Value || f.Base == h.Value || math.Abs(f.Value-h.Value) <= f.room() {
			return
		}
		for _, g := range all[a+1:] {
			if f.Value+g.Value == h.Value || math.Abs(f.Value-g.Value) == h.Value || f.Value*g.Value == h.Value {
				return
			}
		}
	}
	r.contradict(h, "%s above the text, and %s in it", h.written(), same[0].written())
}

// shareThenCount holds a count against the share beside which it stands and what that is of, in its sentence or the one before: a quarter of
// the 360 callers, 90 people; 840 tests were sent out. Three quarters, or 630, came back.
func (r *reading) shareThenCount(i int, list []datum) {
	for n := range list {
		s := &list[n]
		said, ok := asShare(s.Quantity)
		if !ok || s.Bound == quantity.UpTo || s.Kind == quantity.Part && s.Base > 20 && s.Value > 1 || s.Kind == quantity.Rate || s.Base == 0 && relativeQuantity(s.l.numbers, s.k) {
			continue
		}
		rest := pick(list[n+1:], func(f *datum) bool { return f.About != quantity.Time && !yearly(f.Quantity) })
		if len(rest) == 0 {
			return
		}
		whole, p := 0.0, rest[0]
		switch {
		case s.Kind == quantity.Share && s.Base >= 10:
			whole = s.Base
		case len(rest) > 1 && p.counts() && groupPrior.MatchString(p.before) && len(p.before) < 24 && !(p.noun == "" && agedPrior.MatchString(p.before)):
			whole, p = p.Value, rest[1]
		case p.counts() && s.Base <= 20 && len(list[:n]) > 0 && groupPrior.MatchString(list[0].before) && list[0].counts() && list[0].Bound == quantity.Exact && list[0].i == s.i:
			whole = list[0].Value
		case p.counts() && (ofThem.MatchString(s.after) || s.From-s.l.from < 14 || ofThose.MatchString(s.before)):
			before := pick(r.figuresOf(i-1, i+1), func(f *datum) bool { return f.From < s.From && f.l.in == s.l.in && f.counts() && f.Value >= p.Value })
			if k := len(before); k == 1 || k > 1 && ofThose.MatchString(s.before) && before[k-1].Value < before[k-2].Value {
				whole = before[k-1].Value
				if !before[k-1].firm() {
					whole = 0
				}
			}
		}
		last := p.before[max(0, strings.LastIndexAny(p.before, ",;–—(")):]
		if whole < 10 || !p.counts() || !p.firm() || p.Value >= whole || notTheSame.MatchString(last) || !tailOf.MatchString(last) || !closedCount.MatchString(p.after) || r.doubts(p) {
			continue
		}
		if is := 100 * p.Value / whole; !s.agrees(said, is) && !(p.Bound == quantity.Roughly && within(is, said, 1.15)) && within(is, said, 5) {
			r.contradict(p, "%s of %s is %s%%, and not %s", p.written(), rounded(whole), rounded(is), s.written())
			return
		}
	}
}

// tailOf is before a count that repeats what stands before it.
var tailOf = newForm(`^(?:[,;–—(]|, and| –| —)? ?(?:or|that is|that makes|that means|i\.e\.|which (?:is|was|makes|means|comes to|came to)|making|meaning|equal to|equivalent to|a total of)?,? ?(?:about |around |nearly |almost |roughly |just |some |exactly |only |a total of )*$`)

// closedCount is behind a count that repeats what stands before it.
var closedCount = newForm(`^(?:$|[.,;)]| ?[–—]| (?:people|patients|women|men|children|altogether|in all|in total|of them)\b)`)

// shareOfNext holds a share against what stands before it and what it is said to be of: 48 million, 30 per cent of its budget of 240 million.
func (r *reading) shareOfNext(list []datum) {
	for n := 1; n+1 < len(list); n++ {
		p, s, w := &list[n-1], &list[n], &list[n+1]
		said, ok := s.shareLike()
		money := p.About == quantity.Money && w.Kind == quantity.Count && w.noun == ""
		if !ok || !money && (p.Kind != w.Kind || p.Unit != w.Unit) || p.Kind != quantity.Measure && !p.counts() || !p.firm() || !w.firm() || p.Value >= w.Value || w.ranged || p.ranged || !money && !p.alike(w) {
			continue
		}
		if !ofNext.MatchString(w.before) || !inCommas.MatchString(s.before) && !inApposition.MatchString(s.before) || notTheSame.MatchString(s.before) || r.doubts(s) {
			continue
		}
		if is := 100 * p.Value / w.Value; within(is, said, 2.2) {
			r.unlikeShare(s.l.in, s.Quantity, is, said, p.Value, w.Value)
		}
	}
}

// ofNext is between a share and what it is of.
var ofNext = newForm(`^ of (?:the |its |their |all |an? )?(?:[a-z]+ ){0,3}?(?:of )?(?:the |all |about |some |nearly )*[£$€]?$`)
