// Package retraction knows which papers their journals have taken back.
//
// It reads a table in the form of Crossref's Retraction Watch data, of which a
// newsroom keeps a copy: https://gitlab.com/crossref/retraction-watch-data. That
// is a CSV file (RFC 4180) whose first line names the columns. Those that count
// here are
//
//	OriginalPaperDOI       required; "unavailable" for none; several with ; between
//	OriginalPaperPubMedID  0 for none
//	RetractionNature       required; Retraction, Expression of concern, Correction, Reinstatement
//	RetractionDate         month/day/year, as Crossref writes it, or 2020-06-04
//	RetractionDOI          of the notice
//	Reason                 +one;+another
//
// so a newsroom may keep a short table of its own as well.
//
// The life of the data: Read goes through the file once and notes where the rows
// of each paper are, by DOI and by PMID; Notice reads those rows when somebody
// asks for a paper. A paper is known by its work (identifier.Work): the versions of
// a preprint are one. A table of 69,000 rows costs no more than its index.
package retraction

import (
	"bytes"
	"strconv"
	"strings"

	"galen/internal/content/identifier"
	"galen/internal/diag"
	"galen/internal/source"
)

// Nature is what a notice does to a paper.
type Nature int

// The natures, the gravest first.
const (
	Retraction Nature = iota
	Concern
	Correction
	Reinstatement // takes a retraction or a concern back
	other         // says nothing of the paper
)

// natures are the words of the column RetractionNature, in small letters.
var natures = map[string]Nature{
	"retraction": Retraction, "expression of concern": Concern, "correction": Correction, "reinstatement": Reinstatement,
}

// Table is the notices about papers. The nil Table has none.
type Table struct {
	data    []byte
	columns [columnCount]int   // of each column, -1 when there is none
	byDOI   map[string][]int32 // offsets of rows, by identifier.Work
	byPMID  map[string][]int32
	rows    int
	unknown unknownNatures
}

// unknownNatures are what rows say in the column RetractionNature that is no nature.
type unknownNatures struct {
	count, first int // rows, and the offset of the first
	said         string
}

type column int

const (
	paperDOI column = iota
	paperPMID
	nature
	date
	noticeDOI
	reason
	columnCount
)

