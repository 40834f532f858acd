package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
	"galen/internal/memo"
)

func sortedPaths(s site) []string { return slices.Sorted(maps.Keys(s)) }

func entryOf(path, text string) Entry {
	return Entry{path, memo.Of([]byte(text)), int64(len(text))}
}

func TestReportSaysWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	first := site{"index.html": "home", "health/flu/index.html": "flu", "health/index.html": "list", "old/page.html": "old"}
	if diff := cmp.Diff(Report{Added: sortedPaths(first), Bytes: 14}, mustBuild(t, dir, first)); diff != "" {
		t.Error(diff)
	}
	equal(t, look(t, dir), first.want())
	tidy(t, dir, first)

	second := site{"index.html": "home", "health/flu/index.html": "flu!", "health/index.html": "list", "health/cold/index.html": "cold", "health/new.css": "x"}
	want := Report{
		Added:   []string{"health/cold/index.html", "health/new.css"},
		Changed: []string{"health/flu/index.html"},
		Removed: []string{"old/page.html"}, Unchanged: 2, Bytes: 9,
	}
	if diff := cmp.Diff(want, mustBuild(t, dir, second)); diff != "" {
		t.Error(diff)
	}
	equal(t, look(t, dir), second.want())
	tidy(t, dir, second)
	if diff := cmp.Diff(Report{Unchanged: 5}, mustBuild(t, dir, second)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Report{Removed: sortedPaths(second)}, mustBuild(t, dir, site{})); diff != "" {
		t.Error(diff)
	}
	equal(t, look(t, dir), state{})
	tidy(t, dir, site{})
}

func TestNothingChangedWritesNothing(t *testing.T) {
	dir := t.TempDir()
	s := site{"index.html": "home", "a/b/index.html": "b"}
	mustBuild(t, dir, s)
	changes := 0
	count(t, func(op, path string) error {
		if path != stageFolder {
			changes++
		}
		return nil
	})
	mustBuild(t, dir, s)
	if changes > 0 {
		t.Errorf("an unchanged site took %d changes to the disk", changes)
	}
}

// count installs a failpoint for the rest of the test.
func count(t testing.TB, f func(op, path string) error) {
	before = f
	t.Cleanup(func() { before = nil })
}

func TestManifestOfEqualSitesIsEqual(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	s := site{"index.html": "home", "a/b.html": "b", "a.html": "a", "a/b/c": "c"}
	delete(s, "a/b/c")
	mustBuild(t, a, s)
	mustBuild(t, b, site{"index.html": "other", "zzz": "z"})
	mustBuild(t, b, s)
	x, _ := os.ReadFile(filepath.Join(a, manifestFile))
	y, _ := os.ReadFile(filepath.Join(b, manifestFile))
	if len(x) == 0 || string(x) != string(y) {
		t.Errorf("two outputs of one site have different manifests:\n%s\n%s", x, y)
	}
}

func TestDamageToOutputIsMended(t *testing.T) {
	dir := t.TempDir()
	s := site{"index.html": "home", "a/index.html": "aaaa", "b/index.html": "b", "c/index.html": "c"}
	mustBuild(t, dir, s)
	writeFile(t, filepath.Join(dir, "index.html"), "hacked")
	writeFile(t, filepath.Join(dir, "a/index.html"), "AAAA")
	os.RemoveAll(filepath.Join(dir, "b"))
	os.Chmod(filepath.Join(dir, "c/index.html"), 0o600)
	r := mustBuild(t, dir, s)
	if len(r.Changed) != 4 {
		t.Errorf("mended %q, want all four", r.Changed)
	}
	equal(t, look(t, dir), s.want())
	if r := mustBuild(t, dir, s); r.Unchanged != 4 {
		t.Errorf("mending did not last: %+v", r)
	}
}

func TestAbortLeavesNoTrace(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "x", "public")
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.putAll(site{"a/b/c.html": "c", "d": "d"}); err != nil {
		t.Fatal(err)
	}
	tx.Abort()
	tx.Abort()
	equal(t, look(t, base), state{})
	if err := tx.Put("e", nil); err == nil {
		t.Error("Put after Abort was accepted")
	}
	if _, err := tx.Commit(); err == nil {
		t.Error("Commit after Abort was accepted")
	}

	// A folder that was there stays, also when empty; our own part of it goes.
	os.MkdirAll(dir, 0o755)
	tx, _ = Begin(dir)
	tx.Abort()
	if names, err := os.ReadDir(dir); err != nil || len(names) != 0 {
		t.Errorf("an empty output was left as %v, %v", names, err)
	}

	s := site{"index.html": "home", "a/index.html": "a"}
	mustBuild(t, dir, s)
	tx, _ = Begin(dir)
	if err := tx.putAll(site{"index.html": "new", "b/index.html": "b"}); err != nil {
		t.Fatal(err)
	}
	tx.Abort()
	equal(t, look(t, dir), s.want())
	tidy(t, dir, s)
}

func TestFilesAndFoldersChangePlaces(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new site
	}{
		{"file becomes folder", site{"a": "file", "x": "x"}, site{"a/index.html": "page", "x": "x"}},
		{"file becomes deep folder", site{"a": "file"}, site{"a/b/c/d": "1", "a/b/e": "2"}},
		{"folder becomes file", site{"a/index.html": "page", "a/b/c": "c"}, site{"a": "file"}},
		{"deep", site{"p/a/index.html": "page", "p/x": "x"}, site{"p/a": "file"}},
		{"both at once", site{"a": "1", "b/c": "2"}, site{"a/c": "1", "b": "2"}},
		{"same bytes", site{"a": "1"}, site{"a/a": "1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, s := range []site{c.old, c.new, c.old} {
				mustBuild(t, dir, s)
				equal(t, look(t, dir), s.want())
				tidy(t, dir, s)
			}
		})
	}
}

