package sanitize

import (
	"bytes"
	"path"
	"strings"

	"galen/internal/diag"
)

// signature is how the files of one kind begin.
type signature struct {
	offset int
	magic  string
	format string // Picture.Format, "" when it cannot be published
	shown  string // with its article: "a PNG picture"
}

var signatures = []signature{
	{0, "\xff\xd8\xff", "jpeg", "a JPEG picture"},
	{0, pngSignature, "png", "a PNG picture"},
	{0, "GIF87a", "gif", "a GIF picture"},
	{0, "GIF89a", "gif", "a GIF picture"},
	{8, "WEBP", "webp", "a WebP picture"},
	{4, "ftypavi", "", "an AVIF picture"},
	{4, "ftyphei", "", "a HEIC picture"},
	{4, "ftyphev", "", "a HEIC picture"},
	{4, "ftypmif1", "", "a HEIC picture"},
	{4, "ftyp", "", "a video"},
	{0, "II*\x00", "", "a TIFF picture or a camera's raw file"},
	{0, "MM\x00*", "", "a TIFF picture or a camera's raw file"},
	{0, "BM", "", "a BMP picture"},
	{0, "8BPS", "", "a Photoshop document"},
	{0, "\x00\x00\x00\x0cJXL ", "", "a JPEG XL picture"},
	{0, "\xff\x0a", "", "a JPEG XL picture"},
	{0, "%PDF", "", "a PDF document"},
	{0, "PK\x03\x04", "", "a ZIP archive or an office document"},
	{0, "\x1f\x8b", "", "a compressed file"},
}

// recognise finds the format of a file whose name and bytes agree. Otherwise
// the format is nil and the list says what is wrong.
func recognise(name string, data []byte) (*format, diag.List) {
	ext := extension(name)
	named := byExtension(ext)
	found := sniff(data)
	switch {
	case len(data) == 0:
		return nil, diag.List{fault("picture-empty", "the picture is empty (0 bytes)").WithHint(copyAgain)}
	case named == nil && found.format == "":
		return nil, diag.List{unpublishable(ext)}
	case named == nil || found.format != named.name && found.shown != "":
		return nil, diag.List{mislabelled(name, ext, found)}
	case found.format == named.name:
		return named, nil
	case named.name == "svg":
		return named, nil // its reader tells an unfinished drawing from other text
	case beginsLike(named.name, data):
		return nil, diag.List{truncated(named.shown)}
	}
	return nil, diag.List{fault("picture-mislabelled", "the name ends in %q but the file is not a picture", ext).
		WithHint("open the file in a picture editor and save it as a %s; if it does not open, copy it again from where it came from", named.shown)}
}

// sniff says what the bytes are; the zero signature when that is unknown.
func sniff(data []byte) signature {
	for _, s := range signatures {
		if len(data) >= s.offset && bytes.HasPrefix(data[s.offset:], []byte(s.magic)) {
			return s
		}
	}
	return sniffText(data)
}

// sniffLength is how far into a text file its first element is looked for. A
// comment with a licence may come first.
const sniffLength = 4096

func sniffText(data []byte) signature {
	text := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), sniffLength)], []byte(byteOrderMark)))
	lower := lowerASCII(string(text))
	switch {
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"):
		return signature{shown: "a web page"}
	case strings.HasPrefix(lower, "<") && (strings.Contains(lower, "<svg") || strings.Contains(lower, ":svg")):
		return signature{format: "svg", shown: "an SVG drawing"}
	}
	return signature{}
}

// beginsLike reports whether data is a file of the format that breaks off
// within its very first bytes.
func beginsLike(name string, data []byte) bool {
	for _, s := range signatures {
		if s.format != name {
			continue
		}
		if s.offset == 0 && strings.HasPrefix(s.magic, string(data)) {
			return true
		}
	}
	return name == "webp" && len(data) < 12 && strings.HasPrefix("RIFF", string(data[:min(4, len(data))]))
}

func mislabelled(name, ext string, found signature) diag.Diagnostic {
	d := fault("picture-mislabelled", "the name ends in %q but the file is %s", ext, found.shown)
	for _, f := range formats {
		if f.name == found.format {
			better := strings.TrimSuffix(path.Base(name), path.Ext(name)) + f.extensions[0]
			return d.WithHint("rename the file to %q, and write that name where the picture is used", better)
		}
	}
	return d.WithHint("open it in the program that made it and save it as a JPEG or PNG")
}

func unpublishable(ext string) diag.Diagnostic {
	hint, known := unpublished[ext]
	if !known {
		hint = "save it as a JPEG, PNG, GIF, WebP or SVG"
	}
	return fault("picture-unsupported", "a picture whose name ends in %q cannot be published", ext).WithHint("%s", hint)
}

// lowerASCII is strings.ToLower for the letters that HTML, CSS and SVG compare
// without case. It leaves all others, and with them every offset, as they are.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
