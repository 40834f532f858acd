package content

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
)

// The time of an entry is what the clocks of the site showed. Of the two times that a time is
// shown when clocks are put back, its heading may say which it is of, by the offset or by the
// name that the zone has then; otherwise the entries around it may tell.

// entryHeading is a heading that begins an entry.
type entryHeading struct {
	*ast.Heading
	at      diag.Position
	day     time.Time // as written, as if in UTC; zero: that of the entry above
	clock   time.Duration
	mark    string    // the offset or the name of the zone, as written
	civil   time.Time // day and clock, as if in UTC
	times   []time.Time
	instant time.Time // the one of times that is meant
	below   []ast.Node
}

// id is that of the entry on its page.
func (e *entryHeading) id() string {
	form := "2006-01-02-1504"
	if e.civil.Second() > 0 {
		form += "05"
	}
	id := "at-" + e.civil.Format(form)
	if twice := civildate.Instants(e.civil, e.instant.Location()); len(twice) == 2 && e.instant.Equal(twice[1]) {
		id += "-2"
	}
	return id
}

// heading is how the heading begins when it is of a time, and of a day if that is not zero.
func heading(on, civil time.Time, mark string) string {
	text := "## "
	if !on.IsZero() {
		text += civil.Format(time.DateOnly) + " "
	}
	text += strings.TrimSuffix(civil.Format(time.TimeOnly), ":00")
	if mark != "" {
		text += " " + mark
	}
	return text + " …"
}

// day is the day of an instant, as if in UTC.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

