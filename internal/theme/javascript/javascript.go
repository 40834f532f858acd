// Package javascript reads the scripts that a site publishes: whether a browser can
// read them, and whom they ask for something. It changes nothing in them: minifiers
// give variables and functions other names, and numbers as keys another form, and a
// script may depend on either. What a script weighs, a server's compression takes off.
//
// Check finds what no browser can read. Read looks for the addresses that a script
// makes a browser ask for. Literals are followed as far as they go: "a" + "b", `…`,
// constants, const HOST = "…", settings = {url: "…"}, what a function is given that is called where
// it stands; esbuild puts them together. A Request is an address in
// a place from which browsers fetch: fetch(…), new Image().src = …, import, tags in a
// text for document.write. A link that is only there to be followed (location.href = …,
// a.href = …), a namespace, a comment is none. Where an address is made up as the
// script runs, or where a script gets at the means to fetch by another way, nobody can
// know beforehand, and the Report is not Known.
package javascript

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// Fault is the first thing in a script that no browser can read.
type Fault struct {
	Offset  int    // in bytes
	Message string // in esbuild's words
}

func (f *Fault) Error() string { return f.Message }

// How deep brackets, functions as values of functions (a => b => …) and branches
// (else if … else if …) may be nested. esbuild takes time by the square of these, or more.
const (
	maxNesting = 500
	maxArrows  = 50
	maxElse    = 1000
)

// tooDeep reports whether a script is nested too deeply. It counts what stands in texts
// and comments too.
func tooDeep(text []byte) bool {
	depth, arrows, others, last := 0, 0, 0, 0
	for i, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
			arrows = 0
		case ',', ';', '\n':
			arrows = 0
		case 'e':
			if !bytes.HasPrefix(text[i:], []byte("else")) {
				continue
			}
			if others++; i-last > 100 { // another chain
				others = 1
			}
			last = i
		case '>':
			if i > 0 && text[i-1] == '=' {
				arrows++
			}
		}
		if depth > maxNesting || arrows > maxArrows || others > maxElse {
			return true
		}
	}
	return false
}

// redeclared finds the first name that is declared twice. esbuild goes on to the last of
// them, and says of each the whole line.
func redeclared(text []byte) *Fault {
	_, err := js.Parse(parse.NewInputBytes(bytes.Clone(text)), js.Options{})
	var e *parse.Error
	if !errors.As(err, &e) || !strings.Contains(e.Message, "already been declared") {
		return nil
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(e.Message, "identifier "), " ")
	at := offset(text, e.Line, 0)
	for range e.Column - 1 { // in characters
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return &Fault{at, `The symbol "` + name + `" has already been declared`}
}

// fold is a script with its constants put together, or what is wrong with it.
func fold(text []byte) ([]byte, *Fault) {
	if tooDeep(text) {
		return nil, &Fault{Message: "Brackets are nested too deeply"}
	}
	if fault := redeclared(text); fault != nil {
		return nil, fault
	}
	r := api.Transform(string(text), api.TransformOptions{
		Loader: api.LoaderJS, Target: api.ESNext, Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone, TreeShaking: api.TreeShakingFalse,
		MinifyWhitespace: true, MinifySyntax: true, LogLevel: api.LogLevelSilent, TsconfigRaw: "{}",
	})
	if len(r.Errors) == 0 {
		return r.Code, nil
	}
	f := &Fault{Message: r.Errors[0].Text}
	if at := r.Errors[0].Location; at != nil {
		f.Offset = offset(text, at.Line, at.Column)
	}
	return nil, f
}

// offset is where a line, counted from 1, and a column in bytes are. esbuild ends a
// line also where only JavaScript does.
func offset(text []byte, line, column int) int {
	at := 0
	for ; line > 1 && at < len(text); line-- {
		next := -1
		for _, end := range []string{"\n", "\r", "\u2028", "\u2029"} {
			if i := bytes.Index(text[at:], []byte(end)); i >= 0 && (next < 0 || i+len(end) < next) {
				next = i + len(end)
			}
		}
		if next < 0 {
			break
		}
		at += next
	}
	return min(at+column, len(text))
}

// Check finds the first thing in a script that no browser can read, or nil.
func Check(text []byte) *Fault {
	_, fault := fold(text)
	return fault
}
