package watch

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// large is a site of 10,000 articles in 200 folders.
func large(b *testing.B) project {
	p := newProject(b)
	text := strings.Repeat("word ", 100)
	for i := range 10_000 {
		p.write(fmt.Sprintf("content/%d/%d/article-%d.md", i%20, i%200, i), text)
	}
	return p
}

// BenchmarkRound is what a round over 10,000 files takes, its comparison included.
func BenchmarkRound(b *testing.B) {
	p := large(b)
	w := start(b, p.options(), eventsOnly) // idle: nothing happens to the register
	for b.Loop() {
		k := w.walker(func(string, stamp) {})
		k.folder("", rootStamp(p.root), nil)
		if d := w.differences(k.found); len(d) > 0 {
			b.Fatal(d)
		}
	}
}

// BenchmarkBegin is what New takes for 10,000 files.
func BenchmarkBegin(b *testing.B) {
	p := large(b)
	for b.Loop() {
		w := start(b, p.options(), eventsOnly)
		w.Close()
	}
}

// BenchmarkRing is the time from the end of an edit to the ring, among 10,000
// files.
func BenchmarkRing(b *testing.B) {
	p := large(b)
	w := start(b, p.options(), eventsOnly)
	var total time.Duration
	text := []byte("text")
	for b.Loop() {
		began := time.Now()
		p.must(os.WriteFile(p.at("content/7/7/article-7.md"), text, 0o644))
		take(b, w)
		total += time.Since(began)
		for quiet := false; !quiet; { // an edit may be two events
			select {
			case <-w.Changes():
			case <-time.After(5 * time.Millisecond):
				quiet = true
			}
		}
	}
	b.ReportMetric(float64(total.Microseconds())/float64(b.N), "µs/ring")
}
