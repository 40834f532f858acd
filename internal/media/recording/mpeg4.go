package recording

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"time"
)

const (
	filmName = "MP4 film"
	m4aName  = "M4A recording"
)

// box is a part of an MPEG-4 file (ISO 14496-12, 4.2): its name, and where what it holds
// begins and ends. Boxes may hold boxes.
type box struct {
	name     string
	from, to int64
}

// maxBoxes is how many boxes of one level are looked at: a film made of fragments of a
// second has two for each.
const maxBoxes = 50_000

// maxDepth is how deep boxes may lie in each other; in a film they lie six deep.
const maxDepth = 16

// boxes walks the boxes between two places. It is whole when the last one ends where it
// should; cut is the name of a box that is longer than the room there is.
func (j *judge) boxes(from, to int64, visit func(box)) (whole bool, cut string) {
	if j.depth >= maxDepth {
		return false, ""
	}
	j.depth++
	defer func() { j.depth-- }()
	for n := 0; from < to; n++ {
		h, ok := j.at(from, 8)
		if !ok || to-from < 8 || n > maxBoxes {
			return false, ""
		}
		length, head := int64(binary.BigEndian.Uint32(h)), int64(8)
		name := string(h[4:8])
		switch length {
		case 0: // up to the end
			length = to - from
		case 1:
			long, ok := j.at(from+8, 8)
			if !ok {
				return false, name
			}
			length, head = int64(min(binary.BigEndian.Uint64(long), math.MaxInt64)), 16
		}
		if length < head {
			return false, ""
		}
		if length > to-from {
			return false, name
		}
		visit(box{name, from + head, from + length})
		from += length
	}
	return true, ""
}

// track is one of the streams of a file.
type track struct {
	handler       string // "vide", "soun" and others
	codec         string
	profile       string // of its pictures, in words, if not every device plays it
	width, height int
	last          int64 // where its last samples begin
}

// movie is what the index of a file says: the box moov.
type movie struct {
	found, fragments bool
	at, data         int64 // where the index begins, and the first samples
	tracks           []track
	place            bool
}

// mpeg4 walks a film, or sound alone, of MPEG-4.
func (j *judge) mpeg4() {
	m := movie{data: -1}
	whole, cut := j.boxes(0, j.size, func(b box) { j.top(&m, b) })
	shown := filmName
	if j.brand() {
		shown = m4aName
	}
	switch {
	case !whole && (m.found || m.data >= 0 || cut != ""), !m.found && m.data >= 0 && whole:
		if _, ok := j.mpeg4Kind(&m); ok || !m.found {
			j.truncated(shown)
		}
		return
	case !m.found && !whole:
		j.truncated(shown)
		return
	case !m.found:
		j.damaged(shown, "it holds neither pictures nor sound")
		return
	}
	if shown, ok := j.mpeg4Kind(&m); ok {
		j.playableMPEG4(&m, shown)
	}
}

// brand reports whether the first box calls the file sound.
func (j *judge) brand() bool {
	head := j.head(0, 12)
	return len(head) == 12 && strings.HasPrefix(string(head[8:]), "M4A")
}

// top notes a box of the highest level.
func (j *judge) top(m *movie, b box) {
	switch b.name {
	case "moov":
		m.found, m.at = true, b.from
		j.boxes(b.from, b.to, func(b box) { j.inMovie(m, b) })
	case "mdat":
		if m.data < 0 {
			m.data = b.from
		}
	case "moof":
		m.fragments = true
	case "uuid": // XMP (part 3 of its specification)
		id, ok := j.at(b.from, 16)
		if ok && bytes.HasPrefix(id, []byte("\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71")) {
			m.place = m.place || j.contains(b.from, b.to, placeWords...)
		}
	}
}

