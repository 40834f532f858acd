package layout

import (
	"strconv"
	"text/template/parse"
)

// Words around elements. In
//
//	{{word "byline.reviewed-on" "person" (part "person" .By) "date" (part "date" .On)}}
//
// the arguments are parts of the theme, which the words have in the order of their
// language. The action is taken apart, before anything else is done with it, into the
// words before, between and after the parts, and calls of these:
//
//	{{_piece 0 "byline.reviewed-on"}}{{template "person" .By}}{{_piece 1 …}}{{template "date" .On}}{{_piece 2 …}}
//
// So a part there is checked, made safe and executed like any other.

// sentence is what an action is taken apart into: nothing, if there is a fault in it. It
// reports false for an action that has no parts for arguments.
func (w *wordReader) sentence(n *parse.ActionNode) ([]parse.Node, bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || called(n.Pipe.Cmds[0]) != "word" {
		return nil, false
	}
	c := n.Pipe.Cmds[0]
	parts, others := partsOf(c)
	if len(parts) == 0 {
		return nil, false
	}
	before := len(w.problems)
	w.call(c, false)
	var names []string
	for name, p := range parts {
		names = append(names, name)
		w.part(p)
	}
	for _, i := range others {
		if inner, ok := c.Args[i].(*parse.PipeNode); ok {
			w.pipe(inner)
		}
	}
	key, exact, _ := keyOf(c.Args[1])
	order, same := w.language.Sequence(key, names)
	switch {
	case len(w.problems) > before:
		return nil, true
	case !exact:
		w.fault(int(c.Args[1].Position()), "wrong-arguments", "write a key in quotation marks",
			"a key cannot be put together where an argument is a part")
		return nil, true
	case !same:
		w.fault(int(c.Args[1].Position()), "wrong-arguments", "write the sentence out, without word",
			"the forms of the words %q have their parts in different orders", key)
		return nil, true
	}
	var nodes []parse.Node
	for i, name := range order {
		nodes = append(nodes, w.pieceOf(n, i, others), w.callOf(parts[name]))
	}
	return append(nodes, w.pieceOf(n, len(order), others)), true
}

// partsOf are the arguments of a call of word that are parts, by name, and the numbers of
// all other names and values.
func partsOf(c *parse.CommandNode) (parts map[string]*parse.PipeNode, others []int) {
	parts = map[string]*parse.PipeNode{}
	for i := 2; i+1 < len(c.Args); i += 2 {
		name, ok := c.Args[i].(*parse.StringNode)
		if inner, brackets := c.Args[i+1].(*parse.PipeNode); ok && brackets && called(inner.Cmds[0]) == "part" {
			parts[name.Text] = inner
		} else {
			others = append(others, i, i+1)
		}
	}
	return parts, others
}

// part checks (part "name" value).
func (w *wordReader) part(p *parse.PipeNode) {
	args := p.Cmds[0].Args
	ok := len(p.Cmds) == 1 && len(p.Decl) == 0 && (len(args) == 2 || len(args) == 3)
	if ok {
		_, ok = args[1].(*parse.StringNode)
	}
	if !ok {
		w.fault(int(p.Cmds[0].Pos), "wrong-arguments", `write (part "person" .Author)`,
			`"part" needs the name of a part and a value for it`)
		return
	}
	if len(args) == 3 {
		if inner, ok := args[2].(*parse.PipeNode); ok {
			w.pipe(inner)
		}
	}
}

// pieceOf is the action that writes the words after the n-th part.
func (w *wordReader) pieceOf(n *parse.ActionNode, number int, others []int) parse.Node {
	own := n.Copy().(*parse.ActionNode)
	unshare(own)
	c := own.Pipe.Cmds[0]
	function, digits := c.Args[0].(*parse.IdentifierNode), w.models().number.Copy().(*parse.NumberNode)
	function.Ident = piece
	digits.Pos, digits.Int64, digits.Text = c.Pos, int64(number), strconv.Itoa(number)
	args := []parse.Node{function, digits, c.Args[1]}
	for _, i := range others {
		args = append(args, c.Args[i])
	}
	c.Args = args
	return own
}

// callOf is the call of a part.
func (w *wordReader) callOf(p *parse.PipeNode) parse.Node {
	args := p.Cmds[0].Args
	own := w.models().call.Copy().(*parse.TemplateNode)
	own.Pos, own.Line, own.Name, own.Pipe = p.Cmds[0].Pos, p.Line, args[1].(*parse.StringNode).Text, nil
	if len(args) == 3 {
		own.Pipe = p.CopyPipe()
		unshare(own.Pipe)
		own.Pipe.Cmds[0].Args = own.Pipe.Cmds[0].Args[2:]
	}
	return own
}

// models are nodes that others are copies of.
type models struct {
	call   *parse.TemplateNode
	number *parse.NumberNode
}

func (w *wordReader) models() *models {
	if w.made == nil {
		w.made = &models{
			call:   modelNode(w.path, w.written, `{{template "x"}}`).(*parse.TemplateNode),
			number: modelNode(w.path, w.written, `{{0}}`).(*parse.ActionNode).Pipe.Cmds[0].Args[0].(*parse.NumberNode),
		}
	}
	return w.made
}
