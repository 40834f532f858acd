package watch

import (
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// descriptors counts the open files of this process; 0 where the system does
// not tell.
func descriptors() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}

// goroutines counts them, and waits for those to go that are ending.
func goroutines(limit int) int { return least(runtime.NumGoroutine, limit) }

// least counts something until it is no more than a limit, or long enough.
func least(count func() int, limit int) int {
	n := count()
	for began := time.Now(); n > limit && time.Since(began) < patience; n = count() {
		time.Sleep(time.Millisecond)
	}
	return n
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// rest settles until the watcher does nothing any more: what it was told of while it began
// anew can make it begin anew again, beside the test, until the next mark is heard of.
func (m *mirror) rest() {
	for range 3 {
		m.settle()
	}
}

// 2,000 edits of all kinds, with overflows, leave goroutines, descriptors and
// memory where they were after the first 100; and Close leaves nothing.
func TestSoak(t *testing.T) {
	p := newProject(t)
	idle, open := runtime.NumGoroutine(), descriptors()
	w := start(t, p.options())
	m := newMirror(p, w)
	edit := func(i int) {
		name := "content/soak" + strconv.Itoa(i%200/10)
		switch i % 10 {
		case 0:
			p.write(name+"/a/b.md", strconv.Itoa(i))
		case 3:
			p.rename(name, "static/soak")
		case 4:
			p.remove("static/soak")
		case 5:
			p.link("../shared", "content/link")
			p.link("../templates/article.html", "content/article.html")
		case 6:
			p.remove("content/link")
			p.remove("content/article.html")
		case 9:
			m.settle()
		default:
			p.write("content/health/flu.md", strconv.Itoa(i))
		}
	}
	p.write("shared/x/y.md", "x")
	for i := range 100 {
		edit(i)
	}
	m.rest()
	running, watching, used := runtime.NumGoroutine(), descriptors(), heap()
	for i := range 2000 {
		edit(i)
	}
	m.rest()
	if n := goroutines(running); n > running {
		t.Errorf("%d goroutines, before %d", n, running)
	}
	if n := least(descriptors, watching); n > watching {
		t.Errorf("%d descriptors, before %d", n, watching)
	}
	if n := heap(); n > used+200_000 { // 100 bytes an edit
		t.Errorf("%d bytes in use, before %d", n, used)
	}
	p.must(w.Close())
	p.must(w.Close())
	if n := goroutines(idle); n > idle {
		t.Errorf("%d goroutines after Close, before %d", n, idle)
	}
	if n := least(descriptors, open+1); n > open+1 { // one may be what the runtime waits for files with
		t.Errorf("%d descriptors after Close, before %d", n, open)
	}
}

// Beginning anew, as after an overflow, leaves the old source behind closed.
func TestBeginningAnewLeavesNothing(t *testing.T) {
	p := newProject(t)
	failed := make(chan chan<- error, 1)
	opt := p.options()
	opt.newSource = func() (*eventSource, error) {
		n, err := newEventSource()
		if err != nil {
			return nil, err
		}
		to := make(chan error, 1)
		n.failed = to
		select {
		case <-failed:
		default:
		}
		failed <- to
		return n, nil
	}
	w := start(t, opt)
	running, open := runtime.NumGoroutine(), descriptors()
	for range 50 {
		to := <-failed
		to <- fsnotify.ErrEventOverflow
		for !take(t, w).All {
		}
	}
	if n := goroutines(running); n > running {
		t.Errorf("%d goroutines, before %d", n, running)
	}
	if n := least(descriptors, open); n > open {
		t.Errorf("%d descriptors, before %d", n, open)
	}
}

// Close while rescans are made, events come and nobody takes the changes.
func TestCloseAtAnyMoment(t *testing.T) {
	p := newProject(t)
	for i := range 100 {
		p.write("content/"+strconv.Itoa(i)+"/a.md", "a")
	}
	idle := runtime.NumGoroutine()
	opt := p.options()
	opt.rest = time.Nanosecond
	for i := range 25 {
		w := start(t, opt)
		ended := make(chan bool)
		go func() {
			for range w.Changes() {
			}
			ended <- true
		}()
		for j := range i {
			p.write("content/health/flu.md", strconv.Itoa(j))
		}
		go w.Close()
		p.must(w.Close())
		<-ended
	}
	if n := goroutines(idle); n > idle {
		t.Errorf("%d goroutines, before %d", n, idle)
	}
}

// A folder that cannot be read is an error at the start.
func TestNoProject(t *testing.T) {
	idle, open := runtime.NumGoroutine(), descriptors()
	for _, root := range []string{"testdata/nothing", "watch.go"} {
		if w, err := New(Options{Root: root}); err == nil {
			w.Close()
			t.Errorf("watches %s", root)
		}
	}
	if goroutines(idle) > idle || descriptors() > open+1 {
		t.Error("something is left")
	}
}
