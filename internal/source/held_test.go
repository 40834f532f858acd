package source

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"galen/internal/memo"
)

func TestLargeFilesStayOnDisk(t *testing.T) {
	dir := t.TempDir()
	large := bytes.Repeat([]byte("pixels"), largeFile/6+1)
	for name, data := range map[string][]byte{
		"content/a.JPG": large, "content/b.jpg": []byte("small"), "content/c.csv": large, "static/d.jpg": large,
		"static/e.PDF": large, "content/f/talk.mp3": large, "static/g.zip": []byte("small"), "static/h.woff2": large, "data/i.zip": large,
	} {
		full := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(full), 0o755)
		if err := os.WriteFile(full, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, list := Read(dir, nil)
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, f := range append(tree.Content.List(), tree.Static...) {
		onDisk := f.Path == "content/a.JPG" || f.Path == "static/e.PDF" || f.Path == "content/f/talk.mp3"
		if held := f.Data != nil; held == onDisk {
			t.Errorf("%s: held in memory: %v", f.Path, held)
		}
		if body, size, err := f.Open(); err != nil || size != int64(len(f.Loaded().Data)) {
			t.Errorf("%s: %d bytes, %v", f.Path, size, err)
		} else {
			body.Close()
		}
		data, err := f.Bytes()
		if err != nil || memo.Of(data) != f.Digest {
			t.Errorf("%s: other bytes, %v", f.Path, err)
		}
	}
	picture := tree.Content.List()[0]
	if err := os.WriteFile(filepath.Join(dir, "content/a.JPG"), large[1:], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := picture.Bytes(); !errors.Is(err, ErrChanged) {
		t.Errorf("a picture that was changed: %v", err)
	}
	again, ok := tree.Refresh(dir, nil, []string{"content/a.JPG"})
	if !ok || again.Content.List()[0].Disk == "" || again.Content.List()[0].Digest != memo.Of(large[1:]) {
		t.Error("looking again does not find the new bytes")
	}
	os.Remove(filepath.Join(dir, "content/a.JPG"))
	if _, err := again.Content.List()[0].Bytes(); !errors.Is(err, ErrChanged) {
		t.Errorf("a picture that is gone: %v", err)
	}
}
