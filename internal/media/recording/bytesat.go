package recording

import (
	"errors"
	"io"
)

// window is how much of a file is looked at at a time. Whatever is read whole is smaller.
const window = 16 << 10

// bytesAt is the bytes of a file, a window of which is at hand.
type bytesAt struct {
	r      io.ReaderAt
	size   int64
	from   int64
	window []byte
	err    error // of the disk
}

// at gives n bytes at an offset, which hold until the next call; false when there are
// not so many. n is at most window.
func (b *bytesAt) at(offset int64, n int) ([]byte, bool) {
	if offset < 0 || n > window || offset > b.size-int64(n) {
		return nil, false
	}
	if offset < b.from || offset+int64(n) > b.from+int64(len(b.window)) {
		b.load(offset)
	}
	i := offset - b.from
	if i < 0 || i+int64(n) > int64(len(b.window)) {
		return nil, false
	}
	return b.window[i : i+int64(n)], true
}

// head gives up to n bytes at an offset.
func (b *bytesAt) head(offset int64, n int) []byte {
	data, _ := b.at(offset, int(max(0, min(int64(n), b.size-offset))))
	return data
}

func (b *bytesAt) load(offset int64) {
	if b.window == nil {
		b.window = make([]byte, window)
	}
	n, err := b.r.ReadAt(b.window[:cap(b.window)], offset)
	if err != nil && !errors.Is(err, io.EOF) {
		b.err = err
	}
	b.from, b.window = offset, b.window[:n]
}

// contains reports whether a part of the file holds one of some texts.
func (b *bytesAt) contains(from, to int64, texts ...string) bool {
	const overlap = 64
	for at := from; at < to; at += window - overlap {
		data := b.head(at, int(min(window, to-at)))
		if containsAny(data, texts) {
			return true
		}
	}
	return false
}
