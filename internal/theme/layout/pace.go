package layout

import (
	"bytes"
	"strconv"
	"text/template/parse"
)

// pace is a function that counts: {{$x := _step 7}} stands at the start of a list of
// three nodes.
const pace = "_step"

// entering is how many steps it takes to begin a list: a turn, an arm, a part.
const entering = 4

// counterName is the variable of counters, which no template can name.
const counterName = "$ step"

// paced puts a counter at the start of a body and of each arm within it. Texts that
// minifying has emptied go. text is the file that the tree was parsed from.
func paced(tree *parse.Tree, text []byte) {
	var lists []*parse.ListNode
	inspect(tree.Root, func(n parse.Node) {
		if l, ok := n.(*parse.ListNode); ok {
			lists = append(lists, l)
		}
	})
	model := modelCounter(tree.ParseName, text)
	for _, l := range lists {
		nodes := make([]parse.Node, 0, len(l.Nodes)+1)
		nodes = append(nodes, counter(model, l))
		for _, n := range l.Nodes {
			if text, ok := n.(*parse.TextNode); !ok || len(text.Text) > 0 {
				nodes = append(nodes, n)
			}
		}
		l.Nodes = nodes
	}
}

// modelCounter is the counter that the others are copies of. It is parsed, behind the
// file without its actions, because a node only learns from the parser which text its
// place belongs to; without one, text/template panics when it reports an error.
func modelCounter(path string, text []byte) *parse.ActionNode {
	model := modelNode(path, text, "{{$x := "+pace+" 1}}").(*parse.ActionNode)
	model.Pipe.Decl[0].Ident[0] = counterName
	return model
}

// modelNode is the node of an action that a file does not have.
func modelNode(path string, text []byte, action string) parse.Node {
	tree := parse.New(path)
	tree.Mode = parse.SkipFuncCheck
	plain := bytes.ReplaceAll(text, []byte("{{"), []byte("  "))
	if _, err := tree.Parse(string(plain)+"\n"+action, "", "", map[string]*parse.Tree{}); err != nil {
		panic(err)
	}
	return tree.Root.Nodes[len(tree.Root.Nodes)-1]
}

// counter is the action that counts the nodes of a list. An action that declares a
// variable writes nothing, so that html/template leaves it as it is.
func counter(model *parse.ActionNode, l *parse.ListNode) parse.Node {
	at, n := l.Pos, len(l.Nodes)+entering
	if len(l.Nodes) > 0 {
		at = l.Nodes[0].Position()
	}
	own := model.Copy().(*parse.ActionNode)
	call := own.Pipe.Cmds[0]
	call.Pos = at
	number := call.Args[1].(*parse.NumberNode)
	number.Int64, number.Text = int64(n), strconv.Itoa(n)
	return own
}

// countedBy is how many steps an action counts, or 0 where it is no counter.
func countedBy(n *parse.ActionNode) int {
	if len(n.Pipe.Decl) == 1 && n.Pipe.Decl[0].Ident[0] == counterName {
		return int(n.Pipe.Cmds[0].Args[1].(*parse.NumberNode).Int64)
	}
	return 0
}
