package sanitize

import (
	"bytes"
	"io"
	"strings"
)

// stop says why the file cannot be read on. The decoder's own words are for
// programmers; the place and the bytes there tell an editor more.
func (d *drawing) stop(err error, at span) {
	inner, inside := d.inside()
	switch {
	case d.encoding != "":
		d.report(d.errorAt(0, "svg-malformed", "the file says that its characters are coded as %q", d.encoding).WithHint("save it as UTF-8"))
	case err == io.EOF && d.rooted:
	case !d.rooted && len(bytes.TrimSpace(d.data)) == 0:
		d.report(fault("picture-empty", "the picture holds only white space").WithHint(copyAgain))
	case inside && bytes.HasPrefix(d.data[at.from:], []byte("</")) && d.data[at.to-1] == '>':
		d.report(d.errorAt(at.from, "svg-malformed", "%q closes nothing here: %q is still open", excerpt(string(d.data[at.from:at.to])), inner.name).
			WithHint(plainSVG))
	case at.to >= len(d.data) && inside:
		problem := d.errorAt(inner.at, "picture-truncated", "the SVG picture ends too early: %q is opened here but not closed", inner.name)
		d.report(problem.WithHint(incomplete))
	case at.to >= len(d.data):
		d.report(truncated("SVG"))
	case !d.entity(at):
		d.report(d.errorAt(at.from, "svg-malformed", "the file is not well-formed XML here").WithHint(plainSVG))
	}
}

// entity reports the "&" that the reading stopped at, if it did.
func (d *drawing) entity(at span) bool {
	i := bytes.LastIndexByte(d.data[at.from:at.to], '&')
	if i < 0 {
		return false
	}
	i += at.from
	name, _, closed := strings.Cut(string(d.data[i:at.to]), ";")
	name = excerpt(name)
	switch {
	case !closed || len(name) < 2 || strings.ContainsAny(name, "<> \t\r\n\"'"):
		d.report(d.errorAt(i, "svg-malformed", `"&" is alone here`).WithHint(`write "&amp;" for it`))
	case name[1] == '#':
		d.report(d.errorAt(i, "svg-malformed", "%q is not a character", name+";").WithHint("write the character itself"))
	default:
		d.report(d.errorAt(i, "svg-forbidden", "the entity %q is not allowed", name+";").
			WithHint("write what it stands for, or export the drawing again as plain SVG"))
	}
	return true
}
