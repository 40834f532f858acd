package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Stray markup is what only looks like markup, and would be printed: a link that
// was not read as one, a shortcode of another program, asterisks that make
// nothing bold. It is an error where something is lost by it or leaks, and a
// warning elsewhere. Code and backslashes keep it.

// suspects are bytes that in running text are rare enough to look closer: when
// the parser leaves one of them, it may be stray.
const suspects = "*_[]{}`|^~\\"

// rarities are what else makes all blocks of a document worth a look, by their rarest bytes,
// which stand between the two halves.
var rarities = func() (byRarest [256][]rarity) {
	for _, r := range []rarity{
		{"", "%%"}, {"", "::"}, {"", "=="}, {"", "$"}, {"", "<%"}, {"", "<@"}, {"", "<!"}, {"", "<#"}, {"", "<http"}, {"", "<<"}, {"", "<www."},
		{"", "!!!"}, {"", "???"}, {"", "';"}, {"", "((("}, {"", "@fig-"}, {"", "@tbl-"}, {"", "@sec-"}, {"", "@eq-"}, {"", "<>"}, {"", "</>"}, {"", "\";"}, {"", "''"}, {"", "++"}, {"", "\t"}, {"", ">!"}, {"\"", ":http"}, {"", ":// "}, {"", ": //"},
		{"http", "//"}, {"https", "//"}, {"http", ";//"}, {"https", ";//"}, {"www", ". "}, {"--", "8<"},
		{"Error", "! "}, {"Fehler", "! "}, {"", "Erreur"}, {"H", "YPERLINK "}, {"PA", "GEREF "}, {"MER", "GEFIELD "}, {"INCL", "UDEPICTURE "},
	} {
		byRarest[r.from[0]] = append(byRarest[r.from[0]], r)
	}
	return byRarest
}()

// rarest are those bytes: nearly every byte of a document is none.
var rarest = func() (table [256]bool) {
	for c, all := range rarities {
		table[c] = len(all) > 0
	}
	return table
}()

// rarity is a text in two halves: what is before its rarest byte, and the rest.
type rarity struct{ before, from string }

// rare reports whether a document holds one of the rarities.
func rare(source []byte) bool {
	for i, c := range source {
		if !rarest[c] {
			continue
		}
		for _, r := range rarities[c] {
			if from := i - len(r.before); from >= 0 && i+len(r.from) <= len(source) && string(source[i:i+len(r.from)]) == r.from && string(source[from:i]) == r.before {
				return true
			}
		}
	}
	return oddColon(source) || oddPercent(source)
}

// oddPercent reports whether a percent sign of a text stands before a letter and after a space.
func oddPercent(source []byte) bool {
	for at := 0; ; at++ {
		n := bytes.IndexByte(source[at:], '%')
		if n < 0 || at+n+1 >= len(source) {
			return false
		}
		if at += n; nameStart(source[at+1]) && (at == 0 || source[at-1] <= ' ' || source[at-1] == '(') {
			return true
		}
	}
}

func nameStart(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// starts are the bytes with which a line of text begins that looks like an item,
// a heading or the like.
var starts = func() (table [256]bool) {
	for _, c := range []byte("#-*.:=!?|+%(@</_~123456789o\xe2\xc2\xef") {
		table[c] = true
	}
	return table
}()

// strays reports what is stray in a block of running text, once all below it is
// inspected.
func (in *validator) strays(block ast.Node) {
	if !in.suspect && !in.rare && !in.starting(block) {
		return
	}
	in.suspect = false
	l := literalOf(block, in.source)
	if l == nil {
		return
	}
	for _, find := range finders {
		for _, s := range find(l, in) {
			for i := s.from; i < s.to; i++ {
				l.text[i] = reported
			}
			in.report(l.from+s.from, l.from+s.to, s)
		}
	}
}

// starting reports whether one of a block's lines begins with one of starts, or
// with a letter that stands for a dot in a text pasted from Word.
func (in *validator) starting(block ast.Node) bool {
	if k := block.Kind(); k != ast.KindParagraph && k != ast.KindTextBlock && k != ast.KindHeading {
		return false
	}
	lines := block.Lines()
	for i := range lines.Len() {
		if s := lines.At(i); s.Start < s.Stop && (starts[in.source[s.Start]] || textile(in.source[s.Start:s.Stop]) || program(in.source[s.Start:s.Stop])) {
			return true
		}
	}
	return false
}

// program reports whether a line may be one of a program.
func program(line []byte) bool {
	return bytes.HasPrefix(line, []byte("import ")) || bytes.HasPrefix(line, []byte("export "))
}

// finders find strays, each of one kind, in this order: what one has found the
// next do not see.
var finders = []func(*literal, *validator) []stray{
	(*literal).foreignLines, (*literal).foreign, (*literal).inlineMacros, (*literal).roles, (*literal).pasted, (*literal).brokenLinks, (*literal).brokenTable, (*literal).unread, (*literal).latex, (*literal).dialects,
	(*literal).mentions, (*literal).lineStarts, (*literal).lineMarks, (*literal).brokenEmphasis,
}
