package sanitize

import (
	"bytes"
	"encoding/binary"
)

// orientation is how a picture must be turned to stand upright: 1 to 8 as the
// EXIF standard numbers them (tag 0x0112). 1 is upright already; 3, 6 and 8 are
// turned by 180, 90 and 270 degrees clockwise; 2, 4, 5 and 7 are mirrored.
type orientation int

const asStored orientation = 1

// The numbers of the tag and of its type in EXIF.
const (
	orientationTag = 0x0112
	shortType      = 3
)

// swaps reports whether width and height change places.
func (o orientation) swaps() bool { return o >= 5 }

// readOrientation finds the orientation in an EXIF block, with or without the
// "Exif" heading that JPEG puts before it. A block that cannot be understood
// means asStored, as it does to browsers.
func readOrientation(exif []byte) orientation {
	found, seen := asStored, false
	eachTag(exif, func(order binary.ByteOrder, _, entry []byte) {
		if seen || order.Uint16(entry) != orientationTag {
			return
		}
		value := orientation(order.Uint16(entry[8:]))
		if seen = true; order.Uint16(entry[2:]) == shortType && value >= 1 && value <= 8 {
			found = value
		}
	})
	return found
}

// eachTag visits the entries of 12 bytes in the first directory of an EXIF block: a tag,
// the type of its values, how many there are, and they or where they stand in tiff.
func eachTag(exif []byte, visit func(order binary.ByteOrder, tiff, entry []byte)) {
	tiff := bytes.TrimPrefix(exif, []byte("Exif\x00\x00"))
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	}
	if order == nil || len(tiff) < 8 {
		return
	}
	first := order.Uint32(tiff[4:])
	if uint64(first)+2 > uint64(len(tiff)) {
		return
	}
	count, entries := int(order.Uint16(tiff[first:])), tiff[first+2:]
	for ; count > 0 && len(entries) >= 12; count, entries = count-1, entries[12:] {
		visit(order, tiff, entries[:12])
	}
}
