package data

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"galen/internal/diag"
	"galen/internal/source"
)

// told is a list of problems, one a line.
func told(list diag.List) string {
	var lines []string
	for _, d := range list {
		lines = append(lines, d.Error()+" | "+d.Hint)
	}
	return strings.Join(lines, "\n")
}

func utf16(text string) string {
	s, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return s
}

// TestReadable holds the files that spreadsheets and people write, and what they say: the
// types of the columns, and the cells of each row.
func TestReadable(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"plain", "a.csv", "Region,Cases\nNorth,12.5\nSouth,7\n", "text number; North 12.5; South 7"},
		{"no line end at the end", "a.csv", "Region,Cases\nNorth,12.5", "text number; North 12.5"},
		{"byte-order mark", "a.csv", "\ufeffRegion,Cases\nNorth,12.5\n", "text number; North 12.5"},
		{"CRLF", "a.csv", "Region,Cases\r\nNorth,12.5\r\n", "text number; North 12.5"},
		{"semicolons and decimal commas of Excel in Europe", "a.csv", "Region;Cases\nNorth;12,5\nSouth;1.234,5\n", "text number; North 12.5; South 1234.5"},
		{"semicolons, points between thousands by another column", "a.csv", "Region;Cases;Rate\nNorth;1.200;3,5\n", "text number number; North 1200 3.5"},
		{"semicolons and decimal points", "a.csv", "Region;Cases\nNorth;12.5\nSouth;1.200\n", "text number; North 12.5; South 1.200"},
		{"semicolons, points between thousands twice", "a.csv", "Region;Cases\nNorth;1.200.000\nSouth;1.200\n", "text number; North 1200000; South 1200"},
		{"sep= of Excel", "a.csv", "sep=;\r\nRegion;Cases\r\nNorth;12,5\r\n", "text number; North 12.5"},
		{"tabs in a TSV", "a.tsv", "Region\tCases\nNorth\t12.5\nSouth\t\n", "text number; North 12.5; South _"},
		{"tabs in a CSV", "a.csv", "Region\tCases\nNorth\t12.5\n", "text number; North 12.5"},
		{"a TSV with quotation marks for inches", "a.tsv", "Pipe\tN\n5\" wide\t2\n", "text number; 5\" wide 2"},
		{"capital letters of the name", "A.TSV", "Region\tCases\nNorth, West\t1\n", "text number; North, West 1"},
		{"a comma in quotation marks", "a.csv", "Region,Cases\n\"London, England\",3\n", "text number; London, England 3"},
		{"a line end in quotation marks", "a.csv", "Region,Cases\n\"London\nEngland\",3\n", "text number; London England 3"},
		{"quotation marks in a cell", "a.csv", "Said,N\n\"a \"\"cure\"\"\",3\n", "text number; a \"cure\" 3"},
		{"a space before quotation marks", "a.csv", "A, B\n1, \"2, 3\"\n", "number text; 1 2, 3"},
		{"a comma in the quoted name of a column of a file with semicolons", "a.csv", "\"a, b, c\";d\n1;2\n", "number number; 1 2"},
		{"white space around cells", "a.csv", "  Region , Cases\n North  West , 4 \n", "text number; North West 4"},
		{"a space that does not break stays", "a.csv", "Dose,N\n5\u00a0mg,4\n", "text number; 5\u00a0mg 4"},
		{"thousands", "a.csv", "N\n\"1,200\"\n1 200\n1\u202f200\n", "number; 1,200; 1 200; 1\u202f200"},
		{"percentages", "a.csv", "P\n12%\n3.5 %\n", "percent; 12%; 3.5 %"},
		{"percentages and numbers", "a.csv", "P\n12%\n3.5\n", "text; 12%; 3.5"},
		{"signs", "a.csv", "N\n-1\n+2\n−3.5\n", "number; -1; +2; −3.5"},
		{"exponents", "a.csv", "N\n1e3\n2.5E-2\n", "number; 1e3; 2.5E-2"},
		{"days", "a.csv", "D,N\n2026-11-29,1\n2026-11-30,2\n", "date number; 2026-11-29 1; 2026-11-30 2"},
		{"a day that is none", "a.csv", "D\n2026-02-30\n", "text; 2026-02-30"},
		{"years are numbers", "a.csv", "Year\n2019\n2020\n", "number; 2019; 2020"},
		{"not known", "a.csv", "N,M\n1,n/a\n–,NA\n-,..\n,2\n4,5\n", "number number; 1 _; _ _; _ _; _ 2; 4 5"},
		{"empty lines", "a.csv", "\nA,B\n\n1,2\n,,\n\n3,4\n\n", "number number; 1 2; 3 4"},
		{"empty columns at the end", "a.csv", "A,B,,\n1,2,,\n3,4,,\n", "number number; 1 2; 3 4"},
		{"cells too many that are empty", "a.csv", "A,B\n1,2,,\n", "number number; 1 2"},
		{"small counts that are not shown", "a.csv", "A\n<5\n12\n", "text; <5; 12"},
		{"a handle is no formula", "a.csv", "A,B\n@NHSuk,-\n", "text text; @NHSuk _"},
		{"a number of a list is no formula", "a.csv", "A,B\n-5,#1\n", "number text; -5 #1"},
		{"a telephone number", "a.csv", "A\n+44 20 7946 0018\n", "text; +44 20 7946 0018"},
		{"other scripts", "a.csv", "地域,人数\n北海道,5\n", "text number; 北海道 5"},
		{"one column", "a.csv", "A\nx\ny\n", "text; x; y"},
		{"numbers with words", "a.csv", "A\n5 mg\n12 of 30\n", "text; 5 mg; 12 of 30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table, list := Read(source.NewFile("data/"+tt.file, []byte(tt.text)))
			if len(list) > 0 {
				t.Fatalf("%s", told(list))
			}
			if got := summary(table); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	t.Logf("%d files", len(tests))
}

