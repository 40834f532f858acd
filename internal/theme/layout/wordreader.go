package layout

import (
	"slices"
	"strings"
	"text/template/parse"

	"galen/internal/diag"
	"galen/internal/words"
)

// wordReader goes through the tree of a body, checks what it asks of the words of its
// language, and takes sentences apart that have parts of the theme for arguments.
type wordReader struct {
	errorList
	language *words.Language
	asked    []string
	made     *models
}

func (w *wordReader) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	nodes := make([]parse.Node, 0, len(l.Nodes))
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if pieces, ok := w.sentence(n); ok {
				nodes = append(nodes, pieces...)
				continue
			}
			w.pipe(n.Pipe)
		case *parse.TemplateNode:
			w.pipe(n.Pipe)
		case *parse.IfNode:
			w.branch(&n.BranchNode)
		case *parse.WithNode:
			w.branch(&n.BranchNode)
		case *parse.RangeNode:
			w.branch(&n.BranchNode)
		}
		nodes = append(nodes, n)
	}
	l.Nodes = nodes
}

func (w *wordReader) branch(n *parse.BranchNode) {
	w.pipe(n.Pipe)
	w.list(n.List)
	w.list(n.ElseList)
}

// pipe checks the calls of word below a pipeline.
func (w *wordReader) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for i, c := range p.Cmds {
		switch called(c) {
		case "word":
			w.call(c, i > 0)
		case "between":
			w.asked = append(w.asked, "") // the language itself
		}
		for _, a := range c.Args {
			if chain, ok := a.(*parse.ChainNode); ok {
				a = chain.Node
			}
			if inner, ok := a.(*parse.PipeNode); ok {
				w.pipe(inner)
			}
		}
	}
}

// called is the name of the function that a command calls, or "".
func called(c *parse.CommandNode) string {
	if f, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return f.Ident
	}
	return ""
}

// call checks a call of word. One without a key has too few values, like any other call.
func (w *wordReader) call(c *parse.CommandNode, piped bool) {
	if len(c.Args) == 1 {
		return
	}
	names, ok := w.names(c, piped)
	key, exact, static := keyOf(c.Args[1])
	switch {
	case !static || !ok: // the page will show it
	case !exact:
		w.below(c.Args[1], key)
	default:
		w.asked = append(w.asked, key)
		wanted, known := w.language.Arguments(key)
		if !known {
			w.tell(c.Args[1], unknownWord(w.language, key))
		} else if at, d, bad := misnamed(key, wanted, names); bad {
			w.tell(c.Args[max(1, 2+2*at)], d) // the key, when at is -1
		}
	}
}

// names are those of the arguments of a call.
func (w *wordReader) names(c *parse.CommandNode, piped bool) (names []string, ok bool) {
	args := c.Args[2:]
	for i := 0; i < len(args); i += 2 {
		name, ok := args[i].(*parse.StringNode)
		switch {
		case !ok:
			w.fault(int(args[i].Position()), "wrong-arguments", `write {{word "key" "name" value}}`,
				`"word" needs a name in quotation marks before each value`)
			return nil, false
		case i+1 == len(args) && !piped:
			w.fault(int(args[i].Position()), "wrong-arguments", "write the value after it",
				"the name %q has no value", name.Text)
			return nil, false
		}
		names = append(names, name.Text)
	}
	return names, true
}

// keyOf is a key that is written out, or what it begins with: (print "kind." .Kind).
func keyOf(n parse.Node) (key string, exact, static bool) {
	switch n := n.(type) {
	case *parse.StringNode:
		return n.Text, true, true
	case *parse.PipeNode:
		if len(n.Cmds) == 1 && len(n.Decl) == 0 && called(n.Cmds[0]) == "print" && len(n.Cmds[0].Args) == 3 {
			begin, ok := n.Cmds[0].Args[1].(*parse.StringNode)
			if ok {
				return begin.Text, false, true
			}
		}
	}
	return "", false, false
}

// below notes the keys that begin in a way.
func (w *wordReader) below(at parse.Node, begin string) {
	var found bool
	var groups []string
	for _, key := range w.language.Keys() {
		if strings.HasPrefix(key, begin) {
			w.asked, found = append(w.asked, key), true
		}
		if end := strings.LastIndexByte(key, '.') + 1; end > 0 && !slices.Contains(groups, key[:end]) {
			groups = append(groups, key[:end])
		}
	}
	if found {
		return
	}
	d := diag.Errorf(diag.Position{}, "unknown-word", "no key of words begins with %q", begin)
	if near := diag.Nearest(begin, groups); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	w.tell(at.(*parse.PipeNode).Cmds[0].Args[1], d)
}

// tell notes a problem at a node.
func (w *wordReader) tell(at parse.Node, d diag.Diagnostic) {
	d.Position = w.locate(int(at.Position()))
	w.problems = append(w.problems, d)
}
