package lint

import "math"

// Numbers that are named by the measure that they are of: a relative risk, a number needed.

// ratioAt reports whether a ratio of two risks is named at word i: relative risk, RR. A ratio of
// odds is none.
func (t *riskSentence) ratioAt(i int) bool {
	return t.is(i, "rr") || t.is(i, "hr") || t.is(i, "risk") && t.is(i-1, "relative") && !t.in(i+1, changeSet) ||
		t.is(i, "ratio") && (t.is(i-1, "risk") || t.is(i-1, "hazard") || t.is(i-1, "rate"))
}

// ratio is a claim such as a relative risk of 0.75.
func (t *riskSentence) ratio(i int) (claim, bool) {
	w := &t.words[i]
	if w.decimals == 0 || w.value >= 20 || t.ranged(i) {
		return claim{}, false
	}
	for k := i - 1; k >= max(0, i-8) && t.words[k].kind == plain; k-- {
		if !t.ratioAt(k) {
			continue
		}
		c := claim{kind: relativeClaim, from: i, to: i + 1, n: 100 * math.Abs(w.value-1), decimals: int(w.decimals), direction: 1, fraction: true, times: true}
		if w.value < 1 {
			c.direction = -1
		}
		return c, true
	}
	return claim{}, false
}

// measured reports whether the sentence names a measure that needs no outcome beside it where
// the article has but one: the NNT is 50, the absolute risk reduction is 2%.
func (t *riskSentence) measured() bool {
	named := false
	for i := range t.words {
		if w := &t.words[i]; others[w.stem] {
			return false
		}
		named = named || t.is(i, "nnt") || t.is(i, "nnh") || t.is(i, "number") && t.is(i+1, "needed") || t.ratioAt(i) ||
			(t.is(i, "absolute") || t.is(i, "relative")) && t.is(i+1, "risk") && t.in(i+2, changeSet)
	}
	return named
}
