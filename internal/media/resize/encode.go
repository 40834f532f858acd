package resize

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"

	"github.com/HugoSmits86/nativewebp"

	"galen/internal/media/sanitize"
)

// quality of JPEG variants: what a reader cannot tell from the original at reading
// distance, at about half the bytes of what cameras write.
const quality = 80

// encode makes the bytes of a variant.
func (r *Cache) encode(p Variant, m *image.RGBA, grey bool, colours []byte) ([]byte, error) {
	var out bytes.Buffer
	n := p.Original
	if n.Format != p.Format && n.Format != "jpeg" {
		colours = nil // they are in the form of another format
	}
	var err error
	switch {
	case p.Format == "jpeg":
		if n.Format != "jpeg" {
			colours = nil
		}
		err = sanitize.WriteJPEG(&out, pixels(onPaper(m, n.Clear), grey), quality, colours)
	case p.Format == "png":
		small := pixels(m, grey)
		if n.Flat() && !grey {
			small = reduced(m)
		}
		err = sanitize.WritePNG(&out, small, png.DefaultCompression, colours)
	case p.With == "":
		err = nativewebp.Encode(&out, straight(m), nil)
	default:
		if err = sanitize.WritePNG(&out, pixels(m, grey), png.BestSpeed, profileChunk(colours)); err != nil {
			return nil, err
		}
		data, err := r.program(p.Format).encode(p.Format, out.Bytes())
		if err != nil {
			return nil, encodeFault(n.file.Path, p.Format, err)
		}
		return data, nil
	}
	return out.Bytes(), err
}

// pixels gives what the encoders of the standard library write in the fewest
// bytes, in the least time.
func pixels(m *image.RGBA, grey bool) image.Image {
	if grey {
		g := image.NewGray(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
		draw.Draw(g, g.Rect, m, m.Rect.Min, draw.Src)
		return g
	}
	if m.Opaque() {
		return m
	}
	return straight(m)
}

// straight gives pixels whose colours are not multiplied by how opaque they are.
func straight(m *image.RGBA) *image.NRGBA {
	s := image.NewNRGBA(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
	draw.Draw(s, s.Rect, m, m.Rect.Min, draw.Src)
	return s
}

// onPaper lays what lets the ground through on white.
func onPaper(m *image.RGBA, clear bool) *image.RGBA {
	if !clear {
		return m
	}
	paper := image.NewRGBA(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
	draw.Draw(paper, paper.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(paper, paper.Rect, m, m.Rect.Min, draw.Over)
	return paper
}

// profileChunk turns the colour profile of a JPEG, in its segments, into the chunk
// that a PNG has for it.
func profileChunk(segments []byte) []byte {
	profile := sanitize.JPEGProfile(segments)
	if len(profile) == 0 {
		return nil
	}
	var body bytes.Buffer
	body.WriteString("iCCPicc\x00\x00")
	z := zlib.NewWriter(&body)
	io.Copy(z, bytes.NewReader(profile))
	z.Close()
	chunk := binary.BigEndian.AppendUint32(nil, uint32(body.Len()-4))
	chunk = append(chunk, body.Bytes()...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body.Bytes()))
}
