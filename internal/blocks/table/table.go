// Package table is the block of a table whose cells stand in a file of data, or in the
// block itself:
//
//	:::table
//	file: cases.csv
//	caption: Measles cases by region
//	columns: [Region, Cases]
//	sort: Cases descending
//	:::
//
// Read asks the arguments of the block. HTML writes the table that a file holds, and finds
// what does not fit the file: a column that is not there, a table too long to be read.
package table

import (
	"slices"
	"strings"

	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// MaxRows is how many rows a page shows of one table.
const MaxRows = 500

// Table is the arguments of a block.
type Table struct {
	File    frontmatter.Word // "" when the rows stand in the block
	Caption frontmatter.Word
	Columns []frontmatter.Word // those that are shown; all when there are none
	Header  frontmatter.Word   // the column whose cells name their rows
	Units   []Setting
	Align   []Setting
	Sort    frontmatter.Word // a column
	Falling bool
	Limit   int // rows, 0 for all
	Note    frontmatter.Word
	Source  Source
	Offered bool // readers can download the file
	At      diag.Position

	Rows *data.Table `pack:"-"` // those in the block
}

// Source is where data come from: in words, or as a link that whoever knows the references
// of the article has made of the name of one.
type Source struct {
	Words frontmatter.Word
	Link  string // HTML; the words are then empty
}

// Setting is what is said of one column.
type Setting struct {
	Column frontmatter.Word
	Value  string
}

// names are other names of the arguments.
var names = map[string]string{
	"src": "file", "path": "file", "csv": "file", "data": "file", "title": "caption", "heading": "caption", "unit": "units", "order": "sort", "orderby": "sort",
	"sortby": "sort", "rowheader": "header", "headercolumn": "header", "max": "limit", "alignment": "align", "notes": "note", "credit": "source", "link": "download",
}

// Names are the names of the arguments that other programs use, for Reader.Done.
func Names() map[string]string { return names }

// Read asks for the arguments of a block.
func Read(r *frontmatter.Reader) *Table {
	t := &Table{At: r.At(), File: ReadFile(r)}
	r.Require("a table", map[string]string{"caption": "caption: Measles cases by region, 2025"})
	t.Caption = r.Line("caption", 300)
	if t.File.Text == "" {
		t.Rows = data.Inline(r)
	} else {
		t.Columns = r.Words("columns", 200)
	}
	t.Header = r.Spelled("header", 200)
	t.Units, t.Align = settings(r, "units", "per 100,000"), settings(r, "align", "right")
	for _, s := range t.Align {
		if words := []string{"left", "right", "center"}; !slices.Contains(words, s.Value) {
			d := diag.Errorf(s.Column.At, "unknown-choice", "a column cannot be aligned %q", s.Value).WithHint("choose one of: left, right, center")
			if near := diag.Nearest(s.Value, append(words, "centre")); near != "" {
				d = d.WithHint("did you mean %q?", strings.Replace(near, "centre", "center", 1))
			}
			r.Add(d)
		}
	}
	t.Sort, t.Falling = ReadSort(r)
	if r.Has("limit") {
		t.Limit = r.Count("limit", 10, 1, MaxRows)
	}
	t.Note, t.Source.Words = r.Line("note", 500), r.Line("source", 300)
	// Readers are given no column and no row that they do not see, unless the editor says so.
	t.Offered = len(t.Columns) == 0 && t.Limit == 0
	if r.Has("download") {
		t.Offered = r.Flag("download")
	}
	t.Offered = t.Offered && t.File.Text != ""
	return t
}

// ReadFile reads the name of a file of data, and says what is missing where neither it nor
// rows are there.
func ReadFile(r *frontmatter.Reader) frontmatter.Word {
	w := r.Line("file", 300)
	switch {
	case w.Text == "":
		if !r.Has("rows") && !r.Has("columns") && !r.Has("file") {
			r.Add(diag.Errorf(r.At(), "missing-key", "this block needs data").
				WithHint("add the line  file: cases.csv  with the name of a file beside the article or in the folder data, or write columns and rows"))
		}
		return w
	case r.Has("rows"):
		r.Problem("rows", "two-sources", "delete one of the two", "the data are both in a file and in the block")
	case !data.IsTable(w.Text):
		hint := "name a file that ends in .csv or .tsv"
		if strings.Contains(strings.ToLower(w.Text), ".xls") || strings.HasSuffix(w.Text, ".ods") {
			hint = "save the sheet as CSV UTF-8, and name that file"
		}
		r.Problem("file", "not-a-table", hint, "%q is not a table that Galen reads", w.Text)
		w.Text = ""
	}
	return w
}

// settings reads a group that says something of columns.
func settings(r *frontmatter.Reader, key, example string) (all []Setting) {
	if !r.Has(key) {
		return nil
	}
	if v := r.Raw(key); v.Kind != frontmatter.Map {
		r.Problem(key, "wrong-type", "name the columns:  "+key+": {Cases: \""+example+"\"}", "%q must say for which columns, but this is %s", key, v.Kind)
		return nil
	}
	g := r.Group(key)
	for _, e := range r.Entries(key) {
		if w := g.Spelled(e.Key, 100); w.Text != "" {
			all = append(all, Setting{frontmatter.Word{Text: e.Key, At: e.At}, w.Text})
		}
	}
	return all
}

// ReadSort reads the column by which rows are sorted, and which way.
func ReadSort(r *frontmatter.Reader) (column frontmatter.Word, falling bool) {
	column = r.Spelled("sort", 200)
	for word, down := range map[string]bool{" descending": true, " ascending": false, " desc": true, " asc": false} {
		if name, ok := strings.CutSuffix(column.Text, word); ok {
			column.Text = strings.TrimSpace(name)
			return column, down
		}
	}
	return column, false
}

// Shows reports whether readers are given the cells of a column.
func (t *Table) Shows(column string) bool {
	return t.Offered || len(t.Columns) == 0 || slices.ContainsFunc(t.Columns, func(w frontmatter.Word) bool { return w.Text == column })
}

// Said is the words of the block that are no cells.
func (t *Table) Said() []*frontmatter.Word {
	return []*frontmatter.Word{&t.Caption, &t.Note, &t.Source.Words}
}
