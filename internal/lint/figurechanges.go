package lint

import (
	"math"
	"slices"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	// sizeAs says that a factor is how many times as much something is.
	sizeAs = newForm(`^ (?:as (?:many|much|high|often|long|large|likely|common|big|frequent\w*)\b|the (?:number|rate|share|figure|total|level|amount|size|count)\b|(?:more than )?the [£$€]?$|(?:more|fewer|less|lower|higher|smaller|larger|shorter|longer)\b)`)
	// placedIn says when, or in which group, a value was.
	placedIn = newForm(`\b(?:in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|(?:its|the|his|her) (?:first|second|third|last)|(?:18|19|20)\d\d)|(?:last|this|next) (?:year|month|week|winter|summer|spring|autumn|season|july|june|\w+day|january|march|april|may|august|september|october|november|december)|(?:the )?(?:year|month|week|season|winter|summer) (?:before|earlier|ago|after)|(?:years?|months?|weeks?|decades?) (?:ago|earlier|before|later|on|after)|now\b|once\b|at (?:[a-z]+ )?(?:days|weeks|months|years)\b|on (?:leaving|arrival|admission|discharge)|today|then\b|at (?:first|the (?:start|end|outset|beginning))|(?:with|on|given|using|under|taking|had|in) (?:the |an? )?(?:old|new|drug|placebo|dummy|pill|tablet|app|usual|other|first|second|control|treatment)|without|previously|before|after)\b|\b(?:19|20)\d\d\b`)
	// heldAgainst says that one value is compared with another.
	heldAgainst = newForm(`\b(?:from|against|compared (?:with|to)|than|versus|vs|instead of|where (?:it|they) (?:was|were|had been))\b`)
	notLevel    = newForm(`^ (?:more|fewer|less|further|extra|additional|new|times|years? old|percentage|points?|of (?:them|those|these|whom|which))\b|^-(?:year|month|week|day|point|hour)`)
	// elsewiseSaid of a change is something else that changed, or only some of what did.
	elsewiseSaid = newForm(`\b(?:target|goal|expected|predict\w*|forecast|project\w*|of (?:whom|which)|while|whereas|but|although|both|respectively|adjust\w*|relative|per (?:[abd-z]|c[a-df-z])\w*|aged|range|interval|average of|median of)\b`)
)

// changes hold the size of a change against the two values of a sentence, or of the next, of which each has its time or its group.
func (r *reading) changed(i int) {
	list := r.figuresOf(i, i+1)
	for n := range list {
		d := &list[n]
		if d.i != i || !d.firm() || !d.size() || strings.ContainsAny(d.before, "≥≤<>=±+") {
			continue
		}
		if d.Kind != quantity.Share && d.Kind != quantity.Factor && d.Kind != quantity.Points {
			if r.difference(d) {
				return
			}
			continue
		}
		if x, y := r.twoLevels(d); x != nil {
			r.judgeChange(d, x, y)
		}
		return
	}
}

// judgeChange holds the size of a change against two values.
func (r *reading) judgeChange(d, x, y *datum) {
	if r.doubts(d) || r.doubts(x) {
		return
	}
	from, to := x, y
	if down := d.falls(); down && level(from.Quantity) < level(to.Quantity) || !down && level(from.Quantity) > level(to.Quantity) {
		from, to = y, x
	}
	a, b := level(from.Quantity), level(to.Quantity)
	if d.Kind == quantity.Points && from.counts() && to.counts() && a > 0 && math.Abs(100*math.Abs(a-b)/a-d.Value) < 1.5 {
		r.wrong("HN238", d.l.in, d.Quantity, "from %s to %s is %s%%: only shares change by percentage points", from.written(), to.written(), rounded(100*math.Abs(a-b)/a))
		return
	}
	if r.explainsChange(d, from, to) {
		return
	}
	if d.Kind == quantity.Factor && (d.Change != quantity.None || d.Value > 1) {
		ratio := b / a
		if d.Value > 1 == (ratio < 1) {
			ratio = 1 / ratio
		}
		if within(ratio, d.Value, 1.9) && !within(ratio, d.Value, 1.2) {
			r.wrong("HN236", d.l.in, d.Quantity, "from %s to %s is not %q, but %s times as much", from.written(), to.written(), d.written(), rounded(ratio))
		}
		return
	}
	is := 100 * math.Abs(a-b) / a
	if d.Kind == quantity.Share && !within(d.Value, is, 2) && !(x.Kind == quantity.Share && within(d.Value, math.Abs(a-b), 1.1)) || d.Kind == quantity.Factor && !within(100*d.Value, is, 2) {
		return
	}
	r.comparedAs(d.l.in, d.Quantity, from.Quantity, to.Quantity, a, b, from.written(), to.written())
}

