package socialcard

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"
)

var plain = Poster{Headline: "What a phase 1 trial can tell, and what it cannot", Site: "Galen Health", Paper: Colour{255, 255, 255}, Ink: Colour{25, 29, 31}, Accent: Colour{0, 102, 92}}

func draw(t testing.TB, p Poster) (*image.Paletted, []byte) {
	t.Helper()
	data, err := p.Draw()
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil || m.Bounds() != image.Rect(0, 0, Width, Height) {
		t.Fatal(err, m.Bounds())
	}
	return m.(*image.Paletted), data
}

// box is where a colour of the palette, in any shade, is found below the band.
func box(m *image.Paletted, colour uint8) image.Rectangle {
	var r image.Rectangle
	for y := band; y < Height; y++ {
		for x := range Width {
			if c := m.ColorIndexAt(x, y); c > colour && c <= colour+shades {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestPoster(t *testing.T) {
	inside := image.Rect(margin-8, band+20, Width-margin+8, Height-20)
	for name, c := range map[string]struct {
		headline, site string
		words, name    bool // drawn
	}{
		"headline":        {plain.Headline, plain.Site, true, true},
		"long":            {strings.Repeat("A long headline goes on and on. ", 12), plain.Site, true, true},
		"one long word":   {strings.Repeat("Hydroxychloroquine", 20), plain.Site, true, true},
		"Greek, Cyrillic": {"Здоровье и υγεία", "Здоровье", true, true},
		"emoji":           {"Good news 🎉 for hearts ❤️", plain.Site, true, true},
		"no letters for":  {"健康ニュース", plain.Site, false, true},
		"one among many":  {"What 健 means", plain.Site, false, true},
		"nothing at all":  {"健康", "健康", false, false},
		"no headline":     {"", plain.Site, false, true},
		"no name":         {plain.Headline, "", true, false},
		"a long name":     {plain.Headline, strings.Repeat("The Health Desk of the Region ", 9), true, true},
		"only that":       {"", strings.Repeat("The Health Desk of the Region ", 30), false, true},
	} {
		p := plain
		p.Headline, p.Site = c.headline, c.site
		m, data := draw(t, p)
		words, name2 := box(m, ink), box(m, accent)
		if words.Empty() == c.words || name2.Empty() == c.name {
			t.Errorf("%s: words at %v, name at %v", name, words, name2)
		}
		if !words.In(inside) || !name2.In(inside) || words.Overlaps(name2) {
			t.Errorf("%s: words at %v, name at %v, which must be in %v and apart", name, words, name2, inside)
		}
		if len(data) > 60<<10 {
			t.Errorf("%s: %d bytes", name, len(data))
		}
	}
}

// TestSamePoster draws posters at once and in turn: each is the same every time.
func TestSamePoster(t *testing.T) {
	_, want := draw(t, plain)
	other := plain
	other.Headline = "Another"
	if _, data := draw(t, other); bytes.Equal(data, want) {
		t.Error("another headline, the same poster")
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if data, err := plain.Draw(); err != nil || !bytes.Equal(data, want) {
				t.Errorf("another poster of the same words (%v)", err)
			}
		})
	}
	wg.Wait()
}

func TestWrap(t *testing.T) {
	s := newStudio()
	for _, text := range []string{plain.Headline, strings.Repeat("ÄÖÜäöüß", 80), "a", ""} {
		size, lines := s.fit(text)
		for _, line := range lines {
			if w := s.width(line, size); w > Width-2*margin {
				t.Errorf("the line %q is %d wide", line, w)
			}
		}
		if whole := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); !strings.HasPrefix(strings.ReplaceAll(text, " ", ""), strings.TrimSuffix(whole, "…")) {
			t.Errorf("%q became %q", text, lines)
		}
	}
}

func BenchmarkPoster(b *testing.B) {
	for b.Loop() {
		if _, err := plain.Draw(); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzPoster(f *testing.F) {
	f.Add("What a trial is", "Galen")
	f.Add("a\u0301\x00\xff🎉", "")
	f.Fuzz(func(t *testing.T, headline, site string) {
		draw(t, Poster{Headline: headline[:min(len(headline), 2000)], Site: site[:min(len(site), 500)]})
	})
}
