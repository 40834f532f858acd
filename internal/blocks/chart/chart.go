// Package chart is the block of a chart, drawn as SVG from a file of data or from rows in
// the block itself:
//
//	:::chart
//	kind: dot
//	file: trials.csv
//	x: Trial
//	y: Ratio
//	low: Low
//	high: High
//	scale: log
//	title: Deaths in six trials, compared with placebo
//	description: In five of six trials fewer people died with the drug than with placebo.
//	:::
//
// The kinds are bar (one bar for each value, all from zero), line, dot (with intervals it
// is what a forest plot shows) and slope (two values of each thing, joined).
//
// The life of a chart: Read asks the arguments; HTML takes the columns that they name from a
// table and looks whether they can be drawn (model.go), draws them, and writes the figure: title,
// drawing, and the numbers as a table below a summary.
//
// A drawing is 320 units wide, so that its letters can be read on a phone. It has no
// style: classes say what a mark is, and the style sheet of the theme gives it colours for
// day, night, print and forced colours. Nothing is told by colour alone: bars and dots
// have their name beside them, lines a pattern and a mark of their own. What a value is
// can be read back from the drawing, which the tests do.
package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"galen/internal/blocks/table"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Kinds are the kinds of charts.
var Kinds = []string{"bar", "line", "dot", "slope"}

// Chart is the arguments of a block.
type Chart struct {
	Kind        string
	File        frontmatter.Word // "" when the rows stand in the block
	X           frontmatter.Word
	Y           []frontmatter.Word
	Low, High   frontmatter.Word
	Group       frontmatter.Word
	Sort        frontmatter.Word
	Falling     bool
	Title       frontmatter.Word
	Description frontmatter.Word
	Unit        frontmatter.Word
	From, To    frontmatter.Word // of the axis of values
	NoEffect    frontmatter.Word
	Log         bool
	Note        frontmatter.Word
	Source      table.Source
	Offered     bool // readers can download the file
	At          diag.Position

	Rows *data.Table `pack:"-"` // those in the block
}

// names are other names of the arguments.
var names = map[string]string{
	"type": "kind", "src": "file", "path": "file", "csv": "file", "data": "file", "caption": "title", "heading": "title", "alt": "description", "summary": "description",
	"desc": "description", "label": "x", "labels": "x", "category": "x", "value": "y", "values": "y", "lower": "low", "upper": "high", "ymin": "low", "ymax": "high",
	"units": "unit", "series": "group", "colour": "group", "color": "group", "min": "from", "max": "to", "ylim": "to", "logscale": "scale", "reference": "no-effect",
	"noeffect": "no-effect", "notes": "note", "credit": "source", "link": "download", "order": "sort",
}

// Names are the names of the arguments that other programs use, for Reader.Done.
func Names() map[string]string { return names }

// only are the arguments that some kinds alone have.
var only = map[string][]string{
	"low": {"dot"}, "high": {"dot"}, "no-effect": {"dot"}, "scale": {"dot", "line"}, "group": {"bar", "line", "dot"}, "sort": {"bar", "dot"},
}

// Read asks for the arguments of a block.
func Read(r *frontmatter.Reader) *Chart {
	c := &Chart{At: r.At()}
	r.Require("a chart", map[string]string{
		"kind": "kind: bar", "title": "title: Measles cases by region, 2025",
		"description": "description: Most cases were in the north. It is what a reader who cannot see the chart needs to know",
	})
	if w := r.Line("kind", 40); w.Text != "" {
		c.Kind = readKind(r, w)
	}
	if c.File = table.ReadFile(r); c.File.Text == "" {
		c.Rows = data.Inline(r)
	}
	c.X, c.Low, c.High, c.Group = r.Spelled("x", 200), r.Spelled("low", 200), r.Spelled("high", 200), r.Spelled("group", 200)
	c.Y = r.Words("y", 200)
	c.Sort, c.Falling = table.ReadSort(r)
	c.Title, c.Description = r.Line("title", 300), r.Line("description", 1000)
	c.Unit, c.Note, c.Source.Words = r.Line("unit", 60), r.Line("note", 500), r.Line("source", 300)
	c.From, c.To, c.NoEffect = number(r, "from"), number(r, "to"), number(r, "no-effect")
	c.Log = r.Choice("scale", "linear", "log") == "log"
	c.Offered = r.Flag("download") && c.File.Text != ""
	for _, key := range []string{"low", "high", "no-effect", "scale", "group", "sort"} {
		if r.Has(key) && c.Kind != "" && !slices.Contains(only[key], c.Kind) {
			r.Problem(key, "unused-key", "delete the line, or choose  kind: "+strings.Join(only[key], "  or  kind: "), "a chart of the kind %s has no %q", c.Kind, key)
		}
	}
	c.judgeAxis(r)
	return c
}

