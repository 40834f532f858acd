//go:build darwin || freebsd

package output

import "golang.org/x/sys/unix"

// access asks whether this process may write (and in a folder, find) what is at
// a path.
func access(abs string, mode uint32) error {
	return unix.Faccessat(unix.AT_FDCWD, abs, mode, unix.AT_EACCESS)
}
