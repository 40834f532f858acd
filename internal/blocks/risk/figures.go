package risk

import "math"

// Figures is what follows from the numbers of an effect.
type Figures struct {
	People     int
	Difference int // with less without: -5 is five fewer
	Relative   float64
	Compared   bool   // there is a relative difference: it happened to some without
	Between    *Range // the 95% interval of the difference, in tenths of a person; nil: unknown
	Needed     int    // to treat, or to harm; 0: there is no such number
	Harm       bool   // the difference is a bad one
	Fewest     int    // the ends of its interval; 0 where that is unknown
	Most       int
	Unsure     bool // the interval holds no difference, so that there is no number needed
}

// Figures works out what follows from the numbers of an effect.
//
// The relative difference is the difference divided by the number without: 15 instead of
// 20 is a quarter fewer.
//
// The number needed to treat, or to harm, is one divided by the absolute difference of
// the risks (Laupacis, Sackett and Roberts, N Engl J Med 1988;318:1728-33), rounded up to
// the next whole person (Cochrane Handbook for Systematic Reviews of Interventions,
// section 15.4). The ends of its interval are those of the difference, treated alike
// (Altman, BMJ 1998;317:1309-12). There is none when the groups do not differ, or when the
// interval holds no difference.
//
// The interval of the difference is worked out where the numbers allow it. Where only
// one group has an interval, the other is taken as given, as the assumed risk is in
// summaries of findings. Where both have one, theirs are put together by the square-and-
// add method (Newcombe, Stat Med 1998;17:873-90, method 10; for other intervals Zou and
// Donner, Stat Med 2008;27:1693-702).
func (e Effect) Figures(people int) Figures {
	f := Figures{People: people, Difference: e.With.N - e.Without.N, Between: e.between()}
	if e.Without.N > 0 {
		f.Relative, f.Compared = float64(f.Difference)/float64(e.Without.N), true
	}
	f.Harm = (f.Difference > 0) != e.Wanted
	f.Unsure = f.Between != nil && f.Between.Low <= 0 && f.Between.High >= 0
	if f.Difference == 0 || f.Unsure {
		return f
	}
	f.Needed = needed(people*10, f.Difference*10)
	if f.Between != nil {
		a, b := needed(people*10, f.Between.Low), needed(people*10, f.Between.High)
		f.Fewest, f.Most = min(a, b), max(a, b)
	}
	return f
}

// needed is people divided by a difference, both in tenths, rounded up.
func needed(people, difference int) int {
	if difference < 0 {
		difference = -difference
	}
	return (people + difference - 1) / difference
}

// between is the interval of the difference, in tenths of a person.
func (e Effect) between() *Range {
	a, b := e.Without.Range, e.With.Range
	n, m := e.Without.N*10, e.With.N*10
	switch {
	case a == nil && b == nil:
		return nil
	case a == nil:
		return &Range{b.Low - n, b.High - n}
	case b == nil:
		return &Range{m - a.High, m - a.Low}
	}
	below := math.Hypot(float64(m-b.Low), float64(a.High-n))
	above := math.Hypot(float64(b.High-m), float64(n-a.Low))
	return &Range{m - n - int(math.Round(below)), m - n + int(math.Round(above))}
}
