package socialcard

import (
	"bytes"
	"compress/zlib"
	"image"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// typeface is parsed once; it is part of the program, so it cannot fail.
var typeface = sync.OnceValue(func() *opentype.Font {
	f, err := opentype.Parse(gobold.TTF)
	if err != nil {
		panic(err)
	}
	return f
})

// studio is what it takes to draw: faces, and the letters that were drawn before.
// It is for one goroutine.
type studio struct {
	sheet   *image.Paletted
	sfnt    sfnt.Buffer
	faces   map[int]font.Face
	letters map[letter]glyph

	rows   []byte // of the sheet, as a PNG has them
	body   bytes.Buffer
	packer *zlib.Writer
}

type letter struct {
	r    rune
	size int
}

// glyph is a letter as it is drawn: how much of each pixel it covers, where its
// upper left corner lies relative to the place of writing, and how far to go on.
type glyph struct {
	cover   *image.Alpha
	corner  image.Point
	advance int
}

func newStudio() *studio {
	return &studio{sheet: image.NewPaletted(image.Rect(0, 0, Width, Height), nil), faces: map[int]font.Face{}, letters: map[letter]glyph{}}
}

// Legible reports whether a text can be drawn: each of its letters is in the typeface, and there is one.
func Legible(text string) bool {
	s := studios.Get().(*studio)
	defer studios.Put(s)
	return s.legible(text) != ""
}

// legible is a text without what no poster can show, such as an emoji; "" if one
// of its letters is not in the typeface.
func (s *studio) legible(text string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch n, err := typeface().GlyphIndex(&s.sfnt, r); {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case err == nil && n != 0:
			b.WriteRune(r)
		case !unicode.In(r, unicode.So, unicode.Sk, unicode.Cf, unicode.Variation_Selector):
			return ""
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// glyph draws a letter, or gives it as it was drawn before.
func (s *studio) glyph(r rune, size int) glyph {
	key := letter{r, size}
	if g, ok := s.letters[key]; ok {
		return g
	}
	face := s.faces[size]
	if face == nil {
		var err error
		if face, err = opentype.NewFace(typeface(), &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingFull}); err != nil {
			panic(err) // the options are ours
		}
		s.faces[size] = face
	}
	where, mask, from, advance, _ := face.Glyph(fixed.Point26_6{}, r)
	g := glyph{corner: where.Min, advance: advance.Round()}
	if where.Dx() > 0 && where.Dy() > 0 {
		g.cover = image.NewAlpha(image.Rect(0, 0, where.Dx(), where.Dy()))
		source := mask.(*image.Alpha)
		for y := range where.Dy() {
			copy(g.cover.Pix[y*g.cover.Stride:][:where.Dx()], source.Pix[source.PixOffset(from.X, from.Y+y):])
		}
	}
	s.letters[key] = g
	return g
}

// width is that of a text, in pixels.
func (s *studio) width(text string, size int) (width int) {
	for _, r := range text {
		width += s.glyph(r, size).advance
	}
	return width
}

// fit chooses the size of a headline and breaks it into lines.
func (s *studio) fit(headline string) (size int, lines []string) {
	const measure = Width - 2*margin
	for _, try := range sizes {
		size, lines = try.points, s.wrap(headline, try.points, measure)
		if len(lines) <= try.lines {
			return size, s.balanced(headline, size, lines)
		}
	}
	last := sizes[len(sizes)-1]
	lines = lines[:last.lines]
	lines[last.lines-1] = s.cut(lines[last.lines-1]+" …", size)
	return size, lines
}

// balanced breaks a text again, into as many lines, as equal as words allow.
func (s *studio) balanced(text string, size int, lines []string) []string {
	for measure := Width - 2*margin; len(lines) > 1; {
		measure -= 24
		narrower := s.wrap(text, size, measure)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// wrap breaks a text into lines of a width, between words if it can.
func (s *studio) wrap(text string, size, measure int) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		if joined := strings.TrimSpace(line + " " + word); s.width(joined, size) <= measure {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for s.width(word, size) > measure {
			n := len(word)
			for n > 1 && (!utf8.RuneStart(word[n%len(word)]) || s.width(word[:n], size) > measure) {
				n--
			}
			lines, word = append(lines, word[:n]), word[n:]
		}
		line = word
	}
	return append(lines, line)
}

// cut shortens a text to a line.
func (s *studio) cut(text string, size int) string {
	const measure = Width - 2*margin
	for s.width(text, size) > measure {
		words := strings.TrimSuffix(text, " …")
		_, last := utf8.DecodeLastRuneInString(words)
		text = strings.TrimSpace(words[:len(words)-last]) + " …"
	}
	return text
}

// write sets a line of text; its letters stand on the height y.
func (s *studio) write(sheet *image.Paletted, text string, size int, colour uint8, x, y int) {
	for _, r := range text {
		g := s.glyph(r, size)
		if g.cover != nil {
			g.stamp(sheet, colour, image.Pt(x, y).Add(g.corner))
		}
		x += g.advance
	}
}

// stamp covers pixels; where letters overlap the darker shade stays.
func (g glyph) stamp(sheet *image.Paletted, colour uint8, at image.Point) {
	area := image.Rectangle{Max: g.cover.Rect.Size()}.Add(at).Intersect(sheet.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		from := g.cover.Pix[(y-at.Y)*g.cover.Stride+area.Min.X-at.X:][:area.Dx()]
		to := sheet.Pix[y*sheet.Stride+area.Min.X:][:area.Dx()]
		for i, cover := range from {
			if shade := uint8((int(cover)*shades + 127) / 255); shade > 0 {
				to[i] = max(to[i], colour+shade)
			}
		}
	}
}
