// Package civildate reads and writes points in time as editors do: in ISO form,
// with an offset or in the site's own time zone.
//
//	2026-11-22                    a day: it begins at midnight in the site's zone
//	2026-11-22 09:30              a local time in the site's zone
//	2026-11-22T09:30:00+01:00     an instant, wherever the site is
//
// What could mean two things is refused with the reason: 02/03/2026, and local
// times that a change of clocks skips or repeats.
package civildate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Moment is a point in time. The zero Moment means "not given".
type Moment struct {
	Time time.Time // in the site's zone
	Day  bool      // only a day was written: show no time of day
}

// IsZero reports whether the moment was not given.
func (m Moment) IsZero() bool { return m.Time.IsZero() }

// Equal reports whether two moments are the same instant, written alike, in the same
// zone. It is to be used in the place of ==, which compares zones by their addresses
// in memory.
func (m Moment) Equal(n Moment) bool {
	return m.Day == n.Day && m.Time.Equal(n.Time) && m.Time.Location().String() == n.Time.Location().String()
}

// ISO is the form for machines: 2026-11-22 for a day, otherwise RFC 3339 with
// the offset.
func (m Moment) ISO() string {
	switch {
	case m.IsZero():
		return ""
	case m.Day:
		return m.Time.Format(time.DateOnly)
	}
	return m.Time.Format(time.RFC3339)
}

// Problem says why a text is no moment, and what to write instead.
type Problem struct{ Message, Hint string }

func problem(hint, format string, args ...any) *Problem {
	return &Problem{fmt.Sprintf(format, args...), hint}
}

const isoHint = "write the date as 2026-11-22, or with a time as 2026-11-22T09:30"

// Parse reads a moment; a text without an offset is taken in zone.
func Parse(text string, zone *time.Location) (Moment, *Problem) {
	w, ok := apart(text)
	if !ok {
		return Moment{}, otherForm(text)
	}
	clock := time.Date(w.year, time.Month(w.month), w.day, w.hour, w.minute, w.second, 0, time.UTC)
	year, month, day := clock.Date()
	hour, minute, second := clock.Clock()
	if !inRange(clock) || year != w.year || int(month) != w.month || day != w.day || hour != w.hour || minute != w.minute || second != w.second {
		return Moment{}, noSuchDate(text)
	}
	if w.offset != "" {
		return withOffset(text, clock, w.offset, zone)
	}
	if !w.timed {
		return startOfDay(text, clock, zone)
	}
	return local(text, clock, zone)
}

func withOffset(text string, clock time.Time, offset string, zone *time.Location) (Moment, *Problem) {
	var ahead time.Duration
	if !strings.EqualFold(offset, "z") {
		digits := strings.ReplaceAll(offset[1:], ":", "")
		hours, _ := strconv.Atoi(digits[:2])
		minutes, _ := strconv.Atoi(digits[2:])
		ahead = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
		if offset[0] == '-' {
			ahead = -ahead
		}
		if minutes > 59 || ahead < -12*time.Hour || ahead > 14*time.Hour {
			return Moment{}, problem("offsets run from -12:00 to +14:00", "there is no time zone at %q", offset)
		}
	}
	at := clock.Add(-ahead).In(zone)
	if !inRange(at) {
		return Moment{}, noSuchDate(text)
	}
	return Moment{Time: at}, nil
}

// inRange reports whether a time can be read again from its ISO form.
func inRange(t time.Time) bool { return t.Year() >= 1900 && t.Year() <= 9999 }

func noSuchDate(text string) *Problem {
	return problem("check the month, the day and the time: "+isoHint, "there is no such date as %q", text)
}

// instants are the instants at which clocks in zone show what clock shows,
// earliest first: one as a rule, none in a gap, two where the clocks were put
// back. No zone has changed its clocks twice within two days.
func instants(clock time.Time, zone *time.Location) (found [2]time.Time, n int) {
	for _, around := range [...]time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, seconds := clock.Add(around).In(zone).Zone()
		t := clock.Add(-time.Duration(seconds) * time.Second).In(zone)
		_, shown := t.Zone()
		if shown == seconds && (n == 0 || !found[0].Equal(t)) {
			found[n] = t
			n++
		}
	}
	return found, n
}

// Instants are the instants at which clocks in zone show what clock, in UTC, shows, earliest
// first: see instants.
func Instants(clock time.Time, zone *time.Location) []time.Time {
	found, n := instants(clock, zone)
	return found[:n]
}

