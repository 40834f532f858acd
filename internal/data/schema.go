package data

import (
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// schemaEnd is how the name of a schema ends, in the place of .csv.
const schemaEnd = ".schema.yaml"

// SchemaOf is the name of the file that may hold the schema of a table.
func SchemaOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) + schemaEnd }

// Schema says what the columns of a table must hold:
//
//	columns:
//	  Region:
//	    type: text
//	    required: true
//	    choices: [North, South]
//	  Cases:
//	    type: number
//	    unit: per 100,000 people
//	    min: 0
//	    max: 100000
type Schema struct {
	File    string
	Columns []Rule
}

// Rule is what one column must hold.
type Rule struct {
	Name     frontmatter.Word
	Type     Type
	Typed    bool // a type is given
	Unit     string
	Required bool // no cell may be missing
	Min, Max *float64
	Choices  []string
}

// ReadSchema reads a schema. It is nil when the list holds an error.
func ReadSchema(f source.File) (*Schema, diag.List) {
	text, list := source.Text(f)
	if list.Failed() {
		return nil, list
	}
	top, problems := frontmatter.YAML(f.Path, string(text), 1)
	for i := range problems {
		problems[i].Message = strings.ReplaceAll(problems[i].Message, "the header", "the schema")
		problems[i].Hint = strings.ReplaceAll(problems[i].Hint, "title: Flu season", schemaExample)
	}
	if list = append(list, problems...); list.Failed() {
		return nil, list
	}
	list = append(list, asWritten(f, top)...)
	r := frontmatter.NewReader(top, &list)
	if list = append(list, unruled(top)...); list.Failed() && !r.Has("columns") {
		return nil, list
	}
	r.Require("a schema", map[string]string{"columns": schemaExample})
	s := &Schema{File: f.Path}
	if columns := r.Group("columns"); columns != nil {
		for _, e := range r.Raw("columns").Entries {
			if e.Value.Empty() {
				emptyChoices(r, e.Value)
			} else if e.Value.Kind == frontmatter.Map {
				g := columns.Group(e.Key)
				s.Columns = append(s.Columns, readRule(g, frontmatter.Word{Text: e.Key, At: e.At}))
			}
		}
	}
	r.Done(nil)
	if list.Failed() {
		return nil, list
	}
	return s, list
}

const schemaExample = "columns: {Cases: {type: number, min: 0}}"

// ruleKeys are names of keys that other schemas use.
var ruleKeys = map[string]string{"minimum": "min", "maximum": "max", "enum": "choices", "values": "choices", "units": "unit", "mandatory": "required", "format": "type",
	"default": "a schema has no values: write the value into the empty cells"}

func readRule(r *frontmatter.Reader, name frontmatter.Word) Rule {
	c := Rule{Name: name, Typed: r.Has("type")}
	kind := r.Choice("type", typeNames[:]...)
	c.Type = Type(slices.Index(typeNames[:], kind))
	c.Unit = r.Line("unit", 60).Text
	c.Required = r.Flag("required")
	c.Min, c.Max = limit(r, "min", &c), limit(r, "max", &c)
	choices := r.Words("choices", 200)
	for _, w := range choices {
		c.Choices = append(c.Choices, w.Text)
	}
	c.contradictions(r, choices)
	r.Done(ruleKeys)
	return c
}

// limit reads a number, or a date for a column of dates.
func limit(r *frontmatter.Reader, key string, c *Rule) *float64 {
	w := r.Spelled(key, 40)
	if w.Text == "" {
		return nil
	}
	day := (dialect{}).read(w.Text)
	switch {
	case c.Type == Date && day.Kind == Date:
		return &day.Value
	case c.Type == Date:
		r.Problem(key, "bad-date", "write, for example,  "+key+": 2026-11-29", "%q is not a date", w.Text)
		return nil
	case day.Kind == Date && !c.Typed:
		r.Problem(key, "not-a-number", "for a column of dates, write  type: date  as well", "%q is a date, and the type of the column is not given", w.Text)
		return nil
	case c.Typed && c.Type == Text:
		r.Problem(key, "contradiction", "delete  "+key+",  or write the type of the cells:  type: number", "a column of text has no limits")
		return nil
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(w.Text, "%"), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		r.Problem(key, "not-a-number", "write, for example,  "+key+": 0", "%q is not a number", w.Text)
		return nil
	}
	return &v
}

// Check judges a table by its schema, and gives its columns the types and units there.
func (s *Schema) Check(t *Table) (list diag.List) {
	if s == nil || t == nil {
		return nil
	}
	for _, rule := range s.Columns {
		c, d := t.Find(rule.Name.Text, rule.Name.At)
		if d != nil {
			list = append(list, *d)
			continue
		}
		if c.Unit = rule.Unit; rule.Typed && rule.Type == Text {
			c.Type = Text
		}
		for i := range c.Cells {
			if d, wrong := rule.check(t, &c.Cells[i]); wrong && len(list) < maxProblems {
				list = append(list, d)
			}
		}
	}
	return list
}

// check judges one cell.
func (c *Rule) check(t *Table, cell *Cell) (diag.Diagnostic, bool) {
	at, name := t.Place(cell), c.Name.Text
	outside := func(word string, limit float64) (diag.Diagnostic, bool) {
		shown := (&Cell{Value: limit, Kind: c.Type}).spell()
		return diag.Errorf(at, "out-of-range", "%q in the column %q is %s than %s", cell.Text, name, word, shown).With(c.Name.At).
			WithHint("correct it here, or change the limit in %s", path.Base(c.Name.At.File)), true
	}
	switch {
	case cell.Missing && c.Required:
		return diag.Errorf(at, "missing-cell", "a cell of the column %q is empty", name).With(c.Name.At).WithHint("write it, or delete  required: true  in %s", path.Base(c.Name.At.File)), true
	case cell.Missing:
	case c.Typed && c.Type != Text && cell.Kind != c.Type:
		hint := map[Type]string{Number: numberHint(cell.Text), Percent: "write a percentage, such as  12.5%", Date: "write a day, such as  2026-11-29"}[c.Type]
		what := map[Type]string{Number: "number", Percent: "percentage", Date: "date"}[c.Type]
		return diag.Errorf(at, "wrong-type", "%q in the column %q is not a %s", cell.Text, name, what).With(c.Name.At).WithHint("%s", hint), true
	case len(c.Choices) > 0 && !slices.Contains(c.Choices, cell.Text):
		d := diag.Errorf(at, "unknown-choice", "%q is not allowed in the column %q", cell.Text, name).With(c.Name.At).WithHint("write one of: %s", strings.Join(c.Choices, ", "))
		if near := diag.Nearest(cell.Text, c.Choices); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		return d, true
	case cell.Kind != Text && c.Min != nil && cell.Value < *c.Min:
		return outside("less", *c.Min)
	case cell.Kind != Text && c.Max != nil && cell.Value > *c.Max:
		return outside("more", *c.Max)
	}
	return diag.Diagnostic{}, false
}

// spell is a value as a cell of its kind has it.
func (c *Cell) spell() string {
	switch c.Kind {
	case Date:
		return c.Day().Format("2006-01-02")
	case Percent:
		return strconv.FormatFloat(c.Value, 'f', -1, 64) + "%"
	}
	return strconv.FormatFloat(c.Value, 'f', -1, 64)
}
