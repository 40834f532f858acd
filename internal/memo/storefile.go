package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"unsafe"
)

// The Store as a file.

// magic begins a Store's file; its number changes with the format.
const magic = "galen memo 2\n"

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
	if len(body) > math.MaxUint32 {
		return nil, errDamaged
	}
	text := unsafe.String(unsafe.SliceData(body), len(body)) // all texts are parts of this one: nobody writes to it
	r := reader{data: text[len(magic):]}
	if r.digest() != builder {
		return nil, errDamaged
	}
	s := &Store{Note: []byte(r.string())}
	s.facts.texts = []string{text}
	var of []uint32
	for range r.count() {
		key := r.string()
		f := fact{from: uint32(len(text) - len(r.data) - len(key)), length: uint32(len(key)), digest: r.digest()}
		of = of[:0]
		for part := range r.count() {
			if of = append(of, uint32(r.number())); part > 0 {
				of[part] += of[part-1]
			}
		}
		s.facts.add(f, of)
	}
	if s.before = r.traces(s.facts.n); r.err != nil || len(r.data) > 0 {
		return nil, errDamaged
	}
	return s, nil
}

// traces reads what is known of the outputs, which noted so many facts.
func (r *reader) traces(facts int) *traceTable {
	n := r.count()
	if n > len(r.data)/(2*len(Digest{})) { // each has two
		r.fail()
		n = 0
	}
	t := &traceTable{outputs: make([]string, 0, n), traces: make([]Trace, 0, n), numbers: make(map[string]uint32, n)}
	var noted []uint32 // of many outputs, one behind the other
	for i := range n {
		t.outputs = append(t.outputs, r.string())
		t.numbers[t.outputs[i]] = uint32(i)
		trace := Trace{Unit: r.digest(), Output: r.digest()}
		trace.Stamp = Stamp{int64(r.number()), int64(r.number()), int64(r.number()), r.number()}
		count := r.count()
		if cap(noted)-len(noted) < count {
			noted = make([]uint32, 0, max(1<<12, count))
		}
		from := len(noted)
		for range count {
			number := r.number()
			if number >= uint64(facts) {
				r.fail()
			}
			noted = append(noted, uint32(number))
		}
		trace.facts = noted[from:len(noted):len(noted)]
		t.traces = append(t.traces, trace)
	}
	if len(t.numbers) != n || !slices.IsSorted(t.outputs) {
		r.fail()
	}
	return t
}

// Save writes the Store so that Load finds the old one or the new, and never a
// part.
func (s *Store) Save(file string, builder Digest) error {
	return replace(file, func(w io.Writer) error { return s.encode(w, builder) })
}

// Sweep removes what interrupted processes have left of files that they were writing into a
// folder, by Save or Replace.
func Sweep(folder string) {
	files, _ := os.ReadDir(folder)
	for _, f := range files {
		if filepath.Ext(f.Name()) == ".part" {
			os.Remove(filepath.Join(folder, f.Name())) // or the next one does
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
		f := s.facts.at(n)
		family, rest := s.facts.family(f), s.facts.rest(f)
		b = append(append(binary.AppendUvarint(b, uint64(len(family)+len(rest))), family...), rest...)
		b = append(b, f.digest[:]...)
		b = binary.AppendUvarint(b, uint64(f.parts))
		before := uint32(0)
		for _, part := range s.facts.partsOf(n) {
			b = binary.AppendUvarint(b, uint64(part-before))
			before = part
		}
		if err := flush(1 << 16); err != nil {
			return err
		}
	}
	b = binary.AppendUvarint(b, uint64(len(outputs)))
	for _, output := range outputs {
		t, _ := s.Trace(output)
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
	numbers, facts = make([]uint32, s.facts.n), make([]uint32, 0, s.facts.n)
	for _, output := range outputs {
		t, _ := s.Trace(output)
		for _, n := range t.facts {
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
