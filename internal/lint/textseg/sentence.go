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
	return size, strings.ContainsRune("…。！？｡؟۔।॥", r)
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
		next, after := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case strings.ContainsRune("\"'”’)]»›」』）】》*†‡", r):
		case (r == '“' || r == '‘') && !unicode.IsLetter(next) && !unicode.IsDigit(next): // „so.“
		case unicode.IsSpace(r) && (next == '»' || next == '›'): // « so. »
			size += after
		default:
			return i
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
func (c *conventions) ends(s string, from, stop, next int) bool {
	if next >= len(s) {
		return true
	}
	if mark, _ := utf8.DecodeRuneInString(s[stop:]); strings.ContainsRune("。！？｡", mark) {
		return !quotedWithin(s, next)
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
	return !c.abbreviation(s[from:stop], s[begin:])
}

// quotedWithin reports whether a Japanese sentence goes on behind the end of what it quotes:
// 「…。」と言った.
func quotedWithin(s string, next int) bool {
	mark, _ := utf8.DecodeLastRuneInString(s[:next])
	after, _ := utf8.DecodeRuneInString(s[next:])
	return strings.ContainsRune("」』）", mark) && unicode.Is(unicode.Hiragana, after)
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
		if s = s[size:]; r == '«' || r == '‹' {
			s = strings.TrimLeftFunc(s, unicode.IsSpace)
		}
	}
}
