package sanitize

import (
	"bytes"
	"encoding/binary"
	"image"
	"slices"
	"testing"

	"golang.org/x/image/webp"
)

func TestWebPWithoutMetadata(t *testing.T) {
	red := webpChunk("VP8L", vp8l(5, 3, colourRed))
	icc := webpChunk("ICCP", []byte("a colour profile"))
	full := slices.Concat(webpOf(vp8x(0x3c, 5, 3), icc, webpChunk("CANA", []byte("CANARY")), red,
		webpChunk("EXIF", exif(binary.LittleEndian, asStored)), webpChunk("XMP ", []byte("CANARY xmpmeta"))), []byte("CANARY behind the end"))
	p := clean(t, "a.webp", full)
	wantClean(t, p.Data)
	if want := webpOf(vp8x(0x30, 5, 3), icc, red); !bytes.Equal(p.Data, want) {
		t.Errorf("got  %q\nwant %q", p.Data, want)
	}
	if p.Format != "webp" || p.MediaType != "image/webp" || p.Width != 5 || p.Height != 3 {
		t.Errorf("%s %s %d × %d", p.Format, p.MediaType, p.Width, p.Height)
	}
	m, err := webp.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, 5, 3) || !sameColour(m.At(4, 2), colourRed, 0) {
		t.Errorf("%v %v", m.Bounds(), m.At(4, 2))
	}
}

// animationFrame is an animation's frame of 5 × 3 pixels at x, y, each even.
func animationFrame(x, y byte, chunks ...[]byte) []byte {
	header := []byte{x / 2, 0, 0, y / 2, 0, 0, 4, 0, 0, 2, 0, 0, 100, 0, 0, 0}
	return webpChunk("ANMF", slices.Concat(header, slices.Concat(chunks...)))
}

func TestAnimatedWebP(t *testing.T) {
	red := webpChunk("VP8L", vp8l(5, 3, colourRed))
	anim := webpChunk("ANIM", make([]byte, 6))
	p := clean(t, "a.webp", webpOf(vp8x(0x0a, 9, 5), anim, animationFrame(4, 2, webpChunk("EXIF", []byte("CANARY")), red), animationFrame(0, 0, red)))
	if want := webpOf(vp8x(0x02, 9, 5), anim, animationFrame(4, 2, red), animationFrame(0, 0, red)); !bytes.Equal(p.Data, want) {
		t.Errorf("got  %q\nwant %q", p.Data, want)
	}
	if p.Width != 9 || p.Height != 5 {
		t.Errorf("%d × %d", p.Width, p.Height)
	}
	for name, frame := range map[string][]byte{
		"outside":    animationFrame(6, 2, red),
		"wrong size": animationFrame(0, 0, webpChunk("VP8L", vp8l(5, 4, colourRed))),
		"two":        animationFrame(0, 0, red, red),
		"empty":      animationFrame(0, 0),
		"short":      webpChunk("ANMF", make([]byte, 15)),
	} {
		if codes, _ := refuse(t, "a.webp", webpOf(vp8x(2, 9, 5), anim, frame)); codes != "picture-damaged" {
			t.Errorf("%s: %s", name, codes)
		}
	}
}

// lossyHeader is the beginning of a lossy bitstream.
func lossyHeader(width, height uint16) []byte {
	b := []byte("\x10\x00\x00\x9d\x01\x2a")
	b = binary.LittleEndian.AppendUint16(b, width|1<<14)
	return binary.LittleEndian.AppendUint16(b, height)
}

func TestWebPSizes(t *testing.T) {
	p := clean(t, "a.webp", webpOf(webpChunk("VP8 ", lossyHeader(640, 480))))
	if p.Width != 640 || p.Height != 480 {
		t.Errorf("%d × %d", p.Width, p.Height)
	}
	p = clean(t, "a.webp", webpOf(vp8x(0x10, 640, 480), webpChunk("ALPH", []byte{0}), webpChunk("VP8 ", lossyHeader(640, 480))))
	if p.Width != 640 || p.Height != 480 {
		t.Errorf("%d × %d", p.Width, p.Height)
	}
}

func TestDamagedWebP(t *testing.T) {
	red := webpChunk("VP8L", vp8l(5, 3, colourRed))
	short := webpOf(red)
	binary.LittleEndian.PutUint32(short[4:], 1)
	inner := bytes.Clone(red)
	binary.LittleEndian.PutUint32(inner[4:], 1<<31)
	for _, c := range []struct {
		name string
		data []byte
		code string
	}{
		{"no pixels", webpOf(vp8x(0, 5, 3)), "picture-damaged"},
		{"two pictures", webpOf(vp8x(0, 5, 3), red, red), "picture-damaged"},
		{"two sizes", webpOf(vp8x(0, 5, 4), red), "picture-damaged"},
		{"two headers", webpOf(vp8x(0, 5, 3), vp8x(0, 5, 3), red), "picture-damaged"},
		{"short header", webpOf(webpChunk("VP8X", make([]byte, 9)), red), "picture-damaged"},
		{"no bitstream", webpOf(webpChunk("VP8L", []byte("hello"))), "picture-damaged"},
		{"not a key frame", webpOf(webpChunk("VP8 ", []byte("\x11\x00\x00\x9d\x01\x2a\x05\x00\x03\x00"))), "picture-damaged"},
		{"length too small", short, "picture-damaged"},
		{"a chunk beyond the end", webpOf(inner), "picture-truncated"},
		{"on its side", webpOf(vp8x(8, 5, 3), red, webpChunk("EXIF", exif(binary.BigEndian, 6))), "picture-orientation"},
		{"on its side, with heading", webpOf(vp8x(8, 5, 3), red, webpChunk("EXIF", append([]byte("Exif\x00\x00"), exif(binary.LittleEndian, 8)...))), "picture-orientation"},
	} {
		if codes, problems := refuse(t, "a.webp", c.data); codes != c.code {
			t.Errorf("%s: %s: %s", c.name, codes, problems[0].Message)
		}
	}
}
