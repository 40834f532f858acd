package lint

import (
	"math"
	"slices"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	// remains says that what follows, or what stands before it, is what is left of a whole.
	remainsCue   = newCue(`(?i)\b(?:remain(?:s|ed|ing)?|other|others|rest|left|leav(?:es|ing)|still|to go|missing|unaccounted|unsold|unfilled|vacant|empty|free|outstanding)\b`)
	remainsPrior = newForm(`\b(?:the|all the|its|their) (?:other|remaining|rest|last)(?: of (?:them|it))?,? ?(?:\(|[–—-] |about |some )*[£$€]?$|\bremaining $|\bothers,? $|\b(?:leaving|leaves|left)(?: (?:the|them|it|us|behind|researchers|only|just|about|some|with|a total of|an?|\w+ with)){0,3} $|\bthe (?:other|remaining) $`)
	remainsAfter = newForm(`^(?: \w+){0,2}? (?:(?:were|are|was|is|had been) (?:still |left\b|to go\b|missing\b|unaccounted|unsold|unfilled|vacant|empty|free\b|outstanding)|left\b|remain(?:ed|s)?\b|still\b|to go\b)`)
	// mixed says that those who are counted may be of several kinds, or that some are left out.
	mixed = newForm(`\b(?:both|neither|includ\w+|among (?:them|those|whom)|of (?:whom|which)|also|overlap\w*|at least|per (?:[abd-z]|c[a-df-z])\w*|each|every|aged?|average|mean|median|several|multiple|more than one|again|unknown|missing|excluded|lost|times|twice|compared|versus|than|(?:could|were able to) (?:choose|tick|name|give)|too|as well|since|new|more|further|extra|another|joined|added|born|arrived|opened)\b`)
)

// remains holds what is left against the whole and what was taken from it, in its sentence or the two before.
func (r *reading) remains(i int) {
	if !r.lines[i].meets(remainsCue) {
		return
	}
	list := r.figuresOf(i-2, i+1)
	for n := range list {
		c := &list[n]
		if c.i != i || !c.firm() || !remainsPrior.MatchString(c.before) && !remainsAfter.MatchString(c.after) {
			continue
		}
		if c.Kind == quantity.Share {
			r.restOfHundred(list, c)
			return
		}
		if !c.counts() && !(c.Kind == quantity.Measure && c.About != quantity.Time) || c.Spelled && c.Value < 3 {
			continue
		}
		parts, whole, ok := takenFrom(list[:n], c)
		if !ok {
			return
		}
		if len(parts) == 1 && whole == 0 && c.noun == "" { // of the 1,200 kilometres
			for j := range list[:n] {
				if f := &list[j]; f.Kind == quantity.Measure && f.About == quantity.Size && f.Value > c.Value && f.From < parts[0].From && f.firm() {
					whole = f.Value
				}
			}
		}
		if len(parts) == 1 && whole == 0 && c.counts() {
			if w := r.wholeOf(parts[0]); w != nil && w.Value > c.Value {
				whole = w.Value
			}
		}
		if whole == 0 {
			if w := largest(parts); w != nil && w.Value > c.Value {
				whole = w.Value
				for k, f := range parts { // what stands before it is told of something else
					if f == w {
						parts = parts[k+1:]
						break
					}
				}
			}
		}
		if whole == 0 || len(parts) == 0 || len(parts) > 4 || mixed.MatchString(r.passageFrom(parts[0], c)) {
			return
		}
		room := slack(append(parts, c))
		if subsets(parts, 1, func(sum float64) bool {
			return math.Abs(whole-sum-c.Value) <= room || math.Abs(whole+sum-c.Value) <= room
		}) {
			return
		}
		sum := 0.0
		for _, f := range parts {
			sum += f.Value
		}
		factor := 1.5
		if len(parts) == 1 {
			factor = 1.75
		}
		if is := whole - sum; within(is, c.Value, factor) {
			r.contradict(c, "of %s %s remain when %s are taken away, and not %s", rounded(whole), rounded(is), rounded(sum), c.written())
		}
		return
	}
}

