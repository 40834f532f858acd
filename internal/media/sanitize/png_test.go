package sanitize

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/color/palette"
	"image/png"
	"slices"
	"testing"
)

func decodePNG(t *testing.T, data []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPNGWithoutMetadata(t *testing.T) {
	m := photo(13, 9)
	kept := slices.Concat(pngChunk("gAMA", "\x00\x00\xb1\x8f"), pngChunk("sRGB", "\x00"), pngChunk("pHYs", "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01"))
	data := append(pngOf(t, m, kept, pngMetadata()), "CANARY behind the end"...)
	p := clean(t, "a.png", data)
	wantClean(t, p.Data)
	samePixels(t, decodePNG(t, p.Data), m)
	if want := pngOf(t, m, kept); !bytes.Equal(p.Data, want) {
		t.Errorf("%d bytes, want %d", len(p.Data), len(want))
	}
	if p.Format != "png" || p.MediaType != "image/png" || p.Width != 13 || p.Height != 9 {
		t.Errorf("%s %s %d × %d", p.Format, p.MediaType, p.Width, p.Height)
	}
}

func TestPNGTurnedUpright(t *testing.T) {
	clear := photo(7, 4)
	clear.SetNRGBA(1, 1, color.NRGBA{1, 2, 3, 100})
	deep := image.NewNRGBA64(image.Rect(0, 0, 5, 3))
	for i := range deep.Pix {
		deep.Pix[i] = byte(i)
	}
	few := image.NewPaletted(image.Rect(0, 0, 6, 5), palette.Plan9[:16])
	for i := range few.Pix {
		few.Pix[i] = byte(i % 16)
	}
	colours := slices.Concat(pngChunk("gAMA", "\x00\x00\xb1\x8f"), pngChunk("sRGB", "\x00"))
	for o := orientation(2); o <= 8; o++ {
		for _, m := range []image.Image{photo(7, 4), clear, deep, few} {
			stored := pngOf(t, m, pngChunk("eXIf", string(exif(binary.BigEndian, o))), colours)
			p := clean(t, "a.png", stored)
			wantClean(t, p.Data)
			if !bytes.Contains(p.Data, colours) {
				t.Error("what says how to show the colours is lost")
			}
			got, before := decodePNG(t, p.Data), decodePNG(t, stored)
			for y := range p.Height {
				for x := range p.Width {
					if want := seen(before, o, x, y); got.At(x, y) != want {
						t.Fatalf("%T, orientation %d: pixel %d,%d is %v, want %v", m, o, x, y, got.At(x, y), want)
					}
				}
			}
			if got.Bounds() != image.Rect(0, 0, p.Width, p.Height) || o.swaps() == (p.Width > p.Height) {
				t.Errorf("orientation %d: %v, %d × %d", o, got.Bounds(), p.Width, p.Height)
			}
		}
	}
}

func frameControl(width, height, x, y uint32) []byte {
	b := make([]byte, 26)
	for i, n := range []uint32{0, width, height, x, y} {
		binary.BigEndian.PutUint32(b[4*i:], n)
	}
	return pngChunk("fcTL", string(b))
}

func TestAnimatedPNG(t *testing.T) {
	m := photo(8, 6)
	animation := slices.Concat(pngChunk("acTL", "\x00\x00\x00\x01\x00\x00\x00\x00"), frameControl(8, 6, 0, 0))
	p := clean(t, "a.apng", pngOf(t, m, animation, pngMetadata()))
	if !bytes.Equal(p.Data, pngOf(t, m, animation)) {
		t.Error("the animation is lost")
	}
	turned := pngChunk("eXIf", string(exif(binary.BigEndian, 6)))
	if codes, _ := refuse(t, "a.png", pngOf(t, m, animation, turned)); codes != "picture-orientation" {
		t.Error(codes)
	}
	for _, outside := range [][]byte{frameControl(9, 6, 0, 0), frameControl(8, 6, 0, 1), frameControl(1<<31, 1, 1<<31, 0), pngChunk("fcTL", "")} {
		if codes, _ := refuse(t, "a.png", pngOf(t, m, outside)); codes != "picture-damaged" {
			t.Error(codes)
		}
	}
}

func TestDamagedPNG(t *testing.T) {
	data := pngOf(t, photo(4, 4))
	flipped := bytes.Clone(data)
	flipped[len(flipped)-20] ^= 1
	header := func(body string) []byte {
		return slices.Concat([]byte(pngSignature), pngChunk("IHDR", body), data[pngHeader:])
	}
	for _, c := range []struct {
		name string
		data []byte
		code string
	}{
		{"flipped bit", flipped, "picture-damaged"},
		{"no header", slices.Concat(data[:8], data[pngHeader:]), "picture-damaged"},
		{"two headers", slices.Concat(data[:pngHeader], data[8:]), "picture-damaged"},
		{"short header", header("\x00"), "picture-damaged"},
		{"no width", header("\x00\x00\x00\x00\x00\x00\x00\x01\x08\x02\x00\x00\x00"), "picture-damaged"},
		{"negative width", header("\xff\xff\xff\xff\x00\x00\x00\x01\x08\x02\x00\x00\x00"), "picture-damaged"},
		{"no such colours", header("\x00\x00\x00\x01\x00\x00\x00\x01\x08\x05\x00\x00\x00"), "picture-damaged"},
		{"no such depth", header("\x00\x00\x00\x01\x00\x00\x00\x01\x07\x02\x00\x00\x00"), "picture-damaged"},
		{"no pixels", slices.Concat(data[:pngHeader], pngChunk("IEND", "")), "picture-damaged"},
		{"a program's own", slices.Concat(data[:8], pngChunk("CgBI", "1234"), data[8:]), "picture-damaged"},
		{"a part all must know", slices.Concat(data[:pngHeader], pngChunk("ABCD", ""), data[pngHeader:]), "picture-unsupported"},
		{"a length beyond the file", slices.Concat(data[:pngHeader], []byte("\xff\xff\xff\xfftEXt"), data[pngHeader:]), "picture-truncated"},
		{"on its side, too large", slices.Concat(header("\x00\x00\x1b\x58\x00\x00\x1b\x58\x08\x02\x00\x00\x00")[:pngHeader],
			pngChunk("eXIf", string(exif(binary.BigEndian, 3))), pngChunk("IDAT", string(make([]byte, 200_000))), pngChunk("IEND", "")), "picture-orientation"},
		{"on its side, unreadable", slices.Concat(pngHeaderOnly(4, 4, 20)[:pngHeader],
			pngChunk("eXIf", string(exif(binary.BigEndian, 3))), pngHeaderOnly(4, 4, 20)[pngHeader:]), "picture-damaged"},
	} {
		if codes, problems := refuse(t, "a.png", c.data); codes != c.code {
			t.Errorf("%s: %s: %s", c.name, codes, problems[0].Message)
		}
	}
}
