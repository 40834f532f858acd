package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Garbage may grow to mostPercent of what is in use, and to no more than mostGarbage bytes.
// The runtime's own 100 percent are a second gigabyte for a site of a hundred thousand
// articles, and cost a small one a tenth of its time.
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
