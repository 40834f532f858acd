package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTimesAreComparedAsInstants: nothing in the project compares with == or != what
// holds a time.Time, uses it as the key of a map, or looks for it in a slice. A time
// has the address of its zone, and two zones of one name may be at two addresses.
func TestTimesAreComparedAsInstants(t *testing.T) {
	c := timeChecker{fset: token.NewFileSet(), packages: map[string]*types.Package{}}
	c.standard = importer.Default()
	file, err := parser.ParseFile(c.fset, "sample.go", timeFaults, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	c.judge("sample", file)
	if len(c.faults) != strings.Count(timeFaults, "// fault") {
		t.Fatal("of the sample:", c.faults)
	}
	c.faults = nil
	out, err := exec.Command("go", "list", "galen/cmd/...", "galen/internal/...").Output()
	packages := strings.Fields(string(out))
	if err != nil || len(packages) < 30 {
		t.Fatal(packages, err)
	}
	for _, name := range packages {
		c.check(t, name)
	}
	for _, fault := range c.faults {
		t.Error(fault)
	}
	t.Logf("%d comparisons looked at", c.seen)
	if c.seen < 2000 {
		t.Error("too few: the check does not see the code")
	}
}

// timeChecker type-checks the packages of the project from their source, and what
// they import from outside as far as it has to.
type timeChecker struct {
	fset     *token.FileSet
	standard types.Importer
	packages map[string]*types.Package
	faults   []string
	seen     int
}

// Import gives a package of the project or of the standard library. Any other is
// empty: an expression whose type is then not known is none that holds a time.
func (c *timeChecker) Import(path string) (*types.Package, error) {
	if p := c.packages[path]; p != nil {
		return p, nil
	}
	if strings.HasPrefix(path, "galen/internal/") {
		return c.load(path)
	}
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") && path != "galen" {
		return c.standard.Import(path)
	}
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	c.packages[path] = p
	return p, nil
}

func (c *timeChecker) check(t *testing.T, path string) {
	if _, err := c.load(path); err != nil {
		t.Fatal(path, err)
	}
}

func (c *timeChecker) load(path string) (*types.Package, error) {
	if p := c.packages[path]; p != nil {
		return p, nil
	}
	folder := filepath.Join("../..", filepath.FromSlash(strings.TrimPrefix(path, "galen/")))
	list, err := build.ImportDir(folder, 0)
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, name := range list.GoFiles {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(c.fset, filepath.Join(folder, name), text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return c.judge(path, files...), nil
}

// judge looks at a package.
func (c *timeChecker) judge(path string, files ...*ast.File) *types.Package {
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}}
	conf := types.Config{Importer: c, Error: func(error) {}} // of what comes from outside little is known
	p, _ := conf.Check(path, c.fset, files, info)
	c.packages[path] = p
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			c.look(n, info)
			return true
		})
	}
	return p
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
func (c *timeChecker) look(n ast.Node, info *types.Info) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			c.seen++
			if holdsTime(info.TypeOf(n.X)) || holdsTime(info.TypeOf(n.Y)) {
				c.fault(n, "compares times by the address of their zones: use Equal")
			}
		}
	case *ast.SwitchStmt:
		if n.Tag != nil && holdsTime(info.TypeOf(n.Tag)) {
			c.fault(n, "compares times by the address of their zones: use Equal")
		}
	case *ast.MapType:
		if holdsTime(info.TypeOf(n.Key)) {
			c.fault(n, "has keys that hold times: use their seconds")
		}
	case *ast.Ident: // slices.Equal and the like, of things that hold times
		for types := range info.Instances[n].TypeArgs.Types() {
			if slices.Contains([]string{"Equal", "Contains", "Index", "Compact"}, n.Name) && holdsTime(types) {
				c.fault(n, "compares times by the address of their zones: use the function with Func in its name")
			}
		}
	}
}

func (c *timeChecker) fault(n ast.Node, words string) {
	c.faults = append(c.faults, fmt.Sprintf("%s: %s", c.fset.Position(n.Pos()), words))
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
