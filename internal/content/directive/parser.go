package directive

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parser is goldmark's parser of blocks. FormOf says which names have lines of Data; it is
// asked for every name, also one that does not exist. Whether a block is written in its
// form is for whoever gives it its meaning to judge.
//
// NameOf gives Galen's name for a block of another program, "" where there is none; nil:
// nobody knows any. FirstOf is the key of the argument that a value alone stands for, ""
// where there is none: ::part{help} is ::part{name="help"}; nil: it is so for all.
//
// Braced is how something of another program is written here that has its name between braces,
// :::{figure} cup.png, and is no block; "" where it is one, or unknown. nil: nobody knows any.
//
// Wanted is how a block is told words that stand after its name, or between its braces,
// without a key: title="Words"; "" where it is not told such. nil: they are its title.
type Parser struct {
	FormOf  func(name string) Form
	NameOf  func(name string) string
	Braced  func(name, after string) string
	FirstOf func(name string) string
	Wanted  func(name, words string) string
}

// Trigger is the colon.
func (Parser) Trigger() []byte { return []byte{':'} }

// CanInterruptParagraph is true: a block needs no empty line before it.
func (Parser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine is false: four spaces begin a block of code.
func (Parser) CanAcceptIndentedLine() bool { return false }

// Open begins a block.
func (p Parser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	first := segment.Start + pos - segment.Padding
	line := bytes.TrimRight(reader.Source()[first:segment.Stop], " \t\r\n")
	n := &Node{colons: run(line), NameAt: first}
	rest := line[n.colons:]
	switch {
	case n.colons < 2 || n.colons == 2 && (len(rest) == 0 || !nameStart(rest[0])):
		return nil, parser.NoChildren
	case len(rest) == 0:
		n.Form, n.ended = Leaf, true
		n.fault(first, "this line ends a block, but no block is open here", "delete it, or begin the block with  :::  and its name")
		reader.AdvanceToEOL()
		return n, parser.NoChildren
	}
	n.head(line, first, p)
	reader.AdvanceToEOL()
	switch {
	case n.colons == 2:
		n.Form, n.ended = Leaf, true
		return n, parser.NoChildren
	case nested(pc.OpenedBlocks()) >= maxDepth:
		n.Form, n.ended, n.Name = Leaf, true, ""
		n.fault(first, "blocks are nested more than "+strconv.Itoa(maxDepth)+" deep", "end those before it, each by a line of  :::")
		return n, parser.NoChildren
	}
	n.Form = p.FormOf(n.Name)
	switch {
	case n.Form == Data:
		return n, parser.NoChildren
	case n.Form == Leaf && (nested(pc.OpenedBlocks()) > 0 || !endedNext(reader.Source()[segment.Stop:])):
		n.ended = true
		hint := "write  ::" + strings.TrimLeft(string(line), ": \t")
		if len(n.Faults) > 0 { // so that the line is not what it has to become
			hint = "begin the line with two colons:  ::" + n.Name
		}
		n.fault(n.NameAt, "a block "+strconv.Quote(n.Name)+" is written on one line", hint)
		return n, parser.NoChildren
	}
	n.Form = Container
	return n, parser.HasChildren
}

// endedNext reports whether the next line that is not empty ends a block.
func endedNext(below []byte) bool {
	for line := range bytes.Lines(below) {
		if line = bytes.Trim(line, "> \t\r\n"); len(line) > 0 {
			return len(line) >= 3 && run(line) == len(line)
		}
	}
	return false
}

// maxDepth is how deep blocks may be nested. Every line is shown to all that are open.
const maxDepth = 16

// nested is how many blocks are open.
func nested(open []parser.Block) (n int) {
	for _, b := range open {
		if _, ok := b.Node.(*Node); ok {
			n++
		}
	}
	return n
}

// Continue takes the next line of a block, or ends it.
func (Parser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*Node)
	if n.ended {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	if colons := ending(line, reader.LineOffset()); colons > 0 && n.endedBy(colons, pc.OpenedBlocks()) {
		n.ended = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	if n.Form == Data {
		n.Lines().Append(segment)
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	return parser.Continue | parser.HasChildren
}

// Close notes that a block was never ended.
func (Parser) Close(node ast.Node, reader text.Reader, _ parser.Context) {
	if n := node.(*Node); !n.ended {
		n.fault(n.NameAt, notEnded, "write  "+string(bytes.Repeat([]byte{':'}, n.colons))+"  on a line of its own where it ends")
	}
}

// endedBy reports whether a line of colons ends n, and no block within it: the one that
// began with as many colons, or else the innermost.
func (n *Node) endedBy(colons int, open []parser.Block) bool {
	inside, innermost, equal := false, (*Node)(nil), (*Node)(nil)
	for _, b := range open {
		if _, code := b.Node.(*ast.FencedCodeBlock); code && inside {
			return false // the line is part of what is shown as code
		}
		other, ok := b.Node.(*Node)
		if !ok {
			continue
		}
		inside = inside || other == n
		if innermost = other; other.colons == colons {
			equal = other
		}
	}
	if equal != nil {
		return equal == n
	}
	return innermost == n
}

// ending is how many colons a line has that ends a block, 0 if it is none.
func ending(line []byte, offset int) int {
	indent, pos := util.IndentWidth(line, offset)
	if indent > 3 || pos >= len(line) {
		return 0
	}
	colons := run(line[pos:])
	if colons < 3 || !util.IsBlank(line[pos+colons:]) {
		return 0
	}
	return colons
}

// run is how many colons a line begins with.
func run(line []byte) (n int) {
	for n < len(line) && line[n] == ':' {
		n++
	}
	return n
}

func nameStart(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
