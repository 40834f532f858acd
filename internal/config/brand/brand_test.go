package brand

import (
	"math"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"#00665c": "#00665c", "#ABC": "#aabbcc", "#FfCc00": "#ffcc00",
		"": "", "#": "", "00665c": "", "#00665": "", "#00665cff": "", "#gggggg": "", "teal": "", "#+12345": "", "#-12345": "", "#é12": "", "#+12": "",
	} {
		c, ok := Parse(text)
		if ok != (want != "") || ok && c.String() != want {
			t.Errorf("Parse(%q) is %s, %v; want %q", text, c, ok, want)
		}
	}
}

// TestContrast compares with ratios that anyone can work out with the formula of
// WCAG 2.2: black and white, and greys and pure colours on them.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21}, {"#fff", "#fff", 1}, {"#777777", "#fff", 4.478}, {"#767676", "#fff", 4.542},
		{"#f00", "#fff", 3.998}, {"#00f", "#fff", 8.592}, {"#0f0", "#000", 15.304},
	} {
		a, _ := Parse(c.a)
		b, _ := Parse(c.b)
		if got := Contrast(a, b); math.Abs(got-c.want) > 0.001 || got != Contrast(b, a) {
			t.Errorf("contrast of %s and %s is %.3f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

// TestShades goes to OKLab and back.
func TestShades(t *testing.T) {
	for n := 0; n < 1<<24; n += 4999 {
		c := Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
		if back := c.shade().colour(); back != c {
			t.Fatalf("%s comes back as %s", c, back)
		}
	}
}

// TestMix tries accents of every hue: what is worked out can be read, and where a
// wish is refused, the colour that is proposed is accepted.
func TestMix(t *testing.T) {
	refused := 0
	for n := 0; n < 1<<24; n += 9973 {
		c := Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
		p, clashes := Mix(Wish{Accent: &c})
		if len(clashes) == 0 {
			readable(t, c, p)
			if p.Light.Accent != c {
				t.Errorf("the accent %s became %s", c, p.Light.Accent)
			}
			continue
		}
		refused++
		near := clashes[0].Nearest
		if p, again := Mix(Wish{Accent: &near}); !clashes[0].Mended || len(again) > 0 {
			t.Errorf("%s is refused, and so is %s, which was proposed: %v", c, near, again)
		} else {
			readable(t, near, p)
		}
	}
	if refused == 0 {
		t.Error("no accent was refused")
	}
}

func readable(t *testing.T, accent Colour, p Palette) {
	t.Helper()
	for _, s := range []Scheme{p.Light, p.Dark} {
		for _, text := range []Colour{s.Ink, s.Soft, s.Accent} {
			if low := least(text, []Colour{s.Paper, s.Tint}); low < Readable {
				t.Errorf("accent %s: %s in %+v has a contrast of %.2f", accent, text, s, low)
			}
		}
	}
}

func TestClash(t *testing.T) {
	colour := func(text string) *Colour { c, _ := Parse(text); return &c }
	for _, c := range []struct {
		wish Wish
		want string
	}{
		{Wish{Accent: colour("#ffcc00")}, `accent "#ffcc00": links on the page, "#ffcc00" on "#ffffff", have a contrast of 1.5:1; the minimum is 4.5:1`},
		{Wish{AccentDark: colour("#333333")}, `accentDark "#333333": links on the page, "#333333" on "#101516", have a contrast of 1.4:1; the minimum is 4.5:1`},
		{Wish{Accent: colour("#747474")}, `accent "#747474": links in boxes, "#747474" on `},
		{Wish{Ink: colour("#999999")}, `ink "#999999": words on the page, "#999999" on "#ffffff", have a contrast of 2.8:1`},
		{Wish{PaperDark: colour("#808080")}, `inkDark "#e8ecec": words on the page, "#e8ecec" on "#808080"`},
	} {
		_, clashes := Mix(c.wish)
		if len(clashes) != 1 || !strings.HasPrefix(clashes[0].String(), c.want) {
			t.Errorf("%v, want %s", clashes, c.want)
		}
	}
}

func TestSheet(t *testing.T) {
	p, _ := Mix(Wish{})
	sheet := Sheet(p, Fonts{"fonts/own.woff2", "serif"})
	for _, want := range []string{
		`@font-face{font-family:"brand headings";src:url("fonts/own.woff2") format("woff2")`, `--brand-headings:"brand headings",var(--sans);`,
		"--brand-text:var(--serif);", ":root{--brand-paper:#ffffff;", "@media(prefers-color-scheme:dark){:root{--brand-paper:#101516;", "--brand-accent:#00665c;",
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in %s", want, sheet)
		}
	}
	if plain := Sheet(p, Fonts{}); strings.Contains(plain, "font") || strings.Contains(plain, "headings") {
		t.Errorf("fonts in %s", plain)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("#00665c")
	f.Add("#abc")
	f.Add("#é123")
	f.Fuzz(func(t *testing.T, text string) {
		c, ok := Parse(text)
		if again, same := Parse(c.String()); !same || again != c {
			t.Errorf("%q is %s, which is not read as itself", text, c)
		}
		if !ok && c != (Colour{}) {
			t.Errorf("%q is refused, and gives %s", text, c)
		}
	})
}