// size reports whether a figure says by how much, or how many times as much, something changed or differs.
func (d *datum) size() bool {
	switch d.Kind {
	case quantity.Factor:
		return d.Change != quantity.None || d.Value < 1 && lostOf.MatchString(d.before) || sizeAs.MatchString(d.after) || sizeNamed(d.l.numbers, d.k)
	case quantity.Share, quantity.Points:
		return amountsTo.MatchString(d.before) || lostOf.MatchString(d.before) || sizeNamed(d.l.numbers, d.k) || sizeAs.MatchString(d.after)
	case quantity.Count, quantity.Measure:
		return d.Base == 0 && !yearly(d.Quantity) && (d.noun == "point" && pointsOff.MatchString(d.after) || sizeBefore.MatchString(d.before) || differs.MatchString(d.before) || soMuch.MatchString(d.after) || sizeAfter.MatchString(d.after))
	}
	return false
}

// amountsTo is before the size of a change that was named as one.
var amountsTo = newForm(`\b(?:drop|fall|decrease|reduction|decline|cut|rise|increase|jump|gain|growth|difference|change|improvement|saving)\b[^.;:,0-9]{0,30}\b(?:is|was|amounts? to|amounted to|comes? to|came to|works out at|means) (?:an? |about |around |nearly |only |just )*$`)

// lostOf is before a part that went.
var lostOf = newForm(`\b(?:lost|shed|lose|loses) (?:about |around |nearly |almost |over |more than )?(?:an? )?$`)

var pointsOff = newForm(`^[ -]points? (?:above|below|more|less|higher|lower|up|down|ahead|behind|fewer|better|worse|gap|lead|rise|fall|drop|gain)\b`)

// falls reports whether a change is one to less.
func (d *datum) falls() bool {
	if d.Kind == quantity.Factor && d.Change != quantity.None {
		return d.Change == quantity.Fall
	}
	if lessSaid.MatchString(d.after) || fallSaid.MatchString(d.before) {
		return true
	}
	return direction(d.l.numbers, d.k) == quantity.Fall
}

var fallSaid = newForm(`\b(?:drop|fall|decrease|reduction|decline|cut|dip|slump|saving)s? of (?:[a-z]+ ){0,3}$`)

var lessSaid = newForm(`^ (?:\w+ )?(?:fewer|less|lower|smaller|shorter|sooner|earlier|faster|drop|fall|cut|reduction|decline|decrease)\b`)

