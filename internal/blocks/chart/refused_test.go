package chart

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// refusals are blocks and files that cannot be drawn, and what they are after the hint was
// followed.
var refusals = []struct {
	name, block, csv string // the lines below head
	want, hint       string
	fixed, fixedCSV  string // "" when it is as before
}{
	{"no kind", "", "A,B\nx,1\n", "content/a.md:1:1 missing-key", "kind: bar", "kind: bar\n", ""},
	{"a near kind", "kind: bra\n", "A,B\nx,1\n", "content/a.md:4:7 unknown-choice", "write  kind: bar", "kind: bar\n", ""},
	{"a kind of another name", "kind: forest plot\n", "A,B\nx,1\n", "content/a.md:4:7 unknown-choice", "write  kind: dot", "kind: dot\n", ""},
	{"a pie", "kind: pie\n", "A,B\nx,1\n", "content/a.md:4:7 unknown-choice", "write  kind: bar", "kind: bar\n", ""},
	{"bars that do not begin at zero", "kind: bar\nfrom: 5\n", "A,B\nx,10\n", "content/a.md:5:7 bar-not-from-zero", "delete the line, or choose  kind: dot", "kind: dot\nfrom: 5\n", ""},
	{"bars that end below zero", "kind: bar\nto: -5\n", "A,B\nx,-10\n", "content/a.md:5:5 bar-not-from-zero", "delete the line", "kind: bar\n", ""},
	{"an axis that runs backwards", "kind: dot\nfrom: 5\nto: 5\n", "A,B\nx,5\n", "content/a.md:6:5 bad-axis", "above 5", "kind: dot\nfrom: 5\nto: 6\n", ""},
	{"an end that is no number", "kind: dot\nto: many\n", "A,B\nx,5\n", "content/a.md:5:5 not-a-number", "to: 1", "kind: dot\nto: 10\n", ""},
	{"a near column", "kind: bar\nx: Regoin\ny: Csaes\n", "Region,Cases\nx,5\n", "content/a.md:5:4 no-column, content/a.md:6:4 no-column", `"Region"`, "kind: bar\nx: Region\ny: Cases\n", ""},
	{"a column in other letters", "kind: bar\ny: cases\n", "Region,Cases\nx,5\n", "content/a.md:5:4 no-column", `"Cases"`, "kind: bar\ny: Cases\n", ""},
	{"unknown columns of an interval", "kind: dot\nlow: Lo\nhigh: Hihg\n", "A,B,Low,High\nx,5,4,6\n", "content/a.md:5:6 no-column, content/a.md:6:7 no-column", `"Low"`, "kind: dot\nlow: Low\nhigh: High\n", ""},
	{"half an interval", "kind: dot\nlow: Low\n", "A,B,Low,High\nx,5,4,6\n", "content/a.md:1:1 half-an-interval", "high: NAME", "kind: dot\nlow: Low\nhigh: High\n", ""},
	{"an interval of bars", "kind: bar\nlow: Low\nhigh: High\n", "A,B,Low,High\nx,5,4,6\n", "content/a.md:5:6 unused-key, content/a.md:6:7 unused-key", "kind: dot", "kind: dot\nlow: Low\nhigh: High\n", ""},
	{"a group of slopes", "kind: slope\ngroup: A\n", "A,B,C\nx,5,4\n", "content/a.md:5:8 unused-key", "kind: bar", "kind: slope\n", ""},
	{"a slope of one column", "kind: slope\n", "A,B\nx,5\n", "content/a.md:1:1 bad-columns", "y: [Before, After]", "kind: slope\n", "A,B,C\nx,5,6\n"},
	{"a slope of three columns", "kind: slope\n", "A,2020,2021,2022\nx,5,6,7\n", "content/a.md:1:1 bad-columns", `y: ["2020", "2021"]`, "kind: slope\ny: [\"2020\", \"2021\"]\n", ""},
	{"a slope that names three", "kind: slope\ny: [B, C, D]\n", "A,B,C,D\nx,5,6,7\n", "content/a.md:5:5 bad-columns", "kind: line", "kind: line\ny: [B, C, D]\n", ""},
	{"dots of two columns that are not named", "kind: dot\n", "A,B,C\nx,5,6\n", "content/a.md:1:1 bad-columns", `y: "B"`, "kind: dot\ny: \"B\"\n", ""},
	{"a group of two columns that are not named", "kind: bar\ngroup: D\n", "A,B,C,D\nx,5,6,y\n", "content/a.md:1:1 bad-columns", `y: "B"`, "kind: bar\ny: B\ngroup: D\n", ""},
	{"dots of two columns", "kind: dot\ny: [B, C]\n", "A,B,C\nx,5,6\n", "content/a.md:5:5 bad-columns", "group", "kind: dot\ny: B\n", ""},
	{"two columns and a group", "kind: bar\ny: [B, C]\ngroup: D\n", "A,B,C,D\nx,5,6,y\n", "content/a.md:5:5 bad-columns", "name one column", "kind: bar\ny: B\ngroup: D\n", ""},
	{"x is y", "kind: bar\nx: A\ny: A\n", "A,B\n4,5\n", "content/a.md:6:4 bad-columns", "another column", "kind: bar\nx: A\ny: B\n", ""},
	{"no numbers", "kind: bar\n", "A,B\nx,y\n", "content/a.md:1:1 no-numbers", "y: NAME", "", "A,B\nx,1\n"},
	{"a cell that is no number", "kind: bar\n", "A,B\nx,1\ny,two\n", "data/a.csv:3:3 not-a-number", "write a number", "", "A,B\nx,1\ny,2\n"},
	{"a decimal comma", "kind: bar\ny: B\n", "A,B\nx,1\ny,\"2,5\"\n", "data/a.csv:3:3 not-a-number", "write  2.5", "", "A,B\nx,1\ny,2.5\n"},
	{"a small count", "kind: bar\ny: B\n", "A,B\nx,1\ny,<5\n", "data/a.csv:3:3 not-a-number", "leave the cell empty", "", "A,B\nx,1\ny,\n"},
	{"a low end that is no number", "kind: dot\nlow: L\nhigh: H\n", "A,B,L,H\nx,1,?,2\n", "data/a.csv:2:5 not-a-number", "leave the cell empty", "", "A,B,L,H\nx,1,0.5,2\n"},
	{"percentages and numbers", "kind: bar\ny: B\n", "A,B\nx,1%\ny,2\n", "data/a.csv:2:3 mixed-units", "percent sign", "", "A,B\nx,1%\ny,2%\n"},
	{"columns of two units", "kind: bar\n", "A,B,C\nx,1%,5\n", "data/a.csv:2:6 mixed-units", "percent sign", "kind: bar\ny: B\n", ""},
	{"nothing known", "kind: bar\ny: B\n", "A,B\nx,\n", "content/a.md:1:1 no-numbers", "write the values", "", "A,B\nx,1\n"},
	{"a row without a name", "kind: bar\n", "A,B\n,1\ny,2\n", "data/a.csv:2:1 missing-cell", "delete the row", "", "A,B\ny,2\n"},
	{"a name twice", "kind: bar\n", "A,B\nx,1\nx,2\n", "data/a.csv:3:1 value-twice", "delete one", "", "A,B\nx,1\n"},
	{"a name twice for want of a group", "kind: bar\ny: B\n", "A,B,C\nx,1,men\nx,2,women\n", "data/a.csv:3:1 value-twice", "group: NAME", "kind: bar\ny: B\ngroup: C\n", ""},
	{"a value outside of its interval", "kind: dot\nlow: L\nhigh: H\n", "A,B,L,H\nx,3,1,2\n", "data/a.csv:2:3 outside-interval", "correct", "", "A,B,L,H\nx,1.5,1,2\n"},
	{"an interval with one end", "kind: dot\nlow: L\nhigh: H\n", "A,B,L,H\nx,3,1,\ny,1,0,2\n", "data/a.csv:2:7 half-an-interval", "write it", "", "A,B,L,H\nx,3,1,4\n"},
	{"zero on a logarithmic axis", "kind: dot\nscale: log\n", "A,B\nx,0\ny,1\n", "data/a.csv:2:3 not-above-zero", "scale: linear", "kind: dot\nscale: linear\n", ""},
	{"a logarithmic axis from zero", "kind: dot\nscale: log\nfrom: 0\n", "A,B\nx,1\n", "content/a.md:6:7 bad-axis", "above zero", "kind: dot\nscale: log\nfrom: 0.1\n", ""},
	{"a near scale", "kind: dot\nscale: lgo\n", "A,B\nx,1\n", "content/a.md:5:8 unknown-choice", `"log"`, "kind: dot\nscale: log\n", ""},
	{"a value beyond the axis", "kind: bar\nto: 10\n", "A,B\nx,12\n", "content/a.md:5:5 outside-axis", "to: 12", "kind: bar\nto: 12\n", ""},
	{"a value before the axis", "kind: line\nfrom: 10\n", "A,B\n2020,8\n", "content/a.md:5:7 outside-axis", "from: 8", "kind: line\nfrom: 8\n", ""},
	{"too many bars", "kind: bar\n", rows(61), "content/a.md:1:1 too-many-points", "fewer rows, such as those of the largest values, or", "kind: bar\ny: B\n", rows(60)},
	{"ten thousand bars", "kind: bar\n", rows(10_000), "content/a.md:1:1 too-many-points", ":::table", "kind: bar\ny: B\n", rows(60)},
	{"too many bars of years", "kind: bar\n", years(61), "content/a.md:1:1 too-many-points", "kind: line", "kind: line\n", ""},
	{"too many bars of months", "kind: bar\n", months(61), "content/a.md:1:1 too-many-points", "kind: line", "kind: line\n", ""},
	{"too many dots", "kind: dot\ny: B\n", rows(61), "content/a.md:1:1 too-many-points", "fewer rows", "kind: dot\ny: B\n", rows(60)},
	{"too many slopes", "kind: slope\n", rows(21), "content/a.md:1:1 too-many-points", "fewer rows", "kind: slope\n", rows(20)},
	{"too many lines", "kind: line\n", "A,B,C,D,E,F,G,H\n1,2,3,4,5,6,7,8\n", "content/a.md:1:1 too-many-series", "at most 6", "kind: line\ny: [B, C]\n", ""},
	{"too many groups", "kind: line\ngroup: C\n", "A,B,C\n1,2,a\n1,2,b\n1,2,c\n1,2,d\n1,2,e\n1,2,f\n1,2,g\n", "content/a.md:5:8 too-many-series", "fewer groups", "kind: line\ngroup: C\n", "A,B,C\n1,2,a\n1,2,b\n"},
	{"a huge number", "kind: bar\n", "A,B\nx,9e15\n", "data/a.csv:2:3 too-large", "millions", "", "A,B\nx,9\n"},
	{"a key of another name", "kind: bar\nlabels: A\n", "A,B\nx,1\n", "content/a.md:5:1 unknown-key", `"x"`, "kind: bar\nx: A\n", ""},
	{"a near key", "kind: bar\nuint: kg\n", "A,B\nx,1\n", "content/a.md:5:1 unknown-key", `"unit"`, "kind: bar\nunit: kg\n", ""},
	{"sorted by a near column", "kind: bar\nsort: Csaes descending\n", "A,Cases\nx,1\n", "content/a.md:5:7 no-column", `"Cases"`, "kind: bar\nsort: Cases descending\n", ""},
}

