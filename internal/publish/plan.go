package publish

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
)

// plan is what has to be done to turn the release before into a site.
type plan struct {
	send   [stages][]File // by stage, each sorted by path
	remove []File         // of the release before
	kept   []File         // permanent files that are not named any more, and stay
}

// planned compares a site with what the target has. Doubtful are the paths of which it is not
// known what the target has.
func planned(site Site, before Release, doubtful map[string]bool, opt Options) plan {
	var p plan
	now := opt.Now()
	together(site.Files, before.Files, func(f, was *File) {
		switch {
		case f == nil && was.Stage == Permanent && opt.Keep > 0:
			kept := *was
			kept.Until = cmp.Or(was.Until, now.Add(opt.Keep).Unix())
			if time.Unix(kept.Until, 0).After(now) {
				p.kept = append(p.kept, kept)
				return
			}
			fallthrough
		case f == nil:
			p.remove = append(p.remove, *was)
		case was == nil || !was.same(*f) || doubtful[f.Path]:
			p.send[f.Stage] = append(p.send[f.Stage], *f)
		}
	})
	return p
}

// together walks through two lists of files by path. A path that one of them does not have is
// given with nil in its place.
func together(a, b []File, visit func(a, b *File)) {
	a, b = byPath(a), byPath(b)
	for len(a) > 0 || len(b) > 0 {
		order := 0
		switch {
		case len(a) == 0:
			order = 1
		case len(b) == 0:
			order = -1
		default:
			order = strings.Compare(a[0].Path, b[0].Path)
		}
		switch {
		case order < 0:
			visit(&a[0], nil)
			a = a[1:]
		case order > 0:
			visit(nil, &b[0])
			b = b[1:]
		default:
			visit(&a[0], &b[0])
			a, b = a[1:], b[1:]
		}
	}
}

// byPath sorts files that are not sorted yet.
func byPath(files []File) []File {
	order := func(a, b File) int { return strings.Compare(a.Path, b.Path) }
	if slices.IsSortedFunc(files, order) {
		return files
	}
	return slices.SortedFunc(slices.Values(files), order)
}

// files is how many files are sent.
func (p plan) files() (n int) {
	for _, files := range p.send {
		n += len(files)
	}
	return n
}

// idle reports whether there is nothing to be done.
func (p plan) idle() bool { return p.files() == 0 && len(p.remove) == 0 }

// report says what a plan does.
func (p plan) report() Report {
	r := Report{Sent: []string{}, Removed: []string{}, Kept: len(p.kept)}
	for _, files := range p.send {
		for _, f := range files {
			r.Sent = append(r.Sent, f.Path)
			r.Bytes += f.Size
		}
	}
	for _, f := range p.remove {
		r.Removed = append(r.Removed, f.Path)
	}
	slices.Sort(r.Sent)
	return r
}

// doubts are the paths in which two releases differ: after a run was cut off between them, either
// may be there.
func doubts(a, b Release) map[string]bool {
	doubtful := map[string]bool{}
	together(a.Files, b.Files, func(f, g *File) {
		if f == nil || g == nil || !f.same(*g) {
			doubtful[cmp.Or(f, g).Path] = true
		}
	})
	return doubtful
}

// either joins two releases, so that nothing that may be at the target is forgotten. What the
// first says of a path goes before what the second says.
func either(a, b Release) Release {
	var files []File
	together(a.Files, b.Files, func(f, g *File) { files = append(files, *cmp.Or(f, g)) })
	a.Files, a.Withdrawn = files, slices.Concat(a.Withdrawn, b.Withdrawn)
	return a
}

// forget takes files out of a release, and reports whether it had one of them.
func (r *Release) forget(lost map[string]bool) bool {
	before := len(r.Files)
	r.Files = slices.DeleteFunc(r.Files, func(f File) bool { return lost[f.Path] })
	return len(r.Files) < before
}

// digestOf is the digest of a list of files, which must be sorted.
func digestOf(files []File) string {
	sum := sha256.New()
	h := bufio.NewWriter(sum)
	for _, f := range files {
		for _, part := range [...]string{f.Path, "\x00", f.Digest, "\x00", f.Type, "\x00", f.Cache, "\n"} {
			h.WriteString(part)
		}
	}
	h.Flush()
	return hex.EncodeToString(sum.Sum(nil))
}
