package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

var (
	// perUnit is behind what is paid, or done, for each of something: £12 a session.
	perUnit = newForm(`^ (?:every|each|per|an?) ([a-z]+)`)
	// totalOf is before all of it.
	totalOf = newForm(`(?:\b(?:total(?: (?:cost|bill|price|sum))?(?: of| is| was| at)?|in all,?|altogether,?|overall(?: cost of)?|(?:comes|came|coming|adds up|amounts|amounting|adding up) to|costs?(?: of)?|cost(?:ing)?|bill of|sets? (?:\w+ )?back|or|making|that is) )(?:about |around |some |nearly |almost |roughly |just |only |over |a total of )*[£$€]?$`)
)

// timesSpan holds what something comes to against what it is for each time and how often or how long that is: $37,500 a month for three
// years, $1.8 million in all; £12 a session, 20 sessions, £340.
func (r *reading) timesSpan() {
	if !r.short() {
		return
	}
	for k := range r.ledger {
		rate := &r.ledger[k]
		m := perUnit.FindStringSubmatch(rate.after)
		if m == nil || rate.Kind != quantity.Measure || rate.About != quantity.Money || !rate.firm() || rate.ranged {
			continue
		}
		totals := pick(r.ledger, func(f *datum) bool {
			return f != rate && f.Unit == rate.Unit && f.Kind == rate.Kind && f.firm() && f.Value > 1.5*rate.Value && totalOf.MatchString(f.before) && !perUnit.MatchString(f.after) && f.l.in == rate.l.in
		})
		spans := pick(r.ledger, func(f *datum) bool {
			return f.firm() && f.Value > 1 && f.l.in == rate.l.in && (f.Kind == quantity.Measure && f.About == quantity.Time && spanOf.MatchString(f.before) || f.Kind == quantity.Count && f.noun == strings.TrimSuffix(m[1], "s"))
		})
		if len(totals) != 1 || len(spans) != 1 {
			continue
		}
		times, span := spans[0].Value, spans[0]
		if span.Kind == quantity.Measure && span.Unit != m[1] {
			each, weekly := hoursIn[m[1]], hoursIn[span.Unit]
			switch {
			case each > 0 && weekly > 0:
				times *= weekly / each
			case !onceEach.MatchString(strings.ToLower(r.textOf(rate, span))):
				continue
			}
		}
		if want := times * rate.Value; within(want, totals[0].Value, 2) && !within(want, totals[0].Value, 1.06) && !r.doubts(totals[0]) {
			r.contradict(totals[0], "%s for each of %s comes to %s, and not to %s", rate.written(), rounded(times), rounded(want), totals[0].written())
			return
		}
	}
}

var (
	// spanOf is before how long something goes on.
	spanOf = newForm(`\b(?:for|over|runs?|run for|lasts?|during|across|takes?|another|next|in)(?: (?:the|a|another|about|next|further|for|full|its))* $`)
	// onceEach says that there is one of each in a time.
	onceEach = newForm(`\b(?:one|a|once) (?:[a-z]+ )?(?:an?|each|every|per) (?:day|week|month)\b|\bweekly\b|\bdaily\b|\bmonthly\b`)
)

// hoursOf holds so many hours in all against how many minutes that is of how many times: 40 minutes on each of the five days, two hours and a half.
func (r *reading) hoursOf(i int) {
	list := r.figuresOf(i, i+1)
	for n := 0; n+2 < len(list); n++ {
		each, times, all := &list[n], &list[n+1], &list[n+2]
		if each.Kind != quantity.Measure || each.About != quantity.Time || all.Kind != quantity.Measure || all.About != quantity.Time || times.Value < 2 || !eachOfThem.MatchString(times.before) && !timesADay.MatchString(times.after) || !totalOf.MatchString(all.before) || r.doubts(all) {
			continue
		}
		said := all.Value
		for words, part := range halves {
			if strings.HasPrefix(all.rest(), words) {
				said += part
			}
		}
		want := quantity.In(each.Value*times.Value, each.Unit, all.Unit)
		if each.firm() && all.firm() && within(want, said, 2) && !within(want, said, 1.06) {
			r.contradict(all, "%s for each of %s are %s %ss", each.written(), times.written(), rounded(want), all.Unit)
		}
		return
	}
}

