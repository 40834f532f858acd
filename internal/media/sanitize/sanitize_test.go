package sanitize

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/testtime"
)

// clean must succeed.
func clean(t testing.TB, name string, data []byte) Picture {
	t.Helper()
	before := bytes.Clone(data)
	p, problems := Clean(source.NewFile(name, data))
	for _, d := range problems {
		t.Fatalf("%s", d.Error())
	}
	if !bytes.Equal(before, data) {
		t.Fatal("the file's own bytes were changed")
	}
	if again, problems := Clean(source.NewFile(name, p.Data)); len(problems) > 0 || !bytes.Equal(again.Data, p.Data) {
		t.Errorf("a cleaned picture is not clean: %v", problems)
	}
	return p
}

// refuse must fail; it returns the codes, joined by a space.
func refuse(t testing.TB, name string, data []byte) (codes string, problems diag.List) {
	t.Helper()
	p, problems := Clean(source.NewFile(name, data))
	if !problems.Failed() {
		t.Fatalf("%s: no error", name)
	}
	if p.Data != nil || p.Format != "" || p.Width != 0 {
		t.Errorf("%s: an error and a picture", name)
	}
	var all []string
	for _, d := range problems {
		all = append(all, d.Code)
		if d.File != name || d.Hint == "" || d.Message == "" {
			t.Errorf("%s: incomplete problem: %+v", name, d)
		}
		for _, foreign := range []string{"xml:", "png:", "jpeg:", "EOF", "invalid format", "\n"} {
			if strings.Contains(d.Message+d.Hint, foreign) {
				t.Errorf("%s: a message for programmers: %s", name, d.Message)
			}
		}
	}
	return strings.Join(all, " "), problems
}

func TestIsPicture(t *testing.T) {
	for name, want := range map[string]bool{
		"static/a.jpg": true, "a.JPEG": true, "a.b/c.png": true, "x.Gif": true, "x.webp": true, "x.svg": true,
		"photo.HEIC": true, "x.tiff": true, "x.avif": true,
		"a.md": false, "jpg": false, "a.jpg/b": false, "a.css": false, "favicon.ico": false, "": false, "a.mp4": false,
	} {
		if IsPicture(name) != want {
			t.Errorf("IsPicture(%q) is %v", name, !want)
		}
	}
}

