package watch

import (
	"errors"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// source is how the operating system tells of changes. Add watches one folder,
// without those below it.
type eventSource struct {
	events <-chan fsnotify.Event
	failed <-chan error // events were lost; later failures are dropped while one waits
	add    func(folder string) error
	remove func(folder string) error
	close  func() error
}

func newEventSource() (*eventSource, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	failed := make(chan error, 1)
	go forward(n.Errors, failed)
	return &eventSource{events: n.Events, failed: failed, add: n.Add, remove: n.Remove, close: n.Close}, nil
}

// forward hands failures on, and ends when from is closed. It has a goroutine
// of its own because fsnotify may hold the lock that Add and Remove wait for
// while it waits for somebody to take an error.
func forward(from <-chan error, to chan<- error) {
	for err := range from {
		// A watch that ended by itself before it could be removed: its folder was
		// moved and then deleted, of which there are events.
		if errors.Is(err, syscall.EINVAL) || errors.Is(err, fsnotify.ErrNonExistentWatch) {
			continue
		}
		select {
		case to <- err:
		default: // the one that waits has everything begun anew, which is enough for this one too
		}
	}
}
