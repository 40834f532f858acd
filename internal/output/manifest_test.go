package output

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/memo"
)

var sample = []Entry{entryOf("b/ü x.html", "b"), entryOf("a", ""), entryOf("a/b", strings.Repeat("c", 1000)), entryOf("a-b", "d")}

func TestManifestSurvivesWriting(t *testing.T) {
	m := newManifest(slices.Clone(sample))
	read, err := ParseManifest(m.Text())
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for e := range read.All() {
		paths = append(paths, e.Path)
	}
	if diff := cmp.Diff([]string{"a", "a-b", "a/b", "b/ü x.html"}, paths); diff != "" || read.Len() != 4 {
		t.Error(diff)
	}
	for _, want := range sample {
		if got, ok := read.Lookup(want.Path); !ok || got != want {
			t.Errorf("Lookup(%q) = %v, %v", want.Path, got, ok)
		}
	}
	for _, p := range []string{"", "a/", "a/bc", "zz"} {
		if got, ok := read.Lookup(p); ok {
			t.Errorf("Lookup(%q) = %v", p, got)
		}
	}
	empty, err := ParseManifest((&Manifest{}).Text())
	if err != nil || empty.Len() != 0 {
		t.Error("the empty manifest: ", err)
	}
}

func TestManifestWithAnyDamageIsRefused(t *testing.T) {
	whole := newManifest(slices.Clone(sample)).Text()
	for n := range whole {
		if _, err := ParseManifest(whole[:n]); err == nil {
			t.Errorf("cut to %d bytes, it was accepted", n)
		}
		for _, bit := range []byte{1, 0x20, 0x80} {
			flipped := slices.Clone(whole)
			flipped[n] ^= bit
			if _, err := ParseManifest(flipped); err == nil {
				t.Errorf("with byte %d changed, it was accepted", n)
			}
		}
	}
}

func TestManifestLinesAreStrict(t *testing.T) {
	d := memo.Of(nil).String()
	for _, lines := range []string{
		d + " 1 b\n" + d + " 1 a\n", d + " 1 a\n" + d + " 1 a\n",
		d + " 01 a\n", d + " -1 a\n", d + " +1 a\n", d + " 1\n", d + "  a\n", d + " 1 \n", "\n", d + " 1 a\n\n",
		strings.ToUpper(d) + " 1 a\n", d[1:] + " 1 a\n", d + " 1 ../a\n", d + " 1 /a\n", d + " 1 .galen/lock\n", d + " 1 a\r\n",
	} {
		if m, err := ParseManifest(seal([]byte(manifestHeader + "\n" + lines))); err == nil {
			t.Errorf("%q was read as %v", lines, m.entries)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add(newManifest(slices.Clone(sample)).Text())
	f.Add((&Manifest{}).Text())
	f.Add([]byte(manifestHeader + "\n" + memo.Of(nil).String() + " 7 a b\n"))
	f.Add([]byte(manifestHeader + "\n" + memo.Of(nil).String() + " 07 ../a\n"))
	f.Add([]byte("galen manifest 2\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, text := range [][]byte{text, seal(slices.Clone(text))} { // sealed, the fuzzer gets past the digest
			m, err := ParseManifest(text)
			if err != nil {
				continue
			}
			if string(m.Text()) != string(text) {
				t.Errorf("%q was read as %q", text, m.Text())
			}
			for e := range m.All() {
				if got, ok := m.Lookup(e.Path); !ok || got != e || !validPath(e.Path) {
					t.Errorf("%q: Lookup(%q) = %v, %v", text, e.Path, got, ok)
				}
			}
		}
	})
}

// FuzzPlainPath: the quick way lets nothing pass that the other would not.
func FuzzPlainPath(f *testing.F) {
	for _, p := range []string{"index.html", "a/b-c/d_e.f", "", "/", "a/", "a//b", "..", "a/..", ".galen/x", "Z9", "@/[", "a b", "a\\b", "\u00e9", strings.Repeat("n", 256)} {
		f.Add(p)
	}
	if p := "health/flu-2026/site.3f2a_1b.css"; !plainPath(p) && runtime.GOOS != "windows" {
		f.Errorf("%q is no plain path", p)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if plainPath(p) && !otherPath(p) {
			t.Errorf("%q passes for a plain path", p)
		}
	})
}
