package publish

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// The releases that a host still has.

// shown waits until readers get a deployment.
func (h hosted) shown(ctx context.Context, k hostKnown, id string) error {
	for range 30 {
		now, err := h.host.current(ctx)
		switch {
		case err != nil || now.id == id:
			return err
		case now.id != k.id:
			return h.still(ctx, k)
		}
		if err := pause(ctx, h.between()); err != nil {
			return err
		}
	}
	return refuse("not-public", "check there whether publishing is locked or paused, and publish the deployment by hand",
		"%s: the deployment is complete, but readers do not see it", h.Describe())
}

// without leaves out what the host has no bytes of any more: files that were only kept, and notes of old
// releases. A file that pages need is an error.
func (h hosted) without(next *releaseNote, older []noteName, lost []string) ([]noteName, error) {
	gone := func(hash string) bool { _, found := slices.BinarySearch(lost, hash); return found }
	var err error
	next.Files = slices.DeleteFunc(next.Files, func(f File) bool {
		if !gone(next.Hashes[f.Path]) {
			return false
		}
		if f.Until == 0 {
			err = refuse("incomplete", "build the earlier version from source and publish it", "the bytes of %s are no longer kept at %s", f.Path, h.Describe())
		}
		return true
	})
	maps.DeleteFunc(next.Hashes, func(_, hash string) bool { return gone(hash) })
	return slices.DeleteFunc(older, func(n noteName) bool { return gone(n.Hash) }), err
}

// Releases is the method of Target.
func (h hosted) Releases(ctx context.Context) ([]Release, error) {
	k, err := h.read(ctx)
	if err != nil {
		return nil, err
	}
	var all []Release
	for _, id := range k.history() {
		r, err := h.release(ctx, k, id)
		if err != nil {
			return nil, err
		}
		all = append(all, r.Release)
	}
	return all, nil
}

// Rollback is the method of Target. The host has kept the bytes.
func (h hosted) Rollback(ctx context.Context, id string, revive bool, opt Options) (Report, error) {
	opt = opt.withDefaults()
	k, err := h.read(ctx)
	if err != nil {
		return Report{}, err
	}
	if id, err = chosen(h.Describe(), id, k.history()); err != nil {
		return Report{}, err
	}
	back, err := h.release(ctx, k, id)
	if err != nil {
		return Report{}, err
	}
	if pages := revived(k.current.Release, back.Release, opt.HeldBack); len(pages) > 0 && !revive {
		return Report{}, refuseRevival(back.ID, pages)
	}
	site := Site{Base: back.Base, Files: back.named(), Withdrawn: back.Withdrawn}
	p := planned(site, k.current.Release, nil, opt)
	report := h.report(k, p, opt)
	if p.idle() {
		return report, nil
	}
	next := releaseNote{Release: newRelease(site, p.kept, k.current.Release, opt), Hashes: map[string]string{}, Inline: back.Inline}
	next.Rollback, report.Release, report.Back = back.ID, next.ID, back.ID
	if opt.DryRun {
		return report, nil
	}
	for _, f := range next.Files {
		if hash := cmp.Or(back.Hashes[f.Path], k.current.Hashes[f.Path]); hash != "" {
			next.Hashes[f.Path] = hash
		}
	}
	return report, h.carry(ctx, k, next, map[string][]original{}, opt)
}
