package content

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
)

// run is a stretch of one mark, such as ** or `, that the parser has left.
type run struct {
	at, length    int
	opens, closes bool // as it stands: beside a letter or sign, after and before it
}

// brokenEmphasis finds asterisks, underscores and backquotes that mark nothing. One
// asterisk or underscore alone may be meant as it stands, as that of a note or of a
// gene variant is.
func (l *literal) brokenEmphasis(in *validator) (found []stray) {
	found = l.insideWords()
	for _, mark := range []byte("*_`") {
		runs := l.runs(mark)
		for i := 0; i < len(runs); i++ {
			if s, ok := l.unequal(runs[i], mark); ok {
				found = append(found, s)
			} else if i+1 < len(runs) && l.pairs(runs[i], runs[i+1], mark) && !in.noted(l, runs, i) {
				found = append(found, l.misplaced(runs[i], runs[i+1], mark))
				i++
			} else if s, ok := l.lone(runs, i, mark, in); ok {
				found = append(found, s)
			}
		}
	}
	return found
}

// runs are those of a mark that may have been meant: not 2 * 3, snake_case, f***
// or a line to write on.
func (l *literal) runs(mark byte) (runs []run) {
	for at := 0; at < len(l.text); at++ {
		if l.text[at] != mark {
			continue
		}
		n := 1
		for at+n < len(l.text) && l.text[at+n] == mark {
			n++
		}
		before, after := l.beside(at, at+n)
		r := run{at, n, !unicode.IsSpace(after), !unicode.IsSpace(before)}
		at += n - 1
		switch {
		case n > 3, n == 3 && (mark == '_' || mark == '*' && word(before)):
		case !r.opens && !r.closes && (n == 1 || mark == '_'):
		case word(before) && word(after) && (n == 1 || mark != '*' || !wide(before) && !wide(after)):
		default:
			runs = append(runs, r)
		}
	}
	return runs
}

// boldWithinBold reports bold words directly within bold words: one of the marks was paired with
// another one than was meant, as in **Note:**text and **more**.
func (in *validator) boldWithinBold(n *ast.Emphasis) {
	outer, ok := n.Parent().(*ast.Emphasis)
	if _, told := n.Parent().Parent().(*ast.Emphasis); told || !ok || n.Level != 2 || outer.Level != 2 || outer.Pos() < 0 || n.Pos() <= outer.Pos()+2 {
		return
	}
	words := strings.TrimSpace(string(in.source[outer.Pos()+2 : n.Pos()]))
	next, _, _ := strings.Cut(oneLine(string(in.source[n.Pos()+2:])), " ")
	in.list = append(in.list, diag.Errorf(in.at(outer), "unread-emphasis", "these ** marks are not paired as intended: bold text begins within bold text").
		WithHint("put a space outside each pair, as in  **%s** %s", shortened(words), next))
}

// insideWords finds ** between two words.
func (l *literal) insideWords() (found []stray) {
	for at := 0; ; at += 2 {
		n := bytes.Index(l.text[at:], []byte("**"))
		if n < 0 {
			return found
		}
		if at += n; l.betweenWords(at, at+2) {
			s := stray{from: at, to: at + 2, code: "unread-emphasis", level: diag.Warning}
			s.message = "the marks ** within a word are printed"
			s.mended, s.hint = `\*\*`, `delete them, put a space before or after them where bold words begin or end, or write  \*\*  for visible signs`
			found = append(found, s)
		}
	}
}

// betweenWords reports whether a stretch stands between two words of three letters or
// more: not in 2**3, HLA-B**07 or f**k.
func (l *literal) betweenWords(from, to int) bool {
	lettersBefore, lettersAfter := 0, 0
	for text := l.source[l.from : l.from+from]; len(text) > 0; lettersBefore++ {
		c, size := utf8.DecodeLastRune(text)
		if !unicode.IsLetter(c) {
			break
		}
		text = text[:len(text)-size]
	}
	for text := l.source[l.from+to : l.from+len(l.text)]; len(text) > 0; lettersAfter++ {
		c, size := utf8.DecodeRune(text)
		if !unicode.IsLetter(c) {
			break
		}
		text = text[size:]
	}
	return lettersBefore >= 3 && lettersAfter >= 3
}

// beside are the characters beside a stretch, a space at the end of a line.
func (l *literal) beside(from, to int) (before, after rune) {
	before, after = ' ', ' '
	if l.before(from) != '\n' {
		before, _ = utf8.DecodeLastRune(l.source[:l.from+from])
	}
	if l.after(to) != '\n' {
		after, _ = utf8.DecodeRune(l.source[l.from+to:])
	}
	return before, after
}

