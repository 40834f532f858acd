package preview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"strings"
	"testing"
	"time"

	"galen/internal/testing/testtime"
)

// patience is how long a test waits for what must come.
var patience = testtime.Limit(10 * time.Second)

// files makes a site of pairs: path, content.
func files(pairs ...string) Files {
	f := Files{}
	for i := 0; i < len(pairs); i += 2 {
		f[pairs[i]] = File{[]byte(pairs[i+1]), digest([]byte(pairs[i+1]))}
	}
	return f
}

// with is the site with some files replaced or added.
func (f Files) with(pairs ...string) Files {
	next := files(pairs...)
	for name, file := range f {
		if _, replaced := next[name]; !replaced {
			next[name] = file
		}
	}
	return next
}

func page(title, body string) string {
	return `<!doctype html><html lang=en><head><meta charset=utf-8><title>` + title + `</title><link rel=stylesheet href=/site.css></head><body>` + body + `</body></html>`
}

func mediaType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return "application/octet-stream"
}

var small = files(
	"index.html", page("Home", "<p>Home.</p>"),
	"health/flu/index.html", page("Flu", "<p>Flu.</p><img src=photo.jpg srcset='photo.jpg 1x, /big.jpg 2x'>"),
	"health/flu/photo.jpg", "a photo",
	"big.jpg", "a big photo",
	"old/index.html", `<!doctype html><title>Moved</title><meta http-equiv="refresh" content="0; url=/health/flu/">`,
	"404.html", page("Not found", "<p>Nothing here.</p>"),
	"es/404.html", page("Página no encontrada", "<p>Aquí no hay nada.</p>"),
	".git/404.html", "secret",
	"site.css", "body{color:#111}",
	"icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>",
	"numbers.txt", "0123456789",
	"_headers", "/health/*\n  X-Desk: health\n",
	"_redirects", "/a /b 301\n",
	".well-known/security.txt", "Contact: mailto:desk@example.org",
	".git/config", "secret",
	"health/.draft/index.html", "secret",
	".env", "secret",
	"health/café & more/index.html", page("Café", ""),
)

// preview is a server that runs.
type preview struct {
	*Server
	t    testing.TB
	addr string // host:port
}

func start(t *testing.T, opt Options, l limits) *preview {
	t.Helper()
	if opt.MediaType == nil {
		opt.MediaType = mediaType
	}
	s := New(opt)
	s.limits = l
	ln, err := Listen("", 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ln) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return &preview{s, t, ln.Addr().String()}
}

// dial opens a connection that the test closes.
func (p *preview) dial() net.Conn {
	p.t.Helper()
	conn, err := net.Dial("tcp", p.addr)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { conn.Close() })
	return conn
}

// answer is a response that has been read.
type answer struct {
	*http.Response
	body string
}

// ask sends a request as it stands, with the Host unless lines name another; the
// lines are of its header.
func (p *preview) ask(request string, lines ...string) answer {
	p.t.Helper()
	a, err := p.try(request, lines...)
	if err != nil {
		p.t.Fatalf("%s: %v", request, err)
	}
	return a
}

// try is ask where it may be that there is no answer.
func (p *preview) try(request string, lines ...string) (answer, error) {
	conn, err := net.Dial("tcp", p.addr)
	if err != nil {
		return answer{}, err
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(patience))
	if !strings.Contains(strings.ToLower("\n"+strings.Join(lines, "\n")), "\nhost:") {
		lines = append(lines, "Host: "+p.addr)
	}
	fmt.Fprintf(conn, "%s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n", request, strings.Join(lines, "\r\n"))
	method, _, _ := strings.Cut(request, " ")
	r, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		return answer{}, err
	}
	body, err := io.ReadAll(r.Body)
	return answer{r, string(body)}, err
}

