package watch

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"galen/internal/testing/testtime"
)

// still demands that nothing is reported for a while of the bubble's time. It does not
// end together with a rescan, which could see what the test does next by halves.
func still(t *testing.T, w *Watcher, d time.Duration) {
	t.Helper()
	select {
	case r := <-w.Changes():
		t.Fatalf("rang: %v", r)
	case <-time.After(d + 150*time.Millisecond):
	}
}

// within demands a Change after at most d of the bubble's time.
func within(t *testing.T, w *Watcher, d time.Duration) Change {
	t.Helper()
	began := time.Now()
	r := take(t, w)
	if took := time.Since(began); took > d {
		t.Fatalf("got after %v, want at most %v", took, d)
	}
	return r
}

// When the system says that events were lost, all folders are watched anew and
// one Change says to look at everything, even though no event tells what changed.
func TestOverflowTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt, f, heard := p.fake()
		w := start(t, opt)
		p.rename("content/health", "content/medicine")
		f.failed <- fsnotify.ErrEventOverflow
		if c := within(t, w, 0); !c.All {
			t.Fatalf("got %v", c)
		}
		want := []string{p.root, p.at("content"), p.at("content/medicine"), p.at("static"), p.at("templates")}
		if got := slices.Sorted(slices.Values(f.watched)); f.made != 2 || f.closed != 1 || !slices.Equal(got, want) {
			t.Fatalf("sources made: %d, closed: %d, the last watches %q", f.made, f.closed, got)
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
	w := start(t, opt)
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
		t.Errorf("got %v after the queue was read again", took)
	}
	p.write("content/new/later.md", "x")
	for !slices.Contains(take(t, w).Paths, "content/new/later.md") {
	}
	w.Close()
	close(busy)
}

// When the system watches no more folders, rescans find what changes, within a
// second, and one sentence says so.
func TestWatchLimit(t *testing.T) {
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, errors.New("something new")} {
		t.Run(limit.Error(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newProject(t)
				for i := range 40 {
					p.write(fmt.Sprintf("content/%d/a.md", i), "a")
				}
				opt, f, heard := p.fake()
				f.limit = limit
				w := start(t, opt)
				heard.demand(t, noticeLimit)
				if f.closed != 1 {
					t.Error("the watches that there are were kept, and others may need them")
				}
				p.write("content/17/a.md", "longer")
				if c := within(t, w, restPolling); !slices.Equal(c.Paths, []string{"content/17/a.md"}) {
					t.Fatalf("got %v", c)
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
		p := newProject(t)
		opt, f, heard := p.fake()
		w := start(t, opt)
		f.mu.Lock()
		f.limit = syscall.ENOSPC
		f.mu.Unlock()
		p.write("content/more/x.md", "x")
		heard.demand(t)
		f.events <- fsnotify.Event{Name: p.at("content/more"), Op: fsnotify.Create}
		if c := within(t, w, 0); !c.names("content/more") {
			t.Fatalf("got %v", c)
		}
		p.write("content/more/x.md", "longer")
		if c := within(t, w, restPolling); !slices.Equal(c.Paths, []string{"content/more/x.md"}) {
			t.Fatalf("got %v", c)
		}
		heard.demand(t, noticeLimit)
		w.Close()
	})
}

// There is no source of events, or one that breaks.
func TestSourceBreaks(t *testing.T) {
	cases := map[string]struct {
		none   bool
		after  func(f *fakeSource)
		notice string
	}{
		"none":      {true, func(*fakeSource) {}, noticeLimit},
		"it fails":  {false, func(f *fakeSource) { f.failed <- syscall.EIO }, noticeSilent},
		"it closes": {false, func(f *fakeSource) { close(f.events) }, noticeSilent},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newProject(t)
				opt, f, heard := p.fake()
				if c.none {
					opt.newSource = func() (*eventSource, error) { return nil, syscall.EMFILE }
				}
				w := start(t, opt)
				c.after(f)
				synctest.Wait()
				heard.demand(t, c.notice)
				if !c.none && !within(t, w, 0).All { // events may be lost
					t.Fatal("not everything is to be looked at")
				}
				p.write("static/site.css", "longer")
				if c := within(t, w, restPolling); !slices.Equal(c.Paths, []string{"static/site.css"}) {
					t.Fatalf("got %v", c)
				}
				w.Close()
			})
		})
	}
}

// A disk that does not tell of changes, and whose kind is not known for it: the
// first two changes are found by the slow rescans, and then rescans are quick.
func TestSilentDiskIsFoundOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt, f, heard := p.fake()
		w := start(t, opt)
		still(t, w, 5*time.Minute)
		for i := range maxMissed {
			heard.demand(t)
			p.write("content/health/flu.md", strings.Repeat("x", 10+i))
			for range 2 { // the second time, because times on the disk may be coarse
				if c := within(t, w, restTrusting); !slices.Equal(c.Paths, []string{"content/health/flu.md"}) {
					t.Fatalf("got %v", c)
				}
			}
		}
		synctest.Wait()
		heard.demand(t, noticeSilent)
		p.write("content/health/flu.md", "quick")
		if c := within(t, w, restPolling); !slices.Equal(c.Paths, []string{"content/health/flu.md"}) {
			t.Fatalf("got %v", c)
		}
		// Events that do come are reported at once.
		p.write("content/health/cold.md", "told")
		f.events <- fsnotify.Event{Name: p.at("content/health/cold.md"), Op: fsnotify.Write}
		if c := within(t, w, 0); !slices.Equal(c.Paths, []string{"content/health/cold.md"}) {
			t.Fatalf("got %v", c)
		}
		heard.demand(t, noticeSilent)
		w.Close()
	})
}

