package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	plainItem = newForm(`(?i)^(?: [\w'’-]+){1,4}(?:,| and|, and|;| or)? (?:and )?(?:the (?:other |remaining )?|another )?$`)
	lastItem  = newForm(`(?i)^(?: [\w'’-]+){1,4}\.?$`)
	someOf    = newForm(`(?i)\b(?:includ\w+|among|such as|for example|at least|some of|mainly|mostly|notably|of whom|overlap\w*|both|also|per|each|aged|between|or)\b`)
	// madeUp says that those who are counted are of one kind each; hadEach that they may be of several.
	madeUp     = newForm(`(?i)\b(?:made up|accounted for|was|were|came|lived|aged|died|went|fell|occurred|happened)\b`)
	hadEach    = newForm(`(?i)\b(?:had|reported|complain\w*|suffer\w*|felt|experienc\w*|show\w*|develop\w*|said|named|cited|mention\w*|blam\w*|listed|used|took|could|both|also|overlap\w*|more than one|at least|several|each|per|than|compared|from|including|whom|which|again|later|rash|fever|cough|pain|vaccinated)\b`)
	theOthers  = newForm(`(?i)\b(?:the (?:other|remaining|rest|last)|others|(?:all )?the others|remaining)\b`)
	overlapped = newForm(`(?i)\b(?:neither|of (?:whom|which|them|these|those)|includ\w+|among|from|compared|both|also|another|since|rose|fell)\b`)
	theRem     = newForm(`(?i)\b(?:the (?:other|remaining|last)|the rest,?(?: of them,?)?|remaining) (?:about |some )?$`)
)

// listedParts adds up the parts of a whole that are told in a list behind a colon, in the sentence that follows, or up to the last of them:
// 26 buildings: 12 hotels, nine gyms and eight homes.
func (r *reading) listedParts(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	for k := range s.Quantities {
		if whole := &s.Quantities[k]; isCount(whole) && k+2 < len(s.Quantities) && whole.Bound == quantity.Exact {
			if between := s.Before(k + 1); strings.Contains(between, ":") && len(between) < 60 && !someOf.MatchString(s.Text[s.From:s.To]) {
				r.sumUp(p, s, s.Quantities[k+1:], k+1, whole, true)
				return
			}
		}
	}
	if first := &s.Quantities[0]; len(s.Quantities) > 2 && isCount(first) && first.Bound == quantity.Exact && ofAllBase.MatchString(s.Text[s.From:first.From]) && theRem.MatchString(s.Before(len(s.Quantities)-1)) && !overlapped.MatchString(s.Text[first.To:s.To]) {
		r.sumUp(p, s, s.Quantities[1:], 1, first, false)
		return
	}
	if n == 0 || s.Index != list[n-1].Index+1 || len(s.Quantities) < 2 {
		return
	}
	var whole *quantity.Quantity
	for k := range list[n-1].Quantities {
		q := &list[n-1].Quantities[k]
		if isCount(q) && q.Value >= 5 && q.Bound == quantity.Exact {
			if whole != nil {
				return
			}
			whole = q
		}
	}
	if whole == nil || notAdded.MatchString(list[n-1].After(0)) && len(list[n-1].Quantities) > 1 {
		return
	}
	sentence := s.Text[s.From:s.To]
	exhaustive := theOthers.MatchString(sentence)
	if hadEach.MatchString(sentence) || someOf.MatchString(sentence) || !exhaustive && (len(s.Quantities) < 3 || !madeUp.MatchString(sentence)) {
		return
	}
	if !exhaustive && !ofThem.MatchString(s.After(0)) && !strings.HasPrefix(s.After(0), " "+lastWordBefore(list[n-1].After(0))) {
		return
	}
	r.sumUp(p, s, s.Quantities, 0, whole, false)
}

// lastWordBefore is the first word of what stands behind a number.
func lastWordBefore(after string) string {
	word, _, _ := strings.Cut(strings.TrimPrefix(after, " "), " ")
	if word == "" {
		return "\x00"
	}
	return word
}

