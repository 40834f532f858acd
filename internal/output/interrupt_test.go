package output

import "testing"

// TestInterrupt: a program is ended at once unless a site is being put in place, or was
// since the program was asked to stop; then it ends by itself.
func TestInterrupt(t *testing.T) {
	ends := func(since int) (ended bool) {
		Interrupt(since, func() { ended = true })
		return ended
	}
	if !ends(Swaps()) {
		t.Error("nothing is put in place, and it is not ended")
	}
	since, release, ended := Swaps(), Hold(), make(chan bool)
	go func() { ended <- ends(since) }()
	release()
	release()
	if <-ended {
		t.Error("it is ended while a site is put in place")
	}
	if ends(since) {
		t.Error("it is said to be stopped, though a site was put in place")
	}
	if Swaps() != since+1 || !ends(Swaps()) {
		t.Error("a site that was there before keeps it from being ended")
	}
}
