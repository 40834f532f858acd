package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	// follows is before a number that is said to follow from others.
	follows = newForm(`\b(?:comes?|came|coming|adds up|amounts?|amounted) to (?:about |around |some |nearly |almost |roughly |just |only |over )*[£$€]?$|(?:[,;:(–—]|\b(?:so|hence|thus|then)\b,?) ?(?:and )?(?:so that|so|an? (?:bill|cost|total|sum|price) of|that is|that makes|that leaves|that means|this means|which (?:is|was|means|makes|leaves|left|comes to|came to|adds up to|works out at)|namely|making|leaving|meaning|hence|thus|in other words,?|for a total of|or|means|adding up to|amounting to)(?: (?:it|them|him|her|us|that|about|around|some|nearly|almost|roughly|just|only|over|a total of|in all|as many as|there were|there are)){0,2} ?[£$€]?$|\b(?:means|makes|leaves|equals) [£$€]?$`)
	// apposedSum is before such a number where only a mark says so, and closedSum behind it.
	apposedSum = newForm(`[,–—:;(] ?[£$€]?$`)
	closedSum  = newForm(`^(?: [a-z]+)? (?:over|across|during|in|within) (?:the|those|these|all|that) (?:[a-z]+ )?(?:days?|weeks?|months?|years?|hours?|nights?|evenings|clinics|wards|places|towns|sites)\b|^ (?:to|for|on|in) each\b|^ apiece\b|^ each\b|^ by the end\b`)
	endsThere  = newForm(`^(?: [a-z’'-]+){0,7}?(?:[.,;)–—]|$)`)
	// loose says that more is told than these numbers.
	loose = newForm(`\b(?:at least|including|includ\w+|also|besides|another|other|others|further|more than one|both|per cent|percent|compared|than|target|budget|average of|aged?|between|from|unknown|about|risk|odds|confidence|score|scale|dose|range|since|until|p-value)\b|[%±≥≤<>]`)
)

// following finds a number that is said to follow from the numbers before it, and that no plain reckoning of them gives, where one gives
// nearly that: HN236.
func (r *reading) following(i int) {
	list := r.figuresOf(i-1, i+1)
	for n := range list {
		c := &list[n]
		if c.i != i || !c.firm() || c.Base > 0 || yearly(c.Quantity) || c.ranged || c.Value < 2 || c.Kind != quantity.Count && c.Kind != quantity.Measure || r.doubts(c) {
			continue
		}
		if !follows.MatchString(c.before) && !(apposedSum.MatchString(c.before) && closedSum.MatchString(c.rest())) || !endsThere.MatchString(c.rest()) || c.size() {
			continue
		}
		from := pick(list[:n], func(f *datum) bool { return f.i == i && !(f.Spelled && f.Value == 1) })
		if len(from) < 2 {
			from = pick(list[:n], func(f *datum) bool { return !(f.Spelled && f.Value == 1) })
		}
		if len(from) < 2 || len(from) > 6 || from[0].l.in != c.l.in || loose.MatchString(strings.ToLower(r.passageFrom(from[0], c))) {
			continue
		}
		var values []float64
		for _, f := range from {
			switch {
			case yearly(f.Quantity):
				continue
			case !f.firm() || f.ranged || f.Kind != quantity.Count && f.Kind != quantity.Measure && f.Kind != quantity.Rate && f.Kind != quantity.Part:
				return
			case f.Base > 0:
				values = append(values, f.Base)
			}
			values = append(values, f.Value)
		}
		timed := timeWords.MatchString(r.passageFrom(from[0], c) + c.rest())
		if len(values) < 2 || len(values) <= 3 && gives(values, c.Quantity, timed) || len(values) > 3 && subsets(from, 1, func(v float64) bool { return math.Abs(v-c.Value) <= slack(append(from, c)) }) {
			continue
		}
		if want := r.expected(from, c); want > 0 && within(want, c.Value, 1.8) && math.Abs(want-c.Value) > slack(append(from, c)) {
			r.contradict(c, "from the numbers before it follows %s, and not %s", rounded(want), c.written())
			return
		}
	}
}

// timeWords are those of spans of which there are so many in another.
var timeWords = newForm(`(?i)\b(?:day|week|month|year|hour|minute|daily|weekly|monthly|annual)`)

// rest is what stands behind a figure in its sentence, in small letters.
func (f *datum) rest() string {
	return strings.ToLower(f.l.in.text[f.To:min(len(f.l.in.text), f.l.from+len(f.l.text))])
}

// expected is what follows from some figures: of one kind their sum or, of two, their difference; a rate times how many there are; two of
// different kinds divided or multiplied; whichever is nearest.
func (r *reading) expected(from []*datum, c *datum) (best float64) {
	take := func(v float64) {
		if v > 0 && (best == 0 || math.Abs(math.Log(v/c.Value)) < math.Abs(math.Log(best/c.Value))) {
			best = v
		}
	}
	alike, sum := true, 0.0
	for _, f := range from {
		alike = alike && f.alike(from[0]) && f.alike(c) && f.Base == 0
		sum += f.Value
	}
	switch {
	case len(from) == 2 && from[0].Kind == quantity.Rate && from[1].counts():
		take(from[0].Value / from[0].Base * from[1].Value)
	case len(from) == 1 && from[0].Kind == quantity.Part:
		take(from[0].Base - from[0].Value)
	case len(from) == 2 && c.About == quantity.Money && eachOf.MatchString(strings.ToLower(r.passageFrom(from[0], c))):
		take(from[0].Value * from[1].Value)
	case alike && len(from) >= 3:
		take(sum)
	case alike:
		take(sum)
		take(math.Abs(from[0].Value - from[1].Value))
	case len(from) == 2 && closedSum.MatchString(c.rest()):
		take(from[0].Value / from[1].Value)
		take(from[1].Value / from[0].Value)
	}
	return best
}