func rows(n int) string {
	var b strings.Builder
	b.WriteString("A,B,C\n")
	for i := range n {
		fmt.Fprintf(&b, "n%d,%d,%d\n", i, i%17, i%11)
	}
	return b.String()
}

func years(n int) string {
	var b strings.Builder
	b.WriteString("A,B\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,%d\n", 1950+i, i%17)
	}
	return b.String()
}

func months(n int) string {
	var b strings.Builder
	b.WriteString("A,B\n")
	for i := range n {
		fmt.Fprintf(&b, "%d-%02d,%d\n", 1990+i/12, i%12+1, i%17)
	}
	return b.String()
}

func places(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%v %s", d.Position, d.Code))
	}
	return strings.Join(all, ", ")
}

func TestRefused(t *testing.T) {
	for _, tt := range refusals {
		t.Run(tt.name, func(t *testing.T) {
			_, _, figure, list := draw(head+tt.block, tt.csv)
			if got := places(list); got != tt.want || figure != "" || !strings.Contains(list[0].Hint, tt.hint) {
				t.Errorf("got  %s\nwant %s, %q\n%v", got, tt.want, tt.hint, told(list))
			}
			block, csv := tt.fixed, tt.fixedCSV
			if block == "" {
				block = tt.block
			}
			if csv == "" {
				csv = tt.csv
			}
			if _, _, figure, list = draw(head+block, csv); figure == "" {
				t.Errorf("after its hint was followed: %s", told(list))
			}
		})
	}
	t.Logf("%d blocks", len(refusals))
}

