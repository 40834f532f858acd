package content

import (
	"slices"
	"strings"
	"time"

	"galen/internal/diag"
)

// inTime says of each entry when it was, and puts all in the order of time. What is wrong with
// that is reported with a way out that was tried.
func (d *division) inTime() {
	falling := direction(d.entries)
	newestFirst := falling > 0 || falling == 0 && len(d.entries) > 0 && d.entries[0].day.After(d.first) // a story begins on its day
	open := settle(d.entries, falling)
	if !d.unread {
		d.undated()
		if len(open) == 0 || falling != 0 {
			d.ordered(newestFirst)
		}
		for _, e := range open {
			first, second := e.times[0], e.times[1]
			form := "MST"
			if strings.ContainsAny(first.Format(form)+second.Format(form), "+-0") || first.Format(form) == second.Format(form) {
				form = "-07:00"
			}
			d.problem(e.at, "bad-time", "write which of the two it is:  "+heading(e.day, e.civil, first.Format(form))+"  or, later,  "+heading(e.day, e.civil, second.Format(form)),
				"clocks in %s showed %s twice that day, and the entries around this one do not show which is meant", d.zone, e.civil.Format("15:04"))
		}
		d.distinct(newestFirst, open)
	}
	slices.SortStableFunc(d.entries, func(a, b *entryHeading) int { return a.instant.Compare(b.instant) })
}

// undated reports the second of two entries whose day cannot be told: below one of a later day
// than that of the article, 23:50 may be of that day, or of the one before it.
func (d *division) undated() {
	if len(d.entries) != 2 {
		return
	}
	above, e := d.entries[0], d.entries[1]
	if on := above.civil.Truncate(24 * time.Hour); !above.day.IsZero() && e.day.IsZero() && on.After(d.first) && e.civil.After(above.civil) {
		d.problem(e.at, "entry-order", "write its day:  "+heading(on, e.civil.AddDate(0, 0, -1), e.mark)+"  or  "+heading(on, e.civil, e.mark),
			"the day of this entry is not clear: it could be the day of the entry above, or the day before")
	}
}

// compare is -1 when an entry is earlier than another, whatever times they are of, and 1 when
// it is later.
func (e *entryHeading) compare(other *entryHeading) int {
	switch {
	case e.times[len(e.times)-1].Before(other.times[0]):
		return -1
	case e.times[0].After(other.times[len(other.times)-1]):
		return 1
	}
	return 0
}

// direction is greater than 0 when most entries stand newest first, and less when they stand
// oldest first.
func direction(list []*entryHeading) (falling int) {
	first := 1
	if len(list) > 2 && list[0].day.IsZero() && !list[1].day.IsZero() {
		first = 2 // the day of the first may be forgotten
	}
	for i := first; i < len(list); i++ {
		falling += list[i-1].compare(list[i])
	}
	return falling
}

// settle says of each entry in the hour that clocks repeat which of two times it is of, and
// lists those of which the others do not tell it.
func settle(list []*entryHeading, falling int) (open []*entryHeading) {
	list = slices.Clone(list)
	if falling > 0 {
		slices.Reverse(list)
	}
	latest := make([]time.Time, len(list))
	var bound time.Time
	for i := len(list) - 1; i >= 0; i-- {
		times := list[i].times
		if latest[i] = times[len(times)-1]; !bound.IsZero() && latest[i].After(bound) && len(times) == 2 {
			latest[i] = times[0]
		}
		bound = latest[i]
	}
	bound = time.Time{}
	for i, e := range list {
		e.instant = e.times[0]
		if len(e.times) == 2 && e.instant.Before(bound) {
			e.instant = e.times[1]
		}
		bound = e.instant
		if len(e.times) == 2 && (falling == 0 || !e.instant.Equal(latest[i])) {
			open = append(open, e)
		}
	}
	return open
}

// disorder is at which entries of a list its order is another than that of the one above.
func disorder(list []*entryHeading, newestFirst bool) (at []int) {
	for i := 1; i < len(list); i++ {
		if c := list[i-1].instant.Compare(list[i].instant); c != 0 && (c > 0) != newestFirst {
			at = append(at, i)
		}
	}
	return at
}

// ordered reports entries that stand neither newest first nor oldest first, as most of them do.
func (d *division) ordered(newestFirst bool) {
	order := "oldest first"
	if newestFirst {
		order = "newest first"
	}
	stray := disorder(d.entries, newestFirst)
	for _, i := range stray {
		above, e := d.entries[i-1], d.entries[i]
		choice := []int{i, i - 1}
		if above.day.IsZero() && (i == 1 || !e.day.IsZero()) {
			choice = []int{i - 1, i}
		}
		out, hints, fewest := choice[0], "", len(stray)
		for _, n := range choice {
			if hint, left := d.wayOut(n, newestFirst, len(stray)); left < fewest {
				out, hints, fewest = n, hint, left
			}
		}
		if hints == "" {
			hints = "check the days and times of this entry and its neighbours"
		}
		d.problem(d.entries[out].at, "entry-order", hints, "the entry of %s is out of order: the others are written %s", d.entries[out].civil.Format("2006-01-02 15:04"), order)
	}
}

