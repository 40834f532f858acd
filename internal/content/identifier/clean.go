package identifier

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"galen/internal/address"
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
	return address.Copied(plainMarks(text))
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

// candidate is anything in a text that could be a number.
var candidate = regexp.MustCompile(`(?i)10\.\d{4,9}(?:\.\d+)*/[^\s,;"“”<>]+|[a-z]{2,8}[-/]?[0-9a-z/-]*\d[0-9a-z/-]*|\d[0-9x-]*\d`)

// Within finds the one identifier of the kind in a text that holds more: "" when
// there is none, or several. It is for telling a person what to write.
func (k Kind) Within(text string) (id string) { return only(k.All(text)) }

func only(ids []string) string {
	if len(ids) != 1 {
		return ""
	}
	return ids[0]
}

// All finds the identifiers of the kind in a text, each once.
func (k Kind) All(text string) (ids []string) {
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
		if !slices.Contains(ids, found) {
			ids = append(ids, found)
		}
	}
	return ids
}

// RegisteredWithin is Within for the numbers of studies.
func RegisteredWithin(text string) (id string) { return only(AllRegistered(text)) }

// AllRegistered is All for the numbers of studies.
func AllRegistered(text string) (ids []string) {
	for _, place := range candidate.FindAllString(plainMarks(text), -1) {
		if _, found, ok := Registered(place); ok && !slices.Contains(ids, found) {
			ids = append(ids, found)
		}
	}
	return ids
}
