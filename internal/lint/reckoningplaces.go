package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	// peopled is before, or behind, how many live in a place.
	peopled      = newForm(`(?i)\b(?:towns?|city|village|county|counties|district|region|island|islands|country|state|province|parish|borough|community|valley|municipality|settlement|population|estate|camp|prison|campus|peninsula|archipelago|canton|prefecture|suburb|port) (?:\w+ )?(?:of|with|has|had|numbers|houses)(?: (?:about|around|nearly|almost|roughly|some|just|only|over|under|a population of|more than))* $|\b(?:home to|inhabited by|where)(?: (?:about|around|nearly|some))* $`)
	peopledAfter = newForm(`(?i)^ (?:inhabitants|residents|souls|islanders|townspeople|villagers|people (?:live|who live|living)|citizens|locals|(?:people )?live\b)`)
	// asRate gives a rate of what was counted before it.
	asRate = newForm(`(?i)(?:,|[–—(;:]|\bor|\band that is|^|\b(?:that|which|this)) ?(?:\w+ ){0,3}?(?:(?:is|was|makes|means|gives|comes to|came to|works out at|put at|equals|making|equal to|equivalent to) )?(?:an? (?:[\w-]+ )?(?:rate|incidence|frequency|prevalence|level) of |rate |incidence )?(?:about |around |nearly |almost |roughly |just |some |only )*$`)
)

// ratePerPlace holds a rate against what was counted and how many live in the place, in its sentence or the one before: 60 cases in a
// town of 40,000, a rate of 15 per 100,000.
func (r *reading) ratePerPlace(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	k := len(s.Quantities) - 1
	for k >= 0 && (s.Quantities[k].Kind != quantity.Rate || s.Quantities[k].Base < 100 || s.Quantities[k].Value <= 0) {
		k--
	}
	if k < 0 || s.Quantities[k].Bound != quantity.Exact && s.Quantities[k].Bound != quantity.Roughly || !asRate.MatchString(s.Before(k)) || setAgainst.MatchString(s.Text[s.From:s.To]) {
		return
	}
	rate := &s.Quantities[k]
	var cases, group *quantity.Quantity
	for m := max(0, n-1); m <= n; m++ {
		if s.Index-list[m].Index > 1 {
			continue
		}
		for j := range list[m].Quantities {
			q := &list[m].Quantities[j]
			switch {
			case m == n && j >= k || !isCount(q) || q.Value < 2:
			case peopled.MatchString(list[m].Before(j)) || peopledAfter.MatchString(list[m].After(j)):
				if group != nil {
					return
				}
				group = q
			case cases != nil || firstPart.MatchString(list[m].After(j)):
				return // of which one it is nobody can tell
			default:
				cases = q
			}
		}
	}
	if cases == nil || group == nil || cases.Value >= group.Value || group.Value < 100 {
		return
	}
	if want := cases.Value / group.Value * rate.Base; math.Abs(math.Log(want/rate.Value)) > math.Log(1.3) {
		r.wrong("HN236", p, rate, "%s among %s are %s per %s, and not %s", quoted(p, cases), quoted(p, group), rounded(want), rounded(rate.Base), quoted(p, rate))
	}
}

var (
	// sameThing speaks of what the sentence before counted; otherThing of something else.
	sameThing  = newForm(`(?i)\b(?:the (?:number|figure|total|count|wait|average|time|rate|share|sum)|numbers|it|they)\b`)
	otherThing = newForm(`(?i)^(?:for|among|at|in|on|with) (?:an?|another|other|the other|some|those|all)\b|\b(?:elsewhere|next door|neighbou?r\w*|others?|another|whole|nationwide|overall)\b`)
	wordIn     = newForm(`[A-Za-z]{4,}`)
	notShared  = newForm(`(?i)^(?:with|from|that|this|have|has|had|been|were|they|their|days?|weeks?|months?|years?|hours?|minutes?|more|than|after|over|about|last|cent|people|patients|third|half|quarter|when|which|will|into|some|also)`)
)

// sharesStem reports whether two sentences have a word in common that says what they are about.
func sharesStem(a, b string) bool {
	a = " " + strings.ToLower(a)
	for _, w := range wordIn.FindAllString(strings.ToLower(b), -1) {
		if !notShared.MatchString(w) && strings.Contains(a, " "+w[:4]) {
			return true
		}
	}
	return false
}

// startBefore holds the size of a change and the value that it led to against the value in the sentence before: a wait was 30 days.
// It fell by half, to 20 days.
func (r *reading) startBefore(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	if n == 0 || s.Index != list[n-1].Index+1 || len(s.Quantities) < 2 {
		return
	}
	for k := 0; k+1 < len(s.Quantities); k++ {
		d, y := &s.Quantities[k], &s.Quantities[k+1]
		if !sizeNamed(s, k) && !(d.Kind == quantity.Factor && d.Change != quantity.None) || len(s.Before(k+1)) > 60 {
			continue
		}
		then := strings.ToLower(strings.TrimRight(trimHedge(strings.TrimRight(s.Before(k+1), " ")), " "))
		if !strings.HasSuffix(" "+then, " to") || strings.TrimSpace(then) == "to" && d.Kind != quantity.Factor || yearly(y) || y.Kind == quantity.Count && !closedBy(s.After(k+1)) || y.Kind == quantity.Points {
			continue
		}
		if len(endsOf(s)) > 0 || otherThing.MatchString(s.Text[s.From:s.To]) {
			return
		}
		before := &list[n-1]
		var x *quantity.Quantity
		for j := range before.Quantities {
			q := &before.Quantities[j]
			switch {
			case yearly(q):
			case relativeQuantity(before, j) || sizeNamed(before, j):
				return
			case q.Kind != y.Kind || q.Unit != y.Unit || q.Base != y.Base:
				if isCount(q) && q.About == y.About {
					return
				}
			case x != nil:
				return
			default:
				x = q
			}
		}
		if x == nil || !sameThing.MatchString(s.Text[s.From:d.From]) && !sharesStem(before.Text[before.From:before.To], s.Text[s.From:y.From]) || level(x) <= 0 || x.Bound != quantity.Exact && x.Bound != quantity.Roughly || firstPart.MatchString(s.Text[s.From:d.From]) {
			return
		}
		if d.Kind != quantity.Factor || d.Change == quantity.None {
			r.comparedChange(p, d, x, y, level(x), level(y))
			return
		}
		ratio := level(y) / level(x)
		if d.Change == quantity.Fall {
			ratio = 1 / ratio
		}
		if want := max(d.Value, 1/d.Value); ratio > 0 && math.Abs(math.Log(ratio/want)) > math.Log(1.2) {
			r.wrong("HN236", p, d, "from %s to %s is not %q", quoted(p, x), quoted(p, y), quoted(p, d))
		}
		return
	}
}
