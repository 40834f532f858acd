package sanitize

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"slices"

	"galen/internal/diag"
)

// The second byte of the markers that matter (ITU T.81, table B.1). The first
// is always 0xff.
const (
	markTEM   = 0x01
	markSOF0  = 0xc0 // the frame, baseline
	markSOF2  = 0xc2 // the frame, progressive
	markDHT   = 0xc4
	markSOF15 = 0xcf // the last of the kinds of frame that browsers do not show
	markRST0  = 0xd0
	markSOI   = 0xd8 // start of the picture
	markEOI   = 0xd9 // its end
	markSOS   = 0xda // a scan: the pixels
	markDQT   = 0xdb
	markDRI   = 0xdd
	markDHP   = 0xde // a picture in several sizes
	markAPP0  = 0xe0
	markAPP1  = 0xe1
	markAPP2  = 0xe2
	markAPP13 = 0xed
	markAPP14 = 0xee
)

// quality of a JPEG that had to be turned: high, as it was encoded once before.
const quality = 90

// jpegFile is what walking a JPEG leaves: the parts that are published, and
// what must be known to turn them upright.
type jpegFile struct {
	kept        []byte
	profile     jpegProfile
	frame       jpegFrame
	orientation orientation
	scanned     int // bytes of pixels
	notes       notes
}

func cleanJPEG(data []byte) (Picture, diag.List) {
	j := jpegFile{orientation: asStored}
	if problems := j.walk(data); len(problems) > 0 {
		return Picture{}, problems
	}
	f, profile := j.frame, j.profile.segments()
	j.kept = slices.Insert(j.kept, j.profile.at, profile...)
	if f.components == 4 {
		return Picture{}, diag.List{inks()}
	}
	p := Picture{Width: f.width, Height: f.height, Data: j.kept, Colours: profile, Memory: int64(f.decoded()), Rights: j.notes.rights()}
	if j.orientation == asStored {
		return p, nil
	}
	p.Orientation = int(j.orientation)
	if j.orientation.swaps() {
		p.Width, p.Height = p.Height, p.Width
	}
	if f.memory() > turnMemory {
		return Picture{}, diag.List{lyingOnItsSide("JPEG", "it is too large to be rotated here")}
	}
	return p, nil
}

// walk goes from marker to marker up to the end mark. What follows that, such
// as the second picture that some cameras append, is left out.
func (j *jpegFile) walk(data []byte) diag.List {
	j.kept = append(make([]byte, 0, len(data)), data[:2]...)
	rest := data[2:]
	var problems diag.List
	for {
		marker, after := nextMarker(rest)
		if marker == 0 {
			return append(problems, truncated("JPEG"))
		}
		rest = after
		if marker == markEOI {
			j.kept = append(j.kept, 0xff, markEOI)
			return add(problems, j.whole())
		}
		if marker == markTEM || marker >= markRST0 && marker <= markSOI {
			continue // no segment follows, and none has a meaning here
		}
		if len(rest) < 2 {
			return append(problems, truncated("JPEG"))
		}
		length := int(binary.BigEndian.Uint16(rest))
		if length < 2 {
			return append(problems, damaged("JPEG", "one of its parts has no length"))
		}
		if length > len(rest) {
			return append(problems, truncated("JPEG"))
		}
		problems = add(problems, j.segment(marker, rest[2:length]))
		rest = rest[length:]
		if marker == markSOS {
			n := scanLength(rest)
			j.kept, rest = append(j.kept, rest[:n]...), rest[n:]
			j.scanned += n
		}
	}
}

// nextMarker skips to the next marker, over stray bytes as decoders do. It
// returns 0 at the end of the data.
func nextMarker(data []byte) (marker byte, after []byte) {
	for {
		i := bytes.IndexByte(data, 0xff)
		if i < 0 {
			return 0, nil
		}
		for i < len(data) && data[i] == 0xff {
			i++
		}
		if i == len(data) {
			return 0, nil
		}
		if data[i] != 0 {
			return data[i], data[i+1:]
		}
		data = data[i+1:]
	}
}

