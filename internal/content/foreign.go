package content

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"galen/internal/diag"
)

// pattern is a form of markup that Galen does not read.
type pattern struct {
	form    *regexp.Regexp // its first group, or else all of it, is the stray
	trigger string         // without which the form cannot match
	code    string
	level   diag.Severity
	message string
	place   func(l *literal, from, to int) bool // whether it counts here; nil: always
	mend    func(written string) (mended string, hint string)
}

// find lists what matches one of the patterns.
func (l *literal) find(patterns []pattern) (found []stray) {
	for _, p := range patterns {
		if !bytes.Contains(l.text, []byte(p.trigger)) {
			continue
		}
		for _, m := range p.form.FindAllSubmatchIndex(l.text, -1) {
			from, to := m[0], m[1]
			if len(m) > 2 && m[2] >= 0 {
				from, to = m[2], m[3]
			}
			if bytes.IndexByte(l.text[from:to], reported) >= 0 || p.place != nil && !p.place(l, from, to) {
				continue
			}
			s := stray{from: from, to: to, code: p.code, level: p.level, message: p.message}
			s.mended, s.hint = p.mend(l.written(from, to))
			s.remove = s.mended == "" && s.hint == ""
			l.ownLines(&s)
			found = append(found, s)
			for i := from; i < to; i++ {
				l.text[i] = reported
			}
		}
	}
	return found
}

// ownLines puts the first or last line of a block on a line of its own.
func (l *literal) ownLines(s *stray) {
	if !strings.HasPrefix(s.mended, ":::") {
		return
	}
	if s.hint == "" {
		s.hint = "write  " + oneLine(s.mended) + "  on a line of its own, and  :::  on a line below its words"
		if s.mended == ":::" {
			s.hint = "write  :::  on a line of its own"
		}
	}
	if l.before(s.from) != '\n' {
		s.mended = "\n" + s.mended
	}
	if l.after(s.to) != '\n' {
		s.mended += "\n"
	}
}

// foreign finds what other programs would replace by something else.
func (l *literal) foreign(*validator) []stray { return l.find(foreignPatterns) }

