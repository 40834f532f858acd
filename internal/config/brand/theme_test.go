package brand

import (
	"os"
	"regexp"
	"testing"
)

// TestTheme holds the theme's own colours, which its style sheet falls back to
// where no brand is chosen, against the palette of a site without wishes: those
// that every pair was checked for.
func TestTheme(t *testing.T) {
	sheet, err := os.ReadFile("../../../static/site.css")
	if err != nil {
		t.Fatal(err)
	}
	p, clashes := Mix(Wish{})
	if len(clashes) > 0 {
		t.Fatal(clashes)
	}
	seen := map[string]int{}
	for _, m := range regexp.MustCompile(`var\(--brand-([a-z]+), (#[0-9a-f]+)\)`).FindAllStringSubmatch(string(sheet), -1) {
		s := []Scheme{p.Light, p.Dark}[min(1, seen[m[1]])]
		seen[m[1]]++
		want := map[string]Colour{"paper": s.Paper, "tint": s.Tint, "line": s.Line, "ink": s.Ink, "soft": s.Soft, "accent": s.Accent}[m[1]]
		if c, ok := Parse(m[2]); !ok || c != want {
			t.Errorf("%s, for the time number %d: %s, want %s", m[1], seen[m[1]], m[2], want)
		}
	}
	for _, name := range []string{"paper", "tint", "line", "ink", "soft", "accent"} {
		if seen[name] != 2 {
			t.Errorf("the style sheet names %s %d times, want once for each scheme", name, seen[name])
		}
	}
}
