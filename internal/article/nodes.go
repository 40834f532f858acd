package article

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// ownNodes writes the nodes whose usual HTML would not do: pictures become
// figures, wide tables scroll, and columns are aligned by class, because a
// strict Content-Security-Policy forbids style attributes.
type ownNodes struct{}

func (o ownNodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindImage, o.image)
	r.Register(ast.KindParagraph, o.paragraph)
	r.Register(kindCitation, o.citation)
	r.Register(extast.KindTable, o.table)
	r.Register(extast.KindTableCell, o.cell)
}

// figure returns the picture that is alone in a paragraph, or nil.
func figure(n ast.Node) *ast.Image {
	if n == nil || n.Kind() != ast.KindParagraph || n.ChildCount() != 1 {
		return nil
	}
	img, _ := n.FirstChild().(*ast.Image)
	return img
}

func (ownNodes) paragraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "p"
	if figure(n) != nil {
		tag = "figure"
	}
	if entering {
		w.WriteString("<" + tag + ">")
	} else {
		w.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue, nil
}

func (ownNodes) image(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	img := n.(*ast.Image)
	w.WriteString(`<img src="` + html.EscapeString(string(img.Destination)) + `" alt="` + html.EscapeString(plain(img, source)) + `">`)
	if caption := decoded(img.Title); caption != "" && figure(n.Parent()) != nil {
		w.WriteString("<figcaption>" + html.EscapeString(caption) + "</figcaption>")
	}
	return ast.WalkSkipChildren, nil
}

// table wraps a table so that a narrow screen scrolls it; the wrapper can be
// reached by keyboard.
func (ownNodes) table(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString(`<div class="table" tabindex="0"><table>`)
		return ast.WalkContinue, nil
	}
	w.WriteString("</table></div>\n")
	return ast.WalkContinue, nil
}

func (ownNodes) cell(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	cell := n.(*extast.TableCell)
	header := cell.Parent().Kind() == extast.KindTableHeader && strings.TrimSpace(plain(cell, source)) != ""
	tag := "td"
	if header {
		tag = "th"
	}
	if !entering {
		w.WriteString("</" + tag + ">")
		return ast.WalkContinue, nil
	}
	w.WriteString("<" + tag)
	if header {
		w.WriteString(` scope="col"`)
	}
	if cell.Alignment == extast.AlignRight || cell.Alignment == extast.AlignCenter {
		w.WriteString(` class="` + cell.Alignment.String() + `"`)
	}
	w.WriteString(">")
	return ast.WalkContinue, nil
}

// plain is the text below a node as a reader would see it.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch t := n.(type) {
		case *ast.Text:
			if t.IsRaw() {
				b.Write(t.Segment.Value(source))
			} else {
				b.WriteString(decoded(t.Segment.Value(source)))
			}
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.WriteString(html.UnescapeString(string(t.Value)))
		case *ast.AutoLink:
			b.Write(t.Label(source))
		case *extast.FootnoteLink, *extast.FootnoteBacklink:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// decoded resolves backslash escapes and character references as Markdown does.
func decoded(s []byte) string {
	return html.UnescapeString(string(util.UnescapePunctuations(s)))
}
