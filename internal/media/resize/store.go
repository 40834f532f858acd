package resize

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"time"

	"galen/internal/memo"
)

// store keeps bytes under keys, a file each: the digest of key and bytes, then the
// bytes. Nothing in it is believed that does not agree with its digest, and
// nothing that goes wrong with it matters, for all of it can be made again.
type store struct{ folder string }

func (s store) path(key memo.Digest) string {
	name := key.String()
	return filepath.Join(s.folder, name[:2], name[2:])
}

// seal is the digest that goes before the bytes.
func seal(key memo.Digest, data []byte) memo.Digest {
	return memo.OfStrings(string(key[:]), string(memoOf(data)))
}

func memoOf(data []byte) []byte {
	d := memo.Of(data)
	return d[:]
}

// load gives what is kept under a key, if it is there and undamaged.
func (s store) load(key memo.Digest) ([]byte, bool) {
	if s.folder == "" {
		return nil, false
	}
	file, err := os.ReadFile(s.path(key))
	if err != nil || len(file) < len(key) {
		return nil, false
	}
	data := file[len(key):]
	want := seal(key, data)
	if !bytes.Equal(file[:len(key)], want[:]) {
		return nil, false
	}
	s.touch(s.path(key))
	return data, true
}

// unused is how long what nobody asks for is kept.
const unused = 60 * 24 * time.Hour

// touch notes that a file was used, a few times in unused at the most.
func (s store) touch(file string) {
	now := time.Now()
	if info, err := os.Stat(file); err == nil && now.Sub(info.ModTime()) > unused/10 {
		_ = os.Chtimes(file, now, now)
	}
}

// sweep removes what has not been used for long: variants of pictures that are gone,
// in sizes of another version, and what an interrupted build left.
func (s store) sweep() {
	files, _ := filepath.Glob(filepath.Join(s.folder, "??", "*"))
	now := time.Now()
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > unused {
			_ = os.Remove(file)
		}
	}
}

// keep writes so that load finds all of it or nothing.
func (s store) keep(key memo.Digest, data []byte) {
	if s.folder == "" {
		return
	}
	place := s.path(key)
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return
	}
	part, err := os.CreateTemp(filepath.Dir(place), "*.part")
	if err != nil {
		return
	}
	sum := seal(key, data)
	_, err = part.Write(sum[:])
	if err == nil {
		_, err = part.Write(data)
	}
	if err = errors.Join(err, part.Close()); err == nil {
		err = os.Rename(part.Name(), place)
	}
	if err != nil {
		os.Remove(part.Name())
	}
}
