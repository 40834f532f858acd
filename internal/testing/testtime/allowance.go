// Package testtime is for tests that take long, or hold that a program ends in time. Such a promise is
// about a quiet machine and the program as it is shipped; a test machine may be
// busy, and the race detector makes a program many times slower and larger.
package testtime

import (
	"testing"
	"time"
)

// busy is how much longer than promised a test waits before it calls a program
// hung: an endless loop is found just as well, a busy neighbour is not.
const busy = 4

// Limit is how long a test waits for what is promised within d.
func Limit(d time.Duration) time.Duration { return d * busy * slower }

// Best is for the least of several measurements of what is promised within d: the
// least is that of a quiet moment, and only the race detector makes it longer.
func Best(d time.Duration) time.Duration { return d * slower }

// Memory is how much a test allows where bytes are promised.
func Memory(bytes int64) int64 { return bytes * larger }

// Rounds is how often a test compares two computations, of n times. The race detector sees the
// same code again and again, ten times as slowly; .ci/run does all n without it.
func Rounds(n int) int { return n / slower }

// Plain skips a test under the race detector. It is for those that start the program hundreds of
// times and look at what it says and leaves behind: there, each start takes ten times as long, and
// other tests run the same code. .ci/run has a step of its own for them.
func Plain(t testing.TB) {
	t.Helper()
	if slower > 1 {
		t.Skip("the race detector makes this too slow: .ci/run runs it without, whole")
	}
}
