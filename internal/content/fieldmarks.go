package content

import (
	"strings"

	"galen/internal/diag"
	"galen/internal/source"
)

// markedFields warns of marks of Markdown and tags of HTML, which do nothing there, in the texts of front matter, or of a list such as the
// glossary: in text up to an offset.
func markedFields(file string, text []byte, stop int) (list diag.List) {
	header := string(text[:stop])
	list = notesInFields(file, text, header)
	if !source.MayHoldMark(header) {
		return list // nearly all
	}
	for number, line := range strings.Split(header, "\n") {
		from, to := source.Mark(line)
		if from < 0 || inComment(line[:from]) {
			continue
		}
		at := diag.Locate(file, text, offsetOfLine(header, number)+from)
		list = append(list, source.MarkAt(at, line[from:to], quotedIfNeeded(source.WithoutMarks(line), line)))
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
		if at := strings.Index(line, "%%"); at >= 0 && strings.Contains(line[at+2:], "%%") && !inComment(line[:at]) && !strings.Contains(line[:at], "://") {
			list = append(list, source.DeskNoteAt(diag.Locate(file, text, offsetOfLine(header, number)+at)))
		}
	}
	return list
}

// inComment reports whether what follows on a line of front matter is a part of a comment.
func inComment(before string) bool {
	return strings.HasPrefix(strings.TrimSpace(before), "#") ||
		strings.Contains(before, " #") && !strings.ContainsAny(before, `"'`)
}
