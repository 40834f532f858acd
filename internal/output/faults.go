package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"galen/internal/diag"
)

// This file holds every sentence that the package says to a person.

func problem(cause diag.Cause, code, format string, args ...any) diag.Diagnostic {
	return diag.Errorf(diag.Position{}, code, format, args...).WithCause(cause)
}

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// fault puts what the system says into words. doing is a verb that a path
// follows: "write to".
func (o *output) fault(doing, path string, err error) error {
	show := o.show(path)
	switch {
	case isFull(err):
		return o.diskFull(err, 0, 0)
	case errors.Is(err, syscall.EROFS):
		return problem(diag.Environment, "output-read-only", "cannot %s %q: the disk is read-only", doing, show).
			WithHint("make the disk writable, or choose another output folder")
	case errors.Is(err, fs.ErrPermission):
		return problem(diag.Environment, "output-denied", "no permission to %s %q", doing, show).
			WithHint("give your account permission to write to %q, or choose another output folder", o.name)
	case errors.Is(err, syscall.EIO):
		return problem(diag.Environment, "output-fault", "the disk failed to %s %q", doing, show).
			WithHint("check the disk, then build again")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return problem(diag.Environment, "output-fault", "cannot %s %q: too many files are open", doing, show).
			WithHint("close other programs, or raise the limit (ulimit -n), then build again")
	}
	why := "it failed for an unknown reason"
	if errno := syscall.Errno(0); errors.As(err, &errno) {
		why = errno.Error()
	}
	return problem(diag.Environment, "output-fault", "cannot %s %q: %s", doing, show, why).
		WithHint("see what is there, or choose another output folder")
}

// diskFull says how much is needed: staged bytes that found room and those that
// did not.
func (o *output) diskFull(err error, staged, more int64) error {
	room := o.room()
	switch {
	case errors.Is(err, syscall.EDQUOT):
		return problem(diag.Environment, "output-full", "your quota on the disk of %q is used up", o.name).
			WithHint("remove what you do not need, or ask for a larger quota")
	case !room.files:
		return problem(diag.Environment, "output-full", "no space left on the disk of %q: it cannot hold any more files (its inodes are used up)", o.name).
			WithHint("remove files that are not needed, or choose an output folder on another disk")
	case staged+more == 0:
		return problem(diag.Environment, "output-full", "no space left on the disk of %q", o.name).
			WithHint("remove what you do not need, or choose an output folder on another disk")
	}
	return problem(diag.Environment, "output-full", "no space left on the disk of %q: at least %d bytes are needed, about %d were free", o.name, staged+more, staged+room.bytes).
		WithHint("remove what you do not need, or choose an output folder on another disk")
}

// naming gives the message its first path and the others as further places.
func (o *output) naming(d diag.Diagnostic, paths []string) diag.Diagnostic {
	for _, p := range paths[1:] {
		d = d.With(diag.Position{File: o.show(p)})
	}
	return d
}

func (o *output) link(paths ...string) error {
	return o.naming(problem(diag.Environment, "output-link", "%q in the output folder is a link: Galen does not write through links", o.show(paths[0])).
		WithHint("remove the link, then build again"), paths)
}

func (o *output) stranger(paths ...string) error {
	return o.naming(problem(diag.Environment, "output-stranger", "%q is in the way, and Galen did not write it", o.show(paths[0])).
		WithHint("move it to static/ if it belongs to the site, or delete it, then build again"), paths)
}

func (o *output) stuck(paths ...string) error {
	return o.naming(problem(diag.Environment, "output-stuck", "%q cannot be removed or replaced: it is protected", o.show(paths[0])).
		WithHint("remove the protection (on Linux: chattr -i), then build again"), paths)
}

func (o *output) otherDisk(folder string) error {
	return problem(diag.Environment, "output-other-disk", "%q is not on the same disk as the rest of the output folder", o.show(folder)).
		WithHint("unmount it, or choose another output folder")
}

func (o *output) busy() error {
	return problem(diag.Environment, "output-busy", "another galen is writing to %q", o.name).
		WithHint("wait until it has finished, then try again")
}

func (o *output) notFolder() error {
	return problem(diag.Usage, "output-unsafe", "the output %q is a file, not a folder", o.name).
		WithHint("choose another output folder")
}

// notOurs refuses a folder with files but without a manifest.
func (o *output) notOurs(example string) error {
	return problem(diag.Usage, "output-not-ours", "the output folder %q contains files that Galen did not write, such as %q", o.name, example).
		WithHint("choose an empty or a new folder")
}

func (o *output) notBuilt() error {
	return problem(diag.Usage, "not-built", "there is no finished site in %q", o.name).
		WithHint("run galen build first")
}

// unreadable is for a damaged manifest or journal: without them our files cannot
// be told from strangers', so nothing is touched.
func (o *output) unreadable(file string, err error) error {
	d := problem(diag.Environment, "output-damaged", "cannot read %q: %s", o.show(file), err)
	if errors.Is(err, errNewer) {
		return d.WithHint("use the galen that wrote it, or choose another output folder")
	}
	return d.WithHint("Galen cannot tell its own files from yours: move %q away, or delete it, then build again", o.name)
}

func (o *output) finished() error {
	return problem(diag.Environment, "output-finished", "writing to %q has already ended", o.name)
}

// unfinished adds to a fault that came after the journal took effect.
func unfinished(err error) error {
	d, ok := err.(diag.Diagnostic)
	if !ok {
		return err
	}
	note := "the next build will finish what this one started"
	if d.Hint != "" {
		note = d.Hint + "; " + note
	}
	return d.WithHint("%s", note)
}

func badPath(path string) error {
	return problem(diag.Input, "bad-path", "cannot publish a file named %q", path).
		WithHint("use a relative path of plain names, of at most %d bytes each and %d in all", maxName, maxPath)
}

func clash(a, b string) error {
	if a == b {
		return problem(diag.Input, "same-path", "two outputs are named %q", a).
			WithHint("give one of them a different address")
	}
	return problem(diag.Input, "same-path", "%q cannot be a file while there is %q in it", a, b).
		WithHint("give one of them a different address")
}

func linkLoop(dir string) error {
	return problem(diag.Usage, "output-unsafe", "the folder %q cannot be found: its links form a circle", dir).
		WithHint("choose another folder")
}

func unsafeOutput(dir, why string, args ...any) error {
	return problem(diag.Usage, "output-unsafe", "the output folder %q %s", dir, fmt.Sprintf(why, args...)).
		WithHint("choose a separate folder, such as %q", "public")
}

// syncFolder forces the names in a folder to disk, where the system can do that.
func (o *output) syncFolder(folder string) {
	if f, err := os.Open(o.at(folder)); err == nil {
		f.Sync()
		f.Close()
	}
}
