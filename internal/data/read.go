package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
	"galen/internal/source"
)

// MaxBytes is the size of a file that is read.
const MaxBytes = 10 << 20

// maxProblems is how many problems of one file are told.
const maxProblems = 20

// IsTable reports whether a file is a table by its name.
func IsTable(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv":
		return true
	}
	return false
}

// Read reads a file of CSV or TSV. The table is nil when the list holds an error.
func Read(f source.File) (*Table, diag.List) {
	data, err := f.Bytes()
	switch {
	case err != nil:
		return nil, diag.List{unreadable(f.Path, err)}
	case len(data) > MaxBytes:
		return nil, diag.List{tooLarge(f.Path, len(data))}
	}
	f.Data, f.Disk = data, ""
	text, list := source.Text(f)
	if list.Failed() {
		for i := range list {
			if list[i].Code == "not-utf8" {
				list[i].Hint += `; in Excel, choose "CSV UTF-8" under Save as`
			}
		}
		return nil, list
	}
	r := reader{file: f.Path, text: text, list: source.Unseen(f.Path, text)}
	table := r.table()
	if r.list.Failed() {
		return nil, r.list
	}
	return table, r.list
}

func unreadable(file string, err error) diag.Diagnostic {
	return diag.Errorf(diag.Position{File: file}, "unreadable", "the file cannot be read: %s", err).WithHint("check that it is there, and build again")
}

func tooLarge(file string, bytes int) diag.Diagnostic {
	return diag.Errorf(diag.Position{File: file}, "too-large", "the file has %d MB; the limit for a table is %d", bytes>>20, MaxBytes>>20).
		WithHint("leave out rows and columns that are not shown anywhere")
}

// reader reads one file.
type reader struct {
	file   string
	text   []byte
	skip   int   // lines before the first that is read
	starts []int // of lines, offsets
	list   diag.List
	lines  *diag.Lines // once a place within a cell is asked for
	dialect
}