// foreignPatterns are errors: what they stand for is lost, or what nobody should
// read leaks.
var foreignPatterns = []pattern{
	{regexp.MustCompile(`(?i)^\s*(\[\[?[_\x00]*toc[_\x00]*\]?\]|\{:toc\}|\$\{toc\}|@\[toc\]|\{\{ ?toc ?\}\})\s*$`), "", "contents-mark", diag.Error,
		"Galen makes the list of contents itself, and this would be printed", nil, remove},
	{regexp.MustCompile(`\{\{-?[ \t]*(?:[.$]|(?:end|else|if|range|with|template|block|define)\b)[^{}\n]*\}\}`), "{{", "template-action", diag.Warning,
		"what templates do is not done in a text: this is printed as it was typed", nil, mendAction},
	{regexp.MustCompile(`(?s)\{\{.*?\}\}+|\{%.*?%\}|<%.*?%>`), "", "shortcode", diag.Error,
		"this is a shortcode or variable of another program, which Galen does not fill in", nil, mendShortcode},
	{regexp.MustCompile(`\|[A-Z][A-Z0-9_:]*\|`), "|", "shortcode", diag.Error,
		"this is a variable of another program, which Galen does not fill in", func(l *literal, from, to int) bool { return l.before(from) == '*' && l.after(to) == '*' }, mendShortcode},
	{regexp.MustCompile(`(?s)\{\+\+.*?\+\+\}|\{--.*?--\}|\{>>.*?<<\}|\{==.*?==\}`), "{", "desk-note", diag.Error,
		"this mark of an edit would be published", nil, mendEdit},
	{regexp.MustCompile(`(?s)\{::comment\s*/?\}.*?\{:/(?:comment)?\}`), "{::comment", "desk-note", diag.Error, "this note would be published", nil,
		func(w string) (string, string) {
			return mendNote(strings.TrimSpace(w[strings.IndexByte(w, '}')+1 : strings.LastIndexByte(w, '{')]))
		}},
	{regexp.MustCompile(`(?m)^%{3,}.*$`), "%%%", "desk-note", diag.Error,
		"this line is a note or a divider of another program, and would be published", nil, mendPercents},
	{regexp.MustCompile(`(?s)\[[A-Za-z][\w-]*\b[^\[\]]*\].*?\[/[A-Za-z][\w-]*\]`), "[/", "shortcode", diag.Error,
		"this is a shortcode of WordPress or a bulletin board, which Galen does not read", closesItself, mendBrackets},
	{regexp.MustCompile(`\[[A-Za-z][\w-]*(?:[ =][^\[\]]*)?\]`), "[", "shortcode", diag.Error,
		"this is a shortcode of WordPress, which Galen does not read", closedElsewhere, mendTagPair},
	{regexp.MustCompile(`\[/[A-Za-z][\w-]*\]`), "[/", "shortcode", diag.Error,
		"this is a shortcode of WordPress or a bulletin board, which Galen does not read", nil, mendTagPair},
	{regexp.MustCompile(`\[(?:` + embedding + `)[ =:][^\[\]]*\]|\[(?:` + attributed + `)[ =][^\[\]]*(?:=|://)[^\[\]]*\]|\[gallery\]|\[[a-z][\w-]* [^\[\]]*[\w-]+=["'“][^\[\]]*\]`), "[", "shortcode", diag.Error,
		"this is a shortcode of WordPress, which Galen does not read", nil, mendBrackets},
	{regexp.MustCompile(`\[\[[^\[\]\n]+\]\[[^\[\]\n]+\]\]`), "][", "wiki-link", diag.Error,
		"this is a link of Org or of a wiki, which Galen does not read", nil, mendOrg},
	{regexp.MustCompile(`!?\[\[[^\[\]\n]+\]\]`), "[[", "wiki-link", diag.Error,
		"this is a link of a wiki or of Obsidian, which Galen does not read", nil, mendWiki},
	{regexp.MustCompile(`(?m)^:{3,}.*$`), ":::", "container", diag.Error,
		"this line is indented too far to begin or end a block", (*literal).inParagraph, func(w string) (string, string) { return "\n" + w, "delete the spaces before it" }},
	{regexp.MustCompile(`(?m)^\([A-Za-z][\w-]*\)=[ \t]*$|^\+\+\+[ \t]*$`), "", "unread-mark", diag.Error, "this mark of MyST would be printed as it was typed", (*literal).inParagraph, remove},
	{regexp.MustCompile(`^%[ \t]+[^\x00]*$`), "%", "desk-note", diag.Error, "this is a note to colleagues in MyST, and would be published", (*literal).inParagraph, mendMystComment},
	{regexp.MustCompile(`(?m)^(?:import\s[^\n]*\sfrom\s+["'“”][^\n]*|import\s+["'][^\n]*["'];?|export\s+(?:const|default)\s[^\n]*)$`), "port", "shortcode", diag.Error,
		"this line of a program would be printed", (*literal).inParagraph, remove},
	{regexp.MustCompile(`(?:^|[ \n])(\^[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*)\s*$`), "^", "unread-mark", diag.Error, "this name of a paragraph, a mark of Obsidian, would be printed", (*literal).inParagraph, remove},
	{regexp.MustCompile(`[\[(][A-Za-z][\w -]*:: [^\[\]()]*[\])]|(?m)^[A-Za-z][\w-]*:: \S.*$`), ":: ", "unread-mark", diag.Error, "this field of Obsidian would be printed", nil, remove},
	{regexp.MustCompile(`(?:^|[^:\w])(::?[a-z][\w-]*\[[^\[\]]*\]\{[^{}]*\})`), "]{", "container", diag.Error,
		"this is a directive of another program, which Galen does not read", nil, mendDirective},
}

// Shortcodes of WordPress: those that show what lies elsewhere, and those whose
// name may also be a word in brackets.
const (
	embedding  = "youtube|vimeo|embed|soundcloud|slideshare|dailymotion|wpvideo|youtube_sc|tweet|instagram|googlemaps"
	attributed = "caption|wp_caption|gallery|audio|video|playlist|iframe|button|contact-form|contact-form-7|media-credit|pullquote"
)

func remove(string) (string, string) { return "", "" }

func (l *literal) inParagraph(int, int) bool { return l.running() }

// outsideHeadings is for what is an error of a heading already.
func (l *literal) outsideHeadings(int, int) bool { return l.node.Kind() != ast.KindHeading }

// mendTagPair mends the first or the last tag of a shortcode that goes over several paragraphs.
func mendTagPair(written string) (mended, hint string) {
	name := strings.ToLower(containerName.FindString(written))
	name = name[strings.LastIndexByte(name, '_')+1:]
	switch {
	case !isBox(name) && !generic[name]:
		return "", ""
	case written[1] == '/':
		return ":::", ""
	}
	return boxMark(name, written), ""
}