// The same where the kind of disk is known.
func TestSilentDiskIsKnown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt, _, heard := p.fake()
		opt.losesEvents = func(folder string) bool { return folder == p.at("content") }
		w := start(t, opt)
		heard.demand(t, noticeSilent)
		p.write("content/new.md", "x")
		within(t, w, restPolling)
		w.Close()
	})
}

// A rescan that comes between a change and its event does not take the change for
// missed.
func TestLateEventsAreNotMissed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt, f, heard := p.fake()
		w := start(t, opt)
		for i := range 50 {
			p.write("content/health/flu.md", strings.Repeat("x", i+4))
			if c := within(t, w, restTrusting); !slices.Equal(c.Paths, []string{"content/health/flu.md"}) {
				t.Fatalf("got %v", c)
			}
			f.events <- fsnotify.Event{Name: p.at("content/health/flu.md"), Op: fsnotify.Write}
			if c := within(t, w, 0); !slices.Equal(c.Paths, []string{"content/health/flu.md"}) {
				t.Fatalf("got %v", c)
			}
			still(t, w, restTrusting*10)
			folder := fmt.Sprint("content/", i)
			p.write(folder+"/new.md", "x")
			if c := within(t, w, restTrusting); !c.names(folder) {
				t.Fatalf("got %v", c)
			}
			f.events <- fsnotify.Event{Name: p.at(folder), Op: fsnotify.Create}
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
	opt.Notice, opt.rest = heard.hear, 10*time.Millisecond
	m := newMirror(p, start(t, opt))
	for i := 0; len(heard.all()) == 0; i++ {
		p.write("elsewhere.md", strings.Repeat("x", 10+i))
		m.await()
	}
	p.write("elsewhere.md", "quick")
	m.await()
	heard.demand(t, noticeSilent)
}

// Polling, because it was asked for: every kind of change, and no notice.
func TestPolling(t *testing.T) {
	edits := []struct {
		name string
		do   func(p project)
		want []string // none: everything
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
		{"new folders", func(p project) { p.write("content/a/b/c.md", "c") }, nil},
		{"edit in them", func(p project) { p.write("content/a/b/c.md", "longer") }, []string{"content/a/b/c.md"}},
		{"move a folder", func(p project) { p.rename("content/a", "static/a") }, nil},
		{"edit in it", func(p project) { p.write("static/a/b/c.md", "longest") }, []string{"static/a/b/c.md"}},
		{"delete a folder", func(p project) { p.remove("static") }, nil},
		{"make it again", func(p project) { p.write("static/site.css", "x") }, nil},
		{"mode", func(p project) { p.must(os.Chmod(p.at("content/health/flu.md"), 0o600)) }, []string{"content/health/flu.md"}},
	}
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt, f, heard := p.fake()
		opt.Poll = time.Second
		w := start(t, opt)
		for _, e := range edits {
			e.do(p)
			times := 2 // the second time, because times on the disk may be coarse
			if e.want == nil {
				times = 1
			}
			for range times {
				if c := within(t, w, secondLook+opt.Poll); !slices.Equal(c.Paths, e.want) || c.All != (e.want == nil) {
					t.Fatalf("%s: got %v, want %q", e.name, c, e.want)
				}
			}
			still(t, w, time.Minute)
		}
		p.write("content/.x.swp", "what an editor leaves")
		still(t, w, time.Minute)
		if f.made > 0 {
			t.Error("events were asked for")
		}
		heard.demand(t)
		w.Close()
	})
}

// The project's folder goes and comes back while polling.
func TestPollingProjectComesAndGoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProject(t)
		opt, _, _ := p.fake()
		opt.Poll = time.Second
		w := start(t, opt)
		p.must(os.Rename(p.root, p.root+"2"))
		if c := within(t, w, opt.Poll); !c.All {
			t.Fatalf("got %v", c)
		}
		still(t, w, time.Hour)
		p.must(os.Rename(p.root+"2", p.root))
		if c := within(t, w, restGone); !c.All {
			t.Fatalf("got %v", c)
		}
		p.write("content/health/flu.md", "longer")
		if c := within(t, w, opt.Poll); !slices.Equal(c.Paths, []string{"content/health/flu.md"}) {
			t.Fatalf("got %v", c)
		}
		w.Close()
	})
}

// Rescans cost little, however large the site and slow the disk.
func TestRest(t *testing.T) {
	const ms = time.Millisecond
	here := snapshot{"": {mode: os.ModeDir}}
	for _, c := range []struct {
		there   snapshot
		polling bool
		poll    time.Duration
		took    time.Duration
		want    time.Duration
	}{
		{here, false, 0, 0, 2 * time.Second},
		{here, false, 0, 20 * ms, 2 * time.Second},
		{here, false, 0, 100 * ms, 9900 * ms},
		{here, false, 0, 10 * time.Second, 990 * time.Second},
		{here, true, 0, 0, time.Second},
		{here, true, 0, 100 * ms, time.Second},
		{here, true, 0, time.Second, 4 * time.Second},
		{here, true, 5 * time.Second, 0, 5 * time.Second},
		{here, true, ms, ms, 4 * ms},
		{nil, false, 0, 0, restGone},
		{nil, true, 0, 0, restGone},
	} {
		w := Watcher{opt: Options{Poll: c.poll, rest: restTrusting}, snapshot: c.there, polling: c.polling, took: c.took}
		if got := w.rest(); got != c.want {
			t.Errorf("a rescan took %v, polling %v: rest %v, want %v", c.took, c.polling, got, c.want)
		}
	}
}
