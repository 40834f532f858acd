package source

import (
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
		list, isList := t.listOf(p)
		refused := func(name string) bool { return unfit(name) != "" }
		if !isList || len(parts) > maxDepth+1 || slices.ContainsFunc(parts, refused) {
			return Tree{}, false
		}
		full := filepath.Join(root, filepath.FromSlash(p))
		info, err := os.Lstat(full)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			t.without(list, p, builtin)
		case err != nil || !info.Mode().IsRegular():
			return Tree{}, false
		default:
			f, err := read(p, full)
			if err != nil {
				return Tree{}, false
			}
			t.with(list, f)
		}
	}
	return t, true
}

// listOf is the list that a path belongs to: nil for content.
func (t *Tree) listOf(p string) (list *[]File, ok bool) {
	top, _, _ := strings.Cut(p, "/")
	switch top {
	case "content":
		return nil, true
	case "templates":
		return &t.Templates, true
	case "static":
		return &t.Static, true
	case "data":
		return &t.Data, true
	case "words":
		return &t.Words, true
	}
	return nil, false
}

// with puts a file into one of the lists; see listOf.
func (t *Tree) with(list *[]File, f File) {
	if list == nil {
		t.Content = t.Content.with(f)
	} else {
		*list = with(*list, f)
	}
}

// without takes a file, or all files of a folder, out of one of the lists; a built-in file comes back in
// its place.
func (t *Tree) without(list *[]File, p string, builtin fs.FS) {
	if list == nil {
		t.Content = t.Content.without(p)
		return
	}
	*list = slices.DeleteFunc(slices.Clone(*list), func(f File) bool { return f.Path == p || strings.HasPrefix(f.Path, p+"/") })
	for _, f := range builtinFiles(builtin, p) {
		*list = with(*list, f)
	}
}

// with puts a file into a copy of a sorted list.
func with(list []File, f File) []File {
	at, found := slices.BinarySearchFunc(list, f.Path, comparePath)
	list = slices.Clone(list)
	if found {
		list[at] = f
		return list
	}
	return slices.Insert(list, at, f)
}
