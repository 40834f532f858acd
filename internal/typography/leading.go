package typography

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// clipped are words that lose their beginning and are no words without it.
var clipped = []string{"twas", "tis", "twere", "twill", "twould", "twasn", "tisn", "twixt", "tween", "til", "nuff", "fraid", "gainst", "neath", "appen", "murica", "murican", "muricans", "ello", "struth", "scuse"}

// clippedOrNot are words that lose their beginning, and words of their own as well.
var clippedOrNot = []string{"em", "cause", "round", "bout", "till", "cos", "coz", "cuz", "flu", "phone", "phones", "bus", "cello", "net", "kay", "mongst", "er", "im", "ave", "ere", "n"}

// elided are words of other languages that begin with an apostrophe.
var elided = map[string][]string{
	"nl": {"t", "s", "n", "k", "m", "r", "ns"},
	"af": {"n", "t", "s", "k"},
	"de": {"s", "n", "ne", "nen", "nem", "ner", "nes", "rum", "rein", "raus", "runter", "rauf", "ran"},
	"it": {"sto", "sta", "sti", "ste", "ndrangheta", "ndranghetista"},
	"cy": {"r", "n", "w", "i", "u", "m", "ch", "th", "na", "ma", "dw", "di", "te", "sti", "rwyf", "roedd"},
}

// articles are the words among them that are none without the apostrophe, and stand before
// another word: 's ochtends, 't is, dit is 'n toets.
var articles = map[string][]string{"nl": {"t", "s", "n", "k"}, "af": {"n", "t", "s"}}

// pointing are words before a letter that is spoken of: the 'n' in it.
var pointing = []string{"", "a", "an", "the", "this", "that", "each", "every", "of", "or", "and", "is", "with", "by", "for", "letter", "letters", "called", "symbol"}

// language is that of the style, without its region.
func (r *reader) language() string { return r.style.language }

// shortened are words of Italian that lose their end.
var shortened = []string{"po", "mo", "be", "va", "fa", "di", "da", "sta", "to", "ca", "gua", "ve", "te", "vo"}

// shortens reports whether the ' at i, behind a word, stands for the end of it.
func (r *reader) shortens(i int) bool {
	return r.language() == "it" && !within(r.next(i+1)) && slices.Contains(shortened, r.wordBefore(i))
}

// attached are the words of Arabic and Hebrew that are written together with the next one,
// whether or not that is in quotation marks.
var attached = map[string][]string{
	"ar": {"و", "ف", "ب", "ك", "ل", "ال", "وال", "بال", "فال", "كال", "لل", "ول", "وب", "وك", "فل", "فب", "وبال", "ولل", "فبال"},
	"he": {"ו", "ה", "ב", "כ", "ל", "מ", "ש", "וה", "וב", "ול", "ומ", "וש", "שה", "שב", "מה", "כש"},
}

// attaches reports whether the mark at i stands behind such a word.
func (r *reader) attaches(i int) bool {
	words := attached[r.language()]
	return words != nil && slices.Contains(words, r.wordBefore(i))
}

// joins reports whether the 'n' at i stands between two words for "and".
func (r *reader) joins(i int) bool {
	return !slices.Contains(pointing, r.wordBefore(i)) && i+4 < len(r.text) && within(r.next(i+4))
}

// leading reports whether the ' at i, where a quotation could open, is an apostrophe:
// of a year without its century, or of a word that has lost its beginning.
func (r *reader) leading(i int) bool {
	rest := r.text[i+1:]
	n := 0
	for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	if n > 0 {
		return r.year(i, rest, n)
	}
	for n < len(rest) && classOf(rune(rest[n])) == letter && rest[n] < utf8.RuneSelf {
		n++
	}
	if n < len(rest) && rest[n] >= utf8.RuneSelf && r.next(i+1+n) == letter {
		return false
	}
	word := strings.ToLower(string(rest[:n]))
	quoted := n < len(rest) && rest[n] == '\'' && r.next(i+n+2) != letter // 'cause'
	switch {
	case word == "n" && quoted:
		return r.joins(i) // rock 'n' roll
	case quoted:
		return false
	case r.language() == "en" && slices.Contains(clipped, word):
		return true
	case slices.Contains(articles[r.language()], word) && n < len(rest) && (rest[n] == ' ' || rest[n] == '-'):
		return true
	case r.language() == "en" && slices.Contains(clippedOrNot, word), slices.Contains(elided[r.language()], word):
		return r.pending('\'') || !r.closerAhead(i, '\'')
	}
	return false
}

// year reports whether n digits after the ' at i are a year: '99, the '20s.
func (r *reader) year(i int, rest []byte, n int) bool {
	if n == 3 && r.language() == "it" { // il '900
		return rest[1] == '0' && rest[2] == '0' && !within(r.after(i+1+n)) && (r.pending('\'') || !r.closerAhead(i, '\''))
	}
	if n != 2 {
		return false
	}
	decade := bytes.HasPrefix(rest[n:], []byte("s"))
	if decade {
		n++
	} else {
		n += r.ending(rest[n:])
	}
	switch next := r.after(i + 1 + n); {
	case within(next), next == other: // '20%
		return false
	case decade:
		return rest[1] == '0'
	case n < len(rest) && strings.IndexByte(".,:-", rest[n]) >= 0 && r.next(i+2+n) != space && r.next(i+2+n) != closer: // '20.5, '20-year
		return rest[n] == '-' && bytes.HasPrefix(rest[n+1:], []byte("'"))
	}
	return r.ofYear(i) || r.pending('\'') || !r.closerAhead(i, '\'')
}

// ending is how long that is which a word adds to a year: the 's of '99's, and in German
// the er of '68er.
func (r *reader) ending(rest []byte) int {
	endings := []string{"'s"}
	if r.language() == "de" {
		endings = append(endings, "ern", "ers", "er")
	}
	for _, s := range endings {
		if bytes.HasPrefix(rest, []byte(s)) {
			return len(s)
		}
	}
	return 0
}

// yearWords come before years.
var yearWords = []string{"of", "in", "since", "summer", "winter", "spring", "autumn", "fall", "january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december", "until", "till", "by", "from", "early", "late", "mid"}

// ofYear reports whether a word before i says that a year follows.
func (r *reader) ofYear(i int) bool { return slices.Contains(yearWords, r.wordBefore(i)) }

// wordBefore is the word before i, in small letters.
func (r *reader) wordBefore(i int) string {
	head := bytes.TrimRight(r.text[:i], " \n-")
	return strings.ToLower(string(head[bytes.LastIndexAny(head, " \n(")+1:]))
}
