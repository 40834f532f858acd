package preview

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
)

// listener is a stream as a browser sees it.
type listener struct {
	t        testing.TB
	conn     net.Conn
	messages chan message
}

// listen opens a stream for a page.
func (p *preview) listen(page string) *listener {
	p.t.Helper()
	l := &listener{p.t, p.dial(), make(chan message, 100)}
	fmt.Fprintf(l.conn, "GET /_galen/events?page=%s HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\n\r\n", page, p.addr)
	in := bufio.NewScanner(l.conn)
	in.Buffer(nil, 1<<20)
	in.Scan()
	if in.Text() != "HTTP/1.1 200 OK" {
		p.t.Fatalf("the stream of %s: %s", page, in.Text())
	}
	go func() {
		defer close(l.messages)
		for in.Scan() {
			if data, found := strings.CutPrefix(in.Text(), "data: "); found {
				var m message
				if err := json.Unmarshal([]byte(data), &m); err != nil {
					p.t.Error(err)
				}
				l.messages <- m
			}
		}
	}()
	return l
}

// next is the next message; it has to come soon.
func (l *listener) next() message {
	l.t.Helper()
	select {
	case m, open := <-l.messages:
		if !open {
			l.t.Fatal("the stream has ended")
		}
		return m
	case <-time.After(patience):
		l.t.Fatal("no message came")
	}
	return message{}
}

// broken shows one problem.
func (p *preview) broken(text string) diag.List {
	d := diag.Errorf(diag.Position{File: "content/a.md", Line: 1, Column: 3}, "test", "%s", text).WithHint("mend it")
	p.ShowErrors(diag.List{d}, func(string) []byte { return []byte("ab cd\n") })
	return diag.List{d}
}

// Only a page whose own output has changed hears of it.
func TestStreamsHearWhatConcernsThem(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	home, flu := p.listen("/"), p.listen("/health/flu/")
	home1, flu1 := home.next(), flu.next()
	if home1.Page != small["index.html"].ETag || home1.Parts["/site.css"] != small["site.css"].ETag || len(home1.Parts) != 1 || home1.Problems != nil {
		t.Errorf("the first message is %+v", home1)
	}
	if len(flu1.Parts) != 3 || flu1.Parts["/health/flu/photo.jpg"] == "" || flu1.Parts["/big.jpg"] == "" {
		t.Errorf("the parts of the article are %v", flu1.Parts)
	}

	// An article: the home page hears nothing, which is seen by what it hears next.
	next := small.with("health/flu/index.html", page("Flu", "<p>Another text."))
	p.Publish(next)
	if m := flu.next(); m.Page == flu1.Page || m.Code != flu1.Code || len(m.Parts) != 1 {
		t.Errorf("after an edit the article hears %+v", m)
	}
	// A style sheet: both hear, of nothing else.
	next = next.with("site.css", "body{color:#333}")
	p.Publish(next)
	for l, first := range map[*listener]message{home: home1, flu: flu1} {
		if m := l.next(); m.Parts["/site.css"] != next["site.css"].ETag || m.Code != first.Code {
			t.Errorf("after a change of style a page hears %+v", m)
		}
	}
	// The same once more is no news; nor is a file that no page on screen shows.
	p.Publish(next)
	next = next.with("numbers.txt", "9", "health/flu/photo.jpg", "not on the page any more")
	p.Publish(next)
	// The headers of a page can only be had by loading it anew.
	p.Publish(next.with("_headers", "/health/*\n  X-Desk: news\n"))
	if m := flu.next(); m.Code == flu1.Code || m.Parts["/site.css"] != next["site.css"].ETag {
		t.Errorf("after a change of headers the article hears %+v", m)
	}
	// A page that goes becomes the page for what is missing, and comes back.
	gone := small.with()
	delete(gone, "index.html")
	p.Publish(gone)
	if m := home.next(); m.Page != small["404.html"].ETag {
		t.Errorf("a page that went is %+v", m)
	}
	p.Publish(small)
	if m := home.next(); m.Page != home1.Page {
		t.Errorf("a page that came back is %+v", m)
	}
}

// The page and its stream agree, or the client would load it again and again.
func TestPageAndStreamAgree(t *testing.T) {
	p := start(t, Options{}, usual)
	check := func(when string) {
		t.Helper()
		for _, target := range []string{"/", "/health/flu/", "/health/caf%C3%A9%20%26%20more/", "/nowhere/", "/health/flu/index.html", "/a%2fb", "/.env"} {
			body := p.ask("GET " + target).body
			same := p.ask("GET /_galen/page?page=" + strings.ReplaceAll(target, "%", "%25")).body
			if body != same {
				t.Errorf("%s: %s is, for the client,\n%s\nwant\n%s", when, target, same, body)
			}
			_, rest, _ := strings.Cut(body, `data-galen="`)
			text, _, _ := strings.Cut(rest, `"`)
			l := p.listen(strings.ReplaceAll(target, "%", "%25"))
			want, err := json.Marshal(l.next().view)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.ReplaceAll(text, "&#34;", `"`); got != string(want) {
				t.Errorf("%s: %s has %s, and its stream says %s", when, target, got, want)
			}
			l.conn.Close()
		}
	}
	check("without a site")
	p.Publish(small)
	check("with a site")
	p.broken("wrong")
	check("with problems")
}

