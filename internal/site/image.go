package site

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/locale"
	"galen/internal/media/resize"
	"galen/internal/media/socialcard"
)

// Source is a choice of files for one picture: <source type srcset>.
type Source struct {
	Type   string // image/avif
	Srcset string
}

// Crop is a picture cropped to a shape.
type Crop struct {
	URL       string
	Canonical string // with scheme and host
	Width     int
	Height    int
	Srcset    string   // the same in other sizes, that of URL included; "" when there is only one
	Sources   []Source // the same in formats that take less of the line, the best first
	Spoken             // as of its picture
}

// Poster is what a social card shows; package socialcard draws it.
type Poster struct {
	Headline string
	Site     string
	Paper    [3]uint8
	Ink      [3]uint8
	Accent   [3]uint8
}

// posterFile is the name of an article's social card, beside its page.
const posterFile = "card.png"

// printed is a photo with the choice of its prints.
func (s *Structure) printed(p *photo) resolvedImage {
	usual := p.whole.Usual()
	path := s.ofSite(p.file(usual))
	img := resolvedImage{Image: Image{URL: s.href(path), Canonical: s.canonical(path), Width: usual.Width, Height: usual.Height}, path: path}
	img.Srcset, img.Sources = s.choice(p, p.whole)
	return img
}

// crop is a photo's crop, nil when it is too small for one.
func (s *Structure) crop(p *photo, sheet resize.Srcset) *Crop {
	if len(sheet.Variants) == 0 {
		return nil
	}
	widest := sheet.Variants[len(sheet.Variants)-1]
	path := s.ofSite(p.file(widest))
	c := &Crop{URL: s.href(path), Canonical: s.canonical(path), Width: widest.Width, Height: widest.Height}
	c.Srcset, c.Sources = s.choice(p, sheet)
	return c
}

// choice lists the files of a sheet as srcset has them.
func (s *Structure) choice(p *photo, sheet resize.Srcset) (srcset string, sources []Source) {
	list := func(prints []resize.Variant) string {
		var b strings.Builder
		for i, print := range prints {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "%s %dw", s.href(s.ofSite(p.file(print))), print.Width)
		}
		return b.String()
	}
	if len(sheet.Variants) > 1 {
		srcset = list(sheet.Variants)
	}
	for _, better := range sheet.Better {
		sources = append(sources, Source{better[0].MediaType(), list(better)})
	}
	return srcset, sources
}

// lead is an article's own picture, nil when it has none.
func (s *Structure) lead(p *articleNode) *Image {
	if p.Image == nil {
		return nil
	}
	return s.picture(&p.Document, p.Image)
}

// picture is a picture that front matter names; nil when there is none.
func (s *Structure) picture(d *content.Document, of *content.Image) *Image {
	to, found, _ := s.resolve(d, of.Src.Text)
	if !found || to.page != nil {
		return nil
	}
	img := s.imageOf(to).Image
	tag := d.Lang.Text
	img.Alt, img.Credit, img.Caption, img.Spoken = s.typesetIn(tag, of.Alt), s.typesetIn(tag, of.Credit), s.typesetIn(tag, of.Caption), s.spoken(tag)
	img.Copyright, img.Licence = of.Copyright, Link{of.Licence.Title, of.Licence.URL.Text}
	if photo := s.photoOf(to); photo != nil {
		if sheets := photo.crops[focusOf(of)]; len(sheets) == len(resize.Crops) {
			img.Wide, img.Standard, img.Square = s.crop(photo, sheets[0]), s.crop(photo, sheets[1]), s.crop(photo, sheets[2])
			for _, c := range []*Crop{img.Wide, img.Standard, img.Square} {
				if c != nil {
					c.Spoken = img.Spoken
				}
			}
		}
	}
	return &img
}

// hasPhoto reports whether an article's own picture is one of pixels, as other
// sites want it.
func (s *Structure) hasPhoto(p *articleNode) bool {
	if p.Image == nil {
		return false
	}
	to, _, _ := s.resolve(&p.Document, p.Image.Src.Text)
	return s.photoOf(to) != nil
}

