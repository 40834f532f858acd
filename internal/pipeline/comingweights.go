package pipeline

import (
	"bytes"
	"context"
	"slices"
	"time"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/render"
	"galen/internal/site"
)

// weighComing reports the articles that are scheduled or under embargo, and the live stories with
// entries to come, whose pages will be over a budget that is an error. No edit makes a build fail
// then, but the clock: it is told while somebody is at the desk.
func (e *snapshot) weighComing(ctx context.Context) (list diag.List) {
	if !e.cfg.Budgets.Strict {
		return nil
	}
	var old *snapshot
	for _, at := range e.appearances() {
		later := &snapshot{root: e.root, tree: e.tree, cfg: e.cfg, cache: e.cache, now: at.In(e.cfg.Zone), editorial: editorial{unchecked: true}, pictures: e.pictures}
		if says := later.assemble(ctx, site.Live, old); says.Failed() || ctx.Err() != nil {
			return list // galen next tells of what is wrong then
		}
		old = later
		list = append(list, later.weigh(ctx, at)...)
	}
	return list
}

// appearances are the instants at which readers are shown something by itself, each once, the
// first first.
func (e *snapshot) appearances() (all []time.Time) {
	for _, a := range e.articles {
		if a.Draft || a.Broken {
			continue
		}
		all = append(all, a.Release())
		for _, entry := range a.Entries {
			all = append(all, entry.At)
		}
	}
	all = slices.DeleteFunc(all, func(at time.Time) bool { return !at.After(e.now) })
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(all, time.Time.Equal)
}

// weigh makes the pages of the articles that something happens to at an instant, and tells of those
// that are over their budget.
func (e *snapshot) weigh(ctx context.Context, at time.Time) diag.List {
	there := map[string]bool{}
	for _, event := range e.site.Events(at) {
		there[event.File] = true
	}
	r := render.New(e.site, e.layouts)
	for _, o := range e.site.Outputs() {
		if o.Kind == site.PageOutput && there[o.At.File] {
			var page bytes.Buffer
			var facts memo.Recorder
			if _, err := r.Make(ctx, o, &page, &facts); err != nil {
				return nil // likewise
			}
		}
	}
	list := render.BudgetProblems(r.AllOverBudget())
	for i := range list {
		list[i].Message = "from " + e.now.Format("2006-01-02 15:04 MST") + " on: " + list[i].Message
	}
	return list
}
