package asset

import (
	"bytes"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"galen/internal/diag"
)

// How a style sheet is read. Browsers and the minifier forgive: they drop what
// they do not understand, and a forgotten brace takes half a sheet with it. So
// the structure is checked here, as CSS Syntax Level 3 and CSS Nesting have it:
// what is opened is closed, every rule has a selector, every declaration a
// property, a colon and a value. Which properties and values exist is not
// checked, for browsers learn new ones all the time.
const maxNesting = 100 // blocks inside each other; promise P11

// token is one word of a sheet. The last of a sheet is an ErrorToken.
type token struct {
	css.TokenType
	data []byte
	at   int // its offset
}

func (t token) is(delim string) bool { return t.TokenType == css.DelimToken && string(t.data) == delim }

// reader is a sheet being read.
type reader struct {
	tokens []token
	next   int // the token to be read
	depth  int
	deep   bool // too deep to go on
	torn   bool // a text or address that is not closed may have swallowed braces
	lines  *diag.Lines
	list   diag.List
	edits  []edit // see meaning.go
	count  int    // of declarations
}

// readSheet checks a sheet, or the declarations of a style attribute, and finds
// what must be written otherwise before it is minified.
func readSheet(text []byte, lines *diag.Lines, attribute bool) *reader {
	r := &reader{lines: lines, tokens: make([]token, 0, 1+len(text)/3)}
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(text)))
	at := 0
	for {
		kind, data := lexer.Next()
		r.tokens = append(r.tokens, token{kind, data, at})
		at += len(data)
		if kind == css.ErrorToken {
			break
		}
	}
	if whole := r.words(); whole {
		r.block(nil, attribute)
	}
	return r
}

func (r *reader) problem(t token, hint, format string, args ...any) {
	if len(r.list) == diag.Limit { // nobody reads more of one file
		return
	}
	d := diag.Errorf(r.lines.At(t.at), "bad-css", format, args...)
	d.Hint = hint
	r.list = append(r.list, d)
}

// words checks the tokens one by one. It reports false when one is not closed
// and so takes in the rest of the sheet.
func (r *reader) words() (whole bool) {
	whole = true
	for _, t := range r.tokens {
		switch t.TokenType {
		case css.BadStringToken:
			r.problem(t, "close it", "the quotation mark is not closed on its line")
			r.torn = true
		case css.BadURLToken:
			r.problem(t, "put the address into quotation marks", "the address in url( ) cannot be read")
			r.torn = true
		case css.StringToken:
			if !closed(t.data, t.data[0]) {
				r.problem(t, "close it", "the quotation mark is never closed")
				whole = false
			}
		case css.URLToken:
			if t.data[len(t.data)-1] != ')' {
				r.problem(t, "close it with  )", "the bracket of url( is never closed")
				whole = false
			}
		case css.CommentToken:
			if len(t.data) < 4 || !bytes.HasSuffix(t.data, []byte("*/")) {
				r.problem(t, "close it with  */", "the comment is never closed")
				whole = false
			}
		}
	}
	return whole
}

// closed reports whether a string ends with its quotation mark.
func closed(data []byte, quote byte) bool {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case quote:
			return true
		}
	}
	return false
}

// block reads a block up to its closing brace, or all there is when opener is
// nil. Whether declarations may stand in it is the second question.
func (r *reader) block(opener *token, declarations bool) {
	if r.depth++; r.depth > maxNesting {
		r.problem(*opener, "nest fewer", "more than %d blocks are nested inside each other", maxNesting)
		r.deep, r.next = true, len(r.tokens)-1
		return
	}
	defer func() { r.depth-- }()
	for {
		r.skip()
		t := r.tokens[r.next]
		switch {
		case t.TokenType == css.ErrorToken:
			if opener != nil && !r.deep && !r.torn {
				r.problem(*opener, "close it with  }", "the brace is never closed")
			}
			return
		case t.TokenType == css.RightBraceToken:
			r.next++
			if opener != nil {
				return
			}
			r.problem(t, "delete it", "there is a closing brace too many")
		case t.TokenType == css.SemicolonToken:
			r.next++
			if !declarations {
				r.problem(t, "delete it", "a semicolon is not allowed between rules")
			}
		case !declarations && (t.TokenType == css.CDOToken || t.TokenType == css.CDCToken):
			r.next++
		case t.TokenType == css.AtKeywordToken:
			r.atRule()
		case t.TokenType == css.CustomPropertyNameToken && r.after(r.next+1).TokenType == css.ColonToken:
			r.next = r.scan(true)
			r.count++
		default:
			r.item(declarations)
		}
	}
}

