package lint

import (
	"math"

	"galen/internal/lint/quantity"
)

// reckoned finds numbers of a passage that cannot all be right where one is said to follow from others, in its sentence or
// the one before: a share of a group and those who are counted of it, a difference and its two ends, a span and its years, what is so
// much a month and a year, an average, a sum. HN236.
func (r *reading) reckoned() {
	for i := range r.passages {
		p := &r.passages[i]
		list := r.numbersOf(p)
		for n := range list {
			s := &list[n]
			r.wordedShare(p, s)
			alone := len(s.Quantities) == 1
			if alone && (n == 0 || list[n-1].Index != s.Index-1) || !alone && r.doubted236(s) {
				continue
			}
			for k := range s.Quantities {
				if r.shareOfGroup(p, list, n, k) || r.eachPeriod(p, s, k) || r.average(p, s, k) {
					break
				}
			}
			r.restated(p, list, n)
			r.differenceAfter(p, list, n)
			r.spanBefore(p, list, n)
			r.listedParts(p, list, n)
			r.ratePerPlace(p, list, n)
			r.startBefore(p, list, n)
		}
	}
}

var (
	// aside opens what only says otherwise what stands before it.
	besides = newForm(`(?i)^[^.;()]{0,90}?(?: ?[(\[]| ?[–—] ?|: ?|, ?|; ?)(?:or |that is,? |that makes |i\.e\.,? |in other words,? |which (?:\w+ ){0,4}(?:is|was|makes|means|called|calls|put at|describes? as|described as) |making |equal to |equivalent to )?(?:an? (?:[\w-]+ ){1,4}of )?(?:only |just |well |exactly |about |around |nearly |almost |roughly |some |slightly |a little |more than |over |under |less than |fewer than |an? )*$`)
	// shut is behind it.
	shut     = newForm(`^(?:\s*$|[,.;:)\]]| ?[–—]| (?:of (?:them|those|these|the (?:total|lot|whole|group))|in (?:all|total)|altogether)\b)`)
	ofThem   = newForm(`(?i)^(?: \w+)? of (?:them|these|those|the)\b`)
	ofGroups = newForm(`(?i)^(?:(?:out )?of|among) (?:the |its |all |all the |these |those |some |about |their )*(?:\w+ )?$`)
	another  = newForm(`(?i)\b(?:(?:other|higher|lower|larger|smaller|rather|sooner) than|compared|versus|against|whereas|while|from|(?:up|down) (?:by|on)|earlier|before|previous\w*|target|average|median|aged?|years?)\b`)
)

// isCount reports whether a quantity counts people or things, and is no year.
func isCount(q *quantity.Quantity) bool {
	return q.Kind == quantity.Count && q.Decimals == 0 && !(q.Spelled && q.Value == 1) && !yearly(q) && q.About != quantity.Time && q.About != quantity.Money
}

// shareOfGroup holds a share against those who are counted before it and the group they are of: of the 412 who signed up,
// 206 came back, a rate of about a third.
func (r *reading) shareOfGroup(p *block, list []quantity.Sentence, n, k int) bool {
	s := &list[n]
	q := &s.Quantities[k]
	said, ok := asShare(q)
	if !ok || k == 0 || q.Bound == quantity.UpTo || q.Base > 0 && q.Kind == quantity.Share || relativeQuantity(s, k) && q.Kind == quantity.Share {
		return false
	}
	x, between := &s.Quantities[k-1], s.Before(k)
	if !besides.MatchString(between) || !shut.MatchString(s.After(k)) || another.MatchString(between) {
		return false
	}
	if x.Kind == quantity.Part && x.Base >= 10 && (x.Bound == quantity.Exact || x.Bound == quantity.Roughly) {
		return r.unlikeShare(p, q, x.Value/x.Base*100, said, x.Value, x.Base)
	}
	if !isCount(x) || x.Bound != quantity.Exact && x.Bound != quantity.Roughly {
		return false
	}
	var group []*quantity.Quantity
	for m := n; m >= max(0, n-1) && s.Index-list[m].Index <= 1; m-- {
		for j := range list[m].Quantities {
			if g := &list[m].Quantities[j]; (m < n || j < k-1) && isCount(g) && g.Value > x.Value {
				group = append(group, g)
			}
		}
		if len(group) > 0 {
			break
		}
	}
	if len(group) != 1 || setAgainst.MatchString(s.Text[s.From:s.To]) && !ofThem.MatchString(s.After(k-1)) {
		return false // each arm has a size of its own
	}
	g := group[0]
	sameSentence := g.From >= s.From
	switch near := s.After(k - 1); {
	case ofThem.MatchString(near):
	case sameSentence && k == 2 && ofGroups.MatchString(s.Text[s.From:g.From]):
	case sameSentence && k >= 2 && g == &s.Quantities[k-2] && !another.MatchString(s.Before(k-1)) && (g.About == x.About || g.About == quantity.Nothing || x.About == quantity.Nothing):
	default:
		return false
	}
	return r.unlikeShare(p, q, 100*x.Value/g.Value, said, x.Value, g.Value)
}

// unlikeShare reports a share that is not the one that two counts have.
func (r *reading) unlikeShare(p *block, q *quantity.Quantity, is, said, part, group float64) bool {
	room := 0.6 + rounding(q)
	switch {
	case q.Bound == quantity.AtLeast && is >= said-0.5, q.Bound == quantity.Below && is <= said+0.5:
		return false
	case q.Bound == quantity.AtLeast, q.Bound == quantity.Below:
		room = 1
	case q.Kind == quantity.Rate || q.Kind == quantity.Part && q.Value <= 3:
		room = 0.16 * is
	case q.Bound == quantity.Roughly:
		room = min(6.5, 2+0.25*said)
	case q.Kind == quantity.Factor, q.Kind == quantity.Part:
		room = 4
	}
	if is <= 0 || math.Abs(is-said) <= room || math.Abs(math.Log(is/said)) < math.Log(1.06) {
		return false
	}
	r.wrong("HN236", p, q, "%s of %s is %s%%, and not %s", rounded(part), rounded(group), rounded(is), quoted(p, q))
	return true
}

var restates = newForm(`(?i)^(?:in other words|that is|that means|that makes|put (?:another way|differently)|put simply|this means|which means|so|that works out at|that comes to|that amounts to)\b[^.;]{0,40}$`)

// restated holds a share with which a sentence begins against the only one before: eleven of 22. In other words, six in ten.
func (r *reading) restated(p *block, list []quantity.Sentence, n int) {
	if n == 0 || list[n].Index != list[n-1].Index+1 || len(list[n].Quantities) != 1 || !restates.MatchString(list[n].Before(0)) {
		return
	}
	q, before := &list[n].Quantities[0], (*quantity.Quantity)(nil)
	for k := range list[n-1].Quantities {
		if _, ok := asShare(&list[n-1].Quantities[k]); ok {
			if before != nil {
				return
			}
			before = &list[n-1].Quantities[k]
		}
	}
	said, ok := asShare(q)
	if !ok || relativeQuantity(&list[n], 0) {
		return
	}
	if two := list[n-1].Quantities; before == nil && len(two) == 2 && shut.MatchString(list[n].After(0)) && isCount(&two[0]) && isCount(&two[1]) && two[0].Value > two[1].Value && ofGroups.MatchString(list[n-1].Before(0)) {
		r.unlikeShare(p, q, 100*two[1].Value/two[0].Value, said, two[1].Value, two[0].Value)
	}
	if before != nil && before.Kind == quantity.Part && before.Base >= 10 {
		r.unlikeShare(p, q, 100*before.Value/before.Base, said, before.Value, before.Base)
	}
}
