package automaton

import (
	"regexp/syntax"
	"unicode/utf8"
)

// tailOf is how many bytes at the end of a text say whether an expression matches: those of its longest match, if that
// ends where the text does, and a letter before it, of which \b asks. It is 0 when the beginning of a text may matter.
func tailOf(re *syntax.Regexp) int {
	if n, bounded := longest(re); bounded && endsText(re) {
		return (n + 1) * utf8.UTFMax
	}
	return 0
}

// last is what of a text says whether the expression matches.
func (a *Automaton) last(text string) string {
	from := len(text) - a.tail
	if from <= 0 {
		return text
	}
	for n := range utf8.UTFMax {
		if utf8.RuneStart(text[from+n]) {
			return text[from+n:]
		}
	}
	return text
}

// endsText reports whether every match ends where the text does.
func endsText(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpEndText:
		return true
	case syntax.OpCapture, syntax.OpPlus:
		return endsText(re.Sub[0])
	case syntax.OpConcat:
		return endsText(re.Sub[len(re.Sub)-1])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !endsText(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// longest is how many letters the longest match has, if there is one, and it does not ask where the text or a line begins.
func longest(re *syntax.Regexp) (n int, bounded bool) {
	switch re.Op {
	case syntax.OpBeginText, syntax.OpBeginLine, syntax.OpStar, syntax.OpPlus:
		return 0, false
	case syntax.OpLiteral:
		return len(re.Rune), true
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1, true
	case syntax.OpCapture, syntax.OpQuest:
		return longest(re.Sub[0])
	case syntax.OpRepeat:
		n, bounded = longest(re.Sub[0])
		return n * re.Max, bounded && re.Max >= 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			m, ok := longest(sub)
			if !ok {
				return 0, false
			}
			n += m
		}
		return n, true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			m, ok := longest(sub)
			if !ok {
				return 0, false
			}
			n = max(n, m)
		}
		return n, true
	}
	return 0, true // it takes no letter
}
