package build

import (
	"galen/internal/diag"
	"galen/internal/record"
)

// names reports authors and reviewers whose file names somebody else than readers
// know by it. The articles name the file; so a byline, and who has reviewed what,
// would change in all of them at once.
func (r *release) names() {
	for _, a := range r.site.Writers() {
		old, known := r.old.Author(a.ID)
		if known && old.Title != a.Name {
			r.list = append(r.list, diag.Errorf(a.Title.At, "HN105", "readers know %q as %q, and every article by or reviewed by %q would name %q now", a.ID, old.Title, a.ID, a.Name).
				With(old.At).WithHint("somebody else needs a file of their own; if it is the same person under a new name, delete line %d of %s", old.At.Line, record.File))
		}
		r.new.Set(record.Line{Author: a.ID, Title: a.Name})
	}
}
