package content

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
)

// proseBuilder writes down the words of a parsed body, and where each was written.
type proseBuilder struct {
	*textseg.Builder
	whole   []byte // the file, and the parts
	lines   *diag.Lines
	source  []byte
	start   int // offset of source in the file
	last    int // offset in source behind the text that was read last
	images  []*ast.Image
	raised  bool // characters are written as raised ones
	foreign bool // a block around says that it is in another language
}

// Begin begins a block. What is in another language the rules, which know English, pass over as
// they do code.
func (s *proseBuilder) Begin(kind textseg.Kind, level int) {
	if s.foreign {
		kind, level = textseg.Code, 0
	}
	s.Builder.Begin(kind, level)
}

// prose is that of a text.
func (c *composed) prose(file string) *textseg.Text {
	s := &proseBuilder{Builder: textseg.NewBuilder(file, c.lines), whole: c.whole, lines: c.lines, source: c.source(), start: c.start}
	s.blocks(c.doc, textseg.Paragraph, 0)
	EachField(c.fields, s.field)
	for _, w := range c.said {
		s.field(&Field{Type: fields.Line, Text: w.Text, At: w.At})
	}
	return s.Text()
}

// field writes down what a field of the site's own says in words.
func (s *proseBuilder) field(f *Field) {
	kind, said := textseg.Paragraph, f.Text
	switch {
	case f.Rich != nil:
		said = f.Rich.Plain
	case f.Picture != nil:
		kind, said = textseg.Picture, f.Picture.Alt+"\n"+f.Picture.Caption
	case f.Type != fields.Line:
		return
	}
	at := s.lines.Offset(f.At)
	for line := range strings.SplitSeq(said, "\n") {
		if line != "" {
			s.Begin(kind, 0)
			at = s.Spelled(line, s.whole, at)
			s.End()
		}
	}
}

// blocks writes down the blocks below a node. Running text there is of a kind.
func (s *proseBuilder) blocks(parent ast.Node, kind textseg.Kind, level int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			s.block(n, kind, level)
		case *ast.Heading:
			s.block(n, textseg.Heading, n.Level)
		case *ast.List:
			if kind == textseg.Paragraph || kind == textseg.Item {
				s.blocks(n, textseg.Item, level+1)
			} else {
				s.blocks(n, kind, level)
			}
		case *ast.Blockquote:
			s.blocks(n, textseg.Quote, 0)
		case *extast.TableHeader:
			s.blocks(n, textseg.Cell, 1)
		case *extast.TableRow:
			s.blocks(n, textseg.Cell, 0)
		case *extast.TableCell:
			s.block(n, textseg.Cell, level)
		case *extast.DefinitionTerm:
			s.block(n, textseg.Term, 0)
		case *extast.Footnote:
			s.blocks(n, textseg.Note, 0)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			s.Begin(textseg.Code, 0)
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				s.Copy(s.source[line.Start:line.Stop], s.start+line.Start)
			}
			s.End()
		case *directive.Node:
			outer, foreign := s.foreign, languageOfBlock(n) != ""
			if _, is := n.Meaning.(recordingBlock); !is { // the title of one is in the language of the text around it
				s.foreign = outer || foreign
			}
			s.directive(n)
			s.foreign = outer || foreign
			s.blocks(n, kind, level)
			s.foreign = outer
		case *ast.ListItem, *extast.Table, *extast.DefinitionList, *extast.DefinitionDescription, *extast.FootnoteList:
			s.blocks(n, kind, level)
		case *ast.ThematicBreak, *ast.LinkReferenceDefinition, *extast.FootnoteBacklink, *deskNoteBlock:
		default:
			if !isRefused(n) {
				panic(unwritten("prose", n))
			}
		}
	}
}

// directive writes down what a block says beside the Markdown in it.
func (s *proseBuilder) directive(n *directive.Node) {
	b, ok := n.Meaning.(block)
	if !ok {
		return
	}
	for _, said := range b.said() {
		s.Begin(said.kind, said.level)
		s.said(said)
		s.End()
	}
}

// said writes down a text of a block. The words in it that somebody wrote have their own
// places; the others stand where the block does.
func (s *proseBuilder) said(t blockText) {
	at := s.lines.Offset(t.At)
	if t.kind != textseg.Derived {
		s.Spelled(t.Text, s.whole, at)
		return
	}
	for rest := t.Text; rest != ""; {
		first, found := len(rest), frontmatter.Word{}
		for _, w := range t.written {
			if n := strings.Index(rest, w.Text); n >= 0 && (n < first || n == first && len(w.Text) > len(found.Text)) {
				first, found = n, w
			}
		}
		if first > 0 {
			s.Put(rest[:first], at, 1)
		}
		if found.Text != "" {
			s.Spelled(found.Text, s.whole, s.lines.Offset(found.At))
		}
		rest = rest[first+len(found.Text):]
	}
}

