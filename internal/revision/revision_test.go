package revision

import (
	"maps"
	"testing"
)

// TestRenamed: names before and after, of files below a folder.
func TestRenamed(t *testing.T) {
	got := renamed([]byte("M\x00site/a.md\x00R100\x00site/b.md\x00site/c.md\x00C90\x00site/a.md\x00site/d.md\x00A\x00site/e.md\x00R080\x00x.md\x00site/y.md\x00R099\x00site/f.md\x00site/g.md\x00"), "site/")
	if want := map[string]string{"c.md": "b.md", "g.md": "f.md"}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for _, text := range []string{"", "\x00", "R", "R100\x00a", "M", "R100\x00a\x00"} {
		if got := renamed([]byte(text), ""); len(got) > 1 {
			t.Errorf("%q: %v", text, got)
		}
	}
}
