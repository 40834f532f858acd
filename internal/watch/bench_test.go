package watch

import (
	"context"
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

// BenchmarkRescan is what a rescan of 10,000 files takes, its comparison included.
func BenchmarkRescan(b *testing.B) {
	p := large(b)
	w := start(b, p.options())
	w.Close() // so that this goroutine may use it
	w.ctx = context.Background()
	for b.Loop() {
		w.rescan()
		if w.outdated || len(w.pending.Paths) > 0 {
			b.Fatal(w.pending)
		}
	}
}

// BenchmarkNew is what New takes for 10,000 files.
func BenchmarkNew(b *testing.B) {
	p := large(b)
	for b.Loop() {
		start(b, p.options()).Close()
	}
}

// BenchmarkEdit is the time from the start of an edit to its Change, among 10,000
// files.
func BenchmarkEdit(b *testing.B) {
	p := large(b)
	w := start(b, p.options())
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
	b.ReportMetric(float64(total.Microseconds())/float64(b.N), "µs/edit")
}
