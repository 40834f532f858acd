package lint

import (
	"slices"
)

// claim is a number of a sentence that says how often something happens.
type claim struct {
	kind      claimKind
	from, to  int     // its words in the sentence
	n, of     float64 // 20 of 1000; 2 of 100 for a percentage; the number alone for others
	decimals  int
	direction int  // of a change: -1 fewer, 1 more, 0 not said
	hedged    bool // about, nearly
	percent   bool
	points    bool // percentage points
	times     bool // 1.3 times as many
	fraction  bool // a half, a quarter
}

type claimKind uint8

const (
	absoluteClaim   claimKind = iota // so many of so many
	relativeClaim                    // n percent more or fewer than the other group
	differenceClaim                  // so many more or fewer of so many
	neededClaim                      // to treat or to harm
)

var (
	ofWords   = []string{"in", "of", "per", "among"}
	fewerSet  = wordSet("cut cuts cutting reduce reduces reduced reduction lower lowers lowered fewer less fall falls fell drop dropped decline declined decrease decreased slash slashed prevent prevents prevented avert averted rarer smaller shrink shrank down protect protects halve halved avoid avoids avoided spare spared off")
	moreSet   = wordSet("raise raises raised increase increases increased rise rises rose higher more greater up extra additional likelier commoner double doubles doubled climb climbed jump jumped add adds added grow grew")
	changeSet = join(fewerSet, moreSet)
	eventSet  = wordSet("prevent prevents prevented avert averted averts avoid avoided spare spared save saved")
	hedgeSet  = wordSet("about around approximately nearly almost roughly some over under up least most than close circa only just")
	countVerb = wordSet("had have has would will develop developed get got suffer suffered experience experienced did people person women men patients with without died die one went")
	fractions = map[string]float64{"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6, "tenth": 10, "tenths": 10}
	multiples = map[string]float64{"double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twice": 2, "twofold": 2, "triple": 3, "triples": 3, "tripled": 3, "tripling": 3, "thrice": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4, "fourfold": 4}
	sizes     = wordSet("long old big large expensive far fast heavy cheap quick")
	halving   = wordSet("halve halves halved halving")
)

func join(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		for w := range s {
			all[w] = true
		}
	}
	return all
}

// claims are the numbers of the sentence that can be compared.
func (t *riskSentence) claims() (all []claim) {
	if c, ok := t.needed(); ok {
		return []claim{c}
	}
	group := 0.0
	for i := 0; i < len(t.words); {
		c, ok := t.claim(i, &group)
		if !ok {
			i++
			continue
		}
		c.hedged = t.around(c.from, 2, 0, hedgeSet) && !c.fraction || c.fraction && t.around(c.from, 3, 0, hedgeSet)
		all = append(all, c)
		i = c.to
	}
	return withoutTotals(all)
}

// around reports whether a word of a set stands among the n words before word i or
// the m behind it.
func (t *riskSentence) around(i, n, m int, set map[string]bool) bool {
	for k := max(0, i-n); k <= min(len(t.words)-1, i+m); k++ {
		if k != i && set[t.words[k].stem] {
			return true
		}
	}
	return false
}

func (t *riskSentence) claim(i int, group *float64) (claim, bool) {
	w := &t.words[i]
	switch w.kind {
	case percent, number:
		if t.inInterval(i) {
			return claim{}, false
		}
	}
	switch w.kind {
	case percent:
		return t.percentage(i)
	case number:
		if c, ok := t.ratio(i); ok {
			return c, true
		}
		if c, ok := t.multiple(i); ok {
			return c, true
		}
		return t.counted(i, group)
	}
	return t.fraction(i)
}

// needed is a number needed to treat or to harm.
func (t *riskSentence) needed() (claim, bool) {
	for i := range t.words {
		w := &t.words[i]
		named := w.text == "nnt" || w.text == "nnh" || w.text == "needed" && t.is(i-1, "number")
		if named {
			for k := i + 1; k < min(i+11, len(t.words)); k++ {
				if t.words[k].kind == number && t.words[k].value > 1 {
					return claim{kind: neededClaim, from: k, to: k + 1, n: t.words[k].value, hedged: t.around(k, 2, 0, hedgeSet)}, true
				}
			}
		}
		if w.kind != number || w.value < 2 || !t.persons(i+1) || slices.Contains(ofWords, t.text(i-1)) && !t.is(i-2, "treatment") {
			continue
		}
		every := t.is(i-1, "every") && t.is(i-2, "for")
		treating := t.is(i-1, "treat") || t.is(i-1, "treating")
		for k := i + 1; k < min(i+8, len(t.words)); k++ {
			must := t.is(k, "must") || (t.is(k, "need") || t.is(k, "needed") || t.is(k, "have") || t.is(k, "needs")) && t.is(k+1, "to")
			if !(must || treating || every && t.in(k, wordSet("treated take taking given took with"))) {
				continue
			}
			if t.one() {
				return claim{kind: neededClaim, from: i, to: i + 1, n: w.value, hedged: t.around(i, 2, 0, hedgeSet)}, true
			}
		}
	}
	return claim{}, false
}

