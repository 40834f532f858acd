package lint

import (
	"slices"
	"strings"
)

// Claims of counts: 20 of 1,000, one in fifty.

// counted is a claim that counts people: 20 in 1,000, 5 fewer in 1,000, 0.5 percentage
// points, and, once it is said of how many, 20 had a stroke.
func (t *riskSentence) counted(i int, group *float64) (claim, bool) {
	w := &t.words[i]
	c := claim{kind: absoluteClaim, from: i, to: i + 1, n: w.value, decimals: int(w.decimals)}
	if t.is(i+1, "percentage") && (t.is(i+2, "points") || t.is(i+2, "point")) {
		c.kind, c.of, c.points, c.to = differenceClaim, 100, true, i+3
		c.direction, _ = t.direction(i)
		return c, !t.ranged(i)
	}
	if t.ranged(i) || t.around(i, 2, 0, wordSet("interval confidence ci aged age phase")) {
		return c, false
	}
	if t.groupAt(i) {
		*group = w.value
		return c, false
	}
	at := i + 1
	direction := 0
	if t.in(at, wordSet("fewer less")) {
		direction = -1
	} else if t.in(at, wordSet("more extra additional")) {
		direction = 1
	}
	if n, end := t.ofHow(at); n > w.value || n == w.value && n > 1 {
		c.of, c.to, *group = n, end, n
		if t.in(end, wordSet("fewer less more extra additional")) {
			c.kind, c.to = differenceClaim, end+1
			c.direction, _ = t.direction(end - 1)
		} else if t.around(i, 3, 0, eventSet) {
			c.kind, c.direction = differenceClaim, -1
		}
		return c, true
	}
	if direction != 0 || t.around(i, 3, 4, eventSet) || t.in(i-1, wordSet("extra additional")) {
		for k := at; k <= min(at+5, len(t.words)-1); k++ {
			if n, end := t.ofHow(k); n > w.value {
				c.kind, c.of, c.to, c.direction = differenceClaim, n, end, direction
				if direction == 0 {
					c.direction, _ = t.direction(i)
				}
				return c, true
			}
		}
		if direction != 0 && *group > w.value && !t.in(i+2, wordSet("than")) {
			c.kind, c.of, c.to, c.direction = differenceClaim, *group, i+2, direction
			return c, true
		}
		return c, false
	}
	if *group < w.value || *group == 0 || w.value >= 1900 && w.value < 2100 && *group > 2100 {
		return c, false
	}
	if at < len(t.words) && t.words[at].before&(comma|stop) == 0 && !t.in(at, countVerb) && t.mentionless(at) && !(t.is(at, "of") && (t.is(at+1, "them") || t.is(at+1, "those"))) {
		return c, false
	}
	if _, n := t.span(i); n > 0 || w.value == 1 && !t.in(at, countVerb) { // a second one
		return c, false
	}
	c.of = *group
	return c, true
}

// mentionless reports whether what stands at word i is not what people are counted by.
func (t *riskSentence) mentionless(i int) bool { return !others[t.words[i].stem] }

// groupAt reports whether word i is of how many people the numbers behind it are: of
// 1,000 people, for every 100.
func (t *riskSentence) groupAt(i int) bool {
	w := &t.words[i]
	if w.value < 10 || w.decimals > 0 {
		return false
	}
	k := i - 1
	for k >= 0 && (t.is(k, "every") || t.is(k, "each") || t.is(k, "the") || t.is(k, "all") || t.in(k, hedgeSet)) {
		k--
	}
	if k < 0 || !slices.Contains([]string{"of", "among", "in", "for", "from"}, t.words[k].text) && !t.supposedGroup(k) {
		return false
	}
	if k > 0 && t.words[k-1].kind == number { // 20 of 1,000
		return false
	}
	return t.persons(i+1) || t.persons(i+2) || t.in(i+1, wordSet("with without given who untreated treated like"))
}

// ofHow reads "in 1,000", "out of every 100" and "/ 1,000" at word i.
func (t *riskSentence) ofHow(i int) (n float64, end int) {
	if i < len(t.words) && t.words[i].kind == number && t.words[i].before&slash != 0 {
		return t.words[i].value, i + 1
	}
	k := i
	if t.persons(k) {
		k++ // 20 people in 1,000
	}
	if t.is(k, "out") || t.is(k, "for") {
		k++
	}
	if !slices.Contains(ofWords, t.text(k)) && !t.is(k, "every") && !t.is(k, "each") {
		return 0, 0
	}
	for t.is(k, "every") || t.is(k, "each") || t.is(k, "the") || t.is(k, "all") || t.is(k, "a") || slices.Contains(ofWords, t.text(k)) {
		k++
	}
	if k >= len(t.words) || t.words[k].kind != number || t.words[k].decimals > 0 {
		return 0, 0
	}
	if v := t.words[k].value; v >= 1900 && v < 2100 && !strings.Contains(t.p.text[t.words[k].from:t.words[k].to], ",") {
		return 0, 0 // in 2019
	}
	if _, n := t.span(k); n > 0 {
		return 0, 0
	}
	return t.words[k].value, k + 1
}
