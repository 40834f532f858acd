package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galen/internal/blocks/table"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
	"galen/internal/words"
)

// element is an element of a drawing, as a browser would find it.
type element struct {
	name, text string
	attr       map[string]string
}

func (e element) num(t *testing.T, key string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(e.attr[key], 64)
	if err != nil {
		t.Fatalf("%s: %s=%q", e.name, key, e.attr[key])
	}
	return v
}

// elements are those of the svg in a figure.
func elements(t *testing.T, figure string) (all []element) {
	t.Helper()
	from, to := strings.Index(figure, "<svg"), strings.Index(figure, "</svg>")
	d := xml.NewDecoder(strings.NewReader(figure[from : to+6]))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %s", err, figure)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			all = append(all, e)
		case xml.CharData:
			if n := len(all); n > 0 {
				all[n-1].text += string(token)
			}
		}
	}
}

// draw makes the figure of a block, with the table of a file if there is one.
func draw(block, csv string) (c *Chart, t *data.Table, figure string, list diag.List) {
	v, list := frontmatter.YAML("content/a.md", block, 1)
	r := frontmatter.NewReader(v, &list)
	c = Read(r)
	r.Done(Names())
	if list.Failed() {
		return c, nil, "", list
	}
	if t = c.Rows; csv != "" {
		if t, list = data.Read(source.NewFile("data/a.csv", []byte(csv))); list.Failed() {
			return c, t, "", list
		}
	}
	figure, list = c.HTML(t, words.For("en"), "c1", table.Link{URL: "/data/a.csv", Format: "CSV"})
	return c, t, figure, list
}

const head = "file: a.csv\ntitle: A title\ndescription: What it shows\n"

// series of random numbers, some of them not known, of one size and number of decimals.
func randomNumbers(r *rand.Rand, n int, positive bool) []string {
	size := math.Pow(10, float64(r.IntN(9)-3))
	digits := r.IntN(4)
	all := make([]string, n)
	for i := range all {
		v := (r.Float64()*2 - 1) * size
		if positive || r.IntN(2) == 0 {
			v = math.Abs(v)
		}
		if all[i] = strconv.FormatFloat(v, 'f', digits, 64); positive && strings.Trim(all[i], "0.") == "" {
			all[i] = "3"
		}
		if i > 0 && r.IntN(8) == 0 {
			all[i] = ""
		}
	}
	return all
}

var someNames = []string{"North", "A region with a long name that has to be broken into lines", "Ärzte", "北海道の住民", "x", "Under 5 years", "W", "Supercalifragilisticexpialidocious-and-more-of-it", "70%", "A & B <i>"}

func randomName(r *rand.Rand, i int) string {
	return someNames[r.IntN(len(someNames))] + " " + strconv.Itoa(i)
}

// valuesOf are the numbers of a column that are known.
func valuesOf(c *data.Column) (all []float64) {
	for i := range c.Cells {
		if !c.Cells[i].Missing {
			all = append(all, c.Cells[i].Value)
		}
	}
	return all
}

// readAxis finds how values lie along an axis from its lines and their labels: x for one
// that lies, y for one that stands. It gives a function that reads a place.
func readAxis(t *testing.T, all []element, key string, log bool) func(float64) float64 {
	t.Helper()
	var at, value []float64
	for _, e := range all {
		if e.name != "text" || e.attr["class"] != "a" {
			continue
		}
		place := e.num(t, key)
		label := strings.NewReplacer(",", "", "−", "-", "%", "").Replace(e.text)
		v, err := strconv.ParseFloat(label, 64)
		if err != nil {
			continue
		}
		if key == "y" && e.attr["text-anchor"] == "end" {
			place -= 4.5
		} else if key == "y" || e.attr["text-anchor"] != "middle" {
			continue
		}
		for _, g := range all { // the line that it names
			if g.name == "path" && (g.attr["class"] == "g" || g.attr["class"] == "zero") {
				ends := waypoints(t, g.attr["d"])
				if line := ends[0][map[string]int{"x": 0, "y": 1}[key]]; math.Abs(line-place) < 0.06 && (key == "y") == (ends[0][1] == ends[1][1]) {
					if log {
						v = math.Log(v)
					}
					at, value = append(at, line), append(value, v)
					break
				}
			}
		}
	}
	if len(at) < 2 {
		t.Fatalf("an axis of %d labels", len(at))
	}
	n := len(at) - 1
	return func(place float64) float64 {
		v := value[0] + (place-at[0])/(at[n]-at[0])*(value[n]-value[0])
		if log {
			return math.Exp(v)
		}
		return v
	}
}

