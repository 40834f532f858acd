package watch

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"galen/internal/testing/testtime"
)

// notices gathers what Notice is told.
type notices struct {
	mu   sync.Mutex
	said []string
}

func (n *notices) hear(sentence string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.said = append(n.said, sentence)
}

func (n *notices) demand(t *testing.T, want ...string) {
	t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	if !slices.Equal(n.said, want) {
		t.Fatalf("notices %q, want %q", n.said, want)
	}
}

// still demands that nothing rings for a while of the bubble's time. It does not
// end together with a round, which could see what the test does next by halves.
func still(t *testing.T, w *Watcher, d time.Duration) {
	t.Helper()
	select {
	case r := <-w.Changes():
		t.Fatalf("rang: %v", r)
	case <-time.After(d + 150*time.Millisecond):
	}
}

// within demands a ring after at most d of the bubble's time.
func ringsWithin(t *testing.T, w *Watcher, d time.Duration) Change {
	t.Helper()
	began := time.Now()
	r := take(t, w)
	if took := time.Since(began); took > d {
		t.Fatalf("rang after %v, want at most %v", took, d)
	}
	return r
}

// When the system says that events were lost, all folders are watched anew and
// one ring says to look at everything, even though no event tells what changed.
func TestOverflowTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, d := newProject(t), newDeaf()
		var heard notices
		opt := p.options()
		opt.Notice = heard.hear
		w := start(t, opt, d.system())
		p.rename("content/health", "content/medicine")
		d.failed <- fsnotify.ErrEventOverflow
		if r := ringsWithin(t, w, 0); !r.All {
			t.Fatalf("rang %v", r)
		}
		want := []string{p.root, p.at("content"), p.at("content/medicine"), p.at("static"), p.at("templates")}
		if got := slices.Sorted(slices.Values(d.watched)); d.put != 2 || d.closed != 1 || !slices.Equal(got, want) {
			t.Fatalf("wires put up: %d, taken down: %d, the last watches %q", d.put, d.closed, got)
		}
		still(t, w, time.Minute)
		heard.demand(t)
		w.Close()
	})
}

// A queue that really overflows: nothing reads it while 20,000 files are made.
func TestOverflow(t *testing.T) {
	if testing.Short() {
		t.Skip("makes many files")
	}
	limit := 16384
	if data, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events"); err == nil {
		fmt.Sscan(string(data), &limit)
	}
	if limit > 50_000 {
		t.Skipf("the queue of this system holds %d events", limit)
	}
	p := newProject(t)
	opt := p.options()
	busy, free := make(chan bool), make(chan bool)
	opt.Ignore = func(name string) bool {
		if name == "wait" {
			busy <- true
			<-free
		}
		return ignored(name) || strings.HasPrefix(name, "many")
	}
	w := start(t, opt, eventsOnly)
	p.write("content/wait", "x")
	<-busy
	for i := range limit + 4000 {
		p.must(os.WriteFile(p.at(fmt.Sprintf("content/many%d", i)), nil, 0o644))
	}
	p.write("content/new/lost.md", "nobody is told of this")
	go func() {
		free <- true
		for range busy {
			free <- true
		}
	}()
	began := time.Now()
	for !take(t, w).All {
	}
	if took := time.Since(began); took > testtime.Limit(2*time.Second) {
		t.Errorf("rang %v after the queue was read again", took)
	}
	p.write("content/new/later.md", "x")
	for !slices.Contains(take(t, w).Paths, "content/new/later.md") {
	}
	w.Close()
	close(busy)
}

