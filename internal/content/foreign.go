package content

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/content/directive"
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
	if !strings.HasPrefix(s.mended, "::") {
		return
	}
	if s.hint == "" && !strings.HasPrefix(s.mended, ":::") {
		s.hint = "write  " + oneLine(s.mended) + "  on a line of its own"
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
		"template code does not work in a text: this is printed as typed", nil, mendAction},
	{regexp.MustCompile(`(?s)\{\{.*?\}\}+|\{%.*?%\}|<%.*?%>`), "", "shortcode", diag.Error,
		"this is a shortcode or variable of another program, which Galen does not fill in", nil, mendShortcode},
	{regexp.MustCompile(`\|[A-Z][A-Z0-9_:]*\|`), "|", "shortcode", diag.Error,
		"this is a variable of another program, which Galen does not fill in", func(l *literal, from, to int) bool { return l.before(from) == '*' && l.after(to) == '*' }, mendShortcode},
	{regexp.MustCompile(`(?s)\{\+\+.*?\+\+\}|\{--.*?--\}|\{>>.*?<<\}|\{==.*?==\}`), "{", "desk-note", diag.Error,
		"this mark of an edit would be published", nil, mendEdit},
	{regexp.MustCompile(`(?s)\{#[^#{}].*?#\}`), "{#", "desk-note", diag.Error, "this note of Nunjucks or Twig would be published", nil,
		func(w string) (string, string) { return mendNote(strings.Trim(w, "{#-} \t\n")) }},
	{regexp.MustCompile(`(?ms)^/{4,}[ \t]*\n.*?^/{4,}[ \t]*$`), "////", "desk-note", diag.Error, "this note of AsciiDoc would be published", nil,
		func(w string) (string, string) { return mendNote(strings.Trim(w, "/ \t\n")) }},
	{regexp.MustCompile(`(?m)^/{4,}[ \t]*$`), "////", "desk-note", diag.Error, "this begins or ends a note of AsciiDoc, which would be published", (*literal).inParagraph,
		func(string) (string, string) {
			return "", "delete it and what it hides from readers, or write  <!--  on this line and  -->  on the one that ends the note"
		}},
	{regexp.MustCompile(`(?s)\{::comment\s*/?\}.*?\{:/(?:comment)?\}`), "{::comment", "desk-note", diag.Error, "this note would be published", nil,
		func(w string) (string, string) {
			return mendNote(strings.TrimSpace(w[strings.IndexByte(w, '}')+1 : strings.LastIndexByte(w, '{')]))
		}},
	{regexp.MustCompile(`(?m)^%{3,}.*$`), "%%%", "desk-note", diag.Error,
		"this line is a note or divider of another program and would be published", nil, mendPercents},
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
	{regexp.MustCompile(`(?m)^\([A-Za-z][\w-]*\)=[ \t]*$|^\+\+\+[ \t]*$`), "", "unread-mark", diag.Error, "this mark of MyST would be printed as typed", (*literal).inParagraph, remove},
	{regexp.MustCompile(`^%[ \t]+[^\x00]*$`), "%", "desk-note", diag.Error, "this is a note to colleagues in MyST, and would be published", (*literal).inParagraph, mendMystComment},
	{regexp.MustCompile(`(?m)^(?:import\s[^\n]*\sfrom\s+["'“”\x00][^\s]*[ \t]*|import\s+["'\x00][^\n]*["'\x00];?|export\s+(?:const|default)\s[^\n]*)$`), "port", "shortcode", diag.Error,
		"this line of a program would be printed", (*literal).inParagraph, remove},
	{regexp.MustCompile(`(?:^|[ \n])(\^[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*)\s*$`), "^", "unread-mark", diag.Error, "this name of a paragraph, a mark of Obsidian, would be printed", (*literal).inParagraph, remove},
	{regexp.MustCompile(`[\[(][A-Za-z][\w -]*:: [^\[\]()]*[\])]|(?m)^[A-Za-z][\w-]*:: \S.*$`), ":: ", "unread-mark", diag.Error, "this field of Obsidian would be printed", nil, remove},
	{regexp.MustCompile(`(?:^|[^:\w])(::+[ \t]*[A-Za-z][\w-]*[ \t]*\{[^{}\n]*\})`), "::", "container", diag.Error, midLine, nil, mendMidLine},
	{regexp.MustCompile(`[^:\n](:{3,}(?:[ \t]*[A-Za-z][\w-]*)?)[ \t]*(?:\n|$)`), ":::", "container", diag.Error, midLine, (*literal).inParagraph, mendMidLine},
}

// Shortcodes of WordPress: those that show what lies elsewhere, and those whose
// name may also be a word in brackets.
const (
	embedding  = "youtube|vimeo|embed|soundcloud|slideshare|dailymotion|wpvideo|youtube_sc|tweet|instagram|googlemaps"
	attributed = "caption|wp_caption|gallery|audio|video|playlist|iframe|button|contact-form|contact-form-7|media-credit|pullquote"
)

const midLine = "a block must begin and end on lines of its own; this would be printed"

// mendMidLine is what stands in the middle of a line, for a line of its own.
func mendMidLine(written string) (mended, hint string) {
	name := containerName.FindString(written)
	if name == "" {
		return ":::", "write  :::  on a line of its own"
	}
	if t, known := vocabulary[name]; known && t.form == directive.Leaf {
		written = "::" + strings.TrimLeft(written, ": \t")
	}
	return written, "write  " + shortened(written) + "  on a line of its own"
}

func remove(string) (string, string) { return "", "" }

func (l *literal) inParagraph(int, int) bool { return l.running() }

func (l *literal) isHeading(int, int) bool { return l.node.Kind() == ast.KindHeading }

// outsideHeadings is for what is an error of a heading already.
func (l *literal) outsideHeadings(int, int) bool { return l.node.Kind() != ast.KindHeading }

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

var (
	quotedValue  = regexp.MustCompile(`["'“]([^"'“”]*)["'”]`)
	namedValue   = regexp.MustCompile(`\b(src|file|image|slug|alt|caption|id|url|href)\s*[=:]\s*["'“]?([^"'“”\s>}|]+[^"'“”>}|]*)["'”]?`)
	filmAddress  = regexp.MustCompile(`(?:https?:)?//[^\s"'“”<>\]})]+`)
	filmName     = regexp.MustCompile(`^[\w-]{6,}$`)
	templateName = regexp.MustCompile(`^\{[{%][<%-]*\s*([\w./-]+)`)
)

var (
	containerName = regexp.MustCompile(`[A-Za-z][\w-]*`) // of a shortcode, too
)

// inList reports whether a block is the first of an item.
func (l *literal) inList() bool {
	p := l.node.Parent()
	return p != nil && p.Kind() == ast.KindListItem && p.FirstChild() == l.node
}
