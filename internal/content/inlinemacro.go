package content

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"galen/internal/diag"
)

// Marks with a name that stand in a line: of Docusaurus and Pandoc (:note[words]), AsciiDoc
// (xref:flu.adoc[words]), Org ([fn:1]), and variables that a program would fill in (${title}).

// inlineMacros finds them.
func (l *literal) inlineMacros(*validator) []stray {
	if !bytes.ContainsAny(l.text, "[{+^%<@(") && !bytes.Contains(l.text, []byte("::")) {
		return nil
	}
	return l.find(macroPatterns)
}

const (
	namedMark = "this mark of another program would be printed as typed"
	filledIn  = "this is a variable of another program, which Galen does not fill in"
)

var macroPatterns = []pattern{
	{regexp.MustCompile(`(?:^|[^:\w])(::?[A-Za-z][\w-]*(?:\[[^\[\]]*\]|\{[^{}\n]*\})+)`), ":", "container", diag.Error, namedMark, nil, mendNamedMark},
	{regexp.MustCompile(`\w(:su[bp]\[[^\[\]]*\])`), ":su", "container", diag.Error, namedMark, nil, mendNamedMark},
	{regexp.MustCompile(`\b((?:xref|link|footnote|footnoteref|kbd|btn|menu|stem|latexmath|asciimath|pass|icon|indexterm2?|anchor):[^\s\[\]]*\[[^\[\]\n]*\])`), ":", "unread-mark", diag.Error, namedMark, nil, mendMacro},
	{regexp.MustCompile(`\[fn:[\w-]*(?::[^\[\]]*)?\]`), "[fn:", "unread-mark", diag.Error, "this footnote of Org would be printed as typed", nil, mendOrgNote},
	{regexp.MustCompile(`\[cite(?:/[\w/]*)?:[^\[\]]*\]`), "[cite", "unread-mark", diag.Error, "this citation of Org would be printed as typed", nil, mendOrgCitation},
	{regexp.MustCompile(`<<([A-Za-z][\w-]*,[^\s<>,][^<>\n]*)(?:>>|\x00\x00)`), "<<", "broken-link", diag.Error, "this is a link of AsciiDoc, which Galen does not read", nil, mendCross},
	{regexp.MustCompile(`<<[A-Za-z_]\w*[-_0-9][\w-]*(?:>>|\x00\x00)`), "<<", "broken-link", diag.Error, "this is a link of AsciiDoc, which Galen does not read", nil, mendCrossName},
	{regexp.MustCompile(`\(\(\([^()\n]+\)\)\)`), "(((", "unread-mark", diag.Error, "this entry of an index would be printed", nil, remove},
	{regexp.MustCompile(`\[-@[\w:.-]*\w[^\[\]]*\]`), "[-@", "unread-citation", diag.Error, "this citation of Pandoc would be printed as typed", nil,
		func(w string) (string, string) {
			return strings.Replace(w, "-", "", 1), "write  " + oneLine(strings.Replace(w, "-", "", 1)) + "  for a reference of the front matter, or delete it"
		}},
	{regexp.MustCompile(`(?:^|[\s(\[-])(@(?:fig|tbl|sec|eq|lst|thm)-[\w-]*\w)`), "@", "unread-mark", diag.Error, "this leads to a figure or the like in Quarto, and would be printed", nil,
		func(string) (string, string) {
			return "the figure below", "write in words where it is, such as  the figure below"
		}},
	{regexp.MustCompile(`<>[^<>\n]*</>|(?m)^</?>$`), ">", "unread-mark", diag.Error, "these marks of a program would be printed", nil,
		func(w string) (string, string) { return strings.NewReplacer("<>", "", "</>", "").Replace(w), "" }},
	{regexp.MustCompile(`\{docsify-[a-z-]+\}`), "{docsify", "unread-mark", diag.Error, namedMark, nil, remove},
	{regexp.MustCompile(`(?s)\{/\*.*?\*/\}`), "{/*", "desk-note", diag.Error, "this note would be published", nil,
		func(w string) (string, string) { return mendNote(strings.TrimSpace(w[3 : len(w)-3])) }},
	{regexp.MustCompile(`[$#@]\{[A-Za-z][\w.:-]*\}|\{[a-z]\w*(?:\.\w+)+(?:\([^{}\n]*\))?\}|\{(?:nbsp|zwsp|title|author|date|description|url|baseurl|children|content|version|page|site)\}`), "{", "shortcode", diag.Error, filledIn, nil, mendVariable},
	{regexp.MustCompile(`(?:^|[\s(])(%[A-Za-z][A-Za-z0-9_]*%)(?:$|[\s).,;])`), "%", "shortcode", diag.Error, filledIn, nil, mendVariable},
	{regexp.MustCompile(`\[%[-+~=#]?[^%\[\]]*%\]`), "[%", "shortcode", diag.Error, filledIn, nil, mendVariable},
	{regexp.MustCompile(`(?:^|[\s(])(\+\+[A-Za-z][\w-]*(?:\+[\w-]+)+\+\+)`), "++", "unread-mark", diag.Error, "these key marks would be printed as typed", nil,
		func(w string) (string, string) { return "`" + strings.Trim(w, "+") + "`", "" }},
	{regexp.MustCompile(`\^\^[^\s^](?:[^^\n]*[^\s^])?\^\^`), "^^", "unread-mark", diag.Error, namedMark, nil,
		func(w string) (string, string) { return strings.Trim(w, "^"), "" }},
	{regexp.MustCompile(`(?m)[A-Za-z)](::)$`), "::", "unread-mark", diag.Error, "these two colons, a mark of reStructuredText, would be printed", (*literal).inParagraph,
		func(string) (string, string) { return ":", "write one colon" }},
	{regexp.MustCompile(`\[[a-z][\w-]* (?:id|ids|key|keys|name|slug|ref|src|category|tag|user|username)=[^\s\[\]=][^\[\]]*\]`), "=", "shortcode", diag.Error, "this is a shortcode of WordPress, which Galen does not read", nil, mendBrackets},
	{regexp.MustCompile(`\[(?:embed|cite|bibcite|bibshow|latexpage|twitter-timeline)\]`), "[", "shortcode", diag.Error, "this is a shortcode of WordPress, which Galen does not read", nil, remove},
}

