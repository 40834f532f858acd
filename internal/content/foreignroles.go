package content

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"galen/internal/diag"
)

// role is the name of a role of MyST, {sub}, or of reStructuredText, :sub:, which code follows.
var role = regexp.MustCompile(`(?:\{([a-z][\w:-]*)\}|:([a-z][\w:-]*):)\x00`)

// roles finds words that have a role in another program: {sub}`2`, :doc:`flu`.
func (l *literal) roles(*validator) (found []stray) {
	if bytes.IndexByte(l.text, understood) < 0 {
		return nil
	}
	for _, m := range role.FindAllSubmatchIndex(l.text, -1) {
		code := l.source[l.from+m[1]-1 : l.from+l.lineEnd(m[1]-1)]
		end := bytes.IndexByte(code[min(1, len(code)):], '`')
		if len(code) == 0 || code[0] != '`' || end < 1 {
			continue
		}
		name := strings.Trim(l.written(m[0], m[1]-1), "{}:")
		s := stray{from: m[0], to: m[1] + end + 1, code: "unread-mark", level: diag.Error, message: "this mark of MyST or reStructuredText would be printed as typed"}
		s.mended = mendRole(name[strings.LastIndexByte(name, ':')+1:], string(code[1:1+end]))
		s.hint = cmp.Or(map[bool]string{true: "delete it, or cite a reference of the front matter: [@" + string(code[1:1+end]) + "]"}[strings.Contains(name, "cite")], "")
		found = append(found, s)
	}
	return found
}

// mendRole writes words in a role in Markdown.
func mendRole(name, words string) string {
	shown, to, linked := strings.Cut(words, "<")
	shown = strings.TrimSpace(shown)
	switch name {
	case "sub", "subscript":
		return "<sub>" + words + "</sub>"
	case "sup", "superscript":
		return "<sup>" + words + "</sup>"
	case "strong":
		return "**" + words + "**"
	case "emphasis", "dfn", "term", "title-reference":
		return "*" + shown + "*"
	case "code", "kbd", "command", "file", "program", "math", "samp", "option", "literal":
		return "`" + words + "`"
	case "download", "link":
		if linked {
			return "[" + shown + "](" + target(strings.TrimSuffix(to, ">")) + ")"
		}
	case "cite", "cite:p", "cite:t", "citep", "citet":
		return ""
	}
	return cmp.Or(shown, strings.TrimSuffix(to, ">"))
}
