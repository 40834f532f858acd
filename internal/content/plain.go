package content

import (
	"bytes"
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

// plainOf is the text of a node likewise.
func plainOf(n ast.Node, source []byte) []byte { return appendNode(nil, n, source) }

func appendPlain(b []byte, parent ast.Node, source []byte) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b = appendNode(b, n, source)
	}
	return b
}

func appendNode(b []byte, n ast.Node, source []byte) []byte {
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
		return b
	case *ast.String:
		return appendDecoded(b, t.Value)
	case *ast.AutoLink:
		return append(b, t.Label(source)...)
	case *ast.Emphasis, *ast.CodeSpan, *ast.Link, *ast.Image, *extast.Strikethrough, *passage:
		return appendPlain(b, n, source)
	case *script:
		return appendScript(b, t, source)
	case *extast.FootnoteLink, *extast.FootnoteBacklink, *citation, *deskNote:
		return b // no text
	}
	if isRefused(n) {
		return b
	}
	panic(unwritten("plain text", n))
}

func appendScript(b []byte, s *script, source []byte) []byte {
	up, prefix := s.raisedAs(source)
	said := appendPlain(nil, s, source)
	if up {
		said = raise(said)
	}
	return append(append(b, prefix...), said...)
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
func decoded(s []byte) string { return string(appendDecoded(nil, s)) }

// appendDecoded is decoded for a text that grows.
func appendDecoded(b, s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return append(b, s...)
	}
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]) {
			i++
		} else if value, length := characterAt(s[i:]); length > 0 {
			b = append(b, value...)
			i += length - 1
			continue
		}
		b = append(b, s[i])
	}
	return b
}

// characterAt is what a reference at the start of a text stands for, such as &amp;, and
// its length; 0 if none begins there. As on a page, one without a semicolon is text.
func characterAt(s []byte) (value []byte, length int) {
	if len(s) == 0 || s[0] != '&' {
		return nil, 0
	}
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 0 {
		return nil, 0
	}
	written := s[:end+1]
	value = util.ResolveEntityNames(written)
	if written[1] == '#' {
		value = util.ResolveNumericReferences(written)
	}
	if bytes.Equal(value, written) {
		return nil, 0
	}
	return value, len(written)
}
