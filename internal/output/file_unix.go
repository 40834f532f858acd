//go:build linux || darwin || freebsd

package output

import (
	"io"

	"golang.org/x/sys/unix"
)

// file is an open file by its number. An os.File asks the system five times more
// of each, in vain, whether it can be waited for: of many small files that is a
// tenth of the time of writing them.
type file int

// create makes a new file, for writing.
func create(abs string) (file, error) {
	return opened(abs, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL)
}

// open opens a file, for reading.
func open(abs string) (file, error) { return opened(abs, unix.O_RDONLY) }

func opened(abs string, flags int) (file, error) {
	for {
		fd, err := unix.Open(abs, flags|unix.O_CLOEXEC, uint32(fileMode))
		if err != unix.EINTR {
			return file(fd), err
		}
	}
}

// most is what one call may be given: macOS takes no more than 2 GB.
const most = 1 << 30

// Write writes all of data, or gives the reason why not.
func (f file) Write(data []byte) (written int, err error) {
	for written < len(data) {
		n, err := unix.Write(int(f), data[written:min(len(data), written+most)])
		switch {
		case err == unix.EINTR:
			continue
		case err != nil:
			return written, err
		case n == 0:
			return written, io.ErrShortWrite
		}
		written += n
	}
	return written, nil
}

// Read is that of io.Reader.
func (f file) Read(data []byte) (int, error) {
	for {
		n, err := unix.Read(int(f), data[:min(len(data), most)])
		switch {
		case err == unix.EINTR:
			continue
		case err != nil:
			return 0, err
		case n == 0 && len(data) > 0:
			return 0, io.EOF
		}
		return n, nil
	}
}

// Close closes the file, once.
func (f file) Close() error { return unix.Close(int(f)) }
