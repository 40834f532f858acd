package source

import (
	"os"
	"path/filepath"
	"testing"
)

// TestEdited: what is open in an editor takes the place of what the disk has, or stands beside it;
// the tree that was read stays as it was, and so do the bytes when others are let go.
func TestEdited(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{"galen.yaml": "title: A\n", "content/a.md": "old", "content/b.md": "b", "data/x.csv": "1"} {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, list := Read(root, nil)
	if len(list) > 0 {
		t.Fatal(list)
	}
	open := map[string][]byte{
		"content/a.md": []byte("new"), "content/c/d.md": []byte("never saved"), "galen.yaml": []byte("title: B\n"), "data/x.csv": []byte("2"),
		"content/.hidden.md": nil, "content/a?.md": nil, "notes.md": nil, "content": nil, "other/x.md": nil,
	}
	edited := tree.Edited(open).Released(root)
	want := map[string]string{"content/a.md": "new", "content/b.md": "b", "content/c/d.md": "never saved"}
	if edited.Content.Len() != len(want) {
		t.Errorf("got %d files of content, want %d", edited.Content.Len(), len(want))
	}
	for f := range edited.Content.All() {
		if data, err := f.Bytes(); err != nil || string(data) != want[f.Path] {
			t.Errorf("%s: %q, %v, want %q", f.Path, data, err, want[f.Path])
		}
	}
	if string(edited.Config.Data) != "title: B\n" || string(edited.Data[0].Data) != "2" {
		t.Errorf("got %q, %q", edited.Config.Data, edited.Data[0].Data)
	}
	if tree.Content.Len() != 2 || string(tree.Content.List()[0].Data) != "old" || string(tree.Config.Data) != "title: A\n" {
		t.Errorf("the tree that was read has changed: %+v", tree)
	}
	if !tree.Edited(map[string][]byte{"content/a.md": []byte("old")}).Same(tree) {
		t.Error("the same text is another tree")
	}
}
