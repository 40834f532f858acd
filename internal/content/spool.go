package content

import (
	"hash/crc32"
	"os"
	"path/filepath"
	"sync"

	"galen/internal/memo"
)

// spool is the file that takes the texts of a shard while they are parsed. They
// come in any order, from any goroutine.
type spool struct {
	mu   sync.Mutex
	file *textFile // nil before the first
	out  *os.File  // open while documents are parsed
	text []byte    // of one document; its memory is used again
	size int
	full bool // nothing more goes in: the disk refused something
}

// spool moves the text of a document that was just parsed to the disk, if its shard
// is being made anew. What cannot be written stays where it is.
func (s *ParseCache) spool(r result, rules Rules) {
	d := wordsOf(r.document)
	n := shardOf(r.path)
	if d == nil || !s.loaded[n].IsZero() {
		return
	}
	file := &s.spools[n]
	file.mu.Lock()
	defer file.mu.Unlock()
	if file.file == nil && !file.full {
		file.open(s, n, rules)
	}
	if file.full {
		return
	}
	file.text = memo.AppendPacked(file.text[:0], *d.Body())
	if _, err := file.out.Write(file.text); err != nil {
		file.full = true
		return
	}
	from := file.size
	file.size += len(file.text)
	d.blob = &blobRef{textFile: file.file, path: r.path, digest: r.digest, from: int64(from), size: uint32(file.size - from), sum: crc32.Checksum(file.text, castagnoli)}
	d.blob.right.Store(true)
	d.body = nil
}

// closeSpools is for when everything is parsed. What is in the drawers is read like all
// other texts. Nil has no drawers.
func (s *ParseCache) closeSpools() {
	if s == nil {
		return
	}
	for i := range s.spools {
		d := &s.spools[i]
		if d.out != nil && d.out.Close() != nil {
			d.full = true
		}
		d.out, d.text = nil, nil
	}
}

func (d *spool) open(s *ParseCache, n int, rules Rules) {
	err := os.MkdirAll(s.folder, 0o755)
	if err == nil {
		var file *os.File
		if file, err = os.CreateTemp(s.folder, filepath.Base(s.file(n))+"-*.texts"); err == nil {
			d.file, d.out = &textFile{cache: s, rules: rules, file: file.Name()}, file
		}
	}
	d.full = err != nil
}

// holds reports whether every text of a shard is in the file, and says in the
// shard where.
func (d *spool) holds(b *shard) bool {
	for i := range b.Entries {
		e := &b.Entries[i]
		k := wordsOf(e.document()).blob
		if d.file == nil || k == nil || k.textFile != d.file {
			return false
		}
		e.From, e.To, e.Sum = int(k.from), int(k.from)+int(k.size), k.sum
	}
	if d.file != nil {
		b.Texts = filepath.Base(d.file.file)
	}
	return d.file != nil
}
