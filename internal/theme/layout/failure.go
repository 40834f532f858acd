package layout

import (
	"errors"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"

	"galen/internal/diag"
)

// failure says in plain words why an execution failed.
func (c *compiled) failure(err error, data any) error {
	if errors.Is(err, errFull) {
		return diag.Errorf(diag.Position{File: c.unit.root.file.path}, "page-too-large", "this page is larger than %d MiB", maxPage>>20).
			WithHint("show fewer items on one page")
	}
	at, where, message := c.locate(err.Error())
	d := c.describe(at, where, message, err)
	// The type of the data may tell which names there are.
	for _, known := range c.unit.infer(c.unit.root, shapeOf(data)) {
		if known.Position == d.Position && known.Code == d.Code {
			return known
		}
	}
	return d
}

// locate takes an error of an execution apart. All of them begin with
// "template: FILE:LINE:COLUMN: executing NAME at <ACTION>: ", where the column
// counts bytes from 0.
func (c *compiled) locate(err string) (at int, where errorList, message string) {
	head, rest, ok := strings.Cut(strings.TrimPrefix(err, "template: "), `: executing "`)
	if !ok {
		return 0, errorList{path: c.unit.root.file.path}, err
	}
	_, message, _ = strings.Cut(rest, ">: ")
	at, where = c.place(head)
	return at, where, message
}

// place turns FILE:LINE:COLUMN into an offset.
func (c *compiled) place(location string) (int, errorList) {
	head, column := cutNumber(location)
	path, line := cutNumber(head)
	where := c.desk(path)
	at := 0
	for ; line > 1; line-- {
		at += strings.IndexByte(string(where.written[at:]), '\n') + 1
	}
	return min(at+column, len(where.written)), where
}

func cutNumber(s string) (string, int) {
	i := strings.LastIndexByte(s, ':')
	n, err := strconv.Atoi(s[i+1:])
	if i < 0 || err != nil {
		return s, 0
	}
	return s[:i], n
}

// phrase pairs what the language says of a failure with what a person is told.
// $1 stands for the first group, $owner for what stands before that name in the
// template: ".Author" in {{.Author.Name}}.
type phrase struct {
	pattern     *regexp.Regexp
	code        string
	words, hint string
}

var phrases = []phrase{
	{regexp.MustCompile(`can't evaluate field (\S+) in type`), "unknown-field", `there is no "$1" here`, ""},
	{regexp.MustCompile(`map has no entry for key "(.*)"`), "unknown-field", `there is no "$1" here`, ""},
	{regexp.MustCompile(`(\S+) is an unexported field`), "unknown-field", `there is no "$1" here`, ""},
	{regexp.MustCompile(`nil data; no entry for key "(.*)"`), "no-value", "$owner is empty, so it has no \"$1\"", "test it first: {{with $tested}}…{{end}}"},
	{regexp.MustCompile(`nil pointer evaluating .*\.(\w+)$`), "no-value", "$owner is empty, so it has no \"$1\"", "test it first: {{with $tested}}…{{end}}"},
	{regexp.MustCompile(`wrong number of args for (\S+): want 1 got (\d+)`), "wrong-arguments", `"$1" needs 1 value but got $2`, ""},
	{regexp.MustCompile(`wrong number of args for (\S+): want (at least )?(\d+) got (\d+)`), "wrong-arguments", `"$1" needs ${2}$3 values but got $4`, ""},
	{regexp.MustCompile(`(\S+) (?:has arguments but cannot be invoked|is not a method but has arguments)`), "wrong-arguments", `"$1" takes no values after it`, ""},
	{regexp.MustCompile(`can't give argument to non-function (\S+)`), "wrong-arguments", `"$1" takes no values after it`, ""},
	{regexp.MustCompile(`range can't iterate over`), "not-a-list", "this is not a list", "{{range}} needs a list; use {{with}} for a single value"},
	{regexp.MustCompile(`(?:wrong type for value; expected|expected) (\[\]|\S+)`), "wrong-value", "a different kind of value is needed here", ""},
	{regexp.MustCompile(`invalid value|nil is not a command|explicit nil|dereference of nil`), "no-value", "there is no value here", "test it first: {{with …}}…{{end}}"},
	{regexp.MustCompile(`index out of range: (\d+)`), "no-value", "the list has no item $1", "test its length first, or use {{range}}"},
	{regexp.MustCompile(`invalid slice index`), "no-value", "the list is shorter than that", `use "first" to take no more than there is`},
	{regexp.MustCompile(`index of (?:untyped nil|nil pointer)|(?:slice|len) of (?:untyped nil|nil pointer)`), "no-value", "there is no list here", "test it first: {{with …}}…{{end}}"},
	{regexp.MustCompile(`incompatible types for comparison|non-comparable type`), "wrong-value", "values of different kinds cannot be compared", ""},
	{regexp.MustCompile(`error calling (\w+):`), "failed-call", `"$1" cannot work with what it is given here`, ""},
	{regexp.MustCompile(`undefined variable: (\$\w*)`), "unknown-variable", `there is no variable "$1" here`, `declare it with ":="`},
	{regexp.MustCompile(`can't print`), "wrong-value", "this cannot be written as text", ""},
}

