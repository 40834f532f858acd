package layout

import (
	"fmt"
	"text/template/parse"
)

// only is a function that gives a list of one item.
const only = "_only"

// maxFlat is how many nodes of syntax trees the flattener may add to a layout.
// Parts that call parts twice, which call parts twice, double with every level.
const maxFlat = 20_000

// flattener puts the text of a part in place of a call that stands within a tag
// or a <title>. html/template escapes a part that is called there in a copy of
// its own that it keeps to itself.
type flattener struct {
	names map[string]*body
	count int // of variables that stand for $
	nodes int // that were added
	gave  bool
}

// flat is the trees of a unit without calls within tags. It reports false when
// there is a call that cannot be replaced, or they are too many.
func (s *linkUnit) flat() (map[string]*parse.Tree, bool) {
	f := &flattener{names: s.names}
	all := map[string]*parse.Tree{}
	for _, b := range s.reached {
		tree := clone(b.tree)
		f.list(tree.Root, plainCalls(b))
		all[b.name] = tree
	}
	return all, !f.gave
}

// plainCalls are the places of a body's calls that need no flattening.
func plainCalls(b *body) map[parse.Pos]bool {
	plain := map[parse.Pos]bool{}
	for _, c := range b.calls {
		plain[c.node.Pos] = c.plain
	}
	return plain
}

// list flattens the calls in l whose places are not in plain.
func (f *flattener) list(l *parse.ListNode, plain map[parse.Pos]bool) {
	if l == nil || f.gave {
		return
	}
	for i, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TemplateNode:
			if !plain[n.Pos] {
				l.Nodes[i] = f.inline(n)
			}
		case *parse.IfNode:
			f.branch(&n.BranchNode, plain)
		case *parse.WithNode:
			f.branch(&n.BranchNode, plain)
		case *parse.RangeNode:
			f.branch(&n.BranchNode, plain)
		}
	}
}

func (f *flattener) branch(n *parse.BranchNode, plain map[parse.Pos]bool) {
	f.list(n.List, plain)
	f.list(n.ElseList, plain)
}

// inline is a loop over one item, the value that the part is called with: dot
// and a variable, in place of $, are bound to it. A call that declares a variable
// stays as it is, for the variable would end with the loop.
func (f *flattener) inline(n *parse.TemplateNode) parse.Node {
	part := f.names[n.Name]
	if part == nil || n.Pipe != nil && len(n.Pipe.Decl) > 0 {
		f.gave = true
		return n
	}
	tree := clone(part.tree)
	inspect(tree.Root, func(parse.Node) { f.nodes++ })
	if f.gave = f.nodes > maxFlat; f.gave {
		return n
	}
	f.count++
	dollar := fmt.Sprintf("$_%d", f.count)
	rename(tree.Root, dollar)
	f.list(tree.Root, nil)
	var value parse.Node = &parse.NilNode{NodeType: parse.NodeNil, Pos: n.Pos}
	if n.Pipe != nil {
		value = n.Pipe
	}
	call := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{parse.NewIdentifier(only), value}}
	pipe := &parse.PipeNode{
		NodeType: parse.NodePipe, Pos: n.Pos, Line: n.Line, Cmds: []*parse.CommandNode{call},
		Decl: []*parse.VariableNode{{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: []string{dollar}}},
	}
	return &parse.RangeNode{BranchNode: parse.BranchNode{NodeType: parse.NodeRange, Pos: n.Pos, Line: n.Line, Pipe: pipe, List: tree.Root}}
}

// rename gives the variable $ another name.
func rename(l *parse.ListNode, dollar string) {
	inspect(l, func(n parse.Node) {
		if v, ok := n.(*parse.VariableNode); ok && v.Ident[0] == "$" {
			v.Ident[0] = dollar
		}
	})
}

// trees is the trees of a unit as they are.
func (s *linkUnit) trees() map[string]*parse.Tree {
	all := map[string]*parse.Tree{}
	for _, b := range s.reached {
		all[b.name] = clone(b.tree)
	}
	return all
}
