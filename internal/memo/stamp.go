package memo

import (
	"io/fs"
	"time"
)

// Stamp is how the file system describes a file that was not touched since: its
// size, its times in nanoseconds and its inode. It spares reading the file.
type Stamp struct {
	Size, Modified, Changed int64
	Inode                   uint64
}

// settled is how old a change must be before a stamp can vouch for it. The file
// system's clock moves in steps of some milliseconds: a file that is written
// twice within one step keeps its times.
const settled = 100 * time.Millisecond

// StampOf is the stamp of a file that is about to be read. It is the zero Stamp,
// which vouches for nothing, when the file changed only just now or is no plain
// file.
func StampOf(info fs.FileInfo) Stamp {
	if !info.Mode().IsRegular() {
		return Stamp{}
	}
	s := stampOf(info)
	if time.Since(time.Unix(0, max(s.Changed, s.Modified))) < settled {
		return Stamp{}
	}
	return s
}

// Describes reports whether a file is as it was when it was given the stamp. The
// zero Stamp describes none.
func (s Stamp) Describes(info fs.FileInfo) bool { return s != Stamp{} && stampOf(info) == s }