// twoLevels are the only two values of one kind that stand in the sentence of a change or, if there are none, in the next.
func (r *reading) twoLevels(d *datum) (x, y *datum) {
	for _, i := range []int{d.i, d.i + 1} {
		all := pick(r.figuresOf(i, i+1), func(f *datum) bool {
			return f != d && f.firm() && f.Value > 0 && !(f.Spelled && f.Value == 1 && f.Base == 0) && !yearly(f.Quantity) && !f.size() && !notLevel.MatchString(f.after) &&
				(f.Kind == quantity.Count || f.Kind == quantity.Measure || f.Kind == quantity.Share || f.Kind == quantity.Part || f.Kind == quantity.Rate)
		})
		for n, f := range all {
			for _, g := range all[:n] {
				if len(all) > 2 && r.explainsChange(d, g, f) {
					return nil, nil
				}
			}
		}
		if len(all) != 2 {
			all = slices.DeleteFunc(all, func(f *datum) bool { return f.About == quantity.Time })
		}
		if len(all) == 0 && i == d.i {
			if next := r.figuresOf(i+1, i+2); len(next) == 0 || next[0].l.in != d.l.in || !goesOn.MatchString(next[0].l.text) && !strings.HasPrefix(next[0].l.text, "In ") {
				return nil, nil
			}
			continue
		}
		if len(all) != 2 || !all[0].alike(all[1]) && !(all[0].Kind == all[1].Kind && all[0].Kind != quantity.Count) && !ofOneKind(all[0].Quantity, all[1].Quantity) {
			return nil, nil
		}
		x, y = all[0], all[1]
		if !besideChange(d, x, y) {
			return nil, nil
		}
		if x.ranged || y.ranged {
			return nil, nil
		}
		text := strings.ToLower(x.l.text)
		if len(placedIn.FindAllString(text, 3)) < 2 && !heldAgainst.MatchString(text) && !strings.HasPrefix(d.after, " as ") && !(d.Kind == quantity.Factor && strings.HasPrefix(d.after, " the ")) && !introduces[strings.TrimSpace(d.after)] && !apposedSize.MatchString(d.before) || elsewiseSaid.MatchString(text) {
			return nil, nil
		}
		return x, y
	}
	return nil, nil
}

// apposedSize is before a size that is told of the two values before it.
var apposedSize = newForm(`[,–—(;:] ?(?:or |that is |making )?an? (?:[a-z]+ )?(?:drop|fall|decrease|reduction|decline|cut|rise|increase|jump|gain|growth|improvement|change) of (?:about |around |nearly |almost |roughly |just |only )*(?:an? )?$`)

// introduces are what may stand between the size of a change and its two values.
var introduces = map[string]bool{":": true, "–": true, "(": true, "—": true}

// besideChange reports whether two values stand in the clause of a change, or behind a mark of their own.
func besideChange(d, x, y *datum) bool {
	switch {
	case d.l != x.l || x.From < d.From && d.From < y.From:
		return true
	case d.From > y.From:
		gap := between(y, d)
		return strings.ContainsAny(gap, ",;:(–—") && !otherClause.MatchString(gap) || strings.HasPrefix(d.after, " as ")
	}
	return !otherClause.MatchString(between(d, x))
}

// otherClause begins what is told of something else.
var otherClause = newForm(`\b(?:and|but|while|whereas|when|which|who|after|if)\b(?: so)?`)

// explainsChange reports whether two values give the size of a change, in one of the ways in which people reckon it.
func (r *reading) explainsChange(d, x, y *datum) bool {
	a, b := level(x.Quantity), level(y.Quantity)
	if a <= 0 || b <= 0 {
		return true
	}
	said, room := d.Value, 1+rounding(d.Quantity)
	if d.Kind == quantity.Factor {
		said, room = 100*d.Value, 8*d.Value
		if d.Value < 1 {
			room = 6
		}
	}
	if d.Bound == quantity.Roughly || x.Bound == quantity.Roughly || y.Bound == quantity.Roughly {
		room = max(room, 0.2*said)
	}
	ways := []float64{100 * math.Abs(a-b) / a, 100 * a / b, 100 * b / a}
	if d.Kind == quantity.Points {
		ways = ways[:0]
	}
	if x.Kind == quantity.Share && d.Kind == quantity.Points {
		ways = append(ways, math.Abs(a-b))
	}
	if d.Kind != quantity.Points && (d.Kind == quantity.Share || d.Value < 1) && d.Change == quantity.None && (sizeNamed(d.l.numbers, d.k) || sizeAfter.MatchString(d.after)) {
		ways = ways[:1]
	}
	for _, w := range ways {
		if math.Abs(w-said) <= room {
			return true
		}
	}
	return false
}

