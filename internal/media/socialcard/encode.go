package socialcard

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
)

// encode writes the PNG of a sheet of at most sixteen colours. The encoder of the
// standard library asks for each pixel by itself, which takes four times as long.
func (s *studio) encode(sheet *image.Paletted) ([]byte, error) {
	width, height := sheet.Rect.Dx(), sheet.Rect.Dy()
	s.rows = s.rows[:0]
	for y := range height {
		s.rows = append(s.rows, 0) // no filter
		row := sheet.Pix[y*sheet.Stride:][:width]
		for x := 0; x+1 < width; x += 2 {
			s.rows = append(s.rows, row[x]<<4|row[x+1])
		}
	}
	s.body.Reset()
	if s.packer == nil {
		s.packer, _ = zlib.NewWriterLevel(&s.body, zlib.BestSpeed)
	}
	s.packer.Reset(&s.body)
	if _, err := s.packer.Write(s.rows); err != nil {
		return nil, err
	}
	if err := s.packer.Close(); err != nil {
		return nil, err
	}
	header := binary.BigEndian.AppendUint32(nil, uint32(width))
	header = binary.BigEndian.AppendUint32(header, uint32(height))
	header = append(header, 4, 3, 0, 0, 0) // bits of a pixel, colours from a palette
	var colours []byte
	for _, c := range sheet.Palette {
		rgba := c.(color.RGBA)
		colours = append(colours, rgba.R, rgba.G, rgba.B)
	}
	var out bytes.Buffer
	out.Grow(s.body.Len() + 200)
	out.WriteString("\x89PNG\r\n\x1a\n")
	chunk(&out, "IHDR", header)
	chunk(&out, "PLTE", colours)
	chunk(&out, "IDAT", s.body.Bytes())
	chunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

func chunk(out *bytes.Buffer, name string, body []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(body))))
	from := out.Len()
	out.WriteString(name)
	out.Write(body)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(out.Bytes()[from:])))
}
