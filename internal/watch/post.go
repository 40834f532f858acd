package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// post keeps the watches that the wire holds. The system has one watch for one
// folder, by whatever names the folder can be reached.
type post struct {
	wire     *wire // nil when there are no events
	byPath   map[string]*watched
	byFolder map[identity]*watched
	byName   map[string]*watched // by a path in the project, for folders of the site
	byLink   map[string]*watched // by a link's path in the project: the folder that the link's target lies in
}

// watched is a folder that the wire watches.
type watched struct {
	path    string // what the wire was given, and gives back in events
	id      identity
	names   []string // paths in the project; none for a folder watched only for links
	targets []target
}

// target is a file or folder that a link leads to.
type target struct{ base, link string }

func newPost(wire *wire) post {
	return post{wire, map[string]*watched{}, map[identity]*watched{}, map[string]*watched{}, map[string]*watched{}}
}

// watch watches the folder of the site at p, before it is read.
func (w *Watcher) watch(p string, s stamp) {
	here, ok := w.hold(w.full(p), s.identity)
	if ok {
		here.names = append(here.names, p)
		w.post.byName[p] = here
	}
}

// hold gives the watch on a folder, made if there is none. It is false when the
// folder cannot be watched: there is no wire, it is gone or may not be read.
func (w *Watcher) hold(path string, id identity) (*watched, bool) {
	if w.post.wire == nil {
		return nil, false
	}
	if here := w.post.byFolder[id]; here != nil {
		// If it was moved, or is gone and this one has got its inode, the event that
		// says so is still under way.
		info, err := os.Stat(here.path)
		w.stale = w.stale || err != nil || identityOf(info) != id
		return here, true
	}
	if w.post.byPath[path] != nil { // the folder watched there is gone
		w.stale = true
		return nil, false
	}
	err := w.post.wire.add(path)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission),
		errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.ENAMETOOLONG):
		return nil, false
	default:
		w.unwire(noticeLimit)
		return nil, false
	}
	here := &watched{path: path, id: id}
	w.post.byPath[path] = here
	if id != (identity{}) {
		w.post.byFolder[id] = here
	}
	return here, true
}

// unwatch ends the watch on the folder of the site at p.
func (w *Watcher) unwatch(p string) {
	if here := w.post.byName[p]; here != nil {
		delete(w.post.byName, p)
		here.names = slices.DeleteFunc(here.names, func(name string) bool { return name == p })
		w.release(here)
		// It may be the folder that is gone, not only the name, though another by
		// the same inode has come.
		w.stale = w.stale || here.used()
	}
}

// follow watches the folder that the target of the link at p lies in. It is false
// if the link changed before that.
func (w *Watcher) follow(p string, s stamp) bool {
	if w.post.wire == nil || w.post.byLink[p] != nil {
		return true
	}
	dir, base := filepath.Split(s.target)
	dir = filepath.Clean(dir)
	if info, err := os.Stat(dir); err == nil {
		if here, ok := w.hold(dir, identityOf(info)); ok {
			here.targets = append(here.targets, target{base, p})
			w.post.byLink[p] = here
		}
	}
	return w.stamp(p) == s
}

// unfollow ends what follow began.
func (w *Watcher) unfollow(p string) {
	if here := w.post.byLink[p]; here != nil {
		delete(w.post.byLink, p)
		here.targets = slices.DeleteFunc(here.targets, func(t target) bool { return t.link == p })
		w.release(here)
	}
}

func (h *watched) used() bool { return len(h.names)+len(h.targets) > 0 }

// release ends a watch that nothing needs any more.
func (w *Watcher) release(here *watched) {
	if !here.used() {
		w.post.wire.remove(here.path) // fails if the folder is gone, and the watch with it
		delete(w.post.byPath, here.path)
		delete(w.post.byFolder, here.id)
	}
}

// cut takes the wire down.
func (w *Watcher) cut() {
	if w.post.wire != nil {
		w.post.wire.close()
	}
	w.post = post{}
}
