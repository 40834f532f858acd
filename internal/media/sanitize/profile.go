package sanitize

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// maxProfile is the most that a colour profile may have, unpacked. Those of cameras
// and screens have a few KB, those of printing presses up to 3 MB.
const maxProfile = 4 << 20

// pngProfile cleans an iCCP chunk (PNG 11.3.2.3: a name, a zero, the method, the packed
// profile). It is nil when the profile cannot be unpacked within bounds: the picture is
// then shown in the colours of the web.
func pngProfile(chunk []byte) []byte {
	body := chunk[8 : len(chunk)-4]
	name, packed, ok := bytes.Cut(body, []byte{0})
	if !ok || len(packed) < 2 || packed[0] != 0 {
		return nil
	}
	unpacked, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(unpacked, maxProfile+1))
	if err != nil || len(profile) > maxProfile {
		return nil
	}
	quiet := quietProfile(profile)
	if string(name) == "icc" && bytes.Equal(quiet, profile) {
		return chunk
	}
	var out bytes.Buffer
	out.WriteString("\x00\x00\x00\x00iCCPicc\x00\x00")
	z := zlib.NewWriter(&out)
	z.Write(quiet)
	z.Close()
	clean := out.Bytes()
	binary.BigEndian.PutUint32(clean, uint32(len(clean)-8))
	return binary.BigEndian.AppendUint32(clean, crc32.ChecksumIEEE(clean[4:]))
}

// A profile (ICC.1:2022) is a header of 128 bytes, the number of its tags, for each the
// name, offset and length, and then their data.
const (
	profileHeader = 128
	profileTag    = 12
)

// quietProfile blanks the texts of a colour profile: they say who made it, where and
// with which device, and change no colour. Its length stays, and so does what is no
// profile.
func quietProfile(profile []byte) []byte {
	if len(profile) < profileHeader+4 || string(profile[36:40]) != "acsp" {
		return profile
	}
	quiet := bytes.Clone(profile)
	tags := int(binary.BigEndian.Uint32(profile[profileHeader:]))
	for i := range min(tags, (len(profile)-profileHeader-4)/profileTag) {
		tag := profile[profileHeader+4+profileTag*i:]
		from, size := uint64(binary.BigEndian.Uint32(tag[4:])), uint64(binary.BigEndian.Uint32(tag[8:]))
		if size >= 12 && from+size <= uint64(len(profile)) {
			quietText(quiet[from : from+size])
		}
	}
	if !bytes.Equal(quiet, profile) {
		clear(quiet[84:100]) // the digest of the profile; zeros say that there is none
	}
	return quiet
}

// quietText blanks the data of a tag if it is text: a type of four letters, four zeros,
// and what the type has.
func quietText(data []byte) {
	blank := func(from, to int) {
		for i := from; i < min(to, len(data)); i++ {
			data[i] = ' '
		}
	}
	number := int(min(binary.BigEndian.Uint32(data[8:]), maxProfile))
	switch string(data[:4]) {
	case "text": // up to a zero
		blank(8, len(data)-1)
	case "desc": // a length, ASCII up to a zero; then the same in two other encodings
		blank(12, 12+number-1)
		if end := 12 + number; end < len(data) {
			clear(data[end:])
		}
	case "mluc": // how many languages, a record for each; then UTF-16
		for i := 16 + 12*min(number, len(data)); i+1 < len(data); i += 2 {
			data[i], data[i+1] = 0, ' '
		}
	}
}
