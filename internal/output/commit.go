package output

import (
	"slices"
	"strings"

	"galen/internal/memo"
)

// Report is what a run changed. The paths are sorted.
type Report struct {
	Added     []string // not listed before
	Changed   []string // listed before; the manifest or the disk had other bytes, or none
	Removed   []string // listed before and no longer
	Unchanged int
	Bytes     int64 // in the files that were written
}

// Commit publishes: it puts the new site, which is all that was Put or kept, in
// the place of the old. An error before the first visible change leaves the old
// site, and Abort clears up; an error after it leaves the journal for the next
// Begin, which finishes. If nothing is to be changed, nothing is written.
func (tx *Tx) Commit() (Report, error) {
	switch {
	case tx.closed:
		return Report{}, tx.out.finished()
	case tx.failed != nil:
		return Report{}, tx.failed
	}
	entries := make([]Entry, 0, len(tx.files))
	for _, r := range tx.files {
		entries = append(entries, r.Entry)
	}
	fresh := newManifest(entries)
	text := fresh.Text()
	report := tx.report(fresh)
	j := journal{manifest: memo.Of(text), steps: tx.steps(fresh, report.Removed)}
	if len(j.steps) == 0 && j.manifest == tx.oldText {
		tx.Abort()
		return report, nil
	}
	if err := tx.preflight(j.steps); err != nil {
		return Report{}, err
	}
	defer Hold()()
	if err := tx.decide(text, j); err != nil {
		return Report{}, err
	}
	defer tx.close() // whatever happens: the stage belongs to the journal now, not to Abort
	if err := tx.out.replay(j); err != nil {
		return Report{}, unfinished(err)
	}
	return report, nil
}

func (tx *Tx) report(fresh *Manifest) Report {
	var r Report
	for e := range fresh.All() {
		before, listed := tx.old.Lookup(e.Path)
		written := tx.files[e.Path].verb != ""
		if written {
			r.Bytes += e.Size
		}
		switch {
		case !listed:
			r.Added = append(r.Added, e.Path)
		case written || before != e:
			r.Changed = append(r.Changed, e.Path)
		default:
			r.Unchanged++
		}
	}
	for e := range tx.old.All() {
		if _, stays := tx.files[e.Path]; !stays {
			r.Removed = append(r.Removed, e.Path)
		}
	}
	return r
}

// steps puts the changes in order: first the old files that stand where a folder
// is to be, or the other way round; then what is new; then the rest of the old,
// so that no reader misses a page that is about to be replaced.
func (tx *Tx) steps(fresh *Manifest, removed []string) []change {
	var first, middle, last []change
	for _, p := range tx.withoutSpellings(removed) {
		if tx.inTheWay(p) {
			first = append(first, change{verb: drop, path: p})
		} else {
			last = append(last, change{verb: drop, path: p})
		}
	}
	var trees []string
	for e := range fresh.All() {
		switch r := tx.files[e.Path]; r.verb {
		case "":
		case tree:
			trees = append(trees, r.top)
		default:
			middle = append(middle, r.change)
		}
	}
	slices.Sort(trees)
	for _, t := range slices.Compact(trees) {
		first = append(first, change{verb: tree, path: t})
	}
	return slices.Concat(first, middle, last)
}

// inTheWay reports whether an old file is a folder in the new site, or lies in
// what is a file there.
func (tx *Tx) inTheWay(old string) bool {
	if _, ok := tx.folders[old]; ok {
		return true
	}
	for i, c := range old {
		if c == '/' {
			if _, ok := tx.files[old[:i]]; ok {
				return true
			}
		}
	}
	return false
}

// withoutSpellings leaves out what is only another spelling of a new path on a
// disk for which "Flu" and "flu" are one name: removing it would remove the new.
func (tx *Tx) withoutSpellings(removed []string) []string {
	if len(removed) == 0 {
		return nil
	}
	folded := make(map[string]string, len(tx.files))
	for p := range tx.files {
		folded[strings.ToLower(p)] = p
	}
	return slices.DeleteFunc(slices.Clone(removed), func(p string) bool {
		twin, ok := folded[strings.ToLower(p)]
		return ok && tx.out.same(p, twin)
	})
}
