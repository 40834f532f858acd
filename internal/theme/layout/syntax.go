package layout

import "text/template/parse"

// clone is a deep copy of a tree. Tree.Copy alone shares what stands in brackets
// before a field, (index .Authors 0) in {{(index .Authors 0).Name}}, between the
// copy and the original.
func clone(t *parse.Tree) *parse.Tree {
	own := t.Copy()
	unshare(own.Root)
	return own
}

// unshare gives every chain below n a copy of its own of what it begins with.
func unshare(n parse.Node) {
	inspect(n, func(n parse.Node) {
		if chain, ok := n.(*parse.ChainNode); ok {
			chain.Node = chain.Node.Copy()
		}
	})
}

// inspect calls f for n and all nodes below it, each before those within it.
func inspect(n parse.Node, f func(parse.Node)) {
	f(n)
	switch n := n.(type) {
	case *parse.ListNode:
		for _, item := range n.Nodes {
			inspect(item, f)
		}
	case *parse.ActionNode:
		inspect(n.Pipe, f)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			inspect(n.Pipe, f)
		}
	case *parse.IfNode:
		inspectBranch(&n.BranchNode, f)
	case *parse.WithNode:
		inspectBranch(&n.BranchNode, f)
	case *parse.RangeNode:
		inspectBranch(&n.BranchNode, f)
	case *parse.PipeNode:
		for _, v := range n.Decl {
			inspect(v, f)
		}
		for _, c := range n.Cmds {
			inspect(c, f)
		}
	case *parse.CommandNode:
		for _, a := range n.Args {
			inspect(a, f)
		}
	case *parse.ChainNode:
		inspect(n.Node, f)
	}
}

func inspectBranch(n *parse.BranchNode, f func(parse.Node)) {
	inspect(n.Pipe, f)
	inspect(n.List, f)
	if n.ElseList != nil {
		inspect(n.ElseList, f)
	}
}
