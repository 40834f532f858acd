package layout

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"galen/internal/diag"
)

// command is the shape of one command, which may be given the value of the one
// before it.
func (in *inference) command(c *parse.CommandNode, dot, before shape, piped bool) shape {
	args := make([]shape, 0, len(c.Args))
	for _, a := range c.Args[1:] {
		args = append(args, in.arg(a, dot))
	}
	if piped {
		args = append(args, before)
	}
	switch n := c.Args[0].(type) {
	case *parse.IdentifierNode:
		return in.function(n, c, args)
	case *parse.FieldNode:
		in.constant(c, dot, n.Ident)
		return in.members(n, dot, n.Ident, len(args))
	case *parse.VariableNode:
		in.constant(c, in.variable(n.Ident[0]), n.Ident[1:])
		return in.members(n, in.variable(n.Ident[0]), n.Ident[1:], len(args))
	case *parse.ChainNode:
		return in.members(n, in.arg(n.Node, dot), n.Field, len(args))
	}
	return in.arg(c.Args[0], dot)
}

func (in *inference) variable(name string) shape {
	for i := len(in.vars) - 1; i >= 0; i-- {
		if in.vars[i].name == name {
			return in.vars[i].shape
		}
	}
	return shape{}
}

// arg is the shape of an argument.
func (in *inference) arg(n parse.Node, dot shape) shape {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.PipeNode:
		return in.pipe(n, dot)
	case *parse.StringNode:
		return shapeOf("")
	case *parse.BoolNode:
		return shapeOf(true)
	case *parse.NumberNode:
		if n.IsInt {
			return shapeOf(0)
		}
	case *parse.FieldNode:
		return in.members(n, dot, n.Ident, 0)
	case *parse.VariableNode:
		return in.members(n, in.variable(n.Ident[0]), n.Ident[1:], 0)
	case *parse.ChainNode:
		return in.members(n, in.arg(n.Node, dot), n.Field, 0)
	case *parse.IdentifierNode:
		return in.function(n, nil, nil)
	}
	return shape{}
}

// members follows .A.B.C from a value; the last may be a method with arguments.
func (in *inference) members(n parse.Node, of shape, names []string, args int) shape {
	at := dotted(in.body.file.text, int(n.Position()))
	for i, name := range names {
		m, ok := of.member(name)
		if !ok {
			hint := choices("there are", of.members())
			if near := diag.Nearest(name, of.members()); near != "" {
				hint = `did you mean "` + near + `"?`
			}
			in.fault(in.body, at, "unknown-field", hint, "there is no %q here", name)
			return shape{}
		}
		given := 0
		if i == len(names)-1 {
			given = args
		}
		in.count(at, name, given, m)
		of = m.shape
		at += 1 + len(name)
	}
	return of
}

// constant judges the text that a method is given, where it is written out.
func (in *inference) constant(c *parse.CommandNode, of shape, names []string) {
	for len(names) > 1 {
		m, ok := of.member(names[0])
		if !ok {
			return
		}
		of, names = m.shape, names[1:]
	}
	if len(names) != 1 || len(c.Args) != 2 || of.typ == nil {
		return
	}
	judges := in.unit.rules.Constants[of.typ]
	if judges == nil && of.typ.Kind() == reflect.Pointer {
		judges = in.unit.rules.Constants[of.typ.Elem()]
	}
	judge, text := judges[names[0]], c.Args[1]
	written, is := text.(*parse.StringNode)
	if !is && judge.Written {
		in.fault(in.body, int(text.Position()), "name-not-written", `write the name out, as in  .`+names[0]+` "name"`, "the name given to %q here is not known before the page is made", names[0])
	}
	if judge.Of == nil || !is {
		return
	}
	for _, d := range judge.Of(written.Text) {
		at := int(written.Pos)
		if written.Quoted[1:len(written.Quoted)-1] == written.Text { // each character is written as itself
			at += 1 + within(written.Text, d.Line, d.Column)
		}
		in.fault(in.body, at, d.Code, d.Hint, "%s", d.Message)
	}
}

