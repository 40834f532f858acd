package content

import (
	"os"
	"path/filepath"
	"sync"

	"galen/internal/memo"
)

// spool is the file that takes the texts of a board while they are parsed. They
// come in any order, from any goroutine.
type spool struct {
	mu   sync.Mutex
	file *textFile // nil before the first
	out  *os.File  // open while documents are parsed
	text []byte    // of one document; its memory is used again
	size int
	full bool // nothing more goes in: the disk refused something
}

// spool moves the text of a document that was just parsed to the disk, if its board
// is being made anew. What cannot be written stays where it is.
func (s *ParseCache) spool(r result, rules Rules) {
	d := wordsOf(r.document)
	n := shardOf(r.path)
	if d == nil || !s.loaded[n].IsZero() {
		return
	}
	drawer := &s.spools[n]
	drawer.mu.Lock()
	defer drawer.mu.Unlock()
	if drawer.file == nil && !drawer.full {
		drawer.open(s, n, rules)
	}
	if drawer.full {
		return
	}
	drawer.text = memo.AppendPacked(drawer.text[:0], d.Body.Segments)
	if _, err := drawer.out.Write(drawer.text); err != nil {
		drawer.full = true
		return
	}
	from := drawer.size
	drawer.size += len(drawer.text)
	d.Body.blob = &blobRef{textFile: drawer.file, path: r.path, digest: r.digest, from: from, to: drawer.size}
	d.Body.blob.sum.Store(summed(drawer.text))
	d.Body.Segments = nil
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
			d.file, d.out = &textFile{shelf: s, rules: rules, file: file.Name()}, file
		}
	}
	d.full = err != nil
}

// holds reports whether every text of a board is in the drawer, and says in the
// shard where.
func (d *spool) holds(b *shard) bool {
	for i := range b.Entries {
		e := &b.Entries[i]
		k := wordsOf(e.document()).Body.blob
		if d.file == nil || k == nil || k.textFile != d.file {
			return false
		}
		e.From, e.To = k.from, k.to
	}
	if d.file != nil {
		b.Texts = filepath.Base(d.file.file)
	}
	return d.file != nil
}
