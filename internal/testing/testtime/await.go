package testtime

import (
	"testing"
	"time"
)

// patience is how long Await waits for anything at all.
var patience = Limit(15 * time.Second)

// Await asks until the answer is empty. If it is not for long, the test fails with the
// last answer, which says what is still amiss.
func Await(t testing.TB, ask func() string) {
	t.Helper()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	late := time.After(patience)
	for amiss := ask(); amiss != ""; amiss = ask() {
		select {
		case <-again.C:
		case <-late:
			t.Fatalf("after %v still: %s", patience, amiss)
		}
	}
}
