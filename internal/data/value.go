package data

import (
	"slices"
	"strconv"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Value is what a file of data says, or a part of it, as templates see it: a list, a group
// of keys, or a text. A table is a list of its rows, and a row a group of its cells, whose
// keys are the names of the columns.
//
//	{{range (.Data "cases").Rows}}<tr><th>{{.Text "Region"}}</th><td>{{.Text "Cases"}}</td></tr>{{end}}
type Value struct {
	kind kind
	file string // for messages
	text string
	list []Value  // of a list; of a group, what stands under its keys
	keys []string // of a group, and of a table the names of its columns
	row  bool     // a group that is a row of a table
}

type kind int

const (
	isMissing kind = iota
	isText
	isList
	isGroup
)

// Value is the table as templates see it.
func (t *Table) Value() Value {
	keys := t.Names()
	v := Value{kind: isList, file: t.File, list: make([]Value, t.Rows), keys: keys}
	for i := range v.list {
		row := Value{kind: isGroup, row: true, file: t.File, keys: keys, list: make([]Value, len(keys))}
		for j := range t.Columns {
			if c := &t.Columns[j].Cells[i]; !c.Missing {
				row.list[j] = Value{kind: isText, file: t.File, text: c.Text}
			}
		}
		v.list[i] = row
	}
	return v
}

func valueOf(f frontmatter.Value, file string) Value {
	v := Value{file: file}
	switch f.Kind {
	case frontmatter.List:
		v.kind = isList
		for i := range f.Items {
			v.list = append(v.list, valueOf(f.Items[i], file))
		}
	case frontmatter.Map:
		v.kind = isGroup
		for i := range f.Entries {
			v.keys = append(v.keys, f.Entries[i].Key)
			v.list = append(v.list, valueOf(f.Entries[i].Value, file))
		}
	case frontmatter.Null:
	default:
		v.kind, v.text = isText, f.Text
	}
	return v
}

// Rows are the rows of a table or the items of a list.
func (v Value) Rows() ([]Value, error) {
	switch v.kind {
	case isList:
		return v.list, nil
	case isGroup:
		return nil, v.problem("not-a-list", "name their key: {{range (.Get \"…\").Rows}}", "this is a group of keys and has no rows")
	case isMissing:
		return nil, nil
	}
	return nil, v.problem("not-a-list", "write a list there, or show it with .Text", "%q is a text and has no rows", short(v.text))
}

// Names are the keys of a group, or the names of the columns of a table, in their order.
func (v Value) Names() []string { return v.keys }

// NotText says what to write for a value that a template shows as it is: see package
// layout.
func (v Value) NotText() string {
	return "show a text with .Text, go through a list or a table with {{range .Rows}}, and name a key with .Text \"key\""
}

// String is the text of a text, and "" for any other value.
func (v Value) String() string { return v.text }

// Amount is a number of a file. It is written without an exponent.
type Amount float64

// String is the number with a decimal point.
func (a Amount) String() string { return strconv.FormatFloat(float64(a), 'f', -1, 64) }

// Get is what stands under a key of a group.
func (v Value) Get(key string) (Value, error) {
	if v.kind != isGroup {
		hint := "go through the rows first: {{range (.Data \"cases\").Rows}}{{.Text \"" + key + "\"}}{{end}}"
		return Value{}, v.problem("no-key", hint, "there are no keys here, and so no %q", key)
	}
	if i := slices.Index(v.keys, key); i >= 0 {
		return v.list[i], nil
	}
	hint := "the keys are: " + strings.Join(v.keys, ", ")
	if near := diag.Nearest(key, v.keys); near != "" {
		hint = "did you mean \"" + near + "\"?"
	}
	return Value{}, v.problem("no-key", hint, "there is no %q in this part of %s", key, v.file)
}

// Has reports whether something stands under a key of a group, or here when no key is
// given. A column that a table has not is a mistake, unlike a key that a group has not.
func (v Value) Has(key ...string) (bool, error) {
	for _, k := range key {
		i := slices.Index(v.keys, k)
		if i < 0 && v.row {
			_, err := v.Get(k)
			return false, err
		} else if i < 0 {
			return false, nil
		}
		v = v.list[i]
	}
	return v.kind != isMissing, nil
}

// Text is the text under a key of a group, or here when no key is given, as the file spells
// it; "" for a cell that is missing.
func (v Value) Text(key ...string) (string, error) {
	v, err := v.under(key)
	if err != nil {
		return "", err
	}
	if v.kind == isList || v.kind == isGroup {
		return "", v.problem("not-a-text", "go through a list with {{range .Rows}}, or name a key with .Text \"key\"", "this is a list or a group of keys, not text")
	}
	return v.text, nil
}

// Number is the number under a key of a group, or here when no key is given. A percentage
// is the number before the sign. It is there to be compared, as in {{if gt (.Number "Cases")
// 100.0}}: what readers see is the Text, as the file spells it.
func (v Value) Number(key ...string) (Amount, error) {
	v, err := v.under(key)
	if err != nil {
		return 0, err
	}
	if c := (dialect{comma: ','}).read(v.text); v.kind == isText && c.Numeric() {
		return Amount(c.Value), nil
	}
	if v.kind == isMissing {
		return 0, v.problem("no-number", "test it first: {{if .Has \"…\"}}…{{end}}", "a cell is empty where a number is needed")
	}
	return 0, v.problem("no-number", "show it with .Text, or correct it in the file", "%q is not a number", short(v.text))
}

func (v Value) under(keys []string) (Value, error) {
	var err error
	for _, key := range keys {
		if v, err = v.Get(key); err != nil {
			return v, err
		}
	}
	return v, nil
}

func (v Value) problem(code, hint, format string, args ...any) error {
	return diag.Errorf(diag.Position{}, code, format, args...).WithHint("%s", hint)
}
