package sanitize

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// canaries are texts that the fixtures hide in every place where metadata can
// be, and the headings of those places.
var canaries = []string{
	"CANARY", "Exif", "eXIf", "EXIF", "http://ns.adobe.com/xap", "xmpmeta", "XMP", "Photoshop 3.0", "8BIM",
	"tEXt", "zTXt", "iTXt", "tIME", "MPF\x00", "JFXX",
}

// wantClean fails when metadata is left.
func wantClean(t *testing.T, data []byte) {
	t.Helper()
	for _, c := range canaries {
		if i := bytes.Index(data, []byte(c)); i >= 0 {
			t.Errorf("%q is left at byte %d", c, i)
		}
	}
}

// photo is a picture in which every pixel differs from its neighbours and each
// corner from the others, smooth enough to survive JPEG.
func photo(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, color.NRGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8((x + y) * 255 / (w + h)), 255})
		}
	}
	return m
}

// exif is the body of an EXIF block with an orientation and a place.
func exif(order binary.AppendByteOrder, turn orientation) []byte {
	b := []byte("II")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM")
	}
	entry := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(b, tag)
		b = order.AppendUint16(b, kind)
		b = order.AppendUint32(b, count)
		if kind == 3 {
			b = order.AppendUint16(b, uint16(value))
			b = order.AppendUint16(b, 0)
			return
		}
		b = order.AppendUint32(b, value)
	}
	b = order.AppendUint16(b, 42)
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 3)
	entry(0x010f, 2, 12, 50) // the maker of the camera
	entry(0x0112, 3, 1, uint32(turn))
	entry(0x8825, 4, 1, 62) // the GPS directory
	b = order.AppendUint32(b, 0)
	b = append(b, "CANARY maker"...)
	b = order.AppendUint16(b, 2)
	entry(0x0002, 5, 3, 92) // latitude: three fractions
	entry(0x0012, 2, 11, 116)
	b = order.AppendUint32(b, 0)
	for _, n := range []uint32{52, 1, 30, 1, 0, 1} {
		b = order.AppendUint32(b, n)
	}
	return append(b, "CANARY GPS\x00"...)
}

func jpegSegment(marker byte, body string) []byte {
	b := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2))
	return append(b, body...)
}

// jpegOf encodes m and puts segments at its beginning.
func jpegOf(t testing.TB, m image.Image, quality int, segments ...[]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(out.Bytes()[:2], slices.Concat(segments...), out.Bytes()[2:])
}

// jpegMetadata is every kind of segment that must go.
func jpegMetadata(turn orientation) []byte {
	return slices.Concat(
		jpegSegment(0xe0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x02\x01CANARY"),
		jpegSegment(0xe0, "JFXX\x00\x13CANARY"),
		jpegSegment(0xe1, "Exif\x00\x00"+string(exif(binary.BigEndian, turn))),
		jpegSegment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>CANARY</x:xmpmeta>"),
		jpegSegment(0xe2, "MPF\x00CANARY"),
		jpegSegment(0xed, "Photoshop 3.0\x008BIM\x04\x04CANARY IPTC"),
		jpegSegment(0xfe, "CANARY comment"),
		jpegSegment(0xef, "CANARY"),
	)
}

const profile = "ICC_PROFILE\x00\x01\x01 a colour profile RGB "

func pngChunk(name, body string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, name...), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// pngOf encodes m and puts chunks behind its header.
func pngOf(t testing.TB, m image.Image, chunks ...[]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(out.Bytes()[:pngHeader], slices.Concat(chunks...), out.Bytes()[pngHeader:])
}

func pngMetadata() []byte {
	return slices.Concat(
		pngChunk("eXIf", string(exif(binary.LittleEndian, asStored))),
		pngChunk("tEXt", "Comment\x00CANARY"),
		pngChunk("zTXt", "Raw profile type exif\x00\x00CANARY"),
		pngChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00CANARY"),
		pngChunk("tIME", "\x07\xea\x0b\x16\x0d\x3b\x00"),
		pngChunk("vpAg", "CANARY"),
	)
}

// pngHeaderOnly is a PNG that states a size and holds a given number of bytes
// of pixels, which do not decode.
func pngHeaderOnly(width, height uint32, pixels int) []byte {
	header := binary.BigEndian.AppendUint32(nil, width)
	header = binary.BigEndian.AppendUint32(header, height)
	header = append(header, 8, 2, 0, 0, 0)
	return slices.Concat([]byte(pngSignature), pngChunk("IHDR", string(header)),
		pngChunk("IDAT", string(make([]byte, pixels))), pngChunk("IEND", ""))
}

// gifOf is an animation of two frames that repeats for ever.
func gifOf(t testing.TB) []byte {
	t.Helper()
	frames := &gif.GIF{LoopCount: 0, Delay: []int{5, 7}}
	for i := range 2 {
		m := image.NewPaletted(image.Rect(0, 0, 9, 7), palette.WebSafe)
		for j := range m.Pix {
			m.Pix[j] = uint8(i*50 + j)
		}
		frames.Image = append(frames.Image, m)
	}
	var out bytes.Buffer
	if err := gif.EncodeAll(&out, frames); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func gifBlocks(introduction string, blocks ...string) []byte {
	b := []byte(introduction)
	for _, block := range blocks {
		b = append(append(b, byte(len(block))), block...)
	}
	return append(b, 0)
}

// vp8l is a lossless WebP bitstream of one colour: each of its five codes has
// one symbol, so that a pixel takes no bit at all.
func vp8l(width, height int, c color.NRGBA) []byte {
	var bits []byte // one bit each
	add := func(value, n int) {
		for i := range n {
			bits = append(bits, byte(value>>i&1))
		}
	}
	add(width-1, 14)
	add(height-1, 14)
	add(1, 1) // has alpha
	add(0, 3) // version
	add(0, 3) // no transform, no colour cache, one group of codes
	for _, symbol := range []uint8{c.G, c.R, c.B, c.A, 0} {
		add(1, 1) // a simple code
		add(0, 1) // of one symbol
		add(1, 1) // written in eight bits
		add(int(symbol), 8)
	}
	out := []byte{0x2f}
	for len(bits)%8 != 0 {
		bits = append(bits, 0)
	}
	for i := 0; i < len(bits); i += 8 {
		var b byte
		for j := range 8 {
			b |= bits[i+j] << j
		}
		out = append(out, b)
	}
	return out
}

func webpChunk(name string, body []byte) []byte {
	b := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))
	b = append(b, body...)
	if len(body)%2 == 1 {
		b = append(b, 0)
	}
	return b
}

func webpOf(chunks ...[]byte) []byte {
	body := slices.Concat(chunks...)
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body)+4))
	return append(append(b, "WEBP"...), body...)
}

func vp8x(flags byte, width, height int) []byte {
	w, h := width-1, height-1
	return webpChunk("VP8X", []byte{flags, 0, 0, 0, byte(w), byte(w >> 8), byte(w >> 16), byte(h), byte(h >> 8), byte(h >> 16)})
}
