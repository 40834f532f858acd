package words

import (
	"strconv"
	"time"
)

// Day is a date: 22 November 2026.
func (l *Language) Day(t time.Time) string {
	if l.foreign {
		return t.Format(time.DateOnly)
	}
	return l.Say("date.day", Text("day", strconv.Itoa(t.Day())), Text("month", l.month(t)), Text("year", year(t)))
}

// Time is a date with the time of day: 22 November 2026, 09:30 GMT.
func (l *Language) Time(t time.Time) string {
	if l.foreign {
		return t.Format("2006-01-02 15:04 MST")
	}
	return l.Say("date.time", Text("day", strconv.Itoa(t.Day())), Text("month", l.month(t)), Text("year", year(t)),
		Text("time", t.Format("15:04")), Text("zone", t.Format("MST")))
}

// Month is a month of a year: November 2026.
func (l *Language) Month(t time.Time) string {
	if l.foreign {
		return t.Format("2006-01")
	}
	return l.Say("date.month", Text("month", l.month(t)), Text("year", year(t)))
}

// monthKeys are the keys of the names of the months.
var monthKeys = func() (keys [12]string) {
	for i := range keys {
		keys[i] = "date.months." + strconv.Itoa(i+1)
	}
	return keys
}()

func (l *Language) month(t time.Time) string { return l.Say(monthKeys[t.Month()-1]) }

// year has four digits at least, as in a Go layout.
func year(t time.Time) string {
	if y := t.Year(); y >= 1000 {
		return strconv.Itoa(y)
	}
	return t.Format("2006")
}
