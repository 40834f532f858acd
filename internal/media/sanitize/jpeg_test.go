package sanitize

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"slices"
	"testing"

	"galen/internal/source"
)

var colourRed = color.NRGBA{200, 10, 20, 255}

func decodeJPEG(t testing.TB, data []byte) image.Image {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// samePixels fails unless both pictures show exactly the same.
func samePixels(t *testing.T, got, want image.Image) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("size %v, want %v", got.Bounds(), want.Bounds())
	}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if !sameColour(got.At(x, y), want.At(x, y), 0) {
				t.Fatalf("pixel %d,%d is %v, want %v", x, y, got.At(x, y), want.At(x, y))
			}
		}
	}
}

func sameColour(a, b color.Color, tolerance int) bool {
	r1, g1, b1, a1 := a.RGBA()
	r2, g2, b2, a2 := b.RGBA()
	for _, pair := range [][2]uint32{{r1, r2}, {g1, g2}, {b1, b2}, {a1, a2}} {
		if d := int(pair[0]>>8) - int(pair[1]>>8); d > tolerance || -d > tolerance {
			return false
		}
	}
	return true
}

func TestJPEGWithoutMetadata(t *testing.T) {
	m := photo(33, 17)
	plain := jpegOf(t, m, 80)
	full := jpegOf(t, m, 80, jpegMetadata(asStored), jpegSegment(markAPP2, profile), jpegSegment(markAPP14, "Adobe\x00\x64\x00\x00\x00\x00\x01CANARY"))
	full = append(full, "\xff\xd8CANARY a second picture"...)
	p := clean(t, "a.jpg", full)
	wantClean(t, p.Data)
	samePixels(t, decodeJPEG(t, p.Data), decodeJPEG(t, plain))
	if p.Format != "jpeg" || p.MediaType != "image/jpeg" || p.Width != 33 || p.Height != 17 {
		t.Errorf("%s %s %d × %d", p.Format, p.MediaType, p.Width, p.Height)
	}
	for _, kept := range []string{"JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00", profile, "Adobe"} {
		if !bytes.Contains(p.Data, []byte(kept)) {
			t.Errorf("%q is lost", kept)
		}
	}
	if want := len(plain) + 18 + 4 + len(profile) + 16; len(p.Data) != want {
		t.Errorf("%d bytes, want %d", len(p.Data), want)
	}
}

// Segments between and behind the scans of a progressive JPEG go as well.
func TestJPEGStrayBytes(t *testing.T) {
	data := jpegOf(t, photo(16, 16), 90)
	scan := bytes.Index(data, []byte{0xff, markSOS})
	stray := slices.Concat(data[:scan], []byte("CANARY\xff\x00\xff\xff\xff"), jpegSegment(markAPP1, "Exif\x00\x00CANARY")[1:],
		data[scan:len(data)-2], jpegSegment(0xfe, "CANARY"), data[len(data)-2:])
	p := clean(t, "a.jpg", stray)
	if !bytes.Equal(p.Data, data) {
		t.Errorf("%d bytes, want %d", len(p.Data), len(data))
	}
}

// sides says, in the words of the EXIF standard, where the first stored row and
// the first stored column are seen.
var sides = map[orientation][2]string{
	1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
	5: {"left", "top"}, 6: {"right", "top"}, 7: {"right", "bottom"}, 8: {"left", "bottom"},
}

// seen is the pixel at x, y of the upright picture, found from the stored one by
// the words above.
func seen(stored image.Image, o orientation, x, y int) color.Color {
	w, h := stored.Bounds().Dx(), stored.Bounds().Dy()
	if o.swaps() {
		w, h = h, w
	}
	from := map[string]int{"top": y, "bottom": h - 1 - y, "left": x, "right": w - 1 - x}
	return stored.At(from[sides[o][1]], from[sides[o][0]])
}

func TestJPEGTurnedUpright(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 31, 18))
	for i := range grey.Pix {
		grey.Pix[i] = uint8(i / 3)
	}
	for o := orientation(2); o <= 8; o++ {
		for _, m := range []image.Image{photo(48, 32), photo(47, 31), grey} {
			stored := jpegOf(t, m, 95, jpegMetadata(o), jpegSegment(markAPP2, profile))
			p := clean(t, "a.jpg", stored)
			wantClean(t, p.Data)
			if !bytes.Contains(p.Data, []byte(profile)) {
				t.Error("the colour profile is lost")
			}
			got, before := decodeJPEG(t, p.Data), decodeJPEG(t, stored)
			if p.Width != got.Bounds().Dx() || p.Height != got.Bounds().Dy() || o.swaps() != (p.Width < p.Height) {
				t.Fatalf("orientation %d: %d × %d", o, p.Width, p.Height)
			}
			for y := range p.Height {
				for x := range p.Width {
					if !sameColour(got.At(x, y), seen(before, o, x, y), 14) {
						t.Fatalf("orientation %d: pixel %d,%d is %v, want %v", o, x, y, got.At(x, y), seen(before, o, x, y))
					}
				}
			}
		}
	}
}

