package site

import (
	"path"
	"strings"

	"galen/internal/article"
	"galen/internal/asset"
	"galen/internal/darkroom"
	"galen/internal/diag"
	"galen/internal/picture"
	"galen/internal/source"
)

// photo is a picture of pixels that lies beside the documents or in static, with
// the prints that there are of it.
type photo struct {
	negative *darkroom.Negative
	stem     string // of the names of its prints, with the folder below the output
	ext      string
	given    string // the file that it goes out as, as it is
	outside  bool   // that file goes out by itself: it is an asset
	whole    darkroom.Sheet
	crops    map[darkroom.Focus][]darkroom.Sheet
	shown    bool                    // whole, on a page
	cropped  map[darkroom.Focus]bool // shown so
}

// isPhoto reports whether a file is a picture of pixels, by its name.
func isPhoto(name string) bool {
	return picture.IsPicture(name) && !strings.EqualFold(path.Ext(name), ".svg")
}

// photograph inspects a picture, once.
func (b *builder) photograph(f source.File, out string) *photo {
	n, problems := b.opt.Room.Negative(f)
	b.add(problems...)
	if n == nil {
		return nil
	}
	p := &photo{negative: n, ext: path.Ext(out), crops: map[darkroom.Focus][]darkroom.Sheet{}, cropped: map[darkroom.Focus]bool{}}
	p.stem = asset.Immutable + strings.TrimSuffix(out, p.ext)
	p.whole, _ = b.opt.Room.Sheet(n, darkroom.Whole, darkroom.Middle)
	p.given = darkroom.Print{Negative: n, Width: n.Width, Height: n.Height, Format: n.Format}.Name(p.stem, p.ext)
	return p
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

// show notes that a page shows a picture: in its text or, with a focus, as its
// own picture, which others show cropped.
func (b *builder) show(to destination, focus *darkroom.Focus) {
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
	for _, shape := range darkroom.Crops {
		sheet, _ := b.opt.Room.Sheet(p.negative, shape, *focus)
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
func focusOf(i *article.Image) darkroom.Focus { return darkroom.Focus{X: i.FocusX, Y: i.FocusY} }

// file is where a print goes, below the output folder.
func (p *photo) file(print darkroom.Print) string {
	if print.Given() {
		return p.given
	}
	return print.Name(p.stem, p.ext)
}

// prints are those that pages show.
func (p *photo) prints() (all []darkroom.Print) {
	add := func(sheet darkroom.Sheet) {
		all = append(all, sheet.Prints...)
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
	add := func(p *photo, print darkroom.Print, at diag.Position) {
		file := p.file(print)
		if seen[file] || p.outside && print.Given() {
			return
		}
		seen[file] = true
		all = append(all, Output{File: file, Kind: "picture", Path: at.File, At: at, Print: &print, Digest: print.Key(), Lasts: true})
	}
	photos := func(p *photo, linked bool, at diag.Position) {
		if p == nil {
			return
		}
		if linked {
			add(p, darkroom.Print{Negative: p.negative, Focus: darkroom.Middle, Width: p.negative.Width, Height: p.negative.Height, Format: p.negative.Format}, at)
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

// Room is where the prints of the site's pictures are made.
func (s *Structure) Room() *darkroom.Room { return s.opt.Room }

// HasJPEG reports whether pages show a photograph of which other programs could make
// smaller prints.
func (s *Structure) HasJPEG() bool {
	for _, o := range s.Outputs() {
		if o.Print != nil && o.Print.Negative.Format == "jpeg" && !o.Print.Given() {
			return true
		}
	}
	return false
}
