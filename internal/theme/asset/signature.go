package asset

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"galen/internal/diag"
)

// This file holds files that are published as they are to what their names say: a
// browser that is handed an error page as audio plays nothing, and says nothing.

// signature is how the files of a kind begin.
type signature struct {
	offset int
	magic  string
	shown  string // with its article
}

// signatures are by ending. Where there are several, one must fit.
var signatures = map[string][]signature{
	".pdf":   {{0, "%PDF-", "a PDF document"}},
	".zip":   {{0, "PK\x03\x04", "a ZIP archive"}, {0, "PK\x05\x06", "a ZIP archive"}},
	".gz":    {{0, "\x1f\x8b", "a gzip file"}},
	".epub":  {{0, "PK\x03\x04", "an EPUB book"}},
	".docx":  {{0, "PK\x03\x04", "a Word document"}},
	".xlsx":  {{0, "PK\x03\x04", "an Excel sheet"}},
	".pptx":  {{0, "PK\x03\x04", "a PowerPoint file"}},
	".odt":   {{0, "PK\x03\x04", "an OpenDocument text"}},
	".ods":   {{0, "PK\x03\x04", "an OpenDocument sheet"}},
	".mp3":   {{0, "ID3", "an MP3 recording"}, {0, "\xff\xfb", "an MP3 recording"}, {0, "\xff\xfa", "an MP3 recording"}, {0, "\xff\xf3", "an MP3 recording"}, {0, "\xff\xf2", "an MP3 recording"}, {0, "\xff\xe3", "an MP3 recording"}, {0, "\xff\xe2", "an MP3 recording"}},
	".m4a":   {{4, "ftyp", "an MPEG-4 recording"}},
	".ogg":   {{0, "OggS", "an Ogg recording"}},
	".oga":   {{0, "OggS", "an Ogg recording"}},
	".opus":  {{0, "OggS", "an Ogg recording"}},
	".weba":  {{0, "\x1a\x45\xdf\xa3", "a WebM recording"}},
	".m4v":   {{4, "ftyp", "an MP4 film"}},
	".wav":   {{8, "WAVE", "a WAV recording"}},
	".mp4":   {{4, "ftyp", "an MP4 film"}, {4, "moov", "an MP4 film"}, {4, "mdat", "an MP4 film"}},
	".webm":  {{0, "\x1a\x45\xdf\xa3", "a WebM film"}},
	".woff2": {{0, "wOF2", "a WOFF2 font"}},
	".woff":  {{0, "wOFF", "a WOFF font"}},
	".ttf":   {{0, "\x00\x01\x00\x00", "a TrueType font"}, {0, "true", "a TrueType font"}},
	".otf":   {{0, "OTTO", "an OpenType font"}, {0, "\x00\x01\x00\x00", "an OpenType font"}},
	".wasm":  {{0, "\x00asm", "a WebAssembly module"}},
}

// inside is the part that a document which is a ZIP archive must have.
var inside = map[string]string{
	".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/", ".odt": "content.xml", ".ods": "content.xml", ".epub": "META-INF/container.xml",
}

// others are what a file may be instead, for the message; see also signatures.
var others = []signature{
	{0, "\xff\xd8\xff", "a JPEG picture"}, {0, "\x89PNG", "a PNG picture"}, {0, "GIF8", "a GIF picture"}, {8, "WEBP", "a WebP picture"},
	{0, "%PDF-", "a PDF document"}, {0, "PK\x03\x04", "a ZIP archive or an office document"}, {0, "\x1f\x8b", "a gzip file"}, {0, "ID3", "an MP3 recording"},
	{0, "OggS", "an Ogg recording"}, {8, "WAVE", "a WAV recording"}, {4, "ftypM4A", "an MPEG-4 recording"}, {4, "ftypqt", "a QuickTime film"}, {4, "ftyp", "an MP4 film"},
	{0, "\x1a\x45\xdf\xa3", "a WebM film"}, {0, "fLaC", "a FLAC recording"}, {0, "wOF2", "a WOFF2 font"}, {0, "wOFF", "a WOFF font"}, {0, "OTTO", "an OpenType font"},
	{0, "\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)"}, {0, "{\\rtf", "an RTF document"},
	{0, "MZ", "a Windows program"}, {0, "\x7fELF", "a program"},
	{0, "version https://git-lfs", "a Git LFS pointer, not the file itself"},
}

func (s signature) fits(data []byte) bool {
	return len(data) >= s.offset && bytes.HasPrefix(data[s.offset:], []byte(s.magic))
}

// headSize is how much of a file is looked at to tell what it is.
const headSize = 8000

// mislabelled says that a file is not what the ending of its name says; nil if it is,
// or if there is nothing to tell by.
func mislabelled(path string, body io.ReaderAt, size int64, ext string) *diag.Diagnostic {
	wanted := signatures[ext]
	if wanted == nil {
		return nil
	}
	data := make([]byte, min(size, headSize))
	n, _ := body.ReadAt(data, 0)
	data = data[:n]
	problem := func(format string, args ...any) *diag.Diagnostic {
		d := diag.Errorf(diag.Position{File: path}, "mislabelled", format, args...).WithHint("save or download the file again; if it is right, give it the correct extension")
		return &d
	}
	switch {
	case len(data) == 0:
		return problem("the file is empty (0 bytes)")
	case !fitsOne(wanted, data):
		return problem("the name says that this is %s, but it is %s", wanted[0].shown, found(data))
	case inside[ext] != "" && !holds(body, size, inside[ext]):
		return problem("the name says that this is %s, but it is another kind of ZIP archive, or broken", wanted[0].shown)
	}
	return nil
}

func fitsOne(among []signature, data []byte) bool {
	for _, s := range among {
		if s.fits(data) {
			return true
		}
	}
	return false
}

// holds reports whether a ZIP archive has a file whose name begins with part.
func holds(body io.ReaderAt, size int64, part string) bool {
	z, err := zip.NewReader(body, size)
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, part) {
			return true
		}
	}
	return false
}

// found says what a file is that begins so.
func found(data []byte) string {
	for _, s := range others {
		if s.fits(data) {
			return s.shown
		}
	}
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 200)], "\ufeff \t\r\n"))
	switch {
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")):
		return "a web page, perhaps the error page of a download"
	case bytes.HasPrefix(start, []byte("<?xml")), bytes.HasPrefix(start, []byte("<svg")):
		return "XML"
	case bytes.IndexByte(data, 0) < 0:
		return "text"
	}
	return "something else"
}
