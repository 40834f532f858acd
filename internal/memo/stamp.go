package memo

import (
	"io/fs"
	"sync/atomic"
	"time"
)

// Stamp is how the file system describes a file that was not touched since: its
// size, its times in nanoseconds and its inode. It spares reading the file.
type Stamp struct {
	Size, Modified, Changed int64
	Inode                   uint64
}

// How old a change must be before a stamp can vouch for it. The file system's clock
// moves in steps of some milliseconds: a file that is written twice within one step
// keeps its times. On a disk that counts whole seconds (ext3, HFS+, ext4 with inodes
// of 128 bytes) or two of them (FAT) the step is as long.
const (
	restFine   = 100 * time.Millisecond
	restCoarse = 3 * time.Second
)

// step is the file system's for tests, in nanoseconds; 0: that which the disk has.
var step atomic.Int64

// SetStep lets times of files be whole multiples of a step, as on a disk that knows no
// others: for tests of such disks. Zero ends it.
func SetStep(d time.Duration) { step.Store(int64(d)) }

// now is the clock, which tests move.
var now = time.Now

// seen is what the file system says of a file.
func seen(info fs.FileInfo) Stamp {
	s := stampOf(info)
	if n := step.Load(); n > 0 {
		s.Modified, s.Changed = s.Modified-s.Modified%n, s.Changed-s.Changed%n
	}
	return s
}

// coarse reports whether the disk may know no parts of a second: of a fine one that
// looks so once in a thousand million times.
func (s Stamp) coarse() bool { return s.Changed%int64(time.Second) == 0 }

// StampOf is the stamp of a file that is about to be read. It is the zero Stamp,
// which vouches for nothing, when the file changed only just now or is no plain
// file.
func StampOf(info fs.FileInfo) Stamp {
	if !info.Mode().IsRegular() {
		return Stamp{}
	}
	s, age := seen(info), restFine
	if s.coarse() {
		age = restCoarse
	}
	if now().Sub(time.Unix(0, max(s.Changed, s.Modified))) < age {
		return Stamp{}
	}
	return s
}

// Describes reports whether a file is as it was when it was given the stamp. The
// zero Stamp describes none.
func (s Stamp) Describes(info fs.FileInfo) bool { return s != Stamp{} && seen(info) == s }
