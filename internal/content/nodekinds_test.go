package content

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"galen/internal/diag"
)

// blockOfNobody is a block that no writer knows.
type blockOfNobody struct{ ast.BaseBlock }

var kindOfNobody = ast.NewNodeKind("BlockOfNobody")

func (*blockOfNobody) Kind() ast.NodeKind   { return kindOfNobody }
func (*blockOfNobody) Dump(_ []byte, _ int) {}

// TestUnknownNodes: a node that an extension of the parser makes is an error of the
// text, and stops every writer: none drops it in silence.
func TestUnknownNodes(t *testing.T) {
	source := []byte("- [x] done thing\n")
	extended := goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blockParsers()...), parser.WithInlineParsers(inlineParsers()...), parser.WithASTTransformers(transformers()...),
	)), goldmark.WithExtensions(extension.TaskList))
	box := extended.Parser().Parse(text.NewReader(source))
	block := ast.NewDocument()
	block.AppendChild(block, &blockOfNobody{})
	for name, doc := range map[string]ast.Node{"TaskCheckBox": box, "BlockOfNobody": block} {
		in := &validator{text: &composed{}, source: source, lines: diag.NewLines("x.md", source)}
		in.inspect(doc)
		if len(in.list) != 1 || in.list[0].Message != "Galen cannot publish a "+name {
			t.Error(name, in.list)
		}
		var m ReviewedText
		holder := doc // of the node
		for name == "TaskCheckBox" && holder.FirstChild().Type() != ast.TypeInline {
			holder = holder.FirstChild()
		}
		for writer, write := range map[string]func(){
			"HTML":       func() { set(doc, source, "x", in) },
			"prose":      func() { (&composed{whole: source, doc: doc, lines: in.lines}).prose("x.md") },
			"manuscript": func() { ast.Walk(doc, (&reading{source: source, lines: in.lines, m: &m}).block) },
			"plain text": func() { plain(holder, source) },
		} {
			func() {
				defer func() {
					if said, _ := recover().(string); !strings.Contains(said, "there is no "+writer) {
						t.Errorf("%s: the writer of %s said %q", name, writer, said)
					}
				}()
				write()
			}()
		}
	}
}
