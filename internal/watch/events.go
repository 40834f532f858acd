package watch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// eventSource is how the operating system tells of changes. Add watches one folder,
// without those below it.
type eventSource struct {
	events <-chan fsnotify.Event
	failed <-chan error // events were lost
	add    func(folder string) error
	close  func() error
}

func newEventSource() (*eventSource, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	failed := make(chan error, 1)
	go forwardErrors(n.Errors, failed)
	return &eventSource{n.Events, failed, n.Add, n.Close}, nil
}

// forwardErrors is a goroutine because fsnotify may hold the lock that Add waits for
// while it waits for somebody to take an error. One error that waits is enough.
func forwardErrors(from <-chan error, to chan<- error) {
	for err := range from {
		// A watch had ended before fsnotify could remove it: its folder was moved and
		// then deleted, of which there are events.
		if errors.Is(err, syscall.EINVAL) || errors.Is(err, fsnotify.ErrNonExistentWatch) {
			continue
		}
		select {
		case to <- err:
		default:
		}
	}
}

// watch watches a folder. Real is the folder itself, which is reached at p in the
// project, or a file in it that the link at p leads to.
func (w *Watcher) watch(folder, real, p string) {
	if w.source == nil {
		return
	}
	w.watched[real] = append(w.watched[real], p)
	switch err := w.source.add(folder); {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission),
		errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.ENAMETOOLONG):
		// It is gone, of which there is an event, or may not be read.
	default:
		w.giveUpEvents(noticeLimit)
	}
}

// event looks at what an event names.
func (w *Watcher) event(e fsnotify.Event) {
	for _, p := range w.watched[e.Name] {
		if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
			w.outdated = true // even if all looks as before: a watch has ended
		}
		w.look(p, e.Op)
	}
	folder, name := filepath.Split(e.Name)
	for _, p := range w.watched[filepath.Clean(folder)] {
		top := slices.Contains(w.opt.Folders, name) || slices.Contains(w.opt.Files, name)
		if p == "" && top || p != "" && !w.opt.Ignore(name) {
			w.look(path.Join(p, name), e.Op)
		}
	}
}

// look enters in the snapshot what lies at p, of which there was an event, and
// reports it.
func (w *Watcher) look(p string, op fsnotify.Op) {
	full := filepath.Join(w.opt.Root, filepath.FromSlash(p))
	before, now := w.snapshot[p], stamp{}
	if info, err := os.Lstat(full); err == nil {
		now = stampOf(info)
	}
	delete(w.unexplained, p)
	switch {
	case before == now && (op == fsnotify.Chmod || now.mode.IsDir()):
		return
	case before.isFile() && now.isFile():
	case before == (stamp{}) && now.mode.IsDir():
		w.add(p, full)
	default:
		w.outdated = true
		return
	}
	if w.snapshot[p] = now; now == (stamp{}) {
		delete(w.snapshot, p)
	}
	if op != fsnotify.Chmod || before.mode != now.mode { // else another program marked it
		w.pending.add(p)
	}
}

// add watches the new folder at p, and all below it.
func (w *Watcher) add(p, full string) {
	real, err := filepath.EvalSymlinks(full)
	if err != nil {
		return // it is gone again
	}
	s := scanner{w, w.watch, w.snapshot, maxLinks, false}
	s.folder(p, []string{real})
	w.outdated = w.outdated || s.linked // links are followed by a scan of everything
}
