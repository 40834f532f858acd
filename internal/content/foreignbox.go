package content

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
)

// Boxes of other programs: alerts of GitHub and callouts of Obsidian, admonitions of MkDocs
// and reStructuredText, directives of MyST in a block of code. Each is refused with the
// block that Galen has for it. Those that begin with colons are read as blocks, and told
// by unknownBlock and by package directive.

// foreignBox is such a box: what it is called, and what stands in it.
type foreignBox struct {
	name, title string
	folded      bool
	body        string // without the marks of the box
	from, to    int    // in the source
}

// boxed are the blocks that a box of another program may become without knowing more
// than its words.
var boxed = map[string]bool{"note": true, "warning": true, "urgent": true, "aside": true, "details": true, "key-points": true}

// isBox reports whether a name is that of a box here or elsewhere.
func isBox(name string) bool {
	name = strings.ToLower(name)
	return boxed[name] || boxed[otherBlocks[name]]
}

// opening is the first line of the block that stands for a box, without its colons.
func (b foreignBox) opening() string {
	name := strings.ToLower(b.name)
	title := strings.TrimSpace(strings.NewReplacer(`"`, "'", "*", "", "`", "", "\n", " ").Replace(b.title))
	block := cmp.Or(otherBlocks[name], name)
	if b.folded {
		block = "details"
	}
	if !boxed[block] || block == "key-points" && !listed(b.body) {
		block, title = "note", cmp.Or(title, capital(name))
	}
	if block == "details" || block == "urgent" { // which need one
		title = cmp.Or(title, capital(name))
	}
	if title == "" {
		return block
	}
	return block + ` {title="` + title + `"}`
}

// listed reports whether a text is a list.
func listed(body string) bool {
	body = strings.TrimSpace(body)
	return strings.HasPrefix(body, "- ") || strings.HasPrefix(body, "* ") || strings.HasPrefix(body, "1. ")
}

// block is the box as a block of Galen.
func (b foreignBox) block() string {
	colons := ":::"
	for strings.Contains(b.body, colons) {
		colons += ":"
	}
	return colons + b.opening() + "\n" + cmp.Or(strings.Trim(b.body, "\n"), "Its words.") + "\n" + colons
}

// report tells of a box.
func (in *validator) reportBox(b foreignBox, message, how string) {
	in.report(b.from, b.to, stray{
		code: "container", level: diag.Error, message: message, mended: b.block(),
		hint: "write  :::" + b.opening() + "  on a line of its own, its words below it" + how + ", and  :::  on the line below them",
	})
}

// report tells of a stray that stands in the source.
func (in *validator) report(from, to int, s stray) {
	if name, ok := strings.CutPrefix(strings.TrimSpace(s.mended), "::"+partBlock+"{"); ok {
		s.hint = in.showPart(strings.TrimSuffix(name, "}"))
	}
	in.list = append(in.list, diag.Diagnostic{Position: in.lines.At(in.start + from), Severity: s.level, Code: s.code, Message: s.message, Hint: s.hinted()})
	if in.onStray != nil {
		in.onStray(from, to, s)
	}
}

var (
	alertLine      = regexp.MustCompile(`^\[!([A-Za-z][\w-]*)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*(.*)$`)
	admonitionLine = regexp.MustCompile(`^(!!!|\?\?\?\+?)[ \t]+([a-z][\w-]*)(?:[ \t]+(?:inline|end|annotate))*(?:[ \t]+["“'](.*?)["”'])?[ \t]*$`)
	directiveLine  = regexp.MustCompile(`^\.\. ([a-z][\w-]*)::[ \t]*(.*)$`)
	slashesLine    = regexp.MustCompile(`^///[ \t]+([a-z][\w-]*)(?:[ \t]*\|[ \t]*(.*))?$`)
)

// foreignBox finds a box that begins in a paragraph, and reports whether it does.
func (in *validator) foreignBox(n ast.Node) bool {
	lines := n.Lines()
	for i := range lines.Len() {
		at := lines.At(i).Start
		if at+3 >= len(in.source) {
			return false
		}
		switch in.source[at] {
		case '[':
			if i == 0 && in.source[at+1] == '!' && in.alert(n) {
				return true
			}
		case '!', '?', '.', '/':
			if in.source[at+1] == in.source[at] && in.admonition(n, i) {
				return true
			}
		}
	}
	return false
}

