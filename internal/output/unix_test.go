//go:build unix

package output

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"galen/internal/diag"
)

func TestModesWhateverTheUmask(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "home", "a/b/index.html": "b"}
	for _, mask := range []int{0o077, 0o000, 0o027} {
		old := syscall.Umask(mask)
		s["index.html"] += "x"
		s[fmt.Sprintf("new%d/c/index.html", mask)] = "c"
		s[fmt.Sprintf("a/%d", mask)] = "d"
		_, err := build(dir, s)
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, look(t, dir), s.want())
		for p, want := range map[string]os.FileMode{lockFile: fileMode, manifestFile: fileMode, ownFolder: folderMode, "": folderMode} {
			if info, err := os.Stat(filepath.Join(dir, p)); err != nil || info.Mode().Perm() != want {
				t.Errorf("%q: %v %v", p, info.Mode(), err)
			}
		}
	}
}

func TestPipesAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, site{"index.html": "home"})
	if err := syscall.Mkfifo(filepath.Join(dir, "p"), 0o644); err != nil {
		t.Skip("no pipes here: ", err)
	}
	_, err := build(dir, site{"p": ""})
	wantProblem(t, err, "output-stranger", diag.Environment, "p")
	os.Remove(filepath.Join(dir, lockFile))
	syscall.Mkfifo(filepath.Join(dir, lockFile), 0o644)
	_, err = build(dir, site{"index.html": "home"})
	wantProblem(t, err, "output-stranger", diag.Environment, lockFile)
}