var (
	// entryTime is the time with which the heading of an entry begins.
	entryTime = regexp.MustCompile(`^(?:(\d{4}-\d{2}-\d{2})[ T]+)?(\d{2}:\d{2}(?::\d{2})?)(?:(Z)|\s?([+-]\d{2}:\d{2}))?(?:\s+|$)`)

	// zoneName is a word that may be the name of a zone.
	zoneName = regexp.MustCompile(`^([A-Z]{3,5})(?:\s+|$)`)

	bareOffset = regexp.MustCompile(`^[+-]\d{4}(?:\s|$)`)

	// halfDay is what stands behind a time of a clock with twelve hours.
	halfDay = regexp.MustCompile(`^[aApP](?:\.[mM]\.|\.?[mM]\b)`)

	// divider is what some write between a time and a title.
	divider = regexp.MustCompile(`^[-–—:|·]+\s*`)

	// nearlyTime is a time as people write it elsewhere.
	nearlyTime = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}[ T,]+)?(\d{1,2})(?:[:.hH](\d{2}))?(?::(\d{2}))?\s*([aApP])?(?:\.?[mM]\b\.?|[uU]hr\b|h\b|[:,]|\s|$)`)
)

// read reads the time with which a heading begins. It is so long; 0: it is none.
func (e *entryHeading) read(written string, d *division) (length int) {
	m := entryTime.FindStringSubmatch(written)
	if m == nil {
		d.problem(e.at, "no-time", "begin it with its time, as in  "+nearEntry(written)+";  a heading within an entry begins with ###",
			"in a live story every second-level heading is an entry, but this one does not begin with a time")
		return 0
	}
	if rest := written[len(m[0]):]; halfDay.MatchString(rest) && m[3]+m[4] == "" {
		d.problem(e.at, "bad-time", "write  "+nearEntry(written), "%q would be the first word of the title: times go from 00:00 to 23:59 here", halfDay.FindString(rest))
	} else if divider.MatchString(rest) && !bareOffset.MatchString(rest) {
		d.problem(e.at, "bad-time", "write  "+strings.TrimRight("## "+strings.TrimRight(m[0], " ")+" "+divider.ReplaceAllString(rest, ""), " "),
			"%q would be the first word of the title", strings.TrimSpace(divider.FindString(rest)))
	}
	on := d.dayAbove()
	if m[1] != "" {
		var err error
		if e.day, err = time.Parse(time.DateOnly, m[1]); err != nil {
			d.problem(e.at, "bad-time", "write a valid day, as in  ## 2026-11-28 14:05 The title", "%q is not a day", m[1])
			d.unread = true
			return 0
		}
		on = e.day
	}
	clock, err := time.Parse(time.TimeOnly, (m[2] + ":00")[:len(time.TimeOnly)])
	if err != nil {
		d.problem(e.at, "bad-time", "write a time from 00:00 to 23:59, as in  ## 14:05 The title", "%q is not a time", m[2])
		d.unread = d.unread || m[1] != ""
		return 0
	}
	e.clock = clock.Sub(day(clock))
	e.mark = strings.Replace(m[3], "Z", "+00:00", 1) + m[4]
	e.fall(on, d.zone)
	length = len(m[0])
	if name := zoneName.FindStringSubmatch(written[length:]); name != nil && e.mark == "" {
		length += d.named(e, name)
	}
	if rest := written[length:]; bareOffset.MatchString(rest) && e.mark == "" && slices.ContainsFunc(e.times, func(t time.Time) bool { return t.Format("-0700") == rest[:5] }) {
		d.problem(e.at, "zone-name", "write  "+heading(e.day, e.civil, rest[:3]+":"+rest[3:5]), "%q would be the first word of the title", rest[:5])
	}
	d.possible(e)
	return length
}

// nearEntry is how a heading would begin that is nearly an entry.
func nearEntry(written string) string {
	m := nearlyTime.FindStringSubmatch(written)
	if m == nil || m[3] == "" && m[5] == "" {
		return "## 14:05 The title,  or  ## 2026-11-28 14:05 The title"
	}
	clock := m[2] + ":" + m[3]
	if m[3] == "" {
		clock += "00"
	}
	form := "15:04"
	if m[5] != "" {
		form, clock = "3:04pm", clock+strings.ToLower(m[5])+"m"
	}
	t, err := time.Parse(form, clock)
	if err != nil {
		return "## 14:05 The title"
	}
	return "## " + strings.TrimRight(m[1], " T,") + strings.Repeat(" ", min(1, len(m[1]))) + t.Format("15:04") + " …"
}

// fall gives an entry a day.
func (e *entryHeading) fall(on time.Time, zone *time.Location) {
	if civil := on.Add(e.clock); e.times == nil || !civil.Equal(e.civil) {
		e.civil, e.times = civil, civildate.Instants(civil, zone)
		if e.mark != "" {
			e.times = slices.DeleteFunc(e.times, func(t time.Time) bool { return t.Format("-07:00") != e.mark && t.Format("MST") != e.mark })
		}
		if len(e.times) == 0 {
			e.times = []time.Time{civildate.Skipped(civil, zone)}
		}
		e.instant = e.times[0]
	}
}

// named takes the name of a zone behind a time for what it is where it tells one of two times
// from the other. It says so where the name would become the first word of the title.
func (d *division) named(e *entryHeading, name []string) (length int) {
	is := func(t time.Time) bool { return t.Format("MST") == name[1] }
	switch {
	case len(e.times) == 2 && is(e.times[0]) != is(e.times[1]):
		e.mark = name[1]
		e.times = slices.DeleteFunc(e.times, func(t time.Time) bool { return !is(t) })
		e.instant = e.times[0]
		return len(name[0])
	case is(e.instant) != is(e.instant.AddDate(0, 6, 0)): // it is that of summer or of winter
		d.list = append(d.list, diag.Warningf(e.at, "zone-name", "%q is read as the first word of the title", name[1]).
			WithHint("delete it: times are those of the site's zone, %s", d.zone))
	}
	return 0
}

// possible reports an entry of a time that clocks did not show.
func (d *division) possible(e *entryHeading) {
	shown := civildate.Instants(e.civil, d.zone)
	if len(shown) == 0 {
		d.problem(e.at, "bad-time", "write  "+heading(e.day, day(e.instant).Add(sinceMidnight(e.instant)), "")+",  which is what they showed then",
			"there was no %s on that day in %s: the clocks went forward", e.civil.Format("15:04"), d.zone)
		return
	}
	for _, t := range shown {
		if e.mark == "" || t.Format("-07:00") == e.mark || t.Format("MST") == e.mark {
			return
		}
	}
	hint := "delete  " + e.mark
	if at, problem := civildate.Parse(e.civil.Format("2006-01-02T15:04:05")+e.mark, d.zone); problem == nil {
		civil := day(at.Time).Add(sinceMidnight(at.Time))
		hint += ",  or, if that was the time there, write what the site's clocks showed:  " + heading(day(at.Time), civil, "")
	}
	d.problem(e.at, "bad-time", hint, "the clocks of %s were not at %s then", d.zone, e.mark)
}

func sinceMidnight(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}

// dayAbove is the day that an entry has which does not say its own.
func (d *division) dayAbove() time.Time {
	if n := len(d.entries); n > 0 {
		return d.entries[n-1].civil.Truncate(24 * time.Hour)
	}
	return d.first
}

// fall gives each entry of a list its day.
func (d *division) fall(list []*entryHeading) {
	on := d.first
	for _, e := range list {
		if !e.day.IsZero() {
			on = e.day
		}
		e.fall(on, d.zone)
	}
}
