package lint

import (
	"math"
	"slices"
	"strings"

	"galen/internal/lint/quantity"
)

// datum is a quantity of a story, with what it counts and what stands beside it.
type datum struct {
	*quantity.Quantity
	l             *line
	i, k          int    // its sentence in the story, and its place among the quantities of that
	before, after string // up to the quantities beside it, in small letters
	ranged        bool   // an end of a range: 13 to 23 weeks
	noun          string // what it counts: the last word of the noun behind it, "" where there is none
}

// countFigures makes the figures of a story, once: those of each sentence together, in their order.
func (r *reading) countFigures() {
	if len(r.pages) > 0 {
		return
	}
	r.ledger, r.pages = r.ledger[:0], r.pages[:0]
	for i := range r.lines {
		r.pages = append(r.pages, len(r.ledger))
		l := &r.lines[i]
		if l.numbers == nil || len(l.numbers.Quantities) > mostFigures {
			continue
		}
		text := strings.ToLower(l.in.text[l.numbers.From:l.numbers.To])
		if len(text) != l.numbers.To-l.numbers.From { // a letter that is longer when it is small
			continue
		}
		list := l.numbers.Quantities
		for k := range list {
			f := datum{Quantity: &list[k], l: l, i: i, k: k}
			from, to := 0, len(text)
			if k > 0 {
				from = list[k-1].To - l.numbers.From
			}
			if k+1 < len(list) {
				to = list[k+1].From - l.numbers.From
			}
			f.before, f.after = text[from:max(from, f.From-l.numbers.From)], text[f.To-l.numbers.From:max(to, f.To-l.numbers.From)]
			f.noun = nounOf(f.after)
			f.ranged = rangeOf[f.after] && !changes(&f)
			if k > 0 && rangeOf[f.before] && !yearly(&list[k-1]) {
				f.ranged = r.ledger[len(r.ledger)-1].ranged
			}
			r.ledger = append(r.ledger, f)
		}
	}
	r.pages = append(r.pages, len(r.ledger))
}

// changes reports whether something went from a value to another.
func changes(f *datum) bool {
	return yearly(f.Quantity) || strings.HasSuffix(trimHedge(f.before), "from ") || strings.HasSuffix(trimHedge(f.before), "from")
}

// rangeOf is what stands between the two ends of a range.
var rangeOf = map[string]bool{" to ": true, "-": true, "–": true, " or ": true, " – ": true, "+": true, "/": true, "-to-": true, " and ": false}

// mostFigures is how many quantities a sentence may have to be reckoned with: more are a list of results.
const mostFigures = 12

// figuresOf are the figures of the sentences from one up to another.
func (r *reading) figuresOf(from, to int) []datum {
	r.countFigures()
	from, to = max(0, from), min(len(r.lines), to)
	if from >= to {
		return nil
	}
	return r.ledger[r.pages[from]:r.pages[to]]
}

// nounOf is the last word of the noun with which a text begins, in the singular: "bed" of " empty beds in January".
func nounOf(text string) (noun string) {
	for n := 0; n < 4 && len(text) > 1 && (text[0] == ' ' || text[0] == '-'); n++ {
		end := 1
		for end < len(text) && (text[end] >= 'a' && text[end] <= 'z' || text[end] == '-' || text[end] >= 0x80) {
			end++
		}
		word := text[1:end]
		if word == "" || notNouns[word] || strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ly") || noun != "" && strings.HasSuffix(word, "ing") {
			break
		}
		noun, text = word, text[end:]
	}
	noun = strings.TrimSuffix(noun, "s")
	if strings.HasSuffix(noun, "ie") {
		noun = strings.TrimSuffix(noun, "ie") + "y"
	}
	return noun
}

