package config

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// PictureFormats are those that other programs make of photographs: avifenc and
// cwebp.
var PictureFormats = []string{"avif", "webp"}

// Pictures says what is made of the pictures of articles.
type Pictures struct {
	Formats     []string      // of PictureFormats
	Chosen      bool          // galen.yaml names the formats: the programs must be there. Otherwise those are made that can be
	At          diag.Position // of the formats
	Sizes       string        // how wide the theme shows a picture within a text, as the attribute sizes has it
	SocialCards bool          // one is drawn for an article without a photograph
	CardsAt     diag.Position // where galen.yaml says so
}

// usualSizes fits the built-in theme: a text is 41rem wide, on a narrow screen as
// wide as that.
const usualSizes = "(min-width: 46rem) 41rem, 100vw"

func readPictures(r *frontmatter.Reader, list *diag.List) Pictures {
	p := Pictures{Formats: PictureFormats, Sizes: usualSizes, SocialCards: r.Flag("socialCards"), CardsAt: r.Place("socialCards")}
	g := r.Settings("pictures")
	if g == nil {
		return p
	}
	if g.Listed("formats") {
		p.Formats, p.Chosen, p.At = nil, true, g.Place("formats")
		for _, w := range g.Words("formats", 10) {
			if !slices.Contains(PictureFormats, w.Text) {
				*list = append(*list, diag.Errorf(w.At, "unknown-format", "unknown format of pictures %q", w.Text).
					WithHint("choose from: %s; JPEG and PNG are always made", strings.Join(PictureFormats, ", ")))
			} else if !slices.Contains(p.Formats, w.Text) {
				p.Formats = append(p.Formats, w.Text)
			}
		}
	}
	if w := g.Line("sizes", 500); w.Text != "" {
		p.Sizes = w.Text
		if strings.ContainsAny(w.Text, "\"<>{};") {
			g.Problem("sizes", "bad-sizes", "write it as in HTML: "+usualSizes, "%q is not valid in the attribute sizes", w.Text)
		}
	}
	g.Done(map[string]string{"format": "formats", "types": "formats", "size": "sizes"})
	return p
}
