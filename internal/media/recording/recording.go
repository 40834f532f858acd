// Package recording judges the sound and film files of a site before they are
// published: by their bytes, never by their names.
//
// The nouns. A Recording is one file that every browser of today can play, with what a
// page must say of it: how long it plays, how many bytes it takes, and for a film how
// large its pictures are. Its format is what its bytes say: MP3, MPEG-4 (a film, or
// sound alone), Ogg (Opus or Vorbis) or WebM.
//
// The life of a recording:
//
//	name and bytes agree?   an empty, foreign or mislabelled file ends here
//	→ is it whole?          the structure is walked from the first byte to the last
//	→ can browsers play it? by the names of its codecs, which are read and not decoded
//	→ does it tell a place? phones write into a film where it was taken
//	→ is it small enough?   by the limits of the site
//
// What cannot be published is an error that says what the file is and what to do: a
// command of ffmpeg, which is free and there for every system, or the way to export it
// again. Nothing is decoded, nothing is changed.
//
// Nothing is believed, and no file is read into memory: a few kilobytes are looked at at
// a time, so a film of gigabytes takes no more room than one of a minute. A length is
// held against the bytes that are there before anything is skipped by it. Libraries that
// read these formats decode them, believe their lengths, and do not say whether a file
// was cut; so the little that a judge needs is read here.
package recording

import (
	"io"
	"time"

	"galen/internal/diag"
)

// Recording is a file that can be published and played.
type Recording struct {
	Format        string // "mp3", "m4a", "mp4", "ogg" or "webm"
	MediaType     string // as a server names it: "audio/mpeg"
	Film          bool   // it has pictures
	Sound         bool   // of a film: something is to be heard, by its tracks
	Duration      time.Duration
	Width, Height int // of a film, in pixels as shown
	Size          int64
}

// Limits are the largest files of a site, in bytes.
type Limits struct{ Audio, Film int64 }

// MB is a megabyte, as shops and hosts count: a million bytes.
const MB = 1_000_000

// DefaultLimits hold where a site says nothing else: an hour of speech, or some ten
// minutes of film, that a phone can still load.
var DefaultLimits = Limits{Audio: 50 * MB, Film: 100 * MB}

// extensions are the endings that a format may have, in lower case; the first is the
// one to recommend.
var extensions = map[string][]string{
	"mp3": {".mp3"}, "m4a": {".m4a"}, "mp4": {".mp4", ".m4v"}, "ogg": {".ogg", ".oga", ".opus"}, "webm": {".webm", ".weba"},
}

// Inspect judges a file of a size. The codes of its errors:
//
//	recording-empty         no bytes at all
//	recording-mislabelled   the bytes are not what the name says
//	recording-unsupported   a format or codec that browsers do not play
//	recording-truncated     the file breaks off before its end
//	recording-damaged       the file contradicts itself
//	recording-endless       it does not say how long it plays
//	recording-place         it tells where it was taken
//	recording-too-large     more than the limit of the site
//
// A note, recording-late, says of a film that it begins to play only when most of it was
// loaded. All stand at the file as a whole. With an error the Recording is zero.
func Inspect(name string, body io.ReaderAt, size int64, limits Limits) (Recording, diag.List) {
	b := &bytesAt{r: body, size: size}
	j := judge{name: name, bytesAt: b}
	found, ok := j.recognise()
	if ok {
		readers[found.format](&j)
		j.tooLarge(limits)
	}
	if b.err != nil {
		j.problems = diag.List{j.unreadable()}
	}
	if j.problems.Failed() {
		return Recording{}, j.problems
	}
	j.Size = size
	return j.Recording, j.problems
}

// readers are the walks through a file, by the format that its first bytes show.
var readers = map[string]func(*judge){"mp3": (*judge).mp3, "mp4": (*judge).mpeg4, "ogg": (*judge).ogg, "webm": (*judge).webm}

// judge is the work on one file.
type judge struct {
	name string
	*bytesAt
	Recording
	clock    uint64 // ticks in a second, of an MPEG-4 file
	depth    int    // of its boxes
	problems diag.List
}
