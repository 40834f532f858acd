package content

import (
	"regexp"
	"strings"

	"galen/internal/diag"
	"galen/internal/source"
)

// fieldMarks are marks of Markdown and tags of HTML, which texts of front matter show as
// they are. An asterisk or a tilde alone is none: HLA-B*57:01 and 5~10 mg are meant.
var fieldMarks = regexp.MustCompile(`</?(?:a|b|i|u|s|p|q|em|br|sub|sup|strong|span|small|mark|code|font|cite|div)(?:\s+[\w-]+=[^<>]*)?\s*/?>` +
	`|\*\*[^\s*](?:[^*]*[^\s*])?\*\*|~~[^\s~](?:[^~]*[^\s~])?~~` + "|`[^`]+`" + `|!?\[[^\[\]]+\]\([^()\s]+\)` +
	`|[A-Za-z)]~[0-9+][0-9a-z+]{0,3}~|\^[0-9+−-]{1,4}\^`)

// emphasized is a text between two asterisks.
var emphasized = regexp.MustCompile(`(^|[\s("'“‘\[])\*(\pL(?:[^*]*[^\s*])?)\*($|[\s.,;:!?)"'”’\]])`)

// markedFields warns of such marks in the texts of front matter, or of a list such as the
// glossary: in text up to an offset.
func markedFields(file string, text []byte, stop int) (list diag.List) {
	header := string(text[:stop])
	list = notesInFields(file, text, header)
	if !strings.ContainsAny(header, "<*`~^") && !strings.Contains(header, "](") {
		return list // nearly all
	}
	for number, line := range strings.Split(header, "\n") {
		from, to := markIn(line)
		if from < 0 || inComment(line[:from]) {
			continue
		}
		d := diag.Warningf(diag.Locate(file, text, offsetOfLine(header, number)+from), "mark-in-text",
			"readers would see %q: this is text, in which marks and tags do nothing", line[from:to])
		list = append(list, d.WithHint("write it without:  %s", quotedIfNeeded(unmarked(line), line)))
	}
	return list
}

// notesInFields reports notes to colleagues in them, which nobody takes out. A comment of
// HTML is text there, as all tags are.
func notesInFields(file string, text []byte, header string) (list diag.List) {
	if !strings.Contains(header, "%%") {
		return nil
	}
	for number, line := range strings.Split(header, "\n") {
		if at := strings.Index(line, "%%"); at >= 0 && strings.Contains(line[at+2:], "%%") && !inComment(line[:at]) {
			list = append(list, source.DeskNoteAt(diag.Locate(file, text, offsetOfLine(header, number)+at)))
		}
	}
	return list
}

// markIn is where the first mark of a line begins and ends; -1 if there is none.
func markIn(line string) (from, to int) {
	if !strings.ContainsAny(line, "<*`~^") && !strings.Contains(line, "](") {
		return -1, -1
	}
	if at := fieldMarks.FindStringIndex(line); at != nil {
		from, to = at[0], at[1]
		if c := line[from]; strings.IndexByte("<*~`!^[", c) < 0 { // the letter before a subscript
			from++
		}
		return from, to
	}
	if at := emphasized.FindStringSubmatchIndex(line); at != nil {
		return at[4] - 1, at[5] + 1
	}
	return -1, -1
}

// inComment reports whether what follows on a line of front matter is a part of a
// comment or of an address, which have marks of their own.
func inComment(before string) bool {
	return strings.HasPrefix(strings.TrimSpace(before), "#") || strings.Contains(before, "://") ||
		strings.Contains(before, " #") && !strings.ContainsAny(before, `"'`)
}

// withoutMarks are what stands for each mark in a text without any.
var withoutMarks = []struct {
	mark  *regexp.Regexp
	plain func(m []string) string
}{
	{regexp.MustCompile(`<sub>([^<]*)</sub>|([A-Za-z)])~([0-9+][0-9a-z+]{0,3})~`), func(m []string) string { return m[2] + lettered(m[1]+m[3], lowered) }},
	{regexp.MustCompile(`<sup>([^<]*)</sup>|\^([0-9+−-]{1,4})\^`), func(m []string) string { return lettered(m[1]+m[2], raised) }},
	{regexp.MustCompile(`~~[^~]+~~ ?`), func([]string) string { return "" }},
	{regexp.MustCompile(`!?\[([^\[\]]+)\]\([^()\s]+\)`), func(m []string) string { return m[1] }},
	{regexp.MustCompile(`\*\*([^*]+)\*\*`), func(m []string) string { return m[1] }},
	{emphasized, func(m []string) string { return m[1] + m[2] + m[3] }},
	{regexp.MustCompile("`([^`]+)`"), func(m []string) string { return m[1] }},
	{regexp.MustCompile(` *<br\s*/?> *`), func([]string) string { return " " }},
	{fieldMarks, func([]string) string { return "" }},
}

// unmarked is a line without marks.
func unmarked(line string) string {
	for _, w := range withoutMarks {
		line = w.mark.ReplaceAllStringFunc(line, func(s string) string { return w.plain(w.mark.FindStringSubmatch(s)) })
	}
	return line
}

var (
	lowered = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "+", "₊")
	raised  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻", "−", "⁻")
)

// lettered is a subscript or superscript in characters of its own, where there are
// such for all of it.
func lettered(text string, small *strings.Replacer) string {
	if strings.Trim(text, "0123456789+-−") != "" {
		return text
	}
	return small.Replace(text)
}
