package layout

import (
	"bytes"
	"strings"
)

// openTag begins to read a tag at "<".
func (r *reader) openTag() {
	r.tag = &tag{from: r.base + r.at, end: r.text[r.at+1] == '/'}
	r.take(1)
	if r.tag.end {
		r.take(1)
	}
	r.place.state = inTagName
}

// inTag reads one step within a tag.
func (r *reader) inTag() {
	c := r.text[r.at]
	switch r.place.state {
	case inTagName:
		n := r.until(blanks + "/>")
		if odd := bytes.IndexAny(r.text[r.at:r.at+n], "\"'<=`"); odd >= 0 {
			r.fault(r.base+r.at+odd, "bad-tag", `if a tag begins before it, close that with ">"; if it should be the sign "<", write &lt;`,
				"%s within the name of an element", quoted(string(r.text[r.at+odd])))
		}
		r.tag.name += strings.ToLower(string(r.text[r.at : r.at+n]))
		r.take(n)
		if r.at < len(r.text) {
			r.place.state, r.place.spaced = inTag, false
		}
	case inTag:
		r.betweenAttributes(c)
	case inAttrName:
		r.attrName()
	case afterName:
		switch {
		case isSpace(c):
			r.at++
		case c == '=':
			r.take(1)
			r.place.state = beforeValue
		default:
			r.place.state, r.place.due = inTag, true
		}
	case beforeValue:
		r.beforeValue(c)
	case inValue:
		r.inValue()
	}
}

func (r *reader) betweenAttributes(c byte) {
	switch {
	case isSpace(c):
		r.place.due, r.place.glued = true, false
		r.at++
	case c == '>':
		r.closeTag()
	case r.place.glued && c != '/':
		r.nameless(r.base + r.at)
	case c == '/':
		r.slash()
	default:
		r.space()
		r.place.spaced = false
		r.tag.attrs = append(r.tag.attrs, attr{at: r.base + r.at})
		r.place.state = inAttrName
	}
}

// slash reads a "/" between attributes. Before ">" it is of no use to a void
// element in HTML; others need it in a drawing. A space must keep it from
// becoming part of a value without quotation marks.
func (r *reader) slash() {
	r.at++
	rest := bytes.TrimLeft(r.text[r.at:], blanks)
	last := len(rest) > 0 && rest[0] == '>'
	if last && !r.bare() {
		r.place.due = false
	}
	r.tag.slash = last
	if last && void[r.tag.name] {
		return
	}
	r.space()
	r.out = append(r.out, '/')
	r.place.due, r.place.spaced, r.place.glued = false, false, false
}

// bare reports whether the attribute before has a value without quotation marks.
func (r *reader) bare() bool { return len(r.tag.attrs) > 0 && r.place.quote == 0 }

func (r *reader) attrName() {
	n := r.until(blanks + "=>/")
	a := r.lastAttr()
	if n == 0 && a.name == "" { // a lone "="
		n = 1
	}
	if odd := bytes.IndexAny(r.text[r.at:r.at+n], "\"'<="); odd >= 0 {
		r.fault(r.base+r.at+odd, "bad-attribute", "", "unexpected %s where an attribute's name belongs", quoted(string(r.text[r.at+odd])))
	}
	a.name += strings.ToLower(string(r.text[r.at : r.at+n]))
	r.take(n)
	if r.at == len(r.text) {
		return
	}
	switch c := r.text[r.at]; {
	case c == '=':
		r.take(1)
		r.place.state = beforeValue
	case isSpace(c):
		r.place.state = afterName
	default:
		r.place.state = inTag
	}
	r.place.quote = '"'
}

func (r *reader) beforeValue(c byte) {
	switch {
	case isSpace(c):
		r.at++
		return
	case c == '>':
		r.closeTag()
		return
	case c == '"' || c == '\'':
		r.place.quote = c
		r.take(1)
	default:
		r.place.quote = 0
	}
	r.place.state, r.place.fresh = inValue, true
}

func (r *reader) inValue() {
	ends := blanks + ">"
	if r.place.quote != 0 {
		ends = string(r.place.quote)
	}
	n := r.until(ends)
	if n > 0 {
		a := r.lastAttr()
		if odd := bytes.IndexAny(r.text[r.at:r.at+n], "\"'<=`"); odd >= 0 && r.place.quote == 0 {
			r.fault(r.base+r.at+odd, "bad-attribute", `write quotation marks around the value: `+a.name+`="…"`,
				"%s in an attribute value without quotation marks", quoted(string(r.text[r.at+odd])))
		}
		a.parts = append(a.parts, part{text: string(r.text[r.at : r.at+n]), at: r.base + r.at, fresh: r.place.fresh})
		r.place.fresh = false
	}
	r.take(n)
	if r.at == len(r.text) {
		return
	}
	if r.place.quote != 0 {
		r.take(1)
	}
	r.place.state = inTag
}

// closeTag reads the ">" of a tag.
func (r *reader) closeTag() {
	r.take(1)
	t := r.tag
	r.place.state, r.place.due, r.place.spaced, r.place.glued, r.place.quote = inText, false, false, false, 0
	empty := t.end && r.opened == t.name && r.opened != ""
	switch f := flows[t.name]; {
	case f == block:
		r.flush(edge)
	case f == object && !t.end:
		r.flush(thing)
	case f == object || empty:
		r.flush(passed)
	case t.end:
		r.flush(closer)
	default:
		r.flush(opener)
	}
	r.nests(t)
	if t.name == "pre" {
		r.place.pre = !t.end
		r.preAt = t.from
	}
	if t.end {
		return
	}
	r.lintTag(t)
	if r.opened = t.name; raw[t.name] {
		r.opened = ""
		r.place.state, r.place.element, r.place.script = inRaw, t.name, script{}
		if t.name == "script" || t.name == "style" {
			r.block = newEmbedded(t, r.base+r.at)
		}
	}
}

// inRaw reads the text of an element that has no tags within.
func (r *reader) inRaw() {
	n := rawEnd(r.text[r.at:], r.place.element)
	closed := n >= 0
	if !closed {
		n = len(r.text) - r.at
	}
	switch {
	case r.place.element == "title":
		r.titleText(r.at + n)
	case r.block != nil:
		r.block.text(r, r.text[r.at:r.at+n])
		r.at += n
	default:
		r.take(n)
		r.flush(fixed)
	}
	if !closed {
		return
	}
	if r.block != nil {
		r.block.close(r)
		r.block = nil
	}
	r.place.state, r.place.element = inText, ""
	r.openTag()
}

func (r *reader) titleText(end int) {
	for r.at < end {
		if isSpace(r.text[r.at]) {
			r.white()
			continue
		}
		r.take(min(r.until(blanks), end-r.at))
		r.flush(shown)
	}
}

// rawEnd finds the end tag of an element, or -1.
func rawEnd(text []byte, element string) int {
	for at := 0; ; {
		n := bytes.Index(text[at:], []byte("</"))
		if n < 0 {
			return -1
		}
		at += n
		rest := text[at+2:]
		if len(rest) > len(element) && strings.EqualFold(string(rest[:len(element)]), element) &&
			strings.IndexByte(blanks+"/>", rest[len(element)]) >= 0 {
			return at
		}
		at += 2
	}
}
