package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"galen/internal/diag"
)

// Recorder notes the facts that one unit is given. It is for one goroutine.
type Recorder struct {
	keys []string
	seen map[string]struct{}
}

// Note adds a key; it may be noted many times.
func (r *Recorder) Note(key string) {
	if _, ok := r.seen[key]; ok {
		return
	}
	if r.seen == nil {
		r.seen = map[string]struct{}{}
	}
	r.seen[key] = struct{}{}
	r.keys = append(r.keys, key)
}

// Keys are what was noted, in the order of the first time, until the next Reset.
func (r *Recorder) Keys() []string { return r.keys }

// Reset forgets everything.
func (r *Recorder) Reset() {
	r.keys = r.keys[:0]
	clear(r.seen)
}

// Trace is what is known of one output.
type Trace struct {
	Unit   Digest // of the unit's own description
	Output Digest // of the bytes that came out
	Stamp  Stamp  // of the file they were written to
	facts  []uint32
}

// fact is a fact as it was when the Store's build was made. All outputs of one
// build saw the same, so each stands here once.
type fact struct {
	key    string
	digest Digest
}

// Store is what is known of the outputs of one build. The zero Store knows
// nothing. Outputs may be added and kept by several goroutines; anything else is
// for one.
type Store struct {
	Note   []byte // what the builder wants to remember beside
	mu     sync.Mutex
	facts  []fact            // that an output noted; after Next, some that none does
	index  map[string]uint32 // of the facts, by key; made when an output is added
	traces map[string]Trace
}

// Add notes an output: what it is called, the facts that its unit was given,
// and what came out. Facts gives the digest of each key; no other goroutine waits
// for it.
func (s *Store) Add(output string, t Trace, keys []string, facts func(key string) Digest) {
	t.facts = make([]uint32, len(keys))
	added := s.find(keys, t.facts)
	digests := make([]Digest, len(added))
	for i, n := range added {
		digests[i] = facts(keys[n])
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, n := range added {
		t.facts[n] = s.number(fact{keys[n], digests[i]})
	}
	s.keep(output, t)
}

// find gives the keys that are known their numbers, and lists the places of the
// others.
func (s *Store) find(keys []string, numbers []uint32) (others []int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.index == nil {
		s.index = make(map[string]uint32, len(s.facts))
		for n, f := range s.facts {
			s.index[f.key] = uint32(n)
		}
	}
	for i, key := range keys {
		n, ok := s.index[key]
		if !ok {
			others = append(others, i)
		}
		numbers[i] = n
	}
	return others
}

// number is the place of a fact, which somebody may have added meanwhile.
func (s *Store) number(f fact) uint32 {
	n, ok := s.index[f.key]
	if !ok {
		n = uint32(len(s.facts))
		s.index[f.key] = n
		s.facts = append(s.facts, f)
	}
	return n
}

// Keep takes over what the Store before knew of an output that is current; see
// Changes.Next.
func (s *Store) Keep(output string, t Trace) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keep(output, t)
}

func (s *Store) keep(output string, t Trace) {
	if s.traces == nil {
		s.traces = map[string]Trace{}
	}
	s.traces[output] = t
}

// Trace gives what is known of an output.
func (s *Store) Trace(output string) (Trace, bool) {
	t, ok := s.traces[output]
	return t, ok
}

// SetStamp notes how an output's file looks.
func (s *Store) SetStamp(output string, stamp Stamp) {
	if t, ok := s.traces[output]; ok {
		t.Stamp = stamp
		s.traces[output] = t
	}
}

// Outputs lists what is known, sorted.
func (s *Store) Outputs() []string {
	var all []string
	for output := range s.traces {
		all = append(all, output)
	}
	slices.Sort(all)
	return all
}

// Changed compares every fact of the Store with what it is now, once, on all
// processors: now must be safe for that. Settled picks facts that need no look; nil
// picks none.
func (s *Store) Changed(now func(key string) Digest, settled func(key string) bool) Changes {
	c := Changes{store: s, changed: make([]bool, len(s.facts))}
	var wg sync.WaitGroup
	var fault atomic.Pointer[diag.Diagnostic]
	const batch = 256
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for from := range next {
				if d := diag.Recovered("", func() {
					for i := from; i < min(from+batch, len(s.facts)); i++ {
						if f := s.facts[i]; settled == nil || !settled(f.key) {
							c.changed[i] = now(f.key) != f.digest
						}
					}
				}); d != nil {
					fault.Store(d)
				}
			}
		})
	}
	for from := 0; from < len(s.facts); from += batch {
		next <- from
	}
	close(next)
	wg.Wait()
	if d := fault.Load(); d != nil {
		panic(d.Message) // of whoever waits, who can say so
	}
	return c
}

// Changes are the facts of a Store that are no longer what they were. It may be
// asked from several goroutines.
type Changes struct {
	store   *Store
	changed []bool
}

// Next begins the Store of the build that follows: it has the facts of the one
// before, as they are now, and no output yet.
func (c Changes) Next(now func(key string) Digest) *Store {
	next := &Store{facts: slices.Clone(c.store.facts), traces: make(map[string]Trace, len(c.store.traces))}
	for n, changed := range c.changed {
		if changed {
			next.facts[n].digest = now(next.facts[n].key)
		}
	}
	return next
}

// Stale says whether an output must be made anew, and why: the key of the first
// fact that changed, in the order in which the unit met them. The key is "" when
// nothing is known of the output, or its unit is another.
func (c Changes) Stale(output string, unit Digest) (key string, stale bool) {
	t, ok := c.store.traces[output]
	if !ok || t.Unit != unit {
		return "", true
	}
	for _, n := range t.facts {
		if c.changed[n] {
			return c.store.facts[n].key, true
		}
	}
	return "", false
}

