package pipeline

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sync makes a folder hold these files, given those it holds, and returns the
// paths that changed. Folders that become empty go.
func (files sourceFiles) sync(t testing.TB, dir string, held sourceFiles) (changed []string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(held)) {
		if _, stays := files[name]; stays {
			continue
		}
		changed = append(changed, name)
		check(t, os.Remove(filepath.Join(dir, name)))
		for up := filepath.Dir(name); up != "content" && up != "." && os.Remove(filepath.Join(dir, up)) == nil; {
			up = filepath.Dir(up)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if text, same := held[name]; same && text == files[name] {
			continue
		}
		changed = append(changed, name)
		file := filepath.Join(dir, name)
		check(t, os.MkdirAll(filepath.Dir(file), 0o755))
		check(t, os.WriteFile(file, []byte(files[name]), 0o644))
	}
	return changed
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// quickDir is a folder in memory where there is such a disk.
func quickDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "galen-build-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// outputFiles is a folder as it is: the mode and the bytes of each file, by path.
type outputFiles map[string]string

func look(t testing.TB, dir string) outputFiles {
	t.Helper()
	s := outputFiles{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(p)
		name, _ := filepath.Rel(dir, p)
		s[filepath.ToSlash(name)] = info.Mode().String() + " " + string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return s
}

// write makes the files of a snapshot again.
func (s outputFiles) write(t testing.TB, dir string) {
	t.Helper()
	for name, text := range s {
		_, data, _ := strings.Cut(text, " ")
		file := filepath.Join(dir, name)
		check(t, os.MkdirAll(filepath.Dir(file), 0o755))
		check(t, os.WriteFile(file, []byte(data), 0o644))
	}
}

// differs says how another snapshot differs, after some words; "" if it does
// not.
func (s outputFiles) differs(other outputFiles, words string) string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if text, ok := other[name]; !ok {
			found = append(found, "without "+name)
		} else if text != s[name] {
			found = append(found, name+": "+firstDifference(s[name], text))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(other)) {
		if _, ok := s[name]; !ok {
			found = append(found, "and also "+name)
		}
	}
	if len(found) == 0 {
		return ""
	}
	return words + ":\n\t" + strings.Join(found[:min(len(found), 8)], "\n\t") + "\n"
}

// firstDifference shows where two texts part.
func firstDifference(want, got string) string {
	n := 0
	for n < min(len(want), len(got)) && want[n] == got[n] {
		n++
	}
	part := func(s string) string { return s[max(0, n-40):min(len(s), n+60)] }
	return fmt.Sprintf("\n\t\twant …%q\n\t\tgot  …%q", part(want), part(got))
}
