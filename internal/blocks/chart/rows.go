package chart

import "strconv"

// Bars and dots stand one below the other, each below its name, so that long names have
// room and no legend is needed.

const (
	full    = 320.0 // the width of every drawing
	bar     = 14.0  // the thickness of a bar
	between = 9.0
)

// rowsOf draws names and values, and calls draw for each value that is known with the
// height of its middle.
func (m *model) rowsOf(d *drawing, name func(d *drawing, v *mark, text, class string), draw func(series int, v *mark, y float64)) {
	several := len(m.series) > 1
	for label, text := range m.labels {
		if several {
			d.lines(0, full, "b", text)
		}
		for i := range m.series {
			for j := range m.series[i].marks {
				v := &m.series[i].marks[j]
				if v.label != label {
					continue
				}
				if several {
					text = m.series[i].name
				}
				name(d, v, text, "")
				draw(i, v, d.y+bar/2)
				d.y += bar + between
			}
		}
		if several {
			d.y += between / 2
		}
	}
	d.y -= between
}

// bars draws a bar chart.
func (m *model) bars(d *drawing) {
	values, before, after := []float64{0}, 0.0, 0.0
	for _, s := range m.series {
		for i := range s.marks {
			v := &s.marks[i]
			if !v.ok() {
				continue
			}
			values = append(values, v.value.Value)
			if w := width(v.value.Shown()) + 5; v.value.Value < 0 {
				before = max(before, w)
			} else {
				after = max(after, w)
			}
		}
	}
	axis := scale{start: before, end: full - after}
	axis.from, axis.to = extent(values)
	if v, ok := valueOf(m.From); ok {
		axis.from = min(v, axis.from)
	}
	if v, ok := valueOf(m.To); ok {
		axis.to = max(v, axis.to)
	}
	if axis.from == axis.to {
		axis.to = 1
	}
	m.unit(d)
	zero := axis.at(0)
	m.rowsOf(d, func(d *drawing, _ *mark, text, class string) { d.lines(0, full, class, text); d.y++ }, func(series int, v *mark, y float64) {
		defer d.path("zero", "M"+num(zero)+" "+num(y-bar/2-2)+"v"+num(bar+4)) // not through the names
		if !v.ok() {
			d.text(zero+5, y+4.5, "v", "", v.value.Shown())
			return
		}
		x := axis.at(v.value.Value)
		d.WriteString(`<rect class="s` + strconv.Itoa(series+1) + `" x="` + num(min(x, zero)) + `" y="` + num(y-bar/2) + `" width="` + num(max(x, zero)-min(x, zero)) + `" height="` + num(bar) + `"/>`)
		if v.value.Value < 0 {
			d.text(x-5, y+4.5, "v", "end", v.value.Shown())
		} else {
			d.text(x+5, y+4.5, "v", "", v.value.Shown())
		}
	})
	d.y += 4
}

// unit writes what the values are measured in.
func (m *model) unit(d *drawing) {
	if m.Unit.Text != "" {
		d.lines(0, full, "u", m.Unit.Text)
		d.y += 4
	}
}

// dots draws values on a common axis, with their intervals.
func (m *model) dots(d *drawing) {
	var values []float64
	for _, s := range m.series {
		for i := range s.marks {
			if v := &s.marks[i]; v.ok() {
				values = append(values, v.value.Value)
				if v.low != nil {
					values = append(values, v.low.Value, v.high.Value)
				}
			}
		}
	}
	none, hasNone := m.noEffect(values)
	from, to := m.ends()
	if hasNone && (from == nil || none >= *from) && (to == nil || none <= *to) {
		values = append(values, none)
	}
	low, high := extent(values)
	ends, ticks := linear(low, high, from, to, 5)
	if m.Log {
		ends, ticks = logarithmic(low, high, from, to)
	}
	axis := scale{from: ends[0], to: ends[1], start: 8, end: full - 8, log: m.Log}
	hasNone = hasNone && none >= ends[0] && none <= ends[1]
	if hasNone {
		d.y += line
		d.within(axis.at(none), d.y-4, "u", m.words.Say("chart.none"))
	}
	grid := d.Len()
	top := d.y
	m.rowsOf(d, m.nameWithValue, func(series int, v *mark, y float64) {
		if !v.ok() {
			return
		}
		if v.low != nil {
			a, b := axis.at(v.low.Value), axis.at(v.high.Value)
			d.path("i s"+strconv.Itoa(series+1), "M"+num(a)+" "+num(y)+"H"+num(b)+"M"+num(a)+" "+num(y-4)+"v8M"+num(b)+" "+num(y-4)+"v8")
		}
		d.dot(series, axis.at(v.value.Value), y)
	})
	drawn := d.String()
	d.Reset()
	d.WriteString(drawn[:grid]) // lines of the axis lie below the marks
	d.y += 6
	bottom := d.y
	m.axisBelow(d, axis, m.ticks(ticks), top, bottom)
	if hasNone {
		d.path("ref", "M"+num(axis.at(none))+" "+num(top)+"V"+num(bottom))
	}
	d.WriteString(drawn[grid:])
	if m.Unit.Text != "" {
		d.y += 2
		d.lines(0, full, "u", m.Unit.Text)
	}
	d.y += 2
}

// noEffect is where the line of no difference stands: where the block says, and without that at 1
// of ratios and at 0 of differences that lie on both sides of it. Only values with intervals are
// either: dots alone may be counts of anything.
func (m *model) noEffect(values []float64) (at float64, ok bool) {
	if at, ok = valueOf(m.NoEffect); ok || m.Low.Text == "" {
		return at, ok
	}
	if m.Log {
		return 1, true
	}
	low, high := extent(values)
	return 0, low < 0 && high > 0
}

// nameWithValue writes a name and, at the other end of its last line or below it, the value.
func (m *model) nameWithValue(d *drawing, v *mark, text, class string) {
	value := m.shownValue(v)
	d.lines(0, full, class, text)
	if lines := wrap(text, full); width(lines[len(lines)-1])+width(value)+10 > full {
		d.lines(0, full, "v", value)
	} else {
		d.text(full, d.y-4, "v", "end", value)
	}
}

// ends are those of the axis of values that are given.
func (m *model) ends() (from, to *float64) {
	if v, ok := valueOf(m.From); ok {
		from = &v
	}
	if v, ok := valueOf(m.To); ok {
		to = &v
	}
	return from, to
}

// ticks are marks of an axis of values.
func (m *model) ticks(values []float64) (ticks []tick) {
	percent := m.percent()
	for _, v := range values {
		ticks = append(ticks, tick{v, spell(v, m.words, percent)})
	}
	return ticks
}

// axisBelow draws the lines of an axis from top to bottom and what they stand for below
// them, as far as there is room.
func (m *model) axisBelow(d *drawing, axis scale, ticks []tick, top, bottom float64) {
	d.y += line
	end := -1e9
	for _, t := range ticks {
		x := axis.at(t.value)
		d.path("g", "M"+num(x)+" "+num(top)+"V"+num(bottom))
		half := width(t.label) / 2
		left := min(max(x-half, 0), full-2*half)
		if left < end+6 {
			continue
		}
		end = left + 2*half
		d.within(x, d.y-2, "a", t.label)
	}
}
