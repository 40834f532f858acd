package locale

import (
	"strconv"
	"strings"
	"time"
)

// pattern is a date pattern of CLDR: texts, and letters that stand for parts of a date.
type pattern []part

type part struct {
	letter byte // 0: a text
	count  int
	text   string
}

// patternOf takes a pattern apart.
func patternOf(text string) (p pattern) {
	for text != "" {
		switch c := text[0]; {
		case c == '\'':
			quoted, rest, _ := strings.Cut(text[1:], "'")
			if quoted == "" {
				quoted = "'"
			}
			p, text = append(p, part{text: quoted}), rest
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			rest := strings.TrimLeft(text, string(c))
			p, text = append(p, part{letter: c, count: len(text) - len(rest)}), rest
		default:
			end := strings.IndexFunc(text, func(r rune) bool { return r == '\'' || r < 0x80 && letter(byte(r)) })
			if end < 0 {
				end = len(text)
			}
			p, text = append(p, part{text: text[:end]}), text[end:]
		}
	}
	return p
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// unquoted is a pattern without letters.
func unquoted(text string) string {
	var b strings.Builder
	for _, p := range patternOf(text) {
		b.WriteString(p.text)
	}
	return b.String()
}

// Day is a date in words: 22 November 2026.
func (l *Locale) Day(t time.Time) string { return l.date(l.day, t) }

// ShortDay is a date in short: 22 Nov 2026.
func (l *Locale) ShortDay(t time.Time) string { return l.date(l.shortDay, t) }

// Month is a month of a year: November 2026.
func (l *Locale) Month(t time.Time) string { return l.date(l.month, t) }

// Clock is a time of day with its zone: 09:30 GMT.
func (l *Locale) Clock(t time.Time) string { return l.date(l.clock, t) }

// Time is a date with the time of day: 22 November 2026, 09:30 GMT.
func (l *Locale) Time(t time.Time) string {
	return strings.Replace(strings.Replace(l.moment, "{1}", l.Day(t), 1), "{0}", l.Clock(t), 1)
}

func (l *Locale) date(p pattern, t time.Time) string {
	var space [64]byte // enough for most
	b := space[:0]
	for _, part := range p {
		switch part.letter {
		case 0:
			b = append(b, part.text...)
		case 'y':
			year := t.Year()
			if year < 1000 { // as in a Go layout
				b = l.digit(b, year, 4)
				continue
			}
			b = l.digit(b, year, 1)
		case 'M', 'L':
			b = l.appendMonth(b, part, t.Month())
		case 'd':
			b = l.digit(b, t.Day(), part.count)
		case 'H':
			b = l.digit(b, t.Hour(), part.count)
		case 'h':
			b = l.digit(b, (t.Hour()+11)%12+1, part.count)
		case 'K':
			b = l.digit(b, t.Hour()%12, part.count)
		case 'm':
			b = l.digit(b, t.Minute(), part.count)
		case 'a', 'B':
			b = append(b, l.halves[t.Hour()/12]...)
		case 'G':
			b = append(b, l.era...)
		case 'v', 'z':
			b = t.AppendFormat(b, "MST")
		}
	}
	return string(b)
}

func (l *Locale) appendMonth(b []byte, p part, m time.Month) []byte {
	switch {
	case p.count < 3:
		return l.digit(b, int(m), p.count)
	case p.count == 3:
		return append(b, l.short[m-1]...)
	case p.letter == 'L':
		return append(b, l.standAlone[m-1]...)
	}
	return append(b, l.months[m-1]...)
}

// digit appends a number of a date, of so many digits at least.
func (l *Locale) digit(b []byte, n, least int) []byte {
	text := strconv.Itoa(n)
	for i := len(text); i < least; i++ {
		b = append(b, string(l.digits[0])...)
	}
	return append(b, l.own(text)...)
}
