package data

import (
	"strings"
	"testing"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// schemaHints are schemas whose columns do not stand where they belong, and what each hint has
// to show, which is then the schema.
var schemaHints = []struct{ schema, want string }{
	// listed
	{"Region: [North]", `columns: {Region: {choices: ["North"]}}`},
	// made up
	{"Region: [1, South]", `columns: {Region: {choices: ["1", "South"]}}`},
	{"Region: []", `columns: {Region: {type: text}}`},
	{"Region:", `columns: {Region: {type: text}}`},
	{"Cases: number", `columns: {Cases: {type: number}}`},
	{"Cases: numbers", `columns: {Cases: {type: number}}`},
	{"Cases: {type: number, minimum: 0}", `columns: {Cases: {type: number, min: 0}}`},
	{"Cases: {a: 1}", `columns: {Cases: {type: text}}`},
	{"Region: {enum: [North, South]}", `columns: {Region: {choices: ["North", "South"]}}`},
	{"\"Of 100, people\": text", `columns: {"Of 100, people": {type: text}}`},
	{"columns: {Cases: number}", `Cases: {type: number}`},
	{"columns: {Region: [North]}", `Region: {choices: ["North"]}`},
	{"- Region", "columns: {Cases: {type: number, min: 0}}"},
}

// TestSchemaHints: a column that does not stand below "columns", or is no group of keys, is
// told once, with a line that is a schema.
func TestSchemaHints(t *testing.T) {
	tally.Kind(t, "hints of schemas", "schemaHints")
	for _, c := range schemaHints {
		_, list := ReadSchema(source.NewFile("a.schema.yaml", []byte(c.schema+"\n")))
		if len(list) != 1 || !strings.Contains(list[0].Hint, c.want) {
			t.Errorf("%s: %s", c.schema, told(list))
			continue
		}
		now := c.want
		if !strings.HasPrefix(now, "columns") {
			now = "columns: {" + now + "}"
		}
		if _, list := ReadSchema(source.NewFile("a.schema.yaml", []byte(now+"\n"))); len(list) > 0 {
			t.Errorf("%s: the hint does not work: %s: %s", c.schema, now, told(list))
		}
	}
	_, list := ReadSchema(source.NewFile("a.schema.yaml", []byte("Region: text\nCases: number\n")))
	if len(list) != 2 || !strings.Contains(list[1].Hint, "a line  columns:  above the first column") || !strings.Contains(list[1].Hint, "Cases: {type: number}") {
		t.Error(told(list))
	}
}
