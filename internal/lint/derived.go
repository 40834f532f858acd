package lint

import (
	"math"

	"galen/internal/lint/quantity"
)

var (
	// followsFrom says that a number follows from those before it.
	followsFrom = newForm(`(?i)(?:,|;|–|—|\() ?(?:which (?:is|was|means|makes|leaves|left|adds up to|comes to|came to|amounts to)|that is|that makes|leaving|adding up to|amounting to|making|for a total of|so that|so)(?: (?:about|around|some|nearly|almost|roughly|just|only|over|more than|just over|just under|a total of|in all|as many as)){0,2} ?[£$€]?$`)
	// closes is what may stand behind such a number.
	closes = newForm(`(?i)^(?: (?:fewer|more|less|altogether|in all|in total|all told|each|apiece|an? (?:day|week|month|year)|(?:per cent|percent)|points?|in \w+ (?:hours?|days?|weeks?|months?|years?)))*(?: of (?:them|those|these|the \w+|\w+) (?:\w+ )?\w+)?(?:[.,;)]|\s*$)`)
)

// derived finds a number that is said to follow from those before it, and that no simple sum, difference, share or product of them
// gives: HN236.
func (r *reading) derived(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	for k := 1; k < len(s.Quantities); k++ {
		q := &s.Quantities[k]
		if q.Kind != quantity.Count && q.Kind != quantity.Share && !(q.Kind == quantity.Measure && q.About == quantity.Money) || yearly(q) || q.Value < 2 || q.Base > 0 || q.Bound == quantity.UpTo || q.Spelled && q.Value < 5 || !followsFrom.MatchString(s.Before(k)) || !closes.MatchString(s.Text[q.To:s.To]) || another.MatchString(s.Text[q.To:s.To]) {
			continue
		}
		var from []float64
		for j := range k {
			x := &s.Quantities[j]
			switch {
			case yearly(x):
				continue
			case x.Bound == quantity.UpTo || x.Kind == quantity.Interval || x.Kind == quantity.PValue || x.Kind == quantity.Ratio:
				return
			case x.Kind == quantity.Part || x.Kind == quantity.Rate || x.Kind == quantity.Share && x.Base > 0:
				from = append(from, x.Base)
			}
			from = append(from, x.Value)
		}
		if len(from) < 2 && q.Kind != quantity.Share || len(from) == 0 || len(from) > 5 || gives(from, q) {
			return
		}
		if len(from) == 1 && s.Quantities[0].Kind != quantity.Share {
			return
		}
		r.wrong("HN236", p, q, "%s is said to follow from the numbers before it, and no sum, difference or share of them gives it", quoted(p, q))
		return
	}
}

// gives reports whether a simple reckoning of some numbers gives a quantity, as nearly as it is told.
func gives(from []float64, q *quantity.Quantity) bool {
	room := 0.03
	if q.Bound != quantity.Exact {
		room = 0.15
	}
	is := func(v float64) bool {
		return v > 0 && (math.Abs(math.Log(v/q.Value)) <= room || math.Abs(v-q.Value) <= rounding(q))
	}
	times := func(v float64) bool {
		for _, f := range []float64{1, 100, 7, 12, 24, 30, 30.4, 52, 60, 365, 1000, 10000, 100000, 1.0 / 7, 1.0 / 12, 1.0 / 24, 1.0 / 30, 1.0 / 30.4, 1.0 / 52, 1.0 / 60, 1.0 / 365, 1.0 / 100, 1.0 / 1000} {
			if is(v * f) {
				return true
			}
		}
		return false
	}
	sum := 0.0
	for i, x := range from {
		sum += x
		if times(x) || is(100-x) {
			return true
		}
		for j, y := range from {
			if i == j || y == 0 || x == 0 {
				continue
			}
			if is(x+y) || is(x-y) || times(x*y) || times(x/y) || is(100-100*x/y) || is(100*math.Abs(x-y)/y) || is(x*y/100) || is(x-x*y/100) || is(x+x*y/100) || is(100-x-y) || is(1/math.Abs(x-y)) {
				return true
			}
			for k, z := range from {
				if k != i && k != j && z != 0 && (is(x+y+z) || is(x+y-z) || is(x-y-z) || is(x*y*z) || times(x*y/z) || is((x-y)/z*100) || is((x+y)/z*100) || is(100-x-y-z)) {
					return true
				}
			}
		}
	}
	return is(sum)
}