// magic begins a Store's file; its number changes with the format.
const magic = "galen memo 1\n"

// errDamaged is what reading a damaged Store ends with; nobody but Load sees it.
var errDamaged = errors.New("damaged")

// Load reads a Store that Save wrote. A file that is not there, is damaged in
// any byte, or was written for another builder gives an empty Store.
func Load(file string, builder Digest) *Store {
	data, err := os.ReadFile(file)
	if err != nil {
		return &Store{}
	}
	s, err := decode(data, builder)
	if err != nil {
		return &Store{}
	}
	return s
}

func decode(data []byte, builder Digest) (*Store, error) {
	body, sum := data, Digest{}
	if len(data) < len(magic)+2*len(sum) {
		return nil, errDamaged
	}
	body, data = data[:len(data)-len(sum)], data[len(data)-len(sum):]
	if Of(body) != Digest(data) || !bytes.HasPrefix(body, []byte(magic)) {
		return nil, errDamaged
	}
	r := reader{data: string(body[len(magic):])} // all texts are parts of this one
	if r.digest() != builder {
		return nil, errDamaged
	}
	s := &Store{Note: []byte(r.string())}
	s.facts = make([]fact, 0, r.count())
	for range cap(s.facts) {
		s.facts = append(s.facts, fact{r.string(), r.digest()})
	}
	n := r.count()
	s.traces = make(map[string]Trace, n)
	for range n {
		output := r.string()
		t := Trace{Unit: r.digest(), Output: r.digest()}
		t.Stamp = Stamp{int64(r.number()), int64(r.number()), int64(r.number()), r.number()}
		t.facts = make([]uint32, r.count())
		for i := range t.facts {
			if t.facts[i] = uint32(r.number()); int(t.facts[i]) >= len(s.facts) {
				return nil, errDamaged
			}
		}
		s.traces[output] = t
	}
	if r.err != nil || len(r.data) > 0 {
		return nil, errDamaged
	}
	return s, nil
}

// Save writes the Store so that Load finds the old one or the new, and never a
// part.
func (s *Store) Save(file string, builder Digest) error {
	return replace(file, func(w io.Writer) error { return s.encode(w, builder) })
}

// Sweep removes what an interrupted Save left beside file.
func Sweep(file string) {
	left, err := filepath.Glob(file + ".*.part")
	if err == nil {
		for _, f := range left {
			if err := os.Remove(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return
			}
		}
	}
}

// encode writes the Store piece by piece: that of a large site has a hundred
// megabytes.
func (s *Store) encode(w io.Writer, builder Digest) error {
	sum := sha256.New()
	all := io.MultiWriter(w, sum)
	b := make([]byte, 0, 1<<17)
	flush := func(when int) (err error) {
		if len(b) >= when {
			_, err = all.Write(b)
			b = b[:0]
		}
		return err
	}
	outputs := s.Outputs()
	numbers, facts := s.used(outputs)
	b = append(append(b, magic...), builder[:]...)
	b = appendString(b, string(s.Note))
	b = binary.AppendUvarint(b, uint64(len(facts)))
	for _, n := range facts {
		f := s.facts[n]
		b = append(appendString(b, f.key), f.digest[:]...)
		if err := flush(1 << 16); err != nil {
			return err
		}
	}
	b = binary.AppendUvarint(b, uint64(len(outputs)))
	for _, output := range outputs {
		t := s.traces[output]
		b = append(append(appendString(b, output), t.Unit[:]...), t.Output[:]...)
		for _, n := range []uint64{uint64(t.Stamp.Size), uint64(t.Stamp.Modified), uint64(t.Stamp.Changed), t.Stamp.Inode, uint64(len(t.facts))} {
			b = binary.AppendUvarint(b, n)
		}
		for _, n := range t.facts {
			b = binary.AppendUvarint(b, uint64(numbers[n]))
		}
		if err := flush(1 << 16); err != nil {
			return err
		}
	}
	if err := flush(0); err != nil {
		return err
	}
	_, err := w.Write(sum.Sum(nil))
	return err
}

// used lists the facts that an output noted, by their places, in the order of
// outputs, and gives each a number in that list.
func (s *Store) used(outputs []string) (numbers, facts []uint32) {
	numbers, facts = make([]uint32, len(s.facts)), make([]uint32, 0, len(s.facts))
	for _, output := range outputs {
		for _, n := range s.traces[output].facts {
			if numbers[n] == 0 {
				facts = append(facts, n)
				numbers[n] = uint32(len(facts))
			}
		}
	}
	for n := range numbers {
		numbers[n]--
	}
	return numbers, facts
}

// reader takes apart what encode put together. After an error it gives zeros.
type reader struct {
	data string
	err  error
}

func (r *reader) fail() { r.data, r.err = "", errDamaged }

func (r *reader) number() (n uint64) {
	for i := 0; i < len(r.data) && i < binary.MaxVarintLen64; i++ {
		c := r.data[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.data = r.data[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

// count reads how many things follow, each of which takes a byte at least.
func (r *reader) count() int {
	n := r.number()
	if n > uint64(len(r.data)) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *reader) take(n uint64) string {
	if n > uint64(len(r.data)) {
		r.fail()
		return ""
	}
	taken := r.data[:n]
	r.data = r.data[n:]
	return taken
}

func (r *reader) string() string { return r.take(r.number()) }

func (r *reader) digest() (d Digest) {
	copy(d[:], r.take(uint64(len(d))))
	return d
}
