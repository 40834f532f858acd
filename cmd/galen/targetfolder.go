package main

import (
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/pipeline"
)

// address is where a target of galen.yaml lies. The path of a folder is taken from the site's
// folder, or with ~/ from the home of the user. A folder that the site is built from, or into,
// is refused: the next build would read its own pages, or another would sweep the releases away.
func (p *publication) address(to string) (string, *diag.Diagnostic) {
	folder, isFolder := to, !strings.Contains(to, "://")
	if isFolder {
		if d := otherwiseWritten(to); d != nil {
			return "", d
		}
		if rest, ok := strings.CutPrefix(to+"/", "~/"); ok {
			home, err := os.UserHomeDir()
			if err != nil {
				return "", badTarget("write the path in full, beginning with /", "the home of %q is not known", to)
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
			return "", badTarget("name a folder outside the site", "the target %q is in %s, which belongs to the site itself", folder, filepath.Base(o))
		}
	}
	if resolved(folder) == resolved(p.build.Source) {
		return "", badTarget("name another folder, such as ../www", "the target %q is the folder of the site itself", to)
	}
	return to, nil
}

// alone refuses a preview in the place of what is public, and the other way round.
func (p *publication) alone(known config.Publish, chosen config.PublishTarget, address string) *diag.Diagnostic {
	for _, t := range known.Targets {
		if t.Drafts == chosen.Drafts {
			continue
		}
		other, problem := p.address(t.To.Text)
		if problem != nil || place(other) != place(address) {
			continue
		}
		d := badTarget("give the preview a different place", "the targets %s and %s are the same place: readers would see the drafts", chosen.Name, t.Name)
		d.Position = chosen.To.At
		return d
	}
	return nil
}

// place is an address in the form that all addresses of a place have.
func place(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.Contains(address, "://") || u.Scheme == "file" {
		if err == nil && u.Scheme == "file" {
			address = filepath.FromSlash(u.Path)
		}
		return resolved(address)
	}
	host := strings.ToLower(u.Host)
	if u.Scheme == "sftp" {
		host = strings.TrimSuffix(host, ":22") // whoever is asked there
	}
	return u.Scheme + "://" + host + "/" + strings.Trim(path.Clean(u.Path), "/.") + "?" + u.Query().Encode()
}

func badTarget(hint, format string, args ...any) *diag.Diagnostic {
	d := diag.Errorf(diag.Position{}, "bad-target", format, args...).WithCause(diag.Usage).WithHint("%s", hint)
	return &d
}

var (
	// copied is a place as scp and rsync write it, host:path. One letter is a drive of Windows.
	copied = regexp.MustCompile(`^((?:[^\s/@:]+@)?[\w.-]{2,}):(/?)([^/].*)?$`)
	// bare are the kinds of targets that have no host before their path.
	bare = []string{"s3", "gs", "azure", "netlify", "cloudflare-pages"}
)

// otherwiseWritten is what is said of a place that is no folder for other programs, and would be
// one here.
func otherwiseWritten(to string) *diag.Diagnostic {
	m := copied.FindStringSubmatch(to)
	switch {
	case m == nil:
		return nil
	case slices.Contains(bare, m[1]):
		return badTarget(fmt.Sprintf("write  %s://%s", m[1], m[3]), "the target %q lacks slashes", to)
	case m[1] == "sftp" || m[1] == "file":
		return badTarget("write  sftp://user@host/folder,  or the path of a folder", "the target %q lacks slashes", to)
	case !strings.Contains(m[1], "@") && m[2] == "" || strings.Contains(m[3], ":"):
		return nil // a name with a colon
	}
	return badTarget(fmt.Sprintf("write  sftp://%s/%s,  or for a folder of that name  ./%s", m[1], m[3], to),
		"the target %q is written as for scp, and would be a folder here", to)
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
