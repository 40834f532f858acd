package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf8"

	"galen/internal/diag"
)

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"plain", "a\nb\n", "a\nb\n"},
		{"empty", "", ""},
		{"no line end at the end", "a", "a"},
		{"byte-order mark", "\xef\xbb\xbf---\n", "---\n"},
		{"only a byte-order mark", "\xef\xbb\xbf", ""},
		{"a second byte-order mark is a character", "\xef\xbb\xbf\ufeffa", "\ufeffa"},
		{"CRLF", "a\r\nb\r\n", "a\nb\n"},
		{"mixed line ends", "a\r\nb\nc", "a\nb\nc"},
		{"tab", "a\tb", "a\tb"},
		{"every script", "Здоровье 安全 صحة é e\u0301 😀", "Здоровье 安全 صحة é e\u0301 😀"},
		{"spaces of all widths", "a\u00a0b\u202fc\u3000d\u2028e\u200df", "a\u00a0b\u202fc\u3000d\u2028e\u200df"},
		{"the replacement character itself", "a\ufffdb", "a\ufffdb"},
		{"last of each range", "\ud7ff\ue000\ufdcf\ufdf0\ufffd\U00010000\U0001fffd\U0010fffd", "\ud7ff\ue000\ufdcf\ufdf0\ufffd\U00010000\U0001fffd\U0010fffd"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := []byte(tt.data)
			text, list := Text(NewFile("f.md", data))
			if len(list) > 0 || text == nil || string(text) != tt.want {
				t.Errorf("got %q, %v", text, list)
			}
			if string(data) != tt.data {
				t.Errorf("the file's bytes were changed to %q", data)
			}
		})
	}
}

func TestTextRefuses(t *testing.T) {
	utf16 := func(s string, low int) string {
		var b []byte
		for _, c := range s {
			pair := []byte{byte(c >> 8), byte(c >> 8)}
			pair[low] = byte(c)
			b = append(b, pair...)
		}
		return string(b)
	}
	tests := []struct {
		name, data   string
		line, column int
		code, says   string
	}{
		{"UTF-16 little-endian", "\xff\xfe" + utf16("title", 0), 1, 1, "not-utf8", "UTF-16"},
		{"UTF-16 big-endian", "\xfe\xff" + utf16("title", 1), 1, 1, "not-utf8", "UTF-16"},
		{"UTF-16 little-endian without mark", utf16("---\ntitle", 0), 1, 1, "not-utf8", "UTF-16"},
		{"UTF-16 big-endian without mark", utf16("---\ntitle", 1), 1, 1, "not-utf8", "UTF-16"},
		{"lone CR everywhere", "---\rtitle: x\r---\r", 1, 1, "line-ends", "CR"},
		{"lone CR everywhere, with mark", "\xef\xbb\xbf---\rtitle: x\r", 1, 1, "line-ends", "CR"},
		{"lone CR among LF", "a\nb\rc\n", 2, 2, "line-ends", "CR"},
		{"CR CR LF", "ab\r\r\nc\n", 1, 3, "line-ends", "CR"},
		{"NUL", "ab\ncd\x00e", 2, 3, "control-character", "U+0000"},
		{"U+000B", "a\u000bb", 1, 2, "control-character", "U+000B"},
		{"U+001B", "\x1b[2J", 1, 1, "control-character", "U+001B"},
		{"U+007F", "a\n\x7f", 2, 1, "control-character", "U+007F"},
		{"U+0085", "aé\u0085", 1, 3, "control-character", "U+0085"},
		{"U+FFFE", "a\r\nb\ufffe", 2, 2, "control-character", "U+FFFE"},
		{"U+FFFF", "\uffff", 1, 1, "control-character", "U+FFFF"},
		{"U+FDD0", "\ufdd0", 1, 1, "control-character", "U+FDD0"},
		{"U+1FFFE", "\U0001fffe", 1, 1, "control-character", "U+1FFFE"},
		{"Latin-1", "caf\xe9 au lait", 1, 4, "not-utf8", "0xE9"},
		{"Latin-1 after CRLF and characters of two bytes", "é\r\né\xe9", 2, 2, "not-utf8", "0xE9"},
		{"a character cut off at the end", "a\n\xe2\x82", 2, 1, "not-utf8", "0xE2"},
		{"a continuation byte alone", "a\x80", 1, 2, "not-utf8", "0x80"},
		{"a surrogate", "\xed\xa0\x80", 1, 1, "not-utf8", "0xED"},
		{"an overlong form", "\xc0\xaf", 1, 1, "not-utf8", "0xC0"},
		{"the first fault is reported", "\x01\xff", 1, 1, "control-character", "U+0001"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, list := Text(NewFile("f.md", []byte(tt.data)))
			if text != nil || len(list) != 1 {
				t.Fatalf("got %q, %v", text, list)
			}
			d := list[0]
			if d.Position != (diag.Position{File: "f.md", Line: tt.line, Column: tt.column}) || d.Code != tt.code || !strings.Contains(d.Message, tt.says) || d.Hint == "" {
				t.Errorf("got %v (%s), hint %q; want %d:%d %s", d, d.Code, d.Hint, tt.line, tt.column, tt.code)
			}
		})
	}
}

