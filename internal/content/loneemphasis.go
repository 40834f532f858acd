package content

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"galen/internal/diag"
)

// lone is a mark without a second one.
func (l *literal) lone(runs []run, i int, mark byte, in *validator) (s stray, ok bool) {
	r := runs[i]
	before, after := l.beside(r.at, r.at+r.length)
	switch {
	case mark == '*' && (r.length == 1 || in.noted(l, runs, i)):
		return s, false
	case mark == '_' && (r.closes || r.length > 1 && !r.opens || r.length == 1 && l.before(r.at) != '\n'):
		return s, false
	case mark == '_' && programName.MatchString(l.nextWord(r.at)):
		return s, false
	case mark == '`' && !word(before) && !word(after):
		return s, false // the sign itself is meant
	}
	marks := strings.Repeat(string(mark), r.length)
	escaped := strings.Repeat(`\`+string(mark), r.length)
	subject, them := "the mark "+marks, "it"
	if r.length > 1 {
		subject, them = "the marks "+marks, "them"
	}
	to := l.reach(r, mark)
	inside := strings.TrimSpace(l.written(r.at+r.length, to))
	stops := r.closes && !word(after) && !opensText(after) && mark == '*'
	if r.closes && !r.opens || stops || inside == "" {
		what := ": nothing opens " + them
		if inside == "" && !r.closes {
			what = ": no words follow"
		}
		s = unreadEmphasis(r.at, r.at+r.length, severity(mark, r.length), subject+" "+what)
		s.mended = escaped
		s.hint = "delete " + them + ", or write  " + escaped + "  for a visible sign"
		return s, inside != "" || r.closes || mark == '*'
	}
	s = unreadEmphasis(r.at, to, severity(mark, r.length), subject+" : nothing closes "+them)
	if quotation, end := l.typewritten(r, mark); end > 0 {
		s.to, s.mended = end, quotation
		return s, true
	}
	s.mended = marks + inside + marks
	s.hint = "close " + them + ", as in  " + excerpt(s.mended) + "  or write  " + escaped + "  for a visible sign"
	return s, mark != '_' || r.length > 1 || strings.Contains(inside, " ")
}

// reach is where that may have been meant to end which a mark begins: with the line, the
// words of a link, or before the next mark that was read.
func (l *literal) reach(r run, mark byte) int {
	start := r.at + r.length
	if mark == '`' {
		return start + len(l.nextWord(start))
	}
	to, depth := start, 0
	for end := l.lineEnd(start); to < end && !(mark == '*' && l.read(to)); to++ {
		if l.text[to] != understood {
			continue
		}
		if c := l.source[l.from+to]; c == '[' {
			depth++
		} else if c == ']' {
			if depth--; depth < 0 {
				break
			}
		}
	}
	for to > start && strings.IndexByte(" \t"+string(mark), l.source[l.from+to-1]) >= 0 {
		to--
	}
	return to
}

// typewritten is a quotation that begins with backquotes and ends with apostrophes, with
// the marks that Galen sets, and where it ends; 0 if there is none.
func (l *literal) typewritten(r run, mark byte) (quotation string, end int) {
	if mark != '`' || r.length > 2 || !r.opens {
		return "", 0
	}
	start, apostrophes := r.at+r.length, strings.Repeat("'", r.length)
	inside, _, ok := strings.Cut(l.written(start, l.lineEnd(start)), apostrophes)
	if !ok || inside == "" || strings.Contains(inside, "`") {
		return "", 0
	}
	end = start + len(inside) + r.length
	if _, next := l.beside(end-1, end); word(next) {
		return "", 0
	}
	return [2]string{"'", `"`}[r.length-1] + inside + [2]string{"'", `"`}[r.length-1], end
}

var programName = regexp.MustCompile(`^_\w*[a-z0-9][A-Z_]\w*`) // such as _setHash

