package article

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/diag"
)

// run is a stretch of one mark, such as ** or `, that the parser has left.
type run struct {
	at, length    int
	opens, closes bool // as it stands: beside a letter or sign, behind and before it
}

// brokenEmphasis finds asterisks, underscores and backquotes that mark nothing.
func (l *literal) brokenEmphasis(in *inspector) (found []stray) {
	for _, mark := range []byte("*_`") {
		runs := l.runs(mark)
		for i := 0; i < len(runs); i++ {
			if i+1 < len(runs) && runs[i].pairs(runs[i+1]) {
				found = append(found, l.misplaced(runs[i], runs[i+1], mark))
				i++
			} else if s, ok := l.lone(runs[i], mark, in); ok {
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

// pairs reports whether r may have been meant to open what s closes: two marks
// behind words, as of footnotes, do not.
func (r run) pairs(s run) bool {
	return r.length == s.length && !(r.closes && !r.opens) && !(s.opens && !s.closes && r.opens && !r.closes && r.length == 1 && s.at-r.at > maxHeading)
}

var names = map[byte][2]string{'*': {"italic", "bold"}, '_': {"italic", "bold"}, '`': {"code", "code"}}

// misplaced is a pair of marks with a space on the wrong side, or without one.
func (l *literal) misplaced(open, end run, mark byte) stray {
	marks := strings.Repeat(string(mark), open.length)
	inside := l.written(open.at+open.length, end.at)
	before, after := l.beside(open.at, end.at+end.length)
	from, to := open.at, end.at+end.length
	s := stray{from: from, to: to, code: "unread-emphasis", level: diag.Warning}
	s.message = "these marks make nothing " + names[mark][min(1, open.length-1)] + ", and are printed: " + marks + " stands right before the first and right behind the last word, with a space outside"
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
	if words == "" || strings.Trim(words, outsideMarks+dashes) == "" {
		s.mended = strings.TrimSpace(inside)
	} else {
		s.mended = lead + marks + words + marks + tail
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

// lone is a mark without a second one. One behind a word, or before the first of
// a block, may be that of a footnote whose other mark stands elsewhere.
func (l *literal) lone(r run, mark byte, in *inspector) (s stray, ok bool) {
	marks := strings.Repeat(string(mark), r.length)
	line := l.lineEnd(r.at)
	switch {
	case mark == '_' && (r.closes || r.length > 1 && !r.opens), mark == '_' && programName.MatchString(l.nextWord(r.at)):
		return s, false
	case mark == '*' && r.opens && wildcard.MatchString(l.nextWord(r.at)):
		return s, false
	case mark == '*' && in.footed(l, r):
		return s, false
	}
	s = stray{from: r.at, to: r.at + r.length, code: "unread-emphasis", level: diag.Warning}
	s.message = marks + " is printed: it is not closed"
	escaped := strings.Repeat(`\`+string(mark), r.length)
	if r.closes && !r.opens {
		s.message = marks + " is printed: nothing opens it"
		s.mended = escaped
		s.hint = "delete it, or write  " + escaped + "  for a sign that shows"
		return s, true
	}
	for line > 0 && (l.text[line-1] == ' ' || l.text[line-1] == '\t') {
		line--
	}
	s.to = line
	if mark == '`' {
		s.to = r.at + r.length + len(l.nextWord(r.at+r.length))
	}
	inside := strings.TrimSpace(l.written(r.at+r.length, s.to))
	s.mended = marks + inside + marks
	s.hint = "close it, as in  " + excerpt(s.mended) + "  or write  " + escaped + "  for a sign that shows"
	return s, inside != ""
}

var (
	programName = regexp.MustCompile(`^_\w*[a-z0-9][A-Z_]\w*`) // such as _setHash
	wildcard    = regexp.MustCompile(`^\*\.\w`)                // as in *.nhs.example
)

// footed reports whether a mark without a second one may be that of a note: one
// stands behind a word, and another before the note. So a single asterisk may if the
// text has others, or items that begin with one.
func (in *inspector) footed(l *literal, r run) bool {
	if r.opens == r.closes {
		return false
	}
	count, items := 0, false
	for i := 0; i < len(in.source); i++ {
		n := bytes.IndexByte(in.source[i:], '*')
		if n < 0 {
			break
		}
		i += n
		length := runLength(in.source[i:])
		end := i + length
		item := length == 1 && end < len(in.source) && in.source[end] == ' ' && len(bytes.TrimLeft(in.source[lineStart(in.source, i):i], " >")) == 0
		if items = items || item; !item && length == r.length {
			count++
		}
		i = end - 1
	}
	if r.length == 1 {
		return count != 1 || items && r.closes
	}
	return count == 2 && !bytes.Contains(in.source[l.from:l.from+r.at], []byte("**")) && !bytes.Contains(in.source[l.from+r.at+r.length:l.from+len(l.text)], []byte("**"))
}

func lineStart(text []byte, at int) int { return bytes.LastIndexByte(text[:at], '\n') + 1 }
