package output

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"galen/internal/diag"
)

// These tests put real disks in real trouble. Most need root, because they mount.

func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("this test mounts a disk or protects files, which only root may")
	}
}

// mount mounts a small disk in memory at dir.
func mount(t *testing.T, dir, options string) {
	t.Helper()
	needRoot(t)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "mode=755,"+options); err != nil {
		t.Skip("this machine does not let root mount: ", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
}

// pages is a site of n pages of that many bytes, each in its own folder.
func pages(n, bytes int) site {
	s := site{}
	for i := range n {
		s[fmt.Sprintf("p%03d/index.html", i)] = strings.Repeat("x", bytes)
	}
	return s
}

func TestDiskFull(t *testing.T) {
	for _, c := range []struct {
		name, options string
		old, new      site
		says          string
	}{
		{"first build", "size=96k", nil, pages(20, 8000), "bytes are needed"},
		{"rebuild", "size=96k", pages(4, 8000), pages(20, 8001), "bytes are needed"},
		{"one file too large", "size=96k", pages(4, 8000), site{"large": strings.Repeat("x", 200_000)}, "at least 200000 bytes are needed"},
		{"no inodes, first build", "nr_inodes=8", nil, pages(20, 10), "inodes are used up"},
		{"no inodes, rebuild", "nr_inodes=20", pages(4, 10), pages(20, 11), "inodes are used up"},
		{"no inodes for folders", "nr_inodes=32", site{"index.html": "x"}, site{"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/a/b/c/d/e/f": "x"}, "inodes are used up"},
	} {
		t.Run(c.name, func(t *testing.T) {
			disk := t.TempDir()
			mount(t, disk, c.options)
			dir := filepath.Join(disk, "public")
			if c.old != nil {
				mustBuild(t, dir, c.old)
			}
			_, err := build(dir, c.new)
			wantProblem(t, err, "output-full", diag.Environment, "no space left on the disk", c.says, dir)
			equal(t, look(t, dir), c.old.want())
			if c.old != nil {
				tidy(t, dir, c.old)
			} else if present(dir) {
				t.Error("the folder that Begin made is still there")
			}
			mustBuild(t, dir, site{"index.html": "small"})
		})
	}
}

// TestDiskFullAtEverySize builds on disks of every size from far too small to
// large enough: there is no size at which a build stops half way, so also the
// manifest and the journal find their place before the first visible change.
func TestDiskFullAtEverySize(t *testing.T) {
	old, new := pages(6, 3000), pages(8, 5000)
	new["p000/index.html/deep/er"] = "x"
	delete(new, "p000/index.html")
	for _, unit := range []string{"size=%dk", "nr_inodes=%d"} {
		failed, built := 0, 0
		for n := 4; n < 160; n += 4 - 3*min(1, strings.Count(unit, "inodes")) {
			disk := t.TempDir()
			mount(t, disk, fmt.Sprintf(unit, n))
			dir := filepath.Join(disk, "public")
			if _, err := build(dir, old); err != nil {
				wantProblem(t, err, "output-full", diag.Environment)
				equal(t, look(t, dir), state{})
			} else if _, err := build(dir, new); err != nil {
				failed++
				wantProblem(t, err, "output-full", diag.Environment)
				equal(t, look(t, dir), old.want())
				tidy(t, dir, old)
			} else {
				built++
				equal(t, look(t, dir), new.want())
			}
			unix.Unmount(disk, unix.MNT_DETACH)
		}
		if failed < 3 || built < 3 {
			t.Errorf("%s: %d disks were too small, %d large enough", unit, failed, built)
		}
	}
}

func TestNoRoomToBegin(t *testing.T) {
	disk := t.TempDir()
	mount(t, disk, "nr_inodes=2")
	writeFile(t, filepath.Join(disk, "last"), "")
	_, err := Begin(filepath.Join(disk, "deep", "public"))
	wantProblem(t, err, "output-full", diag.Environment, "inodes are used up")
	equal(t, look(t, disk), site{"last": ""}.want())

	o := &output{name: "public", abs: disk}
	wantProblem(t, o.fault("make", ".", unix.EDQUOT), "output-full", diag.Environment, "quota")
	os.Remove(filepath.Join(disk, "last"))
	err = o.fault("make", ".", unix.ENOSPC)
	wantProblem(t, err, "output-full", diag.Environment, "no space left on the disk of \"public\"")
	if strings.Contains(err.Error(), "bytes") {
		t.Errorf("numbers that nobody knows: %v", err)
	}
}

func TestDiskFullIsReportedOnce(t *testing.T) {
	disk := t.TempDir()
	mount(t, disk, "size=96k")
	tx, err := Begin(filepath.Join(disk, "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	first := tx.Put("large", make([]byte, 200_000))
	wantProblem(t, first, "output-full", diag.Environment)
	if second := tx.Put("small", nil); second == nil || second.Error() != first.Error() {
		t.Errorf("the next Put says %v", second)
	}
	if _, err := tx.Commit(); err == nil {
		t.Error("Commit after a Put that failed was accepted")
	}
}

func TestReadOnlyOutput(t *testing.T) {
	needRoot(t)
	disk := t.TempDir()
	dir := filepath.Join(disk, "public")
	s := site{"index.html": "home"}
	mustBuild(t, dir, s)
	crashed := decided(t)
	for _, d := range []string{disk, crashed} {
		if err := unix.Mount(d, d, "", unix.MS_BIND, ""); err != nil {
			t.Skip("this machine does not let root mount: ", err)
		}
		t.Cleanup(func() { unix.Unmount(d, unix.MNT_DETACH) })
		if err := unix.Mount("", d, "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
			t.Skip("this machine does not let root mount read-only: ", err)
		}
	}
	for _, d := range []string{dir, filepath.Join(disk, "new"), filepath.Join(disk, "new/deep"), crashed} {
		_, err := Begin(d)
		wantProblem(t, err, "output-read-only", diag.Environment, d)
	}
	if err := Recover(dir); err != nil {
		t.Error("Recover with nothing to do: ", err)
	}
	wantProblem(t, Recover(crashed), "output-read-only", diag.Environment)
	equal(t, look(t, dir), s.want())
	equal(t, look(t, crashed), oldSite.want())
}

// protect does what chattr +i does, until the test ends.
func protect(t *testing.T, file string) {
	t.Helper()
	needRoot(t)
	set := func(on bool) error {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		flags, err := unix.IoctlGetInt(int(f.Fd()), unix.FS_IOC_GETFLAGS)
		if err != nil {
			return err
		}
		flags &^= unix.STATX_ATTR_IMMUTABLE
		if on {
			flags |= unix.STATX_ATTR_IMMUTABLE
		}
		return unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, flags)
	}
	if err := set(true); err != nil {
		t.Skip("this disk does not let root protect files: ", err)
	}
	t.Cleanup(func() { set(false) })
}

func TestUndeletableFileIsNamed(t *testing.T) {
	old := site{"index.html": "home", "old/a.html": "a", "old/b.html": "b", "c/d": "d"}
	for _, c := range []struct {
		name, stuck, code string
		new               site
	}{
		{"stale", "old/b.html", "output-stuck", site{"index.html": "new", "more/x": "x"}},
		{"changed", "index.html", "output-stuck", site{"index.html": "new", "more/x": "x"}},
		{"in the way", "c/d", "output-stuck", site{"index.html": "new", "c": "x"}},
		{"folder with a stale file", "old", "output-denied", site{"index.html": "new"}},
		{"folder with a new file", "old", "output-denied", site{"old/a.html": "a", "old/b.html": "b", "old/c.html": "c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			mustBuild(t, dir, old)
			protect(t, filepath.Join(dir, c.stuck))
			_, err := build(dir, c.new)
			wantProblem(t, err, c.code, diag.Environment, filepath.Join(dir, c.stuck))
			equal(t, look(t, dir), old.want())
			tidy(t, dir, old)
		})
	}
	t.Run("all are named", func(t *testing.T) {
		dir := t.TempDir()
		mustBuild(t, dir, old)
		protect(t, filepath.Join(dir, "old/a.html"))
		protect(t, filepath.Join(dir, "old/b.html"))
		_, err := build(dir, site{})
		wantProblem(t, err, "output-stuck", diag.Environment, "old/a.html", "old/b.html")
	})
}

func TestFileProtectedWhileApplying(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, oldSite)
	stuck := filepath.Join(dir, "drop/x")
	t.Run("fault", func(t *testing.T) {
		count(t, func(op, path string) error {
			if op == "remove" && path == "drop/x" {
				protect(t, stuck)
			}
			return nil
		})
		_, err := build(dir, newSite)
		wantProblem(t, err, "output-denied", diag.Environment, stuck, "the next build will finish")
		before = nil
		_, err = Begin(dir)
		wantProblem(t, err, "output-denied", diag.Environment, stuck)
	})
	settleOnly(t, dir)
	equal(t, look(t, dir), newSite.want())
	tidy(t, dir, newSite)
}

func TestOutputIsAMountPoint(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mount(t, dir, "size=1m")
	for _, s := range []site{oldSite, newSite, {}} {
		mustBuild(t, dir, s)
		equal(t, look(t, dir), s.want())
	}
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	tx.Abort()
}

func TestOtherDiskInsideTheOutput(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, oldSite)
	mount(t, filepath.Join(dir, "media"), "size=1m")
	before := look(t, dir)
	_, err := build(dir, site{"media/film/index.html": "x"})
	wantProblem(t, err, "output-other-disk", diag.Environment, "media")
	equal(t, look(t, dir), before)
	mustBuild(t, dir, newSite) // a stranger's disk is left alone
}

