package identifier

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Clean takes off what the place that a number was copied from has left around it:
// characters that nobody sees, brackets and quotation marks around it, the full
// stop or comma of the sentence behind it, and hyphens that a typesetter has put in
// the place of a plain one. A bracket at the end goes only when it was not opened
// in the number: 10.1016/0140-6736(75)90130-6 and (SICI) numbers hold some.
func Clean(text string) string {
	if n := len(text); n > 0 && wordByte(text[0]) && wordByte(text[n-1]) && ascii(text) {
		return text // nearly always
	}
	if len(text) > maxCopied {
		return strings.TrimSpace(text)
	}
	text = strings.TrimSpace(plainMarks(text))
	for {
		shorter := strings.TrimSpace(unwrapped(trimmed(text)))
		if shorter == text {
			return text
		}
		text = shorter
	}
}

// maxCopied is how many bytes may hold a number and what it was copied with.
const maxCopied = 2000

// plainMarks drops what is invisible and makes hyphens and letters of full width
// plain.
func plainMarks(text string) string {
	if ascii(text) {
		return text
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 0x200b && c <= 0x200f, c >= 0x202a && c <= 0x202e, c >= 0x2060 && c <= 0x206f, c == 0xfeff, c == 0xad, c == 0x180e:
			return -1
		case c >= 0x2010 && c <= 0x2013, c == 0x2212, c == 0xfe63, c == 0xff0d:
			return '-'
		case c > 0xff00 && c < 0xff5f: // of full width
			return c - 0xff01 + '!'
		case c == 0xa0, c == 0x202f, c >= 0x2000 && c <= 0x200a, c == 0x3000:
			return ' '
		}
		return c
	}, text)
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// pairs are what may stand around a number.
var pairs = [][2]string{
	{"<", ">"}, {"(", ")"}, {"[", "]"}, {"{", "}"}, {`"`, `"`}, {"'", "'"}, {"“", "”"}, {"‘", "’"}, {"„", "“"}, {"«", "»"}, {"`", "`"}, {"*", "*"}, {"_", "_"},
}

func unwrapped(text string) string {
	for _, p := range pairs {
		if len(text) > len(p[0])+len(p[1]) && strings.HasPrefix(text, p[0]) && strings.HasSuffix(text, p[1]) {
			return text[len(p[0]) : len(text)-len(p[1])]
		}
	}
	for _, p := range pairs { // "doi:10.1000/x says the paper
		if strings.HasPrefix(text, p[0]) && !strings.Contains(text[len(p[0]):], p[1]) {
			return text[len(p[0]):]
		}
	}
	return text
}

// trimmed takes one mark off the end. Three full stops stay: something was left out.
func trimmed(text string) string {
	last, size := utf8.DecodeLastRuneInString(text)
	rest := text[:len(text)-size]
	switch {
	case strings.HasSuffix(text, "..."):
		return text
	case strings.ContainsRune(".,;:!?\"'”’»`", last):
		return rest
	case last == ')' && strings.Count(text, ")") > strings.Count(text, "("),
		last == ']' && strings.Count(text, "]") > strings.Count(text, "["),
		last == '}' && strings.Count(text, "}") > strings.Count(text, "{"),
		last == '>' && strings.Count(text, ">") > strings.Count(text, "<"):
		return rest
	}
	return text
}

// candidate is anything in a text that could be a number.
var candidate = regexp.MustCompile(`(?i)10\.\d{4,9}(?:\.\d+)*/[^\s,;"“”<>]+|[a-z]{2,8}[-/]?[0-9a-z/-]*\d[0-9a-z/-]*|\d[0-9x-]*\d`)

// Within finds the one identifier of the kind in a text that holds more: "" when
// there is none, or several. It is for telling a person what to write.
func (k Kind) Within(text string) (id string) {
	text = plainMarks(text)
	for _, place := range candidate.FindAllStringIndex(text, -1) {
		part := text[place[0]:place[1]]
		found, ok := k.Read(part)
		if k == PMCID && allDigits(part) {
			found, ok = k.spelled(kinds[k].prefix + part)
		}
		if !ok || k == PMID && !strings.Contains(strings.ToLower(text[:place[0]]), "pm") && len(part) < 6 {
			continue
		}
		if id != "" && id != found {
			return ""
		}
		id = found
	}
	return id
}

// RegisteredWithin is Within for the numbers of studies.
func RegisteredWithin(text string) (id string) {
	for _, place := range candidate.FindAllString(plainMarks(text), -1) {
		if _, found, ok := Registered(place); ok {
			if id != "" && id != found {
				return ""
			}
			id = found
		}
	}
	return id
}