// restOfHundred adds up the shares of a sentence of which the last is what remains.
func (r *reading) restOfHundred(list []datum, c *datum) {
	shares := pick(list, func(f *datum) bool { _, ok := f.shareLike(); return f.i == c.i && (ok || f.Kind == quantity.Share) })
	sum, rough := 0.0, 0.0
	for _, f := range shares {
		v, ok := f.shareLike()
		if !ok || f.Bound == quantity.UpTo || f.Bound == quantity.AtLeast {
			return
		}
		if f.Kind != quantity.Share || f.Bound != quantity.Exact {
			rough += 3.5
		}
		sum += v
	}
	if len(shares) < 2 || shares[len(shares)-1] != c || math.Abs(sum-100) <= 1.6+rough || !within(sum, 100, 1.35) || mixed.MatchString(r.passageFrom(shares[0], c)) {
		return
	}
	r.contradict(c, "the shares come to %s%%", rounded(sum))
}

var (
	// summed says that a number is the sum of others.
	summedCue   = newCue(`(?i)\b(?:in all|in total|altogether|all told|combined|together|totall?(?:ed|ing|s)?|sum|add(?:s|ed|ing)? up|mak(?:es|ing)|overall)\b`)
	summedPrior = newForm(`(?:\b(?:an? (?:combined )?total(?: of)?|in (?:all|total),?|altogether,?|all told,?|together,?(?: they| the \w+| these)?(?: \w+)?|totall?ing|totall?ed|combined|adding up to|add(?:s|ed)? up to|making(?: a total of)?|makes|for a total of|the (?:sum|total) (?:is|was|comes? to|came to|of)) )$`)
	summedAfter = newForm(`^(?: [a-z-]+){0,2},? (?:in all|in total|altogether|all told|all together|combined)\b`)
	eachOf      = newForm(`\b(?:each|every|apiece|per (?:[abd-z]|c[a-df-z])\w*)\b`)
	notSummed   = newForm(`\b(?:of (?:whom|which)|includ\w+|among (?:them|those|whom)|from|compared|than|aged|both|also|since|another|further|other|(?:a|per|each|every) (?:day|week|month|year))\b`)
)

// summed holds a sum against what is added up before it, in its sentence or the two before it, or a product against its factors.
func (r *reading) summed(i int) {
	if !r.lines[i].meets(summedCue) {
		return
	}
	from := i - 1
	if len(r.figuresOf(i, i+1)) == 1 {
		from--
	}
	list := r.figuresOf(from, i+1)
	for n := range list {
		c := &list[n]
		if c.i == i && (summedPrior.MatchString(c.before) || summedAfter.MatchString(c.after)) && r.coursed(list, c) {
			return
		}
		if c.i != i || c.Bound == quantity.UpTo || c.Bound == quantity.AtLeast || !(c.counts() || c.Kind == quantity.Measure && c.About == quantity.Money) || !summedPrior.MatchString(c.before) && !summedAfter.MatchString(c.after) {
			continue
		}
		var parts []*datum
		for k := range list[:n] {
			switch f := &list[k]; {
			case yearly(f.Quantity) || f.About == quantity.Time:
			case !f.firm() || f.Kind != quantity.Count && f.Kind != c.Kind:
				return
			case f.Unit == c.Unit && (f.Kind == c.Kind):
				parts = append(parts, f)
			case f.Kind == quantity.Count:
				parts = append(parts, f)
			}
		}
		if len(parts) < 2 || len(parts) > 6 {
			return
		}
		text := r.passageFrom(parts[0], c)
		room := slack(append(parts, c))
		rough := boolean(slices.ContainsFunc(append(parts, c), func(f *datum) bool { return f.Bound == quantity.Roughly }))
		is := func(v float64) bool { return math.Abs(v-c.Value) <= room+0.12*c.Value*rough }
		if subsets(parts, 1, is) {
			return
		}
		products := false
		for a, x := range parts {
			for b, y := range parts {
				if a != b && (is(x.Value*y.Value) || is(x.Value-y.Value) || is(x.Value/y.Value)) {
					return
				}
			}
			products = products || eachOf.MatchString(x.before+" "+x.after) || a == 0 && len(parts) == 2 && strings.HasSuffix(x.after, " of ")
		}
		if len(parts) == 2 && products {
			if want := parts[0].Value * parts[1].Value; within(want, c.Value, 1.4) && parts[0].i == i && math.Abs(want-c.Value) > 0.02*want {
				r.contradict(c, "%s times %s is %s, and not %s", parts[0].written(), parts[1].written(), rounded(want), c.written())
			}
			return
		}
		same := pick(list[:n], func(f *datum) bool {
			return f.i == i && f.Kind == c.Kind && f.Unit == c.Unit && !yearly(f.Quantity) && f.About != quantity.Time
		})
		if len(same) < 2 {
			same = parts
		}
		sum := 0.0
		for _, f := range same {
			if !f.alike(c) || f.Value >= c.Value || f.Spelled && f.Value == 1 {
				return
			}
			sum += f.Value
		}
		if products || notSummed.MatchString(text) || !within(sum, c.Value, 1.4) {
			return
		}
		r.contradict(c, "the parts come to %s, and not to %s", rounded(sum), c.written())
		return
	}
}

