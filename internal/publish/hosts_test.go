package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"galen/internal/diag"
)

// recorder is a server that speaks the documented protocol of a host, and refuses what does not follow it.
type recorder struct {
	*httptest.Server
	t *testing.T

	mu       sync.Mutex
	bytes    map[string][]byte // by hash
	deploys  []*recorded
	public   *recorded
	uploads  int
	fail     func(r *http.Request) int // a status instead of an answer; 0: none
	frozen   bool                      // nothing becomes public
	guarded  bool                      // files are not read without a password
	requests int
}

// set changes what the server does. A request that was given up may still be at work in it.
func (r *recorder) set(change func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change()
}

// recorded is a deployment.
type recorded struct {
	id, title, state string
	files            map[string]string // hashes by path
	inline           map[string]string
}

func newRecorder(t *testing.T, answer func(*recorder, http.ResponseWriter, *http.Request)) *recorder {
	r := &recorder{t: t, bytes: map[string][]byte{}}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.requests++
		if r.fail != nil {
			if status := r.fail(q); status != 0 {
				w.WriteHeader(status)
				return
			}
		}
		if rest, ok := strings.CutPrefix(q.URL.Path, "/d/"); ok {
			r.serve(w, q, rest)
			return
		}
		answer(r, w, q)
	}))
	t.Cleanup(r.Close)
	return r
}

// serve is the site of a deployment.
func (r *recorder) serve(w http.ResponseWriter, q *http.Request, path string) {
	id, path, _ := strings.Cut(path, "/")
	switch d := r.deploy(id); {
	case q.Header.Get("Authorization") != "":
		r.t.Errorf("the token was sent to the site itself: %s", q.URL)
		w.WriteHeader(http.StatusBadRequest)
	case r.guarded:
		w.WriteHeader(http.StatusUnauthorized)
	case d == nil || d.files["/"+path] == "":
		w.WriteHeader(http.StatusNotFound)
	default:
		w.Write(r.bytes[d.files["/"+path]])
	}
}

func (r *recorder) deploy(id string) *recorded {
	for _, d := range r.deploys {
		if d.id == id {
			return d
		}
	}
	return nil
}

func (r *recorder) add(d *recorded) *recorded {
	d.id = fmt.Sprintf("deploy-%d", len(r.deploys)+1)
	r.deploys = append(r.deploys, d)
	return d
}

func (r *recorder) publish(d *recorded) {
	if !r.frozen {
		r.public = d
	}
}

