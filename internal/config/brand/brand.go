// Package brand makes the colours of a site from a few that its owners choose.
//
// The nouns. A Wish is what galen.yaml says: an accent, and, for those who want
// to say more, an accent for dark screens and the paper and ink of both. A Scheme
// is the colours of the theme on one kind of screen, and a Palette is the two
// schemes, light and dark. A Clash is a wish that nobody could read.
//
//	wishes → Mix → Palette, Clashes → Sheet → the end of static/site.css
//
// What is wished is used as it is, or refused; what is not is worked out from it,
// so that every pair of text and ground that the theme uses has a contrast of at
// least 4.5:1, as WCAG 2.2 asks of text (success criterion 1.4.3):
//
//	ink, soft, accent     on paper and on tint
//	paper                 on accent
//
// Lightness is changed in OKLab, which keeps the hue.
package brand

import "fmt"

// Readable is the contrast that text needs.
const Readable = 4.5

// Wish is the colours that were chosen; nil is no wish.
type Wish struct {
	Accent, AccentDark *Colour
	Paper, PaperDark   *Colour
	Ink, InkDark       *Colour
}

// What a site has that wishes for nothing.
var (
	accent    = Colour{0x00, 0x66, 0x5c}
	paper     = Colour{0xff, 0xff, 0xff}
	ink       = Colour{0x16, 0x1b, 0x1d}
	paperDark = Colour{0x10, 0x15, 0x16}
	inkDark   = Colour{0xe8, 0xec, 0xec}
)

// Scheme is the colours of the theme on one kind of screen.
type Scheme struct {
	Paper  Colour // the ground of the page
	Tint   Colour // the ground of boxes
	Line   Colour // rules between things
	Ink    Colour // text
	Soft   Colour // text that stands back
	Accent Colour // links, marks, and the ground of text in the colour of the paper
}

// Palette is the colours of a site.
type Palette struct{ Light, Dark Scheme }

// Clash is a wish that cannot be read.
type Clash struct {
	Key     string // of the wish: "accent", "inkDark"
	Scheme  string // what the keys of its scheme end in: "" or "Dark"
	Colour  Colour
	Use     string // what the colour is for: "links on boxes"
	Ground  Colour
	Ratio   float64 // their contrast
	Nearest Colour  // of the same hue, that would pass
	Mended  bool    // there is one
}

// String says which pair cannot be read, and by how much.
func (c Clash) String() string {
	return fmt.Sprintf("%s %q: %s, %q on %q, have a contrast of %.1f:1; the minimum is %.1f:1", c.Key, c.Colour, c.Use, c.Colour, c.Ground, floor(c.Ratio), Readable)
}

// floor rounds down, so that 4.49 is not said to be 4.5.
func floor(ratio float64) float64 { return float64(int(ratio*10)) / 10 }

// Mix makes the palette. With clashes it is not to be used.
func Mix(w Wish) (Palette, []Clash) {
	light, clashes := mix(chosen{or(w.Paper, paper), or(w.Ink, ink), or(w.Accent, accent), w.Accent == nil, 5.5, ""})
	dark := chosen{or(w.PaperDark, paperDark), or(w.InkDark, inkDark), or(w.AccentDark, light.Accent), w.AccentDark == nil, 7.5, "Dark"}
	night, more := mix(dark)
	return Palette{light, night}, append(clashes, more...)
}

func or(wish *Colour, usual Colour) Colour {
	if wish != nil {
		return *wish
	}
	return usual
}

// chosen is what a scheme is made of.
type chosen struct {
	paper, ink, accent Colour
	free               bool    // the accent's lightness may be changed
	ease               float64 // the contrast to look for then: more than is needed is easier on the eyes
	dark               string  // what the keys of the scheme end in
}

// mix makes a scheme. How much of one colour goes into another was found by
// looking.
func mix(c chosen) (Scheme, []Clash) {
	s := Scheme{Paper: c.paper, Ink: c.ink, Accent: c.accent, Tint: mixed(c.paper, c.ink, 0.05), Line: mixed(c.paper, c.ink, 0.18)}
	if c.free {
		s.Accent = comfortable(c.accent, c.ease, s.Paper, s.Tint)
	}
	var clashes []Clash
	judge := func(key string, wish Colour, use string) {
		for i, ground := range []Colour{s.Paper, s.Tint} {
			ratio := Contrast(wish, ground)
			if ratio >= Readable {
				continue
			}
			near, ok := nearest(wish, Readable, s.Paper, s.Tint)
			clashes = append(clashes, Clash{key + c.dark, c.dark, wish, use + []string{" on the page", " in boxes"}[i], ground, ratio, near, ok})
			return
		}
	}
	judge("ink", s.Ink, "words")
	judge("accent", s.Accent, "links")
	s.Soft = comfortable(mixed(s.Paper, s.Ink, 0.68), 5, s.Paper, s.Tint)
	return s, clashes
}

// comfortable is the nearest shade with a contrast, or at least with the one that
// is needed.
func comfortable(c Colour, contrast float64, grounds ...Colour) Colour {
	if near, ok := nearest(c, contrast, grounds...); ok {
		return near
	}
	near, _ := nearest(c, Readable, grounds...)
	return near
}
