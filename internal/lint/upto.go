package lint

import (
	"strings"

	"galen/internal/lint/quantity"
)

var (
	benefitBefore = newForm(`(?i)\b(?:end(?:s|ed|ing)?|banish(?:ed|es)?|quiet(?:s|ed|ens)?|cut(?:s|ting)?|reduc(?:ed?|es|ing|tions?)|lower(?:ed|s|ing)?|eas(?:ed?|es|ing)|reliev(?:ed?|es|ing)|relief|improv(?:ed?|es|ing|ements?)|boost(?:ed|s|ing)?|prevent(?:ed|s|ing)?|protect(?:ed|s|ing|ion)?|effective(?:ness)?|works?|worked|working|help(?:ed|s|ing)?|success(?:ful)?|shrank|shrinks?|shrunk|slow(?:ed|s|ing)?|speed(?:s|ing)?|faster|los(?:es?|t|ing)|sav(?:ed?|es|ing)|slash(?:ed|es|ing)?|kill(?:ed|s|ing)?|remov(?:ed?|es|ing)|restor(?:ed?|es|ing)|clear(?:ed|s|ing)?|heal(?:ed|s|ing)?|cur(?:ed?|es|ing)|stop(?:ped|s|ping)?|curb(?:ed|s)?|trim(?:med|s)?|soften(?:ed|s)?|repair(?:ed|s)?|block(?:ed|s)?|shorten(?:ed|s|ing)?|fewer|add(?:ed|s|ing)?|response|extend(?:ed|s|ing)?|prolong(?:ed|s)?|live[sd]?|fade[sd]?|drop(?:ped|s)?|fell|falls?|soothe[sd]?|dampen(?:ed|s)?|calm(?:ed|s)?|mend(?:ed|s)?|benefit(?:ed|s)?)\b[^.;]{0,70}$`)
	benefitAfter  = newForm(`(?i)^ ?(?:of (?:the |all )?(?:patients|people|users|women|men|those|cases)[^.;,]{0,30} (?:benefit|respond|improv|recover|are cured|were cured|got better|get better)|(?:\w+ )?(?:less|fewer|lower|longer|better|faster|quicker|effective|protection|reduction|improvement|relief|more (?:energy|strength|hair|sleep|muscle)|younger|success))`)
	noBenefit     = newForm(`(?i)\b(?:prices?|costs?|tax(?:es)?|wait(?:s|ing)?|budgets?|spending|staff|salar(?:y|ies)|bills?|fines?|funding|beds|grants?|fees?|discounts?|jobs|dos(?:es?|age)|mg|deliver(?:s|y|ies)|increase[sd]? the risk|raise[sd]? the risk|side effects?|headaches?|nausea|die[sd]?|underestimat\w*|accura\w*|false|lost (?:their|his|her)|until|drop ?out|blood loss|hair loss|harder|fail(?:s|ed)? to|not effective|not work)\b`)
)

// upTo finds the best case told as the usual one: "up to 50%" of a benefit, HN242.
func (r *reading) upTo() {
	for i := range r.passages {
		p := &r.passages[i]
		for _, s := range r.numbersOf(p) {
			for k := range s.Quantities {
				q := &s.Quantities[k]
				if q.Bound != quantity.UpTo || !r.bestCase(&s, q) || r.usualToo(s.Text[s.From:min(len(s.Text), s.To+140)]) {
					continue
				}
				if w := r.wordAt(p, q.From); !r.spoken(p, w) {
					r.report("HN242", p, w, "say what most people can expect, or give the range and the average", "“%s” is what the luckiest had", p.text[r.boundStart(p.text, q.From):q.To])
					break
				}
			}
		}
	}
}

// bestCase reports whether a quantity is the upper end of a benefit.
func (r *reading) bestCase(s *quantity.Sentence, q *quantity.Quantity) bool {
	after := s.Text[q.To:s.To]
	switch q.Kind {
	case quantity.Share, quantity.Factor, quantity.Part:
	case quantity.Measure:
		if q.About != quantity.Time || !r.form(benefitAfter).MatchString(after) {
			return false
		}
	default:
		return false
	}
	if r.form(noBenefit).MatchString(s.Text[s.From:s.To]) {
		return false
	}
	return r.form(benefitBefore).MatchString(s.Text[s.From:q.From]) || r.form(benefitAfter).MatchString(after)
}

// boundStart is where "up to" or "as much as" begins before a number.
func (r *reading) boundStart(text string, at int) int {
	bounds := []string{"up to", "as much as", "as many as", "as high as"}
	if r.vocabulary != nil {
		bounds = r.vocabulary.Lines("say", "upto")
	}
	before := strings.ToLower(text[max(0, at-16):at])
	for _, bound := range bounds {
		if n := strings.LastIndex(before, bound); n >= 0 {
			return at - len(before) + n
		}
	}
	return at
}

// usualCase says what most people had, beside what the luckiest did.
var usualCase = newForm(`(?i)\b(?:(?:the |an? )?(?:average|typical|usual|median|mean)(?:ly)?\b[^.;]{0,60}(?:\d|per cent|percent|half|third|quarter)|(?:on average|typically|usually|most (?:people|of them|volunteers|patients|users|women|men))\b|(?:from|between) \S+ (?:per cent |percent |% )?(?:to|and) \S+ (?:per cent|percent|%))`)

// usualToo reports whether a text gives the usual case as well.
func (r *reading) usualToo(text string) bool {
	if r.vocabulary != nil {
		return false
	}
	at := usualCase.FindStringIndex(text)
	return at != nil && !inOthers.MatchString(text[max(0, at[0]-50):at[0]])
}

// inOthers names those who did not have what the story is about.
var inOthers = newForm(`(?i)\b(?:dummy|placebo|control|without|untreated|nothing|usual care)\b`)
