package chart

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"galen/internal/blocks/table"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/words"
)

// The most that a chart shows. A line of more points is thinned.
const (
	mostBars   = 60
	mostDots   = 60
	mostSlopes = 20
	mostSeries = 6
	mostPoints = 400 // drawn of all lines
)

// model is what is drawn.
type model struct {
	*Chart
	table  *data.Table
	words  *words.Language
	x      *data.Column
	values []*data.Column
	shown  []*data.Column // of the table of numbers, in the order of the file
	labels []string       // the things on the axis of names, in order
	rows   []int          // of the table of numbers
	series []series
	times  []float64 // days since 1970 of the rows, where the axis is one of dates
	thin   int       // points before the lines were thinned, 0 when they were not
	list   diag.List
}

// series is values of one kind: a line, or the bars of one group.
type series struct {
	name  string
	marks []mark
}

// mark is one value.
type mark struct {
	row       int
	label     int // of model.labels
	at        float64
	value     *data.Cell
	low, high *data.Cell // nil when there is no interval
}

// ok reports whether the value is known.
func (m *mark) ok() bool { return m.value != nil && !m.value.Missing }

// newModel finds what a chart draws of a table. It is of no use when its list holds an
// error.
func newModel(c *Chart, t *data.Table, l *words.Language) *model {
	m := &model{Chart: c, table: t, words: l}
	m.values = m.columns()
	if m.list.Failed() {
		return m
	}
	m.readTimes()
	m.fill(m.values)
	if !m.list.Failed() {
		m.judge()
	}
	if !m.list.Failed() && c.Kind == "line" {
		m.thinLines()
	}
	return m
}

