package chart

import (
	"math"
	"slices"
	"strconv"
	"time"
)

// scale places values on an axis.
type scale struct {
	from, to   float64 // values
	start, end float64 // units of the drawing
	log        bool
}

// at is where a value lies, in tenths of a unit.
func (s scale) at(v float64) float64 {
	from, to := s.from, s.to
	if s.log {
		v, from, to = math.Log(v), math.Log(from), math.Log(to)
	}
	if from == to {
		return tenth((s.start + s.end) / 2)
	}
	return tenth(s.start + (v-from)/(to-from)*(s.end-s.start))
}

func tenth(v float64) float64 { return math.Round(v*10) / 10 }

// tick is a mark of an axis.
type tick struct {
	value float64
	label string
}

// extent is the least and the greatest of the values, 0 and 1 when there are none.
func extent(values []float64) (low, high float64) {
	if len(values) == 0 {
		return 0, 1
	}
	return slices.Min(values), slices.Max(values)
}

// step is a round distance between about n marks from low to high: 1, 2 or 5 times a power
// of ten.
func step(low, high float64, n int) float64 {
	rough := (high - low) / float64(n)
	if rough <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, m := range []float64{1, 2, 5} {
		if rough <= m*power*(1+1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// linear is an axis whose ends are round, unless they are given, and its marks.
func linear(low, high float64, from, to *float64, n int) (ends [2]float64, ticks []float64) {
	if from != nil {
		low = *from
	}
	if to != nil {
		high = *to
	}
	if low >= high {
		pad := math.Max(math.Abs(low)*0.1, 1)
		if from == nil {
			low -= pad
		}
		if to == nil || low >= high {
			high = low + 2*pad
		}
	}
	d := step(low, high, n)
	first, last := math.Ceil(low/d-1e-9), math.Floor(high/d+1e-9)
	if from == nil {
		first = math.Floor(low/d + 1e-9)
		low = first * d
	}
	if to == nil {
		last = math.Ceil(high/d - 1e-9)
		high = last * d
	}
	for i := first; i <= last; i++ {
		ticks = append(ticks, round(i*d, d))
	}
	return [2]float64{low, high}, ticks
}

// round takes off what binary fractions add to a multiple of d.
func round(v, d float64) float64 {
	digits := math.Pow(10, math.Max(0, 2-math.Floor(math.Log10(d))))
	if v = math.Round(v*digits) / digits; v == 0 {
		return 0 // never -0
	}
	return v
}

// logarithmic is linear for an axis of ratios.
func logarithmic(low, high float64, from, to *float64) (ends [2]float64, ticks []float64) {
	if from != nil {
		low = *from
	}
	if to != nil {
		high = *to
	}
	steps := []float64{1, 2, 5}
	if high/low > 2000 {
		steps = []float64{1}
	}
	var all []float64
	for e := math.Floor(math.Log10(low)) - 1; e <= math.Ceil(math.Log10(high))+1; e++ {
		for _, s := range steps {
			v, _ := strconv.ParseFloat(strconv.FormatFloat(s, 'f', -1, 64)+"e"+strconv.Itoa(int(e)), 64)
			all = append(all, v)
		}
	}
	const near = 1e-9
	for i, v := range all {
		if from == nil && i+1 < len(all) && all[i+1] > low*(1+near) && v <= low*(1+near) {
			low = v
		}
	}
	for i := len(all) - 1; i > 0; i-- {
		if to == nil && all[i-1] < high*(1-near) && all[i] >= high*(1-near) {
			high = all[i]
			break
		}
	}
	if low >= high {
		low, high = low/2, high*2
	}
	for _, v := range all {
		if v >= low*(1-near) && v <= high*(1+near) {
			ticks = append(ticks, v)
		}
	}
	return [2]float64{low, high}, ticks
}

// plain spells a number with as many digits as it needs.
func plain(v float64) string {
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// days are the marks of an axis of days, from and to in days since 1970: years, months or
// days, as many as there is room for.
func days(from, to float64, most int, name func(time.Time, bool) string) (ticks []tick) {
	first, last := day(from), day(to)
	years := last.Year() - first.Year()
	months := years*12 + int(last.Month()) - int(first.Month())
	add := func(t time.Time, label string) {
		if v := float64(t.Unix() / 86400); v >= from && v <= to {
			ticks = append(ticks, tick{v, label})
		}
	}
	switch {
	case years >= 3:
		d := max(1, int(step(0, float64(years), most)))
		for y := (first.Year() + d - 1) / d * d; y <= last.Year(); y += d {
			add(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), strconv.Itoa(y))
		}
	case months >= 3:
		d := 1
		for _, s := range []int{1, 2, 3, 6, 12} {
			if d = s; months/s <= most {
				break
			}
		}
		for i := 0; i <= months; i++ {
			t := time.Date(first.Year(), first.Month()+time.Month(i), 1, 0, 0, 0, 0, time.UTC)
			if (int(t.Month())-1)%d == 0 {
				add(t, name(t, false))
			}
		}
	}
	if len(ticks) < 2 {
		ticks = nil
		d := max(1, int(math.Ceil((to-from)/float64(most))))
		for v := from; v <= to; v += float64(d) {
			ticks = append(ticks, tick{v, name(day(v), true)})
		}
	}
	return ticks
}

func day(v float64) time.Time { return time.Unix(int64(v)*86400, 0).UTC() }