var (
	// aDay is behind how often something is taken.
	aDay = newForm(`^ (?:times )?(?:a|per|each|every) day\b|^ daily\b`)
	days = map[string]float64{"day": 1, "week": 7, "month": 30}
)

// coursed holds how much of something is taken in all against how much at a time, how often a day, and for how long; it reports whether
// a sentence tells that.
func (r *reading) coursed(list []datum, c *datum) bool {
	often, sum := false, 1.0
	for k := range list {
		f := &list[k]
		switch {
		case f == c:
			if often = often && f.i == c.i; !often || sum <= 0 {
				return false
			}
			want := sum
			if c.Kind == quantity.Measure {
				if unit := list[k-1]; quantity.Convertible(r.doseUnit(list[:k]), c.Unit) {
					want = quantity.In(sum, r.doseUnit(list[:k]), c.Unit)
				} else if unit.Unit != c.Unit {
					return true
				}
			}
			if within(want, c.Value, 2.2) && !within(want, c.Value, 1.04) {
				r.contradict(c, "what is taken comes to %s, and not to %s", rounded(want), c.written())
			}
			return true
		case f.i != c.i:
		case !f.firm() || f.ranged || f.Kind != quantity.Count && f.Kind != quantity.Measure && f.Kind != quantity.Factor:
			return false
		case f.About == quantity.Time && days[f.Unit] > 0:
			sum *= f.Value * days[f.Unit]
		case f.About == quantity.Time:
			return false
		default:
			sum *= f.Value
			often = often || aDay.MatchString(f.after)
		}
	}
	return false
}

// doseUnit is that of the only dose among some figures.
func (r *reading) doseUnit(list []datum) (unit string) {
	for k := range list {
		if list[k].About == quantity.Dose {
			unit = list[k].Unit
		}
	}
	return unit
}

