package content

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters finds the words of finished HTML that may be abbreviations: those with
// two capitals or more, whole, with their hyphens and &amp;, and also spellings. It yields
// where each begins and ends. Headings, links and code are passed over.
func Letters(html string, also *Spellings) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		inside := "" // the element that is passed over
		for at := 0; at < len(html); {
			end := len(html) // of the text before the next tag
			if n := strings.IndexByte(html[at:], '<'); n >= 0 {
				end = at + n
			}
			if inside == "" {
				for from, to := also.orLetters(html, at, end); from < end; from, to = also.orLetters(html, at, end) {
					if !yield(from, to) {
						return
					}
					at = to
				}
			}
			if at > end {
				continue // behind the tags of a spelling
			}
			at = end
			if at < len(html) {
				at = tagEnd(html, end)
				inside = passed(html[end:at], inside)
			}
		}
	}
}

// orLetters is the first word with two capitals or more that begins between two offsets of HTML,
// in text without tags, or the first spelling where that begins before or is longer; it begins at
// the later offset when there is none.
func (s *Spellings) orLetters(html string, at, end int) (from, to int) {
	if at >= end {
		return end, end
	}
	from, to = nextLetters(html[:end], at)
	if s == nil {
		return from, to
	}
	if f, t := s.next(html, at, min(end, from+1)); f < from || f == from && t > to {
		return f, t
	}
	return from, to
}

// notable are the bytes that a word can begin with to be looked at: all others of
// it are small letters, digits and hyphens.
var notable = func() (table [256]bool) {
	for c := range table {
		table[c] = 'A' <= c && c <= 'Z' || c == '&' || c >= utf8.RuneSelf
	}
	return table
}()

// nextLetters is the first word with two capitals or more in text without tags,
// from an offset on; it begins at the end of the text when there is none. Nearly
// every word is passed without being looked at.
func nextLetters(text string, at int) (from, to int) {
	for i := at; i < len(text); {
		if !notable[text[i]] {
			i++
			continue
		}
		size, capital := letter(text, i)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text[i:])
			if text[i] == '&' {
				size = reference(text[i:])
			}
			i += size
			continue
		}
		from, capitals := i, 0
		for from > at && isSmall(text[from-1]) {
			from--
		}
		for size > 0 {
			if capital {
				capitals++
			}
			i += size
			size, capital = letter(text, i)
		}
		if capitals >= 2 {
			return from, i
		}
	}
	return len(text), len(text)
}

func isSmall(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' }

// letter is the size of the part of a word at i, 0 when none is there.
func letter(html string, i int) (size int, capital bool) {
	if i >= len(html) {
		return 0, false
	}
	switch c := html[i]; {
	case isSmall(c):
		return 1, false
	case 'A' <= c && c <= 'Z':
		return 1, true
	case c == '&' && strings.HasPrefix(html[i:], "&amp;"):
		return len("&amp;"), false
	case c < utf8.RuneSelf:
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(html[i:])
	if 0x2000 <= r && r < 0x2070 {
		return 0, false // quotation marks and dashes, which are most of what is left
	}
	if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
		return size, unicode.IsUpper(r)
	}
	return 0, false
}

// reference is the length of a character reference, or 1 for a bare &.
func reference(html string) int {
	n := 1
	for n < len(html) && (html[n] == '#' || '0' <= html[n] && html[n] <= '9' || 'a' <= html[n]|0x20 && html[n]|0x20 <= 'z') {
		n++
	}
	if strings.HasPrefix(html[n:], ";") {
		return n + 1
	}
	return 1
}

// tagEnd is where the tag ends that begins at i. A value in quotation marks may
// hold a >.
func tagEnd(html string, i int) int {
	for i++; i < len(html) && html[i] != '>'; i++ {
		if q := html[i]; q == '"' || q == '\'' {
			i += 1 + max(0, strings.IndexByte(html[i+1:], q))
		}
	}
	return min(i+1, len(html))
}

// passed is the element, after a tag, that is passed over, or "". None of these
// stands in one of its own kind.
func passed(tag, inside string) string {
	name := strings.Trim(tag, "</>")
	if end := strings.IndexAny(name, " >"); end >= 0 {
		name = name[:end]
	}
	switch {
	case strings.HasPrefix(tag, "</") && name == inside:
		return ""
	case inside != "" || strings.HasPrefix(tag, "</"):
		return inside
	}
	switch name {
	case "code", "pre", "abbr", "button", "label", "summary", "svg", "h2", "h3", "h4", "h5", "h6", "a":
		return name
	}
	return ""
}

// stretch is a part of a text, between two of its offsets.
type stretch struct{ from, to int }

// few words are compared one by one.
const few = 32

// lettersIn lists the different ones of stretches without tags, in their order, and behind
// them the spellings that stand there. They share one string, which keeps nothing of the
// text alive.
func lettersIn(html string, stretches []stretch, also *Spellings) []string {
	var found []string
	var seen map[string]bool // once they are no longer few
	for _, s := range stretches {
		text := html[:s.to]
		for from, to := nextLetters(text, s.from); from < s.to; from, to = nextLetters(text, to) {
			word := html[from:to]
			if seen[word] || seen == nil && slices.Contains(found, word) {
				continue
			}
			if found = append(found, word); seen != nil {
				seen[word] = true
			} else if len(found) == few {
				seen = map[string]bool{}
				for _, word := range found {
					seen[word] = true
				}
			}
		}
	}
	if also != nil {
		for _, s := range stretches {
			for from, to := also.next(html, s.from, s.to); from < s.to; from, to = also.next(html, min(to, s.to), s.to) {
				if word := NormalForm(html[from:to]); !slices.Contains(found, word) {
					found = append(found, word)
				}
			}
		}
	}
	var all []byte
	for _, word := range found {
		all = append(all, word...)
	}
	joined := string(all)
	for i, word := range found {
		found[i], joined = joined[:len(word)], joined[len(word):]
	}
	return found
}
