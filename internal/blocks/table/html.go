package table

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/words"
)

// Link is where readers download a file.
type Link struct{ URL, Format string }

// HTML writes the block, with the cells of t. It is "" when the list holds an error.
func (b *Table) HTML(t *data.Table, l *words.Language, link Link) (string, diag.List) {
	s, list := b.sheet(t)
	if list.Failed() {
		return "", list
	}
	var w strings.Builder
	w.WriteString(`<figure class="data">`)
	s.Write(&w, l)
	var below Below
	if n := len(s.Rows); n < t.Rows {
		below.Add(l.Mark(l.Say("table.limited", words.Number("n", n), words.Number("all", t.Rows))))
	}
	below.Note(b.Note.Text)
	below.Source(l, b.Source)
	below.Download(l, b.Offered, link)
	below.Write(&w)
	w.WriteString("</figure>")
	return w.String(), nil
}

// Below is the small print below a figure.
type Below struct{ parts []string }

// Add adds HTML, unless it is empty.
func (b *Below) Add(part string) {
	if part != "" {
		b.parts = append(b.parts, part)
	}
}

// Note adds a remark, with a full stop when it ends without one.
func (b *Below) Note(note string) {
	if note != "" {
		b.Add(html.EscapeString(note) + stop(note))
	}
}

// stop is the full stop that a text lacks.
func stop(text string) string {
	if strings.ContainsAny(text[len(text)-1:], ".!?") {
		return ""
	}
	return "."
}

// Source adds where the data come from.
func (b *Below) Source(l *words.Language, source Source) {
	shown := cmp.Or(source.Link, html.EscapeString(strings.TrimSuffix(source.Words.Text, ".")))
	if shown != "" {
		b.Add(l.Mark(l.Say("table.source", words.Text("source", l.Quote(shown)))))
	}
}

// Download adds a link to the file, if it is offered.
func (b *Below) Download(l *words.Language, offered bool, link Link) {
	if offered && link.URL != "" {
		b.Add(`<a href="` + html.EscapeString(link.URL) + `" download` + l.Attributes() + `>` + l.Say("table.download", words.Text("format", link.Format)) + "</a>")
	}
}

// Write writes what there is.
func (b *Below) Write(w *strings.Builder) {
	if len(b.parts) > 0 {
		w.WriteString(`<p class="below">` + strings.Join(b.parts, " ") + "</p>")
	}
}

// Sheet is cells that are shown.
type Sheet struct {
	Caption string
	Name    string // of the region that scrolls; the caption when it is empty
	Columns []Shown
	Rows    []int // of the table, in their order
}

// Shown is a column that is shown.
type Shown struct {
	*data.Column
	Unit   string
	Align  string // right, center, or left
	Header bool   // its cells name their rows
}

// Of shows a column as it is by itself.
func Of(c *data.Column) Shown {
	s := Shown{Column: c, Unit: c.Unit}
	if c.Numeric() {
		s.Align = "right"
	}
	return s
}

// Text is a cell as readers see it.
func Text(c *data.Cell, l *words.Language) string {
	if c.Kind == data.Date && !c.Missing {
		return l.Day(c.Day())
	}
	return c.Shown()
}

// Write writes the sheet in a region that scrolls.
func (s *Sheet) Write(w *strings.Builder, l *words.Language) {
	caption := html.EscapeString(s.Caption)
	name := caption
	if s.Name != "" {
		name = html.EscapeString(s.Name)
	}
	w.WriteString(`<section class="table" tabindex="0" aria-label="` + name + `"><table>`)
	if caption != "" {
		w.WriteString("<caption>" + caption + "</caption>")
	}
	w.WriteString("<thead><tr>")
	for _, c := range s.Columns {
		w.WriteString(`<th scope="col"` + class(c.Align) + ">" + html.EscapeString(c.Name))
		if c.Unit != "" {
			w.WriteString(` <span class="unit">` + html.EscapeString(c.Unit) + "</span>")
		}
		w.WriteString("</th>")
	}
	w.WriteString("</tr></thead><tbody>")
	for _, row := range s.Rows {
		w.WriteString("<tr>")
		for _, c := range s.Columns {
			start, end := "<td", "</td>"
			if c.Header {
				start, end = `<th scope="row"`, "</th>"
			}
			said := ""
			if cell := &c.Cells[row]; cell.Kind == data.Date && !cell.Missing {
				said = l.Attributes()
			}
			w.WriteString(start + class(c.Align) + said + ">" + html.EscapeString(Text(&c.Cells[row], l)) + end)
		}
		w.WriteString("</tr>")
	}
	w.WriteString("</tbody></table></section>")
}

