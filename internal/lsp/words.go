package lsp

import (
	"strconv"
	"strings"
	"unicode"
)

// inWord reports whether a character is of a word, as problems point at words: a name, a
// number, a part of an address.
func inWord(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || strings.ContainsRune("_-’'", c)
}

// quotedIn are the words in quotation marks of a message, the writer's own, in their order.
func quotedIn(message string) (all []string) {
	for rest := message; ; {
		at := strings.IndexByte(rest, '"')
		if at < 0 {
			return all
		}
		rest = rest[at:]
		quoted, err := strconv.QuotedPrefix(rest)
		if err != nil {
			return all
		}
		rest = rest[len(quoted):]
		if words, err := strconv.Unquote(quoted); err == nil && words != "" {
			all = append(all, words)
		}
	}
}
