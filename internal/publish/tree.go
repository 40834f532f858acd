package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
)

// disk is a file system, narrowed to what a publication needs. Paths are slash-separated and
// below the target's folder.
type disk interface {
	ReadFile(path string) ([]byte, error)
	// Create makes a new file; one that is there is an error that fs.ErrExist matches.
	Create(path string) (io.WriteCloser, error)
	MkdirAll(path string) error
	Rename(from, to string) error // what is at to is replaced
	Symlink(to, at string) error
	Readlink(at string) (string, error)
	Link(from, to string) error // a second name of a file
	Remove(path string) error
	RemoveAll(path string) error
	ReadDir(path string) ([]fs.FileInfo, error)
	Size(path string) (int64, error)
	Describe() string
	Close() error
}

// Names in the folder of a target.
const (
	currentLink = "current"
	nextLink    = ".galen/current"
	treesFolder = "releases"
	listsFolder = ".galen/releases"
	locksFolder = ".galen/locks"
)

// tree is a Target in a folder.
type tree struct{ disk }

// Publish is the method of Target.
func (t tree) Publish(ctx context.Context, site Site, opt Options) (Report, error) {
	opt = opt.withDefaults()
	return t.change(ctx, opt, func(k treeKnown) (Release, func(File) (string, bool), error) {
		next := newRelease(site, planned(site, k.current, k.doubtful, opt).kept, k.current.At, opt)
		return next, nil, nil
	}, site.Folder)
}

// treeKnown is what the folder holds.
type treeKnown struct {
	current  Release
	history  []string // that can be brought back, the latest first
	doubtful map[string]bool
}

// change makes another release public. Decide says which, and may name further places from
// which files can be linked.
func (t tree) change(ctx context.Context, opt Options, decide func(treeKnown) (Release, func(File) (string, bool), error), folder string) (Report, error) {
	k, err := t.read(opt)
	if err != nil {
		return Report{}, err
	}
	next, _, err := decide(k)
	if report := k.report(next, opt); err != nil || opt.DryRun || len(report.Sent)+len(report.Removed) == 0 {
		return report, err
	}
	lock, ctx, err := acquire(ctx, t, opt)
	if err != nil {
		return Report{}, err
	}
	defer lock.release()
	if k, err = t.read(opt); err != nil {
		return Report{}, err
	}
	next, elsewhere, err := decide(k)
	if err != nil {
		return Report{}, err
	}
	if err := t.sweep(); err != nil {
		return Report{}, t.fault("clear", treesFolder, err)
	}
	report := k.report(next, opt)
	if err := t.grow(ctx, k, next, elsewhere, folder, opt); err != nil {
		return report, errors.Join(lock.lost(), err)
	}
	if err := t.flip(next); err != nil {
		return report, err
	}
	return report, t.prune(append([]string{next.ID}, k.history...), opt)
}

func (k treeKnown) report(next Release, opt Options) Report {
	p := planned(Site{Files: next.named()}, k.current, k.doubtful, opt)
	r := p.report()
	r.Release, r.Before, r.Back, r.DryRun = next.ID, k.current.ID, next.Rollback, opt.DryRun
	if p.idle() {
		r.Release = k.current.ID
	}
	return r
}

// read asks the folder what it holds.
func (t tree) read(opt Options) (k treeKnown, err error) {
	k.doubtful = map[string]bool{}
	to, err := t.Readlink(currentLink)
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return k, diag.Errorf(diag.Position{}, "not-ours", "%s/%s is not a link that galen made", t.Describe(), currentLink).
			WithCause(diag.Environment).WithHint("move it away, or publish into another folder")
	}
	if k.current, err = t.release(path.Base(to)); err != nil {
		return k, err
	}
	lists, err := t.ReadDir(listsFolder)
	if err != nil {
		return k, t.fault("read", listsFolder, err)
	}
	for _, l := range slices.Backward(lists) {
		if id := l.Name(); id <= k.current.ID {
			k.history = append(k.history, id)
		}
	}
	if opt.Verify {
		k.verify(t)
	}
	return k, nil
}

// verify doubts every file that is not there or holds other bytes. It reads them all.
func (k *treeKnown) verify(t tree) {
	for _, f := range k.current.Files {
		name := path.Join(treesFolder, k.current.ID, f.Path)
		if size, err := t.Size(name); err != nil || size != f.Size {
			k.doubtful[f.Path] = true
			continue
		}
		text, err := t.ReadFile(name)
		digest := sha256.Sum256(text)
		k.doubtful[f.Path] = err != nil || hex.EncodeToString(digest[:]) != f.Digest
	}
}

func (t tree) release(id string) (r Release, err error) {
	text, err := t.ReadFile(path.Join(listsFolder, id))
	if errors.Is(err, fs.ErrNotExist) {
		return r, diag.Errorf(diag.Position{}, "no-release", "%s has no release %s", t.Describe(), id).
			WithCause(diag.Environment).WithHint("galen releases lists those that can be brought back")
	}
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		return r, t.fault("read", path.Join(listsFolder, id), err)
	}
	return r, nil
}