// refuse says what is wrong with a request.
func (r *recorder) refuse(w http.ResponseWriter, status int, why string) {
	r.t.Logf("refused: %s", why)
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"success": false, "message": %q, "errors": [{"code": 1, "message": %[1]q}]}`, why)
}

func reply(w http.ResponseWriter, body any) { json.NewEncoder(w).Encode(body) }

// at is the host as a place that readers get files from.
func (r *recorder) at(address string) place {
	open := func() Target {
		target, err := Open(address)
		if err != nil {
			r.t.Fatal(err)
		}
		switch h := target.(hosted).host.(type) {
		case *netlify:
			h.tick, h.pause = time.Millisecond, time.Millisecond
		case *cloudflare:
			h.tick, h.pause = time.Millisecond, time.Millisecond
		}
		return target
	}
	clock := time.Now()
	return place{
		Target: open(), open: open, clock: &clock, noLock: true,
		read: func(path string) (string, bool) {
			r.mu.Lock()
			defer r.mu.Unlock()
			if r.public == nil {
				return "", false
			}
			if text, ok := r.public.inline[path]; ok {
				return text, true
			}
			hash, ok := r.public.files["/"+path]
			return string(r.bytes[hash]), ok
		},
		list: func() (paths []string) {
			r.mu.Lock()
			defer r.mu.Unlock()
			if r.public == nil {
				return nil
			}
			for path := range r.public.files {
				if !strings.HasPrefix(path, "/galen-") {
					paths = append(paths, strings.TrimPrefix(path, "/"))
				}
			}
			slices.Sort(paths)
			return paths
		},
	}
}

// takesWhole is what every host does that takes a site whole, beyond the contract.
func takesWhole(t *testing.T, start func(*testing.T) (*recorder, string)) {
	ctx := context.Background()
	t.Run("only new bytes are sent", func(t *testing.T) {
		r, address := start(t)
		p := r.at(address)
		one, two := site(t, 1, 40), site(t, 1, 41)
		p.publish(t, one)
		first := len(r.bytes)
		if got := p.publish(t, two); !slices.Equal(got.Sent, []string{"a40/index.html", "index.html"}) {
			t.Errorf("sent %v", got.Sent)
		}
		if len(r.bytes)-first != 3 { // the list, the note and the index: the new page has the bytes of others
			t.Errorf("%d bytes, then %d", first, len(r.bytes)-first)
		}
		p.shows(t, two)
	})
	t.Run("a cut after each request", func(t *testing.T) {
		r, address := start(t)
		p := r.at(address)
		old := site(t, 1, 3)
		p.publish(t, old)
		cuts := 0
		for k := 1; ; k++ {
			to := site(t, k+1, 3)
			*p.clock = p.clock.Add(time.Minute)
			ctx, cancel := context.WithCancel(ctx)
			n := 0
			r.set(func() {
				r.fail = func(*http.Request) int {
					if n++; n > k {
						cancel()
						return http.StatusServiceUnavailable
					}
					return 0
				}
			})
			_, err := p.Publish(ctx, to, p.options())
			cancel()
			r.set(func() { r.fail = nil })
			if home, _ := p.read("index.html"); strings.Contains(home, fmt.Sprintf("home v%d ", k+1)) {
				old = to
			}
			p.shows(t, old)
			if err == nil {
				break
			}
			cuts++
			p.publish(t, to)
			p.shows(t, to)
			old = to
		}
		t.Logf("a publication was cut after each of %d requests", cuts)
		if cuts < 5 {
			t.Errorf("only %d cuts", cuts)
		}
	})
	t.Run("failures that pass", func(t *testing.T) {
		r, address := start(t)
		p := r.at(address)
		n := 0
		var luck unlucky
		r.set(func() {
			r.fail = func(q *http.Request) int {
				if n++; luck.lost(q, n%3 == 0) {
					return http.StatusServiceUnavailable
				}
				return 0
			}
		})
		s := site(t, 1, 20)
		p.publish(t, s)
		p.shows(t, s)
	})
	t.Run("what was kept is lost", func(t *testing.T) {
		r, address := start(t)
		p := r.at(address)
		one, two, three := site(t, 1, 3), site(t, 2, 3), site(t, 3, 3)
		p.publish(t, one)
		p.publish(t, two)
		r.forget(one)
		p.publish(t, three) // the style sheet of the first is not kept any more
		p.shows(t, three)
		all, err := p.Releases(ctx)
		if err != nil {
			t.Fatal(err)
		}
		before := p.list()
		_, err = p.Rollback(ctx, all[len(all)-1].ID, false, p.options())
		var d diag.Diagnostic
		if !errors.As(err, &d) || d.Code != "incomplete" || !slices.Equal(before, p.list()) {
			t.Errorf("%v", err)
		}
	})
	t.Run("another program deployed", func(t *testing.T) {
		r, address := start(t)
		p := r.at(address)
		s := site(t, 1, 3)
		p.publish(t, s)
		r.set(func() { r.public = r.add(&recorded{title: "by hand", files: map[string]string{}, state: "ready"}) })
		if got := p.publish(t, s); len(got.Sent) != len(s.Files) {
			t.Errorf("sent %v", got.Sent)
		}
		p.shows(t, s)
	})
	t.Run("refused", func(t *testing.T) {
		r, address := start(t)
		p := r.at(address)
		s := site(t, 1, 1)
		for status, code := range map[int]string{401: "bad-key", 403: "forbidden", 404: "no-bucket", 400: "target-refused"} {
			r.set(func() { r.fail = func(*http.Request) int { return status } })
			_, err := p.Publish(ctx, s, p.options())
			var d diag.Diagnostic
			if !errors.As(err, &d) || d.Code != code || d.Hint == "" || status == 403 && !strings.Contains(d.Hint, "give it the permission ") || strings.Contains(fmt.Sprint(err, d.Hint), "t0ken") {
				t.Errorf("%d: %v (%s)", status, err, d.Hint)
			}
		}
		r.set(func() { r.fail, r.frozen = nil, true })
		_, err := p.Publish(ctx, s, p.options())
		var d diag.Diagnostic
		if !errors.As(err, &d) || d.Code != "not-public" {
			t.Errorf("locked: %v", err)
		}
		r.set(func() { r.frozen = false })
		p.publish(t, site(t, 2, 1))
		r.set(func() { r.guarded = true })
		if _, err = p.Publish(ctx, site(t, 3, 1), p.options()); !errors.As(err, &d) || d.Code != "not-readable" {
			t.Errorf("guarded: %v", err)
		}
	})
}

// forget loses the bytes of a site's permanent files.
func (r *recorder) forget(s Site) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for hash, text := range r.bytes {
		if slices.ContainsFunc(s.Files, func(f File) bool { return f.Stage == Permanent && f.Digest == sum(string(text)) }) {
			delete(r.bytes, hash)
		}
	}
}

// TestHostAddresses judges the addresses of hosts.
func TestHostAddresses(t *testing.T) {
	t.Setenv("NETLIFY_AUTH_TOKEN", "t0ken")
	t.Setenv("CLOUDFLARE_API_TOKEN", "t0ken")
	for address, want := range map[string]string{
		"netlify://":            "just the id of a site",
		"netlify://site/folder": "just the id of a site",
		"netlify://site?endpoint=http://x.example":   "unencrypted",
		"netlify://site?token=x":                     `"token" after`,
		"cloudflare-pages://account":                 "account-id/project",
		"cloudflare-pages://account/":                "account-id/project",
		"cloudflare-pages://account/project/folder":  "account-id/project",
		"cloudflare-pages:///project":                "account-id/project",
		"cloudflare-pages://a/p?branch=x":            `"branch" after`,
		"cloudflare-pages://a/p?endpoint=http://x.y": "unencrypted",
		"cloudflare://a/p":                           "unknown",
	} {
		_, err := Open(address)
		if d, ok := err.(diag.Diagnostic); !ok || !strings.Contains(d.Message, want) || d.Cause != diag.Usage {
			t.Errorf("%s: %v", address, err)
		}
	}
	t.Setenv("NETLIFY_AUTH_TOKEN", "")
	t.Setenv("CLOUDFLARE_API_TOKEN", "")
	for _, address := range []string{"netlify://site", "cloudflare-pages://account/project"} {
		_, err := Open(address)
		if d, ok := err.(diag.Diagnostic); !ok || d.Code != "no-key" || !strings.Contains(d.Hint, "_TOKEN") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
