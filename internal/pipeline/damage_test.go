package pipeline

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"galen/internal/memo"
	"galen/internal/testing/testtime"
)

var damages = flag.Int("damages", testtime.Rounds(50), "how many times TestDamagedCache damages the cache")

// TestDamagedCache cuts the files of the cache short, flips bits in them, and
// puts other things in their place: no build ever gives anything but what a clean
// one gives.
func TestDamagedCache(t *testing.T) {
	s := newSerial(t)
	r := rand.New(rand.NewPCG(1, 4))
	s.build(t, 0)
	cache := filepath.Join(s.dir, CacheFolder)
	for n := range *damages {
		files, err := filepath.Glob(filepath.Join(cache, "outputs-*"))
		check(t, err)
		if len(files) != 1 {
			t.Fatalf("damage %d: the ledgers are %v", n, files)
		}
		what := s.damage(t, r, files[0])
		version := r.IntN(len(s.files)) // often the one that is there: nothing is to be made then
		if fault := s.clean[version].differs(s.build(t, version), fmt.Sprintf("damage %d, %s: version %d", n, what, version)); fault != "" {
			t.Fatal(fault)
		}
	}
}

// damage does something to the ledger, and says what.
func (s *serial) damage(t *testing.T, r *rand.Rand, file string) string {
	text, err := os.ReadFile(file)
	check(t, err)
	switch r.IntN(12) {
	case 0:
		check(t, os.Remove(file))
		check(t, os.Mkdir(file, 0o755))
		t.Cleanup(func() { os.Remove(file) })
		s.build(t, 0) // with a warning
		check(t, os.Remove(file))
		s.build(t, 1)
		return "a folder in its place"
	case 1:
		check(t, os.WriteFile(file+".1.part", text, 0o644))
		return "the remains of another"
	case 2:
		check(t, memo.Load(file, builder()).Save(file, memo.Of([]byte("another galen"))))
		return "by another galen"
	case 3:
		check(t, os.WriteFile(file, append(text, 0), 0o644))
		return "a byte longer"
	}
	check(t, os.WriteFile(file, []byte(damaged(r, string(text))), 0o644))
	return "damaged"
}
