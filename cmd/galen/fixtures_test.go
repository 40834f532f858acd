package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"
)

// Commands that make the files of bad inputs, and that look into good outputs.

// writeUTF16 turns a text file into UTF-16: utf16 le|be FILE [bare]. Bare leaves
// out the byte-order mark.
func writeUTF16(ts *testscript.TestScript, _ bool, args []string) {
	var order binary.AppendByteOrder = binary.LittleEndian
	if args[0] == "be" {
		order = binary.BigEndian
	}
	text := ts.ReadFile(args[1])
	if len(args) == 2 {
		text = "\ufeff" + text
	}
	var data []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, unit)
	}
	write(ts, args[1], data)
}

// endLinesInCRLF does that to files: crlf FILE…
func endLinesInCRLF(ts *testscript.TestScript, _ bool, args []string) {
	for _, file := range args {
		write(ts, file, []byte(strings.ReplaceAll(ts.ReadFile(file), "\n", "\r\n")))
	}
}

// makeSocket makes a socket: socket FILE
func makeSocket(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: ts.MkAbs(args[0]), Net: "unix"})
	ts.Check(err)
	l.SetUnlinkOnClose(false)
	ts.Check(l.Close())
}

// writePicture makes a picture: picture FILE png|jpeg|gif WIDTH HEIGHT [huge|gps|moves|credit].
// A huge one states another size, 60000 by 60000; one with gps holds Exif and
// XMP data with the word "canary", one with credit IPTC data. A GIF moves.
func writePicture(ts *testscript.TestScript, _ bool, args []string) {
	width, err1 := strconv.Atoi(args[2])
	height, err2 := strconv.Atoi(args[3])
	ts.Check(errors.Join(err1, err2))
	img := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.Black})
	for i := range img.Pix {
		img.Pix[i] = uint8(i / 3 % 2)
	}
	var data bytes.Buffer
	switch args[1] {
	case "png":
		ts.Check(png.Encode(&data, img))
	case "jpeg":
		ts.Check(jpeg.Encode(&data, img, nil))
	case "gif":
		frames := &gif.GIF{Image: []*image.Paletted{img}, Delay: []int{5}}
		if slices.Contains(args, "moves") {
			frames.Image, frames.Delay = append(frames.Image, img), append(frames.Delay, 5)
		}
		ts.Check(gif.EncodeAll(&data, frames))
	}
	out := data.Bytes()
	switch {
	case slices.Contains(args, "huge"):
		out = huge(out)
	case slices.Contains(args, "gps"):
		out = located(out)
	case slices.Contains(args, "credit"):
		sets := "\x1c\x02\x50\x00\x06A Name\x1c\x02\x74\x00\x09Copyright"
		body := "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00" + string(rune(len(sets))) + sets
		out = slices.Concat(out[:2], []byte{0xff, 0xed, 0, byte(2 + len(body))}, []byte(body), out[2:])
	}
	write(ts, args[0], out)
}

// huge makes a PNG claim to be 60000 pixels wide and high.
func huge(png []byte) []byte {
	const header = 8 + 8 // signature; length and type of the first chunk
	binary.BigEndian.PutUint32(png[header:], 60000)
	binary.BigEndian.PutUint32(png[header+4:], 60000)
	binary.BigEndian.PutUint32(png[header+13:], crc32.ChecksumIEEE(png[header-4:header+13]))
	return png
}

// located puts, behind the first marker of a JPEG, a place where it was taken.
func located(jpeg []byte) []byte {
	var exif []byte
	short := func(n ...uint16) {
		for _, v := range n {
			exif = binary.LittleEndian.AppendUint16(exif, v)
		}
	}
	long := func(n ...uint32) {
		for _, v := range n {
			exif = binary.LittleEndian.AppendUint32(exif, v)
		}
	}
	exif = append(exif, "Exif\x00\x00II*\x00"...)
	long(8)
	short(1, 0x8825, 4) // one entry: where the entries about the place are
	long(1, 26, 0)
	short(2, 2, 5) // latitude: three fractions
	long(3, 56)
	short(0x12, 2) // map datum: text
	long(14, 80, 0)
	long(51, 1, 30, 1, 26, 1)
	exif = append(exif, "canary WGS-84\x00"...)
	xmp := "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta xmlns:x='adobe:ns:meta/'>canary</x:xmpmeta>"
	out := slices.Clone(jpeg[:2])
	for _, part := range []struct {
		marker byte
		data   string
	}{{0xe1, string(exif)}, {0xe1, xmp}, {0xfe, "canary"}} {
		out = append(out, 0xff, part.marker)
		out = binary.BigEndian.AppendUint16(out, uint16(2+len(part.data)))
		out = append(out, part.data...)
	}
	return append(out, jpeg[2:]...)
}