// alert finds  > [!NOTE]  of GitHub and Obsidian, with or without the quotation.
func (in *validator) alert(n ast.Node) bool {
	lines := n.Lines()
	m := alertLine.FindSubmatch(in.lineAt(lines.At(0).Start))
	if m == nil {
		return false
	}
	if address := filmAddress.FindString(string(m[3])); address != "" && strings.HasPrefix(string(m[3]), "(") {
		in.report(lines.At(0).Start, lines.At(0).Start+len(m[0]), stray{code: "foreign-line", level: diag.Error, message: playsFilm, mended: linkTo(address, "")})
		return true
	}
	b := foreignBox{name: string(m[1]), title: string(m[3]), folded: len(m[2]) > 0, from: lines.At(0).Start, to: lines.At(lines.Len() - 1).Stop}
	quote := n.Parent()
	if quote == nil || quote.Kind() != ast.KindBlockquote || quote.FirstChild() != n {
		b.body = rest(n, in.source, 1)
		in.reportBox(b, "this is the mark of a box of another program, which Galen does not read", "")
		return true
	}
	b.from = bytes.LastIndexByte(in.source[:b.from], '>')
	b.to = max(b.to, lastOf(quote))
	for next := in.source[b.to:]; len(next) > 0; next = in.source[b.to:] {
		line, _, _ := bytes.Cut(next, []byte("\n"))
		if b.to > 0 && in.source[b.to-1] == '\n' && !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte(">")) {
			break
		}
		b.to = min(len(in.source), b.to+len(line)+1)
	}
	_, below, _ := strings.Cut(string(in.source[b.from:b.to]), "\n")
	b.body = quotationMark.ReplaceAllString(below, "$1")
	if name := strings.ToLower(b.name); name == "quote" || name == "cite" {
		in.report(b.from, b.to, stray{code: "container", level: diag.Error, message: "this is the mark of a box of another program, which Galen does not read",
			mended: "> " + strings.TrimSpace(b.title+"\n"+strings.ReplaceAll(strings.TrimSpace(b.body), "\n", "\n> ")) + "\n", hint: "delete the mark: a quotation begins with  >  alone"})
		return true
	}
	if strings.TrimSpace(b.body) == "" && b.title != "" { // what was to be the title is all there is
		b.title, b.body = "", b.title
	}
	in.reportBox(b, "this is a box of another program, which Galen does not read", " without  >")
	return true
}

var quotationMark = regexp.MustCompile(`(?m)^([ \t]*)>[ \t]?`)

// lastOf is where the last line of text ends that stands in a block.
func lastOf(n ast.Node) (stop int) {
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if c.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if lines := c.Lines(); entering && lines != nil && lines.Len() > 0 {
			stop = max(stop, lines.At(lines.Len()-1).Stop)
		}
		return ast.WalkContinue, nil
	})
	return stop
}

// rest is the lines of a paragraph from a number on.
func rest(n ast.Node, source []byte, from int) string {
	var b strings.Builder
	for i := from; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		b.Write(line.Value(source))
	}
	return b.String()
}

// admonition finds  !!! note "Title",  .. note:: Title  and  /// note | Title  at a line of
// a paragraph. What belongs to it stands below, mostly indented.
func (in *validator) admonition(n ast.Node, i int) bool {
	lines := n.Lines()
	line := in.lineAt(lines.At(i).Start)
	b := foreignBox{from: lines.At(i).Start, to: lines.At(lines.Len() - 1).Stop, body: rest(n, in.source, i+1)}
	switch m, d, s := admonitionLine.FindSubmatch(line), directiveLine.FindSubmatch(line), slashesLine.FindSubmatch(line); {
	case m != nil:
		b.name, b.title, b.folded = string(m[2]), string(m[3]), m[1][0] == '?'
	case d != nil:
		return in.restructured(n, b, string(d[1]), string(d[2]))
	case s != nil:
		b.name, b.title = string(s[1]), string(s[2])
		b.body = strings.Trim(strings.ReplaceAll("\n"+b.body+"\n", "\n///\n", "\n"), "\n")
	default:
		return false
	}
	in.below(n, &b)
	in.reportBox(b, "this begins a box of another program, which Galen does not read", "")
	return true
}

