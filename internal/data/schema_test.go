package data

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

const casesTable = "Region,Cases,Share,Day\nNorth,12.5,10%,2026-11-01\nSouth,7,90%,2026-11-02\n"

// TestSchema holds schemas and what they find in a table, each after its hint was followed
// in the schema or the table.
func TestSchema(t *testing.T) {
	tests := []struct{ name, schema, table, want, hint string }{
		{"nothing wrong", "columns:\n  Region: {type: text, choices: [North, South], required: true}\n  Cases: {type: number, unit: per 100000, min: 0, max: 100}\n  Share: {type: percent, max: 100}\n  Day: {type: date, min: 2026-01-01}\n", casesTable, "", ""},
		{"an unknown column", "columns:\n  Case: {type: number}\n", casesTable, "a.schema.yaml:2:3 no-column", `did you mean "Cases"?`},
		{"an unknown type", "columns:\n  Cases: {type: numbr}\n", casesTable, "a.schema.yaml:2:17 unknown-choice", `did you mean "number"?`},
		{"an unknown key", "columns:\n  Cases: {tpye: number}\n", casesTable, "a.schema.yaml:2:11 unknown-key", `did you mean "type"?`},
		{"a key of another tool", "columns:\n  Cases: {minimum: 1}\n", casesTable, "a.schema.yaml:2:11 unknown-key", `called "min"`},
		{"no columns", "", casesTable, "a.schema.yaml:1:1 missing-key", "columns: {Cases: {type: number, min: 0}}"},
		{"a list", "- Cases\n", casesTable, "a.schema.yaml:1:1 not-a-map", "one key per line"},
		{"a limit that is none", "columns:\n  Cases: {type: number, min: none}\n", casesTable, "a.schema.yaml:2:30 not-a-number", "min: 0"},
		{"a day that is none", "columns:\n  Day: {type: date, max: 2026}\n", casesTable, "a.schema.yaml:2:26 bad-date", "max: 2026-11-29"},
		{"too little", "columns:\n  Cases: {min: 8}\n", casesTable, "a.csv:3:7 out-of-range", "the limit in a.schema.yaml"},
		{"too much", "columns:\n  Cases: {max: 10}\n", casesTable, "a.csv:2:7 out-of-range", "correct it here"},
		{"too early", "columns:\n  Day: {type: date, min: 2026-11-02}\n", casesTable, "a.csv:2:16 out-of-range", "correct it here"},
		{"a cell that is missing", "columns:\n  Cases: {required: true}\n", "Region,Cases\nNorth,\nSouth,3\n", "a.csv:2:7 missing-cell", "write it"},
		{"a near choice", "columns:\n  Region: {choices: [North, South]}\n", "Region,Cases\nNroth,1\nSouth,3\n", "a.csv:2:1 unknown-choice", `did you mean "North"?`},
		{"another choice", "columns:\n  Region: {choices: [North, South]}\n", "Region,Cases\nAtlantis,1\nSouth,3\n", "a.csv:2:1 unknown-choice", "write one of: North, South"},
		{"text for a number", "columns:\n  Cases: {type: number}\n", "Region,Cases\nNorth,many\nSouth,3\n", "a.csv:2:7 wrong-type", "write a number"},
		{"a decimal comma", "columns:\n  Cases: {type: number}\n", "Region,Cases\nNorth,\"1,5\"\nSouth,3\n", "a.csv:2:7 wrong-type", "write  1.5"},
		{"a number for a percentage", "columns:\n  Share: {type: percent}\n", "Region,Share\nNorth,3\nSouth,3%\n", "a.csv:2:7 wrong-type", "12.5%"},
		{"another form of a date", "columns:\n  Day: {type: date}\n", "Day,N\n01/11/2026,1\n", "a.csv:2:1 wrong-type", "2026-11-29"},
		{"all at once", "columns:\n  Region: {choices: [North]}\n  Cases: {max: 10}\n", casesTable, "a.csv:3:1 unknown-choice, a.csv:2:7 out-of-range", "North"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table, list := Read(source.NewFile("a.csv", []byte(tt.table)))
			if len(list) > 0 {
				t.Fatal(told(list))
			}
			schema, list := ReadSchema(source.NewFile("a.schema.yaml", []byte(tt.schema)))
			list = append(list, schema.Check(table)...)
			if got := places(list); got != tt.want || tt.want != "" && !strings.Contains(list[0].Hint, tt.hint) {
				t.Errorf("got  %s\nwant %s, %q\n%s", got, tt.want, tt.hint, told(list))
			}
		})
	}
	t.Logf("%d schemas", len(tests))
}

// places is where problems are, and of what kind.
func places(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%s:%d:%d %s", d.File, d.Line, d.Column, d.Code))
	}
	return strings.Join(all, ", ")
}

func TestSchemaGives(t *testing.T) {
	table, _ := Read(source.NewFile("a.csv", []byte("Code,N\n007,1\n")))
	schema, _ := ReadSchema(source.NewFile("a.schema.yaml", []byte("columns:\n  Code: {type: text}\n  N: {unit: days}\n")))
	if list := schema.Check(table); len(list) > 0 || table.Columns[0].Numeric() || table.Columns[1].Unit != "days" {
		t.Errorf("%v, %s", table.Columns, told(list))
	}
	if SchemaOf("data/cases.csv") != "data/cases.schema.yaml" {
		t.Error("the name of a schema")
	}
}

func TestInline(t *testing.T) {
	tests := []struct{ text, want string }{
		{"columns: [Group, Risk]\nrows:\n  - [Placebo, 20]\n  - [Aspirin, \"\"]\n", "text number; Placebo 20; Aspirin _"},
		{"columns: [Group, Risk]\nrows: [[Placebo, 20%], [Aspirin, 1.5 %]]\n", "text percent; Placebo 20%; Aspirin 1.5 %"},
		{"columns: [2019, 2020]\nrows: [[1, 2]]\n", "number number; 1 2"},
		{"columns: [Day, N]\nrows: [[2026-11-29, -3]]\n", "date number; 2026-11-29 -3"},
		{"rows: [[1, 2]]\n", ":1:1 no-columns"},
		{"columns: [A, B]\n", ":1:1 no-rows"},
		{"columns: [A, B]\nrows:\n  - [1]\n", ":3:5 ragged-row"},
		{"columns: [A, B]\nrows:\n  - 1, 2\n", ":3:5 not-a-row"},
		{"columns: [A, B]\nrows:\n  - [1, [2]]\n", ":3:9 not-a-cell"},
		{"columns: [A, A]\nrows: [[1, 2]]\n", ":1:14 duplicate-column"},
		{"columns: A, B\nrows: [[1, 2]]\n", ":1:10 no-columns"},
	}
	for _, tt := range tests {
		v, list := frontmatter.YAML("", tt.text, 1)
		r := frontmatter.NewReader(v, &list)
		table := Inline(r)
		r.Done(nil)
		got := places(list)
		if table != nil {
			got = summary(table)
		}
		if got != tt.want {
			t.Errorf("%q: got %s, want %s\n%s", tt.text, got, tt.want, told(list))
		}
	}
}
