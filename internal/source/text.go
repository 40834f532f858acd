package source

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"galen/internal/diag"
)

// Text is a file's text: valid UTF-8, its byte-order mark removed, its lines
// ended by LF, and without characters that XML 1.0 forbids. It returns nil when
// the file cannot be read as text; the list says where.
func Text(f File) ([]byte, diag.List) {
	data := f.Data
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}), bareUTF16(data):
		return nil, diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "not-utf8", "the file is saved as UTF-16").
			WithHint("save it as UTF-8")}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		if bytes.IndexByte(data, '\r') >= 0 {
			return nil, diag.List{loneCR(f, data)}
		}
	}
	if d, bad := badCharacter(f, data, Legal); bad {
		return nil, diag.List{d}
	}
	return data, nil
}

// Code is the text of a program: as Text, but it may hold any character, and a lone
// CR ends a line.
func Code(f File) ([]byte, diag.List) {
	data := f.Data
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) || bareUTF16(data) {
		return Text(f) // which says why not
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		d, _ := badCharacter(f, data, func(rune) bool { return true })
		return nil, diag.List{d}
	}
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	return data, nil
}

// bareUTF16 reports whether data looks like UTF-16 without a byte-order mark: of
// the first two pairs of bytes, the same half is zero.
func bareUTF16(data []byte) bool {
	if len(data) < 4 || len(data)%2 != 0 {
		return false
	}
	return (data[0] == 0 && data[2] == 0) != (data[1] == 0 && data[3] == 0)
}

func loneCR(f File, data []byte) diag.Diagnostic {
	at := diag.Locate(f.Path, data, bytes.IndexByte(data, '\r'))
	if bytes.IndexByte(data, '\n') < 0 {
		at.Column = 1
		return diag.Errorf(at, "line-ends", "the lines end in CR, as on old Macs").WithHint("convert the line ends to LF (Unix) or CRLF (Windows)")
	}
	return diag.Errorf(at, "line-ends", "there is a lone carriage return (CR) here").WithHint("delete it, or convert the line ends to LF")
}

// ordinary is how many bytes of data are printable ASCII, tabs and ends of lines,
// before the first other. It looks at eight at once.
func ordinary(data []byte) (n int) {
	for ; n+8 <= len(data); n += 8 {
		if printable(binary.LittleEndian.Uint64(data[n:])) {
			continue
		}
		for _, c := range data[n : n+8] {
			if (c < 0x20 || c >= 0x7f) && c != '\n' && c != '\t' {
				return n + bytes.IndexByte(data[n:], c)
			}
		}
	}
	for n < len(data) && (data[n] >= 0x20 && data[n] < 0x7f || data[n] == '\n' || data[n] == '\t') {
		n++
	}
	return n
}

// printable reports whether eight bytes are all from 0x20 to 0x7E.
func printable(eight uint64) bool {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	below := eight - 0x20*ones // the highest bit of a byte below 0x20 is set
	above := eight + ones      // that of 0x7F, too
	return (eight|below|above)&high == 0
}

// badCharacter finds the first byte that is no UTF-8, or the first character that is
// not legal.
func badCharacter(f File, data []byte, legal func(rune) bool) (diag.Diagnostic, bool) {
	for i := 0; ; {
		if i += ordinary(data[i:]); i == len(data) {
			return diag.Diagnostic{}, false
		}
		c, size := utf8.DecodeRune(data[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			at := diag.Locate(f.Path, data, i)
			d := diag.Errorf(at, "not-utf8", "the byte 0x%02X is not valid UTF-8", data[i]).WithHint("save the file as UTF-8")
			if c, ok := windows(data, i); ok {
				d = d.WithHint("save the file as UTF-8; it seems to be saved as Windows-1252 (\"ANSI\"), in which this byte is %q", c)
			}
			return d, true
		case !legal(c):
			at := diag.Locate(f.Path, data, i)
			return diag.Errorf(at, "control-character", "the character U+%04X is not allowed in a page or feed", c).WithHint("delete it"), true
		}
		i += size
	}
}

// windows is what the byte at i stands for in Windows-1252, if it is a letter or
// a mark of punctuation, and nothing in data is UTF-8 beyond ASCII.
func windows(data []byte, i int) (string, bool) {
	for rest := data; len(rest) > 0; {
		c, size := utf8.DecodeRune(rest)
		if c >= 0x80 && size > 1 {
			return "", false
		}
		rest = rest[size:]
	}
	c := charmap.Windows1252.DecodeByte(data[i])
	return string(c), c >= 0xa0 && c != utf8.RuneError
}

// Legal reports whether a character may stand in XML 1.0, and so in a page and
// in a feed (XML 1.0, production 2; less the noncharacters).
func Legal(c rune) bool {
	return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c < 0x7f || c >= 0xa0 && c <= 0xd7ff || c >= 0xe000 && c < 0xfdd0 ||
		c > 0xfdef && c <= 0xfffd || c >= 0x10000 && c&0xfffe != 0xfffe
}
