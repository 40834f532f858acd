package civildate

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// offsets are those for which the names of zones stand. A name that is used in
// several parts of the world has several.
var offsets = map[string][]string{
	"UTC": {"Z"}, "GMT": {"Z"}, "Z": {"Z"}, "WET": {"Z"}, "WEST": {"+01:00"}, "CET": {"+01:00"}, "CEST": {"+02:00"}, "MEZ": {"+01:00"}, "MESZ": {"+02:00"},
	"EET": {"+02:00"}, "EEST": {"+03:00"}, "MSK": {"+03:00"}, "BST": {"+01:00", "+06:00"}, "IST": {"+05:30", "+01:00", "+02:00"},
	"EST": {"-05:00"}, "EDT": {"-04:00"}, "CST": {"-06:00", "+08:00"}, "CDT": {"-05:00"}, "MST": {"-07:00"}, "MDT": {"-06:00"}, "PST": {"-08:00"}, "PDT": {"-07:00"},
	"AKST": {"-09:00"}, "AKDT": {"-08:00"}, "HST": {"-10:00"}, "AST": {"-04:00", "+03:00"}, "ADT": {"-03:00"}, "NST": {"-03:30"}, "NDT": {"-02:30"}, "BRT": {"-03:00"},
	"SAST": {"+02:00"}, "CAT": {"+02:00"}, "EAT": {"+03:00"}, "WAT": {"+01:00"}, "PKT": {"+05:00"}, "HKT": {"+08:00"}, "SGT": {"+08:00"}, "JST": {"+09:00"}, "KST": {"+09:00"},
	"AWST": {"+08:00"}, "ACST": {"+09:30"}, "ACDT": {"+10:30"}, "AEST": {"+10:00"}, "AEDT": {"+11:00"}, "NZST": {"+12:00"}, "NZDT": {"+13:00"},
}

// A time ends with an offset, the name of a zone, or both, as Ruby, Go and e-mail
// write them.
var (
	endsInName   = regexp.MustCompile(`^(.*[^A-Za-z(]) *\(?([A-Z]{1,5})\)?$`)
	endsInOffset = regexp.MustCompile(`^(.*\S) *([+-]\d{2}):?(\d{2})$`)
)

// namedZone gives the exact form of a time that ends with a zone, nil for any other
// text.
func namedZone(text string) *Problem {
	rest, name, among := text, "", []string(nil)
	if m := endsInName.FindStringSubmatch(text); m != nil && offsets[m[2]] != nil {
		rest, name = strings.TrimSpace(m[1]), m[2]
		among = offsets[name]
	}
	if m := endsInOffset.FindStringSubmatch(rest); m != nil && strings.Contains(m[1], ":") {
		rest, among = m[1], []string{strings.Replace(m[2]+":"+m[3], "+00:00", "Z", 1)}
	}
	clock, ok := clockTime(strings.TrimSpace(rest))
	if !ok || among == nil {
		return nil
	}
	const form = "the date %q is not in ISO form"
	written := make([]string, len(among))
	for i, offset := range among {
		written[i] = clock + offset
	}
	if len(written) == 1 {
		return problem("write "+written[0], form, text)
	}
	return problem("write "+strings.Join(written, " or "), form+fmt.Sprintf(", and %s is the name of more than one time zone", name), text)
}

// clockForms are the ways of writing a date with a time before a zone.
var clockForms = []string{
	"2006-1-2 15:4:5", "2006-1-2 15:4", "2006-1-2T15:4:5", "2006-1-2T15:4", "2006-1-2 3:4:5pm", "2006-1-2 3:4pm", "2006-1-2 3pm", "2006/1/2 15:4:5", "2006/1/2 15:4",
	"Mon, 2 Jan 2006 15:4:5", "2 Jan 2006 15:4:5", "2 Jan 2006 15:4", "2 January 2006 15:4", "2 January 2006, 15:4", "January 2, 2006 15:4", "January 2, 2006, 15:4",
	"January 2, 2006 3:4pm", "January 2, 2006, 3:4pm", "2 January 2006 3:4pm", "2 January 2006, 3:4pm", "Mon Jan 2 15:4:5 2006",
}

// clockTime is a date with a time in ISO form, to the second.
func clockTime(text string) (string, bool) {
	text = strings.NewReplacer(" AM", "am", " PM", "pm", " am", "am", " pm", "pm", " a.m.", "am", " p.m.", "pm", "AM", "am", "PM", "pm").Replace(text)
	for _, form := range clockForms {
		if t, err := time.Parse(form, text); err == nil && inRange(t) {
			return t.Format("2006-01-02T15:04:05"), true
		}
	}
	return "", false
}
