package sanitize

import (
	"bytes"
	"image/gif"
	"slices"
	"testing"
)

func TestGIFWithoutMetadata(t *testing.T) {
	data := gifOf(t)
	table := gifHeader + colourTable(data[10])
	metadata := slices.Concat(
		gifBlocks("\x21\xfe", "CANARY comment", "CANARY"),
		gifBlocks("\x21\xff", "XMP DataXMP", "CANARY xmpmeta"),
		gifBlocks("\x21\xff", "ICCRGBG1012", "CANARY"),
		gifBlocks("\x21\x01", "123456789012", "CANARY text"),
	)
	full := slices.Concat(data[:table], metadata, data[table:len(data)-1], metadata, data[len(data)-1:], []byte("CANARY"))
	p := clean(t, "a.gif", full)
	wantClean(t, p.Data)
	if !bytes.Equal(p.Data, data) {
		t.Errorf("%d bytes, want %d", len(p.Data), len(data))
	}
	if p.Format != "gif" || p.MediaType != "image/gif" || p.Width != 9 || p.Height != 7 {
		t.Errorf("%s %s %d × %d", p.Format, p.MediaType, p.Width, p.Height)
	}
	got, err := gif.DecodeAll(bytes.NewReader(p.Data))
	if err != nil || len(got.Image) != 2 || got.LoopCount != 0 || !slices.Equal(got.Delay, []int{5, 7}) {
		t.Errorf("the animation is lost: %v %v", got, err)
	}
}

func TestGIFRepetition(t *testing.T) {
	for _, c := range []struct {
		blocks []string
		want   string
	}{
		{[]string{"NETSCAPE2.0", "\x01\x03\x00"}, "\x21\xff\x0bNETSCAPE2.0\x03\x01\x03\x00\x00"},
		{[]string{"ANIMEXTS1.0", "\x01\x00\x00", "CANARY"}, "\x21\xff\x0bANIMEXTS1.0\x03\x01\x00\x00\x00"},
		{[]string{"NETSCAPE2.0", "\x01CANARY"}, ""},
		{[]string{"NETSCAPE2.0"}, ""},
		{[]string{"NETSCAPE2.1", "\x01\x03\x00"}, ""},
	} {
		body := gifBlocks("", c.blocks...)
		if got := string(repetition(body)); got != c.want {
			t.Errorf("%q: %q", c.blocks, got)
		}
	}
}

func TestDamagedGIF(t *testing.T) {
	data := gifOf(t)
	table := gifHeader + colourTable(data[10])
	wide := bytes.Clone(data)
	frame := bytes.IndexByte(wide[table:], gifFrame) + table
	copy(wide[frame+5:], "\xff\xff\xff\xff")
	for _, c := range []struct {
		name string
		data []byte
		code string
	}{
		{"no pixels", slices.Concat(data[:table], []byte{gifTrailer}), "picture-damaged"},
		{"unknown part", slices.Concat(data[:table], []byte{7}, data[table:]), "picture-damaged"},
		{"no width", slices.Concat(data[:6], []byte{0, 0}, data[8:]), "picture-damaged"},
		{"a frame too large", wide, "picture-too-large"},
	} {
		if codes, problems := refuse(t, "a.gif", c.data); codes != c.code {
			t.Errorf("%s: %s: %s", c.name, codes, problems[0].Message)
		}
	}
}
