package output

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// crash is what a failpoint panics with: in place of the end of the process. The
// lock, which the kernel would take back, is given back by hand.
type crash struct{}

// crashAt lets the n-th change to the disk from now on, counted from 1, be the
// first that does not happen any more.
func crashAt(n int) {
	before = func(string, string) error {
		if n--; n <= 0 {
			panic(crash{})
		}
		return nil
	}
}

// survives opens an output and lets f work on it, crashing at the n-th change to
// the disk. It reports whether f came to its end. If not, the lock is gone as
// that of a dead process.
func survives(t testing.TB, dir string, n int, f func(*Tx)) (whole bool) {
	t.Helper()
	var out *output
	defer func() {
		before = nil
		switch r := recover().(type) {
		case nil:
		case crash:
			if out != nil {
				out.leave()
			}
			whole = false
		default:
			panic(r)
		}
	}()
	crashAt(n)
	var err error
	if out, err = enter(dir); err != nil {
		t.Fatal(err)
	}
	tx, err := out.begin()
	if err != nil {
		t.Fatal(err)
	}
	f(tx)
	return true
}

// buildUntil builds, crashing at the n-th change.
func buildUntil(t testing.TB, dir string, s site, n int) bool {
	t.Helper()
	return survives(t, dir, n, func(tx *Tx) {
		if err := tx.putAll(s); err != nil {
			t.Fatal(err)
		}
		if _, err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	})
}

// settleOnly is what any next command does first.
func settleOnly(t testing.TB, dir string) {
	t.Helper()
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	tx.Abort()
}

// transitions are pairs of versions between which each kind of change occurs.
var transitions = []struct {
	name      string
	old, new  site
	strangers site
}{
	{"first build", nil, site{"index.html": "home", "a/b/index.html": "b", "a/index.html": "a", "c/d/e": "e"}, nil},
	{"unchanged", site{"index.html": "home", "a/b": "b"}, site{"index.html": "home", "a/b": "b"}, nil},
	{"all kinds", site{"same": "s", "change/index.html": "1", "drop/a/b": "2", "drop/c": "3", "x": "x"},
		site{"same": "s", "change/index.html": "1!", "change/add": "4", "tree/a/b": "5", "tree/c": "6", "x": "y"},
		site{"drop/mine": "mine", "change/mine": "mine"}},
	{"file to folder", site{"a": "file", "b": "b"}, site{"a/index.html": "page", "a/c/d": "d", "b": "b"}, site{"mine/x": "m"}},
	{"folder to file", site{"a/index.html": "page", "a/c/d": "d", "b": "b"}, site{"a": "file", "b": "B"}, site{"mine/x": "m"}},
	{"swapped", site{"a": "1", "b/c": "2"}, site{"a/c": "1", "b": "2"}, nil},
	{"all gone", site{"a/b/c/d": "1", "e": "2"}, site{}, site{"a/b/mine": "m"}},
}

// quickDir is a folder in memory where there is such a disk: the many thousand
// builds of these tests then take seconds, not minutes.
func quickDir(t testing.TB) string {
	dir, err := os.MkdirTemp("/dev/shm", "galen-publish-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// ready makes an output with the old version and the strangers' files.
func ready(t testing.TB, old, strangers site) string {
	dir := filepath.Join(quickDir(t), "public")
	if old != nil {
		mustBuild(t, dir, old)
	}
	for p, text := range strangers {
		writeFile(t, filepath.Join(dir, p), text)
	}
	return dir
}

// is compares without failing.
func is(a, b state) bool { return cmp.Equal(a, b) }

// TestCrashAtEveryStep crashes a build before each of its changes to the disk
// and, for each of these, crashes the recovery before each of its own.
func TestCrashAtEveryStep(t *testing.T) {
	for _, c := range transitions {
		t.Run(c.name, func(t *testing.T) {
			mine := c.strangers.want()
			isOld, isNew := c.old.want(mine), c.new.want(mine)
			seenOld, seenNew := 0, 0
			for n := 1; ; n++ {
				whole := false
				for m := 1; ; m++ {
					dir := ready(t, c.old, c.strangers)
					whole = buildUntil(t, dir, c.new, n)
					recovered := survives(t, dir, m, (*Tx).Abort)
					settleOnly(t, dir)
					got := look(t, dir)
					switch {
					case is(got, isNew) && (whole || seenNew > 0 || present(filepath.Join(dir, manifestFile))):
						seenNew++
					case is(got, isOld) && !whole && seenNew == 0:
						seenOld++
					default:
						t.Fatalf("crash at %d, again at %d: neither old nor new:\n%s\n%s", n, m, cmp.Diff(isOld, got), cmp.Diff(isNew, got))
					}
					if r := mustBuild(t, dir, c.new); len(r.Changed)+len(r.Added) > 0 && seenNew > 0 && c.name != "unchanged" {
						t.Fatalf("crash at %d, again at %d: the new site was there, yet this was written: %+v", n, m, r)
					}
					equal(t, look(t, dir), isNew)
					tidy(t, dir, c.new)
					if recovered {
						break
					}
				}
				if whole {
					break
				}
			}
			if seenNew == 0 || seenOld == 0 && !is(isOld, isNew) {
				t.Errorf("seen the old site %d times, the new %d times", seenOld, seenNew)
			}
		})
	}
}

// TestFaultAtEveryStep lets each change to the disk fail once: the output is the
// old site, and the build says so, or the new one. Then it lets the disk fail for
// good from each change on: if the build reports an error, the old site is there,
// or the journal is, and the next build finishes.
func TestFaultAtEveryStep(t *testing.T) {
	for _, c := range transitions {
		for _, forGood := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, for good: %v", c.name, forGood), func(t *testing.T) {
				for n := 1; faultAt(t, n, forGood, c.old, c.new, c.strangers); n++ {
				}
			})
		}
	}
}

