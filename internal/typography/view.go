package typography

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// spacing is the spaces that a language has beside its marks.
type spacing struct {
	within string // inside « »
	colon  string // before :
	high   string // before ; ! ?
	sets   string // before which of these it is put where none was typed
}

// before is the space before a mark, "" if it has none.
func (s *spacing) before(mark byte) string {
	switch mark {
	case ':':
		return s.colon
	case ';', '!', '?':
		return s.high
	}
	return ""
}

// view is a text as a reader judges it: each mark of the style that was typed stands there as
// the straight one, with the spaces that belong to it, so that it is judged alike before
// and after it has been set.
type view struct {
	style  *Style
	text   []byte
	at     []int  // where each byte of it is in what was typed, and where that ends
	typed  []bool // it was typed as it is to be set
	spaces []Mark // what is set besides
}

// viewed reports whether a text has to be judged by a view of it.
func (s *Style) viewed(text []byte) bool {
	if s == nil {
		return false
	}
	if s.spacing != nil {
		return true
	}
	if !bytes.ContainsAny(text, `"'<>`) {
		return false
	}
	if s.angle != 0 && (bytes.Contains(text, []byte("<<")) || bytes.Contains(text, []byte(">>"))) {
		return true
	}
	for i, c := range text {
		if c >= utf8.RuneSelf && utf8.RuneStart(c) {
			if _, size := s.typedAt(text[i:]); size > 0 {
				return true
			}
		}
	}
	return false
}

func (s *Style) view(text []byte) *view {
	v := &view{style: s, text: make([]byte, 0, len(text)+8), at: make([]int, 0, len(text)+9), typed: make([]bool, 0, len(text)+8)}
	for i := 0; i < len(text); {
		c := text[i]
		if mark, size := s.typedAt(text[i:]); size > 0 {
			v.keep(mark, i, true)
			v.within(text, i, size)
			i += size
			continue
		}
		if s.spacing != nil && s.spacing.before(c) != "" {
			v.space(text, i)
		}
		v.keep(c, i, false)
		i++
	}
	v.angles()
	v.at = append(v.at, len(text))
	return v
}

// angles puts a straight mark for each << and >> that is a guillemet, in a language which quotes with those.
func (v *view) angles() {
	if v.style.angle == 0 || !bytes.Contains(v.text, []byte("<<")) && !bytes.Contains(v.text, []byte(">>")) {
		return
	}
	all, kept := *v, 0
	all.text = bytes.Clone(v.text)
	for i := 0; i < len(all.text); i++ {
		v.text[kept], v.at[kept], v.typed[kept] = all.text[i], all.at[i], all.typed[i]
		if all.angled(i) {
			v.text[kept] = v.style.angle
			i++
		}
		kept++
	}
	v.text, v.at, v.typed = v.text[:kept], v.at[:kept], v.typed[:kept]
}

// angled reports whether the two bytes at a place are a guillemet.
func (v *view) angled(at int) bool {
	c, end := v.text[at], at+2
	if c != '<' && c != '>' || end > len(v.text) || v.text[at+1] != c || at > 0 && v.text[at-1] == c || end < len(v.text) && v.text[end] == c {
		return false
	}
	const marks = "\"'<>\x00"
	before, after := neighbour(bytes.TrimRight(v.text[:at], marks), len(bytes.TrimRight(v.text[:at], marks))), space
	if rest := bytes.TrimLeft(v.text[end:], marks); len(rest) > 0 {
		next, _ := utf8.DecodeRune(rest)
		after = classOf(next)
	}
	if c == '<' {
		return opening(before) && after != space && after != closer && after != digit
	}
	return before != space && before != opener && before != digit && closing(after)
}

func (v *view) keep(c byte, at int, typed bool) {
	v.text, v.at, v.typed = append(v.text, c), append(v.at, at), append(v.typed, typed)
}