// difference holds a difference against the only two values of its kind around it, and reports whether it judged it.
func (r *reading) difference(d *datum) bool {
	if d.ranged || d.Spelled && d.Value < 2 || firstPart.MatchString(d.after) || r.doubts(d) {
		return false
	}
	first := d.i
	if own := pick(r.figuresOf(d.i, d.i+1), func(f *datum) bool { return f != d && f.Kind == quantity.Measure && f.About == quantity.Time }); len(own) == 1 && d.i > 0 && r.lines[d.i-1].in == d.l.in && d.noun == "" && d.Kind == quantity.Count {
		first-- // it was 8 days. It is 6 days now, two fewer
	}
	all := pick(r.figuresOf(first, d.i+1), func(f *datum) bool {
		same := f.Kind == d.Kind && f.Unit == d.Unit || f.Kind == quantity.Share && d.noun == "point" || f.Kind == quantity.Measure && d.Kind == quantity.Count && d.noun == "" || f.Kind == quantity.Count && f.noun == "" && d.Kind == quantity.Measure
		return f != d && same && !(f.Spelled && f.Value == 1) && !f.ranged && f.Bound == quantity.Exact && f.Value > 0 && !yearly(f.Quantity) && !f.size() && !notLevel.MatchString(f.after) && (d.Kind == quantity.Measure || f.Kind == quantity.Measure || f.Kind == quantity.Share || f.alike(d) && f.Kind == quantity.Count)
	})
	if len(all) != 2 || !all[0].alike(all[1]) && d.Kind == quantity.Count || all[0].Kind == quantity.Measure && all[1].Kind == quantity.Measure && all[0].Unit != all[1].Unit || d.Bound != quantity.Exact {
		return false
	}
	x, y := all[0], all[1]
	text := strings.ToLower(x.l.text + " " + d.l.text)
	if len(placedIn.FindAllString(text, 3)) < 2 && !heldAgainst.MatchString(text) && d.noun != "point" && !(d.Kind == quantity.Measure && apposedSum.MatchString(d.before)) || elsewiseSaid.MatchString(text) || otherGroup.MatchString(text) && d.Kind == quantity.Count {
		return false
	}
	is := math.Abs(x.Value - y.Value)
	if math.Abs(is-d.Value) > max(slack([]*datum{d, x, y}), rounding(d.Quantity)*boolean(d.About == quantity.Time)) && within(is, d.Value, 2) {
		r.wrong("HN236", d.l.in, d.Quantity, "%s and %s differ by %s, and not by %s", x.written(), y.written(), rounded(is), d.written())
		return true
	}
	return false
}

var (
	moreThan = newForm(`\b(?:(more|higher|likelier|commoner|oftener|greater|larger|longer|better|older|heavier|highest|most|largest|longest)|(fewer|lower|less|rarer|smaller|shorter|worse|lowest|fewest|smallest|shortest|rarest))\b`)
	noOrder  = newForm(`\b(?:not|no|never|although|though|but|while|whereas|yet|despite|even|nor|neither|adjust\w*|expected|instead|rather|other than|if|would|could|may|might|half|twice|times|\w+ than (?:a|one|two|three|four|five|\d)|likely to|at least|odds|risk of|most of|most (?:people|patients|of|likely|common)|than (?:usual|average|ever|before|expected))\b|n['’]t\b`)
	inOrder  = newForm(`^(?:%| ?per ?cent)?[^.;:0-9]{0,60}?(?:,? (?:against|versus|vs\.?|compared (?:with|to)|and|as against|to)|\)? than|,? ahead of|,? followed by|,? before)\b[^.;:0-9]{0,70}$`)
)