func blank(t token) bool {
	return t.TokenType == css.WhitespaceToken || t.TokenType == css.CommentToken
}

// skip passes over space and comments.
func (r *reader) skip() {
	for blank(r.tokens[r.next]) {
		r.next++
	}
}

// after is the first token from index i that is neither space nor comment.
func (r *reader) after(i int) token {
	for blank(r.tokens[i]) {
		i++
	}
	return r.tokens[i]
}

// scan finds the token that ends what is read now: a semicolon or brace outside
// of all brackets, or the end. Where braces may be part of a value (a custom
// property's), only the closing one ends it.
func (r *reader) scan(braces bool) int {
	var open []token
	for i := r.next; ; i++ {
		t := r.tokens[i]
		switch t.TokenType {
		case css.SemicolonToken:
			if len(open) == 0 {
				return i
			}
		case css.LeftParenthesisToken, css.FunctionToken, css.LeftBracketToken:
			open = append(open, t)
		case css.LeftBraceToken:
			if !braces {
				r.unclosed(open)
				return i
			}
			open = append(open, t)
		case css.ErrorToken:
			r.unclosed(open)
			return i
		case css.RightParenthesisToken, css.RightBracketToken, css.RightBraceToken:
			switch {
			case len(open) > 0 && closer(open[len(open)-1]) == t.TokenType:
				open = open[:len(open)-1]
			case t.TokenType == css.RightBraceToken:
				r.unclosed(open)
				return i
			default:
				r.problem(t, "delete it, or open it before", "the bracket %q closes nothing", t.data)
			}
		}
	}
}

func closer(t token) css.TokenType {
	switch t.TokenType {
	case css.LeftBracketToken:
		return css.RightBracketToken
	case css.LeftBraceToken:
		return css.RightBraceToken
	}
	return css.RightParenthesisToken
}

// unclosed notes the first bracket that is still open.
func (r *reader) unclosed(open []token) {
	if len(open) > 0 {
		t := open[0]
		mark := map[css.TokenType]string{css.RightParenthesisToken: ")", css.RightBracketToken: "]", css.RightBraceToken: "}"}[closer(t)]
		r.problem(t, "close it with  "+mark, "the bracket of %q is never closed", t.data)
	}
}

// statements have no block, and groups are nothing without one.
var (
	statements = []string{"import", "charset", "namespace"}
	groups     = []string{"media", "supports", "container", "font-face", "keyframes", "page", "property", "scope", "counter-style"}
)

func (r *reader) atRule() {
	start := r.tokens[r.next]
	name := strings.ToLower(string(start.data[1:]))
	r.next++
	prelude := r.next
	end := r.scan(false)
	r.next = end
	r.keepApart(prelude, end)
	switch t := r.tokens[end]; {
	case t.TokenType != css.LeftBraceToken:
		if slices.Contains(groups, name) {
			r.problem(start, "write what belongs to it in braces", "%q has no block", start.data)
		}
		if t.TokenType == css.SemicolonToken {
			r.next++
		}
	case slices.Contains(statements, name):
		r.problem(start, "write one", "there is no semicolon at the end of %q", start.data)
		r.next++
		r.block(&t, true)
	default:
		r.next++
		r.block(&t, true)
		if name == "layer" {
			r.keepLayer(prelude, end)
		}
	}
}
