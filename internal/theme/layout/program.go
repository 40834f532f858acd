package layout

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"text/template/parse"

	"galen/internal/words"
)

// program is a layout in the form in which it runs. html/template decides how
// each value must be escaped for where it stands, as it does for any template;
// its decisions are then compiled, once, to steps that need no look at the tree,
// no table of functions and no copy of the text. A page takes a quarter of the
// time that the interpreter of the standard library needs.
//
// A program knows no error but errSlow: whenever anything is out of the ordinary,
// the page is executed again by html/template, which says what is wrong.
type program struct{ root *routine }

// routine is a body, compiled.
type routine struct {
	steps []step
	slots int // variables, the first of which is $
}

// step does one thing of a page: it writes, declares or branches.
type step func(r *run, dot reflect.Value) error

// expr gives a value.
type expr func(r *run, dot reflect.Value) (reflect.Value, error)

// run is one page being written.
type run struct {
	budget
	out   *bytes.Buffer
	limit int             // the length that out may have
	vars  []reflect.Value // of all bodies under way
	base  int             // where those of the innermost begin

	data    reflect.Value   // what the layout is executed with
	answers []reflect.Value // what its methods without arguments gave, by their numbers
}

var (
	errSlow     = errors.New("not an ordinary page")
	errBreak    = errors.New("break")
	errContinue = errors.New("continue")
)

// execute writes a page to the end of w. On an error w may have part of it. A method
// of the data that panics is an error like any other.
func (p *program) execute(w *bytes.Buffer, data any) (err error) {
	defer func() {
		if recover() != nil {
			err = errSlow
		}
	}()
	r := &run{budget: newBudget(), out: w, limit: w.Len() + maxPage, vars: make([]reflect.Value, 0, 64), data: reflect.ValueOf(data)}
	return p.root.call(r, r.data)
}

// isData reports whether a value is the pointer that the layout is executed with.
func (r *run) isData(v reflect.Value) bool {
	return v.Kind() == reflect.Pointer && r.data.Kind() == reflect.Pointer && v.UnsafePointer() == r.data.UnsafePointer() && v.Type() == r.data.Type()
}

// ask calls a method without arguments of what the layout is executed with. It is
// called once for all the places that name it, as Set.Execute says.
func (r *run) ask(method int) (reflect.Value, error) {
	if r.answers == nil {
		r.answers = make([]reflect.Value, r.data.NumMethod())
	}
	if a := r.answers[method]; a.IsValid() {
		return a, nil
	}
	a, err := invoke(r.data.Method(method), nil, nil, r, r.data)
	if err == nil {
		r.answers[method] = a
	}
	return a, err
}

func (b *routine) call(r *run, dot reflect.Value) error {
	outer, height := r.base, len(r.vars)
	r.base = height
	r.vars = append(r.vars, dot)
	for range b.slots - 1 {
		r.vars = append(r.vars, reflect.Value{})
	}
	err := perform(b.steps, r, dot)
	r.vars, r.base = r.vars[:height], outer
	return err
}

func perform(steps []step, r *run, dot reflect.Value) error {
	for _, s := range steps {
		if err := s(r, dot); err != nil {
			return err
		}
	}
	return nil
}

// compiler makes the program of one unit.
type compiler struct {
	trees     map[string]*parse.Tree // escaped
	language  *words.Language
	functions template.FuncMap
	routines  map[string]*routine
	vars      []string // of the body being compiled: its variables in scope, by slot
	slots     int
}

// errUnusual is why there is no program: the layout has something that only
// html/template can do.
var errUnusual = errors.New("an unusual template")

// programOf is the program of a unit, or nil.
func programOf(s *linkUnit) *program {
	trees, ok := s.flat()
	if !ok {
		return nil
	}
	if _, wrong := newInterpreter(s, trees); wrong != nil {
		return nil
	}
	p, err := newProgram(s, trees)
	if err != nil {
		return nil
	}
	return p
}

// newProgram compiles the bodies that the root of a scene reaches.
func newProgram(s *linkUnit, trees map[string]*parse.Tree) (*program, error) {
	c := &compiler{trees: trees, language: s.language, functions: s.functions, routines: map[string]*routine{}}
	r, err := c.routine(s.root.name)
	if err != nil {
		return nil, err
	}
	return &program{r}, nil
}

func (c *compiler) routine(name string) (*routine, error) {
	if r := c.routines[name]; r != nil {
		return r, nil
	}
	tree := c.trees[name]
	if tree == nil {
		return nil, errUnusual
	}
	r := &routine{}
	c.routines[name] = r
	outerVars, outerSlots := c.vars, c.slots
	c.vars, c.slots = []string{"$"}, 1
	var err error
	r.steps, err = c.list(tree.Root)
	r.slots = c.slots
	c.vars, c.slots = outerVars, outerSlots
	return r, err
}

func (c *compiler) list(l *parse.ListNode) ([]step, error) {
	if l == nil {
		return nil, nil
	}
	var steps []step
	var text []byte // that stands before the next step
	for _, n := range l.Nodes {
		if t, ok := c.fixed(n); ok {
			text = append(text, t...)
			continue
		}
		s, err := c.step(n)
		if err != nil {
			return nil, err
		}
		if len(text) > 0 {
			steps, text = append(steps, writeText(text)), nil
		}
		if s != nil {
			steps = append(steps, s)
		}
	}
	if len(text) > 0 {
		steps = append(steps, writeText(text))
	}
	return steps, nil
}

