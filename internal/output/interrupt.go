package output

import "sync"

// swaps counts the sites of this process that are being put in place.
var swaps = newSwapping()

type swapping struct {
	mu    sync.Mutex
	count int
	ended int        // how many were put in place
	none  *sync.Cond // count is 0
}

func newSwapping() *swapping {
	s := &swapping{}
	s.none = sync.NewCond(&s.mu)
	return s
}

// Hold lets Interrupt wait until release is called. Commit and Recover hold by
// themselves; whoever has something to write that belongs to the site, such as the
// record of what was released, holds from before Commit until that is written.
// Release may be called more than once.
func Hold() (release func()) {
	swaps.mu.Lock()
	swaps.count++
	swaps.mu.Unlock()
	return sync.OnceFunc(func() {
		swaps.mu.Lock()
		defer swaps.mu.Unlock()
		swaps.ended++
		if swaps.count--; swaps.count == 0 {
			swaps.none.Broadcast()
		}
	})
}

// Swaps counts the sites that this process has put in place so far.
func Swaps() int {
	swaps.mu.Lock()
	defer swaps.mu.Unlock()
	return swaps.ended
}

// Interrupt calls end, which is to end the program at once and to say that it was
// stopped. While a site is being put in place it waits for that instead, and returns
// without calling end: the program, which was asked to stop when the count of Swaps
// was since, is about to end by itself, with a whole site. So it is when a site was put
// in place after that.
func Interrupt(since int, end func()) {
	swaps.mu.Lock()
	defer swaps.mu.Unlock()
	if swaps.count == 0 && swaps.ended == since {
		end() // under the lock, so that nobody begins meanwhile
	}
	for swaps.count > 0 {
		swaps.none.Wait()
	}
}

// BeforeStep has f asked before each change to the disk: it may end the process, or
// return the error that the change is to fail with. It is for tests of what a crash
// leaves, and is set before any output is opened; nil ends it.
func BeforeStep(f func(op, path string) error) { before = f }
