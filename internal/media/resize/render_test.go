package resize

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "golang.org/x/image/webp"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// TestPrints makes every print of several pictures, and looks at what came out.
func TestPrints(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 700, 500))
	for i := range grey.Pix {
		grey.Pix[i] = byte(i / 700 / 2)
	}
	hole := image.NewNRGBA(image.Rect(0, 0, 420, 300))
	for i := range hole.Pix {
		hole.Pix[i] = byte(i * i / 977)
	}
	for name, c := range map[string]struct {
		file  source.File
		names string // of the prints, without digests
	}{
		"photo":       {jpegFile(t, "content/p.jpg", scene(1500, 1000)), "p-320.jpg p-640.jpg p-960.jpg p.jpg p-wide-320.jpg p-wide-640.jpg p-wide-960.jpg p-wide-1200.jpg p-standard-1200.jpg p-square-1000.jpg"},
		"on its side": {exif(jpegFile(t, "content/p.jpg", scene(1000, 600)), 6), "p-320.jpg p.jpg p-wide-320.jpg p-wide-600.jpg p-standard-600.jpg p-square-600.jpg"},
		"chart":       {pngFile(t, "content/p.png", scene(500, 400)), "p-320.png p.png p-320.webp p-500.webp p-wide-320.png p-wide-500.png p-wide-320.webp p-wide-500.webp p-standard-500.png p-square-400.png"},
		"see-through": {pngFile(t, "content/p.png", hole), "p-320.png p.png p-320.webp p-420.webp p-wide-320.png p-wide-420.png p-wide-320.webp p-wide-420.webp p-standard-400.png p-square-300.png"},
		"grey":        {jpegFile(t, "content/p.JPG", grey), "p-320.jpg p.JPG p-wide-320.jpg p-wide-700.jpg p-standard-666.jpg p-square-500.jpg"},
		"tiny":        {jpegFile(t, "content/p.jpg", scene(60, 40)), "p.jpg"},
	} {
		t.Run(name, func(t *testing.T) {
			r := New("")
			n := negative(t, r, c.file)
			prints := all(t, r, n, Middle)
			var names []string
			for i, data := range developed(t, r, prints) {
				p := prints[i]
				ext := filepath.Ext(c.file.Path)
				names = append(names, strings.ReplaceAll(p.Name("p", ext), "."+p.Key().Short(), ""))
				m, format, err := image.Decode(bytes.NewReader(data))
				if err != nil || format != p.Format || m.Bounds().Size() != image.Pt(p.Width, p.Height) {
					t.Fatalf("%s: %v %v %v, want %s %d×%d", names[i], format, m.Bounds(), err, p.Format, p.Width, p.Height)
				}
				if bytes.Contains(data, []byte("GPS 52")) || bytes.Contains(data, []byte("Exif\x00")) {
					t.Errorf("%s says where it was taken", names[i])
				}
			}
			if got := strings.Join(names, " "); got != c.names {
				t.Errorf("prints\n%s\nwant\n%s", got, c.names)
			}
		})
	}
}

// TestPrintsLookAlike compares each print with the picture, point by point.
func TestPrintsLookAlike(t *testing.T) {
	for _, turned := range []byte{1, 3, 6, 8} {
		m := image.NewRGBA(image.Rect(0, 0, 800, 450))
		for y := range 450 {
			for x := range 800 {
				m.SetRGBA(x, y, color.RGBA{byte(x * 255 / 800), byte(y * 255 / 450), 40, 255})
			}
		}
		r := New("")
		n := negative(t, r, exif(jpegFile(t, "content/p.jpg", m), turned))
		prints := all(t, r, n, Focus{30, 60})
		for i, data := range developed(t, r, prints) {
			p := prints[i]
			got, _ := jpeg.Decode(bytes.NewReader(data))
			region := n.region(p.Shape, p.Focus)
			for _, at := range []image.Point{{1, 1}, {p.Width / 2, p.Height / 3}, {p.Width - 2, p.Height - 2}} {
				// Where the point lies in the upright picture, in thousandths, and in the stored one.
				u := 1000 * (region.Min.X + at.X*region.Dx()/p.Width) / n.Width
				v := 1000 * (region.Min.Y + at.Y*region.Dy()/p.Height) / n.Height
				x, y := u, v
				switch turned {
				case 3:
					x, y = 1000-u, 1000-v
				case 6:
					x, y = v, 1000-u
				case 8:
					x, y = 1000-v, u
				}
				red, green, _, _ := got.At(at.X, at.Y).RGBA()
				if far(int(red>>8), x*255/1000) || far(int(green>>8), y*255/1000) {
					t.Errorf("orientation %d, %s at %v: red %d green %d, want about %d %d", turned, p.Name("p", ".jpg"), at, red>>8, green>>8, x*255/1000, y*255/1000)
				}
			}
		}
	}
}

