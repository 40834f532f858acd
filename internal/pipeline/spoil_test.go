package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"galen/internal/output"
)

// The edits of this file are not made to the source: they change, behind Galen's
// back, what the build before has left.

// outputFiles are the files of the site that was published last.
func (s *state) outputFiles() []string {
	var names []string
	if m, err := output.ReadManifest(s.desk.warm.out); err == nil {
		for e := range m.All() {
			names = append(names, e.Path)
		}
	}
	return names
}

// tamper changes a file of the output.
func (s *state) tamper(r *rand.Rand) string {
	name := choose(r, s.outputFiles())
	if name == "" {
		return ""
	}
	file := filepath.Join(s.desk.warm.out, name)
	data, err := os.ReadFile(file)
	if err != nil || len(data) == 0 {
		return ""
	}
	at := r.IntN(len(data))
	what := ""
	switch r.IntN(7) {
	case 0:
		what, err = "cut short", os.Truncate(file, int64(at))
	case 1:
		what, err = "deleted", os.Remove(file)
	case 2:
		what, err = "unreadable for others", os.Chmod(file, 0o600)
	case 3:
		what, err = "touched", os.Chtimes(file, midday, midday)
	case 4:
		err = os.RemoveAll(filepath.Dir(file))
		what = "deleted with its folder"
		if filepath.Dir(file) == s.desk.warm.out {
			what = "deleted with all others"
		}
	default:
		var info os.FileInfo
		if info, err = os.Stat(file); err == nil {
			data[at] ^= 1 << r.IntN(8)
			what, err = "changed in one bit, with its old size and time", os.WriteFile(file, data, 0o644)
			_ = os.Chtimes(file, time.Time{}, info.ModTime())
		}
	}
	check(s.desk.t, err)
	return "output file " + name + " " + what
}

// oldOutput removes the output, or puts back what an earlier build has written.
func (s *state) oldOutput(r *rand.Rand) string {
	check(s.desk.t, os.RemoveAll(s.desk.warm.out))
	if len(s.desk.outputs) == 0 || r.IntN(2) == 0 {
		return "the output deleted"
	}
	back := r.IntN(len(s.desk.outputs))
	s.desk.outputs[back].write(s.desk.t, s.desk.warm.out)
	return fmt.Sprintf("the output as it was %d builds ago", len(s.desk.outputs)-1-back)
}

// spoilCache deletes or damages the cache, or puts back an earlier one.
func (s *state) spoilCache(r *rand.Rand) string {
	dir := filepath.Join(s.desk.warm.dir, CacheFolder)
	caches := s.desk.caches
	if len(caches) == 0 || r.IntN(4) == 0 {
		check(s.desk.t, os.RemoveAll(dir))
		return "the cache deleted"
	}
	back := r.IntN(len(caches))
	cache := maps.Clone(caches[back])
	what := fmt.Sprintf("the cache as it was %d builds ago", len(caches)-1-back)
	if r.IntN(2) == 0 && len(cache) > 0 {
		name := choose(r, slices.Sorted(maps.Keys(cache)))
		cache[name] = damaged(r, cache[name])
		what += ", damaged"
	}
	check(s.desk.t, os.RemoveAll(dir))
	cache.write(s.desk.t, dir)
	return what
}

// damaged is a text with a bit flipped, or cut short.
func damaged(r *rand.Rand, text string) string {
	at := r.IntN(len(text))
	if r.IntN(2) == 0 {
		return text[:at]
	}
	data := []byte(text)
	data[at] ^= 1 << r.IntN(8)
	return string(data)
}
