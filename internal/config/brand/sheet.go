package brand

import (
	"fmt"
	"strings"
)

// Fonts are the faces of headings and of text: "serif", "sans", the name of a
// WOFF2 file below static, or "" for the theme's own choice.
type Fonts struct{ Headings, Text string }

// Sheet is the custom properties that carry a palette and fonts into a style
// sheet. The theme reads them as  var(--brand-accent, #00665c)  and so works
// without them too.
func Sheet(p Palette, f Fonts) string {
	var b strings.Builder
	for _, face := range []struct{ name, font string }{{"headings", f.Headings}, {"text", f.Text}} {
		if IsFile(face.font) {
			fmt.Fprintf(&b, `@font-face{font-family:"brand %s";src:url("%s") format("woff2");font-weight:1 1000;font-display:swap}`, face.name, face.font)
		}
	}
	b.WriteString(":root{" + p.Light.properties() + property("headings", f.Headings) + property("text", f.Text) + "}")
	b.WriteString("@media(prefers-color-scheme:dark){:root{" + p.Dark.properties() + "}}")
	return b.String()
}

// IsFile reports whether a font is a file rather than a family of the theme.
func IsFile(font string) bool { return strings.HasSuffix(font, ".woff2") }

func property(name, font string) string {
	switch {
	case font == "":
		return ""
	case IsFile(font):
		return fmt.Sprintf(`--brand-%s:"brand %s",var(--sans);`, name, name)
	}
	return fmt.Sprintf("--brand-%s:var(--%s);", name, font)
}

func (s Scheme) properties() string {
	var b strings.Builder
	for _, c := range []struct {
		name   string
		colour Colour
	}{{"paper", s.Paper}, {"tint", s.Tint}, {"line", s.Line}, {"ink", s.Ink}, {"soft", s.Soft}, {"accent", s.Accent}} {
		fmt.Fprintf(&b, "--brand-%s:%s;", c.name, c.colour)
	}
	return b.String()
}
