package memo

import (
	"hash/maphash"
	"slices"
	"unsafe"
)

// fact is a fact as it was when the Store's build was made. All outputs of one
// build saw the same, so each stands here once. It holds no pointer: a large site has a
// million, and the garbage collector is to pass over them.
type fact struct {
	text, from, length uint32 // where its key is: see factList.key
	digest             Digest
}

// factList is the facts of a Store, by number. It grows without being copied.
type factList struct {
	texts  []string // of keys: the first is the file that the Store was read from
	room   []byte   // the last of the texts, as far as it is written
	chunks [][]fact // of chunkFacts each
	slots  []uint32 // where a key is to be found: its fact's number and 1, or 0; nil until somebody looks
	n      int      // how many there are
	seed   maphash.Seed
}

const (
	chunkFacts = 1 << 12
	chunkText  = 1 << 20
)

func (l *factList) at(n uint32) *fact { return &l.chunks[n/chunkFacts][n%chunkFacts] }

func (l *factList) key(f *fact) string { return l.texts[f.text][f.from : f.from+f.length] }

// add appends a fact.
func (l *factList) add(f fact) {
	if l.n%chunkFacts == 0 {
		l.chunks = append(l.chunks, make([]fact, 0, chunkFacts))
	}
	last := &l.chunks[len(l.chunks)-1]
	*last = append(*last, f)
	l.n++
}

// number is the place of a fact, which is added if it is not there.
func (l *factList) number(key string, d Digest) uint32 {
	slot, n, known := l.find(key)
	if known {
		return n
	}
	n = uint32(l.n)
	l.add(l.written(key, d))
	if l.slots[slot] = n + 1; l.n > len(l.slots)/4*3 {
		l.spread()
	}
	return n
}

// written puts a key among the texts: whoever gave it need not keep it.
func (l *factList) written(key string, d Digest) fact {
	if l.room == nil || cap(l.room)-len(l.room) < len(key) {
		l.room = make([]byte, 0, max(chunkText, len(key)))
		l.texts = append(l.texts, "")
	}
	from := len(l.room)
	l.room = append(l.room, key...)
	l.texts[len(l.texts)-1] = unsafe.String(unsafe.SliceData(l.room), len(l.room)) // what is written is not written again
	return fact{uint32(len(l.texts) - 1), uint32(from), uint32(len(key)), d}
}

// find gives the number of a key, and else the slot that it would have.
func (l *factList) find(key string) (slot int, n uint32, known bool) {
	if l.slots == nil {
		l.seed = maphash.MakeSeed()
		l.spread()
	}
	mask := len(l.slots) - 1
	for slot = int(maphash.String(l.seed, key)) & mask; l.slots[slot] != 0; slot = (slot + 1) & mask {
		n = l.slots[slot] - 1
		if l.key(l.at(n)) == key {
			return slot, n, true
		}
	}
	return slot, 0, false
}

// spread gives every key a slot, in a table of which a half is taken at most.
func (l *factList) spread() {
	size := 1 << 8
	for size < 2*l.n {
		size *= 2
	}
	l.slots = make([]uint32, size)
	mask := size - 1
	for n := range l.n {
		slot := int(maphash.String(l.seed, l.key(l.at(uint32(n))))) & mask
		for l.slots[slot] != 0 {
			slot = (slot + 1) & mask
		}
		l.slots[slot] = uint32(n) + 1
	}
}

// next is a list that begins with the facts of this one, and shares what neither changes.
func (l *factList) next() factList {
	c := factList{texts: slices.Clip(l.texts), chunks: slices.Clone(l.chunks), n: l.n}
	if n := len(c.chunks); n > 0 {
		c.chunks[n-1] = append(make([]fact, 0, chunkFacts), c.chunks[n-1]...)
	}
	return c
}

// set gives facts other digests. Their chunks are copied: another list may share them.
func (l *factList) set(changed []bool, digest func(key string) Digest) {
	for i := range l.chunks {
		from := i * chunkFacts
		of := changed[from:min(from+chunkFacts, len(changed))]
		if !slices.Contains(of, true) {
			continue
		}
		l.chunks[i] = append(make([]fact, 0, chunkFacts), l.chunks[i]...)
		for n, is := range of {
			if f := &l.chunks[i][n]; is {
				f.digest = digest(l.key(f))
			}
		}
	}
}
