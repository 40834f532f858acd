package output

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
	"galen/internal/memo"
)

var (
	oldSite = site{"index.html": "home", "drop/x": "x", "a": "file"}
	newSite = site{"index.html": "new", "b/c/index.html": "c", "a/index.html": "page"}
)

// decided makes an output of oldSite in which the journal for newSite is in
// place and nothing of it has been done.
func decided(t testing.TB) string {
	t.Helper()
	for n := 1; ; n++ {
		dir := ready(t, oldSite, nil)
		if buildUntil(t, dir, newSite, n) {
			t.Fatal("the journal was never seen")
		}
		if present(filepath.Join(dir, journalFile)) {
			equal(t, look(t, dir), oldSite.want())
			return dir
		}
	}
}

func copyOf(t testing.TB, dir string) string {
	t.Helper()
	to := filepath.Join(quickDir(t), "copy")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestDamagedJournalDecidesNothing(t *testing.T) {
	model := decided(t)
	whole, err := os.ReadFile(filepath.Join(model, journalFile))
	if err != nil {
		t.Fatal(err)
	}
	try := func(text []byte, want site) {
		t.Helper()
		dir := copyOf(t, model)
		writeFile(t, filepath.Join(dir, journalFile), string(text))
		settleOnly(t, dir)
		equal(t, look(t, dir), want.want())
		tidy(t, dir, want)
	}
	try(whole, newSite)
	for n := range whole {
		try(whole[:n], oldSite)
		flipped := slices.Clone(whole)
		flipped[n] ^= 0x20
		try(flipped, oldSite)
	}
	try(append(slices.Clone(whole), '\n'), oldSite)
}

func TestJournalMendsDamagedManifest(t *testing.T) {
	dir := decided(t)
	writeFile(t, filepath.Join(dir, manifestFile), "torn")
	settleOnly(t, dir)
	equal(t, look(t, dir), newSite.want())
	tidy(t, dir, newSite)
}

func TestJournalThatCannotBeCarriedOut(t *testing.T) {
	for name, damage := range map[string]func(dir string){
		"of another version": func(dir string) {
			writeFile(t, filepath.Join(dir, journalFile), string(seal([]byte("galen journal 2\nx\n"))))
		},
		"with an unknown step": func(dir string) {
			writeFile(t, filepath.Join(dir, journalFile), string(seal([]byte(journalHeader+"\nmanifest "+memo.Of(nil).String()+"\nburn index.html\n"))))
		},
		"without its manifest": func(dir string) { os.Remove(filepath.Join(dir, stagedList)) },
		"with a torn manifest": func(dir string) { writeFile(t, filepath.Join(dir, stagedList), "torn") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := decided(t)
			damage(dir)
			for range 2 {
				_, err := Begin(dir)
				wantProblem(t, err, "output-damaged", diag.Environment)
				wantProblem(t, Recover(dir), "output-damaged", diag.Environment)
				equal(t, look(t, dir), oldSite.want())
			}
		})
	}
}

// What a stranger does between a crash and the recovery.
func TestStrangerComesBeforeRecovery(t *testing.T) {
	dir := decided(t)
	writeFile(t, filepath.Join(dir, "b/c/mine"), "mine") // in a folder that was to move in as a whole
	writeFile(t, filepath.Join(dir, "drop/mine"), "mine")
	settleOnly(t, dir)
	mine := site{"b/c/mine": "mine", "drop/mine": "mine"}
	equal(t, look(t, dir), newSite.want(mine.want()))
	tidy(t, dir, newSite)

	dir = decided(t)
	writeFile(t, filepath.Join(dir, "b/c/index.html"), "mine")
	_, err := Begin(dir)
	wantProblem(t, err, "output-stranger", diag.Environment, "b/c/index.html")
	if got := look(t, dir)["b/c/index.html"]; !strings.HasSuffix(got, "mine") {
		t.Errorf("the stranger's file is now %q", got)
	}
	os.Remove(filepath.Join(dir, "b/c/index.html")) // as the hint says
	settleOnly(t, dir)
	equal(t, look(t, dir), newSite.want())

	for _, link := range []string{"drop", "b", "index.html"} {
		dir, outside := decided(t), t.TempDir()
		writeFile(t, filepath.Join(outside, "x"), "x")
		writeFile(t, filepath.Join(outside, "c/index.html"), "not ours")
		os.RemoveAll(filepath.Join(dir, link))
		if err := os.Symlink(outside, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		was := look(t, outside)
		_, err := Begin(dir)
		wantProblem(t, err, "output-link", diag.Environment, link)
		equal(t, look(t, outside), was)
		os.Remove(filepath.Join(dir, link))
		settleOnly(t, dir)
		equal(t, look(t, dir), newSite.want())
	}
}

func TestSteps(t *testing.T) {
	dir := decided(t)
	text, err := os.ReadFile(filepath.Join(dir, journalFile))
	if err != nil {
		t.Fatal(err)
	}
	j, err := parseJournal(text)
	if err != nil {
		t.Fatal(err)
	}
	want := []change{{drop, 0, "a"}, {tree, 0, "a"}, {tree, 0, "b"}, {replace, 1, "index.html"}, {drop, 0, "drop/x"}}
	if diff := cmp.Diff(want, j.steps, cmp.AllowUnexported(change{})); diff != "" {
		t.Error(diff)
	}
	if string(j.text()) != string(text) {
		t.Errorf("the journal does not survive reading: %s", j.text())
	}
}

func FuzzJournal(f *testing.F) {
	j := journal{memo.Of(nil), []change{{drop, 0, "a/b"}, {tree, 0, "c"}, {add, 3, "d e"}, {replace, 4, "f"}}}
	f.Add(j.text())
	f.Add(journal{}.text())
	f.Add([]byte(journalHeader + "\nmanifest " + memo.Of(nil).String() + "\nadd 03 x\n"))
	f.Add([]byte(journalHeader + "\nmanifest " + memo.Of(nil).String() + "\ndrop ../x\n"))
	f.Add([]byte(journalHeader + "\nmanifest " + memo.Of(nil).String() + "\ndrop .galen/lock\n"))
	f.Add([]byte("galen journal 2\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, text := range [][]byte{text, seal(slices.Clone(text))} { // sealed, the fuzzer gets past the digest
			j, err := parseJournal(text)
			if err != nil {
				continue
			}
			if string(j.text()) != string(text) {
				t.Errorf("%q was read as %q", text, j.text())
			}
			for _, c := range j.steps {
				if !validPath(c.path) {
					t.Errorf("%q has the path %q", text, c.path)
				}
			}
		}
	})
}
