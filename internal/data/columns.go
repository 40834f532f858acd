package data

import (
	"fmt"
	"strings"

	"galen/internal/diag"
	"galen/internal/source"
)

// columns makes the columns of a table out of its rows, the first of which names them.
func (r *reader) columns(t *Table, rows []row) {
	names := rows[0]
	width := len(names.cells)
	for width > 0 && names.cells[width-1] == "" && emptyFrom(rows[1:], width-1) {
		width-- // spreadsheets save columns in which nothing was ever written
	}
	t.Rows = len(rows) - 1
	t.Columns = make([]Column, width)
	first := map[string]diag.Position{}
	for i := range t.Columns {
		name, at := names.cells[i], names.places[i]
		t.Columns[i] = Column{Name: name, Line: at.Line, At: at.Column, Cells: make([]Cell, 0, t.Rows)}
		switch before, again := first[name]; {
		case name == "":
			r.problem(at, "no-name", "write its name in the first line, or delete the column", "the column %d has no name", i+1)
		case again:
			r.list = append(r.list, diag.Errorf(at, "duplicate-column", "there are two columns %q", name).With(before).WithHint("give one of them another name"))
		default:
			first[name] = at
			r.judge(name, at)
		}
	}
	whole := rows[1:][:0:0]
	for _, row := range rows[1:] {
		if r.fits(row, width) {
			whole = append(whole, row)
		}
	}
	if r.comma == ';' {
		r.points = pointsOfAll(whole)
	}
	for i := range t.Columns {
		r.cells(&t.Columns[i], whole, i)
	}
}

// pointsOfAll is pointsOf for all cells of a file.
func pointsOfAll(rows []row) rune {
	var all []string
	for _, row := range rows {
		all = append(all, row.cells...)
	}
	points, _ := pointsOf(all)
	return points
}

// emptyFrom reports whether the cells of all rows are empty from a column on.
func emptyFrom(rows []row, column int) bool {
	for _, row := range rows {
		for _, cell := range row.cells[min(column, len(row.cells)):] {
			if cell != "" {
				return false
			}
		}
	}
	return true
}

// fits reports whether a row has as many cells as there are columns, but for empty ones at
// its end.
func (r *reader) fits(now row, width int) bool {
	n := len(now.cells)
	switch {
	case n < width:
		at := now.places[n-1]
		hint := fmt.Sprintf("add the missing cells; for an unknown value, a %s is enough", r.separatorName())
		if n == 1 {
			hint += ". A note about the table goes into the block, not into the table: note: …"
		}
		r.problem(at, "ragged-row", hint, "this row has %s, and there are %d columns", cellCount(n), width)
		return false
	case n > width && !emptyFrom([]row{now}, width):
		hint := "delete the cells that are too many, or give their columns a name in the first line"
		if r.comma == ',' {
			hint = "put a cell that holds a comma in quotation marks, as in  \"London, England\"  or give the last columns a name in the first line"
		}
		r.problem(now.places[width], "ragged-row", hint, "this row has %s, and there are %d columns", cellCount(n), width)
		return false
	}
	return true
}

func cellCount(n int) string {
	if n == 1 {
		return "one cell"
	}
	return fmt.Sprintf("%d cells", n)
}

func (r *reader) separatorName() string {
	return map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}[r.comma]
}

// cells reads the cells of a column.
func (r *reader) cells(c *Column, rows []row, column int) {
	spell := r.dialect
	if r.comma == ';' {
		texts := make([]string, len(rows))
		for i := range rows {
			texts[i] = rows[i].cells[column]
		}
		points, unsure := pointsOf(texts)
		if points != 0 {
			spell.points = points
		}
		if unsure >= 0 && spell.points == 0 {
			r.problem(rows[unsure].places[column], "unclear-number", twoWays(texts[unsure]), "%q is ambiguous: is the mark for thousands or for decimals?", texts[unsure])
		}
	}
	for i := range rows {
		text, at := rows[i].cells[column], rows[i].places[column]
		r.judge(text, at)
		cell := spell.read(text)
		cell.Line, cell.At = int32(at.Line), int32(at.Column)
		c.Cells = append(c.Cells, cell)
	}
	c.settle()
}

// twoWays is the hint for a number that may be read in two ways: 1.200.
func twoWays(text string) string {
	whole, decimals, _ := strings.Cut(text, ".")
	short := strings.TrimRight(decimals, "0")
	if short == "" {
		short = "0"
	}
	return fmt.Sprintf("write  %s%s  or  %s,%s", whole, decimals, whole, short)
}

// judge reports what may not stand in a cell.
func (r *reader) judge(text string, at diag.Position) {
	if text == "" {
		return
	}
	if source.DeskNote(text) >= 0 {
		r.list = append(r.list, source.DeskNoteAt(at))
	}
	if d := source.MarkIn(text, func(written string) diag.Position { return r.within(at, written) }); d != nil && len(r.list) < maxProblems {
		r.list = append(r.list, *d)
	}
	switch text[0] {
	case '#':
		if failed[strings.ToUpper(text)] || strings.Trim(text, "#") == "" && len(text) > 2 {
			r.problem(at, "failed-formula", "correct the formula in the spreadsheet and save the file again, or leave the cell empty",
				"%q is a spreadsheet's error value: its formula has no result", text)
		}
	case '=', '+', '-', '@':
		if formula.MatchString(text) {
			r.problem(at, "formula", "write its result: in the spreadsheet, copy the cells and paste them as values",
				"%q is a formula, which a spreadsheet would run when a reader opens the file", short(text))
		}
	}
}

// short is the beginning of a text.
func short(text string) string {
	if letters := []rune(text); len(letters) > 40 {
		return string(letters[:39]) + "…"
	}
	return text
}
