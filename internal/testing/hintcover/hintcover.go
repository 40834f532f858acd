// Package hintcover finds, in the source of a package, the problems that it tells and
// their hints, so that a test can hold that each hint was followed once.
//
// It knows the two ways in which problems are told:
//
//	in.problem(at, code, hint, format, …)    and  r.Problem(key, code, hint, format, …)
//	diag.Errorf(at, code, format, …).WithHint(hint, …)
//
// A hint that is worked out has the literals of which it is made, and may have none.
package hintcover

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// code is what a diag.Diagnostic has as its Code: words with hyphens.
var code = regexp.MustCompile(`^[a-z]+(?:-[a-z]+)+$`)

// writes are the words by which a hint says what to write.
var writes = regexp.MustCompile("(?i)\\bwrite\\b|  |`|\\bput \\S+ (?:on|after)|\\badd \\S+:")

// Writes reports whether a hint says what to write.
func Writes(hint string) bool { return writes.MatchString(hint) }

// Hints are the hints of each code that the Go files of a folder tell, without those of
// its tests. An error is one of reading or parsing a file.
func Hints(dir string) (map[string][]string, error) {
	all := map[string][]string{}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			return nil, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if code, hint := told(call); code != "" {
					all[code] = append(all[code], hint)
				}
			}
			return true
		})
	}
	return all, nil
}

// told are the code and the hint of a call; the code is empty when it tells nothing.
func told(call *ast.CallExpr) (string, string) {
	f, ok := call.Fun.(*ast.SelectorExpr)
	switch {
	case !ok:
	case f.Sel.Name == "WithHint":
		for _, text := range literals(f.X) {
			if code.MatchString(text) {
				return text, strings.Join(literals(call.Args...), " ")
			}
		}
	case strings.EqualFold(f.Sel.Name, "problem") && len(call.Args) > 2:
		if all := literals(call.Args[1]); len(all) == 1 {
			return all[0], strings.Join(literals(call.Args[2]), " ")
		}
	}
	return "", ""
}

// literals are the texts in quotation marks of expressions, in order.
func literals(list ...ast.Expr) (found []string) {
	for _, e := range list {
		ast.Inspect(e, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				s, _ := strconv.Unquote(l.Value)
				found = append(found, s)
			}
			return true
		})
	}
	return found
}
