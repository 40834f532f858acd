package output

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestFolderVanishes: a galen that gave up takes away the folders that it made, just when
// another makes the next one below them, or sets the mode of one.
func TestFolderVanishes(t *testing.T) {
	hurry(t, time.Minute)
	for _, gone := range []string{"x", "x/public"} {
		top := t.TempDir()
		dir := filepath.Join(top, "x", "public")
		met := 0
		before = func(op, path string) error {
			if op == "mkdir" && path == filepath.ToSlash(dir) && gone == "x" && met == 0 {
				met++
				return os.Remove(filepath.Join(top, "x"))
			}
			if op == "chmod" && path == filepath.ToSlash(filepath.Join(top, gone)) && met == 0 {
				met++
				return os.Remove(path)
			}
			return nil
		}
		_, err := build(dir, site{"index.html": "a"})
		before = nil
		if err != nil || met != 1 {
			t.Errorf("%s: %v; taken away %d times", gone, err, met)
		}
		equal(t, look(t, dir), site{"index.html": "a"}.want())
	}
	before = nil
	if _, err := Begin("/proc/none/public"); err == nil {
		t.Error("a folder that cannot be made, and no error")
	}
}
