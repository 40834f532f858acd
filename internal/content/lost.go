package content

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/address"
	"galen/internal/diag"
	"galen/internal/source"
)

// What a parser of Markdown drops without a word, and what it makes of a text that
// nobody meant: each is told here.

// definitionParser is goldmark's parser of footnotes, which keeps a list of all that
// were defined. Of two with one name goldmark drops the second, and those that nothing
// refers to.
type definitionParser struct{ parser.BlockParser }

// definitionsKey is that of the list: in a context, and in the meta data of a document.
var definitionsKey = parser.NewContextKey()

const definitionsMeta = "definitions"

func (p definitionParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*extast.Footnote); ok {
		all, _ := pc.Get(definitionsKey).([]*extast.Footnote)
		pc.Set(definitionsKey, append(all, note))
	}
	return n, state
}

// definitionList hands the list to the document, before footnotes are dropped.
type definitionList struct{}

func (definitionList) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	if all, ok := pc.Get(definitionsKey).([]*extast.Footnote); ok {
		doc.AddMeta(definitionsMeta, all)
	}
}

// footnotes reports those that would not be shown.
func (in *validator) footnotes(doc ast.Node) {
	all, _ := doc.OwnerDocument().Meta()[definitionsMeta].([]*extast.Footnote)
	first := map[string]ast.Node{}
	for _, n := range all {
		name := "[^" + string(n.Ref) + "]"
		switch before := first[name]; {
		case before != nil:
			in.list = append(in.list, diag.Errorf(in.at(n), "duplicate-footnote", "the footnote %s is defined twice, and this definition would be lost", name).
				With(in.at(before)).WithHint("give it another name, and refer to that in the text"))
		case n.Index < 0:
			in.problem(in.at(n), "unused-footnote", "refer to it in the text, or delete it", "nothing refers to the footnote %s", name)
		case n.FirstChild() == nil || n.FirstChild().Kind() == extast.KindFootnoteBacklink:
			in.problem(in.at(n), "empty-footnote", "write it after the colon; lines below belong to it if they are indented by four spaces", "the footnote %s has no text", name)
		}
		if first[name] == nil {
			first[name] = n
		}
	}
}

// addresses reports the definitions of link addresses that nothing shows.
func (in *validator) addresses() {
	first := map[string]*ast.LinkReferenceDefinition{}
	for _, n := range in.defined {
		name, shown := util.ToLinkReference(n.Label), "["+string(n.Label)+"]"
		to := string(n.Destination)
		if strings.HasPrefix(name, "//") || to == "" || to == "#" {
			continue // an old way to write a note to colleagues
		}
		before := first[name]
		switch {
		case before == nil:
			first[name] = n
		case !bytes.Equal(before.Destination, n.Destination) || !bytes.Equal(before.Title, n.Title):
			in.list = append(in.list, diag.Errorf(in.at(n), "duplicate-reference", "the address of %s is given twice, and this one would be lost", shown).
				With(in.at(before)).WithHint("give it another name, and refer to that in the text"))
			continue
		default:
			continue
		}
		switch {
		case in.referred[name]:
		case address.Scheme(to) == "" && !strings.ContainsAny(to, "/#"):
			in.problem(in.at(n), "unused-reference-address", `write \[ if the line is a part of the text`, "this line is read as the address of a link %s that the text does not have, so it is not shown", shown)
		default:
			in.list = append(in.list, diag.Warningf(in.at(n), "unused-reference-address", "nothing in the text links to %s, so its address is not shown", shown).
				WithHint("link to it, [words]%s, or delete the line", shown))
		}
	}
}

// refer notes that a link takes its address from a definition.
func (in *validator) refer(r *ast.ReferenceLink) {
	if r == nil {
		return
	}
	if in.referred == nil {
		in.referred = map[string]bool{}
	}
	in.referred[util.ToLinkReference(r.Value)] = true
}

// caption reports a picture's caption that is not shown, or that holds a note.
func (in *validator) caption(n *ast.Image) {
	in.titleAsWritten(n, n.Title)
	if len(n.Title) > 0 && strings.TrimSpace(decoded(n.Title)) != "" && figureOf(n) != n {
		in.problem(in.at(n), "lost-caption", "put the picture in a paragraph of its own, with an empty line above and below, or delete the caption", "a picture has a caption only when it is alone in its paragraph: %q would be lost", decoded(n.Title))
	}
}