// within is the offset of a place in a text.
func within(text string, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	for range max(0, column-1) {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// count checks the number of arguments that a function or member is given.
func (in *inference) count(at int, name string, given int, m member) {
	switch {
	case m.call && (given < m.least || m.most >= 0 && given > m.most):
		in.fault(in.body, at, "wrong-arguments", "", "%q needs %s but got %d", name, counted(m.least, m.most), given)
	case !m.call && given > 0 && m.shape.typ != nil && m.shape.typ.Kind() != reflect.Func:
		in.fault(in.body, at, "wrong-arguments", "", "%q takes no values after it", name)
	}
}

// counted is a number of arguments in words.
func counted(least, most int) string {
	count := fmt.Sprintf("%d values", least)
	if least == 1 {
		count = "1 value"
	}
	switch {
	case most < 0:
		return "at least " + count
	case most > least:
		return fmt.Sprintf("%d to %d values", least, most)
	case most == 0:
		return "no values"
	}
	return count
}

// builtins are the language's own functions.
var builtins = map[string]member{
	"and": {least: 1, most: -1}, "or": {least: 1, most: -1}, "not": {least: 1, most: 1, shape: shapeOf(true)},
	"call": {least: 1, most: -1}, "index": {least: 1, most: -1}, "slice": {least: 1, most: 4}, "len": {least: 1, most: 1, shape: shapeOf(0)},
	"eq": {least: 2, most: -1, shape: shapeOf(true)}, "ne": {least: 2, most: 2, shape: shapeOf(true)},
	"lt": {least: 2, most: 2, shape: shapeOf(true)}, "le": {least: 2, most: 2, shape: shapeOf(true)},
	"gt": {least: 2, most: 2, shape: shapeOf(true)}, "ge": {least: 2, most: 2, shape: shapeOf(true)},
	"print": {most: -1, shape: shapeOf("")}, "println": {most: -1, shape: shapeOf("")}, "printf": {least: 1, most: -1, shape: shapeOf("")},
	"html": {most: -1, shape: shapeOf("")}, "js": {most: -1, shape: shapeOf("")}, "urlquery": {most: -1, shape: shapeOf("")},
}

// signature is what is known of a function.
func signature(name string) (member, bool) {
	m, ok := builtins[name]
	if f := functions[name]; f != nil {
		t := reflect.TypeOf(f)
		m, ok = member{shape: known(t.Out(0)), least: t.NumIn(), most: t.NumIn()}, true
		if t.IsVariadic() {
			m.least, m.most = m.least-1, -1
		}
	}
	m.call = true
	return m, ok
}

// function is the shape of a function's value. c is nil where the function
// stands alone as an argument.
func (in *inference) function(n *parse.IdentifierNode, c *parse.CommandNode, args []shape) shape {
	m, ok := signature(n.Ident)
	switch {
	case n.Ident == "part": // where it may stand it is taken apart before
		in.fault(in.body, int(n.Pos), "misplaced-part", `write {{word "key" "name" (part "person" .Author)}}, or {{template "person" .Author}} where no words are around it`,
			`"part" can only be used in brackets as an argument of "word", and "word" must be alone in its action`)
		return shape{}
	case !ok:
		own := slices.DeleteFunc(slices.Collect(maps.Keys(functions)), func(name string) bool { return name == piece })
		names := slices.AppendSeq(slices.Collect(maps.Keys(builtins)), slices.Values(own))
		hint := choices("the functions are", own)
		if near := diag.Nearest(n.Ident, names); near != "" {
			hint = `did you mean "` + near + `"?`
		} else if near := diag.Nearest(n.Ident, []string{"if", "else", "end", "range", "with", "template", "define", "block"}); near != "" {
			hint = `did you mean "` + near + `"?`
		}
		in.fault(in.body, int(n.Pos), "unknown-function", hint, "there is no function %q", n.Ident)
		return shape{}
	}
	in.count(int(n.Pos), n.Ident, len(args), m)
	switch {
	case n.Ident == "dict" && c != nil && len(args) == len(c.Args)-1:
		return dictShape(c, args)
	case (n.Ident == "word" || n.Ident == piece) && c != nil:
		in.spoken(c, args)
	case (n.Ident == "and" || n.Ident == "or") && len(args) > 0:
		for _, a := range args[1:] {
			if a.sign() != args[0].sign() {
				return shape{}
			}
		}
		return args[0]
	case n.Ident == "index" && len(args) == 2:
		_, item := args[0].item()
		return item
	case n.Ident == "slice" && len(args) > 0:
		return args[0]
	case n.Ident == "first" && len(args) == 2:
		return args[1]
	}
	return m.shape
}

// spoken checks the values that words are given.
func (in *inference) spoken(c *parse.CommandNode, args []shape) {
	for i := len(args) - 1; i > 0; i -= 2 { // from the last, as piece has a number before the key
		if t := args[i].typ; t != nil && !speakable(t) && i+1 < len(c.Args) {
			in.fault(in.body, int(c.Args[i+1].Position()), "wrong-value", speakableHint(t), "words can take texts and whole numbers, but this is neither")
		}
	}
}

// dictShape is the shape of dict "name" value …, where the names are written out.
func dictShape(c *parse.CommandNode, args []shape) shape {
	s := shape{names: map[string]shape{}}
	for i := 0; i+1 < len(args); i += 2 {
		name, ok := c.Args[1+i].(*parse.StringNode)
		if !ok {
			return shape{}
		}
		if args[i+1].depth < maxNesting {
			s.names[name.Text] = args[i+1]
			s.depth = max(s.depth, 1+args[i+1].depth)
		} else {
			s.names[name.Text] = shape{}
		}
	}
	return s
}