// inMovie notes a box of the index.
func (j *judge) inMovie(m *movie, b box) {
	switch b.name {
	case "mvhd":
		j.Duration = max(j.Duration, j.header(b))
	case "mvex":
		m.fragments = true
		j.boxes(b.from, b.to, func(b box) {
			if b.name == "mehd" {
				j.fragmented(b)
			}
		})
	case "trak":
		t := track{}
		j.boxes(b.from, b.to, func(b box) { j.inTrack(m, &t, b) })
		m.tracks = append(m.tracks, t)
	case "udta", "meta":
		j.places(m, b)
	}
}

// header reads how long a movie plays, in ticks of its own clock.
func (j *judge) header(b box) (d time.Duration) {
	data := j.head(b.from, int(min(b.to-b.from, 32)))
	switch {
	case len(data) >= 20 && data[0] == 0:
		j.clock = uint64(binary.BigEndian.Uint32(data[12:]))
		if n := binary.BigEndian.Uint32(data[16:]); n != math.MaxUint32 {
			d = ticks(uint64(n), j.clock)
		}
	case len(data) >= 32 && data[0] == 1:
		j.clock = uint64(binary.BigEndian.Uint32(data[20:]))
		d = ticks(binary.BigEndian.Uint64(data[24:]), j.clock)
	}
	return d
}

// fragmented reads how long a movie of fragments plays.
func (j *judge) fragmented(b box) {
	data := j.head(b.from, int(min(b.to-b.from, 12)))
	switch {
	case len(data) >= 8 && data[0] == 0:
		j.Duration = max(j.Duration, ticks(uint64(binary.BigEndian.Uint32(data[4:])), j.clock))
	case len(data) >= 12 && data[0] == 1:
		j.Duration = max(j.Duration, ticks(binary.BigEndian.Uint64(data[4:]), j.clock))
	}
}

// inTrack notes a box of a track; those that hold further ones are walked.
func (j *judge) inTrack(m *movie, t *track, b box) {
	switch b.name {
	case "tkhd":
		j.size2D(t, b)
	case "mdia", "minf", "stbl":
		j.boxes(b.from, b.to, func(b box) { j.inTrack(m, t, b) })
	case "hdlr":
		if h, ok := j.at(b.from+8, 4); ok && t.handler == "" {
			t.handler = string(h)
		}
	case "stsd":
		if h, ok := j.at(b.from+12, 4); ok {
			t.codec = string(h)
		}
		if codecs[t.codec] {
			j.profile(t, b)
		}
		if placeCodecs[t.codec] || t.codec == "mebx" && j.contains(b.from, b.to, "location") {
			m.place = true
		}
	case "stco", "co64":
		t.last = j.lastChunk(b)
	case "udta", "meta":
		j.places(m, b)
	}
}

// size2D reads the size of a track's pictures, and whether they are turned on their side.
func (j *judge) size2D(t *track, b box) {
	data := j.head(b.from, int(min(b.to-b.from, 96)))
	matrix := 40
	if len(data) > 0 && data[0] == 1 {
		matrix = 52
	}
	if len(data) < matrix+44 {
		return
	}
	t.width = int(binary.BigEndian.Uint32(data[matrix+36:]) >> 16)
	t.height = int(binary.BigEndian.Uint32(data[matrix+40:]) >> 16)
	if binary.BigEndian.Uint32(data[matrix:]) == 0 && binary.BigEndian.Uint32(data[matrix+4:]) != 0 {
		t.width, t.height = t.height, t.width
	}
}

// lastChunk is where the last samples of a track begin.
func (j *judge) lastChunk(b box) int64 {
	h, ok := j.at(b.from+4, 4)
	if !ok {
		return 0
	}
	n, width := int64(binary.BigEndian.Uint32(h)), int64(4)
	if b.name == "co64" {
		width = 8
	}
	entry, ok := j.at(b.from+8+(n-1)*width, int(width))
	switch {
	case n == 0 || !ok:
		return 0
	case width == 4:
		return int64(binary.BigEndian.Uint32(entry))
	}
	return int64(min(binary.BigEndian.Uint64(entry), math.MaxInt64))
}
