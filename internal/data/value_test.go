package data

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/source"
)

// written is a value as a text.
func written(v Value) string {
	var all []string
	switch v.kind {
	case isMissing:
		return "_"
	case isText:
		return v.text
	case isList:
		for _, item := range v.list {
			all = append(all, written(item))
		}
		return "[" + strings.Join(all, ",") + "]"
	}
	for i, item := range v.list {
		all = append(all, v.keys[i]+":"+written(item))
	}
	return "{" + strings.Join(all, ",") + "}"
}

func TestReadValue(t *testing.T) {
	const rules = "columns:\n  Name: {required: true}\n  Age: {type: number, min: 0}\n"
	tests := []struct{ file, schema, text, want string }{
		{"a.yaml", "", "a: 1\nb: [x, y]\nc:\n  d: 2026-11-29\n", "{a:1,b:[x,y],c:{d:2026-11-29}}"},
		{"a.yaml", "", "- a\n- b: true\n  c:\n", "[a,{b:true,c:_}]"},
		{"a.yml", "", "# of two\n\n- one\n- two\n", "[one,two]"},
		{"a.yaml", "", "[one, two]\n", "[one,two]"},
		{"a.yaml", "", "[one,\ntwo\n]", "[one,two]"},
		{"a.yaml", "", "[one, two\n", "a.yaml:1:1 yaml-syntax"},
		{"a.yaml", "", "---\na: 1\n", "{a:1}"},
		{"a.json", "", `{"a": [1, 2.50, null, true, "x"], "b": {}}`, "{a:[1,2.50,_,true,x],b:{}}"},
		{"a.json", "", "[[1], []]", "[[1],[]]"},
		{"a.json", rules, `[{"Name": "A", "Age": 3}, {"Name": "B"}]`, "[{Name:A,Age:3},{Name:B}]"},
		{"a.yaml", rules, "Name: A\nAge: 3\nof: [x]\n", "{Name:A,Age:3,of:[x]}"},

		{"a.yaml", "", "a: 1\na: 2\n", "a.yaml:2:1 duplicate-key"},
		{"a.yaml", "", "- a\n- b: [\n", "a.yaml:3:1 yaml-syntax"},
		{"a.yaml", "", "just words\n", "a.yaml:1:1 not-a-map"},
		{"a.json", "", `{"a": 1, "a": 2}`, "a.json:1:10 duplicate-key"},
		{"a.json", "", "{\"a\": 1,\n}", "a.json:2:1 json-syntax"},
		{"a.json", "", `{"a": 1`, "a.json:1:8 json-syntax"},
		{"a.json", "", "[1] [2]", "a.json:1:5 json-syntax"},
		{"a.json", "", strings.Repeat("[", 30) + strings.Repeat("]", 30), "a.json:1:18 too-deep"},
		{"a.json", "", "\xff\xfe{\x00}\x00", "a.json:1:1 not-utf8"},
		{"a.json", rules, `[{"Name": "A", "Age": -3}, {"Age": "old"}]`, "a.json:1:28 missing-cell, a.json:1:23 out-of-range, a.json:1:36 wrong-type"},
		{"a.yaml", rules, "- Name: A\n", "a.schema.yaml:3:3 no-column"},
	}
	for _, tt := range tests {
		var schema *Schema
		if tt.schema != "" {
			schema, _ = ReadSchema(source.NewFile(SchemaOf(tt.file), []byte(tt.schema)))
		}
		v, list := ReadValue(source.NewFile(tt.file, []byte(tt.text)), schema)
		got := places(list)
		if len(list) == 0 {
			got = written(v)
		}
		if got != tt.want {
			t.Errorf("%q: got %s, want %s\n%s", tt.text, got, tt.want, told(list))
		}
	}
	t.Logf("%d files", len(tests))
}

// TestValueOfTable asks a table, as templates do.
func TestValueOfTable(t *testing.T) {
	table, list := Read(source.NewFile("cases.csv", []byte("Region,Cases,Share\nNorth,\"1,200\",5%\nSouth,,\n")))
	if table == nil {
		t.Fatal(told(list))
	}
	v := table.Value()
	if got := written(v); got != "[{Region:North,Cases:1,200,Share:5%},{Region:South,Cases:_,Share:_}]" {
		t.Error(got)
	}
	rows, err := v.Rows()
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	ask := func(what any, err error) string {
		if err != nil {
			return "error: " + err.Error()
		}
		return fmt.Sprint(what)
	}
	north, south := rows[0], rows[1]
	for _, tt := range []struct{ got, want string }{
		{ask(north.Text("Cases")), "1,200"},
		{ask(north.Number("Cases")), "1200"},
		{ask(north.Number("Share")), "5"},
		{ask(south.Text("Cases")), ""},
		{ask(south.Has("Cases")), "false"},
		{ask(north.Has("Cases")), "true"},
		{ask(north.Has("Csaes")), `error: there is no "Csaes"`},
		{ask(Value{kind: isGroup, keys: []string{"a"}, list: make([]Value, 1)}.Has("b")), "false"},
		{ask(north.Names(), nil), "[Region Cases Share]"},
		{ask(south.Number("Cases")), "error: a cell is empty where a number is needed"},
		{ask(north.Number("Region")), `error: "North" is not a number`},
		{ask(north.Text("Regoin")), `error: there is no "Regoin" in this part of cases.csv`},
		{ask(v.Text("Region")), `error: there are no keys here, and so no "Region"`},
		{ask(v.Text()), "error: this is a list or a group of keys, not text"},
		{ask(north.Rows()), "error: this is a group of keys and has no rows"},
	} {
		if !strings.Contains(tt.got, tt.want) || (strings.HasPrefix(tt.got, "error") != strings.HasPrefix(tt.want, "error")) {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func FuzzReadValue(f *testing.F) {
	f.Add(`{"a": [1, {"b": null}]}`, true)
	f.Add("- a\n- b: c\n", false)
	rules, _ := ReadSchema(source.NewFile("a.schema.yaml", []byte("columns:\n  a: {type: number}\n")))
	f.Fuzz(func(t *testing.T, text string, inJSON bool) {
		name := map[bool]string{true: "a.json", false: "a.yaml"}[inJSON]
		_, list := ReadValue(source.NewFile(name, []byte(text)), rules)
		for _, d := range list {
			if lines := strings.Count(text, "\n") + 1; d.Line < 1 || d.Line > lines && d.File == name {
				t.Fatalf("%v is outside of %q", d, text)
			}
		}
	})
}