func class(align string) string {
	if align == "" || align == "left" {
		return ""
	}
	return ` class="` + align + `"`
}

// sheet finds what is shown of a table.
func (b *Table) sheet(t *data.Table) (*Sheet, diag.List) {
	s := &Sheet{Caption: b.Caption.Text}
	var list diag.List
	problem := func(d *diag.Diagnostic) bool {
		if d != nil {
			list = append(list, *d)
		}
		return d != nil
	}
	if len(b.Columns) == 0 {
		for i := range t.Columns {
			s.Columns = append(s.Columns, Of(&t.Columns[i]))
		}
	}
	for _, name := range b.Columns {
		if c, d := t.Find(name.Text, name.At); !problem(d) {
			s.Columns = append(s.Columns, Of(c))
		}
	}
	at := func(name string) *Shown {
		if i := slices.IndexFunc(s.Columns, func(c Shown) bool { return c.Name == name }); i >= 0 {
			return &s.Columns[i]
		}
		return new(Shown) // a column that is not shown
	}
	for _, u := range b.Units {
		if _, d := t.Find(u.Column.Text, u.Column.At); !problem(d) {
			at(u.Column.Text).Unit = u.Value
		}
	}
	for _, a := range b.Align {
		if _, d := t.Find(a.Column.Text, a.Column.At); !problem(d) {
			at(a.Column.Text).Align = a.Value
		}
	}
	if len(s.Columns) > 0 && b.Header.Text == "" {
		s.Columns[0].Header = true
	} else if b.Header.Text != "" && b.Header.Text != "none" {
		if _, d := t.Find(b.Header.Text, b.Header.At); !problem(d) {
			at(b.Header.Text).Header = true
		}
	}
	var d *diag.Diagnostic
	s.Rows, d = b.rows(t)
	problem(d)
	return s, list
}

// rows are those that are shown, in their order.
func (b *Table) rows(t *data.Table) ([]int, *diag.Diagnostic) {
	rows := make([]int, t.Rows)
	for i := range rows {
		rows[i] = i
	}
	if b.Sort.Text != "" {
		c, d := t.Find(b.Sort.Text, b.Sort.At)
		if d != nil {
			return nil, d
		}
		slices.SortStableFunc(rows, func(i, j int) int { return compare(c, i, j, b.Falling) })
	}
	if b.Limit > 0 {
		return rows[:min(b.Limit, len(rows))], nil
	}
	if t.Rows > MaxRows {
		d := diag.Errorf(b.At, "too-many-rows", "the table has %d rows, but a page shows %d at most", t.Rows, MaxRows).WithHint("add the line  limit: 50")
		return nil, &d
	}
	return rows, nil
}

// compare orders two cells of a column: numbers and dates by their value, others by their
// letters. What is missing comes last, whichever way the others go.
func compare(c *data.Column, i, j int, falling bool) int {
	x, y := &c.Cells[i], &c.Cells[j]
	if x.Missing || y.Missing {
		return boolean(x.Missing) - boolean(y.Missing)
	}
	order := cmp.Compare(x.Value, y.Value)
	if c.Type == data.Text {
		order = cmp.Or(strings.Compare(strings.ToLower(x.Text), strings.ToLower(y.Text)), strings.Compare(x.Text, y.Text))
	}
	if falling {
		return -order
	}
	return order
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
