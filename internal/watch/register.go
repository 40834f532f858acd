package watch

import (
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// event looks at what an event names, and rings. An event that names what is of
// no interest does nothing.
func (w *Watcher) event(e fsnotify.Event) {
	renewed := e.Op&(fsnotify.Create|fsnotify.Remove|fsnotify.Rename) != 0
	if e.Name == w.opt.Root {
		w.outdated = renewed || rootStamp(w.opt.Root) != w.root
		return
	}
	if here := w.table.byPath[e.Name]; here != nil && renewed && len(here.targets) > 0 {
		w.outdated = true // links lead into this folder, and its watch has ended
		return
	}
	var changed []string
	for _, p := range w.concerned(e.Name) {
		before, now := w.look(p, renewed)
		if e.Op != fsnotify.Chmod || !before.sameAccess(now) {
			changed = append(changed, p)
		}
	}
	w.report(changed...)
}

// concerned lists the paths in the project that an event at path is about: more
// than one if links lead there, none for an event of a watch ended since, because
// what ended it has rung.
func (w *Watcher) concerned(path string) []string {
	here := w.table.byPath[filepath.Dir(path)]
	if here == nil {
		return nil
	}
	var paths []string
	base := filepath.Base(path)
	for _, name := range here.names {
		if name == "" && w.top[base] || name != "" && !w.opt.Ignore(base) {
			paths = append(paths, join(name, base))
		}
	}
	for _, t := range here.targets {
		if t.base == base {
			paths = append(paths, t.link)
		}
	}
	return paths
}

// look enters in the register what lies at p, and gives what it said before and
// says now. A folder is entered with all below it if it is another than before;
// with renewed, it is another even if it looks the same.
func (w *Watcher) look(p string, renewed bool) (before, now stamp) {
	dir, name := split(p)
	in := w.folders[dir]
	if in == nil {
		return stamp{}, stamp{} // the folder is gone, and has rung
	}
	before, now = in[name], w.stamp(p)
	if before == now && !(now.isFolder() && renewed) {
		return before, now
	}
	if before.isFolder() || before.isLink() {
		w.drop(p)
	}
	if now == (stamp{}) {
		delete(in, name)
		return before, now
	}
	in[name] = now
	if now.target != "" && !w.follow(p, now) {
		_, now = w.look(p, false)
		return before, now
	}
	if now.isFolder() {
		w.survey(p, now)
	}
	return before, now
}

func (w *Watcher) stamp(p string) stamp {
	dir, _ := split(p)
	return w.walker(nil).stamp(w.full(p), dir == "", w.above(dir))
}

// above gives where the links on the way to the folder p lead, itself included.
func (w *Watcher) above(p string) []string {
	var above []string
	for at := 0; at < len(p); at++ {
		next := strings.IndexByte(p[at:], '/')
		if next < 0 {
			next = len(p) - at
		}
		at += next
		dir, name := split(p[:at])
		above = deeper(above, w.folders[dir][name])
	}
	return above
}

// survey watches the folder at p and those below it, and enters them. It must
// not be entered already.
func (w *Watcher) survey(p string, s stamp) {
	k := w.walker(w.watch)
	k.folder(p, s, w.above(p))
	links := map[string]stamp{}
	for dir, names := range k.found {
		w.folders[dir] = names
		for name, s := range names {
			if s.target != "" {
				links[join(dir, name)] = s
			}
		}
	}
	for p, s := range links {
		dir, name := split(p)
		if w.folders[dir][name] == s && !w.follow(p, s) {
			w.look(p, false)
		}
	}
}

// drop forgets what lay at p, and all below it.
func (w *Watcher) drop(p string) {
	dir, name := split(p)
	delete(w.folders[dir], name)
	w.unfollow(p)
	w.unwatch(p)
	for name, s := range w.folders[p] {
		if s.isFolder() || s.isLink() {
			w.drop(join(p, name))
		}
	}
	delete(w.folders, p)
}

// lost begins anew after events were lost; what else goes wrong with the wire
// ends it.
func (w *Watcher) lost(err error) {
	if err == fsnotify.ErrEventOverflow {
		w.outdated = true
		return
	}
	w.giveUpEvents(noticeSilent)
	w.reportAll()
}

// The sentences of Notice.
const (
	noticeLimit  = "this computer cannot watch more folders (its limit is reached), so changes are looked for once a second"
	noticeSilent = "this disk does not tell of every change, as shared and network folders often do not, so changes are looked for once a second"
)

// giveUpEvents goes on without events.
func (w *Watcher) giveUpEvents(why string) {
	w.disconnect()
	w.noEvents = true
	w.poll(why)
}

// poll makes rounds once a second from now on.
func (w *Watcher) poll(why string) {
	w.polling = true
	if w.timer != nil && !w.walking {
		w.timer.Reset(w.rest())
	}
	if !w.noticed && w.opt.Notice != nil {
		w.opt.Notice(why)
	}
	w.noticed = true
}
