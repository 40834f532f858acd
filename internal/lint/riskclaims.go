package lint

import (
	"math"
	"slices"
	"strings"
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
	return all
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
	case percent:
		return t.percentage(i)
	case number:
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
	return t.r.lexicon.in(t.word(i), t.r.sets.people) || t.r.lexicon.in(t.word(i), t.r.sets.patients)
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
	return c, true
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
		return claim{kind: relativeClaim, from: i, to: i + 2, n: 100 * (t.words[i].value - 1), direction: 1, fraction: true}, true
	}
	return claim{}, false
}

// fraction is a claim in words: by half, a quarter fewer, doubles.
func (t *riskSentence) fraction(i int) (claim, bool) {
	w := &t.words[i]
	c := claim{kind: relativeClaim, from: i, to: i + 1, fraction: true}
	if m := multiples[w.text]; m > 0 {
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
	by := false
	for k := max(0, i-4); k < i; k++ {
		by = by || t.is(k, "by") || t.is(k, "in") && w.text == "half"
	}
	behind := t.in(i+1, changeSet) || t.is(i+1, "as") || t.is(i+1, "the") && w.text == "half"
	if t.is(i+1, "of") || !near && !t.is(i+1, "as") && !t.is(i+1, "the") || !by && !behind || parts >= below {
		return c, false
	}
	if direction == 0 {
		direction = -1
	}
	c.n, c.direction = 100*parts/below, direction
	return c, true
}

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
	if at < len(t.words) && t.words[at].before&(comma|stop) == 0 && !t.in(at, countVerb) && t.mentionless(at) {
		return c, false
	}
	if _, n := t.span(i); n > 0 {
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
	if k < 0 || !slices.Contains([]string{"of", "among", "in", "for", "from"}, t.words[k].text) {
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
	for t.is(k, "every") || t.is(k, "each") || t.is(k, "the") || t.is(k, "all") || slices.Contains(ofWords, t.text(k)) {
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

// clause is the part of the sentence in which word i stands.
func (t *riskSentence) clause(i int) (from, to int) {
	cut := func(k int) bool {
		return t.words[k].before&(comma|opened|closed) != 0 || slices.Contains([]string{"and", "but", "while", "whereas", "compared", "against", "versus", "than"}, t.words[k].text)
	}
	for from = i; from > 0 && !cut(from); from-- {
	}
	for to = i + 1; to < len(t.words) && !cut(to); to++ {
	}
	return from, to
}

// owned reports whether a claim is about the outcome, and not about another one that the
// sentence names.
func (t *riskSentence) owned(s *subject, mentions [][2]int, c claim) bool {
	from, to := t.clause(c.from)
	if _, end := t.clause(c.to - 1); end > to {
		to = end
	}
	about := func(from, to int) (own, other bool) {
		for k := from; k < to; k++ {
			inside := slices.ContainsFunc(mentions, func(m [2]int) bool { return m[0] <= k && k < m[1] })
			own = own || inside
			other = other || !inside && (others[t.words[k].stem] && !s.own[t.words[k].stem] || t.happening(mentions, k))
		}
		return own, other
	}
	own, other := about(from, to)
	if own || other {
		return own && !other
	}
	if c.kind != neededClaim && !t.bare(s, from, to) {
		return false
	}
	for end := from; end > 0; {
		begin, _ := t.clause(end - 1)
		if own, other := about(begin, end); own || other {
			return own && !other
		}
		end = begin
	}
	if own, other := about(to, len(t.words)); own || other {
		return own && !other && c.kind == neededClaim
	}
	return len(mentions) == 0 // it goes on with the sentence before
}

// fillers may stand in a part of a sentence that gives a number and leaves the rest to
// the parts around it.
var fillers = join(changeSet, hedgeSet, countVerb, armCues[0], armCues[1], wordSet(`only just compared against while whereas but than then those them same rate risk figure number other group groups rest within after over years year months
	relative absolute terms difference reduction that this so put another way only is was fell rose them arm points percentage point not did case cases every per out each all the if treat treated people`))

// bare reports whether nothing but numbers and fillers stand in a part of the sentence.
func (t *riskSentence) bare(s *subject, from, to int) bool {
	for k := from; k < to; k++ {
		w := &t.words[k]
		if w.kind != plain || emptyWords[w.stem] || fillers[w.stem] || s.own[w.stem] || t.persons(k) || fractions[w.text] > 0 || multiples[w.text] > 0 || halving[w.stem] {
			continue
		}
		return false
	}
	return true
}

// happening reports whether at word i something else is said to happen: had itching.
func (t *riskSentence) happening(mentions [][2]int, i int) bool {
	if !slices.Contains([]string{"had", "developed", "experienced", "got", "suffered", "reported", "have", "develop", "get"}, t.words[i].text) {
		return false
	}
	if t.is(i+1, "to") { // have to take
		return false
	}
	k := i + 1
	for k < len(t.words) && (emptyWords[t.words[k].stem] || t.words[k].kind != plain || changeSet[t.words[k].stem] || t.r.lexicon.in(t.words[k].id, t.r.sets.risk)) {
		k++
	}
	if k >= len(t.words) || t.words[k].before&(comma|stop|closed) != 0 || slices.Contains([]string{"one", "them", "that", "this", "no", "such", "not", "without", "with", "within", "over", "compared", "than", "but", "while", "their", "after", "during"}, t.words[k].text) {
		return false
	}
	return !slices.ContainsFunc(mentions, func(m [2]int) bool { return i < m[0] && m[0] <= k+1 || m[0] <= k && k < m[1] })
}

// arm is the group that a claim is said to be of: 0 without, 1 with, -1 not said.
func (t *riskSentence) arm(e *shownEffect, c claim) int {
	for k := max(0, c.from-6); k < c.from; k++ {
		if t.is(k, "from") && (k == c.from-1 || t.is(c.from-1, "to")) {
			return -1 // from 2% to 1.5% with the tablets
		}
	}
	from, to := t.clause(c.from)
	if _, end := t.clause(c.to - 1); end > to {
		to = end
	}
	if a := t.cue(e, from, to); a != -1 || from == 0 {
		return max(a, -1)
	}
	before, _ := t.clause(from - 1)
	for k := before; k < from; k++ {
		if w := &t.words[k]; w.kind != plain && !t.groupAt(k) {
			return -1
		}
	}
	return max(t.cue(e, before, from), -1)
}

// cue is the group of which some words speak; -2 when of both.
func (t *riskSentence) cue(e *shownEffect, from, to int) int {
	a := -1
	for k := from; k < to; k++ {
		found := -1
		switch stem := t.words[k].stem; {
		case armCues[0][stem] || e.arms[0][stem]:
			found = 0
		case armCues[1][stem] || e.arms[1][stem] || t.is(k, "with") && (t.is(k+1, "it") || t.is(k+1, "them")):
			found = 1
		}
		if found == 1 && (t.around(k, 3, 0, armCues[0]) || t.around(k, 3, 0, wordSet("not no never nobody didn't don't"))) {
			found = 0
		}
		if found >= 0 && a >= 0 && found != a {
			return -2
		}
		a = max(a, found)
	}
	return a
}

// agrees reports whether a block says what is claimed, as a writer would round it.
func (t *riskSentence) agrees(e *shownEffect, c claim) bool {
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
