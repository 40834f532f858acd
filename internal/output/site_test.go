package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
)

// site is a version of a site: content by path.
type site map[string]string

// state is all that is in an output but our own folder: files with mode and
// content, folders (their paths end in a slash) with mode.
type state map[string]string

// want is the state that a site must give, with the strangers' files that are
// there besides.
func (s site) want(strangers ...state) state {
	st := state{}
	for p, text := range s {
		st[p] = "-rw-r--r-- " + text
		for f := path.Dir(p); f != "."; f = path.Dir(f) {
			st[f+"/"] = "drwxr-xr-x"
		}
	}
	for _, more := range strangers {
		for p, v := range more {
			st[p] = v
		}
	}
	return st
}

// look reads the state of an output; one that is not there is empty.
func look(t testing.TB, dir string) state {
	t.Helper()
	st := state{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if p == dir {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		if rel == ownFolder {
			return fs.SkipDir
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		switch {
		case e.IsDir():
			st[rel+"/"] = info.Mode().String()
		case info.Mode().IsRegular():
			text, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			st[rel] = info.Mode().String() + " " + string(text)
		default:
			st[rel] = info.Mode().String()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func equal(t testing.TB, got, want state) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("the output is not as wanted (-want +got):\n%s", diff)
	}
}

// build runs one transaction from Begin to Commit.
func build(dir string, s site) (Report, error) {
	tx, err := Begin(dir)
	if err != nil {
		return Report{}, err
	}
	defer tx.Abort()
	if err := tx.putAll(s); err != nil {
		return Report{}, err
	}
	return tx.Commit()
}

// putAll puts in the order of paths, so that the n-th step is always the same.
func (tx *Tx) putAll(s site) error {
	var all []error
	for _, p := range sortedPaths(s) {
		all = append(all, tx.Put(p, []byte(s[p])))
	}
	return errors.Join(all...)
}

func mustBuild(t testing.TB, dir string, s site) Report {
	t.Helper()
	r, err := build(dir, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tidy checks that our own folder holds what it may between runs, and that the
// manifest is that of the site.
func tidy(t testing.TB, dir string, s site) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, ownFolder))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); got != "lock manifest" && !(s == nil && got == "lock") {
		t.Fatalf("our own folder holds: %s", got)
	}
	if s == nil {
		return
	}
	m, err := ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if m.Len() != len(s) {
		t.Fatalf("the manifest lists %d files, want %d", m.Len(), len(s))
	}
	for e := range m.All() {
		text, ok := s[e.Path]
		if want := entryOf(e.Path, text); !ok || e != want {
			t.Fatalf("the manifest says %v, want %v", e, want)
		}
	}
}

// wantProblem checks that an error is a diagnostic with a code and a cause, and
// that it says all of the words.
func wantProblem(t testing.TB, err error, code string, cause diag.Cause, words ...string) {
	t.Helper()
	var d diag.Diagnostic
	if !errors.As(err, &d) {
		t.Fatalf("got error %v, want a diagnostic %q", err, code)
	}
	if d.Code != code || d.Cause != cause {
		t.Fatalf("got code %q, cause %d: %v; want code %q, cause %d", d.Code, d.Cause, d, code, cause)
	}
	said := d.Message + "\n" + d.Hint + "\n" + fmt.Sprint(d.Also)
	for _, w := range words {
		if !strings.Contains(said, w) {
			t.Fatalf("%q does not say %q", said, w)
		}
	}
	if d.Hint == "" || strings.HasSuffix(d.Message, ".") || strings.HasPrefix(d.Message, strings.ToUpper(d.Message[:1])) && d.Message[0] >= 'A' && d.Message[0] <= 'Z' {
		t.Fatalf("not in the house style: %q, hint %q", d.Message, d.Hint)
	}
}

func writeFile(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func errorHint(err error) string {
	var d diag.Diagnostic
	errors.As(err, &d)
	return d.Hint
}
