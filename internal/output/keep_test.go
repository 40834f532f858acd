package output

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"galen/internal/memo"
	"galen/internal/testing/testtime"
)

func TestKeep(t *testing.T) {
	dir := t.TempDir()
	s := site{"index.html": "home", "a/index.html": "a", "a/mode.html": "m", "cut/index.html": "whole", "gone/index.html": "g"}
	mustBuild(t, dir, s)
	writeFile(t, filepath.Join(dir, "cut/index.html"), "")
	os.Remove(filepath.Join(dir, "gone/index.html"))
	os.Chmod(filepath.Join(dir, "a/mode.html"), 0o600)
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	if tx.Keep("a/mode.html", memo.Stamp{}) {
		t.Error("a file that nobody else may read was kept")
	}
	if err := tx.Put("a/mode.html", []byte("m")); err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, p := range []string{"index.html", "a/index.html", "cut/index.html", "gone/index.html", "new.html", "index.html"} {
		got[p+fmt.Sprint(len(got))] = tx.Keep(p, memo.Stamp{})
	}
	want := map[string]bool{"index.html0": true, "a/index.html1": true, "cut/index.html2": false, "gone/index.html3": false, "new.html4": false, "index.html5": false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
	if e, ok := tx.Entry("a/index.html"); !ok || e != entryOf("a/index.html", "a") {
		t.Errorf("the entry of a/index.html is %v, %v", e, ok)
	}
	if _, ok := tx.Entry("new.html"); ok {
		t.Error("new.html has an entry")
	}
	if err := tx.Put("cut/index.html", []byte("whole")); err != nil {
		t.Fatal(err)
	}
	r, err := tx.Commit()
	if diff := cmp.Diff(Report{Changed: []string{"a/mode.html", "cut/index.html"}, Removed: []string{"gone/index.html"}, Unchanged: 2, Bytes: 6}, r); err != nil || diff != "" {
		t.Fatal(err, diff)
	}
	delete(s, "gone/index.html")
	equal(t, look(t, dir), s.want())
	tidy(t, dir, s)
}

func TestStampVouchesForUntouchedBytesOnly(t *testing.T) {
	dir := t.TempDir()
	began := time.Now()
	mustBuild(t, dir, site{"a": "aaaa", "b": "bbbb"})
	stamp := Stamp(dir, "a")
	// On a busy machine it may not be just now any more: see memo for how long that is.
	if stamp != (memo.Stamp{}) && time.Since(began) < 90*time.Millisecond {
		t.Error("a file that was written just now got a stamp")
	}
	deadline := time.Now().Add(testtime.Limit(10 * time.Second))
	for stamp == (memo.Stamp{}) {
		if time.Now().After(deadline) {
			t.Skip("this system gives no stamps")
		}
		runtime.Gosched()
		stamp = Stamp(dir, "a")
	}
	if Stamp(dir, "none") != (memo.Stamp{}) || Stamp(dir, ".galen") != (memo.Stamp{}) {
		t.Error("what is no file got a stamp")
	}
	keep := func(stamp memo.Stamp, other bool) bool {
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Abort()
		if other { // were the bytes read, they would be found not to be these
			tx.old = newManifest([]Entry{entryOf("a", "AAAA")})
		}
		return tx.Keep("a", stamp)
	}
	if !keep(stamp, false) || !keep(memo.Stamp{}, false) || !keep(stamp, true) || keep(memo.Stamp{}, true) {
		t.Error("with its stamp a file is kept unread, without one it is read")
	}
	info, err := os.Stat(filepath.Join(dir, "a"))
	if err != nil {
		t.Fatal(err)
	}
	tamper := func(text string) {
		writeFile(t, filepath.Join(dir, "a"), text)
		if err := os.Chtimes(filepath.Join(dir, "a"), time.Time{}, info.ModTime()); err != nil {
			t.Fatal(err)
		}
	}
	tamper("AAAA")
	if keep(stamp, false) {
		t.Error("other bytes under the old size and time were kept")
	}
	tamper("aaaa")
	if !keep(stamp, false) {
		t.Error("the right bytes were not kept because of their time")
	}
}

func TestBytesAreCompared(t *testing.T) {
	dir := t.TempDir()
	o := &output{abs: dir}
	long := strings.Repeat("0123456789", 20_000)
	writeFile(t, filepath.Join(dir, "f"), long)
	for text, want := range map[string]bool{long: true, "": false, long[:199_999]: false, long + "0": false, long[:199_999] + "x": false, "x" + long[1:]: false} {
		if got := o.holds("f", []byte(text)); got != want {
			t.Errorf("%d bytes: %v", len(text), got)
		}
	}
	writeFile(t, filepath.Join(dir, "f"), "")
	if !o.holds("f", nil) || o.holds("f", []byte("x")) || o.holds("none", nil) {
		t.Error("the empty file, or none")
	}
}

// TestKeepReadsFilesOfAnySize: files without a stamp are read, whole.
func TestKeepReadsFilesOfAnySize(t *testing.T) {
	for _, size := range []int{0, 1, 64<<10 - 1, 64 << 10, 64<<10 + 1, 200_000} {
		dir, text := t.TempDir(), strings.Repeat("x", size)
		mustBuild(t, dir, site{"a": text})
		keeps := func() bool {
			tx, err := Begin(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Abort()
			return tx.Keep("a", memo.Stamp{})
		}
		if !keeps() {
			t.Errorf("a file of %d bytes was not kept", size)
		}
		if size == 0 {
			continue
		}
		writeFile(t, filepath.Join(dir, "a"), text[1:]+"y")
		if keeps() {
			t.Errorf("a file of %d bytes whose last one is another was kept", size)
		}
	}
}
