package preview

import (
	"bufio"
	"bytes"
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// targets are one of each kind that the server answers for.
var targets = []string{"/", "/site.css", "/nowhere/", "/health/flu", "/_galen/reload.js", "/_galen/page?page=/", "/_galen/events?page=/", "/_galen/nothing"}

// TestKind23Rebinding: whoever gets a browser to take a name of theirs for this
// machine is told nothing.
func TestKind23Rebinding(t *testing.T) {
	tally.Kind(t, 23)
	p := start(t, Options{AllowHosts: []string{"desk.example:8080", "Tunnel.Example", "[2001:db8::1]:9"}}, usual)
	p.Publish(small)
	port := p.addr[strings.LastIndex(p.addr, ":"):]
	for host, want := range map[string]int{
		// listed
		"evil.example" + port:           421,
		"localhost.evil.example" + port: 421,
		"2130706433" + port:             421,
		"localhost." + port:             421,
		"localhost:1":                   421,
		"localhost":                     421,
		"":                              421,
		"user@localhost" + port:         400,
		"127.0.0.1.nip.io" + port:       421,
		// made up
		"127.0.0.1" + port:                   200,
		"localhost" + port:                   200,
		"LocalHost" + port:                   200,
		"[::1]" + port:                       200,
		"desk.example:8080":                  200,
		"tunnel.example":                     200,
		"tunnel.example:443":                 200,
		"[2001:db8::1]:9":                    200,
		"evil.example":                       421,
		"127.0.0.1":                          421,
		"[::1]":                              421,
		"localhost:80":                       421,
		"127.0.0.2" + port:                   421,
		"127.1" + port:                       421,
		"0.0.0.0" + port:                     421,
		"[::]" + port:                        421,
		"[::ffff:127.0.0.1]" + port:          421,
		"::1" + port:                         421,
		"[localhost]" + port:                 421,
		"evil-localhost" + port:              421,
		"127.0.0.1.evil.example" + port:      421,
		"desk.example":                       421,
		"desk.example:8081":                  421,
		"x.tunnel.example":                   421,
		"tunnel.example:":                    421,
		"tunnel.example:80;a":                421,
		"localhost" + port + ",evil.example": 421,
	} {
		for _, target := range targets[:3] {
			status := want
			if target == "/nowhere/" && want == 200 {
				status = 404
			}
			for _, more := range []string{"X-A: b", "Origin: http://" + host, "X-Forwarded-Host: localhost" + port, "Forwarded: host=localhost" + port, "Sec-Fetch-Site: same-origin"} {
				if a := p.ask("GET "+target, "Host: "+host, more); a.StatusCode != status {
					t.Errorf("%s of %q with %q: status %d, want %d", target, host, more, a.StatusCode, status)
				}
			}
		}
		if want == 421 {
			for _, target := range targets {
				if a := p.ask("GET "+target, "Host: "+host); a.StatusCode != 421 || strings.Contains(a.body, "Galen") || len(a.body) > 100 {
					t.Errorf("%s of %q: status %d\n%.300s", target, host, a.StatusCode, a.body)
				}
			}
		}
	}
}

// The name is not looked for where anybody can write.
func TestForwardedHeadersAreNotRead(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	for _, line := range []string{"X-Forwarded-Host: evil.example", "X-Forwarded-For: 8.8.8.8", "X-Forwarded-Proto: https", "Forwarded: host=evil.example;proto=https",
		"X-Real-Ip: 8.8.8.8", "X-Original-Url: /.env", "X-Rewrite-Url: /.env", "X-Http-Method-Override: DELETE", "X-Forwarded-Prefix: //evil.example"} {
		a := p.ask("GET /health/flu", line)
		if a.StatusCode != 301 || a.Header.Get("Location") != "/health/flu/" || strings.Contains(a.body, "evil") {
			t.Errorf("%s: status %d, to %q", line, a.StatusCode, a.Header.Get("Location"))
		}
	}
}

func TestOrigins(t *testing.T) {
	p := start(t, Options{AllowHosts: []string{"tunnel.example"}}, usual)
	p.Publish(small)
	port := p.addr[strings.LastIndex(p.addr, ":"):]
	const followed = "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nSec-Fetch-User: ?1"
	for _, test := range []struct {
		lines string
		page  bool // a page may be read
		own   bool // what is the preview's own may be read
	}{
		{"A: b", true, true},
		{"Origin: http://" + p.addr, true, true},
		{"Origin: HTTP://" + p.addr, true, true},
		{"Host: tunnel.example\r\nOrigin: https://tunnel.example", true, true},
		{"Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty", true, true},
		{"Sec-Fetch-Site: none\r\n" + followed, true, true},
		{"Sec-Fetch-Site: cross-site\r\n" + followed, true, false},
		{"Sec-Fetch-Site: same-site\r\n" + followed, true, false},
		{"Origin: http://evil.example", false, false},
		{"Origin: https://evil.example\r\nSec-Fetch-Site: same-origin", false, false},
		{"Origin: null", false, false},
		{"Origin: ", false, false},
		{"Origin: http://localhost:1", false, false},
		{"Origin: http://localhost" + port, false, false}, // another origin than 127.0.0.1
		{"Origin: http://127.0.0.1", false, false},
		{"Origin: http://" + p.addr + ".evil.example", false, false},
		{"Origin: http://evil.example/" + p.addr, false, false},
		{"Origin: http://evil.example@" + p.addr + "x", false, false},
		{"Origin: file://" + p.addr, false, false},
		{"Origin: chrome-extension://abc", false, false},
		{"Origin: http://" + p.addr + "\r\nOrigin: http://evil.example", false, false},
		{"Origin: http://evil.example\r\n" + followed, false, false},
		{"Sec-Fetch-Site: cross-site", false, false},
		{"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script", false, false},
		{"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image", false, false},
		{"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty", false, false},
		{"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe", false, false},
		{"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: object", false, false},
		{"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate", false, false},
		{"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: document", false, false},
		{"Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script", false, false},
		{"Sec-Fetch-Site: something-new", false, false},
		{"Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site", false, false},
	} {
		for _, target := range targets {
			may := test.page
			if strings.HasPrefix(target, own) {
				may = test.own
			}
			method := "GET "
			if strings.Contains(target, "events") {
				method = "HEAD " // the answer to GET has no end
			}
			a := p.ask(method+target, strings.Split(test.lines, "\r\n")...)
			if refused := a.StatusCode == 403; refused == may {
				t.Errorf("%s with\n%s\nstatus %d, allowed %v", target, test.lines, a.StatusCode, may)
			}
			for name := range a.Header {
				if strings.HasPrefix(name, "Access-Control") {
					t.Errorf("%s sets %s", target, name)
				}
			}
		}
	}
	if a := p.ask("GET /_galen/events?page=/", "Origin: http://evil.example"); a.StatusCode != 403 {
		t.Errorf("a foreign page opens a stream: status %d", a.StatusCode)
	}
}

func TestMethods(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "X"} {
		for _, target := range targets {
			a := p.ask(method+" "+target, "Access-Control-Request-Method: GET", "Access-Control-Request-Private-Network: true")
			if a.StatusCode != 405 || a.Header.Get("Allow") != "GET, HEAD" || strings.Contains(a.body, "Home.") {
				t.Errorf("%s %s: status %d, allow %q", method, target, a.StatusCode, a.Header.Get("Allow"))
			}
		}
	}
	for request, want := range map[string]int{"OPTIONS *": 400, "CONNECT localhost:22": 400, "GET *": 400} {
		if a := p.ask(request); a.StatusCode != want {
			t.Errorf("%s: status %d, want %d", request, a.StatusCode, want)
		}
	}
	for _, line := range []string{"Content-Length: 5", "Transfer-Encoding: chunked"} {
		if a := p.ask("GET /", line); a.StatusCode != 400 {
			t.Errorf("GET with %s: status %d", line, a.StatusCode)
		}
	}
}

