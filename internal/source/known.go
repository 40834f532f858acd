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

// Known is what reading the tree has shown, for the next time. A file that changed
// only just before it was read is left out.
func (t Tree) Known() Known {
	known := make(Known, t.Content.Len())
	for _, list := range []iter.Seq[File]{t.Content.All(), slices.Values(t.Templates), slices.Values(t.Static), slices.Values(t.Data), slices.Values(t.Words)} {
		for f := range list {
			if f.stamp != (memo.Stamp{}) {
				known[f.Path] = Sighting{f.stamp, f.Digest}
			}
		}
	}
	return known
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

// LoadKnown reads what Save wrote; anything else is as good as nothing. The
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

// Save writes k, so that LoadKnown finds the old one or the new.
func (k Known) Save(file string, builder memo.Digest) error {
	s := sightings{make([]string, 0, len(k)), make([]Sighting, len(k))}
	for p := range k {
		s.Paths = append(s.Paths, p)
	}
	slices.Sort(s.Paths)
	for i, p := range s.Paths {
		s.Seen[i] = k[p]
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