// below adds the indented text below a paragraph to a box that has no words yet.
func (in *validator) below(n ast.Node, b *foreignBox) {
	code, ok := n.NextSibling().(*ast.CodeBlock)
	if !ok || strings.TrimSpace(b.body) != "" || code.Lines().Len() == 0 {
		return
	}
	b.body = string(code.Lines().Value(in.source))
	b.to = code.Lines().At(code.Lines().Len() - 1).Stop
}

// restructured reports a directive of reStructuredText.
func (in *validator) restructured(n ast.Node, b foreignBox, name, value string) bool {
	b.name = name
	options := map[string]string{}
	var words []string
	for _, line := range strings.Split(b.body, "\n") {
		if m := optionLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			options[m[1]] = m[2]
			continue
		}
		words = append(words, strings.TrimLeft(line, " \t"))
	}
	b.body = strings.Join(words, "\n")
	in.below(n, &b)
	in.directive(b, value, options)
	return true
}

var optionLine = regexp.MustCompile(`^:([\w-]+):[ \t]*(.*)$`)

// directive reports a directive of reStructuredText or MyST: what follows its name, and its
// options.
func (in *validator) directive(b foreignBox, value string, options map[string]string) {
	const message = "this is a directive of another program, which Galen does not read"
	if name := strings.ToLower(b.name); isBox(name) || titledBox[name] {
		if titledBox[name] || otherBlocks[name] == "details" || options["class"] == "dropdown" {
			b.title, value = value, ""
			if class, _, _ := strings.Cut(options["class"], " "); isBox(class) {
				b.name = class
			} else if !isBox(name) {
				b.name = "note"
			}
		}
		b.folded = strings.Contains(options["class"], "dropdown")
		if value != "" && strings.TrimSpace(b.body) == "" {
			b.body = value
		} else if value != "" && otherBlocks[name] != "" {
			b.title = value
		} else if value != "" {
			b.body = value + "\n" + b.body
		}
		in.reportBox(b, message, "")
		return
	}
	s := mendDirective(b, value, options)
	s.code, s.level, s.message = "container", diag.Error, message
	in.report(b.from, b.to, s)
}

// titledBox are directives that are boxes, and whose title follows their name.
var titledBox = map[string]bool{"admonition": true, "topic": true, "rubric": true}

// mendDirective is what is written here for a directive that is no box.
func mendDirective(b foreignBox, value string, options map[string]string) (s stray) {
	switch name := strings.ToLower(b.name); {
	case name == "figure" || name == "image":
		s.mended = pictureMarkup(cmp.Or(options["alt"], "What it shows"), value, oneLine(b.body))
	case name == "include" || name == "mdinclude" || name == "embed" || name == "transclude" || name == "snippet":
		s.mended, s.hint = mendInclude([]string{"", value})
	case name == "code-block" || name == "code" || name == "sourcecode" || name == "highlight" || name == "code-cell":
		s.mended = "```" + strings.Trim(value, "{}") + "\n" + strings.Trim(b.body, "\n") + "\n```"
		s.hint = "write  ```" + strings.Trim(value, "{}") + "  above the code and  ```  below it"
	case name == "math":
		s.mended, s.hint = mendFormula("$" + cmp.Or(strings.TrimSpace(b.body), value, "x = 1") + "$")
	case otherBlocks[name] == "quote":
		s.mended = "> " + strings.ReplaceAll(cmp.Or(strings.TrimSpace(b.body), value, "words"), "\n", "\n> ")
		s.hint = "begin each line of the quotation with > and a space: > words"
	case strings.Contains(name, "table"):
		s.mended = "| Group | People |\n|---|---|\n| A | 1 |"
		s.hint = "write each row on a line, between bars: | Group | People |, and below the first row |---|---|"
	case name == "toctree" || name == "contents" || name == "tableofcontents" || name == "index" || name == "raw" || name == "meta" || name == "bibliography":
		s.remove = true
	case name == "youtube" || name == "vimeo" || name == "video" || name == "iframe" || name == "audio":
		if s.mended, s.hint = mendMedia(value, ""); s.mended == "" {
			s.mended = cmp.Or(filmLink(value, name), "[What it shows](https://example.org/)")
		}
	case arranges[name]:
		s.mended, s.hint = strings.TrimSpace(b.body), "delete the line and the one that ends it: its contents are shown one below the other, each under a heading of its own"
	default:
		s.mended = "```\n" + strings.Trim(b.body, "\n") + "\n```"
		s.hint = "delete it, or put what it stands for into words; to show it as code, write  ```  without braces above it"
	}
	return s
}

