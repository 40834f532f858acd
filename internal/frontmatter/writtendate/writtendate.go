// Package writtendate reads dates as people write them in a text, of which the day or the month
// may be open: 12 March 2024, March 2024, 2024-03, and in German 12. März 2024.
package writtendate

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a date of which day or month may be open: 0.
type Date struct{ Year, Month, Day int }

// Compare is the sign of a - b where both are known as exactly; 0 where one may lie in
// the other.
func (a Date) Compare(b Date) int {
	for _, p := range [][2]int{{a.Year, b.Year}, {a.Month, b.Month}, {a.Day, b.Day}} {
		switch {
		case p[0] == 0 || p[1] == 0:
			return 0
		case p[0] != p[1]:
			return sign(p[0] - p[1])
		}
	}
	return 0
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// Dates of events: a day, a month and a year, each of which but the year may be missing,
// the day before the month or after it, or the ISO form. What follows a comma or a dash is
// the end of a span, or an hour.
var (
	writtenDate = regexp.MustCompile(`^(?:(?:(\d{1,2})(?:st|nd|rd|th)? )?(?:of )?(\p{L}+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?,)? )?(?:(?:c|ca|about|around|early|mid|late)\.?[ -])?(\d{3,4})s?\b`)
	isoDate     = regexp.MustCompile(`^(\d{4})-(\d{2})(?:-(\d{2}))?\b`)
)

func dateOf(s string) (Date, bool) {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		at := Date{number(m[1]), number(m[2]), number(m[3])}
		return at, at.Exists()
	}
	m := writtenDate.FindStringSubmatch(s)
	if m == nil {
		return Date{}, false
	}
	at := Date{Year: number(m[4])}
	if m[2] == "" {
		return at, at.Exists()
	}
	at.Month = MonthOf(m[2])
	if at.Day = number(m[1] + m[3]); at.Month == 0 && at.Day == 0 {
		return at, seasons[strings.ToLower(m[2])]
	}
	return at, at.Month > 0 && at.Exists()
}

// Dates as German has them, 12. März 2024 and 12.3.2024; and what is known of one in a
// language whose months Galen does not know.
var (
	germanDate   = regexp.MustCompile(`^(?:(\d{1,2})\. ?)?(?:(\p{L}+)\.? |(\d{1,2})\.)(\d{4})\b`)
	yearOf       = regexp.MustCompile(`\b\d{4}\b`)
	germanMonths = map[string]int{"januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8,
		"september": 9, "oktober": 10, "november": 11, "dezember": 12, "jan": 1, "feb": 2, "mär": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dez": 12}
)

// In reads the date that a text begins with, as the language of a site, a tag of BCP 47, has
// it. Of a date in other languages than English and German the year counts.
func In(s, language string) (Date, bool) {
	at, ok := dateOf(s)
	base, _, _ := strings.Cut(language, "-")
	if ok || base == "" || base == "en" {
		return at, ok
	}
	if m := germanDate.FindStringSubmatch(s); m != nil && base == "de" && (m[3] != "" || GermanMonth(m[2]) > 0) {
		at = Date{number(m[4]), GermanMonth(m[2]) + number(m[3]), number(m[1])}
		return at, at.Month > 0 && at.Exists()
	}
	year := yearOf.FindString(s)
	return Date{Year: number(year)}, year != ""
}

// Whole reads a text that is a date and nothing else, such as a name on the axis of a chart.
func Whole(s, language string) (Date, bool) {
	at, ok := dateOf(s)
	if m := isoDate.FindString(s); ok && m == s {
		return at, true
	}
	if m := writtenDate.FindStringSubmatch(s); ok && m[0] == s && m[4] == s[len(s)-len(m[4]):] && (at.Month > 0 || len(s) == 4 && s == m[4]) {
		return at, true
	}
	if m := germanDate.FindString(s); m != s || m == "" || !strings.HasPrefix(language, "de") {
		return Date{}, false
	}
	at, ok = In(s, language)
	return at, ok && at.Month > 0
}

// GermanMonth is the number of a month by its German name, or the letters that stand for it; 0
// if it is none.
func GermanMonth(name string) int { return germanMonths[strings.ToLower(name)] }

// Exists reports whether the calendar has the date.
func (a Date) Exists() bool {
	if a.Month > 12 {
		return false
	}
	return a.Day == 0 || time.Date(a.Year, time.Month(a.Month), a.Day, 0, 0, 0, 0, time.UTC).Day() == a.Day
}

// seasons may stand before a year.
var seasons = map[string]bool{"spring": true, "summer": true, "autumn": true, "fall": true, "winter": true, "early": true, "mid": true, "late": true, "about": true, "around": true, "since": true}

// MonthOf is the number of a month by its English name, or its first three letters; 0 if it
// is none.
func MonthOf(name string) int {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		if full := strings.ToLower(m.String()); name == full || name == full[:3] || m == time.September && name == "sept" {
			return int(m)
		}
	}
	return 0
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
