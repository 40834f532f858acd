package lint

import (
	"fmt"
	"math"
	"strings"
)

const groupWords = `
# ..4 <people>
n #
`

const portionWords = `
# of the|all|these|those? #
# out of the|all? #
# in #
`

// percentages finds percentages of small groups, HN231, some that cannot be, HN232
// and HN233, and percentages of participants of whom nobody says how many, HN234.
func (r *reading) percentages() {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == headline {
			continue
		}
		for w := p.first; w < p.end; w++ {
			if r.words[w].kind == percent {
				r.percentage(p, w)
			}
		}
	}
}

func (r *reading) percentage(p *block, w int) {
	share := r.words[w]
	if share.value > 100 || r.ranged(p, w) || r.sentenceHas(p, hit{from: w, to: w + 1}, r.sets.supposed) {
		return
	}
	if k, n, ok := r.beside(p, w); ok {
		r.compare(p, w, k, n)
		return
	}
	n, direct := r.groupOf(p, w)
	if n == 0 || n > 1000 {
		if n == 0 && !direct {
			r.ofUnknown(p, w)
		}
		return
	}
	hedged := r.around(p, hit{from: w, to: w + 1}, 3, 0, r.sets.hedge)
	k, fits := countOf(share.value, int(share.decimals), n)
	switch {
	case direct && !fits && !hedged && !r.roundedTo(share, k, n):
		r.report("HN232", p, w, "check both numbers, and print the count", "no number of people out of %d is %s: %d would be %s, and %d would be %s",
			n, r.said(p, w, w+1), k, shareOf(k, n), k+1, shareOf(k+1, n))
	case !fits || n >= 100 || share.value == 0 || share.value == 100 || r.printed(p, k):
	case direct || r.ofPeople(p, w) && !r.sentenceHas(p, hit{from: w, to: w + 1}, r.sets.arms): // of an arm it would be another count
		r.report("HN231", p, w, fmt.Sprintf("write: "+r.say("part", "%d of the %d"), k, n), "%s of %d is %s: print the count", r.said(p, w, w+1), n, peopleOf(k))
	}
}

func peopleOf(k int) string {
	if k == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", k)
}

// shareOf is k of n in percent, with one decimal.
func shareOf(k, n int) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", 100*float64(k)/float64(n)), ".0") + "%"
}

// roundedTo reports whether a percentage is a round number that is less than one from that of a
// count: 80% for 23 of 29.
func (r *reading) roundedTo(share word, k, n int) bool {
	return share.decimals == 0 && math.Mod(share.value, 5) == 0 && (share.value-100*float64(k)/float64(n) < 1 || 100*float64(k+1)/float64(n)-share.value < 1)
}

// countOf is how many of n are the percentage: rounded to its decimals, either
// way at a half. When none is, fits is false, and k is the next below.
func countOf(share float64, decimals, n int) (k int, fits bool) {
	near := int(math.Round(share * float64(n) / 100))
	half := 0.5*math.Pow10(-decimals) + 1e-9
	for _, k := range []int{near, near - 1, near + 1} {
		if k >= 0 && k <= n && math.Abs(100*float64(k)/float64(n)-share) <= half {
			return k, true
		}
	}
	return int(share * float64(n) / 100), false
}

// ranged reports whether a percentage is an end of a range or of an interval.
func (r *reading) ranged(p *block, w int) bool {
	if w > p.first && r.words[w].before&(hyphen|slash) != 0 && r.words[w-1].kind != plain {
		return true
	}
	if w+1 < p.end && r.words[w+1].before&hyphen != 0 && r.words[w+1].kind != plain {
		return true
	}
	for k := w + 1; k <= w+2 && k < p.end; k++ {
		if r.lexicon.in(r.words[k].id, r.sets.interval) {
			return true
		}
	}
	return w >= p.first+2 && r.lexicon.in(r.words[w-1].id, r.sets.to) && r.words[w-2].kind != plain
}

// beside is the count that stands directly beside a percentage: 25 of 26 (96%),
// 25 of the 26 people, or 96%, of the 26 people 25 (96%), and 96% (25 of 26).
func (r *reading) beside(p *block, w int) (k, n int, ok bool) {
	if k, n, ok := r.bracketed(p, w); ok {
		return k, n, true
	}
	if k, n, ok := r.orShare(p, w); ok {
		return k, n, true
	}
	sentence := r.words[w].sentence
	for _, h := range r.found(p) {
		if h.topic != portion || r.words[h.from].sentence != sentence {
			continue
		}
		if h.from == w+1 && r.words[h.from].before&opened != 0 {
			if a, b := r.words[h.from], r.words[h.to-1]; a.kind == number && b.kind == number && a.value <= b.value && b.value > 0 {
				return int(a.value), int(b.value), true
			}
		}
		if h.to > w || w-h.to > 5 {
			continue
		}
		a, b := r.words[h.from], r.words[h.to-1]
		bracket := r.words[w].before&opened != 0
		or := w-1 >= h.to && w-h.to <= 4 && r.lexicon.in(r.words[w-1].id, r.sets.or) // 30 of 120 women, or 25%
		dash := r.words[w].before&(hyphen|comma) != 0 && r.apart(p, w)
		between := false
		for i := h.to; i < w; i++ {
			between = between || r.words[i].kind != plain || r.words[i].before&(opened|closed) != 0 || r.words[i].before&comma != 0 && !(or && i == w-1)
		}
		if between || !bracket && !or && !dash {
			continue
		}
		if a.decimals == 0 && b.decimals == 0 && a.value <= b.value && b.value > 0 {
			return int(a.value), int(b.value), true
		}
	}
	return 0, 0, false
}

