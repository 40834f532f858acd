// Package socialcard draws the picture that other sites show when somebody passes an
// article on that has no photograph of its own: its headline and the site's name,
// set in the site's colours.
//
// The typeface is Go, in bold (golang.org/x/image/font/gofont, BSD), which has the
// Latin, Greek and Cyrillic letters. A headline in another script is not drawn in
// part: then the poster has the site's name alone. Who asks for one sees to it that
// it has one that is legible: see Legible.
//
// Equal posters are equal bytes. Version changes when they are not what they were.
package socialcard

import (
	"image/color"
	"sync"
)

// Version is part of what a poster's bytes depend on.
const Version = "poster 1"

// Width and Height are what social networks show in full (ogp.me names none; these
// are the sizes that their own documentation recommends).
const (
	Width  = 1200
	Height = 630
)

// Colour is red, green and blue.
type Colour [3]uint8

// Poster is what is drawn.
type Poster struct {
	Headline string
	Site     string
	Paper    Colour
	Ink      Colour // of the headline
	Accent   Colour // of the band and of the site's name
}

// Measures of the drawing, in pixels.
const (
	margin = 84
	band   = 28 // along the upper edge
	foot   = 44 // the size of the site's name
	title  = 96 // the size of the site's name where it stands alone
)

// sizes in which a headline is set, and the lines that it may then have: the first
// in which it fits.
var sizes = []struct{ points, lines int }{{84, 3}, {72, 4}, {60, 5}, {50, 6}}

// Draw gives the poster as a PNG.
func (p Poster) Draw() ([]byte, error) {
	s := studios.Get().(*studio)
	defer studios.Put(s)
	sheet := s.sheet
	sheet.Palette = p.palette()
	clear(sheet.Pix)
	for i := range sheet.Pix[:band*sheet.Stride] {
		sheet.Pix[i] = accent + shades
	}
	headline, site := s.legible(p.Headline), s.legible(p.Site)
	switch {
	case headline != "":
		size, lines := s.fit(headline)
		step := size * 6 / 5
		top := band + (Height-margin-foot-band-step*len(lines))/2
		for i, line := range lines {
			s.write(sheet, line, size, ink, margin, top+i*step+size)
		}
		s.write(sheet, s.cut(site, foot), foot, accent, margin, Height-margin+foot/2)
	case site != "":
		lines := s.wrap(site, title, Width-2*margin)
		lines = lines[:min(len(lines), 4)]
		top := band + (Height-band-title*6/5*len(lines))/2
		for i, line := range lines {
			s.write(sheet, line, title, accent, margin, top+i*title*6/5+title)
		}
	}
	return s.encode(sheet)
}

// The palette holds the paper, then ink and accent in shades from faint to full:
// sixteen colours, so that a pixel takes half a byte.
const (
	shades = 7
	ink    = 0
	accent = ink + shades
)

func (p Poster) palette() color.Palette {
	all := color.Palette{p.Paper.mix(p.Paper, 0)}
	for _, c := range []Colour{p.Ink, p.Accent} {
		for i := range shades {
			all = append(all, p.Paper.mix(c, i+1))
		}
	}
	return all
}

// mix is a colour on the way from one to another, in shades.
func (c Colour) mix(to Colour, part int) color.RGBA {
	blend := func(a, b uint8) uint8 { return uint8((int(a)*(shades-part) + int(b)*part + shades/2) / shades) }
	return color.RGBA{blend(c[0], to[0]), blend(c[1], to[1]), blend(c[2], to[2]), 255}
}

// studios hold what drawing one poster after another uses again.
var studios = sync.Pool{New: func() any { return newStudio() }}