// titleAsWritten reports a note to colleagues, and marks of Markdown, in the title of a link
// or picture, which is shown as it stands.
func (in *validator) titleAsWritten(n ast.Node, title []byte) {
	if len(title) == 0 {
		return
	}
	if source.DeskNote(string(title)) >= 0 {
		in.list = append(in.list, source.DeskNoteAt(in.at(n)))
	}
	d := source.MarkIn(string(title), func(written string) diag.Position {
		at, _ := in.lines.Find(in.at(n), string(title), strings.Index(string(title), written))
		return at
	})
	if d != nil {
		in.list = append(in.list, *d)
	}
}

// info reports what stands behind the language on the line above a block of code.
func (in *validator) info(n *ast.FencedCodeBlock) {
	if in.fencedDirective(n) {
		return
	}
	language := n.Language(in.source)
	rest := bytes.TrimSpace(bytes.TrimPrefix(bytes.TrimSpace(n.Info.Segment.Value(in.source)), language))
	if len(rest) > 0 {
		in.problem(in.lines.At(in.start+n.Info.Segment.Start), "lost-info", "put it on the line below if it is part of the code, or delete it", "only the language of a block of code goes after ```: %q would be lost", rest)
	}
	if d := otherCode[strings.ToLower(string(language))]; d.what != "" {
		in.problem(in.lines.At(in.start+n.Info.Segment.Start), "chart-code", d.hint, "%s", d.what)
	} else if drawn[strings.ToLower(string(language))] {
		in.list = append(in.list, diag.Errorf(in.lines.At(in.start+n.Info.Segment.Start), "chart-code", "Galen does not draw from a block of code: it would show the text").
			WithHint("save the drawing as a file beside the article, and show that:  ![What it shows](chart.svg)"))
	}
}

// otherCode are those of which other programs make something else that is no drawing.
var otherCode = map[string]fault{
	"mdx-code-block": {"this is for Docusaurus alone, and would be shown as code", "delete it, or write what it stands for without the lines of ```"},
	"timeline":       {"Galen does not make a timeline from a block of code: it would show the text", "write  :::timeline  on a line of its own, and below it each event as a line  12 March 2024  and a line  : What happened,  with an empty line between two, and  :::  on the last line"},
}

// drawn are the languages of blocks of which other programs make drawings or formulas.
var drawn = map[string]bool{
	"chart": true, "charts": true, "chartjs": true, "echarts": true, "mermaid": true, "plantuml": true, "graphviz": true, "vega": true, "vega-lite": true, "vegalite": true,
	"flowchart": true, "sequence": true, "markmap": true, "wavedrom": true, "ditaa": true, "math": true, "katex": true, "datawrapper": true,
	"kanban": true, "leaflet": true, "gantt": true, "geojson": true, "topojson": true, "stl": true, "tikz": true, "abc": true,
	"dataview": true, "dataviewjs": true, "query": true, "tasks": true, "button": true,
}

// numbers warns of a list that is shown with other numbers than were typed. One whose
// items have all the same number is a habit, and no mistake.
func (in *validator) numbers(n *ast.List) {
	if !n.IsOrdered() {
		return
	}
	var typed []int
	var items []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		number := 0
		for at := c.Pos(); at >= 0 && at < len(in.source) && in.source[at] >= '0' && in.source[at] <= '9'; at++ {
			number = 10*number + int(in.source[at]-'0')
		}
		typed, items = append(typed, number), append(items, c)
	}
	if len(typed) < 2 || len(slices.Compact(slices.Clone(typed))) == 1 {
		return
	}
	for i, number := range typed {
		if shown := n.Start + i; number != shown {
			in.list = append(in.list, diag.Warningf(in.at(items[i]), "renumbered", "this item is typed with the number %d but shown with %d", number, shown).
				WithHint("number the items of a list in order: write %d%c", shown, n.Marker))
			return
		}
	}
}

