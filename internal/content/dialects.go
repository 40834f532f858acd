package content

import (
	"bytes"
	"regexp"
	"strings"

	"galen/internal/diag"
)

// Marks of texts that were written for other programs: wikis, Textile, AsciiDoc,
// reStructuredText, Org, and programs to chat.

// dialects finds them.
func (l *literal) dialects(*validator) []stray {
	return append(l.codeLinks(), l.find(dialectPatterns)...)
}

const printed = "this mark of another program is printed as typed"

var dialectPatterns = []pattern{
	{regexp.MustCompile(`''+[^'\n]+''+`), "''", "unread-mark", diag.Warning, "this mark of a wiki is printed as typed", (*literal).wikiEmphasis, mendWikiEmphasis},
	{regexp.MustCompile(`\|\|[^|\s\x00\x01](?:[^|\n]*[^|\s])?\|\|`), "||", "unread-mark", diag.Warning, printed, (*literal).twoBars, mendMarks},
	{regexp.MustCompile(`(?:>|^)![^!\s](?:[^!\n]*[^!\s])?!<`), "!<", "unread-mark", diag.Warning, printed, nil, mendMarks},
	{regexp.MustCompile(`(?m)^h[1-6]\. \S.*$`), "h", "unread-heading", diag.Warning, "this heading of another program is printed as typed", (*literal).inParagraph, mendTextileHeading},
	{regexp.MustCompile(`(?m)^bq\. \S.*$`), "bq. ", "unread-mark", diag.Warning, printed, (*literal).inParagraph,
		func(w string) (string, string) { return "> " + w[len("bq. "):], "" }},
	{regexp.MustCompile(`"[^"\n]+":https?://[^\s"]*[^\s".,;:!?)]`), `":http`, "broken-link", diag.Error, "this is a link of Textile, which Galen does not read", nil, mendTextileLink},
	{regexp.MustCompile(`(?:^|\s)(![\w./-]+\.(?i:png|jpe?g|gif|svg|webp)(?:\|[^|!\n]*)?!)`), "!", "broken-picture", diag.Error, "this is a picture of Textile, which Galen does not read", nil,
		func(w string) (string, string) {
			file, _, _ := strings.Cut(strings.Trim(w, "!"), "|")
			return pictureMarkup("What it shows", file, ""), ""
		}},
	{regexp.MustCompile(`^(\.)[A-Z][a-z][^\n]*$`), ".", "unread-mark", diag.Error, "this is the title of a block in AsciiDoc, and would be shown as a heading with a dot", (*literal).isHeading,
		func(string) (string, string) { return "", "delete the dot and the line of dashes below it" }},
	{regexp.MustCompile(`https?://[^\s\[\]<>]+[A-Za-z0-9/-]\[[^\[\]\n]*[A-Za-z]{3}[^\[\]\n]*\]`), "[", "broken-link", diag.Error, "this is a link of AsciiDoc, which Galen does not read", nil, mendAsciiDocLink},
	{regexp.MustCompile(`image::?[\w./-]+\[[^\[\]\n]*\]`), "image:", "broken-picture", diag.Error, "this is a picture of AsciiDoc, which Galen does not read", nil, mendAsciiDocPicture},
	{regexp.MustCompile(`^(?:={2,5} [^=\s\x01]|= [A-Z][a-z])[^=\n]*\s*$`), "= ", "unread-heading", diag.Warning, "this heading of another program is printed as typed", (*literal).inParagraph,
		func(w string) (string, string) {
			return strings.Repeat("#", max(2, len(w)-len(strings.TrimLeft(w, "=")))) + " " + strings.Trim(w, "= \n"), ""
		}},
	{regexp.MustCompile(`(?m)^#\+[A-Za-z_]+:?.*$`), "#+", "unread-mark", diag.Warning, printed, (*literal).inParagraph, remove},
	{regexp.MustCompile(`\{(?:note|info|warning|tip|quote|code|noformat|panel|color|expand|toc)(?::[^{}\n]*)?\}`), "{", "unread-mark", diag.Warning, printed, nil, remove},
	{regexp.MustCompile(`(?:^|[\s(])(~[A-Za-z](?:[^~\n]*[A-Za-z.!?])?~)(?:$|[\s.,;:!?)])`), "~", "unread-mark", diag.Warning, printed, nil,
		func(w string) (string, string) {
			return "~" + w + "~", "write  " + shortened("~"+w+"~") + "  to strike it out, or delete the tildes"
		}},
	{regexp.MustCompile(`(?:^|[\s(])(:[a-z][a-z0-9_+-]*[a-z0-9]:)(?:$|[\s.,;:!?)])`), ":", "unread-mark", diag.Warning, "this name of a small picture is printed as typed", nil,
		func(string) (string, string) { return "", "write the character itself, or delete it" }},
}

