package layout

import (
	"errors"
	"html/template"
	"io"
	"sync"
	"text/template/parse"
)

// interpreter is a layout as html/template executes it, for one page at a time:
// its functions take what they use off the budget of that page.
type interpreter struct {
	template *template.Template
	budget   *budget
}

// newInterpreter makes an interpreter of the trees of a unit. The first execution
// changes the trees, so that values are made safe for where they stand; it is done
// here, with a budget of nothing, so that it stops at once.
func newInterpreter(s *linkUnit, trees map[string]*parse.Tree) (*interpreter, *template.Error) {
	b := &budget{}
	t := template.New(s.root.name).Option("missingkey=error").Funcs(b.functions(s.functions))
	for name, tree := range trees {
		paced(tree, s.names[name].file.text)
		template.Must(t.AddParseTree(name, tree))
	}
	t = t.Lookup(s.root.name)
	var wrong *template.Error
	if err := t.Execute(io.Discard, nil); errors.As(err, &wrong) {
		return nil, wrong
	}
	return &interpreter{t, b}, nil
}

// functions are all that templates can call: those of a theme, which take what they use
// off b.
func (b *budget) functions(functions template.FuncMap) template.FuncMap {
	all := template.FuncMap{pace: func(n int) (bool, error) { return true, b.step(n) }, only: func(v any) []any { return []any{v} }}
	for name, f := range functions {
		all[name] = f
	}
	for name, c := range costs {
		f := functions[name]
		if f == nil {
			f = builtin[name]
		}
		all[name] = b.paid(c, f)
	}
	return all
}

func (i *interpreter) execute(w io.Writer, data any) error {
	*i.budget = newBudget()
	return i.template.Execute(w, data)
}

// interpreters are those of a layout that have nothing to do.
type interpreters struct {
	lock sync.Mutex
	idle []*interpreter
}

func (s *interpreters) take() *interpreter {
	s.lock.Lock()
	defer s.lock.Unlock()
	if len(s.idle) == 0 {
		return nil
	}
	i := s.idle[len(s.idle)-1]
	s.idle = s.idle[:len(s.idle)-1]
	return i
}

func (s *interpreters) put(i *interpreter) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.idle = append(s.idle, i)
}

// interpret lets html/template execute a layout, which takes longer and says
// exactly what is wrong.
func (c *compiled) interpret(w io.Writer, data any) error {
	i := c.interpreters.take()
	if i == nil {
		var wrong *template.Error
		if i, wrong = newInterpreter(c.unit, c.unit.trees()); wrong != nil {
			return wrong
		}
	}
	defer c.interpreters.put(i)
	return i.execute(w, data)
}
