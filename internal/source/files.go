package source

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/memo"
)

// Files are files in the order of their paths. They never change: with and without give others,
// which share with them all but what differs.
//
// They are kept in blocks. Where one ends is said by the path of its last file alone, so that the same
// files are in the same blocks, whatever was edited before; and whoever keeps with a block what follows from it
// knows by its digest that it still does.
type Files struct {
	blocks []*Block
}

// Block is some files that follow one another.
type Block struct {
	files  []File
	digest memo.Digest
}

// Files are those of the block, in the order of their paths.
func (b *Block) Files() []File { return b.files }

// Digest stands for their paths and bytes.
func (b *Block) Digest() memo.Digest { return b.digest }

// Ends are the first path of the block and the last.
func (b *Block) Ends() (from, to string) { return b.files[0].Path, b.last() }

func (b *Block) last() string { return b.files[len(b.files)-1].Path }

// FilesOf are these files, which are sorted by path.
func FilesOf(sorted []File) Files { return Files{blocksOf(sorted)} }

// blocksOf divides files, which are sorted, into blocks. Each has files of its own: one that is kept does not
// keep the others.
func blocksOf(sorted []File) (blocks []*Block) {
	for len(sorted) > 0 {
		n := slices.IndexFunc(sorted, func(f File) bool { return endsBlock(f.Path) }) + 1
		if n == 0 {
			n = len(sorted)
		}
		b := &Block{files: slices.Clone(sorted[:n])}
		h := memo.NewHasher()
		for _, f := range b.files {
			h.String(f.Path)
			h.Digest(f.Digest)
		}
		b.digest = h.Sum()
		blocks, sorted = append(blocks, b), sorted[n:]
	}
	return blocks
}

// endsBlock reports whether a file of this path is the last of its block: one of 64 is. (The sum is FNV-1a.)
func endsBlock(path string) bool {
	sum := uint32(2166136261)
	for i := range len(path) {
		sum = (sum ^ uint32(path[i])) * 16777619
	}
	return (sum>>16^sum)&0x3f == 0
}

// Blocks are the blocks, in the order of their files.
func (l Files) Blocks() []*Block { return l.blocks }

// Len is how many files there are.
func (l Files) Len() (n int) {
	for _, b := range l.blocks {
		n += len(b.files)
	}
	return n
}

// All yields the files in the order of their paths.
func (l Files) All() iter.Seq[File] { return l.from(0) }

func (l Files) from(block int) iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, b := range l.blocks[block:] {
			for i := range b.files {
				if !yield(b.files[i]) {
					return
				}
			}
		}
	}
}

// List is a slice of the files.
func (l Files) List() []File { return slices.AppendSeq(make([]File, 0, l.Len()), l.All()) }

// Beginning yields the files whose paths begin with prefix.
func (l Files) Beginning(prefix string) iter.Seq[File] {
	return func(yield func(File) bool) {
		for f := range l.from(l.at(prefix)) {
			if begins := strings.HasPrefix(f.Path, prefix); !begins && f.Path > prefix || begins && !yield(f) {
				return
			}
		}
	}
}

// at is the number of the block in which a path is, or would be.
func (l Files) at(path string) int {
	i := sort.Search(len(l.blocks), func(i int) bool { return l.blocks[i].last() >= path })
	if i == len(l.blocks) && i > 0 && !endsBlock(l.blocks[i-1].last()) {
		i-- // the last one goes on
	}
	return i
}

// File is the file of a path.
func (l Files) File(path string) (File, bool) {
	if i := l.at(path); i < len(l.blocks) {
		if n, found := slices.BinarySearchFunc(l.blocks[i].files, path, comparePath); found {
			return l.blocks[i].files[n], true
		}
	}
	return File{}, false
}

func comparePath(f File, path string) int { return cmp.Compare(f.Path, path) }

// Find is File for a path whose letters may be composed where the file's are not; see Find.
func (l Files) Find(name string) (File, bool) {
	if f, found := l.File(name); found {
		return f, true
	}
	if !hasForms(name) {
		return File{}, false
	}
	name = norm.NFC.String(name)
	for f := range l.All() {
		if norm.NFC.String(f.Path) == name {
			return f, true
		}
	}
	return File{}, false
}

// hasForms reports whether a name can be written in several forms of Unicode.
func hasForms(name string) bool {
	return !norm.NFC.IsNormalString(name) || !norm.NFD.IsNormalString(name)
}

// Same reports whether two lists hold the same bytes under the same paths.
func (l Files) Same(other Files) bool {
	return slices.EqualFunc(l.blocks, other.blocks, func(a, b *Block) bool { return a == b || a.digest == b.digest })
}

// with is the list with a file, in the place of one of the same path.
func (l Files) with(f File) Files {
	i := l.at(f.Path)
	if i == len(l.blocks) {
		return l.spliced(i, i, []File{f})
	}
	files := slices.Clone(l.blocks[i].files)
	at, found := slices.BinarySearchFunc(files, f.Path, comparePath)
	if found {
		files[at] = f
	} else {
		files = slices.Insert(files, at, f)
	}
	return l.spliced(i, i+1, files)
}

// without is the list without a file, or without all files of a folder.
func (l Files) without(path string) Files {
	below := path + "/"
	from, to := l.at(path), min(l.at(path+"0")+1, len(l.blocks)) // "0" comes after "/"
	var files []File
	for _, b := range l.blocks[min(from, to):to] {
		files = append(files, b.files...)
	}
	files = slices.DeleteFunc(files, func(f File) bool { return f.Path == path || strings.HasPrefix(f.Path, below) })
	return l.spliced(min(from, to), to, files)
}

// spliced is the list with files in the place of some blocks.
func (l Files) spliced(from, to int, files []File) Files {
	if to < len(l.blocks) && len(files) > 0 && !endsBlock(files[len(files)-1].Path) { // the next block begins here now
		files = append(files, l.blocks[to].files...)
		to++
	}
	return Files{slices.Concat(l.blocks[:from], blocksOf(files), l.blocks[to:])}
}

// each is the list with other files of the same paths and bytes.
func (l Files) each(other func(File) File) Files {
	blocks := make([]*Block, len(l.blocks))
	for i, b := range l.blocks {
		blocks[i] = &Block{slices.Clone(b.files), b.digest}
		for k, f := range b.files {
			blocks[i].files[k] = other(f)
		}
	}
	return Files{blocks}
}
