package watch

import (
	"fmt"
	"slices"
	"testing"
)

// A ring that nobody has taken absorbs the next ones.
func TestRingsGather(t *testing.T) {
	w := &Watcher{changes: make(chan Change, 1)}
	w.report()
	if len(w.changes) != 0 {
		t.Fatal("rang for nothing")
	}
	w.report("content/b.md")
	w.report("content/a.md", "content/b.md")
	w.report("content/c.md")
	r := take(t, w)
	if want := []string{"content/a.md", "content/b.md", "content/c.md"}; !slices.Equal(r.Paths, want) || r.All {
		t.Fatalf("rang %v", r)
	}
	w.report("content/d.md")
	if r := take(t, w); !slices.Equal(r.Paths, []string{"content/d.md"}) {
		t.Fatalf("rang %v", r)
	}
	w.report("content/d.md")
	w.reportAll()
	w.report("content/e.md")
	if r := take(t, w); !r.All || r.Paths != nil {
		t.Fatalf("rang %v", r)
	}
	for i := range maxPaths {
		w.report(fmt.Sprint("content/", i))
	}
	if len(take(t, w).Paths) != maxPaths {
		t.Fatal("too few paths")
	}
	for i := range maxPaths + 1 {
		w.report(fmt.Sprint("content/", i))
	}
	if r := take(t, w); !r.All || r.Paths != nil {
		t.Fatalf("rang for %d paths", len(r.Paths))
	}
}

// The first event rings at once, though others follow without end.
func TestFirstEventRingsAtOnce(t *testing.T) {
	p := newProject(t)
	w := start(t, p.options(), eventsOnly)
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				p.write("content/health/flu.md", "again and again")
			}
		}
	}()
	for range 10 {
		take(t, w)
	}
	close(stop)
	<-stopped
}