// near reports whether two values are the same within what a tenth of a unit stands for.
func near(got, want float64, read func(float64) float64, place float64) bool {
	return math.Abs(got-want) <= math.Abs(read(place+0.3)-read(place-0.3))/2+1e-9
}

// marksOf are the places of marks that are in no legend, by series.
func marksOf(t *testing.T, all []element) map[string][][2]float64 {
	marks := map[string][][2]float64{}
	legend := 0
	for _, e := range all {
		if e.name == "g" {
			legend = 2
			continue
		}
		if legend > 0 {
			legend--
			continue
		}
		series, ok := strings.CutPrefix(e.attr["class"], "m ")
		var x, y float64
		if n, _ := fmt.Sscanf(e.attr["transform"], "translate(%g %g)", &x, &y); ok && n == 2 {
			marks[series] = append(marks[series], [2]float64{x, y})
		} else if ok {
			t.Errorf("a mark at %q", e.attr["transform"])
		}
	}
	return marks
}

// judgeText looks whether texts lie within the drawing and touch no other.
func judgeText(t *testing.T, all []element) {
	t.Helper()
	type box struct {
		x1, x2, y float64
		text      string
	}
	var boxes []box
	for _, e := range all {
		if e.name != "text" {
			continue
		}
		x, y, w := e.num(t, "x"), e.num(t, "y"), width(e.text)/1.04
		switch e.attr["text-anchor"] {
		case "middle":
			x -= w / 2
		case "end":
			x -= w
		}
		if x < -1 || x+w > full+1 {
			t.Errorf("%q reaches from %.1f to %.1f", e.text, x, x+w)
		}
		boxes = append(boxes, box{x, x + w, y, e.text})
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if math.Abs(a.y-b.y) < 10 && a.x1 < b.x2-1 && b.x1 < a.x2-1 {
				t.Errorf("%q and %q touch", a.text, b.text)
			}
		}
	}
}

// TestReadBack draws random tables and reads every value back from the drawing.
func TestReadBack(t *testing.T) {
	const tables = 150
	marks := map[string]int{}
	for kind, judge := range map[string]func(*testing.T, *rand.Rand, *string) int{
		"bar": barsAgain, "dot": dotsAgain, "line": lineAgain, "slope": slopesAgain,
	} {
		t.Run(kind, func(t *testing.T) {
			for i := range tables {
				r := rand.New(rand.NewPCG(14, uint64(i)))
				var csv string
				marks[kind] += judge(t, r, &csv)
				if t.Failed() {
					t.Fatalf("table %d:\n%s", i, csv)
				}
			}
		})
	}
	t.Logf("%d tables of each kind, marks: %v", tables, marks)
	for _, kind := range Kinds {
		if marks[kind] < tables {
			t.Errorf("%s: only %d marks", kind, marks[kind])
		}
	}
}

func drawn(t *testing.T, block, csv string) (*data.Table, []element) {
	t.Helper()
	_, table, figure, list := draw(block, csv)
	if len(list) > 0 {
		t.Fatalf("%v: %s\n%s\n%s", list[0], list[0].Hint, block, csv)
	}
	all := elements(t, figure)
	judgeText(t, all)
	for _, e := range all {
		if strings.Contains(fmt.Sprint(e.attr), "NaN") || strings.Contains(fmt.Sprint(e.attr), "Inf") || e.attr["style"] != "" {
			t.Errorf("%v", e)
		}
	}
	return table, all
}

