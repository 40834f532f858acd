package watch

import (
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A folder that is moved and deleted at once makes package fsnotify complain
// with its lock held. Add waits for that lock; nobody may have to take the
// complaint first. Nor is it a loss: there are events of both.
func TestComplaintDoesNotBlockAdd(t *testing.T) {
	p := newProject(t)
	source, err := newEventSource()
	p.must(err)
	p.mkdir("content/a")
	for _, folder := range []string{"content", "content/a"} {
		p.must(source.add(p.at(folder)))
	}
	p.rename("content/a", "content/b")
	p.remove("content/b")
	for range 2 { // the complaint comes after the second
		<-source.events
	}
	added := make(chan error)
	go func() { added <- source.add(p.at("static")) }()
	select {
	case err := <-added:
		p.must(err)
	case <-time.After(patience):
		t.Fatal("blocked") // as would be close
	}
	p.write("static/mark", "x")
	for e := range source.events {
		if e.Name == p.at("static/mark") {
			break
		}
	}
	select {
	case err := <-source.failed:
		t.Errorf("taken for a loss: %v", err)
	default:
	}
	p.must(source.close())
}

func TestFailuresDoNotPileUp(t *testing.T) {
	from, to := make(chan error), make(chan error, 1)
	ended := make(chan bool)
	go func() { forwardErrors(from, to); ended <- true }()
	for _, err := range []error{syscall.EINVAL, fsnotify.ErrNonExistentWatch, fsnotify.ErrEventOverflow, os.ErrInvalid} {
		from <- err
	}
	close(from)
	<-ended
	if err := <-to; err != fsnotify.ErrEventOverflow || len(to) > 0 {
		t.Fatalf("%v, and %d more", err, len(to))
	}
}
