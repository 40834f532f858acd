package publish

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"os"
	"sync"
	"time"

	"galen/internal/diag"
)

// holder is what the lock says.
type holder struct {
	Who   string    `json:"who,omitempty"` // empty: nobody
	Since time.Time `json:"since"`
	Until time.Time `json:"until"` // the lease

	Machine string `json:"machine,omitempty"` // see machine
	Process int    `json:"process,omitempty"`
	Run     string `json:"run,omitempty"` // no two publications have the same
}

// holds reports whether the lock still keeps others out: its lease runs, and its process was not killed,
// as far as that can be seen from here.
func (h holder) holds(now time.Time) bool {
	killed := h.Machine != "" && h.Machine == machine() && !runs(h.Process)
	return h.Who != "" && now.Before(h.Until) && !killed
}

// cell is a place for a few bytes that two publishers cannot change at once.
type cell interface {
	// load gives the bytes and their version, "" when there are none yet.
	load(ctx context.Context) (text []byte, version string, err error)
	// swap replaces the bytes of a version and returns the new one; errChanged when another was quicker.
	swap(ctx context.Context, text []byte, version string) (string, error)
	Describe() string
}

// lease is a lock that this process holds and renews.
type lease struct {
	cell
	opt    Options
	holder holder
	cancel context.CancelCauseFunc
	done   chan struct{}

	mu      sync.Mutex
	version string
	failed  error
}

// acquire takes the lock, or says who has it. The context that it returns ends when the lock is lost.
func acquire(ctx context.Context, c cell, opt Options) (*lease, context.Context, error) {
	text, version, err := c.load(ctx)
	if err != nil {
		return nil, ctx, err
	}
	var other holder
	if json.Unmarshal(text, &other) == nil && other.holds(opt.Now()) {
		return nil, ctx, locked(c, other)
	}
	l := &lease{cell: c, opt: opt, holder: holder{Who: opt.Who, Since: opt.Now().UTC(), Machine: machine(), Process: os.Getpid(), Run: rand.Text()}, version: version, done: make(chan struct{})}
	if err := l.renew(ctx); err != nil {
		if errors.Is(err, errChanged) {
			return nil, ctx, locked(c, holder{Who: "another publisher", Since: opt.Now(), Until: opt.Now().Add(opt.Lease)})
		}
		return nil, ctx, err
	}
	ctx, l.cancel = context.WithCancelCause(ctx)
	go func() {
		if fault := diag.Recovered("", func() { l.keep(ctx) }); fault != nil {
			l.cancel(*fault)
		}
	}()
	return l, ctx, nil
}

func locked(c cell, h holder) error {
	return diag.Errorf(diag.Position{}, "locked", "%s has been publishing to %s since %s", h.Who, c.Describe(), h.Since.Local().Format("15:04:05")).
		WithCause(diag.Environment).
		WithHint("try again when that is done; if it was killed, its lock ends by itself at %s", h.Until.Local().Format("15:04:05"))
}

// renew writes the lock with a new end.
func (l *lease) renew(ctx context.Context) error {
	h := l.holder
	h.Until = l.opt.Now().UTC().Add(l.opt.Lease)
	return l.put(ctx, h)
}

func (l *lease) put(ctx context.Context, h holder) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	version, err := l.swap(ctx, text, l.version)
	if errors.Is(err, errChanged) { // the answer to an earlier try may have been lost, and what is there be ours
		if there, now, again := l.load(ctx); again == nil && bytes.Equal(there, text) {
			version, err = now, nil
		}
	}
	if err == nil {
		l.version = version
	}
	return err
}

// keep renews the lock until the work is done.
func (l *lease) keep(ctx context.Context) {
	defer close(l.done)
	tick := time.NewTicker(l.opt.Lease / 3)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := l.renew(ctx); err != nil && ctx.Err() == nil {
				l.mu.Lock()
				l.failed = diag.Errorf(diag.Position{}, "lock-lost", "the lock at %s could not be renewed", l.Describe()).
					WithCause(diag.Environment).WithHint("publish again to send what is missing")
				l.mu.Unlock()
				l.cancel(l.failed)
				return
			}
		}
	}
}

// lost is why the lock was lost, nil if it was not.
func (l *lease) lost() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.failed
}

// release gives the lock back. What goes wrong with it only makes the next publisher wait.
func (l *lease) release() {
	l.cancel(nil)
	<-l.done
	if l.lost() != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_ = l.put(ctx, holder{})
}
