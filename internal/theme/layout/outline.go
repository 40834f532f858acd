package layout

import (
	"slices"
	"text/template/parse"
)

// Outline is the fixed text of everything that the layouts can write, with an x
// for each value and all arms of a branch one after the other. It is not a page,
// and it has every element and every script and style sheet that a page can have
// from the theme, the latter to the byte unless a value stands in them. Of only those layouts is
// asked that wanted picks.
func (s *Set) Outline(wanted func(layout string) bool) []byte {
	var text []byte
	seen := map[*body]bool{}
	for _, name := range s.Names() {
		if !wanted(name) {
			continue
		}
		for _, b := range s.layouts[name].unit.reached {
			if !seen[b] && b.tree != nil {
				seen[b] = true
				text = append(outline(text, b.tree.Root), '\n')
			}
		}
	}
	return slices.Clip(text)
}

func outline(text []byte, l *parse.ListNode) []byte {
	if l == nil {
		return text
	}
	arms := func(b *parse.BranchNode) []byte { return outline(outline(text, b.List), b.ElseList) }
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			text = append(text, n.Text...)
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				text = append(text, 'x')
			}
		case *parse.IfNode:
			text = arms(&n.BranchNode)
		case *parse.WithNode:
			text = arms(&n.BranchNode)
		case *parse.RangeNode:
			text = arms(&n.BranchNode)
		}
	}
	return text
}
