package output

import (
	"os"
	"path/filepath"
	"testing"

	"galen/internal/diag"
)

func TestFolderOfStrangersIsRefused(t *testing.T) {
	for _, name := range []string{"notes.txt", ".git/config", "a/b/c"} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, name), "mine")
		was := look(t, dir)
		before = func(op, path string) error {
			t.Errorf("%s %s in a stranger's folder", op, path)
			return nil
		}
		_, err := build(dir, site{"index.html": "home"})
		before = nil
		wantProblem(t, err, "output-not-ours", diag.Usage, dir)
		equal(t, look(t, dir), was)
		if present(filepath.Join(dir, ownFolder)) {
			t.Error("our own folder was made in a stranger's")
		}
		// Nor does an own folder without a manifest make it ours.
		os.Mkdir(filepath.Join(dir, ownFolder), 0o755)
		_, err = build(dir, site{"index.html": "home"})
		wantProblem(t, err, "output-not-ours", diag.Usage)
		equal(t, look(t, dir), was)
	}
}

func TestDroppingsAreNoStrangers(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, ".DS_Store"), "mac")
	mustBuild(t, dir, site{"index.html": "home"})
	equal(t, look(t, dir), site{"index.html": "home", ".DS_Store": "mac"}.want())
}

func TestOutputThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "public")
	writeFile(t, file, "x")
	_, err := build(file, site{"index.html": "home"})
	wantProblem(t, err, "output-unsafe", diag.Usage, "not a folder")
	_, err = build(filepath.Join(file, "deeper"), site{"index.html": "home"})
	wantProblem(t, err, "output-fault", diag.Environment)
}

func TestStrangersFilesStay(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, site{"index.html": "home", "a/index.html": "a", "b/c/index.html": "c"})
	writeFile(t, filepath.Join(dir, "a/notes.txt"), "mine")
	writeFile(t, filepath.Join(dir, "own/deep/notes.txt"), "mine")
	os.Mkdir(filepath.Join(dir, "empty"), 0o755)
	mine := site{"a/notes.txt": "mine", "own/deep/notes.txt": "mine"}.want(state{"empty/": "drwxr-xr-x"})
	for _, s := range []site{{"index.html": "new"}, {"own/index.html": "own"}, {"a/index.html": "a", "empty/x": "x"}, {}} {
		mustBuild(t, dir, s)
		if _, filled := s["empty/x"]; filled {
			equal(t, look(t, dir), s.want(mine))
			delete(mine, "empty/") // it is emptied by the next version, and so removed
			continue
		}
		equal(t, look(t, dir), s.want(mine))
		tidy(t, dir, s)
	}
}

func TestStrangersFileInTheWay(t *testing.T) {
	old := site{"index.html": "home", "d/index.html": "d", "d/e/index.html": "e", "f": "f"}
	for _, c := range []struct {
		name, stranger string
		new            site
		says           string
	}{
		{"same path", "x.html", site{"x.html": "ours"}, "x.html"},
		{"same size", "x.html", site{"x.html": "MINE"}, "x.html"},
		{"in a folder of ours", "d/x.html", site{"d/x.html": "ours"}, "d/x.html"},
		{"file where a folder is to be", "x", site{"x/y/index.html": "ours"}, "x\""},
		{"folder where a file is to be", "x/notes", site{"x": "ours"}, "x/notes"},
		{"in our folder that becomes a file", "d/notes", site{"d": "ours"}, "d/notes"},
		{"deep in our folder that becomes a file", "d/e/g/notes", site{"d": "ours"}, "d/e/g"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			mustBuild(t, dir, old)
			writeFile(t, filepath.Join(dir, c.stranger), "mine")
			before := look(t, dir)
			_, err := build(dir, c.new)
			wantProblem(t, err, "output-stranger", diag.Environment, c.says)
			equal(t, look(t, dir), before)
			tidy(t, dir, old)
		})
	}
}

func TestEmptyFolderInTheWay(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, site{"index.html": "home"})
	os.Mkdir(filepath.Join(dir, "x"), 0o755)
	before := look(t, dir)
	_, err := build(dir, site{"x": "ours"})
	wantProblem(t, err, "output-stranger", diag.Environment, "x")
	equal(t, look(t, dir), before)
	tidy(t, dir, site{"index.html": "home"})
}

func TestStrangersFileThatIsRightBecomesOurs(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, site{"index.html": "home"})
	writeFile(t, filepath.Join(dir, "robots.txt"), "allow")
	os.Chmod(filepath.Join(dir, "robots.txt"), 0o600)
	s := site{"index.html": "home", "robots.txt": "allow"}
	if r := mustBuild(t, dir, s); len(r.Added) != 1 || r.Bytes != 0 {
		t.Errorf("%+v", r)
	}
	tidy(t, dir, s)
	mustBuild(t, dir, s) // as ours it gets our mode
	equal(t, look(t, dir), s.want())
	mustBuild(t, dir, site{})
	equal(t, look(t, dir), state{})
}

