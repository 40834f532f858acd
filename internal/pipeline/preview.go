package pipeline

import (
	"bytes"
	"context"
	"sync"
	"sync/atomic"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/render"
	"galen/internal/site"
	"galen/internal/source"
)

// Preview is a site in memory, for a server that shows edits at once. Nothing of
// it touches the output folder.
//
// A page is made when it is asked for, and again only when one of the facts that
// it showed has changed; so an edit costs what it takes to read and to assemble
// the site, and one page. Check makes all others that it may reach, to find their mistakes.
//
// An Update that fails leaves the last good site in place.
type Preview struct {
	opt  Options
	show site.Show
	one  sync.Mutex // one Update at a time
	now  atomic.Pointer[Version]
	last atomic.Pointer[snapshot] // the source last read, good or not: for the lines of problems; nothing else is in it

	failing atomic.Pointer[[]string] // see Recheck
	sweep   sweep
	made    madePages
	cache   *content.ParseCache
	left    diag.List // what could not be recovered of an output
}

// madePages is what a Preview has made, by file, for whichever snapshot. Whoever takes
// from it asks whether it is current for his.
type madePages struct {
	mu      sync.Mutex
	pages   map[string]*page
	checked map[string]*page // made without a problem; the data are not kept
}

// Version is the site as a Preview shows it at some moment: what it answers never
// changes.
type Version struct {
	snapshot
	renderer *render.Renderer
	list     diag.List // warnings
	made     *madePages
}

// page is an output that was made.
type page struct {
	unit   memo.Digest
	facts  memo.Readings
	data   []byte
	digest memo.Digest
	over   *render.OverBudget // what it costs, if that is more than its budget
}

// NewPreview prepares a preview. With opt.At it shows what readers see at that
// time; otherwise everything, whatever is held back being marked.
func NewPreview(opt Options) *Preview {
	p := &Preview{opt: opt, show: site.Everything, cache: openParseCache(opt), made: madePages{pages: map[string]*page{}, checked: map[string]*page{}}}
	if opt.At != "" {
		p.show = site.Live
	}
	p.left = recoverOutputs(opt)
	return p
}

// Update looks at the source again and shows what it finds. Paths are where to
// look; without any, everything is read. The list holds every problem; if one is
// an error the last good site stays. Changed is false when the source is what it
// was. When ctx ends, the list says so.
func (p *Preview) Update(ctx context.Context, now time.Time, paths ...string) (list diag.List, changed bool) {
	p.one.Lock()
	defer p.one.Unlock()
	old := p.now.Load()
	next := &Version{made: &p.made}
	defer next.cacheWriter.end()
	next.cache, next.writing = p.cache, p.show == site.Everything
	next.tree, next.sourceProblems = p.read(ctx, paths)
	if ctx.Err() != nil {
		return diag.List{diag.Stopped()}, true
	}
	list = next.sourceProblems
	p.last.Store(&snapshot{root: p.opt.Source, tree: next.tree, sourceProblems: next.sourceProblems})
	opt := p.opt
	opt.Now = now
	if list = append(list, next.configure(opt)...); !next.cfg.Known() {
		list.Sort()
		return list, true
	}
	beside := list
	var before *snapshot
	if old != nil {
		before = &old.snapshot
		if !list.Failed() && old.tree.Same(next.tree) && !next.now.Before(old.now) && (old.site.Next().IsZero() || next.now.Before(old.site.Next())) {
			return old.list, false
		}
	}
	problems := next.assemble(ctx, p.show, before)
	p.last.Store(&snapshot{root: p.opt.Source, tree: next.tree, sourceProblems: next.sourceProblems}) // without the texts that are parsed
	if list = append(list, suppressDerived(problems, beside)...); list.Failed() {
		list.Sort()
		return list, true
	}
	list = append(list, unusedTemplates(pageTemplates(next.tree), opt.Builtin, next.site.Outputs)...)
	if old == nil { // the next start finds it
		_ = remember(ctx, &next.snapshot, p.opt)
	}
	list = append(list, p.left...)
	list.Sort()
	next.list = list
	next.renderer = next.snapshot.renderer()
	if old == nil || next.site.Structure != old.site.Structure {
		p.made.prune(next.site)
	}
	p.now.Store(next)
	return list, true
}

