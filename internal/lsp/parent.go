package lsp

import (
	"errors"
	"os"
	"runtime"
	"syscall"
	"time"
)

// lookingAfter is how often the server asks whether the editor still runs. One that ends
// closes the pipe, too; this is for one whose children hold it open.
const lookingAfter = 3 * time.Second

// watchParent closes s.gone when the editor's process has ended.
func (s *server) watchParent(pid int) {
	for alive(pid) {
		select {
		case <-s.ctx.Done():
			return
		case <-time.After(lookingAfter):
		}
	}
	close(s.gone)
}

// alive reports whether there is a process of that number.
func alive(pid int) bool {
	if pid <= 0 {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	if runtime.GOOS == "windows" { // where a process that is found is there
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
