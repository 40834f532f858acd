package retraction

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

const head = "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI," +
	"RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n"

// row is a row of Crossref's table.
func row(date, notice, doi, pmid, nature, reason string) string {
	return fmt.Sprintf("1,\"A \"\"title\"\", in two\nlines\",(HSC) Medicine;,\"A, B\",J,P,UK,,,Research Article;,%s,%s,0,1/2/2019 0:00,%s,%s,%s,%s,No,\n", date, notice, doi, pmid, nature, reason)
}

func table(t testing.TB, text string) *Table {
	table, list := Read(source.NewFile("data/table.csv", []byte(text)))
	if len(list) > 0 {
		t.Fatal(list)
	}
	return table
}

func TestKind10Notices(t *testing.T) {
	tally.Kind(t, 10)
	rows := "\ufeff" + head +
		row("6/4/2020 0:00", "10.9/n1", "10.1/Plain", "111", "Retraction", "+Error in Data;+Unreliable Results;") +
		row("16/5/2021", "", "10.1/dayfirst", "0", "Retraction", "") +
		row("2021-05-16", "unavailable", "https://doi.org/10.1/iso", "", "Expression of concern", "") +
		row("1/1/2020 0:00", "", "10.1/both", "", "Correction", "") +
		row("2/1/2020 0:00", "", "10.1/BOTH", "", "Expression of Concern", "") +
		row("1/1/2020 0:00", "", "10.1/back", "", "Retraction", "") +
		row("2/1/2020 0:00", "", "10.1/back", "", "Reinstatement", "") +
		row("1/1/2020 0:00", "", "10.1/again", "", "Reinstatement", "") +
		row("2/1/2020 0:00", "", "10.1/again", "", "Retraction", "") +
		row("2/30/2020 0:00", "", "10.1/nodate", "", "retraction", "") +
		row("1/1/2020 0:00", "", "unavailable", "222", "Retraction", "") +
		row("1/1/2020 0:00", "", "10.1/sameday", "", "Retraction", "") +
		row("1/1/2020 0:00", "", "10.1/sameday", "", "Reinstatement", "") +
		row("1/1/2020 0:00", "", "10.1/replaced", "", "Retraction", "+Error in Data;+Retract and Replace;") +
		row("1/1/2020 0:00", "", "10.1002/(SICI)1097-0010(199912)79:15%3C2048::AID-JSFA%3E3.0.CO;2-8", "", "Retraction", "") +
		row("1/1/2020 0:00", "", "10.1/first;10.1/second", "333;444", "Retraction", "") +
		row("1/1/2020 0:00", "", "\"10.1/third, https://doi.org/10.1002/(SICI)3.0.CO;2-8; doi:10.1/fourth\"", "", "Retraction", "") +
		row("1/1/2020 0:00", "", "10.1101/2020.01.30.927871", "", "Retraction", "") +
		row("1/1/2020 0:00", "", "10.48550/arXiv.2101.00001", "", "Retraction", "") +
		row("1/1/2020 0:00", "", "10.21203/rs.3.rs-100956/v1", "", "Retraction", "") +
		row("1/1/2020 0:00", "", "10.1/dot.", "", "Retraction", "")
	tab := table(t, strings.ReplaceAll(rows, "\n", "\r\n"))
	if tab.Rows() != 21 {
		t.Errorf("%d rows", tab.Rows())
	}
	for _, c := range []struct{ doi, pmid, want string }{
		// listed
		{"10.1/sameday", "", ""},
		{"10.1/replaced", "", "0 2020-01-01  Error in Data; Retract and Replace"},
		{"10.1002/(sici)1097-0010(199912)79:15<2048::aid-jsfa>3.0.co;2-8", "", "0 2020-01-01  "},
		{"10.1/first", "", "0 2020-01-01  "},
		{"10.1/second", "", "0 2020-01-01  "},
		{"10.1101/2020.01.30.927871v1", "", "0 2020-01-01  "},
		{"10.48550/arxiv.2101.00001v3", "", "0 2020-01-01  "},
		{"10.21203/rs.3.rs-100956/v3", "", "0 2020-01-01  "},
		// made up
		{"10.1/plain", "", "0 2020-06-04 10.9/n1 Error in Data; Unreliable Results"},
		{"", "111", "0 2020-06-04 10.9/n1 Error in Data; Unreliable Results"},
		{"10.1/PLAIN", "111", "0 2020-06-04 10.9/n1 Error in Data; Unreliable Results"},
		{"10.1/dayfirst", "", "0 2021-05-16  "},
		{"10.1/iso", "", "1 2021-05-16  "},
		{"10.1/both", "", "1 2020-02-01  "},
		{"10.1/back", "", ""},
		{"10.1/again", "", "0 2020-02-01  "},
		{"10.1/nodate", "", "0 0001-01-01  "},
		{"", "222", "0 2020-01-01  "},
		{"", "444", "0 2020-01-01  "},
		{"10.1/third", "", "0 2020-01-01  "},
		{"10.1002/(sici)3.0.co;2-8", "", "0 2020-01-01  "},
		{"10.1/fourth", "", "0 2020-01-01  "},
		{"10.1/dot", "", "0 2020-01-01  "},
		{"10.1/plai", "", ""},
		{"unavailable", "0", ""},
		{"", "", ""},
	} {
		got := ""
		if n, ok := tab.Notice(c.doi, c.pmid); ok {
			got = fmt.Sprintf("%d %s %s %s", n.Nature, n.On.Format("2006-01-02"), n.DOI, n.Reason)
		}
		if got != c.want {
			t.Errorf("%s %s: %q, want %q", c.doi, c.pmid, got, c.want)
		}
	}
	var none *Table
	if _, ok := none.Notice("10.1/plain", "111"); ok || none.Rows() != 0 {
		t.Error("no table has a notice")
	}
}

