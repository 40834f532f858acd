package content

import (
	"bytes"
	"html"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/typography"
)

// styling is how marks are set in a text: in the style of its language, but for passages and
// blocks in others. Nil sets all of them as English does, for words that are compared.
type styling struct{ style *typography.Style }

// styleKey is where a context of the parser has it.
var styleKey = parser.NewContextKey()

// at is that of a node.
func (s *styling) at(n ast.Node) *styling {
	if s == nil {
		return nil
	}
	if tag := languageOf(n); tag != "" {
		return &styling{typography.For(tag)}
	}
	return s
}

// of is the style at a node.
func (s *styling) of(n ast.Node) *typography.Style {
	if s = s.at(n); s == nil {
		return typography.English
	}
	return s.style
}

// typesetter puts typographic marks, as strings, in the place of straight ones. It
// looks at a whole block at once, because what a quotation mark is depends on the
// words on both sides of it, whether or not they are linked or emphasised.
type typesetter struct{}

func (typesetter) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	source := reader.Source()
	b := blockLines.Get().(*blockLine)
	b.source = source
	b.styling, _ = pc.Get(styleKey).(*styling)
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if c := n.FirstChild(); !entering || c == nil || c.Type() != ast.TypeInline {
			return ast.WalkContinue, nil
		}
		b.set(n)
		return ast.WalkSkipChildren, nil
	})
	b.source = nil
	blockLines.Put(b)
}

// angles reads << as text, so that <<this>> is not taken for HTML.
type angles struct{}

func (angles) Trigger() []byte { return []byte{'<'} }

func (angles) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 || line[1] != '<' || bytes.HasPrefix(line[1:], commentForm.start) {
		return nil
	}
	block.Advance(2)
	return ast.NewTextSegment(segment.WithStop(segment.Start + 2))
}

// blockLines are used again: their buffers have grown to the size of a paragraph.
var blockLines = sync.Pool{New: func() any { return new(blockLine) }}

// blockLine is the text of a block, or of the description of a picture, as typography
// sees it, and where its parts stand in the tree.
type blockLine struct {
	source []byte
	*styling
	text  []byte
	parts []linePart
	marks []typography.Mark
	apart []ast.Node // the block, and what is a text of its own in it
}

type linePart struct {
	at   int // in text
	node *ast.Text
}

// set sets what is below a node, and then its passages and the descriptions of its pictures, each
// of which is a text of its own.
func (b *blockLine) set(n ast.Node) {
	b.apart = append(b.apart[:0], n)
	for i := 0; i < len(b.apart); i++ {
		b.text, b.parts = b.text[:0], b.parts[:0]
		b.collect(b.apart[i])
		b.marks = b.of(b.apart[i]).Marks(b.text, b.marks[:0])
		b.replace()
		b.apart[i] = nil
	}
	clear(b.parts)
}

func (b *blockLine) collect(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				b.text = append(b.text, typography.Letter)
				continue
			}
			b.parts = append(b.parts, linePart{len(b.text), n})
			b.write(n.Segment.Value(b.source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.text = append(b.text, '\n')
			}
		case *ast.String:
			b.text = append(b.text, n.Value...)
		case *ast.CodeSpan, *ast.AutoLink:
			b.text = append(b.text, typography.Letter)
		case *ast.Image, *passage:
			b.text = append(b.text, typography.Letter)
			b.apart = append(b.apart, n)
		case *extast.FootnoteLink, *extast.FootnoteBacklink, *citation:
		default:
			b.collect(n)
		}
	}
}

// write adds text byte for byte. What a backslash or a reference stands for is put in
// its place, filled up to its length.
func (b *blockLine) write(text []byte) {
	from := len(b.text)
	b.text = append(b.text, text...)
	if bytes.IndexByte(text, '\\') < 0 && bytes.IndexByte(text, '&') < 0 {
		return
	}
	text = b.text[from:]
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			if i+1 < len(text) && util.IsPunct(text[i+1]) {
				text[i] = typography.Nothing
				if i++; text[i] == '\'' || text[i] == '"' || text[i] == '-' || text[i] == '.' || text[i] == '<' || text[i] == '>' {
					text[i] = typography.Sign
				}
			}
		case '&':
			i += masked(text[i:])
		}
	}
}

// masked puts what a reference stands for in its place, and gives the length of all
// but its first byte.
func masked(text []byte) int {
	end := bytes.IndexByte(text[:min(len(text), 40)], ';')
	if end < 0 {
		return 0
	}
	meant := html.UnescapeString(string(text[:end+1]))
	c, size := utf8.DecodeRuneInString(meant)
	if size == end+1 || meant[0] == '&' && size == 1 && len(meant) > 1 {
		return 0
	}
	stand := byte(typography.Sign)
	switch {
	case unicode.IsLetter(c) || unicode.IsDigit(c):
		stand = typography.Letter
	case unicode.IsSpace(c):
		stand = ' '
	}
	for i := range text[:end+1] {
		text[i] = typography.Nothing
	}
	if size <= end+1 && stand == typography.Sign && c >= utf8.RuneSelf {
		copy(text, meant[:size]) // a dash or a quotation mark
	} else {
		text[0] = stand
	}
	return end
}

// replace puts the marks into the tree.
func (b *blockLine) replace() {
	part := 0
	for _, m := range b.marks {
		for part+1 < len(b.parts) && b.parts[part+1].at <= m.At {
			part++
		}
		if part == len(b.parts) {
			return
		}
		p := &b.parts[part]
		from := p.node.Segment.Start + m.At - p.at // in the source
		to := from + m.Len
		if from < p.node.Segment.Start || to > p.node.Segment.Stop {
			continue // it is divided, as by emphasis
		}
		parent := p.node.Parent()
		if from > p.node.Segment.Start {
			parent.InsertBefore(parent, p.node, ast.NewTextSegment(p.node.Segment.WithStop(from)))
		}
		mark := ast.NewString([]byte(m.Text))
		mark.SetCode(true) // it is written as it is
		parent.InsertBefore(parent, p.node, mark)
		p.at += to - p.node.Segment.Start
		p.node.Segment = p.node.Segment.WithStart(to)
	}
}
