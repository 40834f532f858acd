package memo

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// world is facts that a test may change.
type world map[string]string

func (w world) digest(key string) Digest {
	if v, ok := w[key]; ok {
		return OfValue(v)
	}
	return Digest{}
}

func (w world) answer(key string) Answer {
	return Answer{w.digest(key), []uint32{uint32(len(key)), uint32(100 + len(w[key]))}}
}

func sample() (*Store, world) {
	w := world{"a": "1", "b": "2", "c": "3"}
	s := &Store{Note: []byte("note")}
	s.Add("x.html", Trace{Unit: Of([]byte("x")), Output: Of([]byte("X")), Stamp: Stamp{1, 2, 3, 4}}, []string{"a", "b"}, w.answer)
	s.Add("y.html", Trace{Unit: Of([]byte("y")), Output: Of([]byte("Y"))}, []string{"b", "gone"}, w.answer)
	return s, w
}

func encoded(s *Store, builder Digest) []byte {
	var b bytes.Buffer
	if err := s.encode(&b, builder); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

func TestStale(t *testing.T) {
	s, before := sample()
	for _, c := range []struct {
		what   string
		change func(world)
		unit   string
		output string
		key    string
		stale  bool
	}{
		{"nothing", func(world) {}, "x", "x.html", "", false},
		{"a fact it read", func(w world) { w["a"] = "9" }, "x", "x.html", "a", true},
		{"a fact it did not read", func(w world) { w["c"] = "9" }, "x", "x.html", "", false},
		{"a fact that is gone", func(w world) { delete(w, "b") }, "x", "x.html", "b", true},
		{"an absent fact that came", func(w world) { w["gone"] = "" }, "y", "y.html", "gone", true},
		{"the first of two", func(w world) { w["a"], w["b"] = "8", "9" }, "x", "x.html", "a", true},
		{"another unit", func(world) {}, "z", "x.html", "", true},
		{"an unknown output", func(world) {}, "x", "z.html", "", true},
	} {
		w := maps.Clone(before)
		c.change(w)
		key, stale := s.Changed(w.answer, nil).Stale(c.output, Of([]byte(c.unit)))
		if key != c.key || stale != c.stale {
			t.Errorf("%s: %q %v, want %q %v", c.what, key, stale, c.key, c.stale)
		}
	}
}

func TestSaveAndLoad(t *testing.T) {
	s, w := sample()
	file := filepath.Join(t.TempDir(), "deep", "store")
	builder := Of([]byte("builder"))
	if err := s.Save(file, builder); err != nil {
		t.Fatal(err)
	}
	got := Load(file, builder)
	if string(got.Note) != "note" || fmt.Sprint(got.Outputs()) != "[x.html y.html]" {
		t.Fatalf("loaded %q %v", got.Note, got.Outputs())
	}
	trace, _ := got.Trace("x.html")
	if trace.Stamp != (Stamp{1, 2, 3, 4}) || trace.Output != Of([]byte("X")) {
		t.Errorf("trace %+v", trace)
	}
	if _, stale := got.Changed(w.answer, nil).Stale("y.html", Of([]byte("y"))); stale {
		t.Error("stale after a round trip")
	}
	copied := got.Changed(w.answer, nil).Next()
	copied.Note = s.Note
	for _, output := range got.Outputs() {
		copied.Keep(output)
	}
	if string(encoded(copied, builder)) != string(encoded(s, builder)) {
		t.Error("a copy is not the same")
	}
	w["a"] = "changed"
	next := got.Changed(w.answer, nil).Next()
	next.Note = s.Note
	trace, _ = got.Trace("y.html")
	next.Keep("y.html")
	alone := &Store{Note: s.Note}
	alone.Add("y.html", trace, []string{"b", "gone"}, w.answer)
	if string(encoded(next, builder)) != string(encoded(alone, builder)) {
		t.Error("what no output noted any more is kept")
	}
	next.Add("x.html", Trace{}, []string{"a", "new"}, w.answer)
	for _, output := range []string{"x.html", "y.html"} {
		unit, _ := next.Trace(output)
		if key, stale := next.Changed(w.answer, nil).Stale(output, unit.Unit); stale {
			t.Errorf("%s is stale at once, for %q", output, key)
		}
	}
	if other := Load(file, Of([]byte("another"))); len(other.Outputs()) != 0 {
		t.Error("a store of another builder was trusted")
	}
}

// TestDamage cuts a store at every byte and flips every bit: nothing of it is
// trusted.
func TestDamage(t *testing.T) {
	s, _ := sample()
	builder := Of([]byte("builder"))
	whole := encoded(s, builder)
	if _, err := decode(whole, builder); err != nil {
		t.Fatal("the undamaged store is refused")
	}
	for cut := range whole {
		if _, err := decode(whole[:cut], builder); err == nil {
			t.Fatalf("cut at %d: trusted", cut)
		}
		for bit := range 8 {
			damaged := append([]byte{}, whole...)
			damaged[cut] ^= 1 << bit
			if _, err := decode(damaged, builder); err == nil {
				t.Fatalf("bit %d of byte %d: trusted", bit, cut)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	s, _ := sample()
	f.Add(encoded(s, Digest{})[len(magic):])
	f.Fuzz(func(t *testing.T, data []byte) {
		whole := append([]byte(magic), data...)
		sum := Of(whole)
		decode(append(whole, sum[:]...), Digest{}) // must not panic, nor take memory beyond the data
	})
}

// TestRecorded is the idea in small: units that compute from random facts, and
// are made again only when stale, always equal units made from nothing; and one
// that hides a read is found out.
func TestRecorded(t *testing.T) {
	const facts, units, edits = 30, 40, 300
	run := func(seed uint64, cheat bool) (wrong bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		w := world{}
		read := func(unit int, get func(string) string) string {
			choice := rand.New(rand.NewPCG(seed, uint64(unit)+100))
			text := ""
			for range 5 {
				text += get(fmt.Sprint(choice.IntN(facts))) + ";"
			}
			return text
		}
		old, outputs := &Store{}, map[string]string{}
		for range edits {
			if key := fmt.Sprint(r.IntN(facts)); r.IntN(5) == 0 {
				delete(w, key)
			} else {
				w[key] = fmt.Sprint(r.IntN(4))
			}
			changes := old.Changed(w.answer, nil)
			next := changes.Next()
			for u := range units {
				name := fmt.Sprint(u)
				if _, stale := changes.Stale(name, Digest{1}); !stale {
					next.Keep(name)
				} else {
					var rec Recorder
					outputs[name] = read(u, func(key string) string {
						if !cheat || u != 7 || len(rec.Keys()) < 3 {
							rec.Note(key)
						}
						return w[key]
					})
					next.Add(name, Trace{Unit: Digest{1}}, rec.Keys(), w.answer)
				}
				if outputs[name] != read(u, func(key string) string { return w[key] }) {
					wrong = true
				}
			}
			old = next
		}
		return wrong
	}
	for seed := range uint64(20) {
		if run(seed, false) {
			t.Errorf("seed %d: an output is stale", seed)
		}
		if !run(seed, true) {
			t.Errorf("seed %d: a hidden read was not found out", seed)
		}
	}
}

// TestChangedFault: a fault of whoever gives the facts reaches whoever waits for the
// comparison, who can recover from it.
func TestChangedFault(t *testing.T) {
	defer func() {
		if fault := recover(); fault == nil || !strings.Contains(fmt.Sprint(fault), "no such fact") {
			t.Errorf("%v", fault)
		}
	}()
	s := &Store{}
	s.facts.number("a", Answer{})
	s.facts.number("b", Answer{})
	s.Changed(func(string) Answer { panic("no such fact") }, nil)
}

// TestReadings: what a page was made of is current as long as each of its facts says what it said.
func TestReadings(t *testing.T) {
	_, before := sample()
	read := Read([]string{"a", "gone"}, before.digest)
	for _, c := range []struct {
		what    string
		change  func(world)
		current bool
	}{
		{"nothing", func(world) {}, true},
		{"a fact that it read", func(w world) { w["a"] = "9" }, false},
		{"one that it did not read", func(w world) { w["b"] = "9" }, true},
		{"an absent one that came", func(w world) { w["gone"] = "1" }, false},
		{"one that is gone", func(w world) { delete(w, "a") }, false},
	} {
		w := maps.Clone(before)
		c.change(w)
		if got := read.Current(w.digest); got != c.current {
			t.Errorf("%s changed: current is %v", c.what, got)
		}
	}
}
