package announce

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// recorder is a server that notes what it is asked, and fails as often as it is told to.
type recorder struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string // method, path and query
	bodies []string
	heads  []http.Header
	fail   int
	status int
}

func record(t *testing.T) *recorder {
	r := &recorder{status: http.StatusOK}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		body, _ := io.ReadAll(q.Body)
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.fail > 0 {
			r.fail--
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		r.asked, r.bodies, r.heads = append(r.asked, q.Method+" "+q.URL.RequestURI()), append(r.bodies, string(body)), append(r.heads, q.Header)
		w.WriteHeader(r.status)
		io.WriteString(w, "because\nof it")
	}))
	t.Cleanup(r.Close)
	return r
}

func change(n int) (c Change) {
	for i := range n {
		c.Addresses = append(c.Addresses, fmt.Sprintf("https://news.example/a%d/", i))
	}
	c.Articles = c.Addresses[:n/2]
	c.Feeds = []string{"https://news.example/feed.xml"}
	return c
}

// TestTell compares what each listener is sent with its documented form.
func TestTell(t *testing.T) {
	for name, secret := range map[string]string{"CLOUDFLARE_API_TOKEN": "s-cf", "FASTLY_API_TOKEN": "s-fastly", "BUNNY_API_KEY": "s-bunny", "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s-aws"} {
		t.Setenv(name, secret)
	}
	quick := client{wait: backoff.NewConstantBackOff(time.Millisecond)}
	for name, c := range map[string]struct {
		listener func(api string) Listener
		requests int
		check    func(t *testing.T, r *recorder)
	}{
		"cloudflare": {func(api string) Listener { return &Cloudflare{"zone1", quick, api} }, 3, func(t *testing.T, r *recorder) {
			var all []string
			for i, b := range r.bodies {
				var body struct{ Files []string }
				json.Unmarshal([]byte(b), &body)
				all = append(all, body.Files...)
				if r.asked[i] != "POST /client/v4/zones/zone1/purge_cache" || r.heads[i].Get("Authorization") != "Bearer s-cf" || len(body.Files) > 30 {
					t.Errorf("%s %v", r.asked[i], r.heads[i])
				}
			}
			same(t, all, change(70).Addresses)
		}},
		"fastly": {func(api string) Listener { return &Fastly{quick, api} }, 70, func(t *testing.T, r *recorder) {
			var all []string
			for _, a := range r.asked {
				all = append(all, strings.Replace(a, "POST /purge/", "https://", 1))
			}
			same(t, all, change(70).Addresses)
		}},
		"bunny": {func(api string) Listener { return &Bunny{quick, api} }, 70, func(t *testing.T, r *recorder) {
			var all []string
			for _, a := range r.asked {
				u, _ := url.Parse(strings.TrimPrefix(a, "POST "))
				all = append(all, u.Query().Get("url"))
			}
			same(t, all, change(70).Addresses)
		}},
		"cloudfront": {func(api string) Listener { return &CloudFront{"D1", quick, api, nil} }, 1, func(t *testing.T, r *recorder) {
			if !strings.Contains(r.bodies[0], "<Quantity>70</Quantity><Items><Path>/a0/</Path>") || r.asked[0] != "POST /2020-05-31/distribution/D1/invalidation" {
				t.Errorf("%s %s", r.asked[0], r.bodies[0])
			}
			if a := r.heads[0].Get("Authorization"); !strings.HasPrefix(a, "AWS4-HMAC-SHA256 Credential=AKID/") || !strings.Contains(a, "/us-east-1/cloudfront/aws4_request") {
				t.Error(a)
			}
		}},
		"webhook": {func(api string) Listener { return &Webhook{api, quick} }, 1, func(t *testing.T, r *recorder) {
			var body map[string][]string
			json.Unmarshal([]byte(r.bodies[0]), &body)
			same(t, body["addresses"], change(70).Addresses)
		}},
		"indexnow": {func(api string) Listener { return &IndexNow{"https://news.example/", "k", quick, api} }, 1, func(t *testing.T, r *recorder) {
			var body struct {
				Host, Key, KeyLocation string
				URLList                []string `json:"urlList"`
			}
			json.Unmarshal([]byte(r.bodies[0]), &body)
			if body.Host != "news.example" || body.KeyLocation != "https://news.example/k.txt" {
				t.Errorf("%+v", body)
			}
			same(t, body.URLList, change(70).Articles)
		}},
		"websub": {func(api string) Listener { return &WebSub{api, quick} }, 1, func(t *testing.T, r *recorder) {
			form, _ := url.ParseQuery(r.bodies[0])
			if form.Get("hub.mode") != "publish" {
				t.Error(form)
			}
			same(t, form["hub.url"], change(70).Feeds)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := record(t)
			r.fail = 2
			l := c.listener(r.URL)
			if err := l.Tell(context.Background(), change(70)); err != nil {
				t.Fatal(err)
			}
			if len(r.asked) != c.requests {
				t.Fatalf("%d requests", len(r.asked))
			}
			c.check(t, r)
			if err := l.Tell(context.Background(), Change{}); err != nil || len(r.asked) != c.requests {
				t.Errorf("nothing changed, and it was told: %v", err)
			}
			r.status = http.StatusForbidden
			err := l.Tell(context.Background(), change(2))
			if err == nil || !strings.Contains(err.Error(), "403 Forbidden: because") || strings.Contains(err.Error(), "s-") || len(r.asked) != c.requests+1 {
				t.Errorf("%v after %d requests", err, len(r.asked)-c.requests)
			}
		})
	}
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%d addresses, want %d", len(got), len(want))
	}
}

// TestNoToken says which variable is missing.
func TestNoToken(t *testing.T) {
	for _, l := range []Listener{&Cloudflare{}, &Fastly{}, &Bunny{}, &CloudFront{}} {
		for _, name := range []string{"CLOUDFLARE_API_TOKEN", "FASTLY_API_TOKEN", "BUNNY_API_KEY", "AWS_ACCESS_KEY_ID"} {
			t.Setenv(name, "")
		}
		if err := l.Tell(context.Background(), change(1)); err == nil || !strings.Contains(err.Error(), "is not set in the environment") {
			t.Errorf("%s: %v", l.Name(), err)
		}
	}
}
