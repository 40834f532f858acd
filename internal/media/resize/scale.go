package resize

import (
	"image"
	"image/draw"

	"galen/internal/media/sanitize"
)

// pyramid is a decoded picture, and the same at a half, a quarter and so on
// of its size. Each variant is made from the smallest that it can be cut from, and
// from nothing else, so that it comes out the same whichever others are made with
// it. Halving takes a fraction of the time that scaling smoothly does, and is done
// before colours that two or four pixels share are spread over them.
type pyramid struct {
	*Original
	levels []image.Image // still lying as the camera held it
	flat   map[int]*image.RGBA
	grey   bool
}

func newPyramid(n *Original, m image.Image) *pyramid {
	switch m.(type) {
	case *image.YCbCr, *image.Gray, *image.RGBA:
	default:
		m = flat(m)
	}
	_, grey := m.(*image.Gray)
	return &pyramid{n, []image.Image{m}, map[int]*image.RGBA{}, grey}
}

// cut gives the pixels of a variant.
func (e *pyramid) cut(p Variant) *image.RGBA {
	region := e.region(p.Shape, p.Focus)
	level := 0
	for region.Dx()>>(level+1) >= p.Width && region.Dy()>>(level+1) >= p.Height {
		level++
	}
	whole := e.level(level)
	size := whole.Rect.Size()
	x0, x1 := region.Min.X*size.X/e.Width, (region.Max.X*size.X+e.Width-1)/e.Width
	y0, y1 := region.Min.Y*size.Y/e.Height, (region.Max.Y*size.Y+e.Height-1)/e.Height
	return shrunk(whole.SubImage(image.Rect(x0, y0, x1, y1)).(*image.RGBA), p.Width, p.Height)
}

// level gives the pixels, upright, divided by a power of two.
func (e *pyramid) level(n int) *image.RGBA {
	if e.flat[n] == nil {
		for len(e.levels) <= n {
			e.levels = append(e.levels, halved(e.levels[len(e.levels)-1]))
		}
		e.flat[n] = flat(sanitize.Upright(e.levels[n], e.Orientation))
	}
	return e.flat[n]
}

// halved averages each square of four pixels.
func halved(m image.Image) image.Image {
	switch m := m.(type) {
	case *image.YCbCr:
		return halfYCbCr(m)
	case *image.Gray:
		return &image.Gray{Pix: halfPlane(m.Pix, m.Stride, m.Rect.Dx()/2, m.Rect.Dy()/2), Stride: m.Rect.Dx() / 2, Rect: half(m.Rect)}
	}
	return halfRGBA(m.(*image.RGBA))
}

func half(r image.Rectangle) image.Rectangle { return image.Rect(0, 0, r.Dx()/2, r.Dy()/2) }

// flat gives pixels as RGBA, which is what is scaled.
func flat(m image.Image) *image.RGBA {
	if rgba, ok := m.(*image.RGBA); ok {
		return rgba
	}
	size := m.Bounds().Size()
	rgba := image.NewRGBA(image.Rect(0, 0, size.X, size.Y))
	draw.Draw(rgba, rgba.Rect, m, m.Bounds().Min, draw.Src)
	return rgba
}

// halfPlane averages each square of four samples. Width and height are the new
// ones.
func halfPlane(pix []byte, stride, width, height int) []byte {
	out := make([]byte, width*height)
	for y := range height {
		a := pix[2*y*stride:][:2*width]
		b := pix[(2*y+1)*stride:][:2*width]
		row := out[y*width:][:width]
		for x := range row {
			row[x] = byte((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1]) + 2) / 4)
		}
	}
	return out
}

// halfYCbCr halves the brightness, and of the colours what is not stored at half
// the size already. What comes out has a colour for each pixel.
func halfYCbCr(m *image.YCbCr) *image.YCbCr {
	w, h := m.Rect.Dx()/2, m.Rect.Dy()/2
	out := &image.YCbCr{Y: halfPlane(m.Y, m.YStride, w, h), YStride: w, CStride: w, SubsampleRatio: image.YCbCrSubsampleRatio444, Rect: half(m.Rect)}
	colour := func(pix []byte) []byte {
		if m.SubsampleRatio == image.YCbCrSubsampleRatio444 {
			return halfPlane(pix, m.CStride, w, h)
		}
		out := make([]byte, w*h)
		for y := range h {
			row := out[y*w:][:w]
			top, below := m.COffset(0, 2*y), m.COffset(0, 2*y+1)
			switch m.SubsampleRatio {
			case image.YCbCrSubsampleRatio420:
				copy(row, pix[top:top+w])
			case image.YCbCrSubsampleRatio422:
				for x := range row {
					row[x] = byte((int(pix[top+x]) + int(pix[below+x]) + 1) / 2)
				}
			case image.YCbCrSubsampleRatio440:
				for x := range row {
					row[x] = byte((int(pix[top+2*x]) + int(pix[top+2*x+1]) + 1) / 2)
				}
			default: // a colour for four pixels across
				for x := range row {
					row[x] = pix[m.COffset(2*x, 2*y)]
				}
			}
		}
		return out
	}
	out.Cb, out.Cr = colour(m.Cb), colour(m.Cr)
	return out
}

// halfRGBA averages each square of four pixels.
func halfRGBA(m *image.RGBA) *image.RGBA {
	size := m.Rect.Size()
	w, h := size.X/2, size.Y/2
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		a := m.Pix[2*y*m.Stride:][:8*w]
		b := m.Pix[(2*y+1)*m.Stride:][:8*w]
		row := out.Pix[y*out.Stride:][:4*w]
		for x := 0; x < len(row); x += 4 {
			p, q := a[2*x:][:8], b[2*x:][:8]
			for c := range 4 {
				row[x+c] = byte((int(p[c]) + int(p[4+c]) + int(q[c]) + int(q[4+c]) + 2) / 4)
			}
		}
	}
	return out
}
