package publish

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
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
	nextList    = ".galen/list"
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
		next := newRelease(site, planned(site, k.current, k.doubtful, opt).kept, k.current, opt)
		return next, nil, nil
	}, site.Folder)
}

// change makes another release public. Decide says which, and may name further places from
// which files can be linked.
func (t tree) change(ctx context.Context, opt Options, decide func(treeKnown) (Release, func(File) (string, bool), error), folder string) (Report, error) {
	k, err := t.read(opt)
	if err != nil {
		return Report{}, err
	}
	next, _, err := decide(k)
	if report := k.report(next, opt); err != nil || opt.DryRun || !k.lost && len(report.Sent)+len(report.Removed) == 0 {
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
	if err := t.sweep(k.current.ID); err != nil {
		return Report{}, t.fault("clear", treesFolder, err)
	}
	report := k.report(next, opt)
	if err := t.grow(ctx, k, next, elsewhere, folder, opt); err != nil {
		if lock.lost() == nil {
			_ = t.RemoveAll(path.Join(treesFolder, next.ID)) // on a full disk, others need the room
		}
		return report, errors.Join(lock.lost(), err)
	}
	if err := t.flip(next); err != nil {
		return report, err
	}
	return report, t.prune(append([]string{next.ID}, k.history...), opt)
}

// sweep removes the releases that were never finished, or never became public.
func (t tree) sweep(current string) error {
	trees, err := t.ReadDir(treesFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, folder := range trees {
		id := folder.Name()
		if _, err := t.Size(path.Join(listsFolder, id)); !errors.Is(err, fs.ErrNotExist) && id <= current {
			continue
		}
		if err := t.Remove(path.Join(listsFolder, id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := t.RemoveAll(path.Join(treesFolder, id)); err != nil {
			return err
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
		_ = t.Remove(nextList) // of a run that was cut off
		err = t.write(nextList, text)
	}
	if err == nil {
		err = t.Rename(nextList, path.Join(listsFolder, next.ID))
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
		if errors.Is(err, fs.ErrNotExist) {
			return 0, refuse("incomplete", "publish with --verify to send what is missing; the earlier version can only be built from source",
				"%s/%s is no longer there", t.Describe(), from)
		}
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
	if err = errors.Join(err, f.Close()); err != nil {
		_ = t.Remove(name)
	}
	return err
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
		if pages := revived(k.current, back, opt.HeldBack); len(pages) > 0 && !revive {
			return Release{}, nil, refuseRevival(back.ID, pages)
		}
		site := Site{Base: back.Base, Files: back.named(), Withdrawn: back.Withdrawn}
		next := newRelease(site, planned(site, k.current, k.doubtful, opt).kept, k.current, opt)
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
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err // the path has been said
	}
	return diag.Errorf(diag.Position{}, "target-refused", "cannot %s %s: %s", verb, strings.TrimSuffix(t.Describe()+"/"+name, "/"), firstLine(err)).
		WithCause(diag.Environment).WithHint("%s", hint)
}
