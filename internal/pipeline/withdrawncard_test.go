package pipeline

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// cardOf is the pixels of an article's social card, as sites that show links know it.
func cardOf(t *testing.T, s *outsideFixture, name string) image.Image {
	t.Helper()
	if list := s.build(false); list.Failed() {
		t.Fatal(list)
	}
	file, err := os.ReadFile(filepath.Join(s.opt.Output, filepath.FromSlash(name)))
	check(t, err)
	for _, chunk := range []string{"tEXt", "zTXt", "iTXt", "eXIf"} {
		if bytes.Contains(file, []byte(chunk)) {
			t.Errorf("%s has a chunk %s", name, chunk)
		}
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return m
}

// samePixels reports whether two pictures look the same, and how many pixels differ.
func samePixels(a, b image.Image) (same bool, differ int) {
	if a.Bounds() != b.Bounds() {
		return false, -1
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, a1 := a.At(x, y).RGBA()
			r2, g2, b2, a2 := b.At(x, y).RGBA()
			if r1 != r2 || g1 != g2 || b1 != b2 || a1 != a2 {
				differ++
			}
		}
	}
	return differ == 0, differ
}

// TestWithdrawnCard: the social card of a withdrawn article lies under the name that
// other sites know, and shows the title, marked as withdrawn, and nothing of the claim:
// it is, pixel for pixel, that of an article of the same title which never said anything.
func TestWithdrawnCard(t *testing.T) {
	const (
		card     = "health/twelve/card.png"
		withdraw = "withdrawn: {date: 2026-11-20, reason: The trial was never registered.}\nkind:"
		picture  = "image: {src: photo.png, alt: Nine dots, caption: 9 of 10 people improved., credit: Ada}\n"
	)
	for _, pictured := range []bool{false, true} { // with a photograph, the article that stands has no card
		s := newStanding(t)
		s.opt.Now = nextWeek
		s.files[standingFile] = setKey(standingPiece, "reviewed", "")
		s.set("galen.yaml", "check:", "socialCards: true\ncheck:")
		if !pictured {
			s.set(standingFile, picture, "")
			s.set(standingFile, "![A chart of twelve dots](chart.png)\n", "")
		} else {
			s.files["content/health/twelve/photo.jpg"] = photograph(3)
			s.set(standingFile, "src: photo.png", "src: photo.jpg")
		}
		var alive image.Image
		if !pictured {
			alive = cardOf(t, s, card)
		}
		s.set(standingFile, "kind:", withdraw)
		dead := cardOf(t, s, card)
		for name := range look(t, s.opt.Output) {
			if strings.Contains(name, "photo") || strings.Contains(name, "chart") {
				t.Errorf("%s is still published", name)
			}
		}
		if alive != nil {
			if same, _ := samePixels(alive, dead); same {
				t.Error("the card does not say that the article was withdrawn")
			}
		}
		head, _, _ := strings.Cut(standingPiece, "\ndescription:")
		s.files[standingFile] = head + "\ndescription: Nothing of it.\ndate: 2026-11-20T08:00\nauthors: [cy]\nwithdrawn: {date: 2026-11-20, reason: Another one.}\n---\n\nNothing.\n"
		if same, n := samePixels(dead, cardOf(t, s, card)); !same {
			t.Errorf("pictured %v: %d pixels of the card come from something else than the title", pictured, n)
		}
		s.set(standingFile, "title: Twelve people", "title: Thirteen people")
		if same, _ := samePixels(dead, cardOf(t, s, card)); same {
			t.Error("the card does not show the title, so this test would see nothing")
		}
	}
}
