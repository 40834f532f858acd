package risk

import (
	"fmt"
	"math"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Sizes of the group that a picture shows.
const (
	hundred  = 100
	thousand = 1000
)

// shown is how many people the picture shows: as the writer says, or a hundred where
// all numbers are written of a hundred and are whole people, or else a thousand. It is 0
// when a number is wrong.
func shown(r *frontmatter.Reader, all []written) int {
	people := thousand
	asked := r.Has("people")
	if asked {
		text := r.Spelled("people", maxPhrase).Text
		switch text {
		case "100":
			people = hundred
		case "1000", "1,000":
		default:
			r.Problem("people", "bad-people", "write  people: 1000", "a picture shows 100 or 1,000 people, not %q", text)
			return 0
		}
	}
	wrong, fine := false, false
	for i := range all {
		wrong, fine = wrong || all[i].wrong, fine || all[i].finest
	}
	if !wrong && !asked && !fine && whole(all, hundred) {
		people = hundred
	}
	size := people // in which all numbers can be written
	if !wrong && !whole(all, people) {
		size = thousand
	}
	for i := range all {
		all[i].alike(size)
	}
	if wrong {
		return 0
	}
	switch {
	case whole(all, people):
		return people
	case people == hundred && whole(all, thousand):
		r.Problem("people", "part-of-a-person", "write  people: 1000", "of 100 people, not all numbers are whole people")
	default:
		for i := range all {
			all[i].broken(people)
		}
	}
	return 0
}

// whole reports whether all numbers are of whole people.
func whole(all []written, people int) bool {
	for i := range all {
		for _, rate := range all[i].rates {
			if _, ok := rate.of(people); !ok {
				return false
			}
		}
	}
	return true
}

// broken reports the numbers that are no whole people of a group.
func (w *written) broken(people int) {
	for i, key := range arms {
		rate := w.rates[i]
		n, ok := rate.of(people)
		if ok {
			continue
		}
		w.reader.Problem(key, "part-of-a-person", w.rounded(key, n, people), "%s of %s is %s of %s, but a picture shows whole people",
			number(rate.n), number(rate.d), tenthsOf(rate.tenths(people)), number(int64(people)*thousandths))
	}
}

// rounded says what to write for a number that is no whole people. What would make
// another difference of it is not proposed.
func (w *written) rounded(key string, n, people int) string {
	if w.distorted(people) {
		return "rounded to whole people, the two groups would differ by another number: give these numbers in the text, and leave the block out"
	}
	return fmt.Sprintf("round it: write  %s: %d in %d", key, n, people)
}

// bent is by how much a ratio or a difference may change when its numbers are rounded.
const bent = 0.05

// distorted reports whether the two numbers, rounded to whole people, would say something else
// than they do: that nothing happens where something does, or another ratio or difference.
func (w *written) distorted(people int) bool {
	a, first := w.rates[0].of(people)
	b, second := w.rates[1].of(people)
	was, is := w.rates[0].share()*float64(people), w.rates[1].share()*float64(people)
	if a == 0 && was > 0 || b == 0 && is > 0 {
		return true
	}
	if math.Abs(float64(b-a)-(is-was)) > bent*math.Abs(is-was) && !first && !second {
		return true
	}
	if a == 0 || b == 0 { // no ratio: what there is may not change
		return math.Abs(float64(a+b)-(was+is)) > bent*(was+is)
	}
	return math.Abs(float64(b)*was/(float64(a)*is)-1) > bent
}

// alike warns of two groups whose numbers are of unlike many people: 20 in 1000 and 3 in
// 200 look far apart, and are not. Risks are compared with one denominator (Trevena and
// others, BMC Med Inform Decis Mak 2013;13 Suppl 2:S7).
func (w *written) alike(people int) {
	if w.wrong || w.rates[0].d == w.rates[1].d {
		return
	}
	var lines []string
	var of [2]int64 // the denominators, once a number is rounded as broken asks
	for i, key := range arms {
		n, whole := w.rates[i].of(people)
		if of[i] = w.rates[i].d; !whole {
			of[i] = int64(people) * thousandths
		}
		lines = append(lines, fmt.Sprintf("%s: %d in %d", key, n, people))
		if w.highs[i].d > 0 {
			lines = append(lines, fmt.Sprintf("%s-interval: %s to %s", key, tenthsOf(w.lows[i].tenths(people)), tenthsOf(w.highs[i].tenths(people))))
		}
	}
	if of[0] == of[1] || w.distorted(people) { // broken says what to do
		return
	}
	w.reader.Add(diag.Warningf(w.reader.Place(arms[1]), "other-denominator", "the two groups have %s and %s people, which readers cannot compare at a glance",
		number(w.rates[0].d), number(w.rates[1].d)).WithHint("write both of %s:  %s", number(int64(people)*thousandths), strings.Join(lines, "  and  ")))
}