// arranges are directives that put what stands in them beside each other.
var arranges = map[string]bool{
	"tab-set": true, "tab-item": true, "tabs": true, "tab": true, "grid": true, "grid-item": true, "columns": true, "column": true, "container": true, "div": true, "hlist": true,
}

// bracedHint says how a directive of MyST is written that has its name between braces,
// :::{figure} cup.png; "" of one that is a block, or that nobody knows.
func bracedHint(name, after string) string {
	small := strings.ToLower(name)
	block := cmp.Or(otherBlocks[small], small)
	if isBox(small) || titledBox[small] || block == partBlock || vocabulary[block].read != nil && block != "quote" && block != "table" && block != "embed" {
		return ""
	}
	s := mendDirective(foreignBox{name: name}, after, nil)
	if known := s.remove || !strings.HasPrefix(s.mended, "```\n"); !known {
		return ""
	}
	if small == "math" && after == "" {
		return "write formulas in words or with signs such as ², ×, ≤ and ½, or show them as code between backquotes: `x = 1`"
	}
	return s.hinted()
}

var fenceDirective = regexp.MustCompile(`^\{([.=]?)([A-Za-z][\w:.-]*)[^{}\n]*\}[ \t]*(.*)$`)

// fencedDirective reports a block of code that another program reads as something else,
// as MyST does with {note} after the backquotes, and whether it is one.
func (in *validator) fencedDirective(n *ast.FencedCodeBlock) bool {
	info := strings.TrimSpace(string(n.Info.Segment.Value(in.source)))
	ad, plugin := strings.CutPrefix(info, "ad-") // of Obsidian
	m := fenceDirective.FindStringSubmatch(info)
	if m == nil && !(plugin && isBox(ad)) {
		return false
	}
	b := foreignBox{name: ad, from: bytes.LastIndexByte(in.source[:n.Info.Segment.Start], '\n') + 1}
	if b.to = n.Info.Segment.Stop; n.Lines().Len() > 0 {
		b.to = n.Lines().At(n.Lines().Len() - 1).Stop
	}
	if end := bytes.TrimLeft(in.source[b.to:], "\n"); len(end) > 0 && (end[0] == '`' || end[0] == '~') {
		b.to = len(in.source) - len(bytes.TrimLeft(end, "`~"))
	}
	options, words := map[string]string{}, []string(nil)
	yaml := false
	for i, line := range strings.Split(string(n.Lines().Value(in.source)), "\n") {
		if o := optionLine.FindStringSubmatch(line); o != nil && len(words) == 0 {
			options[o[1]] = o[2]
		} else if line == "---" && (i == 0 || yaml) {
			yaml = !yaml
		} else if yaml || plugin && len(words) == 0 && strings.HasPrefix(line, "title:") {
			key, value, _ := strings.Cut(line, ":")
			options[key] = strings.TrimSpace(value)
		} else {
			words = append(words, line)
		}
	}
	b.body = strings.Trim(strings.Join(words, "\n"), "\n")
	switch {
	case m == nil:
		b.title = options["title"]
		in.reportBox(b, "this is a box of another program, and would be shown as code", "")
	case m[1] == "=":
		in.report(b.from, b.to, stray{code: "container", level: diag.Error, message: "text for other formats is not read, and would be shown as code", remove: true})
	case m[1] == "." && !isBox(m[2]):
		in.directive(foreignBox{name: "code", body: b.body, from: b.from, to: b.to}, m[2], nil)
	default:
		b.name = m[2]
		in.directive(b, m[3], options)
	}
	return true
}
