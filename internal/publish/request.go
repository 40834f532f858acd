package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// wire sends the requests of a store or host that is spoken to in plain HTTP, and tries again what may pass.
type wire struct {
	client *http.Client
	sign   func(*http.Request) error // adds what proves who asks; nil: nothing does
	pause  time.Duration             // before the second try; each later pause is longer
}

// How often a request is tried, and for how long at most.
const (
	requestTries = 7
	requestTime  = 3 * time.Minute
)

// newWire makes a wire. A server that takes no bytes or gives no answer for two minutes is given up.
func newWire(sign func(*http.Request) error) *wire {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: 20 * time.Second, KeepAlive: 15 * time.Second}).DialContext
	transport.ResponseHeaderTimeout = 2 * time.Minute
	transport.MaxIdleConnsPerHost = 16
	transport.DisableCompression = true // bytes are read as they are stored
	return &wire{client: &http.Client{Transport: transport}, sign: sign, pause: 500 * time.Millisecond}
}

// call is a request.
type call struct {
	method, address string
	header          map[string]string
	body            io.ReadSeeker // nil: none
	size            int64         // of the body
}

// answer is what came back with a status below 300.
type answer struct {
	header http.Header
	body   []byte
}

// rejection is an answer with another status.
type rejection struct {
	status int
	header http.Header
	said   string // the beginning of its text
}

func (r *rejection) Error() string {
	line, _, _ := strings.Cut(strings.TrimSpace(r.said), "\n")
	return strings.TrimSuffix(fmt.Sprintf("it answered %d %s: %s", r.status, http.StatusText(r.status), line), ": ")
}

// passing reports whether the same request may go well later.
func (r *rejection) passing() bool {
	return r.status == http.StatusTooManyRequests || r.status == http.StatusRequestTimeout || r.status >= 500 && r.status != http.StatusNotImplemented
}

// do sends a request until it is answered. Another status than success is a *rejection.
func (w *wire) do(ctx context.Context, c call) (answer, error) {
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval = w.pause
	var last error
	a, err := backoff.Retry(ctx, func() (answer, error) {
		a, err := w.once(ctx, c)
		last = err
		var r *rejection
		switch {
		case err == nil:
		case !errors.As(err, &r):
			if _, network := errors.AsType[*url.Error](err); !network {
				err = backoff.Permanent(err)
			}
		case !r.passing():
			err = backoff.Permanent(err)
		default:
			if n, noNumber := strconv.Atoi(r.header.Get("Retry-After")); noNumber == nil && n <= 60 {
				err = backoff.RetryAfter(n)
			}
		}
		return a, err
	}, backoff.WithBackOff(wait), backoff.WithMaxTries(requestTries), backoff.WithMaxElapsedTime(requestTime))
	if err != nil && ctx.Err() == nil {
		err = last
	}
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err // without the address, which may hold a signature
	}
	return a, err
}

// once sends a request once.
func (w *wire) once(ctx context.Context, c call) (answer, error) {
	var body *sentBody
	r, err := http.NewRequestWithContext(ctx, c.method, c.address, nil)
	if err != nil {
		return answer{}, errors.New("its address cannot be read")
	}
	if c.body != nil {
		if _, err := c.body.Seek(0, io.SeekStart); err != nil {
			return answer{}, err
		}
		r.ContentLength = c.size
		if c.size > 0 {
			body = &sentBody{Reader: c.body, closed: make(chan struct{})}
			r.Body = body
		}
	}
	for key, value := range c.header {
		r.Header.Set(key, value)
	}
	if w.sign != nil {
		if err := w.sign(r); err != nil {
			return answer{}, err
		}
	}
	got, err := w.client.Do(r)
	body.wait()
	if err != nil {
		return answer{}, err
	}
	defer got.Body.Close()
	if got.StatusCode >= 300 {
		said, _ := io.ReadAll(io.LimitReader(got.Body, 4000))
		return answer{}, &rejection{got.StatusCode, got.Header, string(said)}
	}
	text, err := io.ReadAll(got.Body)
	if err != nil {
		return answer{}, &url.Error{Op: c.method, URL: c.address, Err: err}
	}
	return answer{got.Header, text}, nil
}

// sentBody tells when the transport has let go of a body, which may be after the answer: only then can the
// body be read again for another try.
type sentBody struct {
	io.Reader
	closed chan struct{}
	done   bool
}

func (b *sentBody) Close() error {
	if !b.done {
		b.done = true
		close(b.closed)
	}
	return nil
}

func (b *sentBody) wait() {
	if b != nil {
		<-b.closed
	}
}
