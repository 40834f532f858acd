package frontmatter

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"galen/internal/diag"
)

// This file knows the slips that YAML reports elsewhere, or takes without a word.
// Where a line has an obvious correction, repair.go writes it.

var (
	// closedEarly is a line whose text is in quotation marks, and goes on after
	// the second of them.
	closedEarly = regexp.MustCompile(`^(\s*(?:- +)?([\w-]+): +)(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)")(\s*[^\s,\]}#].*)$`)
	// unspaced is a line in which the value touches the colon.
	unspaced = regexp.MustCompile(`^(\s*([A-Za-z_][\w-]*):)([^\s/:].*)$`)
	// opened is a line whose value begins with a quotation mark.
	opened = regexp.MustCompile(`^\s*(?:- +)?(?:[\w-]+: +)?(?:\[ *)?(["'])`)
	// keyed is a line that begins with a key, or with an item of a list.
	keyed = regexp.MustCompile(`^\s*(- |[A-Za-z_][\w-]*:( |$))`)
)

// mistake is a slip in the text of a header.
type mistake struct {
	line          int // of the text, from 0
	column        int // from 1
	message, hint string
}

// slip looks for what an error of syntax came from: a quotation mark above it that
// nothing closes, or something on its line or on the one above, which a missing
// space has made a part of it. The decoder stopped at line n, and blames the line
// named by mark.
func (r *yamlReader) slip(n, mark int) (mistake, bool) {
	for i := range min(max(n, mark)+1, len(r.lines)) {
		if m, found := r.notClosed(i); found {
			return m, true
		}
	}
	for _, i := range []int{mark, n, mark - 1} {
		if i < 0 || i >= len(r.lines) {
			continue
		}
		if m, found := r.onLine(i, i != mark-1); found {
			return m, true
		}
	}
	return mistake{}, false
}

// onLine looks for a slip on one line. Here says that the error is on that line.
func (r *yamlReader) onLine(i int, here bool) (mistake, bool) {
	line := r.lines[i]
	if m := unspaced.FindStringSubmatch(line); m != nil {
		column := utf8.RuneCountInString(m[1]) + 1
		if rest, found := strings.CutPrefix(m[3], "\u00a0"); found {
			return mistake{i, column, "there is a no-break space after this colon, which YAML does not accept as a space", "write an ordinary space:  " + m[2] + ": " + rest}, true
		}
		return mistake{i, column, "a space is missing here, after the colon", "write  " + m[2] + ": " + m[3]}, true
	}
	if !here {
		return mistake{}, false
	}
	if m := closedEarly.FindStringSubmatchIndex(line); m != nil {
		column, message, hint := early(line, m)
		return mistake{i, column, message, hint}, true
	}
	if m, found := r.misplaced(i); found {
		return m, true
	}
	return r.repairable(i)
}

// notClosed looks for a quotation mark that is opened on a line and closed on none
// before the next key.
func (r *yamlReader) notClosed(i int) (mistake, bool) {
	m := opened.FindStringSubmatchIndex(r.lines[i])
	if m == nil {
		return mistake{}, false
	}
	mark, rest := r.lines[i][m[2]], r.lines[i][m[3]:]
	next := i + 1
	for next < len(r.lines) && strings.TrimSpace(r.lines[next]) == "" {
		next++
	}
	if closes(rest, mark) || next < len(r.lines) && !keyed.MatchString(r.lines[next]) {
		return mistake{}, false
	}
	column := utf8.RuneCountInString(r.lines[i][:m[2]]) + 1
	found := mistake{i, column, notClosed, "close them at the end of the text"}
	end := strings.TrimRight(r.lines[i], " \t")
	text := strings.TrimSpace(rest)
	for _, other := range []string{"”", "“", "’", "″", "''"} {
		if cut, ok := strings.CutSuffix(text, other); ok { // which was to close it
			text, end = cut, strings.TrimSuffix(end, other)
		}
	}
	if fixed := end + string(mark); r.accepts(i, fixed) {
		found.hint = "close them at the end of the text:  " + strings.TrimSpace(fixed)
	}
	return found, true
}

// closes reports whether a text, from after its opening quotation mark, holds the
// mark that closes it.
func closes(rest string, mark byte) bool {
	for i := 0; i < len(rest); i++ {
		switch {
		case mark == '"' && rest[i] == '\\', mark == '\'' && strings.HasPrefix(rest[i:], "''"):
			i++
		case rest[i] == mark:
			return true
		}
	}
	return false
}

