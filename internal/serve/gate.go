package serve

import (
	"container/list"
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// limits bound what all clients together may hold.
type limits struct {
	connections int
	streams     int
	header      time.Duration // for the header of a request to arrive
	headerBytes int
	idle        time.Duration // between two requests
	answer      time.Duration // for an answer to be read
	write       time.Duration // for a message of a stream to be read
	beat        time.Duration // between signs of life on a stream
	grace       time.Duration // that a connection is left alone, even when there are too many
}

// usual are the limits in force. A stream counts as a connection too.
var usual = limits{
	connections: 256,
	streams:     64,
	header:      5 * time.Second,
	headerBytes: 32 << 10,
	idle:        time.Minute,
	answer:      30 * time.Second,
	write:       5 * time.Second,
	beat:        15 * time.Second,
	grace:       10 * time.Millisecond,
}

// gate is a listener that never lets those who are in keep out those who come.
// When it is full, the one that has waited longest without a request is closed;
// if there is none, the one whose answer takes longest. Streams stay, since they
// are fewer than the connections.
type gate struct {
	net.Listener
	limits limits

	mu      sync.Mutex
	waiting list.List // of *guest: no request in work, longest first
	busy    list.List // of *guest: an answer in work, longest first
	streams list.List // of *guest
	closed  chan struct{}
}

func newGate(ln net.Listener, l limits) *gate {
	return &gate{Listener: ln, limits: l, closed: make(chan struct{})}
}

// guest is a connection that was let in.
type guest struct {
	net.Conn
	gate  *gate
	in    *list.List
	place *list.Element
	since time.Time // it has been in that list
}

// Accept lets the next connection in.
func (g *gate) Accept() (net.Conn, error) {
	conn, err := g.Listener.Accept()
	if err != nil {
		return nil, err
	}
	g.makeRoom()
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-g.closed:
		conn.Close()
		return nil, net.ErrClosed
	default:
	}
	in := &guest{Conn: conn, gate: g}
	in.enter(&g.waiting)
	return in, nil
}

// makeRoom closes guests until there is room for one more.
func (g *gate) makeRoom() {
	for {
		victim, wait := g.victim()
		switch {
		case victim != nil:
			victim.Conn.Close()
		case wait > 0:
			select {
			case <-time.After(wait):
			case <-g.closed:
				return
			}
		default:
			return
		}
	}
}

// victim takes out of its list who has to go. It is nil when there is room, or
// when the first of all is to be left alone for a while yet.
func (g *gate) victim() (victim *guest, wait time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.waiting.Len()+g.busy.Len()+g.streams.Len() < g.limits.connections {
		return nil, 0
	}
	for _, l := range []*list.List{&g.waiting, &g.busy} {
		if first := l.Front(); first != nil {
			victim = first.Value.(*guest)
			if wait = g.limits.grace - time.Since(victim.since); wait > 0 {
				return nil, wait
			}
			victim.enter(nil)
			return victim, 0
		}
	}
	return nil, g.limits.grace // no more than streams; one may end
}

// Close stops letting connections in.
func (g *gate) Close() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-g.closed:
		return nil
	default:
		close(g.closed)
	}
	return g.Listener.Close()
}

// dismiss closes all that wait without a request in work.
func (g *gate) dismiss() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for first := g.waiting.Front(); first != nil; first = g.waiting.Front() {
		c := first.Value.(*guest)
		c.enter(nil)
		c.Conn.Close()
	}
}

// enter moves a guest to the end of a list; nil when it has gone. The gate is
// locked.
func (c *guest) enter(l *list.List) {
	if c.place != nil {
		c.in.Remove(c.place)
		c.place = nil
	}
	if c.in = l; l != nil {
		c.place, c.since = l.PushBack(c), time.Now()
	}
}

// move is enter for a guest that may have gone meanwhile.
func (c *guest) move(l *list.List) {
	c.gate.mu.Lock()
	defer c.gate.mu.Unlock()
	if c.place != nil {
		c.enter(l)
	}
}

// Close closes the connection and makes room.
func (c *guest) Close() error {
	c.gate.mu.Lock()
	c.enter(nil)
	c.gate.mu.Unlock()
	return c.Conn.Close()
}

// guestKey finds the guest in the context of its requests.
type guestKey struct{}

func withGuest(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, guestKey{}, conn)
}

// enter notes that a request is in work, and gives what notes that it is done.
func enter(r *http.Request) func() {
	c, ok := r.Context().Value(guestKey{}).(*guest)
	if !ok {
		return func() {} // served by somebody else's listener
	}
	c.move(&c.gate.busy)
	return func() { c.move(&c.gate.waiting) }
}

// streaming notes that a request is a stream, and gives what notes its end.
func streaming(r *http.Request) func() {
	c, ok := r.Context().Value(guestKey{}).(*guest)
	if !ok {
		return func() {}
	}
	c.move(&c.gate.streams)
	return func() { c.move(&c.gate.busy) }
}
