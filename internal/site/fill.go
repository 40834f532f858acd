package site

import (
	"html"
	"strings"

	"galen/internal/article"
)

// fill writes what a page says as HTML, its references resolved and their paths turned
// into addresses by address.
func (s *Structure) fill(p *page, own *story, address func(path string) string) string {
	return s.fillWith(p, own, address, s.inText(p, own))
}

// fillWith is fill with a function for the attributes of pictures.
func (s *Structure) fillWith(p *page, own *story, address func(path string) string, show func(located) string) string {
	var w strings.Builder
	own.Body.Fill(&w, s.filling(p.document, address, show))
	return w.String()
}

// filling gives what stands in each gap of a document; its gaps are to be asked
// for in order.
func (s *Structure) filling(d *article.Document, address func(path string) string, show func(located) string) func(article.Gap) (string, bool) {
	return func(g article.Gap) (string, bool) {
		if g.Kind == article.Picture {
			img, _ := s.image(d, g.Target)
			if img.Width == 0 {
				return `src="` + html.EscapeString(g.Target) + `"`, true
			}
			return show(img), true
		}
		href := ""
		if g.Target != "" {
			to, found, _ := s.resolve(d, g.Target)
			if !found {
				return "", false
			}
			path, ok := s.where(to)
			if !ok {
				return "", false
			}
			href = address(path)
			if to.page != nil && to.page.kind == "withdrawn" {
				g.Fragment = "" // its headings are gone
			}
		}
		if g.Fragment != "" {
			href += "#" + escape(g.Fragment)
		}
		tag := `<a href="` + html.EscapeString(href) + `"`
		if g.Title != "" {
			tag += ` title="` + html.EscapeString(g.Title) + `"`
		}
		return tag + ">", true
	}
}

// inFeed gives the attributes of a picture in a feed.
func inFeed(img located) string { return plainAttributes(img.Canonical, img) }

// full is an article's text for feeds, which show it at an address of their own:
// every address has scheme and host, also those of its footnotes. No text can
// hold the beginning of a tag.
func (s *Structure) full(p *page, own *story) string {
	return strings.ReplaceAll(s.fillWith(p, own, s.canonical, inFeed), `<a href="#`, `<a href="`+html.EscapeString(s.canonical(p.path))+`#`)
}

// located is an Image with its path.
type located struct {
	Image
	path string
}

// image finds a picture that a document names.
func (s *Structure) image(d *article.Document, target string) (located, bool) {
	to, found, _ := s.resolve(d, target)
	if !found || to.page != nil {
		return located{}, false
	}
	return s.imageOf(to), true
}

// imageOf is a picture with its address and size.
func (s *Structure) imageOf(to destination) located {
	if p := s.photoOf(to); p != nil {
		return s.printed(p)
	}
	path, _ := s.where(to)
	img := located{Image: Image{URL: s.href(path), Canonical: s.canonical(path)}, path: path}
	if to.asset != nil {
		img.Width, img.Height = to.asset.Width, to.asset.Height
	} else {
		img.Width, img.Height = to.file.width, to.file.height
	}
	return img
}
