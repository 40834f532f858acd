package layout

import (
	"bytes"
	"errors"
	"strings"

	"galen/internal/theme/javascript"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// cssFaults finds what is wrong with a style sheet: brackets and quotation
// marks without a partner, and what the grammar has no place for.
func cssFaults(text []byte) []flaw {
	if faults := brackets(text); len(faults) > 0 {
		return faults
	}
	var faults []flaw
	p := css.NewParser(parse.NewInputBytes(bytes.Clone(text)), false)
	for {
		kind, _, _ := p.Next()
		if p.HasParseError() {
			faults = append(faults, flaw{at: p.Offset(), words: "this rule cannot be read"})
			var e *parse.Error
			if errors.As(p.Err(), &e) {
				faults[len(faults)-1] = flaw{at: offset(text, e.Line, e.Column), words: cssWords(e.Message)}
			}
		} else if kind == css.ErrorGrammar {
			return faults
		}
	}
}

// cssWords puts the parser's complaint plainly.
func cssWords(message string) string {
	switch {
	case strings.Contains(message, "expected colon"):
		return "a colon is missing before this"
	case strings.Contains(message, "unexpected token"):
		if _, token, ok := strings.Cut(message, "'"); ok {
			token, _, _ = strings.Cut(token, "'")
			return "unexpected " + quoted(token) + " in a rule"
		}
	}
	return "this rule cannot be read"
}

// brackets finds brackets, strings and comments without an end.
func brackets(text []byte) []flaw {
	var faults []flaw
	var open []int
	partner := map[byte]byte{')': '(', ']': '[', '}': '{'}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\\':
			i++
		case '"', '\'':
			end := stringEnd(text, i)
			if end < 0 {
				return append(faults, flaw{i, "this quotation mark is not closed", "close the text on the same line"})
			}
			i = end
		case '/':
			if i+1 < len(text) && text[i+1] == '*' {
				end := bytes.Index(text[i+2:], []byte("*/"))
				if end < 0 {
					return append(faults, flaw{i, `this comment does not end with "*/"`, `write "*/" where it ends`})
				}
				i += end + 3
			}
		case '(', '[', '{':
			open = append(open, i)
		case ')', ']', '}':
			if len(open) == 0 || text[open[len(open)-1]] != partner[c] {
				return append(faults, flaw{i, "unexpected " + quoted(string(c)), "delete it, or write the bracket that it closes"})
			}
			open = open[:len(open)-1]
		}
	}
	for _, at := range open {
		faults = append(faults, flaw{at, quoted(string(text[at])) + " is not closed", "write its partner where it ends"})
	}
	return faults
}

// stringEnd is the offset of the mark that closes the CSS string at from, or -1.
func stringEnd(text []byte, from int) int {
	for i := from + 1; i < len(text); i++ {
		switch text[i] {
		case text[from]:
			return i
		case '\n':
			return -1
		case '\\':
			i++
		}
	}
	return -1
}

// jsFault finds the first thing that a script cannot be read beyond, or nil.
func jsFault(text []byte) *flaw {
	fault := javascript.Check(text)
	if fault == nil {
		return nil
	}
	return &flaw{at: fault.Offset, words: jsWords(fault.Message)}
}

// jsWords puts the parser's complaint plainly.
func jsWords(message string) string {
	if token, found := strings.CutPrefix(message, "Unexpected "); found {
		return "unexpected " + strings.TrimSuffix(token, " of file")
	}
	return strings.ToLower(message[:1]) + message[1:]
}

// offset is where a line and a column, in characters, are in text.
func offset(text []byte, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		next := bytes.IndexByte(text[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	for i := range string(text[at:]) {
		if column <= 1 {
			return at + i
		}
		column--
	}
	return len(text)
}
