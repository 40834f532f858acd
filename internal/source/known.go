package source

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"galen/internal/memo"
)

// Known is what the files of a project were when they were last read, by path: a
// file that has still the same stamp is not read again to learn its digest. Nil
// knows nothing.
type Known map[string]Sighting

// Sighting is how a file looked, and what it held.
type Sighting struct {
	Stamp  memo.Stamp
	Digest memo.Digest
}

// recall gives a file without reading it: one whose bytes stay on disk, or are
// asked for only when something made of them is not at hand.
func (k Known) recall(p, full string, info fs.FileInfo) (File, bool) {
	seen, ok := k[p]
	if !ok || !seen.Stamp.Describes(info) || !mayWait(p) || staysOnDisk(p) && info.Size() < largeFile {
		return File{}, false
	}
	return File{Path: p, Disk: full, Digest: seen.Digest, stamp: seen.Stamp, size: info.Size()}, true
}

// mayWait reports whether whoever uses a file of this name asks for its Bytes.
func mayWait(p string) bool {
	return staysOnDisk(p) || filepath.Ext(p) == ".md" && len(p) > len("content/") && p[:len("content/")] == "content/"
}

// Released is the tree without the bytes of articles that are on the disk, which are at
// hand again when somebody asks for them. Root is the project's folder.
func (t Tree) Released(root string) Tree {
	t.Content = t.Content.each(func(f File) File {
		if f.Disk == "" && !f.edited && mayWait(f.Path) {
			return f.released(root)
		}
		return f
	})
	return t
}

// released is the file without its bytes.
func (f File) released(root string) File {
	f.size = f.Size()
	f.Data, f.Disk = nil, filepath.Join(root, filepath.FromSlash(f.Path))
	return f
}

// sightings is a Known as it is kept on disk.
type sightings struct {
	Paths []string
	Seen  []Sighting
}

// LoadKnown reads what SaveKnown wrote; anything else is as good as nothing. The
// builder is who made it: another one's is not trusted.
func LoadKnown(file string, builder memo.Digest) Known {
	data, ok := memo.Unseal(file, builder)
	var s sightings
	if !ok || !memo.Unpack(data, &s, nil) || len(s.Paths) != len(s.Seen) {
		return nil
	}
	known := make(Known, len(s.Paths))
	for i, p := range s.Paths {
		known[p] = s.Seen[i]
	}
	return known
}

// SaveKnown writes what reading the tree has shown, so that LoadKnown finds what was written before, or this. A file that
// changed only just before it was read is left out.
func (t Tree) SaveKnown(file string, builder memo.Digest) error {
	s := sightings{make([]string, 0, t.Content.Len()), make([]Sighting, 0, t.Content.Len())}
	for _, list := range []iter.Seq[File]{t.Content.All(), slices.Values(t.Templates), slices.Values(t.Static), slices.Values(t.Data), slices.Values(t.Words)} {
		for f := range list {
			if f.stamp != (memo.Stamp{}) {
				s.Paths, s.Seen = append(s.Paths, f.Path), append(s.Seen, Sighting{f.stamp, f.Digest})
			}
		}
	}
	return memo.SealPacked(file, builder, s)
}

// sight reads a file, unless it is known, and notes its stamp.
func (k Known) sight(p, full string) (File, error) {
	info, err := os.Stat(full)
	if err != nil {
		return File{}, err
	}
	if f, ok := k.recall(p, full, info); ok {
		return f, nil
	}
	stamp := memo.StampOf(info)
	f, err := read(p, full)
	f.stamp = stamp
	return f, err
}
