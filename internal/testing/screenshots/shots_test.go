package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"
)

func TestList(t *testing.T) {
	var files []string
	for _, s := range list(false, nil) {
		files = append(files, s.file)
	}
	if len(files) != len(pages)*4 || !slices.Contains(files, "home-390-dark.png") || !slices.Contains(files, "404-1440-light.png") {
		t.Errorf("%q", files)
	}
	slices.Sort(files)
	if len(slices.Compact(files)) != len(pages)*4 {
		t.Errorf("two pictures in one file: %q", files)
	}
	if s := list(false, []string{"/tags/heart/"}); len(s) != 4 || !strings.HasPrefix(s[0].file, "tags-heart-390") {
		t.Errorf("%+v", s)
	}
}

// TestPack packs a picture of more colours than it may keep.
func TestPack(t *testing.T) {
	drawn := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		drawn.Set(i%64, i/64, color.RGBA{uint8(i % 64 * 4), uint8(i / 64 * 4), 128, 255})
	}
	var data bytes.Buffer
	if err := png.Encode(&data, drawn); err != nil {
		t.Fatal(err)
	}
	small, err := pack(data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	back, err := png.Decode(bytes.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	flat, ok := back.(*image.Paletted)
	if !ok || back.Bounds() != drawn.Bounds() || len(flat.Palette) > 256 {
		t.Fatalf("%T of %v", back, back.Bounds())
	}
	for i := range 64 * 64 {
		r, g, b, _ := back.At(i%64, i/64).RGBA()
		if off := abs(int(r>>8)-i%64*4) + abs(int(g>>8)-i/64*4) + abs(int(b>>8)-128); off > 60 {
			t.Fatalf("pixel %d is %d off", i, off)
		}
	}
	if _, err := pack([]byte("no picture")); err == nil {
		t.Error("what is no picture was packed")
	}
}

func abs(n int) int { return max(n, -n) }