// describe makes a diagnostic of an error.
func (c *compiled) describe(at int, where errorList, message string, err error) diag.Diagnostic {
	var told diag.Diagnostic
	var wrong misuse
	place := diag.Position{File: where.path}
	if where.written != nil {
		place = where.locate(dotted(where.written, at))
	}
	switch {
	case errors.As(err, &told) && told.File == "":
		told.Position = place
		return told
	case errors.As(err, &told):
		return told.With(place)
	case where.written == nil:
		return diag.Errorf(place, "failed-action", "this page cannot be made")
	case errors.As(err, &wrong):
		return diag.Errorf(place, "wrong-value", "%s", string(wrong))
	}
	for _, p := range phrases {
		if match := p.pattern.FindStringSubmatchIndex(message); match != nil {
			return p.say(message, match, at, where)
		}
	}
	return diag.Errorf(place, "failed-action", "this action cannot be carried out")
}

// say fills a phrase in. It points to the name that the first group holds, where
// the action has it.
func (p phrase) say(message string, match []int, at int, where errorList) diag.Diagnostic {
	owner, tested := "this", "…"
	if len(match) > 2 && match[2] >= 0 {
		name := nameOffset(where.written, at, message[match[2]:match[3]])
		from := dotted(where.written, at)
		for from > 0 && (isWord(where.written[from-1]) || where.written[from-1] == '$') {
			from--
		}
		if from < name {
			tested = string(where.written[from:name])
			owner = strconv.Quote(tested)
		}
		at = name
	}
	fill := func(s string) string {
		escape := func(s string) string { return strings.ReplaceAll(s, "$", "$$") }
		s = strings.NewReplacer("$owner", escape(owner), "$tested", escape(tested)).Replace(s)
		return string(p.pattern.ExpandString(nil, s, message, match))
	}
	d := diag.Errorf(where.locate(at), p.code, "%s", fill(p.words))
	d.Hint = fill(p.hint)
	return d
}

// dotted is where .A.B.C begins, given where the language says it is: for more
// than one name, that is at the second.
func dotted(text []byte, at int) int {
	from := at
	for from > 0 && isWord(text[from-1]) {
		from--
	}
	if from < at && from > 0 && text[from-1] == '.' && at < len(text) && text[at] == '.' {
		return from - 1
	}
	return at
}

// nameOffset is where a name stands in the .A.B.C at an offset, or where that
// begins.
func nameOffset(text []byte, at int, name string) int {
	from := dotted(text, at)
	if from < len(text) && text[from] == '$' {
		_, from = word(text, from+1)
	}
	for i := from; i < len(text) && text[i] == '.'; {
		found, next := word(text, i+1)
		if found == name {
			return i
		}
		i = next
	}
	return at
}

// escaping says in plain words why values cannot be made safe for where they
// stand.
func (c *compiled) escaping(e *template.Error) diag.Diagnostic {
	where := errorList{path: c.unit.root.file.path}
	for _, b := range c.unit.reached {
		if b.name == e.Name {
			where = errorList{path: b.file.path, written: b.file.text}
		}
	}
	at := diag.Position{File: where.path, Line: e.Line}
	if e.Node != nil {
		location, _ := (&parse.Tree{}).ErrorContext(e.Node)
		offset, where := c.place(location)
		at = where.locate(offset)
	}
	words, hint := "this value cannot be made safe at this place", ""
	switch e.ErrorCode {
	case template.ErrAmbigContext:
		words, hint = `it is not certain whether this value stands before or after the "?" of an address`, "write the whole address as one value"
	case template.ErrBadHTML:
		words = "this HTML cannot be read"
	case template.ErrBranchEnd, template.ErrRangeLoopReentry, template.ErrEndContext, template.ErrOutputContext:
		words, hint = "the branches of this action leave the HTML in different states", "close in each branch what it opens"
	case template.ErrPartialEscape, template.ErrPartialCharset:
		words = `there is a backslash directly before an action`
	case template.ErrSlashAmbig:
		words, hint = `it is not clear what a "/" in this script means`, "put the code before it in brackets"
	case template.ErrPredefinedEscaper:
		words, hint = "values are made safe by themselves", `remove "html", "js" and "urlquery"`
	}
	return diag.Errorf(at, "unsafe-place", "%s", words).WithHint("%s", hint)
}
