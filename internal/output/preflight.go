package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// preflight looks for whatever would stop a journal half way: a folder that may
// not be written to, a file that cannot be removed, a link, a stranger's file in
// a folder that is to become a file or that came while the run was under way. All
// that are found are named.
func (tx *Tx) preflight(steps []change) error {
	o := tx.out
	if err := o.foldersOpen(steps); err != nil {
		return err
	}
	var stuck, links, strangers []string
	goes := map[string]bool{} // old files that are dropped, and their folders
	came := map[string]bool{} // folders that were missing, and no longer are
	for _, c := range steps {
		switch c.verb {
		case tree: // all drops of what is in the way of one come before it
			came[c.path] = !goes[c.path] && present(o.at(c.path))
			continue
		case add:
			continue
		}
		for p := c.path; c.verb == drop && p != "." && !goes[p]; p = path.Dir(p) {
			goes[p] = true
		}
		info, err := os.Lstat(o.at(c.path))
		switch {
		case err != nil:
		case info.Mode()&fs.ModeSymlink != 0:
			links = append(links, c.path)
		case info.Mode().IsRegular() && o.immutable(c.path):
			stuck = append(stuck, c.path)
		}
	}
	for _, r := range tx.files {
		if r.folder {
			strangers = append(strangers, o.strangersIn(r.Path, goes)...)
		}
		if r.verb == tree && came[r.top] {
			top, blocked, err := o.missing(path.Dir(r.Path))
			switch {
			case err != nil:
				return err
			case blocked:
				strangers = append(strangers, top)
			case top == "" && present(o.at(r.Path)):
				strangers = append(strangers, r.Path)
			}
		}
	}
	slices.Sort(strangers)
	strangers = slices.Compact(strangers)
	switch {
	case len(stuck) > 0:
		return o.stuck(stuck...)
	case len(links) > 0:
		return o.link(links...)
	case len(strangers) > 0:
		return o.stranger(strangers...)
	}
	return nil
}

// foldersOpen looks at the folders in which names come or go.
func (o *output) foldersOpen(steps []change) error {
	o.known.Clear() // what Put saw may be long ago
	asked := map[string]bool{}
	for _, c := range steps {
		folder := path.Dir(c.path)
		if asked[folder] {
			continue
		}
		asked[folder] = true
		if _, _, err := o.missing(folder); err != nil {
			return err
		}
		if err := o.writable(folder); err != nil && !gone(err) {
			return o.fault("write to", folder, err)
		}
	}
	return nil
}

// strangersIn lists what is in a folder and would not go with our files. An
// empty folder counts too, because it would not go either.
func (o *output) strangersIn(folder string, goes map[string]bool) (found []string) {
	filepath.WalkDir(o.at(folder), func(p string, e fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(o.abs, p)
		if rel = filepath.ToSlash(rel); relErr != nil || rel == folder || goes[rel] {
			return nil
		}
		found = append(found, rel)
		if e != nil && e.IsDir() {
			return filepath.SkipDir
		}
		return nil
	})
	if len(found) == 0 && !goes[folder] {
		found = append(found, folder)
	}
	return found
}

// gone reports whether an error says that there is no such file or folder.
func gone(err error) bool { return errors.Is(err, fs.ErrNotExist) || isNotFolder(err) }

// decide writes the new manifest and the journal into the stage and then, with
// one rename, lets the journal take effect.
func (tx *Tx) decide(manifest []byte, j journal) error {
	o := tx.out
	text := j.text()
	if err := o.writeThrough(stagedList, manifest); err != nil {
		return tx.cannotStage(manifestFile, len(manifest), err)
	}
	if err := o.writeThrough(stagedJournal, text); err != nil {
		return tx.cannotStage(journalFile, len(text), err)
	}
	if need := growth(j.steps); o.room().bytes < need {
		return o.diskFull(nil, tx.staged.Load(), need)
	}
	if err := o.rename(stagedJournal, journalFile); err != nil {
		return tx.cannotStage(journalFile, 0, err)
	}
	o.syncFolder(ownFolder)
	return nil
}

// growth is how many bytes the folders that get new names may need for them: at
// most a block of most disks each, and the names themselves, which a disk that
// splits its full blocks keeps in twice the space.
func growth(steps []change) (bytes int64) {
	const block, perName = 4096, 16
	folders := map[string]bool{}
	for _, c := range steps {
		if c.verb != add && c.verb != tree {
			continue
		}
		if folder := path.Dir(c.path); !folders[folder] {
			folders[folder] = true
			bytes += block
		}
		bytes += 2 * int64(len(path.Base(c.path))+perName)
	}
	return bytes
}
