package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// mostGarbage is how much garbage may lie about, in bytes, and mostPercent how much of it
// beside what is in use. The runtime lets it grow to the size of what is in use, which for a
// site of a hundred thousand articles is a second gigabyte, and for a small one is little.
const (
	mostGarbage = 256 << 20
	mostPercent = 200
)

// limitGarbage looks at what is in use now and after each collection, and has a large
// site collected more often. GOGC and GOMEMLIMIT go first.
func limitGarbage() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	var look func(int)
	look = func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(int(min(mostPercent, 100*mostGarbage/max(live[0].Value.Uint64(), 1))))
		runtime.AddCleanup(new([16]byte), look, 0) // when the next collection finds it
	}
	look(0)
}
