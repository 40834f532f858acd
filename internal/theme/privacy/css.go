package privacy

import (
	"strings"
	"unicode/utf8"
)

// Found is an address in a text.
type Found struct {
	Offset int    // of its first byte in the text, after an opening quotation mark
	URL    string // with escapes resolved
}

// CSS finds every address that a style sheet makes a browser fetch: url(),
// src(), @import, and the plain strings of image-set(). It does not look into
// comments and other strings, and leaves out @namespace, whose address is only
// a name.
func CSS(text []byte) []Found {
	s := sheet{text: string(text)}
	for s.at < len(s.text) {
		s.step()
	}
	return s.found
}

// sheet is a style sheet being read.
type sheet struct {
	text  string
	at    int
	rule  string   // the at-rule whose prelude is being read: "import"
	calls []string // the functions whose brackets are open
	found []Found
}

func (s *sheet) step() {
	switch c := s.text[s.at]; {
	case strings.HasPrefix(s.text[s.at:], "/*"):
		s.comment()
	case c == '"' || c == '\'':
		from := s.at + 1
		if value := s.quoted(); s.fetches() {
			s.add(from, value)
		}
	case c == '@':
		s.at++
		s.rule = strings.ToLower(s.word())
	case c == '{' || c == ';' || c == '}':
		s.at++
		s.rule, s.calls = "", nil
	case c == '(':
		s.at++
		s.calls = append(s.calls, "")
	case c == ')':
		s.at++
		if len(s.calls) > 0 {
			s.calls = s.calls[:len(s.calls)-1]
		}
	case wordByte(c):
		s.name()
	default:
		s.at++
	}
}

// fetches says whether a string at this place is an address.
func (s *sheet) fetches() bool {
	if len(s.calls) == 0 {
		return s.rule == "import"
	}
	switch strings.TrimPrefix(s.calls[len(s.calls)-1], "-webkit-") {
	case "url", "src", "image-set":
		return true
	}
	return false
}

func (s *sheet) add(offset int, url string) {
	if s.rule != "namespace" {
		s.found = append(s.found, Found{offset, url})
	}
}

// name reads a word and, where a bracket follows, opens the function; the
// address of url() may stand there without quotation marks.
func (s *sheet) name() {
	from := s.at
	call := strings.ToLower(s.word())
	if s.at == from {
		s.at++
	}
	if s.at >= len(s.text) || s.text[s.at] != '(' {
		return
	}
	s.at++
	s.calls = append(s.calls, call)
	if call != "url" {
		return
	}
	for s.at < len(s.text) && space(s.text[s.at]) {
		s.at++
	}
	if s.at < len(s.text) && s.text[s.at] != '"' && s.text[s.at] != '\'' {
		s.bare()
	}
}

// bare reads the address of url( … ) up to its bracket.
func (s *sheet) bare() {
	from := s.at
	var url strings.Builder
	for s.at < len(s.text) && s.text[s.at] != ')' {
		if s.text[s.at] == '\\' {
			s.escape(&url)
			continue
		}
		url.WriteByte(s.text[s.at])
		s.at++
	}
	if value := strings.TrimRight(url.String(), " \t\r\n\f"); value != "" {
		s.add(from, value)
	}
}

// quoted reads a string; a line end without a backslash ends it too.
func (s *sheet) quoted() string {
	quote := s.text[s.at]
	s.at++
	var value strings.Builder
	for s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case quote, '\n':
			s.at++
			return value.String()
		case '\\':
			s.escape(&value)
		default:
			value.WriteByte(c)
			s.at++
		}
	}
	return value.String()
}

func (s *sheet) word() string {
	var word strings.Builder
	for s.at < len(s.text) && wordByte(s.text[s.at]) {
		if s.text[s.at] == '\\' {
			s.escape(&word)
			continue
		}
		word.WriteByte(s.text[s.at])
		s.at++
	}
	return word.String()
}

// escape reads a backslash and what it stands for: up to six hexadecimal
// digits and one space, a line end (nothing), or the next character.
func (s *sheet) escape(to *strings.Builder) {
	s.at++
	from, code := s.at, rune(0)
	for s.at < len(s.text) && s.at-from < 6 {
		digit := strings.IndexByte("0123456789abcdef", s.text[s.at]|0x20)
		if digit < 0 {
			break
		}
		code = code<<4 | rune(digit)
		s.at++
	}
	switch {
	case s.at > from:
		to.WriteRune(code)
		if s.at < len(s.text) && space(s.text[s.at]) {
			s.at++
		}
	case s.at < len(s.text) && s.text[s.at] == '\n':
		s.at++
	case s.at < len(s.text):
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		to.WriteRune(r)
		s.at += n
	}
}

func (s *sheet) comment() {
	end := strings.Index(s.text[s.at+2:], "*/")
	if end < 0 {
		s.at = len(s.text)
		return
	}
	s.at += end + 4
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

func wordByte(c byte) bool {
	return c == '-' || c == '_' || c == '\\' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
