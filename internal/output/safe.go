package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Safe reports, as a diagnostic of cause Usage, why dir must not be the output
// of a project: it is, holds or lies in the project's sources; it is or holds
// the project, the home folder or the root of the disk. Links and relative paths
// are followed first, also where nothing exists yet. Nothing is touched.
func Safe(dir, project string) error {
	out, err := resolve(dir)
	if err != nil {
		return linkLoop(dir)
	}
	if filepath.Dir(out) == out {
		return unsafeOutput(dir, "is the root of the disk")
	}
	if home, err := os.UserHomeDir(); err == nil && home != "" {
		if home, err = resolve(home); err == nil && holds(out, home) {
			return unsafeOutput(dir, "is or holds your home folder")
		}
	}
	root, err := resolve(project)
	if err != nil {
		return linkLoop(project)
	}
	if holds(out, root) {
		return unsafeOutput(dir, "is or holds the project itself")
	}
	for _, name := range []string{"content", "templates", "static", "data", "words"} {
		sources, err := resolve(filepath.Join(project, name))
		if err != nil {
			continue // whoever reads the sources says so
		}
		switch {
		case holds(out, sources):
			return unsafeOutput(dir, "is or holds the project's %q", name)
		case holds(sources, out):
			return unsafeOutput(dir, "is in the project's %q", name)
		}
	}
	return nil
}

// holds reports whether inner is outer or lies in it. Both are resolved. Folders
// that exist are compared as such, because on some disks "Public" and "public"
// are one.
func holds(outer, inner string) bool {
	top, topErr := os.Stat(outer)
	for p := inner; ; p = filepath.Dir(p) {
		if p == outer {
			return true
		}
		if here, err := os.Stat(p); err == nil && topErr == nil && os.SameFile(here, top) {
			return true
		}
		if filepath.Dir(p) == p {
			return false
		}
	}
}

// maxLinks is how many links resolve follows before it calls them a circle.
const maxLinks = 40

var errLoop = errors.New("too many links")

// resolve makes a path absolute and follows all its links. Of a path that leads
// where nothing is yet, the part that exists is resolved.
func resolve(p string) (string, error) {
	p, err := filepath.Abs(p)
	if err != nil {
		return "", err
	}
	rest := ""
	for links := 0; ; {
		real, err := filepath.EvalSymlinks(p)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		target, linkErr := os.Readlink(p)
		switch {
		case linkErr != nil: // nothing, or nothing that can be looked at: go up
			if filepath.Dir(p) == p {
				return filepath.Join(p, rest), nil
			}
			p, rest = filepath.Dir(p), filepath.Join(filepath.Base(p), rest)
		case !errors.Is(err, fs.ErrNotExist) || links == maxLinks:
			return "", errLoop
		default: // a link to where nothing is yet
			links++
			if !filepath.IsAbs(target) {
				target = filepath.Join(filepath.Dir(p), target)
			}
			p = target
		}
	}
}
