package publish

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"galen/internal/diag"
)

// TestTries is about which answers are asked for again, and that the whole body goes with each try.
func TestTries(t *testing.T) {
	for name, c := range map[string]struct {
		answers []int // 0: the connection is cut
		tries   int
		ok      bool
	}{
		"at once":                     {[]int{200}, 1, true},
		"busy, then well":             {[]int{503, 500, 200}, 3, true},
		"too many, then well":         {[]int{429, 200}, 2, true},
		"too slow, then well":         {[]int{408, 200}, 2, true},
		"cut off, then well":          {[]int{0, 0, 200}, 3, true},
		"forbidden":                   {[]int{403, 200}, 1, false},
		"changed":                     {[]int{412, 200}, 1, false},
		"not there":                   {[]int{404, 200}, 1, false},
		"wrong":                       {[]int{400, 200}, 1, false},
		"unknown to the server":       {[]int{501, 200}, 1, false},
		"busy all the time":           {[]int{503, 503, 503, 503, 503, 503, 503, 200}, requestTries, false},
		"each kind of passing answer": {[]int{502, 0, 504, 429, 200}, 5, true},
	} {
		t.Run(name, func(t *testing.T) {
			var tries atomic.Int64 // no answer tells who asks that a handler which was cut off has ended
			body := bytes.Repeat([]byte("0123456789"), 50_000)
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				try := tries.Add(1)
				status := c.answers[try-1]
				if status == 0 {
					io.CopyN(io.Discard, r.Body, 1000)
					panic(http.ErrAbortHandler)
				}
				if got, _ := io.ReadAll(r.Body); !bytes.Equal(got, body) {
					t.Errorf("try %d had %d bytes", try, len(got))
				}
				w.WriteHeader(status)
			}))
			defer server.Close()
			w := newWire(nil)
			w.pause = time.Millisecond
			_, err := w.do(context.Background(), call{method: "PUT", address: server.URL, body: bytes.NewReader(body), size: int64(len(body))})
			if n := int(tries.Load()); (err == nil) != c.ok || n != c.tries {
				t.Errorf("%d tries, %v", n, err)
			}
		})
	}
}

// TestRetryAfter waits as long as the server asks, and ends when the work does.
func TestRetryAfter(t *testing.T) {
	var tries atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if tries.Add(1) == 1 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}))
	defer server.Close()
	w := newWire(nil)
	w.pause = time.Millisecond
	start := time.Now()
	if _, err := w.do(context.Background(), call{method: "GET", address: server.URL}); err != nil || time.Since(start) < time.Second {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	tries.Store(0)
	if _, err := w.do(ctx, call{method: "GET", address: server.URL}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// TestSecretsInAddresses: an address may hold a signature, and is not told.
func TestSecretsInAddresses(t *testing.T) {
	w := newWire(nil)
	w.pause = time.Millisecond
	_, err := w.do(context.Background(), call{method: "GET", address: "http://127.0.0.1:1/x?sig=test-secret"})
	if err == nil || strings.Contains(err.Error(), "test-secret") {
		t.Errorf("%v", err)
	}
}

// unlucky counts how often the same request got lost without a break. What is tried by several workers at once can
// have bad luck in all its tries, so each gets through at the fourth.
type unlucky struct {
	mu    sync.Mutex
	times map[string]int
}

// lost reports whether a request gets lost, where it would.
func (u *unlucky) lost(r *http.Request, would bool) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	key := r.Method + " " + r.URL.String()
	if would = would && u.times[key] < 3; !would {
		delete(u.times, key)
		return false
	}
	if u.times == nil {
		u.times = map[string]int{}
	}
	u.times[key]++
	return true
}

// shaky is a way to a server on which requests get lost: every seventh is answered with 503, and of every
// other seventh the answer is lost after the server has done what was asked.
func shaky(t *testing.T, server string) string {
	t.Helper()
	way := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: server})
	var requests atomic.Int64
	var luck unlucky
	l := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := requests.Add(1) % 7
		switch lost := luck.lost(r, n == 3 || n == 5); {
		case lost && n == 3:
			io.Copy(io.Discard, r.Body)
			w.WriteHeader(http.StatusServiceUnavailable)
		case lost:
			way.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		default:
			way.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(l.Close)
	return strings.TrimPrefix(l.URL, "http://")
}

// TestShaky publishes on a way on which requests get lost: everything arrives all the same.
func TestShaky(t *testing.T) {
	run := func(t *testing.T, open func() bucket) {
		p := inStore(t, open)
		one := site(t, 1, 12)
		p.publish(t, one)
		p.shows(t, one)
		for v := 2; v < 6; v++ {
			s := site(t, v, 12-v)
			p.publish(t, s)
			p.shows(t, s)
		}
		if _, err := p.Rollback(context.Background(), "", false, p.options()); err != nil {
			t.Fatal(err)
		}
		p.shows(t, site(t, 4, 8))
	}
	t.Run("Google", func(t *testing.T) {
		address := shaky(t, googleStore(t))
		run(t, func() bucket {
			b := openStore(t, "gs://site?endpoint=http://"+address)
			b.Objects.(*gcs).pause = time.Millisecond
			return b
		})
	})
	t.Run("Azure", func(t *testing.T) {
		before, rest, _ := strings.Cut(azureStore(t), "endpoint=http://")
		server, path, _ := strings.Cut(rest, "/")
		address := shaky(t, server)
		run(t, func() bucket {
			b := openStore(t, "azure://site"+before+"endpoint=http://"+address+"/"+path)
			b.Objects.(*azure).pause = time.Millisecond
			return b
		})
	})
}

// TestForbidden: who may not do something is told which permission is missing.
func TestForbidden(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) }))
	defer server.Close()
	t.Setenv("AWS_ACCESS_KEY_ID", "test-key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test-secret")
	t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", "")
	noAzureKeys(t)
	t.Setenv("AZURE_STORAGE_KEY", azuriteKey)
	told := 0
	for address, permissions := range map[string][5]string{
		"s3://site?region=us-east-1&endpoint=" + server.URL: {"s3:GetObject", "s3:PutObject", "s3:GetObject and s3:PutObject", "s3:DeleteObject", "s3:ListBucket"},
		"gs://site?endpoint=" + server.URL: {"storage.objects.get ", "storage.objects.create", "storage.objects.get, storage.objects.create",
			"storage.objects.delete", "storage.objects.list"},
		"azure://site?account=a&endpoint=" + server.URL: {"blobs/read", "blobs/write", "blobs/read and blobs/write", "blobs/delete", "blobs/read to list"},
	} {
		b, ctx := openStore(t, address), context.Background()
		_, stat := b.Stat(ctx, "x")
		_, _, get := b.Get(ctx, "x")
		_, putIf := b.PutIf(ctx, "x", nil, "")
		put := b.Put(ctx, "x", strings.NewReader(""), File{Type: "text/plain"})
		for _, c := range []struct {
			err    error
			wanted string
		}{
			{stat, permissions[0]}, {get, permissions[0]}, {put, permissions[1]}, {putIf, permissions[1]}, {b.Copy(ctx, "x", "y", File{}), permissions[2]},
			{b.Delete(ctx, "x"), permissions[3]}, {b.List(ctx, "", func(Object) {}), permissions[4]},
		} {
			var d diag.Diagnostic
			if !errors.As(c.err, &d) || d.Code != "forbidden" || !strings.Contains(d.Hint, c.wanted) {
				t.Errorf("%s: wanted %s: %v: %s", address, c.wanted, c.err, d.Hint)
			}
			told++
		}
	}
	t.Logf("%d refusals name a permission", told)
}
