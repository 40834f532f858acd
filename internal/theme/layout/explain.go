package layout

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"galen/internal/diag"
)

// complaint pairs what the parser says with what a person is told. $1 in words
// stands for the first group of the pattern, which is also the text that the
// position points to, where it is found in the action.
type complaint struct {
	pattern     *regexp.Regexp
	code        string
	words, hint string
}

// complaints are in order of precedence.
var complaints = []complaint{
	{regexp.MustCompile(`undefined variable "(.*)"`), "unknown-variable", `there is no variable "$1" here`, "declare it first, in the same branch or around it: {{$$name := …}}"},
	{regexp.MustCompile(`missing value for command`), "incomplete-action", "this action is empty", "write a value between the braces, such as {{.Title}}"},
	{regexp.MustCompile(`missing value for (\w+)`), "incomplete-action", `{{$1}} has no value`, "write what it is about, such as {{$1 .Title}}"},
	{regexp.MustCompile(`bad character U\+\S+ '(.*?)'`), "bad-action", `unexpected "$1"`, ""},
	{regexp.MustCompile(`bad number syntax: "(.*)"`), "bad-action", `"$1" is not a number`, ""},
	{regexp.MustCompile(`\{\{(break|continue)\}\} outside`), "misplaced-break", `{{$1}} is outside any {{range}}`, ""},
	{regexp.MustCompile(`unclosed left paren()`), "bad-action", `"(" is not closed`, `write ")" where the inner value ends`},
	{regexp.MustCompile(`unexpected right paren`), "bad-action", `unexpected ")"`, ""},
	{regexp.MustCompile(`non executable command in pipeline`), "bad-action", "only a function or a method can follow \"|\"", ""},
	{regexp.MustCompile(`too many declarations|can only initialize variables`), "bad-action", "too many variables before :=", ""},
	{regexp.MustCompile(`expected :=`), "bad-action", `":" is alone`, `write ":=" to declare a variable`},
	{regexp.MustCompile(`unexpected "?<?(.*?)>?"? in (?:template|block|define) clause`), "bad-action", `the name must be in quotation marks`, `write {{template "name" .}}`},
	{regexp.MustCompile(`unexpected "(.*)" in`), "bad-action", `unexpected "$1"`, ""},
	{regexp.MustCompile(`unexpected <(.*)> in`), "bad-action", `unexpected "$1"`, ""},
	{regexp.MustCompile(`unexpected \. after term "(.*)"`), "bad-action", `"$1" has no fields`, ""},
}

// explain reports what the parser said of an action.
func (d *draft) explain(a action, err string) {
	for _, c := range complaints {
		match := c.pattern.FindStringSubmatchIndex(err)
		if match == nil {
			continue
		}
		at, subject := a.from, ""
		if len(match) > 2 {
			subject = err[match[2]:match[3]]
			at = d.find(a, subject)
		}
		if slices.Contains(d.gone, subject) {
			return // it only follows from another problem
		}
		say := func(s string) string { return string(c.pattern.ExpandString(nil, s, err, match)) }
		hint := say(c.hint)
		if c.code == "unknown-variable" {
			if near := diag.Nearest(subject, d.variables()); near != "" {
				hint = `did you mean "` + near + `"?`
			}
		}
		d.fault(at, c.code, hint, "%s", say(c.words))
		return
	}
	d.fault(a.from, "bad-action", "", "%s cannot be read", d.words(a))
}

// find is the offset of a part of an action, or of the action.
func (d *draft) find(a action, part string) int {
	body := inner(d.text, a.from)
	for at := body; part != "" && at < a.to; at++ {
		if !bytes.HasPrefix(d.text[at:a.to], []byte(part)) {
			if c := d.text[at]; c == '"' || c == '`' || c == '\'' {
				at = max(at, quoteEnd(d.text, at)-1)
			}
			continue
		}
		whole := !isWord(part[len(part)-1]) || !isWord(d.text[at+len(part)])
		if isKeyword := opens(part) || part == "break" || part == "continue"; whole && !isKeyword {
			return at
		}
	}
	return a.from
}

// variables are the names that the file declares, once each.
func (d *draft) variables() []string {
	var names []string
	for _, a := range d.actions {
		text := string(d.text[a.from:a.to])
		for i := strings.IndexByte(text, '$'); i >= 0; {
			if name, _ := word([]byte(text), i+1); strings.Contains(text, ":=") && i < strings.Index(text, ":=") {
				names = append(names, "$"+name)
			}
			next := strings.IndexByte(text[i+1:], '$')
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
