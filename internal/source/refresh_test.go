package source

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"testing/fstest"

	"galen/internal/memo"
)

// TestRefresh changes files at random: a tree that is refreshed at the changed
// paths equals one that is read anew.
func TestRefresh(t *testing.T) {
	root := t.TempDir()
	builtin := fstest.MapFS{
		"templates/a.html": {Data: []byte("built-in a")}, "templates/b.html": {Data: []byte("built-in b")}, "static/s.css": {Data: []byte("built-in s")},
	}
	r := rand.New(rand.NewPCG(1, 2))
	paths := []string{"content/x.md", "content/h/a.md", "content/h/b.md", "content/h/deep/c.md", "content/h/.b.md.swp", "templates/a.html", "templates/_p.html", "static/s.css", "static/t.js", "data/t.csv"}
	os.MkdirAll(filepath.Join(root, "content"), 0o755)
	tree, list := Read(root, builtin)
	if len(list) > 0 {
		t.Fatal(list)
	}
	refreshed := 0
	for i := range 400 {
		changed := []string{}
		for range 1 + r.IntN(3) {
			p := paths[r.IntN(len(paths))]
			full := filepath.Join(root, p)
			switch r.IntN(5) {
			case 0:
				os.Remove(full)
			case 1:
				p = filepath.ToSlash(filepath.Dir(p))
				if p == "content" || p == "templates" || p == "static" || p == "data" {
					continue
				}
				os.RemoveAll(filepath.Join(root, p))
			default:
				os.MkdirAll(filepath.Dir(full), 0o755)
				os.WriteFile(full, fmt.Appendf(nil, "text %d", r.IntN(1000)), 0o644)
			}
			changed = append(changed, p)
		}
		want, _ := Read(root, builtin)
		got, ok := tree.Refresh(root, builtin, changed)
		if !ok {
			got = want
		} else {
			refreshed++
		}
		if !got.Content.Same(want.Content) {
			t.Fatalf("step %d, changed %v:\ngot  %v\nwant %v", i, changed, names(got), names(want))
		}
		ours, theirs := got.Content.List(), want.Content.List()
		tree = got
		got.Content, want.Content = Files{}, Files{}
		for _, l := range []*[]File{&ours, &got.Templates, &got.Static, &got.Data, &theirs, &want.Templates, &want.Static, &want.Data} {
			*l = append([]File{}, *l...) // nil and empty are the same here
			for i := range *l {
				(*l)[i].stamp = memo.Stamp{} // between two looks a file becomes old enough for one
			}
		}
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(ours, theirs) {
			t.Fatalf("step %d, changed %v:\ngot  %v\nwant %v", i, changed, names(got), names(want))
		}
	}
	if refreshed < 200 {
		t.Errorf("only %d of 400 trees were refreshed", refreshed)
	}
	for _, p := range []string{"galen.yaml", "elsewhere/x", "content/a:b.md"} {
		if _, ok := tree.Refresh(root, builtin, []string{p}); ok {
			t.Errorf("%s was taken for a change of one file", p)
		}
	}
	for _, to := range []string{"x.md", "h"} { // a link shows what lies elsewhere: only Read follows it
		link := filepath.Join(root, "content", "link.md")
		os.Remove(link)
		os.MkdirAll(filepath.Join(root, "content", "h"), 0o755)
		if err := os.Symlink(to, link); err != nil {
			t.Skip("no links on this disk: ", err)
		}
		os.WriteFile(filepath.Join(root, "content", "x.md"), []byte("text"), 0o644)
		if _, ok := tree.Refresh(root, builtin, []string{"content/link.md"}); ok {
			t.Errorf("a link to %s was taken for a change of one file", to)
		}
	}
}

func names(t Tree) (all []string) {
	for _, list := range [][]File{t.Content.List(), t.Templates, t.Static, t.Data} {
		for _, f := range list {
			all = append(all, f.Path+"="+string(f.Data))
		}
	}
	return all
}