func TestPlaces(t *testing.T) {
	for _, base := range []string{"/", "/sub/folder/"} {
		p := start(t, Options{Base: base}, usual)
		p.Publish(small)
		for _, test := range []struct {
			path   string
			status int
			want   string // the Content-Type, or the Location
			body   string // is in it
		}{
			{"", 200, "text/html; charset=utf-8", "Home."},
			{"?a=b", 200, "text/html; charset=utf-8", "Home."},
			{"index.html", 200, "text/html; charset=utf-8", "Home."},
			{"health/flu/", 200, "text/html; charset=utf-8", "Flu."},
			{"health/fl%75/", 200, "text/html; charset=utf-8", "Flu."},
			{"health/flu", 301, "health/flu/", ""},
			{"health/flu?from=feed", 301, "health/flu/?from=feed", ""},
			{"health/caf%C3%A9%20&%20more", 301, "health/caf%C3%A9%20&%20more/", ""},
			{"health/caf%C3%A9%20&%20more/", 200, "text/html; charset=utf-8", "Café"},
			{"health/flu/photo.jpg", 200, "application/octet-stream", "a photo"},
			{"site.css", 200, "text/css; charset=utf-8", "body{"},
			{"site.css?galen=1", 200, "text/css; charset=utf-8", "body{"},
			{"icon.svg", 200, "image/svg+xml", "<svg"},
			{"old/", 200, "text/html; charset=utf-8", `content="0; url=/health/flu/">`},
			{".well-known/security.txt", 200, "text/plain; charset=utf-8", "Contact"},
			{"health/", 404, "text/html; charset=utf-8", "Nothing here."},
			{"health", 404, "text/html; charset=utf-8", "Nothing here."},
			{"es/nada/", 404, "text/html; charset=utf-8", "Aquí no hay nada."},
			{"es/a/b/c.html", 404, "text/html; charset=utf-8", "Aquí no hay nada."},
			{"es", 404, "text/html; charset=utf-8", "Nothing here."},
			{"esp/nada/", 404, "text/html; charset=utf-8", "Nothing here."},
			{"site.css/", 404, "text/html; charset=utf-8", "Nothing here."},
			{"HEALTH/flu/", 404, "text/html; charset=utf-8", "Nothing here."},
			{"_headers", 404, "text/html; charset=utf-8", "Nothing here."},
			{"_redirects", 404, "text/html; charset=utf-8", "Nothing here."},
			{".env", 404, "text/html; charset=utf-8", "Nothing here."},
			{".git/config", 404, "text/html; charset=utf-8", "Nothing here."},
			{"health/.draft/", 404, "text/html; charset=utf-8", "Nothing here."},
			{"health/.draft", 404, "text/html; charset=utf-8", "Nothing here."},
		} {
			a := p.ask("GET " + base + test.path)
			if a.StatusCode != test.status || !strings.Contains(a.body, test.body) {
				t.Errorf("%s%s: status %d, want %d with %q:\n%.300s", base, test.path, a.StatusCode, test.status, test.body, a.body)
			}
			got, want := a.Header.Get("Content-Type"), test.want
			if test.status == 301 {
				got, want = a.Header.Get("Location"), base+test.want
			}
			if got != want {
				t.Errorf("%s%s: got %q, want %q", base, test.path, got, want)
			}
			if strings.Contains(a.body, "secret") {
				t.Errorf("%s%s gives away what is hidden", base, test.path)
			}
			if a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("Cache-Control") != "no-cache" {
				t.Errorf("%s%s: headers are %v", base, test.path, a.Header)
			}
		}
	}
}