var namedParts = regexp.MustCompile(`^::?([A-Za-z][\w-]*)(?:\[([^\[\]]*)\])?(?:\{([^{}\n]*)\})?`)

// mendNamedMark mends :name[words]{key="value"}.
func mendNamedMark(written string) (mended, hint string) {
	m := namedParts.FindStringSubmatch(written)
	name, inside, told := strings.ToLower(m[1]), strings.TrimSpace(m[2]), strings.TrimSpace(m[3])
	block := blockNamed(name)
	if block == "" {
		block = name
	}
	switch {
	case block == partBlock:
		return mendInclude([]string{"", inside + told})
	case boxed[block]:
		b := foreignBox{name: block, body: inside}
		if inside == "" {
			b.title = strings.Trim(told[strings.IndexByte(told, '=')+1:], `"'`)
		}
		return b.block(), "write  :::" + b.opening() + "  on a line of its own, its words below it, and  :::  on the line below them"
	case block == "embed" || block == "video" || block == "audio":
		if mended, hint = mendMedia(inside+" "+told, ""); mended != "" {
			return mended, hint
		}
		return filmLink(inside+" "+told, name), ""
	case block == "gallery" || name == "img" || name == "image":
		if m := mediaSource.FindStringSubmatch(told); m != nil {
			return pictureMarkup(cmp.Or(inside, "What it shows"), m[1], ""), ""
		}
	case name == "a" || name == "link":
		if m := namedValue.FindStringSubmatch(told); m != nil {
			return "[" + inside + "](" + target(m[2]) + ")", ""
		}
	case name == "b":
		return "**" + inside + "**", ""
	case name == "i" || name == "em":
		return "*" + inside + "*", ""
	}
	mended = mendRole(name, inside)
	switch m := leftLanguage.FindStringSubmatch(told); {
	case m != nil && mended != "":
		mended = inPassage(mended, m[1])
	case name == "lang" || name == "language":
		mended = inPassage(inside, strings.Trim(told, `"' `))
	}
	return mended, ""
}

// mendMacro mends name:address[words].
func mendMacro(written string) (mended, hint string) {
	head, inside, _ := strings.Cut(strings.TrimSuffix(written, "]"), "[")
	name, address, _ := strings.Cut(head, ":")
	switch name {
	case "xref", "link":
		page, fragment, found := strings.Cut(address, "#")
		page = strings.TrimSuffix(page, ".adoc")
		if found {
			page += "#" + fragment
		}
		return "[" + cmp.Or(inside, page) + "](" + target(page) + ")", ""
	case "footnote", "footnoteref":
		return "[^note]", "write  [^note]  here, and below the paragraph, after an empty line,  [^note]: " + cmp.Or(oneLine(inside), "the note")
	case "kbd", "btn", "menu":
		return "`" + strings.Trim(address+" "+inside, " ") + "`", ""
	case "stem", "latexmath", "asciimath":
		return mendFormula("$" + inside + "$")
	case "pass":
		return inside, ""
	}
	return "", ""
}

func mendOrgNote(written string) (mended, hint string) {
	name, _, _ := strings.Cut(strings.TrimSuffix(written[len("[fn:"):], "]"), ":")
	name = cmp.Or(name, "note")
	return "[^" + name + "]", "write  [^" + name + "]  here, and below the paragraph, after an empty line,  [^" + name + "]: the note"
}

var citedKey = regexp.MustCompile(`@[\w:.-]*\w`)

func mendOrgCitation(written string) (mended, hint string) {
	if keys := citedKey.FindAllString(written, -1); keys != nil {
		return "", "delete it, or cite references of the front matter: [" + strings.Join(keys, "; ") + "]"
	}
	return "", ""
}

func mendCross(written string) (mended, hint string) {
	id, inside, _ := strings.Cut(strings.Trim(written, "<>"), ",")
	return "[" + inside + "](#" + Slug(strings.TrimLeft(id, "_")) + ")", ""
}

func mendCrossName(written string) (mended, hint string) {
	id := containerName.FindString(written)
	mended = "[" + id + "](#" + Slug(id) + ")"
	return mended, "write  " + mended + "  with the words of the link between the brackets; or, for a quotation, straight marks:  \"" + id + "\""
}

// mendVariable shows a variable as code: nobody knows what it stands for.
func mendVariable(written string) (mended, hint string) {
	mended = quoted(written)
	return mended, "write what it stands for, or delete it; " + asCode + ": " + mended
}
