package data

import (
	"fmt"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Inline reads a table that stands in a block, with the names of its columns and a list of
// cells for each row:
//
//	columns: [Group, Risk]
//	rows:
//	  - [Placebo, 20]
//	  - [Aspirin, 15]
//
// It is nil when neither key is there, or when something is wrong with them.
func Inline(r *frontmatter.Reader) *Table {
	columns, rows := r.Raw("columns"), r.Raw("rows")
	if columns.Empty() && rows.Empty() {
		return nil
	}
	before := diag.List{}
	problem := func(at diag.Position, code, hint, format string, args ...any) {
		before = append(before, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
	}
	t := &Table{File: r.At().File, Rows: len(rows.Items)}
	switch {
	case columns.Kind != frontmatter.List:
		problem(columns.At, "no-columns", "write the names of the columns, one for each cell of a row:  columns: [Group, Risk]", "the rows need names for their columns")
	case rows.Kind != frontmatter.List:
		problem(rows.At, "no-rows", "write one row a line:  - [Placebo, 20]", "%q must be a list of rows", "rows")
	default:
		t.head(columns, problem)
		for i := range rows.Items {
			t.row(&rows.Items[i], problem)
		}
		for i := range t.Columns {
			t.Columns[i].settle()
		}
	}
	for _, d := range before {
		r.Add(d)
	}
	if len(before) > 0 {
		return nil
	}
	return t
}

type reporter func(at diag.Position, code, hint, format string, args ...any)

// head makes the columns.
func (t *Table) head(columns frontmatter.Value, problem reporter) {
	for i := range columns.Items {
		name := &columns.Items[i]
		if name.Kind == frontmatter.List || name.Kind == frontmatter.Map || name.Empty() {
			problem(name.At, "no-name", "write one name:  columns: [Group, Risk]", "the column %d has no name", i+1)
			continue
		}
		text := clean(name.Text)
		if t.Column(text) != nil {
			problem(name.At, "duplicate-column", "give one of them another name", "there are two columns %q", text)
		}
		t.Columns = append(t.Columns, Column{Name: text, Line: name.At.Line, At: name.At.Column})
	}
}

// row takes in one row.
func (t *Table) row(row *frontmatter.Value, problem reporter) {
	if row.Kind != frontmatter.List {
		problem(row.At, "not-a-row", "write the cells in brackets:  - [Placebo, 20]", "a row is a list of cells, and this is %s", row.Kind)
		return
	}
	if len(row.Items) != len(t.Columns) {
		hint := fmt.Sprintf("write %d cells; for one that is not known, write  \"\"", len(t.Columns))
		problem(row.At, "ragged-row", hint, "this row has %s, and there are %d columns", cellCount(len(row.Items)), len(t.Columns))
		return
	}
	for i := range row.Items {
		item := &row.Items[i]
		if item.Kind == frontmatter.List || item.Kind == frontmatter.Map {
			problem(item.At, "not-a-cell", "write one number or text", "a cell holds one value, and this is %s", item.Kind)
			continue
		}
		text := clean(item.Text)
		if item.Kind == frontmatter.Null {
			text = ""
		}
		cell := dialect{comma: ','}.read(text)
		cell.Line, cell.At = int32(item.At.Line), int32(item.At.Column)
		t.Columns[i].Cells = append(t.Columns[i].Cells, cell)
	}
}
