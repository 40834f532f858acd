package content

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/diag"
)

// lineMarks finds lines that other programs read as something, and footnotes and
// definitions of addresses that are not read as such.
func (l *literal) lineMarks(*validator) (found []stray) {
	if !l.running() {
		return nil
	}
	return append(l.find(lineMarkPatterns), l.lateNumbers()...)
}

var lineMarkPatterns = []pattern{
	{regexp.MustCompile(`(?m)^\*\[[^\[\]\n]+\]:[ \t].*$`), "]:", "unread-mark", diag.Warning, "an explanation of an abbreviation is printed as typed", nil,
		func(string) (string, string) {
			return "", "delete the line: abbreviations are explained in content/glossary.yaml"
		}},
	{regexp.MustCompile(`(?m)^\[[^\[\]\n^]+\]:[ \t]+<?https?://.*$`), "]:", "broken-link", diag.Error, "this is not read as the address of a link, and is printed", (*literal).misdefined, mendDefinition},
	{regexp.MustCompile(`\[\^(?: +[\w-]+ *| *[\w-]+ +)\]`), "[^", "broken-footnote", diag.Error, "a space keeps this from being the mark of a footnote", nil,
		func(w string) (string, string) { return strings.ReplaceAll(w, " ", ""), "" }},
	{regexp.MustCompile(`(\[\^[\w-]{1,20})(?:[^\w\[\]^-]|$)`), "[^", "broken-footnote", diag.Error, "the bracket of this mark of a footnote is not closed", (*literal).unclosed,
		func(w string) (string, string) { return w + "]", "" }},
	{regexp.MustCompile(`(?m)^=+(?: +=+)+[ \t]*$`), "= =", "broken-table", diag.Warning, "this line of a table of another program is printed", nil,
		func(string) (string, string) {
			return "", "write the table with bars, and a line of dashes below its header row:  |---|---|"
		}},
	{regexp.MustCompile(`^:[ \t]+\S.*`), ":", "unread-mark", diag.Warning, "this colon before the caption of a table is printed", (*literal).besideTable,
		func(w string) (string, string) { return strings.TrimSpace(w[1:]), "" }},
	{regexp.MustCompile(`(?m)^={7}$|^\|{7}(?: .*)?$`), "=======", "conflict-mark", diag.Error, "this line is a mark left by git or a similar program, and is printed", nil, remove},
}

// misdefined reports whether a line that looks like the definition of an address is no part
// of a sentence: the label stands elsewhere in the text, or nothing but a title follows.
func (l *literal) misdefined(from, to int) bool {
	line := l.written(from, to)
	label := line[:strings.IndexByte(line, ']')+1]
	_, rest := definitionOf(line)
	return rest == "" || strings.IndexAny(rest, `"'“(`) == 0 || bytes.Count(l.source, []byte(label)) > 1
}

// definitionOf is the part of a line that defines an address, and what follows it.
func definitionOf(line string) (definition, rest string) {
	at := strings.Index(line, "http")
	end := at + strings.IndexAny(line[at:]+" ", " \t")
	return line[:end], strings.TrimSpace(line[end:])
}

// mendDefinition writes the definition of an address with an empty line above it, and what
// follows it as its title.
func mendDefinition(written string) (mended, hint string) {
	mended, title := definitionOf(written)
	if title != "" {
		mended += ` "` + strings.Join(strings.FieldsFunc(title, func(c rune) bool { return strings.ContainsRune("\"“”'()", c) || c == ' ' }), " ") + `"`
	}
	return "\n" + mended, "write  " + shortened(mended) + "  with an empty line above it"
}

// unclosed reports whether the bracket that opens a mark is not closed soon after it.
func (l *literal) unclosed(_, to int) bool {
	next := l.source[l.from+to : l.from+min(len(l.text), to+30)]
	at := bytes.IndexAny(next, "[]")
	return at < 0 || next[at] == '['
}

// besideTable reports whether a paragraph stands right after or before a table.
func (l *literal) besideTable(_, _ int) bool {
	isTable := func(n ast.Node) bool { return n != nil && n.Kind() == extast.KindTable }
	return isTable(l.node.PreviousSibling()) || isTable(l.node.NextSibling())
}

var numbered = regexp.MustCompile(`(?m)^([0-9]{1,3})([.)])[ \x{a0}]+\S`)

// lateNumbers finds the items of a list that is none, because it stands right below a
// paragraph and begins with another number than 1.
func (l *literal) lateNumbers() []stray {
	last, at := -2, []int(nil)
	for _, m := range numbered.FindAllSubmatchIndex(l.text, -1) {
		n := 0
		for _, c := range l.text[m[2]:m[3]] {
			n = 10*n + int(c-'0')
		}
		if n == last+1 && l.lineEnd(at[0])+1 == m[0] {
			end := l.lineEnd(at[0])
			first := l.written(at[0], end)
			mended := strings.Replace(first, "\u00a0", " ", 1)
			s := stray{from: at[0], to: end, code: "unread-list", level: diag.Warning, message: "these lines are not read as a list", mended: "\n" + mended}
			s.hint = "leave an empty line above them:  " + excerpt(mended)
			if mended != first {
				s.hint = "type the spaces after the numbers again, and leave an empty line above:  " + excerpt(mended)
			}
			return []stray{s}
		}
		last, at = n, m
	}
	return nil
}

// divider warns of a line of dashes in several parts, which is a divider here, and in another
// program the head of a table.
func (in *validator) divider(n *ast.ThematicBreak) {
	if n.Pos() < 0 || n.Pos() >= len(in.source) {
		return
	}
	line := in.lineAt(n.Pos())
	if parts := bytes.Fields(line); len(parts) < 2 || bytes.Count(line, []byte("--")) < len(parts) {
		return
	}
	in.list = append(in.list, diag.Warningf(in.at(n), "broken-table", "this line of dashes is a divider, not the header row of a table").
		WithHint("write the table with bars, and a line of dashes below its header row:  |---|---|;  a divider is  * * *"))
}