// read gives the source: the last one, refreshed at paths, where that will do.
func (p *Preview) read(ctx context.Context, paths []string) (source.Tree, diag.List) {
	if last := p.last.Load(); last != nil && len(paths) > 0 && len(last.sourceProblems) == 0 {
		if tree, ok := last.tree.Refresh(p.opt.Source, p.opt.Builtin, paths); ok {
			return tree, nil
		}
	}
	return readKnown(ctx, p.opt)
}

// prune forgets what was made of files that a site no longer has.
func (p *madePages) prune(s *site.Site) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, made := range []map[string]*page{p.pages, p.checked} {
		for file := range made {
			if _, still := s.Output(file); !still {
				delete(made, file)
			}
		}
	}
}

// page is what was made last of a file, nil when nothing was; check is the same
// without the data.
func (p *madePages) page(file string) *page {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pages[file]
}

func (p *madePages) check(file string) *page {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.checked[file]
}

// keep notes a page that was made; without its data it is a check.
func (p *madePages) keep(file string, made *page) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if made.data != nil {
		p.pages[file] = made
	}
	p.checked[file] = &page{unit: made.unit, facts: made.facts, over: made.over}
}

// Base is the path of the site's root: "/", or "/folder/".
func (p *Preview) Base() string {
	if s := p.now.Load(); s != nil {
		return s.cfg.Base.Path
	}
	return "/"
}

// Next is when the site will change by itself; see site.Next.
func (p *Preview) Next() time.Time {
	if s := p.now.Load(); s != nil {
		return s.site.Next()
	}
	return time.Time{}
}

// Text gives the text of a source file as it was last read.
func (p *Preview) Text(file string) []byte {
	if e := p.last.Load(); e != nil {
		return e.text(file)
	}
	return nil
}

// Current is the site that is shown now, nil before the first that is good.
func (p *Preview) Current() *Version { return p.now.Load() }

// Open gives a file of the site. When its page cannot be made, because of a
// mistake in a template, it gives the page as it was before, if there was one;
// Check reports the mistake.
func (s *Version) Open(file string) (data []byte, digest memo.Digest, ok bool) {
	o, ok := s.site.Output(file)
	if !ok {
		return nil, memo.Digest{}, false
	}
	made, err := s.page(o)
	if err != nil {
		made = s.made.page(file)
	}
	if made == nil {
		return nil, memo.Digest{}, false
	}
	return made.data, made.digest, true
}

// ETag is what tells a file of the site from another one at its path, for those that
// take long to make; ok is false for any other.
func (s *Version) ETag(file string) (tag string, ok bool) {
	if o, found := s.site.Output(file); found && o.Kind == site.PictureOutput {
		return o.Digest.String(), true
	}
	return "", false
}

// page gives an output: as it is, if it is current, and otherwise made anew.
func (s *Version) page(o site.Output) (*page, error) {
	if made := s.made.page(o.File); s.current(made, o, s.digest) {
		return made, nil
	}
	var w bytes.Buffer
	var facts memo.Recorder
	data, err := s.renderer.Make(context.Background(), o, &w, &facts)
	if err != nil {
		return nil, err
	}
	made := &page{o.Unit(), memo.Read(facts.Keys(), s.digest), append([]byte{}, data...), memo.Of(data), s.over(o)}
	s.made.keep(o.File, made)
	return made, nil
}

// over is what an output costs that was made just now, if that is more than its budget.
func (s *Version) over(o site.Output) *render.OverBudget {
	if over, is := s.renderer.OverBudget(o.File); is {
		return &over
	}
	return nil
}

// current reports whether an output that was made for some snapshot is right for
// this one, by the digests of its facts.
func (s *Version) current(made *page, o site.Output, digest func(key string) memo.Digest) bool {
	return made != nil && made.unit == o.Unit() && made.facts.Current(digest)
}

func (s *Version) digest(key string) memo.Digest { return s.renderer.Recalled(key).Digest }
