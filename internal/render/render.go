package render

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/noindex"
	"galen/internal/redirect"
	"galen/internal/site"
	"galen/internal/theme/layout"
	"galen/internal/timing"
)

// Renderer makes the files of one site with the layouts of one theme. It may be
// used by several goroutines. Of a site in several languages there is one for each, and
// that of the site's own has the others make their files.
type Renderer struct {
	whole    *Renderer // that of the site's own language; usually the Renderer itself
	editions map[string]*Renderer
	site     *site.Site
	layouts  *layout.Set
	safety   *cspCheck
	ground   *jsonldPrefix
	entries  *entries
	scales   *overBudgetList
	wrong    *wrongData
}

// New returns a Renderer.
func New(s *site.Site, layouts *layout.Set) *Renderer {
	r := &Renderer{site: s, layouts: layouts, safety: &cspCheck{}, ground: &jsonldPrefix{}, entries: &entries{}, scales: &overBudgetList{over: map[string]OverBudget{}}, wrong: &wrongData{}}
	r.whole = r
	return r
}

// WithEditions adds the other languages of the site, with the layouts of each.
func (r *Renderer) WithEditions(layouts map[string]*layout.Set) *Renderer {
	for _, s := range r.site.Editions() {
		if r.editions == nil {
			r.editions = map[string]*Renderer{}
		}
		r.editions[s.Tag()] = &Renderer{whole: r, site: s, layouts: layouts[s.Tag()], safety: r.safety, ground: &jsonldPrefix{}, entries: &entries{}, scales: r.scales, wrong: r.wrong}
	}
	return r
}

// layoutFact is the family of facts that stand for the text of a layout and of
// all parts that it reaches.
const layoutFact = "layout:"

// Recalled is the digest of a fact that Make may note, with the parts that the value is made of. It is remembered.
func (r *Renderer) Recalled(key string) memo.Answer {
	if d, own := r.ownDigest(key); own {
		return memo.Answer{Digest: d}
	}
	return r.site.Recalled(key)
}

// SameFacts reports whether the facts that are the renderer's, and not the site's, are what they are of another one of
// the same structure.
func (r *Renderer) SameFacts(other *Renderer) bool {
	for language, e := range r.editions {
		if e.layouts != other.editions[language].layouts {
			return false
		}
	}
	return r.layouts == other.layouts && !slices.ContainsFunc([]string{policyFact, headersFact, guardFact}, func(key string) bool {
		now, _ := r.policyDigest(key)
		was, _ := other.policyDigest(key)
		return now != was
	})
}

// answer is Recalled for those who note it.
func (r *Renderer) answer(key string) memo.Answer {
	if d, own := r.ownDigest(key); own {
		return memo.Answer{Digest: d}
	}
	return r.site.Answer(key)
}

// ownDigest is the digest of a fact that is the renderer's, and not the site's.
func (r *Renderer) ownDigest(key string) (memo.Digest, bool) {
	if len(r.editions) > 0 {
		if language, own := site.EditionOf(key); language != "" {
			if e := r.editions[language]; e != nil {
				return e.ownDigest(own)
			}
			return memo.Digest{}, true
		}
	}
	if name, ok := strings.CutPrefix(key, layoutFact); ok {
		return r.layouts.Digest(name), true
	}
	return r.policyDigest(key)
}

// Plan says what All does with the outputs that it goes through. Its functions
// are called concurrently.
type Plan struct {
	Jobs           int
	Previous       *memo.Store                          // of the previous build; outputs that are current are kept
	Unchanged      func(parts []uint32) bool            // picks facts of the site that are what they were, by their parts; may be nil
	PreviouslyOver map[string]OverBudget                // the pages that were over their budget then, by file
	Verify         bool                                 // make those too, and fail where one comes out otherwise
	Reuse          func(file string, t memo.Trace) bool // keeps an output; false when it is not there as it was
	Write          WriteFunc                            // takes a new output
	OnOutput       func(file, reason string)            // told of every output that was made, and why; may be nil
	OnDone         func()                               // told of every output; may be nil
	OnPicture      func(done, total int)                // told of every photograph whose prints are there; may be nil
	Watch          *timing.Watch                        // measures; may be nil
	DropForTest    func(key string) bool                // picks facts that are not noted: for tests which show that this would be seen; may be nil
}

// WriteFunc takes a new output, and its digest, which is known by then; it may not keep
// data.
type WriteFunc func(file string, data []byte, sum memo.Digest) error

