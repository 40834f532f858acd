package content

import (
	"bytes"
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// tag is an HTML tag that an editor has written.
type tag struct {
	name       string // in small letters
	attributes map[string]string
	inside     string // what stands before its end tag, if that is plain text on the same line
	rest       []byte // what follows it, a few hundred bytes
}

var (
	tagName      = regexp.MustCompile(`^</?([A-Za-z][A-Za-z0-9:-]*)`)
	tagAttribute = regexp.MustCompile(`([A-Za-z_:][A-Za-z0-9_.:-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)`)
)

// tagOf reads a tag that stands at the start of a text.
func tagOf(written, rest []byte) tag {
	t := tag{attributes: map[string]string{}, rest: rest[:min(len(rest), 400)]}
	if m := tagName.FindSubmatch(written); m != nil {
		t.name = strings.ToLower(string(m[1]))
	}
	for _, m := range tagAttribute.FindAllSubmatch(written, -1) {
		t.attributes[strings.ToLower(string(m[1]))] = html.UnescapeString(strings.Trim(string(m[2]), `"'“”‘’„«»`))
	}
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	if end := bytes.Index(bytes.ToLower(line), []byte("</"+t.name)); end >= 0 && !bytes.ContainsAny(line[:end], "<`") {
		t.inside = strings.TrimSpace(string(line[:end]))
	}
	return t
}

// around is what to write for an element of a line.
func around(before, after string) func(tag) string {
	return func(t tag) string { return "write " + before + cmp.Or(t.inside, "the words") + after }
}

func say(hint string) func(tag) string { return func(tag) string { return hint } }

// advice is what to do instead of a tag, by its name.
var advice = map[string]func(tag) string{}

func init() {
	for names, what := range map[string]func(tag) string{
		"b strong mark big":               around("**", "**"),
		"i em cite dfn var":               around("*", "*"),
		"del s strike":                    around("~~", "~~"),
		"code kbd samp tt":                around("`", "`"),
		"q":                               around("“", "”"),
		"a":                               linkAdvice,
		"img":                             pictureAdvice,
		"figure picture":                  figureAdvice,
		"details summary":                 detailsAdvice,
		"aside":                           boxAdvice,
		"figcaption":                      say(`write the caption after the picture's file: ![What it shows](picture.jpg "The caption")`),
		"svg math canvas":                 say("save the drawing as a file beside the article, and show it: ![What it shows](drawing.svg)"),
		"iframe video audio embed object": mediaAdvice,
		"h1":                              headingAdvice("##"), // the first level is the title's
		"h2":                              headingAdvice("##"),
		"h3":                              headingAdvice("###"),
		"h4":                              headingAdvice("####"),
		"h5":                              headingAdvice("#####"),
		"h6":                              headingAdvice("######"),
		"p div span section article main header footer nav address hgroup small wbr bdi bdo ins nobr": divisionAdvice,
		"u":                 leaveOut("readers take underlined words for a link; * stresses a word: *word*"),
		"center font style": leaveOut("how a page looks is up to its style sheet, static/site.css"),
		"abbr acronym":      leaveOut("abbreviations are explained in content/glossary.yaml, or in the text: MRI (magnetic resonance imaging)"),
		"ul li menu":        say("begin each item on a line of its own with a hyphen and a space: - item"),
		"ol":                say("begin each item on a line of its own with its number, a full stop and a space: 1. item"),
		"dl dt dd":          say("write the term on a line, and on the next a colon, a space and what it means: : meaning"),
		"table tr td th thead tbody tfoot caption col colgroup": say("write each row on a line, between bars: | Group | People |, below the first row |---|---|, and an empty line above and below"),
		"blockquote": say("begin each line of the quotation with > and a space: > words"),
		"pre":        say("put ``` on a line of its own, above and below the lines"),
		"hr":         say("write --- on a line of its own, with an empty line above and below"),
		"br":         say("write <br>, with nothing else in the tag"),
		"sub":        around("<sub>", "</sub>"),
		"sup":        around("<sup>", "</sup>"),
		"script noscript template link meta base title head body html":   say("delete it and what belongs to it: a text cannot contain parts of a page"),
		"form input button select option textarea label fieldset legend": say("a text has no forms: link to the page that has it, [Take part](https://…)"),
		"ref":        say("write the note as a footnote: [^note] and, in a paragraph of its own, [^note]: the note"),
		"ruby rt rp": say("write the reading after the word, in parentheses"),
	} {
		for _, name := range strings.Fields(names) {
			advice[name] = what
		}
	}
}

func leaveOut(why string) func(tag) string {
	return func(t tag) string { return "leave out <" + t.name + "> and </" + t.name + ">: " + why }
}

// boxHint is how to write a block that has a first line.
func boxHint(opening string) string {
	return "write  :::" + opening + "  on a line of its own, its words below it, and  :::  on the line below them"
}

// boxAdvice is for an element that is a box by its name.
func boxAdvice(t tag) string {
	b := foreignBox{name: t.name, title: cmp.Or(t.attributes["title"], t.attributes["summary"], t.attributes["header"]), folded: otherBlocks[t.name] == "details"}
	for _, kind := range []string{"type", "kind", "variant", "class"} {
		for _, name := range strings.Fields(t.attributes[kind]) {
			if name = strings.ToLower(name); isBox(name) && !b.folded && !generic[name] {
				b.name = name
			}
		}
	}
	return boxHint(b.opening())
}

// divisionAdvice is for an element that divides a text, or is a box by its class.
func divisionAdvice(t tag) string {
	classes := strings.Fields(strings.ToLower(t.attributes["class"]))
	slices.SortStableFunc(classes, func(a, b string) int { // those that say of what kind it is come first
		return cmp.Compare(map[bool]int{true: 1}[generic[a]], map[bool]int{true: 1}[generic[b]])
	})
	for _, name := range classes {
		switch {
		case isBox(name) && t.name != "p" && t.name != "span":
			return boxHint(foreignBox{name: name}.opening())
		case name == "gallery" || otherBlocks[name] == "gallery":
			_, hint := mendGallery()
			return hint
		}
	}
	return leaveOut("an empty line divides paragraphs")(t)
}

var summaryText = regexp.MustCompile(`(?is)<summary[^>]*>([^<]*)</summary>`)

func detailsAdvice(t tag) string {
	b := foreignBox{name: "details", title: "The title"}
	if t.name == "summary" && t.inside != "" {
		b.title = t.inside
	} else if m := summaryText.FindSubmatch(t.rest); m != nil {
		b.title = oneLine(html.UnescapeString(string(m[1])))
	}
	return boxHint(b.opening())
}

var playedInside = regexp.MustCompile(`(?i)<(iframe|video|audio|embed|object)[\s>][^>]*`)

// figureAdvice is for a figure: one of pictures, of something that plays, or of a quotation.
func figureAdvice(t tag) string {
	end := bytes.Index(t.rest, []byte("</figure"))
	inside := t.rest[:max(end, 0)]
	if end < 0 {
		inside = t.rest
	}
	lower := bytes.ToLower(inside)
	switch played := playedInside.Find(inside); {
	case t.name == "figure" && played != nil:
		return mediaAdvice(tagOf(played, nil))
	case t.name == "figure" && bytes.Contains(lower, []byte("<blockquote")):
		return boxHint(`quote {new=true by="Who said it"}`)
	case t.name == "figure" && bytes.Count(lower, []byte("<img")) > 1:
		_, hint := mendGallery()
		return hint
	}
	return `write the picture alone in its paragraph, its caption in quotation marks: ![What it shows](picture.jpg "The caption")`
}

func headingAdvice(marks string) func(tag) string {
	return func(t tag) string {
		return "write on a line of its own: " + marks + " " + cmp.Or(t.inside, "The heading")
	}
}

// target is an address as it can stand in parentheses.
func target(address string) string {
	address = strings.TrimSpace(address)
	if strings.ContainsAny(address, " ()") {
		return "<" + address + ">"
	}
	return address
}

func linkAdvice(t tag) string {
	switch address := t.attributes["href"]; {
	case address == "" && t.attributes["id"]+t.attributes["name"] != "":
		return "leave out <a> and </a>, and give the heading the id: ## Its words {#" + cmp.Or(t.attributes["id"], t.attributes["name"]) + "}"
	case address == "" || strings.ContainsAny(address, "<>\n") || strings.ContainsAny(t.inside, "[]"):
		return "write [the words](https://…)"
	default:
		return "write [" + cmp.Or(t.inside, "the words") + "](" + target(address) + ")"
	}
}

func pictureAdvice(t tag) string {
	file, shows, caption := t.attributes["src"], t.attributes["alt"], t.attributes["title"]
	if file == "" || strings.ContainsAny(file, "<>\n") {
		file = "picture.jpg"
	}
	if shows == "" || strings.ContainsAny(shows, "[]\n") {
		shows = "What it shows"
	}
	if caption != "" && !strings.ContainsAny(caption, "\"\\\n") {
		return "write ![" + shows + "](" + target(file) + ` "` + caption + `")`
	}
	return "write ![" + shows + "](" + target(file) + ")"
}

var sourceTag = regexp.MustCompile(`(?i)^[^/]*<source[^>]*\ssrc\s*=\s*["']?([^\s"'>]+)`)

func mediaAdvice(t tag) string {
	address := cmp.Or(t.attributes["src"], t.attributes["data"])
	if m := sourceTag.FindSubmatch(t.rest); m != nil && address == "" && (t.name == "video" || t.name == "audio") {
		address = string(m[1])
	}
	if _, hint := mediaBlock(address, t.attributes["title"]); hint != "" {
		return hint
	}
	if rest, open := strings.CutPrefix(address, "//"); open {
		address = "https://" + rest
	}
	if film := filmBlock(address, t.attributes["title"]); film != "" {
		return "write  " + film + "  on a line of its own, with the name of a picture to show before it plays"
	}
	if address == "" || strings.ContainsAny(address, "<>\n") {
		address = "https://…"
	}
	return "a page plays nothing from elsewhere: link to it, [" + cmp.Or(t.attributes["title"], "What it shows") + "](" + target(address) + ")"
}

// enclosing are the elements for which one piece of advice is enough, by what stands
// in them.
var enclosing = map[string]string{"tr": "table", "td": "table", "th": "table", "thead": "table", "tbody": "table", "tfoot": "table", "caption": "table", "col": "table",
	"colgroup": "table", "blockquote": "figure", "img": "figure", "iframe": "figure", "video": "figure", "audio": "figure", "dt": "dl", "dd": "dl", "figcaption": "figure", "source": "*", "track": "*", "param": "*", "summary": "details", "option": "select", "rt": "ruby", "rp": "ruby"}

// textTags show the text of another file elsewhere.
var textTags = map[string]bool{"include": true, "includes": true, "partial": true, "snippet": true, "fragment": true, "transclude": true, "markdown": true, "mdx": true}

// html refuses a tag. The end of one that was refused is passed over.
func (in *validator) html(n *ast.RawHTML) {
	written := n.Segments.Value(in.source)
	stop := n.Segments.At(n.Segments.Len() - 1).Stop
	t := tagOf(written, in.source[stop:])
	if in.tags == nil {
		in.tags = map[string]int{}
	}
	ends := bytes.HasPrefix(written, []byte("</"))
	outer := enclosing[t.name]
	switch {
	case ends && in.tags[t.name] > 0:
		in.tags[t.name]--
		return
	case outer == "*" || in.tags[outer] > 0 || t.name == "li" && in.tags["ul"]+in.tags["ol"] > 0 || t.name == "code" && in.tags["pre"] > 0:
		if len(in.list) > 0 {
			return
		}
	}
	shown := firstLine(written)
	if len(shown) > 60 {
		shown = strings.ToValidUTF8(shown[:60], "") + "…"
	}
	at := in.at(n)
	hint := advice[t.name]
	if hint == nil && isBox(t.name) {
		hint = boxAdvice
	}
	switch {
	case ends:
		in.problem(at, "raw-html", "delete it", "HTML is not allowed in an article, and no tag opens %s", shown)
	case compares(t, written, in.source[:n.Segments.At(0).Start]):
		in.problem(at, "raw-html", `write \`+shown+" if < means less than", "%s is read as HTML, which is not allowed in an article", shown)
	case hint != nil:
		in.problem(at, "raw-html", languageAdvice(t, hint(t))+fromWord(t), "HTML is not allowed in an article: %s", shown)
	case textTags[t.name] && partName(cmp.Or(t.attributes["src"], t.attributes["file"], t.attributes["path"], t.attributes["name"])) != "":
		name := partName(cmp.Or(t.attributes["src"], t.attributes["file"], t.attributes["path"], t.attributes["name"]))
		in.problem(at, "raw-html", in.showPart(name), "this shows the text of another file in another program: %s", shown)
	case t.name == "":
		in.problem(at, "raw-html", "delete it, or show it as code between backquotes", "HTML is not allowed in an article: %s", shown)
	case strings.Contains(t.name, ":"):
		in.problem(at, "raw-html", "delete it: it comes from a word processor; paste as plain text, with Ctrl+Shift+V", "HTML is not allowed in an article: %s", shown)
	default:
		in.problem(at, "raw-html", `write \`+shown+" for words between angle brackets, or `"+shown+"` for code", "HTML is not allowed in an article: %s", shown)
	}
	if !ends && !bytes.HasSuffix(written, []byte("/>")) {
		in.tags[t.name]++
	}
}

// compares reports whether a tag is rather a comparison of two letters, a<b and b>c: it
// has words as attributes, or stands right after a word, and nothing ends it.
func compares(t tag, written, before []byte) bool {
	if len(t.name) != 1 || t.inside != "" || bytes.IndexByte(written, '=') >= 0 {
		return false
	}
	last, _ := utf8.DecodeLastRune(before)
	return bytes.IndexByte(written, ' ') >= 0 || unicode.IsLetter(last) || unicode.IsDigit(last)
}

// fromWord is a word about pasting, for a tag that a word processor has written.
func fromWord(t tag) string {
	if strings.Contains(t.attributes["class"], "Mso") || strings.Contains(t.attributes["style"], "mso-") {
		return "; paste text from Word as plain text, with Ctrl+Shift+V"
	}
	return ""
}

var (
	tagAtLineEnd  = regexp.MustCompile(`^</?([A-Za-z][A-Za-z0-9]*)[ \t]*\n?$`)
	tagGoesOn     = regexp.MustCompile(`^[ \t]*\n?[ \t]*(?:/?>|[A-Za-z-]+[ \t]*=)`)
	brokenTag     = regexp.MustCompile(`^</?([A-Za-z][A-Za-z0-9]*)[ \t]+[A-Za-z-]+[ \t]*=`)
	processorsTag = regexp.MustCompile(`^(</?(o|v|w|m|st1):[A-Za-z]|<!(?i:doctype|entity|element))[^<>\n]*>`)
)

// brokenTagIn is the length of what begins a line and looks like a tag but is none to
// Markdown: <a href=“x”> with typographic quotation marks, <o:p> of a word processor,
// <!doctype html>, or a tag that is closed on the next line, where > begins a quotation;
// 0 if nothing does. Below is the text of the lines that follow.
func brokenTagIn(line, below []byte) int {
	if m := tagAtLineEnd.FindSubmatch(line); m != nil && advice[strings.ToLower(string(m[1]))] != nil && tagGoesOn.Match(below) {
		return len(bytes.TrimRight(line, " \t\n"))
	}
	if m := processorsTag.Find(line); m != nil {
		return len(m)
	}
	m := brokenTag.FindSubmatch(line)
	if m == nil || advice[strings.ToLower(string(m[1]))] == nil {
		return 0
	}
	if end := bytes.IndexByte(line, '>'); end >= 0 {
		return end + 1
	}
	return len(bytes.TrimRight(line, "\n"))
}
