package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"
)

// patience is how long a second galen waits for the first. With it, it gives up
// within the two seconds that a person takes for "at once".
var patience = 1500 * time.Millisecond

const knock = 20 * time.Millisecond // between two tries

// enter makes the output folder if there is none and takes its lock. The lock is
// the kernel's: a galen that is killed leaves none.
func enter(dir string) (*output, error) {
	abs, err := resolve(dir)
	if err != nil {
		return nil, linkLoop(dir)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	o := &output{name: dir, abs: filepath.ToSlash(abs)}
	for {
		err := o.tryEnter(ctx)
		if err == nil {
			return o, nil
		}
		if !errors.Is(err, errAgain) {
			o.unmakeFolders()
			return nil, err
		}
	}
}

// errAgain says that the galen which held the lock took the folder away with it.
var errAgain = errors.New("the output was removed while waiting for it")

func (o *output) tryEnter(ctx context.Context) error {
	if err := o.make(); err != nil {
		return err
	}
	lock := flock.New(o.at(lockFile), flock.SetPermissions(fileMode))
	held, err := lock.TryLockContext(ctx, knock)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return o.busy()
	case errors.Is(err, fs.ErrNotExist):
		return errAgain
	case err != nil || !held:
		return o.fault("write to", lockFile, err)
	}
	o.lock = lock
	if !o.holdsLock() {
		lock.Unlock()
		return errAgain
	}
	if o.root, err = os.OpenRoot(o.abs); err == nil {
		o.own, err = o.root.Lstat(ownFolder)
	}
	if err != nil {
		o.leave()
		return o.fault("look at", ".", err)
	}
	return nil
}

// holdsLock reports whether the lock that was waited for is still the one on disk.
func (o *output) holdsLock() bool {
	mine, err := o.lock.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(o.at(lockFile))
	return err == nil && os.SameFile(mine, there)
}

// make sees to it that the output and our own folder in it are there. A folder
// of strangers' files is refused before anything in it is touched.
func (o *output) make() error {
	info, err := os.Stat(o.abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := o.makeFolder(); err == errAgain {
			return err
		} else if err != nil {
			return o.fault("make", ".", err)
		}
	case err != nil:
		return o.fault("look at", ".", err)
	case !info.IsDir():
		return o.notFolder()
	}
	own, err := os.Lstat(o.at(ownFolder))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := o.refuseStrangers(); err != nil {
			return err
		}
		if err := o.makeOne(o.at(ownFolder)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return o.fault("write to", ".", err)
		}
	case err != nil:
		return o.fault("look at", ownFolder, err)
	case own.Mode()&fs.ModeSymlink != 0:
		return o.link(ownFolder)
	case !own.IsDir():
		return o.stranger(ownFolder)
	}
	// Anything but a plain file would make the lock wait, or lie elsewhere.
	if lock, err := os.Lstat(o.at(lockFile)); err == nil && !lock.Mode().IsRegular() {
		return o.stranger(lockFile)
	}
	return nil
}

// makeFolder makes the output and the folders above it that are missing. It is to be tried
// again when a galen that gave up took one of them away meanwhile.
func (o *output) makeFolder() error {
	var absent []string // from the output upwards
	for p := o.abs; !present(p); p = path.Dir(p) {
		absent = append(absent, p)
	}
	for _, p := range slices.Backward(absent) {
		err := o.makeOne(p)
		var fault *fs.PathError
		if errors.Is(err, fs.ErrNotExist) && (!present(path.Dir(p)) || errors.As(err, &fault) && fault.Op == "chmod") {
			return errAgain
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (o *output) makeOne(abs string) error {
	if err := step("mkdir", abs); err != nil {
		return err
	}
	err := os.Mkdir(abs, folderMode)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if o.made == "" {
		o.made = abs
	}
	if err := step("chmod", abs); err != nil {
		return err
	}
	return os.Chmod(abs, folderMode)
}

// unmake removes what Begin made, if nothing else came into it. It is done under
// the lock; a galen that waits for that lock notices that it is gone (holdsLock).
func (o *output) unmake() {
	if o.made == "" {
		return
	}
	names, err := os.ReadDir(o.at(ownFolder))
	if err == nil && len(names) == 1 && names[0].Name() == path.Base(lockFile) {
		os.Remove(o.at(lockFile))
		o.unmakeFolders()
	}
}

// unmakeFolders removes the folders that Begin made, as far as they are empty.
func (o *output) unmakeFolders() {
	if o.made == "" {
		return
	}
	for p := o.at(ownFolder); os.Remove(p) == nil && p != o.made; p = path.Dir(p) {
	}
}

// leave gives the lock back.
func (o *output) leave() {
	if o.root != nil {
		o.root.Close()
	}
	if o.lock != nil {
		o.lock.Unlock()
	}
}
