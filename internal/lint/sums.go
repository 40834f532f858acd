package lint

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"galen/internal/lint/quantity"
)

// sums finds numbers of one sentence that cannot all be right, HN236, and percent where
// percentage points are meant, HN238.
func (r *reading) sums() {
	for i := range r.passages {
		p := &r.passages[i]
		for _, s := range r.numbersOf(p) {
			for k := range s.Quantities {
				r.overAll(p, &s, k)
				r.converted(p, &s, k)
			}
			for _, c := range s.Changes() {
				r.multiplied(p, &s, c)
				r.changedBy(p, &s, c)
			}
		}
	}
}

// wrong reports numbers that contradict each other, unless somebody is quoted with them.
func (r *reading) wrong(code string, p *block, q *quantity.Quantity, format string, args ...any) {
	if w := r.wordAt(p, q.From); !r.spoken(p, w) {
		r.report(code, p, w, "check the numbers, and correct what is wrong", format, args...)
	}
}

// quoted is how a quantity is written.
func quoted(p *block, q *quantity.Quantity) string { return p.text[q.From:q.To] }

var (
	fellBy     = newForm(`(?i)\b(?:f[ae]ll(?:en|s|ing)?|drop(?:ped|s|ping)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|cut(?:s|ting)?|reduc(?:ed?|es|ing)|lower(?:ed|s|ing)?|slash(?:ed|es)?|shr[aiu]nk|plung(?:ed?|es|ing)|plummet(?:ed|s|ing)?|tumbl(?:ed?|es|ing)|s[aiu]nk|shorter|fewer|smaller|cheaper|lighter|less)\b[^.;,]{0,60}\bby (?:about |around |nearly |almost |up to )?$`)
	raisedIt   = newForm(`(?i)\b(?:rais|increas|boost|lift|improv|enhanc|grow|doubl|ris)\w*`)
	fallNoun   = newForm(`(?i)^ (?:reduction|decrease|drop|decline|fall|fewer|less|lower)\b`)
	canBeBelow = newForm(`(?i)profit|loss|revenue|earning|income|growth|temperature|share price|surplus|deficit|balance`)
	wholeOf    = newForm(`(?i)\b(?:of|out of) (?:the |all |these |those )?\S*$`)
)

// overAll finds what is more than all: a fall by 130%, 30 of the 26 patients, 120% of the 26.
func (r *reading) overAll(p *block, s *quantity.Sentence, k int) {
	q := &s.Quantities[k]
	switch {
	case q.Kind == quantity.Share && q.Value > 100 && !r.form(canBeBelow).MatchString(s.Text[s.From:s.To]):
		if q.Base > 0 {
			r.wrong("HN236", p, q, "%q is more than all of them", quoted(p, q))
		} else if fell := r.form(fellBy).FindString(s.Text[s.From:q.From]); fell != "" && wentUp.FindString(fell) == "" && !raisedIt.MatchString(fell) || r.form(fallNoun).MatchString(s.After(k)) {
			r.wrong("HN236", p, q, "nothing can fall by more than all of it, and %s is more", quoted(p, q))
		}
	case q.Kind == quantity.Part && q.Value > q.Base && q.Base >= 3 && q.Bound == quantity.Exact && q.About == quantity.People &&
		r.form(wholeOf).MatchString(s.Text[q.From:q.To]) && !strings.Contains(s.Text[q.From:q.To], " in "):
		r.wrong("HN236", p, q, "%q: the part is larger than the whole", quoted(p, q))
	}
}

var (
	inBrackets = newForm(`^\s?[(\[](?:about |around |roughly |or |nearly |almost )?$`)
	orMeasure  = newForm(`(?i)^(?: [a-z]+)?(?:,| –) (?:or|which is|that is|equal to|equivalent to) (?:about |around |roughly |nearly |almost |just over |just under )?$`)
	compound   = newForm(`^[ ,]*(?:and )?$`)
)