// When the system watches no more folders, rounds find what changes, within a
// second, and one sentence says so.
func TestWatchLimit(t *testing.T) {
	const many = 40
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, errors.New("something new")} {
		t.Run(limit.Error(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p, d := newProject(t), newDeaf()
				d.limit = limit
				for i := range many {
					p.write(fmt.Sprintf("content/%d/a.md", i), "a")
				}
				var heard notices
				opt := p.options()
				opt.Notice = heard.hear
				w := start(t, opt, d.system())
				heard.demand(t, noticeLimit)
				if d.closed != 1 {
					t.Error("the watches that there are were kept, and others may need them")
				}
				p.write("content/17/a.md", "longer")
				if r := ringsWithin(t, w, restPolling); !slices.Equal(r.Paths, []string{"content/17/a.md"}) {
					t.Fatalf("rang %v", r)
				}
				heard.demand(t, noticeLimit)
				w.Close()
			})
		})
	}
}

// The limit is reached later, by folders that come later.
func TestWatchLimitLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, d := newProject(t), newDeaf()
		var heard notices
		opt := p.options()
		opt.Notice = heard.hear
		w := start(t, opt, d.system())
		d.mu.Lock()
		d.limit = syscall.ENOSPC
		d.mu.Unlock()
		p.write("content/more/x.md", "x")
		heard.demand(t)
		d.events <- fsnotify.Event{Name: p.at("content/more"), Op: fsnotify.Create}
		if r := ringsWithin(t, w, 0); !slices.Equal(r.Paths, []string{"content/more"}) {
			t.Fatalf("rang %v", r)
		}
		p.write("content/more/x.md", "longer")
		if r := ringsWithin(t, w, restPolling); !slices.Equal(r.Paths, []string{"content/more/x.md"}) {
			t.Fatalf("rang %v", r)
		}
		heard.demand(t, noticeLimit)
		w.Close()
	})
}

// No wire at all, or one that breaks.
func TestWireBreaks(t *testing.T) {
	cases := map[string]struct {
		spoil  func(s *system, d *deaf)
		after  func(d *deaf)
		notice string
	}{
		"none":      {func(s *system, d *deaf) { s.newSource = func() (*eventSource, error) { return nil, syscall.EMFILE } }, func(*deaf) {}, noticeLimit},
		"it fails":  {func(*system, *deaf) {}, func(d *deaf) { d.failed <- syscall.EIO }, noticeSilent},
		"it closes": {func(*system, *deaf) {}, func(d *deaf) { close(d.events) }, noticeSilent},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p, d := newProject(t), newDeaf()
				var heard notices
				opt := p.options()
				opt.Notice = heard.hear
				sys := d.system()
				c.spoil(&sys, d)
				w := start(t, opt, sys)
				c.after(d)
				synctest.Wait()
				heard.demand(t, c.notice)
				p.write("static/site.css", "longer")
				ringsWithin(t, w, restPolling)
				w.Close()
			})
		})
	}
}

// A disk that does not tell of changes, and whose kind is not known for it: the
// first two changes are found by the slow rounds, and then rounds are quick.
func TestSilentDiskIsFoundOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, d := newProject(t), newDeaf()
		var heard notices
		opt := p.options()
		opt.Notice = heard.hear
		w := start(t, opt, d.system())
		still(t, w, 5*time.Minute)
		for i := range maxMissed {
			heard.demand(t)
			p.write("content/health/flu.md", strings.Repeat("x", 10+i))
			if r := ringsWithin(t, w, restTrusting+moment); !r.All {
				t.Fatalf("rang %v", r)
			}
		}
		synctest.Wait()
		heard.demand(t, noticeSilent)
		time.Sleep(secondLook)
		p.write("content/health/flu.md", "quick")
		if r := ringsWithin(t, w, restPolling); !slices.Equal(r.Paths, []string{"content/health/flu.md"}) {
			t.Fatalf("rang %v", r)
		}
		// Events that do come still ring at once.
		p.write("content/health/cold.md", "told")
		d.events <- fsnotify.Event{Name: p.at("content/health/cold.md"), Op: fsnotify.Write}
		if r := ringsWithin(t, w, 0); !slices.Equal(r.Paths, []string{"content/health/cold.md"}) {
			t.Fatalf("rang %v", r)
		}
		heard.demand(t, noticeSilent)
		w.Close()
	})
}