// sign warns of a line that begins with > or a hyphen which was meant as a sign: a
// quotation or a list of one item, with a number, in the middle of a paragraph.
func (in *validator) sign(n ast.Node) {
	before := n.PreviousSibling()
	if before == nil || n.HasBlankPreviousLines() || before.Kind() != ast.KindParagraph && before.Kind() != ast.KindTextBlock || n.Pos() < 0 {
		return
	}
	line, _, _ := bytes.Cut(in.source[n.Pos():], []byte("\n"))
	mark := line[:min(1, len(line))]
	rest := bytes.TrimLeft(line[len(mark):], " =")
	said := bytes.TrimSpace(before.Lines().Value(in.source))
	if len(rest) == 0 || bytes.HasSuffix(said, []byte(":")) || (rest[0] < '0' || rest[0] > '9') && !goesOn(n, mark, rest, said) {
		return
	}
	what := "quotation"
	if n.Kind() == ast.KindList {
		what = "list"
	}
	in.list = append(in.list, diag.Warningf(in.at(n), "sign-begins-line", "%s at the start of a line begins a %s and is not shown", mark, what).
		WithHint(`write \%s if it is a sign, or leave an empty line above`, mark))
}

// goesOn reports whether a list of one item goes on with the sentence above it, so that
// its sign was meant as a dash or a plus.
func goesOn(n ast.Node, mark, rest, said []byte) bool {
	if n.Kind() != ast.KindList || n.ChildCount() > 1 || n.Parent().Kind() == ast.KindListItem || mark[0] != '-' && mark[0] != '+' || len(said) == 0 {
		return false
	}
	first, _ := utf8.DecodeRune(rest)
	last, _ := utf8.DecodeLastRune(said)
	return unicode.IsLower(first) && (last == ',' || unicode.IsLetter(last) || unicode.IsDigit(last))
}

// underlined warns of a paragraph that is a heading because of the line of dashes
// below it.
func (in *validator) underlined(n *ast.Heading) {
	lines := n.Lines()
	if n.Level != 2 || n.Pos() >= 0 && n.Pos() < len(in.source) && in.source[n.Pos()] == '#' || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	_, below, _ := bytes.Cut(in.source[last.Start:], []byte("\n"))
	below, _, _ = bytes.Cut(bytes.TrimLeft(below, " \t\n"), []byte("\n"))
	if said := in.lineAt(last.Start); lines.Len() == 1 && !bytes.HasSuffix(said, []byte(".")) && bytes.Count(below, []byte("-")) > 2 {
		return
	}
	in.list = append(in.list, diag.Warningf(in.lines.At(in.start+lines.At(0).Start), "underlined", "this paragraph becomes a heading, because there are dashes right below it").
		WithHint("leave an empty line above the dashes, or begin the heading with ##"))
}

// table reports the cells of a table that would be lost, and the text that became a
// row of it.
func (in *validator) table(n *extast.Table) {
	head := n.FirstChild()
	if head == nil || head.Pos() < 0 {
		return
	}
	above := in.lineAt(head.Pos())
	barred, columns := bytes.HasPrefix(above, []byte("|")), len(n.Alignments)
	if cells := len(cellsOf(above)); cells < columns { // goldmark takes it for a table, others do not
		hint := "write |" + strings.Repeat("---|", max(1, cells))
		if row := head.NextSibling(); row != nil && row.Pos() >= 0 && len(cellsOf(in.lineAt(row.Pos()))) >= columns {
			hint = fmt.Sprintf("give the head %d cells, as the rows below it have", columns)
		}
		below := head.Pos() + bytes.IndexByte(in.source[head.Pos():], '\n') + 1
		in.list = append(in.list, diag.Errorf(in.lines.At(in.start+below), "no-table", "the head of this table has %s, and the row of dashes %d", cellCount(cells), columns).
			With(in.at(head)).WithHint("%s", hint))
		return
	}
	in.headless(n, head)
	short := false
	for row := head.NextSibling(); row != nil; row = row.NextSibling() {
		if row.Pos() < 0 {
			continue
		}
		line := in.lineAt(row.Pos())
		cells := cellsOf(line)
		at := in.at(row)
		switch {
		case isRule(line) && bytes.Count(line, []byte("---")) >= len(cells):
			in.list = append(in.list, diag.Warningf(at, "rule-in-table", "this row of dashes is shown as a row of the table").With(in.at(head)).
				WithHint("delete it, or begin another table below: an empty line, and a head above the dashes"))
		case barred && !bytes.HasPrefix(line, []byte("|")) || bytes.IndexByte(line, '|') < 0 && (barred || columns > 1):
			in.list = append(in.list, diag.Errorf(at, "text-in-table", "this line is right below a table and would become a row of it").With(in.at(head)).
				WithHint("leave an empty line above it; a row of the table begins with |"))
			return
		case len(cells) > columns && len(bytes.TrimSpace(bytes.Join(cells[columns:], nil))) > 0:
			hint := `write \| for a bar within a cell, or give the head as many cells`
			in.list = append(in.list, diag.Errorf(at, "too-many-cells", "this row has %d cells but the header row has %d: %q would be lost", len(cells), columns, bytes.TrimSpace(cells[columns])).
				With(in.at(head)).WithHint("%s", hint))
		case len(cells) < columns && !short:
			short = true // one word for a table
			in.list = append(in.list, diag.Warningf(at, "too-few-cells", "this row has %s but the header row has %d: the last stay empty", cellCount(len(cells)), columns).
				With(in.at(head)).WithHint("write | | for an empty cell"))
		}
	}
}

