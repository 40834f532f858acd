package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/render"
	"galen/internal/site"
)

// Change is an instant at which the site will be another although nobody writes a
// word, and what will be other. Addresses are paths of the site.
type Change struct {
	At      time.Time
	Why     []site.Event
	Added   []string
	Changed []string
	Removed []string
	Says    diag.List // what a build will say from then on
}

// Forecast says how the site will change by itself in the days that follow the
// build clock. It makes in memory what is not as some build has left it, and then at
// each instant what shows a fact that is another then; so a forecast costs no more
// than a build, and names an address if and only if its bytes will differ. Then is
// when the site will change after the last instant it tells of; zero: never. When the list has
// an error, that is when a build would fail by itself; zero: it does now.
func Forecast(ctx context.Context, opt Options, days int) (changes []Change, then time.Time, s *Query, list diag.List) {
	s, list = Open(ctx, opt)
	if list.Failed() {
		return nil, time.Time{}, s, list
	}
	known, _, problems := s.made(ctx, opt, lastBuilt(opt))
	if list = append(list, problems...); list.Failed() {
		return nil, time.Time{}, s, list
	}
	now, until := &s.snapshot, s.now.AddDate(0, 0, days)
	said := list
	for {
		at := now.site.Next()
		if at.IsZero() || at.After(until) {
			return changes, at, s, list
		}
		later := &snapshot{root: now.root, tree: now.tree, cfg: now.cfg, cache: now.cache, now: at.In(now.cfg.Zone)}
		says := later.assemble(ctx, site.Live, now)
		if says.Failed() {
			return nil, at, s, says
		}
		fresh, c, problems := later.made(ctx, opt, known)
		if problems.Failed() {
			return nil, at, s, problems
		}
		c.Says, said = without(says, said), says
		if len(c.Added)+len(c.Changed)+len(c.Removed) > 0 {
			c.At, c.Why = later.now, later.site.Events(at)
			changes = append(changes, c)
		}
		known, now = fresh, later
	}
}

// without are the problems of a list that another has not, but for those of which the events
// tell.
func without(list, other diag.List) (rest diag.List) {
	known := map[string]bool{}
	for _, d := range other {
		known[d.Error()] = true
	}
	for _, d := range list {
		if !known[d.Error()] && d.Code != "past" {
			rest = append(rest, d)
		}
	}
	return rest
}

// lastBuilt is what is known of the outputs of the latest build of the project, into
// whichever folder. They need not be there any more: what they were is enough.
func lastBuilt(opt Options) *memo.Store {
	ledgers, _ := filepath.Glob(cacheOf(opt, "outputs-*"))
	var latest string
	var at time.Time
	for _, file := range ledgers {
		if info, err := os.Stat(file); err == nil && filepath.Ext(file) != ".part" && info.ModTime().After(at) {
			latest, at = file, info.ModTime()
		}
	}
	if latest == "" || builder().IsZero() {
		return &memo.Store{}
	}
	return memo.Load(latest, builder())
}

// made makes every output that is not current, keeps none, and tells those that
// differ from what was known.
func (e *snapshot) made(ctx context.Context, opt Options, old *memo.Store) (fresh *memo.Store, c Change, list diag.List) {
	var mu sync.Mutex
	fresh, list, err := e.renderer().All(ctx, render.Plan{
		Jobs: max(1, opt.Jobs), Previous: old,
		Reuse: func(string, memo.Trace) bool { return true },
		Write: func(file string, _ []byte, sum memo.Digest) error {
			before, known := old.Trace(file)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case !known:
				c.Added = append(c.Added, address(file))
			case before.Output != sum:
				c.Changed = append(c.Changed, address(file))
			}
			return ctx.Err()
		},
	})
	if err != nil {
		return nil, c, append(list, asList(err)...)
	}
	if e.cache.Missing() {
		list = append(list, changedMeanwhile())
	}
	if !list.Failed() {
		for _, file := range old.Outputs() {
			if _, still := e.site.Output(file); !still {
				c.Removed = append(c.Removed, address(file))
			}
		}
	}
	for _, paths := range [][]string{c.Added, c.Changed, c.Removed} {
		slices.Sort(paths)
	}
	return fresh, c, list
}

// address is the path under which a file of the output is served.
func address(file string) string {
	if folder, page := strings.CutSuffix("/"+file, "/index.html"); page {
		return folder + "/"
	}
	return "/" + file
}