// The same where the kind of disk is known.
func TestSilentDiskIsKnown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, d := newProject(t), newDeaf()
		var heard notices
		opt := p.options()
		opt.Notice = heard.hear
		sys := d.system()
		sys.losesEvents = func(folder string) bool { return folder == p.at("content") }
		w := start(t, opt, sys)
		heard.demand(t, noticeSilent)
		p.write("content/new.md", "x")
		ringsWithin(t, w, restPolling)
		w.Close()
	})
}

// A round that comes between a change and its event does not take the change for
// missed, and what an event has told is not told again.
func TestLateEventsAreNotMissed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, d := newProject(t), newDeaf()
		var heard notices
		var rounds atomic.Int32
		opt := p.options()
		opt.Notice = heard.hear
		opt.Ignore = func(name string) bool {
			if name == "site.css" {
				rounds.Add(1)
			}
			return ignored(name)
		}
		w := start(t, opt, d.system())
		for i := range 50 {
			p.write("content/health/flu.md", strings.Repeat("x", i))
			p.write(fmt.Sprintf("content/%d/new.md", i), "x")
			for before := rounds.Load(); rounds.Load() == before; {
				still(t, w, 0)
			}
			d.events <- fsnotify.Event{Name: p.at("content/health/flu.md"), Op: fsnotify.Write}
			d.events <- fsnotify.Event{Name: p.at(fmt.Sprintf("content/%d", i)), Op: fsnotify.Create}
			synctest.Wait()
			if r := ringsWithin(t, w, 0); len(r.Paths) != 2 {
				t.Fatalf("rang %v", r)
			}
			still(t, w, restTrusting*10)
		}
		heard.demand(t)
		w.Close()
	})
}

// A file written through a second name (a hard link) has no event in its folder,
// on any disk: a real change that the real system does not tell.
func TestRealUntoldChange(t *testing.T) {
	p := newProject(t)
	p.must(os.Link(p.at("content/health/flu.md"), p.at("elsewhere.md")))
	var heard notices
	opt := p.options()
	opt.Notice = heard.hear
	sys := eventsOnly
	sys.rest = 10 * time.Millisecond
	w := start(t, opt, sys)
	for i := range maxMissed {
		p.write("elsewhere.md", strings.Repeat("x", 10+i))
		if r := take(t, w); !r.All {
			t.Fatalf("rang %v", r)
		}
	}
	p.write("elsewhere.md", "quick")
	if r := take(t, w); !slices.Equal(r.Paths, []string{"content/health/flu.md"}) {
		t.Fatalf("rang %v", r)
	}
	heard.demand(t, noticeSilent)
}

