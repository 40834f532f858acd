package recording

// This file reads how the pictures of a film are coded: a browser may know a codec, and
// the chip of a phone not its profile.

// sampleEntryHead is how much of the entry of a film stands before its boxes
// (ISO 14496-12, 12.1.3).
const sampleEntryHead = 8 + 78

// h264Profiles are those of H.264 that no phone plays (ITU-T H.264, annex A), by
// profile_idc.
var h264Profiles = map[byte]string{
	44: "H.264 with colours in full size (CAVLC 4:4:4)", 110: "H.264 of 10 bits (High 10)", 122: "H.264 for cutting (High 4:2:2)",
	144: "H.264 with colours in full size (High 4:4:4)", 244: "H.264 with colours in full size (High 4:4:4)",
	83: "scalable H.264", 86: "scalable H.264", 118: "H.264 in three dimensions", 128: "H.264 in three dimensions",
}

// profile reads, in the description of a track's samples, a profile that not every
// device plays. The box of each codec begins with it: avcC (ISO 14496-15, 5.3.3), av1C and
// vpcC (AV1 and VP Codec ISO Media File Format Bindings).
func (j *judge) profile(t *track, b box) {
	j.boxes(min(b.from+8+sampleEntryHead, b.to), b.to, func(b box) {
		data := j.head(b.from, int(min(b.to-b.from, 5)))
		switch {
		case b.name == "avcC" && len(data) > 1:
			t.profile = h264Profiles[data[1]]
		case b.name == "av1C" && len(data) > 1 && data[1]>>5 > 0: // profile 0 has 8 and 10 bits, in 4:2:0
			t.profile = "AV1 of a profile for studios"
		case b.name == "vpcC" && len(data) > 4 && data[4] > 0:
			t.profile = "VP9 of more than 8 bits, or with colours in full size"
		}
	})
}