// typedAt is the straight mark of that which a text begins with as it is to be set, and how
// long that is, with the space within it.
func (s *Style) typedAt(text []byte) (mark byte, size int) {
	if text[0] < utf8.RuneSelf && !(s.spacing != nil && isSpace(text) > 0) {
		return 0, 0
	}
	before := 0
	if s.spacing != nil {
		before = isSpace(text)
	}
	_, n := utf8.DecodeRune(text[before:])
	said := string(text[before : before+n])
	mark, ok := s.typed[said]
	switch {
	case !ok, before > 0 && said != "»" && said != "›":
		return 0, 0
	case s.spacing != nil && (said == "«" || said == "‹"):
		n += isSpace(text[n:])
	}
	return mark, before + n
}

// isSpace is how long the space is that a text begins with, if it may stand beside a mark.
func isSpace(text []byte) int {
	for _, space := range []string{" ", thin, wide} {
		if bytes.HasPrefix(text, []byte(space)) {
			return len(space)
		}
	}
	return 0
}

// within sets the plain space inside a mark that was typed.
func (v *view) within(text []byte, at, size int) {
	if v.style.spacing == nil {
		return
	}
	if text[at] == ' ' {
		v.spaces = append(v.spaces, Mark{at, 1, v.style.spacing.within})
	} else if text[at+size-1] == ' ' {
		v.spaces = append(v.spaces, Mark{at + size - 1, 1, v.style.spacing.within})
	}
}

// space sets the space before the mark at a place: a plain one that was typed, or that which
// is missing behind a word.
func (v *view) space(text []byte, at int) {
	if at > 0 && text[at-1] == Nothing && (at == 1 || text[at-2] != Nothing) {
		return // it is escaped
	}
	set := v.style.spacing.before(text[at])
	if n := len(v.spaces); n > 0 && v.spaces[n-1].At == at-1 {
		return // it belongs to the mark before
	}
	if at > 0 && text[at-1] == ' ' {
		if neighbour(text, at-1) != space && v.ends(text, at) {
			v.spaces = append(v.spaces, Mark{at - 1, 1, set})
		}
		return
	}
	if strings.IndexByte(v.style.spacing.sets, text[at]) < 0 || !v.ends(text, at) || !v.follows(text, at) {
		return
	}
	v.spaces = append(v.spaces, Mark{at, 0, set})
	v.keep(' ', at, true)
}

// ends reports whether the mark at a place ends a sentence or a part of one.
func (v *view) ends(text []byte, at int) bool {
	if text[at] == ':' && at+1 < len(text) && text[at+1] == ':' {
		return false
	}
	for at < len(text) {
		if _, size := v.style.typedAt(text[at:]); size > 0 {
			at += size
		} else if bytes.IndexByte([]byte(";:!?\"'<>)]\x00"), text[at]) >= 0 {
			at++
		} else {
			c, _ := utf8.DecodeRune(text[at:])
			return classOf(c) == space
		}
	}
	return true
}

// follows reports whether the mark at a place stands right behind a word, a number or a sign
// that a sentence can end with.
func (v *view) follows(text []byte, at int) bool {
	for at > 0 {
		c, size := utf8.DecodeLastRune(text[:at])
		if c == '"' || c == '\'' || c == '<' || c == '>' || c == Nothing || v.style.typed[string(c)] != 0 {
			at -= size
			continue
		}
		if v.inAddress(text, at) {
			return false
		}
		switch classOf(c) {
		case letter, digit, dense:
			return true
		case closer:
			return strings.IndexByte(";:!?", text[at-1]) < 0
		case other:
			return c == '%' || c >= utf8.RuneSelf && c != utf8.RuneError
		}
		return false
	}
	return false
}

func (v *view) inAddress(text []byte, at int) bool {
	r := reader{text: text}
	return r.inAddress(at)
}

// marks are those that a reader found in the view, as they are in what was typed, and the spaces.
func (v *view) marks(found []Mark, from int) []Mark {
	kept := found[:from]
	for _, m := range found[from:] {
		if slices.Contains(v.typed[m.At:m.At+m.Len], true) {
			continue
		}
		kept = append(kept, Mark{v.at[m.At], v.at[m.At+m.Len] - v.at[m.At], m.Text})
	}
	if len(v.spaces) > 0 {
		kept = append(kept, v.spaces...)
		slices.SortStableFunc(kept[from:], func(a, b Mark) int { return a.At - b.At })
	}
	return kept
}
