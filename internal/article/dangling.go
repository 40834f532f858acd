package article

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/diag"
)

// missingAnchors checks links to places on the same page, whose gaps have no
// target.
func (in *inspector) missingAnchors() {
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
func (in *inspector) undefined(block ast.Node) {
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

func (in *inspector) undefinedIn(start int, raw []byte) {
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

// definition is the name, such as [^1], of the footnote that is defined at offset
// at of text, where "[^" stands; nil when none is.
func definition(text []byte, at int) []byte {
	before := text[bytes.LastIndexByte(text[:at], '\n')+1 : at]
	if len(before) > 3 || len(bytes.Trim(before, " ")) > 0 {
		return nil
	}
	end := at + 2
	for end < len(text) && text[end] != ']' && !strings.ContainsRune(" \t\n\f\r", rune(text[end])) {
		end++
	}
	if end == at+2 || !bytes.HasPrefix(text[end:], []byte("]:")) {
		return nil
	}
	return text[at : end+1]
}

// unusedFootnotes finds notes that nothing refers to: the parser drops them,
// and with them the editor's words.
func (in *inspector) unusedFootnotes(doc ast.Node) {
	var kept map[string]bool
	mark := []byte("[^")
	for at := bytes.Index(in.source, mark); at >= 0; {
		if name := definition(in.source, at); name != nil {
			if kept == nil {
				kept = usedFootnotes(doc)
			}
			if !kept[string(name)] && bytes.Count(in.source, name) == 1 {
				in.problem(in.lines.At(in.start+at), "unused-footnote", "refer to it in the text, or delete it", "nothing refers to the footnote %s", name)
			}
		}
		next := bytes.Index(in.source[at+1:], mark)
		if next < 0 {
			return
		}
		at += 1 + next
	}
}

// usedFootnotes are the marks of those that the parser has kept, all of which it
// puts into one list at the end.
func usedFootnotes(doc ast.Node) map[string]bool {
	used := map[string]bool{}
	if list, ok := doc.LastChild().(*extast.FootnoteList); ok {
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			used["[^"+string(n.(*extast.Footnote).Ref)+"]"] = true
		}
	}
	return used
}