// Shows reports whether readers are given the cells of a column; of a chart that does not
// name its columns, of all.
func (c *Chart) Shows(column string) bool {
	named := slices.Concat(c.Y, []frontmatter.Word{c.X, c.Low, c.High, c.Group})
	return c.Offered || c.X.Text == "" || slices.ContainsFunc(named, func(w frontmatter.Word) bool { return w.Text == column })
}

// kindNames are other names of the kinds.
var kindNames = map[string]string{
	"bars": "bar", "column": "bar", "columns": "bar", "barchart": "bar", "lines": "line", "time": "line", "timeseries": "line", "dots": "dot", "point": "dot", "points": "dot",
	"scatter": "dot", "forest": "dot", "forestplot": "dot", "interval": "dot", "intervals": "dot", "slopegraph": "slope", "slopechart": "slope",
}

func readKind(r *frontmatter.Reader, w frontmatter.Word) string {
	if slices.Contains(Kinds, w.Text) {
		return w.Text
	}
	hint := "choose one of: " + strings.Join(Kinds, ", ")
	lower := strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(w.Text))
	near := kindNames[lower]
	switch {
	case near != "":
	case slices.Contains(Kinds, lower):
		near = lower
	default:
		near = diag.Nearest(w.Text, Kinds)
	}
	if near != "" {
		hint = fmt.Sprintf("write  kind: %s", near)
	} else if lower == "pie" || lower == "donut" || lower == "doughnut" {
		hint = "write  kind: bar,  which shows the same shares in a form that can be compared"
	}
	r.Problem("kind", "unknown-choice", hint, "there is no kind of chart %q", w.Text)
	return ""
}

// number reads a number as it is spelled.
func number(r *frontmatter.Reader, key string) frontmatter.Word {
	w := r.Spelled(key, 40)
	if w.Text == "" {
		return w
	}
	w.Text = strings.TrimSpace(strings.TrimSuffix(strings.Replace(w.Text, "−", "-", 1), "%"))
	if v, err := strconv.ParseFloat(w.Text, 64); err != nil || math.IsInf(v, 0) || math.IsNaN(v) || math.Abs(v) > 1e15 {
		r.Problem(key, "not-a-number", "write, for example,  "+key+": 1", "%q is not a number", w.Text)
		w.Text = ""
	}
	return w
}

// valueOf is the number that an argument spells; ok is false where there is none.
func valueOf(w frontmatter.Word) (v float64, ok bool) {
	v, err := strconv.ParseFloat(w.Text, 64)
	return v, err == nil
}

// judgeAxis reports an axis that no chart of the kind can have.
func (c *Chart) judgeAxis(r *frontmatter.Reader) {
	from, hasFrom := valueOf(c.From)
	to, hasTo := valueOf(c.To)
	switch {
	case hasFrom && hasTo && from >= to:
		r.Problem("to", "bad-axis", fmt.Sprintf("write a number above %s", c.From.Text), "the axis ends at %s, which is not after its beginning", c.To.Text)
	case c.Kind == "bar" && hasFrom && from > 0:
		r.Problem("from", "bar-not-from-zero", "delete the line, or choose  kind: dot", "bars begin at zero: the length of one that begins at %s would not show its value", c.From.Text)
	case c.Kind == "bar" && hasTo && to < 0:
		r.Problem("to", "bar-not-from-zero", "delete the line, or choose  kind: dot", "bars begin at zero: the length of one that ends at %s would not show its value", c.To.Text)
	case c.Log && hasFrom && from <= 0:
		r.Problem("from", "bad-axis", "write a number above zero, or  scale: linear", "a logarithmic scale has only values above zero")
	}
	if v, ok := valueOf(c.NoEffect); ok && c.Log && v <= 0 {
		r.Problem("no-effect", "bad-axis", "write a number above zero: for a ratio it is 1", "a logarithmic scale has only values above zero")
	}
}

// Said is the words of the block that are no numbers.
func (c *Chart) Said() []*frontmatter.Word {
	return []*frontmatter.Word{&c.Title, &c.Description, &c.Unit, &c.Note, &c.Source.Words}
}