// orShare is the count that a percentage repeats: of the 412 residents 103 fell, or 25 percent.
func (r *reading) orShare(p *block, w int) (k, n int, ok bool) {
	if !r.is(p, w-1, w, r.sets.or) || r.words[w-1].before&comma == 0 || !r.apart(p, w) {
		return 0, 0, false
	}
	for i := w - 2; i > w-10 && i > p.first && r.words[i].sentence == r.words[w].sentence; i-- {
		x := &r.words[i]
		switch {
		case x.kind == percent:
			return 0, 0, false
		case x.kind == number && x.decimals == 0 && x.before&comma != 0:
			n, direct := r.groupOf(p, i)
			return int(x.value), n, direct && n > 0 && int(x.value) <= n
		}
	}
	return 0, 0, false
}

// apart reports whether a mark or the end of the sentence follows a percentage, as
// it does when that repeats the count before it.
func (r *reading) apart(p *block, w int) bool {
	return w+1 == p.end || r.words[w+1].sentence != r.words[w].sentence || r.words[w+1].before&(comma|hyphen) != 0
}

// bracketed is the count of a percentage that stands in brackets behind it, where
// the group is named before: of the 26 people, 25 (96%).
func (r *reading) bracketed(p *block, w int) (k, n int, ok bool) {
	count := w - 1
	if count > p.first && r.words[count].kind == plain {
		count-- // 25 people (96%)
	}
	if count > p.first && r.is(p, count, w, r.sets.of) && r.is(p, w-1, w, r.sets.definite) {
		count-- // 12 of them (50%)
		if n := r.groupBefore(p, count); n > 0 && r.words[count].kind == number && r.words[w].before&opened != 0 && int(r.words[count].value) <= n {
			return int(r.words[count].value), n, true
		}
	}
	if count < p.first || r.words[w].before&opened == 0 || r.words[count].kind != number || r.words[count].decimals != 0 || r.words[count].sentence != r.words[w].sentence || r.is(p, count-1, w, r.sets.ofThe) {
		return 0, 0, false
	}
	n, direct := r.groupOf(p, count)
	k = int(r.words[count].value)
	if !direct && r.groupBefore(p, count) == n && n > 0 && r.withinSentence(p, count, n) {
		direct = true // in the trial of 26 patients 12 (50%) improved
	}
	return k, n, direct && k <= n
}

// withinSentence reports whether a number stands before a word of its sentence.
func (r *reading) withinSentence(p *block, w, n int) bool {
	from, _ := r.sentence(p, w)
	for k := from; k < w; k++ {
		if x := r.words[k]; x.kind == number && int(x.value) == n {
			return true
		}
	}
	return false
}

// groupBefore is the only number of people of an article, if the sentence of a word or the one before it gives it.
func (r *reading) groupBefore(p *block, w int) int {
	n := r.study.group
	if n == 0 || len(r.study.groups) != 1 {
		return 0
	}
	for k := p.first; k < w; k++ {
		if x := r.words[k]; x.kind == number && x.decimals == 0 && int(x.value) == n && x.sentence+1 >= r.words[w].sentence {
			return n
		}
	}
	return 0
}

// compare checks a percentage against the count beside it.
func (r *reading) compare(p *block, w, k, n int) {
	share := r.words[w]
	unit := math.Pow10(-int(share.decimals))
	room := 0.5*unit + 1e-9
	if r.around(p, hit{from: w, to: w + 1}, 6, 0, r.sets.hedge) {
		room = 2.5 * unit
	}
	if k == 1 && n > 1 && share.value <= 100/float64(n-1) && share.value >= 100/float64(n+1) {
		return // 1 in 4 (26%): that is rounded
	}
	if n <= 10 && r.around(p, hit{from: w, to: w + 1}, 6, 0, r.sets.hedge) {
		room = 5.01 // almost nine out of 10 (86%)
	}
	if off := math.Abs(100*float64(k)/float64(n) - share.value); off > room {
		r.report("HN233", p, w, "check the three numbers", "%d of %d is %s, not %s", k, n, shareOf(k, n), r.said(p, w, w+1))
	}
}