// notNouns end a noun, or are none.
var notNouns = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a an the of in to no not and or nor is are was were be been has have had do did does by for with without on at it its
		they them this that these those who whom whose which what when where while as from but than more less fewer higher lower longer shorter sooner earlier
		later faster slower each every per if then so he she his her their our your my you we i will would could can may might should must after before
		during since until better worse off between against among about over under up down out off came went got took said died fell rose came told rang ate drank
		gave wrote sent left felt slept kept made lived stayed saw found became began became grew chose compared instead because also only again
		together altogether all both last this next years year months month weeks week days day hours hour minutes minute per percent`) {
		m[w] = true
	}
	return m
}()

// alike reports whether two figures may count the same kind of thing.
func (f *datum) alike(g *datum) bool {
	switch {
	case f.Kind == quantity.Share && g.Kind == quantity.Share:
		return true
	case f.Kind == quantity.Measure || g.Kind == quantity.Measure:
		return f.Kind == g.Kind && f.Unit == g.Unit
	case !f.counts() || !g.counts():
		return false
	}
	return f.noun == g.noun || f.noun == "" || g.noun == "" || f.About == g.About && f.About != quantity.Nothing
}

// counts reports whether a figure counts people or things.
func (f *datum) counts() bool { return isCount(f.Quantity) && f.Value > 0 }

// firm reports whether a number is meant as it stands, or about so.
func (f *datum) firm() bool { return f.Bound == quantity.Exact || f.Bound == quantity.Roughly }

// room is by how much a figure may differ from what is reckoned of others.
func (f *datum) room() float64 {
	switch {
	case f.Bound == quantity.Roughly:
		return max(rounding(f.Quantity), 0.12*f.Value)
	case f.Kind == quantity.Measure:
		return rounding(f.Quantity) + 0.01*f.Value
	}
	if f.Kind == quantity.Count && f.Value < 1000 {
		return 0
	}
	return rounding(f.Quantity)
}

// slack is how much rounding some figures have together. Where one of them is no round number, none is rounded.
func slack(list []*datum) (sum float64) {
	exact := false
	for _, f := range list {
		exact = exact || f.tallied() && math.Mod(f.Value, 10) != 0
	}
	for _, f := range list {
		if !exact || !f.tallied() {
			sum += f.room()
		}
	}
	return sum + 0.01
}

// tallied reports whether a figure was counted, and is not told as a rough one.
func (f *datum) tallied() bool {
	return (f.Kind == quantity.Count || f.About == quantity.Money) && f.Bound == quantity.Exact
}

// subsets calls a function with the sum of each set of at least n of some figures; there are at most six of them.
func subsets(list []*datum, n int, sum func(float64) bool) bool {
	for set := range 1 << min(len(list), 6) {
		total, size := 0.0, 0
		for k, f := range list[:min(len(list), 6)] {
			if set&(1<<k) != 0 {
				total, size = total+f.Value, size+1
			}
		}
		if size >= n && sum(total) {
			return true
		}
	}
	return false
}

// within reports whether a number is so near to another that it may be meant for it.
func within(a, b, factor float64) bool {
	return a > 0 && b > 0 && math.Abs(math.Log(a/b)) <= math.Log(factor)
}

// contradict reports a figure that cannot be right, unless the sentence has such a finding already.
func (r *reading) contradict(f *datum, format string, args ...any) bool {
	for _, d := range r.list {
		if numberCodes[d.Code] {
			if at := r.at(f.l.in, r.wordAt(f.l.in, f.From)); at.Line == d.Line {
				return false
			}
		}
	}
	r.wrong("HN236", f.l.in, f.Quantity, format, args...)
	return true
}

var numberCodes = map[string]bool{"HN232": true, "HN233": true, "HN236": true, "HN237": true, "HN238": true}

// written is how a figure is written.
func (f *datum) written() string { return quoted(f.l.in, f.Quantity) }

// pick are the figures of a list for which a function is true.
func pick(list []datum, ok func(f *datum) bool) (some []*datum) {
	for k := range list {
		if ok(&list[k]) {
			some = append(some, &list[k])
		}
	}
	return some
}

// between is what stands from one figure up to another of its sentence, in small letters.
func between(f, g *datum) string {
	if f.l != g.l || g.From < f.To {
		return ""
	}
	return strings.ToLower(f.l.in.text[f.To:g.From])
}

// largest is the largest of some figures.
func largest(list []*datum) *datum {
	if len(list) == 0 {
		return nil
	}
	return slices.MaxFunc(list, func(a, b *datum) int {
		if a.Value < b.Value {
			return -1
		}
		return 1
	})
}
