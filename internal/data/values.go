package data

import (
	"path"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// Endings are those of the files that ReadValue reads.
var Endings = []string{".csv", ".tsv", ".yaml", ".yml", ".json"}

// IsValue reports whether ReadValue reads a file, by its name.
func IsValue(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	for _, e := range Endings {
		if e == ending {
			return !strings.HasSuffix(name, schemaEnd)
		}
	}
	return false
}

// ReadValue reads a file of YAML or JSON, a list or a group of keys, and judges it by its
// schema, which may be nil: each key of a group, or of the groups in a list, is a column
// there. The list holds an error when the value is of no use.
func ReadValue(f source.File, rules *Schema) (Value, diag.List) {
	top, list := readTree(f)
	if list.Failed() {
		return Value{}, list
	}
	list = append(append(list, asWritten(f, top)...), rules.Check(groups(top))...)
	return valueOf(top, f.Path), list
}

// asWritten reports notes to colleagues, marks of Markdown, and addresses that no page may
// link to, in the texts of a file, which templates show as they stand.
func asWritten(f source.File, top frontmatter.Value) (list diag.List) {
	var lines *diag.Lines // once a place within a value is asked for
	var look func(v *frontmatter.Value)
	look = func(v *frontmatter.Value) {
		if source.DeskNote(v.Text) >= 0 {
			list = append(list, source.DeskNoteAt(v.At))
		}
		if d := refusedAddress(v.Text, v.At); d != nil && len(list) < maxProblems {
			list = append(list, *d)
		}
		d := source.MarkIn(v.Text, func(written string) diag.Position {
			if lines == nil {
				text, _ := f.Bytes()
				lines = diag.NewLines(f.Path, text)
			}
			at, _ := lines.Find(v.At, written, 0)
			return at
		})
		if d != nil && len(list) < maxProblems {
			list = append(list, *d)
		}
		for i := range v.Items {
			look(&v.Items[i])
		}
		for i := range v.Entries {
			look(&v.Entries[i].Value)
		}
	}
	look(&top)
	return list
}

// readTree is the text of a file as a tree.
func readTree(f source.File) (v frontmatter.Value, list diag.List) {
	data, err := f.Bytes()
	switch {
	case err != nil:
		return v, diag.List{unreadable(f.Path, err)}
	case len(data) > MaxBytes:
		return v, diag.List{tooLarge(f.Path, len(data))}
	}
	f.Data, f.Disk = data, ""
	text, list := source.Text(f)
	if list.Failed() {
		return v, list
	}
	if strings.EqualFold(path.Ext(f.Path), ".json") {
		v, d := readJSON(f.Path, text)
		if d != nil {
			list = append(list, *d)
		}
		return v, list
	}
	if firstLine(text) == "" {
		return v, append(list, diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "empty-data", "the file is empty").
			WithHint("write a list or a group of keys, or delete the file"))
	}
	// The reader of front matter reads a group of keys: a list becomes the value of one,
	// which stands on a line above the file's first.
	whole := string(text)
	switch first := firstLine(text); {
	case strings.HasPrefix(first, "["):
		whole = "{list:\n" + whole + "}"
	case strings.HasPrefix(first, "-") && !strings.HasPrefix(first, "---"):
		whole = "list:\n" + whole
	default:
		v, problems := frontmatter.YAML(f.Path, whole, 1)
		return v, append(list, aboutFile(problems)...)
	}
	v, problems := frontmatter.YAML(f.Path, whole, 0)
	if len(v.Entries) == 1 {
		v = v.Entries[0].Value
	}
	return v, append(list, aboutFile(problems)...)
}

// aboutFile are problems of the reader of front matter in a file that is none.
func aboutFile(list diag.List) diag.List {
	for i := range list {
		if list[i].Line < 1 { // the line above
			list[i] = diag.Errorf(diag.Position{File: list[i].File, Line: 1, Column: 1}, "yaml-syntax", "there is something before or after the list in [ ]").
				WithHint("check the brackets and the quotation marks")
		}
		list[i].Message = strings.ReplaceAll(list[i].Message, "the header", "the file")
	}
	return list
}

// firstLine is the first line of a text that says something.
func firstLine(text []byte) string {
	for line := range strings.Lines(string(text)) {
		if s := strings.TrimSpace(line); s != "" && s[0] != '#' {
			return line
		}
	}
	return ""
}

// groups makes a table of a group of keys, or of a list of such: their values that are one
// word or number are its cells. It is nil for anything else.
func groups(v frontmatter.Value) *Table {
	rows := []frontmatter.Value{v}
	if v.Kind == frontmatter.List {
		rows = v.Items
	}
	t := &Table{File: v.At.File, Rows: len(rows)}
	for i := range rows {
		if rows[i].Kind != frontmatter.Map {
			return nil
		}
		for _, e := range rows[i].Entries {
			if e.Value.Kind != frontmatter.List && e.Value.Kind != frontmatter.Map && t.Column(e.Key) == nil {
				t.Columns = append(t.Columns, Column{Name: e.Key, Line: e.At.Line, At: e.At.Column})
			}
		}
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		for j := range rows {
			c.Cells = append(c.Cells, cellOf(&rows[j], c.Name))
		}
		c.settle()
	}
	return t
}

// cellOf is what a group of keys has under one; one that it has not is missing, at the
// place of the group.
func cellOf(row *frontmatter.Value, key string) Cell {
	for _, e := range row.Entries {
		if e.Key == key {
			cell := dialect{comma: ','}.read(clean(e.Value.Text))
			cell.Line, cell.At = int32(e.Value.At.Line), int32(e.Value.At.Column)
			return cell
		}
	}
	return Cell{Missing: true, Line: int32(row.At.Line), At: int32(row.At.Column)}
}
