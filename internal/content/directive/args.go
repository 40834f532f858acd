package directive

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"
)

// head reads the first line of a block, which begins at an offset of the source: colons,
// name, and arguments between braces.
func (n *Node) head(line []byte, first int, p Parser) {
	s := scanner{line: line, at: n.colons, first: first, n: n, p: p}
	s.space()
	n.NameAt = first + s.at
	if s.at < len(line) && line[s.at] == '{' {
		n.fault(n.NameAt, "this block has no name", p.unnamed(string(line[s.at:])))
		return
	}
	n.Name = s.word()
	if n.Name == "" {
		n.fault(n.NameAt, "this block has no name", "write one of Galen's blocks after the colons, such as  :::note")
		return
	}
	s.space()
	s.alone = p.first(n.Name)
	switch rest := line[s.at:]; {
	case len(rest) == 0:
	case rest[0] == '{' && !bytes.HasPrefix(rest, []byte("{{")):
		s.braces()
	case keyed.Match(rest):
		s.loose(strings.TrimRight(string(rest), " }"))
	default:
		s.loose(p.wanted(n.Name, words(string(rest))))
	}
}

// Attributes reads arguments between braces that belong to no block. They begin at an offset of
// the source; example is one of them.
func Attributes(braces []byte, first int, example string) *Node {
	n := &Node{NameAt: first, ended: true}
	s := scanner{line: braces, first: first, n: n, p: Parser{Wanted: func(string, string) string { return example }}}
	s.braces()
	return n
}

// loose reports what stands after the name of a block without braces, and how it is told.
func (s *scanner) loose(told string) {
	if told == "" {
		s.n.fault(s.first+s.at, "nothing is allowed after the name of this block", "delete it, or put it on a line of its own, above or below the block")
		return
	}
	s.n.fault(s.first+s.at, "the arguments of a block go between braces", "write  {"+told+"}  after "+s.n.Name)
}

var (
	paired = regexp.MustCompile(`^(?:\[(.*)\]|\((.*)\)|\{(.*)\}|"(.*)"|'(.*)'|“(.*)”)$`)
	titled = regexp.MustCompile(`^(?i:title|name|header|heading|label)[ \t]*[:=][ \t]*`)
)

// words are what somebody wrote after a name, without the marks around it.
func words(written string) string {
	written = strings.TrimRight(strings.TrimRight(written, ":"), " \t")
	if i := strings.IndexByte(written, '{'); i > 0 {
		written = strings.TrimRight(written[:i], " \t")
	}
	for {
		before := written
		written = titled.ReplaceAllString(strings.TrimLeft(written, " \t:="), "")
		if m := paired.FindStringSubmatch(written); m != nil {
			written = strings.TrimSpace(strings.Join(m[1:], ""))
		}
		if written == before {
			return strings.TrimSpace(written)
		}
	}
}

// wanted is Wanted.
func (p Parser) wanted(name, words string) string {
	switch {
	case p.Wanted != nil:
		return p.Wanted(name, words)
	case p.first(name) != "":
		return words
	}
	return "title=" + marked(words)
}

// marked is a value between quotation marks that it does not hold.
func marked(value string) string {
	switch {
	case !strings.Contains(value, `"`):
		return `"` + value + `"`
	case !strings.Contains(value, "'"):
		return "'" + value + "'"
	}
	for opens := true; strings.Contains(value, `"`); opens = !opens {
		mark := "”"
		if opens {
			mark = "“"
		}
		value = strings.Replace(value, `"`, mark, 1)
	}
	return `"` + value + `"`
}

// unnamed says how a block is written whose name stands between its braces.
func (p Parser) unnamed(braces string) string {
	inside, after, _ := strings.Cut(strings.TrimPrefix(braces, "{"), "}")
	name, _, _ := strings.Cut(strings.TrimLeft(inside, ".# "), " ")
	if p.Braced != nil {
		if hint := p.Braced(name, strings.TrimSpace(after)); hint != "" {
			return hint
		}
	}
	return "write the name before the braces:  " + p.named(braces)
}

// named is the first line of a block whose name stands between its braces, as Pandoc and MyST
// have it: {.note title="Title"} or {note} Title.
func (p Parser) named(braces string) string {
	inside, title, _ := strings.Cut(strings.TrimPrefix(braces, "{"), "}")
	name, arguments, _ := strings.Cut(strings.TrimLeft(inside, ".# "), " ")
	if name == "" || strings.Contains(name, "=") {
		name = "note"
	}
	if p.NameOf != nil && p.NameOf(name) != "" {
		name = p.NameOf(name)
	}
	if _, value, ok := strings.Cut(arguments, `title="`); ok {
		title, _, _ = strings.Cut(value, `"`)
	}
	title = strings.TrimSpace(title)
	if p.first(name) != "" {
		return "::" + name + "{" + title + "}"
	}
	if title != "" {
		name += ` {title="` + strings.ReplaceAll(title, `"`, "'") + `"}`
	}
	return ":::" + name
}

// first is FirstOf.
func (p Parser) first(name string) string {
	if p.FirstOf == nil {
		return ""
	}
	return p.FirstOf(name)
}

// keyed is arguments without the braces around them.
var keyed = regexp.MustCompile(`^[A-Za-z][\w-]*[ \t]*=`)

// What may follow a value: the end of the arguments, or another.
var (
	ended   = regexp.MustCompile(`^(?:[ \t]*\}|[ \t]+[A-Za-z][\w-]*[ \t]*=|[ \t]*$)`)
	another = regexp.MustCompile(`[ \t]+[A-Za-z][\w-]*[ \t]*=|[ \t]*\}`)
)

