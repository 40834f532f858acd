package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"

	"galen/internal/memo"
)

// result is what became of one file of the new site.
type result struct {
	Entry
	change        // how it gets into the output; no verb: it is there already
	top    string // of a file staged in its missing folder: the topmost one missing
	folder bool   // a folder stands where the file is to go
}

// Put makes data the file at path in the new site. The bytes that are there now
// decide whether anything is to be written. It may be called from several
// goroutines; data is not kept. After an error the run cannot be committed, but
// further Puts are welcome to report theirs.
func (tx *Tx) Put(path string, data []byte) error {
	return tx.PutSummed(path, data, memo.Of(data))
}

// PutSummed is Put, for callers that know the digest of data already.
func (tx *Tx) PutSummed(path string, data []byte, sum memo.Digest) error {
	r := &result{Entry: Entry{path, sum, int64(len(data))}, change: change{path: path}}
	first, err := tx.claim(r)
	if err == nil {
		err = tx.compare(r, data)
	}
	if err == nil && r.verb != "" {
		err = tx.stage(r, data, first)
	}
	if err != nil {
		return tx.fail(err)
	}
	return nil
}

// Keep says that the file at path stays as the previous run published it. It is
// false, and the file must be Put, if the manifest does not list the file or the
// disk does not hold it as the manifest says. A file that still has the stamp
// which Stamp gave after it was written is taken to be untouched; any other is
// read.
func (tx *Tx) Keep(file string, stamp memo.Stamp) bool {
	_, ok := tx.KeepSeen(file, stamp)
	return ok
}

// KeepSeen is Keep, and the stamp that the file had before it was read: whoever
// changes it from then on gives it another.
func (tx *Tx) KeepSeen(file string, stamp memo.Stamp) (seen memo.Stamp, ok bool) {
	e, ok := tx.old.Lookup(file)
	if !ok {
		return seen, false
	}
	if top, _, err := tx.out.missing(path.Dir(file)); top != "" || err != nil {
		return seen, false
	}
	info, err := os.Lstat(tx.out.at(file))
	if err != nil || !info.Mode().IsRegular() || info.Size() != e.Size || tx.out.wrongMode(info) {
		return seen, false
	}
	seen = memo.StampOf(info)
	if !stamp.Describes(info) && tx.out.digest(file) != e.Digest {
		return seen, false
	}
	_, err = tx.claim(&result{Entry: e})
	return seen, err == nil
}

// claim makes sure that every path, and every folder of one, has one owner. It
// takes over what an earlier Put found of the folder, and reports whether this is
// the first file in it.
func (tx *Tx) claim(r *result) (first bool, err error) {
	file, folder := r.Path, path.Dir(r.Path)
	if !validPath(file) {
		return false, badPath(file)
	}
	tx.mu.Lock()
	defer tx.mu.Unlock()
	if tx.closed {
		return false, tx.out.finished()
	}
	if tx.full != nil {
		return false, tx.full
	}
	if _, taken := tx.files[file]; taken {
		return false, clash(file, file)
	}
	if _, taken := tx.folders[file]; taken {
		return false, clash(file, file+"/…")
	}
	known := folder
	for ; known != "."; known = path.Dir(known) {
		if _, taken := tx.files[known]; taken {
			return false, clash(known, file)
		}
		if _, ok := tx.folders[known]; ok {
			break
		}
	}
	r.top = tx.folders[known]
	for f := folder; f != known; f = path.Dir(f) {
		tx.folders[f] = r.top
	}
	tx.files[file] = r
	return folder != known, nil
}

// absent notes that the folder top is missing, and with it that of file.
func (tx *Tx) absent(top, file string) {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	for f := path.Dir(file); f != "." && len(f) >= len(top); f = path.Dir(f) {
		tx.folders[f] = top
	}
}

func (tx *Tx) fail(err error) error {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	if tx.failed == nil {
		tx.failed = err
	}
	return err
}

