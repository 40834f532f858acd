//go:build unix

package main

import (
	"os"
	"syscall"
)

// peak is the most memory that a process held, in the unit of the system: KiB on
// Linux.
func peak(p *os.ProcessState) int64 {
	if usage, ok := p.SysUsage().(*syscall.Rusage); ok {
		return int64(usage.Maxrss)
	}
	return 0
}