func TestOnePathHasOneOwner(t *testing.T) {
	for _, c := range []struct{ first, second, words string }{
		{"a", "a", "two outputs"},
		{"a", "a/b", `"a" cannot be a file`},
		{"a/b/c", "a", `"a" cannot be a file`},
		{"a/b/c", "a/b", `"a/b" cannot be a file`},
		{"a/b", "a/b/c/d", `"a/b" cannot be a file`},
	} {
		dir := t.TempDir()
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := tx.Put(c.first, nil); err != nil {
			t.Fatal(err)
		}
		wantProblem(t, tx.Put(c.second, nil), "same-path", diag.Input, c.words)
		if _, err := tx.Commit(); err == nil {
			t.Error("Commit after a Put that failed was accepted")
		}
		tx.Abort()
		equal(t, look(t, dir), state{})
	}
}

func TestPathsThatCannotBePublished(t *testing.T) {
	tx, err := Begin(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	for _, p := range []string{"", ".", "/", "/a", "a/", "a//b", "../a", "a/../b", "./a", ".galen/x", ".Galen", ".galen", "a\nb", "a\x00b",
		"a\u0085b", "a\xffb", `a\b`, strings.Repeat("n", 256), strings.Repeat("n/", 512) + "n"} {
		wantProblem(t, tx.Put(p, nil), "bad-path", diag.Input)
	}
	for _, p := range []string{"x/.galen/y", "ünï/ço de.html", "-", "a b", strings.Repeat("n", 255), "end", ".well-known/x"} {
		if err := tx.Put(p, []byte(p)); err != nil {
			t.Error(err)
		}
	}
}

func TestManyGoroutines(t *testing.T) {
	dir := t.TempDir()
	first, second := site{}, site{}
	for i := range 300 {
		p := fmt.Sprintf("s%d/p%d/index.html", i%7, i)
		first[p] = strings.Repeat(p, 100)
		second[fmt.Sprintf("s%d/p%d/index.html", i%9, i)] = strings.Repeat("x", i)
	}
	for _, s := range []site{first, second, first} {
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for p, text := range s {
			wg.Go(func() {
				if err := tx.Put(p, []byte(text)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if _, err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		equal(t, look(t, dir), s.want())
		tidy(t, dir, s)
	}
}

func TestDamagedManifestTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	s := site{"index.html": "home", "a/index.html": "a"}
	mustBuild(t, dir, s)
	file := filepath.Join(dir, manifestFile)
	whole, _ := os.ReadFile(file)
	flipped := slices.Clone(whole)
	flipped[len(flipped)/2] ^= 1
	for _, text := range []string{"", "galen manifest 1\n", string(whole[:len(whole)-1]), string(flipped)} {
		writeFile(t, file, text)
		_, err := build(dir, site{"b": "b"})
		wantProblem(t, err, "output-damaged", diag.Environment, dir, "manifest")
		_, err = ReadManifest(dir)
		wantProblem(t, err, "output-damaged", diag.Environment)
		equal(t, look(t, dir), s.want())
	}
	writeFile(t, file, string(seal([]byte("galen manifest 2\nwhatever\n"))))
	_, err := build(dir, site{"b": "b"})
	wantProblem(t, err, "output-damaged", diag.Environment, "another version")
	equal(t, look(t, dir), s.want())
}

func TestReadManifestOfNoSite(t *testing.T) {
	dir := t.TempDir()
	_, err := ReadManifest(dir)
	wantProblem(t, err, "not-built", diag.Usage)
	_, err = ReadManifest(filepath.Join(dir, "none"))
	wantProblem(t, err, "not-built", diag.Usage)
}

// On a disk for which "Flu" and "flu" are one name, both spellings lead to one
// file, as two hard links do here.
func TestOtherSpellingOfOneFile(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, site{"Flu": "old"})
	if err := os.Link(filepath.Join(dir, "Flu"), filepath.Join(dir, "flu")); err != nil {
		t.Skip("this disk has no hard links: ", err)
	}
	mustBuild(t, dir, site{"flu": "old"})
	equal(t, look(t, dir), site{"flu": "old", "Flu": "old"}.want())
	tidy(t, dir, site{"flu": "old"})

	dir = t.TempDir()
	mustBuild(t, dir, site{"Flu": "old"})
	os.Link(filepath.Join(dir, "Flu"), filepath.Join(dir, "flu"))
	mustBuild(t, dir, site{"flu": "new"})
	if got := look(t, dir)["flu"]; got != "-rw-r--r-- new" {
		t.Errorf("flu is %q", got)
	}
}

func TestErrorsOfAllPutsAreReported(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, site{"index.html": "home"})
	writeFile(t, filepath.Join(dir, "one"), "1")
	writeFile(t, filepath.Join(dir, "two/x"), "2")
	_, err := build(dir, site{"one": "x", "two/x": "x", "three": "x"})
	var both interface{ Unwrap() []error }
	if !errors.As(err, &both) || len(both.Unwrap()) != 2 {
		t.Fatalf("got %v, want two problems", err)
	}
}