// social is the picture that other sites show with an article: its own, cropped to
// 16:9, or else a card. It is nil when there is nothing of that.
func (s *catalog) social(p *articleNode, lead *Image) *Image {
	switch {
	case s.hasPhoto(p) && lead != nil:
		img := *lead
		img.Srcset, img.Sources = "", nil
		if w := lead.Wide; w != nil {
			img.URL, img.Canonical, img.Width, img.Height = w.URL, w.Canonical, w.Width, w.Height
		}
		img.Wide, img.Standard, img.Square = nil, nil, nil
		return &img
	case s.cardName != "":
		return s.cardImage(p, s.title(p))
	case !lead.Shareable():
		return nil
	}
	return lead
}

// nameOnCards is the name below the headline of social cards, and in its place where that has letters that cards do not
// have: that of the site, or of its publisher. It is "" where neither can be drawn, and then there are no cards, but in a
// language whose headlines can be: then it is the host.
func nameOnCards(cfg *config.Config) string {
	if !cfg.Pictures.SocialCards {
		return ""
	}
	for _, name := range []string{cfg.Title, cfg.Publisher.Name} {
		if socialcard.Legible(name) {
			return name
		}
	}
	if _, host, _ := strings.Cut(cfg.Base.Origin, "://"); onCards(cfg.Language) {
		return host
	}
	return ""
}

// onCards reports whether social cards have the letters of a language: those in which it is named.
func onCards(tag string) bool { return socialcard.Legible(locale.SelfNames(tag)[0]) }

// cardImage is the social card of an article, which says a headline, or else the name below it.
func (s *Structure) cardImage(p *articleNode, headline string) *Image {
	path, says := p.path+posterFile, headline
	if !socialcard.Legible(headline) {
		says = s.cardName
	}
	return &Image{URL: s.href(path), Canonical: s.canonical(path), Width: socialcard.Width, Height: socialcard.Height, Alt: says}
}

// poster is what the social card of an article shows; the zero Poster of one that
// has none.
func (s *catalog) poster(p *page) Poster {
	c := s.cfg.Brand.Palette.Light
	headline := s.titleOf(p)
	if p.kind == WithdrawnPage {
		headline = s.withdrawnTitle(headline)
	}
	return Poster{
		Headline: headline, Site: s.cardName,
		Paper: [3]uint8{c.Paper.R, c.Paper.G, c.Paper.B}, Ink: [3]uint8{c.Ink.R, c.Ink.G, c.Ink.B}, Accent: [3]uint8{c.Accent.R, c.Accent.G, c.Accent.B},
	}
}

// posters are the pages whose articles have a social card. One that was withdrawn has
// one that says so, also in the place of the card that other sites know.
func (s *Structure) posters() (pages []*page) {
	if s.cardName == "" {
		return nil
	}
	for _, p := range s.order {
		if s.wantsCard(p) {
			pages = append(pages, p)
		}
	}
	return pages
}

func (s *Structure) wantsCard(p *page) bool {
	return p.article != nil && !p.hidden && (p.kind == WithdrawnPage || p.kind == ArticlePage && !s.hasPhoto(p.article))
}

// nearTop is how much HTML before a picture leaves it on the first screen.
const nearTop = 1200

// inText gives the attributes of a picture within a document's text, or a whole
// <picture> up to the attributes of its <img>. Browsers fetch it when the reader
// comes near, unless it stands at the top of the page.
func (s *Structure) inText(p *page, own *story) func(resolvedImage) string {
	before := p.article == nil || p.article.Image == nil // nothing but text stands above
	return func(img resolvedImage) string {
		top := before && own.Body().Lead < nearTop
		before = false
		var b strings.Builder
		sizes := ` sizes="` + html.EscapeString(s.cfg.Pictures.Sizes) + `"`
		for _, source := range img.Sources {
			if b.Len() == 0 {
				b.WriteString("<picture>")
			}
			b.WriteString(`<source type="` + source.Type + `" srcset="` + html.EscapeString(source.Srcset) + `"` + sizes + ">")
		}
		if b.Len() > 0 {
			b.WriteString("<img ")
		}
		b.WriteString(plainAttributes(img.URL, img))
		if img.Srcset != "" {
			b.WriteString(` srcset="` + html.EscapeString(img.Srcset) + `"` + sizes)
		}
		if !top {
			b.WriteString(` loading="lazy" decoding="async"`)
		}
		return b.String()
	}
}

// plainAttributes are those of a picture at an address, for pages and feeds.
func plainAttributes(src string, img resolvedImage) string {
	return `src="` + html.EscapeString(src) + `" width="` + strconv.Itoa(img.Width) + `" height="` + strconv.Itoa(img.Height) + `"`
}
