package locale

import (
	"strconv"
	"strings"
)

// Integer writes a whole number, with marks between groups of digits: 1,200.
func (l *Locale) Integer(n int) string { return l.Number(strconv.Itoa(n)) }

// Decimal writes a number with as many digits after the mark as it has, or as many as
// places says when that is not negative.
func (l *Locale) Decimal(n float64, places int) string {
	return l.Number(strconv.FormatFloat(n, 'f', places, 64))
}

// Number writes a number that is given in digits, with a minus and a point where it has
// them.
func (l *Locale) Number(text string) string {
	text, negative := strings.CutPrefix(text, "-")
	whole, rest, broken := strings.Cut(text, ".")
	var b strings.Builder
	if negative {
		b.WriteString(l.minus)
	}
	for i, digit := range whole {
		if i > 0 && l.mark(len(whole), len(whole)-i) {
			b.WriteString(l.group)
		}
		b.WriteString(l.own(string(digit)))
	}
	if broken {
		b.WriteString(l.decimal + l.own(rest))
	}
	return b.String()
}

// mark reports whether a mark stands in a number before its last n digits.
func (l *Locale) mark(digits, n int) bool {
	last, others := l.groups[0], l.groups[1]
	return last > 0 && digits >= last+l.leastGroup && n >= last && (n-last)%others == 0
}

// own puts the digits of the locale in the place of those of ASCII.
func (l *Locale) own(text string) string {
	if l.digits[0] == '0' {
		return text
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return l.digits[r-'0']
		}
		return r
	}, text)
}
