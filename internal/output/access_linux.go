package output

import "golang.org/x/sys/unix"

// access asks whether this process may write (and in a folder, find) what is at
// a path. The plain Faccessat of the library is of no use here: it takes EPERM,
// which says that a file is protected, for a system that cannot tell.
func access(abs string, mode uint32) error {
	err := unix.Faccessat2(unix.AT_FDCWD, abs, mode, unix.AT_EACCESS)
	if err == unix.ENOSYS { // before Linux 5.8
		return unix.Access(abs, mode)
	}
	return err
}