// gives reports whether a plain reckoning of some numbers gives a quantity, as nearly as it is told.
func gives(from []float64, q *quantity.Quantity, timed bool) bool {
	room := 0.01
	if q.Bound != quantity.Exact {
		room = 0.15
	}
	is := func(v float64) bool {
		return v > 0 && (math.Abs(math.Log(v/q.Value)) <= room || math.Abs(v-q.Value) <= rounding(q))
	}
	times := func(v float64) bool {
		for _, f := range [...]float64{1, 100, 7, 12, 24, 30, 30.4, 52, 60, 365, 1000, 10000, 100000} {
			if is(v*f) || is(v/f) {
				return true
			}
			if !timed {
				break
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
			if is(x+y) || is(x-y) || times(x*y) || times(x/y) || is(x*y/100) || is(x-x*y/100) || is(x+x*y/100) || is(1/math.Abs(x-y)) {
				return true
			}
			for k, z := range from {
				if k != i && k != j && z != 0 && (is(x+y+z) || is(x+y-z) || is(x-y-z) || is(x*y*z) || times(x*y/z) || is(x+y*z)) {
					return true
				}
			}
		}
	}
	return is(sum) || is(sum/float64(len(from)))
}

// nextShare holds a share with which a sentence begins, or that is said to follow, against the only part of a group in the sentence
// before: 640 homes were visited and in 160 of them it leaked. One in four, then, leaks.
func (r *reading) nextShare(i int) {
	list := r.figuresOf(i, i+1)
	if i == 0 || len(list) == 0 || r.lines[i-1].in != r.lines[i].in || r.lines[i-1].numbers == nil {
		return
	}
	s := &list[0]
	said, ok := s.shareLike()
	if !ok || !s.firm() || len(list) > 1 && list[1].About != quantity.Time || s.From-s.l.from > 14 && !drawsFrom.MatchString(s.l.text) || otherThing.MatchString(s.l.text) || noConclusion.MatchString(s.l.text) || s.Kind == quantity.Share && s.From-s.l.from > 14 && !drawsFrom.MatchString(s.l.text) {
		return
	}
	all := r.portions(i-1, i)
	before := r.figuresOf(i-1, i)
	counted := pick(before, func(f *datum) bool { return f.counts() })
	if len(all) == 0 && len(counted) == 2 && len(before) == 2 && counted[0].firm() && counted[1].firm() && ofThem.MatchString(counted[1].after) && counted[1].Value < counted[0].Value {
		all = append(all, portionOf{counted[1].Value, counted[0].Value, counted[0], counted[1]})
	}
	if len(all) != 1 || all[0].whole < 12 || len(before) > 2 {
		return
	}
	for k := range before {
		if _, ok := before[k].shareLike(); ok && before[k].Kind != quantity.Part {
			return
		}
	}
	is := 100 * all[0].part / all[0].whole
	if s.agrees(said, is) || s.agrees(said, 100-is) || r.doubts(s) {
		return
	}
	if within(is, said, 1.5) && (drawsFrom.MatchString(s.l.text) || strings.Contains(s.l.text, " them") || strings.HasPrefix(s.l.text, "With ")) || within(100-is, said, 1.5) && silent.MatchString(s.l.text) {
		r.unlikeShare(s.l.in, s.Quantity, is, said, all[0].part, all[0].whole)
	}
}

// thenCounted holds a share that a sentence tells alone against the only part of a group that the next one counts: five in eight. They asked at
// 1,600 doors, and 840 had one.
func (r *reading) thenCounted(i int) {
	list := r.figuresOf(i, i+1)
	if len(list) != 1 || i+1 >= len(r.lines) || r.lines[i].in != r.lines[i+1].in || otherThing.MatchString(r.lines[i+1].text) {
		return
	}
	s := &list[0]
	said, ok := s.shareLike()
	all := r.portions(i+1, i+2)
	if !ok || !s.firm() || s.Kind == quantity.Factor && s.Value == 0.5 || len(all) != 1 || all[0].whole < 20 || noConclusion.MatchString(r.lines[i+1].text) {
		return
	}
	for _, f := range r.figuresOf(i+1, i+2) {
		if is, ok := asShare(f.Quantity); ok && (f.Kind != quantity.Part || s.agrees(said, is) || s.agrees(said, 100-is)) {
			return
		}
	}
	if is := 100 * all[0].part / all[0].whole; !s.agrees(said, is) && !s.agrees(said, 100-is) && within(is, said, 1.5) && !r.doubts(s) {
		r.unlikeShare(s.l.in, s.Quantity, is, said, all[0].part, all[0].whole)
	}
}

var (
	drawsFrom    = newForm(`(?i)\b(?:then|so|thus|hence|in other words|that is|that means|this means|that makes|put differently|which means)\b`)
	noConclusion = newForm(`(?i)\b(?:of these|of those|among these|among those|another|women|men|boys|girls|since then|more|fewer|less|elsewhere|nationally|usually|normally|average)\b`)
	silent       = newForm(`(?i)\b(?:the rest|the others|silent|refused|declined|did not|didn[’']t|were not|had not|none|no answer|nothing|turned it down|stayed away|said no|would not)\b`)
)
