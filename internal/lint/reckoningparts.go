package lint

import (
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
