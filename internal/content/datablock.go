package content

import (
	"strconv"

	"galen/internal/blocks/chart"
	"galen/internal/blocks/table"
	"galen/internal/content/directive"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
	"galen/internal/words"
)

// DataFigure is a table or a chart; nil is one of which only the file is known. One whose cells stand in a file is drawn by the site,
// in a gap of the text; one whose cells stand in the block, with the text.
type DataFigure struct {
	Table *table.Table // or
	Chart *chart.Chart
	ID    string // of the ids in it

	named namedSource `pack:"-"` // where it is from, if that is no words
}

func readTable(r *frontmatter.Reader, in *validator, _ *directive.Node) block {
	return (&DataFigure{Table: table.Read(r)}).citing(r, in)
}

func readChart(r *frontmatter.Reader, in *validator, _ *directive.Node) block {
	return (&DataFigure{Chart: chart.Read(r)}).citing(r, in)
}

// citing tells a source that is a reference, or an address, from one in words.
func (f *DataFigure) citing(r *frontmatter.Reader, in *validator) *DataFigure {
	f.named, f.from().Words = in.sourceOf(r)
	return f
}

// from is where the data come from.
func (f *DataFigure) from() *table.Source {
	if f.Chart != nil {
		return &f.Chart.Source
	}
	return &f.Table.Source
}

// Draw writes the figure with the cells of a table, and says what does not fit.
func (f *DataFigure) Draw(t *data.Table, l *words.Language, link table.Link) (string, diag.List) {
	if f == nil {
		return "", nil
	}
	if f.Chart != nil {
		return f.Chart.HTML(t, l, f.ID, link)
	}
	return f.Table.HTML(t, l, link)
}

// Offered reports whether readers can download the file.
func (f *DataFigure) Offered() bool {
	return f != nil && (f.Chart != nil && f.Chart.Offered || f.Table != nil && f.Table.Offered)
}

// Shows reports whether readers are given the cells of a column of the file.
func (f *DataFigure) Shows(column string) bool {
	switch {
	case f == nil:
		return true
	case f.Chart != nil:
		return f.Chart.Shows(column)
	default:
		return f.Table.Shows(column)
	}
}

// file is the name of the file, as it is written; rows are those in the block.
func (f *DataFigure) file() (file frontmatter.Word, rows *data.Table) {
	if f.Chart != nil {
		return f.Chart.File, f.Chart.Rows
	}
	return f.Table.File, f.Table.Rows
}

// texts are the words of the block that are no cells. The first is its title.
func (f *DataFigure) texts() []*frontmatter.Word {
	if f.Chart != nil {
		return f.Chart.Said()
	}
	return f.Table.Said()
}

func (f *DataFigure) said() (all []blockText) {
	for i, w := range f.texts() {
		if w.Text == "" {
			continue
		}
		kind := textseg.Paragraph
		if i == 0 {
			kind = textseg.Caption
		}
		all = append(all, blockText{Word: *w, kind: kind})
	}
	if _, rows := f.file(); rows != nil {
		all = append(all, cells(rows)...)
	}
	return all
}

// cells are the names of the columns and the cells of a table that are no numbers.
func cells(t *data.Table) (all []blockText) {
	for i := range t.Columns {
		c := &t.Columns[i]
		all = append(all, blockText{Word: frontmatter.Word{Text: c.Name, At: diag.Position{File: t.File, Line: c.Line, Column: c.At}}, kind: textseg.Cell, level: 1})
	}
	for row := range t.Rows {
		for i := range t.Columns {
			if cell := &t.Columns[i].Cells[row]; cell.Kind == data.Text && !cell.Missing {
				all = append(all, blockText{Word: frontmatter.Word{Text: cell.Text, At: t.Place(cell)}, kind: textseg.Cell})
			}
		}
	}
	return all
}

func (f *DataFigure) check(in *validator, n *directive.Node) {
	file, rows := f.file()
	f.named.check(in)
	switch {
	case file.Text != "":
		in.gap(n, Placeholder{Kind: Figure, Target: in.beside(file.Text, file.At), At: file.At, Figure: f})
	case rows != nil:
		_, problems := f.Draw(rows, in.rules.words(), table.Link{})
		in.list = append(in.list, problems...)
	}
}

func (f *DataFigure) set(s *htmlRenderer, n *directive.Node) {
	s.figures++
	f.ID = s.prefix + "figure-" + strconv.Itoa(s.figures)
	for _, w := range f.texts() {
		w.Text = s.style().Text(w.Text)
	}
	f.from().Link = s.namedSource(f.named)
	s.block("")
	if g := s.gap(n); g != nil {
		s.cut(*g)
		return
	}
	_, rows := f.file()
	figure, _ := f.Draw(rows, s.words(), table.Link{})
	s.block(figure)
}
