package output

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"galen/internal/diag"
	"galen/internal/testing/testtime"
)

func TestSecondWriterGivesUpInTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	_, err = Begin(dir)
	wantProblem(t, err, "output-busy", diag.Environment, "another galen", dir)
	if d := time.Since(start); d < time.Second || d > testtime.Limit(2*time.Second) {
		t.Errorf("it gave up after %v", d)
	}
	if err := tx.Put("a", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	tidy(t, dir, site{"a": "a"})
}

// A lock that was waited for may be one that its holder took off the disk.
func TestLockThatIsGoneDoesNotCount(t *testing.T) {
	o, err := enter(filepath.Join(t.TempDir(), "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer o.leave()
	if !o.holdsLock() {
		t.Error("the lock on disk does not count")
	}
	os.Remove(o.at(lockFile))
	if o.holdsLock() {
		t.Error("a lock that is gone counts")
	}
	writeFile(t, o.at(lockFile), "")
	if o.holdsLock() {
		t.Error("a lock counts in place of another's")
	}
}

func hurry(t testing.TB, d time.Duration) {
	was := patience
	patience = d
	t.Cleanup(func() { patience = was })
}

func TestSecondWriterWaitsForTheFirst(t *testing.T) {
	hurry(t, time.Minute)
	dir := filepath.Join(t.TempDir(), "public")
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		_, err := build(dir, site{"b": "b"})
		done <- err
	}()
	tx.Abort() // takes away the folder, and with it the lock that the second may be waiting for
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	equal(t, look(t, dir), site{"b": "b"}.want())
	tidy(t, dir, site{"b": "b"})
}

// TestManyStartsAtOnce lets many builders of different versions start together:
// each has the output for itself, so the last one's version is there as a whole.
func TestManyStartsAtOnce(t *testing.T) {
	hurry(t, time.Minute)
	dir := filepath.Join(t.TempDir(), "x", "public")
	var inside, built atomic.Int32
	var last site
	var wg sync.WaitGroup
	for i := range 16 {
		s := site{"index.html": string(rune('a' + i)), string(rune('a'+i)) + "/index.html": "x"}
		wg.Go(func() {
			tx, err := Begin(dir)
			if err != nil {
				t.Error(err)
				return
			}
			if inside.Add(1) != 1 {
				t.Error("two builders at once")
			}
			defer tx.Abort()
			err = tx.putAll(s)
			if i%4 == 3 {
				inside.Add(-1)
				tx.Abort()
				return
			}
			last = s // guarded by the lock of the output
			inside.Add(-1)
			if _, cerr := tx.Commit(); errors.Join(err, cerr) != nil {
				t.Error(err, cerr)
			}
			built.Add(1)
		})
	}
	wg.Wait()
	if built.Load() != 12 {
		t.Errorf("%d builds of 12", built.Load())
	}
	equal(t, look(t, dir), last.want())
	tidy(t, dir, last)
}

func TestKilledBuilderLeavesNoLock(t *testing.T) {
	dir := ready(t, version(2), nil)
	c := child(dir, "loop")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 6)); err != nil {
		t.Fatal("the child did not build: ", err)
	}
	c.Process.Kill()
	c.Wait()
	lock := flock.New(filepath.Join(dir, lockFile))
	if free, err := lock.TryLock(); !free {
		t.Errorf("the lock of a dead process holds: %v", err)
	}
	lock.Unlock()
	settleOnly(t, dir)
}

func TestRecoverWaitsForNobodyWithoutNeed(t *testing.T) {
	dir := ready(t, site{"a": "a"}, nil)
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	if err := Recover(dir); err != nil {
		t.Error(err)
	}
	writeFile(t, filepath.Join(dir, journalFile), "as if it were about to apply")
	hurry(t, 30*time.Millisecond)
	wantProblem(t, Recover(dir), "output-busy", diag.Environment)
	os.Remove(filepath.Join(dir, journalFile))
}
