package resize

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"galen/internal/source"
)

// scene is a picture with slopes, edges and fine detail.
func scene(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	seed := uint32(1)
	for y := range height {
		for x := range width {
			seed = seed*1664525 + 1013904223
			noise := int(seed >> 28)
			c := color.RGBA{byte(x * 239 / width), byte(y * 239 / height), byte(100 + noise), 255}
			if (x/64+y/64)%2 == 0 {
				c.R, c.G = byte(200+noise), byte(90+noise)
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func jpegFile(t testing.TB, name string, m image.Image) source.File {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 88}); err != nil {
		t.Fatal(err)
	}
	return source.NewFile(name, b.Bytes())
}

func pngFile(t testing.TB, name string, m image.Image) source.File {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return source.NewFile(name, b.Bytes())
}

// exif puts an orientation and a place into a JPEG, as a camera does.
func exif(f source.File, orientation byte) source.File {
	body := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00GPS 52.5200 N 13.4050 E"
	n := len(body) + 2
	data := append([]byte{0xff, 0xd8, 0xff, 0xe1, byte(n >> 8), byte(n)}, body...)
	return source.NewFile(f.Path, append(data, f.Data[2:]...))
}

// all is every print of a negative.
func all(t testing.TB, r *Cache, n *Original, focus Focus) (prints []Variant) {
	t.Helper()
	for _, shape := range append([]Shape{Whole}, Crops...) {
		sheet, ok := r.Srcset(n, shape, focus)
		if !ok {
			continue
		}
		prints = append(prints, sheet.Variants...)
		for _, better := range sheet.Better {
			prints = append(prints, better...)
		}
	}
	return prints
}

func negative(t testing.TB, r *Cache, f source.File) *Original {
	t.Helper()
	n, list := r.Original(f)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return n
}

// developed is the bytes of prints, in their order.
func developed(t testing.TB, r *Cache, prints []Variant) [][]byte {
	t.Helper()
	out := make([][]byte, len(prints))
	err := r.Render(t.Context(), prints, func(i int, data []byte) error {
		out[i] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
