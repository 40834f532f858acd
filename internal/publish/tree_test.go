package publish

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"galen/internal/diag"
)

func sortStrings(s []string) { slices.Sort(s) }

// inFolder is a folder target whose readers look at the disk.
func inFolder(root string, open func() Target) place {
	current := filepath.Join(root, "current")
	clock := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	return place{
		Target: open(), open: open, clock: &clock,
		read: func(path string) (string, bool) {
			text, err := os.ReadFile(filepath.Join(current, path))
			return string(text), err == nil
		},
		list: func() (paths []string) {
			real, err := filepath.EvalSymlinks(current)
			if err != nil {
				return nil
			}
			fs.WalkDir(os.DirFS(real), ".", func(path string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					paths = append(paths, path)
				}
				return nil
			})
			slices.Sort(paths)
			return paths
		},
	}
}

func TestFolder(t *testing.T) {
	root := t.TempDir()
	contract(t, inFolder(root, func() Target { return tree{folder{root}} }))
}

// TestFolderVerify finds what somebody wrote over, also when it is as long as before.
func TestFolderVerify(t *testing.T) {
	root := t.TempDir()
	p := inFolder(root, func() Target { return tree{folder{root}} })
	s := site(t, 1, 6)
	p.publish(t, s)
	name := filepath.Join(root, "current", "a2", "index.html")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2]++
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	*p.clock = p.clock.Add(time.Hour)
	opt := p.options()
	opt.Verify = true
	r, err := p.Publish(context.Background(), s, opt)
	if err != nil || strings.Join(r.Sent, " ") != "a2/index.html" {
		t.Errorf("sent %v, %v", r.Sent, err)
	}
	p.shows(t, s)
}

// TestFolderVerifyKept is TestVerifyKept in a folder.
func TestFolderVerifyKept(t *testing.T) {
	for what, spoil := range map[string]func(string) error{
		"lost":    os.Remove,
		"spoiled": func(name string) error { return os.WriteFile(name, []byte("vandal"), 0o644) },
	} {
		root := t.TempDir()
		p := inFolder(root, func() Target { return tree{folder{root}} })
		keptAgain(t, what, p, func(path string) {
			name := filepath.Join(root, "current", path)
			if what == "spoiled" {
				os.Remove(name) // other releases have the same file
			}
			if err := spoil(name); err != nil && what != "spoiled" {
				t.Fatal(err)
			}
		})
	}
}

// TestFolderLost: a file that somebody removed from the release that is public is told of, and the
// hint repairs it.
func TestFolderLost(t *testing.T) {
	root := t.TempDir()
	p := inFolder(root, func() Target { return tree{folder{root}} })
	p.publish(t, site(t, 1, 6))
	two := site(t, 2, 6)
	p.publish(t, two)
	if err := os.Remove(filepath.Join(root, "current", "report.pdf")); err != nil {
		t.Fatal(err)
	}
	three := site(t, 3, 6) // with the same report
	_, err := p.Publish(context.Background(), three, p.options())
	if d, ok := errors.AsType[diag.Diagnostic](err); !ok || !strings.Contains(d.Message, "report.pdf is no longer there") || !strings.Contains(d.Hint, "--verify") {
		t.Fatalf("%v", err)
	}
	p.shows(t, Site{Files: slices.DeleteFunc(slices.Clone(two.Files), func(f File) bool { return f.Path == "report.pdf" })})
	opt := p.options()
	opt.Verify = true
	if _, err := p.Publish(context.Background(), three, opt); err != nil {
		t.Fatal(err)
	}
	p.shows(t, three)
}

// full is a disk with room for so many bytes.
type full struct {
	folder
	room *atomic.Int64
}

type fullFile struct {
	io.WriteCloser
	room *atomic.Int64
}

func (f full) Create(path string) (io.WriteCloser, error) {
	w, err := f.folder.Create(path)
	return fullFile{w, f.room}, err
}

func (f fullFile) Write(p []byte) (int, error) {
	if f.room.Add(int64(-len(p))) < 0 {
		return 0, &fs.PathError{Op: "write", Path: "x", Err: errors.New("no space left on device")}
	}
	return f.WriteCloser.Write(p)
}

// TestFolderFull publishes to a disk that is full after ever more bytes. Nothing of the attempt stays
// in the way of others, and the next one goes well.
func TestFolderFull(t *testing.T) {
	root := t.TempDir()
	var room atomic.Int64
	p := inFolder(root, func() Target { return tree{full{folder{root}, &room}} })
	room.Store(1 << 20)
	old := site(t, 1, 6)
	p.publish(t, old)
	whole := files(t, root)
	refused := 0
	for size := int64(0); ; size += 60 {
		to := site(t, 2, 6)
		room.Store(size)
		*p.clock = p.clock.Add(time.Minute)
		_, err := p.Publish(context.Background(), to, p.options())
		if err == nil {
			p.shows(t, to)
			break
		}
		refused++
		if d, ok := errors.AsType[diag.Diagnostic](err); !ok || strings.Count(d.Message, root) != 1 {
			t.Errorf("%v", err)
		}
		p.shows(t, old)
		if left := files(t, root); left != whole {
			t.Fatalf("room for %d bytes: %d files are there, before there were %d", size, left, whole)
		}
	}
	if all, err := p.Releases(context.Background()); err != nil || len(all) != 2 {
		t.Errorf("%d releases, %v", len(all), err)
	}
	if refused < 10 {
		t.Errorf("only %d publications were refused", refused)
	}
}

