package lint

import (
	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

// fateWords tell people how long they will live.
const fateWords = `
will|can|won't ..3 not|never? ..1 live|survive|see
will ..2 die|dead
have|has|had # months|years|weeks ..1 left|live
`

// medianWords are how long half of all live.
const medianWords = `
median|average|mean ..2 survival|life|lifespan|time
`

// alikeWords call two things equal.
const alikeWords = `
equally ..1 effective|good|safe|well|successful
just|exactly as effective|good|safe as
as effective|good|safe as
no difference between
the same effect
`

// unprovenWords say that a difference may be chance.
const unprovenWords = `
not|no ..2 statistically? significant
`

// sureWords make a chance of something out of a number that is none.
const sureWords = `
p value ..10 % ..2 probability|chance|likelihood|certain|certainty|sure|confident
% ..2 probability|chance|likelihood that ..8 real|true|truly|works|genuine
`

// positiveWords tell who has a positive test how sure that is.
const positiveWords = `
<be> % ..1 certain|sure|confident
% certainty|chance of|that ..4 infected|ill|having|pregnant|disease
`

// misread finds what a statistic is made to say: HN245.
func (r *reading) misread() {
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic < surely || h.topic > unproven || r.spoken(p, h.from) {
				continue
			}
			said := r.said(p, h.from, h.to)
			switch h.topic {
			case surely:
				r.report("HN245", p, h.from, "say how often chance alone would give such a result", "%q: a p-value is not the probability that the effect is real", said)
			case fate:
				if r.has(p, median) && !r.sentenceHas(p, h, r.sets.halves) {
					r.report("HN245", p, h.from, "say that half live longer, and how long one in four or ten lives", "%q: half live longer than the median", said)
				}
			case positive:
				if p.signs.Has(claims.Test) && r.anywhere(alarmed) {
					r.report("HN245", p, h.from, "work out of 1,000 people how many of those with a positive test are ill", "%q: how sure a positive test is depends on how many have the illness", said)
				}
			case likened:
				if r.has(p, unproven) && !r.anywhere(bounded) {
					r.report("HN245", p, h.from, "say that no clear difference was found, and that there may be one", "%q: that a difference was not significant does not make it none", said)
				}
			}
		}
	}
}

var (
	alarmed = newForm(`(?i)\b(?:by mistake|wrongly|false(?:ly)?[ -](?:positive|alarm)s?|positive)\b`)
	bounded = newForm(`(?i)\b(?:non-?inferior\w*|equivalence|margin|no worse|no (?:proof|evidence) (?:that|of))\b`)
)

// oddsAsRisk finds an odds ratio that its sentence calls how much likelier something is.
func (r *reading) oddsAsRisk(p *block, s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	if q.Ratio != quantity.Odds || q.Value <= 1 {
		return false
	}
	for n := range s.Quantities {
		if o := &s.Quantities[n]; o.Kind == quantity.Factor && o.Value == q.Value && likelier.MatchString(s.Text[o.From:s.To]) {
			if r.tell(); r.vocabulary == nil && r.ratioOfShares(q.Value) {
				return false
			}
			r.report("HN245", p, r.wordAt(p, o.From), "divide the two shares: that is how many times as likely it is", "%q is the ratio of odds, and not how much likelier it is", quoted(p, o))
			return true
		}
	}
	return false
}

var likelier = newForm(`(?i)^.{0,24}\b(?:likely|likelier|the (?:risk|chance))\b`)
