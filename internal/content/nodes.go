package content

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	marked "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// below sets what is below a node.
func (s *htmlRenderer) below(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s.node(c)
	}
}

// node sets a node: text and what stands in a line here, blocks in setBlock.
func (s *htmlRenderer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		s.text(n.Segment.Value(s.source), n.IsRaw())
		if n.HardLineBreak() {
			s.block("<br>")
		} else if n.SoftLineBreak() {
			s.newline()
		}
	case *ast.String: // a typographic mark
		s.html = append(s.html, n.Value...)
	case *ast.Emphasis:
		if n.Level == 2 {
			s.within("<strong>", n, "</strong>")
		} else {
			s.within("<em>", n, "</em>")
		}
	case *ast.CodeSpan:
		s.codeSpan(n)
	case *ast.Link:
		s.link(n)
	case *ast.AutoLink:
		s.autoLink(n)
	case *ast.Image:
		s.image(n)
	case *extast.Strikethrough:
		s.within("<del>", n, "</del>")
	case *extast.FootnoteLink:
		s.footnoteLink(n)
	case *extast.FootnoteBacklink:
		s.footnoteBacklink(n)
	case *script:
		if n.raised {
			s.within("<sup>", n, "</sup>")
		} else {
			s.within("<sub>", n, "</sub>")
		}
	case *passage:
		s.passage(n)
	case *citation:
		s.citation(n)
	case *deskNote:
	default:
		s.setBlock(n)
	}
}

// within sets what is below n inside an element of a line.
func (s *htmlRenderer) within(start string, n ast.Node, end string) {
	s.start(start)
	s.below(n)
	s.end(end)
}

func (s *htmlRenderer) codeSpan(n *ast.CodeSpan) {
	loud := !s.quiet
	s.start("<code>")
	s.quiet = true
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		segment := c.(*ast.Text).Segment
		value := segment.Value(s.source)
		if end := len(value) - 1; end >= 0 && value[end] == '\n' {
			s.text(value[:end], true)
			s.text([]byte(" "), true)
		} else {
			s.text(value, true)
		}
	}
	s.end("</code>")
	s.quiet = !loud
}

// link sets a link, or leaves gaps where the site writes its tags. What its title
// is there, the gap says.
func (s *htmlRenderer) link(n *ast.Link) {
	if g := s.gap(n); g != nil {
		s.start("")
		s.cut(*g)
		s.below(n)
		s.offer(n, *g)
		s.end("")
		s.cut(Placeholder{Kind: LinkEnd})
		return
	}
	s.start("<a")
	s.address("", util.URLEscape(n.Destination, true))
	if n.Title != nil {
		s.value = s.value[:0]
		marked.DefaultWriter.RawWrite(&s.value, []byte(s.style().Text(decoded(n.Title))))
		s.html.addText("title", s.value)
	}
	s.shut()
	s.below(n)
	s.end("</a>")
}

// address writes the address of a link. The validator refuses all that are
// dangerous; this is the second lock on that door.
func (s *htmlRenderer) address(scheme string, address []byte) {
	s.value = append(s.value[:0], scheme...)
	if len(address) > 0 && address[0]|0x20 != 'h' && marked.IsDangerousURL(address) {
		address = nil
	}
	s.value = append(s.value, util.EscapeHTML(address)...)
	s.html.addAddress("href", s.value)
}

func (s *htmlRenderer) autoLink(n *ast.AutoLink) {
	if g := s.gap(n); g != nil {
		s.start("")
		s.cut(*g)
		s.text(n.Label(s.source), true)
		s.offer(n, *g)
		s.end("")
		s.cut(Placeholder{Kind: LinkEnd})
		return
	}
	s.start("<a")
	address, scheme := util.URLEscape(n.URL(s.source), false), ""
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(string(address)), "mailto:") {
		scheme = "mailto:"
	}
	s.address(scheme, address)
	s.shut()
	s.text(n.Label(s.source), true)
	s.end("</a>")
}

// image sets a picture. Its title is the caption if it is a figure.
func (s *htmlRenderer) image(n *ast.Image) {
	s.start("<img ")
	if g := s.gap(n); g != nil {
		s.cut(*g)
	}
	s.value = append(s.value[:0], html.EscapeString(plain(n, s.source))...)
	s.html.addText("alt", s.value)
	s.shut()
	s.swallow = false
	if len(n.Title) == 0 || figureOf(n) == nil {
		return
	}
	if caption := s.style().Text(decoded(n.Title)); caption != "" {
		s.block("<figcaption>")
		s.text([]byte(caption), true)
		s.block("</figcaption>")
	}
}

// The addresses and ids of footnotes: mark, note and back.

func (s *htmlRenderer) footnoteLink(n *extast.FootnoteLink) {
	s.start("<sup")
	s.footnote("id", "", "fnref", n.RefIndex, n.Index)
	s.shut()
	s.start("<a")
	s.footnote("href", "#", "fn", 0, n.Index)
	s.tag(` class="footnote-ref" role="doc-noteref">`)
	s.html = strconv.AppendInt(s.html, int64(n.Index), 10)
	s.end("</a></sup>")
}

func (s *htmlRenderer) footnoteBacklink(n *extast.FootnoteBacklink) {
	s.html = append(s.html, "&#160;"...)
	s.start("<a")
	s.footnote("href", "#", "fnref", n.RefIndex, n.Index)
	l := s.words()
	s.tag(` class="footnote-backref"` + l.Attributes())
	s.html.addText("title", []byte(html.EscapeString(l.Say("footnote.back"))))
	s.tag(` role="doc-backlink">`)
	s.html = append(s.html, "↩︎"...)
	s.end("</a>")
}

func (s *htmlRenderer) footnote(attribute, before, what string, nth, number int) {
	s.value = append(append(append(s.value[:0], before...), s.prefix...), what...)
	if nth > 0 {
		s.value = strconv.AppendInt(s.value, int64(nth), 10)
	}
	s.value = strconv.AppendInt(append(s.value, ':'), int64(number), 10)
	s.html.addValue(attribute, s.value)
}

// citation writes the numbers of a citation.
func (s *htmlRenderer) citation(c *citation) {
	s.start(`<sup class="cite">`)
	s.html = append(s.html, '[')
	for i, m := range c.marks {
		if i > 0 {
			s.html = append(s.html, ", "...)
		}
		s.start(`<a href="#` + referenceAnchor + m.key + `" id="` + CitationID(m.number, m.nth) + `" role="doc-biblioref">`)
		s.html = strconv.AppendInt(s.html, int64(m.number), 10)
		s.end("</a>")
	}
	s.html = append(s.html, ']')
	s.end("</sup>")
}
