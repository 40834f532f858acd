package chart

import (
	"math"
	"strconv"
	"strings"
	"time"

	"galen/internal/blocks/table"
	"galen/internal/data"
)

const (
	plotHeight = 190.0
	// dotted is up to how many values of a line each have a mark.
	dotted = 24
)

// lineChart draws lines, one for each series, with a legend when there are several.
func (m *model) lineChart(d *drawing) {
	m.legend(d)
	m.unit(d)
	d.y += 4
	var values, at []float64
	for _, s := range m.series {
		for i := range s.marks {
			at = append(at, s.marks[i].at)
			if s.marks[i].ok() {
				values = append(values, s.marks[i].value.Value)
			}
		}
	}
	low, high := extent(values)
	from, to := m.ends()
	if from == nil && low > 0 && low < high/2 && !m.Log {
		low = 0
	}
	ends, places := linear(low, high, from, to, 5)
	if m.Log {
		ends, places = logarithmic(low, high, from, to)
	}
	ticks, left := m.ticks(places), 0.0
	for _, t := range ticks {
		left = max(left, width(t.label))
	}
	up := scale{from: ends[0], to: ends[1], start: d.y + plotHeight, end: d.y, log: m.Log}
	along := scale{start: left + 12, end: full - 10}
	along.from, along.to = extent(at)
	if !m.measured() { // each name has as much room as the others
		slot := (full - left - 6) / float64(len(m.labels))
		along.start, along.end = left+6+slot/2, full-slot/2
	}
	m.grid(d, up, ticks, left)
	d.y = up.start + 4
	m.axisOfLine(d, along)
	for i := range m.series {
		m.line(d, i, along, up)
	}
	d.y += 4
}

// grid draws the lines of the axis of values, and what they stand for. Labels that would
// touch another are left out.
func (m *model) grid(d *drawing, up scale, ticks []tick, left float64) {
	last := math.Inf(1)
	for _, t := range ticks {
		y := up.at(t.value)
		class := "g"
		if t.value == 0 {
			class = "zero"
		}
		d.path(class, "M"+num(left+6)+" "+num(y)+"H"+num(full))
		if last-y >= letter {
			d.text(left, y+4.5, "a", "end", t.label)
			last = y
		}
	}
}

// line draws one line, which a missing value interrupts.
func (m *model) line(d *drawing, series int, along, up scale) {
	var way strings.Builder
	marks, joined := m.series[series].marks, false
	for i := range marks {
		v := &marks[i]
		if !v.ok() {
			joined = false
			continue
		}
		command := "M"
		if joined {
			command = "L"
		}
		way.WriteString(command + num(along.at(v.at)) + " " + num(up.at(v.value.Value)))
		joined = true
	}
	if way.Len() > 0 {
		d.path("l s"+strconv.Itoa(series+1), way.String())
	}
	for i := range marks {
		v := &marks[i]
		alone := (i == 0 || !marks[i-1].ok()) && (i+1 == len(marks) || !marks[i+1].ok())
		if v.ok() && (len(marks) <= dotted || alone) {
			d.dot(series, along.at(v.at), up.at(v.value.Value))
		}
	}
}

// legend names the lines by their pattern and mark.
func (m *model) legend(d *drawing) {
	if len(m.series) < 2 {
		return
	}
	const sample = 34.0
	for i, s := range m.series {
		middle := d.y + line/2
		d.WriteString(`<g class="k">`)
		d.path("l s"+strconv.Itoa(i+1), "M0 "+num(middle)+"H"+num(sample))
		d.dot(i, sample/2, middle)
		d.WriteString("</g>")
		d.lines(sample+8, full-sample-8, "", s.name)
		d.y += 2
	}
	d.y += 4
}

// axisOfLine draws the axis of days, of numbers or of names.
func (m *model) axisOfLine(d *drawing, along scale) {
	switch {
	case !m.measured():
		m.namesBelow(d, along)
		return
	case along.from == along.to: // one value
		d.y += line
		d.within(along.at(along.from), d.y-2, "a", table.Text(&m.x.Cells[m.rows[0]], m.words))
		return
	}
	var ticks []tick
	if m.dates() {
		ticks = days(along.from, along.to, 5, func(t time.Time, exact bool) string {
			if exact {
				return m.words.Day(t)
			}
			return m.words.Month(t)
		})
	} else {
		from, to := along.from, along.to
		_, places := linear(from, to, &from, &to, 6)
		years := m.years()
		for _, v := range places {
			label := spell(v, m.words, m.x.Type == data.Percent)
			if years {
				label = plain(v)
			}
			if years && v != math.Trunc(v) {
				continue
			}
			ticks = append(ticks, tick{v, label})
		}
	}
	bottom := d.y
	m.axisBelow(d, along, ticks, bottom-4, bottom)
	if !m.dates() && !m.years() {
		d.y += line
		d.within((along.start+along.end)/2, d.y-2, "u", m.x.Name)
	}
}

// dates reports whether the axis is one of days.
func (m *model) dates() bool { return m.times != nil || m.x.Type == data.Date }

// years reports whether the numbers of the axis are years, which have no marks between
// thousands.
func (m *model) years() bool {
	for i := range m.x.Cells {
		if c := &m.x.Cells[i]; !c.Missing && (c.Value != math.Trunc(c.Value) || c.Value < 1000 || c.Value > 2999) {
			return false
		}
	}
	return true
}

// namesBelow writes the names of an axis of names, all or every second or third and so on,
// as there is room.
func (m *model) namesBelow(d *drawing, along scale) {
	n, every := len(m.labels), 1
	between := (along.end - along.start) / float64(max(n-1, 1))
	if n == 1 {
		between = full
	}
	for every < n && !m.fit(between*float64(every)-4, every) {
		every++
	}
	most := max(between*float64(every)-4, 60)
	deepest, bottom, end := 1, d.y, 0.0
	for i := 0; i < n; i += every {
		x := along.at(float64(i))
		d.path("g", "M"+num(x)+" "+num(bottom)+"v-4")
		lines := wrap(m.labels[i], most)
		widest := 0.0
		for _, text := range lines {
			widest = max(widest, width(text))
		}
		left := min(max(x-widest/2, 0), full-widest)
		if left < end {
			continue
		}
		end = left + widest + 4
		for j, text := range lines {
			d.within(left+widest/2, bottom+float64(j+1)*line-2, "a", text)
		}
		deepest = max(deepest, len(lines))
	}
	d.y += float64(deepest) * line
}

// fit reports whether each word of the names that are written fits a width, and no name
// takes more than four lines.
func (m *model) fit(most float64, every int) bool {
	for i := 0; i < len(m.labels); i += every {
		for word := range strings.FieldsSeq(m.labels[i]) {
			if width(word) > most {
				return false
			}
		}
		if len(wrap(m.labels[i], most)) > 4 {
			return false
		}
	}
	return true
}