func barsAgain(t *testing.T, r *rand.Rand, csv *string) int {
	n, columns := 1+r.IntN(9), 1+r.IntN(3)
	*csv = "Name"
	var numbers [][]string
	for c := range columns {
		*csv += ",V" + strconv.Itoa(c)
		numbers = append(numbers, randomNumbers(r, n, false))
	}
	for i := range n {
		*csv += "\n" + randomName(r, i)
		for c := range columns {
			*csv += "," + numbers[c][i]
		}
	}
	table, all := drawn(t, head+"kind: bar\n", *csv)
	var zero float64
	widths := map[string][][2]float64{}
	for _, e := range all {
		if e.attr["class"] == "zero" {
			zero = waypoints(t, e.attr["d"])[0][0]
		}
		if e.name == "rect" {
			widths[e.attr["class"]] = append(widths[e.attr["class"]], [2]float64{e.num(t, "x"), e.num(t, "width")})
		}
	}
	scale, count := 0.0, 0 // units for one
	most := 0.0
	for c := range columns {
		for i, v := range valuesOf(&table.Columns[c+1]) {
			if math.Abs(v) > most {
				most = math.Abs(v)
				scale = widths["s"+strconv.Itoa(c+1)][i][1] / most
			}
		}
	}
	for c := range columns {
		values, bars := valuesOf(&table.Columns[c+1]), widths["s"+strconv.Itoa(c+1)]
		if len(values) != len(bars) {
			t.Fatalf("%d values and %d bars", len(values), len(bars))
		}
		for i, v := range values {
			x, w := bars[i][0], bars[i][1]
			if math.Abs(w-math.Abs(v)*scale) > 0.25 {
				t.Errorf("a bar of %g for %g, where one of 1 has %g", w, v, scale)
			}
			if start := map[bool]float64{true: x, false: x + w}[v >= 0]; math.Abs(start-zero) > 0.11 {
				t.Errorf("the bar of %g does not begin at zero (%g) but at %g", v, zero, start)
			}
			count++
		}
	}
	return count
}

func dotsAgain(t *testing.T, r *rand.Rand, csv *string) int {
	log := r.IntN(2) == 0
	n := 2 + r.IntN(10)
	numbers := randomNumbers(r, n, log)
	*csv = "Name,V,Low,High,Sex"
	for i, text := range numbers {
		low, high := "", ""
		if v, err := strconv.ParseFloat(text, 64); err == nil && r.IntN(4) > 0 {
			low, high = plain(v-math.Abs(v)*r.Float64()*0.9), plain(v+math.Abs(v)*r.Float64())
		}
		*csv += fmt.Sprintf("\n%s,%s,%s,%s,%s", randomName(r, i), text, low, high, []string{"Men", "Women"}[i%2])
	}
	block := head + "kind: dot\nlow: Low\nhigh: High\n"
	if r.IntN(2) == 0 {
		block += "group: Sex\n"
	}
	if log {
		block += "scale: log\n"
	}
	table, all := drawn(t, block, *csv)
	read := readAxis(t, all, "x", log)
	var places, intervals [][2]float64
	for _, e := range all {
		if strings.HasPrefix(e.attr["class"], "i ") {
			ends := waypoints(t, e.attr["d"])
			intervals = append(intervals, [2]float64{ends[0][0], ends[1][0]})
		}
	}
	for _, e := range marksOf(t, all) {
		places = append(places, e...)
	}
	slices.SortFunc(places, func(a, b [2]float64) int { return compare(a[1], b[1]) })
	count := 0
	for i, c := range table.Columns[1].Cells {
		if c.Missing {
			continue
		}
		if count >= len(places) || !near(read(places[count][0]), c.Value, read, places[count][0]) {
			t.Fatalf("the mark %d does not show %g", count, c.Value)
		}
		count++
		low, high := table.Columns[2].Cells[i], table.Columns[3].Cells[i]
		if low.Missing {
			continue
		}
		if len(intervals) == 0 || !near(read(intervals[0][0]), low.Value, read, intervals[0][0]) || !near(read(intervals[0][1]), high.Value, read, intervals[0][1]) {
			t.Fatalf("an interval does not show %g to %g", low.Value, high.Value)
		}
		intervals = intervals[1:]
	}
	if count != len(places) || len(intervals) > 0 {
		t.Errorf("%d values, %d marks, %d intervals are left", count, len(places), len(intervals))
	}
	return count
}