// ordered holds what is said to be more than another against their two numbers, in the order in which both are named: more often in
// boys than in girls, 54 percent against 61; more women (43) than men (58).
func (r *reading) ordered(i int) {
	list := r.figuresOf(i, i+1)
	two := pick(list, func(f *datum) bool { return !yearly(f.Quantity) && f.About != quantity.Time })
	if len(two) != 2 || !two[0].firm() || !two[1].firm() {
		return
	}
	x, y := two[0], two[1]
	if x.Kind != quantity.Share && x.Kind != quantity.Part && x.Kind != quantity.Rate && !x.counts() || x.size() || y.size() || y.Kind != x.Kind && y.Kind != quantity.Count || r.doubts(x) {
		return
	}
	text := strings.ToLower(r.lines[i].text)
	at := moreThan.FindStringSubmatchIndex(text)
	start := x.From - x.l.from
	if at == nil || noOrder.MatchString(text) || start < at[1] || !inOrder.MatchString(y.before) || start > 90+at[1] {
		return
	}
	than := strings.Contains(text[at[1]:start], " than ")
	joined := strings.Contains(y.before, " than") || strings.Contains(y.before, "ahead of") || strings.Contains(y.before, "followed by")
	if than == joined || len(moreThan.FindAllStringIndex(text, 3)) > 1 || x.counts() && !strings.HasPrefix(strings.TrimSpace(x.before[max(0, len(x.before)-2):]), "(") {
		return
	}
	a, b := level(x.Quantity), level(y.Quantity)
	if y.Kind == quantity.Count && x.Kind == quantity.Part || x.Kind == quantity.Share && a > 100 {
		return
	}
	if up := at[2] >= 0; up && a < 0.97*b || !up && b < 0.97*a {
		r.wrong("HN236", x.l.in, x.Quantity, "%s and %s are the other way round than the sentence says", x.written(), y.written())
	}
}

// bounded finds a count that is beyond the bound beside which it stands: more than 500 signed, 480 in all.
func (r *reading) bounded(i int) {
	list := r.figuresOf(i, i+1)
	for n := 1; n < len(list); n++ {
		x, y := &list[n-1], &list[n]
		if !x.counts() || !y.counts() || y.Bound != quantity.Exact || x.Value < 10 || !x.alike(y) || !within(x.Value, y.Value, 1.5) || x.Bound != quantity.AtLeast && x.Bound != quantity.Below || len(y.before) > 60 {
			continue
		}
		if !strings.HasSuffix(y.before, ": ") && !strings.HasSuffix(y.before, "(") && !(apposedSum.MatchString(y.before) && (summedAfter.MatchString(y.after) || shut.MatchString(y.after))) || notTheSame.MatchString(y.before) || r.doubts(y) {
			continue
		}
		if x.Bound == quantity.AtLeast && y.Value < x.Value || x.Bound == quantity.Below && y.Value > x.Value {
			r.contradict(y, "%s is not what stands before it: %q", y.written(), r.boundWords(x))
		}
	}
}

// boundWords are a number and the two words before it.
func (r *reading) boundWords(f *datum) string {
	w := r.wordAt(f.l.in, f.From)
	return r.said(f.l.in, max(f.l.first, w-2), w+1)
}

// upFrom is before the value from which something went up or down.
var upFrom = newForm(`\b(up|down|a rise|a fall|an increase|a decrease|higher|lower) (?:from|than)(?: an?| about| around| just| nearly| almost| the| some)* $`)

// turned finds what is up from more, or down from less.
func (r *reading) turnedRound(i int) {
	list := r.figuresOf(i, i+1)
	for n := 1; n < len(list); n++ {
		y := &list[n]
		m := upFrom.FindStringSubmatch(y.before)
		if m == nil || !y.firm() || y.Kind != quantity.Share {
			continue
		}
		for k := n - 1; k >= 0; k-- {
			x := &list[k]
			if x.Kind != y.Kind || !x.firm() || x.size() {
				continue
			}
			up := strings.Contains("up a rise an increase higher", m[1])
			if !r.doubts(x) && x.Value > 0 && (up && x.Value < y.Value || !up && x.Value > y.Value) {
				r.wrong("HN236", x.l.in, x.Quantity, "from %s to %s is the other way", y.written(), x.written())
			}
			return
		}
	}
}
