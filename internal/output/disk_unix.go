//go:build linux || darwin || freebsd

package output

import (
	"errors"
	"io/fs"
	"math"
	"path"
	"syscall"

	"golang.org/x/sys/unix"
)

// writable says whether names may be made and removed in a folder, without
// trying: EROFS, EACCES or EPERM if not.
func (o *output) writable(folder string) error {
	return access(o.at(folder), unix.W_OK|unix.X_OK)
}

// immutable reports whether a file is protected even from those who may write to
// its folder (chattr +i).
func (o *output) immutable(file string) bool {
	return errors.Is(access(o.at(file), unix.W_OK), unix.EPERM)
}

// elsewhere reports whether a folder is on another disk than the stage, so that
// nothing can be moved into it.
func (o *output) elsewhere(folder fs.FileInfo) bool {
	a, aOK := o.own.Sys().(*syscall.Stat_t)
	b, bOK := folder.Sys().(*syscall.Stat_t)
	return aOK && bOK && a.Dev != b.Dev
}

// room is what the disk of the output still takes.
type room struct {
	bytes int64
	files bool // false: no file more, whatever its size
}

func (o *output) room() room {
	var s unix.Statfs_t
	for p := o.abs; unix.Statfs(p, &s) != nil; p = path.Dir(p) { // the output may not be there yet
		if path.Dir(p) == p {
			return room{math.MaxInt64, true}
		}
	}
	// Bavail, for root too: what ext4 sets aside beyond it is not for root's folders either.
	return room{int64(min(uint64(s.Bavail)*uint64(s.Bsize), math.MaxInt64)), s.Files == 0 || s.Ffree > 0}
}
