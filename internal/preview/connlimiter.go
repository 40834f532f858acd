package preview

import (
	"container/list"
	"net"
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

// connLimiter is a listener that never lets those who are in keep out those who come.
// When it is full, the one for whose bytes we have waited longest is closed:
// who does not send a request, or does not read the answer. Who is being worked
// for stays, streams too, of which there are fewer than connections.
type connLimiter struct {
	net.Listener
	limits limits

	mu     sync.Mutex
	guests map[*trackedConn]bool // those who are in
	held   list.List             // of *guest: those we wait for, longest first
	closed chan struct{}
}

func newGate(ln net.Listener, l limits) *connLimiter {
	return &connLimiter{Listener: ln, limits: l, guests: map[*trackedConn]bool{}, closed: make(chan struct{})}
}

// unread is how many bytes the system keeps for a client that does not read;
// left alone it would be megabytes each.
const unread = 64 << 10

// Accept lets the next connection in.
func (g *connLimiter) Accept() (net.Conn, error) {
	conn, err := g.Listener.Accept()
	if err != nil {
		return nil, err
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		tcp.SetWriteBuffer(unread)
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
	c := &trackedConn{Conn: conn, gate: g}
	g.guests[c] = true
	return c, nil
}

// makeRoom closes guests until there is room for one more.
func (g *connLimiter) makeRoom() {
	for {
		victim, full := g.evictee()
		switch {
		case victim != nil:
			victim.Conn.Close()
		case full:
			select {
			case <-time.After(g.limits.grace / 10):
			case <-g.closed:
				return
			}
		default:
			return
		}
	}
}

// evictee takes out who has to go. It is nil when there is room, or when we have
// waited for nobody longer than is usual.
func (g *connLimiter) evictee() (victim *trackedConn, full bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.guests) < g.limits.connections {
		return nil, false
	}
	if first := g.held.Front(); first != nil && time.Since(first.Value.(*trackedConn).since) > g.limits.grace {
		victim = first.Value.(*trackedConn)
		victim.evict()
	}
	return victim, true
}

// Close stops letting connections in.
func (g *connLimiter) Close() error {
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

// dismiss closes all for whom nothing is being done.
func (g *connLimiter) dismiss() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.guests {
		if !c.busy {
			c.evict()
			c.Conn.Close()
		}
	}
}
