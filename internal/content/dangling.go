package content

import (
	"bytes"
	"maps"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
)

// missingAnchors checks links to places on the same page, whose gaps have no
// target.
func (in *validator) missingAnchors() {
	if in.part {
		return // the heading may be one of the article's
	}
	var known map[string]bool
	var ids []string
	sought := 0 // how often a nearest one was looked for
	for _, g := range in.gaps {
		if g.Kind != LinkStart || g.Target != "" {
			continue
		}
		if known == nil {
			known = map[string]bool{}
			for _, h := range in.headings {
				known[h.ID] = true
			}
			ids = slices.Collect(maps.Keys(known))
		}
		if known[g.Fragment] {
			continue
		}
		hint := "link to one of the headings of this page"
		if len(in.headings) > 0 {
			hint += ":"
			for _, h := range in.headings[:min(len(in.headings), 8)] {
				hint += " #" + h.ID
			}
		}
		if sought++; sought <= diag.Limit { // nobody reads more, and comparing takes its time
			if near := diag.Nearest(g.Fragment, ids); near != "" {
				hint = "did you mean #" + near + "?"
			}
		}
		in.problem(g.At, "broken-anchor", hint, "there is no heading %q on this page", "#"+g.Fragment)
	}
}

var (
	footnoteMark  = regexp.MustCompile(`(^|[^\\])(\[\^[^\]\s]+\])`)
	referenceMark = regexp.MustCompile(`(^|[^\\\]])(\[[^\]\[]+\]\[[^\]\[]*\])`)
)

// undefined finds references and footnotes that have no definition: the parser
// leaves their marks in the text as they are.
func (in *validator) undefined(block ast.Node) {
	if !in.marked {
		return
	}
	for c := block.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		start, end := t.Segment.Start, t.Segment.Stop
		for next, ok := c.NextSibling().(*ast.Text); ok && next.Segment.Start == end; next, ok = c.NextSibling().(*ast.Text) {
			c, end = next, next.Segment.Stop
		}
		in.undefinedIn(start, in.source[start:end])
	}
}

func (in *validator) undefinedIn(start int, raw []byte) {
	if !hasMarks(raw) {
		return // nearly every text: the patterns below took a quarter of a cold build
	}
	for _, m := range footnoteMark.FindAllSubmatchIndex(raw, -1) {
		at := in.lines.At(in.start + start + m[4])
		in.problem(at, "undefined-footnote", "add a line  "+string(raw[m[4]:m[5]])+": the note", "the footnote %s is not defined", raw[m[4]:m[5]])
	}
	for _, m := range referenceMark.FindAllSubmatchIndex(raw, -1) {
		if raw[m[4]+1] == '^' {
			continue
		}
		at := in.lines.At(in.start + start + m[4])
		in.problem(at, "undefined-reference", "add a line  [name]: https://…, or write the address in parentheses", "the reference %s is not defined", raw[m[4]:m[5]])
	}
}

func hasMarks(raw []byte) bool {
	return bytes.Contains(raw, []byte("[^")) || bytes.Contains(raw, []byte("]["))
}
