package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
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
	old := before.byPath()
	named := make(map[string]bool, len(site.Files))
	for _, f := range site.Files {
		named[f.Path] = true
		if was, ok := old[f.Path]; !ok || !was.same(f) || doubtful[f.Path] {
			p.send[f.Stage] = append(p.send[f.Stage], f)
		}
	}
	now := opt.Now()
	for _, f := range before.Files {
		if named[f.Path] {
			continue
		}
		if f.Stage == Permanent && opt.Keep > 0 {
			until := cmp.Or(f.Until, now.Add(opt.Keep).Unix())
			if time.Unix(until, 0).After(now) {
				f.Until = until
				p.kept = append(p.kept, f)
				continue
			}
		}
		p.remove = append(p.remove, f)
	}
	for _, files := range p.send {
		slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	}
	return p
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
	inA, inB := a.byPath(), b.byPath()
	for path, f := range inA {
		if g, ok := inB[path]; !ok || !f.same(g) {
			doubtful[path] = true
		}
	}
	for path := range inB {
		if _, ok := inA[path]; !ok {
			doubtful[path] = true
		}
	}
	return doubtful
}

// either joins two releases, so that nothing that may be at the target is forgotten. What the
// first says of a path goes before what the second says.
func either(a, b Release) Release {
	known := a.byPath()
	for _, f := range b.Files {
		if _, ok := known[f.Path]; !ok {
			a.Files = append(a.Files[:len(a.Files):len(a.Files)], f)
		}
	}
	return a
}

// digestOf is the digest of a list of files, which must be sorted.
func digestOf(files []File) string {
	h := sha256.New()
	for _, f := range files {
		io.WriteString(h, f.Path+"\x00"+f.Digest+"\x00"+f.Type+"\x00"+f.Cache+"\n")
	}
	return hex.EncodeToString(h.Sum(nil))
}
