// Package watch is a doorbell: it rings when something in the folders of a site
// may have changed. It never says what is true now: whoever hears it looks again,
// and digests decide elsewhere.
//
// The words used here:
//
//   - A ring says: look again. Its paths are hints of where.
//   - The wire is how the operating system tells of changes, as events: package
//     fsnotify. It watches folders, never single files, because editors save by
//     putting a new file in the place of the old.
//   - The register says, for every file and folder, what it looked like (its
//     stamp: size, time, inode, mode) before the last ring about it.
//   - A round is a walk over everything, comparing what is there with the
//     register, as a night watchman makes it.
//
// # The life of an event
//
// The first event rings at once: nothing here waits for quiet. A ring that nobody
// has taken yet absorbs those that come after it, so that a hundred saves during
// one build are one ring. Before an event rings, the path that it names is looked
// at and entered in the register. A new folder is watched first and read then:
// what was put into it before the watch is found by reading, and what comes later
// has an event of its own. A folder that went away, or came back, is forgotten
// with all below it and begun anew, whatever its inode says, because the watch
// belonged to the folder that was.
//
// The order matters: first look, then ring. Whoever hears the ring reads the file
// later than the register did, so that a difference between the disk and the
// register is always a change for which nothing has rung.
//
// # What can go wrong
//
// Events can be lost. When the system says so (its queue was full), the wire is
// taken down and put up again, everything is registered anew, and one ring says:
// look at everything. When it does not say so, a round finds it: every two
// seconds, or more rarely so that rounds take 1% of one processor. What a round
// finds is given a moment for its event to arrive; if none does, the change was
// missed, and the ring says: look at everything.
//
// The second missed change shows that events cannot be trusted here, as on folders
// shared with another machine. From then on rounds are made once a second
// (polling), and events still ring when they come. The same is done from the start
// where the kind of disk is known for it, and without events when the system will
// not watch so many folders. One sentence says so, once.
//
// The project's folder itself may vanish, be replaced or come back: rounds find
// out, and are made four times a second while it is gone.
//
// # Links
//
// Links are followed as package source does: those that stay in the project, and
// the folders of the site themselves wherever they lead. The folder that a
// link's target lies in is watched too, and a change of the target rings for the
// link. A second link on the way there is left to the rounds.
package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"galen/internal/diag"
)

// Options say what to watch.
type Options struct {
	// Root is the project's folder.
	Root string
	// Folders are names of folders in Root, watched with all below them. They may
	// not exist yet, come later, be moved away and come back.
	Folders []string
	// Files are names of files in Root. They too may come and go.
	Files []string
	// Ignore says which names in the folders never ring and are not entered:
	// hidden ones, and what editors leave. It may be called by several goroutines
	// at once. Nil ignores nothing.
	Ignore func(name string) bool
	// Poll, if not zero, forbids events: a round is made at this interval.
	Poll time.Duration
	// Notice is told one plain sentence, at most once, when changes can no longer
	// be seen at once. It must not call Close. It may be nil.
	Notice func(sentence string)
}

// Watcher rings when anything in the folders may have changed.
type Watcher struct {
	opt     Options
	top     map[string]bool // Folders and Files
	sys     system
	changes chan Change
	done    chan struct{} // closed by Close
	ended   chan struct{} // closed when run has ended
	close   sync.Once
	fault   *diag.Diagnostic // that ended run; to be read once rings is closed

	// All below belongs to the goroutine of run.

	root     stamp             // of the project's folder; zero while it is gone
	real     string            // its path without links
	folders  map[string]folder // the register, by the folder's path
	table    watchTable
	outdated bool // the watches no longer fit the folders: begin anew

	polling  bool
	noEvents bool // no events any more
	noticed  bool
	missed   int                  // changes that no event told
	timer    *time.Timer          // next round, or end of the moment given to suspects
	rescans  chan rescan          // at most one
	walking  bool                 // a round is under way
	took     time.Duration        // by the last round
	suspects []string             // paths that differ and may have an event under way
	again    map[string]time.Time // paths to ring for a second time when polling
}

