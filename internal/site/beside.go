package site

import (
	"bytes"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/lint/textseg"
	"galen/internal/media/captions"
)

// Beside is the words of the files that a document's blocks show, one text for each file:
// of tables and charts, captions and transcripts. Read gives the text of a file of the
// project. A file that two blocks show is there once.
func (s *Site) Beside(d *content.Document, words *content.Words, read func(file string) []byte) (all []*textseg.Text) {
	if !words.Blocks {
		return nil
	}
	body := words.Body()
	s = s.Edition(d.Edition)
	tables := map[*file][]*content.DataFigure{}
	var order []*file
	var told []string
	for i := range body.Placeholders {
		g := &body.Placeholders[i]
		switch g.Kind {
		case content.Figure:
			if f := s.dataFile(d, g.Target); f != nil {
				if tables[f] == nil {
					order = append(order, f)
				}
				tables[f] = append(tables[f], g.Figure)
			}
		case content.Captions, content.Transcript:
			to, found, _ := s.resolve(d, g.Target)
			name := mediumName(to)
			if m := s.media[name]; !found || m == nil || slices.Contains(told, name) {
				continue
			} else if text := read(name); g.Kind == content.Captions {
				all = append(all, captionWords(&m.captions, name, text))
			} else {
				all = append(all, paragraphWords(name, text))
			}
			told = append(told, name)
		}
	}
	for _, f := range order {
		if name := f.at.File; f.table != nil {
			all = append(all, cellWords(f.table, tables[f], read(name)))
		} else {
			all = append(all, lineWords(name, read(name)))
		}
	}
	return all
}

// cellWords is the words of a table: the names of the columns that one of the figures
// shows, and their cells that are no numbers.
func cellWords(t *data.Table, shown []*content.DataFigure, text []byte) *textseg.Text {
	lines := diag.NewLines(t.File, text)
	b := textseg.NewBuilder(t.File, lines)
	write := func(words string, at diag.Position, level int) {
		b.Begin(textseg.Cell, level)
		b.Spelled(words, text, lines.Offset(at))
		b.End()
	}
	var columns []*data.Column
	for i := range t.Columns {
		c := &t.Columns[i]
		if slices.ContainsFunc(shown, func(f *content.DataFigure) bool { return f.Shows(c.Name) }) {
			columns = append(columns, c)
			write(c.Name, diag.Position{File: t.File, Line: c.Line, Column: c.At}, 1)
		}
	}
	for row := range t.Rows {
		for _, c := range columns {
			if cell := &c.Cells[row]; cell.Kind == data.Text && !cell.Missing {
				write(cell.Text, t.Place(cell), 0)
			}
		}
	}
	return b.Text()
}

// lineWords is a table that cannot be read, line by line.
func lineWords(name string, text []byte) *textseg.Text {
	b := textseg.NewBuilder(name, diag.NewLines(name, text))
	at := 0
	for line := range bytes.Lines(text) {
		b.Begin(textseg.Cell, 0)
		b.Copy(bytes.TrimRight(line, "\n"), at)
		b.End()
		at += len(line)
	}
	return b.Text()
}

// captionWords is what captions say: what one voice says is one paragraph, because a
// sentence goes on from one caption to the next.
func captionWords(t *captions.Track, name string, text []byte) *textseg.Text {
	lines := diag.NewLines(name, text)
	b := textseg.NewBuilder(name, lines)
	open := false
	for i, c := range t.Cues {
		if i > 0 && c.Voice != t.Cues[i-1].Voice {
			b.End()
			open = false
		}
		at := lines.Offset(diag.Position{File: name, Line: c.At.Line + 1, Column: 1})
		if open {
			b.Put(" ", at, 0)
		} else {
			b.Begin(textseg.Paragraph, 0)
			open = true
		}
		b.Spelled(strings.Join(strings.Fields(c.Text), " "), text, at)
	}
	if open {
		b.End()
	}
	return b.Text()
}

// paragraphWords is a text in which empty lines end paragraphs.
func paragraphWords(name string, text []byte) *textseg.Text {
	b := textseg.NewBuilder(name, diag.NewLines(name, text))
	at := 0
	for p := range bytes.SplitSeq(text, []byte("\n\n")) {
		b.Begin(textseg.Paragraph, 0)
		b.Copy(bytes.ReplaceAll(p, []byte("\n"), []byte(" ")), at)
		b.End()
		at += len(p) + len("\n\n")
	}
	return b.Text()
}
