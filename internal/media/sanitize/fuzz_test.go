package sanitize

import (
	"bytes"
	"encoding/binary"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"path/filepath"
	"testing"

	"galen/internal/source"
)

// fuzzClean holds Clean to what it promises for any bytes: a picture that is
// clean itself and of the stated size, or problems in the file; and the file's
// bytes untouched.
//
// A published drawing must be harmless even to an HTML reader.
func fuzzClean(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		p, problems := Clean(source.NewFile(name, data))
		if !bytes.Equal(before, data) {
			t.Fatal("the file's own bytes were changed")
		}
		if len(problems) > 0 {
			for _, d := range problems {
				if d.File != name || d.Message == "" || d.Hint == "" || d.Code == "" || d.Line > 1+bytes.Count(data, []byte("\n")) {
					t.Fatalf("incomplete problem: %+v", d)
				}
			}
			return
		}
		if p.Format == "svg" {
			harmlessInHTML(t, p.Data)
		}
		if p.Width <= 0 || p.Height <= 0 {
			t.Fatalf("%d × %d", p.Width, p.Height)
		}
		again, problems := Clean(source.NewFile(name, p.Data))
		if len(problems) > 0 || !bytes.Equal(again.Data, p.Data) || again.Width != p.Width || again.Height != p.Height {
			t.Fatalf("not clean: %v\n%q\n%q", problems, p.Data, again.Data)
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(p.Data)); err == nil && (c.Width != p.Width || c.Height != p.Height) {
			t.Fatalf("%d × %d, decoders say %d × %d", p.Width, p.Height, c.Width, c.Height)
		}
	})
}

func seeds(f *testing.F, ext string) {
	for name, data := range whole(f) {
		if filepath.Ext(name) == ext {
			f.Add(data)
			f.Add(data[:len(data)/2])
		}
	}
}

func FuzzJPEG(f *testing.F) {
	seeds(f, ".jpg")
	f.Add(jpegOf(f, photo(9, 5), 50, jpegMetadata(6)))
	fuzzClean(f, "a.jpg")
}

func FuzzPNG(f *testing.F) {
	seeds(f, ".png")
	f.Add(pngOf(f, photo(3, 2), pngChunk("eXIf", string(exif(binary.BigEndian, 5)))))
	f.Add(pngHeaderOnly(60000, 60000, 50))
	fuzzClean(f, "a.png")
}

func FuzzGIF(f *testing.F) {
	seeds(f, ".gif")
	fuzzClean(f, "a.gif")
}

func FuzzWebP(f *testing.F) {
	seeds(f, ".webp")
	red := webpChunk("VP8L", vp8l(5, 3, colourRed))
	f.Add(webpOf(vp8x(0x0a, 9, 5), animationFrame(4, 2, red)))
	f.Add(webpOf(webpChunk("VP8 ", lossyHeader(640, 480))))
	fuzzClean(f, "a.webp")
}

func FuzzSVG(f *testing.F) {
	seeds(f, ".svg")
	names, _ := filepath.Glob("testdata/svg/*.txtar")
	for _, name := range names {
		_, input, _ := readGolden(f, name)
		f.Add(input)
	}
	fuzzClean(f, "a.svg")
}
