package layout

import (
	"reflect"
	"text/template/parse"
)

// loop compiles {{range}}.
func (c *compiler) loop(n *parse.RangeNode) (step, error) {
	mark := len(c.vars)
	defer func() { c.vars = c.vars[:mark] }()
	over, err := c.commands(n.Pipe.Cmds)
	if err != nil || n.Pipe.IsAssign {
		return nil, errUnusual
	}
	t := turn{key: -1, item: -1}
	switch names := n.Pipe.Decl; len(names) {
	case 1:
		t.item = c.declare(names[0].Ident[0])
	case 2:
		t.key, t.item = c.declare(names[0].Ident[0]), c.declare(names[1].Ident[0])
	}
	if t.steps, err = c.scoped(n.List); err != nil {
		return nil, err
	}
	none, err := c.scoped(n.ElseList)
	return func(r *run, dot reflect.Value) error {
		list, err := over(r, dot)
		if err != nil {
			return err
		}
		whole := plainly(list)
		for list = whole; list.Kind() == reflect.Pointer && !list.IsNil(); {
			list = list.Elem()
		}
		switch {
		case list.Kind() != reflect.Slice && list.Kind() != reflect.Array && !(list.IsValid() && list.Type() == intType):
			return errSlow
		case list.Kind() == reflect.Int && t.key >= 0:
			return errSlow // the language allows one variable here
		case list.Kind() == reflect.Int && list.Int() > 0:
			return t.count(r, list)
		case list.Kind() != reflect.Int && list.Len() > 0:
			return t.all(r, list)
		}
		t.set(r, whole, whole) // in {{else}} the variables are the list
		return perform(none, r, dot)
	}, err
}

// turn is what a loop does for each item.
type turn struct {
	key, item int // slots, or -1
	steps     []step
}

func (t turn) all(r *run, list reflect.Value) error {
	for i := range list.Len() {
		if done, err := t.once(r, reflect.ValueOf(i), list.Index(i)); done || err != nil {
			return err
		}
	}
	return nil
}

func (t turn) count(r *run, n reflect.Value) error {
	for i := range int(n.Int()) {
		v := reflect.ValueOf(i)
		if done, err := t.once(r, v, v); done || err != nil {
			return err
		}
	}
	return nil
}

// set gives the variables of the loop their values.
func (t turn) set(r *run, key, item reflect.Value) {
	if t.key >= 0 {
		r.vars[r.base+t.key] = key
	}
	if t.item >= 0 {
		r.vars[r.base+t.item] = item
	}
}

// once does one turn, and reports whether it was the last.
func (t turn) once(r *run, key, item reflect.Value) (done bool, err error) {
	t.set(r, key, item)
	switch err := perform(t.steps, r, item); err {
	case nil, errContinue:
		return false, nil
	case errBreak:
		return true, nil
	default:
		return true, err
	}
}