// closesItself reports whether a shortcode is closed by the name that opened it.
func closesItself(l *literal, from, to int) bool {
	s := l.written(from, to)
	name := containerName.FindString(s[1:])
	return strings.HasSuffix(s, "[/"+name+"]")
}

// closedElsewhere reports whether the shortcode that stands at a place is closed
// anywhere in the text.
func closedElsewhere(l *literal, from, to int) bool {
	return bytes.Contains(l.source, []byte("[/"+containerName.FindString(l.written(from+1, to))+"]"))
}

const asCode = "to show it as it is, put it between backquotes"

// quoted is a text between as many backquotes as it needs.
func quoted(s string) string {
	s = oneLine(s)
	if !strings.Contains(s, "`") {
		return "`" + s + "`"
	}
	return "`` " + s + " ``"
}

var (
	quotedValue  = regexp.MustCompile(`["'“]([^"'“”]*)["'”]`)
	namedValue   = regexp.MustCompile(`\b(src|file|image|slug|alt|caption|id|url|href)\s*[=:]\s*["'“]?([^"'“”\s>}|]+[^"'“”>}|]*)["'”]?`)
	filmAddress  = regexp.MustCompile(`(?:https?:)?//[^\s"'“”<>\]})]+`)
	filmName     = regexp.MustCompile(`^[\w-]{6,}$`)
	templateName = regexp.MustCompile(`^\{[{%][<%-]*\s*([\w./-]+)`)
)

// mendAction shows an action of a template as code.
func mendAction(written string) (mended, hint string) {
	mended = quoted(written)
	return mended, "delete it; " + asCode + ": " + shortened(mended)
}

// mendShortcode mends what stands between braces.
func mendShortcode(written string) (mended, hint string) {
	name := ""
	if m := templateName.FindStringSubmatch(written); m != nil {
		name = strings.ToLower(m[1])
	}
	value := ""
	if m := quotedValue.FindStringSubmatch(written); m != nil {
		value = m[1]
	}
	if mark := boxMark(name, written); mark != "" {
		return mark, ""
	}
	switch {
	case name == "gallery":
		return mendGallery()
	case strings.Contains(name, "video") || strings.Contains(name, "audio") || name == "include" && mediaFile.MatchString(written):
		if mended, hint = mendMedia(written, ""); mended != "" {
			return mended, hint
		}
	}
	switch {
	case name == "site.url" || name == "site.baseurl" || name == "page.url" || strings.HasPrefix(name, "/") || strings.HasPrefix(name, "end"):
		return "", ""
	case strings.Contains(written, "| url") || strings.Contains(written, "| relative_url") || name == "ref" || name == "relref":
		if value != "" && !strings.ContainsAny(value, " {}") {
			return value, ""
		}
	case strings.Contains(name, "youtube") || strings.Contains(name, "vimeo") || filmAddress.MatchString(written):
		if film := filmLink(written, name); film != "" {
			return film, ""
		}
	case strings.Contains(name, "figure") || strings.Contains(name, "img") || strings.Contains(name, "image"):
		values := map[string]string{}
		for _, m := range namedValue.FindAllStringSubmatch(written, -1) {
			values[m[1]] = strings.TrimSpace(m[2])
		}
		if all := quotedValue.FindAllStringSubmatch(written, 2); len(values) == 0 && len(all) > 0 {
			values["src"], values["alt"] = all[0][1], all[len(all)-1][1]
		}
		if src := cmp.Or(values["src"], values["file"], values["image"]); src != "" {
			return pictureMarkup(cmp.Or(values["alt"], "What it shows"), src, values["caption"]), ""
		}
	}
	mended = quoted(written)
	return mended, "write out what it stands for, or delete it; " + asCode + ": " + shortened(mended)
}

