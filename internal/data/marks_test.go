package data

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/source"
)

// TestMarksInCells: marks of Markdown in files of data are warned of at their own place, and
// what only looks like them is not.
func TestMarksInCells(t *testing.T) {
	tests := []struct{ file, text, want, plain string }{
		// listed
		{"a.csv", "Region,Cases\n**North**,1\n", "2:1 **North**", "North"},
		{"a.csv", "Region,Cases\nNorth,1\nThe *far* south,2\n", "3:5 *far*", "The far south"},
		{"a.csv", "Gas,Share\nCO~2~,1\n", "2:3 ~2~", "CO₂"},
		{"a.csv", "Cells,10^9^ a litre\nwhite,4\n", "1:9 ^9^", "10⁹ a litre"},
		{"a.tsv", "Region\tNote\nNorth\tsee <b>below</b>\n", "2:11 <b>", "see below"},
		{"a.csv", "Region,Note\nNorth,\"as [@who-2024], in 2024\"\n", "2:11 [@who-2024]", "as, in 2024"},
		{"a.csv", "Region,Note\nNorth,[WHO](https://who.example/)\n", "2:7 [WHO](https://who.example/)", "WHO"},
		{"a.csv", "Region,Note\nNorth,`code`\n", "2:7 `code`", "code"},
		// made up
		{"a.csv", "sep=;\nRegion;Note\nNord;\"Ein \"\"*neuer*\"\" Fall\"\n", "3:13 *neuer*", `Ein "neuer" Fall`},
		{"a.csv", "Region,Note\nNorth,\"<a href=\"\"x\"\">here</a>\"\n", "2:8 <a href=\"x\">", "here"},
		{"a.csv", "Région,Note\nNorð,m^2^\n", "2:7 ^2^", "m²"},
		{"a.csv", "Region,Note\nNorth,12[^1]\n", "2:9 [^1]", "12"},
		{"a.csv", "Region,Note\n_North_,~~1~~ 2\n", "2:1 _North_; 2:9 ~~1~~", "North"},
		{"a.yaml", "desk:\n  phone: \"**555**-0100\"\n", "2:11 **555**", ""},
		{"a.yaml", "phone: call *now*\n", "1:13 *now*", "call now"},
		{"a.yaml", "- one\n- two <em>big</em> words\n", "2:7 <em>", "two big words"},
		{"a.json", "{\"gas\": \"CO~2~\"}\n", "1:12 ~2~", "CO₂"},
		{"a.schema.yaml", "columns:\n  Cases: {unit: per m^2^}\n", "2:22 ^2^", "per m²"},
		// near misses
		{"a.csv", "Allele,p\nHLA-B*57:01,p<0.05\nCYP2C19*2,~20\n*3,2^10\n", "", ""},
		{"a.csv", "Stars,N\n5*,0.03**\n,10^9/L\n\"* p < 0.05\",** p < 0.01\n", "", ""},
		{"a.csv", "Range,Name\n5~10 mg,snake_case_name\n20~40 mg,a_b\n", "", ""},
		{"a.csv", "Link,N\nhttps://a.example/a_b_c?x=*y*,[1]\n/a~b~c/,[sic]\n", "", ""},
		{"a.yaml", "# **for us**\nphone: 555-0100 # *really*\nallele: HLA-B*57:01\n", "", ""},
		{"a.json", "{\"p\": \"<0.05\", \"n\": \"~20\"}\n", "", ""},
	}
	for _, tt := range tests {
		f := source.NewFile(tt.file, []byte(tt.text))
		var got []string
		_, list := Read(f)
		switch {
		case strings.HasSuffix(tt.file, schemaEnd):
			_, list = ReadSchema(f)
		case !IsTable(tt.file):
			_, list = ReadValue(f, nil)
		}
		for _, d := range list {
			mark, _, _ := strings.Cut(strings.TrimPrefix(d.Message, "readers would see "), ": marks and tags")
			got = append(got, fmt.Sprintf("%d:%d %s", d.Line, d.Column, strings.ReplaceAll(strings.Trim(mark, `"`), `\"`, `"`)))
		}
		if told := strings.Join(got, "; "); told != tt.want || len(list) > 0 && (list.Failed() || tt.plain != "" && list[0].Hint != "write it without:  "+tt.plain) {
			t.Errorf("%s %q: %s, want %s\n%v", tt.file, tt.text, told, tt.want, list)
		}
		if list != nil && tt.plain != "" && IsTable(tt.file) && !strings.Contains(tt.plain, `"`) { // as the hint says
			from, to := source.Mark(tt.text)
			if fixed := source.WithoutMarks(tt.text); from >= 0 && to > from {
				if _, again := Read(source.NewFile(tt.file, []byte(fixed))); len(again) > 0 {
					t.Errorf("%q: %v", fixed, again)
				}
			}
		}
	}
	t.Logf("%d files", len(tests))
}