// sumUp adds up parts. All of them are plain items of a list where that is asked; else the sum may only be too large, unless the last is
// what remains.
func (r *reading) sumUp(p *block, s *quantity.Sentence, parts []quantity.Quantity, first int, whole *quantity.Quantity, items bool) {
	sum, rest := 0.0, false
	for i := range parts {
		q := &parts[i]
		if !isCount(q) || q.Bound != quantity.Exact || q.Value >= whole.Value || q.Value == 1 && q.Spelled && !items {
			return
		}
		if after := s.After(first + i); items && !plainItem.MatchString(after) && !(i == len(parts)-1 && lastItem.MatchString(strings.TrimSpace(" "+after))) && !(i == len(parts)-1 && lastItem.MatchString(after)) {
			return
		}
		rest = rest || theRem.MatchString(s.Before(first+i))
		sum += q.Value
	}
	switch {
	case len(parts) < 2 || sum == whole.Value || sum > 1.45*whole.Value || sum < 0.6*whole.Value:
	case sum < whole.Value && !items && !rest:
	case items && sum < whole.Value && len(parts) < 3:
	default:
		r.wrong("HN236", p, whole, "the parts of %s come to %s", quoted(p, whole), rounded(sum))
	}
}

var (
	didNot  = newForm(`(?i)^ (?:\w+ )?(?:did|had|were|was|could|would|do|does|has|have|are|is|will)(?: not|n[’']t)(?:[,.;)]|\s*$|$)`)
	whoNot  = newForm(`(?i)^ who (?:did|had|were|was|could|would|do|have|are)(?: not|n[’']t)\b`)
	bySex   = newForm(`(?i)\b(?:men|boys|males) (?:made up|accounted for|were|are|make up|account for)\b.*\b(?:women|girls|females)\b|\b(?:women|girls|females) (?:made up|accounted for|were|are|make up|account for)\b.*\b(?:men|boys|males)\b`)
	soBad   = newForm(`(?i)\b(?:normal|mild|moderate|severe|none|healthy|negative|positive|unhurt|died|survived|unharmed|no)\b`)
	ofWhich = newForm(`(?i)\b(?:of (?:whom|which|them|these|those)|includ\w+|among|also|both|respectively|placebo|group)\b`)
)

// wholeAndNot adds up two parts of which one is all that the other is not: 36% had it and 74% did not; of 1,000 people 640 came, and the 460 who did
// not; men made up 62% and women 48%.
func (r *reading) wholeAndNot(p *block, s *quantity.Sentence) {
	sentence := s.Text[s.From:s.To]
	if ofWhich.MatchString(sentence) {
		return
	}
	if n := len(s.Quantities); n == 2 || n == 3 {
		x, y := &s.Quantities[n-2], &s.Quantities[n-1]
		if x.Kind == quantity.Share && y.Kind == quantity.Share && x.Bound == quantity.Exact && y.Bound == quantity.Exact && math.Abs(x.Value+y.Value-100) > 1.6 && x.Value+y.Value > 60 && x.Value+y.Value < 140 && !relativeQuantity(s, n-2) && !relativeQuantity(s, n-1) && !overlapped.MatchString(sentence) &&
			(n == 2 && didNot.MatchString(s.After(1)) || bySex.MatchString(sentence) && ofTheDead.MatchString(s.After(n-2))) {
			r.wrong("HN236", p, y, "%s and %s come to %s%%", quoted(p, x), quoted(p, y), rounded(x.Value+y.Value))
		}
		if n == 3 && x.Kind == quantity.Count && ofAllBase.MatchString(s.Before(0)) {
			g := &s.Quantities[0]
			if isCount(g) && isCount(x) && isCount(y) && (whoNot.MatchString(s.After(2)) && strings.HasSuffix(s.Before(2), "the ") || didNot.MatchString(s.After(2)) && strings.HasSuffix(s.Before(2), " and ")) && x.Value+y.Value != g.Value && g.Bound == quantity.Exact && x.Bound == quantity.Exact && x.Value < g.Value && y.Value < g.Value {
				r.wrong("HN236", p, y, "%s and %s are %s, and not %s", quoted(p, x), quoted(p, y), rounded(x.Value+y.Value), quoted(p, g))
			}
		}
	}
	if first := &s.Quantities[0]; len(s.Quantities) > 2 && isCount(first) && first.Bound == quantity.Exact && ofAllBase.MatchString(s.Before(0)) && len(soBad.FindAllString(sentence, 4)) > 1 && !overlapped.MatchString(sentence) {
		sum := 0.0
		for k := 1; k < len(s.Quantities); k++ {
			q := &s.Quantities[k]
			if !isCount(q) || q.Bound != quantity.Exact {
				return
			}
			sum += q.Value
		}
		if sum > first.Value && sum < 1.3*first.Value {
			r.wrong("HN236", p, first, "the parts of %s come to %s", quoted(p, first), rounded(sum))
		}
	}
}

