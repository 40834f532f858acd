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
	shown, hidden := map[Severity]int{}, map[Severity]int{}
	for _, d := range list {
		if shown[d.Severity] == Limit && !p.All {
			hidden[d.Severity]++
			continue
		}
		shown[d.Severity]++
		p.one(w, d)
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

func (p Printer) one(w io.Writer, d Diagnostic) {
	word := map[Severity]string{Error: "31;1", Warning: "33;1", Note: "36;1"}[d.Severity]
	if d.File != "" {
		fmt.Fprintf(w, "%s: ", p.paint("1", oneLine(d.Position.String())))
	}
	fmt.Fprintf(w, "%s %s", p.paint(word, d.Severity.String()+":"), oneLine(d.Message))
	if d.Coded() {
		fmt.Fprintf(w, " [%s]", d.Code)
	}
	fmt.Fprintln(w)
	p.excerpt(w, d.Position)
	for _, at := range d.Also {
		fmt.Fprintf(w, "  also: %s\n", oneLine(at.String()))
	}
	if d.Hint != "" {
		fmt.Fprintf(w, "%s %s\n", p.paint("36", "hint:"), oneLine(d.Hint))
	}
}

// excerptWidth is how much of a long line is shown, in cells of a terminal.
const excerptWidth = 100

// excerpt writes the source line and a caret below the column.
func (p Printer) excerpt(w io.Writer, at Position) {
	if p.Source == nil || at.Line == 0 {
		return
	}
	line, ok := lineOf(p.Source(at.File), at.Line)
	if !ok || !utf8.Valid(line) {
		return
	}
	text, indent := window([]rune(visible(string(line))), at.Column)
	number := fmt.Sprint(at.Line)
	fmt.Fprintf(w, "  %s | %s\n", number, text)
	fmt.Fprintf(w, "  %s | %s%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", indent), p.paint("31;1", "^"))
}

// window is the part of a line around a column that is shown, and how many cells
// of a terminal lie left of the column in it.
func window(line []rune, column int) (text string, indent int) {
	column = min(max(column, 1), len(line)+1)
	for _, c := range line[:column-1] {
		indent += cells(c)
	}
	from := 0
	if indent >= excerptWidth-10 {
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

// lineOf is line n of a text, without its end. A byte-order mark counts for no
// column.
func lineOf(text []byte, n int) ([]byte, bool) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for ; n > 1; n-- {
		_, rest, found := bytes.Cut(text, []byte("\n"))
		if !found {
			return nil, false
		}
		text = rest
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), text != nil
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
	j := jsonDiagnostic{jsonPosition(d.Position), d.Severity.String(), d.Code, d.Message, d.Hint, nil}
	for _, at := range d.Also {
		j.Also = append(j.Also, jsonPosition(at))
	}
	return json.Marshal(j)
}
