package recording

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// signature is how the files of one kind begin.
type signature struct {
	offset int
	magic  string
	format string // whose reader goes on; "" when it cannot be published
	shown  string // with its article: "an MP3 recording"
	flags  string // of ffmpeg, for what it is to be made
	ext    string
}

var signatures = []signature{
	{0, "OggS", "ogg", "an Ogg file", "", ""},
	{0, "\x1a\x45\xdf\xa3", "webm", "a WebM file", "", ""},
	{4, "ftypqt  ", "", "a QuickTime film (MOV)", toMP4, ".mp4"},
	{4, "ftyp3g", "", "a 3GP film", toMP4, ".mp4"},
	{4, "ftypavi", "", "an AVIF picture", "", ""},
	{4, "ftyphei", "", "a HEIC picture", "", ""},
	{4, "ftypmif1", "", "a HEIC picture", "", ""},
	{4, "ftyp", "mp4", "an MPEG-4 file", "", ""},
	{4, "moov", "", "a QuickTime film (MOV)", toMP4, ".mp4"},
	{4, "mdat", "", "a QuickTime film (MOV)", toMP4, ".mp4"},
	{4, "wide", "", "a QuickTime film (MOV)", toMP4, ".mp4"},
	{8, "WAVE", "", "a WAV recording", toMP3, ".mp3"},
	{8, "AVI ", "", "an AVI film", toMP4, ".mp4"},
	{8, "AIFF", "", "an AIFF recording", toMP3, ".mp3"},
	{8, "AIFC", "", "an AIFF recording", toMP3, ".mp3"},
	{0, "fLaC", "", "a FLAC recording", toMP3, ".mp3"},
	{0, "#!AMR", "", "an AMR recording", toMP3, ".mp3"},
	{0, "FLV\x01", "", "a Flash film", toMP4, ".mp4"},
	{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", "", "a Windows Media file", toMP4, ".mp4"},
	{0, "\x00\x00\x01\xba", "", "an MPEG film", toMP4, ".mp4"},
	{0, "\x00\x00\x01\xb3", "", "an MPEG film", toMP4, ".mp4"},
	{0, "\xff\xd8\xff", "", "a JPEG picture", "", ""},
	{0, "\x89PNG", "", "a PNG picture", "", ""},
	{0, "GIF8", "", "a GIF picture", toMP4, ".mp4"},
	{8, "WEBP", "", "a WebP picture", "", ""},
	{0, "%PDF", "", "a PDF document", "", ""},
	{0, "PK\x03\x04", "", "a ZIP archive or an office document", "", ""},
	{0, "\x1f\x8b", "", "a compressed file", "", ""},
	{0, "MZ", "", "a Windows program", "", ""},
	{0, "version https://git-lfs", "", "a Git LFS pointer, not the file itself", "", ""},
	{0, "WEBVTT", "", "a file of captions (WebVTT)", "", ""},
}

// headSize is how much of a file is looked at to tell what it is.
const headSize = 8000

// recognise finds what a file is by its first bytes; false, with a problem, when that
// cannot be published.
func (j *judge) recognise() (signature, bool) {
	if j.size == 0 {
		j.fault("recording-empty", copyAgain, "the file is empty (0 bytes)")
		return signature{}, false
	}
	head := bytes.Clone(j.head(0, headSize))
	found := sniff(head)
	ext := path.Ext(j.name)
	switch {
	case found.format != "":
		return found, true
	case j.transportStream(head):
		found = signature{shown: "an MPEG film", flags: toMP4, ext: ".mp4"}
	case frameOf(head).adts:
		found = signature{shown: "an AAC recording without a container", flags: toM4A, ext: ".m4a"}
	case found.shown == "" && (bytes.HasPrefix(head, []byte("ID3")) || j.firstFrame(0) >= 0):
		return signature{format: "mp3"}, true
	case found.shown == "" && beginsLikeSound(head) && strings.EqualFold(ext, ".mp3"):
		j.truncated("MP3 recording")
		return signature{}, false
	}
	switch {
	case found.flags != "":
		j.fault("recording-unsupported", "export it again as "+playable[found.ext]+", or run  "+j.command(found.flags, found.ext), "the file is %s, which not every browser plays", found.shown)
	case found.shown != "":
		j.fault("recording-mislabelled", "put the recording in its place: "+copyAgain, "the name ends in %q but the file is %s", ext, found.shown)
	default:
		j.fault("recording-mislabelled", "open it in the program that made it, and export it as MP3, M4A, MP4, Ogg or WebM", "the name ends in %q but the file is not a recording", ext)
	}
	return signature{}, false
}

// beginsLikeSound reports whether a file of a few bytes may be the beginning of an MP3.
func beginsLikeSound(head []byte) bool {
	return len(head) < 4 && strings.HasPrefix("ID3", string(head)) || frameOf(head).length > 0
}

// sniff says what the bytes are; the zero signature when that is unknown.
func sniff(head []byte) signature {
	for _, s := range signatures {
		if len(head) >= s.offset && bytes.HasPrefix(head[s.offset:], []byte(s.magic)) {
			return s
		}
	}
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 200)], "\ufeff \t\r\n"))
	switch {
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")):
		return signature{shown: "a web page, perhaps the error page of a download"}
	case bytes.HasPrefix(start, []byte("<?xml")), bytes.HasPrefix(start, []byte("<svg")):
		return signature{shown: "XML"}
	case len(head) > 3 && bytes.IndexByte(head, 0) < 0 && !slices.ContainsFunc(head, func(c byte) bool { return c < 7 || c == 0xff }):
		return signature{shown: "text"}
	}
	return signature{}
}

// transportStream reports whether the file is the stream of a broadcast: packets of 188
// bytes, each of which begins with the letter G.
func (j *judge) transportStream(head []byte) bool {
	return len(head) > 4*188 && head[0] == 'G' && head[188] == 'G' && head[2*188] == 'G' && head[3*188] == 'G'
}

// named sets the format, and reports whether the file's name has an ending of it.
func (j *judge) named(format, shown string) bool {
	j.Format = format
	ext := path.Ext(j.name)
	if slices.Contains(extensions[format], strings.ToLower(ext)) {
		return true
	}
	better := strings.TrimSuffix(path.Base(j.name), ext) + extensions[format][0]
	j.fault("recording-mislabelled", "rename the file to "+better+", and write that name where it is used", "the name ends in %q but the file is %s", ext, shown)
	return false
}