// one reports whether the sentence speaks of one person, or of one event.
func (t *riskSentence) one() bool {
	for i := range t.words {
		if w := &t.words[i]; w.kind == number && w.value == 1 && !slices.Contains(ofWords, t.text(i+1)) {
			return true
		}
	}
	return false
}

func (t *riskSentence) text(i int) string {
	if i < 0 || i >= len(t.words) {
		return ""
	}
	return t.words[i].text
}

func (t *riskSentence) persons(i int) bool {
	if i < 0 || i >= len(t.words) {
		return false
	}
	stem := t.words[i].stem
	return t.r.lexicon.in(t.word(i), t.r.sets.people) || t.r.lexicon.in(t.word(i), t.r.sets.patients) || personWords[stem].age > 0 || kindNouns[stem]
}

// percentage is a claim in percent.
func (t *riskSentence) percentage(i int) (claim, bool) {
	w := &t.words[i]
	c := claim{kind: absoluteClaim, from: i, to: i + 1, n: w.value, of: 100, decimals: int(w.decimals), percent: true}
	if t.around(i, 2, 2, wordSet("confidence interval ci credible certain sure")) || t.ranged(i) {
		return c, false
	}
	if t.is(i-1, "from") || t.is(i-1, "to") || t.is(i-1, "at") || t.is(i-1, "against") {
		return c, true
	}
	if t.is(i+1, "of") && (t.in(i+2, others) || t.in(i+3, others)) { // 20% of the strokes
		c.kind, c.direction = relativeClaim, -1
		return c, t.around(i, 4, 0, eventSet)
	}
	if t.is(i+1, "of") && !t.ofPeople(i+2) { // 9% of the budget
		return c, false
	}
	direction, near := t.direction(i)
	by := t.is(i-1, "by") || t.is(i-1, "another") || t.hedgedBy(i)
	behind := t.in(i+1, changeSet) || t.in(i+2, changeSet) && !t.commaAt(i+2) && !t.commaAt(i+1)
	ahead := t.in(i-1, changeSet)
	reduction := t.is(i-1, "of") && t.in(i-2, changeSet)
	if near && (by || behind || ahead || reduction) || t.inChange(i) {
		c.kind, c.direction = relativeClaim, direction
	}
	if t.says("absolute") && !t.says("relative") && t.changes() { // the absolute risk fell by 0.5%
		c.kind, c.direction, c.points = differenceClaim, direction, true
	}
	return c, true
}

// says reports whether the sentence has a word.
func (t *riskSentence) says(words ...string) bool {
	return slices.ContainsFunc(t.words, func(w riskWord) bool { return slices.Contains(words, w.text) })
}

// changes reports whether the sentence speaks of more or fewer.
func (t *riskSentence) changes() bool {
	return slices.ContainsFunc(t.words, func(w riskWord) bool { return changeSet[w.stem] })
}

// ofPeople reports whether people are named at word i or soon behind it.
func (t *riskSentence) ofPeople(i int) bool {
	for k := i; k < min(i+5, len(t.words)); k++ {
		if t.persons(k) || slices.Contains([]string{"those", "them", "everybody", "everyone", "us", "cases"}, t.words[k].text) {
			return true
		}
	}
	return false
}

// hedgedBy reports whether "by" stands before a hedge: by about 30%.
func (t *riskSentence) hedgedBy(i int) bool {
	return t.in(i-1, hedgeSet) && t.is(i-2, "by") || t.in(i-2, hedgeSet) && t.is(i-3, "by")
}

func (t *riskSentence) commaAt(i int) bool {
	return i >= len(t.words) || t.words[i].before&(comma|stop) != 0
}

// inChange reports whether a phrase for a relative change has the word.
func (t *riskSentence) inChange(i int) bool {
	for _, h := range t.r.found(t.p) {
		if h.topic == change && h.from <= t.from+i && t.from+i < h.to {
			return true
		}
	}
	return false
}

