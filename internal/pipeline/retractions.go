package pipeline

import (
	"galen/internal/content/retraction"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// loadedRetractions is the table of retractions, as it was read.
type loadedRetractions struct {
	path   string
	digest memo.Digest
	table  *retraction.Table
	list   diag.List
}

// loadRetractions reads the table of retractions that galen.yaml names, unless the snapshot
// before has read the same.
func (e *snapshot) loadRetractions(old *snapshot) diag.List {
	named := e.cfg.Retractions
	if named.Text == "" {
		return nil
	}
	at := source.Find(e.tree.Data, named.Text)
	if at < 0 {
		d := diag.Errorf(named.At, "no-table", "there is no file %q", named.Text).WithCause(diag.Usage).
			WithHint("fetch https://gitlab.com/crossref/retraction-watch-data and put its CSV file there")
		var names []string
		for _, f := range e.tree.Data {
			names = append(names, f.Path)
		}
		if near := diag.Nearest(named.Text, names); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		return diag.List{d}
	}
	f := e.tree.Data[at]
	if old.retractions.path == f.Path && old.retractions.digest == f.Digest {
		e.retractions = old.retractions
	} else {
		e.retractions = loadedRetractions{path: f.Path, digest: f.Digest}
		e.retractions.table, e.retractions.list = retraction.Read(f)
	}
	return e.retractions.list
}
