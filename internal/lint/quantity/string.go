package quantity

import (
	"fmt"
	"strconv"
	"strings"
)

// String is a quantity in short, for tests and for those who tune a rule.
func (q Quantity) String() string {
	var b strings.Builder
	b.WriteString([...]string{"", "about ", "up to ", "at least ", "below "}[q.Bound])
	if q.Ratio != NoRatio {
		b.WriteString(q.Ratio.String())
	} else {
		b.WriteString(q.Kind.String())
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
	if q.Kind == Interval {
		fmt.Fprintf(&b, " %s..%s", number(q.Low), number(q.High))
		if q.Of >= 0 {
			fmt.Fprintf(&b, " of #%d", q.Of)
		}
		return b.String()
	}
	if q.Less {
		b.WriteString(" <")
	}
	b.WriteString(" " + number(q.Value))
	if q.Base > 0 {
		b.WriteString("/" + number(q.Base))
	}
	if q.Unit != "" {
		b.WriteString(" " + q.Unit)
	}
	if q.About != Nothing {
		b.WriteString(" " + q.About.String())
	}
	return b.String()
}

// Words are what a writer wrote, from the first of two quantities up to the second.
func (s *Sentence) Words(x, y *Quantity) string { return s.Text[x.From:y.To] }

// Before is what stands between a quantity and the one before it, or the begin of the sentence.
func (s *Sentence) Before(k int) string {
	from := s.From
	if k > 0 {
		from = s.Quantities[k-1].To
	}
	return s.Text[from:max(from, s.Quantities[k].From)]
}

// After is what stands between a quantity and the next, or the end of the sentence.
func (s *Sentence) After(k int) string {
	to := s.To
	if k+1 < len(s.Quantities) {
		to = s.Quantities[k+1].From
	}
	return s.Text[s.Quantities[k].To:max(to, s.Quantities[k].To)]
}
