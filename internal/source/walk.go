package source

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"galen/internal/diag"
)

// maxDepth is how deeply folders may be nested.
const maxDepth = 64

type walker struct {
	root   string
	real   string // root without symbolic links
	linked bool   // a link was met
	links  int    // to folders, followed so far
	known  Known
	paths  []string
	list   diag.List
}

// top collects the files of one of the folders of the project.
func (w *walker) top(name string) {
	info, err := os.Lstat(filepath.Join(w.root, name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		w.unreadable(name, err)
	case info.Mode()&fs.ModeSymlink != 0:
		w.link(name, []string{w.real})
	case !info.IsDir():
		w.problem(name, "not-a-folder", "make a folder of this name, or remove it", "this is %s, not a folder", kindOf(info.Mode()))
	default:
		w.folder(name, []string{w.real, filepath.Join(w.real, name)})
	}
}

// kindOf says what a file is.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode.IsRegular():
		return "a file"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// folder collects the files below dir. Way holds where the folders on the way
// there really are, without links: the project first, dir last.
func (w *walker) folder(dir string, way []string) {
	entries, err := os.ReadDir(way[len(way)-1])
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			w.unreadable(dir, err)
		}
		return
	}
	if strings.Count(dir, "/") >= maxDepth {
		w.problem(dir, "too-deep", "move it up", "folders are nested more than %d deep", maxDepth)
		return
	}
	for _, e := range entries {
		if Ignored(e.Name()) {
			if strings.HasPrefix(dir, "static") && forgotten(e.Name()) {
				w.list = append(w.list, diag.Warningf(diag.Position{File: dir + "/" + e.Name()}, "hidden", "this is not published because its name begins with a dot").
					WithHint("if readers or the server need it, rename it; otherwise keep it outside static"))
			}
			continue
		}
		p := dir + "/" + e.Name()
		if why := unfit(e.Name()); why != "" {
			w.problem(dir, "bad-name", "rename the file", "the name %q %s", e.Name(), why)
			continue
		}
		w.entry(p, e.Type(), way)
	}
}

// pictureEndings are those of pictures, which no folder should have.
var pictureEndings = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"}

// entry collects one name in the folder at the end of the way.
func (w *walker) entry(p string, mode fs.FileMode, way []string) {
	switch {
	case mode.IsDir():
		if slices.Contains(pictureEndings, strings.ToLower(path.Ext(p))) {
			w.list = append(w.list, diag.Warningf(diag.Position{File: p}, "folder-like-picture", "this is a folder with the name of a picture").
				WithHint("rename the folder without the ending, and put the picture itself beside the article"))
		}
		w.folder(p, append(slices.Clip(way), filepath.Join(way[len(way)-1], path.Base(p))))
	case mode.IsRegular():
		w.paths = append(w.paths, p)
	case mode&fs.ModeSymlink != 0:
		w.link(p, way)
	default:
		w.problem(p, "not-a-file", "remove it: only files and folders can be published", "this is %s, not a file", kindOf(mode))
	}
}

// maxLinks is how many links to folders are followed: links that lead to folders
// of links could otherwise multiply without end.
const maxLinks = 1000

// link follows a symbolic link, in the folder at the end of the way, that stays
// in the project.
func (w *walker) link(p string, way []string) {
	w.linked = true
	full := filepath.Join(way[len(way)-1], path.Base(p))
	real, ok := w.target(p, full)
	if !ok {
		return
	}
	info, err := os.Stat(real)
	switch {
	case errors.Is(err, fs.ErrNotExist): // it vanished meanwhile
	case err != nil:
		w.unreadable(p, err)
	case !info.IsDir():
		w.entry(p, info.Mode().Type(), way)
	case slices.ContainsFunc(way, func(here string) bool { return inside(here, real) }):
		to, _ := os.Readlink(full)
		w.problem(p, "link-loop", "remove the link", "this link leads back to a folder that contains it: %q", to)
	default:
		if w.links++; w.links == maxLinks {
			w.problem(p, "too-many-links", "put the folders themselves here", "more than %d links to folders lead to here", maxLinks)
		}
		if w.links < maxLinks {
			w.folder(p, append(slices.Clip(way), real))
		}
	}
}

// inside reports whether a path is a folder or lies in it.
func inside(p, folder string) bool {
	return p == folder || strings.HasPrefix(p, folder+string(filepath.Separator))
}

// target is where a path, on disk at full, really is; ok is false when it is a
// link that leads outside the project, to nothing, or to what is not source. That
// is reported.
func (w *walker) target(p, full string) (real string, ok bool) {
	to, _ := os.Readlink(full)
	real, err := filepath.EvalSymlinks(full)
	if err != nil {
		if _, gone := os.Lstat(full); to != "" && !errors.Is(gone, fs.ErrNotExist) {
			w.problem(p, "bad-link", "remove the link, or put the file itself here", "this link leads nowhere, or to itself: %q", to)
		}
		return "", to == ""
	}
	rel, err := filepath.Rel(w.real, real)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		w.problem(p, "link-out", "put a copy of it here", "this link leads out of the project: %q", to)
		return "", false
	}
	if rel != "." && slices.ContainsFunc(strings.Split(filepath.ToSlash(rel), "/"), Ignored) {
		w.problem(p, "link-hidden", "put a copy of it here, if readers may see it", "this link leads to something that is never published: %q", to)
		return "", false
	}
	return real, true
}

func (w *walker) problem(p, code, hint, format string, args ...any) {
	w.list = append(w.list, diag.Errorf(diag.Position{File: p}, code, format, args...).WithHint("%s", hint))
}

func (w *walker) unreadable(p string, err error) {
	why := "cannot be read"
	if errors.Is(err, fs.ErrPermission) {
		why = "cannot be read: permission denied"
	}
	w.list = append(w.list, diag.Errorf(diag.Position{File: p}, "unreadable", "this %s", why).
		WithCause(diag.Environment).WithHint("check the permissions and the disk"))
}
