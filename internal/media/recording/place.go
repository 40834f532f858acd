package recording

import (
	"path"
	"strings"

	"galen/internal/diag"
)

// This file finds what tells where a film or recording was taken. A phone writes it
// without being asked; who speaks of an illness at home must not be found by it.

// placeWords are parts of the names under which XMP and the keys of Apple and Android
// keep a place.
var placeWords = []string{"GPSLatitude", "GPSLongitude", "location.ISO6709", "com.apple.quicktime.location", "LocationCreated"}

// placeCodecs are tracks of places: those of GoPro, and of cameras of Google.
var placeCodecs = map[string]bool{"gpmd": true, "camm": true}

// places looks for a place in the notes of a file: in the boxes ©xyz of QuickTime and
// loci of 3GPP (TS 26.244, 8.10), and in keys and XMP.
func (j *judge) places(m *movie, notes box) {
	from := notes.from
	if notes.name == "meta" {
		if h, ok := j.at(from, 8); ok && string(h[4:]) != "hdlr" {
			from += 4 // version and flags, which QuickTime leaves out
		}
	}
	j.boxes(from, notes.to, func(b box) {
		switch b.name {
		case "\xa9xyz", "loci":
			m.place = m.place || b.to > b.from
		case "keys", "XMP_", "ilst":
			m.place = m.place || j.contains(b.from, b.to, placeWords...)
		case "meta":
			j.places(m, b)
		}
	})
}

func (j *judge) placed(shown string) {
	flags := "-map_metadata -1 -c copy"
	if j.Format == "mp4" || j.Format == "m4a" {
		flags += " -movflags +faststart"
	}
	j.fault("recording-place", "make a copy without it: run  "+j.command(flags, path.Ext(j.name))+"  and use that one", "the %s reveals where it was recorded", shown)
}

// late tells that what a browser needs first stands last.
func (j *judge) late(shown string) {
	d := diag.Errorf(diag.Position{File: j.name}, "recording-late",
		"the %s starts late: its index is at the end, so readers on a slow connection must load all of it first", shown)
	d.Severity = diag.Note
	ext := strings.ToLower(path.Ext(j.name))
	j.add(d.WithHint("move it to the beginning without any loss: run  %s", j.command("-c copy -movflags +faststart", ext)))
}
