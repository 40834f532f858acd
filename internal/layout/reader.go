package layout

import (
	"bytes"
	"strings"
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
	desk
	body  *body
	check checks
	place place
	tag   *tag
	block *embedded
	seq   []piece // of the list being read

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

func (r *reader) read() []piece {
	r.list(r.body.tree.Root)
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
			r.add(piece{kind: shown})
		}
	}
	r.space()
}

func (r *reader) add(p piece) {
	r.seq = append(r.seq, p)
	r.opened = ""
}

// flush makes what was read of the text a piece.
func (r *reader) flush(k kind) {
	if len(r.out) > 0 {
		r.add(piece{kind: k, text: r.out, owner: r.owner})
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
		r.add(piece{kind: shown})
	case inTag, afterName:
		r.space()
		r.place.state = inAttrName
		r.tag.attrs = append(r.tag.attrs, attr{at: at, name: "{}"})
	case inAttrName:
		r.lastAttr().name += "{}"
	case inRaw:
		if r.place.element == "title" {
			r.add(piece{kind: shown})
		} else if r.block != nil {
			r.body.inJSON[n] = r.block.lang == "json"
			r.block.values++
		}
	}
}

// meet checks that an action may stand where it does.
func (r *reader) meet(at int, writes bool) {
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
		r.fault(at, "action-in-tag", "", "an action cannot stand in <!…>")
	}
	r.space()
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
	r.fault(at, "action-in-tag", "write the whole name out, in an {{if}} if need be", "an action cannot make up the name of an element")
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
		r.add(piece{kind: call, name: n.Name})
	case inTag, afterName:
		r.place.state = inTag
	case inRaw:
		if r.place.element == "title" {
			r.add(piece{kind: shown})
		}
	}
}

// branch reads the arms of an {{if}}, {{with}} or {{range}}, which must all end
// at the same place in HTML.
func (r *reader) branch(n *parse.BranchNode, loop bool) {
	at := opening(r.written, n.Pos)
	r.meet(at, false)
	outer, outerJumps, before := r.seq, r.jumps, r.place
	p := piece{kind: branch, loop: loop}
	arm := func(l *parse.ListNode) place {
		r.seq, r.place = nil, before
		r.list(l)
		p.arms = append(p.arms, r.seq)
		return r.place
	}
	r.jumps = outerJumps && !loop
	one := arm(n.List)
	if loop {
		p.jumps, r.jumps = r.jumps, outerJumps
	}
	two := arm(n.ElseList)
	r.seq = outer
	r.add(p)
	r.join(n, at, loop, one, two, before)
}

func (r *reader) join(n *parse.BranchNode, at int, loop bool, one, two, before place) {
	verb, _ := word(r.written, inner(r.written, at))
	switch {
	case loop && !one.meets(before):
		r.fault(at, "branch-in-tag", "", "this {{range}} begins %s and ends %s", before.words(), one.words())
		r.place = before
	case !one.meets(two) && n.ElseList == nil:
		r.fault(at, "branch-in-tag", "", "this {{%s}} begins %s and ends %s", verb, before.words(), one.words())
		r.place = before
	case !one.meets(two):
		r.fault(at, "branch-in-tag", "", "one branch of this {{%s}} ends %s, the other %s", verb, one.words(), two.words())
		r.place = one
	default:
		r.place = one
		r.place.state = max(one.state, two.state)
		r.place.fresh = one.fresh || two.fresh
		r.place.spaced = one.spaced && two.spaced
		r.place.glued = one.glued || two.glued
		if two.script.within() {
			r.place.script = two.script
		}
	}
}

// finish checks that nothing stays open at the end of the body.
func (r *reader) finish() {
	p, at := r.place, 0
	if p.state != inText {
		at = r.tag.from
	}
	switch {
	case p.state == inComment:
		r.fault(at, "unclosed-element", `end the comment with "-->"`, "this comment is not closed")
	case p.state == inRaw:
		r.fault(at, "unclosed-element", "write </"+p.element+"> where it ends", "<%s> is not closed", p.element)
	case p.state != inText:
		r.fault(at, "unclosed-element", `end the tag with ">"`, "this tag is not closed")
	case p.pre:
		r.fault(r.preAt, "unclosed-element", "write </pre> in the same file", "<pre> is not closed")
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

const blanks = " \t\n\r\f"

func (r *reader) inText() {
	rest := r.text[r.at:]
	switch {
	case rest[0] == '<' && len(rest) > 1 && (isLetter(rest[1]) || rest[1] == '/' && len(rest) > 2 && isLetter(rest[2])):
		r.openTag()
	case bytes.HasPrefix(rest, []byte("<!--")):
		r.tag = &tag{from: r.base + r.at}
		if end := bytes.Index(rest[4:], []byte("-->")); end >= 0 {
			r.at += 4 + end + 3
			return
		}
		r.take(4)
		r.place.state = inComment
	case bytes.HasPrefix(rest, []byte("<!")) || bytes.HasPrefix(rest, []byte("<?")):
		r.tag = &tag{from: r.base + r.at}
		r.place.state = inMarkup
	case isSpace(rest[0]) && !r.place.pre:
		r.white()
	default:
		r.hangs = string(rest) == "<" || string(rest) == "</"
		r.take(1 + len(rest[1:]) - len(bytes.TrimLeftFunc(rest[1:], r.wordy)))
		r.flush(shown)
	}
}

func (r *reader) wordy(c rune) bool {
	return c != '<' && (r.place.pre || !strings.ContainsRune(blanks, c))
}

// white reads a run of white space; one character of it is enough, a line end
// where there is one, as that is what the minifier leaves.
func (r *reader) white() {
	rest := r.text[r.at:]
	n := len(rest) - len(bytes.TrimLeft(rest, blanks))
	r.out = append(r.out, ' ')
	if bytes.ContainsAny(rest[:n], "\n\r") {
		r.out[len(r.out)-1] = '\n'
	}
	r.at += n
	r.flush(space)
}

func (r *reader) inComment() {
	if end := bytes.Index(r.text[r.at:], []byte("-->")); end >= 0 {
		r.take(end + 3)
		r.place.state = inText
	} else {
		r.take(len(r.text) - r.at)
	}
	r.flush(fixed)
}

func (r *reader) inMarkup() {
	n := r.until(">")
	if n == len(r.text)-r.at {
		r.take(n)
		return
	}
	r.take(n + 1)
	if bytes.EqualFold(r.out, []byte("<!doctype html>")) {
		r.out = []byte("<!doctype html>")
	}
	r.flush(fixed)
	r.place.state = inText
}
