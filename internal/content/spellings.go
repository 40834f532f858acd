package content

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/typography"
)

// Spellings are the words that texts explain by the glossary and that Letters would not find as
// words of their own: pH and 5-year survival have fewer than two capitals, C++ and HLA-B*57:01
// other signs than letters. Nil are none.
type Spellings struct {
	first [256]bool // the bytes with which one begins
	all   []string  // as in HTML, the longest first
}

// SpellingsOf are those of the entries that articles open, in a language.
func SpellingsOf(entries []Entry, language string) *Spellings {
	var s Spellings
	for i := range entries {
		e := &entries[i]
		if e.Expansion == "" {
			continue // which articles do not open
		}
		for _, word := range append([]string{e.Term}, e.Synonyms...) {
			for _, form := range Forms(word, language) {
				if !isOneWord(form) {
					s.all = append(s.all, form)
					s.first[form[0]] = true
				}
			}
		}
	}
	if len(s.all) == 0 {
		return nil
	}
	slices.SortFunc(s.all, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	s.all = slices.Compact(s.all)
	return &s
}

// key stands for all spellings.
func (s *Spellings) key() string {
	if s == nil {
		return ""
	}
	return strings.Join(s.all, "\n")
}

// Forms are the ways in which the HTML of an article may have a word, as it is written first. What
// has no capital may begin a sentence, and raised or lowered digits may be written with marks.
func Forms(word, language string) []string {
	written := html.EscapeString(NormalForm(typography.For(language).Text(word)))
	all := []string{written}
	if c, size := utf8.DecodeRuneInString(written); unicode.IsLower(c) && !strings.ContainsFunc(written, unicode.IsUpper) {
		all = append(all, string(unicode.ToTitle(c))+written[size:])
	}
	for _, form := range slices.Clone(all) {
		if marked := withScripts(form); marked != form {
			all = append(all, marked)
		}
	}
	return all
}

// isOneWord reports whether Letters finds a word whole.
func isOneWord(written string) bool {
	from, to := nextLetters(written, 0)
	return from == 0 && to == len(written)
}

const (
	lowered = "₀₁₂₃₄₅₆₇₈₉₊₋"
	raised  = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
	level   = "0123456789+−"
)

// withScripts writes raised and lowered digits as the texts of articles do that have marks for
// them: CO₂ as CO<sub>2</sub>.
func withScripts(written string) string {
	var b strings.Builder
	open := ""
	to := func(tag string) {
		if open == tag {
			return
		}
		if open != "" {
			b.WriteString("</" + open + ">")
		}
		if open = tag; tag != "" {
			b.WriteString("<" + tag + ">")
		}
	}
	levels := []rune(level)
	for _, c := range written {
		switch {
		case strings.ContainsRune(lowered, c):
			to("sub")
			c = levels[slices.Index([]rune(lowered), c)]
		case strings.ContainsRune(raised, c):
			to("sup")
			c = levels[slices.Index([]rune(raised), c)]
		default:
			to("")
		}
		b.WriteRune(c)
	}
	to("")
	return b.String()
}

// next is the first of them in HTML that begins between two offsets, in text without tags; it
// begins at the later one when there is none.
func (s *Spellings) next(html string, at, end int) (from, to int) {
	for i := at; i < end; i++ {
		if s.first[html[i]] && (i == 0 || !continues(html[:i])) {
			if to := s.at(html, i); to > 0 {
				return i, to
			}
		}
		if html[i] == '&' {
			i += reference(html[i:end]) - 1
		}
	}
	return end, end
}

// at is where the longest of them ends that stands in HTML at an offset; 0 when none does.
func (s *Spellings) at(html string, i int) int {
	for _, word := range s.all {
		if word[0] != html[i] {
			continue
		}
		if n := sameWords(html[i:], word); n > 0 {
			if strings.HasPrefix(html[i+n:], "s") && ends(html[i+n+1:], word) {
				n++ // a plural
			}
			if ends(html[i+n:], word) {
				return i + n
			}
		}
	}
	return 0
}

// sameWords is how much of a text a word takes with which it begins, 0 when it does not. A space
// may be the end of a line, or one at which none may end.
func sameWords(text, word string) int {
	at := 0
	for i := 0; i < len(word); i++ {
		if word[i] != ' ' {
			if at == len(text) || text[at] != word[i] {
				return 0
			}
			at++
			continue
		}
		spaces := at
		for at < len(text) {
			c, size := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsSpace(c) {
				break
			}
			at += size
		}
		if at == spaces {
			return 0
		}
	}
	return at
}

// continues reports whether what begins behind a text goes on with its last word.
func continues(before string) bool {
	c, _ := utf8.DecodeLastRuneInString(before)
	return c == '-' || c == '*' || c == '+' || unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c)
}

// ends reports whether a word ends before a text: ILD does in ILD-related, and pH in "pH: 7", but
// CAR does not in CAR-T, nor C in C++.
func ends(after, word string) bool {
	c, size := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[min(size, len(after)):])
	switch {
	case c == '-':
		return unicode.IsLower(next) && utf8.RuneCountInString(word) > 1
	case c == '*' || c == ':':
		return !unicode.IsLetter(next) && !unicode.IsNumber(next)
	case c == '<':
		return !strings.HasPrefix(after, "<sub>") && !strings.HasPrefix(after, "<sup>")
	}
	return c != '+' && !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c)
}

// NormalForm is a word of a finished text with plain spaces, as Forms have it.
func NormalForm(word string) string {
	if strings.ContainsFunc(word, unicode.IsSpace) {
		return strings.Join(strings.Fields(word), " ")
	}
	return word
}
