package typography

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what a neighbour of a quotation mark is.
type class int

const (
	space  class = iota // also the start and the end of a text
	opener              // what a quotation may follow at once: ( “
	closer              // what may follow a quotation at once: . ) ”
	dash                // both: - – /
	letter
	digit
	dense // a letter of a script that puts no spaces between words
	other
)

// reader finds the marks of a text from its start to its end.
type reader struct {
	text  []byte
	style *Style
	marks []Mark
	open  []byte // the quotations that are open, outermost first: " or '
	last  int    // where the last mark ends
	kind  class  // what that mark is to its neighbours
}

func (r *reader) put(m Mark, c class) {
	r.marks = append(r.marks, m)
	r.last, r.kind = m.At+m.Len, c
}

// before is what stands before a place.
func (r *reader) before(at int) class {
	if at == r.last {
		return r.kind
	}
	return neighbour(r.text, at)
}

// neighbour is what stands before a place of a text as it was typed.
func neighbour(text []byte, at int) class {
	for at > 0 && text[at-1] == Nothing {
		at--
	}
	if at == 0 {
		return space
	}
	c, _ := utf8.DecodeLastRune(text[:at])
	return classOf(c)
}

// after is what stands after a place, quotation marks passed over.
func (r *reader) after(at int) class {
	for at < len(r.text) && (r.text[at] == Nothing || r.text[at] == '\'' || r.text[at] == '"') {
		at++
	}
	if at == len(r.text) {
		return space
	}
	c, _ := utf8.DecodeRune(r.text[at:])
	return classOf(c)
}

// next is what stands right after a place.
func (r *reader) next(at int) class {
	for at < len(r.text) && r.text[at] == Nothing {
		at++
	}
	if at == len(r.text) {
		return space
	}
	c, _ := utf8.DecodeRune(r.text[at:])
	return classOf(c)
}

const (
	openers = "([{<“‘„‚«‹「『（【《〈¿¡"
	closers = ")]}>”’»›」』）】》〉.,;:!?…、。，！？；："
	dashes  = "-‐‑‒–—―/=+|&~*_"
)

// ascii is the class of each character of ASCII.
var ascii = func() (table [utf8.RuneSelf]class) {
	for c := range table {
		table[c] = sort(rune(c))
	}
	return table
}()

func classOf(c rune) class {
	if c >= 0 && c < utf8.RuneSelf {
		return ascii[c]
	}
	return sort(c)
}

func sort(c rune) class {
	switch {
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		return letter
	case '0' <= c && c <= '9':
		return digit
	case unicode.IsSpace(c):
		return space
	case strings.ContainsRune(openers, c):
		return opener
	case strings.ContainsRune(closers, c):
		return closer
	case strings.ContainsRune(dashes, c):
		return dash
	case c < utf8.RuneSelf:
		return other
	case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return dense
	case unicode.IsLetter(c) || unicode.IsMark(c):
		return letter
	case unicode.IsDigit(c):
		return digit
	}
	return other
}

// opening and closing report whether what stands before a mark lets it open, and
// what stands after it lets it close.
func opening(before class) bool { return before == space || before == opener || before == dash }
func closing(after class) bool  { return after == space || after == closer || after == dash }

// within reports whether a neighbour is part of a word.
func within(c class) bool { return c == letter || c == digit || c == dense }

// quotation sets the ' or " at i.
func (r *reader) quotation(i int) {
	before, after := r.before(i), r.after(i+1)
	if r.doubled(i) {
		return
	}
	mayOpen := opening(before) && after != space
	mayClose := before != space && (closing(after) || !opening(before))
	if r.text[i] == '\'' && r.apostrophe(i, before, mayOpen, mayClose) {
		return
	}
	switch {
	case mayOpen && mayClose:
		mayOpen = !r.pending(r.text[i])
	case r.gershayim(i):
		return
	case !mayOpen && !mayClose, before == digit && r.next(i+1) == digit, r.prime(i, before):
		return
	case mayClose && !closing(after) && !r.pending(r.text[i]):
		if mayOpen = before == dense || before == closer || after == dense || after == opener && !within(before) || r.attaches(i); !mayOpen {
			return // within a word, or the prime of f'(x)
		}
	}
	if mayOpen {
		r.begin(i)
	} else {
		r.end(i)
	}
}

func (r *reader) begin(i int) {
	r.open = append(r.open, r.text[i])
	r.put(Mark{i, 1, r.style.opening(r.text[i])}, opener)
}