func cellCount(n int) string {
	if n == 1 {
		return "one cell"
	}
	return fmt.Sprintf("%d cells", n)
}

// lineAt is the rest of the line at an offset of the source, without blanks around it.
func (in *validator) lineAt(at int) []byte {
	line, _, _ := bytes.Cut(in.source[at:], []byte("\n"))
	return bytes.TrimSpace(line)
}

// cellsOf divides a row at its bars, as the parser does.
func cellsOf(line []byte) [][]byte {
	line = bytes.TrimPrefix(line, []byte("|"))
	line = bytes.TrimSuffix(line, []byte("|"))
	if len(line) == 0 {
		return nil
	}
	var cells [][]byte
	from := 0
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') {
			cells = append(cells, line[from:i])
			from = i + 1
		}
	}
	if from < len(line) {
		cells = append(cells, line[from:])
	}
	return cells
}

// noTable reports lines that were meant to be a table, and are none because the row of
// dashes does not fit its head, or is missing.
func (in *validator) noTable(n ast.Node) {
	lines := n.Lines()
	if !in.barred || lines == nil || lines.Len() < 2 {
		return
	}
	rows := 0
	for i := range lines.Len() {
		line := in.lineAt(lines.At(i).Start)
		if !bytes.HasPrefix(line, []byte("|")) && !isRule(line) || bytes.HasPrefix(line, []byte("||")) {
			rows = 0
			continue
		}
		rows++
		at := in.lines.At(in.start + lines.At(i).Start)
		above := text.Segment{}
		if i > 0 {
			above = lines.At(i - 1)
		}
		columns := len(cellsOf(in.lineAt(above.Start)))
		switch {
		case isRule(line) && i == 0:
			in.problem(at, "no-table", "write the head above it, one cell for each column", "this table has no header row and would be shown as typed")
			return
		case isRule(line):
			in.list = append(in.list, diag.Errorf(at, "no-table", "the head of this table has %sbut the row of dashes %d: it would be shown as typed", cellCount(columns), len(cellsOf(line))).
				With(in.lines.At(in.start+above.Start)).WithHint("write |%s", strings.Repeat("---|", max(1, columns))))
			return
		case rows == 2 && (i+1 == lines.Len() || !isRule(in.lineAt(lines.At(i+1).Start))):
			in.problem(at, "no-table", "write below its first row: |"+strings.Repeat("---|", max(1, columns)), "this table has no row of dashes and would be shown as typed")
			return
		}
	}
}

// isRule reports whether a line is a row of dashes, well made or not. A word processor
// makes one dash of two or three hyphens.
func isRule(line []byte) bool {
	bars, dashes := 0, 0
	for _, c := range string(line) {
		switch {
		case c == '|' || c == '+':
			bars++
		case unicode.Is(unicode.Pd, c) || c == '=' || c == '─':
			dashes++
		case c != ' ' && c != ':' && c != '\t':
			return false
		}
	}
	return bars > 0 && dashes > 0
}
