package textseg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// terminator reports whether the character at i can end a sentence.
func terminator(s string, i int) (size int, ok bool) {
	switch c := s[i]; {
	case c == '.' || c == '!' || c == '?':
		return 1, true
	case c < utf8.RuneSelf:
		return 1, false
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	return size, r == '…' || r == '。' || r == '！' || r == '？'
}

// terminators is where a run of them ends, as in ?! and ...
func terminators(s string, i int) int {
	for i < len(s) {
		size, ok := terminator(s, i)
		if !ok {
			break
		}
		i += size
	}
	return i
}

// closers is where the quotation marks, brackets and signs of notes end that close
// with a sentence.
func closers(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune("\"'”’)]»›*†‡", r) {
			break
		}
		i += size
	}
	return i
}

func skipSpace(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += size
	}
	return i
}

// ends reports whether the sentence that begins at from ends with the stop at
// offset stop, behind which the next text stands at next.
func ends(s string, from, stop, next int) bool {
	if next >= len(s) {
		return true
	}
	if strings.HasPrefix(s[stop:], "。") || strings.HasPrefix(s[stop:], "！") || strings.HasPrefix(s[stop:], "？") {
		return true
	}
	begin := skipSpace(s, next)
	if begin == next {
		return false // 0.05, U.S., example.org
	}
	if begin == len(s) {
		return true
	}
	if !opens(s[begin:]) {
		return false
	}
	if s[stop] != '.' || stop+1 < len(s) && s[stop+1] == '.' {
		return true // no abbreviation ends in ! or ...
	}
	return !abbreviation(s[from:stop], s[begin:])
}

// opens reports whether a sentence can begin with the text: with a capital, a
// digit, an opening mark before one, or a word such as mRNA.
func opens(s string) bool {
	for {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case size == 0:
			return false
		case unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r):
			return true
		case unicode.IsLower(r):
			word := s[:wordEnd(s, size)]
			return strings.IndexFunc(word, unicode.IsUpper) > 0
		case unicode.IsLetter(r): // scripts without capitals
			return true
		case unicode.IsSpace(r), strings.ContainsRune(",;:)]", r):
			return false
		}
		s = s[size:]
	}
}
