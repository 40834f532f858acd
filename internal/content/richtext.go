package content

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
)

// rich reads a field of Markdown: paragraphs, lists, stressed words and links. What is more
// than that belongs to the text of the document.
func (h *headerDecoder) rich(r *frontmatter.Reader, key string) *RichText {
	v := r.Raw(key)
	if v.Kind != frontmatter.Text && v.Kind != frontmatter.Number && v.Kind != frontmatter.Date {
		r.Problem(key, "wrong-type", "write  "+key+": |  and the text below it, each line indented by two spaces", "%q must be text, and this is %s", key, v.Kind)
		return nil
	}
	p := divided{text: []byte("\n" + v.Text), body: 1, field: true} // as below front matter
	var said textseg.Text
	in, list := examine(h.doc.File, p, h.rules.in(h.doc.Lang.Text), nil, &said)
	if in != nil {
		list = append(list, in.tooRich()...)
	}
	place := h.placeWithin(v)
	for _, d := range list {
		h.add(at(d, place(d.Position)))
	}
	if in == nil {
		return nil
	}
	var body Body
	if list.Failed() {
		body = in.unset()
	} else {
		body = set(in.text.doc, in.source, h.doc.Slug.Text+"-"+key, in)
	}
	rich := &RichText{Segments: body.Segments, Placeholders: body.Placeholders, Plain: linesOf(&said)}
	for i := range rich.Placeholders {
		rich.Placeholders[i].At = place(rich.Placeholders[i].At)
	}
	return rich
}

// marksMeant takes back the warnings of marks in the value that begins on a line, which goes
// on over empty lines and those that stand further in.
func (h *headerDecoder) marksMeant(line int) {
	lines := strings.Split(string(h.text), "\n")
	indent := func(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
	last, key := line, line-1
	for key > 0 && (!strings.Contains(lines[key], ":") || indent(lines[key]) > 0 && indent(lines[key-1]) < indent(lines[key])) {
		key-- // of a text that begins below its key
	}
	for last < len(lines) && (strings.TrimSpace(lines[last]) == "" || indent(lines[last]) > indent(lines[key])) {
		last++
	}
	for _, quotes := range []string{`"""`, "'''"} { // of TOML
		if strings.Count(lines[line-1], quotes) != 1 {
			continue
		}
		for last = line; last < len(lines) && !strings.Contains(lines[last], quotes); {
			last++
		}
		last++
	}
	*h.list = slices.DeleteFunc(*h.list, func(d diag.Diagnostic) bool {
		return d.Code == "mark-in-text" && d.Line >= line && d.Line <= last
	})
}

func at(d diag.Diagnostic, place diag.Position) diag.Diagnostic {
	d.Position = place
	return d
}

// tooRich reports what only the text of a document may hold.
func (in *validator) tooRich() (list diag.List) {
	add := func(at diag.Position, what, hint string) {
		list = append(list, diag.Errorf(at, "bad-field", "a field cannot hold %s", what).WithHint("%s", hint))
	}
	const elsewhere = "write it in the text of the document; a field holds paragraphs, lists, links and stressed words"
	ast.Walk(in.text.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindHeading:
			add(in.at(n), "headings", elsewhere)
		case directive.Kind:
			add(in.at(n), "blocks", elsewhere)
			return ast.WalkSkipChildren, nil
		case ast.KindImage:
			add(in.at(n), "pictures", "declare a field of the type  picture,  or write it in the text of the document")
		case extast.KindFootnoteLink:
			add(in.at(n), "footnotes", elsewhere)
		}
		return ast.WalkContinue, nil
	})
	return list
}

// placeWithin says where a place of a value's text stands in the file. Of a text that is
// folded, only where it begins is known.
func (h *headerDecoder) placeWithin(v frontmatter.Value) func(diag.Position) diag.Position {
	lines := strings.Split(string(h.text), "\n")
	here := func(diag.Position) diag.Position { return v.At }
	if v.At.Line < 1 || v.At.Line > len(lines) {
		return here
	}
	if !strings.Contains(strings.TrimSuffix(v.Text, "\n"), "\n") {
		first, _, _ := strings.Cut(v.Text, "\n")
		for line := v.At.Line; line <= min(v.At.Line+1, len(lines)); line++ {
			if from := strings.Index(lines[line-1], first); from >= 0 && first != "" {
				return shifted(line, len([]rune(lines[line-1][:from])))
			}
		}
		return here
	}
	for line := v.At.Line; line <= min(v.At.Line+1, len(lines)); line++ { // of a block, the line below the key
		first, second, _ := strings.Cut(v.Text, "\n")
		second, _, _ = strings.Cut(second, "\n")
		indent := strings.Index(lines[line-1], first)
		if first != "" && indent >= 0 && line < len(lines) && strings.TrimLeft(lines[line], " ") == strings.TrimLeft(second, " ") && strings.TrimSpace(lines[line-1][:indent]) == "" {
			return shifted(line, indent)
		}
	}
	return here
}

// shifted moves places of a text that begins on a line, each line of it after an indent.
func shifted(line, indent int) func(diag.Position) diag.Position {
	return func(p diag.Position) diag.Position {
		p.Line += line - 2 // an empty line stands above the text
		p.Column += indent
		return p
	}
}

// linesOf is the words of a text, a line for each of its blocks.
func linesOf(t *textseg.Text) string {
	var all []string
	for i := range t.Blocks {
		all = append(all, t.Blocks[i].Text)
	}
	return strings.Join(all, "\n")
}