// block writes down one block, then the pictures in it with their captions.
func (s *proseBuilder) block(n ast.Node, kind textseg.Kind, level int) {
	if n.Lines().Len() > 0 {
		s.last = n.Lines().At(0).Start
	}
	s.Begin(kind, level)
	s.inline(n)
	s.End()
	images := s.images
	s.images = nil
	for _, img := range images {
		s.last = max(0, img.Pos())
		s.Begin(textseg.Picture, 0)
		s.inline(img)
		s.End()
		if figure(n) == img && len(img.Title) > 0 {
			s.Begin(textseg.Caption, 0)
			if at := bytes.Index(s.source[s.last:], img.Title); at >= 0 {
				s.text(s.last+at, s.last+at+len(img.Title))
			}
			s.End()
		}
	}
}

// inline writes down what is inside a block.
func (s *proseBuilder) inline(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				s.raw(n.Segment.Start, n.Segment.Stop)
			} else {
				s.text(n.Segment.Start, n.Segment.Stop)
			}
			if n.HardLineBreak() {
				s.Put("\n", s.start+n.Segment.Stop, 1)
			} else if n.SoftLineBreak() {
				s.Put(" ", s.start+n.Segment.Stop, 1)
			}
		case *ast.String:
			s.typographic(string(n.Value))
		case *ast.CodeSpan:
			from := s.Len()
			s.inline(n)
			s.Code(from)
		case *ast.Link:
			s.Link(decoded(n.Destination))
			s.inline(n)
			s.Unlink()
		case *ast.AutoLink:
			s.Link(string(n.URL(s.source)))
			s.Write(string(n.Label(s.source)), s.start+n.Pos()+1)
			s.Unlink()
		case *ast.Image:
			s.images = append(s.images, n)
		case *extast.FootnoteLink:
			s.Note()
		case *citation:
			s.Cite(n.ids())
		case *extast.FootnoteBacklink, *deskNote:
		case *ast.Emphasis, *extast.Strikethrough:
			s.inline(n)
		case *script:
			s.script(n)
		case *passage: // to rules that know English it is a sample, as code is
			from := s.Len()
			s.inline(n)
			s.Code(from)
		default:
			if !isRefused(n) {
				panic(unwritten("prose", n))
			}
		}
	}
}

// script writes down a lowered or raised text.
func (s *proseBuilder) script(n *script) {
	up, prefix := n.raisedAs(s.source)
	if prefix != "" {
		s.Put(prefix, s.start+n.Pos(), 1)
	}
	s.raised = up
	s.inline(n)
	s.raised = false
}

// raw writes down code, which may reach over the end of a line.
func (s *proseBuilder) raw(from, to int) {
	s.Write(strings.ReplaceAll(string(s.source[from:to]), "\n", " "), s.start+from)
	s.last = to
}

// text writes down text as Markdown reads it: with backslashes that hide a mark,
// and with character references.
func (s *proseBuilder) text(from, to int) {
	for at := from; at < to; {
		n := plainLength(s.source[at:to])
		if s.raised {
			s.raise(at, at+n)
		} else {
			s.Copy(s.source[at:at+n], s.start+at)
		}
		if at += n; at < to {
			at += s.reference(at, to)
		}
	}
	s.last = to
}

// raise writes down characters as raised ones.
func (s *proseBuilder) raise(from, to int) {
	for at := from; at < to; {
		_, size := utf8.DecodeRune(s.source[at:to])
		s.Put(string(raise(s.source[at:at+size])), s.start+at, size)
		at += size
	}
}

// plainLength is how much of a text comes before a backslash or &.
func plainLength(text []byte) int {
	for _, mark := range []byte{'\\', '&'} {
		if n := bytes.IndexByte(text, mark); n >= 0 {
			text = text[:n]
		}
	}
	return len(text)
}

// reference writes down what begins with a backslash or & at an offset, and
// returns how long it is.
func (s *proseBuilder) reference(at, to int) int {
	if s.source[at] == '\\' && at+1 < to && util.IsPunct(s.source[at+1]) {
		s.Put(string(s.source[at+1:at+2]), s.start+at, 2)
		return 2
	}
	if value, length := characterAt(s.source[at:to]); length > 0 {
		if s.raised {
			value = raise(value)
		}
		s.Put(string(value), s.start+at, length)
		return length
	}
	s.Write(string(s.source[at:at+1]), s.start+at)
	return 1
}

// typographic writes down a mark that was put for what was typed. The tree does not
// say where, so it is sought after the text before.
func (s *proseBuilder) typographic(mark string) {
	at := s.last
	for at < len(s.source) && typedLength(mark, s.source[at:]) == 0 {
		at++
	}
	n := typedLength(mark, s.source[at:])
	s.Put(mark, s.start+at, n)
	s.last = at + n
}

// typedLength is how long what was typed for a mark is, 0 when text does not begin
// with it.
func typedLength(mark string, text []byte) int {
	var typed []string
	switch mark {
	case "–":
		typed = dashTyped
	case "—":
		typed = longDashTyped
	case "…":
		typed = dotsTyped
	case noBreakSpace:
		typed = escapedSpace
	default:
		typed = quotesTyped
	}
	for _, t := range typed {
		if len(text) >= len(t) && string(text[:len(t)]) == t {
			return len(t)
		}
	}
	return 0
}

// What an editor types for typographic marks.
var (
	dashTyped, longDashTyped = []string{"--"}, []string{"---"}
	dotsTyped, escapedSpace  = []string{"..."}, []string{`\ `}
	quotesTyped              = []string{"'", `"`, "<<", ">>"}
)
