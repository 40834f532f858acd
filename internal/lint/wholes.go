package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

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
