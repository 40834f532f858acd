package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"syscall"

	"galen/internal/memo"
)

// recoverJournal ends what an interrupted run left: a whole journal is carried out, so
// that the output is exactly the new site; anything less had changed nothing
// yet and is dropped, so that it is exactly the old.
func (o *output) recoverJournal() error {
	text, err := o.root.ReadFile(journalFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return o.fault("read", journalFile, err)
	default:
		j, err := parseJournal(text)
		switch {
		case err == nil:
			return o.replay(j)
		case errors.Is(err, errNewer):
			return o.unreadable(journalFile, err)
		}
		if err := o.remove(journalFile); err != nil {
			return o.fault("remove", journalFile, err)
		}
	}
	if err := o.dropStage(); err != nil {
		return o.fault("remove", stageFolder, err)
	}
	return nil
}

// replay does all that a journal says. As that may be done again after it was
// interrupted at any point, it is, once: a passing fault leaves no half-way site.
func (o *output) replay(j journal) error {
	if o.attempt(j) == nil {
		return nil
	}
	return o.attempt(j)
}

func (o *output) attempt(j journal) error {
	o.known.Clear()
	staged, err := o.manifestWaits(j.manifest)
	if err != nil {
		return err
	}
	for _, c := range j.steps {
		if err := o.do(c); err != nil {
			return err
		}
	}
	if staged {
		if err := o.rename(stagedList, manifestFile); err != nil {
			return o.fault("write to", manifestFile, err)
		}
	}
	if err := o.remove(journalFile); err != nil {
		return o.fault("remove", journalFile, err)
	}
	o.dropStage() // the new site is in place; what cannot be removed now, the next Begin drops
	return nil
}

// manifestWaits reports whether the new manifest is still in the stage; if it
// is neither there nor in force, the journal cannot be trusted.
func (o *output) manifestWaits(want memo.Digest) (bool, error) {
	for _, name := range []string{stagedList, manifestFile} {
		file, err := o.root.Open(name)
		var d memo.Digest
		if err == nil {
			d, err = memo.OfReader(file)
			file.Close()
		}
		if err == nil && d == want {
			return name == stagedList, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, o.fault("read", name, err)
		}
	}
	return false, o.unreadable(stagedList, errDamaged)
}

func (o *output) do(c change) error {
	switch c.verb {
	case drop:
		return o.drop(c.path)
	case replace:
		return o.replace(c.source(), c.path)
	}
	return o.place(c.source(), c.path)
}

// drop removes a file of ours and the folders that this leaves empty. What is
// no file any more is not ours any more.
func (o *output) drop(file string) error {
	folder := path.Dir(file)
	top, _, err := o.missing(folder)
	if err != nil {
		return err
	}
	if top == "" {
		info, err := os.Lstat(o.at(file))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return o.fault("look at", file, err)
		case !info.Mode().IsRegular():
			return nil
		default:
			if err := o.remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return o.fault("remove", file, err)
			}
		}
	}
	return o.prune(folder)
}

// prune removes a folder and those above it, as far as they are empty: the system
// refuses to remove one that is not. An empty
// folder that we may not remove shows nothing to anyone, so it may stay.
func (o *output) prune(folder string) error {
	for ; folder != "."; folder = path.Dir(folder) {
		info, err := o.root.Lstat(folder)
		if err != nil || !info.IsDir() {
			continue
		}
		err = o.remove(folder)
		switch {
		case err == nil, errors.Is(err, fs.ErrNotExist):
		case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EBUSY):
			return nil
		case !o.empty(folder):
			return nil
		default:
			return o.fault("remove", folder, err)
		}
	}
	return nil
}

func (o *output) empty(folder string) bool {
	f, err := o.root.Open(folder)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = f.Readdirnames(1)
	return errors.Is(err, io.EOF)
}

// replace moves a staged file over the one that it replaces.
func (o *output) replace(from, to string) error {
	if err := o.reach(to); err != nil {
		return err
	}
	if info, err := os.Lstat(o.at(to)); err == nil && !info.Mode().IsRegular() && present(o.at(from)) {
		return o.other(to, info)
	}
	return o.move(from, to)
}

// other refuses what came into the place of a file of ours.
func (o *output) other(file string, info fs.FileInfo) error {
	if info.Mode()&fs.ModeSymlink != 0 {
		return o.link(file)
	}
	return o.stranger(file)
}

// move moves a staged file or folder to its place, making the folders above it
// if somebody removed them.
func (o *output) move(from, to string) error {
	err := o.rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		if !present(o.at(from)) {
			return nil // done before
		}
		if err = o.mkdirAll(path.Dir(to)); err == nil {
			err = o.rename(from, to)
		}
	}
	if err != nil {
		return o.fault("write to", to, err)
	}
	return nil
}

// place moves a staged file or folder to where there was nothing. Should a
// folder have appeared there, the folders are merged; should a file have, it is
// a stranger's.
func (o *output) place(from, to string) error {
	waiting, err := o.root.Lstat(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // done before
	}
	if err != nil {
		return o.fault("look at", from, err)
	}
	if err := o.reach(to); err != nil {
		return err
	}
	there, err := o.root.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return o.move(from, to)
	case err != nil:
		return o.fault("look at", to, err)
	case !there.IsDir() || !waiting.IsDir():
		return o.other(to, there)
	}
	entries, err := os.ReadDir(o.at(from))
	if err != nil {
		return o.fault("read", from, err)
	}
	for _, e := range entries {
		if err := o.place(from+"/"+e.Name(), to+"/"+e.Name()); err != nil {
			return err
		}
	}
	return nil
}

// reach refuses a place that lies behind a link or a stranger's file.
func (o *output) reach(file string) error {
	top, blocked, err := o.missing(path.Dir(file))
	if err == nil && blocked {
		return o.stranger(top)
	}
	return err
}
