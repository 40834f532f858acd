package watch

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/fsnotify/fsnotify"
)

// A Change that nobody has taken yet absorbs those that come after it.
func TestChangesGather(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt, f, _ := p.fake()
		w := start(t, opt)
		tell := func(names ...string) {
			for _, name := range names {
				f.events <- fsnotify.Event{Name: p.at("content/" + name), Op: fsnotify.Write}
			}
			synctest.Wait()
		}
		tell("b.md", "a.md", "b.md", ".hidden", "a.md~", "c.md")
		if c := take(t, w); !slices.Equal(c.Paths, []string{"content/a.md", "content/b.md", "content/c.md"}) || c.All {
			t.Fatalf("got %v", c)
		}
		tell("d.md")
		if c := take(t, w); !slices.Equal(c.Paths, []string{"content/d.md"}) {
			t.Fatalf("got %v", c)
		}
		f.failed <- fsnotify.ErrEventOverflow
		tell("e.md")
		if c := take(t, w); !c.All || c.Paths != nil {
			t.Fatalf("got %v", c)
		}
		for i := range maxPaths {
			tell(fmt.Sprint(i))
		}
		if n := len(take(t, w).Paths); n != maxPaths {
			t.Fatalf("%d paths", n)
		}
		for i := range maxPaths + 1 {
			tell(fmt.Sprint(i))
		}
		if c := take(t, w); !c.All || c.Paths != nil {
			t.Fatalf("got %d paths", len(c.Paths))
		}
		w.Close()
	})
}

// The first event is reported at once, though others follow without end.
func TestFirstEventIsReportedAtOnce(t *testing.T) {
	p := newProject(t)
	w := start(t, p.options())
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
