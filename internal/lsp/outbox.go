package lsp

import (
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"
)

// outbox writes messages for several goroutines, in their order. Nobody who sends waits for
// an editor that does not read: it may be waiting to be read itself.
type outbox struct {
	mu    sync.Mutex
	queue [][]byte
	more  chan struct{} // holds one when there is something new
	ended chan struct{} // closed when nothing is written any more
	stop  chan struct{}
}

func newOutbox(w io.Writer) *outbox {
	o := &outbox{more: make(chan struct{}, 1), ended: make(chan struct{}), stop: make(chan struct{})}
	go o.run(w)
	return o
}

func (o *outbox) run(w io.Writer) {
	defer close(o.ended)
	for stopping := false; ; {
		o.mu.Lock()
		queue := o.queue
		o.queue = nil
		o.mu.Unlock()
		for _, frame := range queue {
			if _, err := w.Write(frame); err != nil {
				return
			}
		}
		switch {
		case len(queue) > 0:
		case stopping:
			return
		default:
			select {
			case <-o.more:
			case <-o.stop:
				stopping = true
			}
		}
	}
}

// flushing is how long an editor may take to read what it was sent last.
const flushing = time.Second

// close writes what is left.
func (o *outbox) close() {
	close(o.stop)
	select {
	case <-o.ended:
	case <-time.After(flushing):
	}
}

func (o *outbox) send(m message) {
	m.Version = "2.0"
	body, err := json.Marshal(m)
	if err != nil { // no type of this package has anything that cannot be written
		return
	}
	frame := fmt.Appendf(nil, "Content-Length: %d\r\n\r\n%s", len(body), body)
	o.mu.Lock()
	o.queue = append(o.queue, frame)
	o.mu.Unlock()
	select {
	case o.more <- struct{}{}:
	default:
	}
}
