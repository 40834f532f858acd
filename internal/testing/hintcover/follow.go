package hintcover

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
)

// The ways in which a hint says what to do, as Follow does it.
var (
	instead  = regexp.MustCompile(`(?:did you mean|keys are written in lower case:|here this key is called) "([^"]+)"`)
	toAdd    = regexp.MustCompile(`^add the line  (.+?)(?:  or[, ] .*|;  .*)?$`)
	toWrite  = regexp.MustCompile(`(?:write(?:, for example,)?(?: [a-z ,]+ such as)?|write one, without brackets:|put it in brackets:|put it in quotation marks:|such as|use|or|one:) +([A-Za-z_]+: .+?)(?:  or .*|,  (?:and|or|without) .*|  #.*|;  .*|,  and .*)?$`)
	choose   = regexp.MustCompile(`^(?:choose one of|choose among): ([^,]+)`)
	itemForm = regexp.MustCompile(`write (?:it as )? ?(?:- )?(\{.+\})$`)
	beside   = regexp.MustCompile(`^(?:write  (.+?)  beside its other keys|add, for example,  (.+))$`)
	aDate    = regexp.MustCompile(`write (?:the date as )?(\d{4}-\d\d-\d\d)\b`)
	toDelete = regexp.MustCompile(`^delete (?:it|one|the line|the key|one of the two|this line|the item)\b|or delete the item|: delete (?:it|this line(?:, or that one)?)$`)
	keyLine  = regexp.MustCompile(`^(\s*(?:- )?)([A-Za-z_-]+):`)
)

// Follow does to a text of YAML, which may stand between lines of ---, what the hint of a problem
// of it says to write or to delete, word for word. It is false when the hint says neither in a way
// that a program can do.
func Follow(text string, d diag.Diagnostic) (string, bool) {
	lines := strings.Split(text, "\n")
	if d.Line < 1 || d.Line > len(lines) {
		return text, false
	}
	hint := d.Hint
	if m := instead.FindStringSubmatch(hint); m != nil && !toDelete.MatchString(hint) {
		return replaced(lines, d.Position, scalarAt(lines, d.Position), m[1]), true
	}
	if m := beside.FindStringSubmatch(hint); m != nil {
		return added(lines, d.Position, m[1]+m[2]), true
	}
	if m := toAdd.FindStringSubmatch(hint); m != nil {
		return added(lines, d.Position, m[1]), true
	}
	if m := choose.FindStringSubmatch(hint); m != nil {
		return replaced(lines, d.Position, scalarAt(lines, d.Position), m[1]), true
	}
	if toDelete.MatchString(hint) {
		return deleted(lines, d.Position), true
	}
	if m := aDate.FindStringSubmatch(hint); m != nil {
		return replaced(lines, d.Position, scalarAt(lines, d.Position), m[1]), true
	}
	if m := toWrite.FindStringSubmatch(hint); m != nil {
		return written(lines, d.Position, m[1])
	}
	if m := itemForm.FindStringSubmatch(hint); m != nil {
		return replaced(lines, d.Position, scalarAt(lines, d.Position), m[1]), true
	}
	return text, false
}

// scalarAt is the value or key that stands at a place: up to the mark that ends it, where its own
// brackets are closed.
func scalarAt(lines []string, at diag.Position) string {
	rest := from(lines[at.Line-1], at.Column)
	depth, quote := 0, byte(0)
	inFlow := strings.ContainsAny(strings.TrimSuffix(lines[at.Line-1], rest), "[{")
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || depth > 0):
			quote = c
		case c == '[' || c == '{':
			depth++
		case (c == ']' || c == '}') && depth > 0:
			depth--
		case depth > 0:
		case c == ']' || c == '}' || c == ',' && inFlow, c == ':' && (i+1 == len(rest) || rest[i+1] == ' '):
			return strings.TrimRight(rest[:i], " ")
		}
	}
	return strings.TrimRight(rest, " ")
}

