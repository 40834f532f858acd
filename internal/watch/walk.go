package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folder is what lies in a folder, by name.
type folder map[string]stamp

// maxDepth is how deeply folders may be nested, as in package source.
const maxDepth = 64

// walker reads folders of the site, and what lies below them.
type walker struct {
	opt     *Options
	top     map[string]bool
	real    string // Root without links
	enter   func(p string, s stamp)
	stopped func() bool // to end the walk early
	found   map[string]folder
}

func (w *Watcher) walker(enter func(p string, s stamp)) *walker {
	return &walker{opt: &w.opt, top: w.top, real: w.real, enter: enter, stopped: w.closed, found: map[string]folder{}}
}

// folder reads the folder at p and those below it. Enter is called for each one
// before it is read. Above holds where the links on the way here led.
func (k *walker) folder(p string, s stamp, above []string) {
	if k.stopped() {
		return
	}
	k.enter(p, s)
	if strings.Count(p, "/") >= maxDepth {
		return
	}
	at := k.full(p)
	names := k.names(p, at)
	here := make(folder, len(names))
	k.found[p] = here
	for _, name := range names {
		s := k.stamp(at+string(filepath.Separator)+name, p == "", above)
		if s == (stamp{}) {
			continue
		}
		here[name] = s
		if s.isFolder() {
			k.folder(join(p, name), s, deeper(above, s))
		}
	}
}

// deeper adds to above where the link leads that was just followed.
func deeper(above []string, s stamp) []string {
	if s.target == "" {
		return above
	}
	return append(slices.Clip(above), s.target)
}

// names lists what lies in a folder and is of interest.
func (k *walker) names(p, at string) []string {
	if p == "" {
		names := make([]string, 0, len(k.top))
		for name := range k.top {
			names = append(names, name)
		}
		return names
	}
	f, err := os.Open(at)
	if err != nil {
		return nil
	}
	defer f.Close()
	names, _ := f.Readdirnames(-1)
	return slices.DeleteFunc(names, k.opt.Ignore)
}

// stamp says what lies at a full path; a link that package source follows is
// described by what it leads to. Top says that it lies in the project's own folder.
func (k *walker) stamp(path string, top bool, above []string) stamp {
	info, err := os.Lstat(path)
	if err != nil {
		return stamp{}
	}
	s := stampOf(info)
	if !s.isLink() {
		return s
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		s.target = k.promised(path, top)
		return s
	}
	info, err = os.Stat(real)
	if err != nil || !top && !k.follows(path, real, info, above) {
		return s
	}
	s = stampOf(info)
	s.target = real
	return s
}

// promised is the nearest thing missing on the way to where a link would lead, in
// a folder that is there and worth watching; else empty.
func (k *walker) promised(path string, top bool) string {
	to, err := os.Readlink(path)
	if err != nil {
		return ""
	}
	if !filepath.IsAbs(to) {
		to = filepath.Join(filepath.Dir(path), to)
	}
	for above := filepath.Dir(to); above != to; to, above = above, filepath.Dir(above) {
		folder, err := filepath.EvalSymlinks(above)
		if err != nil {
			continue
		}
		if !top && !within(k.real, folder) {
			return ""
		}
		return filepath.Join(folder, filepath.Base(to))
	}
	return ""
}

// follows reports whether package source follows the link at path to real: out of
// the project never, and never round in a circle. Those in the project's own
// folder are not asked: they may lead anywhere.
func (k *walker) follows(path, real string, info fs.FileInfo, above []string) bool {
	if !within(k.real, real) {
		return false
	}
	if !info.IsDir() {
		return true
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(path))
	return err == nil && real != k.real && !slices.Contains(above, real) && !within(real, parent)
}

// within reports whether file is folder or lies below it.
func within(folder, file string) bool {
	return file == folder || strings.HasPrefix(file, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator))
}

func (k *walker) full(p string) string { return full(k.opt.Root, p) }

func (w *Watcher) full(p string) string { return full(w.opt.Root, p) }

func full(root, p string) string { return filepath.Join(root, filepath.FromSlash(p)) }

// join adds a name to a path in the project; the project's own path is empty.
func join(p, name string) string {
	if p == "" {
		return name
	}
	return p + "/" + name
}

// split undoes join.
func split(p string) (dir, name string) {
	at := strings.LastIndexByte(p, '/')
	return p[:max(at, 0)], p[at+1:]
}
