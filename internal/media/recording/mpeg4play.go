package recording

// This file decides what an MPEG-4 file is, once its boxes were read, and whether every
// browser plays it.

// codecs are those of MPEG-4 that all browsers play on all machines of the last years,
// and what others are called.
var (
	codecs = map[string]bool{"avc1": true, "avc3": true, "av01": true, "vp09": true, "mp4a": true, "Opus": true, "fLaC": true, ".mp3": true}

	codecNames = map[string]string{
		"hvc1": "HEVC (H.265)", "hev1": "HEVC (H.265)", "dvh1": "Dolby Vision", "dvhe": "Dolby Vision", "mp4v": "MPEG-4 Visual, the film format before H.264",
		"apcn": "ProRes", "apch": "ProRes", "apcs": "ProRes", "ap4h": "ProRes", "alac": "Apple Lossless", "ac-3": "Dolby Digital", "ec-3": "Dolby Digital Plus",
		"samr": "AMR", "sawb": "AMR", "s263": "H.263", "jpeg": "single JPEG pictures", "mjpg": "single JPEG pictures", "lpcm": "uncompressed sound",
		"sowt": "uncompressed sound", "twos": "uncompressed sound", "ipcm": "uncompressed sound",
		"encv": "encrypted film", "enca": "encrypted sound", "drms": "encrypted sound",
	}
)

// mpeg4Kind says whether the file is a film or sound, and names it; false when its name
// does not fit.
func (j *judge) mpeg4Kind(m *movie) (string, bool) {
	sound := false
	for _, t := range m.tracks {
		if t.handler == "vide" {
			j.Film = true
			if t.width*t.height > j.Width*j.Height {
				j.Width, j.Height = t.width, t.height
			}
		}
		sound = sound || t.handler == "soun"
	}
	j.Sound = sound && j.Film
	switch {
	case j.Film:
		j.MediaType = "video/mp4"
		return filmName, j.named("mp4", "an MP4 film")
	case sound:
		j.MediaType = "audio/mp4"
		return m4aName, j.named("m4a", "sound without pictures (M4A)")
	}
	if m.found {
		j.damaged("MPEG-4 file", "it holds neither pictures nor sound")
	}
	return filmName, false
}

// playableMPEG4 holds the tracks against what browsers play and publishers want.
func (j *judge) playableMPEG4(m *movie, shown string) {
	flags, ext := toM4A, ".m4a"
	if j.Film {
		flags, ext = toMP4, ".mp4"
	}
	for _, t := range m.tracks {
		if t.last > j.size {
			j.truncated(shown)
		}
		if t.handler == "vide" || t.handler == "soun" {
			if !codecs[t.codec] {
				j.unplayable(shown, codecName(t.codec), flags, ext)
			} else if t.handler == "vide" && t.profile != "" {
				j.fault("recording-unsupported", "export it again as "+playable[ext]+", 8 bits and 4:2:0, or run  "+j.command(flags, ext),
					"phones do not play this %s: it holds %s", shown, t.profile)
			}
		}
	}
	switch {
	case j.problems.Failed():
	case j.Duration <= 0:
		j.endless(shown, "-c copy -movflags +faststart")
	case j.Film && (j.Width == 0 || j.Height == 0):
		j.damaged(shown, "it does not say how large its pictures are")
	case j.Film && !m.place && m.data >= 0 && m.at > m.data:
		j.late(shown)
	}
	if m.place {
		j.placed(shown)
	}
}

func codecName(codec string) string {
	if name := codecNames[codec]; name != "" {
		return name
	}
	for _, c := range codec {
		if c < ' ' || c > '~' {
			return "a codec without a name"
		}
	}
	return "the codec " + codec
}
