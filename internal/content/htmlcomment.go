package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A comment, <!-- ask her again -->, is a note to colleagues. It stands in a line, or
// on lines of its own, with empty lines in it if need be, and no writer writes it. What
// could let a part of one get out is an error.

// htmlComment is the node of one that stands in a line.
type htmlComment struct {
	ast.BaseInline
	fault fault
}

// htmlCommentBlock is the node of one on lines of its own.
type htmlCommentBlock struct {
	ast.BaseBlock
	fault fault
	stop  int  // the offset in the source behind it
	done  bool // it was read to its end
}

// fault is what is wrong with a comment, and what to do; empty for a sound one.
type fault struct{ what, hint string }

var (
	kindHTMLComment      = ast.NewNodeKind("HTMLComment")
	kindHTMLCommentBlock = ast.NewNodeKind("HTMLCommentBlock")
)

func (*htmlComment) Kind() ast.NodeKind { return kindHTMLComment }

func (c *htmlComment) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

func (*htmlCommentBlock) Kind() ast.NodeKind { return kindHTMLCommentBlock }

// IsRaw is true: there is nothing to parse in it.
func (*htmlCommentBlock) IsRaw() bool { return true }

func (c *htmlCommentBlock) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

var commentStart, commentEnd = []byte("<!--"), []byte("-->")

var (
	unclosedComment = fault{"this note to colleagues is not closed", "write --> where it ends"}
	emptyComment    = fault{"this note to colleagues ends where it begins", "put a space after <!--"}
	nestedComment   = fault{"a note to colleagues begins within another", "write --> where the first ends"}
	wrongEnd        = fault{"--!> does not end a note to colleagues in Markdown", "write -->"}
	wrongStart      = fault{"a note to colleagues does not begin like this", "write <!-- with two hyphens, the note, and --> with two hyphens"}
	leavesItsPlace  = fault{"this note to colleagues goes on outside the list, quotation or footnote in which it begins", "close it with --> before that ends, or begin it outside"}
	emptyLines      = fault{"this note to colleagues is not closed in the paragraph, list or cell in which it begins", "write --> where it ends; one that has empty lines in it begins on a line of its own"}
)

// commentIn finds the comment that begins at the start of a text: how long it is, and
// what is wrong with it.
func commentIn(source []byte) (length int, f fault) {
	end := bytes.Index(source[len(commentStart):], commentEnd)
	if end < 0 {
		return len(source), unclosedComment
	}
	length = len(commentStart) + end + len(commentEnd)
	return length, faultIn(source[:length])
}

// faultIn is what is wrong with a whole comment.
func faultIn(comment []byte) fault {
	inside := comment[len(commentStart):]
	switch {
	case bytes.HasPrefix(inside, []byte(">")) || bytes.HasPrefix(inside, []byte("->")):
		return emptyComment // browsers end it here
	case bytes.Contains(inside, commentStart):
		return nestedComment
	case bytes.Contains(inside, []byte("--!>")):
		return wrongEnd
	}
	return fault{}
}

// commentParser reads comments on lines of their own.
type commentParser struct{}

func (commentParser) Trigger() []byte { return []byte{'<'} }

func (commentParser) CanInterruptParagraph() bool { return true }

func (commentParser) CanAcceptIndentedLine() bool { return false }

func (commentParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], commentStart) {
		return nil, parser.NoChildren
	}
	source := reader.Source()
	start := segment.Start + pos - segment.Padding
	length, wrong := commentIn(source[start:])
	comment := source[start : start+length]
	inText := pc.LastOpenedBlock().Node != nil && ast.IsParagraph(pc.LastOpenedBlock().Node)
	c := &htmlCommentBlock{fault: wrong, stop: start + length}
	switch {
	case bytes.IndexByte(comment, '\n') < 0:
		if inText || !onlyComments(source[c.stop:segment.Stop]) {
			return nil, parser.NoChildren // it is part of a paragraph
		}
	case wrong == unclosedComment:
		c.stop = segment.Stop
	case inText && !hasEmptyLine(comment):
		return nil, parser.NoChildren
	}
	c.done = c.stop <= segment.Stop
	reader.Advance(segment.Len() - newline(line))
	return c, parser.NoChildren
}

