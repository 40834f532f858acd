package content

import (
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// result is what parsing one file gave.
type result struct {
	path     string
	digest   memo.Digest // of the file
	document any
	list     diag.List
}

// shown is the parts that the document shows.
func (r *result) shown() []ShownPart {
	if w := wordsOf(r.document); w != nil {
		return w.Parts
	}
	return nil
}

func parseFile(f source.File, rules Rules) result {
	r := result{path: f.Path, digest: f.Digest}
	data, err := f.Bytes()
	if err != nil {
		r.list = diag.List{diag.Errorf(diag.Position{File: f.Path}, "changed", "the file was changed while it was being read").
			WithCause(diag.Environment).WithHint("run galen again")}
		r.digest = memo.Digest{}
	}
	f.Data = data
	var list diag.List
	if fault := diag.Recovered(f.Path, func() { r.document, list = Parse(f, rules) }); fault != nil {
		r.document, list, r.digest = nil, diag.List{*fault}, memo.Digest{}
	}
	if err == nil {
		r.list = list
	}
	return r
}
