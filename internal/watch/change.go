package watch

import "slices"

// Change says that something may have changed since the last ring was taken.
type Change struct {
	// Paths are where, as far as events told: slash-separated, relative to Root,
	// sorted and distinct. The path of a folder stands for all below it. A path may
	// no longer exist. When All is not set they are complete: whatever changed lies
	// at one of them or below.
	Paths []string
	// All says to look at everything; Paths is then empty.
	All bool
}

// maxPaths is how many hints a ring holds; with more, it says All.
const maxPaths = 1000

// report rings for paths, if there are any.
func (w *Watcher) report(paths ...string) {
	if len(paths) == 0 {
		return
	}
	r := w.takeBack()
	for _, p := range paths {
		if r.All {
			break
		}
		if at, found := slices.BinarySearch(r.Paths, p); !found {
			r.Paths = slices.Insert(r.Paths, at, p)
		}
		if len(r.Paths) > maxPaths {
			r = Change{All: true}
		}
	}
	w.changes <- r
}

// reportAll rings for everything.
func (w *Watcher) reportAll() {
	w.takeBack()
	w.changes <- Change{All: true}
}

// takeBack takes back the ring that nobody has taken, so that another can be put
// in its place: only run puts rings there, so that never blocks. Nobody else has
// seen the Paths of a ring taken back; they may be changed.
func (w *Watcher) takeBack() Change {
	select {
	case r := <-w.changes:
		return r
	default:
		return Change{}
	}
}
