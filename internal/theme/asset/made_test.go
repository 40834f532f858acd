package asset

import (
	"testing"

	"galen/internal/media/resize"
)

// TestMadeFormats: what is made of pictures is published under its own media type.
func TestMadeFormats(t *testing.T) {
	for _, format := range append([]string{"jpeg", "png", "gif"}, resize.Formats...) {
		if got := MediaType("photo-640." + format); got != "image/"+format {
			t.Errorf("%s is published as %s", format, got)
		}
	}
}
