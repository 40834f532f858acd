package lsp

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"galen/internal/diag"
)

// pieces make positions hard: line ends of every kind, and characters of every length.
var pieces = []string{"a", "bc ", "\t", "\n", "\r\n", "\r", "é", "語", "😀", "e\u0301", "\u2028", "\x80", "\xf0\x9f", "\ufeff", "title:", "\""}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// naive is the position of a byte, by the words of the protocol.
func naive(data string, at int, units string) position {
	var p position
	for i, c := range data {
		if i >= at {
			return p
		}
		switch {
		case c == '\n', c == '\r' && !strings.HasPrefix(data[i+1:], "\n"):
			p.Line++
			p.Character = 0
		case units == utf8Units:
			_, size := utf8.DecodeRuneInString(data[i:])
			p.Character += size
		default:
			p.Character += utf16.RuneLen(c)
		}
	}
	return p
}

// TestPositions: the place of each character, and back.
func TestPositions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for range 400 {
		data := randomText(r, r.IntN(40))
		for _, units := range []string{utf8Units, utf16Units} {
			text := newText([]byte(data), units)
			for i := range data {
				if i > 0 && data[i] == '\n' && data[i-1] == '\r' {
					continue // no place of the protocol's
				}
				want := naive(data, i, units)
				if got := text.position(i); got != want {
					t.Fatalf("%q at %d in %s: %+v, want %+v", data, i, units, got, want)
				}
				if got := text.offset(want); got != i {
					t.Fatalf("%q at %+v in %s: %d, want %d", data, want, units, got, i)
				}
				compared++
			}
		}
	}
	if compared < 1000 {
		t.Errorf("%d places", compared)
	}
}

// TestOddPositions are those that no editor should send.
func TestOddPositions(t *testing.T) {
	for _, c := range []struct {
		text, units string
		at          position
		want        int
	}{
		{"", utf16Units, position{}, 0},
		{"", utf16Units, position{5, 5}, 0},
		{"ab\ncd", utf16Units, position{-1, 3}, 0},
		{"ab\ncd", utf16Units, position{0, -1}, 0},
		{"ab\ncd", utf16Units, position{0, 9}, 2},
		{"ab\r\ncd", utf16Units, position{0, 9}, 2},
		{"ab\rcd", utf16Units, position{1, 1}, 4},
		{"ab\ncd", utf16Units, position{9, 0}, 5},
		{"😀x", utf16Units, position{0, 1}, 0}, // within the character
		{"😀x", utf16Units, position{0, 2}, 4},
		{"éx", utf8Units, position{0, 1}, 0},
		{"éx", utf8Units, position{0, 2}, 2},
		{"a\n", utf16Units, position{1, 0}, 2},
	} {
		if got := newText([]byte(c.text), c.units).offset(c.at); got != c.want {
			t.Errorf("%q in %s at %+v: %d, want %d", c.text, c.units, c.at, got, c.want)
		}
	}
}

// TestEdits: an edit by positions is the edit by bytes, and a span that it does not touch holds
// the same words afterwards.
func TestEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	kept, lost := 0, 0
	for range 2000 {
		data := randomText(r, 2+r.IntN(30))
		text := newText([]byte(data), utf16Units)
		from, to := text.offset(text.position(r.IntN(len(data)+1))), text.offset(text.position(r.IntN(len(data)+1)))
		with := randomText(r, r.IntN(3))
		start, end := text.position(from), text.position(to)
		c := change{Range: &textRange{start, end}, Text: with}
		if from > to {
			from, to = to, from
		}
		want := data[:from] + with + data[to:]
		if r.IntN(4) == 0 {
			c = change{Text: want}
		}
		now, a, b, n := text.edited(c)
		if string(now.data) != want {
			t.Fatalf("%q, %+v: %q, want %q", data, c, now.data, want)
		}
		s := span{r.IntN(len(data) + 1), 0}
		s.to = s.from + r.IntN(len(data)+1-s.from)
		if after, ok := s.moved(a, b, n); ok {
			kept++
			if string(now.data[after.from:after.to]) != data[s.from:s.to] {
				t.Fatalf("%q, %+v: the words %q are now %q", data, c, data[s.from:s.to], now.data[after.from:after.to])
			}
		} else {
			lost++
		}
	}
	if kept == 0 || lost == 0 {
		t.Errorf("%d spans kept, %d lost", kept, lost)
	}
}

// TestPlaces are the words that problems are about.
func TestPlaces(t *testing.T) {
	const text = "---\ntitel: Flu 😀 season\r\n---\n\n[x](/nowhere/) 95% **b\n"
	for _, c := range []struct {
		line, column int
		message      string
		want         string
	}{
		{2, 1, `unknown key "titel"`, "titel"},
		{2, 1, "no quotation", "titel"},
		{2, 8, `"Flu 😀 season" is odd`, "Flu 😀 season"},
		{2, 14, "a word", "season"},
		{5, 5, `the link "/nowhere/" leads nowhere`, "/nowhere/"},
		{5, 16, "a percentage", "95"},
		{5, 20, "a mark", "*"},
		{2, 0, "a line", "titel: Flu 😀 season"},
		{0, 0, "the file", ""},
		{99, 1, "no such line", "---"},
		{2, 99, "no such column", ""},
	} {
		for _, mark := range []string{"", "\ufeff"} {
			txt := newText([]byte(mark+text), utf16Units)
			s := txt.place(diag.Errorf(diag.Position{File: "f", Line: c.line, Column: c.column}, "", "%s", c.message))
			if got := string(txt.data[s.from:s.to]); got != c.want {
				t.Errorf("%d:%d %s: %q, want %q", c.line, c.column, c.message, got, c.want)
			}
		}
	}
}

// TestURIs are the ways in which editors name files.
func TestURIs(t *testing.T) {
	for _, c := range []struct{ uri, want string }{
		{"file:///site/content/x.md", "/site/content/x.md"},
		{"file://localhost/site/x.md", "/site/x.md"},
		{"FILE:///site/x.md", "/site/x.md"},
		{"file:///my%20site/caf%C3%A9.md", "/my site/café.md"},
		{"file:///site/../other/x.md", "/other/x.md"},
		{"file:///site/a%23b%3Fc.md", "/site/a#b?c.md"},
		{"file://elsewhere/site/x.md", ""},
		{"untitled:Untitled-1", ""},
		{"git:/site/x.md?ref=1", ""},
		{"%zz", ""},
		{"", ""},
		{"file:", ""},
	} {
		if got := fileOf(c.uri); got != c.want {
			t.Errorf("%s: %q, want %q", c.uri, got, c.want)
		}
	}
	for _, path := range []string{"/site/x.md", "/my site/café #1?.md", "/a%b/😀.md"} {
		if got := fileOf(uriOf(path)); got != path {
			t.Errorf("%s: back comes %q", path, got)
		}
	}
	for _, c := range []struct{ root, path, want string }{
		{"/site", "/site/content/x.md", "content/x.md"},
		{"/site", "/site", ""},
		{"/site", "/sites/x.md", ""},
		{"/site", "/site/..x/y.md", "..x/y.md"},
	} {
		if got := inSite(c.root, c.path); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.path, c.root, got, c.want)
		}
	}
}
