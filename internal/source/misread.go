package source

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"galen/internal/diag"
)

// misreadStarts are how letters begin that were UTF-8 and were read as Windows-1252:
// those of two bytes, the typographic marks, and emoji.
var misreadStarts = [][]byte{[]byte("Ã"), []byte("Â"), []byte("â€"), []byte("ðŸ")}

// misread warns, once, of letters such as â€™ for ’ and Ã© for é.
func misread(file string, text []byte) (list diag.List) {
	first, count := -1, 0
	var seen, meant string
	for _, start := range misreadStarts {
		for at := 0; ; {
			n := bytes.Index(text[at:], start)
			if n < 0 {
				break
			}
			at += n
			c, size := misreadAt(text, at)
			if size == 0 {
				at += len(start)
				continue
			}
			if count++; first < 0 || at < first {
				first, seen, meant = at, string(text[at:at+size]), string(c)
			}
			at += size
		}
	}
	if count == 0 {
		return nil
	}
	d := diag.Warningf(diag.Locate(file, text, first), "misread-letters", "%q appears here instead of %q: the text was read in the wrong encoding%s", seen, meant, more(count-1))
	return diag.List{d.WithHint("write  %s  or copy the text again from its source", meant)}
}

// misreadAt is the character whose bytes, read as Windows-1252, stand at an offset, and
// how many bytes of text they take; 0 if it is none.
func misreadAt(text []byte, at int) (c rune, size int) {
	var bytes8 [utf8.UTFMax]byte
	n := 0
	for to := at; n < utf8.UTFMax && to < len(text); {
		r, width := utf8.DecodeRune(text[to:])
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r >= 0x80 && r < 0xa0 { // what Windows-1252 leaves open
			b, ok = byte(r), true
		}
		if !ok || b < utf8.RuneSelf {
			break
		}
		if n == 1 && r >= 0x2010 && r < 0x2040 && afterCapital(text[:at]) {
			return 0, 0 // MANHÃ…
		}
		bytes8[n] = b
		n++
		to += width
		if c, length := utf8.DecodeRune(bytes8[:n]); c != utf8.RuneError && length == n && n > 1 {
			return c, to - at
		}
	}
	if n == 2 && bytes8[0] == 0xe2 && bytes8[1] == 0x80 {
		return '”', len("â€") // whose third byte is lost nearly always
	}
	return 0, 0
}

func afterCapital(text []byte) bool {
	c, _ := utf8.DecodeLastRune(text)
	return unicode.IsUpper(c)
}
