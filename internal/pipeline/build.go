// Package pipeline turns the source of a site into its output. Run is the whole
// way, in the order in which the data travel:
//
//	source → configuration → articles, layouts, assets → site → render → output
//
// Each step hands its problems on, so that one run reports those of every file.
// Nothing is published unless there are none.
//
// A build is warm when it can be: an output is made only if one of the facts
// that it showed has changed (see package memo), and when nothing at all that
// would be read has changed, not even that is asked. What it takes for this lies
// in the folder .galen of the site (see ledger), and a build without it gives the
// same bytes.
package pipeline

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync/atomic"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
	"galen/internal/output"
	"galen/internal/render"
	"galen/internal/site"
	"galen/internal/timing"
)

// Options say what to build, and how.
type Options struct {
	Source     string // the project's folder
	Output     string // the folder to write to
	BaseURL    string // replaces the configured one, if not empty
	At         string // the build clock as the editor wrote it, in the site's zone; empty: Now
	Now        time.Time
	Drafts     bool  // a preview for colleagues: drafts are shown, and nothing is to be found by others
	Release    bool  // for the public: nothing may have changed in silence, and what is shown is recorded
	NoRecord   bool  // with Release: refuse what it refuses, but write no record
	NoCheck    bool  // without the editorial rules
	Verify     bool  // make everything, and fail if something would have been kept wrongly
	Jobs       int   // workers, at least 1
	Builtin    fs.FS // the theme for what the project does not have
	OnProgress func(done, total int)
	OnPicture  func(done, total int)     // told of every photograph whose prints are there; may be nil
	OnOutput   func(file, reason string) // told of every output that is made, and why; may be nil

	Timings bool // measure where the time goes

	dropForTest func(key string) bool // picks facts that are not noted; for tests
}

// show says which articles a build shows.
func (o Options) show() site.Show {
	if o.Drafts {
		return site.WithDrafts
	}
	return site.Live
}

// Result is what came of a build.
type Result struct {
	Problems        diag.List // sorted
	Published       bool      // the site, whole, is in the output
	Pages           int       // pages for readers
	Files           int       // files in the output, all told
	Report          output.Report
	HeldBack        []site.HeldBack
	Withdrawn       []string                 // addresses of the articles that are withdrawn
	Findings        Findings                 // of the editorial rules, beside the errors among Problems
	OverBudget      []render.OverBudget      // the pages that cost their readers more than the budgets of galen.yaml
	Next            time.Time                // when the site will change by itself; zero: never
	MissingEncoders string                   // the programs that could have made smaller pictures, when any were made
	Source          func(file string) []byte // the text of a source file, for showing a problem
	Base            string                   // the address of the home page
	Shown           map[string][]string      // of Check: the files whose words a document shows as its own, by its file
	Unasked         []Unasked                // of Check: what not all rules were asked about, for its language
	Listing         []ListedFile             // the files of the site, after a build for the public (Options.Release)
	Timings         *timing.Report           // where the time went; nil when nobody asked
}

// Run builds a site. A Result without errors has been published; otherwise the
// output folder is as it was.
func Run(ctx context.Context, opt Options) Result {
	return new(Builder).Run(ctx, opt)
}

// Builder builds a site again and again, and remembers what it has read.
type Builder struct{ last *snapshot }

// Run is the function Run.
func (b *Builder) Run(ctx context.Context, opt Options) Result {
	if d := output.Safe(opt.Output, opt.Source); d != nil {
		return Result{Problems: asList(d)}
	}
	left := recoverOutputs(opt)
	if left.Failed() {
		return Result{Problems: left}
	}
	var e snapshot
	if opt.Timings {
		e.watch = timing.Start()
	}
	r := b.run(ctx, opt, &e)
	if ctx.Err() != nil && !r.Published {
		left, r.Problems = nil, diag.List{diag.Stopped()} // wherever that was: what else is known is but a part
	}
	r.add(left)
	r.Timings = e.watch.Report()
	return r.sorted()
}

// stopped is the result of what was stopped before it knew anything of the site.
func stopped() Result { return Result{Problems: diag.List{diag.Stopped()}} }