func TestKind10Tables(t *testing.T) {
	tally.Kind(t, 10)
	for _, c := range []struct{ name, text, want string }{
		// listed
		{"unknown natures", "OriginalPaperDOI,RetractionNature\n10.1/a,Retraction\n10.1/b,Withdrawal\n10.1/c,Withdrawn\n",
			`data/table.csv:3:1: warning: "Withdrawal" is not a notice about a paper, and 2 such rows are left out`},
		// made up
		{"short", "OriginalPaperDOI,RetractionNature\n10.1/a,Retraction\n", ""},
		{"other order, blank lines", "RetractionNature,OriginalPaperDOI\nRetraction,10.1/a\n\n  \n", ""},
		{"no line end", "OriginalPaperDOI,RetractionNature\n10.1/a,Retraction", ""},
		{"without DOI", "DOI,RetractionNature\n", `data/table.csv:1:1: error: this table of retractions has no column "OriginalPaperDOI"`},
		{"empty", "", `data/table.csv:1:1: error: this table of retractions has no column "OriginalPaperDOI" data/table.csv:1:1: error: this table of retractions has no column "RetractionNature"`},
		{"a row too short", "OriginalPaperDOI,RetractionNature\n10.1/a,Retraction\n10.1/b\n10.1/c\n", "data/table.csv:3:1: warning: this row has fewer columns than it should, as have 2 in all, which are left out"},
		{"one unknown nature", "OriginalPaperDOI,RetractionNature\n10.1/a,Retraction\n10.1/b,\n", `data/table.csv:3:1: warning: "" is not a notice about a paper, and this row is left out`},
		{"never closed", "OriginalPaperDOI,RetractionNature\n10.1/a,Retraction\n10.1/b,\"Retr\n10.1/c,Correction\n", "data/table.csv:3:1: error: a quotation mark in this row is not closed, so the rest of the table cannot be read"},
	} {
		tab, list := Read(source.NewFile("data/table.csv", []byte(c.text)))
		var got []string
		for _, d := range list {
			got = append(got, d.Error())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if n, ok := tab.Notice("10.1/a", ""); tab != nil && (!ok || n.Nature != Retraction) {
			t.Errorf("%s: %v, %v", c.name, n, ok)
		}
	}
}

// FuzzRecord: rows are what encoding/csv makes of them, where it takes them.
func FuzzRecord(f *testing.F) {
	f.Add([]byte(head + row("6/4/2020 0:00", "10.9/n1", "10.1/Plain", "111", "Retraction", "+Error in Data;")))
	f.Add([]byte("a,\"b\"\"c\n\",\n\n,d\r\n\"x\"y,z\"\""))
	f.Fuzz(func(t *testing.T, data []byte) {
		var got [][]string
		for at, closed := 0, true; at < len(data) && closed; {
			var fields [][]byte
			from := at
			fields, at, closed = record(data, at, nil)
			if at <= from {
				t.Fatalf("no way on from %d", from)
			}
			var texts []string
			for _, field := range fields {
				texts = append(texts, text(field))
			}
			if len(texts) > 1 || strings.TrimSpace(texts[0]) != "" || len(fields[0]) > 1 {
				got = append(got, texts)
			}
		}
		r := csv.NewReader(bytes.NewReader(data))
		r.FieldsPerRecord = -1
		var want [][]string
		for {
			fields, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				return // what it refuses has no meaning to compare
			}
			for i := range fields {
				if strings.ContainsAny(fields[i], "\r") {
					return // it changes line ends inside of fields
				}
				fields[i] = strings.ToValidUTF8(fields[i], "")
			}
			if len(fields) > 1 || strings.TrimSpace(fields[0]) != "" {
				want = append(want, fields)
			}
		}
		if bytes.ContainsRune(data, '\r') {
			return
		}
		got = slices.DeleteFunc(got, func(r []string) bool { return len(r) == 1 && strings.TrimSpace(r[0]) == "" })
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

// FuzzTable: no table, however broken, ends the program.
func FuzzTable(f *testing.F) {
	f.Add([]byte(head+row("6/4/2020 0:00", "10.9/n1", "10.1/a", "111", "Retraction", "+Error in Data;")), "10.1/a", "111")
	f.Fuzz(func(t *testing.T, data []byte, doi, pmid string) {
		tab, _ := Read(source.NewFile("data/t.csv", data))
		tab.Notice(doi, pmid)
	})
}

// BenchmarkRead indexes a table of the size that Crossref's has.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString(head)
	filler := strings.Repeat("word ", 110)
	for i := range 69_000 {
		fmt.Fprintf(&text, "%d,\"%s\",(HSC) Medicine;,\"A, B\",J,P,UK,\"Author A;Author B\",https://x.example/,Research Article;,6/4/2020 0:00,10.9/n%d,0,1/2/2019 0:00,10.1016/j.paper.%d,%d,Retraction,\"+Error in Data;+Unreliable Results;\",No,\"%s\"\n",
			i, filler[:120], i, i, 30_000_000+i, filler[:400])
	}
	f := source.NewFile("data/t.csv", []byte(text.String()))
	b.SetBytes(int64(len(f.Data)))
	for b.Loop() {
		Read(f)
	}
}
