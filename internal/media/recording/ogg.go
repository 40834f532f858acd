package recording

import (
	"encoding/binary"
	"math"
	"strings"
)

const oggName = "Ogg recording"

// stream is one of the streams of an Ogg file (RFC 3533).
type stream struct {
	rate  uint64 // samples in a second; 0 when it is not sound
	skip  uint64 // samples at the beginning that are not played
	end   uint64 // the position of its last page
	ended bool
}

// oggPage is the header of a page.
type oggPage struct {
	flags    byte
	position uint64 // MaxUint64 for none
	serial   uint32
	body     int64 // where what it holds begins
	next     int64
}

// page reads the header of a page; false when there is none, or it breaks off.
func (j *judge) page(at int64) (p oggPage, ok bool) {
	h, ok := j.at(at, 27)
	if !ok || string(h[:5]) != "OggS\x00" {
		return p, false
	}
	p = oggPage{flags: h[5], position: binary.LittleEndian.Uint64(h[6:]), serial: binary.LittleEndian.Uint32(h[14:])}
	segments := int(h[26])
	table, ok := j.at(at+27, segments)
	if !ok {
		return p, false
	}
	p.body = at + 27 + int64(segments)
	p.next = p.body
	for _, n := range table {
		p.next += int64(n)
	}
	return p, p.next <= j.size
}

// The flags of a page.
const (
	oggFirst = 2
	oggLast  = 4
)

// maxStreams is how many streams an Ogg file may have: sound, and some notes.
const maxStreams = 16

// ogg walks the pages of a recording.
func (j *judge) ogg() {
	streams := map[uint32]*stream{}
	at := int64(0)
	for at < j.size {
		p, ok := j.page(at)
		if !ok {
			break
		}
		if p.flags&oggFirst != 0 && len(streams) < maxStreams {
			streams[p.serial] = j.oggStream(p)
		}
		if s := streams[p.serial]; s != nil {
			if p.position != math.MaxUint64 {
				s.end = max(s.end, p.position)
			}
			s.ended = s.ended || p.flags&oggLast != 0
		}
		at = p.next
	}
	if j.problems.Failed() || !j.named("ogg", "an Ogg recording") {
		return
	}
	j.MediaType = "audio/ogg"
	whole := at == j.size
	for _, s := range streams {
		if s.rate > 0 {
			whole = whole && s.ended
			j.Duration = max(j.Duration, ticks(s.end-min(s.skip, s.end), s.rate))
		}
	}
	switch {
	case !whole:
		j.truncated(oggName)
	case j.Duration <= 0:
		j.damaged(oggName, "it holds no sound")
	}
}

// oggStream reads how a stream begins (RFC 7845, 5.1; Vorbis I, 4.2.2).
func (j *judge) oggStream(p oggPage) *stream {
	data := j.head(p.body, int(min(p.next-p.body, 32)))
	unplayable := func(codec, flags, ext string) *stream {
		j.unplayable("Ogg file", codec, flags, ext)
		return &stream{}
	}
	switch text := string(data); {
	case strings.HasPrefix(text, "OpusHead") && len(data) >= 19:
		return &stream{rate: 48000, skip: uint64(binary.LittleEndian.Uint16(data[10:]))}
	case strings.HasPrefix(text, "\x01vorbis") && len(data) >= 16:
		if strings.HasSuffix(strings.ToLower(j.name), ".opus") {
			j.fault("recording-mislabelled", "rename the file to end in .ogg, and write that name where it is used", "the name ends in %q but the file is an Ogg recording with Vorbis", ".opus")
		}
		return &stream{rate: uint64(binary.LittleEndian.Uint32(data[12:]))}
	case strings.HasPrefix(text, "\x80theora"):
		return unplayable("Theora, which browsers no longer play", toMP4, ".mp4")
	case strings.HasPrefix(text, "Speex   "):
		return unplayable("Speex", toMP3, ".mp3")
	case strings.HasPrefix(text, "\x7fFLAC"):
		return unplayable("FLAC", toOpus, ".ogg")
	}
	return &stream{}
}
