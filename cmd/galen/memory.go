package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// firstCollection is the memory, in bytes, from which garbage is collected.
const firstCollection = 192 << 20

// collectLater puts off the first collection of garbage. The runtime begins at 4 MB
// and again at each doubling; a build that makes little, or all of a small site, is
// over before it asks for what any machine has: it takes a tenth less time. From
// then on all is as usual. GOGC and GOMEMLIMIT go first.
func collectLater() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	usual, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(firstCollection)
	collected := new([16]byte)
	runtime.AddCleanup(collected, func(int) {
		debug.SetGCPercent(usual)
		debug.SetMemoryLimit(limit)
	}, 0)
}
