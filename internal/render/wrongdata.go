package render

import (
	"sync"

	"galen/internal/diag"
)

// wrongData collects the problems of the files of data that templates have asked for. A page
// that asks fails with the first of a file's; the others are told beside it.
type wrongData struct {
	mu   sync.Mutex
	list diag.List
}

// note takes in the problems of a file, and gives the error for the page that has asked.
func (w *wrongData) note(list diag.List) error {
	var first error
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, d := range list {
		switch {
		case d.Severity != diag.Error:
		case first == nil:
			first = d
		default:
			w.list = append(w.list, d)
		}
	}
	return first
}

// take gives what was noted, and forgets it.
func (w *wrongData) take() diag.List {
	w.mu.Lock()
	defer w.mu.Unlock()
	list := w.list
	w.list = nil
	return list
}
