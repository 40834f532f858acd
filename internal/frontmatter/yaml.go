package frontmatter

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"

	"galen/internal/diag"
)

// YAML reads one YAML mapping. Line is the file's line on which text begins,
// from 1. An empty text is an empty Map.
func YAML(file, text string, line int) (Value, diag.List) {
	if v, plain := plainYAML(file, text, line); plain {
		return v, nil
	}
	return decodedYAML(file, text, line)
}

// decodedYAML is YAML for any text.
func decodedYAML(file, text string, line int) (Value, diag.List) {
	r := yamlReader{file: file, above: line - 1}
	top := Value{Kind: Map, At: diag.Position{File: file, Line: line, Column: 1}}
	if blank(text) {
		return top, nil
	}
	text = oneKindOfLine.Replace(text)
	r.lines = strings.Split(text, "\n")
	r.end = r.offset(text, len(text))
	if i := indentTab(text); i >= 0 {
		r.problem(r.offset(text, i), "tab-indent", tabs, "use spaces")
		return top, r.list
	}
	if r.indentSpaces() {
		return top, r.list
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		r.syntax(err, text, top.At)
		return top, r.list
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		r.problem(top.At, "not-a-map", "the header is not a list of keys", "write one key per line, such as: title: Flu season")
		return top, r.list
	}
	if v := r.value(doc.Content[0], 0); v.Kind == Map {
		top = v
	}
	return top, r.list
}

// oneKindOfLine replaces characters that YAML 1.1 takes for ends of lines, which
// no editor counts as such: positions would be off below them.
var oneKindOfLine = strings.NewReplacer("\u2028", " ", "\u2029", " ")

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
	lines []string
	end   diag.Position
	list  diag.List
}

func (r *yamlReader) problem(at diag.Position, code, message, hint string) {
	r.list = append(r.list, diag.Errorf(at, code, "%s", message).WithHint("%s", hint))
}

func (r *yamlReader) offset(text string, n int) diag.Position {
	at := diag.Locate(r.file, []byte(text), n)
	at.Line += r.above
	return at
}

func (r *yamlReader) at(line, column int) diag.Position {
	at := diag.Position{File: r.file, Line: max(line, 1) + r.above, Column: max(column, 1)}
	if at.Line > r.end.Line { // the decoder ends a text without a last line end by one of its own
		return r.end
	}
	return at
}

func (r *yamlReader) syntax(err error, text string, start diag.Position) {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	if errors.As(err, &many) || !errors.As(err, &one) {
		// The only error of this kind for a Node: more than one document.
		at := start
		if i := documentMark(text); i >= 0 {
			at = r.offset(text, i)
		}
		r.problem(at, "two-documents", "the header holds two documents", "keep one list of keys, without a line of --- or ... inside")
		return
	}
	mark := one.Mark
	if strings.Contains(one.Message, "unexpected end of stream") || strings.Contains(one.ContextMsg, "flow") || strings.Contains(one.ContextMsg, "simple key") ||
		strings.Contains(one.ContextMsg, "directive") || strings.Contains(one.ContextMsg, "tag") {
		mark = one.ContextMark // where it was opened says more than where the text ran out
	}
	if mark.Line == 0 {
		mark = one.Mark
	}
	if s, found := r.slip(one.Mark.Line-1, mark.Line-1); found {
		r.problem(r.at(s.line+1, s.column), "yaml-syntax", s.message, s.hint)
		return
	}
	message, hint := translate(yamlWords, one.Message+" "+one.ContextMsg, "this is not valid YAML", "check the quotation marks, the colons and the indentation of this line")
	if i := mark.Line - 1; strings.Contains(hint, quoteIt) && i >= 0 && i < len(r.lines) {
		if fixed, _, found := quotedValue(r.lines[i]); found && r.accepts(i, fixed) {
			hint = quoteIt + ":  " + strings.TrimSpace(fixed)
		}
	}
	r.problem(r.at(mark.Line, mark.Column), "yaml-syntax", message, hint)
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
		r.problem(v.At, "yaml-alias", references, "write the value out, or put it in quotation marks")
		return v
	case n.Style&yaml.TaggedStyle != 0:
		r.problem(v.At, "yaml-tag", tags, "write the plain value, or put it in quotation marks")
		return v
	case depth > maxDepth:
		r.problem(v.At, "too-deep", "values are nested too deeply", "a header needs only a few levels")
		return v
	}
	switch n.Kind {
	case yaml.MappingNode:
		v.Kind = Map
		seen := map[string]diag.Position{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if i > 0 && n.Style&yaml.FlowStyle != 0 && r.noColon(key, value) {
				r.comma(n.Content[i-2], key)
				v.Entries[len(v.Entries)-1].Value.Kind = Refused
				for i+3 < len(n.Content) && r.noColon(n.Content[i+2], n.Content[i+3]) {
					i += 2
				}
				continue
			}
			if !r.key(key, seen) {
				continue
			}
			v.Entries = append(v.Entries, Entry{key.Value, seen[key.Value], r.value(value, depth+1)})
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
		switch {
		case v.Kind == Text && !v.Quoted || v.Kind == Null:
			r.scalar(&v, n.Line, n.Column)
		case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
			r.runsOn(&v, n.Line, n.Column)
		}
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

// key judges a key of a map and notes its place in seen. A key that stands there
// already is no key: which of the two was meant is not ours to guess.
func (r *yamlReader) key(n *yaml.Node, seen map[string]diag.Position) bool {
	at := r.at(n.Line, n.Column)
	first, again := seen[n.Value]
	switch {
	case n.Tag == "!!merge":
		r.problem(at, "yaml-alias", `"<<" (merging) is not supported`, "write the keys out")
	case n.Style&yaml.TaggedStyle != 0:
		r.problem(at, "yaml-tag", tags, "write the plain key")
	case n.Kind != yaml.ScalarNode || n.Anchor != "":
		r.problem(at, "bad-key", "this cannot be a key", "a key is one word: title, date, tags …")
	case again:
		r.list = append(r.list, duplicate(n.Value, at, first))
	default:
		seen[n.Value] = at
		return true
	}
	return false
}

func duplicate(key string, second, first diag.Position) diag.Diagnostic {
	return diag.Errorf(second, "duplicate-key", "the key %q appears here a second time; it is already on line %d", key, first.Line).
		With(first).WithHint("keep one of the two")
}