var (
	eachOfThem = newForm(`^ (?:on |in |for )?(?:each|every|all) of (?:the |its |their |these )*$|^ (?:a|per|each|every) \w+,? (?:on )?$`)
	timesADay  = newForm(`^ (?:times|days|nights|evenings|mornings|sessions) (?:a|per|each|every) (?:week|day|month)`)
)

// textOf is the sentences of two figures.
func (r *reading) textOf(f, g *datum) string { return f.l.text + " " + g.l.text }

// namedYears holds how many years there are said to be against the only two years that a sentence names: from 2011 until 2019, twelve years.
func (r *reading) namedYears(i int) {
	l := &r.lines[i]
	list := r.figuresOf(i, i+1)
	years := pick(list, func(f *datum) bool { return yearly(f.Quantity) })
	r.soManyAYear(list, years)
	long := pick(list, func(f *datum) bool {
		return f.Kind == quantity.Measure && f.Unit == "year" && f.Bound == quantity.Exact && f.Value >= 2 && !notSpan.MatchString(f.after) && !notSpanOf.MatchString(f.before)
	})
	if len(years) != 2 || len(long) != 1 || r.doubts(long[0]) || !fromTill.MatchString(between(years[0], years[1])) || !sinceYear.MatchString(l.text[:years[0].From-l.from]) {
		return
	}
	if span := years[1].Value - years[0].Value; span > 1 && math.Abs(span-long[0].Value) > 1 && within(span, long[0].Value, 2.2) {
		r.contradict(long[0], "from %s to %s are %s years", years[0].written(), years[1].written(), rounded(span))
	}
}

// soManyAYear holds how many a year there are said to be against how many there were in all from one year to another.
func (r *reading) soManyAYear(list []datum, years []*datum) {
	for n := range list {
		c := &list[n]
		if len(years) != 2 || !c.counts() || !aYearThen.MatchString(c.after) || !soItIs.MatchString(c.before) || c.From < years[1].From || r.doubts(c) {
			continue
		}
		all := pick(list[:n], func(f *datum) bool { return f.counts() && f.firm() && f.Value > c.Value && !yearly(f.Quantity) })
		span := years[1].Value - years[0].Value
		if len(all) != 1 || span < 2 || !fromTill.MatchString(between(years[0], years[1])+" ") && !fromTill.MatchString(between(years[0], years[1])) && !strings.Contains(between(years[0], years[1]), " and ") {
			return
		}
		if a, b := all[0].Value/span, all[0].Value/(span+1); !within(a, c.Value, 1.15) && !within(b, c.Value, 1.15) && within(a, c.Value, 2.2) && (c.Value > a || c.Value < b) {
			r.contradict(c, "%s from %s to %s are %s a year", all[0].written(), years[0].written(), years[1].written(), rounded(a))
		}
		return
	}
}

var (
	aYearThen = newForm(`^ (?:\w+ )?(?:an?|each|every|per) year\b`)
	soItIs    = newForm(`(?:\bworks out (?:at|as)|\bcomes to|\bmakes|\bmaking|\bor|\bthat is|\ban average of|\bsome|,|\() (?:about |around |roughly |nearly |almost |some |on average )*$`)
)

var (
	notSpan   = newForm(`^[ -](?:old|olds|ago|earlier|later|before|after|younger|older|from now|on\b|longer|shorter|or (?:more|older))`)
	notSpanOf = newForm(`\b(?:every|per|aged?|first|last|least|past|previous|next|another|under|over age|than|a further|each|median|mean|average|typical)(?: (?:the|a|of))* $`)
	fromTill  = newForm(`\b(?:to|until|till|and|through|in|by)(?: [a-z]+)? $`)
	sinceYear = newForm(`(?i)\b(?:from|between|in|since)\b`)
)

