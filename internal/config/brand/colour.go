package brand

import (
	"fmt"
	"math"
	"strconv"
)

// Colour is a colour of sRGB.
type Colour struct{ R, G, B uint8 }

// Parse reads #rgb or #rrggbb, in whatever capitals.
func Parse(text string) (Colour, bool) {
	if len(text) == 4 && text[0] == '#' {
		text = string([]byte{'#', text[1], text[1], text[2], text[2], text[3], text[3]})
	}
	if len(text) != 7 || text[0] != '#' || text[1] == '+' || text[1] == '-' {
		return Colour{}, false
	}
	n, err := strconv.ParseUint(text[1:], 16, 24)
	if err != nil {
		return Colour{}, false
	}
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String is the colour as style sheets have it: #0b6e4f.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Contrast is that of two colours, from 1 to 21, as WCAG 2.2 defines it
// (w3.org/TR/WCAG22/#dfn-contrast-ratio).
func Contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1.
func (c Colour) luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear is the light that a channel of sRGB stands for.
func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// channel is the reverse of linear; ok is false for light that no screen of sRGB
// can show.
func channel(light float64) (v uint8, ok bool) {
	s := 12.92 * light
	if light > 0.0031308 {
		s = 1.055*math.Pow(light, 1/2.4) - 0.055
	}
	return uint8(math.Round(255 * min(max(s, 0), 1))), s > -0.0005 && s < 1.0005
}

// shade is a colour in OKLab (bottosson.github.io/posts/oklab), where equal steps
// look equal: lightness from 0 to 1, and how green or red, blue or yellow it is.
type shade struct{ l, a, b float64 }

func (c Colour) shade() shade {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return shade{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// colour is the nearest colour of the same lightness and hue that a screen can
// show: one that is too vivid is made greyer.
func (h shade) colour() Colour {
	c, ok := h.exact()
	for vivid := 0.98; !ok && vivid > 0; vivid -= 0.02 {
		c, ok = shade{h.l, h.a * vivid, h.b * vivid}.exact()
	}
	return c
}

func (h shade) exact() (Colour, bool) {
	l := cube(h.l + 0.3963377774*h.a + 0.2158037573*h.b)
	m := cube(h.l - 0.1055613458*h.a - 0.0638541728*h.b)
	s := cube(h.l - 0.0894841775*h.a - 1.2914855480*h.b)
	r, first := channel(4.0767416621*l - 3.3077115913*m + 0.2309699292*s)
	g, second := channel(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s)
	b, third := channel(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s)
	return Colour{r, g, b}, first && second && third
}

func cube(x float64) float64 { return x * x * x }

// mixed is a colour that lies between two, part of the way from the first.
func mixed(from, to Colour, part float64) Colour {
	x, y := from.shade(), to.shade()
	return shade{x.l + part*(y.l-x.l), x.a + part*(y.a-x.a), x.b + part*(y.b-x.b)}.colour()
}

// nearest is the colour of the same hue whose lightness is nearest to the
// colour's own, and which has at least the contrast on every ground; ok is false
// where there is none.
func nearest(c Colour, contrast float64, grounds ...Colour) (near Colour, ok bool) {
	h := c.shade()
	for step := 0.0; step <= 1; step += 0.0025 {
		for _, l := range []float64{h.l - step, h.l + step} {
			if l < 0 || l > 1 {
				continue
			}
			candidate := c
			if step > 0 {
				candidate = shade{l, h.a, h.b}.colour()
			}
			if least(candidate, grounds) >= contrast {
				return candidate, true
			}
		}
	}
	return c, false
}

// least is the lowest contrast that a colour has on any of the grounds.
func least(c Colour, grounds []Colour) float64 {
	low := 21.0
	for _, g := range grounds {
		low = min(low, Contrast(c, g))
	}
	return low
}
