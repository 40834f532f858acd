package content

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/util"
)

// What to write here instead of what other programs read: each function gives the text that takes
// the place of what was written, or a hint where nobody can know it.

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

// includeForm is a shortcode that shows the text of another file: its name stands in the first
// or second group.
var includeForm = regexp.MustCompile(`(?i)^(?:\{\{\{?|\{%|<%)[-<%=~+]*[ \t]*(?:(?:>[ \t]*|[#@]?(?:include\w*|partial\w*|render\w*|readfile|snippets?|insert|import|transclude|reuse|excerpt|fragment|embed|page|section)\b[:>(]?[ \t]*)(?:file=|name=|src=|path=|slug=|id=)?["'“‘\[(]*([^\s"'“”‘’\[\](){}%<>|,]+)|([\w./-]+\.(?:md|mdx|html?|adoc|rst|njk|txt))[ \t]*[%>-]*\})`)

const asCode = "to show it as it is, put it between backquotes"

// quoted is a text between as many backquotes as it needs.
func quoted(s string) string {
	s = oneLine(s)
	if !strings.Contains(s, "`") {
		return "`" + s + "`"
	}
	return "`` " + s + " ``"
}

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
	if m := includeForm.FindStringSubmatch(written); m != nil {
		switch file := strings.ToLower(m[1] + m[2]); {
		case strings.Contains(file, "toc"):
			return "", ""
		case strings.Contains(file, "figure"), strings.Contains(file, "image"), strings.Contains(file, "img"), strings.Contains(file, "video"), strings.Contains(file, "audio"),
			strings.Contains(file, "youtube"), strings.Contains(file, "vimeo"), strings.Contains(file, "gallery"):
			name = file
		case filmAddress.MatchString(written):
		default:
			return mendInclude(m)
		}
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
			if name == "ref" || name == "relref" {
				return value, "write  " + value + "  as the address of a link, such as  [The article](" + value + ")"
			}
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

// Names of shortcodes, and addresses, that are of films and of sounds.
var (
	ofFilms  = regexp.MustCompile(`(?i)youtu|vimeo|dailymotion|video|film|movie|embed`)
	ofSounds = regexp.MustCompile(`(?i)audio|sound|podcast|spotify|playlist|\.mp3`)
	filmSite = regexp.MustCompile(`(?i)youtu|vimeo`)
)

// linkTo is the block of a film that lies at an address, or a link to what lies there.
func linkTo(address, name string) string {
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	words := "What it shows"
	switch {
	case ofSounds.MatchString(name + " " + address):
		words = "Listen"
	case ofFilms.MatchString(name + " " + address):
		words = "Watch the film"
	}
	return cmp.Or(filmBlock(address, ""), "["+words+"]("+address+")")
}

// filmLink is the block of a film that a shortcode shows, or a link to what it shows. A name
// without an address is that of a film in shortcodes of films alone.
func filmLink(written, name string) string {
	if address := filmAddress.FindString(written); address != "" {
		return linkTo(address, name)
	}
	if !filmSite.MatchString(name) {
		return ""
	}
	for _, word := range strings.FieldsFunc(written, func(c rune) bool { return strings.ContainsRune(" {}<>%[]\"'“”=", c) }) {
		if strings.EqualFold(word, name) || word == "id" || !filmName.MatchString(word) && !strings.Contains(word, "abc") {
			continue
		}
		address := "https://www.youtube.com/watch?v=" + word
		if strings.Contains(strings.ToLower(name), "vimeo") {
			address = "https://vimeo.com/" + word
		}
		return linkTo(address, name)
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
	case strings.Contains(name, "gallery") || strings.HasPrefix(name, "ngg"):
		return mendGallery()
	case name == "button" && filmAddress.MatchString(m[2]):
		return "[" + cmp.Or(inside, "What it leads to") + "](" + filmAddress.FindString(m[2]) + ")", ""
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
		if !pictureName.MatchString(target) {
			return mendInclude([]string{"", target})
		}
		return pictureMarkup("What it shows", target, ""), ""
	}
	if !named {
		words = target
	}
	if m := wikiInclude.FindStringSubmatch(target); m != nil {
		return mendInclude(m)
	}
	page, fragment, _ := strings.Cut(target, "#")
	address := Slug(page)
	if fragment != "" {
		address += "#" + Slug(fragment)
	}
	return "[" + words + "](" + address + ")", ""
}

var (
	wikiInclude = regexp.MustCompile(`^(?i:include|transclude|embed|insert)[ :>]+(.+)$`)
	pictureName = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|svg|webp|avif|heic|bmp|tiff?)$`)
)

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

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
}