// All makes every file of the site that is not current. It returns what is now
// known of all outputs, and the problems of every page; an error of Plan.Write, or the
// end of ctx, ends the run and comes back as it is.
func (r *Renderer) All(ctx context.Context, p Plan) (*memo.Store, diag.List, error) {
	outputs := r.site.Outputs()
	list := r.Missing(outputs)
	if list.Failed() {
		return nil, list, nil
	}
	outputs, photos := apart(outputs)
	p.Watch.Lap("plan the output")
	changes := p.Previous.Changed(func(key string) (a memo.Answer) {
		if ctx.Err() == nil {
			a = r.answer(key)
		}
		return a
	}, r.unchanged(p))
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	fresh := changes.Next()
	p.Watch.Lap("compare facts")
	var next, nextPhoto, shown atomic.Int64
	workers := make([]worker, p.Jobs)
	var g errgroup.Group
	for i := range workers {
		w := &workers[i]
		w.Renderer, w.plan, w.changes, w.fresh = r, p, changes, fresh
		g.Go(diag.Guard("", func() error {
			for {
				n := int(next.Add(1)) - 1
				if err := ctx.Err(); err != nil {
					return err
				}
				if n >= len(outputs) {
					return w.photographs(ctx, photos, &nextPhoto, &shown)
				}
				if err := w.output(ctx, outputs[n]); err != nil {
					return err
				}
			}
		}))
	}
	err := g.Wait()
	p.Watch.Lap("make the output")
	for _, w := range workers {
		list = append(list, w.list...)
	}
	return fresh, append(append(r.MergeProblems(list), BudgetProblems(r.AllOverBudget())...), append(r.frameProblems(), r.searchProblems()...)...), err
}

// unchanged leaves the renderer's own facts to be looked at.
func (r *Renderer) unchanged(p Plan) func(key string, of []uint32) bool {
	if p.Unchanged == nil {
		return nil
	}
	return func(key string, of []uint32) bool { return !isOwn(key) && p.Unchanged(of) }
}

// worker goes through outputs, one at a time.
type worker struct {
	*Renderer
	plan    Plan
	changes memo.Changes
	fresh   *memo.Store  // what is then known, by all workers
	buffer  bytes.Buffer // one for all pages: its memory is used again
	facts   memo.Recorder
	list    diag.List
}

// output keeps an output that is current, and makes any other.
func (w *worker) output(ctx context.Context, o site.Output) error {
	if w.plan.OnDone != nil {
		defer w.plan.OnDone()
	}
	began := w.plan.Watch.Now()
	if w.current(o) {
		w.plan.Watch.Part("kept", began)
		return nil
	}
	w.facts.Reset()
	w.buffer.Reset()
	data, err := w.Make(ctx, o, &w.buffer, &w.facts)
	part, layout := measured(o)
	w.plan.Watch.Page(part, o.File, layout, began)
	var d diag.Diagnostic
	if errors.As(err, &d) {
		w.list = append(w.list, d)
		return nil
	} else if err != nil {
		return err
	}
	return w.put(o, data)
}

// current keeps an output that is so.
func (w *worker) current(o site.Output) bool {
	old, _ := w.plan.Previous.Trace(o.File)
	if _, stale := w.changes.Stale(o.File, o.Unit()); stale || w.plan.Verify || !w.plan.Reuse(o.File, old) {
		return false
	}
	w.fresh.Keep(o.File)
	if over, is := w.plan.PreviouslyOver[o.File]; is {
		w.Carry(o, &over)
	}
	return true
}

// put hands on an output that was made with the facts that w notes.
func (w *worker) put(o site.Output, data []byte) error {
	unit := o.Unit()
	key, stale := w.changes.Stale(o.File, unit)
	old, _ := w.plan.Previous.Trace(o.File)
	t := memo.Trace{Unit: unit, Output: memo.Of(data)}
	if !stale && t.Output != old.Output {
		w.list = append(w.list, diag.Errorf(diag.Position{}, "stale", "%s would have been kept, but is different when it is made again", o.File).
			WithHint("this is a bug in Galen: please report it; until it is fixed, delete the folder .galen before each build"))
	}
	keys := w.facts.Keys()
	if w.plan.DropForTest != nil {
		keys = slices.DeleteFunc(keys, w.plan.DropForTest)
	}
	w.fresh.Add(o.File, t, keys, w.answer)
	if w.plan.OnOutput != nil {
		w.plan.OnOutput(o.File, reason(key, stale, o))
	}
	began := w.plan.Watch.Now()
	err := w.plan.Write(o.File, data, t.Output)
	w.plan.Watch.Part("written", began)
	return err
}

// measured is what an output is called where time is measured, and the layout that
// its time is counted to.
func measured(o site.Output) (part, layout string) {
	switch o.Kind {
	case site.PageOutput, site.RedirectOutput:
		return "pages", o.Layout
	case site.FeedOutput:
		return "feeds", ""
	case site.PosterOutput:
		return "social cards", ""
	case site.SitemapOutput, site.SitemapsOutput, site.NewsOutput, site.RobotsOutput, site.RedirectsOutput,
		site.HeadersOutput, site.FileOutput, site.PictureOutput:
	case site.SearchOutput:
		return "search", ""
	}
	return "other files", ""
}

