package source

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
)

// ConfigFile is the name of the site's configuration.
const ConfigFile = "galen.yaml"

// Tree is the source of a site, each list sorted by path.
type Tree struct {
	Config    File   // its Path is empty when the project has no galen.yaml, its Data nil when that cannot be read
	Content   []File // content/…
	Templates []File // templates/…, the built-in ones under the site's own
	Static    []File // static/…, likewise

	linked bool // a symbolic link was met: a file may stand here twice
}

// maxDepth is how deeply folders may be nested.
const maxDepth = 64

// Read reads the project in the folder root. The folders templates and static
// of builtin stand in for files that the project does not have. The list holds
// what cannot be published and what cannot be read.
func Read(root string, builtin fs.FS) (Tree, diag.List) {
	w := walker{root: root}
	w.real, _ = filepath.EvalSymlinks(root)
	if info, err := os.Stat(filepath.Join(root, "content")); err != nil || !info.IsDir() {
		return Tree{}, diag.List{diag.Errorf(diag.Position{}, "no-content", "there is no folder %q here", "content").
			WithCause(diag.Usage).WithHint("run galen in the folder of a site, name one with --source, or begin one with: galen init my-site")}
	}
	for _, name := range []string{"content", "templates", "static"} {
		w.top(name)
	}
	files := w.readAll()
	tree := Tree{
		linked:    w.linked,
		Content:   under(files, "content/"),
		Templates: overlay(builtinFiles(builtin, "templates"), under(files, "templates/")),
		Static:    overlay(builtinFiles(builtin, "static"), under(files, "static/")),
	}
	tree.Config = w.config()
	return tree, w.list
}

// config reads galen.yaml; the zero File when there is none, and one without
// Data when it may not or cannot be read.
func (w *walker) config() File {
	full := filepath.Join(w.root, ConfigFile)
	info, err := os.Stat(full)
	before := len(w.list)
	switch _, inside := w.target(ConfigFile, full); {
	case !inside: // reported
	case errors.Is(err, fs.ErrNotExist):
		return File{}
	case err == nil && !info.Mode().IsRegular(): // a pipe would be waited for
		w.problem(ConfigFile, "not-a-file", "write galen.yaml as a file", "this is %s, not a file", kindOf(info.Mode()))
	default:
		data, err := os.ReadFile(full)
		if err == nil {
			return NewFile(ConfigFile, data)
		}
		w.unreadable(ConfigFile, err)
		return File{Path: ConfigFile}
	}
	for i := range w.list[before:] {
		w.list[before+i].Cause = diag.Usage
	}
	return File{Path: ConfigFile}
}

func under(files []File, prefix string) []File {
	from, _ := slices.BinarySearchFunc(files, prefix, func(f File, p string) int { return cmp.Compare(f.Path, p) })
	to := from
	for to < len(files) && strings.HasPrefix(files[to].Path, prefix) {
		to++
	}
	return files[from:to:to]
}

// overlay puts the site's own files in the place of built-in ones of the same
// path.
func overlay(builtin, own []File) []File {
	all := slices.Clone(own)
	for _, f := range builtin {
		if !slices.ContainsFunc(own, func(o File) bool { return o.Path == f.Path }) {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

func builtinFiles(builtin fs.FS, folder string) []File {
	var files []File
	if builtin == nil {
		return nil
	}
	fs.WalkDir(builtin, folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || Ignored(d.Name()) {
			return nil
		}
		if data, err := fs.ReadFile(builtin, p); err == nil {
			files = append(files, NewFile(p, data))
		}
		return nil
	})
	return files
}

// Ignored reports whether a name is not source: hidden, or left by an editor.
func Ignored(name string) bool {
	switch {
	case name == ".well-known":
		return false
	case strings.HasPrefix(name, "."), strings.HasSuffix(name, "~"), name == "4913":
		return true
	case strings.HasPrefix(name, "~$"), name == "Thumbs.db", name == "desktop.ini": // Office's locks hold the editor's name
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	case strings.HasSuffix(name, "___jb_tmp___"), strings.HasSuffix(name, "___jb_old___"):
		return true
	}
	switch path.Ext(name) {
	case ".swp", ".swx", ".tmp", ".bak":
		return true
	}
	return false
}

type walker struct {
	root   string
	real   string // root without symbolic links
	linked bool   // a link was met
	links  int    // to folders, followed so far
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

// entry collects one name in the folder at the end of the way.
func (w *walker) entry(p string, mode fs.FileMode, way []string) {
	switch {
	case mode.IsDir():
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
		w.problem(p, "link-loop", "remove the link", "this link leads back to a folder that it lies in: %q", to)
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
		w.problem(p, "link-hidden", "put a copy of it here, if readers may see it", "this link leads to what is never published: %q", to)
		return "", false
	}
	return real, true
}

// unfit says why a file's name cannot become part of a URL, or "".
func unfit(name string) string {
	if !utf8.ValidString(name) {
		return "is not valid UTF-8"
	}
	for _, c := range name {
		switch {
		case unicode.IsControl(c) || c == '\u2028' || c == '\u2029' || c == utf8.RuneError:
			return "holds a control character"
		case unicode.Is(unicode.Bidi_Control, c):
			return "holds a character that turns the direction of writing"
		case strings.ContainsRune(`:\?*"<>|#%`, c):
			return "holds the character " + string(c) + ", which is not possible in a URL"
		}
	}
	if len(name) > 200 {
		return "is longer than 200 bytes"
	}
	return ""
}

// readAll reads the collected paths, several at a time.
func (w *walker) readAll() []File {
	files := make([]File, len(w.paths))
	errs := make([]error, len(w.paths))
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(w.paths); from += batch {
		g.Go(func() error {
			for i := from; i < min(from+batch, len(w.paths)); i++ {
				data, err := os.ReadFile(filepath.Join(w.root, w.paths[i]))
				if err != nil {
					errs[i] = err
					continue
				}
				files[i] = NewFile(w.paths[i], data)
			}
			return nil
		})
	}
	g.Wait()
	kept := files[:0]
	for i, f := range files {
		switch {
		case errs[i] == nil:
			kept = append(kept, f)
		case !errors.Is(errs[i], fs.ErrNotExist): // a file that vanished meanwhile was not there
			w.unreadable(w.paths[i], errs[i])
		}
	}
	slices.SortFunc(kept, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return kept
}

func (w *walker) problem(p, code, hint, format string, args ...any) {
	w.list = append(w.list, diag.Errorf(diag.Position{File: p}, code, format, args...).WithHint("%s", hint))
}

func (w *walker) unreadable(p string, err error) {
	why := "cannot be read"
	if errors.Is(err, fs.ErrPermission) {
		why = "may not be read: permission denied"
	}
	w.list = append(w.list, diag.Errorf(diag.Position{File: p}, "unreadable", "this %s", why).
		WithCause(diag.Environment).WithHint("check who may read it, and the disk"))
}
