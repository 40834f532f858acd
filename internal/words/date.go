package words

import "time"

// Day is a date: 22 November 2026.
func (l *Language) Day(t time.Time) string { return l.locale.Day(t) }

// Time is a date with the time of day: 22 November 2026, 09:30 GMT.
func (l *Language) Time(t time.Time) string { return l.locale.Time(t) }

// Month is a month of a year: November 2026.
func (l *Language) Month(t time.Time) string { return l.locale.Month(t) }

// Grouped writes a whole number with marks between its digits: 1,200.
func (l *Language) Grouped(n int) string { return l.locale.Integer(n) }

// Number writes a number that is given in digits, with a point: 1200.5 is 1,200.5.
func (l *Language) Number(digits string) string { return l.locale.Number(digits) }

// Join writes a list: A, B and C.
func (l *Language) Join(items []string) string { return l.locale.Join(items) }

// Between is what stands in a list of n items before item i, counted from 0.
func (l *Language) Between(i, n int, item string) string { return l.locale.Between(i, n, item) }
