package source

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Refresh is Read for a tree of which only the files at paths may have changed:
// it looks at those and takes the others as they are. It reports false when that
// is not enough, as for a folder, a link or a name that Read would refuse, and in
// a tree with links, where one file may stand at two places; then Read must be
// asked.
func (t Tree) Refresh(root string, builtin fs.FS, paths []string) (Tree, bool) {
	if t.linked {
		return Tree{}, false
	}
	for _, p := range paths {
		parts := strings.Split(p, "/")
		if slices.ContainsFunc(parts, Ignored) {
			continue
		}
		list := t.listOf(p)
		refused := func(name string) bool { return unfit(name) != "" }
		if list == nil || len(parts) > maxDepth+1 || slices.ContainsFunc(parts, refused) {
			return Tree{}, false
		}
		full := filepath.Join(root, filepath.FromSlash(p))
		info, err := os.Lstat(full)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			*list = without(*list, p, builtin)
		case err != nil || !info.Mode().IsRegular():
			return Tree{}, false
		default:
			f, err := read(p, full)
			if err != nil {
				return Tree{}, false
			}
			*list = with(*list, f)
		}
	}
	return t, true
}

// listOf is the list that a path belongs to.
func (t *Tree) listOf(p string) *[]File {
	top, _, _ := strings.Cut(p, "/")
	switch top {
	case "content":
		return &t.Content
	case "templates":
		return &t.Templates
	case "static":
		return &t.Static
	case "data":
		return &t.Data
	case "words":
		return &t.Words
	}
	return nil
}

// with puts a file into a copy of a sorted list.
func with(list []File, f File) []File {
	at, found := slices.BinarySearchFunc(list, f.Path, func(o File, p string) int { return cmp.Compare(o.Path, p) })
	list = slices.Clone(list)
	if found {
		list[at] = f
		return list
	}
	return slices.Insert(list, at, f)
}

// without takes a file, or all files of a folder, out of a copy of a list; a
// built-in file comes back in its place.
func without(list []File, p string, builtin fs.FS) []File {
	list = slices.DeleteFunc(slices.Clone(list), func(f File) bool { return f.Path == p || strings.HasPrefix(f.Path, p+"/") })
	if strings.HasPrefix(p, "content/") || builtin == nil {
		return list
	}
	for _, f := range builtinFiles(builtin, p) {
		list = with(list, f)
	}
	return list
}
