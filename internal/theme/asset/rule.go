package asset

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// item reads a rule or a declaration.
func (r *reader) item(declarations bool) {
	start, faults := r.next, len(r.list)
	end := r.scan(false)
	r.next = end
	t := r.tokens[end]
	first := r.tokens[start]
	known := len(r.list) > faults // what is wrong was said, and what follows from it need not be
	switch {
	case t.TokenType == css.LeftBraceToken:
		if !known {
			r.selector(start, end)
		}
		r.next++
		r.block(&t, true)
	case known:
	case declarations:
		r.declaration(start, end)
	case first.is("/") && r.tokens[start+1].is("/"):
		r.slashes(first)
	default:
		r.problem(first, "write  selector { property: value; }", "%q does not begin a rule", r.shown(first))
	}
	if t.TokenType == css.SemicolonToken {
		r.next++
	}
}

func (r *reader) slashes(t token) {
	r.problem(t, "write  /* … */", "two slashes do not begin a comment in CSS")
}

// shown is a token as it may appear in a message.
func (r *reader) shown(t token) string {
	text := []rune(string(t.data))
	if len(text) > 40 {
		text = append(text[:39], '…')
	}
	return string(text)
}

// selector checks what stands before a block. Between brackets anything goes.
func (r *reader) selector(from, to int) {
	if from == to {
		r.problem(r.tokens[to], "write a selector before it", "the block does not belong to a rule")
		return
	}
	if second := r.fused(from, to); second < to {
		r.problem(r.tokens[second], "write a space instead of the comment, or nothing", "there is a comment inside a name of the selector")
		return
	}
	depth, attribute := 0, false
	for i := from; i < to; i++ {
		t := r.tokens[i]
		switch t.TokenType {
		case css.LeftParenthesisToken, css.FunctionToken:
			depth++
		case css.RightParenthesisToken:
			depth--
		case css.LeftBracketToken, css.RightBracketToken:
			attribute = t.TokenType == css.LeftBracketToken
		case css.IdentToken:
			if !attribute {
				r.keepCapitals(i, depth)
			}
		}
		if depth > 0 || attribute || selects(t) {
			continue
		}
		switch {
		case t.is("/") && r.tokens[i+1].is("/"):
			r.slashes(t)
		case t.TokenType == css.DimensionToken || t.TokenType == css.NumberToken:
			r.problem(t, "begin the name with a letter", "%q is not allowed in a selector", r.shown(t))
		default:
			r.problem(t, "write  selector { property: value; }", "%q is not allowed in a selector", r.shown(t))
		}
		return
	}
}

func selects(t token) bool {
	switch t.TokenType {
	case css.DelimToken:
		return strings.Contains(".>+~*&|", string(t.data))
	case css.IdentToken, css.HashToken, css.ColonToken, css.CommaToken, css.FunctionToken, css.LeftParenthesisToken,
		css.RightParenthesisToken, css.LeftBracketToken, css.RightBracketToken, css.WhitespaceToken, css.CommentToken,
		css.ColumnToken, css.PercentageToken, css.UnicodeRangeToken, css.CustomPropertyNameToken:
		return true
	case css.BadStringToken, css.BadURLToken: // it was said what is wrong with these
		return true
	}
	return false
}

// declaration checks  property: value  up to the token at to.
func (r *reader) declaration(from, to int) {
	first := r.tokens[from]
	name := from
	if first.is("*") { // an old way to speak to one browser only
		name++
	}
	property := r.tokens[name]
	colon := name + 1
	for colon < to && blank(r.tokens[colon]) {
		colon++
	}
	switch {
	case first.is("/") && r.tokens[from+1].is("/"):
		r.slashes(first)
	case property.TokenType != css.IdentToken && property.TokenType != css.CustomPropertyNameToken:
		r.problem(first, "write  property: value;", "%q does not begin a declaration", r.shown(first))
	case colon >= to || r.tokens[colon].TokenType != css.ColonToken:
		r.problem(property, fmt.Sprintf("write  %s: value;", property.data), "there is no colon after %q", r.shown(property))
	default:
		r.count++
		r.value(strings.ToLower(string(property.data)), property, r.tokens[colon+1:to])
	}
}

// value checks the value of a property.
func (r *reader) value(property string, at token, value []token) {
	value = slices.DeleteFunc(slices.Clone(value), blank)
	if len(value) == 0 {
		r.problem(at, "write one, or delete the declaration", "the property %q has no value", r.shown(at))
		return
	}
	depth := 0
	for i, t := range value {
		switch t.TokenType {
		case css.LeftParenthesisToken, css.FunctionToken, css.LeftBracketToken:
			depth++
		case css.RightParenthesisToken, css.RightBracketToken:
			depth--
		case css.ColonToken:
			if depth > 0 || strings.HasSuffix(property, "filter") { // filter: progid:…, of old
				continue
			}
			if i > 0 && value[i-1].TokenType == css.IdentToken {
				r.problem(value[i-1], "write a semicolon before it", "a semicolon is missing before %q", r.shown(value[i-1]))
			} else {
				r.problem(t, "delete it", "there is a colon too many")
			}
			return
		}
	}
	r.keepZero(property, value)
	r.keepQuotes(property, value)
}
