package content

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	marked "github.com/yuin/goldmark/renderer/html"

	"galen/internal/content/directive"
)

// setBlock sets a block. Pictures become figures, wide tables scroll, and columns
// are aligned by class, because a strict Content-Security-Policy forbids style
// attributes.
func (s *htmlRenderer) setBlock(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		if img := figure(n); img != nil {
			s.figure(n, img)
		} else {
			s.element("<p>", n, "</p>")
		}
	case *ast.TextBlock:
		s.below(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			s.newline() // the next may be text too, when what stood between was a definition
		}
	case *ast.Heading:
		s.heading(n)
	case *ast.List:
		s.list(n)
	case *ast.ListItem:
		s.element("<li>", n, "</li>")
	case *ast.Blockquote:
		s.element("<blockquote>", n, "</blockquote>")
	case *ast.ThematicBreak:
		s.block("<hr>")
	case *ast.CodeBlock:
		s.code(n, nil)
	case *ast.FencedCodeBlock:
		s.code(n, n.Language(s.source))
	case *directive.Node:
		s.directive(n)
	case *ast.LinkReferenceDefinition, *deskNoteBlock:
	case *extast.DefinitionList:
		s.element("<dl>", n, "</dl>")
	case *extast.DefinitionTerm:
		s.element("<dt>", n, "</dt>")
	case *extast.DefinitionDescription:
		s.element("<dd>", n, "</dd>")
	case *extast.FootnoteList:
		s.element(`<div class="footnotes" role="doc-endnotes"><hr><ol>`, n, "</ol></div>")
	case *extast.Footnote:
		s.block("<li")
		s.footnote("id", "", "fn", 0, n.Index)
		s.shut()
		s.below(n)
		s.block("</li>")
	default:
		s.table(n)
	}
}

// element sets what is below n inside a block.
func (s *htmlRenderer) element(start string, n ast.Node, end string) {
	s.block(start)
	s.below(n)
	s.block(end)
}

var headingTags = [...]struct{ start, end string }{
	1: {"<h1", "</h1>"}, 2: {"<h2", "</h2>"}, 3: {"<h3", "</h3>"}, 4: {"<h4", "</h4>"}, 5: {"<h5", "</h5>"}, 6: {"<h6", "</h6>"},
}

func (s *htmlRenderer) heading(n *ast.Heading) {
	if s.inspect.text.division.entry(n) != nil {
		s.entry(n)
		return
	}
	s.block(headingTags[n.Level].start)
	if id, ok := n.AttributeString("id"); ok {
		s.html.addValue("id", id.([]byte))
	}
	s.shut()
	s.quiet = true
	s.below(n)
	s.block(headingTags[n.Level].end)
	s.quiet = false
}

// entry sets the title of an entry of a live story, around which the site writes its heading.
func (s *htmlRenderer) entry(n *ast.Heading) {
	s.block("")
	s.cut(Placeholder{Kind: EntryStart})
	s.quiet = true
	s.below(n)
	s.block("")
	s.quiet = false
	s.cut(Placeholder{Kind: EntryText})
}

func (s *htmlRenderer) list(n *ast.List) {
	switch {
	case !n.IsOrdered():
		s.element("<ul>", n, "</ul>")
	case n.Start == 1:
		s.element("<ol>", n, "</ol>")
	default:
		s.element(`<ol start="`+strconv.Itoa(n.Start)+`">`, n, "</ol>")
	}
}

// code sets a block of code, whose white space stays as it is.
func (s *htmlRenderer) code(n ast.Node, language []byte) {
	s.block("<pre>")
	s.start("<code")
	if language != nil {
		s.value = append(s.value[:0], "language-"...)
		marked.DefaultWriter.Write(&s.value, language)
		s.html.addWords("class", s.value)
	}
	s.shut()
	s.verbatim = true
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		marked.DefaultWriter.RawWrite(&s.html, line.Value(s.source))
	}
	s.verbatim, s.run = false, len(s.html)
	s.end("</code>")
	s.block("</pre>")
}

// table sets the nodes of tables. A narrow screen scrolls the wrapper, which can
// be reached by keyboard.
func (s *htmlRenderer) table(n ast.Node) {
	switch n := n.(type) {
	case *extast.Table:
		s.element(`<div class="table" tabindex="0"><table>`, n, "</table></div>")
	case *extast.TableHeader:
		s.element("<thead><tr>", n, "</tr></thead>")
		if n.NextSibling() != nil {
			s.block("<tbody>")
		}
	case *extast.TableRow:
		s.element("<tr>", n, "</tr>")
		if n.NextSibling() == nil {
			s.block("</tbody>")
		}
	case *extast.TableCell:
		s.cell(n)
	default:
		panic(unwritten("HTML", n))
	}
}

func (s *htmlRenderer) cell(n *extast.TableCell) {
	start, end := "<td", "</td>"
	if n.Parent().Kind() == extast.KindTableHeader && !wordless(n, s.source) {
		start, end = `<th scope="col"`, "</th>"
	}
	s.block(start)
	switch n.Alignment {
	case extast.AlignRight:
		s.tag(` class="right"`)
	case extast.AlignCenter:
		s.tag(` class="center"`)
	}
	s.shut()
	s.below(n)
	s.block(end)
}

// figureOf is figure for the paragraph of a picture, which may stand in a passage.
func figureOf(img *ast.Image) *ast.Image {
	if p, ok := img.Parent().(*passage); ok {
		return figure(p.Parent())
	}
	return figure(img.Parent())
}

// figure returns the picture that is alone in a paragraph, or alone in a passage there, or nil.
// Comments may stand beside it.
func figure(n ast.Node) *ast.Image {
	if n == nil || n.Kind() != ast.KindParagraph {
		return nil
	}
	var found *ast.Image
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			if found != nil {
				return nil
			}
			found = c
		case *passage:
			img, ok := c.FirstChild().(*ast.Image)
			if !ok || img.NextSibling() != nil || found != nil {
				return nil
			}
			found = img
		case *deskNote:
		case *ast.Text:
			if c.Segment.Len() == 0 && !c.HardLineBreak() {
				continue
			}
			return nil
		default:
			return nil
		}
	}
	return found
}
