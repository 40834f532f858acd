package layout

import (
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"

	"galen/internal/diag"
)

// inference runs through the bodies of a unit with shapes for values, and
// finds what would go wrong whatever the values are: names that no value has,
// functions that do not exist, calls with too few arguments.
type inference struct {
	unit     *linkUnit
	done     map[string]bool
	active   map[*body]bool
	problems diag.List

	body *body
	vars []variable
}

type variable struct {
	name  string
	shape shape
}

// infer checks a body that is called with dot, and the bodies it calls.
func (s *linkUnit) infer(b *body, dot shape) diag.List {
	in := &inference{unit: s, done: map[string]bool{}, active: map[*body]bool{}}
	in.run(b, dot)
	return in.problems
}

func (in *inference) run(b *body, dot shape) {
	key := b.file.path + "\x00" + b.name + "\x00" + dot.sign()
	if in.done[key] || in.active[b] { // a body that calls itself is an error already
		return
	}
	in.done[key], in.active[b] = true, true
	defer delete(in.active, b)
	outerBody, outerVars := in.body, in.vars
	in.body, in.vars = b, []variable{{"$", dot}}
	in.list(b.tree.Root, dot)
	in.body, in.vars = outerBody, outerVars
}

func (in *inference) list(l *parse.ListNode, dot shape) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			value := in.pipe(n.Pipe, dot)
			if hint, is := value.notText(); is && len(n.Pipe.Decl) == 0 && in.body.inScript[n] == "" {
				in.fault(in.body, opening(in.body.file.text, n.Pos), "not-a-text", hint, "this value is not text: it can be a table, a list or a group of keys")
			}
			if in.body.inScript[n] == "json" && value.typ == reflect.TypeFor[template.HTML]() {
				in.fault(in.body, opening(in.body.file.text, n.Pos), "html-in-json", "use the plain text of it, which is encoded for JSON here",
					"this value is HTML, and its tags would become part of the JSON text")
			}
		case *parse.TemplateNode:
			value := shape{}
			if n.Pipe != nil {
				value = in.pipe(n.Pipe, dot)
			}
			if b := in.unit.names[n.Name]; b != nil {
				in.run(b, value)
			}
		case *parse.IfNode:
			in.scope(func() {
				in.pipe(n.Pipe, dot)
				in.list(n.List, dot)
				in.list(n.ElseList, dot)
			})
		case *parse.WithNode:
			in.scope(func() {
				in.list(n.List, in.pipe(n.Pipe, dot))
				in.list(n.ElseList, dot)
			})
		case *parse.RangeNode:
			in.rangeOver(n, dot)
		}
	}
}

// scope runs f, and forgets the variables that it declared.
func (in *inference) scope(f func()) {
	mark := len(in.vars)
	f()
	in.vars = in.vars[:mark]
}

// maxCount is the most that a {{range}} may count to by a number in the template.
const maxCount = 1000

func (in *inference) rangeOver(n *parse.RangeNode, dot shape) {
	in.scope(func() {
		if number, ok := soleArg(n.Pipe).(*parse.NumberNode); ok && number.IsInt && number.Int64 > maxCount {
			in.fault(in.body, int(number.Pos), "long-range", "range over a list", "{{range}} counts to %s; the limit is %d", number.Text, maxCount)
		}
		over := in.value(n.Pipe, dot)
		if over.single() {
			in.fault(in.body, int(n.Pos), "not-a-list", "{{range}} needs a list; use {{with}} for a single value", "this is not a list")
		}
		key, item := over.item()
		switch decl := n.Pipe.Decl; len(decl) {
		case 1:
			in.declare(decl[0], item, n.Pipe.IsAssign)
		case 2:
			in.declare(decl[0], key, n.Pipe.IsAssign)
			in.declare(decl[1], item, n.Pipe.IsAssign)
		}
		in.scope(func() { in.list(n.List, item) })
		in.list(n.ElseList, dot)
	})
}

func soleArg(p *parse.PipeNode) parse.Node {
	if len(p.Cmds) == 1 && len(p.Cmds[0].Args) == 1 {
		return p.Cmds[0].Args[0]
	}
	return nil
}

// declare notes a new variable. One that "=" gives another value anywhere is
// not known, as it is not known when.
func (in *inference) declare(v *parse.VariableNode, s shape, assign bool) {
	if assign {
		return
	}
	if in.assigned(v.Ident[0]) {
		s = shape{}
	}
	in.vars = append(in.vars, variable{v.Ident[0], s})
}

// pipe is the shape of a pipeline's value, which its variable is given.
func (in *inference) pipe(p *parse.PipeNode, dot shape) shape {
	value := in.value(p, dot)
	for _, v := range p.Decl {
		in.declare(v, value, p.IsAssign)
	}
	return value
}

func (in *inference) value(p *parse.PipeNode, dot shape) shape {
	value := shape{}
	for i, c := range p.Cmds {
		value = in.command(c, dot, value, i > 0)
	}
	return value
}

func (in *inference) assigned(name string) bool {
	found := false
	eachPipe(in.body.tree.Root, func(p *parse.PipeNode) {
		found = found || p.IsAssign && slices.ContainsFunc(p.Decl, func(v *parse.VariableNode) bool { return v.Ident[0] == name })
	})
	return found
}

// eachPipe calls f for the pipelines of actions and branches.
func eachPipe(l *parse.ListNode, f func(*parse.PipeNode)) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			f(n.Pipe)
		case *parse.IfNode:
			eachOf(&n.BranchNode, f)
		case *parse.WithNode:
			eachOf(&n.BranchNode, f)
		case *parse.RangeNode:
			eachOf(&n.BranchNode, f)
		}
	}
}

func eachOf(n *parse.BranchNode, f func(*parse.PipeNode)) {
	f(n.Pipe)
	eachPipe(n.List, f)
	eachPipe(n.ElseList, f)
}

func (in *inference) fault(b *body, at int, code, hint, format string, args ...any) {
	d := errorList{path: b.file.path, written: b.file.text}
	d.fault(at, code, hint, format, args...)
	in.problems = append(in.problems, d.problems...)
}
