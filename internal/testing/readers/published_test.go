package readers

import (
	"bufio"
	"context"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/pipeline"
)

// published is the starter site with some more files, by their paths, as readers get it:
// built, and served with the headers that it asks for.
func published(t *testing.T, more map[string]string) (site string, files map[string]string) {
	t.Helper()
	source := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(source, galen.Starter); err != nil {
		t.Fatal(err)
	}
	write(t, source, more)
	out, _ := build(t, source)
	headers, own := pageHeaders(t, filepath.Join(out, "_headers"))
	folder := http.FileServer(http.Dir(out))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), headers)
		maps.Copy(w.Header(), own[r.URL.Path])
		folder.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/", read(t, out)
}

// build builds the site of a folder.
func build(t *testing.T, source string) (out string, opt pipeline.Options) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "public")
	opt = pipeline.Options{Source: source, Output: out, Now: time.Now(), Jobs: 2, Builtin: galen.Starter}
	if r := pipeline.Run(context.Background(), opt); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	return out, opt
}

// write writes files, given by their paths, into a folder.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// read reads all files of a folder.
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, root := map[string]string{}, os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// pageHeaders are what _headers asks for on every page, and for pages at addresses of its own.
func pageHeaders(t *testing.T, file string) (headers http.Header, own map[string]http.Header) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	headers, own = http.Header{}, map[string]http.Header{}
	var rule http.Header
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if !strings.HasPrefix(line, " ") {
			if rule = headers; line != "/*" {
				rule = http.Header{}
				own[line] = rule
			}
		} else if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && name != "Strict-Transport-Security" {
			rule.Set(name, value)
		}
	}
	if !strings.Contains(headers.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("no strict policy in _headers: %v", headers)
	}
	return headers, own
}
