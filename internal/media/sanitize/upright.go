package sanitize

import (
	"image"
	"image/draw"

	"galen/internal/diag"
)

// turnMemory bounds what turning one picture may take: the decoded picture, the
// decoder's own notes, and the turned copy (promise P11 allows 256 MiB).
const turnMemory = 256 << 20

// upright returns m turned as o says. All the kinds of image that the JPEG and
// PNG decoders make keep their colours exactly.
func upright(m image.Image, o orientation) image.Image {
	size := m.Bounds().Size()
	r := image.Rect(0, 0, size.X, size.Y)
	if o.swaps() {
		r = image.Rect(0, 0, size.Y, size.X)
	}
	turn := func(pix []byte, stride, bytes int) []byte {
		return grid{pix, stride, size.X, size.Y, bytes}.turned(o).pix
	}
	switch m := m.(type) {
	case *image.YCbCr:
		return uprightYCbCr(m, o, r)
	case *image.Gray:
		return &image.Gray{Pix: turn(m.Pix, m.Stride, 1), Stride: r.Dx(), Rect: r}
	case *image.Paletted:
		return &image.Paletted{Pix: turn(m.Pix, m.Stride, 1), Stride: r.Dx(), Rect: r, Palette: m.Palette}
	case *image.Gray16:
		return &image.Gray16{Pix: turn(m.Pix, m.Stride, 2), Stride: 2 * r.Dx(), Rect: r}
	case *image.RGBA:
		return &image.RGBA{Pix: turn(m.Pix, m.Stride, 4), Stride: 4 * r.Dx(), Rect: r}
	case *image.NRGBA:
		return &image.NRGBA{Pix: turn(m.Pix, m.Stride, 4), Stride: 4 * r.Dx(), Rect: r}
	case *image.RGBA64:
		return &image.RGBA64{Pix: turn(m.Pix, m.Stride, 8), Stride: 8 * r.Dx(), Rect: r}
	case *image.NRGBA64:
		return &image.NRGBA64{Pix: turn(m.Pix, m.Stride, 8), Stride: 8 * r.Dx(), Rect: r}
	}
	flat := image.NewNRGBA(image.Rect(0, 0, size.X, size.Y))
	draw.Draw(flat, flat.Rect, m, m.Bounds().Min, draw.Src)
	return upright(flat, o)
}

// uprightYCbCr turns brightness and colour separately. Colour is mostly stored
// for every second pixel; where that grid does not cover the picture evenly it
// would land beside its pixels after turning, so it is widened first.
func uprightYCbCr(m *image.YCbCr, o orientation, r image.Rectangle) image.Image {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	across, down := chromaSteps(m.SubsampleRatio)
	ratio, even := turnedRatio(m.SubsampleRatio, o)
	chroma := func(pix []byte) grid {
		if even && w%across == 0 && h%down == 0 {
			return grid{pix, m.CStride, w / across, h / down, 1}
		}
		ratio = image.YCbCrSubsampleRatio444
		return widened(pix, m.CStride, across, down, w, h)
	}
	cb := chroma(m.Cb).turned(o)
	cr := chroma(m.Cr).turned(o)
	y := grid{m.Y, m.YStride, w, h, 1}.turned(o)
	return &image.YCbCr{Y: y.pix, Cb: cb.pix, Cr: cr.pix, YStride: y.stride, CStride: cb.stride, SubsampleRatio: ratio, Rect: r}
}

// chromaSteps is how many pixels across and down share one colour sample.
func chromaSteps(r image.YCbCrSubsampleRatio) (across, down int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// turnedRatio is the ratio after turning; ok is false when it has no name.
func turnedRatio(r image.YCbCrSubsampleRatio, o orientation) (turned image.YCbCrSubsampleRatio, ok bool) {
	if !o.swaps() {
		return r, true
	}
	switch r {
	case image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio420:
		return r, true
	case image.YCbCrSubsampleRatio422:
		return image.YCbCrSubsampleRatio440, true
	case image.YCbCrSubsampleRatio440:
		return image.YCbCrSubsampleRatio422, true
	}
	return r, false
}

// grid is rows of samples, each of a number of bytes.
type grid struct {
	pix           []byte
	stride        int // bytes from one row to the next
	width, height int // in samples
	bytes         int // of one sample
}

// widened repeats colour samples until there is one for each pixel.
func widened(pix []byte, stride, across, down, width, height int) grid {
	out := make([]byte, 0, width*height)
	for y := range height {
		row := pix[y/down*stride:]
		for x := range width {
			out = append(out, row[x/across])
		}
	}
	return grid{out, width, width, height, 1}
}

// Upright turns pixels as an orientation of EXIF says (Picture.Orientation).
func Upright(m image.Image, exif int) image.Image {
	if exif <= int(asStored) {
		return m
	}
	return upright(m, orientation(exif))
}

// turned turns the picture of a Picture that Inspect has found lying.
func (p Picture) turned() (Picture, diag.List) {
	if p.Format == "png" {
		return turnedPNG(p)
	}
	return turnedJPEG(p)
}

// tile is how many samples across and down are turned at a time: few enough for
// the rows that they come from to stay in the processor's cache.
const tile = 64

// turned walks the new grid tile by tile; one step to the right or down there is
// a fixed step in the old one.
func (g grid) turned(o orientation) grid {
	right, down := g.bytes, g.stride
	lastColumn, lastRow := (g.width-1)*g.bytes, (g.height-1)*g.stride
	start := 0
	if o == 2 || o == 3 || o == 7 || o == 8 {
		start, right = start+lastColumn, -right
	}
	if o == 3 || o == 4 || o == 6 || o == 7 {
		start, down = start+lastRow, -down
	}
	n := grid{width: g.width, height: g.height, bytes: g.bytes}
	if o.swaps() {
		n.width, n.height, right, down = g.height, g.width, down, right
	}
	n.stride = n.width * n.bytes
	n.pix = make([]byte, n.stride*n.height)
	for top := 0; top < n.height; top += tile {
		for left := 0; left < n.width; left += tile {
			for y := top; y < min(top+tile, n.height); y++ {
				g.copyRow(n.pix[y*n.stride+left*n.bytes:], start+y*down+left*right, right, min(tile, n.width-left))
			}
		}
	}
	return n
}

// copyRow copies samples that lie a number of bytes apart.
func (g grid) copyRow(to []byte, from, step, count int) {
	if g.bytes == 1 { // three times as fast as copy
		to = to[:count]
		for i := range to {
			to[i] = g.pix[from]
			from += step
		}
		return
	}
	for range count {
		copy(to[:g.bytes], g.pix[from:from+g.bytes])
		to, from = to[g.bytes:], from+step
	}
}