var codeLink = regexp.MustCompile("`([^`<>\n]+?)\\s*<(https?://[^`<>\\s]+)>`$")

// codeLinks finds links of reStructuredText, which look like code: `words <https://…>`_.
func (l *literal) codeLinks() (found []stray) {
	for at := 1; at < len(l.text); at++ {
		if l.text[at] != '_' || l.source[l.from+at-1] != '`' || l.text[at-1] != understood {
			continue
		}
		m := codeLink.FindSubmatch(l.source[l.from : l.from+at])
		if m == nil {
			continue
		}
		from := at - len(m[0])
		for at+1 < len(l.text) && l.text[at+1] == '_' {
			at++
		}
		found = append(found, stray{from: from, to: at + 1, code: "broken-link", level: diag.Error,
			message: "this is a link of reStructuredText, which Galen does not read", mended: "[" + string(m[1]) + "](" + string(m[2]) + ")"})
	}
	return found
}

// textile reports whether a line begins as a heading or quotation of Textile.
func textile(line []byte) bool {
	return len(line) > 3 && (line[0] == 'h' && line[2] == '.' && decimal(line[1]) || line[0] == 'b' && line[1] == 'q' && line[2] == '.')
}

// oddColon reports whether a colon of a text stands as in :smile: or http:/address.
func oddColon(source []byte) bool {
	for at := 0; ; at++ {
		n := bytes.IndexByte(source[at:], ':')
		if n < 0 || at+n+2 >= len(source) {
			return false
		}
		at += n
		next := source[at+1]
		if next == '/' && source[at+2] != '/' && at > 3 && (source[at-1]|0x20 == 'p' || source[at-1]|0x20 == 's') || next|0x20 >= 'a' && next|0x20 <= 'z' && (at == 0 || source[at-1] <= ' ' || source[at-1] == '(') {
			return true
		}
	}
}

// wikiEmphasis reports whether ” stands right before and right after words, and is not
// the sign of inches.
func (l *literal) wikiEmphasis(from, to int) bool {
	before, after := l.beside(from, to)
	inside := strings.Trim(l.written(from, to), "'")
	return !word(before) && !word(after) && inside == strings.TrimSpace(inside) && strings.IndexFunc(inside, word) >= 0
}

func mendWikiEmphasis(written string) (string, string) {
	marks := len(written) - len(strings.TrimLeft(written, "'"))
	words := strings.Trim(written, "'")
	if marks == 2 {
		return "*" + words + "*", "write  *" + shortened(words) + "*  or, for a quotation,  \"" + shortened(words) + "\""
	}
	return "**" + words + "**", ""
}

// twoBars reports whether || stands twice in its line, as around a text that is to be
// hidden; in a table of a wiki it stands more often.
func (l *literal) twoBars(from, _ int) bool {
	start := bytes.LastIndexByte(l.text[:from], '\n') + 1
	line := bytes.TrimSpace(l.text[start:l.lineEnd(from)])
	return bytes.Count(line, []byte("||")) == 2 && bytes.Count(line, []byte("|")) == 4
}

func mendMarks(written string) (string, string) { return strings.Trim(written, "|<>!"), "" }

func mendTextileHeading(written string) (string, string) {
	return strings.Repeat("#", max(2, int(written[1]-'0'))) + " " + strings.TrimSpace(written[len("h1."):]), ""
}

func mendTextileLink(written string) (string, string) {
	words, address, _ := strings.Cut(written[1:], `":`)
	return "[" + words + "](" + address + ")", ""
}

func mendAsciiDocLink(written string) (string, string) {
	address, words, _ := strings.Cut(written, "[")
	return "[" + strings.TrimSuffix(words, "]") + "](" + address + ")", ""
}

func mendAsciiDocPicture(written string) (string, string) {
	file, words, _ := strings.Cut(strings.TrimLeft(strings.TrimPrefix(written, "image"), ":"), "[")
	if words = strings.TrimSuffix(words, "]"); words == "" {
		words = "What it shows"
	}
	return pictureMarkup(words, file, ""), ""
}