// scanLength is how many bytes of pixels come before the next marker. Within
// them 0xff is followed by 0, or by a restart mark.
func scanLength(data []byte) int {
	for i := 0; ; {
		step := bytes.IndexByte(data[i:], 0xff)
		if step < 0 || i+step+1 >= len(data) {
			return len(data)
		}
		i += step
		switch next := data[i+1]; {
		case next == 0xff:
			i++
		case next == 0, next >= markRST0 && next < markSOI:
			i += 2
		default:
			return i
		}
	}
}

// segment keeps one part of the file, or leaves it out.
func (j *jpegFile) segment(marker byte, body []byte) diag.List {
	switch {
	case marker == markDQT, marker == markDHT, marker == markDRI:
		j.keep(marker, body)
	case marker == markSOS:
		if !j.frame.found {
			return diag.List{damaged("JPEG", "its pixels come before its size")}
		}
		j.keep(marker, body)
	case marker >= markSOF0 && marker <= markSOF2:
		j.keep(marker, body)
		return j.frame.read(marker, body)
	case marker > markSOF2 && marker <= markSOF15, marker == markDHP:
		j.frame.found = true
		return diag.List{unsupported("JPEG", "it is neither baseline nor progressive")}
	default:
		j.application(marker, body)
	}
	return nil
}

func (j *jpegFile) keep(marker byte, body []byte) {
	j.kept = append(j.kept, 0xff, marker)
	j.kept = binary.BigEndian.AppendUint16(j.kept, uint16(len(body)+2))
	j.kept = append(j.kept, body...)
}

// application keeps of the segments that programs may define the three that
// change how the pixels look, without their thumbnails and trailing notes.
func (j *jpegFile) application(marker byte, body []byte) {
	j.notes.jpeg(marker, body)
	switch {
	case marker == markAPP0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14:
		j.keep(marker, append(bytes.Clone(body[:12]), 0, 0)) // a thumbnail of 0 × 0
	case marker == markAPP2 && bytes.HasPrefix(body, []byte(profileName)):
		j.profile.add(body, len(j.kept))
	case marker == markAPP14 && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
		j.keep(marker, body[:12])
		j.frame.rgb = j.frame.rgb || body[11] == 0 // how the colours are coded
	case marker == markAPP1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) && j.orientation == asStored:
		j.orientation = readOrientation(body)
	}
}

// whole judges what only the end shows. Each block takes at least one bit.
func (j *jpegFile) whole() diag.List {
	switch f := j.frame; {
	case !f.found || j.scanned == 0:
		return diag.List{damaged("JPEG", "it holds no pixels")}
	case j.scanned*8 < f.blocks:
		return diag.List{tooShort("JPEG", f.width, f.height)}
	}
	return nil
}

// turnedJPEG decodes the picture, turns it upright and encodes it again with its
// colour profile. The thinning of colours becomes that of the encoder, one
// sample for four pixels.
func turnedJPEG(p Picture) (Picture, diag.List) {
	m, err := jpeg.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return Picture{}, diag.List{damaged("JPEG", "its pixels cannot be read")}
	}
	m = upright(m, orientation(p.Orientation))
	var out bytes.Buffer
	out.Grow(len(p.Data))
	if err := WriteJPEG(&out, m, quality, p.Colours); err != nil {
		return Picture{}, diag.List{damaged("JPEG", "its pixels cannot be written again")}
	}
	p.Data, p.Orientation = out.Bytes(), int(asStored)
	return p, nil
}

// WriteJPEG encodes pixels, with the segments that say how their colours are
// meant (Picture.Colours).
func WriteJPEG(out *bytes.Buffer, m image.Image, quality int, colours []byte) error {
	from := out.Len()
	out.Write(colours) // keeps the place: the start mark, written next, goes before it
	if err := jpeg.Encode(out, m, &jpeg.Options{Quality: quality}); err != nil {
		return err
	}
	data := out.Bytes()[from:]
	copy(data[2:], colours)
	data[0], data[1] = 0xff, markSOI
	return nil
}