// A server that cannot tell on which address it was asked answers nobody but by
// the names allowed.
func TestWithoutConnection(t *testing.T) {
	s := New(Options{AllowHosts: []string{"desk.example"}, MediaType: mediaType})
	s.Publish(small)
	for host, want := range map[string]int{"desk.example": 200, "localhost:1313": 421} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		s.Handler().ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: status %d, want %d", host, w.Code, want)
		}
	}
}

func TestSourceFor(t *testing.T) {
	for host, want := range map[string]string{
		"localhost:1313":   "http://localhost:1313/_galen/",
		"desk.example":     "http://desk.example/_galen/",
		"[::1]:1313":       "'self'",
		"[2001:db8::1]:80": "'self'",
	} {
		if got := sourceFor(host); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}

// No request crashes the server, and none gets what is hidden.
func FuzzRequest(f *testing.F) {
	for _, target := range append(spellings(), targets...) {
		f.Add([]byte("GET " + target + " HTTP/1.1\r\nHost: localhost:1313\r\n\r\n"))
	}
	f.Add([]byte("HEAD /numbers.txt HTTP/1.0\r\nHost: [::1]:1313\r\nRange: bytes=0-,-1\r\nIf-None-Match: *\r\n\r\n"))
	f.Add([]byte("OPTIONS * HTTP/1.1\r\nHost: evil.example\r\nOrigin: null\r\n\r\n"))
	s := New(Options{MediaType: mediaType})
	s.Publish(small)
	local := context.WithValue(context.Background(), http.LocalAddrContextKey, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313})
	ended, cancel := context.WithCancel(local)
	cancel() // streams end at once
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(text)))
		if err != nil {
			return
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r.WithContext(ended))
		if w.Code < 200 || w.Code > 503 || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%q: status %d\n%.300s", text, w.Code, w.Body)
		}
		if name, _ := splitHost(r.Host); w.Code == 200 && !strings.EqualFold(name, "localhost") && name != "127.0.0.1" && name != "[::1]" {
			t.Errorf("%q is answered to %q", text, r.Host)
		}
	})
}
