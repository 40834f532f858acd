// Package source reads what a site is made from, once, into memory: the folders
// content, templates, static and data, and galen.yaml.
//
// A Tree is immutable: bytes and their digests. Whatever happens on disk after
// Read does not change it, so every later room sees one and the same state. Only
// large pictures and most articles of a large site stay on disk; whoever reads one
// again is told if it is another.
//
// What is not source is left out without a word: names that begin with a dot (but
// for .well-known and the files of hosts, such as .htaccess; in static one that is
// not known to be litter is a warning), and what editors leave beside a file while it is open
// (x~, #x#, .x.swp, .#x, 4913, x___jb_tmp___). Everything else that cannot be published is an
// error, never a silent skip: pipes and devices (never opened), links that lead
// out of the project or nowhere, names that no URL can carry.
package source

import (
	"slices"

	"galen/internal/memo"
)

// File is one file of the project.
type File struct {
	Path   string // slash-separated, relative to the project: content/health/flu.md
	Data   []byte // never modified
	Digest memo.Digest
	Disk   string // where the bytes of a large picture or download, or of an article that is known already or came behind many others, are; Data is nil then, and Bytes reads them

	stamp  memo.Stamp // when it was read
	size   int64      // of one on disk
	edited bool       // the bytes are those of an editor; see Edited
}

// Size is how many bytes it has.
func (f File) Size() int64 {
	if f.Disk != "" {
		return f.size
	}
	return int64(len(f.Data))
}

// SameFiles reports whether two lists hold the same bytes under the same paths.
func SameFiles(a, b []File) bool {
	return slices.EqualFunc(a, b, func(x, y File) bool { return x.Path == y.Path && x.Digest == y.Digest })
}

// Same reports whether two trees hold the same files.
func (t Tree) Same(other Tree) bool {
	return t.Config.Path == other.Config.Path && t.Config.Digest == other.Config.Digest &&
		t.Content.Same(other.Content) && SameFiles(t.Templates, other.Templates) && SameFiles(t.Static, other.Static) && SameFiles(t.Data, other.Data) && SameFiles(t.Words, other.Words)
}

// NewFile gives a file made from bytes, for what is built in rather than read.
func NewFile(path string, data []byte) File {
	return File{Path: path, Data: data, Digest: memo.Of(data)}
}
