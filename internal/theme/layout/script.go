package layout

import "bytes"

// script is a place in JavaScript or JSON: enough of it to know what an action
// stands in.
type script struct {
	mode    byte     // 0 in code; the quotation mark of a string; '/' and '*' in comments; 'r' and '[' in a regular expression
	ticks   uint8    // how many template literals are open
	braces  [4]uint8 // for each of them, the braces that are open within ${
	operand bool     // the last thing was a value, so that "/" divides
	escape  bool     // the last thing was a backslash in a string
}

// within reports whether s is inside of something that goes on.
func (s script) within() bool { return s.mode != 0 || s.ticks > 0 }

// operators are the words behind which a value begins, not ends.
var operators = set(`return typeof case in of delete void throw new do else instanceof yield await`)

// read moves s over text.
func (s script) read(text []byte) script {
	for i := 0; i < len(text); {
		s.escape = false
		if s.mode == 0 {
			i += s.code(text[i:])
		} else {
			i += s.inside(text[i:])
		}
	}
	return s
}

// code reads one step of code and returns its length.
func (s *script) code(text []byte) int {
	switch c := text[0]; {
	case isSpace(c):
	case c == '"' || c == '\'':
		s.mode = c
	case c == '`':
		s.ticks = min(s.ticks+1, uint8(len(s.braces)))
		s.mode = c
	case bytes.HasPrefix(text, []byte("//")), bytes.HasPrefix(text, []byte("/*")):
		s.mode = text[1]
		return 2
	case c == '/' && !s.operand:
		s.mode = 'r'
	case c == '{' && s.ticks > 0:
		s.braces[s.ticks-1]++
		s.operand = false
	case c == '}' && s.ticks > 0 && s.braces[s.ticks-1] == 0:
		s.mode = '`'
	case c == '}' && s.ticks > 0:
		s.braces[s.ticks-1]--
		s.operand = true
	case isWord(c) || c == '$':
		n := 1
		for n < len(text) && (isWord(text[n]) || text[n] == '$') {
			n++
		}
		s.operand = !operators[string(text[:n])]
		return n
	default:
		s.operand = c == ')' || c == ']' || c == '}'
	}
	return 1
}

// inside reads one step of a string, comment or regular expression.
func (s *script) inside(text []byte) int {
	c := text[0]
	switch {
	case s.mode == '/' && c == '\n':
		s.mode = 0
	case s.mode == '/':
	case s.mode == '*':
		if bytes.HasPrefix(text, []byte("*/")) {
			s.mode = 0
			return 2
		}
	case c == '\\':
		s.escape = len(text) == 1
		return min(2, len(text))
	case s.mode == 'r' && c == '[':
		s.mode = '['
	case s.mode == '[' && c == ']':
		s.mode = 'r'
	case s.mode == 'r' && c == '/':
		s.mode, s.operand = 0, true
	case s.mode == '`' && bytes.HasPrefix(text, []byte("${")):
		s.mode, s.operand, s.braces[max(s.ticks, 1)-1] = 0, false, 0
		return 2
	case s.mode == '`' && c == '`':
		s.mode, s.operand, s.ticks = 0, true, max(s.ticks, 1)-1
	case c == s.mode && (c == '"' || c == '\''), c == '\n' && s.mode != '`':
		s.mode, s.operand = 0, true
	}
	return 1
}

// squeeze takes the white space between JSON tokens away, and moves s over the
// text.
func (s script) squeeze(text []byte) ([]byte, script) {
	var out []byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case s.mode == 0 && isSpace(c):
			continue
		case c == '\\' && s.mode != 0 && i+1 < len(text):
			out = append(out, c)
			i++
		case c == '"':
			s.mode ^= '"'
		}
		out = append(out, text[i])
	}
	return out, s
}