func word(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// wide reports whether a letter is of a script that writes no spaces.
func wide(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// pairs reports whether r may have been meant to open what s closes.
func (l *literal) pairs(r, s run, mark byte) bool {
	switch {
	case mark == '`':
		return r.opens && s.closes && l.lineEnd(r.at) >= s.at
	case r.length != s.length || r.closes && !r.opens:
		return false
	case r.length > 1:
		return true
	}
	inside := l.written(r.at+1, s.at)
	if strings.IndexFunc(inside, func(c rune) bool { return word(c) || unicode.IsSpace(c) || c == '[' || c == ']' }) < 0 {
		return true
	}
	before, after := l.beside(r.at, r.at+1)
	last, next := l.beside(s.at, s.at+1)
	switch {
	case word(before) || unicode.IsDigit(after) || l.before(s.at) == '\n' || !word(next):
		return false // marks of notes, and variants of genes: *1/*2
	case unicode.IsSpace(last):
		return s.at-r.at <= maxHeading
	}
	return unicode.IsPunct(last) && !strings.ContainsRune("/-(", last)
}

var names = map[byte][2]string{'*': {"italic", "bold"}, '_': {"italic", "bold"}, '`': {"code", "code"}}

// unreadEmphasis is an error where asterisks or backquotes would be printed that
// cannot have been meant, and a warning where they may.
func unreadEmphasis(from, to int, level diag.Severity, message string) stray {
	verb := " are printed: "
	if level == diag.Error {
		verb = " would be printed: "
	} else if strings.HasPrefix(message, "the mark ") {
		verb = " is printed: "
	}
	message = strings.Replace(message, " : ", verb, 1)
	return stray{from: from, to: to, code: "unread-emphasis", level: level, message: message}
}

// severity is that of so many marks which mark nothing. One asterisk may be meant as it
// stands; two that enclose something are not.
func severity(mark byte, length int) diag.Severity {
	if mark == '`' || mark == '*' && length > 1 {
		return diag.Error
	}
	return diag.Warning
}

// misplaced is a pair of marks with a space on the wrong side, or without one.
func (l *literal) misplaced(open, end run, mark byte) stray {
	marks := strings.Repeat(string(mark), min(open.length, end.length))
	inside := l.written(open.at+open.length, end.at)
	before, after := l.beside(open.at, end.at+end.length)
	from, to := open.at, end.at+end.length
	s := unreadEmphasis(from, to, severity(mark, open.length+end.length), fmt.Sprintf("these marks : they make nothing %s unless %s"+
		" is right before the first word and right after the last, with a space outside", names[mark][min(1, len(marks)-1)], marks))
	lead, words, tail := "", strings.TrimSpace(inside), ""
	if !unicode.IsSpace(before) && !opensText(before) {
		words = strings.TrimLeft(words, outsideMarks)
		lead = inside[:strings.Index(inside, words)]
		if lead = strings.TrimSpace(lead); word(before) || lead != "" {
			lead += " "
		}
	}
	if word(after) {
		kept := strings.TrimRight(words, dashes)
		if tail = words[len(kept):]; tail == "" {
			tail = " "
		}
		words = kept
	}
	if words == "" || strings.Trim(words, outsideMarks) == "" {
		s.mended = strings.TrimSpace(inside)
	} else {
		s.mended = lead + marks + words + marks + tail
	}
	if s.mended == l.written(from, to) { // one of them stands within a link or an address
		words, address, ends := strings.Cut(inside, "](")
		switch {
		case ends:
			s.mended = marks + words + marks + "](" + address
		case strings.HasPrefix(inside, "["):
			s.mended = "[" + marks + inside[1:] + marks
		default:
			s.mended = inside
		}
	}
	s.hint = "write  " + shortened(strings.TrimSpace(l.lastWord(from)+s.mended+l.nextWord(to)))
	return s
}

// Marks that need not stand within emphasis.
const (
	outsideMarks = ",.;:!?—– "
	dashes       = "—–"
)

func opensText(c rune) bool { return strings.ContainsRune(`([{"'“‘«—–-/`, c) }

// lastWord is what stands right before, for a hint.
func (l *literal) lastWord(at int) string {
	from := at
	for from > 0 && l.source[l.from+from-1] > ' ' {
		from--
	}
	return l.written(from, at)
}

// nextWord is what follows up to a space, for a hint.
func (l *literal) nextWord(at int) string {
	rest := l.source[l.from+at : l.from+l.lineEnd(at)]
	if n := bytes.IndexByte(rest, ' '); n == 0 {
		return ""
	} else if n > 0 {
		rest = rest[:n]
	}
	return string(rest)
}