// converted finds a measure in brackets that is not the one before them: 38C (98F).
func (r *reading) converted(p *block, s *quantity.Sentence, k int) {
	if k+1 == len(s.Quantities) {
		return
	}
	x, y := &s.Quantities[k], &s.Quantities[k+1]
	if x.Kind != quantity.Measure || y.Kind != quantity.Measure || !(r.form(inBrackets).MatchString(s.After(k)) && strings.HasPrefix(s.After(k+1), ")")) && !(r.vocabulary == nil && x.Unit != y.Unit && orMeasure.MatchString(s.After(k)) && shut.MatchString(s.After(k+1))) {
		return
	}
	if k > 0 && r.form(compound).MatchString(s.Before(k)) && s.Quantities[k-1].Unit != "" { // 5 feet 4 inches
		return
	}
	want, room := quantity.In(x.Value, x.Unit, y.Unit), rounding(x)*quantity.Step(x.Unit, y.Unit)+rounding(y)
	switch {
	case vitaminD(s.Text[s.From:s.To], x, y):
		want = x.Value / 40
		if y.Unit == "mg" {
			want /= 1000
		}
		room = rounding(y)
	case !quantity.Convertible(x.Unit, y.Unit):
		return
	case metric[x.Unit] && metric[y.Unit]: // two tablets of 500 mg (1 g): what is certain is a slip of the point
		if off := math.Log10(y.Value / want); want <= 0 || y.Value <= 0 || math.Abs(off) < 0.9 || math.Abs(off-math.Round(off)) > 0.02 {
			return
		}
	}
	asStep := x.Value * quantity.Step(x.Unit, y.Unit) // a rise of 2C (3.6F)
	slack := room + 0.03*math.Abs(want)
	if x.Unit == "C" || x.Unit == "F" { // 110F is no round number
		slack = math.Pow10(-int(x.Decimals))*quantity.Step(x.Unit, y.Unit)/2 + math.Pow10(-int(y.Decimals))/2 + 0.2
		if x.Bound == quantity.Roughly || y.Bound == quantity.Roughly {
			slack += 2
		}
	}
	if math.Abs(y.Value-want) > slack && math.Abs(y.Value-asStep) > room+0.03*math.Abs(asStep) {
		r.wrong("HN236", p, y, "%s is not %s, but about %s", quoted(p, x), quoted(p, y), rounded(want))
	}
}

var metric = map[string]bool{"mcg": true, "mg": true, "g": true, "kg": true, "ml": true, "l": true, "mm": true, "cm": true, "m": true, "km": true}

func vitaminD(sentence string, x, y *quantity.Quantity) bool {
	return x.Unit == "iu" && (y.Unit == "mcg" || y.Unit == "mg") && strings.Contains(strings.ToLower(sentence), "vitamin d")
}

// rounding is by how much a written number may differ from the exact one: half of its last place, of round hundreds
// half of the last digit that is none.
func rounding(q *quantity.Quantity) float64 {
	unit := math.Pow10(-int(q.Decimals))
	for v := q.Value; q.Kind != quantity.Share && q.Value >= 100 && q.Decimals == 0 && math.Mod(v, 10) == 0; v /= 10 {
		unit *= 10
	}
	if q.Bound == quantity.Roughly {
		unit *= 3
	}
	return unit / 2
}