func far(a, b int) bool { return a-b > 6 || b-a > 6 }

// TestPrintsAlone makes each print by itself: it is the same as one that was made
// together with all the others.
func TestPrintsAlone(t *testing.T) {
	r := New("")
	n := negative(t, r, jpegFile(t, "content/p.jpg", scene(1300, 720)))
	prints := all(t, r, n, Middle)
	together := developed(t, r, prints)
	for i, p := range prints {
		alone, err := New("").Variant(t.Context(), p)
		if err != nil || !bytes.Equal(alone, together[i]) {
			t.Errorf("%s is another one when it is made alone (%v)", p.Name("p", ".jpg"), err)
		}
	}
}

// TestKept develops twice, then with each kind of damage to what was kept.
func TestKept(t *testing.T) {
	dir := t.TempDir()
	file := exif(jpegFile(t, "content/p.jpg", scene(500, 380)), 6)
	first := New(dir)
	prints := all(t, first, negative(t, first, file), Middle)
	want := developed(t, first, prints)
	if first.Decoded() != 2 { // once for the prints, once to turn the file itself
		t.Errorf("decoded %d times", first.Decoded())
	}
	again := func(what string, decoded bool) {
		t.Helper()
		r := New(dir)
		got := developed(t, r, all(t, r, negative(t, r, file), Middle))
		if !slices.EqualFunc(got, want, bytes.Equal) {
			t.Errorf("%s: other bytes", what)
		}
		if (r.Decoded() > 0) != decoded {
			t.Errorf("%s: decoded %d times, made %d prints", what, r.Decoded(), r.Made())
		}
	}
	again("nothing changed", false)
	kept, _ := filepath.Glob(dir + "/*/*")
	if len(kept) != len(prints)+1 {
		t.Errorf("%d files are kept of %d prints and a negative", len(kept), len(prints))
	}
	spoil := map[string]func(data []byte) []byte{
		"cut":     func(d []byte) []byte { return d[:len(d)/2] },
		"emptied": func([]byte) []byte { return nil },
		"a bit":   func(d []byte) []byte { d[len(d)-3] ^= 4; return d },
		"its sum": func(d []byte) []byte { d[0] ^= 1; return d },
		"swapped": func([]byte) []byte { d, _ := os.ReadFile(kept[0]); return d },
	}
	for what, change := range spoil {
		for _, file := range kept[1:] {
			data, _ := os.ReadFile(file)
			os.WriteFile(file, change(data), 0o644)
		}
		again("spoiled: "+what, true)
		again("mended after: "+what, false)
	}
	os.RemoveAll(dir)
	again("deleted", true)
	os.RemoveAll(dir)
	os.WriteFile(dir, nil, 0o644)
	again("a file in the place of the folder", true)
}

// TestDamagedPixels is a picture whose parts are all there, and whose pixels make
// no sense.
func TestDamagedPixels(t *testing.T) {
	f := jpegFile(t, "content/p.jpg", scene(400, 300))
	from := bytes.Index(f.Data, []byte("\xff\xda")) + 20
	for i := from; i < len(f.Data)-2; i++ {
		f.Data[i] = 0xfe
	}
	r := New("")
	n, list := r.Original(source.NewFile(f.Path, f.Data))
	if len(list) > 0 {
		t.Fatal(list)
	}
	sheet, _ := r.Srcset(n, Whole, Middle)
	_, err := r.Variant(t.Context(), sheet.Variants[0])
	var d diag.Diagnostic
	if !errors.As(err, &d) || d.Code != "picture-damaged" || d.File != f.Path {
		t.Errorf("%v", err)
	}
}

func TestProblemsOfFiles(t *testing.T) {
	f := jpegFile(t, "content/p.jpg", scene(90, 60))
	for code, file := range map[string]source.File{
		"picture-mislabelled": source.NewFile("content/p.png", f.Data),
		"picture-truncated":   source.NewFile("content/p.jpg", f.Data[:len(f.Data)-40]),
		"picture-empty":       source.NewFile("content/p.jpg", nil),
		"picture-changed":     {Path: "content/p.jpg", Disk: filepath.Join(t.TempDir(), "gone.jpg"), Digest: memo.Of(f.Data)},
	} {
		if _, list := New("").Original(file); len(list) != 1 || list[0].Code != code {
			t.Errorf("%s: %v", code, list)
		}
	}
}