// run builds with a snapshot that holds nothing yet but a watch. The problems of its
// result are in no order.
func (b *Builder) run(ctx context.Context, opt Options, e *snapshot) (r Result) {
	defer e.cacheWriter.end()
	e.tree, r.Problems = readKnown(ctx, opt)
	if ctx.Err() != nil {
		return stopped()
	}
	e.watch.Lap("read the source")
	r.Source = e.text
	if r.add(e.configure(opt)); !e.cfg.Known() {
		return r
	}
	ledger, in := openLedger(opt), e.withPrograms(input(e.tree, opt))
	e.watch.Lap("ask what changed")
	if !r.Problems.Failed() && !opt.Verify && !opt.Release && ledger.unchanged(in, e.now) && r.repeat(ledger, opt, e.cfg.Zone) {
		e.watch.Lap("keep the output")
		return r
	}
	if !opt.Verify {
		e.cache = openParseCache(opt)
	}
	r.add(suppressDerived(e.assemble(ctx, opt.show(), b.last), r.Problems))
	if ctx.Err() != nil {
		return r
	}
	sound := !r.Problems.Failed()
	if sound {
		r.add(unusedTemplates(pageTemplates(e.tree), opt.Builtin, e.site.Outputs))
		b.last = e
	}
	if r.add(e.count(&r.Findings, opt)) || !sound {
		return r
	}
	e.watch.Lap("apply the levels of the rules")
	var told staged // what the record is to say of this site
	if opt.Release {
		var problems diag.List
		if told, problems = e.release(); r.add(problems) {
			return r
		}
		if opt.NoRecord {
			told.drop()
			told = staged{}
		}
		defer told.drop()
		e.watch.Lap("compare with the record")
	}
	r.HeldBack, r.Withdrawn, r.Next = slices.Concat(e.site.HeldBack(), e.site.ComingEntries()), e.site.Withdrawn(), e.next()
	if opt.Release || opt.Drafts {
		r.Base, r.Listing = e.cfg.Base.URL(), e.listing()
	}
	tx, fresh := r.render(ctx, e, ledger, ledger.unchangedFacts(e), opt)
	if tx == nil {
		return r
	}
	defer tx.Abort()
	defer output.Hold()() // the record and the ledger belong to the site
	published, ok := r.commit(tx, e, told)
	if ok && ctx.Err() == nil { // else what is known stays as it was, and is not of this output
		r.keep(ctx, e, ledger, fresh, e.noted(in, &r), published, opt)
	}
	return r
}

// commit puts a site in place, and the record of it.
func (r *Result) commit(tx *output.Tx, e *snapshot, told staged) (published time.Time, ok bool) {
	var err error
	r.Report, err = tx.Commit()
	e.watch.Lap("put the output in place")
	if r.add(asList(err)) {
		return published, false
	}
	r.Published, published = true, time.Now()
	if err := told.commit(); err != nil {
		r.add(diag.List{recordFailed("written", err)})
		return published, false
	}
	return published, true
}

// keep notes, for the next build, what is known of the site that was published.
func (r *Result) keep(ctx context.Context, e *snapshot, l *ledger, fresh *memo.Store, n note, published time.Time, opt Options) {
	err := remember(ctx, e, opt)
	if err = cmp.Or(err, l.close(fresh, n, published)); err != nil {
		r.add(diag.List{diag.Warningf(diag.Position{File: CacheFolder}, "no-cache", "the cache for the next build cannot be saved").
			WithCause(diag.Environment).WithHint("check who can write to the folder %s of the site; the site itself is complete", CacheFolder)})
	}
	e.watch.Lap("save the cache for the next build")
}

// repeat gives the result of the previous build again, if its output is still
// there.
func (r *Result) repeat(l *ledger, opt Options, zone *time.Location) bool {
	tx, err := output.Begin(opt.Output)
	if err != nil {
		return false // the usual way meets it again, and reports it
	}
	defer tx.Abort()
	if !l.keepAll(tx) {
		return false
	}
	if r.Report, err = tx.Commit(); err != nil {
		return false
	}
	r.Published = true
	r.Pages, r.Files, r.HeldBack, r.Withdrawn = l.note.Pages, len(l.old.Outputs()), l.note.HeldBack, l.note.Withdrawn
	r.Next, r.Findings, r.OverBudget = l.note.Next, l.note.Findings, l.note.OverBudget
	for i, h := range r.HeldBack {
		if !h.Until.IsZero() {
			r.HeldBack[i].Until = h.Until.In(zone) // what is read back has lost the zone's name
		}
	}
	r.Problems = l.note.Problems // those of the source, which are met already, included
	if len(l.stamps) > 0 {
		_ = l.save(l.old) // it spares the next build some reading, and no more
	}
	return true
}