func TestProblemsComeAndGo(t *testing.T) {
	p := start(t, Options{}, usual)
	p.broken("before there is a site")
	l := p.listen("/")
	if m := l.next(); m.Problems == nil || m.Page != noSite.ETag {
		t.Errorf("before there is a site a page hears %+v", m)
	}
	p.Publish(small)
	if m := l.next(); m.Problems != nil || m.Page != small["index.html"].ETag {
		t.Errorf("of the first site a page hears %+v", m)
	}
	p.broken(`unknown key "titel" <b>`)
	m := l.next()
	var r report
	if err := json.Unmarshal(m.Problems, &r); err != nil {
		t.Fatal(err)
	}
	want := problem{"error", "content/a.md:1:3", `unknown key "titel" <b>`, "  1 | ab cd\n    |   ^", nil, "mend it"}
	if m.Page != small["index.html"].ETag || len(r.Problems) != 1 || fmt.Sprint(r.Problems[0]) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v over the last good page", r, want)
	}
	if a := p.ask("GET /"); a.StatusCode != 200 || !strings.Contains(a.body, "Home.") {
		t.Errorf("the last good page is gone: %d", a.StatusCode)
	}
	next := small.with("index.html", page("Home", "<p>Next."))
	p.PublishBroken(next, diag.List{diag.Errorf(diag.Position{File: "templates/a.html"}, "test", "still")}, nil)
	if m := l.next(); m.Page != next["index.html"].ETag || !strings.Contains(string(m.Problems), `"still"`) {
		t.Errorf("of a site with problems a page hears %+v, not in one step", m)
	}
	p.ClearErrors()
	if m := l.next(); m.Problems != nil {
		t.Errorf("mended, there is still %s", m.Problems)
	}
	p.broken("again")
	if m := l.next(); m.Problems == nil {
		t.Error("no problems")
	}
	p.ShowErrors(nil, nil)
	if m := l.next(); m.Problems != nil {
		t.Errorf("no problems are %s", m.Problems)
	}
	p.broken("and again")
	if m := l.next(); m.Problems == nil {
		t.Error("no problems")
	}
	p.Publish(small)
	if m := l.next(); m.Problems != nil {
		t.Errorf("mended by a new site, there is still %s", m.Problems)
	}
}

func TestReport(t *testing.T) {
	at := diag.Position{File: "content/error: x.md", Line: 2, Column: 1}
	warning := diag.Warningf(at, "w", "a warning")
	mistake := diag.Errorf(at, "e", "error: an odd one").With(diag.Position{File: "b.md", Line: 3})
	source := func(string) []byte { return []byte("one\n\ttwo: \x1b[31m\nthree") }
	if r := newReport(diag.List{warning, mistake}, source); len(r.Problems) != 1 ||
		fmt.Sprint(r.Problems[0]) != fmt.Sprint(problem{"error", "content/error: x.md:2:1", "error: an odd one", "  2 |  two: \ufffd[31m\n    | ^", []string{"b.md:3"}, ""}) {
		t.Errorf("got %+v", r)
	}
	if r := newReport(diag.List{warning}, nil); len(r.Problems) != 1 || r.Problems[0].Severity != "warning" || r.Problems[0].Source != "" {
		t.Errorf("got %+v", r)
	}
	if r := newReport(diag.List{{Message: "no place"}}, source); r.Problems[0].Place != "" || r.Problems[0].Message != "no place" {
		t.Errorf("got %+v", r)
	}
	if r := newReport(slices.Repeat(diag.List{mistake}, 70), source); len(r.Problems) != diag.Limit || r.More != 20 {
		t.Errorf("%d problems and %d more", len(r.Problems), r.More)
	}
}

func TestViewed(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	lists := []*listener{p.listen("/health/flu/"), p.listen("/"), p.listen("/"), p.listen("/nowhere/")}
	for _, l := range lists {
		l.next()
	}
	want := []string{"index.html", "health/flu/index.html", "404.html"}
	if got := p.Viewed(); !slices.Equal(got, want) {
		t.Errorf("viewed are %q, want %q", got, want)
	}
	lists[0].conn.Close()
	p.until(func() bool { return p.open() == 3 })
	want = []string{"index.html", "404.html", "health/flu/index.html"} // the latter a moment ago
	if got := p.Viewed(); !slices.Equal(got, want) {
		t.Errorf("viewed are %q, want %q", got, want)
	}
}

