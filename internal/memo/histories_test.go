package memo

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// history is a site of some thousand facts that is edited and built again and again. A fact is made of parts.
type history struct {
	*testing.T
	random  *rand.Rand
	world   world               // what else a fact is made of
	parts   [50]int             // what each is now
	others  map[uint32]bool     // those that the last edit changed; nil: it changed the world
	wanted  map[string][]string // the facts of each output
	builder Digest
	file    string
	met     map[string]int
	asked   atomic.Int64
}

// answer is what a fact is: which parts it is made of depends on the world.
func (h *history) answer(key string) Answer {
	h.asked.Add(1)
	random := rand.New(rand.NewPCG(uint64(len(h.world[key])), uint64(len(key))))
	a := Answer{}
	value := []string{h.world[key]}
	for part := range h.parts {
		if random.IntN(20) == 0 {
			a.Of, value = append(a.Of, uint32(part)), append(value, fmt.Sprint(h.parts[part]))
		}
	}
	if a.Digest = OfStrings(value...); h.world[key] == "" {
		a.Digest = Digest{}
	}
	return a
}

// same picks the facts that the last edit cannot have changed.
func (h *history) same() func(string, []uint32) bool {
	if h.others == nil {
		return nil
	}
	return func(_ string, of []uint32) bool {
		return !slices.ContainsFunc(of, func(part uint32) bool { return h.others[part] })
	}
}

// edit changes a few parts or facts, and sometimes what outputs there are.
func (h *history) edit() {
	if h.others = nil; h.random.IntN(2) == 0 {
		h.others = map[uint32]bool{}
		for range h.random.IntN(3) {
			part := h.random.IntN(len(h.parts))
			h.others[uint32(part)] = true
			h.parts[part]++
		}
	} else {
		for range h.random.IntN(4) {
			h.world[fmt.Sprint("fact:", h.random.IntN(9000))] = strings.Repeat("x", h.random.IntN(40))
		}
	}
	name := fmt.Sprintf("%d.html", h.random.IntN(700))
	switch h.random.IntN(4) {
	case 0:
		delete(h.wanted, name)
	case 1:
		var keys []string
		for range 1 + h.random.IntN(20) {
			keys = append(keys, fmt.Sprint("fact:", h.random.IntN(12000)))
		}
		h.wanted[name] = keys
	}
}

// build is what a warm build makes of the Store before.
func (h *history) build(old *Store) *Store {
	h.asked.Store(0)
	changes := old.Changed(h.answer, h.same())
	if known := h.asked.Load() < int64(old.facts.n); known {
		h.met["facts not asked"]++
	}
	next := changes.Next()
	for i, chunk := range next.facts.chunks {
		if &chunk.facts[0] == &old.facts.chunks[i].facts[0] {
			h.met["chunks shared"]++
		} else {
			h.met["chunks copied"]++
		}
	}
	for output, keys := range h.wanted {
		unit := OfStrings(keys...)
		if key, stale := changes.Stale(output, unit); !stale {
			h.met["kept"]++
			next.Keep(output)
		} else {
			if key != "" {
				h.met["made for a fact"]++
			}
			h.met["made"]++
			next.Add(output, Trace{Unit: unit, Output: Of([]byte(output))}, keys, h.answer)
		}
	}
	for range h.random.IntN(3) {
		name := fmt.Sprintf("%d.html", h.random.IntN(700))
		if _, is := next.Trace(name); is {
			h.met["stamped"]++
		}
		next.SetStamp(name, Stamp{Size: int64(h.random.IntN(9))})
	}
	return next
}

// clean is what a Store made from nothing knows of the same outputs.
func (h *history) clean(warm *Store) *Store {
	s := &Store{}
	for output, keys := range h.wanted {
		t, ok := warm.Trace(output)
		if !ok {
			h.Fatalf("%s is not known", output)
		}
		s.Add(output, Trace{Unit: t.Unit, Output: t.Output, Stamp: t.Stamp}, keys, h.answer)
	}
	return s
}

// TestHistories: after any edits, and through its file or not, a Store is, byte for byte, what
// one made from nothing is; and the Store before still says what it said.
func TestHistories(t *testing.T) {
	h := &history{T: t, random: rand.New(rand.NewPCG(12, 1)), world: world{}, wanted: map[string][]string{},
		builder: Of([]byte("builder")), file: filepath.Join(t.TempDir(), "store"), met: map[string]int{}}
	for i := range 600 {
		for j := range 15 {
			h.wanted[fmt.Sprintf("%d.html", i)] = append(h.wanted[fmt.Sprintf("%d.html", i)], fmt.Sprint("fact:", 15*i+j))
		}
	}
	old := h.build(&Store{})
	for step := range 60 {
		before := encoded(old, h.builder)
		h.edit()
		next := h.build(old)
		if string(encoded(next, h.builder)) != string(encoded(h.clean(next), h.builder)) {
			t.Fatalf("step %d: what is known is not what a clean build knows", step)
		}
		if string(encoded(old, h.builder)) != string(before) {
			t.Fatalf("step %d: the Store before has changed", step)
		}
		if old = next; h.random.IntN(3) > 0 {
			if err := old.Save(h.file, h.builder); err != nil {
				t.Fatal(err)
			}
			old = Load(h.file, h.builder)
			h.met["read from the file"]++
		}
	}
	t.Log(h.met)
	for _, what := range []string{"chunks shared", "chunks copied", "facts not asked", "kept", "made", "made for a fact", "stamped", "read from the file"} {
		if h.met[what] == 0 {
			t.Errorf("never met: %s", what)
		}
	}
}
