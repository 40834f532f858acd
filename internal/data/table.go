// Package data reads the tables of a newsroom: files of CSV (RFC 4180) and TSV as
// spreadsheets write them, beside an article or in the folder data.
//
// A Table has columns with a name, a type and cells. The first line of a file names the
// columns. The type of a column is what all its cells are: numbers, percentages, dates in
// the ISO form, or else text. An empty cell is missing, as are "n/a" and a dash. Cells keep
// the spelling of the file; only a decimal comma becomes a point.
//
// A Schema lies beside a table: that of data/cases.csv is data/cases.schema.yaml. It says
// of columns what they must hold.
//
// Nothing is guessed. What a spreadsheet writes for a formula that failed, a formula
// itself, a row with a cell too few, two columns of one name, a number that may be read in
// two ways: each is an error at its line and column in the file. Read reports all of them,
// and gives a table only when there are none.
//
// Templates see files of YAML and JSON as well, as a Value, and a table as one: see
// ReadValue and Table.Value. Schemas are the same.
//
// The life of the data: Read takes a file apart, Schema.Check judges it, blocks ask the
// Table for its columns by name, and for those of a chart as numbers.
package data

import (
	"slices"
	"strings"
	"time"

	"galen/internal/diag"
)

// Type is what all cells of a column are.
type Type int

// The types of columns.
const (
	Text Type = iota
	Number
	Percent // numbers with a percent sign
	Date    // days in the ISO form, 2026-11-29
)

var typeNames = [...]string{Text: "text", Number: "number", Percent: "percent", Date: "date"}

// String is the word for a type in a schema.
func (t Type) String() string { return typeNames[t] }

// Table is what a file says, column by column.
type Table struct {
	File    string
	Columns []Column
	Rows    int // without the first, which names the columns
}

// Column is one column of a table.
type Column struct {
	Name  string
	Type  Type
	Unit  string // of a schema
	Cells []Cell // one a row
	Line  int    // where its name stands
	At    int    // its column there, in characters
}

// Cell is one cell. Its place is kept short, because there are many.
type Cell struct {
	Text    string  // as it is shown
	Value   float64 // of a number or a percentage; the days since 1970 of a date
	Line    int32
	At      int32 // the column of the file, in characters
	Kind    Type  // what this cell alone is
	Missing bool
}

// Place is where a cell stands.
func (t *Table) Place(c *Cell) diag.Position {
	return diag.Position{File: t.File, Line: int(c.Line), Column: int(c.At)}
}

// Names are the names of the columns, in their order.
func (t *Table) Names() []string {
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		names[i] = t.Columns[i].Name
	}
	return names
}

// Column is the column of a name, nil when there is none. Upper and lower case count.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}

// Find is Column with a problem, at the place where the name was asked for, when there is
// no such column.
func (t *Table) Find(name string, at diag.Position) (*Column, *diag.Diagnostic) {
	if c := t.Column(name); c != nil {
		return c, nil
	}
	names := t.Names()
	d := diag.Errorf(at, "no-column", "there is no column %q in %s", name, t.source()).WithHint("the columns are: %s", strings.Join(names, ", "))
	for _, n := range names {
		if strings.EqualFold(n, name) {
			d = d.WithHint("write it as in the file: %q", n)
			return nil, &d
		}
	}
	if near := diag.Nearest(name, names); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return nil, &d
}

// source names the table in a message.
func (t *Table) source() string {
	if t.File == "" || strings.HasSuffix(t.File, ".md") {
		return "the rows of this block"
	}
	return t.File
}

// Numeric reports whether the cells of a column are numbers or percentages.
func (c *Column) Numeric() bool { return c.Type == Number || c.Type == Percent }

// NotNumbers gives a problem for each cell of a column, at most five, that is neither a
// number nor missing.
func (t *Table) NotNumbers(c *Column) (list diag.List) {
	for i := range c.Cells {
		cell := &c.Cells[i]
		if cell.Missing || cell.Kind == Number || cell.Kind == Percent && c.kindOfNumbers() == Percent {
			continue
		}
		d := diag.Errorf(t.Place(cell), "not-a-number", "%q in the column %q is not a number", cell.Text, c.Name).
			WithHint("%s", numberHint(cell.Text))
		if cell.Kind == Percent {
			d = diag.Errorf(t.Place(cell), "mixed-units", "%q is a percentage, and other cells of the column %q are not", cell.Text, c.Name).
				WithHint("write all cells with the percent sign, or all without")
		}
		if list = append(list, d); len(list) == 5 {
			return list
		}
	}
	return list
}

// numberHint says what to write for a text that is no number.
func numberHint(text string) string {
	switch {
	case decimalComma.MatchString(text):
		return "write  " + strings.Replace(text, ",", ".", 1)
	case strings.IndexAny(text, "<>≤≥~") == 0:
		return "leave the cell empty, and explain in a note: note: …"
	}
	return "write a number, such as  12.5  or leave the cell empty if it is not known"
}

// Numeric reports whether a cell is a number or a percentage.
func (c *Cell) Numeric() bool { return !c.Missing && (c.Kind == Number || c.Kind == Percent) }

// kindOfNumbers is Percent when no cell is a plain number, otherwise Number.
func (c *Column) kindOfNumbers() Type {
	if slices.ContainsFunc(c.Cells, func(cell Cell) bool { return !cell.Missing && cell.Kind == Number }) {
		return Number
	}
	return Percent
}

// Day is the day that a cell of dates stands for.
func (c *Cell) Day() time.Time { return time.Unix(int64(c.Value)*86400, 0).UTC() }

// settle finds the type of a column from its cells.
func (c *Column) settle() {
	c.Type = Text
	first := true
	for i := range c.Cells {
		cell := &c.Cells[i]
		switch {
		case cell.Missing:
		case first:
			c.Type, first = cell.Kind, false
		case cell.Kind != c.Type:
			c.Type = Text
			return
		}
	}
}
