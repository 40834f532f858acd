package sanitize

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"

	"galen/internal/diag"
)

const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	pngHeader    = len(pngSignature) + 25 // the signature and the IHDR chunk
)

// pngKept are the chunks that change how the pixels look, and those of an
// animated PNG.
var pngKept = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true,
	"tRNS": true, "gAMA": true, "cHRM": true, "sRGB": true, "iCCP": true, "cICP": true,
	"sBIT": true, "bKGD": true, "pHYs": true,
	"acTL": true, "fcTL": true, "fdAT": true,
}

// pngXMP is how the text chunk that holds XMP begins: its name, not compressed, without a
// language.
const pngXMP = "XML:com.adobe.xmp\x00\x00\x00\x00\x00"

// pngColours are the chunks that stay true when the pixels are encoded anew.
var pngColours = map[string]bool{"gAMA": true, "cHRM": true, "sRGB": true, "iCCP": true, "cICP": true}

// pngSamples is how many samples a pixel has, by colour type.
var pngSamples = map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}

// pngFile is what walking a PNG leaves.
type pngFile struct {
	kept          []byte
	colours       []byte // the chunks of pngColours, within kept too
	width, height int
	depth         int // bits of a sample
	colourType    byte
	pixels        int // bytes of compressed pixels
	animated      bool
	clear         bool // some colours let the ground through
	orientation   orientation
	notes         notes
}

func cleanPNG(data []byte) (Picture, diag.List) {
	p := pngFile{orientation: asStored}
	if problems := p.walk(data); len(problems) > 0 {
		return Picture{}, problems
	}
	perPixel := int64(4)
	if p.depth == 16 {
		perPixel = 8
	}
	found := Picture{Width: p.width, Height: p.height, Data: p.kept, Colours: p.colours, Moves: p.animated,
		Clear: p.clear || p.colourType >= 4, Memory: perPixel * int64(p.width) * int64(p.height), Rights: p.notes.rights()}
	if p.orientation == asStored {
		return found, nil
	}
	found.Orientation = int(p.orientation)
	if p.orientation.swaps() {
		found.Width, found.Height = found.Height, found.Width
	}
	switch {
	case p.animated:
		return Picture{}, diag.List{lyingOnItsSide("PNG", "an animation cannot be rotated here")}
	case 2*found.Memory > turnMemory:
		return Picture{}, diag.List{lyingOnItsSide("PNG", "it is too large to be rotated here")}
	}
	return found, nil
}

// walk goes from chunk to chunk up to the end chunk; what follows is left out.
// A chunk is a length, a name of four letters, the body, and a checksum of the
// two.
func (p *pngFile) walk(data []byte) diag.List {
	p.kept = append(make([]byte, 0, len(data)), pngSignature...)
	rest := data[len(pngSignature):]
	var problems diag.List
	for {
		if len(rest) < 12 {
			return append(problems, truncated("PNG"))
		}
		length := binary.BigEndian.Uint32(rest)
		if uint64(length)+12 > uint64(len(rest)) {
			return append(problems, truncated("PNG"))
		}
		chunk, name := rest[:12+length], string(rest[4:8])
		rest = rest[len(chunk):]
		if binary.BigEndian.Uint32(chunk[8+length:]) != crc32.ChecksumIEEE(chunk[4:8+length]) {
			return append(problems, damaged("PNG", "a checksum does not match its data"))
		}
		if first := len(p.kept) == len(pngSignature); first != (name == "IHDR") {
			return append(problems, damaged("PNG", "it does not begin with its size"))
		}
		problems = add(problems, p.chunk(name, chunk))
		if name == "IEND" {
			return add(problems, p.whole())
		}
	}
}

