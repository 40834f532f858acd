package watch

import (
	"time"

	"galen/internal/diag"
)

const (
	restTrusting = 2 * time.Second        // between rounds while events are trusted, at least
	restMost     = 30 * time.Second       // the same, at most
	restPolling  = time.Second            // between rounds when events are not trusted
	restGone     = 250 * time.Millisecond // while the project's folder is gone
	moment       = 300 * time.Millisecond // for the event of a change that a round found
	secondLook   = 2500 * time.Millisecond
)

// maxMissed is how many missed changes show that events are lost here.
const maxMissed = 2

// rescan is what a walk over everything found.
type rescan struct {
	root  stamp
	found map[string]folder
	took  time.Duration
	fault *diag.Diagnostic // which ended it
}

// rest is the time until the next round. Rounds take 1% of one processor while
// events are trusted, and at most a fifth when polling.
func (w *Watcher) rest() time.Duration {
	var rest time.Duration
	switch {
	case w.opt.Poll > 0:
		rest = max(w.opt.Poll, 4*w.took)
	case w.polling:
		rest = max(restPolling, 4*w.took)
	default:
		rest = min(max(w.sys.rest, 100*w.took), max(w.sys.rest, restMost))
	}
	if w.root == (stamp{}) {
		rest = min(rest, restGone)
	}
	return rest
}

// tick begins a round, or ends the moment given to suspects.
func (w *Watcher) tick() {
	if w.suspects != nil {
		w.confirm(w.suspects)
		w.suspects = nil
		w.timer.Reset(w.rest())
		return
	}
	w.lookTwice()
	w.walking = true
	k := w.walker(func(string, stamp) {})
	go func() {
		began, r := time.Now(), rescan{}
		r.fault = diag.Recovered("", func() {
			if r.root = rootStamp(w.opt.Root); r.root != (stamp{}) {
				k.folder("", r.root, nil)
			}
		})
		r.found, r.took = k.found, time.Since(began)
		w.rescans <- r
	}()
}

// compare looks for differences between a round and the register. The events of
// what changed during the round may be under way; they are given a moment.
func (w *Watcher) compare(r rescan) {
	if r.fault != nil {
		panic(r.fault.Message) // which run tells of
	}
	w.took = r.took
	if r.root != w.root {
		w.outdated = true
	}
	suspects := w.differences(r.found)
	if len(suspects) > 0 && !w.polling && !w.outdated {
		w.suspects = suspects
		w.timer.Reset(moment)
		return
	}
	if !w.outdated {
		w.confirm(suspects)
	}
	w.timer.Reset(w.rest())
}

// differences lists the paths where the register says other than was found. A
// folder that is missing on either side is one difference.
func (w *Watcher) differences(found map[string]folder) []string {
	var paths []string
	for dir, entered := range w.folders {
		there, ok := found[dir]
		if !ok {
			continue
		}
		for name, s := range entered {
			if there[name] != s {
				paths = append(paths, join(dir, name))
			}
		}
		for name := range there {
			if _, ok := entered[name]; !ok {
				paths = append(paths, join(dir, name))
			}
		}
	}
	return paths
}

// confirm looks at suspects and rings for those that still differ from the
// register. When polling that is how changes are told; else they were missed.
// Links do not count as missed: not all their ways are watched.
func (w *Watcher) confirm(suspects []string) {
	missed, links := 0, 0
	var paths []string
	for _, p := range suspects {
		before, now := w.look(p, false)
		switch {
		case before == now:
			continue
		case w.polling:
			paths = append(paths, p)
			w.again[p] = time.Now().Add(secondLook)
		case before.isLink() || now.isLink():
			links++
		default:
			missed++
		}
	}
	w.report(paths...)
	if missed+links > 0 {
		w.reportAll()
	}
	if missed > 0 {
		w.missed++
	}
	if w.missed >= maxMissed && !w.polling {
		w.poll(noticeSilent)
	}
}

// lookTwice rings a second time for what a round rang for. Some disks keep times
// in whole seconds, or two: a file written again within that time, and not
// longer than before, looks the same.
func (w *Watcher) lookTwice() {
	now := time.Now()
	var paths []string
	for p, due := range w.again {
		if !now.Before(due) {
			delete(w.again, p)
			paths = append(paths, p)
		}
	}
	w.report(paths...)
}
