package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"galen/internal/pipeline"
)

// address is where a target of galen.yaml lies. The path of a folder is taken from the site's
// folder, or with ~/ from the home of the user. A folder that the site is built from, or into,
// is refused: the next build would read its own pages, or another would sweep the releases away.
func (p *publication) address(to string) (string, error) {
	folder, isFolder := to, !strings.Contains(to, "://")
	if isFolder {
		if rest, ok := strings.CutPrefix(to, "~/"); ok {
			home, err := os.UserHomeDir()
			if err != nil {
				return "", fmt.Errorf("the home of %q is not known", to)
			}
			folder = filepath.Join(home, rest)
		} else if !filepath.IsAbs(to) {
			folder = filepath.Join(p.build.Source, to)
		}
		to = folder
	} else if u, err := url.Parse(to); err == nil && u.Scheme == "file" && u.Host == "" {
		folder, isFolder = filepath.FromSlash(u.Path), true
	}
	if !isFolder {
		return to, nil
	}
	own := []string{p.build.Output}
	for _, name := range []string{"content", "static", "templates", "data", pipeline.CacheFolder} {
		own = append(own, filepath.Join(p.build.Source, name))
	}
	for _, o := range own {
		if within(folder, o) {
			return "", fmt.Errorf("the target %q lies in %s, which belongs to the site itself", folder, filepath.Base(o))
		}
	}
	return to, nil
}

// within reports whether a path is a folder or lies below it, whatever links lead there.
func within(path, folder string) bool {
	rest, err := filepath.Rel(resolved(folder), resolved(path))
	return err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator))
}

// resolved is a path without links, as far as it is there.
func resolved(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	if up := filepath.Dir(abs); up != abs {
		return filepath.Join(resolved(up), filepath.Base(abs))
	}
	return abs
}