// summary is the types of a table's columns, and its rows; a missing cell is _.
func summary(t *Table) string {
	var kinds []string
	rows := make([][]string, t.Rows)
	for _, c := range t.Columns {
		kinds = append(kinds, c.Type.String())
		for i, cell := range c.Cells {
			if text := cell.Text; cell.Missing {
				rows[i] = append(rows[i], "_")
			} else {
				rows[i] = append(rows[i], text)
			}
		}
	}
	all := []string{strings.Join(kinds, " ")}
	for _, r := range rows {
		all = append(all, strings.Join(r, " "))
	}
	return strings.Join(all, "; ")
}

// refusals are files that cannot be read: each problem at its place, and the file after
// the hint was followed, which can be read.
var refusals = []struct {
	name, file, text string
	want             string // line:column and code of each problem
	hint             string // a part of the first hint
	fixed            string
}{
	{"empty", "a.csv", "", "1:1 empty-table", "names of the columns", "A,B\n1,2\n"},
	{"white space", "a.csv", " \n\n", "1:1 empty-table", "names of the columns", "A,B\n1,2\n"},
	{"only a byte-order mark", "a.csv", "\ufeff", "1:1 empty-table", "names of the columns", "\ufeffA,B\n1,2\n"},
	{"only the names", "a.csv", "A,B\n", "1:1 empty-table", "a row in each line below", "A,B\n1,2\n"},
	{"Windows-1252", "a.csv", "Name,N\nCaf\xe9,1\n", "2:4 not-utf8", "CSV UTF-8", "Name,N\nCafé,1\n"},
	{"UTF-16 of Excel's Unicode text", "a.csv", utf16("A,B\n1,2\n"), "1:1 not-utf8", "CSV UTF-8", "A,B\n1,2\n"},
	{"a spreadsheet under another name", "a.csv", "PK\x03\x04\x14\x00\x06\x00", "1:3 control-character", "delete", "A\n1\n"},
	{"NUL", "a.csv", "A,B\n1,2\x00\n", "2:4 control-character", "delete it", "A,B\n1,2\n"},
	{"old Mac", "a.csv", "A,B\r1,2\r", "1:1 line-ends", "convert", "A,B\n1,2\n"},
	{"a direction mark", "a.csv", "A,B\n\u202e1,2\n", "2:1 invisible-character", "delete it", "A,B\n1,2\n"},
	{"too few cells", "a.csv", "A,B,C\n1,2,3\n4,5\n", "3:3 ragged-row", "missing", "A,B,C\n1,2,3\n4,5,\n"},
	{"too few twice", "a.csv", "A,B,C\n1\n4,5\n7,8,9\n", "2:1 ragged-row, 3:3 ragged-row", "missing", "A,B,C\n1,,\n4,5,\n7,8,9\n"},
	{"a note below the table", "a.csv", "A,B\n1,2\nSource: WHO\n", "3:1 ragged-row", "note: …", "A,B\n1,2\n"},
	{"a comma without quotation marks", "a.csv", "A,B\nLondon, England,2\n", "2:17 ragged-row", `"London, England"`, "A,B\n\"London, England\",2\n"},
	{"a cell too many in a file of semicolons", "a.csv", "A;B\n1;2;3\n", "2:5 ragged-row", "delete the cells", "A;B\n1;2\n"},
	{"an open quotation mark", "a.csv", "A,B\n1,\"two\n3,4\n", "2:3 bad-table", "close it", "A,B\n1,\"two\"\n3,4\n"},
	{"an open quotation mark in the last line", "a.csv", "A,B\n1,2\n3,\"four\n", "3:3 bad-table", "close it", "A,B\n1,2\n3,\"four\"\n"},
	{"a quotation mark in the middle", "a.csv", "A,B\n1,5\" pipe\n3,4\n", "2:4 bad-table", "double the", "A,B\n1,\"5\"\" pipe\"\n3,4\n"},
	{"letters after a quoted cell", "a.csv", "A,B\n\"x\"y,2\n3,4\n", "2:3 bad-table", "double the", "A,B\n\"\"\"x\"\"y\",2\n3,4\n"},
	{"two of one name", "a.csv", "A,B,A\n1,2,3\n", "1:5 duplicate-column", "another name", "A,B,C\n1,2,3\n"},
	{"a column without a name", "a.csv", ",B\nx,2\n", "1:1 no-name", "write its name", "A,B\nx,2\n"},
	{"a last column without a name", "a.csv", "A,\n1,2\n", "1:3 no-name", "write its name", "A,B\n1,2\n"},
	{"a failed formula", "a.csv", "A,B\n1,#DIV/0!\n2,#n/a\n", "2:3 failed-formula, 3:3 failed-formula", "leave the cell empty", "A,B\n1,\n2,\n"},
	{"a column too narrow", "a.csv", "A,B\n1,#######\n", "2:3 failed-formula", "leave the cell empty", "A,B\n1,\n"},
	{"a formula", "a.csv", "A,B\n1,=A2*2\n", "2:3 formula", "paste them as values", "A,B\n1,2\n"},
	{"a note to colleagues", "a.csv", "A,B\n1,two %% check %%\n", "2:3 desk-note", "delete it", "A,B\n1,two\n"},
	{"a formula behind a sign", "a.csv", "A,B\n1,+SUM(A1)\n2,-cmd|' /C calc'!A0\n3,@SUM(1)\n", "2:3 formula, 3:3 formula, 4:3 formula", "values", "A,B\n1,1\n2,0\n3,1\n"},
	{"a formula as a name", "a.csv", "=A1,B\n1,2\n", "1:1 formula", "values", "A,B\n1,2\n"},
	{"a formula in quotation marks", "a.csv", "A,B\n1,\"=HYPERLINK(\"\"x\"\")\"\n", "2:3 formula", "values", "A,B\n1,x\n"},
	{"thousands or decimals", "a.csv", "A;B\nx;1.200\n", "2:3 unclear-number", "write  1200  or  1,2", "A;B\nx;1200\n"},
	{"thousands or decimals, and zeros", "a.csv", "A;B\nx;3.000\n", "2:3 unclear-number", "write  3000  or  3,0", "A;B\nx;3,0\n"},
	{"a separator that is none", "a.csv", "sep=|\nA|B\n1|2\n", "1:1 bad-table", "comma", "A,B\n1,2\n"},
	{"far to the right, after letters of two bytes", "a.csv", "Größe,B\nähnlich,=1\n", "2:9 formula", "values", "Größe,B\nähnlich,1\n"},
	{"below a line of sep=", "a.csv", "sep=;\nA;B\nähn;=1\n", "3:5 formula", "values", "sep=;\nA;B\nähn;1\n"},
	{"below a cell on two lines", "a.csv", "A,B\n\"x\ny\",1\nz,=1\n", "4:3 formula", "values", "A,B\n\"x\ny\",1\nz,1\n"},
	{"after a cell on two lines", "a.csv", "A,B\n\"x\ny\",=1\n", "3:4 formula", "values", "A,B\n\"x\ny\",1\n"},
}

