package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"galen/internal/memo"
	"galen/internal/output"
	"galen/internal/testing/testtime"
)

// settle waits until a file of the output is old enough for a stamp.
func (s *serial) settle(t *testing.T, file string) {
	t.Helper()
	for deadline := time.Now().Add(testtime.Limit(10 * time.Second)); output.Stamp(s.public, file) == (memo.Stamp{}); {
		if time.Now().After(deadline) {
			t.Fatalf("%s gets no stamp", file)
		}
	}
}

// TestChangedMeanwhile changes a file of the output while a build is running that
// has kept it already: the next build finds it.
func TestChangedMeanwhile(t *testing.T) {
	s := newSerial(t)
	s.build(t, 0)
	s.become(t, 1)
	opt := buildIn(s.dir)
	file := filepath.Join(s.public, "about/index.html")
	other, err := os.ReadFile(file)
	check(t, err)
	other[0] ^= 1 // its size stays
	opt.OnProgress = func(done, total int) {
		if done == total {
			check(t, os.WriteFile(file, other, 0o644))
			s.settle(t, "about/index.html")
		}
	}
	if r := Run(context.Background(), opt); r.Problems.Failed() || len(r.Report.Changed) == 0 {
		t.Fatal(r.Problems, r.Report)
	}
	if fault := s.clean[1].differs(s.build(t, 1), "the file that was changed meanwhile"); fault != "" {
		t.Error(fault)
	}
}

// TestStampsAreLearned builds twice: what was too young for a stamp after the
// first build has one after the second, which makes nothing.
func TestStampsAreLearned(t *testing.T) {
	s := newSerial(t)
	s.build(t, 0)
	for file := range s.clean[0] {
		if filepath.Dir(file) != ".galen" {
			s.settle(t, file)
		}
	}
	s.build(t, 0)
	l := openLedger(buildIn(s.dir))
	for _, file := range l.old.Outputs() {
		if trace, _ := l.old.Trace(file); trace.Stamp == (memo.Stamp{}) {
			t.Errorf("%s has no stamp", file)
		}
	}
}

// TestLeftInTheCache: what a build that was killed has left of any file of the cache is gone
// after the next.
func TestLeftInTheCache(t *testing.T) {
	s := newSerial(t)
	s.build(t, 0)
	cache := filepath.Join(s.dir, CacheFolder)
	files, err := os.ReadDir(cache)
	check(t, err)
	left := 0
	for _, f := range files {
		if !f.IsDir() {
			check(t, os.WriteFile(filepath.Join(cache, f.Name()+".123.part"), []byte("half of it"), 0o644))
			left++
		}
	}
	s.become(t, 1)
	s.build(t, 1)
	parts, _ := filepath.Glob(filepath.Join(cache, "*.part"))
	if left < 2 || len(parts) > 0 {
		t.Errorf("of %d there are left: %v", left, parts)
	}
}
