package lint

import (
	"math"
)

// Whether a claim says what a block says, as far as a writer rounds.

// agrees reports whether a block says what is claimed, as a writer would round it.
func (t *riskSentence) agrees(e *shownEffect, c claim) bool {
	return t.agreesAs(e, c) || t.agreesOtherwise(e, c)
}

// agreesOtherwise reports whether a claim is true in another meaning than its nearest words
// have, of which others in the sentence speak: a quarter, or 25%; 5 in 1,000 lower; 98% will not.
func (t *riskSentence) agreesOtherwise(e *shownEffect, c claim) bool {
	difference := math.Abs(float64(e.Difference))
	switch {
	case c.percent && c.kind == absoluteClaim && t.says("not", "no", "without", "free", "never", "avoid") && complement(c, [2]int{e.Without.N, e.With.N}, e.People):
		return true
	case c.kind == absoluteClaim && !c.percent && t.changes() && !t.is(c.from-1, "to") && !t.is(c.from-1, "from"):
		return near(c, difference, e.People)
	case c.percent && c.kind == absoluteClaim && t.changes() && e.Compared:
		return math.Abs(100*math.Abs(e.Relative)-c.n) <= math.Pow10(-c.decimals)/2
	case c.percent && t.says("absolute") && t.says("relative"):
		return near(c, difference, e.People) || e.Compared && math.Abs(100*math.Abs(e.Relative)-c.n) <= math.Pow10(-c.decimals)/2
	}
	return false
}

// agreesAs is agrees for a claim of the kind that it seems to be.
func (t *riskSentence) agreesAs(e *shownEffect, c claim) bool {
	switch c.kind {
	case relativeClaim:
		return t.agreesRelative(e, c)
	case neededClaim:
		return agreesNeeded(e, c)
	case differenceClaim:
		if e.Difference == 0 {
			return c.n == 0
		}
		if c.direction != 0 && (c.direction < 0) != (e.Difference < 0) && t.cue(e, 0, len(t.words)) != 0 {
			return false
		}
		return near(c, math.Abs(float64(e.Difference)), e.People)
	}
	counts := [2]int{e.Without.N, e.With.N}
	arm := t.arm(e, c)
	for i, n := range counts {
		if (arm < 0 || arm == i) && near(c, float64(n), e.People) {
			return true
		}
	}
	if e.Without.Range != nil && end(c, e.Without.Range.Low, e.Without.Range.High, e.People) || e.With.Range != nil && end(c, e.With.Range.Low, e.With.Range.High, e.People) {
		return true
	}
	return !c.percent && c.n > 1 && c.decimals == 0 && complement(c, counts, e.People)
}

// complement reports whether a claim counts those to whom it did not happen.
func complement(c claim, counts [2]int, people int) bool {
	for _, n := range counts {
		if near(c, float64(people-n), people) {
			return true
		}
	}
	return false
}

func end(c claim, low, high, people int) bool {
	return near(c, float64(low)/10, people) || near(c, float64(high)/10, people)
}

// near reports whether a claim of n of so many is a count of people, rounded.
func near(c claim, count float64, people int) bool {
	expected := count / float64(people) * c.of
	unit := math.Pow10(-c.decimals)
	if math.Abs(c.n/c.of*float64(people)-count) < 0.5-1e-9 && (c.of > float64(people) || c.percent && c.decimals > 1) {
		return true // more exact than the block
	}
	room := unit/2 + 1e-9
	if !c.hedged && c.n < expected { // a half is rounded up
		room = unit/2 - 1e-9
	}
	if c.kind == differenceClaim {
		room = math.Min(room, 0.35*expected)
	}
	if c.hedged {
		room = 1.5*unit + 1e-9
		if c.of >= 1000 {
			room = math.Max(room, 0.1*expected)
		}
	}
	if !c.percent && !c.points && (c.n == 1 || c.of != 10 && c.of != 100 && c.of != 1000 && c.of != 10000) {
		if expected == 0 {
			return c.n == 0
		}
		room = math.Max(1e-9, 0.06*c.n)
		if c.hedged {
			room = 0.15 * c.n
		}
		return math.Abs(expected-c.n) <= room || c.n == 1 && math.Abs(c.of-c.of/expected) <= 0.5
	}
	return math.Abs(expected-c.n) <= room
}

// agreesRelative compares a relative change; the other way round it may be of the other
// group.
func (t *riskSentence) agreesRelative(e *shownEffect, c claim) bool {
	if !e.Compared {
		return true // nothing to compare with
	}
	rounding := math.Min(2.5, 50/float64(e.Without.N))
	room := math.Pow10(-c.decimals)/2 + rounding
	switch {
	case c.times && c.decimals == 1:
		room = math.Max(room, 5.1) * math.Max(1, c.n/100)
	case c.fraction && c.hedged:
		room = math.Max(room, 6) * math.Max(1, c.n/100)
	case c.fraction:
		room = math.Max(room, 3) * math.Max(1, c.n/100)
	case c.hedged:
		room += 2.5
	}
	way := -1
	if e.Difference > 0 {
		way = 1
	}
	if (c.direction == 0 || c.direction == way || e.Difference == 0) && math.Abs(100*math.Abs(e.Relative)-c.n) <= room {
		return true
	}
	if e.With.N > 0 && c.direction == -way && t.cue(e, 0, len(t.words)) != 1 {
		other := 100 * math.Abs(float64(e.Difference)) / float64(e.With.N)
		return math.Abs(other-c.n) <= room
	}
	return false
}

// agreesNeeded compares a number needed to treat or to harm; large ones are rounded.
func agreesNeeded(e *shownEffect, c claim) bool {
	if e.Needed == 0 {
		return false
	}
	room := 1.0
	if math.Mod(c.n, 10) == 0 || c.hedged {
		room = math.Max(room, 0.05*c.n)
	}
	return math.Abs(float64(e.Needed)-c.n) <= room || e.Fewest > 0 && (int(c.n) == e.Fewest || int(c.n) == e.Most)
}
