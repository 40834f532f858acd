package recording

import (
	"bytes"
	"encoding/binary"
	"time"
)

const mp3Name = "MP3 recording"

// frame is the header of a frame of sound (ISO 11172-3, 2.4.1.3; ISO 13818-3): some 26
// milliseconds of it.
type frame struct {
	length  int // in bytes, with the header; 0 when this is none
	samples int
	rate    int // samples in a second
	side    int // bytes between the header and what the first frame may say of all
	layer   int
	adts    bool // one of AAC instead
}

// The bit rates of Layer III, in kilobits a second, of MPEG 1 and of MPEG 2 and 2.5.
var mp3Rates = [2][15]int{
	{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
	{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
}

// frameOf reads a frame's header.
func frameOf(b []byte) frame {
	if len(b) < 4 || b[0] != 0xff || b[1]&0xe0 != 0xe0 {
		return frame{}
	}
	version, layer := b[1]>>3&3, b[1]>>1&3
	if version >= 2 && layer == 0 && b[1]&0xf0 == 0xf0 {
		return frame{adts: b[2]>>2&15 < 13 && b[3]&3 < 4 && b[2]>>6 < 3}
	}
	rate, bits := int(b[2]>>2&3), int(b[2]>>4)
	if version == 1 || layer != 1 || rate == 3 || bits == 0 || bits == 15 {
		return frame{}
	}
	f := frame{rate: [3]int{44100, 48000, 32000}[rate], samples: 1152, layer: 3, side: 32}
	mono := b[3]>>6 == 3
	old := 0
	if version != 3 { // MPEG 2, or 2.5 with half the rate again
		old, f.samples, f.side = 1, 576, 17
		f.rate /= 2
		if version == 0 {
			f.rate /= 2
		}
	}
	if mono {
		f.side = [2]int{17, 9}[old]
	}
	f.length = f.samples/8*mp3Rates[old][bits]*1000/f.rate + int(b[2]>>1&1)
	return f
}

// follow reports whether two frames can be of one recording.
func (f frame) follow(next frame) bool {
	return next.length > 0 && next.rate == f.rate && next.samples == f.samples
}

// leading is how many bytes may stand before the first frame, as of a recording that was
// taken from a stream.
const leading = 4096

// firstFrame is where the frames begin after an offset: the first place from which four
// follow each other, or all there are to the end. It is -1 when there is none.
func (j *judge) firstFrame(offset int64) int64 {
	for at := offset; at < min(j.size, offset+leading); at++ {
		head, ok := j.at(at, 4)
		if !ok {
			return -1
		}
		if head[0] != 0xff {
			continue
		}
		if f := frameOf(head); f.length > 0 && j.chain(at, f) {
			return at
		}
	}
	return -1
}

func (j *judge) chain(at int64, f frame) bool {
	for range 3 {
		at += int64(f.length)
		if at == j.size {
			return true
		}
		head, ok := j.at(at, 4)
		next := frameOf(head)
		if !ok || !f.follow(next) {
			return false
		}
		f = next
	}
	return true
}

// mp3 walks the frames of a recording.
func (j *judge) mp3() {
	if !j.named("mp3", "an MP3 recording") {
		return
	}
	j.MediaType = "audio/mpeg"
	at, whole := j.skipID3(0)
	if !whole || at == j.size {
		j.truncated(mp3Name)
		return
	}
	first := j.firstFrame(at)
	if first < 0 {
		if frameOf(j.head(at, 4)).length > 0 && j.size-at < leading {
			j.truncated(mp3Name)
			return
		}
		j.damaged(mp3Name, "it holds no sound")
		return
	}
	j.frames(first)
}

// skipID3 goes over the titles and pictures that stand before the sound (ID3v2, section
// 3.1). It is not whole when they are said to be longer than the file.
func (j *judge) skipID3(at int64) (after int64, whole bool) {
	for {
		h, ok := j.at(at, 10)
		if !ok || string(h[:3]) != "ID3" {
			return at, true
		}
		length := int64(h[6]&0x7f)<<21 | int64(h[7]&0x7f)<<14 | int64(h[8]&0x7f)<<7 | int64(h[9]&0x7f)
		if h[5]&0x10 != 0 {
			length += 10 // what stands before is repeated at its end
		}
		at += 10 + length
		if at > j.size {
			return at, false
		}
		for { // some programs count their padding, some do not
			if pad, ok := j.at(at, 1); !ok || pad[0] != 0 {
				break
			}
			at++
		}
	}
}

// frames counts the frames from the first one to the end, and holds them against what
// the first one says.
func (j *judge) frames(at int64) {
	head, _ := j.at(at, 4)
	f := frameOf(head)
	said := j.announced(at, f)
	start, count := at, int64(0)
	if said.own {
		at += int64(f.length)
	}
	last := f
	for at < j.size {
		head, ok := j.at(at, 4)
		if !ok {
			break
		}
		next := frameOf(head)
		if !f.follow(next) {
			if !j.trailer(at) {
				j.fault("recording-damaged", copyAgain+"; if it is like that there, run  "+j.command(toMP3, ".mp3"), "the %s is damaged: after %s, there is something other than sound", mp3Name, shown(soundOf(count, f)))
				return
			}
			break
		}
		at += int64(next.length)
		last = next
		count++
	}
	switch {
	case at > j.size, said.frames > count+1, said.bytes > at-start+int64(last.length):
		j.truncated(mp3Name)
	case count == 0:
		j.damaged(mp3Name, "it holds no sound")
	}
	j.Duration = soundOf(count, f)
}

func soundOf(frames int64, f frame) time.Duration {
	return time.Duration(frames * int64(f.samples) * int64(time.Second) / int64(f.rate))
}

// announcement is what the first frame says of all: how many there are, and how many
// bytes they take. Own says that it holds no sound itself.
type announcement struct {
	own           bool
	frames, bytes int64
}

// announced reads the headings that encoders write for recordings of changing rates:
// Xing, Info (the same for a steady rate) and VBRI.
func (j *judge) announced(at int64, f frame) announcement {
	const vbri = 36
	data := j.head(at, min(f.length, 200))
	if len(data) >= vbri+18 && string(data[vbri:vbri+4]) == "VBRI" {
		return announcement{true, int64(binary.BigEndian.Uint32(data[vbri+14:])), int64(binary.BigEndian.Uint32(data[vbri+10:]))}
	}
	from := 4 + f.side
	if len(data) < from+16 || !bytes.Equal(data[from:from+4], []byte("Xing")) && !bytes.Equal(data[from:from+4], []byte("Info")) {
		return announcement{}
	}
	a, flags, next := announcement{own: true}, data[from+7], data[from+8:]
	if flags&1 != 0 {
		a.frames, next = int64(binary.BigEndian.Uint32(next)), next[4:]
	}
	if flags&2 != 0 {
		a.bytes = int64(binary.BigEndian.Uint32(next))
	}
	return a
}

// trailer reports whether what follows the sound is one of the notes that programs add
// to the end, or padding.
func (j *judge) trailer(at int64) bool {
	head := j.head(at, 128)
	for _, start := range []string{"TAG", "APETAGEX", "LYRICSBEGIN", "ID3", "3DI"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return len(bytes.Trim(head, "\x00")) == 0
}