func (m *model) problem(at diag.Position, code, hint, format string, args ...any) {
	if len(m.list) < 10 {
		m.list = append(m.list, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
	}
}

// columns finds the columns of x and of the values.
func (m *model) columns() (values []*data.Column) {
	t := m.table
	find := func(name string, at diag.Position) *data.Column {
		c, d := t.Find(name, at)
		if d != nil {
			m.list = append(m.list, *d)
		}
		return c
	}
	if m.x = &t.Columns[0]; m.X.Text != "" {
		m.x = find(m.X.Text, m.X.At)
	}
	taken := []string{m.Group.Text, m.Low.Text, m.High.Text}
	for _, w := range []frontmatter.Word{m.Group, m.Low, m.High} {
		if w.Text != "" {
			find(w.Text, w.At)
		}
	}
	for _, w := range m.Y {
		if c := find(w.Text, w.At); c != nil {
			values = append(values, c)
			m.list = append(m.list, t.NotNumbers(c)...)
		}
	}
	if m.list.Failed() {
		return nil
	}
	if len(m.Y) == 0 {
		for i := range t.Columns {
			if c := &t.Columns[i]; c != m.x && c.Numeric() && !slices.Contains(taken, c.Name) {
				values = append(values, c)
			}
		}
		values = m.usual(values)
	}
	m.judgeColumns(values)
	return values
}

// usual is the columns of values of a chart that does not name them.
func (m *model) usual(all []*data.Column) []*data.Column {
	if len(all) == 0 {
		for i := range m.table.Columns { // a column that would have been of numbers
			if c := &m.table.Columns[i]; c != m.x {
				if list := m.table.NotNumbers(c); len(list) > 0 && len(list) < m.table.Rows {
					m.list = append(m.list, list...)
					return nil
				}
			}
		}
		m.problem(m.At, "no-numbers", "add the line  y: NAME  with the name of a column of numbers: "+strings.Join(m.table.Names(), ", "), "no column of numbers was found")
		return nil
	}
	return all
}

// wanted is a line that names columns of values, such as those that the chart has.
func (m *model) wanted(values []*data.Column, n int) string {
	var names []string
	for _, c := range values[:min(n, len(values))] {
		names = append(names, strconv.Quote(c.Name))
	}
	if len(names) == 1 {
		return "y: " + names[0]
	}
	return "y: [" + strings.Join(names, ", ") + "]"
}

// judgeColumns reports columns that do not fit the kind.
func (m *model) judgeColumns(values []*data.Column) {
	if m.list.Failed() {
		return
	}
	at := m.At
	if len(m.Y) > 0 {
		at = m.Y[0].At
	}
	switch {
	case m.Kind == "slope" && len(values) != 2:
		hint := "name two columns of numbers:  y: [Before, After]"
		if len(values) > 2 {
			hint = "name two of them, such as  " + m.wanted(values, 2) + ",  or choose  kind: line"
		}
		m.problem(at, "bad-columns", hint, "a slope joins the values of two columns, and here %s", wasNamed(len(values)))
	case m.Low.Text == "" != (m.High.Text == ""):
		m.problem(m.At, "half-an-interval", "add the other: an interval needs the lines  low: NAME  and  high: NAME", "an interval has two ends, but only one is named")
	case m.Kind == "dot" && len(values) > 1:
		m.problem(at, "bad-columns", "name one, such as  "+m.wanted(values, 1)+",  and separate groups with  group: NAME", "dots show the values of one column")
	case m.Group.Text != "" && len(values) > 1:
		m.problem(at, "bad-columns", "name one column, such as  "+m.wanted(values, 1)+",  or leave out group", "with a group there is one column of values")
	case slices.Contains(values, m.x):
		m.problem(at, "bad-columns", "name another column after x or after y", "the column %q cannot be both x and y", m.x.Name)
	case len(values) > mostSeries:
		m.problem(at, "too-many-series", fmt.Sprintf("name at most %d columns after y", mostSeries), "there are %d columns of values, but a chart shows %d at most", len(values), mostSeries)
	}
	kind := data.Text
	for _, c := range values {
		for i := range c.Cells {
			if cell := &c.Cells[i]; !cell.Missing && kind == data.Text {
				kind = cell.Kind
			} else if !cell.Missing && cell.Kind != kind {
				m.problem(m.table.Place(cell), "mixed-units", "write all values with the percent sign, or none", "a percentage and a plain number cannot share an axis")
				return
			}
		}
	}
	for _, w := range []string{m.Low.Text, m.High.Text} {
		if c := m.table.Column(w); c != nil {
			m.list = append(m.list, m.table.NotNumbers(c)...)
		}
	}
}

func wasNamed(n int) string {
	if n == 1 {
		return "there is one"
	}
	return fmt.Sprintf("there are %d", n)
}

// fill reads the marks, row by row.
func (m *model) fill(values []*data.Column) {
	t := m.table
	group, low, high := t.Column(m.Group.Text), t.Column(m.Low.Text), t.Column(m.High.Text)
	for i := range t.Columns {
		if c := &t.Columns[i]; c == m.x || c == group || c == low || c == high || slices.Contains(values, c) {
			m.shown = append(m.shown, c)
		}
	}
	if group == nil {
		for _, c := range values {
			m.series = append(m.series, series{name: c.Name})
		}
	}
	label, named := map[string]int{}, map[string]int{}
	type spot struct{ label, series int }
	first := map[spot]*data.Cell{}
	for _, row := range m.order() {
		x := &m.x.Cells[row]
		if x.Missing {
			m.problem(t.Place(x), "missing-cell", "write it, or delete the row", "the cell of the column %q is empty, but it names the row", m.x.Name)
			continue
		}
		n, known := label[x.Text]
		if !known {
			n = len(m.labels)
			label[x.Text] = n
			m.labels = append(m.labels, table.Text(x, m.words))
		}
		m.rows = append(m.rows, row)
		for i, c := range values {
			if group != nil {
				name := group.Cells[row].Shown()
				if i, known = named[name]; !known {
					i = len(m.series)
					named[name] = i
					m.series = append(m.series, series{name: name})
				}
			}
			if before := first[spot{n, i}]; before != nil {
				d := diag.Errorf(t.Place(x), "value-twice", "there are two values for %q", x.Text).With(t.Place(before)).
					WithHint("delete one, rename one, or separate them with another column:  group: NAME")
				m.list = append(m.list, d)
				return
			}
			first[spot{n, i}] = x
			now := mark{row: row, label: n, at: float64(n), value: &c.Cells[row]}
			switch {
			case !m.measured():
			case m.times != nil:
				now.at = m.times[row]
			default:
				now.at = x.Value
			}
			if low != nil && high != nil {
				now.low, now.high = &low.Cells[row], &high.Cells[row]
			}
			m.series[i].marks = append(m.series[i].marks, now)
		}
	}
	if m.Kind == "line" && m.measured() {
		for i := range m.series {
			slices.SortStableFunc(m.series[i].marks, func(a, b mark) int { return compare(a.at, b.at) })
		}
	}
}

// measured reports whether the axis of a line is one of numbers or days.
func (m *model) measured() bool { return m.Kind == "line" && (m.x.Type != data.Text || m.times != nil) }

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// order is the rows in the order in which they are drawn.
func (m *model) order() []int {
	rows := make([]int, m.table.Rows)
	for i := range rows {
		rows[i] = i
	}
	if m.Sort.Text == "" {
		return rows
	}
	c, d := m.table.Find(m.Sort.Text, m.Sort.At)
	if d != nil {
		m.list = append(m.list, *d)
		return nil
	}
	slices.SortStableFunc(rows, func(i, j int) int {
		x, y := &c.Cells[i], &c.Cells[j]
		if x.Missing || y.Missing {
			return compare(missing(x), missing(y))
		}
		way := compare(x.Value, y.Value)
		if c.Type == data.Text {
			way = strings.Compare(x.Text, y.Text)
		}
		if m.Falling {
			way = -way
		}
		return way
	})
	return rows
}

func missing(c *data.Cell) float64 {
	if c.Missing {
		return 1
	}
	return 0
}