// compare looks at what is in the place of a file now and says what is to be done.
func (tx *Tx) compare(r *result, data []byte) error {
	o, file := tx.out, r.Path
	if r.top != "" {
		r.verb = tree
		return nil
	}
	top, blocked, err := o.missing(path.Dir(file))
	switch {
	case err != nil:
		return err
	case blocked && !tx.ours(top):
		return o.stranger(top)
	case top != "":
		r.verb, r.top = tree, top
		tx.absent(top, file)
		return nil
	}
	info, err := os.Lstat(o.at(file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.verb = add
	case err != nil:
		return o.fault("look at", file, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return o.link(file)
	case info.IsDir():
		r.verb, r.folder = add, true // Commit sees whether all in it is ours
	case !info.Mode().IsRegular():
		return o.stranger(file)
	case info.Size() == r.Size && o.holds(file, data):
		// A stranger's file that is right as it is becomes ours.
		if tx.ours(file) && o.wrongMode(info) {
			r.verb = replace
		}
	case tx.ours(file):
		r.verb = replace
	default:
		return o.stranger(file)
	}
	return nil
}

// ours reports whether the old manifest lists a file. On a disk for which "Flu"
// and "flu" are one name, it may be listed under another spelling.
func (tx *Tx) ours(file string) bool {
	if _, ok := tx.old.Lookup(file); ok {
		return true
	}
	for e := range tx.old.All() {
		if strings.EqualFold(e.Path, file) && tx.out.same(e.Path, file) {
			return true
		}
	}
	return false
}

// same reports whether two paths lead to one file.
func (o *output) same(a, b string) bool {
	x, err := os.Lstat(o.at(a))
	if err != nil {
		return false
	}
	y, err := os.Lstat(o.at(b))
	return err == nil && os.SameFile(x, y)
}

func (o *output) wrongMode(info fs.FileInfo) bool {
	return !o.modeless && info.Mode().Perm() != fileMode
}

// digest is that of a file's bytes, zero when it cannot be read.
func (o *output) digest(file string) memo.Digest {
	f, err := open(o.at(file))
	if err != nil {
		return memo.Digest{}
	}
	defer f.Close()
	chunk := chunks.Get().(*[64 << 10]byte)
	defer chunks.Put(chunk)
	n, err := io.ReadFull(f, chunk[:])
	if err == io.EOF || err == io.ErrUnexpectedEOF { // nearly all are shorter than that
		return memo.Of(chunk[:n])
	}
	d, restErr := memo.OfReader(io.MultiReader(bytes.NewReader(chunk[:n]), f))
	if err != nil || restErr != nil {
		return memo.Digest{}
	}
	return d
}

var chunks = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// holds reports whether a file has exactly these bytes. One that cannot be read
// does not.
func (o *output) holds(file string, data []byte) bool {
	f, err := open(o.at(file))
	if err != nil {
		return false
	}
	defer f.Close()
	chunk := chunks.Get().(*[64 << 10]byte)
	defer chunks.Put(chunk)
	for {
		n, err := f.Read(chunk[:])
		if n > len(data) || !bytes.Equal(chunk[:n], data[:n]) {
			return false
		}
		data = data[n:]
		if err != nil {
			return err == io.EOF && len(data) == 0
		}
	}
}

// stage writes the bytes of a file to where it waits. The first file of a folder
// makes it; should another overtake it, that one does.
func (tx *Tx) stage(r *result, data []byte, first bool) error {
	place := stagedTree + "/" + r.Path
	if r.verb != tree {
		r.number = tx.numbers.Add(1)
		place, first = flat(r.number), false
	}
	var err error
	if first {
		err = tx.out.mkdirAll(path.Dir(place))
	}
	if err == nil {
		err = tx.out.write(place, data)
	}
	if r.verb == tree && !first && errors.Is(err, fs.ErrNotExist) {
		if err = tx.out.mkdirAll(path.Dir(place)); err == nil {
			err = tx.out.write(place, data)
		}
	}
	if err != nil {
		return tx.cannotStage(r.Path, len(data), err)
	}
	tx.staged.Add(r.Size)
	return nil
}

// cannotStage puts a failure to write to the stage into words. A full disk stops
// all further Puts.
func (tx *Tx) cannotStage(file string, size int, err error) error {
	if !isFull(err) {
		return tx.out.fault("write", file, err)
	}
	tx.mu.Lock()
	defer tx.mu.Unlock()
	if tx.full == nil {
		tx.full = tx.out.diskFull(err, tx.staged.Load(), int64(size))
	}
	return tx.full
}
