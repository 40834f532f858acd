package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/render"
	"galen/internal/site"
)

// sweep is how far a preview has gone through the outputs of a site to find their mistakes. An output that is not
// open was made without one, and would be the same now: of the parts that its facts are made of, none is another. So
// Check goes through what is open, and what uses a part that is another than it was.
type sweep struct {
	mu   sync.Mutex // held by Check
	of   *Version   // nil before the first
	open []uint32   // outputs of it, by their places, in order
	uses memo.Uses  // by outputs that were gone through
	left int        // how many outputs the last Check had no need to go through; tests count
}

// turn makes it a sweep of another site, and opens what may differ there: all, where the structure or the theme does. It
// does not where a layout is missing.
func (w *sweep) turn(s *Version) (missing diag.List) {
	outputs := s.site.Outputs()
	if parts, known := w.otherParts(s); known {
		w.open = append(w.open, w.uses.Of(parts)...)
		slices.Sort(w.open)
		w.open = slices.Compact(w.open)
		s.renderer.CarryAll(w.of.renderer, func(file string) bool {
			_, is := slices.BinarySearchFunc(w.open, file, func(n uint32, file string) int { return cmp.Compare(outputs[n].File, file) })
			return !is
		})
	} else if missing = s.renderer.Missing(outputs); missing.Failed() {
		return missing
	} else {
		w.uses, w.open = memo.Uses{}, make([]uint32, len(outputs))
		for n := range outputs {
			w.open[n] = uint32(n)
		}
	}
	w.of, w.left = s, len(outputs)-len(w.open)
	return missing
}

// otherParts are the parts of a site that are others than in that of the sweep, if nothing else is another.
func (w *sweep) otherParts(s *Version) (parts []uint32, known bool) {
	if w.of == nil {
		return nil, false
	}
	parts, known = s.site.OtherThanIn(w.of.site)
	return parts, known && s.renderer.SameFacts(w.of.renderer)
}

// Check makes every output that has not been made since a fact it shows changed,
// and reports the mistakes. It ends early, without a list, when ctx does or when
// another site is shown.
func (p *Preview) Check(ctx context.Context) (list diag.List, done bool) {
	w := &p.sweep
	w.mu.Lock()
	defer w.mu.Unlock()
	s := p.now.Load()
	if s == nil {
		return nil, true
	}
	if list = w.turn(s); list.Failed() {
		p.failing.Store(&[]string{})
		return append(list, s.list...), true
	}
	list, failed, err := w.through(ctx, max(1, p.opt.Jobs), func() bool { return p.now.Load() != s })
	if err != nil {
		return nil, false
	}
	list = append(s.renderer.MergeProblems(list), render.BudgetProblems(s.renderer.AllOverBudget())...)
	p.failing.Store(examples(list, failed))
	return append(list, s.list...), true
}

// through goes through what is open, and closes what is without a mistake. Failed is the output that each was met in, by
// its message.
func (w *sweep) through(ctx context.Context, jobs int, outdated func() bool) (list diag.List, failed map[string]string, err error) {
	failed = map[string]string{}
	outputs, good := w.of.site.Outputs(), make([]bool, len(w.open))
	var next atomic.Int64
	var mu sync.Mutex
	var g errgroup.Group
	for range jobs {
		g.Go(diag.Guard("", func() error {
			var b bytes.Buffer
			for n := int(next.Add(1)) - 1; n < len(w.open); n = int(next.Add(1)) - 1 {
				if ctx.Err() != nil || outdated() {
					return context.Canceled
				}
				o := outputs[w.open[n]]
				parts, err := w.of.check(ctx, o, &b)
				var d diag.Diagnostic
				mu.Lock()
				w.uses.Note(w.open[n], parts)
				if good[n] = err == nil; errors.As(err, &d) {
					list = append(list, d)
					failed[d.Message] = o.File
				}
				mu.Unlock()
			}
			return nil
		}))
	}
	err = g.Wait()
	var open []uint32
	for n, place := range w.open {
		if !good[n] {
			open = append(open, place)
		}
	}
	w.open = open
	return list, failed, err
}

// check makes an output, unless it is known to be without a mistake, and keeps
// nothing of it but what it read: the facts, and the parts that those are made of.
func (s *Version) check(ctx context.Context, o site.Output, w *bytes.Buffer) (parts []uint32, err error) {
	switch o.Kind {
	case site.FileOutput, site.PictureOutput, site.PosterOutput, site.SearchOutput: // no template and no text can make a mistake in them
		return nil, nil
	case site.PageOutput, site.RedirectOutput, site.FeedOutput, site.SitemapOutput, site.SitemapsOutput, site.NewsOutput,
		site.RobotsOutput, site.RedirectsOutput, site.HeadersOutput:
	}
	digest := func(key string) memo.Digest {
		a := s.renderer.Recalled(key)
		parts = append(parts, a.Of...)
		return a.Digest
	}
	if made := s.made.check(o.File); s.current(made, o, digest) {
		s.renderer.Carry(o, made.over)
		return parts, nil
	}
	w.Reset()
	var rec memo.Recorder
	if _, err := s.renderer.Make(ctx, o, w, &rec); err != nil {
		return parts, err
	}
	s.made.keep(o.File, &page{unit: o.Unit(), facts: memo.Read(rec.Keys(), digest), over: s.over(o)})
	return parts, nil
}
