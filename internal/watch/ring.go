package watch

import "slices"

// Ring says that something may have changed since the last ring was taken.
type Ring struct {
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

// ring rings for paths, if there are any.
func (w *Watcher) ring(paths ...string) {
	if len(paths) == 0 {
		return
	}
	r := w.untaken()
	for _, p := range paths {
		if r.All {
			break
		}
		if at, found := slices.BinarySearch(r.Paths, p); !found {
			r.Paths = slices.Insert(r.Paths, at, p)
		}
		if len(r.Paths) > maxPaths {
			r = Ring{All: true}
		}
	}
	w.rings <- r
}

// ringAll rings for everything.
func (w *Watcher) ringAll() {
	w.untaken()
	w.rings <- Ring{All: true}
}

// untaken takes back the ring that nobody has taken, so that another can be put
// in its place: only run puts rings there, so that never blocks. Nobody else has
// seen the Paths of a ring taken back; they may be changed.
func (w *Watcher) untaken() Ring {
	select {
	case r := <-w.rings:
		return r
	default:
		return Ring{}
	}
}
