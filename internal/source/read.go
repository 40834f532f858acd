package source

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/unicode/norm"

	"galen/internal/diag"
)

// ConfigFile is the name of the site's configuration.
const ConfigFile = "galen.yaml"

// Tree is the source of a site, each list sorted by path.
type Tree struct {
	Config    File   // its Path is empty when the project has no galen.yaml, its Data nil when that cannot be read
	Content   Files  // content/…
	Templates []File // templates/…, the built-in ones under the site's own
	Static    []File // static/…, likewise
	Data      []File // data/…: tables that are looked up or shown; published only where readers are offered one
	Words     []File // words/…: what readers see, said otherwise; one file a language

	linked bool // a symbolic link was met: a file may stand here twice
}

// Read reads the project in the folder root. The folders templates and static
// of builtin stand in for files that the project does not have. The list holds
// what cannot be published and what cannot be read.
func Read(root string, builtin fs.FS) (Tree, diag.List) {
	return ReadAgain(context.Background(), root, builtin, nil)
}

// ReadAgain is Read for a project that was read before. When ctx has ended, so does
// the reading, and the list says so.
func ReadAgain(ctx context.Context, root string, builtin fs.FS, known Known) (Tree, diag.List) {
	w := walker{root: root, known: known}
	w.real, _ = filepath.EvalSymlinks(root)
	if info, err := os.Stat(filepath.Join(root, "content")); err != nil || !info.IsDir() {
		return Tree{}, diag.List{diag.Errorf(diag.Position{}, "no-content", "there is no folder %q here", "content").
			WithCause(diag.Usage).WithHint("run galen in the folder of a site, name one with --source, or start one with: galen init my-site")}
	}
	for _, name := range []string{"content", "templates", "static", "data", "words"} {
		w.top(name)
	}
	files := w.readAll(ctx)
	if ctx.Err() != nil {
		return Tree{}, diag.List{diag.Stopped()}
	}
	tree := Tree{
		linked:    w.linked,
		Content:   FilesOf(under(files, "content/")),
		Templates: overlay(builtinFiles(builtin, "templates"), under(files, "templates/")),
		Static:    overlay(builtinFiles(builtin, "static"), under(files, "static/")),
		Data:      slices.Clone(under(files, "data/")), // a part of files would keep all of them
		Words:     slices.Clone(under(files, "words/")),
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
		other := w.misnamed()
		if other == "" {
			return File{}
		}
		w.problem(other, "misnamed", "rename it to "+ConfigFile, "the configuration of a site must be called %s", ConfigFile)
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

// misnamed is a file that was meant to be the configuration, or "".
func (w *walker) misnamed() string {
	for _, name := range []string{"galen.yml", "Galen.yaml", "galen.yaml.txt", "galen.txt"} {
		if _, err := os.Lstat(filepath.Join(w.root, name)); err == nil {
			return name
		}
	}
	return ""
}

// File is the file of a path.
func (t Tree) File(path string) (File, bool) {
	if path == t.Config.Path && path != "" {
		return t.Config, true
	}
	if list, ok := t.listOf(path); ok && list != nil {
		if i, found := slices.BinarySearchFunc(*list, path, comparePath); found {
			return (*list)[i], true
		}
	}
	return t.Content.File(path)
}

// Find is the place of a path among files that are sorted by path, or -1. Its letters may
// be composed (NFC) where the file's are not (NFD, as macOS has them).
func Find(files []File, name string) int {
	if i, found := slices.BinarySearchFunc(files, name, comparePath); found {
		return i
	}
	if !hasForms(name) {
		return -1
	}
	name = norm.NFC.String(name)
	return slices.IndexFunc(files, func(f File) bool { return norm.NFC.String(f.Path) == name })
}

func under(files []File, prefix string) []File {
	from, _ := slices.BinarySearchFunc(files, prefix, comparePath)
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

// atHand is how many bytes of articles are kept from reading them until they are parsed. Further
// ones are read again then: those of a large newsroom would be most of what a build has in memory.
const atHand = 128 << 20

// readAll reads the collected paths, several at a time.
func (w *walker) readAll(ctx context.Context) []File {
	files := make([]File, len(w.paths))
	var articles atomic.Int64
	errs := make([]error, len(w.paths))
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(w.paths); from += batch {
		g.Go(func() error {
			for i := from; i < min(from+batch, len(w.paths)) && ctx.Err() == nil; i++ {
				errs[i] = diag.Guard(w.paths[i], func() (err error) {
					f := &files[i]
					*f, err = w.known.sight(w.paths[i], filepath.Join(w.root, w.paths[i]))
					if err == nil && f.Disk == "" && mayWait(f.Path) && articles.Add(f.Size()) > atHand {
						*f = f.released(w.root)
					}
					return err
				})()
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