// A mount is another name of a folder that no resolving of links reveals.
func TestSafeSeesThroughMounts(t *testing.T) {
	needRoot(t)
	project, alias := t.TempDir(), t.TempDir()
	os.MkdirAll(filepath.Join(project, "content", "health"), 0o755)
	if err := unix.Mount(filepath.Join(project, "content"), alias, "", unix.MS_BIND, ""); err != nil {
		t.Skip("this machine does not let root mount: ", err)
	}
	t.Cleanup(func() { unix.Unmount(alias, unix.MNT_DETACH) })
	for _, dir := range []string{alias, filepath.Join(alias, "health"), filepath.Join(alias, "new", "public")} {
		wantProblem(t, Safe(dir, project), "output-unsafe", diag.Usage, "content")
	}
}

// TestExt4AlmostFull leaves a little less room each time on a disk whose folders
// need room of their own for the names in them.
func TestExt4AlmostFull(t *testing.T) {
	needRoot(t)
	if testing.Short() {
		t.Skip("mounts many disks")
	}
	old, new := site{"index.html": "home", "d/index.html": "d"}, site{"index.html": "home", "d/index.html": "D"}
	for i := range 60 {
		new[fmt.Sprintf("d/%0200d", i)] = "x"
	}
	image := filepath.Join(quickDir(t), "disk")
	failed, built := 0, 0
	for room := 200; room > 60; room -= 3 {
		os.Remove(image)
		disk := t.TempDir()
		run(t, "truncate", "-s", "2M", image)
		run(t, "mkfs.ext4", "-q", "-b", "1024", "-m", "0", "-O", "^has_journal", image)
		run(t, "mount", "-o", "loop", image, disk)
		t.Cleanup(func() { unix.Unmount(disk, unix.MNT_DETACH) })
		dir := filepath.Join(disk, "public")
		mustBuild(t, dir, old)
		ballast := int((&output{abs: dir}).room().bytes) - room<<10
		if err := os.WriteFile(filepath.Join(disk, "ballast"), make([]byte, ballast), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := build(dir, new); err != nil {
			failed++
			wantProblem(t, err, "output-full", diag.Environment)
			if !is(look(t, dir), old.want()) {
				t.Errorf("with %d KB free, the build stopped half way", room)
			}
			tidy(t, dir, old)
		} else {
			built++
			if !is(look(t, dir), new.want()) {
				t.Errorf("with %d KB free, the build is not whole", room)
			}
		}
		run(t, "umount", disk)
	}
	if failed < 3 || built < 3 {
		t.Errorf("%d disks were too full, %d were not", failed, built)
	}
}

func run(t *testing.T, name string, arguments ...string) {
	t.Helper()
	if out, err := exec.Command(name, arguments...).CombinedOutput(); err != nil {
		t.Skipf("cannot make a disk: %s: %v: %s", name, err, out)
	}
}

// asNobody runs f without root's rights over the disk.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	needRoot(t)
	runtime.LockOSThread()
	if err := unix.Setfsgid(65534); err != nil {
		t.Fatal(err)
	}
	if err := unix.Setfsuid(65534); err != nil {
		t.Fatal(err)
	}
	defer func() {
		unix.Setfsuid(0)
		unix.Setfsgid(0)
		runtime.UnlockOSThread()
	}()
	f()
}

