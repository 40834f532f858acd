package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/pipeline"
	"galen/internal/preview"
	"galen/internal/testing/testtime"
)

var edits = flag.Int("edits", 150, "how many edits TestSoak makes; more than 100")

// footprint is what a process holds.
type footprint struct {
	goroutines, files int
	heap              uint64 // bytes in use after a collection
}

// measure takes the footprint when what has just ended is gone: the least of
// several.
func measure(t *testing.T) footprint {
	t.Helper()
	http.DefaultClient.CloseIdleConnections()
	least := footprint{1 << 30, 1 << 30, 1 << 60}
	for range 20 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		files, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip("the system does not tell which files are open")
		}
		least = footprint{min(least.goroutines, runtime.NumGoroutine()), min(least.files, len(files)), min(least.heap, m.HeapAlloc)}
		time.Sleep(10 * time.Millisecond) // between two measurements
	}
	return least
}

// exceeds says that a process holds over 5% more than before, and more than a little
// that comes and goes.
func (now footprint) exceeds(before footprint) bool {
	return now.goroutines > before.goroutines*105/100+2 || now.files > before.files*105/100+2 || now.heap > before.heap*105/100+1<<18
}

// quiet keeps what galen says off the output of the tests.
func quiet(t *testing.T) {
	nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	out, problems := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = nowhere, nowhere
	t.Cleanup(func() {
		os.Stdout, os.Stderr = out, problems
		nowhere.Close()
	})
}

// background runs a command of galen in this process until the test ends.
func background(t *testing.T, run func(ctx context.Context) error) {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// TestSoak edits for long while galen watch and galen serve are at work, both in
// this process. With more edits than usual the site is larger.
func TestSoak(t *testing.T) {
	d := newSmallDesk(t)
	if *edits > 150 {
		d = newDesk(t)
		for name, text := range smallSite {
			d.write(name, text)
		}
	}
	quiet(t)
	address := make(chan string, 1)
	opt := pipeline.Options{Source: d.dir, Output: d.at("public"), Builtin: galen.Starter, Jobs: 2}
	background(t, func(ctx context.Context) error {
		return servePreview(ctx, opt, 0, preview.Loopback, preview.FirstPort, func(url string) { address <- url })
	})
	background(t, func(ctx context.Context) error {
		var work pipeline.Builder
		return follow(ctx, d.dir, 0, func([]string) time.Time { return repeat(ctx, &work, opt).Next })
	})
	s := &session{desk: d, url: <-address}
	s.heard = listen(t, s.url, "/health/measles/")
	var first footprint
	for n := 1; n <= *edits; n++ {
		if s.editAnything(n); n == 100 {
			first = measure(t)
		}
	}
	// All pages may still be being checked; what is too much then goes, a leak does not.
	testtime.Await(t, func() string {
		last := measure(t)
		if last.exceeds(first) {
			return fmt.Sprintf("grown from %+v after 100 edits to %+v", first, last)
		}
		t.Logf("after 100 edits %+v, after %d %+v", first, *edits, last)
		return ""
	})
}

// editAnything makes one of some kinds of edits, and waits until it is seen.
func (s *session) editAnything(n int) {
	mark := fmt.Sprintf("edit-%d", n)
	const article, home, other = "health/measles/index.html", "index.html", "content/health/other.md"
	switch n % 10 {
	case 0:
		s.put(measles, replaceLine(s.read(measles), "title:", mark))
		s.both(home, mark)
	case 1:
		s.put("galen.yaml", replaceLine(s.read("galen.yaml"), "title:", mark))
		s.both(home, mark)
	case 2:
		s.put("static/site.css", fmt.Sprintf(".prose::before{content:'%s'}", mark))
		testtime.Await(s, func() string {
			_, sheet, _ := strings.Cut(s.answer(home), `rel="stylesheet" href="/`)
			sheet, _, _ = strings.Cut(sheet, `"`)
			if !strings.Contains(s.answer(sheet), mark) {
				return sheet + " is not the new style sheet"
			}
			return ""
		})
	case 3:
		text := s.read("templates/_footer.html")
		s.put("templates/_footer.html", text+mark)
		s.both(home, mark)
		s.put("templates/_footer.html", text)
	case 4:
		s.put(other, strings.Replace(aboutColds, "Colds", mark, 1))
		s.both(home, mark)
		s.remove(other)
		testtime.Await(s, func() string { return s.answer("health/other/index.html") })
	case 5:
		good := s.read(measles)
		s.put(measles, mark+good)
		s.heard.news(s, mark)
		s.put(measles, good)
		s.heard.news(s, "\n\ndata: ")
	default:
		text, _, _ := strings.Cut(s.read(measles), "\nLast: ")
		s.write(measles, text+"\nLast: "+mark+"\n")
		s.both(article, mark)
	}
}

// both waits until a page shows a mark in the preview and in the output.
func (s *session) both(page, mark string) {
	s.Helper()
	testtime.Await(s, func() string {
		built, err := os.ReadFile(s.at("public/" + page))
		if err != nil || !strings.Contains(string(built), mark) {
			return page + " is not built with " + mark
		}
		if !strings.Contains(s.answer(page), mark) {
			return page + " does not show " + mark
		}
		return ""
	})
}

// replaceLine gives the first line that begins with a key another value.
func replaceLine(text, key, value string) string {
	before, after, _ := strings.Cut(text, key)
	_, after, _ = strings.Cut(after, "\n")
	return before + key + " " + value + "\n" + after
}
