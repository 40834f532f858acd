package asset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"galen/internal/privacy"
)

const compile = "mend it; if it is newer or other than plain JavaScript (ES2022), compile it before it goes into static"

// script checks and minifies JavaScript, and notes every text in it, for any may
// be the address of a static file: import "./chart.js", fetch("/data/beds.json").
func (i *item) script(checked []byte, rules Rules) {
	small, err := shrink(jsType, checked)
	if err != nil {
		offset, said := place(err, checked)
		if strings.Contains(said, "in comment") {
			offset = bytes.LastIndex(checked, []byte("/*"))
		}
		message, hint := complaint(checked[offset:], said)
		i.problem(offset, "bad-script", hint, "%s", message)
		return
	}
	i.asset.Data = small
	for _, n := range scriptTexts(checked) {
		if n.must && privacy.Foreign(n.text, rules.Origin, rules.Allow) {
			i.foreign(n.offset, n.text)
		}
		i.named = append(i.named, n)
	}
}

// complaint puts into plain words what the JavaScript reader said of the rest of
// a script.
func complaint(rest []byte, said string) (message, hint string) {
	word := firstWord(rest)
	switch {
	case strings.Contains(said, "string literal"):
		return "the quotation mark is not closed in its line", "close it"
	case strings.Contains(said, "template literal"):
		return "the text that begins with a backtick (`) is not closed", "close it"
	case strings.Contains(said, "in comment"):
		return "the comment is not closed", "close it with  */"
	case word == "":
		return "the script ends too early", "look for a bracket that is not closed"
	case strings.Contains(said, "already been declared"):
		return `the name "` + word + `" is declared a second time`, "give it another name, or delete one of the two"
	}
	return `"` + word + `" cannot stand here`, compile
}

// firstWord is the first word of a text, or its first character; "" at its end.
func firstWord(text []byte) string {
	end := bytes.IndexFunc(text, func(r rune) bool { return r != '_' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		return ""
	case end < 0:
		end = len(text)
	case end == 0:
		_, end = utf8.DecodeRune(text)
	}
	return string(text[:min(end, 40)])
}

// scriptTexts finds the texts in a valid script.
func scriptTexts(script []byte) []named {
	ast, err := js.Parse(parse.NewInputBytes(bytes.Clone(script)), js.Options{})
	if err != nil {
		return nil
	}
	w := textWalker{places: importPlaces(script)}
	js.Walk(&w, ast)
	return w.found
}

// importPlaces tells where the addresses stand that follow import or from, for
// the syntax tree knows no places.
func importPlaces(script []byte) map[string][]int {
	places := map[string][]int{}
	lexer := js.NewLexer(parse.NewInputBytes(bytes.Clone(script)))
	at, value, address := 0, false, false // value: a slash here divides
	for {
		kind, text := lexer.Next()
		if (kind == js.DivToken || kind == js.DivEqToken) && !value {
			kind, text = lexer.RegExp()
		}
		switch kind {
		case js.ErrorToken:
			return places
		case js.WhitespaceToken, js.LineTerminatorToken, js.CommentToken, js.CommentLineTerminatorToken:
		default:
			if kind == js.StringToken && address {
				places[string(text)] = append(places[string(text)], at+1)
			}
			address = kind == js.FromToken || kind == js.ImportToken || address && kind == js.OpenParenToken
			value = js.IsIdentifier(kind) || js.IsNumeric(kind) || kind == js.StringToken || kind == js.TemplateToken ||
				kind == js.TemplateEndToken || kind == js.CloseParenToken || kind == js.CloseBracketToken || kind == js.CloseBraceToken ||
				kind == js.ThisToken || kind == js.RegExpToken
		}
		at += len(text)
	}
}

// textWalker collects texts from a syntax tree.
type textWalker struct {
	places map[string][]int // where each imported address stands, in order
	found  []named
}

func (w *textWalker) Enter(n js.INode) js.IVisitor {
	switch n := n.(type) {
	case *js.ImportStmt:
		w.module(n.Module)
	case *js.ExportStmt:
		w.module(n.Module)
	case *js.CallExpr:
		if x, ok := n.X.(*js.LiteralExpr); ok && x.TokenType == js.ImportToken && len(n.Args.List) > 0 {
			if text, ok := n.Args.List[0].Value.(*js.LiteralExpr); ok && text.TokenType == js.StringToken {
				w.module(text.Data)
			}
		}
	case *js.LiteralExpr:
		if n.TokenType == js.StringToken {
			w.add(n.Data, 0, false)
		}
	case *js.TemplateExpr:
		if n.Tag == nil && len(n.List) == 0 {
			w.add(n.Tail, 0, false)
		}
	}
	return w
}

func (w *textWalker) Exit(js.INode) {}

// module notes the address of an imported module. A bare word ("chart") is the
// business of the page's import map.
func (w *textWalker) module(quoted []byte) {
	if len(quoted) < 3 {
		return
	}
	offset, key := 0, string(quoted)
	if places := w.places[key]; len(places) > 0 {
		offset, w.places[key] = places[0], places[1:]
	}
	w.add(quoted, offset, quoted[1] == '.' || quoted[1] == '/' || bytes.IndexByte(quoted, ':') >= 0)
}

// add notes a text. One with a backslash is left out: nobody writes the name of a
// file so.
func (w *textWalker) add(quoted []byte, offset int, must bool) {
	if len(quoted) > 2 && bytes.IndexByte(quoted, '\\') < 0 {
		w.found = append(w.found, named{string(quoted[1 : len(quoted)-1]), offset, must})
	}
}