// unequal is a mark of which a part was read, as in **bold* and *bold**: what
// remains of it is printed. At the end it may be that of a note.
func (l *literal) unequal(r run, mark byte) (s stray, ok bool) {
	if mark != '*' {
		return s, false
	}
	full := runLength(l.source[l.from+r.at:])
	before, after := l.beside(r.at, r.at+full)
	closes := !unicode.IsSpace(before) && !word(after)
	from, to := r.at, r.at+full
	if closes {
		from = l.openedAt(r.at)
	} else {
		to = l.closedAt(r, full)
	}
	if from < 0 || to < 0 {
		return s, false
	}
	first := runLength(l.source[l.from+from:])
	last := to - from - len(strings.TrimRight(l.written(from, to), "*"))
	inside := l.written(from+first, to-last)
	if first == last || closes && first > last || strings.IndexByte(inside, mark) >= 0 {
		return s, false
	}
	length := max(first, last)
	if length > 3 {
		length = min(first, last)
	}
	level := diag.Error
	if closes && last == first+1 {
		level = diag.Warning
	}
	s = unreadEmphasis(from, to, level, fmt.Sprintf("some of these marks : %s before the words, and %s after them",
		strings.Repeat("*", first), strings.Repeat("*", last)))
	s.mended = strings.Repeat("*", length) + inside + strings.Repeat("*", length)
	s.hint = "write  " + shortened(s.mended)
	if closes {
		kept := strings.Repeat("*", first)
		s.hint += "  or  " + shortened(kept+inside+kept+strings.Repeat(`\*`, last-first)) + "  for a visible sign"
	}
	return s, true
}

// openedAt is where the mark stands that the parser has paired with one that closes at
// an offset; below 0 if there is none.
func (l *literal) openedAt(at int) int {
	for i := at - 1; i >= 0; i-- {
		if !l.read(i) {
			continue
		}
		end := i + 1
		for i > 0 && l.source[l.from+i-1] == '*' {
			i--
		}
		if before, after := l.beside(i, end); word(before) || unicode.IsSpace(after) {
			return -1
		}
		return i
	}
	return -1
}

// closedAt is where the mark ends that the parser has paired with a part of r, which
// has so many bytes in all; below 0 if there is none.
func (l *literal) closedAt(r run, full int) int {
	if full == r.length || !l.read(r.at+r.length) {
		return -1
	}
	for i := r.at + full; i < len(l.text); i++ {
		if l.read(i) {
			return i + runLength(l.source[l.from+i:])
		}
	}
	return -1
}

// read reports whether an asterisk was taken for markup.
func (l *literal) read(at int) bool {
	return l.text[at] == understood && l.source[l.from+at] == '*' && (l.from+at == 0 || l.source[l.from+at-1] != '\\')
}

// noted reports whether a mark of two or three asterisks may be that of a note: they
// follow one another as *, ** and ***, or the text has one after a word or number and,
// later, another before a note.
func (in *validator) noted(l *literal, runs []run, at int) bool {
	r := runs[at]
	if l.source[l.from+r.at] != '*' || r.length < 2 {
		return false
	}
	if said := bytes.TrimRight(l.text[:r.at], " "); r.length == 2 && at == 0 && l.inList() && len(said) > 0 {
		item := l.node.Parent().Pos()
		if item >= 0 && in.source[item] == '*' && strings.IndexByte(",;.", said[len(said)-1]) >= 0 {
			return true // the first has become the sign of a list
		}
	}
	for i, s := range runs {
		if i < at && s.length == r.length-1 || i > at && s.length == r.length+1 {
			return true
		}
	}
	behind := false
	for _, line := range bytes.Split(in.source, []byte("\n")) {
		b, ahead := noteMarks(line, r.length)
		if behind && ahead {
			return true
		}
		behind = behind || b
	}
	return false
}

// noteMarks reports whether a line has a mark after a word that nothing opens, and one
// before words that nothing closes.
func noteMarks(line []byte, length int) (behind, ahead bool) {
	open := false
	line = bytes.TrimLeft(line, " >")
	for i := 0; i < len(line); i++ {
		if line[i] == '|' {
			ahead, open = ahead || open, false
		}
		if line[i] != '*' {
			continue
		}
		n := runLength(line[i:])
		start := i
		i += n - 1
		if n != length {
			continue
		}
		after := i+1 == len(line) || strings.IndexByte(" |,.;:)", line[i+1]) >= 0
		switch {
		case start == 0 || !after && strings.IndexByte(" (|;,", line[start-1]) >= 0:
			open = true
		case open:
			open = false
		default:
			behind = behind || after && line[start-1] != ' '
		}
	}
	return behind, ahead || open
}
