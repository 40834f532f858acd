package asset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"galen/internal/theme/javascript"
	"galen/internal/theme/privacy"
)

const compile = "fix it; if it is not plain JavaScript, compile it before you put it into static"

// script checks JavaScript, which goes out as it is, notes every text in it, for any may be the
// address of a static file (import "./chart.js", fetch("/data/beds.json")), and
// reports what it would fetch from other sites.
func (i *item) script(checked []byte, rules Rules) {
	if fault := javascript.Check(checked); fault != nil {
		if strings.Contains(fault.Message, "multi-line comment") {
			fault.Offset = max(0, bytes.LastIndex(checked, []byte("/*")))
		}
		message, hint := complaint(checked[fault.Offset:], fault.Message)
		i.problem(fault.Offset, "bad-script", hint, "%s", message)
		return
	}
	i.asset.Data = checked
	i.kept = i.kept || asksWhere(checked)
	report := javascript.Read(checked)
	i.unknown = !report.Known
	places := importPlaces(checked)
	for _, t := range report.Texts {
		offset := 0
		if t.Module {
			if at := places[t.Value]; len(at) > 0 {
				offset, places[t.Value] = at[0], at[1:]
			}
		}
		i.named = append(i.named, named{t.Value, offset, t.Module && isFile(t.Value)})
	}
	i.requests(report, 0, rules)
}

// asksWhere reports whether a script may ask where it lies itself.
func asksWhere(script []byte) bool {
	return bytes.Contains(script, []byte("import.meta")) || bytes.Contains(script, []byte("currentScript"))
}

// requests reports what a script, at an offset of the text, would fetch from other
// sites.
func (i *item) requests(report javascript.Report, offset int, rules Rules) {
	seen := map[javascript.Request]bool{}
	for _, q := range report.Requests {
		if !seen[q] && privacy.Foreign(q.URL, rules.Origin, rules.Allow) {
			seen[q] = true
			i.foreign(offset+q.Offset, q.URL)
		}
	}
}

// isFile reports whether the address of a module is that of a file. A bare word
// ("chart") is the business of the page's import map.
func isFile(module string) bool {
	return strings.HasPrefix(module, ".") || strings.HasPrefix(module, "/") || strings.Contains(module, ":")
}

// complaint puts into plain words what esbuild said of the rest of a script.
func complaint(rest []byte, said string) (message, hint string) {
	word := firstWord(rest)
	switch {
	case strings.Contains(said, "nterminated string"):
		return "the quotation mark is not closed on its line", "close it"
	case strings.Contains(said, "nterminated template"):
		return "the text that begins with a backtick (`) is not closed", "close it"
	case strings.Contains(said, "multi-line comment"):
		return "the comment is not closed", "close it with  */"
	case strings.Contains(said, "too deeply"):
		return "brackets are nested too deeply in this script", "nest fewer of them"
	case word == "":
		return "the script ends too early", "look for a bracket that is not closed"
	case strings.Contains(said, "already been declared"):
		return `the name "` + word + `" is declared twice`, "give it another name, or delete one of the two"
	}
	return `"` + word + `" is not allowed here`, compile
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

// importPlaces tells where the addresses stand that follow import or from.
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
				address := string(text[1 : len(text)-1])
				places[address] = append(places[address], at+1)
			}
			address = kind == js.FromToken || kind == js.ImportToken || address && kind == js.OpenParenToken
			value = js.IsIdentifier(kind) || js.IsNumeric(kind) || kind == js.StringToken || kind == js.TemplateToken ||
				kind == js.TemplateEndToken || kind == js.CloseParenToken || kind == js.CloseBracketToken || kind == js.CloseBraceToken ||
				kind == js.ThisToken || kind == js.RegExpToken
		}
		at += len(text)
	}
}
