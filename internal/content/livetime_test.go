package content

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// changes are hours about which clocks change.
var changes = []struct{ zone, at string }{
	{"Europe/London", "2026-10-25T01:00Z"}, {"Europe/London", "2026-03-29T01:00Z"}, {"Europe/Berlin", "2026-10-25T01:00Z"},
	{"America/New_York", "2026-11-01T06:00Z"}, {"America/New_York", "2026-03-08T07:00Z"}, {"America/Havana", "2026-11-01T05:00Z"},
	{"Australia/Lord_Howe", "2026-04-04T15:00Z"}, {"America/St_Johns", "2026-11-01T04:30Z"}, {"Africa/Casablanca", "2026-02-15T02:00Z"},
	{"Asia/Kathmandu", "2026-10-25T01:00Z"},
}

// hinted is what a hint says that the heading of an entry shall begin with.
var hinted = regexp.MustCompile(`## ((?:\d{4}-\d\d-\d\d )?\d\d:\d\d(?::\d\d)?(?: [A-Z]+| [+-]\d\d:\d\d)?) …`)

// errorsOf parses a live story as a file of text, and gives what is wrong with it.
func errorsOf(t *testing.T, lines []string, date string, zone *time.Location) (a *Article, wrong []string, at []int) {
	t.Helper()
	text := fmt.Sprintf("---\ntitle: T\ndescription: D\ndate: %s\nauthors: [desk]\nkind: live\n---\n%s\n", date, strings.Join(lines, "\n\nText.\n\n")+"\n\nText.")
	document, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: zone})
	for _, d := range list {
		wrong, at = append(wrong, d.Message+"\n"+d.Hint), append(at, (d.Line-8)/4)
	}
	return document.(*Article), wrong, at
}

// TestClocksChange: a story is told about the hour in which clocks change. Each entry is of the
// instant that was meant, or it is asked which that is, and the answer that the hint gives helps.
func TestClocksChange(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 1))
	byOrder, asked, marked, named, gaps := 0, 0, 0, 0, 0
	for n := range 1500 {
		c := changes[n%len(changes)]
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		change, _ := time.Parse("2006-01-02T15:04Z", c.at)
		at := change.Add(-time.Duration(80+r.IntN(60)) * time.Minute).In(zone)
		date := at.Format(time.DateOnly)
		var all []time.Time
		for range 1 + r.IntN(14) {
			at = at.Add(time.Duration(3+r.IntN(40)) * time.Minute)
			all = append(all, at)
		}
		if r.IntN(2) == 0 {
			slices.Reverse(all)
		}
		form := pickOf(r, "2006-01-02 15:04", "2006-01-02 15:04", "2006-01-02 15:04 -07:00", "2006-01-02T15:04-07:00")
		var lines []string
		for i, at := range all {
			lines = append(lines, "## "+at.Format(form)+fmt.Sprint(" Title ", i))
		}
		a, wrong, places := errorsOf(t, lines, date, zone)
		for len(wrong) > 0 {
			i := places[0]
			if !strings.Contains(wrong[0], "twice that day") {
				t.Fatalf("%s: %s\n%s", c.zone, wrong[0], strings.Join(lines, "\n"))
			}
			asked++
			answers := hinted.FindAllStringSubmatch(wrong[0], -1)
			if len(answers) != 2 {
				t.Fatalf("no two answers: %s", wrong[0])
			}
			answer := answers[0][1]
			if mark := answers[1][1]; strings.HasSuffix(mark, all[i].Format(" MST")) || strings.HasSuffix(mark, all[i].Format(" -07:00")) {
				answer = mark
			}
			if strings.HasSuffix(answer, "T") {
				named++
			} else {
				marked++
			}
			lines[i] = "## " + answer + " Title"
			left := len(wrong)
			if a, wrong, places = errorsOf(t, lines, date, zone); len(wrong) >= left {
				t.Fatalf("%s: the hint does not help: %s\n%s", c.zone, wrong[0], strings.Join(lines, "\n"))
			}
		}
		slices.SortFunc(all, time.Time.Compare)
		ids := map[string]bool{}
		for i, e := range a.Entries {
			if !e.At.Equal(all[i]) {
				t.Fatalf("%s: entry %d is of %v, not of %v\n%s", c.zone, i, e.At, all[i], strings.Join(lines, "\n"))
			}
			if strings.HasSuffix(e.ID, "-2") && form == "2006-01-02 15:04" {
				byOrder++
			}
			ids[e.ID] = true
		}
		if len(ids) != len(all) {
			t.Fatalf("%d ids of %d entries", len(ids), len(all))
		}
		for at := change.Add(-2 * time.Hour); at.Before(change.Add(2 * time.Hour)); at = at.Add(30 * time.Minute) {
			civil := "## " + time.Unix(at.Unix(), 0).UTC().Add(time.Duration(offsetOf(change.Add(-24*time.Hour).In(zone)))*time.Second).Format("2006-01-02 15:04") + " Title"
			_, wrong, _ := errorsOf(t, []string{civil}, date, zone)
			if len(wrong) > 0 && strings.Contains(wrong[0], "the clocks went forward") {
				gaps++
				if a, again, _ := errorsOf(t, []string{"## " + hinted.FindStringSubmatch(wrong[0])[1] + " Title"}, date, zone); len(again) > 0 || !a.Entries[0].At.Equal(at) {
					t.Fatalf("%s: the hint does not help: %s, %v", civil, wrong[0], again)
				}
			}
		}
	}
	if t.Logf("%d by order, %d asked, %d answered by offsets, %d by names, %d gaps", byOrder, asked, marked, named, gaps); min(byOrder, marked, named, gaps) < 30 {
		t.Error("too few")
	}
}

