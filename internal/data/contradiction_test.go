package data

import (
	"slices"
	"strings"
	"testing"

	"galen/internal/source"
)

// TestContradictions: a schema that no table could follow is told at its own line, with how
// to correct it, and no cell is blamed.
func TestContradictions(t *testing.T) {
	tests := []struct{ schema, want, hint, fixed string }{
		// listed
		{"Cases: {type: number, min: 10, max: 1}", "2:30 contradiction", "write  min: 1  and  max: 10", "Cases: {type: number, min: 1, max: 20}"},
		{"Region: {choices: []}\n  Cases: {min: 0}", "2:21 contradiction", "choices: [North, South]", "Region: {choices: [North, South]}"},
		{"Cases: {type: numbr}", "2:17 unknown-choice", `did you mean "number"?`, "Cases: {type: number}"},
		{"Cases: {type: number, min: 0, max: 9, default: 12}", "2:41 unknown-key", "write the value into the empty cells", "Cases: {type: number, min: 0, max: 19}"},
		{"Cases: {required: true}\n  Cases: {required: true}", "3:3 duplicate-key", "", "Cases: {required: true}"},
		// made up
		{"Cases: {min: 12.6, max: 12.5}", "2:16 contradiction", "min: 12.5  and  max: 12.6", "Cases: {min: 5, max: 12.6}"},
		{"Cases: {min: -1, max: -2}", "2:16 contradiction", "min: -2  and  max: -1", "Cases: {min: -2, max: 20}"},
		{"Day: {type: date, min: 2026-12-31, max: 2026-01-01}", "2:26 contradiction", "min: 2026-01-01  and  max: 2026-12-31", "Day: {type: date, min: 2026-01-01, max: 2026-12-31}"},
		{"Share: {type: percent, min: 90%, max: 10%}", "2:31 contradiction", "min: 10%  and  max: 90%", "Share: {type: percent, min: 10%, max: 90%}"},
		{"Region: {choices: }\n  Cases: {min: 0}", "2:21 contradiction", "choices: [North, South]", "Region: {type: text}"},
		{"Region: {choices: [North, North, South]}", "2:29 contradiction", "delete one of them", "Region: {choices: [North, South]}"},
		{"Region: {choices: [North, South, n/a]}", "2:36 contradiction", "delete it", "Region: {choices: [North, South]}"},
		{"Cases: {type: number, choices: [7, twelve]}", "2:38 contradiction", "correct it, or the type", "Cases: {type: number, choices: [7, 12.5]}"},
		{"Cases: {type: number, min: 10, choices: [7, 12.5]}", "2:44 contradiction", "lower  min", "Cases: {type: number, min: 7, choices: [7, 12.5]}"},
		{"Cases: {type: number, max: 10, choices: [7, 12.5]}", "2:47 contradiction", "raise  max", "Cases: {type: number, max: 12.5, choices: [7, 12.5]}"},
		{"Region: {type: text, min: 3}", "2:29 contradiction", "delete  min", "Region: {type: text}"},
		{"Cases: {type: number, min: nan}", "2:30 not-a-number", "min: 0", "Cases: {type: number, min: 0}"},
		{"Cases: {type: number, max: inf}", "2:30 not-a-number", "max: 0", "Cases: {type: number, max: 100}"},
		{"Day: {min: 2026-01-01}", "2:14 not-a-number", "type: date", "Day: {min: 2026-01-01, type: date}"},
		{"Cases: {type: integer}", "2:17 unknown-choice", "text, number, percent, date", "Cases: {type: number}"},
		{"Case: {required: true}", "2:3 no-column", `did you mean "Cases"?`, "Cases: {required: true}"},
		// near misses
		{"Cases: {min: 7, max: 7}", "a.csv:2 out-of-range", "", "Cases: {min: 7, max: 13}"},
		{"Cases: {type: number, min: 0}", "", "", ""},
		{"Region: {type: text, choices: [North, South, East]}", "", "", ""},
		{"Cases: {choices: [7, 12.5]}", "", "", ""},
		{"Region: {unit: }\n  Cases: {min: 0}", "", "", ""},
		{"Share: {type: percent, min: 10, max: 90}", "", "", ""},
	}
	for _, tt := range tests {
		judged := func(columns string) (all []string, hints string) {
			table, _ := Read(source.NewFile("a.csv", []byte(casesTable)))
			schema, list := ReadSchema(source.NewFile("a.schema.yaml", []byte("columns:\n  "+columns+"\n")))
			list = append(list, schema.Check(table)...)
			for _, d := range list {
				hints += d.Hint
			}
			return strings.Split(strings.ReplaceAll(places(list), "a.schema.yaml:", ""), ", "), hints
		}
		got, hints := judged(tt.schema)
		if tt.want == "a.csv:2 out-of-range" { // the cells are to blame
			if got[0] != "a.csv:2:7 out-of-range" {
				t.Errorf("%s: %s", tt.schema, got)
			}
		} else if !slices.Equal(got, []string{tt.want}) || !strings.Contains(hints, tt.hint) {
			t.Errorf("%s: got %q %q, want %q %q", tt.schema, got, hints, tt.want, tt.hint)
		}
		if tt.fixed != "" {
			if again, _ := judged(tt.fixed); again[0] != "" {
				t.Errorf("%s: %q", tt.fixed, again)
			}
		}
	}
	if _, list := ReadSchema(source.NewFile("a.schema.yaml", []byte("columns: {Region: {choices: []}}"))); len(list) != 1 {
		t.Errorf("a schema of an empty list alone: %v", list)
	}
	t.Logf("%d schemas", len(tests))
}

