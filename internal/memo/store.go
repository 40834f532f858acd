package memo

import (
	"maps"
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

// Store is what is known of the outputs of one build. The zero Store knows
// nothing. Outputs may be added and kept by several goroutines; anything else is
// for one.
type Store struct {
	Note   []byte // what the builder wants to remember beside
	mu     sync.Mutex
	facts  factList    // that an output noted; after Next, some that none does
	before *traceTable // of the Store before; nil: there is none
	kept   []bool      // which of those are known here, too; nil: all
	traces traceList   // of the others
}

// traceList is the traces of outputs, which grows without being copied.
type traceList struct {
	numbers map[string]uint32 // by output
	chunks  [][]Trace         // of chunkTraces each
}

const chunkTraces = 1 << 8

func (l *traceList) find(output string) *Trace {
	n, ok := l.numbers[output]
	if !ok {
		return nil
	}
	return &l.chunks[n/chunkTraces][n%chunkTraces]
}

func (l *traceList) set(output string, t Trace) {
	if known := l.find(output); known != nil {
		*known = t
		return
	}
	if l.numbers == nil {
		l.numbers = map[string]uint32{}
	}
	n := len(l.numbers)
	if n%chunkTraces == 0 {
		l.chunks = append(l.chunks, make([]Trace, 0, chunkTraces))
	}
	last := &l.chunks[len(l.chunks)-1]
	*last = append(*last, t)
	l.numbers[output] = uint32(n)
}

// traceTable is what a Store knew of its outputs. It does not change.
type traceTable struct {
	outputs []string // sorted
	traces  []Trace  // of each
	numbers map[string]uint32
}

// find gives the number of an output.
func (t *traceTable) find(output string) (n uint32, ok bool) {
	if t == nil {
		return 0, false
	}
	n, ok = t.numbers[output]
	return n, ok
}

// Add notes an output: what it is called, the facts that its unit was given,
// and what came out. Facts answers for each key; no other goroutine waits
// for it.
func (s *Store) Add(output string, t Trace, keys []string, facts func(key string) Answer) {
	t.facts = make([]uint32, len(keys))
	added := s.find(keys, t.facts)
	answers := make([]Answer, len(added))
	for i, n := range added {
		answers[i] = facts(keys[n])
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, n := range added { // somebody may have added it meanwhile
		t.facts[n] = s.facts.number(keys[n], answers[i])
	}
	s.traces.set(output, t)
}

// find gives the keys that are known their numbers, and lists the places of the
// others.
func (s *Store) find(keys []string, numbers []uint32) (others []int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, key := range keys {
		_, n, ok := s.facts.find(key)
		if !ok {
			others = append(others, i)
		}
		numbers[i] = n
	}
	return others
}

// Keep takes over what the Store before knew of an output that is current; see
// Changes.Next.
func (s *Store) Keep(output string) {
	n, ok := s.before.find(output)
	if !ok {
		panic("memo: nothing is known of " + output)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept[n] = true
}

// Trace gives what is known of an output.
func (s *Store) Trace(output string) (Trace, bool) {
	if t := s.traces.find(output); t != nil {
		return *t, true
	}
	if n, ok := s.before.find(output); ok && (s.kept == nil || s.kept[n]) {
		return s.before.traces[n], true
	}
	return Trace{}, false
}

// SetStamp notes how an output's file looks.
func (s *Store) SetStamp(output string, stamp Stamp) {
	if t, ok := s.Trace(output); ok {
		t.Stamp = stamp
		s.traces.set(output, t)
	}
}

// Outputs lists what is known, sorted.
func (s *Store) Outputs() []string {
	more := slices.Sorted(maps.Keys(s.traces.numbers))
	if s.before == nil {
		return more
	}
	all := make([]string, 0, len(s.before.outputs)+len(more))
	for n, output := range s.before.outputs {
		for len(more) > 0 && more[0] < output {
			all, more = append(all, more[0]), more[1:]
		}
		switch {
		case len(more) > 0 && more[0] == output:
			all, more = append(all, output), more[1:]
		case s.kept == nil || s.kept[n]:
			all = append(all, output)
		}
	}
	return append(all, more...)
}

// table is what is known of all outputs.
func (s *Store) table() *traceTable {
	if s.before != nil && s.kept == nil && len(s.traces.numbers) == 0 {
		return s.before
	}
	t := &traceTable{outputs: s.Outputs()}
	t.traces, t.numbers = make([]Trace, len(t.outputs)), make(map[string]uint32, len(t.outputs))
	for n, output := range t.outputs {
		t.traces[n], _ = s.Trace(output)
		t.numbers[output] = uint32(n)
	}
	return t
}

// Changed compares every fact of the Store with what it is now, once, on all
// processors: now must be safe for that. Same picks facts that need no look, by what they were made of; nil
// picks none.
func (s *Store) Changed(now func(key string) Answer, same func(key string, of []uint32) bool) Changes {
	c := Changes{store: s, changed: make([]bool, s.facts.n), chunks: make([]chunk, len(s.facts.chunks))}
	var wg sync.WaitGroup
	var fault atomic.Pointer[diag.Diagnostic]
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(c.chunks); i = int(next.Add(1)) - 1 {
				if d := diag.Recovered("", func() {
					c.chunks[i] = s.facts.asked(s.facts.chunks[i], now, same, c.changed[i*chunkFacts:])
				}); d != nil {
					fault.Store(d)
				}
			}
		})
	}
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
	chunks  []chunk // of all facts, as they are now
}

// Next begins the Store of the build that follows: it has the facts of the one
// before, as they are now, and no output yet.
func (c Changes) Next() *Store {
	next := &Store{facts: c.store.facts.next(c.chunks), before: c.store.table()}
	next.kept = make([]bool, len(next.before.outputs))
	return next
}

// Stale says whether an output must be made anew, and why: the key of the first
// fact that changed, in the order in which the unit met them. The key is "" when
// nothing is known of the output, or its unit is another.
func (c Changes) Stale(output string, unit Digest) (key string, stale bool) {
	t, ok := c.store.Trace(output)
	if !ok || t.Unit != unit {
		return "", true
	}
	for _, n := range t.facts {
		if c.changed[n] {
			return c.store.facts.key(c.store.facts.at(n)), true
		}
	}
	return "", false
}