// boxMark is the first or last line of the block that stands for a shortcode which begins
// or ends a box; "" for any other.
func boxMark(name, written string) string {
	for _, end := range []string{"/", "end"} {
		if inside, ends := strings.CutPrefix(name, end); ends && (isBox(inside) || generic[inside]) {
			return ":::"
		}
	}
	if name == "include" { // of Jekyll
		file := strings.TrimSuffix(containerName.FindString(strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(written, "{%- "), "include"), " ")), "-html")
		if !isBox(file) && !generic[file] {
			return ""
		}
		name = file
	}
	if !isBox(name) && !generic[name] {
		return ""
	}
	b := foreignBox{name: name}
	for _, m := range boxValue.FindAllStringSubmatch(written, -1) {
		switch key, value := m[1], m[2]; {
		case key == "title" || key == "summary" || key == "header" || key == "heading":
			b.title = value
		case key == "content" || key == "text":
			b.body = value
		case isBox(value):
			b.name = value
		}
	}
	if !strings.Contains(written, "=") {
		if m := quotedValue.FindStringSubmatch(written); m != nil && !isBox(m[1]) {
			b.title = m[1]
		}
		for _, word := range containerName.FindAllString(quotedValue.ReplaceAllString(written, ""), -1) {
			if isBox(word) && !generic[strings.ToLower(word)] {
				b.name = word
			}
		}
	}
	if generic[strings.ToLower(b.name)] {
		b.name = "note"
	}
	if b.body != "" {
		return b.block()
	}
	return ":::" + b.opening()
}

var boxValue = regexp.MustCompile(`([A-Za-z][\w-]*)\s*=\s*["'“]([^"'“”]*)["'”]`)

// generic are names of boxes that say nothing of their kind.
var generic = map[string]bool{"notice": true, "callout": true, "alert": true, "admonition": true, "hint": true, "box": true, "panel": true, "notification": true}

// mendGallery shows the form of a gallery.
func mendGallery() (mended, hint string) {
	return ":::gallery\n![What it shows](first.jpg)\n\n![What it shows](second.jpg)\n:::",
		"write  :::gallery  on a line of its own, below it each picture in a paragraph of its own, ![What it shows](file.jpg), and below them  :::"
}

// filmLink is a link to the film that a shortcode shows.
func filmLink(written, name string) string {
	if address := filmAddress.FindString(written); address != "" {
		if strings.HasPrefix(address, "//") {
			address = "https:" + address
		}
		return "[Watch the film](" + address + ")"
	}
	for _, word := range strings.FieldsFunc(written, func(c rune) bool { return strings.ContainsRune(" {}<>%[]\"'“”=", c) }) {
		if strings.EqualFold(word, name) || word == "id" || !filmName.MatchString(word) && !strings.Contains(word, "abc") {
			continue
		}
		if strings.Contains(name, "vimeo") {
			return "[Watch the film](https://vimeo.com/" + word + ")"
		}
		return "[Watch the film](https://www.youtube.com/watch?v=" + word + ")"
	}
	return ""
}

func pictureMarkup(alt, src, caption string) string {
	src = string(util.UnescapePunctuations([]byte(src)))
	if strings.ContainsAny(src, " ()") {
		src = "<" + src + ">"
	}
	if caption != "" {
		caption = ` "` + strings.ReplaceAll(caption, `"`, "'") + `"`
	}
	return "![" + alt + "](" + src + caption + ")"
}

// mendMystComment makes a note of a line that begins with a percent sign.
func mendMystComment(written string) (mended, hint string) {
	mended, _ = mendNote(strings.TrimSpace(strings.ReplaceAll(strings.TrimLeft(written, "% \t"), "\n%", "\n")))
	return mended, "write  " + oneLine(mended) + "  or, if it is text,  \\" + excerpt(written)
}

// mendEdit mends marks of CriticMarkup.
func mendEdit(written string) (mended, hint string) {
	inside := strings.TrimSpace(written[3 : len(written)-3])
	switch written[1] {
	case '+', '=':
		return inside, ""
	case '>':
		return mendNote(inside)
	}
	return "", ""
}

func mendPercents(written string) (mended, hint string) {
	return mendNote(strings.Trim(written, "% \t"))
}

// mendNote makes a note to colleagues of words.
func mendNote(inside string) (mended, hint string) {
	if inside != "" && !strings.Contains(inside, "--") {
		mended = "<!-- " + inside + " -->"
		return mended, "delete it, or write  " + oneLine(mended) + ", which is not published"
	}
	return "", ""
}

var bracketForm = regexp.MustCompile(`(?s)^\[([A-Za-z][\w-]*)([^\]]*)\](?:(.*)\[/[A-Za-z][\w-]*\])?$`)

