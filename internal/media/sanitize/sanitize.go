// Package sanitize judges the pictures of a site before they are published, and
// takes out of them what the reader does not need.
//
// The nouns. A Picture is one file, ready to be published. Its format is what
// its bytes say: JPEG, PNG, GIF or WebP, which are made of pixels, or SVG, which
// is a drawing written in XML. Metadata is what travels with a picture unseen:
// the camera's EXIF block with the place where the photo was taken, XMP and IPTC
// texts, comments, thumbnails, an editor's private notes. The orientation is the
// one piece of metadata that changes what is seen: it says that the camera lay
// on its side, so that the picture must be turned before it is shown.
//
// The life of a picture:
//
//	name and bytes agree?    recognise: an empty, foreign or mislabelled file ends here
//	→ is the file whole?     the structure is walked from the first byte to the end mark
//	→ is it small enough?    by the size in the header, before a pixel is decoded
//	→ copy what is needed    every other part is metadata and stays behind
//	→ turn it upright        only when the orientation asks for it
//
// Pixels are never encoded anew, so no quality is lost, but for the last step: a
// JPEG or PNG lying on its side is decoded, turned and encoded, because without
// its metadata nothing would say that it lies. A WebP lying on its side is an
// error, for there is nothing here that could write a WebP. Inspect stops before
// that step, for those who will decode the picture themselves.
//
// A drawing is held to a list of what it may contain (see svg.go). What a
// browser would run or fetch is an error with its line; what a browser would
// not even look at, such as the notes of a drawing program, is left out.
//
// Nothing is believed. A length is checked against the bytes that are there
// before anything is cut or set aside by it, and a picture is decoded only when
// that fits in memory (turnMemory). Whatever the bytes, the answer is a Picture
// or problems.
package sanitize

import (
	"galen/internal/diag"
	"galen/internal/source"
)

// MaxPixels is the largest picture that is published, width times height: 65
// megapixels, so that what the largest cameras of today take (61) can be handed in.
// Whoever decodes one is bound by its Memory.
const MaxPixels = 65_000_000

// Picture is one picture, ready to be published.
type Picture struct {
	Format        string // "jpeg", "png", "gif", "webp" or "svg"
	MediaType     string // as a server names it: "image/jpeg"
	Width, Height int    // pixels as shown, upright; of a drawing, CSS pixels, rounded
	Data          []byte // never modified; may be part of the file's own Data

	Orientation int    // how Data must be turned to be upright, 1 to 8 as EXIF numbers it; 0 or 1: it is. Always so after Clean
	Colours     []byte // the parts of Data that say how its colours are meant: segments of a JPEG, chunks of a PNG or WebP
	Moves       bool   // an animation
	Clear       bool   // it may have pixels that let the ground through
	Rights      Rights // what the file said of its makers
	Memory      int64  // bytes that decoding it takes at the most; 0 for a drawing
}

// Clean checks a picture file and returns it without what the reader does not
// need. The codes of its errors:
//
//	picture-empty         no bytes at all
//	picture-mislabelled   the bytes are not what the name says
//	picture-unsupported   a format, or a variety of one, that browsers do not show
//	picture-truncated     the file breaks off before its end
//	picture-damaged       the file contradicts itself
//	picture-too-large     more than MaxPixels, found before decoding
//	picture-inks          its colours are for print, not for screens
//	picture-orientation   lies on its side and cannot be turned here
//	svg-forbidden         something a drawing may not contain
//	svg-malformed         not well-formed XML
//	svg-size              neither a size nor a viewBox
//	svg-too-large         more than maxSVG bytes, or more shapes than maxDrawn
//	svg-too-deep          more than maxNesting elements inside each other
//
// Problems of pixels stand at the file as a whole, those of a drawing at the
// line and column. With an error the Picture is empty.
func Clean(f source.File) (Picture, diag.List) {
	p, problems := Inspect(f)
	if problems.Failed() || p.Orientation <= int(asStored) {
		return p, problems
	}
	turned, more := p.turned()
	for i := range more {
		more[i].File = f.Path
	}
	if more.Failed() {
		return Picture{}, more
	}
	return turned, problems
}

// Inspect is Clean without turning the picture: its Data still lies as the camera
// held it, and Orientation says how.
func Inspect(f source.File) (Picture, diag.List) {
	kind, problems := recognise(f.Path, f.Data)
	var p Picture
	if kind != nil {
		p, problems = kind.clean(f.Data)
	}
	for i := range problems {
		problems[i].File = f.Path
	}
	if problems.Failed() {
		return Picture{}, problems
	}
	p.Format, p.MediaType = kind.name, kind.mediaType
	return p, problems
}
