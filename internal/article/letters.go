package article

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters finds the words of finished HTML that may be abbreviations: those with
// two capitals or more, whole, with their hyphens and &amp;. It yields where each
// begins and ends. Headings and code are passed over, and with them whatever is
// linked, unless linked is set.
func Letters(html string, linked bool) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		inside := "" // the element that is passed over
		for i := 0; i < len(html); {
			if html[i] == '<' {
				end := tagEnd(html, i)
				inside = passed(html[i:end], inside, linked)
				i = end
				continue
			}
			if inside != "" {
				i++
				continue
			}
			size, capital := letter(html, i)
			if size == 0 {
				_, size = utf8.DecodeRuneInString(html[i:])
				if html[i] == '&' {
					size = reference(html[i:])
				}
				i += size
				continue
			}
			from, capitals := i, 0
			for size > 0 {
				if capital {
					capitals++
				}
				i += size
				size, capital = letter(html, i)
			}
			if capitals >= 2 && !yield(from, i) {
				return
			}
		}
	}
}

// letter is the size of the part of a word at i, 0 when none is there.
func letter(html string, i int) (size int, capital bool) {
	if i >= len(html) {
		return 0, false
	}
	switch c := html[i]; {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-':
		return 1, false
	case 'A' <= c && c <= 'Z':
		return 1, true
	case c == '&' && strings.HasPrefix(html[i:], "&amp;"):
		return len("&amp;"), false
	case c < utf8.RuneSelf:
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(html[i:])
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
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
func passed(tag, inside string, linked bool) string {
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
	case "code", "pre", "abbr", "h2", "h3", "h4", "h5", "h6":
		return name
	case "a":
		if !linked {
			return name
		}
	}
	return ""
}

// lettersOf lists the different ones of a text, in their order.
func lettersOf(html string) (all []string) {
	var seen map[string]bool
	for from, to := range Letters(html, true) {
		word := html[from:to]
		if !seen[word] {
			if seen == nil {
				seen = map[string]bool{}
			}
			seen[word] = true
			all = append(all, strings.Clone(word))
		}
	}
	return all
}
