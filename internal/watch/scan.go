package watch

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// snapshot says what lies at each path in the project, whose own path is empty.
type snapshot map[string]stamp

// stamp is what a file or folder looks like; zero: nothing is there.
type stamp struct {
	identity identity
	mode     fs.FileMode // for a link that is followed, the target's with ModeSymlink added
	size     int64       // zero for folders, whose contents have stamps of their own
	modified int64       // in nanoseconds; zero for folders
}

// identity tells one file from another on the same machine; zero where the
// system does not say.
type identity struct{ disk, inode uint64 }

// isFile reports whether it is neither of a folder nor of a link.
func (s stamp) isFile() bool { return s.mode&(fs.ModeDir|fs.ModeSymlink) == 0 }

func stampOf(info fs.FileInfo) stamp {
	if info.IsDir() {
		return stamp{identity: identityOf(info), mode: info.Mode()}
	}
	return stamp{identityOf(info), info.Mode(), info.Size(), info.ModTime().UnixNano()}
}

// The limits of package source: how deeply folders may be nested, and how many
// links to folders are followed.
const (
	maxDepth = 64
	maxLinks = 1000
)

// scanner walks over folders and notes what lies there.
type scanner struct {
	*Watcher
	enter  func(folder, real, p string) // called for every folder before it is read: see Watcher.watch
	found  snapshot
	links  int  // to folders, followed so far
	linked bool // a link was met
}

// scan scans the project; it finds nothing if the project's folder is gone.
func (w *Watcher) scan(enter func(folder, real, p string)) snapshot {
	s := scanner{w, enter, make(snapshot, len(w.snapshot)), 0, false}
	real, _ := filepath.EvalSymlinks(w.opt.Root)
	if info, err := os.Stat(real); err == nil && info.IsDir() {
		s.found[""] = stampOf(info)
		s.folder("", []string{real})
	}
	return s.found
}

// folder scans the folder at p and those below it. Way holds where the folders on
// the way there really are, without links: the project first, this one last.
func (s *scanner) folder(p string, way []string) {
	real := way[len(way)-1]
	s.enter(real, real, p)
	if strings.Count(p, "/") >= maxDepth || s.ctx.Err() != nil {
		return
	}
	for _, name := range s.names(p, real) {
		at, child := filepath.Join(real, name), path.Join(p, name)
		info, err := os.Lstat(at)
		if err != nil {
			continue
		}
		here := stampOf(info)
		if info.Mode()&fs.ModeSymlink != 0 {
			s.linked = true
			here, at = s.follow(at, here, way)
		}
		s.found[child] = here
		if here.mode.IsDir() {
			s.folder(child, append(slices.Clip(way), at))
		} else if !here.isFile() {
			s.enter(filepath.Dir(at), at, child)
		}
	}
}

// names lists what lies in a folder and is not ignored.
func (s *scanner) names(p, real string) []string {
	if p == "" {
		return slices.Concat(s.opt.Folders, s.opt.Files)
	}
	f, err := os.Open(real)
	if err != nil {
		return nil
	}
	defer f.Close()
	names, _ := f.Readdirnames(-1)
	return slices.DeleteFunc(names, s.opt.Ignore)
}

// follow gives the stamp of what a link leads to, and where that is, or the link
// itself if package source does not follow it: out of the project, or in a circle.
func (s *scanner) follow(at string, link stamp, way []string) (stamp, string) {
	within := func(folder, file string) bool {
		rel, err := filepath.Rel(folder, file)
		return err == nil && filepath.IsLocal(rel)
	}
	real, err := filepath.EvalSymlinks(at)
	if err != nil || len(way) > 1 && !within(way[0], real) {
		return link, at
	}
	info, err := os.Stat(real)
	if err != nil {
		return link, at
	}
	if info.IsDir() {
		circle := slices.ContainsFunc(way, func(above string) bool { return within(real, above) })
		if s.links++; circle || s.links > maxLinks {
			return link, at
		}
	}
	target := stampOf(info)
	target.mode |= fs.ModeSymlink
	return target, real
}
