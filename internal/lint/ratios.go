package lint

import (
	"galen/internal/lint/quantity"
	"galen/internal/lint/textseg"
)

var readAsRisk = newForm(`(?i)\b(?:times|percent|per cent|fold|%)[ -](?:more|less|as|higher|greater|lower|the) ?(?:likely|risk|chance)|\b(?:twice|half) (?:as likely|the risk)`)

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
			if k := ratioIn(&s); k >= 0 && setApart.MatchString(p.text) {
				break
			} else if k >= 0 && r.paired(i) && r.oddsAsRisk(p, &s, k) {
				break
			} else if k >= 0 && lettersOnly.MatchString(s.Text[s.From:s.To]) {
				r.report("HN241", p, r.wordAt(p, s.Quantities[k].From), "say it in words, and leave the letters to the paper", "%q: letters of a paper, which few readers know", quoted(p, &s.Quantities[k]))
				break
			} else if k >= 0 && !r.paired(i) {
				q := &s.Quantities[k]
				if q.Ratio == quantity.Odds && r.form(readAsRisk).MatchString(s.Text[s.From:s.To]) {
					r.report("HN241", p, r.wordAt(p, q.From), "give the figures of both groups", "%q: an odds ratio is read as a risk, and it sounds larger than that", quoted(p, q))
				} else {
					r.report("HN241", p, r.wordAt(p, q.From), "give the figures of both groups, such as "+r.say("pair", "10 and 18 of 1,000"), "%q: no reader can tell from %s how many people it is", quoted(p, q), article(q.Ratio.String()))
				}
				break // one in a paragraph
			}
		}
	}
}

// setApart tells readers that odds are no risks.
var setApart = newForm(`(?i)\b(?:exaggerat|overstat)\w+|\b(?:sound|look)s? (?:like more|bigger|larger|worse)\b|\bsomething else\b|\bodds,? (?:and |which are )?(?:not|never) (?:the )?(?:risks?|chances?|probabilit\w+)|\bodds (?:ratios? )?(?:are|is) (?:not|larger|higher) (?:\w+ ){0,3}(?:risks?|chances?)\b`)

// lettersOnly is a ratio with its interval as papers write them.
var lettersOnly = newForm(`\b[HOR]R\b[ =,:]*\d[^)]{0,30}\bCI\b`)

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
			if r.absolutePair(&s) {
				return true
			}
		}
	}
	return false
}

// absolutePair reports whether a sentence gives two figures of groups of people, or one for each of so many.
func (r *reading) absolutePair(s *quantity.Sentence) bool { return r.absolutes(s) >= 2 }

// absolutes counts them: a rate, or a part of many, tells enough alone.
func (r *reading) absolutes(s *quantity.Sentence) (n int) {
	for k := range s.Quantities {
		q := &s.Quantities[k]
		switch {
		case q.Kind == quantity.Points:
			n += 2
		case k > 0 && r.pairedBare(s, k): // 8.1 vs. 4.1 percent, 7 compared with 10 deaths
			n += 2
		case r.countsPeople(s, k):
			n++
			if q.Kind == quantity.Rate || q.Kind == quantity.Part && q.Base >= 50 {
				n++
			}
		}
	}
	return n
}

var (
	against  = newForm(`(?i)^[^.;]{0,40}\b(?:versus|vs|against|compared (?:with|to)|instead of|rather than)\b\.?[^.;]{0,40}$`)
	befallen = newForm(`(?i)\b(?:died|deaths?|strokes?|attacks?|cases?|infections?|relapse[sd]?|fell ill|falls|events?|fractures?|cancers?|had|developed|got|suffered|experienced)\b`)
)

// pairedBare reports whether two counts of people or of what happened to them are compared.
func (r *reading) pairedBare(s *quantity.Sentence, k int) bool {
	x, y := &s.Quantities[k-1], &s.Quantities[k]
	if !r.form(against).MatchString(s.Before(k)) {
		return false
	}
	if k > 1 && x.About == quantity.Nothing && s.Text[x.From:x.To] == "one" { // 12 people had one, compared with 17
		x = &s.Quantities[k-2]
	}
	if y.Kind == quantity.Share {
		return x.Kind == quantity.Count && r.countsPeople(s, k)
	}
	person := func(q *quantity.Quantity) bool {
		return q.Kind == quantity.Count && (q.About == quantity.People || q.About == quantity.Events || q.About == quantity.Nothing)
	}
	return person(x) && person(y) && x.About+y.About > 0 && r.form(befallen).MatchString(s.Text[s.From:s.To])
}

// countsOfGroups reports whether a sentence counts what happened in two groups: 12 died on the drug and 20 on placebo.
func (r *reading) countsOfGroups(s *quantity.Sentence) bool {
	n := 0
	for k := range s.Quantities {
		q := &s.Quantities[k]
		if q.Kind == quantity.Count && (q.About == quantity.Events || q.About == quantity.People || k > 0 && s.Quantities[k-1].About == quantity.Events) && q.Value < 100000 {
			n++
		}
	}
	return n >= 2 && r.form(groupsNamed).MatchString(s.Text[s.From:s.To])
}

var groupsNamed = newForm(`(?i)\b(?:died|deaths?|strokes?|attacks?|cases?|infections?|relapse[sd]?|events?|fractures?|cancers?)\b[^.;]*\b(?:placebo|control|groups?|arm|without|others|other|compared|versus|against|while|and)\b`)

var (
	relativeAfter  = newForm(`(?i)^ (?:\w+ )?(?:more|less|lower|higher|greater|smaller|fewer|reduction|increase|decrease|drop|fall|rise|reduced|increased|relative|cut|likelier|larger|better|worse|raised|elevated|decline)\b`)
	relativeBefore = newForm(`(?i)\b(?:by|f[ae]lls?|r[io]ses?|drop(?:s|ped)?|increase[sd]?|decrease[sd]?|decline[sd]?|(?:reduction|increase|decrease|drop|fall|rise|cut|decline) of) (?:about |around |nearly |almost |some |roughly |up to |as much as |more than |at least )?(?:an? )?$`)
	otherThings    = newForm(`(?i)^,? (?:of (?:the |all )?)?(?:hospitals?|clinics?|scans?|countries|cities|hours|confidence|interval|calories|energy|fat|schools?|states?|practices|tests?|doses|beds|samples|tumou?rs|cells)\b`)
)

// countsPeople reports whether a quantity is a share, a part or a rate of people, and not by how
// much something changed.
func (r *reading) countsPeople(s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	switch q.Kind {
	case quantity.Share:
		if r.form(relativeAfter).MatchString(s.After(k)) || r.form(relativeBefore).MatchString(s.Before(k)) {
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
	return !r.form(otherThings).MatchString(s.Text[q.To:s.To])
}