var ofTheDead = newForm(`(?i)^ of (?:the|all|those|these|its|patients|cases|deaths)\b`)

// restOfShares adds up shares of which the last is what remains.
func (r *reading) restOfShares(p *block, s *quantity.Sentence) {
	if len(s.Quantities) < 2 {
		return
	}
	sum, rest, rough := 0.0, (*quantity.Quantity)(nil), 1.6
	for k := range s.Quantities {
		q := &s.Quantities[k]
		v, ok := asShare(q)
		if !ok || q.Base > 0 && q.Kind == quantity.Share || relativeQuantity(s, k) && q.Kind == quantity.Share {
			if isCount(q) && k == 0 {
				continue
			}
			return
		}
		if q.Bound != quantity.Exact || q.Kind == quantity.Factor || q.Kind == quantity.Part {
			rough += 3.5
		}
		sum += v
		if theRem.MatchString(s.Before(k)) {
			rest = q
		}
	}
	if rest == nil || rest != &s.Quantities[len(s.Quantities)-1] || math.Abs(sum-100) <= rough || sum < 80 || sum > 160 || overlapped.MatchString(s.Text[s.From:s.To]) {
		return
	}
	r.wrong("HN236", p, rest, "the shares come to %s%%", rounded(sum))
}

var (
	mostSaid = newForm(`(?i)\b(most of|(?:the|a|a large|a clear|the vast|the great) majority|a minority|few(?:er)? than half|less than half)\b[^.;,()–—]{0,60}(?:,| \(| ?[–—]) ?(?:or |some |about )?$`)
	fewSaid  = newForm(`(?i)\b(?:minority|half)\b`)
)

// wordedShare holds most, or a minority, against the part that stands beside it: most of them, 45 of 120.
func (r *reading) wordedShare(p *block, s *quantity.Sentence) {
	for k := range s.Quantities {
		q := &s.Quantities[k]
		share, ok := asShare(q)
		if !ok || q.Kind == quantity.Factor || q.Kind == quantity.Part && q.Base < 5 || !shut.MatchString(s.After(k)) && q.Kind != quantity.Part {
			continue
		}
		m := mostSaid.FindStringSubmatch(s.Before(k))
		if m == nil {
			continue
		}
		few := fewSaid.MatchString(m[1])
		if few && share > 51 || !few && share < 49 {
			r.wrong("HN236", p, q, "%s is %s%%, and not “%s”", quoted(p, q), rounded(share), m[1])
		}
		return
	}
}

// restAcross holds what remains against a whole and its first part: 60 of the 150 in the morning, and the remaining 80; 500 people, 150 of them
// children. The other 250 ….
func (r *reading) restAcross(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	last := len(s.Quantities) - 1
	rest := &s.Quantities[last]
	if last > 1 || !isCount(rest) || rest.Bound != quantity.Exact || !theRem.MatchString(s.Before(last)) || overlapped.MatchString(s.Text[rest.To:s.To]) {
		return
	}
	whole, part := 0.0, 0.0
	switch {
	case last == 1 && s.Quantities[0].Kind == quantity.Part && s.Quantities[0].Base > 20 && s.Quantities[0].Bound == quantity.Exact:
		whole, part = s.Quantities[0].Base, s.Quantities[0].Value
	case last == 0 && n > 0 && list[n-1].Index == s.Index-1 && len(list[n-1].Quantities) == 2:
		two := list[n-1].Quantities
		if !isCount(&two[0]) || !isCount(&two[1]) || two[0].Bound != quantity.Exact || two[1].Bound != quantity.Exact || !ofThem.MatchString(list[n-1].After(1)) {
			return
		}
		whole, part = two[0].Value, two[1].Value
	default:
		return
	}
	if part+rest.Value != whole && rest.Value < whole && part < whole && math.Abs(part+rest.Value-whole) < 0.6*whole {
		r.wrong("HN236", p, rest, "of %s %s remain when %s are taken away, and not %s", rounded(whole), rounded(whole-part), rounded(part), quoted(p, rest))
	}
}
