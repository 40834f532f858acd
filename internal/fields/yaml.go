package fields

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"

	"galen/internal/diag"
)

// YAML reads one YAML mapping. Line is the file's line on which text begins,
// from 1. An empty text is an empty Map.
func YAML(file, text string, line int) (Value, diag.List) {
	r := yamlReader{file: file, above: line - 1}
	top := Value{Kind: Map, At: diag.Position{File: file, Line: line, Column: 1}}
	if blank(text) {
		return top, nil
	}
	if i := strings.IndexByte(text, '\t'); i >= 0 && indentTab(text) >= 0 {
		i = indentTab(text)
		at := diag.Locate(file, []byte(text), i)
		at.Line += r.above
		r.problem(at, "tab-indent", "a tab is used to indent", "use spaces")
		return top, r.list
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		r.syntax(err, text, top.At)
		return top, r.list
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		r.problem(top.At, "not-a-map", "the header is not a list of keys", "write one key a line, such as: title: Flu season")
		return top, r.list
	}
	top = r.value(doc.Content[0], 0)
	return top, r.list
}

// blank reports whether a header holds nothing but comments.
func blank(text string) bool {
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			return false
		}
	}
	return true
}

// indentTab is the offset of the first tab that stands before any other
// character of its line, or -1.
func indentTab(text string) int {
	offset := 0
	for l := range strings.Lines(text) {
		if rest := strings.TrimLeft(l, " "); strings.HasPrefix(rest, "\t") && strings.TrimSpace(rest) != "" {
			return offset + len(l) - len(rest)
		}
		offset += len(l)
	}
	return -1
}

type yamlReader struct {
	file  string
	above int // lines of the file above the header's text
	list  diag.List
}

func (r *yamlReader) problem(at diag.Position, code, message, hint string) {
	r.list = append(r.list, diag.Errorf(at, code, "%s", message).WithHint("%s", hint))
}

func (r *yamlReader) at(line, column int) diag.Position {
	return diag.Position{File: r.file, Line: max(line, 1) + r.above, Column: max(column, 1)}
}

// yamlWords translates what the decoder says into what to do about it.
var yamlWords = []struct{ said, message, hint string }{
	{"mapping values are not allowed", `a colon followed by a space is not allowed here`, `put the whole value in quotation marks: title: "Flu: what now"`},
	{"found unexpected end of stream", "quotation marks are opened and not closed", "close them on the same line"},
	{"did not find expected ',' or ']'", "a list is opened with [ and not closed", "close it with ]"},
	{"did not find expected ',' or '}'", "a group is opened with { and not closed", "close it with }"},
	{"found character that cannot start any token", "a value cannot begin with this character", "put the value in quotation marks"},
	{"found unknown escape character", `this is not a character that \ can stand before`, `write \\ for a backslash, or use single quotation marks`},
	{"unknown anchor", "a value that begins with * refers to another one, which is not supported", "put the value in quotation marks, or write it out"},
	{"exceeded max depth", "lists are nested too deeply", "a header needs no nested lists"},
	{"did not find expected key", "a key was expected here", "check the quotation marks and the indentation of this line and of the one above"},
	{"did not find expected '-' indicator", "a list item was expected here", `begin each item of a list with "- ", all at the same indentation`},
	{"could not find expected ':'", `this line has no "key: value"`, "add the colon, or indent the line if it continues the value above"},
	{"alias", "references (&x, *x) are not supported", "write the value out"},
}

