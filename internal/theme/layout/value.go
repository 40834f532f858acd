package layout

import (
	"reflect"
	"strings"
	"sync/atomic"
	"text/template/parse"
)

// pipe compiles a pipeline and the variables that take its value.
func (c *compiler) pipe(p *parse.PipeNode) (expr, error) {
	value, err := c.commands(p.Cmds)
	if err != nil {
		return nil, err
	}
	for _, v := range p.Decl {
		slot := 0
		if p.IsAssign {
			if slot, err = c.slot(v.Ident[0]); err != nil {
				return nil, err
			}
		} else {
			slot = c.declare(v.Ident[0])
		}
		inner := value
		value = func(r *run, dot reflect.Value) (reflect.Value, error) {
			v, err := inner(r, dot)
			if err == nil {
				r.vars[r.base+slot] = v
			}
			return v, err
		}
	}
	return value, nil
}

// commands compiles the commands of a pipeline: each is given the value of the
// one before it.
func (c *compiler) commands(commands []*parse.CommandNode) (expr, error) {
	var value expr
	for _, cmd := range commands {
		var err error
		if value, err = c.command(cmd, value); err != nil {
			return nil, err
		}
	}
	return value, nil
}

// command compiles a call, or a value by itself. before is nil for the first.
func (c *compiler) command(n *parse.CommandNode, before expr) (expr, error) {
	args, err := c.arguments(n)
	if err != nil {
		return nil, err
	}
	if before != nil {
		args = append(args, argument{value: before})
	}
	switch first := n.Args[0].(type) {
	case *parse.IdentifierNode:
		if before != nil && (first.Ident == "and" || first.Ident == "or") {
			return nil, errUnusual // the value before is made first, and looked at last
		}
		if value, ok := c.words(n, args); ok {
			return value, nil
		}
		return c.function(first.Ident, args)
	case *parse.FieldNode:
		return c.members(dotItself, first.Ident, args)
	case *parse.VariableNode:
		slot, err := c.slot(first.Ident[0])
		if err != nil {
			return nil, err
		}
		return c.members(variableAt(slot), first.Ident[1:], args)
	case *parse.ChainNode:
		of, err := c.argument(first.Node)
		if err != nil {
			return nil, err
		}
		return c.members(of.value, first.Field, args)
	}
	if _, null := n.Args[0].(*parse.NilNode); null || len(args) > 0 {
		return nil, errUnusual
	}
	arg, err := c.argument(n.Args[0])
	return arg.value, err
}

// arguments are those that a command has behind its first word.
func (c *compiler) arguments(n *parse.CommandNode) (args []argument, err error) {
	for _, a := range n.Args[1:] {
		arg, err := c.argument(a)
		if err != nil {
			return nil, err
		}
		args = append(args, arg)
	}
	return args, nil
}

// argument is a value on its way to a function. A number in the template takes
// the type that is wanted.
type argument struct {
	value  expr
	number *parse.NumberNode
}

func (c *compiler) argument(n parse.Node) (argument, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return argument{value: dotItself}, nil
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return argument{}, errUnusual // whether and when it is set depends on the function
		}
		value, err := c.pipe(n)
		return argument{value: value}, err
	case *parse.StringNode:
		return argument{value: constant(n.Text)}, nil
	case *parse.BoolNode:
		return argument{value: constant(n.True)}, nil
	case *parse.NumberNode:
		if !isWhole(n) {
			return argument{}, errUnusual
		}
		return argument{constant(int(n.Int64)), n}, nil
	case *parse.NilNode:
		return argument{value: func(*run, reflect.Value) (reflect.Value, error) { return reflect.Value{}, nil }}, nil
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode, *parse.IdentifierNode:
		value, err := c.command(&parse.CommandNode{Args: []parse.Node{n}}, nil)
		return argument{value: value}, err
	}
	return argument{}, errUnusual
}

// isWhole reports whether a number is written as a whole one in the usual way. What
// 1e6, 0x10, 'a' or 1i are depends on where they stand.
func isWhole(n *parse.NumberNode) bool {
	digits := strings.TrimLeft(n.Text, "+-")
	return n.IsInt && !n.IsComplex && len(digits) > 0 && strings.Trim(digits, "0123456789") == ""
}

func dotItself(_ *run, dot reflect.Value) (reflect.Value, error) { return dot, nil }

func variableAt(slot int) expr {
	return func(r *run, _ reflect.Value) (reflect.Value, error) { return r.vars[r.base+slot], nil }
}

func constant(value any) expr {
	v := reflect.ValueOf(value)
	return func(*run, reflect.Value) (reflect.Value, error) { return v, nil }
}

// members compiles .A.B.C of a value; the last may be given arguments.
func (c *compiler) members(of expr, names []string, args []argument) (expr, error) {
	if len(names) == 0 && len(args) > 0 {
		return nil, errUnusual
	}
	for i, name := range names {
		m := &memberOf{name: name}
		if i == len(names)-1 {
			m.args = args
		}
		inner := of
		of = func(r *run, dot reflect.Value) (reflect.Value, error) {
			v, err := inner(r, dot)
			if err != nil {
				return v, err
			}
			return m.get(r, dot, plainly(v))
		}
	}
	return of, nil
}

// memberOf is a field, a method or a key. Where it lies is looked up once for
// each type that it meets, which is nearly always one.
type memberOf struct {
	name string
	args []argument
	last atomic.Pointer[access]
}

// access is how a type gives a member.
type access struct {
	typ    reflect.Type
	method int   // its number, or -1
	field  []int // its path, or nil
	key    bool  // it is the key of a map
}

func (m *memberOf) get(r *run, dot, v reflect.Value) (reflect.Value, error) {
	if !v.IsValid() {
		return v, errSlow
	}
	a := m.last.Load()
	if a == nil || a.typ != v.Type() {
		if a = lookUp(v.Type(), m.name); a == nil {
			return v, errSlow
		}
		m.last.Store(a)
	}
	if a.method >= 0 {
		if v.Kind() == reflect.Pointer && v.IsNil() {
			return v, errSlow
		}
		if len(m.args) == 0 && r.isData(v) {
			return r.ask(a.method)
		}
		return invoke(v.Method(a.method), nil, m.args, r, dot)
	}
	if len(m.args) > 0 {
		return v, errSlow
	}
	if v.Kind() == reflect.Pointer {
		if v = v.Elem(); !v.IsValid() {
			return v, errSlow
		}
	}
	if a.key {
		if v = v.MapIndex(reflect.ValueOf(m.name)); !v.IsValid() {
			return v, errSlow // there is no such key
		}
		return v, nil
	}
	if len(a.field) == 1 {
		return v.Field(a.field[0]), nil
	}
	f, err := v.FieldByIndexErr(a.field)
	if err != nil {
		return v, errSlow
	}
	return f, nil
}

// lookUp finds a member. Methods that need the address of a value, which the
// language would take, are left to it.
func lookUp(t reflect.Type, name string) *access {
	if method, ok := t.MethodByName(name); ok {
		return &access{typ: t, method: method.Index}
	}
	plain := t
	if t.Kind() == reflect.Pointer {
		plain = t.Elem()
	} else if _, ok := reflect.PointerTo(t).MethodByName(name); ok {
		return nil
	}
	switch plain.Kind() {
	case reflect.Struct:
		if f, ok := plain.FieldByName(name); ok && f.IsExported() {
			return &access{typ: t, method: -1, field: f.Index}
		}
	case reflect.Map:
		if plain.Key().Kind() == reflect.String && plain.Key().PkgPath() == "" {
			return &access{typ: t, method: -1, key: true}
		}
	}
	return nil
}
