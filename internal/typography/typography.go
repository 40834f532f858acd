// Package typography sets straight marks as a typesetter would: "so" becomes “so”,
// it's becomes it’s, and --, --- and ... become –, — and ….
//
// A Style is how one language does it. Text sets a line, such as a title; Marks says
// what is to be set in a longer text of which only a part is words, such as a
// paragraph with code in it. Both judge alike, so that a headline and the text below
// it look like the work of one hand.
//
// What is not sure stays as it was typed: the ' and " of feet, inches and minutes
// (5'10", a 6" pipe), quotation marks with white space on both sides, and all
// quotation marks of a language that is not in CLDR. Nothing typed as “ or ’ is
// ever changed.
//
// French has spaces, too, which no line is broken at: inside « » and before : ; ! ?, in
// each country as its printers have them. What is set once stays as it is when it is set
// again.
package typography

import (
	"bytes"
	"strings"
)

// Mark is something typed, and what is set in its place.
type Mark struct {
	At, Len int // of what was typed, in bytes
	Text    string
}

// Stand-ins for what a text holds beside words. Marks takes them for one byte of it.
const (
	Nothing = '\x00' // passed over: half of an escape
	Sign    = '\x01' // a sign that is neither a letter nor white space
	Letter  = 'x'    // code, a picture, an address
)

// Text sets a line. It is the same string when there is nothing to set.
func (s *Style) Text(text string) string {
	if !s.settable(text) {
		return text
	}
	var room [8]Mark
	marks := s.Marks([]byte(text), room[:0])
	if len(marks) == 0 {
		return text
	}
	set := make([]byte, 0, len(text)+3*len(marks))
	at := 0
	for _, m := range marks {
		set = append(append(set, text[at:m.At]...), m.Text...)
		at = m.At + m.Len
	}
	return string(append(set, text[at:]...))
}

// candidates are the bytes that may begin a mark.
var candidates = [256]bool{'\'': true, '"': true, '-': true, '.': true, '<': true, '>': true}

// settable reports whether a text may hold something to set.
func (s *Style) settable(text string) bool {
	if s != nil && s.spacing != nil && (strings.ContainsAny(text, ":;!?") || strings.Contains(text, "« ") || strings.Contains(text, " »")) {
		return true
	}
	return marked(text)
}

// marked reports whether a text may hold something to set beside spaces.
func marked[T string | []byte](text T) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case !candidates[c]:
		case c == '\'' || c == '"':
			return true
		case i+1 < len(text) && text[i+1] == c:
			return true
		}
	}
	return false
}

// Marks appends what is to be set in a text, in order.
func (s *Style) Marks(text []byte, marks []Mark) []Mark {
	if (s == nil || s.spacing == nil) && !marked(text) {
		return marks
	}
	if s.viewed(text) {
		v := s.view(text)
		return v.marks(s.read(v.text, marks), len(marks))
	}
	return s.read(text, marks)
}

// read finds what is to be set, but for spaces.
func (s *Style) read(text []byte, marks []Mark) []Mark {
	r := reader{text: text, style: s, marks: marks, last: -1}
	for i := 0; i < len(text); {
		c := text[i]
		if !candidates[c] {
			i++
			continue
		}
		if c == '\'' || c == '"' {
			if s.known() {
				r.quotation(i)
			}
			i++
			continue
		}
		i += r.run(i)
	}
	return r.marks
}

// run sets what begins with a dash, a full stop or an angle at i, and says how many
// bytes it is.
func (r *reader) run(i int) int {
	rest := r.text[i:]
	n := 1
	for n < len(rest) && rest[n] == rest[0] {
		n++
	}
	set, size := "", 0
	switch {
	case rest[0] == '-' && n >= 3:
		set, size = "—", 3
	case rest[0] == '-' && n == 2:
		set, size = "–", 2
	case rest[0] == '.' && n >= 3:
		set, size = "…", 3
	case !r.style.foreignAngles():
	case rest[0] == '<' && n == 2 && r.opens(i, i+2):
		set, size = "«", 2
	case rest[0] == '>' && n == 2 && r.closes(i, i+2):
		set, size = "»", 2
	}
	if size == 0 || rest[0] != '<' && rest[0] != '>' && r.inAddress(i) {
		return n
	}
	class := dash
	switch set {
	case "…", "»":
		class = closer
	case "«":
		class = opener
	}
	r.put(Mark{i, size, set}, class)
	return size
}

// opens and closes report whether what stands between two places can open or close
// a quotation: << is also much less than.
func (r *reader) opens(from, to int) bool {
	next := r.after(to)
	return opening(r.before(from)) && next != space && next != closer && next != digit
}

func (r *reader) closes(from, to int) bool {
	before := r.before(from)
	return before != space && before != digit && closing(r.after(to))
}

// maxAddress is how far back an address is looked for, in bytes.
const maxAddress = 2000

// inAddress reports whether a place is within an address, such as
// https://news.example/a--b, or the name of a host that begins with xn--.
func (r *reader) inAddress(at int) bool {
	word := r.text[max(0, at-maxAddress):at]
	word = word[bytes.LastIndexAny(word, " \t\n")+1:]
	return bytes.Contains(word, []byte("://")) || bytes.HasPrefix(word, []byte("www.")) || bytes.HasSuffix(word, []byte("xn"))
}
