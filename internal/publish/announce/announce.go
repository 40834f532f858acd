// Package announce tells others that a site has changed: caches that are to forget what they
// hold, search engines, and the hubs of feed readers.
//
// A Change says what is new to the outside: it is made of two releases, so nothing that is held
// back can be in it. A Listener is somebody who is told. Telling never undoes a publication: what
// goes wrong is a warning, and galen announce says it again.
//
//	Cloudflare, Fastly, CloudFront, Bunny   forget the addresses that changed
//	Webhook                                 any other program, by JSON
//	IndexNow                                search engines (indexnow.org)
//	WebSub                                  a hub (www.w3.org/TR/websub)
//
// Tokens are read from the environment, as each vendor's own tools name them, and are never part
// of a message.
package announce

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// Change is what differs for the outside, as absolute addresses.
type Change struct {
	Addresses []string // everything that is new, other or gone
	Articles  []string // pages of articles that are new or other
	Feeds     []string // feeds that are other
}

// Listener is somebody who is told of a Change.
type Listener interface {
	// Name says who it is, for a message.
	Name() string
	// Tell tells it; a Change in which nothing concerns it sends nothing.
	Tell(ctx context.Context, c Change) error
}

// client makes requests, and tries again what may pass.
type client struct {
	http *http.Client
	wait backoff.BackOff // nil: from half a second on
}

const tries = 4

// send makes a request; body may be nil. An answer of 429 or 5xx is tried again.
func (c client) send(ctx context.Context, method, address string, header http.Header, body []byte) error {
	opts := []backoff.RetryOption{backoff.WithMaxTries(tries), backoff.WithMaxElapsedTime(2 * time.Minute)}
	if c.wait != nil {
		opts = append(opts, backoff.WithBackOff(c.wait))
	}
	_, err := backoff.Retry(ctx, func() (struct{}, error) { return struct{}{}, c.once(ctx, method, address, header, body) }, opts...)
	return err
}

func (c client) once(ctx context.Context, method, address string, header http.Header, body []byte) error {
	r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return backoff.Permanent(errors.New("its address cannot be read"))
	}
	r.Header = header.Clone()
	if r.Header == nil {
		r.Header = http.Header{}
	}
	answer, err := cmp.Or(c.http, http.DefaultClient).Do(r)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err // without the address, which may hold a token
		}
		return err
	}
	defer answer.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(answer.Body, 300))
	switch {
	case answer.StatusCode < 300:
		return nil
	case answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode >= 500:
		if n, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil && n <= 60 {
			return backoff.RetryAfter(n)
		}
		return refused(answer.StatusCode, said)
	}
	return backoff.Permanent(refused(answer.StatusCode, said))
}

// refused is an answer that says no.
func refused(status int, said []byte) error {
	line, _, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
	return fmt.Errorf("it answered %d %s: %s", status, http.StatusText(status), line)
}

// token reads a secret.
func token(name string) (string, error) {
	if t := os.Getenv(name); t != "" {
		return t, nil
	}
	return "", fmt.Errorf("%s is not set in the environment", name)
}

// batches sends addresses in pieces of a size.
func batches(all []string, size int, send func([]string) error) error {
	for part := range slices.Chunk(all, size) {
		if err := send(part); err != nil {
			return err
		}
	}
	return nil
}

func jsonHeader(more ...string) http.Header {
	h := http.Header{"Content-Type": {"application/json; charset=utf-8"}}
	for i := 0; i+1 < len(more); i += 2 {
		h.Set(more[i], more[i+1])
	}
	return h
}

func encoded(v any) []byte {
	var w bytes.Buffer
	e := json.NewEncoder(&w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // only strings and lists of them are sent
	}
	return w.Bytes()
}