// Turning itself changes no sample, however the colours are thinned.
func TestUprightIsExact(t *testing.T) {
	ratios := []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	}
	random := rand.New(rand.NewPCG(1, 2))
	noise := func(b []byte) {
		for i := range b {
			b[i] = byte(random.Uint32())
		}
	}
	var all []image.Image
	for _, size := range []image.Rectangle{image.Rect(0, 0, 16, 8), image.Rect(0, 0, 13, 7), image.Rect(0, 0, 1, 5)} {
		for _, r := range ratios {
			m := image.NewYCbCr(size, r)
			noise(m.Y)
			noise(m.Cb)
			noise(m.Cr)
			all = append(all, m)
		}
		a, b, c, d := image.NewRGBA(size), image.NewNRGBA64(size), image.NewGray16(size), image.NewCMYK(size)
		noise(b.Pix)
		noise(c.Pix)
		noise(d.Pix)
		for i := range a.Pix {
			a.Pix[i] = byte(i)
		}
		all = append(all, a, b, c, d)
	}
	for _, m := range all {
		for o := orientation(2); o <= 8; o++ {
			got := upright(m, o)
			for y := range got.Bounds().Dy() {
				for x := range got.Bounds().Dx() {
					if want := seen(m, o, x, y); !sameColour(got.At(x, y), want, 0) {
						t.Fatalf("%T %v, orientation %d: pixel %d,%d is %v, want %v", m, m.Bounds(), o, x, y, got.At(x, y), want)
					}
				}
			}
		}
	}
}

func TestReadOrientation(t *testing.T) {
	for o := orientation(1); o <= 8; o++ {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			if got := readOrientation(exif(order, o)); got != o {
				t.Errorf("%v %d: %d", order, o, got)
			}
			if got := readOrientation(append([]byte("Exif\x00\x00"), exif(order, o)...)); got != o {
				t.Errorf("with heading, %v %d: %d", order, o, got)
			}
		}
	}
	whole := exif(binary.BigEndian, 6)
	for n := range whole {
		if got := readOrientation(whole[:n]); got != asStored && got != 6 {
			t.Errorf("first %d bytes: %d", n, got)
		}
	}
	for name, data := range map[string]string{
		"empty": "", "text": "Exif\x00\x00hello there", "far": "II*\x00\xff\xff\xff\xff\x01\x00",
		"nine": string(exif(binary.BigEndian, 9)), "zero": string(exif(binary.BigEndian, 0)),
	} {
		if got := readOrientation([]byte(data)); got != asStored {
			t.Errorf("%s: %d", name, got)
		}
	}
}

func TestDamagedJPEG(t *testing.T) {
	data := jpegOf(t, photo(16, 16), 90)
	frame := bytes.Index(data, []byte{0xff, markSOF0})
	scan := bytes.Index(data, []byte{0xff, markSOS})
	changed := func(at int, b ...byte) []byte {
		c := bytes.Clone(data)
		copy(c[at:], b)
		return c
	}
	for _, c := range []struct {
		name string
		data []byte
		code string
	}{
		{"no pixels", slices.Concat(data[:scan], []byte{0xff, markEOI}), "picture-damaged"},
		{"no frame", slices.Concat(data[:2], data[scan:]), "picture-damaged"},
		{"no length", changed(frame+2, 0, 1), "picture-damaged"},
		{"two frames", slices.Concat(data[:frame], data[frame:frame+19], data[frame:]), "picture-damaged"},
		{"no height", changed(frame+5, 0, 0), "picture-damaged"},
		{"sampling 0", changed(frame+11, 0), "picture-damaged"},
		{"12 bits", changed(frame+4, 12), "picture-unsupported"},
		{"arithmetic", changed(frame+1, 0xc9), "picture-unsupported"},
		{"much too short", changed(frame+5, 0x10, 0, 0x10, 0), "picture-truncated"},
		{"pixels unreadable", slices.Concat(data[:2], jpegMetadata(6), data[2:scan+14], make([]byte, 40), []byte{0xff, markEOI}), "picture-damaged"},
		{"print colours", slices.Concat(data[:frame],
			jpegSegment(markSOF0, "\x08\x00\x10\x00\x10\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"), data[frame+19:]), "picture-inks"},
		{"print colours on their side", slices.Concat(data[:2], jpegMetadata(8), data[2:frame],
			jpegSegment(markSOF0, "\x08\x00\x10\x00\x10\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"), data[frame+19:]), "picture-inks"},
		{"progressive, on its side, 48 megapixels", slices.Concat(data[:2], jpegMetadata(6), data[2:frame],
			jpegSegment(markSOF2, "\x08\x17\x70\x1f\x40\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"), data[frame+19:scan+14], make([]byte, 200_000), []byte{0xff, markEOI}), "picture-orientation"},
	} {
		if codes, problems := refuse(t, "a.jpg", c.data); codes != c.code {
			t.Errorf("%s: %s: %s", c.name, codes, problems[0].Message)
		}
	}
}

// A hostile file cannot make a list as long as itself.
func TestOneProblemOfEachCode(t *testing.T) {
	many := bytes.Repeat(jpegSegment(markSOF0, "\x08"), 10_000)
	_, problems := refuse(t, "a.jpg", slices.Concat([]byte{0xff, markSOI}, many))
	if len(problems) > 2 {
		t.Errorf("%d problems", len(problems))
	}
}

func noisyJPEG(b *testing.B, segments ...[]byte) []byte {
	random := rand.New(rand.NewPCG(3, 4))
	m := photo(2400, 1800)
	for i := range m.Pix {
		m.Pix[i] ^= byte(random.Uint32()) & 63
	}
	return jpegOf(b, m, 88, segments...)
}

func BenchmarkClean2MBJPEG(b *testing.B) {
	f := source.NewFile("a.jpg", noisyJPEG(b, jpegMetadata(asStored)))
	b.SetBytes(int64(len(f.Data)))
	for b.Loop() {
		Clean(f)
	}
}

func BenchmarkTurn2MBJPEG(b *testing.B) {
	f := source.NewFile("a.jpg", noisyJPEG(b, jpegMetadata(6)))
	b.SetBytes(int64(len(f.Data)))
	b.ReportAllocs()
	for b.Loop() {
		Clean(f)
	}
}
