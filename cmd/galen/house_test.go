package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
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
	"sync"
	"testing"
)

// checkedPackage is the code of a package of the house, without its tests, with the types
// of all that it says.
type checkedPackage struct {
	path  string
	set   *token.FileSet
	files []*ast.File
	info  *types.Info
}

// at says where a node stands.
func (p *checkedPackage) at(n ast.Node) string {
	at := p.set.Position(n.Pos())
	return fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line)
}

// house gives every package of the house. It is read once for all tests.
func house(t *testing.T) []*checkedPackage {
	t.Helper()
	all, err := readHouse()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var readHouse = sync.OnceValues(func() (all []*checkedPackage, err error) {
	packages, err := listPackages()
	if err != nil {
		return nil, err
	}
	for _, p := range packages {
		if !strings.HasPrefix(p.ImportPath, "galen/") {
			continue
		}
		var paths []string
		for _, f := range p.GoFiles {
			paths = append(paths, filepath.Join(p.Dir, f))
		}
		c, err := checkFiles(p.ImportPath, paths)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *checkedPackage) int { return strings.Compare(a.path, b.path) })
	return all, nil
})

// planted is a package of one file that a test has written.
func planted(t *testing.T, code string) *checkedPackage {
	t.Helper()
	file := filepath.Join(t.TempDir(), "planted.go")
	if err := os.WriteFile(file, []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := checkFiles("planted", []string{file})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// listed is what the go command says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
}

// listPackages lists the packages of the house and all that they import, by path.
var listPackages = sync.OnceValues(func() (map[string]listed, error) {
	c := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles", "galen/cmd/...", "galen/internal/...")
	var problems bytes.Buffer
	c.Stderr = &problems
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, problems.String())
	}
	all := map[string]listed{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all[p.ImportPath] = p
	}
})

// checkFiles reads the files of a package.
func checkFiles(path string, names []string) (*checkedPackage, error) {
	packages, err := listPackages()
	if err != nil {
		return nil, err
	}
	p := &checkedPackage{path: path, set: token.NewFileSet()}
	p.info = &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Instances: map[*ast.Ident]types.Instance{}}
	for _, name := range names {
		f, err := parser.ParseFile(p.set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, f)
	}
	exported := func(path string) (io.ReadCloser, error) { return os.Open(packages[path].Export) }
	c := types.Config{Importer: importer.ForCompiler(p.set, "gc", exported)}
	_, err = c.Check(path, p.set, p.files, p.info)
	return p, err
}