// render makes what is not current into a transaction. It returns that, and what is
// then known of the outputs; nil when something is wrong.
func (r *Result) render(ctx context.Context, e *snapshot, l *ledger, unchanged func(parts []uint32) bool, opt Options) (*output.Tx, *memo.Store) {
	noteOutput(opt)
	tx, err := output.Begin(opt.Output)
	if err != nil {
		r.add(asList(err))
		return nil, nil
	}
	outputs := e.site.Outputs()
	r.Files = len(outputs)
	for _, o := range outputs {
		if o.Kind == site.PageOutput {
			r.Pages++
		}
	}
	decoded := e.room.Decoded()
	var done atomic.Int64
	renderer := e.renderer()
	fresh, problems, err := renderer.All(ctx, render.Plan{
		Jobs: max(1, opt.Jobs), Previous: l.old, PreviouslyOver: l.note.over(), Unchanged: unchanged, Verify: opt.Verify, OnOutput: opt.OnOutput, DropForTest: opt.dropForTest,
		Reuse:     func(file string, t memo.Trace) bool { return l.keep(tx, file, t) },
		OnPicture: opt.OnPicture, Watch: e.watch,
		Write: func(file string, data []byte, sum memo.Digest) error {
			return cmp.Or(ctx.Err(), tx.PutSummed(file, data, sum))
		},
		OnDone: func() {
			if opt.OnProgress != nil {
				opt.OnProgress(int(done.Add(1)), len(outputs))
			}
		},
	})
	if err == nil {
		err = ctx.Err()
	}
	problems = append(problems, asList(err)...)
	if e.cache.Missing() { // whatever else is wrong may follow from that
		problems = diag.List{changedMeanwhile()}
	}
	if r.add(problems) {
		tx.Abort()
		return nil, nil
	}
	r.OverBudget = renderer.AllOverBudget()
	r.MissingEncoders = e.missingEncoders(e.room.Decoded() - decoded)
	return tx, fresh
}

// changedMeanwhile is what is said when a text is gone that was there before.
func changedMeanwhile() diag.Diagnostic {
	return diag.Errorf(diag.Position{}, "changed", "an article was changed while the site was being built").
		WithCause(diag.Environment).WithHint("run galen again")
}

// clock is the instant the site is built for.
func clock(opt Options, zone *time.Location) (time.Time, diag.List) {
	if opt.At == "" {
		return opt.Now.In(zone), nil
	}
	m, problem := civildate.Parse(opt.At, zone)
	if problem != nil {
		return time.Time{}, diag.List{diag.Errorf(diag.Position{}, "bad-date", "--at: %s", problem.Message).WithCause(diag.Usage).WithHint("%s", problem.Hint)}
	}
	if !Plausible(m.Time) {
		return time.Time{}, diag.List{diag.Errorf(diag.Position{}, "bad-date", "--at: %q is not a time between 1990 and 2100", opt.At).WithCause(diag.Usage).WithHint("check the year")}
	}
	return m.Time, nil
}

// Plausible reports whether a time can be that of a build: a clock that is set wrongly,
// or a number in another unit, would publish what is still held back.
func Plausible(t time.Time) bool { return t.UTC().Year() >= 1990 && t.UTC().Year() <= 2100 }

// add notes problems and reports whether one of them is an error.
func (r *Result) add(problems diag.List) bool {
	r.Problems = append(r.Problems, problems...)
	return problems.Failed()
}

func (r Result) sorted() Result {
	r.Problems.Sort()
	return r
}

// asList makes a list of one error, or none.
func asList(err error) diag.List {
	switch e := err.(type) {
	case nil:
		return nil
	case diag.Diagnostic:
		return diag.List{e}
	}
	if errors.Is(err, context.Canceled) {
		return diag.List{diag.Stopped()}
	}
	return diag.List{diag.Errorf(diag.Position{}, "unexpected", "galen cannot continue: %s", err).WithCause(diag.Environment).
		WithHint("unless the disk or a permission is the cause, this is a bug in Galen: please report it")}
}