// rounded is a number with as many digits as people read.
func rounded(v float64) string {
	s := strconv.FormatFloat(v, 'g', 3, 64)
	if f, err := strconv.ParseFloat(s, 64); err == nil && (strings.Contains(s, "e") || f >= 100) {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return s
}

// levels are the two ends of a change: the shares of a part, the values of all others.
func levels(s *quantity.Sentence, c quantity.FromTo) (x, y *quantity.Quantity, from, to float64, ok bool) {
	x, y = &s.Quantities[c.A], &s.Quantities[c.B]
	from, to = x.Value, y.Value
	if x.Base > 0 && y.Base > 0 {
		from, to = from/x.Base, to/y.Base
	}
	exact := func(q *quantity.Quantity) bool { return q.Bound == quantity.Exact || q.Bound == quantity.Roughly }
	return x, y, from, to, from > 0 && to >= 0 && exact(x) && exact(y) && (x.Unit == y.Unit || x.Unit == "") && (x.Base > 0 == (y.Base > 0) || y.Kind == quantity.Rate)
}

var (
	thenFrom  = newForm(`(?i)^[^.;:]{0,60}\bfrom (?:about |around |nearly |almost |roughly )?$`)
	newClause = newForm(`(?i)\b(?:and|but|while|as|compared|than|when|which|who|from|after|if)\b`)
)

// multiplied compares a verb with the numbers: doubled, from 40 to 60.
func (r *reading) multiplied(p *block, s *quantity.Sentence, c quantity.FromTo) {
	x, y, from, to, ok := levels(s, c)
	if !ok || to == 0 {
		return
	}
	f := r.multiplier(s, c)
	if f == nil {
		return
	}
	off := math.Log(to / from / f.Value)
	room := math.Log(1.2) + rounding(x)/from*boolean(x.Base == 0 && x.Bound != quantity.Exact) + rounding(y)/to*boolean(y.Base == 0 && y.Bound != quantity.Exact)
	switch {
	case f.Bound == quantity.AtLeast && (f.Change == quantity.Rise) == (off > 0):
		return
	case f.Bound != quantity.Exact:
		room = math.Log(1.36)
	}
	if math.Abs(off) > room {
		r.wrong("HN236", p, f, "%s to %s is not %q, but %s times as much", quoted(p, x), quoted(p, y), quoted(p, f), rounded(to/from))
	}
}

// multiplier is the verb of a change that says how many times as much it is: the one before it or, where the
// language has it so, behind it.
func (r *reading) multiplier(s *quantity.Sentence, c quantity.FromTo) *quantity.Quantity {
	verb := func(k int) bool {
		return s.Quantities[k].Kind == quantity.Factor && s.Quantities[k].Change != quantity.None
	}
	if c.A > 0 && verb(c.A-1) {
		between := s.Before(c.A)
		if at := strings.LastIndex(between, r.say("from", "from")); at >= 0 && r.form(thenFrom).MatchString(between) && !r.form(newClause).MatchString(strings.TrimSuffix(between[:at], " ")) {
			return &s.Quantities[c.A-1]
		}
	}
	if k := c.B + 1; k < len(s.Quantities) && r.particular("verb-follows") && verb(k) && !strings.ContainsAny(s.Before(k), ",;:()") && !r.form(newClause).MatchString(s.Before(k)) {
		return &s.Quantities[k]
	}
	return nil
}

func boolean(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

var (
	byBefore   = newForm(`(?i)\b(?:by|down|up|fell|rose|dropped|increased|decreased|declined|grew|climbed) (?:about |around |nearly |almost |roughly |some )?(?:an? )?$`)
	directFrom = newForm(`(?i)^[,:]? ?(?:[(–—] ?)?(?:to )?from (?:about |around |nearly |almost |roughly )?$`)
	changeOf   = newForm(`(?i)^(?: (?:cases|deaths|visits|calls|people|patients))?[,:]? ?[(–—]?(?:or |which is |that is |making )?(?: ?an? )?(?: ?(?:relative )?(?:drop|fall|decrease|reduction|decline|cut|rise|increase|jump|change|difference|improvement) of| ?down| ?up| ?falling| ?rising)? ?(?:by )?(?:about |around |nearly |almost |roughly |some |just )?$`)
	changeSaid = newForm(`(?:of|down|up|by)$`)
	changeNoun = newForm(`(?i)^ ?(?:relative )?(?:drop|fall|decrease|reduction|decline|cut|rise|increase|jump)\b`)
)

// changedBy compares a percentage with the numbers: by 40%, from 10 to 7; from 20% to 15%, a drop of 5%.
func (r *reading) changedBy(p *block, s *quantity.Sentence, c quantity.FromTo) {
	x, y, from, to, ok := levels(s, c)
	if !ok {
		return
	}
	if k := c.A - 1; k >= 0 && r.form(directFrom).MatchString(s.Before(c.A)) && r.form(byBefore).MatchString(s.Before(k)) && r.followed(s.After(c.B)) {
		r.comparedChange(p, &s.Quantities[k], x, y, from, to)
	}
	if k := c.B + 1; k < len(s.Quantities) && r.form(changeOf).MatchString(s.Before(k)) {
		if r.form(changeSaid).MatchString(strings.TrimSpace(s.Before(k))) || r.form(changeNoun).MatchString(s.After(k)) {
			r.comparedChange(p, &s.Quantities[k], x, y, from, to)
		}
	}
}

// followed reports whether no other noun follows the end of a change: from 1 to 2 cups is none.
func (r *reading) followed(after string) bool {
	after = strings.TrimSpace(after)
	return after == "" || !('a' <= after[0] && after[0] <= 'z') || r.form(ends).MatchString(after)
}

var ends = newForm(`^(?:in|per|a|an|of|for|among|after|over|during|at|with|on|and|when|while|each|every|within|deaths|cases|people|patients|visits|calls)\b`)

// comparedChange compares a percentage, a fraction or points with a change.
func (r *reading) comparedChange(p *block, q, x, y *quantity.Quantity, from, to float64) {
	r.comparedAs(p, q, x, y, from, to, quoted(p, x), quoted(p, y))
}

// comparedAs does so where the two values are written elsewhere.
func (r *reading) comparedAs(p *block, q, x, y *quantity.Quantity, from, to float64, first, last string) {
	if q.Bound != quantity.Exact && q.Bound != quantity.Roughly {
		return
	}
	points := math.Abs(to - from)
	relative := 100 * points / from
	room := 1 + rounding(q) + 100*(rounding(x)*math.Max(to, from)/from+rounding(y))/x.Value
	if x.Kind == quantity.Count && x.Bound == quantity.Exact && y.Bound == quantity.Exact || x.Base > 0 {
		room = 1.5 + rounding(q)
	}
	said, share := q.Value, x.Kind == quantity.Share || x.Kind == quantity.Count && y.Kind == quantity.Share // from 20 to 15 percent
	switch {
	case q.Kind == quantity.Points:
		if share && math.Abs(points-said) > 0.1+rounding(q)+rounding(x)+rounding(y) {
			r.wrong("HN236", p, q, "%s to %s is %s percentage points, not %s", first, last, rounded(points), quoted(p, q))
		}
		return
	case q.Kind == quantity.Factor && q.Change == quantity.None && said < 1:
		said, room = 100*said, 8
	case q.Kind != quantity.Share:
		return
	}
	switch {
	case math.Abs(relative-said) <= room && !(share && math.Abs(points-said) < 0.01 && math.Abs(relative-said) > min(room-1, rounding(q))):
	case share && math.Abs(points-said) <= rounding(q)+rounding(x)+rounding(y):
		r.wrong("HN238", p, q, "from %s to %s is %s percentage points, or %s%%, and not %s", first, last, rounded(points), rounded(relative), quoted(p, q))
	default:
		r.wrong("HN236", p, q, "from %s to %s is a change by %s, and not %q", first, last, fmt.Sprintf("%s%%", rounded(relative)), quoted(p, q))
	}
}
