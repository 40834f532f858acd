package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/preview"
	"galen/internal/source"
)

// previewLoop keeps what the browsers show current.
type previewLoop struct {
	preview *pipeline.Preview
	server  *preview.Server
	base    string // the path at which the server has the site's top
	wait    backoff
	stop    context.CancelFunc // of the check under way
	checks  sync.WaitGroup
	rest    *time.Timer // until the memory that reading and checking took is given back

	mu   sync.Mutex // held to say something, and to stop a check: a check that is stopped says nothing
	told dedupReporter
}

// calm is how long nobody must have saved anything before memory is given back: a
// check leaves as much garbage as the site is large.
const calm = 3 * time.Second

// readersFirst is how long a check waits: the pages that somebody looks at are asked for at once, and a check of
// a large site would take the processors from them.
const readersFirst = 150 * time.Millisecond

func newScreen(p *pipeline.Preview, s *preview.Server) *previewLoop {
	rest := time.AfterFunc(time.Hour, debug.FreeOSMemory)
	rest.Stop()
	return &previewLoop{preview: p, server: s, base: p.Base(), rest: rest}
}

// update looks at the source again and shows it, or what is wrong with it. All
// pages that nobody is looking at are checked meanwhile. What the last check found
// stays on the screens until this one has ended, unless it is mended already.
func (s *previewLoop) update(ctx context.Context, paths []string) time.Time {
	s.end()
	s.rest.Stop()
	began := time.Now()
	list, _ := s.preview.Update(ctx, began, paths...)
	if list.Failed() {
		time.Sleep(secondLook)
		list, _ = s.preview.Update(ctx, time.Now())
	}
	if ctx.Err() != nil { // what was not read to the end says nothing of the site
		return time.Time{}
	}
	again, news := s.wait.judge(list, time.Since(began))
	if list.Failed() {
		if news {
			s.say(list)
		}
		return again
	}
	if at := s.preview.Base(); at != s.base {
		s.say(diag.List{movedTop(s.base, at)})
		return s.preview.Next()
	}
	s.server.PublishBroken(showing{s.preview.Current()}, s.preview.Recheck(), s.preview.Text)
	var checking context.Context
	checking, s.stop = context.WithCancel(ctx)
	s.checks.Go(func() {
		var list diag.List
		var done bool
		select {
		case <-time.After(readersFirst):
		case <-checking.Done():
			return
		}
		if fault := diag.Recovered("", func() { list, done = s.preview.Check(checking) }); fault != nil {
			list, done = diag.List{*fault}, true
		}
		if done {
			s.sayUnless(checking, list)
			s.rest.Reset(calm)
		}
	})
	return s.preview.Next()
}

// movedTop says that the address of the site has got another path: the server has
// told browsers where it serves the site, and all links would lead elsewhere.
func movedTop(old, now string) diag.Diagnostic {
	return diag.Errorf(diag.Position{File: source.ConfigFile}, "moved-top", "the preview shows the site at %s, but its baseURL now puts it at %s", old, now).
		WithCause(diag.Usage).WithHint("restart galen serve")
}

// end stops the check under way, if there is one.
func (s *previewLoop) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stop != nil {
		s.stop()
	}
}

func (s *previewLoop) say(list diag.List) { s.sayUnless(context.Background(), list) }

// sayUnless puts problems on the terminal and on the screens, or takes them off,
// unless ctx has ended.
func (s *previewLoop) sayUnless(ctx context.Context, list diag.List) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case ctx.Err() != nil:
		return
	case list.Failed():
		s.server.ShowErrors(list, s.preview.Text)
		s.told.tell(os.Stderr, printer(s.preview.Text), list)
		fmt.Fprintln(os.Stderr)
	case s.told.broken():
		s.told.forget()
		s.server.ClearErrors()
		fmt.Fprintln(&stdout, time.Now().Format(time.TimeOnly), "fixed")
	}
}

// showing is what a preview shows, in the server's terms.
type showing struct{ *pipeline.Version }

func (s showing) File(path string) (preview.File, bool) {
	data, digest, ok := s.Open(path)
	return preview.File{Data: data, ETag: digest.String()}, ok
}