// end closes a quotation, and those within it that were left open.
func (r *reader) end(i int) {
	if n := bytes.LastIndexByte(r.open, r.text[i]); n >= 0 {
		r.open = r.open[:n]
	}
	r.put(Mark{i, 1, r.style.closing(r.text[i])}, closer)
}

func (r *reader) pending(mark byte) bool { return bytes.IndexByte(r.open, mark) >= 0 }

// apostrophe sets the ' at i if it is one.
func (r *reader) apostrophe(i int, before class, mayOpen, mayClose bool) bool {
	next := r.next(i + 1)
	switch {
	case before == dense || next == dense, before == digit && next == digit:
		return false
	case within(before) && within(next):
	case before == letter && r.elides(i): // l'"étude"
		r.put(Mark{i, 1, "’"}, dash)
		return true
	case mayOpen && !mayClose:
		if !r.leading(i) {
			return false
		}
	case mayClose && !mayOpen && !closing(r.after(i+1)): // Yahoo!'s
		if next != letter && next != digit || r.text[i-1] == ':' {
			return false
		}
	case mayClose && !mayOpen && before != digit && (!r.pending('\'') || r.possessive(i) || r.shortens(i) && r.closerAhead(i, '\'')):
	default:
		return false
	}
	r.put(Mark{i, 1, "’"}, letter)
	return true
}

// doubled reports whether the mark at i belongs to a like one before it that was left as
// it was typed: of a prime for seconds, or of a pair with nothing between.
func (r *reader) doubled(i int) bool {
	return i > 0 && r.text[i-1] == r.text[i] && r.last != i && !r.pending(r.text[i])
}

// gershayim reports whether the " at i stands within a Hebrew abbreviation: צה"ל.
func (r *reader) gershayim(i int) bool {
	if r.text[i] != '"' || r.language() != "he" && r.language() != "yi" || neighbour(r.text, i) != letter || r.next(i+1) != letter {
		return false
	}
	_, size := utf8.DecodeRune(r.text[i+1:])
	return r.next(i+1+size) != letter // before the last letter
}

// elides reports whether a quotation begins right after the ' at i.
func (r *reader) elides(i int) bool {
	if i+1 == len(r.text) || r.text[i+1] != '"' {
		return false
	}
	after := r.after(i + 2)
	return within(after) || after == opener
}

// possessive reports whether the ' at i, within a quotation in single marks, is that
// of a plural: a further one closes the quotation.
func (r *reader) possessive(i int) bool {
	return i > 0 && r.text[i-1]|0x20 == 's' && r.next(i+1) == space && r.closerAhead(i, '\'')
}

// closerAhead reports whether the next mark of the kind, apostrophes within words
// passed over, can only close a quotation.
func (r *reader) closerAhead(i int, mark byte) bool {
	for j := i + 1; j < len(r.text); j++ {
		if r.text[j] != mark {
			continue
		}
		before, next := neighbour(r.text, j), r.next(j+1)
		if mark == '\'' && (within(before) && within(next) || r.shortens(j)) {
			continue
		}
		return !opening(before) && closing(r.after(j+1))
	}
	return false
}

// prime reports whether the mark at i says feet, inches, minutes or seconds: it
// follows a number, and closes no quotation.
func (r *reader) prime(i int, before class) bool {
	if before != digit {
		return false
	}
	mark := r.text[i]
	if !r.pending(mark) || r.measure(i) {
		return true
	}
	return r.closerAhead(i, mark)
}

// measure reports whether the number before i follows a number with a prime or a
// degree, as in 5'10" and 40° 26', or has a further one after it, as in 6' 2".
func (r *reader) measure(i int) bool {
	from := i
	for from > 0 && (classOf(rune(r.text[from-1])) == digit || r.text[from-1] == '.') {
		from--
	}
	head := bytes.TrimRight(r.text[:from], " \u00a0")
	if bytes.HasSuffix(head, []byte("°")) || bytes.HasSuffix(head, []byte("'")) && len(head) > 1 && classOf(rune(head[len(head)-2])) == digit {
		return true
	}
	to := i + 1
	if to < len(r.text) && r.text[to] == ' ' {
		to++
	}
	digits := to
	if to < len(r.text) && r.text[to] == '.' {
		return false
	}
	for to < len(r.text) && (classOf(rune(r.text[to])) == digit || r.text[to] == '.') {
		to++
	}
	return r.text[i] == '\'' && to > digits && to < len(r.text) && r.text[to] == '"'
}
