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