// TestMisnamedSchema: a file that was meant to be a schema, by the files of its folder, and
// what it is to be called.
func TestMisnamedSchema(t *testing.T) {
	const all = "cases.csv trials.tsv desk.yaml"
	tests := []struct{ name, beside, want string }{
		// listed
		{"cases.shcema.yaml", all, "error: rename it:  cases.schema.yaml"},
		{"case.schema.yaml", all, "error: rename it:  cases.schema.yaml"},
		// made up
		{"cases.schema.yml", all, "error: rename it:  cases.schema.yaml"},
		{"cases.schema.json", all, "warning: rename it:  cases.schema.yaml"},
		{"cases-schema.yaml", all, "error: rename it:  cases.schema.yaml"},
		{"cases_schema.yaml", all, "error: rename it:  cases.schema.yaml"},
		{"cases.Schema.yaml", all, "error: rename it:  cases.schema.yaml"},
		{"cases.csv.schema.yaml", all, "error: rename it:  cases.schema.yaml"},
		{"Cases.schema.yaml", all, "error: rename it:  cases.schema.yaml"},
		{"cases.scheme.yaml", all, "error: rename it:  cases.schema.yaml"},
		{"trails.schema.yaml", all, "error: rename it:  trials.schema.yaml"},
		{"desk.schemas.yaml", all, "error: rename it:  desk.schema.yaml"},
		{"case.schema.yaml", all + " cases.schema.yaml", "error: delete it, or move its contents into cases.schema.yaml, which already exists"},
		{"vaccines.schema.yaml", all, "warning: name it after its data file: the schema of cases.csv is cases.schema.yaml"},
		{"cases.schema.yaml", "", "warning: name it after its data file: the schema of cases.csv is cases.schema.yaml"},
		// near misses
		{"cases.schema.yaml", all, ""},
		{"desk.schema.yaml", all, ""},
		{"trials.schema.yaml", all, ""},
		{"cases.notes.yaml", all, ""},
		{"flu.comments.yaml", all, ""},
		{"pension-schema.yaml", "pension-schema.yaml", ""},
		{"schema.yaml", all, ""},
		{"cases.theme.yaml", all, ""},
		{"cases.schema.csv", all, ""},
		{"cases.schema.txt", all, ""},
	}
	for _, tt := range tests {
		got := ""
		if d := MisnamedSchema("data/"+tt.name, append(strings.Fields(tt.beside), tt.name)); d != nil {
			got = d.Severity.String() + ": " + d.Hint
			if d.File != "data/"+tt.name {
				t.Errorf("%s: told of %s", tt.name, d.File)
			}
		}
		if got != tt.want {
			t.Errorf("%s beside %s: %q, want %q", tt.name, tt.beside, got, tt.want)
		}
	}
	t.Logf("%d names", len(tests))
}