func told(list diag.List) string {
	var lines []string
	for _, d := range list {
		lines = append(lines, d.Error()+" | "+d.Hint)
	}
	return strings.Join(lines, "\n")
}

// TestMissing holds what a block without data, title or description is told.
func TestMissing(t *testing.T) {
	for block, want := range map[string]string{
		"kind: bar\nfile: a.csv\n":                                    "content/a.md:1:1 missing-key, content/a.md:1:1 missing-key",
		"kind: bar\ntitle: x\ndescription: y\n":                       "content/a.md:1:1 missing-key",
		"kind: bar\ntitle: x\ndescription: y\nfile: a.xlsx\n":         "content/a.md:4:7 not-a-table",
		"kind: bar\ntitle: x\ndescription: y\nfile: a.csv\nrows: [1]": "content/a.md:5:7 two-sources",
	} {
		if _, _, _, list := draw(block, "A,B\nx,1\n"); places(list) != want {
			t.Errorf("%q: %s", block, told(list))
		}
	}
}

// TestTenThousand looks at a line of ten thousand points: it is thinned, says so, and its
// highest and lowest value are still there.
func TestTenThousand(t *testing.T) {
	var b strings.Builder
	b.WriteString("X,V\n")
	for i := range 10_000 {
		v := i % 97
		switch i {
		case 4_321:
			v = 500
		case 8_765:
			v = -300
		}
		fmt.Fprintf(&b, "%d,%d\n", i, v)
	}
	_, _, figure, list := draw(head+"kind: line\n", b.String())
	if len(list) > 0 {
		t.Fatal(told(list))
	}
	for _, want := range []string{"The line is drawn through 400 of 10,000 points", ">4321</th><td class=\"right\">500<", ">8765</th><td class=\"right\">−300<"} {
		if !strings.Contains(figure, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if n := strings.Count(figure, "<tr>"); n != 401 || len(figure) > 40_000 {
		t.Errorf("%d rows, %d bytes", n, len(figure))
	}
}

func FuzzChart(f *testing.F) {
	for _, tt := range drawings {
		f.Add(tt.block, tt.csv)
	}
	for _, tt := range refusals {
		if len(tt.csv) < 1000 {
			f.Add(head+tt.block, tt.csv)
		}
	}
	f.Fuzz(func(t *testing.T, block, csv string) {
		v, list := frontmatter.YAML("content/a.md", block, 1)
		if list.Failed() {
			return
		}
		c := Read(frontmatter.NewReader(v, &list))
		if list.Failed() || csv == "" && c.Rows == nil {
			return
		}
		_, _, figure, list := draw(block, csv)
		if (figure == "") != list.Failed() {
			t.Fatalf("a figure: %v, and %s", figure != "", told(list))
		}
		if figure == "" {
			return
		}
		if strings.Contains(figure, "NaN") || strings.Contains(figure, "Inf\"") {
			t.Fatalf("%s", figure)
		}
		elements(t, figure)
	})
}
