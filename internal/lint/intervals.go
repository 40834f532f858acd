package lint

import (
	"galen/internal/lint/quantity"
)

// almostWords call a result nearly significant, which it is or is not.
const almostWords = `
trend|trends|trended|trending toward|towards|to|for ..5 significance|significant|benefit|fewer|lower|better|less|improvement|improved|reduction|reduced|longer|higher|survival
approached|approaching|approaches|bordered|bordering|neared|nears|missed|misses|missing ..4 significance
borderline|marginal|marginally|almost|nearly|virtually statistically? significant|significance
near statistical? significance
near statistically significant
just|narrowly|barely|only missed|misses|missing|short ..6 significance|significant
shy|short of ..3 significance|significant
not quite ..5 significance|significant
close to ..3 significance
narrowly|just|barely ..1 failed|fails|failing ..3 significance|significant
numerically lower|higher|fewer|better|greater|longer|less|smaller|superior
`

// loudlyWords let a small p-value sound like a large effect.
const loudlyWords = `
highly|very|extremely|hugely|strongly|overwhelmingly ..1 statistically? significant ..2 difference|differences|effect|effects|reduction|reductions|improvement|improvements|result|results|finding|findings|benefit|increase|decrease|fall|drop|rise|association
difference|differences|effect|effects|reduction|improvement|result|results|finding|findings|benefit ..3 highly|very|extremely|hugely|overwhelmingly ..1 statistically? significant
`

// intervals finds intervals and p-values that do not carry the claim beside them, and words that
// make something of nothing: HN239.
func (r *reading) intervals() {
	for i := range r.passages {
		p := &r.passages[i]
		for _, s := range r.numbersOf(p) {
			for k := range s.Quantities {
				r.uncarried(p, &s, k)
			}
		}
		for _, h := range r.found(p) {
			switch {
			case r.spoken(p, h.from), r.is(p, h.from, h.from, r.sets.numerically) && r.sentenceHas(p, h, r.sets.denied):
			case h.topic == almost && !r.aboutMarkets(p, h) && !leftUnsaid.MatchString(p.text):
				r.report("HN239", p, h.from, "say that no clear difference was found"+r.such("no-difference"), "%q: a result that could well be chance, told as nearly one that could not", r.said(p, h.from, h.to))
			case h.topic == loudly:
				r.report("HN239", p, h.from, "say how large the difference is", "%q says how sure the result is, and readers take it for how large", r.said(p, h.from, h.to))
			}
		}
	}
}

// leftUnsaid are paragraphs that say themselves that nothing was shown.
var leftUnsaid = newForm(`(?i)\b(?:may or may not|no proof|too small to (?:say|tell)|cannot (?:say|tell)|could (?:well )?be (?:down to |due to )?chance)\b`)

var markets = newForm(`(?i)\b(?:prices?|spending|sales|industry|nationwide|in recent years|society)\b`)

// aboutMarkets reports whether a trend is one of the world and not of a study.
func (r *reading) aboutMarkets(p *block, h hit) bool {
	from, to := r.sentence(p, h.from)
	return r.form(markets).MatchString(r.said(p, from, to))
}

// uncarried judges one interval or p-value.
func (r *reading) uncarried(p *block, s *quantity.Sentence, k int) {
	q := &s.Quantities[k]
	switch {
	case q.Kind == quantity.Interval && crosses(s, q) && (r.claimsEffect(p, s) || r.provedBefore(p, s)):
		r.report("HN239", p, r.wordAt(p, q.From), "say that no clear difference was found, or leave the claim out"+r.such("no-difference"),
			"%q: the interval holds no effect at all, and the text claims one", quoted(p, q))
	case q.Kind == quantity.PValue && (q.Value >= 0.05 && !q.Less || q.Value > 0.05):
		if sentence, _ := saidOf(p, s); (r.form(effectWords).MatchString(sentence) || r.form(significant).MatchString(sentence)) && !r.deniedEffect(p, s) {
			r.report("HN239", p, r.wordAt(p, q.From), "say that no clear difference was found, or leave the claim out"+r.such("no-difference"),
				"%q: chance alone gives such a result often enough, and the sentence claims an effect", quoted(p, q))
		}
	}
}

var proved = newForm(`(?i)\b(?:trial|study|research|researchers|results|findings) (?:has |have )?(?:shown|shows?|showed|proved|proves?|proven|confirm(?:s|ed)?|demonstrate[sd]?)\b`)

// provedBefore reports whether the paragraph says before the numbers of a sentence that a study has shown an effect, and takes
// nothing back.
func (r *reading) provedBefore(p *block, s *quantity.Sentence) bool {
	before := p.text[:s.From]
	return proved.MatchString(before) && effectWords.MatchString(before) && !denials.MatchString(p.text)
}

var significant = newForm(`(?i)\bsignifican(?:t|tly|ce)\b`)

// crosses reports whether an interval holds the value that means no effect: 1 of a ratio, 0 of a difference.
func crosses(s *quantity.Sentence, q *quantity.Quantity) bool {
	ratio := q.Low > 0 && q.Low < 1 && q.High > 1 && q.High < 20 && q.Decimals > 0
	if q.Of < 0 {
		return ratio
	}
	switch owner := s.Quantities[q.Of]; owner.Kind {
	case quantity.Ratio:
		return q.Low < 1 && 1 < q.High
	case quantity.Count, quantity.Factor:
		return ratio || q.Low < 0 && 0 < q.High
	}
	return q.Low < 0 && 0 < q.High
}
