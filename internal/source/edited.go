package source

import (
	"slices"
	"strings"
)

// Edited is the tree with texts that somebody has open in an editor in the place of what
// the disk has, or beside it where a file was not saved yet. Texts are by the paths of
// their files. One that Read would not take, for its name or its folder, is left out.
func (t Tree) Edited(texts map[string][]byte) Tree {
	for p, text := range texts {
		f := NewFile(p, text)
		f.edited = true
		if p == ConfigFile {
			t.Config = f
		} else if list, ok := t.listOf(p); ok && readable(p) {
			t.with(list, f)
		}
	}
	return t
}

// readable reports whether Read takes a file of this path.
func readable(p string) bool {
	parts := strings.Split(p, "/")
	return len(parts) > 1 && len(parts) <= maxDepth+1 &&
		!slices.ContainsFunc(parts, func(name string) bool { return Ignored(name) || unfit(name) != "" })
}
