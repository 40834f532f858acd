package sanitize

import (
	"encoding/binary"

	"galen/internal/diag"
)

// jpegFrame is the header of the pixels, marker SOF.
type jpegFrame struct {
	found         bool
	width, height int
	progressive   bool
	components    int  // grey 1, colours 3, print colours 4
	rgb           bool // red, green and blue, not brightness and two colours
	coarse        bool // colours shared by groups of pixels that turning splits
	blocks        int  // 8 × 8 samples that must be stored, at the least
	samples       int  // that a decoder keeps, one byte each
}

func (f *jpegFrame) read(marker byte, body []byte) diag.List {
	if f.found {
		return diag.List{damaged("JPEG", "it states its size twice")}
	}
	f.found = true
	if len(body) < 6 || len(body) != 6+3*int(body[5]) || body[5] == 0 {
		return diag.List{damaged("JPEG", "its header is not complete")}
	}
	f.height = int(binary.BigEndian.Uint16(body[1:]))
	f.width = int(binary.BigEndian.Uint16(body[3:]))
	f.progressive = marker == markSOF2
	f.components = int(body[5])
	if body[0] != 8 || f.components == 2 || f.components > 4 {
		return diag.List{unsupported("JPEG", "it has more than 256 shades, or colours other than grey, RGB and CMYK")}
	}
	if problems := sizeFaults("JPEG", f.width, f.height); problems != nil {
		return problems
	}
	return f.measure(body[6:])
}

// measure works out from how finely each component is sampled what the pixels
// take. Each component is a name and the numbers of samples across and down, in
// four bits each, relative to the others.
func (f *jpegFrame) measure(components []byte) diag.List {
	var across, down int
	for i := 1; i < len(components); i += 3 {
		h, v := int(components[i]>>4), int(components[i]&15)
		if h < 1 || h > 4 || v < 1 || v > 4 {
			return diag.List{damaged("JPEG", "its header is not complete")}
		}
		across, down = max(across, h), max(down, v)
	}
	columns, rows := ceil(f.width, 8*across), ceil(f.height, 8*down)
	for i := 1; i < len(components); i += 3 {
		h, v := int(components[i]>>4), int(components[i]&15)
		f.samples += 64 * columns * h * rows * v
		f.blocks = max(f.blocks, ceil(ceil(f.width*h, across), 8)*ceil(ceil(f.height*v, down), 8))
	}
	f.coarse = across > 2 || down > 2 || f.width%across != 0 || f.height%down != 0
	if f.components == 3 && components[0] == 'R' && components[3] == 'G' && components[6] == 'B' {
		f.rgb = true
	}
	return nil
}

func ceil(n, by int) int { return (n + by - 1) / by }

// decoded is what the decoder keeps at most, in bytes.
func (f *jpegFrame) decoded() int {
	kept := f.samples
	if f.progressive {
		kept += 4 * f.samples
	}
	if f.rgb && f.components == 3 {
		kept += 4 * f.width * f.height
	}
	return kept
}

// memory is what turning the picture takes at most, in bytes: what the decoder
// keeps, and the turned copy.
func (f *jpegFrame) memory() int {
	turned := f.samples
	if f.coarse || f.rgb && f.components == 3 {
		turned = 4 * f.width * f.height // three for each pixel, and one plane being widened
	}
	return f.decoded() + turned
}
