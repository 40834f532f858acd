package sanitize

import (
	"encoding/xml"
	"strings"

	"galen/internal/diag"
)

// begin judges a start tag; false ends the reading.
func (d *drawing) begin(t xml.StartElement, at span) bool {
	outer, inside := d.inside()
	if len(d.open) == maxNesting {
		d.report(d.errorAt(at.from, "svg-too-deep", "more than %d elements are nested inside each other here", maxNesting).
			WithHint("ungroup the drawing, or simplify it, and export it again"))
		return false
	}
	if !inside && !d.root(&t, at) {
		return false
	}
	e := element{name: t.Name.Local, at: at.from, hidden: outer.hidden}
	if !e.hidden {
		e.hidden = !d.publishes(t, outer, at)
	}
	d.open = append(d.open, e)
	if !e.hidden {
		d.attributes(t, at)
	}
	return true
}

// root judges the outermost element.
func (d *drawing) root(t *xml.StartElement, at span) bool {
	switch {
	case d.rooted:
		d.report(d.errorAt(at.from, "svg-malformed", "there is a second element after the end of the picture").WithHint(plainSVG))
		return false
	case t.Name.Local != "svg" || t.Name.Space != svgSpace && t.Name.Space != "":
		d.report(d.errorAt(at.from, "picture-mislabelled", "the name ends in \".svg\" but the first element is %q", t.Name.Local).
			WithHint("export the drawing again as plain SVG"))
		return false
	case t.Name.Space == "":
		d.report(d.errorAt(at.from, "svg-malformed", "the svg element does not say that it is SVG").
			WithHint(`write xmlns="%s" into it`, svgSpace))
		d.decoder.DefaultSpace, t.Name.Space = svgSpace, svgSpace
	}
	d.rooted, d.box.at = true, at.from
	return true
}

// publishes reports whether an element is published; when it is refused, that
// is reported.
func (d *drawing) publishes(t xml.StartElement, outer element, at span) bool {
	name, space := t.Name.Local, t.Name.Space
	prefix, _, prefixed := strings.Cut(rawName(d.data[at.from+1:at.to]), ":")
	switch {
	case prefixed && (space == prefix || space == ""):
		d.report(d.undeclared(prefix, at))
	case space == htmlSpace || space == mathSpace:
		d.report(d.errorAt(at.from, "svg-forbidden", "%q belongs to a web page, not to an SVG", name).
			WithHint("delete it, or export the drawing again as plain SVG"))
	case space != svgSpace || name == "metadata":
	case textOnly[outer.name]:
		d.report(d.errorAt(at.from, "svg-forbidden", "%q holds %q, but it must contain only text", outer.name, name).
			WithHint("delete the inner element, or move it out"))
	case !svgElements[name]:
		d.report(d.refusedElement(name, at))
	default:
		return true
	}
	return false
}

func (d *drawing) refusedElement(name string, at span) diag.Diagnostic {
	problem := d.errorAt(at.from, "svg-forbidden", "%q is not allowed in an SVG", name)
	if hint, ok := refusedHints[name]; ok {
		return problem.WithHint("%s", hint)
	}
	if near := diag.Nearest(name, elementNames); near != "" && len(name) > 1 {
		return problem.WithHint("did you mean %q?", near)
	}
	return problem.WithHint("delete it, or export the drawing again as plain SVG")
}

func (d *drawing) undeclared(prefix string, at span) diag.Diagnostic {
	problem := d.errorAt(at.from, "svg-malformed", "the prefix %q is used but not declared", prefix)
	if prefix == "xlink" {
		return problem.WithHint(`write xmlns:xlink="%s" into the svg element`, linkSpace)
	}
	return problem.WithHint("delete what begins with %q, or export the drawing again as plain SVG", prefix+":")
}

