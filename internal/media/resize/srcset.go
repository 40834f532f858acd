package resize

import (
	"fmt"
	"image"
	"runtime"
	"slices"

	"galen/internal/memo"
)

// Shape is what a variant shows of its original.
type Shape string

// The shapes. Search engines ask for the three crops, themes for those they like.
const (
	Whole    Shape = ""
	Wide     Shape = "wide"     // 16:9
	Standard Shape = "standard" // 4:3
	Square   Shape = "square"   // 1:1
)

// Crops are all shapes but Whole.
var Crops = []Shape{Wide, Standard, Square}

// ratio of width to height.
func (s Shape) ratio() (across, down int) {
	switch s {
	case Wide:
		return 16, 9
	case Standard:
		return 4, 3
	}
	return 1, 1
}

// MinPixels is the least that search engines take for a picture of an article:
// developers.google.com/search/docs/appearance/structured-data/article. A crop with
// fewer is not made.
const MinPixels = 50_000

// The widths of variants, in pixels.
var widths = map[Shape][]int{
	Whole:    {320, 640, 960, 1280, 1920},
	Wide:     {320, 640, 960, 1200},
	Standard: {1200},
	Square:   {1200},
}

// Usual is the width of the variant that browsers without srcset show, at most.
const Usual = 1280

// worthBetter is how many bytes a picture must have for there to be more formats of
// it: what they would save is less, otherwise, than naming them takes in a page.
const worthBetter = 4 << 10

// Focus is the point of a picture that a crop must show, in hundredths of its
// width and height.
type Focus struct{ X, Y int }

// Middle is the focus of a picture of which nobody has said more.
var Middle = Focus{50, 50}

// Variant is one version of an Original.
type Variant struct {
	Original      *Original
	Shape         Shape
	Focus         Focus
	Width, Height int
	Format        string // "jpeg", "png", "gif", "webp" or "avif"
	With          string // the version of the program that encodes it, if it is not this one
}

// IsOriginal reports whether the variant is the file itself, without its metadata.
func (p Variant) IsOriginal() bool {
	return p.Shape == Whole && p.Format == p.Original.Format && p.Width == p.Original.Width && p.With == ""
}

// Key is the digest of all that the bytes of a variant depend on.
func (p Variant) Key() memo.Digest {
	if p.IsOriginal() && p.Original.Orientation == 1 {
		return p.Original.Digest
	}
	return memo.OfStrings(version, runtime.Version(), p.Original.Digest.String(), string(p.Shape), fmt.Sprint(p.Focus, p.Width, p.Height), p.Format, p.With)
}

// extensions of the files, by format.
var extensions = map[string]string{"jpeg": ".jpg", "png": ".png", "gif": ".gif", "webp": ".webp", "avif": ".avif"}

// Name is the name of the variant's file; stem is that of the original, without its
// extension, which ext is.
func (p Variant) Name(stem, ext string) string {
	if p.IsOriginal() {
		return stem + "." + p.Key().Short() + ext
	}
	if p.Shape != Whole {
		stem += "-" + string(p.Shape)
	}
	return fmt.Sprintf("%s-%d.%s%s", stem, p.Width, p.Key().Short(), extensions[p.Format])
}

// MediaType is what a <source> calls the format.
func (p Variant) MediaType() string { return "image/" + p.Format }

// Srcset is all variants of one shape.
type Srcset struct {
	Variants []Variant   // that every browser shows, the narrowest first; never empty
	Better   [][]Variant // the same in formats that take less of the line, the best first
}

// Usual is the variant to show where there is no choice.
func (s Srcset) Usual() Variant {
	usual := s.Variants[0]
	for _, p := range s.Variants {
		if p.Width <= Usual {
			usual = p
		}
	}
	return usual
}

// Srcset plans the variants of an original in a shape. Of one that cannot be scaled it
// is the file as it was given; ok is false for a crop that cannot be made, or would
// be too small.
func (r *Cache) Srcset(n *Original, shape Shape, focus Focus) (sheet Srcset, ok bool) {
	format, scales := n.format(shape)
	full := n.region(shape, focus).Size()
	given := Variant{Original: n, Focus: Middle, Width: n.Width, Height: n.Height, Format: n.Format}
	if shape == Whole {
		focus = Middle
		if !scales {
			return Srcset{Variants: []Variant{given}}, true
		}
	} else if !scales || full.X*full.Y < MinPixels {
		return Srcset{}, false
	}
	if shape != Whole && full == n.region(Whole, Middle).Size() {
		return r.Srcset(n, Whole, Middle) // that is its shape already
	}
	for _, width := range n.steps(shape, full.X) {
		height := max(1, (width*full.Y+full.X/2)/full.X)
		if across, down := shape.ratio(); shape != Whole {
			height = (width*down + across/2) / across
		}
		sheet.Variants = append(sheet.Variants, Variant{n, shape, focus, width, height, format, ""})
	}
	if last := len(sheet.Variants) - 1; shape == Whole && sheet.Variants[last].Width == n.Width {
		sheet.Variants[last] = given
	}
	if shape == Whole || shape == Wide {
		sheet.Better = r.better(n, sheet.Variants)
	}
	return sheet, true
}

// format is the format in which every browser can have variants of an original, if
// they can be made.
func (n *Original) format(shape Shape) (format string, ok bool) {
	opaque := !n.Moves && !n.Clear && !n.Coloured
	switch {
	case n.work() > Budget:
		return "", false
	case n.Format == "jpeg" || n.Format == "png":
		return n.Format, !n.Moves
	case n.Format == "gif":
		return "jpeg", shape != Whole && !n.Moves
	}
	return "jpeg", opaque || shape != Whole && !n.Moves && !n.Coloured
}

// better lists the variants again in the formats that take less.
func (r *Cache) better(n *Original, variants []Variant) (all [][]Variant) {
	if n.Bytes < worthBetter {
		return nil
	}
	again := func(format, with string) {
		better := slices.Clone(variants)
		for i := range better {
			better[i].Format, better[i].With = format, with
		}
		all = append(all, better)
	}
	if n.Format == "png" && !n.Coloured && !n.Flat() {
		again("webp", "")
	}
	if n.Format == "jpeg" {
		versions := r.versions()
		for _, format := range Formats {
			if with, ok := versions[format]; ok {
				again(format, with)
			}
		}
	}
	return all
}

// steps are the widths of a shape up to full: those of the table, without the ones
// that full itself would be hardly larger than, and then full, or the largest of the
// table.
func (n *Original) steps(shape Shape, full int) (all []int) {
	list := widths[shape]
	largest := min(full, list[len(list)-1])
	for _, width := range list {
		if width*5/4 <= largest && !n.Flat() {
			all = append(all, width)
		}
	}
	return append(all, largest)
}

// region is the part of the original that a shape shows.
func (n *Original) region(shape Shape, focus Focus) image.Rectangle {
	if shape == Whole {
		return image.Rect(0, 0, n.Width, n.Height)
	}
	across, down := shape.ratio()
	w := min(n.Width, n.Height*across/down)
	h := min(n.Height, (w*down+across/2)/across)
	x := min(max(0, n.Width*focus.X/100-w/2), n.Width-w)
	y := min(max(0, n.Height*focus.Y/100-h/2), n.Height-h)
	return image.Rect(x, y, x+w, y+h)
}
