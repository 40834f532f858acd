package asset

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
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
//	font-family:"serif"     would become font-family:serif, which is not the font of
//	                        that name but any of its kind; likewise "inherit"
//	@media/**/screen        would become @mediascreen, which is no rule
//
// b/**/c{} is no selector, and would become one: bc{}. It is refused.

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

// fontWords are names that mean something else when they are not in quotation marks:
// the kinds of fonts of CSS Fonts Level 4, and what every property takes.
var fontWords = map[string]bool{
	"serif": true, "sans-serif": true, "cursive": true, "fantasy": true, "monospace": true, "system-ui": true,
	"ui-serif": true, "ui-sans-serif": true, "ui-monospace": true, "ui-rounded": true, "math": true, "emoji": true, "fangsong": true,
	"kai": true, "nastaliq": true, "generic": true, "-apple-system": true, "blinkmacsystemfont": true, "-webkit-body": true,
	"inherit": true, "initial": true, "unset": true, "revert": true, "revert-layer": true, "default": true,
}

// fontMark begins names of fonts that must keep their quotation marks. The minifier
// takes the marks from names only that could be words of CSS, and none of these begins
// with a digit.
const fontMark = "0galen-keeps-"

// keepQuotes marks the names of fonts that are other than the words they are.
func (r *reader) keepQuotes(property string, value []token) {
	if property != "font" && property != "font-family" {
		return
	}
	for _, t := range value {
		if t.TokenType != css.StringToken || len(t.data) < 3 {
			continue
		}
		name := t.data[1 : len(t.data)-1]
		for word := range strings.FieldsSeq(strings.ToLower(string(name))) {
			if fontWords[word] || strings.Contains(word, `\`) {
				r.edits = append(r.edits, edit{t.at + 1, t.at + 1, fontMark})
				break
			}
		}
	}
}

// fused finds a comment from index from on that parts two words which are one without
// it, and gives the index of the second; it is to when there is none.
func (r *reader) fused(from, to int) int {
	for i := from; i < to; i++ {
		if r.tokens[i].TokenType != css.CommentToken || i == 0 || blank(r.tokens[i-1]) {
			continue
		}
		next := i + 1
		for next < to && r.tokens[next].TokenType == css.CommentToken {
			next++
		}
		if next < to && fuse(r.tokens[i-1].data, r.tokens[next].data) {
			return next
		}
	}
	return to
}

// fuse reports whether two words, written together, begin with another than the first.
func fuse(a, b []byte) bool {
	_, first := css.NewLexer(parse.NewInputBytes(slices.Concat(a, b))).Next()
	return len(first) != len(a)
}

// keepApart writes a space for comments that part two words of what stands before the
// block of an at-rule.
func (r *reader) keepApart(from, to int) {
	for {
		next := r.fused(from, to)
		if next == to {
			return
		}
		c := r.tokens[next-1]
		r.edits = append(r.edits, edit{c.at, c.at + len(c.data), " "})
		from = next
	}
}
