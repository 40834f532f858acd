package publish

import (
	"io/fs"
	"syscall"

	"galen/internal/memo"
)

func stampOf(info fs.FileInfo) memo.Stamp {
	s := memo.Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	if sys, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Changed, s.Inode = sys.Ctim.Nano(), sys.Ino
	}
	return s
}
