package layout

import (
	"bytes"
	"strings"
)

const blanks = " \t\n\r\f"

func (r *reader) inText() {
	rest := r.text[r.at:]
	switch {
	case rest[0] == '<' && len(rest) > 1 && (isLetter(rest[1]) || rest[1] == '/' && len(rest) > 2 && isLetter(rest[2])):
		r.openTag()
	case bytes.HasPrefix(rest, []byte("<!--")):
		r.tag = &tag{from: r.base + r.at}
		if end := bytes.Index(rest[4:], []byte("-->")); end >= 0 {
			r.at += 4 + end + 3
			return
		}
		r.take(4)
		r.place.state = inComment
	case len(rest) >= 9 && bytes.EqualFold(rest[:9], []byte("<!doctype")):
		r.tag = &tag{from: r.base + r.at}
		r.place.state = inMarkup
	case isSpace(rest[0]) && !r.place.pre:
		r.white()
	default:
		r.hangs = string(rest) == "<" || string(rest) == "</"
		if rest[0] == '<' { // it is text, whatever comes to stand beside it
			r.at++
			r.out = append(r.out, "&lt;"...)
			r.flush(shown)
			return
		}
		r.take(1 + len(rest[1:]) - len(bytes.TrimLeftFunc(rest[1:], r.wordy)))
		r.flush(shown)
	}
}

func (r *reader) wordy(c rune) bool {
	return c != '<' && (r.place.pre || !strings.ContainsRune(blanks, c))
}

// white reads a run of white space; one character of it is enough, a line end
// where there is one, as that is what the minifier leaves.
func (r *reader) white() {
	rest := r.text[r.at:]
	n := len(rest) - len(bytes.TrimLeft(rest, blanks))
	r.out = append(r.out, ' ')
	if bytes.ContainsAny(rest[:n], "\n\r") {
		r.out[len(r.out)-1] = '\n'
	}
	r.at += n
	r.flush(space)
}

func (r *reader) inComment() {
	if end := bytes.Index(r.text[r.at:], []byte("-->")); end >= 0 {
		r.take(end + 3)
		r.place.state = inText
	} else {
		r.take(len(r.text) - r.at)
	}
	r.flush(fixed)
}

func (r *reader) inMarkup() {
	n := r.until(">")
	if n == len(r.text)-r.at {
		r.take(n)
		return
	}
	r.take(n + 1)
	if bytes.EqualFold(r.out, []byte("<!doctype html>")) {
		r.out = []byte("<!doctype html>")
	}
	r.flush(fixed)
	r.place.state = inText
}