// faultAt reports whether the n-th change came at all.
func faultAt(t *testing.T, n int, forGood bool, old, new, strangers site) (failed bool) {
	isOld, isNew := old.want(strangers.want()), new.want(strangers.want())
	dir := ready(t, old, strangers)
	left := n
	before = func(string, string) error {
		if left--; left == 0 || forGood && left < 0 {
			failed = true
			return syscall.EIO
		}
		return nil
	}
	_, err := build(dir, new)
	before = nil
	decided := present(filepath.Join(dir, journalFile))
	got := look(t, dir)
	switch {
	case err == nil:
		equal(t, got, isNew)
	case !decided:
		equal(t, got, isOld)
	case !forGood:
		t.Fatalf("fault at %d: %v, although the second try had no fault", n, err)
	case !strings.Contains(errorHint(err), "the next build will finish"):
		t.Fatalf("fault at %d: the hint is %q", n, errorHint(err))
	}
	settleOnly(t, dir)
	if got = look(t, dir); decided || err == nil {
		equal(t, got, isNew)
	} else {
		equal(t, got, isOld)
	}
	mustBuild(t, dir, new)
	equal(t, look(t, dir), isNew)
	tidy(t, dir, new)
	return failed
}

// TestRecover checks the recovery for commands that only read.
func TestRecover(t *testing.T) {
	c := transitions[2]
	mine := c.strangers.want()
	for n := 1; ; n++ {
		dir := ready(t, c.old, c.strangers)
		whole := buildUntil(t, dir, c.new, n)
		decided := present(filepath.Join(dir, journalFile))
		if err := Recover(dir); err != nil {
			t.Fatal(err)
		}
		want := c.old.want(mine)
		if decided || whole || present(filepath.Join(dir, stageFolder)) && is(look(t, dir), c.new.want(mine)) {
			want = c.new.want(mine)
		}
		equal(t, look(t, dir), want)
		if whole {
			break
		}
	}
	none := filepath.Join(t.TempDir(), "none")
	if err := Recover(none); err != nil || present(none) {
		t.Error("Recover of nothing: ", err)
	}
}

// TestRandomVersions goes through random versions of a site, each committed,
// aborted or crashed, with strangers' files beside them.
func TestRandomVersions(t *testing.T) {
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		dir := filepath.Join(quickDir(t), "public")
		mine := site{}
		var now site
		for round := range 25 {
			next := randomSite(rnd)
			was := look(t, dir)
			switch rnd.IntN(4) {
			case 0:
				if tx, err := Begin(dir); err != nil {
					t.Fatal(err)
				} else {
					if err := tx.putAll(next); err != nil {
						t.Fatal(err)
					}
					tx.Abort()
				}
				equal(t, look(t, dir), was)
			case 1:
				whole := buildUntil(t, dir, next, 1+rnd.IntN(40))
				settleOnly(t, dir)
				if got := look(t, dir); is(got, next.want(mine.want())) {
					now = next
				} else if whole || !is(got, was) {
					t.Fatalf("seed %d, round %d: a crash left neither old nor new: %s", seed, round, cmp.Diff(was, got))
				}
			default:
				mustBuild(t, dir, next)
				now = next
				equal(t, look(t, dir), now.want(mine.want()))
			}
			if now != nil {
				tidy(t, dir, now)
				if rnd.IntN(5) == 0 {
					p := fmt.Sprintf("%s/mine%d", []string{"a", "m"}[rnd.IntN(2)], round)
					if _, file := now["a"]; !file || p[0] != 'a' {
						mine[p] = "mine"
						writeFile(t, filepath.Join(dir, p), "mine")
					}
				}
			}
		}
	}
}

// randomSite never has a file "a", where strangers' files may be, but files and
// folders of all other names change places.
func randomSite(rnd *rand.Rand) site {
	s := site{}
	for _, p := range rnd.Perm(16) {
		names := []string{"b", "c", "b/c", "b/c/d", "c/index.html", "a/x", "a/y/z", "e/f/g/h", "e/f", "e/i", "index.html", "n/1", "n/2", "n/3", "o", "o/p"}
		path := names[p]
		if rnd.IntN(3) == 0 || slices.ContainsFunc(sortedPaths(s), func(q string) bool {
			return strings.HasPrefix(q, path+"/") || strings.HasPrefix(path, q+"/")
		}) {
			continue
		}
		s[path] = strings.Repeat("x", rnd.IntN(3))
	}
	return s
}