// open is the number of streams.
func (s *Server) open() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.streams)
}

// until waits for what is about to happen.
func (p *preview) until(done func() bool) {
	p.t.Helper()
	for end := time.Now().Add(patience); !done(); {
		if time.Now().After(end) {
			p.t.Fatal("waited in vain")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestTooManyStreams(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(small)
	var all []*listener
	for range usual.streams {
		l := p.listen("/")
		l.next()
		all = append(all, l)
	}
	a := p.ask("GET /_galen/events?page=/")
	if a.StatusCode != 503 || a.Header.Get("Retry-After") == "" {
		t.Errorf("one stream more: status %d", a.StatusCode)
	}
	if a := p.ask("GET /"); a.StatusCode != 200 {
		t.Errorf("a page beside all streams: status %d", a.StatusCode)
	}
	all[7].conn.Close()
	p.until(func() bool { return p.open() < usual.streams })
	p.listen("/").next()
}

// stuck opens streams of which nobody reads more than the beginning.
func (p *preview) stuck(n int) {
	p.t.Helper()
	for range n {
		conn := p.dial()
		conn.(*net.TCPConn).SetReadBuffer(4096)
		fmt.Fprintf(conn, "GET /_galen/events?page=/ HTTP/1.1\r\nHost: %s\r\n\r\n", p.addr)
		begins := make([]byte, len("HTTP/1.1 200"))
		if _, err := io.ReadFull(conn, begins); err != nil || string(begins) != "HTTP/1.1 200" {
			p.t.Fatalf("a stream begins with %q: %v", begins, err)
		}
	}
}

// long is more than the system keeps for who does not read.
var long = strings.Repeat("x", 100_000)

// Publish waits for nobody: not for those who never read, however long they are put up
// with, nor do those who read.
func TestStuckReadersDelayNobody(t *testing.T) {
	l := usual
	l.write, l.answer, l.beat = time.Hour, time.Hour, time.Hour
	p := start(t, Options{}, l)
	p.Publish(small)
	p.stuck(l.streams - 1)
	good := p.listen("/")
	good.next()
	told := 0
	tell := func() {
		told++
		done := make(chan bool)
		go func() { p.broken(fmt.Sprint(told, long)); close(done) }()
		select {
		case <-done:
		case <-time.After(patience):
			t.Fatalf("telling %d streams that nobody reads has not ended", l.streams-1)
		}
		for !strings.Contains(string(good.next().Problems), fmt.Sprint(`"`, told, "x")) {
		}
	}
	g := p.run.Load().gate
	p.until(func() bool { tell(); return told > 3 && g.written() == l.streams-1 })
	for range 10 {
		tell()
	}
	if n := p.open(); n != l.streams {
		t.Errorf("%d streams are left of %d", n, l.streams)
	}
}

// Those who never read are dropped.
func TestStuckReadersAreDropped(t *testing.T) {
	l := usual
	l.write = 2 * time.Second
	p := start(t, Options{}, l)
	p.Publish(small)
	p.stuck(l.streams)
	told := 0
	p.until(func() bool {
		told++
		p.broken(fmt.Sprint(told, long))
		return p.open() == 0
	})
}

// written is how many connections are being written to.
func (g *connLimiter) written() (n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.guests {
		if c.writing {
			n++
		}
	}
	return n
}

// edited is a site with one file replaced.
type edited struct {
	Site
	path string
	file File
}

func (e edited) File(path string) (File, bool) {
	if path == e.path {
		return e.file, true
	}
	return e.Site.File(path)
}

// From Publish until a page on a screen has heard of it, in a site of 10,000
// pages, while others are on screens too.
func BenchmarkEdit(b *testing.B) {
	for _, screens := range []int{1, 64} {
		b.Run(fmt.Sprint(screens, "-screens"), func(b *testing.B) {
			site := small.with()
			for i := range 10_000 {
				text := page(fmt.Sprint("Article ", i), strings.Repeat("<p>Some words of an article, with a <a href=/health/flu/>link</a>.", 300))
				site[fmt.Sprintf("a/%d/index.html", i)] = File{[]byte(text), digest([]byte(text))}
			}
			s := New(Options{MediaType: mediaType})
			ln, err := Listen("", 0, 1)
			if err != nil {
				b.Fatal(err)
			}
			go s.Serve(ln)
			defer s.Shutdown(b.Context())
			p := &preview{s, b, ln.Addr().String()}
			s.Publish(site)
			var all []*listener
			for i := range screens {
				all = append(all, p.listen(fmt.Sprintf("/a/%d/", i)))
				all[i].next()
			}
			old := site["a/0/index.html"]
			for i := 0; b.Loop(); i++ {
				text := append(slices.Clone(old.Data), fmt.Sprint("<p>", i)...)
				s.Publish(edited{site, "a/0/index.html", File{text, digest(text)}})
				all[0].next()
			}
		})
	}
}