// Missing reports layouts that do not exist, for the first page that wants each.
// When there is one, nothing is made.
func (r *Renderer) Missing(outputs []site.Output) (list diag.List) {
	seen := map[string]bool{}
	for _, o := range outputs {
		if !o.Kind.IsTemplated() || r.layouts.Has(o.Layout) || seen[o.Layout] {
			continue
		}
		seen[o.Layout] = true
		d := diag.Errorf(o.At, "unknown-layout", "there is no layout %q for the page %s", o.Layout, o.Path).
			WithHint("add templates/%s.html", o.Layout)
		if near := diag.Nearest(o.Layout, r.layouts.Names()); near != "" {
			d = d.WithHint("did you mean the layout %q?", near)
		}
		list = append(list, d)
	}
	return list
}

// MergeProblems leaves one of the problems that are the same on many pages.
func (r *Renderer) MergeProblems(list diag.List) diag.List {
	return r.safety.mergeProblems(Dedupe(append(list, r.wrong.take()...)))
}

// Dedupe keeps one of the problems that many pages have at the same place of a
// template: for the page that sorts first, whichever worker met it.
func Dedupe(list diag.List) diag.List {
	list.Sort()
	var kept diag.List
	for _, d := range list {
		if n := len(kept); n > 0 && kept[n-1].Position == d.Position && kept[n-1].Code == d.Code && d.Line > 0 {
			continue
		}
		kept = append(kept, d)
	}
	return kept
}

// Make makes one file, noting the facts that it is given. The bytes belong to w,
// or to the site.
func (r *Renderer) Make(ctx context.Context, o site.Output, w *bytes.Buffer, facts *memo.Recorder) (data []byte, err error) {
	if e := r.editions[o.Edition]; e != nil {
		return e.Make(ctx, o, w, facts)
	}
	facts.Under(r.site.EditionKey(""))
	o.Path = r.site.Inner(o.Path)
	defer func() { // what goes wrong in one output must not end the program with a stack
		if fault := recover(); fault != nil {
			err = diag.Fault(cmp.Or(o.At.File, o.File), fault)
		}
	}()
	v := &View{site: r.site, facts: facts, safe: r.cspCheck(), ground: r.ground, entries: r.entries, wrong: r.wrong, path: o.Path, known: r.layouts.RequestsKnown(o.Layout)}
	switch o.Kind {
	case site.FileOutput:
		return o.Bytes()
	case site.PictureOutput:
		return r.site.Pictures().Variant(ctx, *o.Print)
	case site.PosterOutput:
		return socialCard(v)
	case site.PageOutput, site.RedirectOutput:
		if data, err = r.page(o, v, w, facts); err == nil && r.site.Unlisted() {
			data = noindex.Page(data)
		}
		return data, err
	case site.HeadersOutput:
		facts.Note(headersFact)
		err = r.rules(w)
	case site.FeedOutput:
		err = feed(v, o, w)
	case site.SitemapOutput:
		err = sitemap(w, must[[]site.Entry](v, "sitemap:"+o.Layout))
	case site.SitemapsOutput:
		err = sitemapIndex(w, must[[]site.Entry](v, "sitemaps"))
	case site.SearchOutput:
		w.WriteString(must[string](v, "search:"+o.Layout))
	case site.NewsOutput:
		err = newsSitemap(w, v.Site(), must[[]site.Entry](v, "news"))
	case site.RobotsOutput:
		robots(w, o.Data, must[[]string](v, "robots"))
	case site.RedirectsOutput:
		w.WriteString(redirect.Merge(o.Data, redirect.File(must[[]redirect.Rule](v, "redirects"))))
	}
	return w.Bytes(), err
}

// page makes a page, or what leads to one.
func (r *Renderer) page(o site.Output, v *View, w *bytes.Buffer, facts *memo.Recorder) ([]byte, error) {
	v.kind = site.RedirectPage
	if o.Kind == site.PageOutput {
		v.kind = v.pageKind()
	}
	facts.Note(layoutFact + o.Layout)
	err := r.layouts.Execute(w, o.Layout, v)
	if err == nil {
		err = r.layouts.Refused(o.Layout, w.Bytes())
	}
	if err != nil {
		var d diag.Diagnostic
		if errors.As(err, &d) {
			d.Message += ", on the page " + r.site.Whole(o.Path)
			return nil, d
		}
		return nil, err
	}
	l := r.pageUse(w.Bytes())
	if err := r.checkPolicy(o, v.kind, w.Bytes(), l, facts); err != nil || o.Kind != site.PageOutput {
		return w.Bytes(), err
	}
	r.checkBudget(o, v.kind, l, facts)
	return w.Bytes(), nil
}
