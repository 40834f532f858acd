package recording

import (
	"encoding/binary"
	"math"
	"time"
)

const webmName = "WebM file"

// The elements of Matroska that matter (RFC 9559).
const (
	ebmlHead     = 0x1a45dfa3
	ebmlDocType  = 0x4282
	mkvSegment   = 0x18538067
	mkvInfo      = 0x1549a966
	mkvScale     = 0x2ad7b1 // nanoseconds in a tick
	mkvDuration  = 0x4489   // in ticks
	mkvTracks    = 0x1654ae6b
	mkvTrack     = 0xae
	mkvTrackType = 0x83 // 1 pictures, 2 sound
	mkvCodec     = 0x86
	mkvVideo     = 0xe0
	mkvWidth     = 0xb0
	mkvHeight    = 0xba
	mkvShowWidth = 0x54b0 // where pixels are not square
	mkvShowHeigh = 0x54ba
	mkvTags      = 0x1254c367
)

// element is a part of a file of EBML (RFC 8794): its number, and where what it holds
// begins and ends. One that was written live has no end.
type element struct {
	id       uint64
	from, to int64
	open     bool
}

// vint reads a number of changing length; its marker is kept where keep says so.
func (j *judge) vint(at int64, keep bool) (n uint64, length int64, ok bool) {
	first, ok := j.at(at, 1)
	if !ok || first[0] == 0 {
		return 0, 0, false
	}
	length = 1
	for first[0]<<(length-1)&0x80 == 0 {
		length++
	}
	data, ok := j.at(at, int(length))
	if !ok {
		return 0, 0, false
	}
	for i, b := range data {
		if i == 0 && !keep {
			b &= 0xff >> length
		}
		n = n<<8 | uint64(b)
	}
	return n, length, true
}

// elements walks the elements between two places, up to one that is open or longer than
// the room there is; then it is not whole.
func (j *judge) elements(from, to int64, visit func(element)) (whole bool) {
	for n := 0; from < to && n < maxBoxes; n++ {
		id, idLength, ok := j.vint(from, true)
		if !ok {
			return false
		}
		size, sizeLength, ok := j.vint(from+idLength, false)
		if !ok {
			return false
		}
		e := element{id: id, from: from + idLength + sizeLength}
		e.open = size == 1<<(7*sizeLength)-1
		e.to = to
		if !e.open {
			if size > uint64(to-e.from) {
				return false
			}
			e.to = e.from + int64(size)
		}
		visit(e)
		if e.open {
			return false
		}
		from = e.to
	}
	return from == to
}

// webmFile is what the walk through a file finds.
type webmFile struct {
	kind    string // webm, or matroska
	segment bool
	live    bool // the segment has no end
	scale   uint64
	ticks   float64
	tracks  []track
	place   bool
}

// webm walks a film or sound of WebM.
func (j *judge) webm() {
	w := webmFile{scale: 1_000_000}
	whole := j.elements(0, j.size, func(e element) {
		switch e.id {
		case ebmlHead:
			j.elements(e.from, e.to, func(e element) {
				if e.id == ebmlDocType && e.to-e.from < 20 {
					w.kind = string(j.head(e.from, int(e.to-e.from)))
				}
			})
		case mkvSegment:
			w.segment, w.live = true, e.open
			j.elements(e.from, e.to, func(e element) { j.inSegment(&w, e) })
		}
	})
	if w.kind != "webm" && w.kind != "" {
		j.fault("recording-unsupported", "export it again as "+playable[".mp4"]+", or run  "+j.command(toMP4, ".mp4"), "the file is a Matroska film (MKV), which not every browser plays")
		return
	}
	j.webmKind(&w)
	if !j.named("webm", "a WebM film") {
		return
	}
	switch seconds := w.ticks * float64(w.scale) / 1e9; {
	case !w.live && (!whole || !w.segment):
		j.truncated(webmName)
	case len(w.tracks) == 0 && !j.problems.Failed():
		j.damaged(webmName, "it holds neither pictures nor sound")
	case w.live && w.ticks == 0, !(seconds > 0 && seconds < 24*3600):
		j.endless(webmName, "-c copy")
	default:
		j.Duration = time.Duration(seconds * float64(time.Second))
	}
	if j.Film && (j.Width == 0 || j.Height == 0) {
		j.damaged(webmName, "it does not say how large its pictures are")
	}
	if w.place {
		j.placed(webmName)
	}
}

// webmKind says whether the file is a film, and holds its codecs against what WebM may
// have.
func (j *judge) webmKind(w *webmFile) {
	j.MediaType = "audio/webm"
	sound := false
	for _, t := range w.tracks {
		if t.handler == "vide" {
			j.Film, j.MediaType = true, "video/webm"
			j.Width, j.Height = max(j.Width, t.width), max(j.Height, t.height)
		}
		sound = sound || t.handler == "soun"
		switch t.codec {
		case "V_VP8", "V_VP9", "V_AV1", "A_VORBIS", "A_OPUS":
		default:
			if t.handler != "" {
				j.unplayable(webmName, codecName(t.codec), toMP4, ".mp4")
			}
		}
	}
	j.Sound = sound && j.Film
}

// inSegment notes an element of the segment, which is all but the heading.
func (j *judge) inSegment(w *webmFile, e element) {
	switch e.id {
	case mkvInfo:
		j.elements(e.from, e.to, func(e element) {
			switch e.id {
			case mkvScale:
				w.scale = j.number(e)
			case mkvDuration:
				w.ticks = j.float(e)
			}
		})
	case mkvTracks:
		j.elements(e.from, e.to, func(e element) {
			if e.id == mkvTrack && len(w.tracks) < maxStreams {
				t := track{}
				j.elements(e.from, e.to, func(e element) { j.inWebMTrack(&t, e) })
				w.tracks = append(w.tracks, t)
			}
		})
	case mkvTags:
		w.place = w.place || j.contains(e.from, e.to, "_LOCATION", "LOCATION", "GPS")
	}
}

func (j *judge) inWebMTrack(t *track, e element) {
	switch e.id {
	case mkvTrackType:
		t.handler = map[uint64]string{1: "vide", 2: "soun"}[j.number(e)]
	case mkvCodec:
		t.codec = string(j.head(e.from, int(min(e.to-e.from, 40))))
	case mkvVideo:
		var shown track
		j.elements(e.from, e.to, func(e element) {
			n := int(min(j.number(e), 1<<20))
			switch e.id {
			case mkvWidth:
				t.width = n
			case mkvHeight:
				t.height = n
			case mkvShowWidth:
				shown.width = n
			case mkvShowHeigh:
				shown.height = n
			}
		})
		if shown.width > 0 && shown.height > 0 && shown.width >= t.width/4 {
			t.width, t.height = shown.width, shown.height
		}
	}
}

// number reads an element that is a whole number; 0 for one that cannot be.
func (j *judge) number(e element) (n uint64) {
	if e.to-e.from > 8 {
		return 0
	}
	for _, b := range j.head(e.from, int(e.to-e.from)) {
		n = n<<8 | uint64(b)
	}
	return n
}

func (j *judge) float(e element) float64 {
	data := j.head(e.from, int(min(e.to-e.from, 9)))
	switch len(data) {
	case 4:
		return float64(math.Float32frombits(binary.BigEndian.Uint32(data)))
	case 8:
		return math.Float64frombits(binary.BigEndian.Uint64(data))
	}
	return 0
}
