package lint

import (
	"math"
	"regexp"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	soMuch     = newForm(`(?i)^ (?:\w+ )?(?:sooner|earlier|later|fewer|more|less|longer|shorter|faster|slower|quicker|higher|lower|better|worse|heavier|lighter|down|up)(?: than (?:before|earlier|previously|(?:it|they|he|she) (?:was|were|did|had)|a (?:year|decade|month) (?:ago|before|earlier)|last (?:year|time|month|winter|summer)|in (?:19|20)\d\d|the (?:year|month|winter|summer) before|the old|at the (?:start|outset|beginning))|[,.;:)]|\s*$)`)
	otherGroup = newForm(`(?i)\b(?:group|placebo|control|arm|others|those|neighbour\w*|elsewhere)\b`)
)

var firstPart = newForm(`(?i)\b(?:in|over|during|within) (?:just |only )?(?:the first|its first|one|a single|the last|the past|its|that|a) (?:\w+ )?(?:days?|weeks?|months?)\b|\beach\b|\bper\b|\ba (?:day|week|month)\b`)

// differenceAfter holds a difference against the two values of the same unit that stand beside it, or in the next sentence, of which each has
// its time: it shrank by 1,800. In May there were 12,400; in August 11,600.
func (r *reading) differenceAfter(p *block, list []quantity.Sentence, n int) {
	if n == 0 || list[n].Index != list[n-1].Index+1 {
		return
	}
	both := list[n-1 : n+1]
	var d *quantity.Quantity
	text := ""
	for i := range both {
		s := &both[i]
		text += s.Text[s.From:s.To] + " "
		for k := range s.Quantities {
			q := &s.Quantities[k]
			if (isCount(q) || q.Kind == quantity.Measure && q.About != quantity.Money) && sizeBefore.MatchString(s.Before(k)) {
				if d != nil || firstPart.MatchString(s.Text[s.From:s.To]) {
					return
				}
				d = q
			}
		}
	}
	if d == nil {
		return
	}
	var two []*quantity.Quantity
	for i := range both {
		for k := range both[i].Quantities {
			switch q := &both[i].Quantities[k]; {
			case q == d || yearly(q) || q.About == quantity.Time && backThen.MatchString(both[i].After(k)):
			case q.Kind != d.Kind || q.Unit != d.Unit || q.Bound != quantity.Exact:
				return
			default:
				two = append(two, q)
			}
		}
	}
	if len(two) != 2 || len(timeLabel.FindAllString(text, 4)) < 2 || two[0].Value < d.Value/2 || two[1].Value < d.Value/2 || otherGroup.MatchString(text) {
		return
	}
	is := math.Abs(two[0].Value - two[1].Value)
	if math.Abs(is-d.Value) <= math.Max(rounding(d), math.Max(rounding(two[0]), rounding(two[1]))) {
		return
	}
	r.wrong("HN236", p, d, "%s and %s differ by %s, and not by %s", quoted(p, two[0]), quoted(p, two[1]), rounded(is), quoted(p, d))
}

// backThen is behind a time that says when.
var backThen = newForm(`(?i)^ (?:ago|before|earlier|later|after|on[.,;])`)

var (
	aYear     = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	thoseYear = newForm(`(?i)\b(?:over|in|during|across|through|throughout|for|within) (?:those|these|the|its|their|all those|all the|that)(?: next| following)? (?:[a-z-]+|\d+) years\b|\b(?:the|that|this|its) (?:[a-z-]+|\d+)[- ]years?(?:-long)? (?:study|period|project|span|stretch|follow-up|effort|campaign)\b`)
	firstYear = newForm(`(?i)\b(?:first|last|past|next|previous|final|earlier|of treatment|aged|ago|age)\b`)
)

// spanBefore holds how many years there are against the first and the last of them in the sentence before: from 2008 … in 2019. Over
// those six years ….
func (r *reading) spanBefore(p *block, list []quantity.Sentence, n int) {
	if n == 0 || list[n].Index != list[n-1].Index+1 {
		return
	}
	s, before := &list[n], &list[n-1]
	if !strings.Contains(s.Text[s.From:s.To], "year") || !strings.ContainsAny(before.Text[before.From:before.To], "12") {
		return
	}
	years := aYear.FindAllString(before.Text[before.From:before.To], 4)
	sentence := s.Text[s.From:s.To]
	at := thoseYear.FindStringIndex(sentence)
	if len(years) != 2 || at == nil || firstYear.MatchString(sentence[at[0]:at[1]]) || aYear.MatchString(sentence) {
		return
	}
	span := whole(years[1]) - whole(years[0])
	for k := range s.Quantities {
		q := &s.Quantities[k]
		if q.From-s.From < at[0] || q.From-s.From > at[1] || q.Value < 2 || q.Bound == quantity.UpTo {
			continue
		}
		if math.Abs(q.Value-span) > 1 && span > 1 {
			r.wrong("HN236", p, q, "from %s to %s are %s years", years[0], years[1], rounded(span))
		}
		return
	}
}