func TestRefused(t *testing.T) {
	for _, tt := range refusals {
		t.Run(tt.name, func(t *testing.T) {
			table, list := Read(source.NewFile("data/"+tt.file, []byte(tt.text)))
			if table != nil {
				t.Error("there is a table")
			}
			var got []string
			for _, d := range list {
				if d.File != "data/"+tt.file {
					t.Errorf("%v is in no file", d)
				}
				got = append(got, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Code))
			}
			if strings.Join(got, ", ") != tt.want || !strings.Contains(list[0].Hint, tt.hint) {
				t.Errorf("got  %s\nwant %s, %q\n%s", strings.Join(got, ", "), tt.want, tt.hint, told(list))
			}
			if _, list := Read(source.NewFile("data/"+tt.file, []byte(tt.fixed))); len(list) > 0 {
				t.Errorf("after its hint was followed:\n%s", told(list))
			}
		})
	}
	t.Logf("%d files", len(refusals))
}

func TestBounds(t *testing.T) {
	row := "North,12.5,2026-11-29\n"
	most := "A,B,C\n" + strings.Repeat(row, MaxBytes/len(row)-1)
	table, list := Read(source.NewFile("data/a.csv", []byte(most)))
	if len(list) > 0 || table.Rows < 400_000 {
		t.Fatalf("%s", told(list))
	}
	if _, list = Read(source.NewFile("data/a.csv", []byte(most+strings.Repeat(row, 3)))); told(list) == "" || list[0].Code != "too-large" {
		t.Errorf("%s", told(list))
	}
	bad := "A,B\n" + strings.Repeat("=1,2\n", 100)
	if _, list = Read(source.NewFile("data/a.csv", []byte(bad))); len(list) != maxProblems {
		t.Errorf("%d problems of one file", len(list))
	}
}

