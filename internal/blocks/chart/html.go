package chart

import (
	"html"
	"slices"
	"strings"

	"galen/internal/blocks/table"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/words"
)

// HTML writes the block, drawn from t. The ids in it begin with id. It is "" when the list
// holds an error; it may hold warnings beside a figure.
func (c *Chart) HTML(t *data.Table, l *words.Language, id string, link table.Link) (string, diag.List) {
	if c.Kind == "" {
		return "", nil // which was told when it was read
	}
	m := newModel(c, t, l)
	if m.list.Failed() {
		return "", m.list
	}
	var w strings.Builder
	w.WriteString(`<figure class="chart"><figcaption>` + html.EscapeString(c.Title.Text) + "</figcaption>")
	m.svg(&w, id)
	w.WriteString("<details><summary" + l.Attributes() + ">" + l.Say("chart.numbers") + "</summary><p>" + html.EscapeString(c.Description.Text) + "</p>")
	sheet := table.Sheet{Name: l.Say("chart.table", words.Text("title", c.Title.Text)), Rows: m.rows}
	if l.Attributes() != "" { // a name is in one language
		sheet.Name = c.Title.Text
	}
	for _, column := range m.shown {
		s := table.Of(column)
		s.Header = column == m.x
		if s.Unit == "" && slices.Contains(m.values, column) {
			s.Unit = c.Unit.Text
		}
		sheet.Columns = append(sheet.Columns, s)
	}
	sheet.Write(&w, l)
	w.WriteString("</details>")
	var below table.Below
	if m.thin > 0 {
		n := 0
		for _, s := range m.series {
			n += len(s.marks)
		}
		below.Add(l.Mark(l.Say("chart.thinned", words.Number("n", n), words.Number("all", m.thin))))
	}
	below.Note(c.Note.Text)
	below.Source(l, c.Source)
	below.Download(l, c.Offered, link)
	below.Write(&w)
	w.WriteString("</figure>")
	return w.String(), m.list
}

// svg writes the drawing.
func (m *model) svg(w *strings.Builder, id string) {
	var d drawing
	map[string]func(*drawing){"bar": m.bars, "line": m.lineChart, "dot": m.dots, "slope": m.slopes}[m.Kind](&d)
	id = html.EscapeString(id)
	w.WriteString(`<svg class="` + m.Kind + `" viewBox="0 0 ` + num(full) + " " + num(d.y+2) + `" font-size="13" direction="ltr" role="img" aria-labelledby="` + id + `-t" aria-describedby="` + id + `-d"><title id="` +
		id + `-t">` + html.EscapeString(m.Title.Text) + `</title><desc id="` + id + `-d">` + html.EscapeString(m.Description.Text) + "</desc>")
	w.WriteString(d.String())
	w.WriteString("</svg>")
}