// files counts the files of a folder.
func files(t *testing.T, root string) (n int) {
	t.Helper()
	err := filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestFolderNotOurs says what stands where a folder should be.
func TestFolderNotOurs(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(root string) error
		want string
	}{
		{"a file", func(root string) error { return os.WriteFile(root, nil, 0o644) }, "cannot look into "},
		{"a folder current", func(root string) error { return os.MkdirAll(filepath.Join(root, "current"), 0o755) }, "is not a link that Galen made"},
		{"a file current", func(root string) error {
			return errors.Join(os.Mkdir(root, 0o755), os.WriteFile(filepath.Join(root, "current"), nil, 0o644))
		}, "is not a link that Galen made"},
	} {
		root := filepath.Join(t.TempDir(), "www")
		if err := c.make(root); err != nil {
			t.Fatal(err)
		}
		p := inFolder(root, func() Target { return tree{folder{root}} })
		_, err := p.Publish(context.Background(), site(t, 1, 2), p.options())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestFolderNeverPublic: a release that was cut off before the last step is none that a rollback
// brings back.
func TestFolderNeverPublic(t *testing.T) {
	root := t.TempDir()
	var calls, cut atomic.Int64
	disk := cutting{folder{root}, &calls, &cut}
	p := inFolder(root, func() Target { return tree{disk} })
	opt := p.options()
	opt.Jobs = 1
	one := site(t, 1, 1)
	p.publish(t, one)
	for k := int64(1); ; k++ {
		calls.Store(0)
		cut.Store(k)
		*p.clock = p.clock.Add(time.Hour)
		_, err := p.Publish(context.Background(), site(t, 2, 1), opt)
		cut.Store(0)
		if err == nil {
			break
		}
		*p.clock = p.clock.Add(time.Hour)
		p.publish(t, site(t, 3, 1))
		*p.clock = p.clock.Add(time.Minute)
		if _, err := p.Rollback(context.Background(), "", false, opt); err != nil {
			t.Fatal(err)
		}
		if home, _ := p.read("index.html"); strings.Contains(home, "home v2 ") {
			continue // it became public, and was cut off when old releases were removed
		}
		p.shows(t, one)
	}
}

// cutting is a disk that stops answering after so many changes.
type cutting struct {
	folder
	calls, cut *atomic.Int64 // a publication changes several files at once
}

func (c cutting) step() error {
	if calls, cut := c.calls.Add(1), c.cut.Load(); cut > 0 && calls > cut {
		return errCut
	}
	return nil
}

func (c cutting) Create(path string) (io.WriteCloser, error) {
	if err := c.step(); err != nil {
		return nil, err
	}
	return c.folder.Create(path)
}
func (c cutting) MkdirAll(path string) error {
	return errors.Join(c.step(), c.unless(func() error { return c.folder.MkdirAll(path) }))
}
func (c cutting) Rename(a, b string) error {
	return errors.Join(c.step(), c.unless(func() error { return c.folder.Rename(a, b) }))
}
func (c cutting) Symlink(a, b string) error {
	return errors.Join(c.step(), c.unless(func() error { return c.folder.Symlink(a, b) }))
}
func (c cutting) Link(a, b string) error {
	return errors.Join(c.step(), c.unless(func() error { return c.folder.Link(a, b) }))
}
func (c cutting) Remove(path string) error {
	return errors.Join(c.step(), c.unless(func() error { return c.folder.Remove(path) }))
}
func (c cutting) RemoveAll(path string) error {
	return errors.Join(c.step(), c.unless(func() error { return c.folder.RemoveAll(path) }))
}

func (c cutting) unless(do func() error) error {
	if cut := c.cut.Load(); cut > 0 && c.calls.Load() > cut {
		return nil
	}
	return do()
}

// TestFolderCutOff ends a publication into a folder after each change to the disk.
func TestFolderCutOff(t *testing.T) {
	root := t.TempDir()
	var calls, cut atomic.Int64
	disk := cutting{folder{root}, &calls, &cut}
	p := inFolder(root, func() Target { return tree{disk} })
	opt := p.options()
	opt.Jobs = 1
	old := site(t, 1, 6)
	p.publish(t, old)
	total := int64(0)
	for k := 1; ; k++ {
		to := site(t, k+1, 6-k%3)
		calls.Store(0)
		cut.Store(int64(k))
		*p.clock = p.clock.Add(time.Hour)
		_, err := p.Publish(context.Background(), to, opt)
		total = calls.Load()
		cut.Store(0)
		p.whole(t, "cut")
		if home, _ := p.read("index.html"); sum(home) == file(to, "index.html").Digest {
			p.shows(t, to)
		} else {
			p.shows(t, old)
		}
		if err == nil {
			break
		}
		*p.clock = p.clock.Add(time.Hour)
		if _, err := p.Publish(context.Background(), to, opt); err != nil {
			t.Fatalf("after a cut at change %d: %v", k, err)
		}
		p.shows(t, to)
		old = to
	}
	t.Logf("a publication of %d changes was cut after each", total)
	if total < 40 {
		t.Errorf("only %d changes", total)
	}
}

func file(s Site, path string) File {
	i := slices.IndexFunc(s.Files, func(f File) bool { return f.Path == path })
	return s.Files[i]
}
