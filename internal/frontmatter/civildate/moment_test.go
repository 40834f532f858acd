package civildate

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestParse(t *testing.T) {
	tests := []struct{ zone, text, instant, iso string }{
		// a day begins at midnight
		{"UTC", "2026-11-22", "2026-11-22T00:00:00Z", "2026-11-22"},
		{"Europe/London", "2026-11-22", "2026-11-22T00:00:00Z", "2026-11-22"},
		{"Europe/London", "2026-07-01", "2026-06-30T23:00:00Z", "2026-07-01"},
		{"America/New_York", "2026-11-22", "2026-11-22T05:00:00Z", "2026-11-22"},
		{"Pacific/Kiritimati", "2026-11-22", "2026-11-21T10:00:00Z", "2026-11-22"},
		{"UTC", "2024-02-29", "2024-02-29T00:00:00Z", "2024-02-29"},
		{"UTC", "1900-01-01", "1900-01-01T00:00:00Z", "1900-01-01"},
		// days on which the clocks change
		{"Europe/London", "2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29"},
		{"Europe/London", "2026-10-25", "2026-10-24T23:00:00Z", "2026-10-25"},
		// midnight skipped: the day begins at one
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-04"},
		{"Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z", "2023-04-28"},
		{"Asia/Beirut", "2024-03-31", "2024-03-30T22:00:00Z", "2024-03-31"},
		// midnight twice: the day begins at the first
		{"America/Havana", "2025-11-02", "2025-11-02T04:00:00Z", "2025-11-02"},
		// local times
		{"Europe/London", "2026-11-22 09:30", "2026-11-22T09:30:00Z", "2026-11-22T09:30:00Z"},
		{"Europe/London", "2026-07-01T09:30", "2026-07-01T08:30:00Z", "2026-07-01T09:30:00+01:00"},
		{"Europe/London", "2026-07-01t09:30:15", "2026-07-01T08:30:15Z", "2026-07-01T09:30:15+01:00"},
		{"Europe/London", "2026-07-01 09:30:15.999", "2026-07-01T08:30:15Z", "2026-07-01T09:30:15+01:00"},
		{"Asia/Kathmandu", "2026-11-22 09:30", "2026-11-22T03:45:00Z", "2026-11-22T09:30:00+05:45"},
		{"America/New_York", "2026-11-22T00:00", "2026-11-22T05:00:00Z", "2026-11-22T00:00:00-05:00"},
		// at the edges of a gap and of an overlap
		{"Europe/London", "2026-03-29T00:59:59", "2026-03-29T00:59:59Z", "2026-03-29T00:59:59Z"},
		{"Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00+01:00"},
		{"Europe/London", "2026-10-25T00:59:59", "2026-10-24T23:59:59Z", "2026-10-25T00:59:59+01:00"},
		{"Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z"},
		{"Australia/Lord_Howe", "2026-10-04T01:59", "2026-10-03T15:29:00Z", "2026-10-04T01:59:00+10:30"},
		{"Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z", "2026-10-04T02:30:00+11:00"},
		// an offset says it all, also in a gap or an overlap, wherever the site is
		{"America/New_York", "2026-11-22T09:30:00+01:00", "2026-11-22T08:30:00Z", "2026-11-22T03:30:00-05:00"},
		{"America/New_York", "2026-11-22T09:30:00Z", "2026-11-22T09:30:00Z", "2026-11-22T04:30:00-05:00"},
		{"America/New_York", "2026-11-22 09:30z", "2026-11-22T09:30:00Z", "2026-11-22T04:30:00-05:00"},
		{"UTC", "2026-11-22T09:30+0530", "2026-11-22T04:00:00Z", "2026-11-22T04:00:00Z"},
		{"UTC", "2026-11-22 09:30:00 -0400", "2026-11-22T13:30:00Z", "2026-11-22T13:30:00Z"},
		{"Europe/London", "2026-10-25T01:30+01:00", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00+01:00"},
		{"Europe/London", "2026-10-25T01:30+00:00", "2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z"},
		{"Europe/London", "2026-03-29T01:30+00:00", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00+01:00"},
		{"UTC", "2026-11-22T09:30+14:00", "2026-11-21T19:30:00Z", "2026-11-21T19:30:00Z"},
		{"UTC", "2026-11-22T09:30-12:00", "2026-11-22T21:30:00Z", "2026-11-22T21:30:00Z"},
		{"UTC", "2026-11-22T09:30-00:00", "2026-11-22T09:30:00Z", "2026-11-22T09:30:00Z"},
		// on both sides of a day that an island skipped
		{"Pacific/Apia", "2011-12-29 23:59", "2011-12-30T09:59:00Z", "2011-12-29T23:59:00-10:00"},
		{"Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", "2011-12-31"},
	}
	for _, tt := range tests {
		t.Run(tt.zone+" "+tt.text, func(t *testing.T) {
			m, problem := Parse(tt.text, zone(t, tt.zone))
			if problem != nil {
				t.Fatalf("%+v", *problem)
			}
			if got := m.Time.UTC().Format(time.RFC3339); got != tt.instant {
				t.Errorf("the instant is %s, want %s", got, tt.instant)
			}
			if got := m.ISO(); got != tt.iso {
				t.Errorf("ISO gives %s, want %s", got, tt.iso)
			}
			if m.Day != (len(tt.text) == 10) {
				t.Errorf("Day is %v", m.Day)
			}
			if m.Time.Location().String() != tt.zone {
				t.Errorf("the time is in %s", m.Time.Location())
			}
		})
	}
}

func TestProblems(t *testing.T) {
	const check = "check the month, the day and the time: " + isoHint
	tests := []struct{ zone, text, message, hint string }{
		{"UTC", "", `"" is not a date`, isoHint},
		{"UTC", "soon", `"soon" is not a date`, isoHint},
		{"UTC", "2026", `"2026" is not a date`, isoHint},
		{"UTC", "2026-11", `"2026-11" is not a date`, isoHint},
		{"UTC", "2026-11-22T09", `"2026-11-22T09" is not a date`, isoHint},
		{"UTC", "2026-11-22T09:30+01", `"2026-11-22T09:30+01" is not a date`, isoHint},
		{"UTC", "2026-11-22 ", `"2026-11-22 " is not a date`, isoHint},
		{"UTC", "2026-11-22+01:00", `"2026-11-22+01:00" is not a date`, isoHint},
		{"UTC", "２０２６-11-22", `"２０２６-11-22" is not a date`, isoHint},
		{"UTC", "2026-13-45", `there is no such date as "2026-13-45"`, check},
		{"UTC", "2026-00-10", `there is no such date as "2026-00-10"`, check},
		{"UTC", "2026-02-29", `there is no such date as "2026-02-29"`, check},
		{"UTC", "1900-02-29", `there is no such date as "1900-02-29"`, check},
		{"UTC", "0000-01-01", `there is no such date as "0000-01-01"`, check},
		{"UTC", "1899-12-31", `there is no such date as "1899-12-31"`, check},
		{"UTC", "2026-11-22T24:00", `there is no such date as "2026-11-22T24:00"`, check},
		{"UTC", "2026-11-22T09:60", `there is no such date as "2026-11-22T09:60"`, check},
		{"UTC", "2016-12-31T23:59:60Z", `there is no such date as "2016-12-31T23:59:60Z"`, check}, // a real leap second, which no clock of a computer shows
		{"UTC", "2026-11-22T09:30+14:01", `there is no time zone at "+14:01"`, "offsets run from -12:00 to +14:00"},
		{"UTC", "2026-11-22T09:30-12:01", `there is no time zone at "-12:01"`, "offsets run from -12:00 to +14:00"},
		{"UTC", "2026-11-22T09:30-13:00", `there is no time zone at "-13:00"`, "offsets run from -12:00 to +14:00"},
		{"UTC", "2026-11-22T09:30+01:60", `there is no time zone at "+01:60"`, "offsets run from -12:00 to +14:00"},
		{"UTC", "2026-11-22T09:30+9900", `there is no time zone at "+9900"`, "offsets run from -12:00 to +14:00"},
		// other forms, each with what to write
		{"UTC", "02/03/2026", `the date "02/03/2026" is ambiguous: which number is the month?`, "write 2026-03-02 or 2026-02-03"},
		{"UTC", "2.3.2026", `the date "2.3.2026" is ambiguous: which number is the month?`, "write 2026-03-02 or 2026-02-03"},
		{"UTC", "03-02-2026 10:00", `the date "03-02-2026 10:00" is ambiguous: which number is the month?`, "write 2026-02-03 or 2026-03-02"},
		{"UTC", "03/03/2026", `the date "03/03/2026" is not in ISO form`, "write 2026-03-03"},
		{"UTC", "22/11/2026", `the date "22/11/2026" is not in ISO form`, "write 2026-11-22"},
		{"UTC", "11/22/2026", `the date "11/22/2026" is not in ISO form`, "write 2026-11-22"},
		{"UTC", "30/02/2026", `there is no such date as "30/02/2026"`, check},
		{"UTC", "13/13/2026", `there is no such date as "13/13/2026"`, check},
		{"UTC", "00/05/2026", `there is no such date as "00/05/2026"`, check},
		{"UTC", "October 26, 2020", `the date "October 26, 2020" is not in ISO form`, "write 2020-10-26"},
		{"UTC", "Oct 26, 2020", `the date "Oct 26, 2020" is not in ISO form`, "write 2020-10-26"},
		{"UTC", "26 October 2020", `the date "26 October 2020" is not in ISO form`, "write 2020-10-26"},
		{"UTC", "26 Oct 2020", `the date "26 Oct 2020" is not in ISO form`, "write 2020-10-26"},
		{"UTC", "2026/11/22", `the date "2026/11/22" is not in ISO form`, "write 2026-11-22"},
		{"UTC", "20261122", `the date "20261122" is not in ISO form`, "write 2026-11-22"},
		{"UTC", "2026-1-2", `the date "2026-1-2" is not in ISO form`, "write 2026-01-02"},
		{"UTC", "Sun, 22 Nov 2026 09:30:00 GMT", `the date "Sun, 22 Nov 2026 09:30:00 GMT" is not in ISO form`, "write 2026-11-22T09:30:00Z"},
		{"UTC", "Sun, 22 Nov 2026 09:30:00 +0100", `the date "Sun, 22 Nov 2026 09:30:00 +0100" is not in ISO form`, "write 2026-11-22T09:30:00+01:00"},
		{"UTC", "2015-03-19 1:00:13 -0400", `the date "2015-03-19 1:00:13 -0400" is not in ISO form`, "write 2015-03-19T01:00:13-04:00"},
		{"UTC", "22. November 2026", `the date "22. November 2026" is not in ISO form`, "write 2026-11-22"},
		{"UTC", "Sunday, 22 November 2026", `the date "Sunday, 22 November 2026" is not in ISO form`, "write 2026-11-22"},
		{"UTC", "2026-11-22T9:30", `the date "2026-11-22T9:30" is not in ISO form`, "write 2026-11-22T09:30"},
		{"UTC", "2026-11-22, 09:30", `the date "2026-11-22, 09:30" is not in ISO form`, "write 2026-11-22T09:30"},
		{"UTC", "2026-11-22 9 PM", `the date "2026-11-22 9 PM" is not in ISO form`, "write 2026-11-22T21:00"},
		{"UTC", "2026-11-22 9:05am", `the date "2026-11-22 9:05am" is not in ISO form`, "write 2026-11-22T09:05"},
		{"UTC", "November 22, 2026, 3:04 pm", `the date "November 22, 2026, 3:04 pm" is not in ISO form`, "write 2026-11-22T15:04"},
		// the clocks are put forward
		{"Europe/London", "2026-03-29T01:30", `the time "2026-03-29T01:30" does not exist in Europe/London: the clocks go forward over it`, "write 2026-03-29T02:30, which is what the clocks show then, or add the offset"},
		{"Europe/London", "2026-03-29T01:00", `the time "2026-03-29T01:00" does not exist in Europe/London: the clocks go forward over it`, "write 2026-03-29T02:00, which is what the clocks show then, or add the offset"},
		{"America/New_York", "2026-03-08 02:59:59", `the time "2026-03-08 02:59:59" does not exist in America/New_York: the clocks go forward over it`, "write 2026-03-08T03:59:59, which is what the clocks show then, or add the offset"},
		{"America/Sao_Paulo", "2018-11-04 00:00", `the time "2018-11-04 00:00" does not exist in America/Sao_Paulo: the clocks go forward over it`, "write 2018-11-04T01:00, which is what the clocks show then, or add the offset"},
		{"Australia/Lord_Howe", "2026-10-04T02:15", `the time "2026-10-04T02:15" does not exist in Australia/Lord_Howe: the clocks go forward over it`, "write 2026-10-04T02:45, which is what the clocks show then, or add the offset"},
		{"Pacific/Apia", "2011-12-30 12:00", `the time "2011-12-30 12:00" does not exist in Pacific/Apia: the clocks go forward over it`, "write 2011-12-31T12:00, which is what the clocks show then, or add the offset"},
		{"Pacific/Apia", "2011-12-30", `the day "2011-12-30" does not exist in Pacific/Apia: the calendar skips it`, "write the day before or after"},
		// the clocks are put back
		{"Europe/London", "2026-10-25T01:30", `the time "2026-10-25T01:30" happens twice in Europe/London: the clocks go back over it`, "add the offset: +01:00 or +00:00"},
		{"Europe/London", "2026-10-25T01:00", `the time "2026-10-25T01:00" happens twice in Europe/London: the clocks go back over it`, "add the offset: +01:00 or +00:00"},
		{"America/New_York", "2026-11-01T01:59:59", `the time "2026-11-01T01:59:59" happens twice in America/New_York: the clocks go back over it`, "add the offset: -04:00 or -05:00"},
		{"Australia/Lord_Howe", "2026-04-05T01:45", `the time "2026-04-05T01:45" happens twice in Australia/Lord_Howe: the clocks go back over it`, "add the offset: +11:00 or +10:30"},
	}
	for _, tt := range tests {
		t.Run(tt.zone+" "+tt.text, func(t *testing.T) {
			m, problem := Parse(tt.text, zone(t, tt.zone))
			if problem == nil {
				t.Fatalf("read as %v", m.Time)
			}
			if !m.IsZero() {
				t.Errorf("a moment comes back all the same: %v", m.Time)
			}
			if problem.Message != tt.message || problem.Hint != tt.hint {
				t.Errorf("got  %q, %q\nwant %q, %q", problem.Message, problem.Hint, tt.message, tt.hint)
			}
		})
	}
}

// TestHintsAreMoments: what a hint says to write can be written.
func TestHintsAreMoments(t *testing.T) {
	for _, text := range []string{"02/03/2026", "31/12/2026", "Oct 26, 2020", "2026-1-2", "2015-03-19 1:00:13 -0400", "x"} {
		_, problem := Parse(text, time.UTC)
		for word := range strings.FieldsSeq(problem.Hint) {
			if word = strings.Trim(word, ","); strings.HasPrefix(word, "20") {
				if _, again := Parse(word, time.UTC); again != nil {
					t.Errorf("%q: the hint says %q, and that is refused: %s", text, word, again.Message)
				}
			}
		}
	}
}

// TestEveryHourOfAYear: in zones with changes of clocks of all kinds, a local
// time is refused only where the clocks change, and what is accepted is shown as
// it was written.
func TestEveryHourOfAYear(t *testing.T) {
	for name, refused := range map[string]int{
		"UTC": 0, "Asia/Kolkata": 0,
		"Europe/London": 8, "America/New_York": 8, "Australia/Lord_Howe": 4, // in quarters of an hour
	} {
		z := zone(t, name)
		for clock := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); clock.Year() == 2026; clock = clock.Add(15 * time.Minute) {
			text := clock.Format("2006-01-02 15:04")
			m, problem := Parse(text, z)
			if problem != nil {
				refused--
			} else if got := m.Time.Format("2006-01-02 15:04"); got != text {
				t.Fatalf("%s: %s became %s", name, text, got)
			}
		}
		if refused != 0 {
			t.Errorf("%s: %d more times than there are should have been refused", name, refused)
		}
	}
}

func FuzzParse(f *testing.F) {
	zones := []*time.Location{time.UTC, zone(f, "Europe/London"), zone(f, "America/Sao_Paulo"), zone(f, "Australia/Lord_Howe"), zone(f, "Pacific/Apia")}
	for i, s := range []string{"2026-11-22", "2026-11-22 09:30", "2026-11-22T09:30:00+01:00", "02/03/2026", "2018-11-04", "2026-10-25T01:30", "Oct 26, 2020",
		"2011-12-30", "2026-04-05T01:45", "0000-00-00", "9999-12-31T23:59:59-12:00", "2026-11-22T09:30:00.123456789Z", "1-1-0000", "1900-10-10 00:00"} {
		f.Add(s, i)
	}
	f.Fuzz(func(t *testing.T, text string, i int) {
		z := zones[uint(i)%uint(len(zones))]
		m, problem := Parse(text, z)
		if problem != nil {
			if problem.Message == "" || problem.Hint == "" || !m.IsZero() {
				t.Errorf("%q: %+v, %v", text, problem, m)
			}
			return
		}
		if _, offset := m.Time.Zone(); offset%60 != 0 {
			return // local mean time, as before 1914 in São Paulo: ISO form has no seconds of offset
		}
		again, problem := Parse(m.ISO(), z)
		if problem != nil || !again.Time.Equal(m.Time) || again.Day != m.Day {
			t.Errorf("%q in %s is %s, which read again is %v (%v)", text, z, m.ISO(), again.Time, problem)
		}
	})
}
