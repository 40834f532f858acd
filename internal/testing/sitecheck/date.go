package sitecheck

import (
	"fmt"
	"regexp"
	"time"
)

// w3cDate is the form of dates in sitemaps (w3.org/TR/NOTE-datetime), from the
// day on.
var w3cDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$`)

// parseDate reads a W3C date or instant.
func parseDate(text string) (time.Time, error) {
	if !w3cDate.MatchString(text) {
		return time.Time{}, fmt.Errorf("%q is not a date", text)
	}
	for _, form := range []string{time.DateOnly, "2006-01-02T15:04Z07:00", time.RFC3339Nano} {
		if t, err := time.Parse(form, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("there is no such date as %q", text)
}

// agrees says whether an instant is the one that a page gives, which may be only
// a day; a day begins at midnight where the instant is written.
func agrees(t time.Time, page string) bool {
	if day.MatchString(page) {
		return t.Format(time.DateOnly) == page
	}
	other, err := parseDate(page)
	return err == nil && t.Equal(other)
}
