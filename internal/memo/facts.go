package memo

import (
	"hash/maphash"
	"slices"
	"strings"
	"unsafe"
)

// fact is a fact as it was when the Store's build was made. All outputs of one
// build saw the same, so each stands here once. It holds no pointer: a large site has a
// million, and the garbage collector is to pass over them.
type fact struct {
	text, family uint16 // where its key is: see factList.key
	from, length uint32
	of, parts    uint32 // where what it was made of is: see chunk.partsOf
	digest       Digest
}

// Answer is what a fact is known by: the digest of its value, and the parts that the value was
// made of. Those are numbers, in order, which mean something to whoever answers and nothing to a Store.
type Answer struct {
	Digest
	Of []uint32
}

// chunk is some facts, and what all of them were made of.
type chunk struct {
	facts []fact
	of    []uint32
}

func (c *chunk) add(f fact, of []uint32) {
	f.of, f.parts = uint32(len(c.of)), uint32(len(of))
	c.facts, c.of = append(c.facts, f), append(c.of, of...)
}

func (c *chunk) partsOf(f *fact) []uint32 { return c.of[f.of : f.of+f.parts] }

// factList is the facts of a Store, by number. It grows without being copied.
//
// A key stands there in two parts: up to its first colon it is one of the families, and what is
// behind that is written once for facts about one page that are added one after the other.
type factList struct {
	families []string // the first is "", of the keys that stand in the file that the Store was read from
	texts    []string // the first is that file
	room     []byte   // the last of the texts, as far as it is written
	chunks   []chunk  // of chunkFacts each
	slots    []uint32 // where a key is to be found: its fact's number and 1, or 0; nil until somebody looks
	n        int      // how many there are
	seed     maphash.Seed
}

const (
	chunkFacts   = 1 << 10
	chunkText    = 1 << 20
	mostFamilies = 1 << 10 // else keys are written whole
)

func (l *factList) at(n uint32) *fact { return &l.chunks[n/chunkFacts].facts[n%chunkFacts] }

func (l *factList) partsOf(n uint32) []uint32 { return l.chunks[n/chunkFacts].partsOf(l.at(n)) }

// rest is a key without its family.
func (l *factList) rest(f *fact) string { return l.texts[f.text][f.from : f.from+f.length] }

func (l *factList) key(f *fact) string { return l.family(f) + l.rest(f) }

// has reports whether a fact has the key.
func (l *factList) has(f *fact, key string) bool {
	rest, ok := strings.CutPrefix(key, l.family(f))
	return ok && rest == l.rest(f)
}

func (l *factList) family(f *fact) string {
	if f.family == 0 {
		return ""
	}
	return l.families[f.family]
}

// familyOf is the number of a key's family, and what of the key is behind it.
func (l *factList) familyOf(key string) (n uint16, rest string) {
	colon := strings.IndexByte(key, ':')
	if colon < 0 {
		return 0, key
	}
	family, rest := key[:colon+1], key[colon+1:]
	if len(l.families) == 0 {
		l.families = []string{""}
	}
	i := slices.Index(l.families, family)
	if i < 0 {
		if len(l.families) == mostFamilies {
			return 0, key
		}
		i, l.families = len(l.families), append(l.families, strings.Clone(family))
	}
	return uint16(i), rest
}

// add appends a fact, which was made of these parts.
func (l *factList) add(f fact, of []uint32) {
	if l.n%chunkFacts == 0 {
		l.chunks = append(l.chunks, chunk{facts: make([]fact, 0, chunkFacts)})
	}
	l.chunks[len(l.chunks)-1].add(f, of)
	l.n++
}

// number is the place of a fact, which is added if it is not there.
func (l *factList) number(key string, a Answer) uint32 {
	slot, n, known := l.find(key)
	if known {
		return n
	}
	n = uint32(l.n)
	l.add(l.written(key, a.Digest), a.Of)
	if l.slots[slot] = n + 1; l.n > len(l.slots)/4*3 {
		l.spread()
	}
	return n
}

// written puts a key among the texts: whoever gave it need not keep it.
func (l *factList) written(key string, d Digest) fact {
	family, rest := l.familyOf(key)
	f := fact{family: family, length: uint32(len(rest)), digest: d}
	if l.n > 0 {
		if last := l.at(uint32(l.n - 1)); l.rest(last) == rest {
			f.text, f.from = last.text, last.from
			return f
		}
	}
	if l.room == nil || cap(l.room)-len(l.room) < len(rest) {
		l.room = make([]byte, 0, max(chunkText, len(rest)))
		l.texts = append(l.texts, "")
	}
	from := len(l.room)
	l.room = append(l.room, rest...)
	l.texts[len(l.texts)-1] = unsafe.String(unsafe.SliceData(l.room), len(l.room)) // what is written is not written again
	f.text, f.from = uint16(len(l.texts)-1), uint32(from)
	return f
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
		if l.has(l.at(n), key) {
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
		slot := int(l.hash(l.at(uint32(n)))) & mask
		for l.slots[slot] != 0 {
			slot = (slot + 1) & mask
		}
		l.slots[slot] = uint32(n) + 1
	}
}

// hash is that of a fact's key.
func (l *factList) hash(f *fact) uint64 {
	if f.family == 0 {
		return maphash.String(l.seed, l.rest(f))
	}
	var h maphash.Hash
	h.SetSeed(l.seed)
	h.WriteString(l.families[f.family])
	h.WriteString(l.rest(f))
	return h.Sum64()
}

// next is a list that begins with the facts of these chunks, which have the keys of this one's. It
// shares what neither changes.
func (l *factList) next(chunks []chunk) factList {
	c := factList{families: slices.Clip(l.families), texts: slices.Clip(l.texts), chunks: slices.Clone(chunks), n: l.n}
	if n := len(c.chunks); n > 0 {
		last := &c.chunks[n-1]
		last.facts, last.of = append(make([]fact, 0, chunkFacts), last.facts...), slices.Clip(last.of)
	}
	return c
}

// asked is a chunk with the answers of now, of all facts that are not known to be the same. It notes which
// have another digest.
func (l *factList) asked(c chunk, now func(key string) Answer, same func(key string, of []uint32) bool, changed []bool) chunk {
	var asked []int
	var answers []Answer
	others := false
	for n := range c.facts {
		f := &c.facts[n]
		key, of := l.key(f), c.partsOf(f)
		if same != nil && same(key, of) {
			continue
		}
		a := now(key)
		asked, answers = append(asked, n), append(answers, a)
		changed[n] = a.Digest != f.digest
		others = others || changed[n] || !slices.Equal(a.Of, of)
	}
	if !others {
		return c
	}
	next := chunk{make([]fact, 0, chunkFacts), make([]uint32, 0, len(c.of))}
	for n, f := range c.facts {
		of := c.partsOf(&f)
		if len(asked) > 0 && asked[0] == n {
			f.digest, of = answers[0].Digest, answers[0].Of
			asked, answers = asked[1:], answers[1:]
		}
		next.add(f, of)
	}
	return next
}