// mendBrackets mends shortcodes between brackets.
func mendBrackets(written string) (mended, hint string) {
	m := bracketForm.FindStringSubmatch(written)
	if m == nil {
		return quoted(written), asCode + ": " + shortened(quoted(written))
	}
	name, inside := strings.ToLower(m[1]), strings.TrimSpace(m[3])
	short := name[strings.LastIndexAny(name, "_")+1:] // su_note, vc_toggle
	switch {
	case (isBox(short) || generic[short] || otherBlocks[short] == "quote" && short != "quote") && m[3] != "":
		mark := boxMark(short, written[:len(m[1])+len(m[2])+2])
		if otherBlocks[short] == "quote" {
			mark = `:::quote {new=true by="Who said it"}`
		}
		return mark + "\n" + inside + "\n:::", "write  " + mark + "  on a line of its own, its words below it, and  :::  on the line below them"
	case (isBox(short) || generic[short]) && short != "b":
		return boxMark(short, written), ""
	case name == "img" && inside != "":
		return pictureMarkup("What it shows", inside, ""), ""
	case name == "b" || name == "strong":
		return "**" + inside + "**", ""
	case name == "i" || name == "em":
		return "*" + inside + "*", ""
	case name == "url" && strings.HasPrefix(m[2], "="):
		return "[" + inside + "](" + strings.Trim(m[2][1:], `"`) + ")", ""
	case strings.Contains(name, "caption") && strings.Contains(inside, "]("):
		if end := strings.LastIndexByte(inside, ')'); strings.HasPrefix(inside, "![") && !strings.ContainsAny(inside[:end], `"`) && strings.TrimSpace(inside[end+1:]) != "" {
			return inside[:end] + ` "` + strings.ReplaceAll(strings.TrimSpace(inside[end+1:]), `"`, "'") + `")`, ""
		}
		return inside, ""
	case strings.Contains(name, "caption"):
		return inside, "write  " + pictureMarkup("What it shows", "file.jpg", oneLine(inside)) + ", with the name of the picture"
	case name == "gallery":
		return mendGallery()
	case name == "quote" && inside != "":
		return "> " + strings.ReplaceAll(inside, "\n", "\n> "), "begin each line of the quotation with > and a space: > words"
	}
	if name == "video" || name == "audio" || name == "playlist" || name == "wpvideo" {
		if mended, hint = mendMedia(m[2], ""); mended != "" {
			return mended, hint
		}
	}
	if film := filmLink(m[2]+" "+inside, name); film != "" {
		return film, ""
	}
	if inside != "" {
		return inside, ""
	}
	return quoted(written), "write out what it stands for, or delete it; " + asCode + ": " + shortened(quoted(written))
}

// mendWiki mends [[page]], [[page|words]] and ![[picture]].
func mendWiki(written string) (mended, hint string) {
	picture := written[0] == '!'
	inside := strings.Trim(strings.TrimPrefix(written, "!"), "[]")
	target, words, named := strings.Cut(inside, "|")
	target, words = strings.TrimSpace(target), strings.TrimSpace(words)
	if file, ok := wikiFile(target); ok {
		caption := words[strings.LastIndexByte(words, '|')+1:]
		return pictureMarkup(cmp.Or(strings.TrimSpace(caption), "What it shows"), file, ""), ""
	}
	if picture {
		if mended, hint = mediaBlock(target, ""); mended != "" {
			return mended, hint
		}
		return pictureMarkup("What it shows", target, ""), ""
	}
	if !named {
		words = target
	}
	page, fragment, _ := strings.Cut(target, "#")
	address := Slug(page)
	if fragment != "" {
		address += "#" + Slug(fragment)
	}
	return "[" + words + "](" + address + ")", ""
}

// mendOrg mends [[address][words]].
func mendOrg(written string) (mended, hint string) {
	address, words, _ := strings.Cut(strings.Trim(written, "[]"), "][")
	return "[" + words + "](" + target(address) + ")", ""
}

// wikiFile is the name of the picture in [[File:cup.jpg|thumb|A cup]].
func wikiFile(target string) (file string, ok bool) {
	kind, file, ok := strings.Cut(target, ":")
	return strings.TrimSpace(file), ok && (strings.EqualFold(kind, "File") || strings.EqualFold(kind, "Image"))
}

var (
	containerName = regexp.MustCompile(`[A-Za-z][\w-]*`) // of a shortcode, too
)

func mendDirective(written string) (mended, hint string) {
	inside := written[strings.IndexByte(written, '[')+1:]
	return inside[:strings.IndexByte(inside, ']')], ""
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
}

// inList reports whether a block is the first of an item.
func (l *literal) inList() bool {
	p := l.node.Parent()
	return p != nil && p.Kind() == ast.KindListItem && p.FirstChild() == l.node
}
