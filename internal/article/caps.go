package article

import (
	"bytes"
	"strings"

	"galen/internal/diag"
)

// Caps on the shape of a text. The Markdown parser takes time or space that
// grows with the square of these (measured: 32 KB of "[a](" took 162 ms, four
// times as long for every doubling; a table of 9.5 KB became 10 MB of HTML), so
// they are checked before it runs.
const (
	maxParagraph = 64 << 10 // bytes without an empty line
	maxNesting   = 100      // quotations and lists inside each other
	maxColumns   = 64       // of a table
	maxCells     = 20_000   // of a table, those that short rows leave out included
)

// caps reports every way in which a text that begins at line exceeds a cap.
func caps(file string, text []byte, line int) (list diag.List) {
	var paragraph, start, columns, rows int
	for l := range bytes.Lines(text) {
		at := diag.Position{File: file, Line: line, Column: 1}
		line++
		if len(bytes.TrimSpace(l)) == 0 {
			paragraph, columns, rows = 0, 0, 0
			continue
		}
		if paragraph == 0 {
			start = at.Line
		}
		if before := paragraph; before <= maxParagraph {
			if paragraph += len(l); paragraph > maxParagraph {
				at := diag.Position{File: file, Line: start, Column: 1}
				list = append(list, diag.Errorf(at, "paragraph-too-long", "this paragraph has more than %d bytes", maxParagraph).WithHint("divide it by empty lines"))
			}
		}
		if depth := nesting(l); depth > maxNesting {
			list = append(list, diag.Errorf(at, "too-deep", "quotations or lists are nested %d deep, and may be %d", depth, maxNesting).WithHint("write it flatter"))
		}
		if n := delimiterColumns(l); n > 0 {
			columns, rows = n, 0
			if n > maxColumns {
				list = append(list, diag.Errorf(at, "too-many-columns", "this table has %d columns, and may have %d", n, maxColumns).WithHint("divide the table"))
			}
		} else if columns > 0 {
			if rows++; rows*columns > maxCells && (rows-1)*columns <= maxCells {
				list = append(list, diag.Errorf(at, "table-too-large", "this table has more than %d cells", maxCells).WithHint("divide the table, or offer it as a file to download"))
			}
		}
	}
	return list
}

// nesting counts the marks of quotations and lists at the start of a line, and
// the levels that its indentation can continue.
func nesting(l []byte) int {
	depth, spaces := 0, 0
	for i := 0; i < len(l); i++ {
		switch c := l[i]; {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>':
			depth++
			if i+1 < len(l) && l[i+1] == ' ' {
				i++ // the space that belongs to the mark
			}
		case (c == '*' || c == '-' || c == '+') && i+1 < len(l) && (l[i+1] == ' ' || l[i+1] == '\t' || l[i+1] == '\n'):
			depth++
			i++
		case c >= '0' && c <= '9':
			end := i
			for end < len(l) && l[end] >= '0' && l[end] <= '9' {
				end++
			}
			if end+1 >= len(l) || l[end] != '.' && l[end] != ')' || l[end+1] != ' ' {
				return depth + spaces/2
			}
			depth++
			i = end + 1
		default:
			return depth + spaces/2
		}
	}
	return depth + spaces/2
}

// delimiterColumns is the number of columns that a line such as |--|:-:| gives
// a table, or 0 for any other line.
func delimiterColumns(l []byte) int {
	s := strings.Trim(strings.TrimLeft(string(bytes.TrimSpace(l)), "> "), "|")
	if !strings.Contains(s, "-") || strings.Trim(s, "-|: \t") != "" {
		return 0
	}
	return 1 + strings.Count(s, "|")
}
