package publish

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
)

// change makes another release public: it asks what is there, lets decide say which release is to
// be, and carries out the difference under the lock. When nothing differs, nothing is written.
func (b bucket) change(ctx context.Context, opt Options, decide func(known) (Release, source, error)) (Report, error) {
	first, err := b.read(ctx, opt)
	if err != nil {
		return Report{}, err
	}
	next, _, err := decide(first)
	if err != nil {
		return Report{}, err
	}
	report := first.report(next, opt)
	if opt.DryRun || first.Pending == "" && !first.lost && len(report.Sent)+len(report.Removed) == 0 {
		return report, nil
	}
	lock, ctx, err := acquire(ctx, b, opt)
	if err != nil {
		return Report{}, err
	}
	defer lock.release()
	k, err := b.read(ctx, opt) // another may have published while we waited
	if err != nil {
		return Report{}, err
	}
	next, from, err := decide(k)
	if err != nil {
		return Report{}, err
	}
	report = k.report(next, opt)
	if err := b.carry(ctx, k, next, from, opt); err != nil {
		return report, errors.Join(lock.lost(), err)
	}
	return report, nil
}

// plan is what is to be done for a release.
func (k known) plan(next Release, opt Options) plan {
	return planned(Site{Files: next.named()}, k.public(), k.doubtful, opt)
}

func (k known) report(next Release, opt Options) Report {
	p := k.plan(next, opt)
	r := p.report()
	r.Release, r.Before, r.Back, r.Mended, r.DryRun = next.ID, k.Current, next.Rollback, k.Pending != "", opt.DryRun
	if p.idle() && k.Pending == "" && !k.lost {
		r.Release = k.Current
	}
	return r
}

// carry turns what the bucket has into a release. Whatever ends it on the way, readers have whole
// pages, and the next run goes on from there.
func (b bucket) carry(ctx context.Context, k known, next Release, from source, opt Options) error {
	p := k.plan(next, opt)
	if err := b.store(ctx, next); err != nil {
		return err
	}
	if err := b.saveState(ctx, state{k.Current, next.ID, k.History}); err != nil {
		return err
	}
	c := carrier{bucket: b, before: k.public().index(), doubtful: k.doubtful, from: from, total: p.files() + len(p.remove), opt: opt}
	if err := c.keepNothingTwice(ctx); err != nil {
		return err
	}
	for _, files := range p.send {
		if err := c.each(ctx, files, c.sendOne); err != nil {
			return err
		}
	}
	if err := c.each(ctx, p.remove, c.removeOne); err != nil {
		return err
	}
	history := slices.DeleteFunc(slices.Clone(k.History), func(id string) bool { return id == next.ID })
	history = append([]string{next.ID}, history...)
	last := min(len(history), opt.Releases+1)
	history, dropped := history[:last], history[last:]
	if k.Pending != "" && !slices.Contains(history, k.Pending) {
		dropped = append(dropped, k.Pending) // it never became public
	}
	if err := b.saveState(ctx, state{Current: next.ID, History: history}); err != nil {
		return err
	}
	return b.prune(ctx, history, dropped)
}

// carrier sends and removes the files of one run.
type carrier struct {
	bucket
	before   map[string]File
	doubtful map[string]bool
	from     source
	total    int
	opt      Options

	mu    sync.Mutex
	saved map[string]bool // digests below .galen/objects
	done  int
	bytes int64
}

// keepNothingTwice asks which earlier bytes are kept already.
func (c *carrier) keepNothingTwice(ctx context.Context) error {
	c.saved = map[string]bool{}
	return c.List(ctx, objectsKey, func(o Object) { c.saved[strings.TrimPrefix(o.Key, objectsKey)] = true })
}

// each does the work for all files, several at a time. The first error ends it.
func (c *carrier) each(ctx context.Context, files []File, work func(context.Context, File) error) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(c.opt.Jobs)
	for _, f := range files {
		g.Go(diag.Guard(f.Path, func() error {
			if err := ctx.Err(); err != nil {
				return context.Cause(ctx)
			}
			if err := work(ctx, f); err != nil {
				return err
			}
			c.mu.Lock()
			defer c.mu.Unlock()
			c.done++
			c.bytes += f.Size
			c.opt.Progress(c.done, c.total, c.bytes)
			return nil
		}))
	}
	return g.Wait()
}

func (c *carrier) sendOne(ctx context.Context, f File) error {
	there, err := c.retire(ctx, f)
	if err != nil {
		return err
	}
	if was := c.before[f.Path]; there != "" && there == f.Digest && was.Type == f.Type && was.Cache == f.Cache {
		return nil // the run that was cut off had sent it
	}
	return c.from(ctx, c.bucket, f)
}

func (c *carrier) removeOne(ctx context.Context, f File) error {
	if _, err := c.retire(ctx, f); err != nil {
		return err
	}
	return c.Delete(ctx, f.Path)
}

// retire keeps the bytes at a path for a rollback, before they are replaced or removed. It returns
// their digest as the bucket says it, "" when it was not asked or does not know it. Bytes of
// another size than the digest's are not its: somebody wrote over them and left the digest.
func (c *carrier) retire(ctx context.Context, f File) (digest string, err error) {
	path := f.Path
	was, ok := c.before[path]
	if !ok && !c.doubtful[path] {
		return "", nil // new
	}
	if !c.doubtful[path] {
		return "", c.preserve(ctx, path, was)
	}
	o, err := c.Stat(ctx, path)
	if errors.Is(err, errNotFound) {
		return "", nil
	}
	if err != nil || o.Digest == "" {
		return "", err
	}
	for _, known := range []File{was, f} {
		if known.Digest == o.Digest && known.Size != o.Size {
			return "", nil
		}
	}
	return o.Digest, c.preserve(ctx, path, File{Digest: o.Digest, Size: o.Size, Type: was.Type, Cache: was.Cache})
}

// preserve copies what is at a path to where earlier bytes are kept, once for each digest.
func (c *carrier) preserve(ctx context.Context, path string, was File) error {
	c.mu.Lock()
	known := c.saved[was.Digest]
	c.saved[was.Digest] = true
	c.mu.Unlock()
	if known {
		return nil
	}
	err := c.Copy(ctx, path, objectsKey+was.Digest, File{Digest: was.Digest, Size: was.Size, Type: "application/octet-stream", Cache: "no-store"})
	if errors.Is(err, errNotFound) {
		return nil // somebody removed it by hand; there is nothing to keep
	}
	return err
}

// prune removes the releases that are too old, and the bytes that no other one needs.
func (b bucket) prune(ctx context.Context, history, dropped []string) error {
	if len(dropped) == 0 {
		return nil
	}
	needed := map[string]bool{}
	for _, id := range history {
		r, err := b.release(ctx, id)
		if err != nil {
			return err
		}
		for _, f := range r.Files {
			needed[f.Digest] = true
		}
	}
	var idle []string
	err := b.List(ctx, objectsKey, func(o Object) {
		if !needed[strings.TrimPrefix(o.Key, objectsKey)] {
			idle = append(idle, o.Key)
		}
	})
	if err != nil {
		return err
	}
	for _, id := range dropped {
		idle = append(idle, releasesKey+id)
	}
	for _, key := range idle {
		if err := b.Delete(ctx, key); err != nil {
			return err
		}
	}
	return nil
}
