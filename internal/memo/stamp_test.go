package memo

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"galen/internal/testing/tally"
)

// TestKind17CoarseTimes: where a disk counts whole seconds, or two, a stamp of a file that
// changed less than three seconds ago vouches for nothing; on a fine disk a tenth of a
// second will do.
func TestKind17CoarseTimes(t *testing.T) {
	tally.Kind(t, 17)
	if runtime.GOOS != "linux" {
		t.Skip("stamps vouch for nothing on this system")
	}
	file := filepath.Join(t.TempDir(), "a")
	var info os.FileInfo
	var changed time.Time
	for changed.Nanosecond() < 20_000_000 { // in steps of 10 ms the beginning of a second looks coarse, once in a hundred times
		if err := os.WriteFile(file, []byte("Galan"), 0o644); err != nil {
			t.Fatal(err)
		}
		var err error
		if info, err = os.Lstat(file); err != nil {
			t.Fatal(err)
		}
		changed = time.Unix(0, stampOf(info).Changed)
	}
	defer func() { now = time.Now; SetStep(0) }()
	for _, c := range []struct {
		step, age time.Duration
		vouches   bool
	}{
		// listed
		{time.Second, 300 * time.Millisecond, false}, {2 * time.Second, 900 * time.Millisecond, false},
		// made up
		{0, 50 * time.Millisecond, false}, {0, 150 * time.Millisecond, true}, {0, time.Hour, true}, {0, -time.Hour, false},
		{time.Second, 150 * time.Millisecond, false}, {time.Second, 1900 * time.Millisecond, false}, {time.Second, 4 * time.Second, true},
		{2 * time.Second, 5 * time.Second, true}, {2 * time.Second, -time.Second, false},
		{10 * time.Millisecond, 50 * time.Millisecond, false}, {10 * time.Millisecond, 150 * time.Millisecond, true},
	} {
		SetStep(c.step)
		now = func() time.Time { return changed.Add(c.age) }
		s := StampOf(info)
		if got := s != (Stamp{}); got != c.vouches || got && !s.Describes(info) {
			t.Errorf("with a step of %v, %v after the change: vouches %t, want %t", c.step, c.age, got, c.vouches)
		}
	}
}
