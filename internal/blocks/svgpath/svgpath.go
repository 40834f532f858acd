// Package svgpath shortens the paths of drawings that blocks make: they stand in pages as a
// minifier would have written them, since the text of an article is not minified again.
package svgpath

import (
	"strings"

	"github.com/tdewolff/minify/v2/svg"
)

// Shorten gives a piece of SVG with its paths as short as the minifier of pages writes them:
// each step in whichever of its two forms, from the corner of the drawing or from where the
// step begins, has fewer letters.
func Shorten(piece string) string {
	var b strings.Builder
	if err := (&svg.Minifier{}).Minify(nil, &b, strings.NewReader(piece), nil); err != nil {
		return piece // which it cannot read
	}
	return b.String()
}
