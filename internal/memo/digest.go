// Package memo holds the idea that "up to date" means "the same facts". It
// knows digests and nothing of articles.
//
// The words:
//
//   - A Digest stands for some bytes. The zero Digest stands for something
//     absent, so that a look-up which finds nothing is a fact like any other.
//   - A fact is a readable key, such as article:/health/flu/, and the digest of the
//     value that whoever asks for the key is given. Whoever answers may say beside of which parts
//     the value was made: while those are the same, he need not be asked again. Uses lead from
//     a part to the units that were given a value made of it.
//   - A unit makes one output. While it works, a Recorder notes the key of every
//     fact that it is given.
//   - A Store keeps, for every output of a build, the facts that were noted and
//     the digest of what came out.
//
// The rule: an output is current when the unit that makes it is the same and
// every fact it noted still has the digest it had. There is nothing else: no
// rule says which change reaches which page, so no rule can be wrong.
//
// What makes the rule sound is the duty of those who use it. Everything that
// can influence an output is read through a Recorder. A unit reads no other
// unit's output. What a fact's value is depends on nothing but the site. And a
// Store that is damaged, or was written by another program, is as good as none.
package memo

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"unsafe"
)

// Digest is the SHA-256 of some bytes; the zero value stands for "absent".
type Digest [sha256.Size]byte

// Of is the digest of data.
func Of(data []byte) Digest { return sha256.Sum256(data) }

// OfStrings is the digest of a sequence of strings. Each is preceded by its
// length, so that ("ab", "c") and ("a", "bc") differ.
func OfStrings(parts ...string) Digest {
	h := NewHasher()
	for _, p := range parts {
		h.String(p)
	}
	return h.Sum()
}

// IsZero reports whether d stands for something absent.
func (d Digest) IsZero() bool { return d == Digest{} }

// String is the digest in hexadecimal, 64 characters.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Short is the first 8 hexadecimal characters, as used in file names.
func (d Digest) Short() string { return hex.EncodeToString(d[:4]) }

// Parse reads what String wrote; ok is false for anything else.
func Parse(s string) (d Digest, ok bool) {
	if len(s) != 2*len(d) {
		return Digest{}, false
	}
	if _, err := hex.Decode(d[:], []byte(s)); err != nil || d.String() != s { // capital letters were not String's
		return Digest{}, false
	}
	return d, true
}

// Hasher builds the digest of a structured value part by part.
type Hasher struct{ *hasher }

// hasher collects small parts, for a hash takes as long for a few bytes as for many.
type hasher struct {
	h     hash.Hash
	n     int // how many bytes of parts are to be added
	parts [256]byte
}

// NewHasher returns an empty Hasher.
func NewHasher() Hasher { return Hasher{&hasher{h: sha256.New()}} }

// String adds a string, preceded by its length.
func (h Hasher) String(s string) {
	h.Int(len(s))
	if len(s) > len(h.parts) {
		h.flush()
		h.h.Write(unsafe.Slice(unsafe.StringData(s), len(s))) // a hash only reads
		return
	}
	copy(h.room(len(s)), s)
}

// Int adds a number.
func (h Hasher) Int(n int) { binary.LittleEndian.PutUint64(h.room(8), uint64(n)) }

// Digest adds another digest.
func (h Hasher) Digest(d Digest) { copy(h.room(len(d)), d[:]) }

// Sum is the digest of all that was added.
func (h Hasher) Sum() (d Digest) {
	h.flush()
	h.h.Sum(d[:0])
	return d
}

// room is where the next n bytes go.
func (h Hasher) room(n int) []byte {
	if h.n+n > len(h.parts) {
		h.flush()
	}
	h.n += n
	return h.parts[h.n-n : h.n]
}

func (h Hasher) flush() {
	h.h.Write(h.parts[:h.n])
	h.n = 0
}

// OfReader is the digest of all that r gives, which is not held in memory.
func OfReader(r io.Reader) (d Digest, err error) {
	h := sha256.New()
	_, err = io.CopyBuffer(h, struct{ io.Reader }{r}, make([]byte, 128<<10))
	h.Sum(d[:0])
	return d, err
}
