package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/gofrs/flock"

	"galen/internal/memo"
)

// Our own files, relative to the output.
const (
	ownFolder     = ".galen"
	lockFile      = ".galen/lock"
	manifestFile  = ".galen/manifest"
	journalFile   = ".galen/journal"
	stageFolder   = ".galen/stage"
	stagedTree    = ".galen/stage/new"
	stagedList    = ".galen/stage/manifest"
	stagedJournal = ".galen/stage/journal"
)

const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// output is the output folder: every change to it is one of the methods here.
// Paths are relative to it and slash-separated.
//
// Changes outside the stage go through an os.Root, so that even a link planted
// at that very moment leads nowhere outside; the refusal of links that are
// there is missing's work. Reading, and writing to the stage, use plain paths,
// which for a site of many pages is a third quicker.
type output struct {
	name string // as the person wrote it
	abs  string // absolute, no links, slash-separated
	root *os.Root
	lock *flock.Flock
	own  fs.FileInfo // of our own folder, where the stage is

	made     string // the topmost folder that Begin had to make, absolute, "" if none
	loose    bool   // the umask takes our modes away: set them one by one
	modeless bool   // this disk keeps no modes: do not compare them

	known sync.Map // folders found to be real ones
}

// before, when a test sets it, is asked before each change to the disk. It may
// end the process or return the error that the change is to fail with.
var before func(op, path string) error

func step(op, path string) error {
	if before == nil {
		return nil
	}
	return before(op, path)
}

func (o *output) at(path string) string { return o.abs + "/" + path }

// show is a path as the person would write it.
func (o *output) show(p string) string { return path.Join(filepath.ToSlash(o.name), p) }

func present(abs string) bool {
	_, err := os.Lstat(abs)
	return err == nil
}

// missing looks for a folder. It returns "" if the folder is there, otherwise
// the topmost part of it that is not; blocked says that a file has that name.
// A link or another disk on the way is an error.
func (o *output) missing(folder string) (top string, blocked bool, err error) {
	if folder == "." {
		return "", false, nil
	}
	if _, ok := o.known.Load(folder); ok {
		return "", false, nil
	}
	if top, blocked, err = o.missing(path.Dir(folder)); top != "" || err != nil {
		return top, blocked, err
	}
	info, err := os.Lstat(o.at(folder))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return folder, false, nil
	case err != nil:
		return "", false, o.fault("look at", folder, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return "", false, o.link(folder)
	case !info.IsDir():
		return folder, true, nil
	case o.elsewhere(info):
		return "", false, o.otherDisk(folder)
	}
	o.known.Store(folder, nil)
	return "", false, nil
}

// write makes a new file in the stage.
func (o *output) write(path string, data []byte) error {
	if err := step("write", path); err != nil {
		return err
	}
	f, err := create(o.at(path))
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if o.loose && err == nil {
		err = os.Chmod(o.at(path), fileMode)
	}
	return err
}

// writeThrough makes a new file in the stage and forces it to disk.
func (o *output) writeThrough(path string, data []byte) error {
	if err := o.write(path, data); err != nil {
		return err
	}
	f, err := os.OpenFile(o.at(path), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// mkdirAll makes a folder of the output, or of the stage, and those above it.
func (o *output) mkdirAll(folder string) error {
	if err := step("mkdir", folder); err != nil {
		return err
	}
	mkdir := o.root.Mkdir
	if strings.HasPrefix(folder, stagedTree) {
		mkdir = func(folder string, mode fs.FileMode) error { return os.Mkdir(o.at(folder), mode) }
	}
	err := mkdir(folder, folderMode)
	if errors.Is(err, fs.ErrNotExist) && folder != "." {
		if err := o.mkdirAll(path.Dir(folder)); err != nil {
			return err
		}
		err = mkdir(folder, folderMode)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if o.loose && err == nil {
		err = o.root.Chmod(folder, folderMode)
	}
	return err
}

func (o *output) rename(from, to string) error {
	if err := step("rename", to); err != nil {
		return err
	}
	return o.root.Rename(from, to)
}

// remove removes a file or an empty folder.
func (o *output) remove(path string) error {
	if err := step("remove", path); err != nil {
		return err
	}
	return o.root.Remove(path)
}

// openStage makes the stage, and by doing so finds out what this disk allows.
func (o *output) openStage() error {
	if err := step("mkdir", stageFolder); err != nil {
		return o.fault("write to", ".", err)
	}
	if err := o.root.Mkdir(stageFolder, folderMode); err != nil {
		return o.fault("write to", ".", err)
	}
	info, err := o.root.Lstat(stageFolder)
	if err == nil && info.Mode().Perm() != folderMode {
		o.loose = true
		err = o.root.Chmod(stageFolder, folderMode)
	}
	if err != nil {
		return o.fault("write to", ".", err)
	}
	if err := o.writable("."); err != nil {
		return o.fault("write to", ".", err)
	}
	o.modeless = runtime.GOOS == "windows" || !o.keepsModes()
	return nil
}

// keepsModes sees to it that the lock can be read by everyone, which also tells
// whether this disk knows modes.
func (o *output) keepsModes() bool {
	info, err := o.root.Stat(lockFile)
	if err == nil && info.Mode().Perm() != fileMode {
		if err = o.root.Chmod(lockFile, fileMode); err == nil {
			info, err = o.root.Stat(lockFile)
		}
	}
	return err == nil && info.Mode().Perm() == fileMode
}

func (o *output) dropStage() error {
	if err := step("remove", stageFolder); err != nil {
		return err
	}
	return o.root.RemoveAll(stageFolder)
}

// manifest reads our manifest and the digest of its text; a first run has an
// empty one and the zero digest.
func (o *output) manifest() (*Manifest, memo.Digest, error) {
	text, err := o.root.ReadFile(manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return &Manifest{}, memo.Digest{}, nil
	}
	if err != nil {
		return nil, memo.Digest{}, o.fault("read", manifestFile, err)
	}
	m, err := ParseManifest(text)
	if err != nil {
		return nil, memo.Digest{}, o.unreadable(manifestFile, err)
	}
	return m, memo.Of(text), nil
}

// droppings are what a computer puts into folders unasked.
var droppings = []string{".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"}

// refuseStrangers is for an output without a manifest: nothing may be in it.
func (o *output) refuseStrangers() error {
	names, err := os.ReadDir(o.abs)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // another galen may just have removed it
		return o.fault("read", ".", err)
	}
	for _, n := range names {
		if n.Name() != ownFolder && !slices.Contains(droppings, n.Name()) {
			return o.notOurs(n.Name())
		}
	}
	return nil
}
