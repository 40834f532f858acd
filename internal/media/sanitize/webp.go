package sanitize

import (
	"encoding/binary"

	"galen/internal/diag"
)

// The flags of the VP8X chunk, which introduces a WebP of several parts.
const (
	webpHasXMP  = 0x04
	webpHasEXIF = 0x08
	riffHeader  = 12 // "RIFF", the length of what follows, "WEBP"
)

// webpFile is what walking a WebP leaves. Its chunks are a name of four
// letters, a length, the body, and a byte of padding when the length is odd.
type webpFile struct {
	kept          []byte
	width, height int // as VP8X says, or else the picture's own
	pictures      int
	extended      bool // has a VP8X chunk
	moves, clear  bool
	colours       []byte // the colour profile
	notes         notes
}

func cleanWebP(data []byte) (Picture, diag.List) {
	if len(data) < riffHeader {
		return Picture{}, diag.List{truncated("WebP")}
	}
	length := uint64(binary.LittleEndian.Uint32(data[4:])) + 8
	if length > uint64(len(data)) {
		return Picture{}, diag.List{truncated("WebP")}
	}
	if length < riffHeader {
		return Picture{}, diag.List{damaged("WebP", "its length does not match its data")}
	}
	w := webpFile{kept: append(make([]byte, 0, len(data)), data[:riffHeader]...)}
	problems := w.chunks(data[riffHeader:length], w.chunk)
	if len(problems) == 0 && w.pictures == 0 {
		problems = diag.List{damaged("WebP", "it holds no pixels")}
	}
	if len(problems) > 0 {
		return Picture{}, problems
	}
	binary.LittleEndian.PutUint32(w.kept[4:], uint32(len(w.kept)-8))
	memory := 4 * int64(w.width) * int64(w.height)
	return Picture{Width: w.width, Height: w.height, Data: w.kept, Colours: w.colours, Moves: w.moves, Clear: w.clear, Memory: memory, Rights: w.notes.rights()}, nil
}

// chunks hands each chunk to keep, and stops at the first that is not whole.
func (w *webpFile) chunks(rest []byte, keep func(name string, body []byte) diag.List) diag.List {
	var problems diag.List
	for len(rest) > 0 {
		if len(rest) < 8 {
			return append(problems, truncated("WebP"))
		}
		name, length := string(rest[:4]), uint64(binary.LittleEndian.Uint32(rest[4:]))
		rest = rest[8:]
		if length > uint64(len(rest)) {
			return append(problems, truncated("WebP"))
		}
		problems = add(problems, keep(name, rest[:length]))
		rest = rest[min(length+length%2, uint64(len(rest))):]
	}
	return problems
}

func (w *webpFile) append(name string, body []byte) {
	w.kept = append(w.kept, name...)
	w.kept = binary.LittleEndian.AppendUint32(w.kept, uint32(len(body)))
	w.kept = append(w.kept, body...)
	if len(body)%2 == 1 {
		w.kept = append(w.kept, 0)
	}
}

// chunk keeps one chunk of the file, or leaves it out.
func (w *webpFile) chunk(name string, body []byte) diag.List {
	switch name {
	case "VP8X":
		return w.introduction(body)
	case "VP8 ", "VP8L":
		return w.picture(name, body)
	case "ANMF":
		w.moves = true
		return w.frame(body)
	case "ICCP", "ANIM", "ALPH":
		if name == "ICCP" {
			body = quietProfile(body)
		}
		if w.extended {
			w.append(name, body)
		}
		if name == "ICCP" {
			w.colours = body
		}
		w.clear = w.clear || name == "ALPH"
	case "XMP ":
		w.notes.readXMP(body)
	case "EXIF":
		w.notes.readEXIF(body)
		if w.extended && readOrientation(body) != asStored {
			return diag.List{lyingOnItsSide("WebP", "a WebP cannot be rotated here")}
		}
	}
	return nil
}

// introduction keeps the VP8X chunk, without the flags of what is left out.
func (w *webpFile) introduction(body []byte) diag.List {
	if len(body) < 10 || w.extended || w.pictures > 0 {
		return diag.List{damaged("WebP", "its header is not complete")}
	}
	w.extended = true
	w.width, w.height = 1+uint24(body[4:]), 1+uint24(body[7:])
	at := len(w.kept) + 8
	w.append("VP8X", body[:10])
	w.kept[at] &^= webpHasEXIF | webpHasXMP
	return sizeFaults("WebP", w.width, w.height)
}

// picture keeps the pixels of a WebP that is not animated.
func (w *webpFile) picture(name string, body []byte) diag.List {
	if w.pictures > 0 {
		return diag.List{damaged("WebP", "it holds two pictures")}
	}
	width, height, ok := bitstreamSize(name, body)
	if !ok {
		return diag.List{damaged("WebP", "its pixels have no header")}
	}
	if w.extended && (width != w.width || height != w.height) {
		return diag.List{damaged("WebP", "it states two different sizes")}
	}
	w.pictures, w.width, w.height = 1, width, height
	w.clear = w.clear || name == "VP8L" && body[4]&0x10 != 0 // the bit that says so: RFC 9649, section 3.4
	w.append(name, body)
	return sizeFaults("WebP", width, height)
}

const frameHeader = 16 // of an ANMF chunk: place, size, duration, flags

// frame keeps one frame of an animation, itself a row of chunks.
func (w *webpFile) frame(body []byte) diag.List {
	if len(body) < frameHeader || !w.extended {
		return diag.List{damaged("WebP", "a frame of its animation is not complete")}
	}
	right, bottom := 2*uint24(body)+1+uint24(body[6:]), 2*uint24(body[3:])+1+uint24(body[9:])
	if right > w.width || bottom > w.height {
		return diag.List{damaged("WebP", "a frame of its animation is outside the picture")}
	}
	w.pictures++
	frame := webpFile{kept: append([]byte(nil), body[:frameHeader]...)}
	problems := frame.chunks(body[frameHeader:], func(name string, body []byte) diag.List {
		switch name {
		case "ALPH":
			frame.append(name, body)
		case "VP8 ", "VP8L":
			return frame.picture(name, body)
		}
		return nil
	})
	if len(problems) == 0 && (frame.width != 1+uint24(body[6:]) || frame.height != 1+uint24(body[9:])) {
		problems = diag.List{damaged("WebP", "a frame of its animation has the wrong size")}
	}
	w.append("ANMF", frame.kept)
	return problems
}

// bitstreamSize reads the size from the first bytes of the pixels: RFC 6386,
// section 9.1, for VP8, and RFC 9649, section 3.4, for VP8L.
func bitstreamSize(name string, body []byte) (width, height int, ok bool) {
	if name == "VP8L" {
		if len(body) < 5 || body[0] != 0x2f {
			return 0, 0, false
		}
		bits := binary.LittleEndian.Uint32(body[1:])
		return 1 + int(bits&0x3fff), 1 + int(bits>>14&0x3fff), true
	}
	if len(body) < 10 || body[0]&1 != 0 || string(body[3:6]) != "\x9d\x01\x2a" {
		return 0, 0, false
	}
	const size = 0x3fff // the two bits above are a scale that browsers ignore
	return int(binary.LittleEndian.Uint16(body[6:]) & size), int(binary.LittleEndian.Uint16(body[8:]) & size), true
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
