package chart

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is drawn into the golden files")

// drawings are charts, each with a golden file of its name in testdata.
var drawings = []struct{ name, block, csv string }{
	{"bar", "kind: bar\ntitle: Measles cases by region\ndescription: Most cases were in the north\nunit: cases per 100,000 people\nsource: An example\ncolumns: [Region, Cases]\nrows:\n  - [North, 12.5]\n" +
		"  - [South and the islands of the western coast with their long names, 7]\n  - [East, 0]\n  - [West, \"\"]\n  - [Central, 0.4]\n", ""},
	{"bar-groups", "kind: bar\ntitle: Change of weight after a year\ndescription: With both diets people lost weight\nunit: kg\nfile: a.csv\n", "Diet,Men,Women\nLow fat,-3.5,-2.8\nLow carbohydrate,-4.1,1.2\nNone,0.5,n/a\n"},
	{"bar-long", "kind: bar\ntitle: Shares\ndescription: Shares\nfile: a.csv\nx: Diet\ngroup: Sex\ny: Share\nto: 100\nsort: Share descending\ndownload: true\n", "Diet,Sex,Share,Note\nNone,Men,12%,a\nNone,Women,30%,b\nLow fat,Men,50%,c\n"},
	{"dot-log", "kind: dot\ntitle: Deaths in trials, compared with placebo\ndescription: Fewer people died with the drug\nscale: log\nlow: Low\nhigh: High\nunit: Risk ratio (95% confidence interval)\n" +
		"columns: [Trial, Ratio, Low, High]\nrows:\n  - [First trial, 0.75, 0.60, 0.94]\n  - [A trial with a rather long name and a subtitle, 1.2, 0.7, 2.1]\n  - [Third, 0.5, 0.22, 1.1]\n  - [All together, 0.81, 0.70, 0.93]\n", ""},
	{"dot-groups", "kind: dot\ntitle: Mean difference\ndescription: Blood pressure fell\nno-effect: 0\nlow: Low\nhigh: High\nunit: mmHg\ngroup: Sex\ny: D\nx: Outcome\nfile: a.csv\n",
		"Outcome,Sex,D,Low,High\nSystolic,Men,-5,-8,-2\nSystolic,Women,-3,-7,1\nDiastolic,Men,-2,-4,0\nDiastolic,Women,,,\n"},
	{"line", "kind: line\ntitle: Cases by year\ndescription: They fell\nunit: cases per 100,000\nnote: 2020 was the first year of the pandemic\nfile: a.csv\n",
		"Year,England,Scotland and the northern isles,Wales\n2015,12,14,9\n2016,11,15,9.5\n2017,10,,10\n2018,8,12,11\n2019,7.5,11,\n2020,3,2,4\n2021,4,3,3.5\n"},
	{"line-days", "kind: line\ntitle: Beds in use\ndescription: Most in February\nfile: a.csv\n", "Day,Beds\n2026-01-03,1200\n2026-02-14,1350\n2026-03-20,900\n2026-06-01,700\n"},
	{"line-years", "kind: line\ntitle: A decade\ndescription: It rose\nfile: a.csv\n", "Day,Beds\n2001-01-03,1\n2005-02-14,2\n2009-03-20,5\n2014-06-01,7\n"},
	{"line-names", "kind: line\ntitle: By age\ndescription: It rises with age\nfile: a.csv\n", "Age,Share\n0 to 4 years,12%\n5 to 14 years,3%\n15 to 44 years,8%\n45 to 64 years,22%\n65 years and over,61%\n"},
	{"line-one", "kind: line\ntitle: One point\ndescription: One\ncolumns: [Year, Cases]\nrows: [[2015, 12.5]]\n", ""},
	{"bar-one", "kind: bar\ntitle: One value\ndescription: One\ncolumns: [Region, Cases]\nrows: [[North, 12.5]]\n", ""},
	{"slope", "kind: slope\ntitle: Smoking\ndescription: It became rarer\nunit: percent of adults\nfile: a.csv\n",
		"Country,2010,2020\nAustria,23,20\nBelgium with a long name,24,20.5\nCzechia,31,30\nDenmark,22,20.2\nEstonia,30,\nFinland,,15\n"},
	{"escaped", "kind: bar\ntitle: A <b> & \"c\"\ndescription: \"<script>\"\nunit: <i>\nnote: <u>\nsource: \"<s>\"\nfile: a.csv\n", "Name <b>,V & W\n<i>x</i> & y,1\n"},
}

func TestGolden(t *testing.T) {
	for _, tt := range drawings {
		t.Run(tt.name, func(t *testing.T) {
			_, _, got, list := draw(tt.block, tt.csv)
			if len(list) > 0 {
				t.Fatal(list)
			}
			judgeText(t, elements(t, got))
			if strings.Contains(got, "<script") || strings.Contains(got, "style=") || strings.Contains(got, "> <") {
				t.Error(got)
			}
			file := filepath.Join("testdata", tt.name+".html")
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
