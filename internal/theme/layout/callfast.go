package layout

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
)

// function compiles a call of a function. Those of the language are carried out
// here for the values that occur; anything else is left to html/template.
func (c *compiler) function(name string, args []argument) (expr, error) {
	switch name {
	case "and", "or":
		return choose(name == "and", args)
	case "call", "html", "js", "urlquery", "println", pace:
		return nil, errUnusual
	}
	price := costs[name]
	if f, ok := quick[name]; ok {
		return func(r *run, dot reflect.Value) (reflect.Value, error) {
			var few [4]reflect.Value
			values := few[:0]
			for _, a := range args {
				v, err := a.value(r, dot)
				if err != nil {
					return v, err
				}
				values = append(values, plainly(v))
			}
			if price != nil {
				if err := r.pay(price, values); err != nil {
					return reflect.Value{}, err
				}
			}
			return f(values)
		}, nil
	}
	f := reflect.ValueOf(c.functions[name])
	if !f.IsValid() {
		return nil, errUnusual
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) { return invoke(f, price, args, r, dot) }, nil
}

// choose compiles and and or, which stop at the first value that decides.
func choose(all bool, args []argument) (expr, error) {
	if len(args) == 0 {
		return nil, errUnusual
	}
	return func(r *run, dot reflect.Value) (v reflect.Value, err error) {
		for _, a := range args {
			if v, err = a.value(r, dot); err != nil || truth(plainly(v)) != all {
				return v, err
			}
		}
		return v, nil
	}, nil
}

// quick are functions without a detour over the tables of reflection.
var quick = map[string]func([]reflect.Value) (reflect.Value, error){
	"not": func(v []reflect.Value) (reflect.Value, error) {
		if len(v) != 1 {
			return reflect.Value{}, errSlow
		}
		return reflect.ValueOf(!truth(v[0])), nil
	},
	"len": func(v []reflect.Value) (reflect.Value, error) {
		if len(v) == 1 {
			switch v[0].Kind() {
			case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
				return reflect.ValueOf(v[0].Len()), nil
			}
		}
		return reflect.Value{}, errSlow
	},
	"index": func(v []reflect.Value) (reflect.Value, error) {
		if len(v) == 2 && v[0].Kind() == reflect.Slice && v[1].Kind() == reflect.Int {
			if i := int(v[1].Int()); i >= 0 && i < v[0].Len() {
				return v[0].Index(i), nil
			}
		}
		return reflect.Value{}, errSlow
	},
	"slice": func(v []reflect.Value) (reflect.Value, error) {
		if len(v) < 2 || len(v) > 3 || v[0].Kind() != reflect.String && v[0].Kind() != reflect.Slice {
			return reflect.Value{}, errSlow
		}
		bounds := [2]int{0, v[0].Len()}
		for i, b := range v[1:] {
			if !b.IsValid() || b.Type() != intType { // text/template refuses a number in an interface that has methods
				return reflect.Value{}, errSlow
			}
			bounds[i] = int(b.Int())
		}
		if bounds[0] < 0 || bounds[0] > bounds[1] || bounds[1] > v[0].Len() {
			return reflect.Value{}, errSlow
		}
		return v[0].Slice(bounds[0], bounds[1]), nil
	},
	"eq": func(v []reflect.Value) (reflect.Value, error) {
		if len(v) < 2 {
			return reflect.Value{}, errSlow
		}
		for _, other := range v[1:] {
			same, ok := equal(v[0], other)
			if !ok {
				return reflect.Value{}, errSlow
			}
			if same {
				return reflect.ValueOf(true), nil
			}
		}
		return reflect.ValueOf(false), nil
	},
	"ne": func(v []reflect.Value) (reflect.Value, error) {
		if len(v) != 2 {
			return reflect.Value{}, errSlow
		}
		same, ok := equal(v[0], v[1])
		if !ok {
			return reflect.Value{}, errSlow
		}
		return reflect.ValueOf(!same), nil
	},
	"lt": compare(func(order int) bool { return order < 0 }),
	"le": compare(func(order int) bool { return order <= 0 }),
	"gt": compare(func(order int) bool { return order > 0 }),
	"ge": compare(func(order int) bool { return order >= 0 }),
	"print": func(v []reflect.Value) (reflect.Value, error) {
		return reflect.ValueOf(fmt.Sprint(interfaces(v)...)), nil
	},
	"list": func(v []reflect.Value) (reflect.Value, error) { return reflect.ValueOf(interfaces(v)), nil },
	"lower": func(v []reflect.Value) (reflect.Value, error) {
		if len(v) != 1 || v[0].Kind() != reflect.String || v[0].Type().PkgPath() != "" {
			return reflect.Value{}, errSlow
		}
		return reflect.ValueOf(strings.ToLower(v[0].String())), nil
	},
	"dict": func(v []reflect.Value) (reflect.Value, error) {
		d, err := dict(interfaces(v)...)
		return reflect.ValueOf(d), err
	},
	only: func(v []reflect.Value) (reflect.Value, error) { return reflect.ValueOf(interfaces(v)), nil },
}

