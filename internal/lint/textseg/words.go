package textseg

import (
	"unicode"
	"unicode/utf8"
)

// wordEnd is where the word ends that reaches to offset i.
func wordEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		size, in := 1, false
		if c >= utf8.RuneSelf {
			size, in = wordByte(s, i)
		}
		if !in {
			if size = joint(s, i); size == 0 {
				break
			}
			next, follows := wordByte(s, i+size)
			if !follows {
				break
			}
			size += next
		}
		i += size
	}
	return i
}

// wordByte is the size of the character at i, and whether it is a part of a word
// by itself.
func wordByte(s string, i int) (size int, in bool) {
	if i >= len(s) {
		return 1, false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return 1, plain[c]
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	return size, unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// plain is which bytes are letters and digits of ASCII.
var plain = func() (is [256]bool) {
	for c := range is {
		is[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	return is
}()

// joint is the size of the character at i if it can join two parts of a word.
func joint(s string, i int) int {
	switch s[i] {
	case '-', '\'':
		return 1
	case ',':
		if i > 0 && digit(s, i-1) && digit(s, i+1) {
			return 1
		}
	case '.':
		if i > 0 && (digit(s, i-1) && digit(s, i+1) || single(s, i-1)) {
			return 1
		}
	case 0xc2: // soft hyphen
		if s[i:min(i+2, len(s))] == "\u00ad" {
			return 2
		}
	case 0xe2:
		switch s[i:min(i+3, len(s))] {
		case "’", "‐", "‑":
			return 3
		}
	}
	return 0
}

func digit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// single reports whether the letter at i stands alone, as in U.S.
func single(s string, i int) bool {
	c := s[i] | 0x20
	if c < 'a' || c > 'z' {
		return false
	}
	if i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '\'' && before != '’'
}
