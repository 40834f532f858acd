// Package watch reports when something in the folders of a site may have changed.
// Whoever gets a Change looks again; digests decide elsewhere what is true.
//
// The operating system tells of changes by events (package fsnotify). Folders are
// watched, never single files: editors save by putting a new file in the place of the
// old. The snapshot says what each file and folder looked like when it was last
// reported. After an event the watcher looks at the path it names, enters it in the
// snapshot, and reports it. In this order: whoever hears of a change reads the file
// later than that, so that a difference between snapshot and disk is always a change
// not reported yet. A new folder is watched first and read then. If a folder or a link
// is moved, removed or replaced, or the system says that it lost events, the watch
// begins anew, and a Change says: look at everything.
//
// What events miss is found by a rescan, a walk that compares disk and snapshot: every
// two seconds, or more rarely so that it takes 1% of a processor. What it finds is
// reported, and two seconds later again if no event explains it: times on a disk may
// be as coarse. The second such change shows that events cannot be trusted here, as on
// folders shared with another machine: from then on rescans are made once a second
// (polling), and events count as before. So they are from the start on kinds of disks
// known for it, and, without events, where the system will not watch so many folders.
// One sentence says so, once. While the project's folder itself is gone, it is looked
// for four times a second.
//
// Links are followed as package source does: those that stay in the project, and
// those in the project's own folder wherever they lead. Their targets are watched
// where they lie. Left to rescans are a link that leads nowhere yet, a second link on
// the way, and the folders above a target.
package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"galen/internal/diag"
)

// Options say what to watch.
type Options struct {
	Root    string   // the project's folder
	Folders []string // names of folders in Root, watched with all below them; they may come and go
	Files   []string // names of files in Root, which may come and go
	// Ignore says which names in the folders are never reported: hidden ones, and
	// what editors leave. It may be called by several goroutines at once.
	Ignore func(name string) bool
	// Poll, if not zero, is the interval of rescans; events are not used then.
	Poll time.Duration
	// Notice is told one plain sentence, at most once, when changes can no longer
	// be seen at once. It must not call Close. It may be nil.
	Notice func(sentence string)

	// What tests replace.
	newSource   func() (*eventSource, error) // nil if there are no events
	losesEvents func(folder string) bool     // whether a folder's disk is known to lose events
	rest        time.Duration                // between two rescans while events are trusted, at least
}

// Change says that something may have changed since the Change before.
type Change struct {
	// Paths are where: slash-separated, relative to Root, sorted and distinct. A
	// folder stands for all below it; a path may no longer exist. Without All they
	// are complete: whatever changed lies at one of them or below.
	Paths []string
	// All says to look at everything; Paths is then empty.
	All bool
}

// maxPaths is how many paths a Change names; with more, it says All.
const maxPaths = 1000

func (c *Change) add(p string) {
	if at, found := slices.BinarySearch(c.Paths, p); !found && !c.All {
		c.Paths = slices.Insert(c.Paths, at, p)
	}
	if len(c.Paths) > maxPaths {
		*c = Change{All: true}
	}
}

// Watcher reports changes.
type Watcher struct {
	opt     Options
	changes chan Change
	ctx     context.Context // until Close
	cancel  context.CancelFunc
	ended   chan struct{}
	fault   *diag.Diagnostic // which ended the watch; to be read once changes is closed

	// All below belongs to one goroutine.

	source   *eventSource // nil when there are no events
	snapshot snapshot
	// watched has, by its path on disk without links, the paths in the project at which
	// a watched folder can be reached, or a file that links lead to.
	watched  map[string][]string
	pending  Change // not taken yet
	outdated bool   // the watch has to begin anew

	timer       *time.Timer          // of the next rescan
	took        time.Duration        // by the last rescan
	unexplained map[string]time.Time // what rescans found, and when, until an event tells of it
	missed      int                  // changes of which no event told
	polling     bool
}

// New begins to watch. What changes after New has returned will be reported; what
// is there already is not. That Root is no folder that can be read is the only error.
func New(opt Options) (*Watcher, error) {
	opt.newSource, opt.losesEvents, opt.rest = newEventSource, losesEvents, restTrusting
	return newWatcher(opt)
}

func newWatcher(opt Options) (*Watcher, error) {
	root, err := filepath.Abs(opt.Root)
	if err == nil {
		_, err = os.ReadDir(root)
	}
	if err != nil {
		return nil, fmt.Errorf("watch %q: %w", opt.Root, err)
	}
	opt.Root = root
	w := &Watcher{opt: opt, changes: make(chan Change), ended: make(chan struct{}), timer: time.NewTimer(time.Hour)}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	if opt.Poll > 0 {
		w.polling, w.opt.newSource = true, nil
	}
	w.begin()
	lossy := func(name string) bool { return opt.losesEvents(filepath.Join(root, name)) }
	if slices.ContainsFunc(append([]string{""}, opt.Folders...), lossy) {
		w.poll(noticeSilent)
	}
	go w.run()
	return w, nil
}

// Fault is why the watch ended by itself, once Changes is closed without Close.
func (w *Watcher) Fault() *diag.Diagnostic { return w.fault }

// Changes gives one Change at a time; what happens before it is taken is added to it.
// It is closed by Close, or when a fault has ended the watch.
func (w *Watcher) Changes() <-chan Change { return w.changes }

// Close ends the watch and waits until nothing of it is left. It may be called
// more than once.
func (w *Watcher) Close() error {
	w.cancel()
	<-w.ended
	return nil
}

func (w *Watcher) run() {
	defer close(w.ended)
	defer close(w.changes)
	w.fault = diag.Recovered("", w.loop)
}

// loop handles one thing after the other until Close.
func (w *Watcher) loop() {
	defer func() { w.disconnect() }()
	for w.ctx.Err() == nil {
		if w.outdated {
			w.begin()
			w.pending = Change{All: true}
		}
		var source eventSource
		if w.source != nil {
			source = *w.source
		}
		var changes chan<- Change
		if w.pending.All || len(w.pending.Paths) > 0 {
			changes = w.changes
		}
		select {
		case <-w.ctx.Done():
		case changes <- w.pending:
			w.pending = Change{}
		case e, open := <-source.events:
			w.event(e)
			if !open {
				w.giveUpEvents(noticeSilent)
			}
		case err := <-source.failed:
			if w.outdated = true; err != fsnotify.ErrEventOverflow {
				w.giveUpEvents(noticeSilent)
			}
		case <-w.timer.C:
			w.rescan()
		}
	}
}

// begin watches everything anew.
func (w *Watcher) begin() {
	w.disconnect()
	w.watched, w.unexplained = map[string][]string{}, map[string]time.Time{}
	if w.opt.newSource != nil {
		var err error
		if w.source, err = w.opt.newSource(); err != nil {
			w.giveUpEvents(noticeLimit)
		}
	}
	w.snapshot = w.scan(w.watch)
	w.outdated = false
	w.timer.Reset(w.rest())
}

func (w *Watcher) disconnect() {
	if w.source != nil {
		w.source.close()
	}
	w.source = nil
}

// giveUpEvents goes on without events. Those that wait are lost.
func (w *Watcher) giveUpEvents(why string) {
	w.disconnect()
	w.opt.newSource, w.outdated = nil, true
	w.poll(why)
}
