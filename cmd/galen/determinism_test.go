package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestSameBytes builds the starter site ten times, each time in another folder,
// time zone, locale, umask, with other modification times and another number of
// workers: the same input gives the same bytes.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	exe := filepath.Join(t.TempDir(), "galen")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	zones := []string{"UTC", "Asia/Kolkata", "America/New_York", "Pacific/Chatham"}
	locales := []string{"C", "tr_TR.UTF-8", "de_DE.UTF-8"}
	first := ""
	for i := range 10 {
		dir := filepath.Join(t.TempDir(), fmt.Sprintf("site %d ü", i))
		if _, err := unpack(dir, i%2 == 0); err != nil {
			t.Fatal(err)
		}
		past := time.Date(2001+i, 1, 1, 0, 0, 0, 0, time.UTC)
		filepath.Walk(dir, func(p string, _ os.FileInfo, _ error) error { return os.Chtimes(p, past, past) })
		cmd := exec.Command("sh", "-c", fmt.Sprintf("umask %03o; exec %q build --jobs %d", []int{0o022, 0o077, 0}[i%3], exe, []int{1, 2, 16}[i%3]))
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "TZ="+zones[i%len(zones)], "LC_ALL="+locales[i%len(locales)], "SOURCE_DATE_EPOCH=1795341600")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("build %d: %v\n%s", i, err, out)
		}
		got := digestOf(filepath.Join(dir, "public"))
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("build %d has digest %s, the first %s", i, got, first)
		}
	}
	t.Logf("ten builds, one digest: %s", first)
}