var (
	// divides says that a whole is divided, and each of it is in one part.
	divides = newCue(`(?i)\b(?:randomi[sz]ed|assigned|allocated|allotted|split|divided|drawn|sorted|grouped|accounted|made up|consist\w*|compris\w+|by lot|at random|all|altogether|either)\b`)
	// unlike are pairs of which everybody is one.
	unlike = []struct{ one, other *form }{
		{newForm(`\b(?:men|boys|males|male|fathers|husbands)\b`), newForm(`\b(?:women|girls|females|female|mothers|wives)\b`)},
		{newForm(`\bpositive\b`), newForm(`\bnegative\b`)},
		{newForm(`\b(?:died|dead|killed)\b`), newForm(`\b(?:surviv\w+|lived|alive|recovered)\b`)},
		{newForm(`\bunvaccinated\b`), newForm(`[^n]vaccinated\b`)},
		{newForm(`\b(?:placebo|dummy|sham|control|comparison|nothing|usual care|saltwater|leaflet|waiting list)\b`), newForm(`\b(?:drug|pill|tablet|treatment|vaccine|active|real|new|capsules?|intervention|diet|classes|exercise|course|lessons|app|jab|injection|device|machine|waves|programme|therapy)\b`)},
		{newForm(`\b(?:against|opposed|voted no)\b`), newForm(`\b(?:for it|in favou?r|backed|supported|voted yes)\b`)},
		{newForm(`^(?: [\w']+){0,2} (?:(?:did|had|were|was|could|have|has|are|is|would|do|does) not|didn['’]t|hadn['’]t|weren['’]t|haven['’]t|don['’]t|couldn['’]t|never)\b|^ (?:refused|declined|turned (?:it|them) down|stayed away|opted out|missed it|missed them|said no)\b`), newForm(`^ (?:\w+ )?(?:did|had|were|was|could|have|has|are|is|went|took|came|said|got|received|accepted|agreed|turned up|showed up|attended|signed|\w+ed)\b`)},
		{newForm(`\b(?:older|heavier|taller|longer|above|over)\b`), newForm(`\b(?:younger|lighter|shorter|below|under)\b`)},
		{newForm(`\b(?:urban|cities|city|towns)\b`), newForm(`\b(?:rural|villages|countryside)\b`)},
		{newForm(`\b(?:mild|normal|healthy|unhurt)\b`), newForm(`\b(?:severe|moderate|serious|badly)\b`)},
		{newForm(`\b(?:indoors|inpatients|at home)\b`), newForm(`\b(?:outdoors|outpatients|in hospital)\b`)},
	}
	someMissing = newForm(`\b(?:some|others|several|both|neither|includ\w+|among (?:them|those|whom)|at least|per (?:[abd-z]|c[a-df-z])\w*|each|average|aged|mean|median|unknown|missing|unclear|excluded|lost|withdrew|dropped out|completed|finished|analy[sz]ed|followed|could (?:choose|tick|name)|again|also|later|more than one|twice|most|overlap\w*|new|further|another|compared|than|from|rose|fell (?:by|from|to|again)|died of|of (?:whom|which))\b`)
)

// parts adds up those of a whole of which each thing is in one, where all of them are told: in one sentence with it, or in the next.
func (r *reading) partsOfAll(i int) {
	list := r.figuresOf(i, i+2)
	for n := range list {
		w := &list[n]
		if w.i != i {
			return
		}
		if !w.counts() || w.Value < 10 || w.Bound != quantity.Exact {
			continue
		}
		if w.k > 0 && (list[n-1].Kind == quantity.Part || slices.ContainsFunc(list[:n], func(f datum) bool { return f.counts() && f.Value > 9 })) {
			return
		}
		var parts []*datum
		few, sum := 0.0, 0.0 // how many parts there are said to be
		if n > 0 && list[n-1].counts() && list[n-1].Spelled && list[n-1].Value <= 9 {
			few = list[n-1].Value
		}
		for k := n + 1; k < len(list); k++ {
			f := &list[k]
			switch {
			case len(parts) > 0 && f.i > parts[0].i, f.Kind == quantity.Share && len(parts) > 0 && inBracketsOf(f):
			case yearly(f.Quantity) || f.Kind == quantity.Measure || f.ranged || f.Spelled && f.Value == 1:
			case f.counts() && f.Spelled && f.Value <= 9 && len(parts) == 0 && f.i == i && few == 0:
				few = f.Value
			case !f.counts() || f.Bound != quantity.Exact || f.Value >= w.Value:
				parts = nil
				k = len(list)
			default:
				parts = append(parts, f)
				sum += f.Value
			}
		}
		if len(parts) < 2 || len(parts) > 6 || sum == w.Value || !within(sum, w.Value, 1.3) {
			continue
		}
		if !r.exhaustive(w, parts, few) || subsets(parts, 2, func(sum float64) bool { return sum == w.Value }) {
			continue
		}
		r.contradict(w, "the parts of %s come to %s", w.written(), rounded(sum))
		return
	}
}

