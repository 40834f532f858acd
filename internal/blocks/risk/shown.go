package risk

import (
	"fmt"
	"math"

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
			r.Problem("people", "bad-people", "write  people: 1000", "a picture shows 100 or 1,000 people, and not %q", text)
			return 0
		}
	}
	fine := false
	for i := range all {
		if all[i].wrong {
			return 0
		}
		fine = fine || all[i].finest
	}
	if !asked && !fine && whole(all, hundred) {
		people = hundred
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
		w.reader.Problem(key, "part-of-a-person", w.rounded(key, n, people), "%s of %s is %s of %s, and a picture shows whole people",
			number(rate.n), number(rate.d), tenthsOf(rate.tenths(people)), number(int64(people)*thousandths))
	}
}

// rounded says what to write for a number that is no whole people. What would make
// another difference of it is not proposed.
func (w *written) rounded(key string, n, people int) string {
	a, first := w.rates[0].of(people)
	b, second := w.rates[1].of(people)
	exact := (w.rates[1].share() - w.rates[0].share()) * float64(people)
	if off := math.Abs(float64(b-a) - exact); off > 0.05*math.Abs(exact) && !first && !second {
		return "rounded to whole people, the two groups would differ by another number: give these numbers in the text, and leave the block out"
	}
	return fmt.Sprintf("round it: write  %s: %d in %d", key, n, people)
}