func TestNameAndBytesDisagree(t *testing.T) {
	png := pngOf(t, photo(3, 2))
	for _, c := range []struct {
		name, data, code, message, hint string
	}{
		{"content/flu.jpg", string(png), "picture-mislabelled", `the name ends in ".jpg" but the file is a PNG picture`, `rename the file to "flu.png", and write that name where the picture is used`},
		{"a.PNG", string(jpegOf(t, photo(3, 2), 90)), "picture-mislabelled", `the name ends in ".png" but the file is a JPEG picture`, `rename the file to "a.jpg"`},
		{"a.svg", string(png), "picture-mislabelled", `the file is a PNG picture`, `"a.png"`},
		{"a.png", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`, "picture-mislabelled", `the file is an SVG drawing`, `"a.svg"`},
		{"a.svg", "\x1f\x8b\x08\x00", "picture-mislabelled", "a compressed file", "save it as"},
		{"a.svg", "<!doctype html><svg></svg>", "picture-mislabelled", "a web page", "save it as"},
		{"a.svg", "no drawing", "picture-mislabelled", "does not begin as an SVG does", "plain SVG"},
		{"a.jpg", "\x00\x00\x00\x18ftypheic", "picture-mislabelled", "a HEIC picture", "JPEG"},
		{"a.jpg", "not a picture", "picture-mislabelled", "is not a picture", "save it as a JPEG"},
		{"a.heic", "\x00\x00\x00\x18ftypheic", "picture-unsupported", `a picture whose name ends in ".heic" cannot be published`, "save it as a JPEG"},
		{"a.heic", string(png), "picture-mislabelled", "a PNG picture", `"a.png"`},
		{"a.jpg", "", "picture-empty", "0 bytes", "copy the file again"},
		{"a.svg", "", "picture-empty", "0 bytes", "copy the file again"},
		{"a.svg", " \n", "picture-empty", "white space", "copy the file again"},
		{"a.webp", "RIFF\x00", "picture-truncated", "the WebP picture ends too early", "copy the file again"},
		{"a.jpg", "\xff\xd8", "picture-truncated", "the JPEG picture ends too early", "copy the file again"},
		{"a.png", "\x89PN", "picture-truncated", "the PNG picture ends too early", "copy the file again"},
	} {
		codes, problems := refuse(t, c.name, []byte(c.data))
		if codes != c.code || !strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Hint, c.hint) {
			t.Errorf("%s: %s: %s (%s)", c.name, codes, problems[0].Message, problems[0].Hint)
		}
		if problems[0].Line > 1 {
			t.Errorf("%s: at line %d", c.name, problems[0].Line)
		}
	}
}

// Every beginning of a whole picture, without exception, is a truncated one.
func TestTruncatedAnywhere(t *testing.T) {
	for name, data := range whole(t) {
		for n := range data {
			codes, _ := refuse(t, name, data[:n])
			want := "picture-truncated"
			if n == 0 {
				want = "picture-empty"
			}
			if codes != want {
				t.Errorf("%s: the first %d bytes of %d: %s", name, n, len(data), codes)
			}
		}
		clean(t, name, data)
	}
}

// whole is one picture of each format, none with a byte to spare.
func whole(t testing.TB) map[string][]byte {
	red := vp8l(5, 3, colourRed)
	return map[string][]byte{
		"a.jpg":    jpegOf(t, photo(20, 10), 90, jpegMetadata(asStored)),
		"a.png":    pngOf(t, photo(5, 4), pngMetadata()),
		"a.gif":    gifOf(t),
		"a.webp":   webpOf(vp8x(0x18, 5, 3), webpChunk("VP8L", red), webpChunk("EXIF", []byte("CANAR"))),
		"b/b.webp": webpOf(webpChunk("VP8L", red)),
		"a.svg":    []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4"/></svg>`),
	}
}

func TestTooLargeBeforeDecoding(t *testing.T) {
	wide := vp8l(16384, 16384, colourRed)
	bigGIF := gifOf(t)
	copy(bigGIF[6:], "\xff\xff\xff\xff")
	bigJPEG := jpegOf(t, photo(8, 8), 90)
	frame := bytes.Index(bigJPEG, []byte{0xff, 0xc0})
	copy(bigJPEG[frame+5:], "\xff\xdc\xff\xdc")
	for name, data := range map[string][]byte{
		"a.png":    pngHeaderOnly(60000, 60000, 5000),
		"a.gif":    bigGIF,
		"a.jpg":    bigJPEG,
		"a.webp":   webpOf(webpChunk("VP8L", wide)),
		"b/b.webp": webpOf(vp8x(0, 1<<24, 1<<24), webpChunk("VP8L", wide)),
	} {
		start := time.Now()
		allocated := testing.AllocsPerRun(1, func() { Clean(source.NewFile(name, data)) })
		codes, problems := refuse(t, name, data)
		if !strings.HasPrefix(codes, "picture-too-large") {
			t.Errorf("%s: %s", name, codes)
		}
		if allocated > 100 || time.Since(start) > testtime.Limit(time.Second) {
			t.Errorf("%s: was it decoded? %v allocations", name, allocated)
		}
		if name == "a.png" && problems[0].Message != "the PNG picture is 60000 × 60000 pixels, which is 3600 megapixels; at most 65 are allowed" {
			t.Errorf("message: %s", problems[0].Message)
		}
	}
}

// The cap itself is allowed; one row more is not.
func TestLargestPicture(t *testing.T) {
	enough := 10000 * 6500 * 3 / pngRatio
	clean(t, "a.png", pngHeaderOnly(10000, 6500, enough+1))
	if codes, _ := refuse(t, "a.png", pngHeaderOnly(10000, 6501, 2*enough)); codes != "picture-too-large" {
		t.Error(codes)
	}
	if codes, _ := refuse(t, "a.png", pngHeaderOnly(10000, 6500, enough-1)); codes != "picture-truncated" {
		t.Error(codes)
	}
}
