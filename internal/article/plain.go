package article

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// plain is the text below a node as a reader would see it.
func plain(n ast.Node, source []byte) string {
	var room [128]byte
	return string(appendPlain(room[:0], n, source))
}

func appendPlain(b []byte, parent ast.Node, source []byte) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch t := n.(type) {
		case *ast.Text:
			if t.IsRaw() {
				b = append(b, t.Segment.Value(source)...)
			} else {
				b = appendDecoded(b, t.Segment.Value(source))
			}
			if t.SoftLineBreak() || t.HardLineBreak() {
				b = append(b, ' ')
			}
		case *ast.String:
			b = appendDecoded(b, t.Value)
		case *ast.AutoLink:
			b = append(b, t.Label(source)...)
		case *extast.FootnoteLink, *extast.FootnoteBacklink:
		default:
			b = appendPlain(b, n, source)
		}
	}
	return b
}

// wordless reports whether a reader would see no text below a node.
func wordless(parent ast.Node, source []byte) bool {
	if t, ok := parent.FirstChild().(*ast.Text); ok && t.Segment.Len() > 0 {
		if c := source[t.Segment.Start]; c > ' ' && c < 0x7f && c != '\\' && c != '&' {
			return false // nearly always
		}
	}
	return strings.TrimSpace(plain(parent, source)) == ""
}

// decoded resolves backslash escapes and character references as Markdown does.
func decoded(s []byte) string {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return string(s)
	}
	return html.UnescapeString(string(util.UnescapePunctuations(s)))
}

func appendDecoded(b, s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return append(b, s...)
	}
	return append(b, decoded(s)...)
}
