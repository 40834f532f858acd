package frontmatter

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"galen/internal/diag"
)

// TOML reads one TOML document. Line is the file's line on which text begins,
// from 1.
func TOML(file, text string, line int) (Value, diag.List) {
	r := tomlReader{file: file, text: []byte(text), above: line - 1, tables: map[string]diag.Position{}}
	r.lines = diag.NewLines(file, r.text)
	// The library decides what is valid; the walk below only adds positions,
	// which its decoder does not give.
	var valid map[string]any
	err := toml.Unmarshal(r.text, &valid)
	if err == nil || !twice.MatchString(err.Error()) {
		return r.read(err)
	}
	// A key stands twice: the walk finds all such, each with its first place.
	if top, list := r.read(nil); list.Failed() {
		return top, list
	}
	return r.read(err)
}

type tomlReader struct {
	file   string
	text   []byte
	lines  *diag.Lines
	above  int // lines of the file above the header's text
	p      unstable.Parser
	tables map[string]diag.Position // the tables that have a line of their own, see descend
	list   diag.List
}

// read gives the tree of the document, or what err says is wrong with it.
func (r *tomlReader) read(err error) (Value, diag.List) {
	top := Value{Kind: Map, At: diag.Position{File: r.file, Line: 1 + r.above, Column: 1}}
	if err != nil {
		r.syntax(err, top.At)
	} else {
		r.walk(&top)
	}
	return top, r.list
}

func (r *tomlReader) offset(n int) diag.Position {
	at := r.lines.At(n)
	at.Line += r.above
	return at
}

func (r *tomlReader) syntax(err error, start diag.Position) {
	at := start
	var d *toml.DecodeError
	if errors.As(err, &d) {
		line, column := d.Position() // in bytes
		from := 0
		for range line - 1 {
			from += bytes.IndexByte(r.text[from:], '\n') + 1
		}
		at = r.offset(from + max(column, 1) - 1)
	}
	message, hint := translate(tomlWords, err.Error(), "this is not valid TOML", `write each key as  key = value,  and text in quotation marks: title = "Flu season"`)
	r.list = append(r.list, diag.Errorf(at, "toml-syntax", "%s", message).WithHint("%s", hint))
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
	keys, path := n.Key(), []byte{}
	for keys.Next() {
		key, at := string(keys.Node().Data), r.at(keys.Node(), v.At)
		path = strconv.AppendQuote(append(path, '.'), key)
		e := v.below(key, at)
		if keys.IsLast() {
			r.header(e, string(path), at, item)
		}
		if v = &e.Value; v.Kind == List {
			path = strconv.AppendInt(path, int64(len(v.Items)), 10)
			if len(v.Items) == 0 {
				v.Items = append(v.Items, Value{Kind: Map, At: at})
			}
			v = &v.Items[len(v.Items)-1]
		}
	}
	return v
}

// header opens the table [path], or a further item of the list [[path]], if e may
// be one.
func (r *tomlReader) header(e *Entry, path string, at diag.Position, item bool) {
	v := &e.Value
	first, before := r.tables[path]
	fresh := v.Kind == Map && len(v.Entries) == 0 && !before
	switch {
	case item && fresh:
		v.Kind, v.Items = List, []Value{{Kind: Map, At: at}}
	case item && v.Kind == List && before:
		v.Items = append(v.Items, Value{Kind: Map, At: at})
	case !item && v.Kind == Map && !before:
	default:
		if !before {
			first = e.At
		}
		r.list = append(r.list, duplicate(e.Key, at, first))
	}
	if !before {
		r.tables[path] = at
	}
}

// below is a key of v, which gets a map as its value if it is new.
func (v *Value) below(key string, at diag.Position) *Entry {
	i := index(v.Entries, key)
	if i < 0 {
		i = len(v.Entries)
		v.Entries = append(v.Entries, Entry{Key: key, At: at, Value: Value{Kind: Map, At: at}})
	}
	return &v.Entries[i]
}

func (r *tomlReader) keyValue(v *Value, n *unstable.Node, depth int) {
	keys := n.Key()
	for keys.Next() {
		key, at := string(keys.Node().Data), r.at(keys.Node(), v.At)
		if keys.IsLast() {
			value := r.value(n.Value(), r.behind(keys.Node(), at), depth+1)
			if i := index(v.Entries, key); i >= 0 {
				r.list = append(r.list, duplicate(key, at, v.Entries[i].At))
			} else {
				v.Entries = append(v.Entries, Entry{key, at, value})
			}
			return
		}
		e := v.below(key, at)
		if e.Value.Kind != Map {
			r.list = append(r.list, duplicate(key, at, e.At))
			return
		}
		v = &e.Value
	}
}

// behind is where the value of a key stands: after the equals sign.
func (r *tomlReader) behind(key *unstable.Node, at diag.Position) diag.Position {
	if key.Raw.Length == 0 {
		return at
	}
	rest := r.text[key.Raw.Offset+key.Raw.Length:]
	return r.offset(len(r.text) - len(bytes.TrimLeft(rest, "= \t")))
}

func (r *tomlReader) value(n *unstable.Node, near diag.Position, depth int) Value {
	v := Value{At: r.at(n, near), Text: string(n.Data)}
	if depth > maxDepth {
		r.list = append(r.list, diag.Errorf(v.At, "too-deep", "values are nested too deeply").WithHint("a header needs only a few levels"))
		v.Kind = Refused
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

// at is where a node stands. Only lists have no place of their own in this
// parser: near is theirs.
func (r *tomlReader) at(n *unstable.Node, near diag.Position) diag.Position {
	if n.Raw.Length > 0 {
		return r.offset(int(n.Raw.Offset))
	}
	return near
}
