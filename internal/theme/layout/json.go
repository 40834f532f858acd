package layout

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"
)

// flaw is a problem in embedded text, at an offset of it.
type flaw struct {
	at    int
	words string
	hint  string // may be ""
}

// jsonFault finds the first thing that is wrong with a JSON text, or nil. JSON
// of a page is read by search engines, which drop the whole of it at the first
// mistake, and a minifier that repairs some of them must not hide it.
func jsonFault(text []byte) *flaw {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var value any
	err := d.Decode(&value)
	if err == nil {
		rest := bytes.TrimLeft(text[d.InputOffset():], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		return nameFlaw(text, len(text)-len(rest))
	}
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) || int(syntax.Offset) > len(text) || syntax.Offset < 1 {
		return &flaw{len(text), "this JSON ends too early", "close what is still open"}
	}
	return nameFlaw(text, int(syntax.Offset)-1)
}

// nameFlaw puts words to what is wrong at an offset.
func nameFlaw(text []byte, at int) *flaw {
	r, _ := utf8.DecodeRune(text[at:])
	before := bytes.TrimRight(text[:at], " \t\r\n")
	comma := len(before) > 0 && before[len(before)-1] == ','
	switch {
	case r == '/' && at+1 < len(text) && (text[at+1] == '/' || text[at+1] == '*'):
		return &flaw{at, "JSON has no comments", "delete it"}
	case comma && (r == '}' || r == ']'):
		return &flaw{len(before) - 1, `this comma has nothing after it`, "delete it"}
	case r == '\'':
		return &flaw{at, `JSON has only double quotation marks`, `write "…"`}
	case r == '\n' || r == '\r' || r == '\t':
		return &flaw{at, "a text in JSON cannot run over the line", "write \\n for a line break"}
	}
	return &flaw{at: at, words: "unexpected " + quoted(string(r)) + " in JSON"}
}

// quoted puts a character or word into quotation marks, of another kind where it
// is one itself.
func quoted(s string) string {
	if strings.Contains(s, `"`) {
		return "'" + s + "'"
	}
	return `"` + s + `"`
}
