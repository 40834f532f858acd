package layout

import (
	"bytes"
	"text/template/parse"
)

// textOwner is a text node whose text is being put together anew.
type textOwner struct {
	node *parse.TextNode
	text []byte
}

// reader walks through the tree of one body, follows what the text means as
// HTML, reports what must not be, and cuts the text into pieces.
type reader struct {
	errorList
	body  *body
	check checks
	place place
	tag   *tag
	block *embedded
	seq   []token // of the list being read
	nest  []nesting

	owner  *textOwner // the text node being read …
	text   []byte     // … its text …
	at     int        // … how far it is read …
	base   int        // … and where in the file it begins
	out    []byte     // what is to be written of it, and has not become a piece
	opened string     // the element whose start tag came just before
	hangs  bool       // the text ended in "<" or "</"
	preAt  int        // where the last <pre> began
	jumps  bool       // the loop being read has a {{break}} or {{continue}}
	owners []*textOwner
}

func (r *reader) read() []token {
	r.list(r.body.tree.Root)
	r.body.nest = r.nest
	r.finish()
	return r.seq
}

func (r *reader) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			r.textNode(n)
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				r.value(n, n.Pos)
			}
		case *parse.TemplateNode:
			r.call(n)
		case *parse.IfNode:
			r.branch(&n.BranchNode, false)
		case *parse.WithNode:
			r.branch(&n.BranchNode, false)
		case *parse.RangeNode:
			r.branch(&n.BranchNode, true)
		case *parse.BreakNode, *parse.ContinueNode:
			r.jumps = true
			r.nest = append(r.nest, nesting{jump: true})
			r.add(token{kind: shown})
		}
	}
	r.settleName()
}

// settleName ends an attribute's name that white space follows: what comes next
// in the output is not known to be its "=".
func (r *reader) settleName() {
	if r.place.state == afterName {
		r.place.state, r.place.due = inTag, true
	}
}

func (r *reader) add(p token) {
	r.seq = append(r.seq, p)
	r.opened = ""
}

// flush makes what was read of the text a piece.
func (r *reader) flush(k kind) {
	if len(r.out) > 0 {
		r.add(token{kind: k, text: r.out, owner: r.owner})
		r.out = nil
	}
}

// space writes the space that is due in a tag.
func (r *reader) space() {
	if r.place.due && !r.place.spaced {
		r.out = append(r.out, ' ')
		r.place.spaced = true
		r.flush(fixed)
	}
	r.place.due = false
}

// opening is the offset of the "{{" of the action that a node begins.
func opening(text []byte, pos parse.Pos) int {
	return max(0, bytes.LastIndex(text[:min(int(pos), len(text))], []byte("{{")))
}

// value reads an action that writes something.
func (r *reader) value(n *parse.ActionNode, pos parse.Pos) {
	at := opening(r.written, pos)
	r.meet(at, true)
	switch r.place.state {
	case inText:
		r.add(token{kind: shown})
	case inTag:
		r.place.state = inAttrName
		r.tag.attrs = append(r.tag.attrs, attr{at: at, name: "{}"})
	case inAttrName:
		r.lastAttr().name += "{}"
	case inRaw:
		if r.place.element == "title" {
			r.add(token{kind: shown})
		} else if r.block != nil {
			r.body.inScript[n] = r.block.lang
			r.block.values++
		}
	}
}

// meet checks that an action may stand where it does.
func (r *reader) meet(at int, writes bool) {
	r.settleName()
	switch {
	case r.place.state == inTagName && !writes:
		r.place.state, r.place.glued = inTag, true
	case r.hangs || r.place.state == inTagName || r.place.glued && writes:
		r.nameless(at)
		r.hangs = false
	case r.place.state == beforeValue && writes, r.place.state == inValue && r.place.quote == 0:
		r.fault(at, "unquoted-action", `write quotation marks around the value: `+r.lastAttr().name+`="…"`, "an action in an attribute value without quotation marks")
		r.place.state, r.place.quote = inValue, 0
	case r.place.state == inMarkup:
		r.fault(at, "action-in-tag", "", "an action is not allowed in <!…>")
	}
	r.space()
	r.place.spaced = r.place.spaced && !writes
	if r.place.state == inValue {
		a := r.lastAttr()
		a.parts = append(a.parts, part{at: at, fresh: r.place.fresh, action: true})
		r.place.fresh = r.place.fresh && !writes
	}
	if r.block != nil && r.place.state == inRaw {
		r.block.action(r, at, writes)
	}
}

func (r *reader) nameless(at int) {
	r.fault(at, "action-in-tag", "write the whole name out, in an {{if}} if necessary", "an action cannot make up the name of an element")
	r.place.glued = false
}

// lastAttr is the attribute being read.
func (r *reader) lastAttr() *attr {
	if len(r.tag.attrs) == 0 { // only behind branches that do not fit together
		r.tag.attrs = append(r.tag.attrs, attr{at: r.tag.from})
	}
	return &r.tag.attrs[len(r.tag.attrs)-1]
}

func (r *reader) call(n *parse.TemplateNode) {
	r.meet(opening(r.written, n.Pos), true)
	plain := r.place.state == inText && !r.place.pre
	r.body.calls = append(r.body.calls, callSite{node: n, at: opening(r.written, n.Pos), plain: plain})
	switch r.place.state {
	case inText:
		r.nest = append(r.nest, nesting{call: n.Name})
		r.add(token{kind: call, name: n.Name})
	case inRaw:
		if r.place.element == "title" {
			r.add(token{kind: shown})
		}
	}
}

// textNode reads a text node to its end.
func (r *reader) textNode(n *parse.TextNode) {
	r.owner = &textOwner{node: n}
	r.owners = append(r.owners, r.owner)
	r.text, r.at, r.base, r.hangs = n.Text, 0, int(n.Pos), false
	for r.at < len(r.text) {
		switch r.place.state {
		case inText:
			r.inText()
		case inRaw:
			r.inRaw()
		case inComment:
			r.inComment()
		case inMarkup:
			r.inMarkup()
		default:
			r.inTag()
		}
	}
	r.flush(fixed)
}

// take moves n bytes to the output.
func (r *reader) take(n int) {
	r.out = append(r.out, r.text[r.at:r.at+n]...)
	r.at += n
}

// until is how many bytes there are before the first of some, or all of them.
func (r *reader) until(some string) int {
	if n := bytes.IndexAny(r.text[r.at:], some); n >= 0 {
		return n
	}
	return len(r.text) - r.at
}
