package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// table keeps the watches that the wire holds. The system has one watch for one
// folder, by whatever names the folder can be reached.
type watchTable struct {
	source   *eventSource // nil when there are no events
	byPath   map[string]*watchedFolder
	byFolder map[identity]*watchedFolder
	byName   map[string]*watchedFolder // by a path in the project, for folders of the site
	byLink   map[string]*watchedFolder // by a link's path in the project: the folder that the link's target lies in
}

// watchedFolder is a folder that the wire watches.
type watchedFolder struct {
	path    string // what the wire was given, and gives back in events
	id      identity
	names   []string // paths in the project; none for a folder watched only for links
	targets []target
}

// target is a file or folder that a link leads to.
type target struct{ base, link string }

func newWatchTable(wire *eventSource) watchTable {
	return watchTable{wire, map[string]*watchedFolder{}, map[identity]*watchedFolder{}, map[string]*watchedFolder{}, map[string]*watchedFolder{}}
}

// watch watches the folder of the site at p, before it is read.
func (w *Watcher) watch(p string, s stamp) {
	here, ok := w.addWatch(w.full(p), s.identity)
	if ok {
		here.names = append(here.names, p)
		w.table.byName[p] = here
	}
}

// addWatch gives the watch on a folder, made if there is none. It is false when the
// folder cannot be watched: there is no wire, it is gone or may not be read.
func (w *Watcher) addWatch(path string, id identity) (*watchedFolder, bool) {
	if w.table.source == nil {
		return nil, false
	}
	if here := w.table.byFolder[id]; here != nil {
		// If it was moved, or is gone and this one has got its inode, the event that
		// says so is still under way.
		info, err := os.Stat(here.path)
		w.outdated = w.outdated || err != nil || identityOf(info) != id
		return here, true
	}
	if w.table.byPath[path] != nil { // the folder watched there is gone
		w.outdated = true
		return nil, false
	}
	err := w.table.source.add(path)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission),
		errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.ENAMETOOLONG):
		return nil, false
	default:
		w.giveUpEvents(noticeLimit)
		return nil, false
	}
	here := &watchedFolder{path: path, id: id}
	w.table.byPath[path] = here
	if id != (identity{}) {
		w.table.byFolder[id] = here
	}
	return here, true
}

// unwatch ends the watch on the folder of the site at p.
func (w *Watcher) unwatch(p string) {
	if here := w.table.byName[p]; here != nil {
		delete(w.table.byName, p)
		here.names = slices.DeleteFunc(here.names, func(name string) bool { return name == p })
		w.release(here)
		// It may be the folder that is gone, not only the name, though another by
		// the same inode has come.
		w.outdated = w.outdated || here.used()
	}
}

// follow watches the folder that the target of the link at p lies in. It is false
// if the link changed before that.
func (w *Watcher) follow(p string, s stamp) bool {
	if w.table.source == nil || w.table.byLink[p] != nil {
		return true
	}
	dir, base := filepath.Split(s.target)
	dir = filepath.Clean(dir)
	if info, err := os.Stat(dir); err == nil {
		if here, ok := w.addWatch(dir, identityOf(info)); ok {
			here.targets = append(here.targets, target{base, p})
			w.table.byLink[p] = here
		}
	}
	return w.stamp(p) == s
}

// unfollow ends what follow began.
func (w *Watcher) unfollow(p string) {
	if here := w.table.byLink[p]; here != nil {
		delete(w.table.byLink, p)
		here.targets = slices.DeleteFunc(here.targets, func(t target) bool { return t.link == p })
		w.release(here)
	}
}

func (h *watchedFolder) used() bool { return len(h.names)+len(h.targets) > 0 }

// release ends a watch that nothing needs any more.
func (w *Watcher) release(here *watchedFolder) {
	if !here.used() {
		w.table.source.remove(here.path) // fails if the folder is gone, and the watch with it
		delete(w.table.byPath, here.path)
		delete(w.table.byFolder, here.id)
	}
}

// disconnect takes the wire down.
func (w *Watcher) disconnect() {
	if w.table.source != nil {
		w.table.source.close()
	}
	w.table = watchTable{}
}