// groupOf is the number of people of whom a percentage is: direct when the
// sentence says so, else the only number that the article gives. It is 0 when
// there is none or more than one.
func (r *reading) groupOf(p *block, w int) (n int, direct bool) {
	from, to := r.sentence(p, w)
	set := &r.sets
	if r.is(p, w+1, w, set.ofAmong) { // 96% of the 26 patients
		for k := w + 2; k < min(to, w+5); k++ {
			if x := r.words[k]; x.kind == number && x.decimals == 0 && x.value >= 5 && r.ofPersons(p, k, to) && !r.divided(p, k) {
				return int(x.value), true
			}
		}
	}
	if r.is(p, w+1, w, set.ofAmong) && (w+2 < to && r.words[w+2].kind == number || w+3 < to && r.words[w+3].kind == number && r.is(p, w+2, w, set.definite)) {
		return 0, true // of a group of its own: 45 per cent of 11
	}
	for k := from; k < w; k++ { // of the 26 patients, 96%
		x := r.words[k]
		if x.kind == number && x.decimals == 0 && x.value >= 5 && k > from && r.lexicon.in(r.words[k-1].id, set.ofThe) && r.ofPersons(p, k, to) &&
			w-k <= 6 && (k <= from+3 || r.is(p, k-2, k, set.of) && r.words[k-2].before&comma != 0 || k == from+4 && r.is(p, k-2, k, set.oneGroup)) && (r.commaBetween(k, w) || r.particular("verb-follows")) && !r.divided(p, k) {
			return int(x.value), true
		}
	}
	if r.study.group > 0 && len(r.study.groups) == 1 {
		return r.study.group, false
	}
	if len(r.study.groups) > 1 || r.study.large {
		return 0, true
	}
	return 0, false
}

// divided reports whether a number is a part of another, as 25 in 25 of 26.
func (r *reading) divided(p *block, w int) bool {
	return r.is(p, w+1, w, r.sets.of) || r.words[w].before&(hyphen|slash) != 0 || w+1 < p.end && r.words[w+1].before&(hyphen|slash) != 0
}

func (r *reading) commaBetween(from, to int) bool {
	for k := from + 1; k <= to; k++ {
		if r.words[k].before&comma != 0 {
			return true
		}
	}
	return false
}

// ofPersons reports whether a word for people follows a number closely.
func (r *reading) ofPersons(p *block, w, to int) bool {
	for k := w + 1; k < min(to, w+4); k++ {
		if r.lexicon.in(r.words[k].id, r.sets.people) {
			return true
		}
		if r.words[k].before&(comma|stop) != 0 || r.lexicon.in(r.words[k].id, r.sets.measured) || r.lexicon.in(r.words[k].id, r.sets.year) {
			return false
		}
	}
	return false
}

// ofPeople reports whether a percentage seems to be one of the people of a study,
// and not of something that was measured.
func (r *reading) ofPeople(p *block, w int) bool {
	s := &r.sets
	from, to := r.sentence(p, w)
	if w+2 < to && r.words[w+2].kind != plain { // 10% to 50%
		return false
	}
	if w > from && r.lexicon.in(r.words[w-1].id, s.by) || w+1 < to && r.lexicon.in(r.words[w+1].id, s.measured) || r.around(p, hit{from: w, to: w + 1}, 3, 0, s.measured) {
		return false
	}
	if r.is(p, w+1, w, s.of) && r.is(p, w+2, w, s.definite) && r.is(p, w+3, w, s.others) { // 21% of those screened
		return false
	}
	if r.is(p, w+1, w, s.of) { // 96% of the patients, and not of people with the illness
		if r.is(p, w+3, w, s.with) || r.is(p, w+4, w, s.with) {
			return false // 4% of the people with the illness
		}
		definite := r.is(p, w+2, w, s.definite) || r.is(p, w+2, w, s.enrolled) || r.is(p, w+2, w, s.patients) && r.is(p, w+3, w, s.did)
		return definite && r.around(p, hit{from: w, to: w + 1}, 0, 5, s.patients)
	}
	return r.around(p, hit{from: w, to: w + 1}, 0, 3, s.did)
}

// printed reports whether a count stands in the passage or in the one before or
// behind it.
func (r *reading) printed(p *block, k int) bool {
	for i := range r.passages {
		q := &r.passages[i]
		if q.role != p.role || q.running < p.running-1 || q.running > p.running+1 {
			continue
		}
		for w := q.first; w < q.end; w++ {
			if x := r.words[w]; x.kind == number && x.decimals == 0 && int(x.value) == k && !r.lexicon.in(r.next(q, w), r.sets.year) {
				return true
			}
		}
	}
	return false
}

// next is the number in the lexicon of the word behind w.
func (r *reading) next(p *block, w int) uint16 {
	if w+1 < p.end {
		return r.words[w+1].id
	}
	return 0
}

// ofUnknown finds a percentage of participants in an article that gives no number
// of people.
func (r *reading) ofUnknown(p *block, w int) {
	if r.study.anybody || !r.study.news || p.role != body {
		return
	}
	h := hit{from: w, to: w + 1}
	of := r.is(p, w+1, w, r.sets.of) && (r.around(p, h, 0, 5, r.sets.enrolled) || r.around(p, h, 0, 3, r.sets.patients) && r.around(p, h, 0, 8, r.sets.tested))
	if of || r.is(p, w-1, w, r.sets.enrolled) && r.is(p, w-2, w, r.sets.ofThe) {
		r.study.anybody = true // once
		r.report("HN234", p, w, "say how many people there were, in each group", "%s of how many? The story gives no number of people", r.said(p, w, w+1))
	}
}