func (r *yamlReader) syntax(err error, text string, start diag.Position) {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	if errors.As(err, &many) || !errors.As(err, &one) {
		// The only error of this kind for a Node: more than one document.
		at := start
		if i := documentMark(text); i >= 0 {
			at = diag.Locate(r.file, []byte(text), i)
			at.Line += r.above
		}
		r.problem(at, "two-documents", "the header holds two documents", "keep one list of keys, without a line of --- or ... inside")
		return
	}
	mark := one.Mark
	if strings.Contains(one.Message, "unexpected end of stream") || strings.Contains(one.ContextMsg, "flow") || strings.Contains(one.ContextMsg, "simple key") {
		mark = one.ContextMark // where it was opened says more than where the text ran out
	}
	if mark.Line == 0 {
		mark = one.Mark
	}
	for _, w := range yamlWords {
		if strings.Contains(one.Message, w.said) {
			r.problem(r.at(mark.Line, mark.Column), "yaml-syntax", w.message, w.hint)
			return
		}
	}
	r.problem(r.at(mark.Line, mark.Column), "yaml-syntax", "this is not valid YAML: "+one.Message, "check the quotation marks, the colons and the indentation of this line")
}

func documentMark(text string) int {
	offset := 0
	for l := range strings.Lines(text) {
		if strings.HasPrefix(l, "---") || strings.HasPrefix(l, "...") {
			return offset
		}
		offset += len(l)
	}
	return -1
}

func (r *yamlReader) value(n *yaml.Node, depth int) Value {
	v := Value{At: r.at(n.Line, n.Column), Kind: Refused}
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.problem(v.At, "yaml-alias", "references (&x, *x) are not supported", "write the value out, or put it in quotation marks")
		return v
	case n.Style&yaml.TaggedStyle != 0:
		r.problem(v.At, "yaml-tag", "type tags (!x) are not supported", "write the plain value, or put it in quotation marks")
		return v
	case depth > maxDepth:
		r.problem(v.At, "too-deep", "values are nested too deeply", "a header needs no more than a few levels")
		return v
	}
	switch n.Kind {
	case yaml.MappingNode:
		v.Kind = Map
		for i := 0; i+1 < len(n.Content); i += 2 {
			v.Entries = r.entry(v.Entries, n.Content[i], n.Content[i+1], depth)
		}
	case yaml.SequenceNode:
		v.Kind = List
		for _, c := range n.Content {
			v.Items = append(v.Items, r.value(c, depth+1))
		}
	default:
		v.Text = n.Value
		v.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		v.Kind = yamlKind(n, v.Quoted)
	}
	return v
}

func yamlKind(n *yaml.Node, quoted bool) Kind {
	if quoted {
		return Text
	}
	switch n.Tag {
	case "!!null":
		return Null
	case "!!bool":
		return Bool
	case "!!int", "!!float":
		return Number
	case "!!timestamp":
		return Date
	}
	return Text
}

func (r *yamlReader) entry(entries []Entry, key, value *yaml.Node, depth int) []Entry {
	at := r.at(key.Line, key.Column)
	if key.Tag == "!!merge" {
		r.problem(at, "yaml-alias", `"<<" (merging) is not supported`, "write the keys out")
		return entries
	}
	if key.Style&yaml.TaggedStyle != 0 {
		r.problem(at, "yaml-tag", "type tags (!x) are not supported", "write the plain key")
		return entries
	}
	if key.Kind != yaml.ScalarNode || key.Anchor != "" {
		r.problem(at, "bad-key", "this cannot be a key", "a key is one word: title, date, tags …")
		return entries
	}
	return appendEntry(&r.list, entries, Entry{key.Value, at, r.value(value, depth+1)})
}

// appendEntry adds an entry unless its key stands above already: which of the
// two was meant is not ours to guess.
func appendEntry(list *diag.List, entries []Entry, e Entry) []Entry {
	for _, other := range entries {
		if other.Key == e.Key {
			*list = append(*list, duplicate(e.Key, e.At, other.At))
			return entries
		}
	}
	return append(entries, e)
}

func duplicate(key string, second, first diag.Position) diag.Diagnostic {
	return diag.Errorf(second, "duplicate-key", "the key %q stands here for the second time; it is on line %d already", key, first.Line).
		With(first).WithHint("keep one of the two")
}
