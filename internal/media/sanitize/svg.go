package sanitize

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
)

// How a drawing is judged. Every element and attribute falls into one of three:
//
//	published   what SVG defines and cannot run or fetch anything: the tables in
//	            svgwords.go. Its bytes stay as they are
//	refused     what a browser would run, fetch or show as a web page: scripts, on…
//	            attributes, foreignObject, links and pictures, entities, other elements
//	            of SVG. An error at the element
//	left out    what a browser does not look at: metadata, comments, the DOCTYPE and
//	            XML declaration, and whatever drawing programs note for themselves in
//	            elements and attributes of their own (Inkscape, Illustrator)
//
// So a file exported from a drawing program passes, its maker's name and the
// path of the file on the maker's disk do not, and the published bytes mean the
// same to an XML reader as to an HTML reader, should a template put them into a
// page. That is also why CDATA is allowed only where HTML reads it alike.
const (
	maxSVG     = 8 << 20 // bytes; as for a page, promise P11
	maxNesting = 100     // elements inside each other; promise P11

	svgSpace   = "http://www.w3.org/2000/svg"
	linkSpace  = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	htmlSpace  = "http://www.w3.org/1999/xhtml"
	mathSpace  = "http://www.w3.org/1998/Math/MathML"
	cdataStart = "<![CDATA["

	byteOrderMark = "\ufeff"
	plainSVG      = "export the drawing again as plain SVG, or open it in a text editor and fix this line"
)

// drawing is an SVG being read.
type drawing struct {
	data     []byte
	decoder  *xml.Decoder
	open     []element
	rooted   bool   // the outermost element was met
	encoding string // declared, and not UTF-8
	box      svgBox
	style    stylesheet
	parts    parts
	leftOut  []span
	problems diag.List
}

// element is one that is open.
type element struct {
	name   string // without its prefix
	at     int    // where its tag begins
	hidden bool   // left out or refused, with all that is in it
}

// span is a range of bytes.
type span struct{ from, to int }

func cleanSVG(data []byte) (Picture, diag.List) {
	if len(data) > maxSVG {
		d := fault("svg-too-large", "the SVG picture has %d KB; at most %d are allowed", len(data)>>10, maxSVG>>10)
		return Picture{}, diag.List{d.WithHint("simplify its paths in the drawing program, or export it as a PNG")}
	}
	d := &drawing{data: bytes.TrimPrefix(data, []byte(byteOrderMark)), parts: newParts()}
	if d.readable() {
		d.read()
	}
	if len(d.problems) > 0 {
		return Picture{}, d.problems
	}
	width, height, ok := d.box.size()
	if !ok {
		return Picture{}, append(d.problems, d.errorAt(d.box.at, "svg-size", "the picture has neither a width and height nor a viewBox").
			WithHint(`write viewBox="0 0 640 480" into the svg element, with the drawing's own width and height`))
	}
	if d.parts.drawn() > maxDrawn {
		return Picture{}, append(d.problems, d.errorAt(d.box.at, "svg-too-large", "the picture draws more than %d shapes, counting each repetition", maxDrawn).
			WithHint("simplify it in the drawing program, or export it as a PNG"))
	}
	return Picture{Width: width, Height: height, Data: d.published()}, nil
}

// errorAt is an error at an offset; Clean adds the file's name.
func (d *drawing) errorAt(offset int, code, format string, args ...any) diag.Diagnostic {
	return diag.Errorf(diag.Locate("", d.data, offset), code, format, args...)
}

func (d *drawing) report(problem diag.Diagnostic) { d.problems = append(d.problems, problem) }

// readable reports whether the characters are coded as UTF-8.
func (d *drawing) readable() bool {
	const hint = "save the file as UTF-8"
	if bytes.HasPrefix(d.data, []byte("\xff\xfe")) || bytes.HasPrefix(d.data, []byte("\xfe\xff")) {
		d.report(fault("svg-malformed", "the characters of the file are coded as UTF-16").WithHint(hint))
		return false
	}
	for i := 0; i < len(d.data); {
		r, n := utf8.DecodeRune(d.data[i:])
		if r == utf8.RuneError && n == 1 {
			d.report(d.errorAt(i, "svg-malformed", "the byte 0x%02x is not UTF-8", d.data[i]).WithHint(hint))
			return false
		}
		i += n
	}
	return true
}

// read judges the file token by token, until its end or until there are more
// problems than a run prints.
func (d *drawing) read() {
	d.decoder = xml.NewDecoder(bytes.NewReader(d.data))
	d.decoder.CharsetReader = d.otherCharset
	for len(d.problems) < diag.Limit {
		from := int(d.decoder.InputOffset())
		token, err := d.decoder.Token()
		at := span{from, int(d.decoder.InputOffset())}
		if err != nil {
			d.stop(err, at)
			return
		}
		if !d.token(token, at) {
			return
		}
	}
}

