package memo

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"galen/internal/diag"
)

// Recorder notes the facts that one unit is given. It is for one goroutine.
type Recorder struct {
	keys  []string
	seen  map[string]struct{}
	under string
}

// Under has keys begin with a prefix from now on.
func (r *Recorder) Under(prefix string) { r.under = prefix }

// Note adds a key; it may be noted many times.
func (r *Recorder) Note(key string) {
	if r.under != "" {
		key = r.under + key
	}
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
// processors: now must be safe for that. Unchanged picks facts that need no look; nil
// picks none.
func (s *Store) Changed(now func(key string) Digest, unchanged func(key string) bool) Changes {
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
						if f := s.facts[i]; unchanged == nil || !unchanged(f.key) {
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