// What lies outside the folder of the site is not there, but the way to it is.
func TestBase(t *testing.T) {
	p := start(t, Options{Base: "sub"}, usual)
	p.Publish(small)
	for target, want := range map[string]int{"/": 404, "/sub": 301, "/sub/": 200, "/site.css": 404, "/subsite.css": 404, "/_galen/reload.js": 200, "/sub/_galen/reload.js": 404} {
		if a := p.ask("GET " + target); a.StatusCode != want {
			t.Errorf("%s: status %d, want %d", target, a.StatusCode, want)
		}
	}
	ln, err := Listen("localhost", 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	if got, want := p.URL(ln), fmt.Sprintf("http://%s/sub/", ln.Addr()); got != want {
		t.Errorf("URL is %q, want %q", got, want)
	}
}

func TestCaching(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	for _, target := range []string{"/", "/site.css", "/_galen/reload.js"} {
		first := p.ask("GET " + target)
		tag := first.Header.Get("Etag")
		if len(tag) < 4 || tag[0] != '"' {
			t.Fatalf("%s: ETag is %s, want a strong one", target, tag)
		}
		if a := p.ask("GET "+target, "If-None-Match: "+tag); a.StatusCode != 304 || a.body != "" {
			t.Errorf("%s: status %d for an unchanged file", target, a.StatusCode)
		} else if got, want := a.Header.Get("Content-Security-Policy"), first.Header.Get("Content-Security-Policy"); got != want {
			t.Errorf("%s: policy %q with 304, want %q", target, got, want)
		}
		if a := p.ask("GET "+target, `If-None-Match: "another"`); a.StatusCode != 200 || a.body != first.body {
			t.Errorf("%s: status %d for another ETag", target, a.StatusCode)
		}
		head := p.ask("HEAD " + target)
		if head.StatusCode != 200 || head.body != "" || head.ContentLength != int64(len(first.body)) || head.Header.Get("Etag") != tag {
			t.Errorf("%s: HEAD gives %d, %v", target, head.StatusCode, head.Header)
		}
	}
	before := p.ask("GET /").Header.Get("Etag")
	p.Publish(small.with("site.css", "body{color:#222}"))
	if p.ask("GET /").Header.Get("Etag") == before {
		t.Error("the page holds the ETags of its parts, and has an old ETag itself")
	}
	if head := p.ask("HEAD /nowhere/"); head.StatusCode != 404 || head.body != "" || head.ContentLength < 100 {
		t.Errorf("HEAD of nothing: status %d, %d bytes said to follow", head.StatusCode, head.ContentLength)
	}
}

func TestRange(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	tag := p.ask("GET /numbers.txt").Header.Get("Etag")
	for _, test := range []struct {
		header string
		status int
		body   string
	}{
		{"Range: bytes=2-4", 206, "234"},
		{"Range: bytes=-2", 206, "89"},
		{"Range: bytes=8-", 206, "89"},
		{"Range: bytes=20-", 416, ""},
		{"Range: bytes=a-b", 416, ""},
		{"Range: bytes=4-2", 416, ""},
		{"Range: lines=1-2", 416, ""},
		{"Range: bytes=0-" + strings.Repeat(",0-", 1000), 200, "0123456789"},
		{"Range: bytes=2-4\r\nIf-Range: " + tag, 206, "234"},
		{"Range: bytes=2-4\r\nIf-Range: \"another\"", 200, "0123456789"},
	} {
		if a := p.ask("GET /numbers.txt", test.header); a.StatusCode != test.status || test.body != "" && a.body != test.body {
			t.Errorf("%.40s: %d %q, want %d %q", test.header, a.StatusCode, a.body, test.status, test.body)
		}
	}
}

// Before there is a site, and without a page for what is missing, the preview
// speaks for itself, and its pages get the client.
func TestWithoutSite(t *testing.T) {
	p := start(t, Options{}, usual)
	a := p.ask("GET /health/flu/")
	if a.StatusCode != 503 || !strings.Contains(a.body, "as soon as it can be built") || !strings.Contains(a.body, own+"reload.js") {
		t.Errorf("status %d:\n%.300s", a.StatusCode, a.body)
	}
	if p.Viewed() != nil {
		t.Error("nobody looks at anything")
	}
	p.Publish(files("index.html", page("Home", "")))
	if a := p.ask("GET /nowhere"); a.StatusCode != 404 || !strings.Contains(a.body, "no page at this address") || !strings.Contains(a.body, own+"reload.js") {
		t.Errorf("status %d:\n%.300s", a.StatusCode, a.body)
	}
}

// Only pages of the preview have the client, and what is published stays to the
// byte what it was.
func TestOnlyPagesHaveTheClient(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	for name, file := range small {
		if private(name) {
			continue
		}
		a := p.ask("GET " + address("/"+name).escaped())
		has := strings.Contains(a.body, own)
		if want := strings.HasSuffix(name, ".html") && name != "old/index.html"; has != want {
			t.Errorf("%s: client %v, want %v", name, has, want)
		}
		if !has && a.body != string(file.Data) {
			t.Errorf("%s is not what was published:\n%.300s", name, a.body)
		}
		if strings.Contains(string(file.Data), own) {
			t.Errorf("%s was changed in the site", name)
		}
	}
}

func TestHeadersOfTheSite(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	if a := p.ask("GET /health/flu/"); a.Header.Get("X-Desk") != "health" {
		t.Errorf("headers are %v", a.Header)
	}
	if a := p.ask("GET /"); a.Header.Get("X-Desk") != "" {
		t.Errorf("headers are %v", a.Header)
	}
	p.Publish(small.with("_headers", "/*\n  Content-Security-Policy: default-src 'none'\n  Cache-Control: max-age=31536000\n  Access-Control-Allow-Origin: *\n"))
	a := p.ask("GET /", "Origin: http://"+p.addr)
	if got, want := a.Header.Get("Content-Security-Policy"), "default-src 'none'; script-src http://"+p.addr+"/_galen/; connect-src http://"+p.addr+"/_galen/"; got != want {
		t.Errorf("policy %q, want %q", got, want)
	}
	if a.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("caching is %q", a.Header.Get("Cache-Control"))
	}
	for name := range a.Header {
		if strings.HasPrefix(name, "Access-Control") {
			t.Errorf("%s is set", name)
		}
	}
	if a := p.ask("GET /site.css"); a.Header.Get("Content-Security-Policy") != "default-src 'none'" {
		t.Errorf("the policy of a file without the client is %q", a.Header.Get("Content-Security-Policy"))
	}
}

func TestPolicyOfPagesWithout(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	if got := p.ask("GET /").Header.Get("Content-Security-Policy"); got != StrictPolicy {
		t.Errorf("policy is %q", got)
	}
	meta := `<!doctype html><meta http-equiv=content-security-policy content="default-src 'none'"><title>A</title>`
	p.Publish(files("index.html", meta))
	a := p.ask("GET /")
	if got := a.Header.Get("Content-Security-Policy"); got != "" {
		t.Errorf("a page with a policy of its own got another: %q", got)
	}
	if !strings.Contains(a.body, "script-src http://"+p.addr+"/_galen/; connect-src http://"+p.addr+"/_galen/") {
		t.Errorf("the policy in the page was not extended:\n%.300s", a.body)
	}
}