func lineAgain(t *testing.T, r *rand.Rand, csv *string) int {
	n, columns := 1+r.IntN(40), 1+r.IntN(4)
	measured := r.IntN(3) > 0
	var numbers [][]string
	*csv = "X"
	for c := range columns {
		*csv += ",Series " + strconv.Itoa(c) + strings.Repeat(" and more", r.IntN(9))
		numbers = append(numbers, randomNumbers(r, n, false))
	}
	for i := range n {
		if *csv += "\n" + randomName(r, i); measured {
			*csv = (*csv)[:strings.LastIndexByte(*csv, '\n')+1] + strconv.Itoa(1980+i*(1+r.IntN(2))*2)
		}
		for c := range columns {
			*csv += "," + numbers[c][i]
		}
	}
	if hasTwice(*csv) {
		return 0
	}
	table, all := drawn(t, head+"kind: line\n", *csv)
	up := readAxis(t, all, "y", false)
	count := 0
	marks := marksOf(t, all)
	for c := range columns {
		series := "s" + strconv.Itoa(c+1)
		var places [][2]float64
		for _, e := range all {
			if e.name == "path" && e.attr["class"] == "l "+series && !strings.HasPrefix(e.attr["d"], "M0 ") {
				places = waypoints(t, e.attr["d"])
			}
		}
		order := slices.Clone(table.Columns[c+1].Cells)
		if measured {
			type pair struct {
				x float64
				c data.Cell
			}
			var pairs []pair
			for i, cell := range order {
				pairs = append(pairs, pair{table.Columns[0].Cells[i].Value, cell})
			}
			slices.SortStableFunc(pairs, func(a, b pair) int { return compare(a.x, b.x) })
			for i := range pairs {
				order[i] = pairs[i].c
			}
		}
		at := 0
		for _, cell := range order {
			if cell.Missing {
				continue
			}
			if at >= len(places) || !near(up(places[at][1]), cell.Value, up, places[at][1]) {
				t.Fatalf("%s: point %d does not show %g", series, at, cell.Value)
			}
			if len(order) <= dotted && !slices.Contains(marks[series], places[at]) {
				t.Fatalf("%s: point %d has no mark", series, at)
			}
			at++
			count++
		}
		if at != len(places) {
			t.Errorf("%s: %d points for %d values", series, len(places), at)
		}
	}
	return count
}

func hasTwice(csv string) bool {
	seen := map[string]bool{}
	for line := range strings.Lines(csv) {
		x, _, _ := strings.Cut(line, ",")
		if seen[x] {
			return true
		}
		seen[x] = true
	}
	return false
}

// waypoints are the points that a path of straight lines goes through, to a thousandth.
func waypoints(t *testing.T, way string) (all [][2]float64) {
	var at [2]float64
	steps := pathStep.FindAllStringSubmatch(way, -1)
	var command byte
	for len(steps) > 0 {
		if steps[0][1] != "" {
			command, steps = steps[0][1][0], steps[1:]
		}
		relative := command >= 'a'
		for axis := range 2 {
			if only := command | 0x20; only == 'h' && axis == 1 || only == 'v' && axis == 0 {
				continue
			}
			if len(steps) == 0 || steps[0][2] == "" {
				t.Fatalf("%q", way)
			}
			v, _ := strconv.ParseFloat(steps[0][2], 64)
			if steps = steps[1:]; relative {
				v += at[axis]
			}
			at[axis] = math.Round(v*1000) / 1000
		}
		all = append(all, at)
	}
	return all
}

// pathStep is a command or a number of a path.
var pathStep = regexp.MustCompile(`([MmLlHhVv])|(-?(?:\d+(?:\.\d+)?|\.\d+)(?:e-?\d+)?)`)

func slopesAgain(t *testing.T, r *rand.Rand, csv *string) int {
	n := 2 + r.IntN(9)
	numbers := randomNumbers(r, 2*n, false)
	before, after := numbers[:n], numbers[n:]
	*csv = "Name,Before,After"
	for i := range n {
		*csv += "\n" + randomName(r, i) + "," + before[i] + "," + after[i]
	}
	table, all := drawn(t, head+"kind: slope\n", *csv)
	values := slices.Concat(valuesOf(&table.Columns[1]), valuesOf(&table.Columns[2]))
	low, high := slices.Min(values), slices.Max(values)
	var ys []float64
	count := 0
	marks := marksOf(t, all)
	for _, places := range marks {
		for _, p := range places {
			ys = append(ys, p[1])
		}
	}
	top, bottom := slices.Min(ys), slices.Max(ys)
	if low == high {
		return len(ys)
	}
	read := func(y float64) float64 { return low + (bottom-y)/(bottom-top)*(high-low) }
	taken := map[string]int{}
	for i := range n {
		series := "s" + strconv.Itoa(i%mostSeries+1)
		for _, c := range []data.Cell{table.Columns[1].Cells[i], table.Columns[2].Cells[i]} {
			if c.Missing {
				continue
			}
			p := marks[series][taken[series]]
			taken[series]++
			count++
			if !near(read(p[1]), c.Value, read, p[1]) {
				t.Fatalf("a mark shows %g for %g", read(p[1]), c.Value)
			}
		}
	}
	if count != len(ys) {
		t.Errorf("%d values and %d marks", count, len(ys))
	}
	return count
}