// sharesOfAll adds up the shares of those of whom everybody is one of two: 55 percent were women and 52 percent men.
func (r *reading) sharesOfAll(i int) {
	two := pick(r.figuresOf(i, i+1), func(f *datum) bool { return f.Kind == quantity.Share && f.Base == 0 })
	if len(two) != 2 || !two[0].firm() || !two[1].firm() || r.doubts(two[0]) {
		return
	}
	sum := two[0].Value + two[1].Value
	if math.Abs(sum-100) <= 1.6+slack(two) || !within(sum, 100, 1.25) || someMissing.MatchString(strings.ToLower(r.lines[i].text)) {
		return
	}
	if pair := unlike[6]; pair.one.MatchString(two[1].after) && pair.other.MatchString(strings.TrimPrefix(strings.TrimPrefix(ofWhom.ReplaceAllString(two[0].after, ""), ","), " of them")) {
		r.contradict(two[1], "%s and %s come to %s%%", two[0].written(), two[1].written(), rounded(sum))
		return
	}
	for _, pair := range unlike[:4] {
		one, other := wereThat.FindString(two[0].after), wereThat.FindString(two[1].after)
		if pair.one.MatchString(one) && pair.other.MatchString(other) || pair.other.MatchString(one) && pair.one.MatchString(other) {
			r.contradict(two[1], "%s and %s come to %s%%", two[0].written(), two[1].written(), rounded(sum))
			return
		}
	}
}

// ofWhom names them.
var ofWhom = newForm(`^ of (?:the |all |those |these )?[a-z]+`)

// wereThat says what a share of some people were.
var wereThat = newForm(`^(?: of (?:the |all |those |them)?(?:[a-z]+)?)? (?:were|are|was|is|had been|tested) (?:[a-z]+)\b|^ (?:women|men|girls|boys)\b`)

// inBracketsOf reports whether a share only says otherwise what stands before it.
func inBracketsOf(f *datum) bool {
	return inBrackets.MatchString(f.before) || besides.MatchString(f.before)
}

// exhaustive reports whether some parts are said to be all of a whole, and to have nothing in common.
func (r *reading) exhaustive(w *datum, parts []*datum, few float64) bool {
	last := parts[len(parts)-1]
	text := r.passageFrom(w, last)
	behind, _, _ := strings.Cut(last.after, ",")
	if text == "" || someMissing.MatchString(text) || someMissing.MatchString(behind) {
		return false
	}
	if few == float64(len(parts)) && few >= 2 || w.l == parts[0].l && strings.Contains(between(w, parts[0]), ":") {
		return true
	}
	if len(parts) == 2 || len(parts) == 3 {
		for _, pair := range unlike {
			one, other := pair.one.MatchString(parts[0].after), pair.one.MatchString(last.after)
			if one != other && (one && pair.other.MatchString(last.after) || other && pair.other.MatchString(parts[0].after)) {
				return true
			}
		}
	}
	if assigns.MatchString(strings.ToLower(w.l.text[:w.From-w.l.from])) && strings.HasPrefix(parts[0].after, " to ") && strings.HasPrefix(last.after, " to ") && parts[0].i == w.i {
		return true
	}
	return w.l.meets(divides) && dividesNear.MatchString(text) && parts[0].i == w.i
}

// assigns is before those who were divided.
var assigns = newForm(`\b(?:randomi[sz]ed|assigned|allocated|divided|split|allotted|drew lots|sorted|sent)\b`)

// dividesNear are those words behind a whole.
var dividesNear = newForm(`(?i)\b(?:randomi[sz]ed|assigned|allocated|allotted|split|divided|sorted|grouped|accounted for|made up|consist\w*|compris\w+|either)\b`)