func TestFindColumn(t *testing.T) {
	table, _ := Read(source.NewFile("data/a.csv", []byte("Region,Cases,Deaths\nNorth,1,2\n")))
	at := diag.Position{File: "content/x.md", Line: 3, Column: 4}
	for name, hint := range map[string]string{
		"Regoin": `did you mean "Region"?`, "cases": `"Cases"`, "Age": "the columns are: Region, Cases, Deaths",
	} {
		c, d := table.Find(name, at)
		if c != nil || d == nil || d.Position != at || !strings.Contains(d.Hint, hint) {
			t.Errorf("%s: %v", name, d)
		}
	}
}

func TestNotNumbers(t *testing.T) {
	table, _ := Read(source.NewFile("data/a.csv", []byte("A,B,C\n1,<5,12%\nabout 3,\"12,5\",4\n,7,5\n")))
	for name, want := range map[string]string{"A": "write a number", "B": "leave the cell empty", "C": "with the percent sign"} {
		list := table.NotNumbers(table.Column(name))
		if len(list) == 0 || !strings.Contains(list[0].Hint, want) || list[0].Line == 0 {
			t.Errorf("%s: %s", name, told(list))
		}
	}
	if list := table.NotNumbers(table.Column("B")); len(list) != 2 || list[1].Hint != "write  12.5" || list[1].Line != 3 || list[1].Column != 9 {
		t.Errorf("%s", told(list))
	}
}

func FuzzRead(f *testing.F) {
	for _, tt := range refusals {
		f.Add(tt.text, tt.file)
		f.Add(tt.fixed, tt.file)
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		file := source.NewFile("data/"+name, []byte(text))
		table, list := Read(file)
		if (table == nil) != list.Failed() {
			t.Fatalf("a table: %v, and problems: %s", table != nil, told(list))
		}
		lines := strings.Count(text, "\n") + 1
		for _, d := range list {
			if d.Line < 0 || d.Line > lines || d.Column < 0 || d.Column > len(text)+1 {
				t.Fatalf("%v is outside of %q", d, text)
			}
		}
		if table == nil {
			return
		}
		for _, c := range table.Columns {
			if len(c.Cells) != table.Rows || c.Name == "" {
				t.Fatalf("column %q: %d cells, %d rows", c.Name, len(c.Cells), table.Rows)
			}
		}
	})
}
