package chart

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter/writtendate"
)

// Times on the axis of a line. A cell is a date only in the ISO form; months, quarters and
// weeks are texts, which a line would place at equal distances whatever lies between them.

var (
	quarterAfter  = regexp.MustCompile(`^(\d{4})[ /-]*[Qq]([1-4])$`)
	quarterBefore = regexp.MustCompile(`^(?i:q)([1-4])[ ,/-]*(\d{4})$`)
	weekAfter     = regexp.MustCompile(`^(\d{4})[ /-]*(?i:week |kw ?|w)(\d{1,2})$`)
	weekBefore    = regexp.MustCompile(`^(?i:week ?|kw ?|w)(\d{1,2})[ ,/-]*(\d{4})$`)
)

// timeOf reads a text as a time, in days since 1970: that of its first day.
func timeOf(text, language string) (days float64, ok bool) {
	text = strings.TrimSpace(text)
	for _, form := range []struct {
		written      *regexp.Regexp
		year, number int // its groups
		read         func(year, number int) (time.Time, bool)
	}{
		{quarterAfter, 1, 2, quarter}, {quarterBefore, 2, 1, quarter}, {weekAfter, 1, 2, week}, {weekBefore, 2, 1, week},
	} {
		if m := form.written.FindStringSubmatch(text); m != nil {
			year, _ := strconv.Atoi(m[form.year])
			n, _ := strconv.Atoi(m[form.number])
			t, ok := form.read(year, n)
			return float64(t.Unix() / 86400), ok
		}
	}
	at, whole := writtendate.Whole(text, language)
	if !whole {
		return 0, false
	}
	return float64(time.Date(at.Year, time.Month(max(at.Month, 1)), max(at.Day, 1), 0, 0, 0, 0, time.UTC).Unix() / 86400), true
}

func quarter(year, n int) (time.Time, bool) {
	return time.Date(year, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC), true
}

// week is the Monday of a week of ISO 8601.
func week(year, n int) (time.Time, bool) {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // lies in the first
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(n-1))
	y, w := monday.ISOWeek()
	return monday, y == year && w == n
}

// readTimes reads the axis of a line as one of dates where all of its names are; where some are,
// or they are times of another form, it warns unless they stand at equal distances anyway.
func (m *model) readTimes() {
	if m.Kind != "line" || m.x.Type != data.Text {
		return
	}
	if m.timely() {
		times := make([]float64, len(m.x.Cells))
		for i := range m.x.Cells {
			times[i], _ = timeOf(m.x.Cells[i].Text, m.words.Tag())
		}
		m.times = times
		return
	}
	if c, uneven := m.uneven(); uneven {
		m.list = append(m.list, diag.Warningf(m.table.Place(c), "equal-distances", "%q is not read as a date: the names on this axis are evenly spaced, whatever the time between them", c.Text).
			WithHint("write each as a day, a month, a quarter or a week:  2024-02-01,  2024-02,  2024 Q1  or  2024-W05;  or as a number alone, with its unit as the name of the column"))
	}
}

// seasons is how a span of two years is written, 2023-24, which could be taken for a month.
var seasons = regexp.MustCompile(`^\d\d(\d\d)-(\d\d)$`)

// timely reports whether all names of the axis are times.
func (m *model) timely() bool {
	known, spans := 0, 0
	for i := range m.x.Cells {
		c := &m.x.Cells[i]
		if c.Missing {
			continue
		}
		if _, ok := timeOf(c.Text, m.words.Tag()); !ok {
			return false
		}
		known++
		if s := seasons.FindStringSubmatch(c.Text); s != nil {
			from, _ := strconv.Atoi(s[1])
			if to, _ := strconv.Atoi(s[2]); to == (from+1)%100 {
				spans++
			}
		}
	}
	return known > 0 && (known == 1 || spans < known)
}

var (
	yearIn    = regexp.MustCompile(`\b(?:1[89]|20)\d\d\b`)
	hour      = regexp.MustCompile(`^(\d{1,2})[:.](\d\d)(?: ?[ap]\.?m\.?)?$`)
	numbered  = regexp.MustCompile(`^(?i:day|week|month|year|hour|minute|visit day|tag|woche|monat|jahr|stunde) (\d+)$|^(\d+) (?i:(?:day|week|month|year|hour|minute)s?|tage?|wochen?|monate?|jahre?|stunden?)$`)
	yearFirst = regexp.MustCompile(`^(?i:(?:fy|season|winter|summer|spring|autumn|fall|since|early|mid|late)[ /]?)?(?:1[89]|20)\d\d\b|(?:1[89]|20)\d\d$`)
)

// uneven finds the first of the names that is a time which is not read, where times are not at
// equal distances.
func (m *model) uneven() (first *data.Cell, uneven bool) {
	var at []float64
	months := true
	for i := range m.x.Cells {
		c := &m.x.Cells[i]
		if c.Missing {
			continue
		}
		v, ok := roughly(c.Text)
		if !ok {
			return nil, false
		}
		months = months && monthOf(c.Text) > 0
		if _, read := timeOf(c.Text, m.words.Tag()); first == nil && !read {
			first = c
		}
		at = append(at, v)
	}
	for i := 2; i < len(at); i++ {
		step, before := at[i]-at[i-1], at[i-1]-at[i-2]
		if months { // December is followed by January
			step, before = math.Mod(step+12, 12), math.Mod(before+12, 12)
		}
		if step != before || step == 0 {
			return first, first != nil
		}
	}
	return first, false
}

// roughly is where a time lies that is not read: its year, hour or number.
func roughly(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if m := hour.FindStringSubmatch(text); m != nil {
		hours, _ := strconv.Atoi(m[1])
		minutes, _ := strconv.Atoi(m[2])
		return float64(hours*60 + minutes), true
	}
	if m := numbered.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1] + m[2])
		return float64(n), true
	}
	if n := monthOf(text); n > 0 {
		return float64(n), true
	}
	if yearFirst.MatchString(text) {
		n, _ := strconv.Atoi(yearIn.FindString(text))
		return float64(n), true
	}
	return 0, false
}

func monthOf(name string) int {
	return cmp.Or(writtendate.MonthOf(name), writtendate.GermanMonth(name))
}
