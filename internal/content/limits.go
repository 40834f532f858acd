package content

import (
	"bytes"
	"strings"

	"galen/internal/diag"
)

// Caps on the shape of a text. The Markdown parser and the minifier take time or
// space that grows with the square of these (measured: 32 KB of "[a](" took 162
// ms, four times as long for every doubling; a table of 9.5 KB became 10 MB of
// HTML), so they are checked before those run.
const (
	maxParagraph = 64 << 10 // bytes without an empty line
	maxMarks     = 4000     // of a paragraph: see marks
	maxNesting   = 100      // quotations and lists inside each other
	maxColumns   = 64       // of a table
	maxCells     = 20_000   // of the tables of a text, those that short rows leave out included
	maxNotes     = 500      // footnotes of a text
	maxBlocks    = 500      // of a text, each with a first and a last line
)

// limits reports every way in which a text that begins at line exceeds a cap.
func limits(file string, text []byte, line int) diag.List {
	s := shape{file: file, text: text, noted: bytes.Contains(text, []byte("[^"))}
	for l := range bytes.Lines(text) {
		s.line(l, line)
		line++
		s.offset += len(l)
	}
	return s.list
}

// shape is what is counted on the way through a text.
type shape struct {
	file         string
	text         []byte
	noted        bool // it may have footnotes
	list         diag.List
	offset       int // of the line in text
	start        int // the line on which the paragraph begins, 0 between paragraphs
	from         int // its offset
	bytes, marks int // of the paragraph
	depth        int // likewise: the deepest nesting
	columns      int // of the table, 0 outside
	cells, notes int // of the text
	blocks       int // likewise
}

func (s *shape) line(l []byte, number int) {
	if isEmpty(l) {
		s.start, s.bytes, s.marks, s.depth, s.columns = 0, 0, 0, 0, 0
		return
	}
	if s.start == 0 {
		s.start, s.from = number, s.offset
	}
	what, begins, hint := "paragraph", s.start, "divide it by empty lines"
	if s.columns > 0 {
		what, hint = "table", "divide it into tables with a header row each, or offer it as a file to download"
	}
	if passes(&s.bytes, len(l), maxParagraph) {
		s.problem(begins, "paragraph-too-long", hint, "this %s has more than %d bytes", what, maxParagraph)
	}
	if s.columns > 0 {
		what, begins, hint = "row of a table", number, "shorten it"
		s.marks = 0 // the rows of a table are parsed one by one
	}
	if passes(&s.marks, s.more(l), maxMarks) && s.bytes <= maxParagraph {
		s.problem(begins, "too-many-marks", hint, "this %s has more than %d brackets, asterisks, quotation marks and the like", what, maxMarks)
	}
	if depth := nesting(l); passes(&s.depth, max(0, depth-s.depth), maxNesting) {
		s.problem(number, "too-deep", "use fewer levels", "quotations or lists are nested %d deep; the limit is %d", depth, maxNesting)
	}
	if s.noted && bytes.Contains(l, []byte("[^")) && passes(&s.notes, bytes.Count(l, []byte("]:")), maxNotes) {
		s.problem(number, "too-many-footnotes", "divide the article, or list its sources under references", "the text has more than %d footnotes", maxNotes)
	}
	if bytes.HasPrefix(bytes.TrimLeft(l, " \t>*-"), []byte("::")) && passes(&s.blocks, 1, 2*maxBlocks) {
		s.problem(number, "too-many-blocks", "divide the article", "the text has more than %d blocks", maxBlocks)
	}
	if n := delimiterColumns(l); n > 0 {
		s.columns = n
		if n > maxColumns {
			s.problem(number, "too-many-columns", "divide the table", "this table has %d columns; the limit is %d", n, maxColumns)
		}
	} else if passes(&s.cells, s.columns, maxCells) {
		s.problem(number, "table-too-large", "offer the table as a file to download", "the tables up to here have more than %d cells", maxCells)
	}
}

func isEmpty(line []byte) bool {
	for _, c := range line {
		if c != ' ' && c != '\t' && c != '\n' {
			return false
		}
	}
	return true
}

// more is how many marks a line adds. Those of a paragraph are counted when it is
// long enough to have too many, which few are: two bytes have four at most.
func (s *shape) more(l []byte) int {
	const enough = maxMarks / 2
	switch {
	case s.bytes <= enough:
		return 0
	case s.bytes-len(l) <= enough && s.columns == 0:
		return marks(s.text[s.from : s.offset+len(l)])
	}
	return marks(l)
}

func (s *shape) problem(line int, code, hint, format string, args ...any) {
	s.list = append(s.list, diag.Errorf(diag.Position{File: s.file, Line: line, Column: 1}, code, format, args...).WithHint("%s", hint))
}

// passes adds n to a count and reports whether that makes it exceed the limit.
func passes(count *int, n, limit int) bool {
	before := *count
	*count += n
	return before <= limit && *count > limit
}

// marks counts the characters of a line that may begin or end a link, emphasis,
// a quotation, code or a character reference: the parser compares each with those
// before it. A link's address weighs more: its end is sought as far as the
// paragraph goes.
func marks(l []byte) (n int) {
	for i, c := range l {
		if weight[c] == 0 {
			continue
		}
		if c != '(' {
			n++
		} else if i > 0 && l[i-1] == ']' {
			n += 4
		}
	}
	return n
}

// weight tells the characters that marks looks at from others.
var weight = func() (table [256]uint8) {
	for _, c := range []byte("[*_~'\"`&<>(") {
		table[c] = 1
	}
	return table
}()

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
			if end+1 >= len(l) || l[end] != '.' && l[end] != ')' || !strings.ContainsRune(" \t\n", rune(l[end+1])) {
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
	if bytes.IndexByte(l, '|') < 0 {
		return 0
	}
	s := strings.Trim(strings.TrimLeft(string(bytes.TrimSpace(l)), "> "), "|")
	if !strings.Contains(s, "-") || strings.Trim(s, "-|: \t") != "" {
		return 0
	}
	return 1 + strings.Count(s, "|")
}
