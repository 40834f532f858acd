package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Limit is how many errors, and how many warnings, one run prints.
const Limit = 50

// Printer writes lists for people.
type Printer struct {
	Source func(file string) []byte // the text of a project file, nil when there is none
	Color  bool
	All    bool // print all, however many there are
}

// Text writes a sorted list, each problem with its source line and a caret. Of
// more than Limit errors, warnings or notes it prints the first and says how many
// follow, unless All is set.
func (p Printer) Text(w io.Writer, list List) {
	shown, hidden, q := map[Severity]int{}, map[Severity]int{}, quoted{source: p.Source}
	for _, d := range list {
		if shown[d.Severity] == Limit && !p.All {
			hidden[d.Severity]++
			continue
		}
		shown[d.Severity]++
		p.one(w, d, &q)
	}
	for _, s := range []Severity{Error, Warning, Note} {
		switch n := hidden[s]; n {
		case 0:
		case 1:
			fmt.Fprintf(w, "… and 1 more %s\n", s)
		default:
			fmt.Fprintf(w, "… and %d more %ss\n", n, s)
		}
	}
}

func (p Printer) one(w io.Writer, d Diagnostic, q *quoted) {
	d = d.Covered()
	word := map[Severity]string{Error: "31;1", Warning: "33;1", Note: "36;1"}[d.Severity]
	if d.File != "" {
		fmt.Fprintf(w, "%s: ", p.paint("1", oneLine(d.Position.String())))
	}
	fmt.Fprintf(w, "%s %s", p.paint(word, d.Severity.String()+":"), oneLine(d.Message))
	if d.Coded() {
		fmt.Fprintf(w, " [%s]", d.Code)
	}
	fmt.Fprintln(w)
	p.excerpt(w, d.Position, q)
	for _, at := range d.Also {
		fmt.Fprintf(w, "  also: %s\n", oneLine(at.String()))
	}
	if d.Hint != "" {
		fmt.Fprintf(w, "%s %s\n", p.paint("36", "hint:"), oneLine(d.Hint))
	}
}

// excerptWidth is how much of a long line is shown, in cells of a terminal.
const excerptWidth = 100

// quoted finds the lines that problems are on. Those of a sorted list come one behind
// the other, so that no line is looked for, or read, twice.
type quoted struct {
	source func(file string) []byte
	file   string
	rest   []byte // the text from line on
	line   int    // 0: no file yet
	runes  []rune // of the line, as it is shown; nil when it cannot be
	read   bool   // runes are those of the line
	passed int    // bytes that were gone through, for tests
}

// at gives a line as it is shown, nil when there is none.
func (q *quoted) at(file string, line int) []rune {
	if q.line == 0 || q.file != file || line < q.line {
		*q = quoted{source: q.source, file: file, rest: bytes.TrimPrefix(q.source(file), []byte("\ufeff")), line: 1, passed: q.passed}
	}
	for ; q.line < line; q.line++ {
		n := bytes.IndexByte(q.rest, '\n')
		if n < 0 {
			return nil
		}
		q.rest, q.read = q.rest[n+1:], false
		q.passed += n + 1
	}
	if !q.read {
		text, _, _ := bytes.Cut(q.rest, []byte("\n"))
		text = bytes.TrimSuffix(text, []byte("\r"))
		q.runes, q.read = nil, true
		if q.passed += len(text); q.rest != nil && utf8.Valid(text) {
			q.runes = append([]rune{}, []rune(covered(file, visible(string(text))))...)
		}
	}
	return q.runes
}

// excerpt writes the source line and a caret below the column.
func (p Printer) excerpt(w io.Writer, at Position, q *quoted) {
	if p.Source == nil || at.Line == 0 {
		return
	}
	line := q.at(at.File, at.Line)
	if line == nil {
		return
	}
	text, indent := window(line, at.Column)
	number := fmt.Sprint(at.Line)
	fmt.Fprintf(w, "  %s | %s\n", number, text)
	fmt.Fprintf(w, "  %s | %s%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", indent), p.paint("31;1", "^"))
}

// window is the part of a line around a column that is shown, and how many cells
// of a terminal lie left of the column in it.
func window(line []rune, column int) (text string, indent int) {
	column = min(max(column, 1), len(line)+1)
	from := column - 1 // back as far as there is room, so that the start of a long line is not gone through
	for from > 0 && indent < excerptWidth-10 {
		from--
		indent += cells(line[from])
	}
	if from > 0 || indent >= excerptWidth-10 {
		for indent >= excerptWidth/2 {
			indent -= cells(line[from])
			from++
		}
	}
	to, shown := from, 0
	for to < len(line) && shown+cells(line[to]) <= excerptWidth {
		shown += cells(line[to])
		to++
	}
	return string(line[from:to]), indent
}

// cells is how many columns of a terminal a character takes: Chinese, Japanese
// and Korean ones and emoji two, and an accent on the letter before it none.
func cells(c rune) int {
	switch {
	case c < 0x300:
		return 1
	case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	if k := width.LookupRune(c).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}

// visible keeps a line's columns while making harmless the characters that could
// reprogram a terminal, or have it show the line in another order.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r >= '\u2028' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return '\ufffd'
		}
		return r
	}, s)
}

func oneLine(s string) string {
	return visible(strings.ReplaceAll(s, "\n", "\\n"))
}

func (p Printer) paint(code, s string) string {
	if !p.Color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

type jsonPosition struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

type jsonDiagnostic struct {
	jsonPosition
	Severity string         `json:"severity"`
	Code     string         `json:"code"`
	Message  string         `json:"message"`
	Hint     string         `json:"hint,omitempty"`
	Also     []jsonPosition `json:"also,omitempty"`
}

// MarshalJSON gives the form that `--format json` prints: file, line, column,
// severity, code, message, hint, also.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	d = d.Covered()
	j := jsonDiagnostic{jsonPosition(d.Position), d.Severity.String(), d.Code, d.Message, d.Hint, nil}
	for _, at := range d.Also {
		j.Also = append(j.Also, jsonPosition(at))
	}
	return json.Marshal(j)
}
