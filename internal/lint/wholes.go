package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	theLast  = newForm(`(?i)\b(?:remaining|the other|the rest|the last|all the others)\b[ ,(]*$`)
	overlaps = newForm(`(?i)\b(?:neither|none of these|both|overlap\w*|more than one|several|each|also|some (?:of|had)|at least|average|(?:\d+|one|two|three|four|five|six|seven|eight|some|many|most|half) of (?:them|those|these)|of whom|including|includ\w+|among them|per|aged)\b`)
	eachPart = newForm(`^(?: \w+)?(?: (?:was|were|had|rang|went|said|did|got|could|of|in|at|on|by|to|from|with|stayed|died|needed|took|came|chose|lived|asked|reported|received|felt|wanted|people|women|men|children|patients)\b|,)`)
)

// partsOfWhole adds up the parts of a whole, of which the last is what remains, or which are told one by one behind a colon.
func (r *reading) partsOfWhole(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	var parts []*quantity.Quantity
	whole, rest := (*quantity.Quantity)(nil), false
	for k := range s.Quantities {
		q := &s.Quantities[k]
		if q.Kind == quantity.Part || q.Kind == quantity.Rate {
			return
		}
		if q.Kind != quantity.Count || q.Decimals > 0 || yearly(q) || q.Bound != quantity.Exact || q.Value == 1 && q.Spelled {
			continue
		}
		rest = rest || theLast.MatchString(s.Before(k))
		switch {
		case whole == nil:
			whole = q
		case eachPart.MatchString(s.After(k)+",") && q.Value < whole.Value:
			parts = append(parts, q)
		}
	}
	if whole == nil || whole.Value < 10 || len(parts) < 2 || !rest && (len(parts) < 3 || !strings.Contains(s.Text[whole.To:parts[0].From], ":")) || overlaps.MatchString(s.Text[whole.To:s.To]) {
		return
	}
	sum := 0.0
	for _, q := range parts {
		sum += q.Value
	}
	if sum == whole.Value || sum < 0.6*whole.Value || sum > 1.5*whole.Value {
		return
	}
	r.wrong("HN236", p, whole, "the parts of %s come to %s", quoted(p, whole), rounded(sum))
}

// countsAsShare holds a share against the two counts before it: 18 deaths among 9,000 people, or 2 in 100.
func (r *reading) countsAsShare(p *block, s *quantity.Sentence, k int) bool {
	if k+2 >= len(s.Quantities) {
		return false
	}
	x, n, y := &s.Quantities[k], &s.Quantities[k+1], &s.Quantities[k+2]
	share, ok := asShare(y)
	if !ok || x.Kind != quantity.Count || n.Kind != quantity.Count || y.Kind == quantity.Factor || x.Value >= n.Value || x.Value < 2 || yearly(n) || yearly(x) || !amongThem.MatchString(s.Before(k+1)) || !inApposition.MatchString(s.Before(k+2)) || notSame.MatchString(s.Before(k+2)) {
		return false
	}
	if want := 100 * x.Value / n.Value; share <= 0 || math.Abs(math.Log(want/share)) < math.Log(1.25) {
		return false
	}
	r.wrong("HN236", p, y, "%s of %s is %s%%, and not %s", quoted(p, x), quoted(p, n), rounded(100*x.Value/n.Value), quoted(p, y))
	return true
}

var amongThem = newForm(`(?i)^[^.,;:()]{0,40}\b(?:among|out of|in a (?:town|population|group|city|county|sample) of|of) (?:the |some |all |about )*$`)

var meansThat = newForm(`(?i)^(?:that|this|which|it)(?:[’']s| is| was)? (?:means?|meant|makes?|made|amounts? to|amounted to|works out (?:at|as)|came to|comes to|translates? (?:in)?to|equals?|corresponds to|adds up to)\b[^\d.;]{0,40}$`)

// thatMeans holds a count against the share and the group of the sentence before it: one child in 25 of 1,000 …. That means that 400 ….
func (r *reading) thatMeans(p *block, list []quantity.Sentence, n int) {
	if n == 0 || len(list[n].Quantities) == 0 {
		return
	}
	s, before := &list[n], &list[n-1]
	q := &s.Quantities[0]
	lead := strings.TrimRight(s.Text[s.From:q.From], " ")
	if q.Kind != quantity.Count || q.Value < 3 || !meansThat.MatchString(lead) || s.Index != before.Index+1 || strings.HasPrefix(s.After(0), " years") {
		return
	}
	share, group := 0.0, 0.0
	for k := range before.Quantities {
		o := &before.Quantities[k]
		if v, ok := asShare(o); ok && !relativeQuantity(before, k) {
			if share > 0 {
				return
			}
			share = v
		} else if o.Kind == quantity.Count && o.Value >= 20 && !yearly(o) {
			if group > 0 {
				return
			}
			group = o.Value
		}
	}
	if share == 0 || group == 0 {
		return
	}
	if want := share * group / 100; math.Abs(math.Log(want/q.Value)) > math.Log(1.3) {
		r.wrong("HN236", p, q, "by the sentence before it is %s, and not %s", rounded(want), quoted(p, q))
	}
}

var (
	yearsNamed = newForm(`(?i)\b(?:from|between) (?:[a-z]+ )?((?:19|20)\d\d) (?:to|and|until|till|through) (?:[a-z]+ )?((?:19|20)\d\d)\b`)
	yearsLong  = newForm(`(?i)\b(?:(\w+)-year(?: \w+)? (?:study|trial|period|follow-up|project|span|stretch|survey)|(?:over|for|in|within|during|across|(?:span|stretch|period|space) of|spanning) (?:the |those |these )?(\w+) years\b)`)
)

// spanOfYears holds how many years there are against the first and the last of them.
func (r *reading) spanOfYears(p *block, s *quantity.Sentence) {
	sentence := s.Text[s.From:s.To]
	years := yearsNamed.FindStringSubmatchIndex(sentence)
	if years == nil {
		return
	}
	long := yearsLong.FindAllStringSubmatchIndex(sentence, 2)
	if len(long) != 1 {
		return
	}
	span := whole(sentence[years[4]:years[5]]) - whole(sentence[years[2]:years[3]])
	for k := range s.Quantities {
		q := &s.Quantities[k]
		at := q.From - s.From
		if at < long[0][0] || at > long[0][1] || q.Value < 2 || q.Bound != quantity.Exact {
			continue
		}
		gap := max(long[0][0]-years[1], years[0]-long[0][1])
		if off := math.Abs(q.Value - span); off > 1 && span > 1 && gap < 25 {
			r.wrong("HN236", p, q, "from %s to %s are %s years", sentence[years[2]:years[3]], sentence[years[4]:years[5]], rounded(span))
		}
		return
	}
}
