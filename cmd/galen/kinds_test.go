package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
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
	t.Parallel()
	found := map[string]int{}
	for _, p := range house(t) {
		c := kindCheck{checkedPackage: p, found: found}
		c.run()
		for _, d := range c.problems {
			t.Error(d)
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
	t.Parallel()
	const head = `package planted
import ("galen/internal/site"; "galen/internal/config")
var _ site.PageKind; var _ config.FeedFormat
`
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
	for i, c := range cases {
		check := kindCheck{checkedPackage: planted(t, head+c.code), found: map[string]int{}}
		check.run()
		got := strings.Join(check.problems, "\n")
		if (got == "") != (c.problem == "") || !strings.Contains(got, c.problem) {
			t.Errorf("%d: %s\ngot %q, want %q", i, c.code, got, c.problem)
		}
	}
}

// kindCheck looks at the code of one package.
type kindCheck struct {
	*checkedPackage
	found    map[string]int // switches and maps, by type
	problems []string
}

func (c *kindCheck) run() {
	for _, f := range c.files {
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
		c.problems = append(c.problems, fmt.Sprintf("%s: this %s does not name %s", c.at(n), what, strings.Join(missing, ", ")))
	}
}