// wayOut is what to do with an entry so that fewer stand out of order: to put it elsewhere, or
// to write another day. How many are left then is said, too.
func (d *division) wayOut(n int, newestFirst bool, strays int) (hint string, left int) {
	var hints []string
	left = strays
	e := d.entries[n]
	offer := func(list []*entryHeading, format func() string) {
		d.fall(list)
		settle(list, direction(list))
		if direction(list) > 0 != newestFirst {
			return
		}
		if l := len(disorder(list, newestFirst)); l < left {
			hints, left = []string{format()}, l
		} else if l == left && l < strays {
			hints = append(hints, format())
		}
	}
	dates := func() {
		for _, on := range d.daysBeside(n) {
			dated := copies(d.entries)
			dated[n].day = on
			offer(dated, func() string { return "write its day:  " + heading(on, on.Add(e.clock), e.mark) })
		}
	}
	if e.day.IsZero() { // which may be forgotten
		dates()
	}
	others, to := slices.Delete(copies(d.entries), n, n+1), 0
	for i, other := range others {
		if (other.instant.Compare(e.instant) > 0) == newestFirst {
			to = i + 1
		}
	}
	if to != n && !e.civil.Before(d.first) {
		where := "above all others"
		if to > 0 {
			where = "below the entry of " + others[to-1].civil.Format("2006-01-02 15:04")
		}
		moved := *e
		moved.day = e.civil.Truncate(24 * time.Hour)
		where += ", as  " + heading(moved.day, e.civil, e.mark)
		if n < len(others) && others[n].day.IsZero() && !e.day.IsZero() {
			next := others[n]
			next.day = next.civil.Truncate(24 * time.Hour)
			where += ",  and begin the entry below it with  " + heading(next.day, next.civil, next.mark)
		}
		offer(slices.Insert(others, to, &moved), func() string { return "put it " + where })
	}
	if !e.day.IsZero() {
		dates()
	}
	return strings.Join(hints[:min(2, len(hints))], ",  or "), left
}

func copies(list []*entryHeading) []*entryHeading {
	all := make([]*entryHeading, len(list))
	for i, e := range list {
		c := *e
		all[i] = &c
	}
	return all
}

// daysBeside are the days that an entry may be of instead: those of the entries beside it, and
// the days before and after, as far as the story goes.
func (d *division) daysBeside(n int) (all []time.Time) {
	own := d.entries[n].civil.Truncate(24 * time.Hour)
	for _, i := range []int{n - 1, n + 1} {
		if i < 0 || i >= len(d.entries) {
			continue
		}
		for _, by := range []int{0, -1, 1} {
			on := d.entries[i].civil.Truncate(24*time.Hour).AddDate(0, 0, by)
			if !on.Equal(own) && !on.Before(d.first) && (d.end.IsZero() || !on.After(d.end)) && !slices.ContainsFunc(all, on.Equal) {
				all = append(all, on)
			}
		}
	}
	return all
}

// distinct reports two entries of one time, by which each is known. The later one is that
// which stands where later ones do.
func (d *division) distinct(newestFirst bool, open []*entryHeading) {
	list := slices.Clone(d.entries)
	if newestFirst {
		slices.Reverse(list)
	}
	slices.SortStableFunc(list, func(a, b *entryHeading) int { return a.instant.Compare(b.instant) })
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].instant.Equal(list[from].instant) {
			to++
		}
		room := list[from].instant.Truncate(time.Minute).Add(time.Minute)
		if to < len(list) && list[to].instant.Before(room) {
			room = list[to].instant
		}
		step := room.Sub(list[from].instant) / time.Duration(to-from) / time.Second * time.Second
		for i := from + 1; i < to && !slices.Contains(open, list[i]); i++ {
			a, b := list[i-1], list[i]
			hint := "check both"
			if step > 0 {
				hint = "give the later one seconds:  " + heading(b.day, b.civil.Add(step*time.Duration(i-from)), b.mark)
			}
			d.list = append(d.list, diag.Errorf(b.at, "same-time", "there are two entries for %s, but an entry is identified by its time", b.civil.Format("15:04")).With(a.at).
				WithHint("%s", hint))
		}
		from = to
	}
}
