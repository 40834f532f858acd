package pipeline

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"galen"
)

// TestLargeDownloads: recordings and documents that are not held in memory are published with their
// bytes, from static and from beside an article, and are what they are when they change.
func TestLargeDownloads(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, data []byte) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(full), 0o755)
		if err := os.WriteFile(full, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("galen.yaml", []byte("title: T\ndescription: D.\nbaseURL: https://t.example/\ntimezone: Europe/London\n"))
	put("content/_index.md", []byte("---\ntitle: T\ndescription: D.\n---\n"))
	put("content/health/_index.md", []byte("---\ntitle: Health\ndescription: D.\n---\n"))
	put("content/authors/desk.md", []byte("---\nname: Desk\nkind: desk\nrole: Reports\n---\nWrites.\n"))
	put("content/health/flu/index.md", []byte("---\ntitle: Flu\ndescription: About flu.\ndate: 2026-11-01\nauthors: [desk]\n---\nThe [report](report.pdf).\n"))
	large := func(start, fill string) []byte { return append([]byte(start), bytes.Repeat([]byte(fill), 100_000)...) }
	build := func() Result {
		return Run(context.Background(), Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, NoCheck: true, Builtin: galen.Starter})
	}
	for _, fill := range []string{"a", "b", "b", "cc"} {
		pdf, sound := large("%PDF-1.4\n", fill), large("ID3", fill)
		put("content/health/flu/report.pdf", pdf)
		put("static/talk.mp3", sound)
		if r := build(); r.Problems.Failed() {
			t.Fatal(r.Problems)
		}
		for name, want := range map[string][]byte{"health/flu/report.pdf": pdf, "talk.mp3": sound} {
			if got, err := os.ReadFile(filepath.Join(dir, "public", filepath.FromSlash(name))); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %d bytes, %v", name, len(got), err)
			}
		}
	}
	put("static/talk.mp3", large("<!doctype html>", "x"))
	put("static/report.docx", large("PK\x03\x04", "x"))
	r := build()
	wrong := map[string]bool{}
	for _, d := range r.Problems {
		if d.Code == "mislabelled" {
			wrong[d.Position.File] = true
		}
	}
	if !wrong["static/talk.mp3"] || !wrong["static/report.docx"] {
		t.Errorf("%v", r.Problems)
	}
}
