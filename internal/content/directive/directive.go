// Package directive reads the one syntax of blocks that Markdown does not have:
//
//	:::note {title="Before you stop"}     a block that holds Markdown, and may hold other blocks,
//	Ask your *doctor* first.              up to a line of colons
//	:::
//
//	::embed{url="https://…"}              a block of one line; ::part{help} is short for ::part{name=help}
//
//	:::risk                               a block of data: lines of YAML, as in front matter
//	without: 20 in 1000
//	:::
//
// It knows nothing of what blocks mean. A goldmark parser makes a Node of each, in which
// name, arguments and lines know their places in the source; Value gives arguments and
// lines as one map for a frontmatter.Reader, so that a block's keys are asked for, and
// mistakes in them told, exactly as those of front matter.
//
// A line of three colons or more ends a block. Where blocks are nested it ends the
// innermost, or the one that began with as many colons. A block that is not ended, a line
// that ends none and arguments that cannot be read are Faults of a Node: nothing is
// taken for text, which would be published.
package directive

import (
	"slices"

	"github.com/yuin/goldmark/ast"
)

// Form is how a block is written.
type Form int

// The forms of blocks.
const (
	Container Form = iota // :::name, Markdown, :::
	Data                  // :::name, lines of YAML, :::
	Leaf                  // ::name{…} on one line
)

// Node is a block in the syntax tree.
type Node struct {
	ast.BaseBlock
	Form   Form
	Name   string // as it is written; "" for a line of colons that ends nothing
	NameAt int    // its place in the source
	Args   []Arg  // between braces
	Faults []Fault

	// Meaning is what whoever knows the name has made of the block.
	Meaning any

	colons int // of its first line
	ended  bool
}

// Arg is an argument: key="value", or a key=value of one word. At and ValueAt are
// places in the source, ValueAt that of its first letter.
type Arg struct {
	Key, Value  string
	At, ValueAt int
	Quoted      bool
}

// Fault is what is wrong with how a block is written, at a place in the source.
type Fault struct {
	At         int
	What, Hint string
}

// Kind is that of every Node.
var Kind = ast.NewNodeKind("Directive")

// Kind is Kind.
func (n *Node) Kind() ast.NodeKind { return Kind }

// IsRaw reports whether there is no Markdown in it.
func (n *Node) IsRaw() bool { return n.Form != Container }

// Dump prints the node.
func (n *Node) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.Name}, nil)
}

// Arg is the value of an argument between braces, or "".
func (n *Node) Arg(key string) string {
	for _, a := range n.Args {
		if a.Key == key {
			return a.Value
		}
	}
	return ""
}

// Ended reports whether a line ends the block, or it has only one.
func (n *Node) Ended() bool { return n.ended }

// NeedsNoEnd takes back that the block is not ended.
func (n *Node) NeedsNoEnd() {
	n.Faults = slices.DeleteFunc(n.Faults, func(f Fault) bool { return f.What == notEnded })
}

// notEnded is the Fault of a block that no line ends.
const notEnded = "this block is not closed"

func (n *Node) fault(at int, what, hint string) {
	n.Faults = append(n.Faults, Fault{at, what, hint})
}
