package javascript

import (
	"bytes"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// kind is what a token is.
type kind uint8

const (
	sign    kind = iota // ( ) . + = …
	word                // names and keywords
	literal             // a text, also `…` without ${
	start               // `…${
	other               // numbers, regular expressions, the rest of a template literal
)

// token is a piece of a script.
type token struct {
	kind  kind
	text  string // as written
	value string // of a literal: what it says; of a start: what it begins with
}

func (t token) is(text string) bool { return t.kind != literal && t.text == text }

// tokens cuts a script that can be read into tokens, without white space and comments.
func tokens(text []byte) (all []token) {
	lexer := js.NewLexer(parse.NewInputBytes(bytes.Clone(text)))
	value := false // a slash here divides
	for {
		k, data := lexer.Next()
		if (k == js.DivToken || k == js.DivEqToken) && !value {
			k, data = lexer.RegExp()
		}
		t := token{text: string(data)}
		switch {
		case k == js.ErrorToken:
			return all
		case k == js.WhitespaceToken || k == js.LineTerminatorToken || k == js.CommentToken || k == js.CommentLineTerminatorToken:
			continue
		case k == js.StringToken || k == js.TemplateToken:
			t.kind, t.value = literal, plainly(t.text[1:len(t.text)-1])
		case k == js.TemplateStartToken:
			t.kind, t.value = start, plainly(strings.TrimSuffix(t.text[1:], "${"))
		case js.IsIdentifierName(k):
			t.kind = word
		case js.IsNumeric(k) || k == js.RegExpToken || k == js.TemplateMiddleToken || k == js.TemplateEndToken:
			t.kind = other
		}
		value = t.kind == literal || t.kind == word && !operators[t.text] || k == js.TemplateEndToken || t.kind == other && k != js.TemplateMiddleToken ||
			k == js.CloseParenToken || k == js.CloseBracketToken || k == js.CloseBraceToken
		all = append(all, t)
	}
}

// operators are words before a value.
var operators = words(`return typeof case in of delete void throw new do else instanceof yield await`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

var escapes = strings.NewReplacer(`\\`, `\`, `\/`, "/", `\"`, `"`, `\'`, "'", "\\`", "`", `\n`, "\n", `\t`, "\t", `\r`, "\r", `\$`, "$")

// plainly is what the text of a literal says. esbuild has resolved all other escapes.
func plainly(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	return escapes.Replace(s)
}
