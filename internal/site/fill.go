package site

import (
	"html"
	"strings"

	"galen/internal/article"
)

// fill writes a document's HTML for a page, its references resolved and their paths
// turned into addresses by address.
func (s *Site) fill(d *article.Document, address func(path string) string) string {
	if d == nil {
		return ""
	}
	return s.fillWith(d, address, s.inText(d))
}

// fillWith is fill with a function for the attributes of pictures.
func (s *Site) fillWith(d *article.Document, address func(path string) string, show func(located) string) string {
	var w strings.Builder
	d.Body.Fill(&w, s.filling(d, address, show))
	return w.String()
}

// filling gives what stands in each gap of a document; its gaps are to be asked
// for in order.
func (s *Site) filling(d *article.Document, address func(path string) string, show func(located) string) func(article.Gap) (string, bool) {
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
func (s *Site) full(p *page) string {
	return strings.ReplaceAll(s.fillWith(p.document, s.canonical, inFeed), `<a href="#`, `<a href="`+html.EscapeString(s.canonical(p.path))+`#`)
}

// located is an Image with its path.
type located struct {
	Image
	path string
}

// image finds a picture that a document names.
func (s *Site) image(d *article.Document, target string) (located, bool) {
	to, found, _ := s.resolve(d, target)
	if !found || to.page != nil {
		return located{}, false
	}
	return s.imageOf(to), true
}

// imageOf is a picture with its address and size.
func (s *Site) imageOf(to destination) located {
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
