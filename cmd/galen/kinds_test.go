package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// kindTypes are the types whose constants are all there is: a switch over one names
// each of them, and so does a map that has them for keys.
var kindTypes = []string{
	"galen/internal/site.PageKind",
	"galen/internal/site.OutputKind",
	"galen/internal/config.FeedFormat",
	"galen/internal/publish.Kind",
}

// TestKinds checks every switch and map of the house over such a type. A default does
// not count: a kind that is added is to be decided about at each place.
func TestKinds(t *testing.T) {
	packages := listPackages(t)
	found := map[string]int{}
	for _, p := range packages {
		c := newKindCheck(packages)
		c.file(t, p.ImportPath, p.paths()...)
		for _, d := range c.problems {
			t.Error(d)
		}
		for name, n := range c.found {
			found[name] += n
		}
	}
	for _, name := range kindTypes {
		if found[name] == 0 {
			t.Errorf("there is no switch and no map over %s: is the name right?", name)
		}
	}
}

// TestKindsSees plants what the check has to find.
func TestKindsSees(t *testing.T) {
	const head = "package planted\nimport (\"galen/internal/site\"; \"galen/internal/config\")\nvar _ site.PageKind; var _ config.FeedFormat\n"
	cases := []struct{ code, problem string }{
		{`func f(k config.FeedFormat) { switch k { case config.RSS, config.Atom: } }`, "JSONFeed"},
		{`func f(k config.FeedFormat) { switch k { case config.RSS: default: } }`, "Atom, JSONFeed"},
		{`func f(k config.FeedFormat) { switch k { case config.RSS: case config.Atom: case config.JSONFeed: } }`, ""},
		{`func f(k site.FeedFormat) { switch k { case site.RSS, site.Atom, site.JSONFeed: } }`, ""},
		{`var m = map[config.FeedFormat]int{config.RSS: 1}`, "Atom, JSONFeed"},
		{`var m = map[config.FeedFormat]int{config.RSS: 1, config.Atom: 2, config.JSONFeed: 3}`, ""},
		{`var m = map[config.FeedFormat]int{}`, ""},
		{`func f(k site.OutputKind) { switch k { case site.PageOutput: } }`, "FeedOutput, FileOutput"},
		{`func f(p struct{ Kind site.PageKind }) { switch k := p.Kind; k { default: } }`, "HomePage"},
		{`func f(k site.PageKind) bool { return k == site.HomePage }`, ""},
		{`func f(n int) { switch n { case 1: } }`, ""},
	}
	packages := listPackages(t)
	for i, c := range cases {
		file := filepath.Join(t.TempDir(), "planted.go")
		if err := os.WriteFile(file, []byte(head+c.code), 0o600); err != nil {
			t.Fatal(err)
		}
		check := newKindCheck(packages)
		check.file(t, "planted", file)
		got := strings.Join(check.problems, "\n")
		if (got == "") != (c.problem == "") || !strings.Contains(got, c.problem) {
			t.Errorf("%d: %s\ngot %q, want %q", i, c.code, got, c.problem)
		}
	}
}

// listed is what the go command says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
}

func (p listed) paths() (all []string) {
	for _, f := range p.GoFiles {
		all = append(all, filepath.Join(p.Dir, f))
	}
	return all
}

// listPackages lists the packages of the house and all that they import.
func listPackages(t *testing.T) map[string]listed {
	t.Helper()
	c := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles", "galen/cmd/...", "galen/internal/...")
	var problems bytes.Buffer
	c.Stderr = &problems
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, problems.String())
	}
	all := map[string]listed{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

// kindCheck looks at the code of one package.
type kindCheck struct {
	set      *token.FileSet
	types    types.Importer
	info     types.Info
	found    map[string]int // switches and maps, by type
	problems []string
}

func newKindCheck(packages map[string]listed) *kindCheck {
	set := token.NewFileSet()
	exported := func(path string) (io.ReadCloser, error) { return os.Open(packages[path].Export) }
	return &kindCheck{
		set: set, types: importer.ForCompiler(set, "gc", exported), found: map[string]int{},
		info: types.Info{Types: map[ast.Expr]types.TypeAndValue{}},
	}
}

// file checks the files of a package of the house.
func (c *kindCheck) file(t *testing.T, path string, files ...string) {
	t.Helper()
	if strings.Contains(path, ".") || !strings.HasPrefix(path, "galen/") && path != "planted" {
		return
	}
	var parsed []*ast.File
	for _, name := range files {
		f, err := parser.ParseFile(c.set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	if _, err := (&types.Config{Importer: c.types}).Check(path, c.set, parsed, &c.info); err != nil {
		t.Fatal(err)
	}
	for _, f := range parsed {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SwitchStmt:
				c.switches(n)
			case *ast.CompositeLit:
				c.maps(n)
			}
			return true
		})
	}
}

func (c *kindCheck) switches(s *ast.SwitchStmt) {
	if s.Tag == nil {
		return
	}
	var named []ast.Expr
	for _, clause := range s.Body.List {
		named = append(named, clause.(*ast.CaseClause).List...)
	}
	c.covers(s, c.info.Types[s.Tag].Type, named, "switch")
}

func (c *kindCheck) maps(l *ast.CompositeLit) {
	m, ok := c.info.Types[l].Type.Underlying().(*types.Map)
	if !ok || len(l.Elts) == 0 {
		return
	}
	var named []ast.Expr
	for _, e := range l.Elts {
		named = append(named, e.(*ast.KeyValueExpr).Key)
	}
	c.covers(l, m.Key(), named, "map")
}

// covers reports the constants of a kind's type that are not named.
func (c *kindCheck) covers(n ast.Node, typ types.Type, named []ast.Expr, what string) {
	of, ok := types.Unalias(typ).(*types.Named)
	if !ok || !slices.Contains(kindTypes, of.String()) {
		return
	}
	c.found[of.String()]++
	var missing []string
	scope := of.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		k, ok := scope.Lookup(name).(*types.Const)
		if !ok || !types.Identical(k.Type(), of) {
			continue
		}
		if !slices.ContainsFunc(named, func(e ast.Expr) bool {
			v := c.info.Types[e].Value
			return v != nil && constant.Compare(v, token.EQL, k.Val())
		}) {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		at := c.set.Position(n.Pos())
		c.problems = append(c.problems, fmt.Sprintf("%s:%d: this %s does not name %s", at.Filename, at.Line, what, strings.Join(missing, ", ")))
	}
}
