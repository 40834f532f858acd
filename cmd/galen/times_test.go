package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// TestTimesAreComparedAsInstants: nothing in the project compares with == or != what
// holds a time.Time, uses it as the key of a map, or looks for it in a slice. A time
// has the address of its zone, and two zones of one name may be at two addresses.
func TestTimesAreComparedAsInstants(t *testing.T) {
	t.Parallel()
	c := timeChecker{checkedPackage: planted(t, timeFaults)}
	c.run()
	if len(c.faults) != strings.Count(timeFaults, "// fault") {
		t.Fatal("of the sample:", c.faults)
	}
	seen := 0
	for _, p := range house(t) {
		c := timeChecker{checkedPackage: p}
		c.run()
		for _, fault := range c.faults {
			t.Error(fault)
		}
		seen += c.seen
	}
	t.Logf("%d comparisons looked at", seen)
	if seen < 2000 {
		t.Error("too few: the check does not see the code")
	}
}

// timeChecker looks at the code of one package.
type timeChecker struct {
	*checkedPackage
	faults []string
	seen   int // comparisons
}

func (c *timeChecker) run() {
	for _, f := range c.files {
		ast.Inspect(f, func(n ast.Node) bool {
			c.look(n)
			return true
		})
	}
}

// timeFaults is a sample of what is a fault, and of what is none.
const timeFaults = `package sample

import (
	"slices"
	"time"
)

type moment struct { time.Time; Day bool }
type when struct { moment; list [2]moment }
type other struct { at *time.Time; all []time.Time }

func f(a, b moment, c, d when, e, g other, t time.Time, m map[string]time.Time) bool {
	var n map[moment]int // fault
	_ = slices.Contains([]when{}, c) // fault
	_ = slices.ContainsFunc([]when{}, func(w when) bool { return true })
	switch t { // fault
	case time.Time{}:
	}
	_ = n
	return a == b || // fault
		c != d || // fault
		t == time.Time{} || // fault
		e.at == g.at || a.Day == b.Day || e.all == nil || m == nil || a.Equal(b.Time)
}
`

// look judges one node of a file.
func (c *timeChecker) look(n ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			c.seen++
			if holdsTime(c.info.TypeOf(n.X)) || holdsTime(c.info.TypeOf(n.Y)) {
				c.fault(n, "compares times by the address of their zones: use Equal")
			}
		}
	case *ast.SwitchStmt:
		if n.Tag != nil && holdsTime(c.info.TypeOf(n.Tag)) {
			c.fault(n, "compares times by the address of their zones: use Equal")
		}
	case *ast.MapType:
		if holdsTime(c.info.TypeOf(n.Key)) {
			c.fault(n, "has keys that hold times: use their seconds")
		}
	case *ast.Ident: // slices.Equal and the like, of things that hold times
		for types := range c.info.Instances[n].TypeArgs.Types() {
			if slices.Contains([]string{"Equal", "Contains", "Index", "Compact"}, n.Name) && holdsTime(types) {
				c.fault(n, "compares times by the address of their zones: use the function with Func in its name")
			}
		}
	}
}

func (c *timeChecker) fault(n ast.Node, words string) {
	c.faults = append(c.faults, fmt.Sprintf("%s: %s: %s", c.path, c.at(n), words))
}

// holdsTime reports whether comparing two values of a type compares times.
func holdsTime(t types.Type) bool {
	if t == nil {
		return false
	}
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Name() == "Time" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "time" {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for field := range u.Fields() {
			if holdsTime(field.Type()) {
				return true
			}
		}
	case *types.Array:
		return holdsTime(u.Elem())
	case *types.Slice:
		return false // cannot be compared, but for nil
	}
	return false
}
