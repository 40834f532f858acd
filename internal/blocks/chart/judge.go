package chart

import (
	"math"
	"slices"

	"galen/internal/data"
)

// judge reports what cannot be drawn.
func (m *model) judge() {
	known, all := 0, 0
	for i := range m.series {
		for j := range m.series[i].marks {
			all++
			if v := &m.series[i].marks[j]; v.ok() {
				known++
				m.judgeMark(v)
			}
		}
	}
	most := map[string]int{"bar": mostBars, "dot": mostDots, "slope": mostSlopes * 2}[m.Kind]
	switch {
	case known == 0:
		m.problem(m.At, "no-numbers", "write the values, or delete the chart", "there is no value to draw")
	case most > 0 && all > most && m.Kind == "slope":
		m.problem(m.At, "too-many-points", "show fewer rows of the file, or choose  kind: dot", "this chart would have %d slopes, and more than %d cannot be read", all/2, mostSlopes)
	case most > 0 && all > most:
		hint := "show fewer rows, such as those of the largest values, or show them all in  :::table"
		if m.x.Type != data.Text || m.timely() {
			hint = "show fewer rows, such as one for each year, or choose  kind: line"
		}
		m.problem(m.At, "too-many-points", hint, "this chart would have %d %ss, and more than %d cannot be read", all, m.Kind, most)
	case len(m.series) > mostSeries:
		m.problem(m.Group.At, "too-many-series", "make a file of fewer groups", "there are %d groups, but a chart shows %d at most", len(m.series), mostSeries)
	}
}

// judgeMark reports a value that the axis does not hold, and an interval that is none.
func (m *model) judgeMark(v *mark) {
	from, hasFrom := valueOf(m.From)
	to, hasTo := valueOf(m.To)
	ends := []*data.Cell{v.value}
	if v.low != nil {
		if v.low.Missing != v.high.Missing {
			open := v.low
			if v.high.Missing {
				open = v.high
			}
			m.problem(m.table.Place(open), "half-an-interval", "write it, or leave the other end of the interval empty, too", "an interval has two ends, but one is missing")
			return
		}
		if v.low.Missing {
			v.low, v.high = nil, nil
		} else if v.low.Value > v.value.Value || v.high.Value < v.value.Value {
			m.problem(m.table.Place(v.value), "outside-interval", "correct the value or its interval", "the value %s is not within its interval, %s to %s", v.value.Text, v.low.Text, v.high.Text)
			return
		} else {
			ends = append(ends, v.low, v.high)
		}
	}
	for _, c := range ends {
		switch {
		case math.Abs(c.Value) > 1e15:
			m.problem(m.table.Place(c), "too-large", "write it in another unit, such as millions", "%s is too large to be drawn", c.Text)
		case m.Log && c.Value <= 0:
			m.problem(m.table.Place(c), "not-above-zero", "choose  scale: linear  or correct the value", "a logarithmic scale has only values above zero")
		case hasFrom && c.Value < from:
			m.problem(m.From.At, "outside-axis", "write  from: "+plain(c.Value)+"  or less, or delete the line", "the value %s is before the beginning of the axis", c.Text)
		case hasTo && c.Value > to:
			m.problem(m.To.At, "outside-axis", "write  to: "+plain(c.Value)+"  or more, or delete the line", "the value %s is beyond the end of the axis", c.Text)
		default:
			continue
		}
		return
	}
}

// thinLines leaves points of lines out that nobody could tell from their neighbours: of
// each stretch of a line, the lowest and the highest stay.
func (m *model) thinLines() {
	all := 0
	for _, s := range m.series {
		all += len(s.marks)
	}
	if all <= mostPoints {
		return
	}
	m.thin = all
	kept := map[int]bool{}
	for i := range m.series {
		m.series[i].marks = thinned(m.series[i].marks, mostPoints/len(m.series))
		for _, v := range m.series[i].marks {
			kept[v.row] = true
		}
	}
	m.rows = slices.DeleteFunc(m.rows, func(row int) bool { return !kept[row] })
}

// thinned is at most n of the marks of a line, in their order.
func thinned(marks []mark, n int) (few []mark) {
	stretches := n / 2
	if len(marks) <= n {
		return marks
	}
	for s := range stretches {
		part := marks[s*len(marks)/stretches : (s+1)*len(marks)/stretches]
		low, high := -1, -1
		for i := range part {
			if !part[i].ok() {
				continue
			}
			if low < 0 || part[i].value.Value < part[low].value.Value {
				low = i
			}
			if high < 0 || part[i].value.Value > part[high].value.Value {
				high = i
			}
		}
		switch {
		case low < 0:
			few = append(few, part[0]) // the gap stays
		case low == high:
			few = append(few, part[low])
		default:
			few = append(few, part[min(low, high)], part[max(low, high)])
		}
	}
	return few
}