func interfaces(values []reflect.Value) []any {
	all := make([]any, len(values))
	for i, v := range values {
		if v.IsValid() {
			all[i] = v.Interface()
		}
	}
	return all
}

// equal compares two values of one basic kind.
func equal(a, b reflect.Value) (same, ok bool) {
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return a.String() == b.String(), true
	case a.CanInt() && b.CanInt():
		return a.Int() == b.Int(), true
	case a.Kind() == reflect.Bool && b.Kind() == reflect.Bool:
		return a.Bool() == b.Bool(), true
	}
	return false, false
}

func compare(wanted func(order int) bool) func([]reflect.Value) (reflect.Value, error) {
	return func(v []reflect.Value) (reflect.Value, error) {
		switch {
		case len(v) != 2:
		case v[0].CanInt() && v[1].CanInt():
			return reflect.ValueOf(wanted(cmp.Compare(v[0].Int(), v[1].Int()))), nil
		case v[0].Kind() == reflect.String && v[1].Kind() == reflect.String:
			return reflect.ValueOf(wanted(strings.Compare(v[0].String(), v[1].String()))), nil
		}
		return reflect.Value{}, errSlow
	}
}

// invoke calls a function or method with arguments of the types it wants, and pays
// the price of it, if it has one.
func invoke(f reflect.Value, price cost, args []argument, r *run, dot reflect.Value) (reflect.Value, error) {
	t := f.Type()
	fixed := t.NumIn()
	if t.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !t.IsVariadic() {
		return reflect.Value{}, errSlow
	}
	in := make([]reflect.Value, 0, len(args))
	for i, a := range args {
		v, err := a.value(r, dot)
		if err != nil {
			return v, err
		}
		want := t.In(min(i, t.NumIn()-1))
		if i >= fixed {
			want = want.Elem()
		}
		if v, err = a.fit(v, want); err != nil {
			return v, err
		}
		in = append(in, v)
	}
	if price != nil {
		if err := r.pay(price, in); err != nil {
			return reflect.Value{}, err
		}
	}
	out := f.Call(in)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], errSlow
	}
	return out[0], nil
}

// fit gives a value the type that is wanted.
func (a argument) fit(v reflect.Value, want reflect.Type) (reflect.Value, error) {
	v = plainly(v)
	switch {
	case !v.IsValid() && want.Kind() == reflect.Interface:
		return reflect.Zero(want), nil
	case !v.IsValid():
	case v.Type().AssignableTo(want):
		return v, nil
	case a.number != nil && reflect.Int <= want.Kind() && want.Kind() <= reflect.Int64 && !want.OverflowInt(v.Int()):
		return v.Convert(want), nil
	}
	return v, errSlow
}
