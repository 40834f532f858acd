package resize

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// reduced gives pixels with at most 256 colours, which a PNG holds in a byte each:
// the most frequent ones, and in the place of the others the nearest of these. A
// scaled chart has a few hundred, almost all of them at its edges.
func reduced(m *image.RGBA) *image.Paletted {
	s := straight(m)
	count := map[[4]byte]int{}
	for x := 0; x < len(s.Pix); x += 4 {
		count[[4]byte(s.Pix[x:])]++
	}
	colours := make([][4]byte, 0, len(count))
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b [4]byte) int { return cmp.Or(count[b]-count[a], slices.Compare(a[:], b[:])) })
	kept := colours[:min(len(colours), 256)]
	index := make(map[[4]byte]byte, len(colours))
	palette := make(color.Palette, len(kept))
	for i, c := range kept {
		palette[i], index[c] = color.NRGBA{c[0], c[1], c[2], c[3]}, byte(i)
	}
	for _, c := range colours[len(kept):] {
		index[c] = nearest(kept, c)
	}
	out := image.NewPaletted(s.Rect, palette)
	for i := range out.Pix {
		out.Pix[i] = index[[4]byte(s.Pix[4*i:])]
	}
	return out
}

// nearest is the place of the colour that differs least.
func nearest(colours [][4]byte, c [4]byte) (place byte) {
	least := 1 << 30
	for i, k := range colours {
		sum := 0
		for j := range c {
			d := int(k[j]) - int(c[j])
			sum += d * d
		}
		if sum < least {
			least, place = sum, byte(i)
		}
	}
	return place
}
