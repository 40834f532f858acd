package layout

import (
	"bytes"
	"strings"
)

// action is one {{…}} of a file, as written.
type action struct {
	from, to int    // from "{{" to behind "}}"
	word     string // its first word: if, range, define, end …, or "" for a value
	second   string // the word behind else: if, with
	name     string // what define, block and template name
	nameAt   int    // offset behind the opening quotation mark of name
}

// scan lists the actions of a text in order, and leaves out comments. An action
// that does not end properly is reported and blanked out, so that the rest of
// the file can be read.
func (d *draft) scan() {
	for at := 0; ; {
		next := bytes.Index(d.text[at:], []byte("{{"))
		if next < 0 {
			return
		}
		from := at + next
		if body := inner(d.text, from); bytes.HasPrefix(d.text[body:], []byte("/*")) {
			at = d.skipComment(from, body)
			continue
		}
		to, ok := d.closing(from)
		at = to
		if ok {
			d.actions = append(d.actions, read(d.text, from, to))
		} else {
			d.blank(from, to)
		}
	}
}

// inner is where the text of an action begins, behind "{{" or "{{- ".
func inner(text []byte, from int) int {
	at := from + 2
	if at+1 < len(text) && text[at] == '-' && isSpace(text[at+1]) {
		at += 2
	}
	return at
}

func (d *draft) skipComment(from, body int) int {
	end := bytes.Index(d.text[body+2:], []byte("*/"))
	if end >= 0 {
		at := body + 2 + end + 2
		for _, close := range []string{"}}", " -}}", "\t-}}", "\n-}}", "\r-}}"} {
			if bytes.HasPrefix(d.text[at:], []byte(close)) {
				return at + len(close)
			}
		}
	}
	d.fault(from, "unclosed-action", "write {{/* and */}} without a space between the marks",
		`this comment does not end with "*/}}"`)
	to := d.lineEnd(from)
	d.blank(from, to)
	return to
}

// closing finds the end of the action that begins at from. When it has none,
// closing reports that and returns where to read on.
func (d *draft) closing(from int) (to int, ok bool) {
	for at := from + 2; at < len(d.text); at++ {
		switch c := d.text[at]; {
		case bytes.HasPrefix(d.text[at:], []byte("}}")):
			return at + 2, true
		case bytes.HasPrefix(d.text[at:], []byte("{{")):
			d.unclosed(from)
			return at, false
		case c == '"' || c == '\'' || c == '`':
			end := quoteEnd(d.text, at)
			if end < 0 {
				d.fault(at, "unclosed-quote", "close the text on the same line", "this quotation mark is not closed")
				return d.resume(at), false
			}
			at = end - 1
		}
	}
	d.unclosed(from)
	return d.lineEnd(from), false
}

func (d *draft) unclosed(from int) {
	d.fault(from, "unclosed-action", `end the action with "}}"`, `this "{{" is not closed`)
}

// resume is where an action with an open quotation mark at at probably ends.
func (d *draft) resume(at int) int {
	end := d.lineEnd(at)
	if close := bytes.Index(d.text[at:end], []byte("}}")); close >= 0 {
		return at + close + 2
	}
	return end
}

func (d *draft) lineEnd(at int) int {
	if end := bytes.IndexByte(d.text[at:], '\n'); end >= 0 {
		return at + end
	}
	return len(d.text)
}

// quoteEnd is the offset behind the text in quotation marks that begins at at,
// or -1. Only text in backquotes may run over several lines.
func quoteEnd(text []byte, at int) int {
	quote := text[at]
	for i := at + 1; i < len(text); i++ {
		switch {
		case text[i] == quote:
			return i + 1
		case quote == '`':
		case text[i] == '\n':
			return -1
		case text[i] == '\\':
			i++
		}
	}
	return -1
}

// read takes the words of an action that say what kind it is.
func read(text []byte, from, to int) action {
	a := action{from: from, to: to}
	var at int
	a.word, at = word(text, inner(text, from))
	switch a.word {
	case "else":
		a.second, _ = word(text, at)
	case "define", "block", "template":
		at = skipSpace(text, at)
		if at < to && (text[at] == '"' || text[at] == '`') {
			if end := quoteEnd(text, at); end > 0 {
				a.name, a.nameAt = string(text[at+1:end-1]), at+1
			}
		}
	}
	return a
}

// word reads the letters at an offset, behind white space.
func word(text []byte, at int) (string, int) {
	at = skipSpace(text, at)
	from := at
	for at < len(text) && isWord(text[at]) {
		at++
	}
	return string(text[from:at]), at
}

func skipSpace(text []byte, at int) int {
	for at < len(text) && isSpace(text[at]) {
		at++
	}
	return at
}

func isSpace(c byte) bool { return strings.IndexByte(" \t\n\r\f", c) >= 0 }

func isWord(c byte) bool { return c == '_' || c >= 0x80 || isDigit(c) || isLetter(c) }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
