package lint

import (
	"math"
	"strconv"
	"strings"

	"galen/internal/lint/quantity"
)

// tallies finds numbers of a passage that cannot all be right: parts that are not the whole, an accuracy
// outside what it is made of, people to be treated for one, a fraction beside its count, HN236; and a change
// inside the margin of a poll, HN239.
func (r *reading) tallies() {
	for i := range r.passages {
		p := &r.passages[i]
		list := r.numbersOf(p)
		for n := range list {
			s := &list[n]
			r.overallAccuracy(p, s)
			r.treatedForOne(p, list, n)
			r.overWhole(p, s)
		}
		r.withinMargin(p, list)
	}
}

// whole is a number as it is written.
func whole(s string) float64 {
	n, _ := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n
}

var (
	exclusive = newForm(`(?i)\b(?:sa(?:id|y)|asked|answered|replied|voted|cho(?:se|ice)|rated|preferred)\b.*\b(?:not at all|undecided|unsure|no opinion|badly|poorly|the rest)\b`)
	manyEach  = newForm(`(?i)\b(?:more than one|several|could|multiple|also|both|compared|versus|than|from|while|whereas|but|up to|at least|had)\b`)
)

// overWhole adds up the shares of people of whom each gave one answer.
func (r *reading) overWhole(p *block, s *quantity.Sentence) {
	sum, shares := 0.0, 0
	for k := range s.Quantities {
		if q := &s.Quantities[k]; q.Kind == quantity.Share {
			sum, shares = sum+q.Value, shares+1
		}
	}
	if sentence := s.Text[s.From:s.To]; shares < 3 || sum <= 103 || sum >= 200 || !exclusive.MatchString(sentence) || manyEach.MatchString(sentence) {
		return
	}
	for k := len(s.Quantities) - 1; k >= 0; k-- {
		if q := &s.Quantities[k]; q.Kind == quantity.Share {
			r.wrong("HN236", p, q, "the shares come to %s%%", rounded(sum))
			return
		}
	}
}

var measuredBy = newForm(`(?i)(\d+(?:\.\d+)?) ?(?:%|per ?cent)[^.;,\d]{0,14}\b(accuracy|sensitivity|specificity)|\b(accuracy|sensitivity|specificity)[^.;,\d]{0,14}?(\d+(?:\.\d+)?) ?(?:%|per ?cent)`)

// overallAccuracy holds how often a test is right of all against how often it is of the ill and of the well: it lies between
// the two.
func (r *reading) overallAccuracy(p *block, s *quantity.Sentence) {
	sentence := s.Text[s.From:s.To]
	if !strings.Contains(sentence, "ccuracy") || !strings.Contains(sentence, "pecificity") {
		return
	}
	found := map[string]float64{}
	for _, m := range measuredBy.FindAllStringSubmatch(sentence, -1) {
		name := strings.ToLower(m[2] + m[3])
		if _, twice := found[name]; twice {
			return
		}
		found[name] = whole(m[1] + m[4])
	}
	all, ill, well := found["accuracy"], found["sensitivity"], found["specificity"]
	if all == 0 || ill == 0 || well == 0 || all >= math.Min(ill, well)-1 && all <= math.Max(ill, well)+1 {
		return
	}
	for k := range s.Quantities {
		if q := &s.Quantities[k]; q.Kind == quantity.Share && q.Value == all {
			r.wrong("HN236", p, q, "an accuracy of %s lies outside the sensitivity and the specificity, between which it has to be", quoted(p, q))
			return
		}
	}
}

// treatThem is before how many are treated, and forOne behind it.
var (
	treatThem = newForm(`(?i)\b(?:treat|vaccinate|screen|immuni[sz]e|operate on|test|prescribe (?:it|them) to|give (?:it|them) to|treating|vaccinating|screening|testing)(?: some| about| around| roughly)? $`)
	forOne    = newForm(`(?i)^[^.;]{0,40}\b(?:for|so that|to (?:spare|save|prevent|help|benefit)) (?:just |only )?(?:one|a single|each|every)\b`)
)

var toTreat = newForm(`(?i)^ (?:\w+ )?(?:people|women|men|patients|adults|children|babies)?[^.;]{0,24}\b(?:have|had|has|need|needs|needed|must|would) (?:to |have to |need to )?(?:be )?(?:treated|vaccinated|screened|given)\b`)

// treatedForOne holds the number of people who are treated for one to benefit against the two shares before it.
func (r *reading) treatedForOne(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	for k := range s.Quantities {
		q := &s.Quantities[k]
		if q.Kind != quantity.Count || q.Value < 2 || n == 0 || !toTreat.MatchString(s.Text[q.To:s.To]) && !(treatThem.MatchString(s.Before(k)) && forOne.MatchString(s.Text[q.To:s.To])) {
			continue
		}
		var rates []float64
		for i, o := range list[n-1].Quantities {
			switch {
			case o.Kind == quantity.Share && o.Bound == quantity.Exact && !relativeShare(&list[n-1], i):
				rates = append(rates, o.Value/100)
			case (o.Kind == quantity.Rate || o.Kind == quantity.Part) && o.Base > 1:
				rates = append(rates, o.Value/o.Base)
			}
		}
		if len(rates) != 2 || rates[0] == rates[1] {
			return
		}
		if want := 1 / math.Abs(rates[0]-rates[1]); math.Abs(math.Log(want/q.Value)) > 0.3 {
			r.wrong("HN236", p, q, "by the two shares %s people are treated for one to benefit, and not %s", rounded(want), quoted(p, q))
		}
	}
}

var (
	marginOf = newForm(`(?i)\bmargin of (?:sampling )?error\b|\bmargin\b[^.]{0,30}\bpoll`)
	growing  = newForm(`(?i)\b(?:grow(?:s|ing|n)?|grew|ris(?:es|ing|en)|rose|gain(?:s|ed|ing)|climb(?:s|ed|ing)|fall(?:s|ing|en)|fell|drop(?:s|ped|ping)|shrink(?:s|ing)|losing|lost|overtak\w+|turn(?:s|ed|ing) (?:for|against|away)|more popular)\b`)
	noMove   = newForm(`(?i)\b(?:within (?:the|that|this) margin|no (?:real |clear )?change|unchanged|steady|chance|cannot|too small|may be no)\b`)
)

// withinMargin finds a change of a poll that is smaller than its margin, and told as one.
func (r *reading) withinMargin(p *block, list []quantity.Sentence) {
	if !strings.Contains(p.text, "margin") || !marginOf.MatchString(p.text) || !growing.MatchString(p.text) || noMove.MatchString(p.text) {
		return
	}
	margin := 0.0
	var first, second *quantity.Quantity
	for n := range list {
		s := &list[n]
		for k := range s.Quantities {
			q := &s.Quantities[k]
			switch {
			case q.Kind == quantity.Points && strings.Contains(s.Text[s.From:s.To], "margin"):
				margin = q.Value
			case q.Kind == quantity.Share && k > 0 && s.Quantities[k-1].Kind == quantity.Share && strings.Contains(s.Before(k), "from "):
				first, second = &s.Quantities[k-1], q
			}
		}
	}
	if margin > 0 && first != nil && math.Abs(first.Value-second.Value) <= margin {
		r.report("HN239", p, r.wordAt(p, first.From), "say that the difference may be chance", "%s and %s are closer than the margin of error, and the text tells a change", quoted(p, first), quoted(p, second))
	}
}
