package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unguarded are the goroutines that need no guard, by their file and what they begin
// with: none runs anybody else's code on what people wrote.
var unguarded = map[string]string{
	"internal/lsp/outbox.go o.run":           "hands messages on",
	"internal/lsp/server.go s.watchParent":   "waits for the end of another process",
	"internal/lsp/site.go func":              "calls the site's guard, which recovers and logs",
	"internal/watch/events.go forwardErrors": "hands errors on",
	"internal/watch/watch.go w.run":          "recovers by itself, and says so by Fault",
	"cmd/galen/main.go heed":                 "waits for signals",
	"cmd/galen/watch_serve.go cmd.Wait":      "waits for a browser",
	"cmd/galen/watch_serve.go func":          "waits for the server, which is guarded",
}

// TestGoroutinesAreGuarded: a panic in a goroutine cannot be recovered elsewhere and
// would end the program with a stack. So each of them recovers: by diag.Guard, or by
// diag.Recovered within.
func TestGoroutinesAreGuarded(t *testing.T) {
	found := 0
	for _, top := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testing" { // which are tools of ours
				return filepath.SkipDir
			}
			if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files := token.NewFileSet()
			f, err := parser.ParseFile(files, path, text, 0)
			if err != nil {
				return err
			}
			name := filepath.ToSlash(strings.TrimPrefix(path, "../../"))
			ast.Inspect(f, func(n ast.Node) bool {
				call := started(n)
				if call == nil {
					return true
				}
				found++
				from, to := files.Position(call.Pos()).Offset, files.Position(call.End()).Offset
				if said := string(text[from:to]); strings.Contains(said, "diag.Guard(") || strings.Contains(said, "diag.Recovered(") || strings.Contains(said, "recover()") {
					return true
				}
				what := "func"
				if c, ok := call.(*ast.CallExpr); ok {
					if _, literal := c.Fun.(*ast.FuncLit); !literal {
						what = string(text[files.Position(c.Fun.Pos()).Offset:files.Position(c.Fun.End()).Offset])
					}
				}
				if unguarded[name+" "+what] == "" {
					t.Errorf("%s: the goroutine %s is not guarded", files.Position(n.Pos()), what)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 20 {
		t.Errorf("only %d goroutines were found", found)
	}
	t.Logf("%d goroutines", found)
}

// started is what a node starts a goroutine with: a go statement's call, or the
// argument of a method Go.
func started(n ast.Node) ast.Expr {
	switch n := n.(type) {
	case *ast.GoStmt:
		return n.Call
	case *ast.CallExpr:
		if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Go" && len(n.Args) == 1 {
			return n.Args[0]
		}
	}
	return nil
}
