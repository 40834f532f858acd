package content

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/diag"
)

// literal is a block of running text as the parser has left it: what it took for
// markup, what stands in code and what a backslash hides is blank, and the rest is
// what readers see as it was typed.
type literal struct {
	source []byte // of the document
	from   int    // the offset in source of text[0]
	text   []byte // understood, reported, or the byte of source
	lines  []text.Segment
	node   ast.Node
	last   int  // while it is made: the end of the text before
	joined bool // likewise: nothing but typographic marks has followed that
}

// What a literal holds in place of bytes that are no text.
const (
	understood = 0
	reported   = 1 // it is part of a stray that was found already
)

func literalOf(block ast.Node, source []byte) *literal {
	lines := block.Lines()
	n := lines.Len()
	if n == 0 {
		return nil
	}
	l := &literal{source: source, from: lines.At(0).Start, lines: lines.Sliced(0, n), node: block, joined: true}
	l.last = l.from
	l.text = make([]byte, lines.At(n-1).Stop-l.from)
	l.add(block)
	l.between()
	for i := 0; i+1 < len(l.text); i++ {
		if l.text[i] == '\\' && util.IsPunct(l.text[i+1]) {
			l.text[i], l.text[i+1] = understood, understood
			i++
		}
	}
	return l
}

// add copies what is text below a node.
func (l *literal) add(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			l.copy(n.Segment.Start, n.Segment.Stop)
		case *ast.String: // a typographic mark, which does not know its place
		case *ast.AutoLink:
			from, to, bare := bareAddress(n, l.source)
			if bare || bytes.IndexByte(l.source[from:to], '|') >= 0 {
				l.copy(from, to)
				continue
			}
			l.joined = false
		case *ast.CodeSpan, *ast.RawHTML, *citation, *extast.FootnoteLink, *extast.FootnoteBacklink:
			l.joined = false
		default:
			l.joined = false
			l.add(n)
			l.joined = false
		}
	}
}

func (l *literal) copy(from, to int) {
	if l.joined && l.last < from {
		copy(l.text[l.last-l.from:], l.source[l.last:from])
	}
	if from >= l.from && to <= l.from+len(l.text) {
		copy(l.text[from-l.from:], l.source[from:to])
		l.last, l.joined = to, true
	}
}

// between ends the lines, and blanks what stands between them, such as the marks
// of a quotation.
func (l *literal) between() {
	for i, s := range l.lines {
		if end := s.Stop - l.from - 1; i+1 < len(l.lines) {
			for at := end; at < l.lines[i+1].Start-l.from; at++ {
				l.text[at] = understood
			}
			l.text[end] = '\n'
		}
	}
}

// written is the source of a part of the text.
func (l *literal) written(from, to int) string { return string(l.source[l.from+from : l.from+to]) }

// before and after are the bytes of the source beside a part, within its line; a
// line end where there is none.
func (l *literal) before(at int) byte {
	for _, s := range l.lines {
		if l.from+at == s.Start {
			return '\n'
		}
	}
	return l.source[l.from+at-1]
}

func (l *literal) after(at int) byte {
	if at >= len(l.text) {
		return '\n'
	}
	return l.source[l.from+at]
}

// lineEnd is where the line ends in which at stands.
func (l *literal) lineEnd(at int) int {
	if n := bytes.IndexByte(l.text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(l.text)
}

// running reports whether the block is a paragraph or the like, and no heading or
// cell.
func (l *literal) running() bool {
	return l.node.Kind() == ast.KindParagraph || l.node.Kind() == ast.KindTextBlock
}

// stray is something in a literal that looks like markup.
type stray struct {
	from, to int // of the literal's text
	code     string
	level    diag.Severity
	message  string
	mended   string // to write instead
	remove   bool   // or it is to be deleted
	hint     string // how; the words "write", two spaces and mended when it is empty
}

func (s stray) hinted() string {
	switch {
	case s.hint != "":
		return s.hint
	case s.remove:
		return "delete it"
	}
	return "write  " + shortened(s.mended)
}

// maxShown is how many bytes of what is to be written a hint shows.
const maxShown = 160

// shortened leaves out the middle of a long text.
func shortened(s string) string {
	s = oneLine(s)
	if len(s) <= maxShown {
		return s
	}
	head, tail := s[:maxShown-40], s[len(s)-40:]
	return strings.ToValidUTF8(head, "") + " … " + strings.ToValidUTF8(tail, "")
}

// oneLine is how a hint shows what goes over several lines.
func oneLine(s string) string { return string(bytes.Join(bytes.Fields([]byte(s)), []byte(" "))) }