// cutFile keeps the first bytes of a file, or a share of them: cut FILE N, cut FILE N%
func cutFile(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	share, percent := strings.CutSuffix(args[1], "%")
	n, err := strconv.Atoi(share)
	ts.Check(err)
	if percent {
		n = len(data) * n / 100
	}
	write(ts, args[0], data[:n])
}

// writeTags writes articles with tags, each tag used once: tags ARTICLES EACH
func writeTags(ts *testscript.TestScript, _ bool, args []string) {
	articles, err1 := strconv.Atoi(args[0])
	each, err2 := strconv.Atoi(args[1])
	ts.Check(errors.Join(err1, err2))
	for a := range articles {
		var tags []string
		for t := range each {
			tags = append(tags, fmt.Sprintf("t%d", a*each+t))
		}
		write(ts, fmt.Sprintf("content/health/many-%d.md", a), fmt.Appendf(nil,
			"---\ntitle: Many %d\ndescription: About many.\ndate: 2026-11-01\nauthors: [desk]\ntags: [%s]\n---\nText.\n", a, strings.Join(tags, ",")))
	}
}

// checkJSONLD reads the JSON-LD of a page and looks for a key with a text, a Go
// string literal: jsonld FILE KEY TEXT
func checkJSONLD(ts *testscript.TestScript, _ bool, args []string) {
	doc, err := html.Parse(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	want, blocks := literal(ts, args[2]), 0
	found := false
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || n.FirstChild == nil {
			continue
		}
		blocks++
		var value any
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &value); err != nil {
			ts.Fatalf("the JSON-LD of %s cannot be read: %v", args[0], err)
		}
		found = found || holdsText(value, args[1], want)
	}
	if !found {
		ts.Fatalf("none of the %d scripts of %s holds %s: %q", blocks, args[0], args[1], want)
	}
}

func holdsText(value any, key, want string) bool {
	switch v := value.(type) {
	case map[string]any:
		for k, item := range v {
			list, _ := item.([]any)
			if k == key && (item == want || slices.Contains(list, any(want))) || holdsText(item, key, want) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, func(item any) bool { return holdsText(item, key, want) })
	}
	return false
}

// checkXML reads XML files to their end and looks for an element with a text, a
// Go string literal: xml ELEMENT TEXT FILE…
func checkXML(ts *testscript.TestScript, _ bool, args []string) {
	want := literal(ts, args[1])
	for _, file := range args[2:] {
		d := xml.NewDecoder(strings.NewReader(ts.ReadFile(file)))
		text, found := "", false
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				ts.Fatalf("%s is not well-formed: %v", file, err)
			}
			switch t := token.(type) {
			case xml.StartElement:
				text = ""
			case xml.CharData:
				text += string(t)
			case xml.EndElement:
				found = found || t.Name.Local == args[0] && text == want
			}
		}
		if !found {
			ts.Fatalf("%s has no %s that holds %q", file, args[0], want)
		}
	}
}

// checkHarmless reads pages as a browser does: nothing in them runs, styles
// itself or holds another page: harmless FILE…
func checkHarmless(ts *testscript.TestScript, _ bool, args []string) {
	for _, file := range args {
		doc, err := html.Parse(strings.NewReader(ts.ReadFile(file)))
		ts.Check(err)
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script":
				if !slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) {
					ts.Fatalf("%s has a script: %v", file, n.Attr)
				}
			case "iframe", "object", "embed", "style", "base", "form":
				ts.Fatalf("%s has <%s>", file, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
					ts.Fatalf("%s has <%s %s=%q>", file, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}

// literal is what a Go string literal stands for.
func literal(ts *testscript.TestScript, s string) string {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	ts.Check(err)
	return text
}