func TestLinksAreNeverFollowed(t *testing.T) {
	old := site{"index.html": "home", "d/index.html": "d", "d/e/index.html": "e"}
	for _, c := range []struct {
		name, link string // what is replaced by a link to its twin outside
		new        site
	}{
		{"write to a link", "index.html", site{"index.html": "new"}},
		{"same bytes behind a link", "index.html", old},
		{"write behind a linked folder", "d", site{"d/index.html": "new"}},
		{"add behind a linked folder", "d/e", site{"d/e/f/index.html": "new"}},
		{"remove a link", "d/e/index.html", site{}},
		{"remove behind a linked folder", "d/e", site{"index.html": "home"}},
		{"file over a linked folder", "d", site{"d": "new"}},
		{"folder over a linked file", "index.html", site{"index.html/x": "new"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, outside := t.TempDir(), t.TempDir()
			mustBuild(t, dir, old)
			if err := os.Rename(filepath.Join(dir, c.link), filepath.Join(outside, "twin")); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(filepath.Join(outside, "twin"), filepath.Join(dir, c.link)); err != nil {
				t.Fatal(err)
			}
			in, out := look(t, dir), look(t, outside)
			_, err := build(dir, c.new)
			wantProblem(t, err, "output-link", diag.Environment, c.link)
			equal(t, look(t, dir), in)
			equal(t, look(t, outside), out)
			tidy(t, dir, old)
		})
	}
}

// A link may also come while a run is under way.
func TestLinkPlantedDuringARun(t *testing.T) {
	old := site{"index.html": "home", "d/index.html": "d", "e/index.html": "e"}
	for _, inside := range []bool{false, true} {
		for _, decided := range []bool{false, true} {
			dir, outside := t.TempDir(), t.TempDir()
			mustBuild(t, dir, old)
			if inside {
				outside = filepath.Join(dir, "e")
			}
			plant := func() {
				os.RemoveAll(filepath.Join(dir, "d"))
				if err := os.Symlink(outside, filepath.Join(dir, "d")); err != nil {
					t.Fatal(err)
				}
			}
			was := look(t, outside)
			count(t, func(op, path string) error {
				if decided && path == journalFile && op == "rename" {
					plant()
				}
				return nil
			})
			tx, err := Begin(dir)
			if err != nil {
				t.Fatal(err)
			}
			if err := tx.putAll(site{"index.html": "home", "d/index.html": "new", "d/added": "a", "e/index.html": "e"}); err != nil {
				t.Fatal(err)
			}
			if !decided {
				plant()
			}
			_, err = tx.Commit()
			before = nil
			wantProblem(t, err, "output-link", diag.Environment, "d")
			equal(t, look(t, outside), was)
			if present(filepath.Join(dir, journalFile)) != decided {
				t.Error("the journal is there only once it has decided")
			}
			tx.Abort()
		}
	}
}

// A stranger's file may come into a folder that was missing when the run looked.
func TestStrangerComesDuringARun(t *testing.T) {
	old := site{"index.html": "home"}
	for _, c := range []struct{ name, stranger, says string }{
		{"a file in the place of one", "new/a/index.html", `new/a/index.html"`},
		{"a file in the place of a folder", "new/a", `new/a"`},
		{"a file in the place of the topmost folder", "new", `new"`},
		{"a file beside", "new/mine", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			mustBuild(t, dir, old)
			tx, err := Begin(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Abort()
			first, then := site{"index.html": "home", "new/c/index.html": "c"}, site{"new/a/index.html": "a", "new/b": "b"}
			if err := tx.putAll(first); err != nil {
				t.Fatal(err)
			}
			writeFile(t, filepath.Join(dir, c.stranger), "mine")
			mine := look(t, dir)
			if err := tx.putAll(then); err != nil {
				t.Fatal(err)
			}
			_, err = tx.Commit()
			if c.says == "" {
				if err != nil {
					t.Fatal(err)
				}
				equal(t, look(t, dir), first.want(then.want(mine)))
				return
			}
			wantProblem(t, err, "output-stranger", diag.Environment, c.says)
			tx.Abort()
			equal(t, look(t, dir), mine)
			tidy(t, dir, old)
		})
	}
}

func TestOwnFolderMustBeReal(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	os.Symlink(outside, filepath.Join(dir, ownFolder))
	_, err := build(dir, site{"a": "a"})
	wantProblem(t, err, "output-link", diag.Environment, ownFolder)
	equal(t, look(t, outside), state{})
}

func TestOutputMayBeALink(t *testing.T) {
	base := t.TempDir()
	if err := os.Symlink("real/site", filepath.Join(base, "public")); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, filepath.Join(base, "public"), site{"index.html": "home"}) // it leads to where nothing is yet
	equal(t, look(t, filepath.Join(base, "real/site")), site{"index.html": "home"}.want())
	mustBuild(t, filepath.Join(base, "public"), site{"a/index.html": "a"})
	equal(t, look(t, filepath.Join(base, "real/site")), site{"a/index.html": "a"}.want())

	os.Symlink("loop", filepath.Join(base, "loop"))
	_, err := build(filepath.Join(base, "loop"), site{})
	wantProblem(t, err, "output-unsafe", diag.Usage, "circle")
}