// ranged reports whether a number is an end of a range; from … to … is none.
func (t *riskSentence) ranged(i int) bool {
	num := func(k int) bool { return k >= 0 && k < len(t.words) && t.words[k].kind != plain }
	w := &t.words[i]
	if w.before&hyphen != 0 && num(i-1) || num(i+1) && t.words[i+1].before&hyphen != 0 {
		return true
	}
	return t.is(i-1, "to") && num(i-2) && !t.is(i-3, "from") || t.is(i+1, "to") && num(i+2) && !t.is(i-1, "from") ||
		t.is(i-1, "between") || t.is(i-1, "and") && num(i-2) && t.is(i-3, "between")
}

// direction is that of the change nearest to word i.
func (t *riskSentence) direction(i int) (direction int, near bool) {
	for d := 1; d <= 9; d++ {
		for _, k := range []int{i + d, i - d} {
			if d > 4 && k > i {
				continue
			}
			switch {
			case t.in(k, fewerSet):
				return -1, true
			case t.in(k, moreSet):
				return 1, true
			}
		}
	}
	return 0, false
}

// multiple is a claim such as 3 times as many.
func (t *riskSentence) multiple(i int) (claim, bool) {
	if t.is(i+1, "times") && (t.is(i+2, "as") || t.is(i+2, "the") || t.in(i+2, moreSet)) || t.is(i+1, "fold") {
		return claim{kind: relativeClaim, from: i, to: i + 2, n: 100 * (t.words[i].value - 1), decimals: int(t.words[i].decimals), direction: 1, fraction: true, times: true}, true
	}
	return claim{}, false
}

// fraction is a claim in words: by half, a quarter fewer, doubles.
func (t *riskSentence) fraction(i int) (claim, bool) {
	w := &t.words[i]
	c := claim{kind: relativeClaim, from: i, to: i + 1, fraction: true}
	if m := multiples[w.text]; m > 0 {
		if t.is(i+1, "as") && t.in(i+2, sizes) {
			return c, false // twice as long
		}
		if w.text == "twice" && !t.is(i+1, "as") && !t.is(i+1, "the") {
			return c, false
		}
		c.n, c.direction = 100*(m-1), 1
		return c, true
	}
	if halving[w.stem] {
		c.n, c.direction = 50, -1
		return c, true
	}
	below := fractions[w.text]
	if below == 0 {
		return c, false
	}
	parts := 1.0
	if i > 0 && t.words[i-1].kind == number {
		parts, c.from = t.words[i-1].value, i-1
	} else if t.is(i-1, "a") {
		c.from = i - 1
	}
	direction, near := t.direction(i)
	if end := t.pointsAt(i + 1); end > 0 {
		c.kind, c.n, c.of, c.decimals, c.to, c.direction = differenceClaim, parts/below, 100, 1, end, direction
		c.fraction, c.points = false, true
		return c, true
	}
	by := false
	for k := max(0, i-4); k < i; k++ {
		by = by || t.is(k, "by") || t.is(k, "in") && w.text == "half"
	}
	shared := t.is(i+1, "the") && w.text == "half" && !t.in(i+2, happens) && !t.is(i-1, "had") && !t.is(i-1, "have") // half the strokes were mild
	behind := t.in(i+1, changeSet) || t.is(i+1, "as") || t.is(i+1, "the") && w.text == "half" && !shared
	if t.is(i+1, "of") && t.around(c.from, 2, 0, eventSet) { // prevent half of strokes
		c.n, c.direction = 100*parts/below, -1
		return c, parts < below
	}
	if t.is(i+1, "of") || !near && !t.is(i+1, "as") && !t.is(i+1, "the") || !by && !behind || parts >= below {
		return c, false
	}
	if direction == 0 {
		direction = -1
	}
	c.n, c.direction = 100*parts/below, direction
	return c, true
}

// pointsAt is where "a percentage point" ends that stands at word i, 0 where it does not.
func (t *riskSentence) pointsAt(i int) int {
	for t.is(i, "a") || t.is(i, "of") || t.is(i, "one") {
		i++
	}
	if t.is(i, "percentage") && t.is(i+1, "point") {
		return i + 2
	}
	return 0
}

// fillers may stand in a part of a sentence that gives a number and leaves the rest to
// the parts around it.
var fillers = join(changeSet, hedgeSet, countVerb, armCues[0], armCues[1], wordSet(`v vs versus rr hr ratio nnt nnh only just compared against while whereas but than then those them same rate risk figure number other group groups rest within after over years year months
	relative absolute terms difference reduction that this so put another way only is was fell rose them arm points percentage point not did case cases every per out each all the if treat treated people`))