// attributes judges the attributes of a published element.
func (d *drawing) attributes(t xml.StartElement, at span) {
	places := attributeSpans(d.data[at.from:at.to])
	if len(places) != len(t.Attr) {
		d.report(d.errorAt(at.from, "svg-malformed", "the attributes of %q cannot be separated", t.Name.Local).WithHint(plainSVG))
		return
	}
	var target, id string
	seen := map[xml.Name]bool{}
	for i, a := range t.Attr {
		if len(d.problems) >= diag.Limit {
			return
		}
		if seen[a.Name] {
			d.report(d.errorAt(at.from, "svg-malformed", "%q has the attribute %q twice", t.Name.Local, a.Name.Local).WithHint("delete one of them"))
		}
		seen[a.Name] = true
		place := span{at.from + places[i].from, at.from + places[i].to}
		if !isSpace(d.data[place.from]) {
			d.report(d.errorAt(place.from, "svg-malformed", "there is no space between two attributes").WithHint("write a space here"))
		}
		name := rawName([]byte(strings.TrimSpace(string(d.data[place.from:place.to]))))
		if !d.publishesAttribute(t.Name.Local, a, name, at) {
			d.leave(place)
			continue
		}
		switch {
		case a.Name.Local == "href":
			target = strings.TrimPrefix(strings.TrimSpace(a.Value), "#")
		case a.Name.Space == "" && a.Name.Local == "id":
			id = a.Value
		}
	}
	d.count(t.Attr, id, target)
}

// count notes what a published element draws: itself, and the parts of the
// drawing that it points at.
func (d *drawing) count(attributes []xml.Attr, id, target string) {
	if len(d.open) == 1 {
		d.box.read(attributes)
	}
	d.parts.draw(len(d.open)-1, id)
	d.parts.repeat(target)
	for _, a := range attributes {
		for _, part := range localURLs(a.Value) {
			d.parts.repeat(part)
		}
	}
}

// publishesAttribute reports whether an attribute is published; when it is
// refused, that is reported. name is as written, with its prefix.
func (d *drawing) publishesAttribute(element string, a xml.Attr, name string, at span) bool {
	local := a.Name.Local
	prefix, _, prefixed := strings.Cut(name, ":")
	switch space := a.Name.Space; {
	case space == "xmlns" || name == "xmlns":
		return a.Value == svgSpace || a.Value == linkSpace
	case prefixed && (space == prefix || space == ""):
		d.report(d.undeclared(prefix, at))
	case (space == linkSpace || space == "") && local == "href":
		return d.publishesLink(element, a.Value, at)
	case space == xmlSpace && local == "base":
		d.report(d.errorAt(at.from, "svg-forbidden", "%q has the attribute \"xml:base\", which leads out of the file", element).WithHint("delete the attribute"))
	case space == xmlSpace:
		return local == "space" || local == "lang"
	case space != "":
	case strings.HasPrefix(lowerASCII(local), "on"):
		d.report(d.errorAt(at.from, "svg-forbidden", "%q runs a program in its attribute %q", element, local).WithHint("delete the attribute"))
	case !svgAttributes[local] && !strings.HasPrefix(local, "aria-"):
	case freeText[local] || strings.HasPrefix(local, "aria-"):
		return true
	default:
		for _, f := range cssFaults(a.Value) {
			d.report(d.errorAt(at.from, "svg-forbidden", "%q has \"%s\" in its attribute %q", element, f.text, local).WithHint("%s", f.hint))
		}
		return true
	}
	return false
}

// publishesLink allows a reference to another part of the same drawing.
func (d *drawing) publishesLink(element, target string, at span) bool {
	target = strings.TrimSpace(target)
	if len(target) > 1 && target[0] == '#' && !strings.ContainsAny(target, " \t\r\n") {
		return true
	}
	d.report(d.errorAt(at.from, "svg-forbidden", "%q points outside the file: %q", element, excerpt(target)).
		WithHint("copy what it shows into this drawing and point at that, as in \"#shape\""))
	return false
}

// excerpt is the beginning of a text that may be long.
func excerpt(text string) string {
	shown := 0
	for i := range text {
		if shown == 60 {
			return text[:i] + "…"
		}
		shown++
	}
	return text
}

// rawName is the name at the beginning of a tag or attribute, with its prefix.
func rawName(text []byte) string {
	for i, c := range text {
		if isSpace(c) || c == '=' || c == '>' || c == '/' {
			return string(text[:i])
		}
	}
	return string(text)
}

// attributeSpans finds where in a well-formed tag each attribute lies, with the
// white space before it.
func attributeSpans(tag []byte) []span {
	var spans []span
	i := 1 + len(rawName(tag[1:]))
	for {
		from := i
		for i < len(tag) && isSpace(tag[i]) {
			i++
		}
		for i < len(tag) && tag[i] != '"' && tag[i] != '\'' {
			i++
		}
		if i == len(tag) {
			return spans
		}
		quote := tag[i]
		for i++; i < len(tag) && tag[i] != quote; i++ {
		}
		if i == len(tag) {
			return spans
		}
		i++
		spans = append(spans, span{from, i})
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
