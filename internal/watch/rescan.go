package watch

import "time"

const (
	restTrusting = 2 * time.Second        // between rescans while events are trusted, at least
	restPolling  = time.Second            // between rescans when they are not
	restGone     = 250 * time.Millisecond // while the project's folder is gone
	secondLook   = 2 * time.Second        // until what a rescan found is reported again
	maxMissed    = 2                      // so many rescans find that events are lost here
)

// The sentences of Notice.
const (
	noticeLimit = "this computer cannot watch more folders (its limit is reached), " +
		"so Galen checks for changes once a second"
	noticeSilent = "this disk does not report every change, as is common with shared and network folders, " +
		"so Galen checks for changes once a second"
)

// poll makes rescans once a second from now on.
func (w *Watcher) poll(why string) {
	if !w.polling && w.opt.Notice != nil {
		w.opt.Notice(why)
	}
	w.polling = true
	w.timer.Reset(w.rest())
}

// rest is the time until the next rescan. Rescans take 1% of one processor while
// events are trusted, and at most a fifth when polling.
func (w *Watcher) rest() time.Duration {
	rest := max(w.opt.rest, 99*w.took)
	if w.polling {
		rest = max(restPolling, 4*w.took)
	}
	if w.opt.Poll > 0 {
		rest = max(w.opt.Poll, 4*w.took)
	}
	if w.snapshot[""] == (stamp{}) {
		rest = min(rest, restGone)
	}
	return rest
}

// rescan reports what is not as in the snapshot, and what is still unexplained.
func (w *Watcher) rescan() {
	if len(w.unexplained) > 0 {
		w.missed++
	}
	if w.missed >= maxMissed && !w.polling {
		w.poll(noticeSilent)
	}
	for p, found := range w.unexplained {
		if time.Since(found) >= secondLook {
			delete(w.unexplained, p)
			w.pending.add(p)
		}
	}
	began := time.Now()
	before, now := w.snapshot, w.scan(func(_, _, _ string) {})
	w.took = time.Since(began)
	differ := func(p string) {
		if before[p].isFile() && now[p].isFile() {
			w.pending.add(p)
			w.unexplained[p] = time.Now()
		} else {
			w.outdated = true
		}
	}
	for p, here := range before {
		if now[p] != here {
			differ(p)
		}
	}
	for p := range now {
		if _, known := before[p]; !known {
			differ(p)
		}
	}
	w.snapshot = now
	w.timer.Reset(w.rest())
}
