package memo

import (
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestOf compares with the digest of "abc" in FIPS 180-2, appendix B.1.
func TestOf(t *testing.T) {
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	d := Of([]byte("abc"))
	if d.String() != want || d.Short() != want[:8] {
		t.Errorf("got %s, short %s, want %s", d, d.Short(), want)
	}
	if d.IsZero() || Of(nil).IsZero() {
		t.Error("the digest of something, even of nothing at all, is not the one of something absent")
	}
	if !(Digest{}).IsZero() {
		t.Error("the zero Digest is not zero")
	}
}

// TestOfStringsIsNotAmbiguous: no two of these sequences may have one digest.
func TestOfStringsIsNotAmbiguous(t *testing.T) {
	eight := string(make([]byte, 8))
	lists := [][]string{
		nil, {""}, {"", ""}, {"ab", "c"}, {"a", "bc"}, {"abc"}, {"abc", ""}, {"", "abc"}, {"a", "b", "c"},
		{eight}, {eight, ""}, {"\x01" + eight[1:] + "a"}, {"a"}, {"\x00"}, {"c", "ab"},
	}
	seen := map[Digest][]string{}
	for _, l := range lists {
		d := OfStrings(l...)
		if other, ok := seen[d]; ok {
			t.Errorf("%q and %q have the same digest", l, other)
		}
		seen[d] = l
		if d != OfStrings(l...) {
			t.Errorf("%q has two digests", l)
		}
	}
}

// TestHasherTellsPartsApart: the kinds of parts, and their order, count.
func TestHasherTellsPartsApart(t *testing.T) {
	build := map[string]func(Hasher){
		"nothing":       func(Hasher) {},
		"zero":          func(h Hasher) { h.Int(0) },
		"one":           func(h Hasher) { h.Int(1) },
		"minus one":     func(h Hasher) { h.Int(-1) },
		"one, two":      func(h Hasher) { h.Int(1); h.Int(2) },
		"two, one":      func(h Hasher) { h.Int(2); h.Int(1) },
		"a":             func(h Hasher) { h.String("a") },
		"a, one":        func(h Hasher) { h.String("a"); h.Int(1) },
		"a digest":      func(h Hasher) { h.Digest(Of([]byte("a"))) },
		"an absent one": func(h Hasher) { h.Digest(Digest{}) },
	}
	seen := map[Digest]string{}
	for name, f := range build {
		h := NewHasher()
		f(h)
		if other, ok := seen[h.Sum()]; ok {
			t.Errorf("%s and %s have the same digest", name, other)
		}
		if first := h.Sum(); first != h.Sum() {
			t.Errorf("%s: asking for the sum changes it", name)
		}
		seen[h.Sum()] = name
	}
}

func TestParseReadsWhatStringWrote(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		var d Digest
		for i := range d {
			d[i] = byte(r.Uint32())
		}
		if got, ok := Parse(d.String()); !ok || got != d {
			t.Fatalf("Parse(%q) = %v, %v", d.String(), got, ok)
		}
	}
	good := Of([]byte("x")).String()
	for _, bad := range []string{"", strings.ToUpper(good), good[1:], good + "0", "g" + good[1:], good[:63] + " ", strings.Repeat("é", 32), hex.EncodeToString(make([]byte, 31))} {
		if got, ok := Parse(bad); ok || !got.IsZero() {
			t.Errorf("Parse(%q) = %v, %v", bad, got, ok)
		}
	}
}

// TestHasher: parts of any length give what their bytes give, one behind the other.
func TestHasher(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		h, all := NewHasher(), []byte{}
		for range random.IntN(30) {
			s := strings.Repeat("x", random.IntN(600)>>random.IntN(8))
			h.String(s)
			all = append(binary.LittleEndian.AppendUint64(all, uint64(len(s))), s...)
			d := Of([]byte(s))
			h.Digest(d)
			all = append(all, d[:]...)
		}
		if h.Sum() != Of(all) {
			t.Fatalf("another digest of %d bytes", len(all))
		}
	}
}
