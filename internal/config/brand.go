package config

import (
	"galen/internal/config/brand"
	"galen/internal/frontmatter"
)

// Stylesheet is the file of static that a brand goes into.
const Stylesheet = "site.css"

// Brand is how the site looks: its colours, its faces, its mark.
type Brand struct {
	Chosen   bool // galen.yaml has the key; the theme's own look otherwise
	Palette  brand.Palette
	Headings frontmatter.Word // serif, sans or a font of static; empty: the theme's choice
	Text     frontmatter.Word // likewise
	Logo     frontmatter.Word // a picture of static with the site's name, shown in place of it; may be empty
}

// Sheet is the custom properties that carry the brand into the style sheet; ""
// where none is chosen.
func (b Brand) Sheet() string {
	if !b.Chosen {
		return ""
	}
	return brand.Sheet(b.Palette, brand.Fonts{Headings: b.Headings.Text, Text: b.Text.Text})
}

// Fonts are the fonts of static that the brand names.
func (b Brand) Fonts() []frontmatter.Word {
	var fonts []frontmatter.Word
	for _, w := range []frontmatter.Word{b.Headings, b.Text} {
		if brand.IsFile(w.Text) {
			fonts = append(fonts, w)
		}
	}
	return fonts
}

func readBrand(r *frontmatter.Reader) Brand {
	g := r.Group("brand")
	if g == nil {
		p, _ := brand.Mix(brand.Wish{})
		return Brand{Palette: p}
	}
	b := Brand{Chosen: true, Logo: g.Line("logo", 300)}
	w := brand.Wish{
		Accent: readColour(g, "accent"), AccentDark: readColour(g, "accentDark"), Paper: readColour(g, "paper"),
		PaperDark: readColour(g, "paperDark"), Ink: readColour(g, "ink"), InkDark: readColour(g, "inkDark"),
	}
	var clashes []brand.Clash
	b.Palette, clashes = brand.Mix(w)
	for _, c := range clashes {
		key, hint := c.Key, "choose a lighter or darker background"
		if !g.Has(key) { // it is the ground that was chosen badly
			key = "paper" + c.Scheme
		}
		if c.Mended {
			hint = "the nearest colour that can be read is " + c.Nearest.String() + `: write  ` + c.Key + `: "` + c.Nearest.String() + `"`
		}
		g.Problem(key, "low-contrast", hint, "%s", c)
	}
	if f := g.Group("fonts"); f != nil {
		b.Headings, b.Text = readFont(f, "headings"), readFont(f, "text")
		f.Done(map[string]string{"heading": "headings", "title": "headings", "body": "text", "prose": "text"})
	}
	g.Done(map[string]string{"color": "accent", "colour": "accent", "primary": "accent", "font": "fonts", "background": "paper",
		"backgrounddark": "paperDark", "accentdark": "accentDark", "paperdark": "paperDark", "inkdark": "inkDark", "dark": "accentDark"})
	return b
}

// readColour reads a colour; nil when there is none.
func readColour(r *frontmatter.Reader, key string) *brand.Colour {
	w := r.Spelled(key, 50)
	if w.Text == "" {
		return nil // what follows a # without quotation marks is reported when it is read
	}
	c, ok := brand.Parse(w.Text)
	if !ok {
		r.Problem(key, "bad-colour", `write # and six digits from 0 to f, in quotation marks: "#00665c"`, "%q is not a colour", w.Text)
		return nil
	}
	return &c
}

func readFont(r *frontmatter.Reader, key string) frontmatter.Word {
	w := r.Line(key, 300)
	switch {
	case w.Text == "", w.Text == "serif", w.Text == "sans", brand.IsFile(w.Text):
		return w
	}
	r.Problem(key, "unknown-font", "write serif, sans, or the name of a WOFF2 file in static: fonts/own.woff2", "unknown font %q", w.Text)
	return frontmatter.Word{At: w.At}
}