// runsOn reports a text in quotation marks that has swallowed the keys below it,
// because its last mark is missing and a later one was found.
func (r *yamlReader) runsOn(v *Value, line, _ int) {
	if line < 1 || line >= len(r.lines) || !strings.Contains(v.Text, ": ") {
		return
	}
	if m, found := r.notClosed(line - 1); found && r.lines[line] != "" && r.lines[line][0] != ' ' {
		r.problem(r.at(m.line+1, m.column), "yaml-syntax", m.message, m.hint)
		v.Kind = Refused
	}
}

// indentSpaces reports the first line that is indented by characters which look
// like spaces and are none to YAML.
func (r *yamlReader) indentSpaces() bool {
	for i, line := range r.lines {
		rest := strings.TrimLeft(line, " ")
		text := strings.TrimLeft(rest, " "+otherSpaces)
		if len(text) == len(rest) || !keyed.MatchString(text) {
			continue
		}
		indent := strings.Map(func(c rune) rune { return ' ' }, line[:len(line)-len(text)])
		r.problem(r.at(i+1, len(line)-len(rest)+1), "no-break-indent", "this line is indented with no-break spaces, which YAML does not accept as spaces",
			"delete them, and type ordinary spaces: "+indent+text)
		return true
	}
	return false
}

// otherSpaces are characters that look like a space, as pages and word processors
// have them.
const otherSpaces = "\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u3000"

// early words a text that is closed too early. M are the places of closedEarly.
func early(line string, m []int) (column int, message, hint string) {
	key := line[m[4]:m[5]]
	rest := strings.TrimRight(line[m[10]:m[11]], " ")
	column = utf8.RuneCountInString(line[:m[10]]) // of the mark that closes it
	if m[6] >= 0 {
		text := strings.ReplaceAll(line[m[6]:m[7]], "''", "'") + "'" + rest
		if inner, outer := strings.CutSuffix(text, "'"); outer {
			text = inner
		} else {
			text = "'" + text
		}
		return column, "this apostrophe ends the text, because the text began with one", "put the text in double quotation marks:  " + key + ": " + quoted(text)
	}
	text := `"` + line[m[8]:m[9]] + `"` + rest
	if inner, outer := strings.CutSuffix(text[1:], `"`); outer {
		text = inner
	}
	return column, "this quotation mark ends the text, because the text began with one", "put the text in single quotation marks:  " + key + ": " + quoted(text)
}

// noColon reports whether a key of a group in braces is none: the rest of a text
// that has a comma.
func (r *yamlReader) noColon(key, value *yaml.Node) bool {
	if value.Tag != "!!null" || value.Value != "" || key.Kind != yaml.ScalarNode || key.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		return false
	}
	if key.Line < 1 || key.Line > len(r.lines) {
		return false
	}
	rest, found := strings.CutPrefix(from(r.lines[key.Line-1], key.Column), key.Value)
	return found && !strings.HasPrefix(strings.TrimLeft(rest, " "), ":")
}

// from is a line from a column on.
func from(line string, column int) string {
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	return line
}

// comma reports that a comma has ended the value of a key in braces.
func (r *yamlReader) comma(owner, key *yaml.Node) {
	hint := "put the text in quotation marks"
	i := key.Line - 1
	if fixed, found := quotedGroup(r.lines[i]); found && r.accepts(i, fixed) {
		hint += ":  " + strings.TrimSpace(fixed)
	}
	r.problem(r.at(key.Line, key.Column), "yaml-syntax", "a comma ends the value of "+strconv.Quote(owner.Value)+" before this", hint)
}

// unspacedItem is the line on which a text that begins on line i, or goes on below
// it, was to be an item of a list.
func (r *yamlReader) unspacedItem(v *Value, i int) (int, bool) {
	if bareItem.MatchString(r.lines[i]) && v.Kind == Text {
		return i, true
	}
	if i++; v.Wrapped && i < len(r.lines) && bareItem.MatchString(r.lines[i]) {
		return i, true
	}
	return 0, false
}

