package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// scriptTag is a <sub> or <sup> whose end has not been found.
type scriptTag struct {
	ast.BaseInline
	name   string
	bottom ast.Node // the last delimiter before it
}

var kindScriptTag = ast.NewNodeKind("ScriptTag")

func (*scriptTag) Kind() ast.NodeKind { return kindScriptTag }

func (t *scriptTag) Dump(source []byte, level int) { ast.DumpHelper(t, source, level, nil, nil) }

// tagParser reads HTML. <sub>, <sup>, <br> and notes to colleagues become nodes of the text; any
// other tag is left as it is, for the validator to refuse.
type tagParser struct{ parser.InlineParser }

func (p tagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if bytes.HasPrefix(line, commentForm.start) {
		return noteInLine(parent, block, commentForm)
	}
	n, ok := p.InlineParser.Parse(parent, block, pc).(*ast.RawHTML)
	switch {
	case ok:
	case bytes.HasPrefix(line, []byte("<!")) && looksLikeComment(line):
		block.Advance(len("<!"))
		return &deskNote{fault: wrongStart}
	default:
		length := brokenTagIn(line, block.Source()[segment.Stop:])
		if length == 0 {
			return nil
		}
		n = ast.NewRawHTML()
		n.Segments.Append(segment.WithStop(segment.Start + length))
		block.Advance(length)
	}
	switch tag := string(bytes.ToLower(n.Segments.Value(block.Source()))); tag {
	case "<br>", "<br/>", "<br />":
		at := n.Segments.At(0).Start
		br := ast.NewTextSegment(text.NewSegment(at, at))
		br.SetHardLineBreak(true)
		return br
	case "<sub>", "<sup>":
		return &scriptTag{name: tag[1:4], bottom: pc.LastDelimiter()}
	case "</sub>", "</sup>":
		if s := closed(parent, tag[2:5], pc); s != nil {
			return s
		}
	}
	return n
}

// closed makes a script of what stands below parent since the last tag of a name that
// is not closed; nil if there is none.
func closed(parent ast.Node, name string, pc parser.Context) ast.Node {
	for n := parent.LastChild(); n != nil; n = n.PreviousSibling() {
		if n.Kind().String() == "LinkLabelState" {
			return nil // a bracket that may begin a link, whose end would lie outside
		}
		tag, ok := n.(*scriptTag)
		if !ok {
			continue
		}
		if tag.name != name {
			return nil
		}
		parser.ProcessDelimiters(tag.bottom, pc)
		s := &script{raised: name == "sup"}
		s.SetPos(tag.Pos())
		for c := tag.NextSibling(); c != nil; {
			next := c.NextSibling()
			parent.RemoveChild(parent, c)
			s.AppendChild(s, c)
			c = next
		}
		parent.RemoveChild(parent, tag)
		return s
	}
	return nil
}