// chunk keeps one chunk, or leaves it out. A name in capitals says that the
// picture cannot be shown without the chunk.
func (p *pngFile) chunk(name string, chunk []byte) diag.List {
	if name == "iCCP" {
		if chunk = pngProfile(chunk); chunk == nil {
			return nil
		}
	}
	body := chunk[8 : len(chunk)-4]
	switch {
	case pngKept[name]:
		p.kept = append(p.kept, chunk...)
	case name == "eXIf":
		p.orientation = readOrientation(body)
		p.notes.readEXIF(body)
	case name == "iTXt" && bytes.HasPrefix(body, []byte(pngXMP)):
		p.notes.readXMP(body[len(pngXMP):])
	case name[0]&0x20 == 0:
		return diag.List{unsupported("PNG", "it has a part that only some programs understand")}
	}
	if pngColours[name] {
		p.colours = append(p.colours, chunk...)
	}
	switch name {
	case "IHDR":
		return p.readHeader(body)
	case "IDAT":
		p.pixels += len(body)
	case "tRNS":
		p.clear = true
	case "fcTL":
		p.animated = true
		return p.readFrame(body)
	}
	return nil
}

func (p *pngFile) readHeader(body []byte) diag.List {
	if len(body) != 13 {
		return diag.List{damaged("PNG", "its header is not complete")}
	}
	width, height := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
	if width > 1<<31-1 || height > 1<<31-1 {
		return diag.List{damaged("PNG", "its width or height is out of range")}
	}
	p.width, p.height = int(width), int(height)
	p.depth, p.colourType = int(body[8]), body[9]
	if _, known := pngSamples[p.colourType]; !known || p.depth == 0 || p.depth > 16 || p.depth&(p.depth-1) != 0 {
		return diag.List{damaged("PNG", "its colour type does not exist")}
	}
	return sizeFaults("PNG", p.width, p.height)
}

// readFrame checks that a frame of an animation lies within the picture.
func (p *pngFile) readFrame(body []byte) diag.List {
	if len(body) != 26 {
		return diag.List{damaged("PNG", "a frame of its animation is not complete")}
	}
	number := func(at int) uint64 { return uint64(binary.BigEndian.Uint32(body[at:])) }
	if number(4)+number(12) > uint64(p.width) || number(8)+number(16) > uint64(p.height) {
		return diag.List{damaged("PNG", "a frame of its animation is outside the picture")}
	}
	return nil
}

// pngRatio is the most that PNG's compression can save: 258 bytes stored in two
// bits.
const pngRatio = 258 * 8 / 2

func (p *pngFile) whole() diag.List {
	switch {
	case p.pixels == 0:
		return diag.List{damaged("PNG", "it holds no pixels")}
	case int64(p.width)*int64(p.height) <= MaxPixels && p.bytes() > pngRatio*int64(p.pixels):
		return diag.List{tooShort("PNG", p.width, p.height)}
	}
	return nil
}

// bytes is what the pixels take at least when they are not compressed.
func (p *pngFile) bytes() int64 {
	return int64(p.width) * int64(p.height) * int64(pngSamples[p.colourType]*p.depth) / 8
}

// turnedPNG decodes the picture, turns it upright and encodes it again. Nothing is
// lost: the colours, and what says how to show them, stay.
func turnedPNG(p Picture) (Picture, diag.List) {
	m, err := png.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return Picture{}, diag.List{damaged("PNG", "its pixels cannot be read")}
	}
	var out bytes.Buffer
	if err := WritePNG(&out, upright(m, orientation(p.Orientation)), png.DefaultCompression, p.Colours); err != nil {
		return Picture{}, diag.List{damaged("PNG", "its pixels cannot be written again")}
	}
	p.Data, p.Orientation = out.Bytes(), int(asStored)
	return p, nil
}

// WritePNG encodes pixels, with the chunks that say how their colours are meant
// (Picture.Colours).
func WritePNG(out *bytes.Buffer, m image.Image, level png.CompressionLevel, colours []byte) error {
	var plain bytes.Buffer
	encoder := png.Encoder{CompressionLevel: level}
	if err := encoder.Encode(&plain, m); err != nil {
		return err
	}
	encoded := plain.Bytes()
	out.Grow(len(encoded) + len(colours))
	out.Write(encoded[:pngHeader])
	out.Write(colours)
	out.Write(encoded[pngHeader:])
	return nil
}