// onlyComments reports whether a line holds nothing but comments.
func onlyComments(line []byte) bool {
	for line = bytes.TrimSpace(line); bytes.HasPrefix(line, commentStart); line = bytes.TrimSpace(line) {
		length, wrong := commentIn(line)
		if wrong.what != "" {
			return false
		}
		line = line[length:]
	}
	return len(line) == 0
}

// hasEmptyLine reports whether a line of a comment is empty, or has only the mark of a
// quotation.
func hasEmptyLine(comment []byte) bool {
	for line := range bytes.Lines(comment) {
		if len(bytes.Trim(line, " \t>\n")) == 0 {
			return true
		}
	}
	return false
}

func newline(line []byte) int {
	if bytes.HasSuffix(line, []byte("\n")) {
		return 1
	}
	return 0
}

func (commentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	c := node.(*htmlCommentBlock)
	line, segment := reader.PeekLine()
	if c.done {
		return parser.Close
	}
	if c.stop > segment.Stop || c.stop <= segment.Start {
		reader.Advance(segment.Len() - newline(line))
		return parser.Continue | parser.NoChildren
	}
	c.done = true
	rest := line[c.stop-segment.Start+segment.Padding:]
	if util.IsBlank(rest) {
		reader.Advance(segment.Len() - newline(line))
	} else { // text that goes on behind it
		reader.Advance(len(line) - len(bytes.TrimLeft(rest, " \t")))
	}
	return parser.Close
}

func (commentParser) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	if c := node.(*htmlCommentBlock); !c.done && c.fault.what == "" {
		c.fault = leavesItsPlace
	}
}

// commentInLine reads a comment in a line. What closes it must stand in the same block.
func (p tagParser) commentInLine(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	n, ok := p.InlineParser.Parse(parent, block, pc).(*ast.RawHTML)
	if !ok {
		block.Advance(len(commentStart))
		return &htmlComment{fault: emptyLines}
	}
	rest, _ := block.PeekLine()
	if t, ok := parent.LastChild().(*ast.Text); ok && util.IsBlank(rest) && !t.HardLineBreak() {
		t.Segment = t.Segment.TrimRightSpace(block.Source())
	} else if util.IsSpaceRune(before) { // one blank is enough
		block.Advance(len(rest) - len(bytes.TrimLeft(rest, " \t")))
	}
	return &htmlComment{fault: faultIn(n.Segments.Value(block.Source()))}
}

// looksLikeComment reports whether a line that begins with <! was meant to begin a
// comment, in which a word processor may have put a dash for two hyphens.
func looksLikeComment(line []byte) bool {
	rest := bytes.TrimLeft(line[len("<!"):], " ")
	for _, dash := range []string{"-", "–", "—"} {
		if bytes.HasPrefix(rest, []byte(dash)) {
			return true
		}
	}
	return false
}

// commentLines takes the lines that are nothing but comments out of a paragraph, which
// may become a table.
type commentLines struct{}

func (commentLines) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := p.Lines(), reader.Source()
	if lines.Len() < 2 || bytes.IndexByte(source[lines.At(0).Start:lines.At(lines.Len()-1).Stop], '<') < 0 {
		return
	}
	var kept []text.Segment
	for i := range lines.Len() {
		line := lines.At(i)
		written := bytes.TrimLeft(line.Value(source), " \t")
		if !bytes.HasPrefix(written, commentStart) || !onlyComments(written) || bytes.IndexByte(source[lines.At(0).Start:line.Start], '`') >= 0 {
			kept = append(kept, line)
			continue
		}
		c := &htmlCommentBlock{stop: line.Stop, done: true}
		c.SetPos(line.Start)
		p.Parent().InsertAfter(p.Parent(), p, c) // not before: its first block tells how tight a list is
	}
	if len(kept) == lines.Len() {
		return
	}
	if len(kept) == 0 {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	lines.Clear()
	lines.AppendAll(kept)
}