// from is a line from a column on.
func from(line string, column int) string {
	for ; column > 1 && line != ""; column-- {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	return line
}

func replaced(lines []string, at diag.Position, old, now string) string {
	line := lines[at.Line-1]
	rest := from(line, at.Column)
	lines[at.Line-1] = strings.TrimSuffix(line, rest) + now + strings.TrimPrefix(rest, old)
	return strings.Join(lines, "\n")
}

// added is a text with a line more: in the braces that open at a place, or as the last line of the
// group that begins there.
func added(lines []string, at diag.Position, line string) string {
	rest := from(lines[at.Line-1], at.Column)
	if strings.HasPrefix(rest, "{") {
		return replaced(lines, at, "{", "{"+line+", ")
	}
	indent := strings.Repeat(" ", at.Column-1)
	if lines[at.Line-1] == "---" || at.Column == 1 {
		indent = ""
		for i := len(lines) - 1; i > 0; i-- {
			if lines[i] == "---" { // the end of the front matter
				return strings.Join(append(lines[:i:i], append([]string{line}, lines[i:]...)...), "\n")
			}
		}
		return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n" + line + "\n"
	}
	n := at.Line
	return strings.Join(append(lines[:n:n], append([]string{indent + line}, lines[n:]...)...), "\n")
}

// deleted is a text without the line of a place or, in brackets, without the item there.
func deleted(lines []string, at diag.Position) string {
	line := lines[at.Line-1]
	rest := from(line, at.Column)
	before := strings.TrimSuffix(line, rest)
	if !strings.ContainsAny(before, "[{") {
		return strings.Join(append(lines[:at.Line-1:at.Line-1], lines[at.Line:]...), "\n")
	}
	item := scalarAt(lines, at)
	after := strings.TrimPrefix(rest, item)
	if begin := strings.LastIndexAny(before, ",{["); strings.TrimSpace(before[begin+1:]) != "" { // its key
		before = before[:begin+1]
	}
	switch {
	case strings.HasPrefix(strings.TrimSpace(after), ":"): // the place is that of a key
		value := strings.TrimLeft(strings.TrimPrefix(strings.TrimSpace(after), ":"), " ")
		at.Column = utf8.RuneCountInString(line) - utf8.RuneCountInString(value) + 1
		after = strings.TrimPrefix(value, scalarAt(lines, at))
	}
	if trimmed := strings.TrimRight(before, ", "); strings.HasPrefix(after, ",") {
		after = strings.TrimLeft(after[1:], " ")
	} else {
		before = trimmed
	}
	lines[at.Line-1] = before + after
	return strings.Join(lines, "\n")
}

// written is a text in which a key has the value that a hint shows, in the place of the one that
// it has; false when the line of the place has no such key.
func written(lines []string, at diag.Position, shown string) (string, bool) {
	key, value, _ := strings.Cut(shown, ": ")
	line := lines[at.Line-1]
	rest := from(line, at.Column)
	before := strings.TrimRight(strings.TrimSuffix(line, rest), " ")
	if strings.HasSuffix(before, key+":") {
		return replaced(lines, at, scalarAt(lines, at), value), true
	}
	if strings.HasPrefix(rest, key+":") { // the place is that of the key
		column := at
		column.Column += utf8.RuneCountInString(rest) - utf8.RuneCountInString(strings.TrimLeft(rest[len(key)+1:], " "))
		return replaced(lines, column, scalarAt(lines, column), value), true
	}
	old := scalarAt(lines, at)
	after := strings.TrimPrefix(rest, old)
	if strings.HasPrefix(after, ":") { // another key
		column := at
		column.Column += utf8.RuneCountInString(old+after) - utf8.RuneCountInString(strings.TrimLeft(after[1:], " "))
		old += after[:len(after)-len(strings.TrimLeft(after[1:], " "))] + scalarAt(lines, column)
		return replaced(lines, at, old, shown), true
	}
	for i := at.Line - 2; i >= 0; i-- { // a list of lines below its key
		m := keyLine.FindStringSubmatch(lines[i])
		if m == nil || len(m[1]) >= at.Column {
			continue
		}
		if m[2] != key {
			break
		}
		end := at.Line
		for end < len(lines) && strings.HasPrefix(lines[end], " ") {
			end++
		}
		return strings.Join(append(append(lines[:i:i], m[1]+shown), lines[end:]...), "\n"), true
	}
	return strings.Join(lines, "\n"), false
}

// mostSteps is how many hints a text may need.
const mostSteps = 8

// FollowAll does what the hints of a text say, one after the other, and gives how many it
// followed. Left is a problem that is still there: one that a hint did not mend, or that there are
// too many of. Odd is one whose hint a program cannot follow.
func FollowAll(file, text string, parse func(file, text string) diag.List) (followed int, left, odd *diag.Diagnostic) {
	list := parse(file, text)
	for len(list) > 0 && followed < mostSteps {
		d := list[0]
		now, ok := Follow(text, d)
		if !ok || now == text {
			return followed, nil, &d
		}
		followed++
		before := len(list)
		list, text = parse(file, now), now
		for i := range list {
			if len(list) >= before && list[i].Position == d.Position && list[i].Code == d.Code && list[i].Message == d.Message {
				return followed, &list[i], nil
			}
		}
	}
	if len(list) > 0 {
		return followed, &list[0], nil
	}
	return followed, nil, nil
}
