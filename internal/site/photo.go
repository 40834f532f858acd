package site

import (
	"path"
	"strconv"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/media/recording"
	"galen/internal/media/resize"
	"galen/internal/media/sanitize"
	"galen/internal/source"
	"galen/internal/theme/asset"
)

// photo is a picture of pixels that lies beside the documents or in static, with
// the prints that there are of it.
type photo struct {
	original *resize.Original
	stem     string // of the names of its prints, with the folder below the output
	ext      string
	given    string // the file that it goes out as, as it is
	outside  bool   // that file goes out by itself: it is an asset
	whole    resize.Srcset
	crops    map[resize.Focus][]resize.Srcset
	shown    bool                  // whole, on a page
	cropped  map[resize.Focus]bool // shown so
}

// isPhoto reports whether a file is a picture of pixels, by its name.
func isPhoto(name string) bool {
	return sanitize.IsPicture(name) && !strings.EqualFold(path.Ext(name), ".svg")
}

// photograph inspects a picture, once.
func (b *builder) photograph(f source.File, out string) *photo {
	n, problems := b.opt.Pictures.Original(f)
	b.add(problems...)
	if n == nil {
		return nil
	}
	b.moving(f.Path, n)
	p := &photo{original: n, ext: path.Ext(out), crops: map[resize.Focus][]resize.Srcset{}, cropped: map[resize.Focus]bool{}}
	p.stem = asset.Immutable + strings.TrimSuffix(out, p.ext)
	p.whole, _ = b.opt.Pictures.Srcset(n, resize.Whole, resize.Middle)
	p.given = resize.Variant{Original: n, Width: n.Width, Height: n.Height, Format: n.Format}.Name(p.stem, p.ext)
	return p
}

// moving warns of an animation. Nobody can stop one, which WCAG 2.2 asks for of whatever
// moves for more than five seconds (2.2.2), and a film takes a fraction of its bytes.
func (b *builder) moving(file string, n *resize.Original) {
	if !n.Moves {
		return
	}
	film := strings.TrimSuffix(path.Base(file), path.Ext(file)) + ".mp4"
	b.add(diag.Warningf(diag.Position{File: file}, "picture-moves", "the picture is animated, readers cannot stop it, and it has %s", recording.Megabytes(int64(n.Bytes))).
		WithHint("show a film instead: run  ffmpeg -i %q -movflags +faststart -pix_fmt yuv420p -vf \"crop=trunc(iw/2)*2:trunc(ih/2)*2\" %q  and use the block :::video", path.Base(file), film))
}

// offerRights tells an editor what a picture's file says of its makers, where the article
// says nothing of the kind.
func (b *builder) offerRights(d *content.Document, i *content.Image) {
	to, _, _ := b.resolve(d, i.Src.Text)
	p := b.photoOf(to)
	if p == nil || i.Credit != "" || i.Copyright != "" || i.Licence.URL.Text != "" {
		return
	}
	var lines []string
	for _, line := range [][2]string{{"credit", p.original.Rights.Credit}, {"copyright", p.original.Rights.Copyright}, {"licence", p.original.Rights.Licence}} {
		if line[1] != "" {
			lines = append(lines, line[0]+": "+strconv.Quote(line[1]))
		}
	}
	if len(lines) == 0 {
		return
	}
	note := diag.Warningf(i.Src.At, "picture-rights", "the file of this picture says who made it, but the article does not")
	note.Severity = diag.Note
	b.add(note.WithHint("if that is right, add to image:  %s", strings.Join(lines, ", ")))
}

// photoOf is the photo that a reference leads to, nil for anything else.
func (s *Structure) photoOf(to destination) *photo {
	switch {
	case to.file != nil:
		return to.file.photo
	case to.asset != nil:
		return s.static[to.asset.Name]
	}
	return nil
}

// publishPicture notes that a page shows a picture: in its text or, with a focus, as its
// own picture, which others show cropped.
func (b *builder) publishPicture(to destination, focus *resize.Focus) {
	p := b.photoOf(to)
	if p == nil && to.asset != nil && isPhoto(to.asset.Name) {
		p = b.staticPhoto(to.asset)
	}
	if p == nil {
		return
	}
	if !p.shown {
		p.shown = true
	}
	if focus == nil || p.cropped[*focus] {
		return
	}
	p.cropped[*focus] = true
	for _, shape := range resize.Crops {
		sheet, _ := b.opt.Pictures.Srcset(p.original, shape, *focus)
		p.crops[*focus] = append(p.crops[*focus], sheet)
	}
}

func (b *builder) staticPhoto(a *asset.Asset) *photo {
	p := b.photograph(source.File{Path: "static/" + a.Name, Data: a.Data, Digest: a.Digest}, a.Path)
	if p != nil {
		p.given, p.outside = a.Path, true
		b.static[a.Name] = p
	}
	return p
}

// focusOf is the point of an article's picture that crops show.
func focusOf(i *content.Image) resize.Focus { return resize.Focus{X: i.FocusX, Y: i.FocusY} }

// file is where a print goes, below the output folder.
func (p *photo) file(print resize.Variant) string {
	if print.IsOriginal() {
		return p.given
	}
	return print.Name(p.stem, p.ext)
}

// prints are those that pages show.
func (p *photo) prints() (all []resize.Variant) {
	add := func(sheet resize.Srcset) {
		all = append(all, sheet.Variants...)
		for _, better := range sheet.Better {
			all = append(all, better...)
		}
	}
	if p.shown {
		add(p.whole)
	}
	for focus := range p.cropped {
		for _, sheet := range p.crops[focus] {
			add(sheet)
		}
	}
	return all
}

// printOutputs are the files of all prints, and of the photos that are linked to.
func (s *Structure) printOutputs() (all []Output) {
	seen := map[string]bool{}
	add := func(p *photo, print resize.Variant, at diag.Position) {
		file := p.file(print)
		if seen[file] || p.outside && print.IsOriginal() {
			return
		}
		seen[file] = true
		all = append(all, Output{File: file, Kind: PictureOutput, Path: at.File, At: at, Print: &print, Digest: print.Key(), Lasts: true})
	}
	photos := func(p *photo, linked bool, at diag.Position) {
		if p == nil {
			return
		}
		if linked {
			add(p, resize.Variant{Original: p.original, Focus: resize.Middle, Width: p.original.Width, Height: p.original.Height, Format: p.original.Format}, at)
		}
		for _, print := range p.prints() {
			add(p, print, at)
		}
	}
	for _, f := range s.files {
		photos(f.photo, f.shown, f.at)
	}
	for name, p := range s.static {
		photos(p, false, diag.Position{File: "static/" + name})
	}
	return all
}

// Pictures is where the prints of the site's pictures are made.
func (s *Structure) Pictures() *resize.Cache { return s.opt.Pictures }

// HasJPEG reports whether pages show a photograph of which other programs could make
// smaller prints.
func (s *Structure) HasJPEG() bool {
	for _, o := range s.Outputs() {
		if o.Print != nil && o.Print.Original.Format == "jpeg" && !o.Print.IsOriginal() {
			return true
		}
	}
	return false
}