// TestLegal compares with production 2 of XML 1.0, less the controls that are
// allowed but discouraged there (section 2.2, note) and the noncharacters.
func TestLegal(t *testing.T) {
	for c := rune(0); c <= utf8.MaxRune; c++ {
		xml := c == 0x9 || c == 0xa || c == 0xd || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000
		discouraged := c >= 0x7f && c <= 0x9f || c >= 0xfdd0 && c <= 0xfdef || c&0xfffe == 0xfffe
		if want := xml && !discouraged; Legal(c) != want {
			t.Fatalf("Legal(U+%04X) is %v", c, Legal(c))
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a\r\nb", "\xef\xbb\xbfa", "a\rb", "\xff\xfea\x00", "a\x00b\x00", "\x00a\x00b", "\ufeff\ufeff", "é\xe9", "\u2028\u0085", "\r\r\n", "\ufdd0", "\xed\xa0\x80"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		text, list := Text(NewFile("f", data))
		again, _ := Text(NewFile("f", data))
		if !bytes.Equal(data, before) || !bytes.Equal(text, again) {
			t.Fatal("not the same twice, or the file's bytes were changed")
		}
		if (text == nil) != list.Failed() {
			t.Fatalf("text %q with %v", text, list)
		}
		for _, d := range list {
			placed(t, d.Position, data)
		}
		for _, c := range string(text) {
			if !Legal(c) || c == '\r' {
				t.Fatalf("the text holds U+%04X", c)
			}
		}
		if len(text) == 0 || bytes.HasPrefix(text, []byte("\ufeff")) {
			return
		}
		// A text reads the same whatever its line ends and byte-order mark.
		crlf := bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
		for _, variant := range [][]byte{text, crlf, append([]byte("\ufeff"), crlf...)} {
			if got, list := Text(NewFile("f", variant)); !bytes.Equal(got, text) {
				t.Fatalf("%q reads as %q (%v)", variant, got, list)
			}
		}
	})
}

// placed checks that a position lies in a file, or just behind a line's end.
func placed(t *testing.T, at diag.Position, data []byte) {
	t.Helper()
	lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
	if at.Line == 0 && at.Column == 0 {
		return
	}
	if at.Line < 1 || at.Line > len(lines) || at.Column < 1 || at.Column > utf8.RuneCount(lines[at.Line-1])+1 {
		t.Fatalf("position %v lies outside %q", at, data)
	}
}

// TestWindows: whoever saves in another encoding is told which one it seems to be.
func TestWindows(t *testing.T) {
	const plain, windows = "save the file as UTF-8", `save the file as UTF-8; it seems to be saved as Windows-1252 ("ANSI"), in which this byte is `
	for data, want := range map[string]string{
		"Caf\xe9":          windows + `"é"`,
		"\x93Hi\x94":       windows + `"“"`,
		"5 \x80":           windows + `"€"`,
		"é and \xe9":       plain,
		"\x81":             plain,
		"\xe9t\xe9 \ufffd": plain,
	} {
		_, list := Text(NewFile("content/x.md", []byte(data)))
		if len(list) != 1 || list[0].Hint != want {
			t.Errorf("%q: %v, want %q", data, list, want)
		}
	}
}

// TestPrintable puts each byte at each of the eight places.
func TestPrintable(t *testing.T) {
	for c := range 256 {
		for at := range 8 {
			eight := []byte(" aZ~0!xy")
			eight[at] = byte(c)
			if got := printable(binary.LittleEndian.Uint64(eight)); got != (c >= 0x20 && c < 0x7f) {
				t.Errorf("%q: %v", eight, got)
			}
		}
	}
}

func BenchmarkText(b *testing.B) {
	f := NewFile("x.md", bytes.Repeat([]byte(strings.Repeat("A sentence of ten words, such as articles are made of. ", 6)+"\n\n"), 14))
	b.SetBytes(int64(len(f.Data)))
	for b.Loop() {
		if text, _ := Text(f); text == nil {
			b.Fatal("not a text")
		}
	}
}