// Skipped is what clocks in zone show at a time over which they were put forward.
func Skipped(clock time.Time, zone *time.Location) time.Time {
	_, before := clock.Add(-24 * time.Hour).In(zone).Zone()
	return clock.Add(-time.Duration(before) * time.Second).In(zone)
}

func local(text string, clock time.Time, zone *time.Location) (Moment, *Problem) {
	at, n := instants(clock, zone)
	switch n {
	case 0:
		then := Skipped(clock, zone)
		return Moment{}, problem("write "+strings.TrimSuffix(then.Format("2006-01-02T15:04:05"), ":00")+", which is what the clocks show then, or add the offset",
			"the time %q does not exist in %s: the clocks go forward over it", text, zone)
	case 2:
		return Moment{}, problem(fmt.Sprintf("add the offset: %s or %s", at[0].Format("-07:00"), at[1].Format("-07:00")),
			"the time %q happens twice in %s: the clocks go back over it", text, zone)
	}
	return Moment{Time: at[0]}, nil
}

// startOfDay is the first instant of a day, also where midnight is skipped. A
// few islands have skipped whole days to change sides of the date line.
func startOfDay(text string, day time.Time, zone *time.Location) (Moment, *Problem) {
	for minutes := range 24 * 60 {
		if at, n := instants(day.Add(time.Duration(minutes)*time.Minute), zone); n > 0 {
			return Moment{at[0], true}, nil // of two the earlier: see instants
		}
	}
	return Moment{}, problem("write the day before or after", "the day %q does not exist in %s: the calendar skips it", text, zone)
}

var numeric = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})`)

// otherForm explains a text that is not in ISO form.
func otherForm(text string) *Problem {
	if f := numeric.FindStringSubmatch(text); f != nil {
		dayFirst, monthFirst := calendar(f[3], f[2], f[1]), calendar(f[3], f[1], f[2])
		switch {
		case dayFirst == "" && monthFirst == "":
			return noSuchDate(text)
		case dayFirst == "" || dayFirst == monthFirst:
			return problem("write "+monthFirst, "the date %q is not in ISO form", text)
		case monthFirst == "":
			return problem("write "+dayFirst, "the date %q is not in ISO form", text)
		}
		return problem("write "+dayFirst+" or "+monthFirst, "the date %q is ambiguous: which number is the month?", text)
	}
	if p := namedZone(text); p != nil {
		return p
	}
	for _, form := range otherForms {
		if t, err := time.Parse(form.layout, strings.NewReplacer("AM", "am", "PM", "pm").Replace(text)); err == nil {
			return problem("write "+t.Format(form.ours), "the date %q is not in ISO form", text)
		}
	}
	return problem(isoHint, "%q is not a date", text)
}

// otherForms are ways in which people and other generators write dates. A time
// is kept where its offset is a number; see namedZone for names.
var otherForms = []struct{ layout, ours string }{
	{"January 2, 2006", time.DateOnly}, {"Jan 2, 2006", time.DateOnly}, {"2 January 2006", time.DateOnly}, {"2 Jan 2006", time.DateOnly},
	{"2006/1/2", time.DateOnly}, {"2006.1.2", time.DateOnly}, {"20060102", time.DateOnly}, {"2006-1-2", time.DateOnly},
	{time.RFC1123Z, time.RFC3339}, {"2006-1-2 15:4:5 -0700", time.RFC3339}, {"2006-1-2 15:4 -0700", time.RFC3339},
	{"2006-1-2 15:4:5 -07:00", time.RFC3339}, {"2006-1-2 15:4 -07:00", time.RFC3339},
	{"2. January 2006", time.DateOnly}, {"2. Jan 2006", time.DateOnly}, {"Monday, 2 January 2006", time.DateOnly}, {"Monday, January 2, 2006", time.DateOnly},
	{"2006-1-2T15:4", minutes}, {"2006-1-2 15:4", minutes}, {"2006-1-2, 15:4", minutes}, {"2006-1-2 3pm", minutes}, {"2006-1-2 3:04pm", minutes},
	{"2006-1-2 3 pm", minutes}, {"2006-1-2 3:04 pm", minutes}, {"2 January 2006 15:04", minutes}, {"2 January 2006, 15:04", minutes},
	{"January 2, 2006 3:04 pm", minutes}, {"January 2, 2006, 3:04 pm", minutes},
}

const minutes = "2006-01-02T15:04"

// calendar is a date in ISO form, "" if there is no such day.
func calendar(year, month, day string) string {
	t, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}
