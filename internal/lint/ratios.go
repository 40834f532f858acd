package lint

import (
	"regexp"

	"galen/internal/lint/quantity"
	"galen/internal/lint/textseg"
)

var readAsRisk = regexp.MustCompile(`(?i)\b(?:times|percent|per cent|fold|%)[ -](?:more|less|as|higher|greater|lower|the) ?(?:likely|risk|chance)|\b(?:twice|half) (?:as likely|the risk)`)

// openRatios finds odds and hazard ratios that readers are left alone with: HN241.
func (r *reading) openRatios() {
	if r.article.Kind == "explainer" {
		return
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.Kind == textseg.Cell || p.Kind == textseg.Note || p.Kind == textseg.Derived {
			continue
		}
		for _, s := range r.numbersOf(p) {
			if k := ratioIn(&s); k >= 0 && !r.paired(i) {
				q := &s.Quantities[k]
				if q.Ratio == quantity.Odds && readAsRisk.MatchString(s.Text[s.From:s.To]) {
					r.report("HN241", p, r.wordAt(p, q.From), "give the figures of both groups", "%q: an odds ratio is read as a risk, and it sounds larger than that", quoted(p, q))
				} else {
					r.report("HN241", p, r.wordAt(p, q.From), "give the figures of both groups, such as 10 and 18 of 1,000", "%q: no reader can tell from %s how many people it is", quoted(p, q), article(q.Ratio.String()))
				}
				break // one in a paragraph
			}
		}
	}
}

func article(noun string) string {
	if noun[0] == 'o' {
		return "an " + noun
	}
	return "a " + noun
}

// ratioIn is the first ratio of a sentence, or -1.
func ratioIn(s *quantity.Sentence) int {
	for k := range s.Quantities {
		if s.Quantities[k].Kind == quantity.Ratio {
			return k
		}
	}
	return -1
}

// paired reports whether a passage or one beside it gives figures that can be compared: two
// shares, parts or rates in one sentence.
func (r *reading) paired(i int) bool {
	for k := max(0, i-2); k <= min(i+2, len(r.passages)-1); k++ {
		for _, s := range r.numbersOf(&r.passages[k]) {
			if absolutePair(&s) {
				return true
			}
		}
	}
	return false
}

// absolutePair reports whether a sentence gives two figures of groups of people, or one for each of so many.
func absolutePair(s *quantity.Sentence) bool {
	n := 0
	for k := range s.Quantities {
		q := &s.Quantities[k]
		if countsPeople(s, k) {
			n++
			if q.Kind == quantity.Rate || q.Kind == quantity.Part && q.Base >= 50 {
				n++
			}
		}
		if q.Kind == quantity.Points {
			return true
		}
	}
	return n >= 2
}

var (
	relativeAfter  = regexp.MustCompile(`(?i)^ (?:\w+ )?(?:more|less|lower|higher|greater|smaller|fewer|reduction|increase|decrease|drop|fall|rise|reduced|increased|relative|cut|likelier|larger|better|worse|raised|elevated|decline)\b`)
	relativeBefore = regexp.MustCompile(`(?i)\b(?:by|f[ae]lls?|r[io]ses?|drop(?:s|ped)?|increase[sd]?|decrease[sd]?|decline[sd]?|(?:reduction|increase|decrease|drop|fall|rise|cut|decline) of) (?:about |around |nearly |almost |some |roughly |up to |as much as |more than |at least )?(?:an? )?$`)
	otherThings    = regexp.MustCompile(`(?i)^,? (?:of (?:the |all )?)?(?:hospitals?|clinics?|scans?|countries|cities|hours|confidence|interval|calories|energy|fat|schools?|states?|practices|tests?|doses|beds|samples|tumou?rs|cells)\b`)
)

// countsPeople reports whether a quantity is a share, a part or a rate of people, and not by how
// much something changed.
func countsPeople(s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	switch q.Kind {
	case quantity.Share:
		if relativeAfter.MatchString(s.After(k)) || relativeBefore.MatchString(s.Before(k)) {
			return false
		}
	case quantity.Rate:
		return true
	case quantity.Part:
		if q.Base < 2 {
			return false
		}
	default:
		return false
	}
	return !otherThings.MatchString(s.Text[q.To:s.To])
}
