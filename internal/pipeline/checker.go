package pipeline

import (
	"context"
	"path"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/site"
	"galen/internal/source"
)

// Checker checks a site again and again while somebody writes, as Check does it once: what
// it says of the texts that are open in an editor is what Check would say if they were
// saved. It remembers what it has read and parsed, so that a keystroke costs one file and
// what follows from it. Check is for one goroutine at a time, the other methods for any.
type Checker struct {
	opt   Options
	cache *content.ParseCache

	mu   sync.Mutex // of the next three
	disk source.Tree
	bad  diag.List // what of it cannot be read
	read bool      // disk is as it was last seen

	last atomic.Pointer[snapshot] // of the last check that came to its end, whatever it found
}

// NewChecker prepares to check a site.
func NewChecker(opt Options) *Checker {
	opt.NoCheck = false
	return &Checker{opt: opt, cache: openParseCache(opt)}
}

// Changed says that files on the disk may be others than they were: those at paths, or all.
func (c *Checker) Changed(paths ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.read && len(paths) > 0 && len(c.bad) == 0 {
		if tree, ok := c.disk.Refresh(c.opt.Source, c.opt.Builtin, paths); ok {
			c.disk = tree
			return
		}
	}
	c.read = false
}

// snapshot is a site of which nothing is known but its files, those that are open included.
// It is nil when ctx has ended.
func (c *Checker) snapshot(ctx context.Context, open map[string][]byte) *snapshot {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.read {
		c.disk, c.bad = readKnown(ctx, c.opt)
		c.read = ctx.Err() == nil
	}
	if !c.read {
		return nil
	}
	return &snapshot{tree: c.disk.Edited(open), sourceProblems: c.bad, cache: c.cache}
}

// at are the options for an instant.
func (c *Checker) at(now time.Time) Options {
	opt := c.opt
	opt.Now = now
	return opt
}

// Check reports every problem of the site with the open texts, by path, in the place of
// what is on the disk; but for what Weigh reports. When ctx ends meanwhile, ok is false.
func (c *Checker) Check(ctx context.Context, now time.Time, open map[string][]byte) (r Result, ok bool) {
	e := c.snapshot(ctx, open)
	if e == nil {
		return Result{}, false
	}
	defer e.cacheWriter.end()
	r.add(slices.Concat(recoverOutputs(c.opt), e.sourceProblems))
	old := c.last.Load()
	known := e.check(ctx, c.at(now), old, &r)
	if ctx.Err() != nil {
		return Result{}, false
	}
	if known {
		c.last.Store(e)
		if old == nil {
			c.begun(ctx, e)
		}
		r.Next = e.next()
	}
	return r.sorted(), true
}

// begun keeps for the next start what the first check has read, and not in memory what is
// on the disk.
func (c *Checker) begun(ctx context.Context, e *snapshot) {
	_ = remember(ctx, e, c.opt)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.cache != nil {
		c.disk = c.disk.Released(c.opt.Source)
	}
}

// Weigh reports what is wrong with the pages of the last check that are still to come; see weighComing.
func (c *Checker) Weigh(ctx context.Context) diag.List {
	if e := c.last.Load(); e != nil {
		return e.weighComing(ctx)
	}
	return nil
}

// Own reports those problems of an open document that follow from its own text, and from
// what every text is read with: they are among those that Check reports, and are known as
// soon as that one file is read. Of files that are no documents it says nothing.
func (c *Checker) Own(ctx context.Context, now time.Time, open map[string][]byte, file string) (list diag.List) {
	e := c.snapshot(ctx, open)
	if e == nil {
		return nil
	}
	f, found := e.content(file)
	if !found || path.Ext(file) != ".md" || content.IsPart(file) {
		return nil
	}
	if e.configure(c.at(now)); !e.cfg.Known() {
		return nil
	}
	old := c.last.Load()
	if old == nil {
		old = &snapshot{}
	}
	set, _, list := content.ParseAll(ctx, source.FilesOf([]source.File{f}), e.rules(old), nil)
	for _, a := range set.Articles {
		findings, _ := e.checker.Judge(a, nil, e.now)
		list = append(list, findings...)
	}
	for _, d := range notArticles(set) {
		list = append(list, e.checker.JudgeIn(d.category, d.Document, d.Findings, nil, e.now)...)
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return d.File != file || d.Code == "HN191" // which depends on what is found elsewhere, too
	})
}

// check finds the problems of a snapshot that has its tree, and what is unasked. It reports
// false when the configuration is not known, or ctx has ended. Old may be nil.
func (e *snapshot) check(ctx context.Context, opt Options, old *snapshot, r *Result) bool {
	r.Source = e.text
	if r.add(e.configure(opt)); !e.cfg.Known() {
		return false
	}
	r.add(suppressDerived(e.assemble(ctx, site.Everything, old), r.Problems))
	if ctx.Err() != nil {
		return false
	}
	found, off := e.findings(func(*content.Article) bool { return true })
	r.Findings.Off = off
	r.add(found)
	r.add(e.missingPolicies())
	r.Unasked = e.unasked(func(*content.Article) bool { return true })
	r.add(otherLanguage(r.Unasked, e.cfg.Language, e.tree.Config))
	r.Unasked = append(r.Unasked, e.unaskedPages()...)
	r.Problems = withoutHeld(r.Problems)
	return true
}
