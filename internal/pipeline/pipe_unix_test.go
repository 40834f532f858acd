//go:build unix

package pipeline

import (
	"syscall"
	"testing"
)

// makePipe makes a named pipe, of which a reader waits for ever.
func makePipe(t testing.TB, file string) {
	t.Helper()
	check(t, syscall.Mkfifo(file, 0o644))
}
