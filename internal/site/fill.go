package site

import (
	"cmp"
	"encoding/json"
	"html"
	"html/template"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
)

// fill writes what a page says as HTML, its references resolved and their paths turned
// into addresses by address.
func (s *catalog) fill(p *page, own *story, address func(path string) string) string {
	return s.fillWith(p, own, address, s.inText(p, own))
}

// fillWith is fill with a function for the attributes of pictures.
func (s *catalog) fillWith(p *page, own *story, address func(path string) string, show func(resolvedImage) string) string {
	var w strings.Builder
	own.Body().Fill(&w, s.filling(p.document, address, show), s.ownBlock(p, address))
	return w.String()
}

// writeBlock is the HTML of a block of the site's own.
func (s *Structure) writeBlock(p content.Placeholder, inside string, view *BlockView) string {
	view.View = s.opt.Blocks.View(p.Target, p.Args, inside, s.blockData)
	text, err := s.opt.Blocks.Write(p.Target, view)
	if d, ok := err.(diag.Diagnostic); ok {
		packed, _ := json.Marshal(fault{d.File, d.Line, d.Column, d.Code, d.Message, d.Hint})
		return faultMark + string(packed) + faultMark
	}
	return text
}

// faultMark encloses, in a text, the problem of a template in it. No text holds this
// character otherwise.
const faultMark = "\x00"

// fault is an error as a text carries it.
type fault struct {
	File                string
	Line, Column        int
	Code, Message, Hint string
}

// FaultIn is what is wrong with a template that was to write a part of a text.
func FaultIn(text template.HTML) (diag.Diagnostic, bool) {
	_, rest, found := strings.Cut(string(text), faultMark)
	if !found {
		return diag.Diagnostic{}, false
	}
	packed, _, _ := strings.Cut(rest, faultMark)
	var f fault
	if err := json.Unmarshal([]byte(packed), &f); err != nil {
		panic(err) // the text must not be published
	}
	return diag.Errorf(diag.Position{File: f.File, Line: f.Line, Column: f.Column}, f.Code, "%s", f.Message).WithHint("%s", f.Hint), true
}

// filling gives what stands in each gap of a document; its gaps are to be asked
// for in order.
func (s *Structure) filling(d *content.Document, address func(path string) string, show func(resolvedImage) string) func(content.Placeholder) (string, bool) {
	return func(g content.Placeholder) (string, bool) {
		if g.Kind == content.EntryStart || g.Kind == content.EntryText {
			return "", true
		}
		if g.Kind == content.Download {
			return s.offered(d, g), true
		}
		if g.Kind == content.Figure {
			return s.figure(d, g, address), true
		}
		if g.Kind == content.StudyBox {
			return s.studyBox(d, cmp.Or(g.Language, d.Lang.Text), g.Study), true
		}
		if g.Kind == content.Picture {
			img, _ := s.image(d, g.Target)
			if img.Width == 0 {
				return `src="` + html.EscapeString(g.Target) + `"`, true
			}
			return show(img), true
		}
		if g.Kind != content.LinkStart {
			return s.recorded(d, g, address), true
		}
		href, language := "", ""
		if g.Target != "" {
			to, found, _ := s.reach(d, g.Target)
			if !found || to.hides(g.Fragment) {
				return "", false
			}
			path, ok := s.where(to)
			if !ok {
				return "", false
			}
			href = address(path)
			language = hreflangAttribute(to.hreflang())
			if g.Fragment != "" {
				href += s.fragment(to, g.Fragment)
			}
		}
		if g.Target == "" && (destination{page: s.index.byDocument[d.File]}).hides(g.Fragment) {
			return "", false
		}
		if g.Target == "" && g.Fragment != "" {
			href = "#" + escape(g.Fragment)
		}
		tag := `<a href="` + html.EscapeString(href) + `"` + language
		if g.Title != "" {
			tag += ` title="` + html.EscapeString(g.Title) + `"`
		}
		return tag + ">", true
	}
}

// inFeed gives the attributes of a picture in a feed.
func inFeed(img resolvedImage) string { return plainAttributes(img.Canonical, img) }

// full is an article's text for feeds, which show it at an address of their own:
// every address has scheme and host, also those of its footnotes. Drawings and frames that
// stand in the text are left out: programs that read feeds drop them or show their letters,
// and what they show is said beside them in words. No text can hold the beginning of a tag.
func (s *catalog) full(p *page, own *story) string {
	text := s.fillWith(p, own, s.canonical, inFeed)
	if own.Blocks {
		text = s.withoutPlayers(p.document.Lang.Text, forFeeds(text))
	}
	return strings.ReplaceAll(text, `<a href="#`, `<a href="`+html.EscapeString(s.canonical(p.path))+`#`)
}

// pagesOnly are the elements that only pages show, none of which is nested in its kind here.
var pagesOnly = [][2]string{{"<svg", "</svg>"}, {"<iframe", "</iframe>"}, {`<span class="embed-here"`, "</span>"}}

// forFeeds leaves out what only pages show.
func forFeeds(text string) string {
	for _, e := range pagesOnly {
		if !strings.Contains(text, e[0]) {
			continue
		}
		var b strings.Builder
		for rest := text; rest != ""; {
			before, after, _ := strings.Cut(rest, e[0])
			b.WriteString(before)
			_, rest, _ = strings.Cut(after, e[1])
		}
		text = b.String()
	}
	return text
}

// resolvedImage is an Image with its path.
type resolvedImage struct {
	Image
	path string
}

// image finds a picture that a document names.
func (s *Structure) image(d *content.Document, target string) (resolvedImage, bool) {
	to, found, _ := s.resolve(d, target)
	if !found || to.page != nil {
		return resolvedImage{}, false
	}
	return s.imageOf(to), true
}

// imageOf is a picture with its address and size.
func (s *Structure) imageOf(to destination) resolvedImage {
	if p := s.photoOf(to); p != nil {
		return s.printed(p)
	}
	path, _ := s.where(to)
	img := resolvedImage{Image: Image{URL: s.href(path), Canonical: s.canonical(path)}, path: path}
	if to.asset != nil {
		img.Width, img.Height = to.asset.Width, to.asset.Height
	} else {
		img.Width, img.Height = to.file.width, to.file.height
	}
	return img
}