var columnNames = [columnCount]string{"OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "RetractionDate", "RetractionDOI", "Reason"}

// maxTable is the size of a table in bytes; Crossref's had 60 MB in 2025.
const maxTable = 1 << 30

// Rows is the number of rows, without the first.
func (t *Table) Rows() int {
	if t == nil {
		return 0
	}
	return t.rows
}

// Read indexes a table. Rows that are too short to hold what they should are left
// out, with one warning.
func Read(f source.File) (*Table, diag.List) {
	data := bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	if len(data) > maxTable {
		return nil, diag.List{diag.Errorf(diag.Position{File: f.Path}, "too-large", "the table has %d bytes; the limit is %d", len(data), maxTable).WithHint("leave out the columns that Galen does not read")}
	}
	t := &Table{data: data, byDOI: map[string][]int32{}, byPMID: map[string][]int32{}}
	names, next, _ := record(data, 0, nil)
	if problems := t.head(f.Path, names); problems.Failed() {
		return nil, problems
	}
	needed := 1 + max(t.columns[paperDOI], t.columns[paperPMID], t.columns[nature])
	var list diag.List
	short, first := 0, 0
	for fields := names; next < len(data); {
		at := next
		var closed bool
		fields, next, closed = record(data, at, fields[:0])
		if !closed {
			list = append(list, diag.Errorf(diag.Locate(f.Path, data, at), "bad-table", "a quotation mark in this row is not closed, so the rest of the table cannot be read").
				WithHint("download the table again"))
			break
		}
		if len(fields) < needed {
			if len(fields) == 1 && len(bytes.TrimSpace(fields[0])) == 0 {
				continue // an empty line
			}
			if short++; short == 1 {
				first = at
			}
			continue
		}
		t.rows++
		t.note(fields, int32(at))
	}
	if u := t.unknown; u.count > 0 {
		list = append(list, diag.Warningf(diag.Locate(f.Path, data, u.first), "bad-table", "%q is not a notice about a paper, and %s left out", u.said, rowsAre(u.count)).
			WithHint("write Retraction, Expression of concern, Correction or Reinstatement in the column RetractionNature"))
	}
	if short > 0 {
		list = append(list, diag.Warningf(diag.Locate(f.Path, data, first), "bad-table", "this row has fewer columns than it should, as have %d in all, which are left out", short).
			WithHint("download the table again"))
	}
	return t, list
}

// head finds the columns.
func (t *Table) head(file string, names [][]byte) (list diag.List) {
	for c, name := range columnNames {
		t.columns[c] = -1
		for i, n := range names {
			if strings.EqualFold(strings.TrimSpace(text(n)), name) {
				t.columns[c] = i
			}
		}
		if t.columns[c] < 0 && (column(c) == paperDOI || column(c) == nature) {
			list = append(list, diag.Errorf(diag.Position{File: file, Line: 1, Column: 1}, "bad-table", "this table of retractions has no column %q", name).
				WithHint("use the CSV file of https://gitlab.com/crossref/retraction-watch-data"))
		}
	}
	return list
}

func rowsAre(n int) string {
	if n == 1 {
		return "this row is"
	}
	return strconv.Itoa(n) + " such rows are"
}

// note enters a row in the index.
func (t *Table) note(fields [][]byte, at int32) {
	named := false
	enter := func(doi string) {
		if doi = identifier.Work(doi); doi != "" {
			t.byDOI[doi], named = append(t.byDOI[doi], at), true
		}
	}
	if cell := text(fields[t.columns[paperDOI]]); strings.Count(cell, "10.") < 2 {
		enter(cell)
	} else {
		for _, doi := range dois(cell) {
			enter(doi)
		}
	}
	if c := t.columns[paperPMID]; c >= 0 {
		for pmid := range strings.FieldsFuncSeq(text(fields[c]), between) { // mostly one
			if pmid[0] >= '1' && pmid[0] <= '9' {
				t.byPMID[pmid], named = append(t.byPMID[pmid], at), true
			}
		}
	}
	if said := fields[t.columns[nature]]; named && string(said) != "Retraction" && !known(said) {
		if t.unknown.count++; t.unknown.count == 1 {
			t.unknown.first, t.unknown.said = int(at), strings.TrimSpace(text(said))
		}
	}
}

func known(said []byte) bool {
	_, ok := natures[strings.ToLower(strings.TrimSpace(text(said)))]
	return ok
}

// between reports whether a character stands between the PMIDs of a cell.
func between(c rune) bool { return c == ';' || c == ',' || c == '|' || c == ' ' }

// dois are the DOIs of a cell that has several. Some hold a semicolon themselves, so
// one ends only where the next begins.
func dois(cell string) []string {
	var all []string
	from := 0
	for i := 1; i < len(cell); i++ {
		if between(rune(cell[i-1])) && opens(cell[i:]) {
			all, from = append(all, strings.TrimRightFunc(cell[from:i], between)), i
		}
	}
	return append(all, cell[from:])
}

// opens reports whether a text begins as a DOI does.
func opens(text string) bool {
	text = strings.ToLower(text[:min(len(text), len("https"))])
	return strings.HasPrefix(text, "10.") || strings.HasPrefix(text, "doi") || strings.HasPrefix(text, "http")
}

// record reads the fields of one row into fields, and says where the next row
// begins. Closed is false when the data end inside quotation marks. A quotation
// mark inside a field that does not begin with one is a character like others.
func record(data []byte, at int, fields [][]byte) (_ [][]byte, next int, closed bool) {
	for {
		start := at
		if at < len(data) && data[at] == '"' {
			for at++; ; at++ {
				quote := bytes.IndexByte(data[at:], '"')
				if quote < 0 {
					return append(fields, data[start:]), len(data), false
				}
				if at += quote; at+1 >= len(data) || data[at+1] != '"' {
					break
				}
				at++ // two stand for one
			}
			at++
		}
		for at < len(data) && data[at] != ',' && data[at] != '\n' {
			at++
		}
		fields = append(fields, bytes.TrimSuffix(data[start:at], []byte("\r")))
		if at >= len(data) {
			return fields, len(data), true
		}
		at++
		if data[at-1] == '\n' {
			return fields, at, true
		}
	}
}

// text is what a field says, its quotation marks taken off. Bytes that are not
// UTF-8, which Crossref's file has had, are left out.
func text(field []byte) string {
	if n := len(field); n >= 2 && field[0] == '"' && field[n-1] == '"' {
		return strings.ToValidUTF8(strings.ReplaceAll(string(field[1:n-1]), `""`, `"`), "")
	}
	return strings.ToValidUTF8(string(field), "")
}