// fixed is what a node writes on every page.
func (c *compiler) fixed(n parse.Node) ([]byte, bool) {
	switch n := n.(type) {
	case *parse.TextNode:
		return n.Text, true
	case *parse.CommentNode:
		return nil, true
	case *parse.ActionNode:
		commands, write, ok := escaped(n.Pipe)
		if !ok || len(commands) != 1 || len(n.Pipe.Decl) > 0 {
			return nil, false
		}
		text, ok := c.constantText(commands[0])
		var b bytes.Buffer
		ok = ok && write(&b, reflect.ValueOf(text)) == nil
		return b.Bytes(), ok
	}
	return nil, false
}

// escaped takes a pipeline apart into the commands that give a value, and how it is
// written where it stands.
func escaped(p *parse.PipeNode) (commands []*parse.CommandNode, write writer, ok bool) {
	from := len(p.Cmds)
	for from > 0 && isEscaper(p.Cmds[from-1]) {
		from--
	}
	write, ok = writers[escapers(p.Cmds[from:])]
	return p.Cmds[:from], write, ok && from > 0
}

// scoped compiles an arm, and forgets the variables that it declared.
func (c *compiler) scoped(l *parse.ListNode) ([]step, error) {
	mark := len(c.vars)
	steps, err := c.list(l)
	c.vars = c.vars[:mark]
	return steps, err
}

// declare gives a new variable a slot of its own.
func (c *compiler) declare(name string) int {
	c.vars = append(c.vars, name)
	for len(c.vars) > c.slots {
		c.slots++
	}
	return len(c.vars) - 1
}

func (c *compiler) slot(name string) (int, error) {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i] == name {
			return i, nil
		}
	}
	return 0, errUnusual
}

func (c *compiler) step(n parse.Node) (step, error) {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.action(n)
	case *parse.TemplateNode:
		return c.template(n)
	case *parse.IfNode:
		return c.condition(&n.BranchNode, false)
	case *parse.WithNode:
		return c.condition(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(n)
	case *parse.BreakNode:
		return func(*run, reflect.Value) error { return errBreak }, nil
	case *parse.ContinueNode:
		return func(*run, reflect.Value) error { return errContinue }, nil
	}
	return nil, errUnusual
}

// writeText writes fixed text.
func writeText(text []byte) step {
	return func(r *run, _ reflect.Value) error {
		r.out.Write(text)
		return r.room()
	}
}

// room reports whether the page is not too large yet.
func (r *run) room() error {
	if r.out.Len() > r.limit {
		return errSlow
	}
	return nil
}

// action compiles {{value}} and {{$name := value}}.
func (c *compiler) action(n *parse.ActionNode) (step, error) {
	if steps := countedBy(n); steps > 0 {
		return func(r *run, _ reflect.Value) error { return r.step(steps) }, nil
	}
	if len(n.Pipe.Decl) > 0 {
		value, err := c.pipe(n.Pipe)
		return func(r *run, dot reflect.Value) error {
			_, err := value(r, dot)
			return err
		}, err
	}
	commands, write, ok := escaped(n.Pipe)
	if !ok {
		return nil, errUnusual
	}
	if special := specials[escapers(n.Pipe.Cmds[len(commands):])]; special != nil && len(commands) == 1 {
		if s, ok := c.spoken(commands[0], special); ok {
			return s, nil
		}
	}
	value, err := c.commands(commands)
	return func(r *run, dot reflect.Value) error {
		v, err := value(r, dot)
		if err != nil {
			return err
		}
		if err := write(r.out, plainly(v)); err != nil {
			return err
		}
		return r.room()
	}, err
}

func (c *compiler) template(n *parse.TemplateNode) (step, error) {
	b, err := c.routine(n.Name)
	if err != nil {
		return nil, err
	}
	if n.Pipe == nil {
		return func(r *run, _ reflect.Value) error { return b.call(r, reflect.Value{}) }, nil
	}
	value, err := c.pipe(n.Pipe)
	return func(r *run, dot reflect.Value) error {
		v, err := value(r, dot)
		if err != nil {
			return err
		}
		return b.call(r, v)
	}, err
}

// condition compiles {{if}} and {{with}}; the latter binds dot.
func (c *compiler) condition(n *parse.BranchNode, with bool) (step, error) {
	mark := len(c.vars)
	defer func() { c.vars = c.vars[:mark] }()
	value, err := c.pipe(n.Pipe)
	if err != nil {
		return nil, err
	}
	yes, err := c.scoped(n.List)
	if err != nil {
		return nil, err
	}
	no, err := c.scoped(n.ElseList)
	return func(r *run, dot reflect.Value) error {
		v, err := value(r, dot)
		if err != nil {
			return err
		}
		v = plainly(v)
		if !truth(v) {
			return perform(no, r, dot)
		}
		if with {
			dot = v
		}
		return perform(yes, r, dot)
	}, err
}

// truth is the language's own idea of it, without making an interface of v.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Pointer, reflect.Func, reflect.Chan, reflect.Interface:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	yes, _ := template.IsTrue(v.Interface())
	return yes
}

// plainly takes a value out of the interface that holds it.
func plainly(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}
