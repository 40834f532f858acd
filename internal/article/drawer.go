package article

import (
	"os"
	"path/filepath"
	"sync"

	"galen/internal/memo"
)

// drawer is the file that takes the texts of a board while they are parsed. They
// come in any order, from any goroutine.
type drawer struct {
	mu   sync.Mutex
	file *textFile // nil before the first
	out  *os.File  // open while documents are parsed
	text []byte    // of one document; its memory is used again
	size int
	full bool // nothing more goes in: the disk refused something
}

// put moves the text of a document that was just parsed to the disk, if its board
// is being made anew. What cannot be written stays where it is.
func (s *Shelf) put(r result, rules Rules) {
	d := wordsOf(r.document)
	n := boardOf(r.path)
	if d == nil || !s.held[n].IsZero() {
		return
	}
	drawer := &s.drawers[n]
	drawer.mu.Lock()
	defer drawer.mu.Unlock()
	if drawer.file == nil && !drawer.full {
		drawer.open(s, n, rules)
	}
	if drawer.full {
		return
	}
	drawer.text = memo.AppendPacked(drawer.text[:0], d.Body.Pieces)
	if _, err := drawer.out.Write(drawer.text); err != nil {
		drawer.full = true
		return
	}
	from := drawer.size
	drawer.size += len(drawer.text)
	d.Body.kept = &kept{drawer.file, r.path, r.digest, from, drawer.size}
	d.Body.Pieces = nil
}

// shut is for when everything is parsed. What is in the drawers is read like all
// other texts. Nil has no drawers.
func (s *Shelf) shut() {
	if s == nil {
		return
	}
	for i := range s.drawers {
		d := &s.drawers[i]
		if d.out != nil && d.out.Close() != nil {
			d.full = true
		}
		d.out, d.text = nil, nil
	}
}

func (d *drawer) open(s *Shelf, n int, rules Rules) {
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
// board where.
func (d *drawer) holds(b *board) bool {
	for i := range b.Entries {
		e := &b.Entries[i]
		k := wordsOf(e.document()).Body.kept
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