func (r *reader) problem(at diag.Position, code, hint, format string, args ...any) {
	if len(r.list) < maxProblems {
		r.list = append(r.list, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
	}
}

// at is the place of a column, counted in bytes, of a line that the decoder counts.
func (r *reader) at(line, column int) diag.Position {
	line = min(line, len(r.starts))
	start := r.starts[line-1]
	end := min(start+column-1, len(r.text))
	return diag.Position{File: r.file, Line: line + r.skip, Column: 1 + utf8.RuneCount(r.text[start:max(start, end)])}
}

// within is where words stand in a cell at a place.
func (r *reader) within(at diag.Position, words string) diag.Position {
	if r.lines == nil {
		r.lines = diag.NewLines(r.file, r.text)
	}
	from := at
	from.Line -= r.skip
	found, _ := r.lines.Find(from, strings.ReplaceAll(words, `"`, `""`), 0)
	found.Line += r.skip
	return found
}

func (r *reader) table() *Table {
	r.separator()
	for at := 0; at < len(r.text); {
		r.starts = append(r.starts, at)
		n := bytes.IndexByte(r.text[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	rows := r.records()
	if r.list.Failed() { // what else is wrong may come of the quotation marks
		return nil
	}
	if len(rows) == 0 {
		r.problem(diag.Position{File: r.file, Line: 1, Column: 1}, "empty-table", "write the names of the columns in the first line, and a row in each line below", "the file is empty")
		return nil
	}
	t := &Table{File: r.file}
	r.columns(t, rows)
	if len(rows) == 1 {
		r.problem(diag.Position{File: r.file, Line: rows[0].line, Column: 1}, "empty-table", "write a row in each line below the names of the columns", "there are no rows: the first line names the columns")
	}
	return t
}

// separator finds what stands between cells: a tab in a TSV file; otherwise what a first
// line such as sep=; names, or else the most frequent of comma, semicolon and tab in the
// line of the names.
func (r *reader) separator() {
	first, rest, _ := bytes.Cut(r.text, []byte("\n"))
	if named, ok := bytes.CutPrefix(bytes.Trim(first, `" `), []byte("sep=")); ok && len(named) == 1 {
		r.text, r.skip, r.comma = rest, 1, rune(named[0])
		if !strings.ContainsRune(",;\t", r.comma) {
			r.problem(diag.Position{File: r.file, Line: 1, Column: 1}, "bad-table", "save the file with commas, semicolons or tabs between the cells", "the cells are separated by %q", named)
			r.comma = ','
		}
		return
	}
	if strings.EqualFold(path.Ext(r.file), ".tsv") {
		r.comma = '\t'
		return
	}
	r.comma = mostFrequent(r.text)
}

// mostFrequent is the separator that the first line of a text holds most often, outside of
// quotation marks.
func mostFrequent(text []byte) (comma rune) {
	quoted := false
	counts := map[byte]int{}
	for _, c := range bytes.TrimLeft(text, "\n") {
		if c == '\n' && !quoted {
			break
		}
		if c == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[c]++
		}
	}
	comma = ','
	for _, c := range []byte{';', '\t'} {
		if counts[c] > counts[byte(comma)] {
			comma = rune(c)
		}
	}
	return comma
}

// row is one record of the file.
type row struct {
	cells  []string
	places []diag.Position
	line   int
}

// records reads all rows that are not empty.
func (r *reader) records() (rows []row) {
	in := csv.NewReader(bytes.NewReader(r.text))
	in.Comma, in.FieldsPerRecord = r.comma, -1
	in.TrimLeadingSpace, in.LazyQuotes = r.comma != '\t', r.comma == '\t'
	for {
		fields, err := in.Read()
		if err == io.EOF {
			return rows
		}
		if err != nil {
			r.quotes(err)
			continue
		}
		now := row{cells: fields, places: make([]diag.Position, len(fields))}
		empty := true
		for i := range fields {
			now.places[i] = r.at(in.FieldPos(i))
			fields[i] = clean(fields[i])
			empty = empty && fields[i] == ""
		}
		now.line = now.places[0].Line
		if !empty {
			rows = append(rows, now)
		}
	}
}

// clean is the text of a cell on one line. Spaces that no line may be broken at stay.
func clean(text string) string {
	if strings.ContainsAny(text, "\t\n") || strings.Contains(text, "  ") {
		text = strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\t' || c == '\n' }), " ")
	}
	return strings.TrimSpace(text)
}

// quotes reports quotation marks that do not fit.
func (r *reader) quotes(err error) {
	var wrong *csv.ParseError
	if !errors.As(err, &wrong) {
		r.problem(diag.Position{File: r.file}, "bad-table", "save it again as CSV", "the file cannot be read as a table")
		return
	}
	const twice = `double the quotation marks inside a cell, and put the cell in quotation marks: "a ""quoted"" word"`
	if wrong.Line > wrong.StartLine || r.openToTheEnd(wrong.StartLine) {
		r.problem(r.opened(wrong.StartLine), "bad-table", "close it at the end of the cell, or delete it", "a quotation mark opens a cell here and is not closed")
		return
	}
	r.problem(r.at(wrong.Line, wrong.Column), "bad-table", twice, "there is a quotation mark in the middle of a cell")
}

// openToTheEnd reports whether the quotation marks from a line to the end are odd.
func (r *reader) openToTheEnd(line int) bool {
	return bytes.Count(r.text[r.starts[line-1]:], []byte{'"'})%2 == 1 && line == len(r.starts)
}

// opened is where the cell begins that the last quotation mark of a record opens.
func (r *reader) opened(line int) diag.Position {
	start := r.starts[line-1]
	text, last, quoted := r.text[start:], 0, false
	for i, c := range text {
		if c == '"' {
			if quoted = !quoted; quoted && (i == 0 || text[i-1] == byte(r.comma) || text[i-1] == ' ' || text[i-1] == '\n') {
				last = i
			}
		}
	}
	at := diag.Locate(r.file, r.text, start+last)
	at.Line += r.skip
	return at
}
