package content

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
)

// fence reports a block of code that nothing closes: all that follows would be shown
// as code.
func (in *validator) fence(n *ast.FencedCodeBlock) {
	at := max(0, n.Pos())
	if lines := n.Lines(); lines.Len() > 0 {
		at = lines.At(lines.Len() - 1).Stop
	} else if end := bytes.IndexByte(in.source[at:], '\n'); end >= 0 {
		at += end + 1
	} else {
		at = len(in.source)
	}
	next := bytes.TrimLeft(in.source[at:], " \t>")
	if !bytes.HasPrefix(next, []byte("```")) && !bytes.HasPrefix(next, []byte("~~~")) {
		in.problem(in.at(n), "unclosed-code", "write ``` on a line of its own where the code ends",
			"this block of code is not closed, so the rest would be shown as code")
	}
}

// inlineProgram is code in a line that another program replaces by what it works out: of R Markdown
// and Quarto, `r mean(x)`, and of Dataview in Obsidian, `= this.file.name`.
var inlineProgram = regexp.MustCompile(`^(?:\{?(?:r|python|julia)\}? [\w.$]+(?:\(.*\)|\[.*\])|\$?= ?(?:this|date|dateformat|link|choice|dv|length|sum)\b[.(].*)$`)

// workedOut reports it.
func (in *validator) workedOut(n *ast.CodeSpan) {
	first, ok := n.FirstChild().(*ast.Text)
	if !ok || first.NextSibling() != nil {
		return
	}
	code := first.Segment.Value(in.source)
	if len(code) < 5 || bytes.IndexByte([]byte("rpj{=$"), code[0]) < 0 || !inlineProgram.Match(code) {
		return
	}
	in.list = append(in.list, diag.Errorf(in.lines.At(in.start+first.Segment.Start-1), "shortcode", "another program would run this; here it would be shown as code").
		WithHint("write its result; to show it as code, put it between two lines of ```"))
}

// minProse is how many words an indented text has at least that is taken for prose.
const minProse = 6

// indented warns of prose that is shown as code, because it was typed or pasted with
// blanks before it.
func (in *validator) indented(n *ast.CodeBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	text := lines.Value(in.source)
	if m := indentedBlock.FindSubmatch(text); m != nil && (IsBlock(string(m[1])) || otherBlocks[string(m[1])] != "" || in.rules.Blocks[string(m[1])].Name != "" || len(m[1]) == 0) {
		in.problem(in.lines.At(in.start+lines.At(0).Start), "indented-block", "delete the spaces before it; to show it as it is, put it between two lines of ```",
			"this is shown as code, not as a block, because its line begins with four spaces or a tab")
		return
	}
	first, _ := utf8.DecodeRune(bytes.TrimLeft(text, " \t"))
	if !unicode.IsLetter(first) || bytes.ContainsAny(text, "{}<>=;$|\\/_") || len(bytes.Fields(text)) < minProse {
		return
	}
	line := lines.At(0)
	in.list = append(in.list, diag.Warningf(in.lines.At(in.start+line.Start), "indented-text",
		"this text is shown as code, because its lines begin with four spaces or a tab").
		WithHint("delete the spaces before it, or, if it is code, put it between two lines of ```"))
}

// indentedBlock is the first line of a block, or the last.
var indentedBlock = regexp.MustCompile(`^\s*(?:::+[ \t]*\{?\.?([A-Za-z][\w-]*)|:::+[ \t]*(?:\n|$))`)

// noteItem warns of a note whose asterisk begins a list, and is not shown, while the
// paragraph or table above has one after a word.
func (in *validator) noteItem(n *ast.List) {
	before := n.PreviousSibling()
	if n.Marker != '*' || n.FirstChild() != n.LastChild() || before == nil || before.Pos() < 0 || before.Pos() > n.Pos() {
		return
	}
	for _, line := range bytes.Split(in.source[before.Pos():n.Pos()], []byte("\n")) {
		if behind, _ := noteMarks(line, 1); behind {
			in.list = append(in.list, diag.Warningf(in.at(n), "sign-begins-line", "* at the start of a line begins a list and is not shown").
				WithHint(`write \* if it is the mark of a note, or - for a list of one item`))
			return
		}
	}
}

// tabbedRows finds a table that was pasted from a spreadsheet, with tabs between its
// cells.
func (l *literal) tabbedRows() []stray {
	if bytes.IndexByte(l.text, '\t') < 0 {
		return nil
	}
	var rows [][]string
	from, to := 0, 0
	for _, s := range l.lines {
		cells := l.cells(s.Start-l.from, s.Stop-l.from)
		if len(rows) > 0 && len(cells) != len(rows[0]) {
			if len(rows) > 1 {
				break
			}
			rows = nil
		}
		if len(cells) < 2 {
			continue
		}
		if len(rows) == 0 {
			from = s.Start - l.from
		}
		rows, to = append(rows, cells), s.Stop-l.from
	}
	if len(rows) < 2 {
		return nil
	}
	if to < len(l.text) {
		to-- // of the line end
	}
	rule := "|" + strings.Repeat("---|", len(rows[0]))
	head := "| " + strings.Join(rows[0], " | ") + " |"
	mended := []string{head, rule}
	for _, cells := range rows[1:] {
		mended = append(mended, "| "+strings.Join(cells, " | ")+" |")
	}
	s := stray{from: from, to: to, code: "unread-table", level: diag.Warning, message: "this is not a table: its tabs are shown as spaces", mended: strings.Join(mended, "\n")}
	if to < len(l.text) {
		s.mended += "\n"
	}
	s.hint = "write its first row as  " + shortened(head) + "  below it  " + rule + "  and the other rows like the first"
	return []stray{s}
}

// cells are what stands between the tabs of a line; none if one holds no letter or
// digit, or the first is but the mark of an item.
func (l *literal) cells(from, to int) []string {
	cells := strings.Split(strings.TrimSpace(l.written(from, to)), "\t")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
		if strings.IndexFunc(c, word) < 0 || bytes.IndexByte(l.text[from:to], reported) >= 0 {
			return nil
		}
	}
	if first := strings.TrimRight(cells[0], ".):"); len(first) < 3 && (first != cells[0] || first == "o") {
		return nil
	}
	return cells
}
