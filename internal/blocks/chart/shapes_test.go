package chart

import (
	"strings"
	"testing"

	"galen/internal/blocks/svgpath"
)

// TestShapesAreShort: the marks of series, which stand in a page many times, are written as a
// minifier would write them.
func TestShapesAreShort(t *testing.T) {
	for _, s := range shapes {
		piece := `<path d="` + s + `"/>`
		if short := svgpath.Shorten(piece); short != piece {
			t.Errorf("write  %s  for  %s", strings.TrimSuffix(strings.TrimPrefix(short, `<path d="`), `"/>`), s)
		}
	}
}
