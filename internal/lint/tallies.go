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
			r.unequalParts(p, list, n)
			r.overallAccuracy(p, s)
			r.treatedForOne(p, list, n)
			r.overWhole(p, s)
			for k := range s.Quantities {
				r.fractionOf(p, s, k)
				r.fallOf(p, s, k)
			}
		}
		r.withinMargin(p, list)
	}
}

var (
	theRest = newForm(`(?i)\b(?:remaining|the other) (\d[\d,]*)\b`)
	aPart   = newForm(`(?i)\b(?:(?:another|a further|an additional) (\d[\d,]*)|(\d[\d,]*) of (?:them|these|those))\b`)
)

// whole is a number as it is written.
func whole(s string) float64 {
	n, _ := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n
}

// unequalParts adds up the parts of a whole, of which the last is what remains.
func (r *reading) unequalParts(p *block, list []quantity.Sentence, n int) {
	s := &list[n]
	sentence := s.Text[s.From:s.To]
	if !strings.Contains(sentence, "emaining ") && !strings.Contains(sentence, "he other ") { // few sentences meet the form
		return
	}
	rest := theRest.FindStringSubmatchIndex(sentence)
	if rest == nil {
		return
	}
	sum, parts := whole(sentence[rest[2]:rest[3]]), 1
	for _, m := range aPart.FindAllStringSubmatch(sentence[:rest[0]], -1) {
		sum, parts = sum+whole(m[1]+m[2]), parts+1
	}
	if parts < 3 {
		return
	}
	for k := n; k >= max(0, n-1); k-- {
		for i := range list[k].Quantities {
			q := &list[k].Quantities[i]
			if q.Kind != quantity.Count || q.Value <= sum*0.7 || q.Value >= sum*1.3 || q.Value >= 1800 && q.Value < 2100 || k == n && q.From > s.From+rest[0] {
				continue
			}
			if q.Value != sum && q.Bound == quantity.Exact {
				r.wrong("HN236", p, q, "the parts of %s come to %s", quoted(p, q), rounded(sum))
			}
			return
		}
	}
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
	ofTheGroup = newForm(`(?i)^ of (?:the |all |all the |these |those )?$`)
	inAll      = newForm(`(?i)^ (?:in all|altogether|in total)\b`)
	countAfter = newForm(`^ [^.;,]{0,50}, $`)
)

// fractionOf holds a fraction of a group against the count beside it: nearly half of the 848 nurses, 212 in all.
func (r *reading) fractionOf(p *block, s *quantity.Sentence, k int) {
	q := &s.Quantities[k]
	if q.Kind != quantity.Factor || q.Change != quantity.None || q.Value >= 1 || q.Bound != quantity.Exact && q.Bound != quantity.Roughly || k+2 > len(s.Quantities) {
		return
	}
	share := 0.0
	if o := &s.Quantities[k+1]; o.Kind == quantity.Part && o.Base > 20 && countAfter.MatchString(s.Before(k+1)) && strings.HasPrefix(s.After(k+1), ",") {
		share = o.Value / o.Base
	} else if k+2 < len(s.Quantities) && ofTheGroup.MatchString(s.Before(k+1)) && s.Quantities[k+1].Value > 20 && countAfter.MatchString(s.Before(k+2)) && inAll.MatchString(s.After(k+2)) {
		share = s.Quantities[k+2].Value / s.Quantities[k+1].Value
	}
	if share > 0 && share < 1 && math.Abs(share-q.Value) > 0.08 {
		r.wrong("HN236", p, q, "%q is not what the counts give, which is %s%%", quoted(p, q), rounded(100*share))
	}
}

var (
	fallOf    = newForm(`(?i), (?:that is |which is |making )?an? (?:\w+ )?(drop|fall|decrease|reduction|decline|cut|rise|increase|jump|gain) of (?:about |around |nearly |almost |roughly |just )?(?:a |an )?$`)
	timeNamed = newForm(`(?i)\b(?:(?:19|20)\d\d|last (?:year|month|week|winter|summer)|(?:year|month|week) before|years? (?:ago|earlier|later)|previous (?:year|month))\b`)
)

// fallOf holds what is called the size of a change against the two numbers before it, of which each has its time.
func (r *reading) fallOf(p *block, s *quantity.Sentence, k int) {
	if k < 2 || !strings.Contains(s.Before(k), " of ") {
		return
	}
	m := fallOf.FindStringSubmatch(s.Before(k))
	if m == nil {
		return
	}
	var ends []*quantity.Quantity
	for n := range k {
		if q := &s.Quantities[n]; q.Kind == quantity.Share || q.Kind == quantity.Rate || q.Kind == quantity.Part {
			ends = append(ends, q)
		}
	}
	if len(ends) != 2 || ends[0].Kind != ends[1].Kind || ends[0].Base != ends[1].Base || len(timeNamed.FindAllString(s.Text[s.From:s.Quantities[k].From], 3)) != 2 || len(s.Changes()) > 0 {
		return
	}
	x, y := ends[0], ends[1]
	up := strings.Contains("rise increase jump gain", strings.ToLower(m[1]))
	if (x.Value < y.Value) != up {
		x, y = y, x
	}
	if x.Value > 0 {
		r.comparedChange(p, &s.Quantities[k], x, y, x.Value, y.Value)
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
