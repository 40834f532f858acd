package asset

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// What the minifier takes for the same and browsers do not. Each is written
// before it is minified in a form that means the same and that the minifier
// leaves alone:
//
//	flex:1 1 0px            would become flex:1, where the basis is 0%: in a column
//	                        whose height is open, 0% is the height of the content
//	flex-basis:0%           would become flex-basis:0, the same the other way round
//	rotate:0deg             would become rotate:0, which is invalid: only within
//	                        functions may an angle go without its unit
//	::part(Note)            would become ::part(note), another part; likewise
//	linearGradient          lineargradient, no element of SVG
//	@layer reset{}          would vanish, and with it the order of the layers

// keepZero keeps the unit of a zero where it counts.
func (r *reader) keepZero(property string, value []token) {
	depth, numbers := 0, 0
	for _, t := range value {
		switch t.TokenType {
		case css.LeftParenthesisToken, css.FunctionToken, css.LeftBracketToken:
			depth++
		case css.RightParenthesisToken, css.RightBracketToken:
			depth--
		}
		if depth > 0 {
			continue
		}
		flex := property == "flex" || strings.HasSuffix(property, "-flex")
		basis := strings.HasSuffix(property, "flex-basis")
		unit, zero := zeroUnit(t)
		switch {
		case !zero:
		case flex && t.TokenType == css.NumberToken && numbers == 2:
			r.calc(t, "0px")
		case flex && t.TokenType == css.DimensionToken:
			r.calc(t, "0"+unit)
		case basis && t.TokenType == css.PercentageToken:
			r.calc(t, "0%")
		case unit == "deg" || unit == "grad" || unit == "rad" || unit == "turn":
			r.calc(t, "0"+unit)
		}
		if t.TokenType == css.NumberToken {
			numbers++
		}
	}
}

func (r *reader) calc(t token, zero string) {
	r.edits = append(r.edits, edit{t.at, t.at + len(t.data), "calc(" + zero + ")"})
}

var zeroNumber = regexp.MustCompile(`^[+-]?(?:0+(?:\.0*)?|\.0+)(?:e[+-]?[0-9]+)?([a-z%]*)$`)

// zeroUnit gives the unit of a number that is zero, in lower case.
func zeroUnit(t token) (unit string, zero bool) {
	m := zeroNumber.FindSubmatch(bytes.ToLower(t.data))
	if m == nil {
		return "", false
	}
	return string(m[1]), true
}

// keepCapitals writes the capital letters of the name at index i of a selector
// as escapes. Class names are safe, and so is what is written in capitals
// throughout, as HTML elements are, outside of brackets.
func (r *reader) keepCapitals(i, depth int) {
	t := r.tokens[i]
	if i > 0 && r.tokens[i-1].is(".") || bytes.Equal(t.data, bytes.ToLower(t.data)) || bytes.IndexByte(t.data, '\\') >= 0 ||
		depth == 0 && bytes.Equal(t.data, bytes.ToUpper(t.data)) {
		return
	}
	var escaped strings.Builder
	for _, c := range t.data {
		if 'A' <= c && c <= 'Z' {
			fmt.Fprintf(&escaped, `\%x `, c)
		} else {
			escaped.WriteByte(c)
		}
	}
	r.edits = append(r.edits, edit{t.at, t.at + len(t.data), escaped.String()})
}

// keepLayer turns an empty block of a named layer, whose brace is at index open,
// into a semicolon.
func (r *reader) keepLayer(prelude, open int) {
	last := r.next - 1
	if r.after(prelude).TokenType != css.IdentToken || last == open {
		return
	}
	for _, t := range r.tokens[open+1 : last] {
		if !blank(t) && t.TokenType != css.SemicolonToken {
			return
		}
	}
	if r.tokens[last].TokenType == css.RightBraceToken {
		r.edits = append(r.edits, edit{r.tokens[open].at, r.tokens[last].at + 1, ";"})
	}
}
