//go:build darwin || freebsd

package watch

import "golang.org/x/sys/unix"

// losesEvents reports whether a folder lies on a disk of another machine, whose
// changes are not told here.
func losesEvents(folder string) bool {
	var s unix.Statfs_t
	return unix.Statfs(folder, &s) == nil && uint64(s.Flags)&unix.MNT_LOCAL == 0
}