func TestNoPermission(t *testing.T) {
	base := filepath.Join(t.TempDir(), "base")
	for d := base; d != os.TempDir() && d != "/"; d = filepath.Dir(d) {
		os.MkdirAll(d, 0o755)
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	needRoot(t)
	roots, shared := filepath.Join(base, "roots"), filepath.Join(base, "shared")
	mustBuild(t, roots, oldSite)
	mustBuild(t, shared, oldSite)
	give := func(d string) {
		if err := os.Chown(filepath.Join(shared, d), 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	give(ownFolder)
	asNobody(t, func() {
		_, err := Begin(shared)
		wantProblem(t, err, "output-denied", diag.Environment, shared)
	})
	tidy(t, shared, oldSite)
	give("")
	give("drop")
	asNobody(t, func() {
		if f, err := os.Create(filepath.Join(roots, "x")); !errors.Is(err, os.ErrPermission) {
			f.Close()
			t.Skip("this machine gives nobody root's rights: ", err)
		}
		_, err := Begin(roots)
		wantProblem(t, err, "output-denied", diag.Environment, roots)
		_, err = Begin(filepath.Join(base, "new"))
		wantProblem(t, err, "output-denied", diag.Environment, "new")
	})
	equal(t, look(t, roots), oldSite.want())

	// In a folder that is nobody's, root's files can be replaced; in root's not.
	os.MkdirAll(filepath.Join(shared, "b/c"), 0o755)
	shut := look(t, shared)
	asNobody(t, func() {
		_, err := build(shared, newSite)
		wantProblem(t, err, "output-denied", diag.Environment, "b/c")
	})
	equal(t, look(t, shared), shut)
	tidy(t, shared, oldSite)
	os.RemoveAll(filepath.Join(shared, "b"))
	asNobody(t, func() { mustBuild(t, shared, newSite) })
	equal(t, look(t, shared), newSite.want())
}
