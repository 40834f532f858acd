package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"testing"
	"time"
)

var files = []entry{{"galen", []byte("program"), 0o755}, {"man/galen.1", bytes.Repeat([]byte("page "), 1000), 0o644}}

// TestArchives: an archive holds the files, of nobody and of one time, and a second one of
// the same files has the same bytes.
func TestArchives(t *testing.T) {
	at := time.Unix(1795341600, 0).UTC()
	for name, write := range map[string]func(io.Writer, []entry, time.Time) error{"tar": writeTar, "zip": writeZip} {
		var one, two bytes.Buffer
		if err := write(&one, files, at); err != nil {
			t.Fatal(err)
		}
		if err := write(&two, files, at); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: two are not the same", name)
		}
		got := map[string]string{}
		if name == "zip" {
			z, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range z.File {
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(r)
				if got[f.Name] = string(data); err != nil || !f.Modified.Equal(at) {
					t.Errorf("%s: %v %v", f.Name, err, f.Modified)
				}
			}
		} else {
			z, err := gzip.NewReader(&one)
			if err != nil {
				t.Fatal(err)
			}
			r := tar.NewReader(z)
			for {
				h, err := r.Next()
				if err == io.EOF {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(r)
				if got[h.Name] = string(data); err != nil || h.Uid != 0 || h.Uname != "" || !h.ModTime.Equal(at) {
					t.Errorf("%s: %v %+v", h.Name, err, h)
				}
			}
		}
		for _, f := range files {
			if got[f.name] != string(f.data) {
				t.Errorf("%s: %s is not in it", name, f.name)
			}
		}
	}
}
