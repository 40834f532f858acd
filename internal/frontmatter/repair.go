package frontmatter

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// This file corrects a line that YAML refuses, so that a hint can show the writer's
// own line as it should be. Each correction is tried before it is shown: the header
// must then have no mistake up to the end of that line.

// accepts reports whether the header has no mistake of syntax up to line i once
// that line is replaced.
func (r *yamlReader) accepts(i int, line string) bool {
	lines := append(append([]string(nil), r.lines[:i]...), line)
	if whole := strings.Join(append(lines, r.lines[i+1:]...), "\n"); loads(whole) {
		return true
	}
	return loads(strings.Join(lines, "\n"))
}

func loads(text string) bool {
	var doc yaml.Node
	return yaml.Load([]byte(text), &doc) == nil && len(doc.Content) == 1 && doc.Content[0].Kind == yaml.MappingNode
}

// repairable looks for a line that one of the corrections makes right.
func (r *yamlReader) repairable(i int) (mistake, bool) {
	for _, c := range corrections {
		fixed, at, found := c.fix(r.lines[i])
		if found && r.accepts(i, fixed) {
			return mistake{i, utf8.RuneCountInString(r.lines[i][:at]) + 1, c.message, c.hint + ":  " + strings.TrimSpace(fixed)}, true
		}
	}
	return mistake{}, false
}

// misplaced looks for a key that is indented otherwise than the one above, where that is
// all that is wrong.
func (r *yamlReader) misplaced(i int) (mistake, bool) {
	above := i - 1
	for above >= 0 && strings.TrimSpace(r.lines[above]) == "" {
		above--
	}
	if above < 0 || !keyed.MatchString(r.lines[i]) || !keyed.MatchString(r.lines[above]) {
		return mistake{}, false
	}
	text := strings.TrimLeft(r.lines[i], " ")
	indent := len(r.lines[above]) - len(strings.TrimLeft(r.lines[above], " "))
	if len(r.lines[i])-len(text) == indent || strings.HasPrefix(text, "- ") || !r.accepts(i, strings.Repeat(" ", indent)+text) {
		return mistake{}, false
	}
	hint := "delete the spaces before it:  " + text
	if indent > 0 {
		hint = "begin it where the line above begins:  " + strings.Repeat(" ", indent) + text
	}
	return mistake{i, len(r.lines[i]) - len(text) + 1, "this key is not indented like the line above", hint}, true
}

// corrections are tried in this order. Each gives the corrected line, and the byte
// at which the mistake stands.
var corrections = []struct {
	message, hint string
	fix           func(line string) (fixed string, at int, found bool)
}{
	{"the quotation marks “ and ” mean nothing to YAML", "write the straight ones", straightened},
	{"a space is missing after the hyphen of this item", "write", spacedItem},
	{"everything after # is a comment, so this list or group is not closed", "put the text in quotation marks", quotedItem},
	{"there is a colon or comma here in a text without quotation marks", "put the text in quotation marks", func(line string) (string, int, bool) {
		fixed, found := quotedGroup(line)
		return fixed, firstChange(line, fixed), found
	}},
	{"a list is opened with [ but not closed", "close it with ]", func(line string) (string, int, bool) { return shut(line, '[', ']') }},
	{"a group is opened with { but not closed", "close it with }", func(line string) (string, int, bool) { return shut(line, '{', '}') }},
	{"a colon followed by a space is not allowed here", "put the whole value in quotation marks", func(line string) (string, int, bool) {
		fixed, start, found := quotedValue(line)
		colon := strings.Index(line[start:]+" ", ": ")
		return fixed, start + colon, found && colon >= 0
	}},
}

// firstChange is where two texts begin to differ.
func firstChange(a, b string) int {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return 0
}

var bareItem = regexp.MustCompile(`^(\s*)-([^\s-].*)$`)

func spacedItem(line string) (string, int, bool) {
	m := bareItem.FindStringSubmatch(line)
	if m == nil {
		return "", 0, false
	}
	return m[1] + "- " + m[2], len(m[1]), true
}

var typographic = regexp.MustCompile(`[“„]([^“”„"]*)[”“]`)

// straightened puts straight quotation marks in the place of those around a value.
func straightened(line string) (string, int, bool) {
	at := strings.IndexAny(line, "“„")
	if at < 0 || strings.Contains(line[:at], `"`) || !strings.ContainsRune(" [{,", rune(line[max(at-1, 0)])) {
		return "", 0, false
	}
	return typographic.ReplaceAllStringFunc(line, func(s string) string {
		m := typographic.FindStringSubmatch(s)
		return quoted(m[1])
	}), at, true
}

// shut adds a bracket that is missing at the end of a line.
func shut(line string, open, end byte) (string, int, bool) {
	at := strings.IndexByte(line, open)
	if at < 0 || strings.IndexByte(line[at:], end) >= 0 {
		return "", 0, false
	}
	return strings.TrimRight(line, " ,") + string(end), at, true
}

// itemWithSign is an item of a list in brackets, or a value of a group in braces, that
// holds a # after a space.
var itemWithSign = regexp.MustCompile(`([\[,{] *|: +)([^\s"'\[\]{},:][^"\[\]{},:]* #[^"\[\]{},]*)`)

// quotedItem puts quotation marks around such an item.
func quotedItem(line string) (string, int, bool) {
	m := itemWithSign.FindStringSubmatchIndex(line)
	if m == nil {
		return "", 0, false
	}
	text := strings.TrimRight(line[m[4]:m[5]], " ")
	return line[:m[4]] + quoted(text) + line[m[4]+len(text):], m[4] + strings.Index(text, " #") + 1, true
}

var keyAndText = regexp.MustCompile(`^(\s*(?:- +)?(?:[a-z_][\w-]*: +)?)([^\s"'\[{|>].*)$`)

// quotedValue puts quotation marks around the value of a line, and gives where it
// begins.
func quotedValue(line string) (string, int, bool) {
	m := keyAndText.FindStringSubmatch(line)
	if m == nil || m[1] == "" {
		return "", 0, false
	}
	return m[1] + quoted(strings.TrimSpace(m[2])), len(m[1]), true
}

var keyInGroup = regexp.MustCompile(`[{,] *([A-Za-z_]+): *`)

// quotedGroup puts quotation marks around the texts in a group in braces that need
// them: those with a colon or a comma.
func quotedGroup(line string) (string, bool) {
	open, end := strings.IndexByte(line, '{'), strings.LastIndexByte(line, '}')
	if open < 0 || end < open {
		return "", false
	}
	var b strings.Builder
	from, changed := 0, false
	keys := keyInGroup.FindAllStringSubmatchIndex(line[:end], -1)
	for i, k := range keys {
		to := end
		if i+1 < len(keys) {
			to = keys[i+1][0]
		}
		text := line[k[1]:to]
		bare := strings.TrimSpace(text)
		if bare == "" || strings.ContainsRune(`"'[{`, rune(bare[0])) || !strings.ContainsAny(bare, ":,#") {
			continue
		}
		if nested := strings.TrimRight(bare, "} "); nested != bare { // the group ends here, in another one
			bare, to = nested, k[1]+strings.Index(text, nested)+len(nested)
		}
		b.WriteString(line[from:k[1]])
		b.WriteString(quoted(bare))
		from, changed = to, true
	}
	b.WriteString(line[from:])
	return b.String(), changed
}

// quoted is a text as YAML and an editor write it in quotation marks: in single ones
// where that saves backslashes.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}
