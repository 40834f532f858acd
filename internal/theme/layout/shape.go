package layout

import (
	"reflect"
	"slices"
	"strings"
)

// shape is what is known of a value before there is one: its Go type, or the
// names that a dict was given. The zero shape is anything.
type shape struct {
	typ   reflect.Type
	names map[string]shape
	depth int // how many dicts are one within the other
}

// maxNesting is how many dicts within dicts are looked into.
const maxNesting = 4

func shapeOf(v any) shape { return known(reflect.TypeOf(v)) }

// known is the shape of a type; of an interface nothing is known, as the value
// in it decides.
func known(t reflect.Type) shape {
	if t == nil || t.Kind() == reflect.Interface {
		return shape{}
	}
	return shape{typ: t}
}

// member is what .Name of a value is.
type member struct {
	shape shape
	call  bool // it can be given arguments …
	least int  // … no fewer than these …
	most  int  // … and no more; -1 for any number
}

// member looks a name up as a template does: methods, then fields, then keys.
// Nothing is found of an unknown shape, and ok is true all the same.
func (s shape) member(name string) (m member, ok bool) {
	if s.names != nil {
		shape, ok := s.names[name]
		return member{shape: shape}, ok
	}
	if s.typ == nil {
		return member{}, true
	}
	t := s.typ
	if t.Kind() != reflect.Pointer {
		t = reflect.PointerTo(t)
	}
	if method, ok := t.MethodByName(name); ok {
		return methodOf(method.Type), true
	}
	t = t.Elem()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Interface:
		return member{}, true
	case reflect.Struct:
		f, ok := t.FieldByName(name)
		return member{shape: known(f.Type)}, ok && f.IsExported()
	case reflect.Map:
		return member{shape: known(t.Elem())}, t.Key().Kind() == reflect.String
	}
	return member{}, false
}

func methodOf(t reflect.Type) member {
	m := member{call: true, least: t.NumIn() - 1, most: t.NumIn() - 1}
	if t.IsVariadic() {
		m.least, m.most = m.least-1, -1
	}
	if t.NumOut() > 0 {
		m.shape = known(t.Out(0))
	}
	return m
}

// members are all names that can stand behind a dot.
func (s shape) members() []string {
	var names []string
	for name := range s.names {
		names = append(names, name)
	}
	if s.typ == nil {
		return names
	}
	t := s.typ
	if t.Kind() != reflect.Pointer {
		t = reflect.PointerTo(t)
	}
	for i := range t.NumMethod() {
		names = append(names, t.Method(i).Name)
	}
	if t = t.Elem(); t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// item is what {{range}} gives of a value, and its index or key.
func (s shape) item() (key, value shape) {
	if s.typ == nil {
		return shape{}, shape{}
	}
	t := s.typ
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return shapeOf(0), known(t.Elem())
	case reflect.Map:
		return known(t.Key()), known(t.Elem())
	case reflect.Int, reflect.Int64:
		return shapeOf(0), shapeOf(0)
	}
	return shape{}, shape{}
}

// single reports whether s is known to be nothing that {{range}} goes through.
func (s shape) single() bool {
	if s.typ == nil {
		return false
	}
	t := s.typ
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Struct, reflect.Float32, reflect.Float64:
		return true
	}
	return false
}

// unwritten is a value that must not be written as it is. Its hint is what to write.
type unwritten interface{ NotText() (hint string) }

var unwrittenType = reflect.TypeFor[unwritten]()

// notText reports whether a value of s is known to be unwritten, or a list or a group of
// values, which Go would write as programmers see it.
func (s shape) notText() (hint string, is bool) {
	t := s.typ
	switch {
	case t == nil:
		return "", false
	case t.Kind() != reflect.Pointer && t.Implements(unwrittenType):
		return reflect.Zero(t).Interface().(unwritten).NotText(), true
	case t.Implements(stringerType) || t.Implements(reflect.TypeFor[error]()):
		return "", false
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		return "go through it with {{range}}", true
	case reflect.Struct:
		return "ask for one of its values, such as .Title", true
	}
	return "", false
}

// sign tells shapes apart.
func (s shape) sign() string {
	if s.typ != nil {
		return s.typ.PkgPath() + " " + s.typ.String()
	}
	var signs []string
	for name, of := range s.names {
		signs = append(signs, name+":"+of.sign())
	}
	slices.Sort(signs)
	return "{" + strings.Join(signs, ",") + "}"
}
