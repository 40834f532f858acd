package content

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"galen/internal/content/directive"
	"galen/internal/frontmatter/writtendate"
)

// How the date of an event is to be written: the hints of timeline, which show the date
// that stands there where it can be made out.

// months are those of languages in which dates are pasted into an English text.
var months = map[string]int{
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}

var (
	wordsOfDate = regexp.MustCompile(`\p{L}+|\d+`)
	slashedDate = regexp.MustCompile(`^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})$`)
)

// pastedDate is the date that somebody wrote in another form or language; the year may be
// missing. Both is a second one where nobody can tell the day from the month.
func pastedDate(written string) (at, both instant) {
	if m := slashedDate.FindStringSubmatch(strings.TrimSpace(written)); m != nil {
		a, b, c := number(m[1]), number(m[2]), number(m[3])
		switch {
		case len(m[1]) == 4:
			return instant{Year: a, Month: b, Day: c}, both
		case b > 12:
			return instant{Year: c, Month: a, Day: b}, both
		case a <= 12 && a != b && !strings.Contains(written, "."):
			both = instant{Year: c, Month: a, Day: b}
		}
		return instant{Year: c, Month: b, Day: a}, both
	}
	for _, word := range wordsOfDate.FindAllString(written, 8) {
		small := strings.ToLower(word)
		month := writtendate.MonthOf(small) + writtendate.GermanMonth(small) + months[small]
		switch n := number(word); {
		case at.Month == 0 && month > 0:
			if at.Month = writtendate.MonthOf(small); at.Month == 0 {
				at.Month = writtendate.GermanMonth(small)
			}
			if at.Month == 0 {
				at.Month = months[small]
			}
		case at.Day == 0 && 0 < n && n <= 31:
			at.Day = n
		case at.Year == 0 && n > 99:
			at.Year = n
		}
	}
	return at, both
}

// english is a date as an English text has it; the year is an example where it is missing.
func english(a instant) string {
	year := a.Year
	if year == 0 {
		year = exampleYear
	}
	written := time.Month(a.Month).String() + " " + strconv.Itoa(year)
	if a.Day > 0 {
		written = strconv.Itoa(a.Day) + " " + written
	}
	return written
}

const exampleYear = 2024

// dateHint says how a date is to be written.
func dateHint(written, language string) string {
	base, _, _ := strings.Cut(language, "-")
	at, both := pastedDate(written)
	known := at.Month > 0 && at.Month <= 12 && at.Exists()
	yearless := at.Year == 0 && known && (at.Day > 0 || len(wordsOfDate.FindAllString(written, 2)) == 1)
	switch {
	case base != "" && base != "en" && yearless:
		return "write the year, too, such as  " + escapedDay.ReplaceAllString(written, `$1\.`) + " " + strconv.Itoa(exampleYear)
	case base == "de":
		return `write a year, a month and year, or a day: 2024, März 2024, 12\. März 2024`
	case yearless:
		return "write the year, too, such as  " + english(at)
	case known && at.Year > 999 && both.Exists() && both.Month > 0:
		return "write the month as a word:  " + english(at) + "  or  " + english(both)
	case known && at.Year > 999:
		return "write  " + english(at)
	}
	return "write a year, a month and year, or a day: 2024, March 2024, 12 March 2024"
}

// escapedDay is a number that begins a line, where it would be an item of a list.
var escapedDay = regexp.MustCompile(`^(\d{1,2})\\?\.`)

// timelineHint says how a timeline is written that is no list of dates, with its own first line
// where that is a date.
func (in *validator) timelineHint(n *directive.Node) string {
	example, happened := "12 March 2024", "What happened"
	if strings.HasPrefix(in.rules.Language, "de") { // with a backslash, since it would be an item of a list
		example, happened = `12\. März 2024`, "Was geschah"
	}
	_, below, _ := strings.Cut(string(in.source[n.NameAt:]), "\n")
	first, _, _ := strings.Cut(strings.TrimLeft(below, "> \t\n-*"), "\n")
	if base, _, _ := strings.Cut(in.rules.Language, "-"); base == "" || base == "en" {
		date, _, _ := strings.Cut(first, ": ")
		if at, both := pastedDate(date); at.Month > 0 && at.Exists() && both.Year == 0 {
			example = english(at)
		}
	}
	return "write each event like this, with an empty line between two: a line  " + example + ",  and below it a line  : " + happened
}