// Polling, because it was asked for: every kind of change, and no notice.
func TestPolling(t *testing.T) {
	edits := []struct {
		name string
		do   func(p project)
		want []string
	}{
		{"create", func(p project) { p.write("content/new.md", "x") }, []string{"content/new.md"}},
		{"edit", func(p project) { p.write("content/new.md", "longer") }, []string{"content/new.md"}},
		{"edit, no longer than before", func(p project) {
			p.write("content/new.md", "Longer")
			p.must(os.Chtimes(p.at("content/new.md"), time.Time{}, time.Now().Add(time.Hour)))
		}, []string{"content/new.md"}},
		{"put another in its place, of the same size and time", func(p project) {
			info, err := os.Stat(p.at("content/new.md"))
			p.must(err)
			p.write("content/.new", "LONGER")
			p.must(os.Chtimes(p.at("content/.new"), time.Time{}, info.ModTime()))
			p.rename("content/.new", "content/new.md")
		}, []string{"content/new.md"}},
		{"rename", func(p project) { p.rename("content/new.md", "content/old.md") }, []string{"content/new.md", "content/old.md"}},
		{"delete", func(p project) { p.remove("content/old.md") }, []string{"content/old.md"}},
		{"configuration", func(p project) { p.write("galen.yaml", "title: Other") }, []string{"galen.yaml"}},
		{"new folders", func(p project) { p.write("content/a/b/c.md", "c") }, []string{"content/a"}},
		{"edit in them", func(p project) { p.write("content/a/b/c.md", "longer") }, []string{"content/a/b/c.md"}},
		{"move a folder", func(p project) { p.rename("content/a", "static/a") }, []string{"content/a", "static/a"}},
		{"edit in it", func(p project) { p.write("static/a/b/c.md", "longest") }, []string{"static/a/b/c.md"}},
		{"delete a folder", func(p project) { p.remove("static") }, []string{"static"}},
		{"make it again", func(p project) { p.write("static/site.css", "x") }, []string{"static"}},
		{"what an editor leaves", func(p project) { p.write("content/.x.swp", "x") }, nil},
		{"mode", func(p project) { p.must(os.Chmod(p.at("content/health/flu.md"), 0o600)) }, []string{"content/health/flu.md"}},
	}
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		var heard notices
		opt := p.options()
		opt.Poll = time.Second
		opt.Notice = heard.hear
		sys := eventsOnly
		sys.newSource = func() (*eventSource, error) { t.Error("a wire was put up"); return nil, errors.ErrUnsupported }
		w := start(t, opt, sys)
		for _, e := range edits {
			e.do(p)
			if e.want == nil {
				still(t, w, time.Minute)
				continue
			}
			for range 2 { // the second time, because times on the disk may be coarse
				if r := ringsWithin(t, w, secondLook+opt.Poll); !slices.Equal(r.Paths, e.want) {
					t.Fatalf("%s: rang %v, want %q", e.name, r, e.want)
				}
			}
			still(t, w, time.Minute)
		}
		heard.demand(t)
		w.Close()
	})
}

// The project's folder goes and comes back while polling.
func TestPollingProjectComesAndGoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt := p.options()
		opt.Poll = time.Second
		w := start(t, opt, eventsOnly)
		p.must(os.Rename(p.root, p.root+"2"))
		if r := ringsWithin(t, w, opt.Poll); !r.All {
			t.Fatalf("rang %v", r)
		}
		still(t, w, time.Hour)
		p.must(os.Rename(p.root+"2", p.root))
		if r := ringsWithin(t, w, restGone); !r.All {
			t.Fatalf("rang %v", r)
		}
		p.write("content/health/flu.md", "longer")
		if r := ringsWithin(t, w, opt.Poll); !slices.Equal(r.Paths, []string{"content/health/flu.md"}) {
			t.Fatalf("rang %v", r)
		}
		w.Close()
	})
}

// Rounds cost little, however large the site and slow the disk.
func TestRest(t *testing.T) {
	here := stamp{mode: os.ModeDir}
	cases := []struct {
		w    *Watcher
		want time.Duration
	}{
		{&Watcher{root: here}, 2 * time.Second},
		{&Watcher{root: here, took: 20 * time.Millisecond}, 2 * time.Second},
		{&Watcher{root: here, took: 100 * time.Millisecond}, 10 * time.Second},
		{&Watcher{root: here, took: 10 * time.Second}, 30 * time.Second},
		{&Watcher{root: here, polling: true}, time.Second},
		{&Watcher{root: here, polling: true, took: 100 * time.Millisecond}, time.Second},
		{&Watcher{root: here, polling: true, took: time.Second}, 4 * time.Second},
		{&Watcher{root: here, polling: true, opt: Options{Poll: 5 * time.Second}}, 5 * time.Second},
		{&Watcher{root: here, polling: true, opt: Options{Poll: time.Millisecond}, took: time.Millisecond}, 4 * time.Millisecond},
		{&Watcher{}, restGone},
		{&Watcher{polling: true}, restGone},
	}
	for _, c := range cases {
		c.w.sys.rest = restTrusting
		if got := c.w.rest(); got != c.want {
			t.Errorf("round took %v, polling %v: rest %v, want %v", c.w.took, c.w.polling, got, c.want)
		}
	}
}
