package fields

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"galen/internal/diag"
)

// TOML reads one TOML document. Line is the file's line on which text begins,
// from 1.
func TOML(file, text string, line int) (Value, diag.List) {
	r := tomlReader{file: file, text: []byte(text), above: line - 1}
	top := Value{Kind: Map, At: diag.Position{File: file, Line: line, Column: 1}}
	// The library decides what is valid; the walk below only adds positions,
	// which its decoder does not give.
	var valid map[string]any
	if err := toml.Unmarshal(r.text, &valid); err != nil {
		r.syntax(err, top.At)
		return top, r.list
	}
	r.walk(&top)
	return top, r.list
}

type tomlReader struct {
	file  string
	text  []byte
	above int
	p     unstable.Parser
	list  diag.List
}

func (r *tomlReader) offset(n int) diag.Position {
	at := diag.Locate(r.file, r.text, n)
	at.Line += r.above
	return at
}

// tomlWords translates what the decoder says into what to do about it.
var tomlWords = []struct{ said, message, hint string }{
	{"at start of value", "a value cannot begin with this character", `write text in quotation marks: title = "Flu season"`},
	{"expected keyword", "this word is not a value", `write true or false, or text in quotation marks: title = "Flu season"`},
	{"impossible date", "there is no such date", "check the month and the day"},
	{"array is incomplete", "a list is opened with [ and not closed", "close it with ]"},
	{"expected ',' or ']'", "a list is opened with [ and not closed", "close it with ], and separate its items by commas"},
	{"inline table is incomplete", "a group is opened with { and not closed", "close it with }"},
	{"cannot have new lines", "quotation marks are opened and not closed", "close them on the same line"},
	{"unterminated", "quotation marks are opened and not closed", "close them on the same line"},
	{"expected '='", `this line has no "key = value"`, "add the equals sign"},
	{"levels deep", "lists are nested too deeply", "a header needs no nested lists"},
	{"leading zeroes", "a number cannot begin with a zero", `write text in quotation marks: title = "Flu season"`},
}

// lineStart is the offset of a line, counted from 1.
func (r *tomlReader) lineStart(line int) int {
	offset := 0
	for ; line > 1; line-- {
		end := bytes.IndexByte(r.text[offset:], '\n')
		if end < 0 {
			break
		}
		offset += end + 1
	}
	return offset
}

func (r *tomlReader) syntax(err error, start diag.Position) {
	at, said := start, err.Error()
	var d *toml.DecodeError
	if errors.As(err, &d) {
		line, column := d.Position()
		at = r.offset(r.lineStart(line) + column - 1) // the library counts bytes, and we characters
		if key := d.Key(); len(key) > 0 && strings.Contains(said, "already defined") && r.twice(key[len(key)-1], at) {
			return
		}
	}
	for _, w := range tomlWords {
		if strings.Contains(said, w.said) {
			r.list = append(r.list, diag.Errorf(at, "toml-syntax", "%s", w.message).WithHint("%s", w.hint))
			return
		}
	}
	r.list = append(r.list, diag.Errorf(at, "toml-syntax", "this is not valid TOML: %s", strings.TrimPrefix(said, "toml: ")).
		WithHint(`write text in quotation marks: title = "Flu season"; each key once`))
}

// twice reports a key that stands at two places, if it finds the first.
func (r *tomlReader) twice(key string, second diag.Position) bool {
	n := r.above
	first := 0
	for l := range bytes.Lines(r.text) {
		n++
		name, _, assigned := strings.Cut(string(l), "=")
		if n < second.Line && assigned && strings.Trim(name, " \t\"'") == key {
			first = n
		}
	}
	if first > 0 {
		r.list = append(r.list, duplicate(key, second, diag.Position{File: r.file, Line: first, Column: 1}))
	}
	return first > 0
}

// walk rebuilds the document's tree from the parser's expressions: a table
// header opens a map, and the keys that follow belong to it.
func (r *tomlReader) walk(top *Value) {
	r.p.Reset(r.text)
	current := top
	for r.p.NextExpression() {
		switch e := r.p.Expression(); e.Kind {
		case unstable.Table:
			current = r.descend(top, e, false)
		case unstable.ArrayTable:
			current = r.descend(top, e, true)
		case unstable.KeyValue:
			r.keyValue(current, e, 0)
		}
	}
}

// descend finds or makes the map that a dotted key names below v. With item the
// last name is a list, which gets a new map.
func (r *tomlReader) descend(v *Value, n *unstable.Node, item bool) *Value {
	keys := n.Key()
	for keys.Next() {
		key, at := string(keys.Node().Data), r.at(keys.Node(), v.At)
		child := v.child(key)
		if child == nil {
			v.Entries = append(v.Entries, Entry{Key: key, At: at, Value: Value{Kind: Map, At: at}})
			child = &v.Entries[len(v.Entries)-1].Value
			if item && keys.IsLast() {
				child.Kind = List
			}
		}
		if child.Kind == List {
			if item && keys.IsLast() || len(child.Items) == 0 {
				child.Items = append(child.Items, Value{Kind: Map, At: at})
			}
			child = &child.Items[len(child.Items)-1]
		}
		v = child
	}
	return v
}

func (v *Value) child(key string) *Value {
	for i := range v.Entries {
		if v.Entries[i].Key == key {
			return &v.Entries[i].Value
		}
	}
	return nil
}

func (r *tomlReader) keyValue(v *Value, n *unstable.Node, depth int) {
	keys := n.Key()
	for keys.Next() {
		key, at := string(keys.Node().Data), r.at(keys.Node(), v.At)
		if keys.IsLast() {
			value := r.value(n.Value(), at, depth+1)
			v.Entries = appendEntry(&r.list, v.Entries, Entry{key, at, value})
			return
		}
		child := v.child(key)
		if child == nil {
			v.Entries = append(v.Entries, Entry{Key: key, At: at, Value: Value{Kind: Map, At: at}})
			child = &v.Entries[len(v.Entries)-1].Value
		}
		v = child
	}
}

func (r *tomlReader) value(n *unstable.Node, near diag.Position, depth int) Value {
	v := Value{At: r.at(n, near), Text: string(n.Data)}
	if depth > maxDepth {
		r.list = append(r.list, diag.Errorf(v.At, "too-deep", "values are nested too deeply").WithHint("a header needs no more than a few levels"))
		return v
	}
	switch n.Kind {
	case unstable.String:
		v.Kind, v.Quoted = Text, true
	case unstable.Bool:
		v.Kind = Bool
	case unstable.Integer, unstable.Float:
		v.Kind = Number
	case unstable.LocalDate, unstable.LocalTime, unstable.LocalDateTime, unstable.DateTime:
		v.Kind = Date
	case unstable.Array:
		v.Kind = List
		for items := n.Children(); items.Next(); {
			v.Items = append(v.Items, r.value(items.Node(), near, depth+1))
		}
	case unstable.InlineTable:
		v.Kind = Map
		for items := n.Children(); items.Next(); {
			r.keyValue(&v, items.Node(), depth)
		}
	}
	return v
}

// at is where a node stands. Lists and groups have no place of their own in
// this parser: they get that of their key.
func (r *tomlReader) at(n *unstable.Node, near diag.Position) diag.Position {
	switch {
	case n.Raw.Length > 0:
		return r.offset(int(n.Raw.Offset))
	case n.Kind == unstable.Array || n.Kind == unstable.InlineTable || len(n.Data) == 0 || n.Kind == unstable.String:
		return near
	}
	return r.offset(int(r.p.Range(n.Data).Offset))
}
