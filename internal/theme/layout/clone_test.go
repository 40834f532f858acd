package layout

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template/parse"

	"galen/internal/source"

	"github.com/google/go-cmp/cmp"

	"galen/internal/testing/tally"
)

// starter is the templates of the starter theme.
func starter(t testing.TB) (files []source.File) {
	t.Helper()
	paths, err := filepath.Glob("../../../templates/*.html")
	if err != nil || len(paths) < 20 {
		t.Fatal(paths, err)
	}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, source.NewFile("templates/"+filepath.Base(p), text))
	}
	return files
}

// bracketed are values whose syntax has a node within a node within a node.
var bracketed = []string{
	// listed
	`(dict "k" $.Title).k`, `(index $.Related 0).Title`,
	// made up
	`(index $.Tags 0)`, `((dict "a" (dict "b" $.Title)).a).b`, `(index (list $) 0).Title`,
	`print (dict "k" $).k.Title`, `($.Author).Name | printf "%s"`, `(dict "k" (index $.Tags 0)).k`, `(or (and $ $.Author) $.Author).Role`, `((($))).Title`,
}

// TestKind18TreesStay: whatever is compiled, the trees that were parsed stay as they
// were, so that no layout can change what another writes.
func TestKind18TreesStay(t *testing.T) {
	tally.Kind(t, 18, "bracketed")
	themes := [][]source.File{starter(t)}
	for _, value := range bracketed {
		for _, action := range []string{"{{%s}}", "{{if %s}}{{$.Title}}{{end}}", "{{with %s}}{{.}}{{end}}", "{{$x := %s}}{{$x}}", "{{range list (%s)}}{{.}}{{end}}"} {
			part := fmt.Sprintf(action, value)
			themes = append(themes, []source.File{
				source.NewFile("templates/_q.html", []byte(part)),
				source.NewFile("templates/_outer.html", []byte(`{{template "q" $}}{{(dict "k" $).k.Title}}`)),
				source.NewFile("templates/a.html", []byte(`<title>{{template "q" .}}</title><img alt="{{template "q" .}}" src="/x.svg">{{template "q" .}}`)),
				source.NewFile("templates/b.html", []byte(`{{template "q" .}}<p title='{{template "outer" .}}'>{{template "outer" .}}`)),
				source.NewFile("templates/c.html", []byte(`{{range list .}}<p title="{{template "outer" $}}">{{template "q" $}}{{end}}`)),
			})
		}
	}
	compiled := 0
	for _, files := range themes {
		set, problems := Load(files, Rules{})
		if problems.Failed() {
			t.Fatalf("%s: %v", files[0].Data, problems)
		}
		for _, name := range set.Names() {
			c := set.layouts[name]
			before := trees(c.unit)
			programOf(c.unit)
			if _, wrong := newInterpreter(c.unit, c.unit.trees()); wrong != nil {
				t.Fatal(wrong)
			}
			if diff := cmp.Diff(before, trees(c.unit)); diff != "" {
				t.Errorf("compiling %q changes what was parsed:\n%s", name, diff)
			}
			if c.program != nil {
				compiled++
			}
			if len(files) > 20 {
				continue
			}
			var got, want bytes.Buffer
			if err := set.Execute(&got, name, newsroom(2)); err != nil {
				t.Errorf("%s: %v", files[0].Data, err)
			}
			if err := c.interpret(&want, newsroom(2)); err != nil || tokens(want.String()) != tokens(got.String()) {
				t.Errorf("%s, layout %s: %s\n%s", files[0].Data, name, got.String(), want.String())
			}
		}
	}
	if compiled < 100 {
		t.Errorf("only %d layouts were compiled", compiled)
	}
}

// trees are the trees of a unit as text, with the names of their variables.
func trees(s *linkUnit) map[string]string {
	all := map[string]string{}
	for _, b := range s.reached {
		var text strings.Builder
		inspect(b.tree.Root, func(n parse.Node) { fmt.Fprintf(&text, "%T %s\n", n, n) })
		all[b.name] = text.String()
	}
	return all
}

// Changing a copy never reaches the original, wherever the change is made.
func TestClone(t *testing.T) {
	for _, value := range bracketed {
		tree := parse.New("x")
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse("{{"+value+"}}", "", "", map[string]*parse.Tree{}); err != nil {
			t.Fatal(err)
		}
		original := map[parse.Node]bool{}
		inspect(tree.Root, func(n parse.Node) { original[n] = true })
		inspect(clone(tree).Root, func(n parse.Node) {
			if original[n] {
				t.Errorf("%s: the copy shares %T %s", value, n, n)
			}
		})
	}
}
