package sanitize

import (
	"slices"

	"galen/internal/diag"
)

const (
	copyAgain  = "copy the file again from where it came from"
	incomplete = "it was not copied or uploaded completely: " + copyAgain
	saveAgain  = "open it in a picture editor and save it again, or " + copyAgain
)

// fault is an error about the file as a whole; Clean adds the file's name.
func fault(code, format string, args ...any) diag.Diagnostic {
	return diag.Errorf(diag.Position{}, code, format, args...)
}

func truncated(shown string) diag.Diagnostic {
	return fault("picture-truncated", "the %s picture ends too early", shown).WithHint(incomplete)
}

// tooShort is a truncation that the structure does not show: fewer bytes than
// any encoder could need for so many pixels.
func tooShort(shown string, width, height int) diag.Diagnostic {
	return fault("picture-truncated", "the %s picture holds too little data for its %d × %d pixels", shown, width, height).
		WithHint(incomplete)
}

// damaged is for a file that contradicts itself; what is a clause that an
// editor can pass on to whoever made the picture.
func damaged(shown, what string) diag.Diagnostic {
	return fault("picture-damaged", "the %s picture is damaged: %s", shown, what).WithHint(saveAgain)
}

func unsupported(shown, what string) diag.Diagnostic {
	return fault("picture-unsupported", "browsers do not show this kind of %s picture: %s", shown, what).
		WithHint("open it in a picture editor and save it as an ordinary %s", shown)
}

// inks is for colours that were mixed for paper. Each browser makes other ones of them,
// and no Go library reads the profiles that say which were meant; a rash in the wrong red
// is a wrong fact.
func inks() diag.Diagnostic {
	return fault("picture-inks", "the JPEG picture has print colours (CMYK), which screens show wrongly").
		WithHint("open it in a picture editor, convert its colours to RGB (sRGB), and save it as a JPEG")
}

func lyingOnItsSide(shown, why string) diag.Diagnostic {
	return fault("picture-orientation", "the %s picture lies on its side, and %s", shown, why).
		WithHint("open it in a picture editor, turn it until it is upright, and save it")
}

// sizeFaults judges the size that a header states, before anything is decoded.
func sizeFaults(shown string, width, height int) diag.List {
	pixels := int64(width) * int64(height)
	switch {
	case width <= 0 || height <= 0:
		return diag.List{damaged(shown, "its width or height is 0")}
	case pixels > MaxPixels:
		d := fault("picture-too-large", "the %s picture is %d × %d pixels, which is %d megapixels; at most %d are allowed",
			shown, width, height, (pixels+999_999)/1_000_000, MaxPixels/1_000_000)
		return diag.List{d.WithHint("make it smaller: 3000 pixels on the longer side are enough for any screen")}
	}
	return nil
}

// add puts together what is wrong with a file of pixels, one problem of each
// code: the second damage of the same file tells an editor nothing, and a
// hostile file could hold millions.
func add(problems, more diag.List) diag.List {
	for _, m := range more {
		if !slices.ContainsFunc(problems, func(p diag.Diagnostic) bool { return p.Code == m.Code }) {
			problems = append(problems, m)
		}
	}
	return problems
}
