package fields

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
)

// This file knows the slips that YAML reports elsewhere, or takes without a word.

var (
	// closedEarly is a line whose text is in quotation marks, and goes on behind
	// the second of them.
	closedEarly = regexp.MustCompile(`^(\s*(?:- +)?([\w-]+): +)(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)")(\s*[^\s,\]}#].*)$`)
	// unspaced is a line in which the value touches the colon.
	unspaced = regexp.MustCompile(`^(\s*([A-Za-z_][\w-]*):)([^\s/:].*)$`)
)

// slip looks for what an error of syntax on a line came from: on that line, or on
// the one above, which a missing space has made a part of it.
func slip(lines []string, n int) (line, column int, message, hint string) {
	for _, i := range []int{n, n - 1} {
		if i < 0 || i >= len(lines) {
			continue
		}
		if m := closedEarly.FindStringSubmatchIndex(lines[i]); m != nil && i == n {
			column, message, hint = early(lines[i], m)
			return i, column, message, hint
		}
		if m := unspaced.FindStringSubmatch(lines[i]); m != nil {
			column = utf8.RuneCountInString(m[1]) + 1
			if rest, found := strings.CutPrefix(m[3], "\u00a0"); found {
				return i, column, "a no-break space follows the colon here, which is no space to YAML", "write an ordinary one:  " + m[2] + ": " + rest
			}
			return i, column, "a space is missing here, behind the colon", "write  " + m[2] + ": " + m[3]
		}
	}
	return 0, 0, "", ""
}

// early words a text that is closed too early. M are the places of closedEarly.
func early(line string, m []int) (column int, message, hint string) {
	key := line[m[4]:m[5]]
	rest := strings.TrimRight(line[m[10]:m[11]], " ")
	column = utf8.RuneCountInString(line[:m[10]]) // of the mark that closes it
	if m[6] >= 0 {
		text := strings.ReplaceAll(line[m[6]:m[7]], "''", "'") + "'" + strings.TrimSuffix(rest, "'")
		return column, "this apostrophe ends the text, which began with one", "put the text in double quotation marks:  " + key + ": " + strconv.Quote(text)
	}
	return column, "this quotation mark ends the text, which began with one", `write \" for a quotation mark within, or “ and ”`
}

// scalar looks at how the lines of the header show a value without quotation
// marks: whether it runs over several lines, and what comes behind it.
func (r *yamlReader) scalar(v *Value, line, column int) {
	if line < 1 || line > len(r.lines) {
		return
	}
	rest := r.lines[line-1]
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
	}
	rest, whole := strings.CutPrefix(rest, v.Text)
	v.Wrapped = !whole
	cut := strings.TrimLeft(rest, " \t")
	if !whole || len(cut) == len(rest) || len(cut) < 2 || cut[0] != '#' || strings.ContainsRune(" \t#", rune(cut[1])) {
		return
	}
	at := v.At
	at.Column += utf8.RuneCountInString(v.Text) + len(rest) - len(cut)
	r.list = append(r.list, diag.Warningf(at, "comment", "what follows # is a comment, and no part of the text: %q", cut).
		WithHint("put the whole text in quotation marks; if it is a comment, write a space behind the #"))
}