// scalar looks at how the lines of the header show a value without quotation
// marks: whether it runs over several lines, and what comes after it.
func (r *yamlReader) scalar(v *Value, line, column int) {
	if line < 1 || line > len(r.lines) {
		return
	}
	rest, whole := strings.CutPrefix(from(r.lines[line-1], column), v.Text)
	v.Wrapped = !whole
	if i, found := r.unspacedItem(v, line-1); found {
		fixed, at, _ := spacedItem(r.lines[i])
		r.problem(r.at(i+1, at+1), "yaml-syntax", "a space is missing after the hyphen of this item", "write:  "+strings.TrimSpace(fixed))
		v.Kind = Refused
		return
	}
	if i, fixed := r.deepItem(v, line); i > 0 {
		r.problem(r.at(i, strings.IndexByte(r.lines[i-1], '-')+1), "yaml-syntax", "this is not an item of the list: it is indented more than the one above, so it is read as part of that",
			"begin it where the one above begins:  "+fixed)
		v.Kind = Refused
		return
	}
	cut := strings.TrimLeft(rest, " \t")
	if !whole || len(cut) == len(rest) || !cutOff(v, cut) {
		return
	}
	at := v.At
	at.Column += utf8.RuneCountInString(v.Text) + len(rest) - len(cut)
	if v.Kind == Null && v.Text == "" {
		r.list = append(r.list, diag.Errorf(at, "comment", "without quotation marks, everything after # is a comment, so there is no value here: %q", cut).
			WithHint("put it in quotation marks: %s; if it is a comment, write a space after the #", quoted(strings.TrimSpace(cut))))
		v.Kind = Refused
		return
	}
	hint := "put the whole text in quotation marks"
	if !strings.ContainsAny(cut, ",]}") { // of a list or group in brackets it would be too much
		hint += ":  " + quoted(v.Text+strings.TrimRight(rest, " \t"))
	}
	r.list = append(r.list, diag.Warningf(at, "comment", "everything after # is a comment, not part of the text: %q", cut).
		WithHint("%s; if it is a comment, move it to a line of its own, above this one", hint))
}

// cutOff reports whether a comment that follows a text was rather meant as a part of
// it: "#1", and "# 7" in the midst of a sentence.
func cutOff(v *Value, comment string) bool {
	if len(comment) < 2 || comment[0] != '#' {
		return false
	}
	if c := comment[1]; c != ' ' && c != '\t' {
		return c != '#'
	}
	number := strings.TrimLeft(comment[1:], " \t")
	return v.Kind == Text && number != "" && number[0] >= '0' && number[0] <= '9'
}

// deepItem is the line, from 1, of what was to be an item of a list, and is read as
// going on with the text that begins on an item's line above; and that line as it
// should be. 0 is none.
func (r *yamlReader) deepItem(v *Value, line int) (int, string) {
	above := r.lines[line-1]
	text := strings.TrimLeft(above, " ")
	if !v.Wrapped || !strings.HasPrefix(text, "- ") {
		return 0, ""
	}
	for i := line; i < len(r.lines); i++ {
		item := strings.TrimSpace(r.lines[i])
		if strings.HasPrefix(item, "- ") && strings.Contains(v.Text, item) {
			return i + 1, above[:len(above)-len(text)] + item
		}
		if item != "" && !strings.Contains(v.Text, item) {
			break
		}
	}
	return 0, ""
}

// typographicallyQuoted reports whether a whole text stands in typographic quotation
// marks: whoever typed them without straight ones around meant to quote a value.
func typographicallyQuoted(text string) bool {
	if text == "" || text[0] != "“"[0] {
		return false
	}
	for _, pair := range [...][2]string{{"“", "”"}, {"„", "“"}, {"„", "”"}, {"“", "“"}, {"‘", "’"}} {
		rest, found := strings.CutPrefix(text, pair[0])
		if inside, whole := strings.CutSuffix(rest, pair[1]); found && whole && inside != "" && !strings.ContainsAny(inside, "“”„‘") {
			return true
		}
	}
	return false
}

// unreadMarks reports such a text.
func unreadMarks(key string, v *Value) diag.Diagnostic {
	_, first := utf8.DecodeRuneInString(v.Text)
	_, last := utf8.DecodeLastRuneInString(v.Text)
	inside := v.Text[first : len(v.Text)-last]
	return diag.Errorf(v.At, "typographic-quotes", "the quotation marks %s and %s mean nothing to YAML and would be shown to readers", v.Text[:first], v.Text[len(v.Text)-last:]).
		WithHint("write straight ones, %s, or, if readers should see the marks, both:  %s: %s", quoted(inside), key, quoted(v.Text))
}
