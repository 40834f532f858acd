package sanitize

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// A JPEG holds a colour profile in segments of its own (ICC.1:2022, B.4): a name, the
// number of the part, from 1, how many there are, and as much as fits. Programs write
// the parts in any order.

const (
	profileName  = "ICC_PROFILE\x00"
	profileParts = len(profileName) + 2      // bytes before the part
	profileMost  = 0xffff - 2 - profileParts // bytes of a part; 255 of them hold more than maxProfile
	segmentHead  = 4                         // mark and length
)

// jpegProfile gathers the parts of a profile.
type jpegProfile struct {
	parts map[byte][]byte
	count byte // how many there are to be
	size  int
	at    int // where the first stood, in what is kept
	wrong bool
}

// add takes a segment that begins with the name.
func (p *jpegProfile) add(body []byte, at int) {
	if len(body) <= profileParts {
		p.wrong = true
		return
	}
	number, count, part := body[profileParts-2], body[profileParts-1], body[profileParts:]
	if p.parts == nil {
		p.parts, p.count, p.at = map[byte][]byte{}, count, at
	}
	p.size += len(part)
	_, twice := p.parts[number]
	p.wrong = p.wrong || twice || count != p.count || number == 0 || number > count || p.size > maxProfile
	if !p.wrong {
		p.parts[number] = part
	}
}

// whole is the profile, its parts in order. One of which a part is missing is none: the
// picture is then shown in the colours of the web, as browsers do.
func (p *jpegProfile) whole() (whole []byte) {
	if p.wrong || len(p.parts) != int(p.count) {
		return nil
	}
	for number := range p.count {
		whole = append(whole, p.parts[number+1]...)
	}
	return whole
}

// segments are those of the whole profile, without its texts.
func (p *jpegProfile) segments() []byte {
	parts := slices.Collect(slices.Chunk(quietProfile(p.whole()), profileMost))
	var out []byte
	for i, part := range parts {
		out = append(out, 0xff, markAPP2)
		out = binary.BigEndian.AppendUint16(out, uint16(2+profileParts+len(part)))
		out = append(append(append(out, profileName...), byte(i+1), byte(len(parts))), part...)
	}
	return out
}

// JPEGProfile is the colour profile that segments hold, as they stand in
// Picture.Colours.
func JPEGProfile(segments []byte) []byte {
	var p jpegProfile
	for len(segments) >= segmentHead {
		length := 2 + int(binary.BigEndian.Uint16(segments[2:]))
		if length > len(segments) || length < segmentHead {
			return nil
		}
		if body := segments[segmentHead:length]; segments[1] == markAPP2 && bytes.HasPrefix(body, []byte(profileName)) {
			p.add(body, 0)
		}
		segments = segments[length:]
	}
	return p.whole()
}