// TestChangedMeanwhile changes a picture on disk after it was inspected.
func TestChangedMeanwhile(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "p.jpg")
	before, after := jpegFile(t, "content/p.jpg", scene(900, 700)), jpegFile(t, "content/p.jpg", scene(700, 900))
	os.WriteFile(disk, before.Data, 0o644)
	r := New("")
	n := negative(t, r, source.File{Path: "content/p.jpg", Disk: disk, Digest: before.Digest})
	os.WriteFile(disk, after.Data, 0o644)
	for _, p := range all(t, r, n, Middle) {
		_, err := r.Variant(t.Context(), p)
		var d diag.Diagnostic
		if !errors.As(err, &d) || d.Code != "picture-changed" {
			t.Errorf("%s: %v", p.Name("p", ".jpg"), err)
		}
	}
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	r := New("")
	prints := all(t, r, negative(t, r, jpegFile(t, "content/p.jpg", scene(900, 700))), Middle)
	made := 0
	err := r.Render(ctx, prints, func(int, []byte) error {
		if made++; made == 3 {
			stop()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || made > 4 {
		t.Errorf("%v after %d prints", err, made)
	}
}

// TestPrograms has two programs of its own encode.
func TestPrograms(t *testing.T) {
	bin := t.TempDir()
	script := func(name, text string) {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	script("avifenc", "[ $1 = --version ] && { echo avifenc of the test 1; exit; }\nfor last; do :; done\necho avif >\"$last\"\n")
	script("cwebp", "[ $1 = -version ] && { echo 9.9; exit; }\necho broken >&2\nexit 3\n")
	r := New(t.TempDir())
	found := r.Find(Formats)
	if fmt.Sprint(found["avif"].Version, found["webp"].Version, Lacking(Formats, found)) != "avifenc of the test 19.9" {
		t.Fatalf("%v", found)
	}
	r.Use(map[string]Program{"avif": found["avif"]})
	n := negative(t, r, jpegFile(t, "content/p.jpg", scene(400, 300)))
	sheet, _ := r.Srcset(n, Whole, Middle)
	if len(sheet.Better) != 1 || !strings.HasSuffix(sheet.Better[0][0].Name("p", ".jpg"), ".avif") {
		t.Fatalf("%+v", sheet.Better)
	}
	if data, err := r.Variant(t.Context(), sheet.Better[0][0]); err != nil || string(data[:5]) != "avif\n" {
		t.Errorf("%q %v", data, err)
	}
	r.Use(found)
	sheet, _ = r.Srcset(n, Whole, Middle)
	_, err := r.Variant(t.Context(), sheet.Better[1][0])
	var d diag.Diagnostic
	if !errors.As(err, &d) || d.Code != "no-encoder" || !strings.Contains(d.Message, "broken") {
		t.Errorf("%v", err)
	}
	script("avifenc", "[ $1 = --version ] && { echo avifenc of the test 2.0; exit; }\n")
	if again := r.Find(Formats); again["avif"].Version != "avifenc of the test 2.0" || Digest(again) == Digest(found) {
		t.Errorf("another program is taken for the same: %v", again)
	}
	if none := Lacking(Formats, nil); none != "avifenc and cwebp are not installed (Debian: apt install libavif-bin webp)" {
		t.Error(none)
	}
}

// TestFlat has a chart of few colours: no print of it takes more bytes than it does.
func TestFlat(t *testing.T) {
	m := image.NewPaletted(image.Rect(0, 0, 1280, 900), color.Palette{color.White, color.RGBA{0, 102, 92, 255}, color.RGBA{180, 40, 20, 255}})
	for y := range 900 {
		for x := range 1280 {
			if dx, dy := x%320-160, y%300-150; dx*dx+dy*dy < 100*100 {
				m.SetColorIndex(x, y, uint8(1+x/640))
			}
		}
	}
	r := New("")
	n := negative(t, r, pngFile(t, "content/p.png", m))
	if !n.Flat() {
		t.Fatal("not seen as flat")
	}
	prints := all(t, r, n, Middle)
	var names []string
	for i, data := range developed(t, r, prints) {
		names = append(names, strings.ReplaceAll(prints[i].Name("p", ".png"), "."+prints[i].Key().Short(), ""))
		if len(data) > 3*n.Bytes {
			t.Errorf("%s: %d bytes, and the file has %d", names[i], len(data), n.Bytes)
		}
		got, _, err := image.Decode(bytes.NewReader(data))
		if p, ok := got.(*image.Paletted); !ok || len(p.Palette) > 256 {
			t.Errorf("%s: %T %v", names[i], got, err)
		}
	}
	if got := strings.Join(names, " "); got != "p.png p-wide-1200.png p-standard-1200.png p-square-900.png" {
		t.Error(got)
	}
}

// TestShapedAlready is a picture that is 16:9: it needs no crop to that.
func TestShapedAlready(t *testing.T) {
	r := New("")
	n := negative(t, r, jpegFile(t, "content/p.jpg", scene(1280, 720)))
	whole, _ := r.Srcset(n, Whole, Middle)
	wide, ok := r.Srcset(n, Wide, Focus{10, 10})
	if !ok || !slices.Equal(whole.Variants, wide.Variants) {
		t.Errorf("%v\n%v", whole.Variants, wide.Variants)
	}
}

// TestBudget: while others use the memory, nothing is decoded; and whoever has
// used it gives it back, whatever came of it.
func TestBudget(t *testing.T) {
	r := New("")
	n := negative(t, r, exif(jpegFile(t, "content/p.jpg", scene(900, 700)), 8))
	if work := n.work(); work < 4*900*700 || work > 16*900*700 {
		t.Errorf("%d bytes of memory for %d pixels", work, 900*700)
	}
	prints := all(t, r, n, Middle)
	free := func(what string) {
		t.Helper()
		if !r.memory.TryAcquire(Budget) {
			t.Fatalf("%s: not all memory is given back", what)
		}
		r.memory.Release(Budget)
	}
	developed(t, r, prints)
	free("developed")
	full := errors.New("the disk is full")
	if err := r.Render(t.Context(), prints, func(int, []byte) error { return full }); !errors.Is(err, full) {
		t.Error(err)
	}
	free("ended by an error")
	if err := r.memory.Acquire(t.Context(), Budget-n.work()+1); err != nil {
		t.Fatal(err)
	}
	before := r.Decoded()
	gone, stop := context.WithCancel(t.Context())
	stop()
	for _, p := range prints {
		if p.IsOriginal() {
			continue
		}
		if _, err := r.Variant(gone, p); !errors.Is(err, context.Canceled) || r.Decoded() != before {
			t.Errorf("%v, decoded %d times more", err, r.Decoded()-before)
		}
	}
}

// TestTooLarge is a picture that no budget allows to decode: it goes out as it is.
func TestTooLarge(t *testing.T) {
	n := &Original{Format: "jpeg", Width: 9000, Height: 5500, Orientation: 1, Memory: Budget}
	sheet, ok := New("").Srcset(n, Whole, Middle)
	if !ok || len(sheet.Variants) != 1 || !sheet.Variants[0].IsOriginal() {
		t.Errorf("%+v", sheet)
	}
	if _, ok := New("").Srcset(n, Wide, Middle); ok {
		t.Error("it is to be cropped")
	}
}

// TestSweep: what is used stays, what has not been used for long goes.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old, used := jpegFile(t, "content/old.jpg", scene(500, 300)), jpegFile(t, "content/used.jpg", scene(300, 500))
	r := New(dir)
	developed(t, r, all(t, r, negative(t, r, old), Middle))
	developed(t, r, all(t, r, negative(t, r, used), Middle))
	long := time.Now().Add(-2 * unused)
	kept, _ := filepath.Glob(dir + "/*/*")
	for _, file := range kept {
		os.Chtimes(file, long, long)
	}
	r = New(dir)
	developed(t, r, all(t, r, negative(t, r, used), Middle)) // all of it is there
	developed(t, r, all(t, r, negative(t, r, jpegFile(t, "content/new.jpg", scene(400, 400))), Middle))
	r = New(dir)
	developed(t, r, all(t, r, negative(t, r, used), Middle))
	if r.Decoded() > 0 {
		t.Error("what was used is gone")
	}
	developed(t, r, all(t, r, negative(t, r, old), Middle))
	if r.Decoded() == 0 {
		t.Error("what nobody used is still there")
	}
}
