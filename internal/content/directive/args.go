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
	s := scanner{line: line, at: n.colons, first: first, n: n}
	s.space()
	n.NameAt = first + s.at
	if s.at < len(line) && line[s.at] == '{' {
		n.fault(n.NameAt, "this block has no name", "write the name before the braces:  "+p.named(string(line[s.at:])))
		return
	}
	n.Name = s.word()
	if n.Name == "" {
		n.fault(n.NameAt, "this block has no name", "write one of Galen's blocks after the colons, such as  :::note")
		return
	}
	s.space()
	s.alone = p.first(n.Name)
	switch {
	case s.at == len(line):
	case line[s.at] == '{':
		s.braces()
	case s.alone != "":
		n.fault(first+s.at, "what a block is told stands between braces", "write  {"+strings.Trim(string(line[s.at:]), `[]{}"“”'`)+"}  after "+n.Name)
	case keyed.Match(line[s.at:]):
		rest := strings.TrimRight(string(line[s.at:]), " }")
		n.fault(first+s.at, "what a block is told stands between braces", "write  {"+rest+"}  after "+n.Name)
	default:
		rest := strings.Trim(string(line[s.at:]), `[]"“”'`)
		if i := strings.IndexByte(rest, '{'); i > 0 {
			rest = strings.TrimRight(rest[:i], ` ]"”`)
		}
		n.fault(first+s.at, "what a block is told stands between braces", `write  {title="`+strings.ReplaceAll(rest, `"`, "'")+`"}  after `+n.Name)
	}
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

// scanner reads along a line.
type scanner struct {
	line  []byte
	at    int
	first int // where the line begins in the source
	n     *Node
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
		s.n.fault(s.first+s.at, "nothing may follow the braces", "put it on a line of its own, or delete it")
	}
}

// argument reads key="value".
func (s *scanner) argument() bool {
	a := Arg{At: s.first + s.at}
	if s.alone != "" && len(s.n.Args) == 0 && !keyed.Match(s.line[s.at:]) {
		a.Key, a.ValueAt = s.alone, a.At
		return s.value(&a)
	}
	if a.Key = s.word(); a.Key == "" {
		_, size := utf8.DecodeRune(s.line[s.at:])
		written, example := string(s.line[s.at:s.at+size]), `  {title="Title"}`
		s.n.fault(a.At, "an argument does not begin with "+quote(written), "write arguments like this:"+example)
		return false
	}
	if s.space(); s.at == len(s.line) || s.line[s.at] != '=' {
		if last := len(s.n.Args) - 1; last >= 0 && !s.n.Args[last].Quoted {
			before := s.n.Args[last]
			s.n.fault(before.ValueAt, "the value of "+before.Key+" has more than one word", `put it between quotation marks:  `+before.Key+`="`+before.Value+" "+a.Key+` …"`)
			return false
		}
		s.n.fault(a.At, quote(a.Key)+" has no value", `write  `+a.Key+`="…"  with what it is`)
		return false
	}
	s.at++
	s.space()
	a.ValueAt = s.first + s.at
	return s.value(&a)
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
		a.Value, a.Quoted = string(rest[1:1+end]), true
		a.ValueAt++
		s.at += end + 2
		s.n.Args = append(s.n.Args, *a)
		return true
	}
	end := bytes.IndexAny(rest, " \t}")
	if end < 0 {
		end = len(rest)
	}
	a.Value = string(rest[:end])
	if c, _ := utf8.DecodeRune(rest); strings.ContainsRune("“”„‟‘’«»", c) {
		s.n.fault(a.ValueAt, "the value of "+a.Key+" stands between typographic quotation marks", `use straight ones:  `+a.Key+`="…"`)
		return false
	}
	s.at += end
	s.n.Args = append(s.n.Args, *a)
	return true
}

func quote(s string) string { return "“" + s + "”" }