// token judges one token; false ends the reading.
func (d *drawing) token(token xml.Token, at span) bool {
	switch t := token.(type) {
	case xml.StartElement:
		return d.begin(t, at)
	case xml.EndElement:
		d.end(at)
	case xml.CharData:
		return d.text(t, at)
	case xml.Comment:
		d.leave(at)
	case xml.Directive:
		d.doctype(string(t), at)
	case xml.ProcInst:
		d.instruction(t.Target, at)
	}
	return true
}

// otherCharset is asked when the XML declaration names another coding than
// UTF-8. Where only ASCII follows, that makes no difference.
func (d *drawing) otherCharset(name string, rest io.Reader) (io.Reader, error) {
	if !slices.ContainsFunc(d.data, func(b byte) bool { return b >= utf8.RuneSelf }) && !strings.HasPrefix(lowerASCII(name), "utf-") {
		return rest, nil
	}
	d.encoding = name
	return nil, io.ErrUnexpectedEOF
}

func (d *drawing) inside() (e element, ok bool) {
	if len(d.open) == 0 {
		return element{}, false
	}
	return d.open[len(d.open)-1], true
}

func (d *drawing) leave(s span) { d.leftOut = append(d.leftOut, s) }

// end closes the innermost element; the decoder has matched the tags.
func (d *drawing) end(at span) {
	e, _ := d.inside()
	d.open = d.open[:len(d.open)-1]
	d.parts.close(len(d.open))
	outer, _ := d.inside()
	switch {
	case e.hidden && !outer.hidden:
		d.leave(span{e.at, at.to})
	case !e.hidden && e.name == "style":
		d.judgeStyle(e)
	}
}

func (d *drawing) text(decoded xml.CharData, at span) bool {
	raw := d.data[at.from:at.to]
	e, inside := d.inside()
	switch {
	case e.hidden:
	case !d.rooted && len(bytes.TrimSpace(decoded)) > 0:
		d.report(d.errorAt(at.from, "picture-mislabelled", "the name ends in \".svg\" but the file does not begin as an SVG does").
			WithHint("export the drawing again as plain SVG"))
		return false
	case !inside && len(bytes.TrimSpace(decoded)) > 0:
		d.report(d.errorAt(at.from, "svg-malformed", "there is text outside the svg element").WithHint(plainSVG))
		return false
	case e.name == "style":
		d.style.add(string(decoded), raw, at.from)
	case bytes.HasPrefix(raw, []byte(cdataStart)):
		d.report(d.errorAt(at.from, "svg-forbidden", "a CDATA section is allowed only in a style").
			WithHint(`write the text itself, with "&lt;" for "<" and "&amp;" for "&"`))
	case len(d.leftOut) > 0 && d.leftOut[len(d.leftOut)-1].to == at.from && bytes.HasPrefix(bytes.TrimLeft(raw, "]"), []byte(">")):
		// "]]" before a comment and ">" after it must not meet.
		d.report(d.errorAt(at.from, "svg-malformed", `a ">" follows what is left out`).WithHint(`write "&gt;" for it`))
	}
	return true
}

// doctype accepts the DOCTYPE of SVG 1.1, which only names it, and refuses one
// that defines entities.
func (d *drawing) doctype(text string, at span) {
	e, inside := d.inside()
	switch {
	case e.hidden:
	case inside || d.rooted || !strings.HasPrefix(text, "DOCTYPE"):
		d.report(d.errorAt(at.from, "svg-malformed", "this declaration is out of place").WithHint(plainSVG))
	case strings.Contains(text, "["):
		d.report(d.errorAt(at.from, "svg-forbidden", "the DOCTYPE defines entities, which a published SVG must not have").
			WithHint(`in Illustrator, export with "Preserve Illustrator Editing Capabilities" switched off; elsewhere, delete the DOCTYPE`))
	default:
		d.leave(at)
	}
}

func (d *drawing) instruction(target string, at span) {
	e, _ := d.inside()
	switch {
	case e.hidden:
	case target == "xml" && at.from == 0:
		d.leave(at)
	default:
		d.report(d.errorAt(at.from, "svg-forbidden", "the instruction %q is not allowed", "<?"+target).WithHint("delete it, from <? to ?>"))
	}
}

// published is the file without what is left out.
func (d *drawing) published() []byte {
	if len(d.leftOut) == 0 {
		return bytes.TrimSpace(d.data)
	}
	slices.SortFunc(d.leftOut, func(a, b span) int { return a.from - b.from })
	var out []byte
	at := 0
	for _, s := range d.leftOut {
		if s.to <= at {
			continue // within another
		}
		out = append(out, d.data[at:s.from]...)
		at = s.to
	}
	out = append(out, d.data[at:]...)
	return bytes.TrimSpace(out)
}
