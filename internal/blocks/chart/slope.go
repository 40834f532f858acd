package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// slopes draws two values of each thing at the ends of a line. Names stand at the right.
func (m *model) slopes(d *drawing) {
	var values []float64
	room := 0.0 // for the values at the left
	for _, s := range m.series {
		for i := range s.marks {
			if v := &s.marks[i]; v.ok() {
				values = append(values, v.value.Value)
				room = max(room, width(v.value.Shown()))
			}
		}
	}
	m.unit(d)
	left, right := room+14, 190.0
	head := func(x float64, name string) float64 {
		y := d.y
		for _, text := range wrap(name, 150) {
			y += line
			d.within(x, y-4, "b", text)
		}
		return y
	}
	d.y = max(head(left, m.series[0].name), head(right, m.series[1].name)) + 8
	low, high := extent(values)
	if from, to := m.ends(); from != nil || to != nil {
		if from != nil {
			low = *from
		}
		if to != nil {
			high = *to
		}
	}
	names := m.namesOfSlopes(full - right - 14)
	lines := 0
	for _, n := range names {
		lines += len(n)
	}
	height := max(150, float64(lines)*line)
	up := scale{from: low, to: high, start: d.y + height - 6, end: d.y + 6}
	top := d.y
	for _, x := range []float64{left, right} {
		d.path("g", "M"+num(x)+" "+num(top)+"V"+num(top+height))
	}
	m.endsOfSlopes(d, up, left, right)
	m.labelsOfSlopes(d, up, left, right, names)
	d.y = max(d.y, top+height+4)
}

// pair is the values of a name.
func (m *model) pair(label int) (before, after *mark) {
	at := func(marks []mark) *mark {
		for i := range marks {
			if marks[i].label == label && marks[i].ok() {
				return &marks[i]
			}
		}
		return nil
	}
	return at(m.series[0].marks), at(m.series[1].marks)
}

// namesOfSlopes is what stands at the right end of each line.
func (m *model) namesOfSlopes(most float64) [][]string {
	names := make([][]string, len(m.labels))
	for label := range m.labels {
		text := m.labels[label]
		if _, after := m.pair(label); after != nil {
			text = after.value.Shown() + " " + text
		}
		names[label] = wrap(text, most)
	}
	return names
}

func (m *model) endsOfSlopes(d *drawing, up scale, left, right float64) {
	for label := range m.labels {
		before, after := m.pair(label)
		series := "s" + strconv.Itoa(label%mostSeries+1)
		if before != nil && after != nil {
			d.path("l "+series, "M"+num(left)+" "+num(up.at(before.value.Value))+"L"+num(right)+" "+num(up.at(after.value.Value)))
		}
		if before != nil {
			d.dot(label%mostSeries, left, up.at(before.value.Value))
		}
		if after != nil {
			d.dot(label%mostSeries, right, up.at(after.value.Value))
		}
	}
}

// block is text that is to stand at a height and may have to give way.
type block struct {
	label  int
	want   float64 // the middle
	height float64
	top    float64
}

// labelsOfSlopes writes the values at the left, and values and names at the right. Where
// they would touch they give way, and a thin line leads from the mark to them.
func (m *model) labelsOfSlopes(d *drawing, up scale, left, right float64, names [][]string) {
	var before, after []block
	for label := range m.labels {
		v, w := m.pair(label)
		if v != nil {
			before = append(before, block{label: label, want: up.at(v.value.Value), height: line})
		}
		switch {
		case w != nil:
			after = append(after, block{label: label, want: up.at(w.value.Value), height: line * float64(len(names[label]))})
		case v != nil: // the name of a line that has no end stands where it began
			after = append(after, block{label: label, want: up.at(v.value.Value), height: line * float64(len(names[label]))})
		}
	}
	for _, b := range apart(before, up.end-8) {
		v, _ := m.pair(b.label)
		m.leader(d, left-5, left-9, b)
		d.text(left-11, b.top+line-4, "v", "end", v.value.Shown())
		d.y = max(d.y, b.top+b.height)
	}
	for _, b := range apart(after, up.end-8) {
		m.leader(d, right+5, right+12, b)
		for i, text := range names[b.label] {
			d.text(right+14, b.top+float64(i+1)*line-4, "", "", text)
		}
		d.y = max(d.y, b.top+b.height)
	}
}

// leader draws the line from a mark to a text that gave way.
func (m *model) leader(d *drawing, from, to float64, b block) {
	if middle := b.top + line/2; math.Abs(middle-b.want) > 3 {
		d.path("g", "M"+num(from)+" "+num(b.want)+"L"+num(to)+" "+num(middle))
	}
}

// apart moves blocks so that none touches another, and as few as possible from their place.
func apart(blocks []block, top float64) []block {
	slices.SortStableFunc(blocks, func(a, b block) int { return cmp.Compare(a.want, b.want) })
	type run struct {
		from, to  int
		top, high float64
	}
	var runs []run
	for i := range blocks {
		now := run{i, i + 1, max(top, blocks[i].want-line/2), blocks[i].height}
		for len(runs) > 0 && runs[len(runs)-1].top+runs[len(runs)-1].high > now.top {
			last := runs[len(runs)-1]
			runs = runs[:len(runs)-1]
			n, k := float64(last.to-last.from), float64(now.to-now.from)
			want := (last.top*n + (now.top-last.high)*k) / (n + k)
			now = run{last.from, now.to, max(top, want), last.high + now.high}
		}
		runs = append(runs, now)
	}
	for _, r := range runs {
		y := r.top
		for i := r.from; i < r.to; i++ {
			blocks[i].top = y
			y += blocks[i].height
		}
	}
	return blocks
}