// system is what the tests replace.
type system struct {
	newSource   func() (*eventSource, error) // puts up a new wire
	losesEvents func(folder string) bool     // whether a folder's disk is known to lose events
	rest        time.Duration                // between two rounds while events are trusted, at least
}

// New begins to watch. What changes after New has returned will ring; what is
// there already does not. Root must be a folder that can be read; nothing else
// is an error.
func New(opt Options) (*Watcher, error) {
	return newWatcher(opt, system{newSource: newEventSource, losesEvents: losesEvents, rest: restTrusting})
}

func newWatcher(opt Options, sys system) (*Watcher, error) {
	root, err := filepath.Abs(opt.Root)
	if err == nil {
		_, err = os.ReadDir(root)
	}
	if err != nil {
		return nil, fmt.Errorf("watch %q: %w", opt.Root, err)
	}
	opt.Root = root
	if opt.Ignore == nil {
		opt.Ignore = func(string) bool { return false }
	}
	w := &Watcher{
		opt:     opt,
		top:     map[string]bool{},
		sys:     sys,
		changes: make(chan Change, 1),
		done:    make(chan struct{}),
		ended:   make(chan struct{}),
		polling: opt.Poll > 0,
		rescans: make(chan rescan, 1),
		again:   map[string]time.Time{},
	}
	for _, name := range slices.Concat(opt.Folders, opt.Files) {
		w.top[name] = true
	}
	w.begin()
	if !w.polling && w.losesEvents() {
		w.poll(noticeSilent)
	}
	w.timer = time.NewTimer(w.rest())
	go w.run()
	return w, nil
}

// Fault is why the watch ended by itself, once Rings is closed without Close.
func (w *Watcher) Fault() *diag.Diagnostic { return w.fault }

// Changes gives the rings, one at a time; it is closed by Close, or when the watch has
// come to an end by a fault.
func (w *Watcher) Changes() <-chan Change { return w.changes }

// Close ends the watch and waits until nothing of it is left. It may be called
// more than once.
func (w *Watcher) Close() error {
	w.close.Do(func() { close(w.done) })
	<-w.ended
	return nil
}

// run is the goroutine to which the register and the wire belong.
func (w *Watcher) run() {
	defer close(w.ended)
	defer close(w.changes)
	w.fault = diag.Recovered("", w.heed)
}

// heed is what run does.
func (w *Watcher) heed() {
	for {
		for w.outdated && !w.closed() {
			w.begin()
			w.reportAll()
			w.suspects = nil
			if !w.walking { // else compare sets it
				w.timer.Reset(w.rest())
			}
		}
		var events <-chan fsnotify.Event
		var failed <-chan error
		if w.table.source != nil {
			events, failed = w.table.source.events, w.table.source.failed
		}
		select {
		case <-w.done:
			w.end()
			return
		case e, open := <-events:
			if open {
				w.event(e)
			} else {
				w.lost(nil)
			}
		case err := <-failed:
			w.lost(err)
		case r := <-w.rescans:
			w.walking = false
			w.compare(r)
		case <-w.timer.C:
			w.tick()
		}
	}
}

func (w *Watcher) closed() bool {
	select {
	case <-w.done:
		return true
	default:
		return false
	}
}

// begin registers and watches everything anew, on a new wire.
func (w *Watcher) begin() {
	w.outdated = false
	w.disconnect()
	if w.opt.Poll == 0 && !w.noEvents {
		wire, err := w.sys.newSource()
		if err != nil {
			w.giveUpEvents(noticeLimit)
		} else {
			w.table = newWatchTable(wire)
		}
	}
	w.folders = map[string]folder{}
	w.root = rootStamp(w.opt.Root)
	w.real, _ = filepath.EvalSymlinks(w.opt.Root)
	if w.root != (stamp{}) {
		w.survey("", w.root)
	}
}

// end leaves nothing behind.
func (w *Watcher) end() {
	w.disconnect()
	w.timer.Stop()
	if w.walking {
		<-w.rescans
	}
}

func (w *Watcher) losesEvents() bool {
	if w.sys.losesEvents(w.opt.Root) {
		return true
	}
	return slices.ContainsFunc(w.opt.Folders, func(name string) bool { return w.sys.losesEvents(w.full(name)) })
}