// scanner reads along a line.
type scanner struct {
	line  []byte
	at    int
	first int // where the line begins in the source
	n     *Node
	p     Parser
	alone string // the key of a first value that has none; "" when it must have one
}

func (s *scanner) space() {
	for s.at < len(s.line) && (s.line[s.at] == ' ' || s.line[s.at] == '\t') {
		s.at++
	}
}

// word reads a name: a letter, then letters, digits, hyphens and low lines.
func (s *scanner) word() string {
	from := s.at
	if from < len(s.line) && !nameStart(s.line[from]) {
		return ""
	}
	for s.at < len(s.line) {
		if c := s.line[s.at]; !nameStart(c) && !('0' <= c && c <= '9') && c != '-' && c != '_' {
			break
		}
		s.at++
	}
	return string(s.line[from:s.at])
}

// braces reads arguments from { to }.
func (s *scanner) braces() {
	open := s.at
	for s.at++; ; {
		s.space()
		if s.at == len(s.line) {
			s.n.fault(s.first+open, "the braces are not closed", "write  }  after the last argument, on the same line")
			return
		}
		if s.line[s.at] == '}' {
			s.at++
			break
		}
		if !s.argument() {
			return
		}
	}
	if s.space(); s.at < len(s.line) {
		s.n.fault(s.first+s.at, "nothing is allowed after the braces", "put it on a line of its own, or delete it")
	}
}

// argument reads key="value".
func (s *scanner) argument() bool {
	a := Arg{At: s.first + s.at}
	if s.alone != "" && len(s.n.Args) == 0 && !keyed.Match(s.line[s.at:]) {
		a.Key, a.ValueAt = s.alone, a.At
		return s.value(&a)
	}
	from := s.at
	if a.Key = s.word(); a.Key == "" {
		_, size := utf8.DecodeRune(s.line[s.at:])
		hint := "delete the braces and what they hold"
		if example := s.p.wanted(s.n.Name, "Title"); example != "" {
			hint = "write arguments like this:  {" + example + "}"
		}
		s.n.fault(a.At, "an argument does not begin with "+quote(string(s.line[s.at:s.at+size])), hint)
		return false
	}
	if s.space(); s.at == len(s.line) || s.line[s.at] != '=' {
		s.valueless(a, from)
		return false
	}
	s.at++
	s.space()
	a.ValueAt = s.first + s.at
	return s.value(&a)
}

// valueless reports a word, from a place in the line, that is no argument.
func (s *scanner) valueless(a Arg, from int) {
	words := s.line[from:]
	if to := another.FindIndex(words); to != nil {
		words = words[:to[0]]
	}
	told := s.p.wanted(s.n.Name, string(words))
	switch last := len(s.n.Args) - 1; {
	case last >= 0:
		before := s.n.Args[last]
		s.n.fault(before.ValueAt, "the value of "+before.Key+" has more than one word", "put it between quotation marks:  "+before.Key+"="+marked(before.Value+" "+string(words)))
	case told == "":
		s.n.fault(a.At, quote(a.Key)+" has no value", "delete the braces and what they hold")
	default:
		s.n.fault(a.At, quote(a.Key)+" has no value", "write  "+told+"  between the braces")
	}
}

// value reads the value of an argument, which has one then.
func (s *scanner) value(a *Arg) bool {
	rest := s.line[s.at:]
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			s.n.fault(a.ValueAt, "the quotation mark is not closed", "write  "+string(rest[:1])+"  where the value of "+a.Key+" ends")
			return false
		}
		end++
		if after := rest[end+1:]; rest[end-1] == '\\' || !ended.Match(after) {
			end = s.further(a, rest, end)
		}
		a.Value, a.Quoted = string(rest[1:end]), true
		a.ValueAt++
		s.at += end + 1
		s.n.Args = append(s.n.Args, *a)
		return true
	}
	end := bytes.IndexAny(rest, " \t}")
	if a.ValueAt == a.At { // it stands alone, without a key
		if to := another.FindIndex(rest); to != nil {
			end = to[0]
		}
	}
	if end < 0 {
		end = len(rest)
	}
	a.Value = string(rest[:end])
	if c, _ := utf8.DecodeRune(rest); strings.ContainsRune("“”„‟‘’«»", c) {
		s.n.fault(a.ValueAt, "the value of "+a.Key+" is in typographic quotation marks", `use straight ones:  `+a.Key+`="…"`)
		return false
	}
	s.at += end
	s.n.Args = append(s.n.Args, *a)
	return true
}

// further is where a value ends in which its own quotation mark stands, as in "A \"film\"",
// which it reports. End is where the mark stands for the first time.
func (s *scanner) further(a *Arg, rest []byte, end int) int {
	for at := end + 1; at < len(rest); at++ {
		if rest[at] == rest[0] && rest[at-1] != '\\' && ended.Match(rest[at+1:]) {
			end = at
			break
		}
	}
	inside := string(rest[1:end])
	if strings.IndexByte(inside, rest[0]) >= 0 {
		inside = strings.ReplaceAll(inside, `\`+string(rest[:1]), string(rest[:1]))
		s.n.fault(a.ValueAt, "the value of "+a.Key+" contains the mark that ends it", "write  "+a.Key+"="+marked(inside))
	}
	return end
}

func quote(s string) string { return "“" + s + "”" }
