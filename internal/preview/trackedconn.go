package preview

import (
	"container/list"
	"context"
	"net"
	"net/http"
	"time"
)

// trackedConn is a connection that the gate has let in. It notes when it waits for the
// other side. What is below the line belongs to the gate's lock.
type trackedConn struct {
	net.Conn
	gate *connLimiter

	busy             bool // an answer is in work
	reading, writing bool
	place            *list.Element // in gate.held
	since            time.Time     // it is there
}

// Read waits for the other side, which is our own affair while an answer is in
// work: net/http reads ahead then, to learn of a client that leaves.
func (c *trackedConn) Read(b []byte) (int, error) {
	c.note(func() { c.reading = true })
	n, err := c.Conn.Read(b)
	c.note(func() { c.reading = false })
	return n, err
}

// Write writes in pieces, so that a client which reads slowly is told from one
// that does not read.
func (c *trackedConn) Write(b []byte) (int, error) {
	done := 0
	for {
		c.note(func() { c.writing = true })
		n, err := c.Conn.Write(b[done:min(done+unread, len(b))])
		c.note(func() { c.writing = false })
		if done += n; err != nil || done == len(b) {
			return done, err
		}
	}
}

// Close makes room.
func (c *trackedConn) Close() error {
	c.gate.mu.Lock()
	c.evict()
	c.gate.mu.Unlock()
	return c.Conn.Close()
}

// note changes what is known of a guest, and keeps its place in gate.held.
func (c *trackedConn) note(change func()) {
	c.gate.mu.Lock()
	defer c.gate.mu.Unlock()
	change()
	held := c.gate.guests[c] && (c.reading && !c.busy || c.writing)
	if held && c.place == nil {
		c.place, c.since = c.gate.held.PushBack(c), time.Now()
	} else if !held && c.place != nil {
		c.gate.held.Remove(c.place)
		c.place = nil
	}
}

// evict takes a guest out. The gate is locked.
func (c *trackedConn) evict() {
	delete(c.gate.guests, c)
	if c.place != nil {
		c.gate.held.Remove(c.place)
		c.place = nil
	}
}

// guestKey finds the guest in the context of its requests.
type guestKey struct{}

func withGuest(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, guestKey{}, conn)
}

// begin notes that an answer is in work, and gives what notes its end.
func begin(r *http.Request) (end func()) {
	c, ok := r.Context().Value(guestKey{}).(*trackedConn)
	if !ok {
		return func() {} // served by somebody else's listener
	}
	c.note(func() { c.busy = true })
	return func() { c.note(func() { c.busy = false }) }
}
