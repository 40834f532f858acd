// Package tally counts the cases of a table test that is about a kind of fault: those
// that were reported and those that were made up beside them.
//
// A table marks its rows with comments: after one that begins with "listed" come rows
// that were reported, after one that begins with "made up" rows that were not. A mark
// holds to the next one in the same table. What is counted is what the source says, so
// that a count cannot drift from its table.
package tally

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Kind logs, for a kind by its number or name, how many rows of each sort the tables in the
// calling test function have, and the tables of the names given, which are variables of its
// package. A test fails if it has no rows that were made up, or fewer than were reported.
func Kind(t testing.TB, kind any, tables ...string) {
	t.Helper()
	caller, file, _, ok := runtime.Caller(1)
	if !ok {
		t.Fatal("nobody calls")
	}
	name := runtime.FuncForPC(caller).Name()
	name = name[strings.LastIndexByte(name, '.')+1:]
	listed, madeUp, err := count(filepath.Base(file), name, tables)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("kind %v: %d listed, %d made up (%s)", kind, listed, madeUp, t.Name())
	if madeUp == 0 || madeUp < listed {
		t.Errorf("kind %v has %d cases that were listed, and only %d that were made up", kind, listed, madeUp)
	}
}

// count reads the tables of a function of a file, and those of the names given in any
// file of the tests beside it.
func count(file, function string, tables []string) (listed, madeUp int, err error) {
	files := []string{file}
	if len(tables) > 0 {
		if files, err = filepath.Glob("*_test.go"); err != nil {
			return 0, 0, err
		}
	}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			return 0, 0, err
		}
		for _, d := range f.Decls {
			var counted []ast.Node
			switch d := d.(type) {
			case *ast.FuncDecl:
				if name == file && d.Name.Name == function {
					counted = append(counted, d)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if v, ok := s.(*ast.ValueSpec); ok && slices.Contains(tables, v.Names[0].Name) {
						counted = append(counted, v)
					}
				}
			}
			for _, n := range counted {
				a, b := within(f, n)
				listed, madeUp = listed+a, madeUp+b
			}
		}
	}
	return listed, madeUp, nil
}

// within counts the rows of the tables in a function or a variable.
func within(f *ast.File, n ast.Node) (listed, madeUp int) {
	ast.Inspect(n, func(n ast.Node) bool {
		if table, ok := n.(*ast.CompositeLit); ok {
			for _, row := range table.Elts {
				switch mark(f, table, row) {
				case "listed":
					listed++
				case "made up":
					madeUp++
				}
			}
		}
		return true
	})
	return listed, madeUp
}

// mark is the last mark of a table that stands above one of its rows, and in no row.
func mark(f *ast.File, table *ast.CompositeLit, row ast.Expr) (last string) {
	for _, group := range f.Comments {
		if group.Pos() < table.Lbrace || group.Pos() > row.Pos() || slices.ContainsFunc(table.Elts, func(e ast.Expr) bool {
			return e.Pos() < group.Pos() && group.End() < e.End()
		}) {
			continue
		}
		text := strings.ToLower(group.Text())
		for _, m := range []string{"listed", "made up"} {
			if strings.HasPrefix(text, m) {
				last = m
			}
		}
	}
	return last
}
