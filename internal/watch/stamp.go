package watch

import (
	"io/fs"
	"os"
)

// stamp is what a file or folder looked like. The zero stamp is that of a path
// where nothing is.
type stamp struct {
	identity identity
	mode     fs.FileMode
	size     int64  // zero for folders, whose contents have stamps of their own
	changed  int64  // modification time in nanoseconds; zero for folders
	target   string // where a link leads, without links, or what is missing on the way; empty if it is not followed
}

// identity tells one file from another on the same machine; zero where the
// system does not say.
type identity struct{ disk, inode uint64 }

func (s stamp) isFolder() bool { return s.mode.IsDir() }

func (s stamp) isLink() bool { return s.target != "" || s.mode&fs.ModeSymlink != 0 }

// sameAccess reports whether two stamps differ at most in what was written: a
// change of mode matters, because a file may be readable now that was not.
func (s stamp) sameAccess(t stamp) bool {
	return s.mode == t.mode && (s == stamp{}) == (t == stamp{})
}

func stampOf(info fs.FileInfo) stamp {
	s := stamp{identity: identityOf(info), mode: info.Mode()}
	if !info.IsDir() {
		s.size, s.changed = info.Size(), info.ModTime().UnixNano()
	}
	return s
}

// rootStamp is the stamp of the project's folder, zero if it is gone.
func rootStamp(root string) stamp {
	info, err := os.Stat(root)
	if err != nil || !info.IsDir() {
		return stamp{}
	}
	return stampOf(info)
}
