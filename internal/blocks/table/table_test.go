package table

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
	"galen/internal/words"
)

var update = flag.Bool("update", false, "write what is made into the golden files")

func render(block, csv string) (string, diag.List) {
	v, list := frontmatter.YAML("content/a.md", block, 1)
	r := frontmatter.NewReader(v, &list)
	b := Read(r)
	r.Done(Names())
	if list.Failed() {
		return "", list
	}
	t := b.Rows
	if csv != "" {
		if t, list = data.Read(source.NewFile("data/a.csv", []byte(csv))); list.Failed() {
			return "", list
		}
	}
	return b.HTML(t, words.For("en"), Link{URL: "/data/a.csv", Format: "CSV"})
}

const (
	head = "file: a.csv\ncaption: Cases\n"
	some = "Region,Cases,Share,Day\nNorth,12.5,10%,2026-11-01\nSouth,-7,90%,2026-11-02\nEast,,5%,\n"
)

func TestGolden(t *testing.T) {
	for name, tt := range map[string]struct{ block, csv string }{
		"plain":     {head, some},
		"chosen":    {head + "columns: [Cases, Region]\nheader: Region\nunits: {Cases: \"per 100,000\"}\nalign: {Cases: center}\nsort: Cases descending\nlimit: 2\nnote: Made up\nsource: A desk\n", some},
		"no-header": {head + "header: none\ndownload: false\n", some},
		"offered":   {head + "limit: 1\ndownload: true\n", some},
		"inline":    {"caption: Doses\ncolumns: [Age, Dose]\nrows:\n  - [Under 5, 5 mg]\n  - [5 and over, 10 mg]\n", ""},
		"escaped":   {"file: a.csv\ncaption: \"<b>A & B\"\nnote: <i>\nsource: \"<u>\"\nunits: {\"V <\": \"<s>\"}\n", "Name,V <\n<script>,1\n\"a \"\"b\"\"\",2\n"},
		"by-name":   {head + "sort: Region\n", some},
	} {
		t.Run(name, func(t *testing.T) {
			got, list := render(tt.block, tt.csv)
			if len(list) > 0 {
				t.Fatal(told(list))
			}
			file := filepath.Join("testdata", name+".html")
			if *update {
				if err := os.WriteFile(file, []byte(got+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || string(want) != got+"\n" {
				t.Errorf("not as in %s: %v\n%s", file, err, got)
			}
		})
	}
}

func told(list diag.List) string {
	var lines []string
	for _, d := range list {
		lines = append(lines, d.Error()+" | "+d.Hint)
	}
	return strings.Join(lines, "\n")
}

var refusals = []struct{ name, block, csv, want, hint, fixed, fixedCSV string }{
	{"no caption", "file: a.csv\n", some, "content/a.md:1:1 missing-key", "caption: ", "file: a.csv\ncaption: Cases\n", ""},
	{"no data", "caption: x\n", some, "content/a.md:1:1 missing-key", "file: cases.csv", head, ""},
	{"a sheet of a program", "caption: x\nfile: a.xlsx\n", some, "content/a.md:2:7 not-a-table", "CSV UTF-8", "caption: x\nfile: a.csv\n", ""},
	{"a near column", head + "columns: [Regoin]\n", some, "content/a.md:3:11 no-column", `"Region"`, head + "columns: [Region]\n", ""},
	{"another column", head + "columns: [Age]\n", some, "content/a.md:3:11 no-column", "Region, Cases, Share, Day", head + "columns: [Day]\n", ""},
	{"a unit of a near column", head + "units: {Csaes: x}\n", some, "content/a.md:3:9 no-column", `"Cases"`, head + "units: {Cases: x}\n", ""},
	{"units without columns", head + "units: per 100\n", some, "content/a.md:3:8 wrong-type", "units: {Cases:", head + "units: {Cases: per 100}\n", ""},
	{"a near alignment", head + "align: {Cases: rihgt}\n", some, "content/a.md:3:9 unknown-choice", `"right"`, head + "align: {Cases: right}\n", ""},
	{"the other spelling", head + "align: {Cases: centre}\n", some, "content/a.md:3:9 unknown-choice", `"center"`, head + "align: {Cases: center}\n", ""},
	{"an alignment of a near column", head + "align: {Csaes: right}\n", some, "content/a.md:3:9 no-column", `"Cases"`, head + "align: {Cases: right}\n", ""},
	{"sorted by a near column", head + "sort: Csaes descending\n", some, "content/a.md:3:7 no-column", `"Cases"`, head + "sort: Cases descending\n", ""},
	{"a near header", head + "header: region\n", some, "content/a.md:3:9 no-column", `"Region"`, head + "header: Region\n", ""},
	{"no limit", head + "limit: 0\n", some, "content/a.md:3:8 not-a-number", "", head + "limit: 1\n", ""},
	{"an offer that is none", head + "download: perhaps\n", some, "content/a.md:3:11 not-true-or-false", "download: true", head + "download: true\n", ""},
	{"a key of another name", head + "title: x\n", some, "content/a.md:3:1 unknown-key", `"caption"`, head, ""},
	{"a near key", head + "colums: [Region]\n", some, "content/a.md:3:1 unknown-key", `"columns"`, head + "columns: [Region]\n", ""},
	{"both", head + "rows: [[1]]\n", some, "content/a.md:3:7 two-sources", "delete one", head, ""},
	{"too long", head, "A\n" + strings.Repeat("x\n", MaxRows+1), "content/a.md:1:1 too-many-rows", "limit: 50", head + "limit: 50\n", ""},
	{"a fault of the file", head, "A,B\n1\n", "data/a.csv:2:1 ragged-row", "missing", head, "A,B\n1,\n"},
}

func TestRefused(t *testing.T) {
	for _, tt := range refusals {
		t.Run(tt.name, func(t *testing.T) {
			figure, list := render(tt.block, tt.csv)
			var got []string
			for _, d := range list {
				got = append(got, fmt.Sprintf("%v %s", d.Position, d.Code))
			}
			if strings.Join(got, ", ") != tt.want || figure != "" || !strings.Contains(list[0].Hint, tt.hint) {
				t.Errorf("want %s, %q\n%s", tt.want, tt.hint, told(list))
			}
			csv := tt.fixedCSV
			if csv == "" {
				csv = tt.csv
			}
			if figure, list = render(tt.fixed, csv); figure == "" {
				t.Errorf("after its hint was followed: %s", told(list))
			}
		})
	}
	t.Logf("%d blocks", len(refusals))
}
