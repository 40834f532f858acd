package layout

import (
	"fmt"
	"text/template/parse"
)

// only is a function that gives a list of one item.
const only = "_only"

// flattener puts the text of a part in place of a call that stands within a tag
// or a <title>. html/template escapes a part that is called there in a copy of
// its own that it keeps to itself.
type flattener struct {
	names map[string]*body
	count int
}

// flat is the tree of a body without such calls.
func (f *flattener) flat(b *body) *parse.Tree {
	tree := b.tree.Copy()
	f.list(tree.Root, plainCalls(b))
	return tree
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
	if l == nil {
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
// and a variable, in place of $, are bound to it.
func (f *flattener) inline(n *parse.TemplateNode) parse.Node {
	f.count++
	dollar := fmt.Sprintf("$_%d", f.count)
	tree := f.names[n.Name].tree.Copy()
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
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			renamePipe(n.Pipe, dollar)
		case *parse.TemplateNode:
			renamePipe(n.Pipe, dollar)
		case *parse.IfNode:
			renameBranch(&n.BranchNode, dollar)
		case *parse.WithNode:
			renameBranch(&n.BranchNode, dollar)
		case *parse.RangeNode:
			renameBranch(&n.BranchNode, dollar)
		}
	}
}

func renameBranch(n *parse.BranchNode, dollar string) {
	renamePipe(n.Pipe, dollar)
	rename(n.List, dollar)
	rename(n.ElseList, dollar)
}

func renamePipe(p *parse.PipeNode, dollar string) {
	if p == nil {
		return
	}
	for _, c := range p.Cmds {
		for _, a := range c.Args {
			renameNode(a, dollar)
		}
	}
}

func renameNode(n parse.Node, dollar string) {
	switch n := n.(type) {
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			n.Ident[0] = dollar
		}
	case *parse.ChainNode:
		renameNode(n.Node, dollar)
	case *parse.PipeNode:
		renamePipe(n, dollar)
	}
}

// flat is the trees of a scene without calls within tags.
func (s *scene) flat() map[string]*parse.Tree {
	f := &flattener{names: s.names}
	all := map[string]*parse.Tree{}
	for _, b := range s.reached {
		all[b.name] = f.flat(b)
	}
	return all
}

// trees is the trees of a scene as they are.
func (s *scene) trees() map[string]*parse.Tree {
	all := map[string]*parse.Tree{}
	for _, b := range s.reached {
		all[b.name] = b.tree.Copy()
	}
	return all
}