func offsetOf(t time.Time) int {
	_, seconds := t.Zone()
	return seconds
}

func pickOf(r *rand.Rand, all ...string) string { return all[r.IntN(len(all))] }

var putBelow = regexp.MustCompile(`^put it (?:above all others|below the entry of ([-\d]+ [:\d]+)), as  ## (\S+ \S+) …(?:,  and begin the entry below it with  ## (\S+ \S+) …)?`)

// TestOrderHints: entries out of order come into an order as the hints say.
func TestOrderHints(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 2))
	moved, dated, vague, steps := 0, 0, 0, 0
	for range 1500 {
		at := time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC)
		var all []time.Time
		for range 3 + r.IntN(9) {
			at = at.Add(time.Duration(10+r.IntN(400)) * time.Minute)
			all = append(all, at)
		}
		if r.IntN(2) == 0 {
			slices.Reverse(all)
		}
		switch i := r.IntN(len(all)); r.IntN(3) {
		case 0: // one is put elsewhere
			it := all[i]
			all = slices.Delete(all, i, i+1)
			all = slices.Insert(all, r.IntN(len(all)+1), it)
		case 1:
			all[i] = all[i].Add(time.Duration(r.IntN(48*60)-24*60) * time.Minute)
		}
		var lines []string
		day := "2026-11-02"
		for _, at := range all {
			form := "15:04"
			if d := at.Format(time.DateOnly); d != day && r.IntN(8) > 0 || r.IntN(4) == 0 {
				form, day = "2006-01-02 15:04", d
			}
			lines = append(lines, "## "+at.Format(form)+" Title")
		}
		tried := []string{strings.Join(lines, "\n")}
		for step := 0; ; step++ {
			_, wrong, places := errorsOf(t, lines, "2026-11-02", time.UTC)
			n := slices.IndexFunc(wrong, func(s string) bool {
				return strings.Contains(s, "out of order") || strings.Contains(s, "two entries of")
			})
			if n < 0 || strings.Contains(wrong[0], "before the article's date") {
				break
			}
			_, hint, _ := strings.Cut(wrong[n], "\n")
			i := places[n]
			m := putBelow.FindStringSubmatch(hint)
			if strings.HasPrefix(hint, "check ") {
				vague++
				break
			}
			switch {
			case step > 12 || m == nil && hinted.FindStringSubmatch(hint) == nil:
				t.Fatalf("the hints do not help:\n%s\n%s", wrong[n], strings.Join(tried, "\n\n"))
			case m != nil:
				moved++
				to := 0
				if m[1] != "" {
					to = 1 + slices.IndexFunc(wroteAt(lines), func(at string) bool { return at == m[1] })
				}
				if m[3] != "" {
					lines[i+1] = "## " + m[3] + " Title"
				}
				lines = slices.Insert(lines, to, "## "+m[2]+" Title")
				if to <= i {
					i++
				}
				lines = slices.Delete(lines, i, i+1)
			default:
				dated++
				lines[i] = "## " + hinted.FindStringSubmatch(hint)[1] + " Title"
			}
			steps++
			tried = append(tried, wrong[n]+"\n"+strings.Join(lines, "\n"))
		}
	}
	if t.Logf("%d steps: %d moved, %d dated, %d not told how", steps, moved, dated, vague); moved < 100 || dated < 20 || vague*20 > steps {
		t.Error("too few")
	}
}

// wroteAt is the day and time of each entry of a story.
func wroteAt(lines []string) (all []string) {
	day := "2026-11-02"
	for _, line := range lines {
		words := strings.Fields(line)
		if len(words[1]) == len(time.DateOnly) {
			day, words = words[1], words[1:]
		}
		all = append(all, day+" "+words[1])
	}
	return all
}
