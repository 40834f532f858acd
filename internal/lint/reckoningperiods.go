package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	eachTime  = newForm(`(?i)^ (?:\w+ )?(?:an?|per|each|every) (hour|day|night|week|month|year)(?:,? \(|, (?:or|which (?:adds up|comes|amounts) to|which is|that is|making|meaning|adding up to|amounting to|equal to|equivalent to)| ?[–—]|,)(?: (?:some|about|around|nearly|almost|roughly|just|over|more|than|under|or))* ?[£$€]?$`)
	otherTime = newForm(`(?i)^ (?:\w+ )?(?:an?|per|each|every) (day|week|month|year)\b`)
	hoursIn   = map[string]float64{"hour": 1, "day": 24, "night": 24, "week": 168, "month": 730.5, "year": 8766}
)

// eachPeriod holds what is so much in one time against what it is in another: 40 dollars a month, or 720 a year.
func (r *reading) eachPeriod(p *block, s *quantity.Sentence, k int) bool {
	if k+1 >= len(s.Quantities) {
		return false
	}
	x, y := &s.Quantities[k], &s.Quantities[k+1]
	if x.Kind != y.Kind || x.Kind != quantity.Count && x.Kind != quantity.Measure || x.Unit != y.Unit || x.Value <= 0 || y.Value <= x.Value || y.Bound == quantity.UpTo || x.Bound == quantity.UpTo {
		return false
	}
	a := eachTime.FindStringSubmatch(s.After(k))
	b := otherTime.FindStringSubmatch(s.After(k + 1))
	if a == nil || b == nil || hoursIn[strings.ToLower(b[1])] <= hoursIn[strings.ToLower(a[1])] {
		return false
	}
	times := hoursIn[strings.ToLower(b[1])] / hoursIn[strings.ToLower(a[1])]
	room := 1.13
	if x.Bound != quantity.Exact || y.Bound != quantity.Exact || a[1] == "hour" {
		room = 1.35
	}
	if off := math.Abs(math.Log(y.Value / x.Value / times)); off < math.Log(room) || a[1] == "day" && b[1] == "week" && math.Abs(math.Log(y.Value/x.Value/5)) < 0.05 || a[1] == "hour" {
		return false
	}
	r.wrong("HN236", p, y, "%s a %s is %s a %s, and not %s", quoted(p, x), a[1], rounded(x.Value*times), b[1], quoted(p, y))
	return true
}

var (
	onAverage   = newForm(`(?i)(?:[,;:(–—] ?(?:or |that is |which is |making )?|\bor )(?:an average of |on average |an average |averaging )(?:about |around |nearly |almost |roughly |some )*$`)
	averageEach = newForm(`(?i)^(?: \w+)?(?: each| apiece| per \w+| for each\b| for every\b| an? \w+)(?:[,.;)]|$)`)
)

// average holds an average against the two counts that it is of: 40 midwives made 1,200 visits, an average of 20 each.
func (r *reading) average(p *block, s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	if r.inAPeriod(p, s, k) || r.perHead(p, s, k) {
		return true
	}
	if q.Kind != quantity.Count || k < 2 || !onAverage.MatchString(s.Before(k)) || !averageEach.MatchString(s.After(k)) || strings.Contains(s.After(k), "year") || strings.Contains(s.After(k), "month") || strings.Contains(s.After(k), "day") || strings.Contains(s.After(k), "week") {
		return false
	}
	var two []*quantity.Quantity
	for j := range k {
		if isCount(&s.Quantities[j]) {
			two = append(two, &s.Quantities[j])
		}
	}
	if len(two) != 2 {
		return false
	}
	many, few := math.Max(two[0].Value, two[1].Value), math.Min(two[0].Value, two[1].Value)
	if few < 2 || math.Abs(math.Log(many/few/q.Value)) < math.Log(1.15) {
		return false
	}
	r.wrong("HN236", p, q, "%s divided by %s is %s, and not %s", rounded(many), rounded(few), rounded(many/few), quoted(p, q))
	return true
}

var (
	notAdded = newForm(`(?i)\b(?:of (?:whom|which|them|these|those|the)|includ\w+|among|per|from|compared|than|both|also|aged|times|another|since|year)\b`)
)

var (
	inAYear  = newForm(`(?i)\b(?:last year|every year|each year|per year|a year|annually|in the year|over the year|in (?:19|20)\d\d|in a year)\b`)
	everyFew = newForm(`(?i)^ (?:\w+ )?(?:an?|per|each|every) (day|week|month)(?:[,.;:)]|\s*$)`)
	apposed  = newForm(`(?i)(?:,|\(|–|—|;)(?: or| that is| which is| making| meaning| equal to| averaging|,? which (?:works out|comes|amounts|adds up) (?:at|to))?(?: about| around| nearly| almost| roughly| some| just over| just under| over| under)* ?[£$€]?$`)
	perEach  = newForm(`(?i)^ (?:for )?(?:each|every|per|a|apiece)(?: (?:\w+ )?(?:head|person|patient|smoker|child|woman|man|pupil|visit|member|household))?(?: of them)?(?:[,.;:)]|\s*$)`)
)

// inAPeriod holds what was counted in a year against what is said to be so much a month: 5,400 patients last year, or about 450 a month.
func (r *reading) inAPeriod(p *block, s *quantity.Sentence, k int) bool {
	y := &s.Quantities[k]
	m := everyFew.FindStringSubmatch(s.After(k))
	if k == 0 || m == nil || y.Kind != quantity.Count || !apposed.MatchString(s.Before(k)) || !inAYear.MatchString(s.Text[s.From:y.From]) {
		return false
	}
	var x *quantity.Quantity
	for j := range k {
		if q := &s.Quantities[j]; isCount(q) && x == nil {
			x = q
		} else if !yearly(q) {
			return false
		}
	}
	if x == nil || x.Bound == quantity.UpTo || y.Bound == quantity.UpTo {
		return false
	}
	times := hoursIn["year"] / hoursIn[strings.ToLower(m[1])]
	if off := math.Abs(math.Log(x.Value / y.Value / times)); off < math.Log(1.4) || y.Spelled && y.Value < 4 && off < math.Log(1.6) {
		return false
	}
	r.wrong("HN236", p, y, "%s a year is %s a %s, and not %s", quoted(p, x), rounded(x.Value/times), m[1], quoted(p, y))
	return true
}

// perHead holds what something comes to for each against the whole and how many there are: £600,000 for 3,000 smokers, or £200 each.
func (r *reading) perHead(p *block, s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	if k != 2 || q.Kind != quantity.Measure || q.About != quantity.Money || !apposed.MatchString(s.Before(k)) || !perEach.MatchString(s.After(k)) {
		return false
	}
	x, n := &s.Quantities[0], &s.Quantities[1]
	if isCount(x) {
		x, n = n, x
	}
	if x.Kind != q.Kind || x.Unit != q.Unit || !isCount(n) || n.Value < 2 || math.Abs(math.Log(x.Value/n.Value/q.Value)) < math.Log(1.2) {
		return false
	}
	r.wrong("HN236", p, q, "%s for %s is %s each, and not %s", quoted(p, x), quoted(p, n), rounded(x.Value/n.Value), quoted(p, q))
	return true
}