// sweep removes the folders of releases that were never finished.
func (t tree) sweep() error {
	trees, err := t.ReadDir(treesFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, folder := range trees {
		if _, err := t.Size(path.Join(listsFolder, folder.Name())); errors.Is(err, fs.ErrNotExist) {
			if err := t.RemoveAll(path.Join(treesFolder, folder.Name())); err != nil {
				return err
			}
		}
	}
	return err
}

// grow makes the folder of a release, and then the list that says that it is whole.
func (t tree) grow(ctx context.Context, k treeKnown, next Release, elsewhere func(File) (string, bool), folder string, opt Options) error {
	root := path.Join(treesFolder, next.ID)
	if err := t.folders(root, next.Files); err != nil {
		return t.fault("make", root, err)
	}
	old := k.current.index()
	var mu sync.Mutex
	var done int
	var bytes int64
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(opt.Jobs)
	for _, f := range next.Files {
		g.Go(diag.Guard(f.Path, func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			from := ""
			if was, ok := old[f.Path]; ok && was.Digest == f.Digest && !k.doubtful[f.Path] {
				from = path.Join(treesFolder, k.current.ID, f.Path)
			} else if elsewhere != nil {
				from, _ = elsewhere(f)
			}
			sent, err := t.place(from, path.Join(root, f.Path), filepath.Join(folder, filepath.FromSlash(f.Path)), f)
			mu.Lock()
			defer mu.Unlock()
			done, bytes = done+1, bytes+sent
			opt.Progress(done, len(next.Files), bytes)
			return err
		}))
	}
	if err := g.Wait(); err != nil {
		return err
	}
	text, err := json.Marshal(next)
	if err == nil {
		err = t.MkdirAll(listsFolder)
	}
	if err == nil {
		err = t.write(path.Join(listsFolder, next.ID), text)
	}
	if err != nil {
		return t.fault("write", path.Join(listsFolder, next.ID), err)
	}
	return nil
}

// folders makes the folders of all files.
func (t tree) folders(root string, files []File) error {
	made := map[string]bool{}
	if err := t.MkdirAll(root); err != nil {
		return err
	}
	for _, f := range files {
		folder := path.Dir(f.Path)
		if folder == "." || made[folder] {
			continue
		}
		made[folder] = true
		if err := t.MkdirAll(path.Join(root, folder)); err != nil {
			return err
		}
	}
	return nil
}

// place makes one file: as a second name of one that is there, or from the site. It returns the
// bytes that were sent.
func (t tree) place(from, to, local string, f File) (sent int64, err error) {
	if from != "" {
		if t.Link(from, to) == nil {
			return 0, nil
		}
	}
	var in io.ReadCloser
	if from != "" { // a disk without hard links: the bytes travel
		data, err := t.ReadFile(from)
		if err != nil {
			return 0, t.fault("read", from, err)
		}
		in = io.NopCloser(strings.NewReader(string(data)))
	} else if in, err = os.Open(local); err != nil {
		return 0, changedOutput(f.Path, err)
	}
	defer in.Close()
	out, err := t.Create(to)
	if err != nil {
		return 0, t.fault("write", to, err)
	}
	sent, err = io.Copy(out, in)
	if err = errors.Join(err, out.Close()); err != nil {
		return sent, t.fault("write", to, err)
	}
	if sent != f.Size {
		return sent, changedOutput(f.Path, nil)
	}
	return sent, nil
}

// write makes a small file.
func (t tree) write(name string, text []byte) error {
	f, err := t.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// flip makes a release public, in one step.
func (t tree) flip(r Release) error {
	_ = t.Remove(nextLink) // of a run that was cut off
	if err := t.Symlink(path.Join(treesFolder, r.ID), nextLink); err != nil {
		return t.fault("link", nextLink, err)
	}
	if err := t.Rename(nextLink, currentLink); err != nil {
		return t.fault("publish", currentLink, err)
	}
	return nil
}

// prune removes releases that are too old.
func (t tree) prune(history []string, opt Options) error {
	for _, id := range history[min(len(history), opt.Releases+1):] {
		if err := t.Remove(path.Join(listsFolder, id)); err != nil {
			return t.fault("remove", path.Join(listsFolder, id), err)
		}
		if err := t.RemoveAll(path.Join(treesFolder, id)); err != nil {
			return t.fault("remove", path.Join(treesFolder, id), err)
		}
	}
	return nil
}

// Releases is the method of Target.
func (t tree) Releases(context.Context) ([]Release, error) {
	k, err := t.read(Options{})
	if err != nil {
		return nil, err
	}
	var all []Release
	for _, id := range k.history {
		r, err := t.release(id)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// Rollback is the method of Target.
func (t tree) Rollback(ctx context.Context, id string, revive bool, opt Options) (Report, error) {
	opt = opt.withDefaults()
	return t.change(ctx, opt, func(k treeKnown) (Release, func(File) (string, bool), error) {
		id, err := chosen(t.Describe(), id, k.history)
		if err != nil {
			return Release{}, nil, err
		}
		back, err := t.release(id)
		if err != nil {
			return Release{}, nil, err
		}
		if pages := revived(k.current, back); len(pages) > 0 && !revive {
			return Release{}, nil, refuseRevival(back.ID, pages)
		}
		site := Site{Base: back.Base, Files: back.named(), Withdrawn: back.Withdrawn}
		next := newRelease(site, planned(site, k.current, k.doubtful, opt).kept, k.current.At, opt)
		next.Rollback = back.ID
		there := back.index()
		return next, func(f File) (string, bool) {
			g, ok := there[f.Path]
			return path.Join(treesFolder, back.ID, f.Path), ok && g.Digest == f.Digest
		}, nil
	}, "")
}

// fault is a problem with the target's disk.
func (t tree) fault(verb, name string, err error) error {
	if d, ok := errors.AsType[diag.Diagnostic](err); ok {
		return d
	}
	hint := "check the connection, the space on the disk and who may write there; then publish again"
	if errors.Is(err, fs.ErrPermission) {
		hint = "let this user write to the folder"
	}
	return diag.Errorf(diag.Position{}, "target-refused", "cannot %s %s/%s: %s", verb, t.Describe(), name, firstLine(err)).
		WithCause(diag.Environment).WithHint("%s", hint)
}
