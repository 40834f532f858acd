package sanitize

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// svgBox is what the outermost element says of the drawing's size.
type svgBox struct {
	at                     int // offset of its tag
	width, height, viewBox string
}

func (b *svgBox) read(attributes []xml.Attr) {
	for _, a := range attributes {
		switch {
		case a.Name.Space != "":
		case a.Name.Local == "width":
			b.width = a.Value
		case a.Name.Local == "height":
			b.height = a.Value
		case a.Name.Local == "viewBox":
			b.viewBox = a.Value
		}
	}
}

// size is the drawing's size in CSS pixels. Of width and height that are
// missing, or relative to the page, the viewBox gives the proportion. ok is
// false when nothing gives a size.
func (b *svgBox) size() (width, height int, ok bool) {
	w, h := pixels(b.width), pixels(b.height)
	boxWidth, boxHeight := b.proportion()
	switch {
	case w > 0 && h > 0:
	case boxWidth == 0:
		return 0, 0, false
	case w > 0:
		h = w * boxHeight / boxWidth
	case h > 0:
		w = h * boxWidth / boxHeight
	default:
		w, h = boxWidth, boxHeight
	}
	return rounded(w), rounded(h), true
}

// maxSide is the longest side reported, so that sums with it stay in range.
const maxSide = 1_000_000

func rounded(side float64) int { return int(math.Round(min(max(side, 1), maxSide))) }

// unitPixels is the length of each absolute unit in CSS pixels.
var unitPixels = map[string]float64{
	"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
}

// pixels reads a length; 0 when there is none, or not an absolute one.
func pixels(length string) float64 {
	length = lowerASCII(strings.TrimSpace(length))
	number := strings.TrimRight(length, "abcdefghijklmnopqrstuvwxyz%")
	return positive(number) * unitPixels[length[len(number):]]
}

// positive reads a number above 0 that can be reckoned with; 0 for any other.
func positive(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n > 0 && n < 1e9) || strings.ContainsAny(text, "xX_pP") {
		return 0
	}
	return n
}

// proportion is the width and height of the viewBox, both 0 without a valid one.
func (b *svgBox) proportion() (width, height float64) {
	numbers := strings.FieldsFunc(b.viewBox, func(r rune) bool { return r == ',' || r < 0x80 && isSpace(byte(r)) })
	if len(numbers) != 4 {
		return 0, 0
	}
	width, height = positive(numbers[2]), positive(numbers[3])
	if width == 0 || height == 0 {
		return 0, 0
	}
	return width, height
}