// gapOfGaps holds by how much more one group changed than the other against what both had before and after: from 108 kg to 93 and from 108 to 105, 12 kg
// more.
func (r *reading) gapOfGaps(i int) {
	if i == 0 {
		return
	}
	list := r.figuresOf(i, i+1)
	for n := range list {
		d := &list[n]
		if d.Kind != quantity.Measure && d.Kind != quantity.Count || !d.size() && !soMuchMore.MatchString(d.after) || d.Bound != quantity.Exact || r.doubts(d) {
			continue
		}
		four := pick(r.figuresOf(i-1, i), func(f *datum) bool {
			return f.isLevel() && f.Kind == d.Kind && f.Unit == d.Unit && (d.Kind == quantity.Measure || f.Decimals == d.Decimals && f.Decimals > 0)
		})
		if len(four) != 4 || r.lines[i-1].in != d.l.in {
			return
		}
		a, b := math.Abs(four[0].Value-four[1].Value), math.Abs(four[2].Value-four[3].Value)
		room := rounding(four[0].Quantity) + rounding(four[1].Quantity) + rounding(d.Quantity)
		for _, is := range []float64{a, b, math.Abs(a - b), math.Abs(four[0].Value - four[2].Value), math.Abs(four[1].Value - four[3].Value)} {
			if math.Abs(is-d.Value) <= room {
				return
			}
		}
		if is := math.Abs(a - b); soMuchMore.MatchString(d.after) && within(is, d.Value, 1.6) {
			r.contradict(d, "%s less and %s less are %s apart, and not %s", rounded(a), rounded(b), rounded(is), d.written())
		}
		return
	}
}

// soMuchMore is behind by how much one differs from the other.
var soMuchMore = newForm(`^ (?:more|less|better|lower|higher|fewer|further|extra)\b`)

// clock is a time of day, and hoursLong how long something lasted.
var (
	clock     = newForm(`(?i)\b(\d{1,2})(?:[.:](\d\d))? ?(a\.?m\.?|p\.?m\.?)`)
	hoursLong = newForm(`(?i)\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)( and a half| and three quarters| and a quarter)? hours?(?: (?:and )?(\d+|ten|fifteen|twenty|thirty|forty|forty-five|fifty)[- ]minutes?)?`)
	halves    = map[string]float64{" and a half": 0.5, " and three quarters": 0.75, " and a quarter": 0.25}
	smallest  = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")
)

// betweenClocks holds how long something lasted against the two times of day between which it did: from 8.20am to 2.50pm, five and a half hours.
func (r *reading) betweenClocks(l *line) {
	if !strings.Contains(l.text, "hour") {
		return
	}
	times, long := clock.FindAllStringSubmatch(l.text, 3), hoursLong.FindAllStringSubmatchIndex(l.text, 2)
	if len(times) != 2 || len(long) != 1 || perUnit.MatchString(l.text[long[0][1]:]) {
		return
	}
	var at [2]float64
	for n, m := range times {
		at[n] = math.Mod(whole(m[1]), 12) + whole(m[2])/60
		if strings.HasPrefix(strings.ToLower(m[3]), "p") {
			at[n] += 12
		}
	}
	m := long[0]
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return strings.ToLower(l.text[m[2*n]:m[2*n+1]])
	}
	said := whole(group(1))
	for n, w := range smallest {
		if w == group(1) {
			said = float64(n)
		}
	}
	said += halves[group(2)] + whole(group(3))/60
	is := math.Mod(at[1]-at[0]+24, 24)
	if off := math.Abs(is - said); off > 0.3 && off < 3 && said > 0 && (group(3) == "" || whole(group(3)) > 0) {
		r.report("HN236", l.in, r.wordAt(l.in, l.from+m[0]), "check the numbers, and correct what is wrong", "from %s to %s are %s hours", times[0][0], times[1][0], rounded(is))
	}
}
